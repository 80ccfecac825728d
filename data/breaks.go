package data

import (
	"bytes"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// nextLine is an invisible line end, as are U+2028 and U+2029: YAML's parser ends
// lines there, and editors and JSON don't.
const nextLine = '\u0085'

var breaks = []string{string(nextLine), "\u2028", "\u2029"}

// withoutBreaks puts noncharacters that the text doesn't have in the place of
// invisible line ends, so that they end no line, and tells by what putBack restores
// them.
func withoutBreaks(text []byte) (plain []byte, restore *strings.Replacer) {
	if !slices.ContainsFunc(breaks, func(b string) bool { return bytes.Contains(text, []byte(b)) }) {
		return text, nil
	}
	var there, back []string
	stand := '\ufdd0'
	for _, b := range breaks {
		for bytes.ContainsRune(text, stand) {
			stand++
		}
		there = append(there, b, string(stand))
		back = append(back, string(stand), b)
		stand++
	}
	return []byte(strings.NewReplacer(there...).Replace(string(text))), strings.NewReplacer(back...)
}

// putBack restores the characters of all texts of a node.
func putBack(n *yaml.Node, restore *strings.Replacer) {
	if restore == nil {
		return
	}
	n.Value = restore.Replace(n.Value)
	for _, c := range n.Content {
		putBack(c, restore)
	}
}
