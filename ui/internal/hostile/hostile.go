// Package hostile has texts that do something to a terminal, or that hide
// something from its reader, and a dossier with each of them in each of its
// fields. It is for the tests of every package that such texts come through.
package hostile

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Payload is a text that nobody should ever see the effect of.
type Payload struct{ Name, Text string }

//go:embed payloads.txt
var table string

// Payloads returns those that are valid UTF-8, so that YAML can hold them as escapes.
// Each leaves few letters behind: labels have little room.
func Payloads() []Payload { return payloads(utf8.ValidString) }

// Raw returns bytes that are no UTF-8, as names of files, arguments and broken files
// have them.
func Raw() []Payload {
	return payloads(func(text string) bool { return !utf8.ValidString(text) })
}

func payloads(wanted func(string) bool) []Payload {
	var list []Payload
	for line := range strings.Lines(table) {
		name, quoted, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			continue // a heading, or a blank line
		}
		text, err := strconv.Unquote(quoted)
		if err != nil {
			panic(fmt.Sprintf("hostile: %s: %v", name, err))
		}
		if wanted(text) {
			list = append(list, Payload{name, text})
		}
	}
	return list
}
