package data

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// nextLine is an invisible line end, as are U+2028 and U+2029: YAML's parser ends
// lines there, and editors and JSON don't.
const nextLine = '\u0085'

var breaks = []string{string(nextLine), "\u2028", "\u2029"}

// standIns tell what noncharacters stand for in a text that the parser reads.
type standIns struct {
	breaks *strings.Replacer // nil where there are none
	pairs  bool
}

// parsable puts noncharacters that the text doesn't have in the place of what the parser
// takes for something else, each for a character of the text: invisible line ends, so that
// they end no line, and the escapes of two surrogates, which are one character in JSON.
func parsable(text []byte) ([]byte, standIns) {
	text, pairs := withoutPairs(text)
	text, restore := withoutBreaks(text)
	return text, standIns{restore, pairs}
}

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

// pairLetters are what the escapes of two surrogates consist of. U+FDD0 and those that
// follow stand for them, 32 noncharacters that no text has.
const pairLetters = `\u0123456789abcdefABCDEF`

// pairForm matches the escapes of two surrogates, and the backslashes before, of which an
// odd one makes a backslash of the first.
var pairForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\\*\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}`)
})

// lengthOfPair is how many characters the escapes of two surrogates have.
const lengthOfPair = 12

func withoutPairs(text []byte) (plain []byte, pairs bool) {
	if !bytes.Contains(text, []byte(`\ud`)) && !bytes.Contains(text, []byte(`\uD`)) || bytes.ContainsFunc(text, isPairLetter) {
		return text, false
	}
	return pairForm().ReplaceAllFunc(text, func(found []byte) []byte {
		before := len(found) - lengthOfPair
		if before%2 > 0 {
			return found
		}
		pairs = true
		made := slices.Clone(found[:before])
		for _, b := range found[before:] {
			stand := '\ufdd0'
			for at := 0; pairLetters[at] != b; at++ {
				stand++
			}
			made = utf8.AppendRune(made, stand)
		}
		return made
	}), pairs
}

func isPairLetter(r rune) bool { return r >= '\ufdd0' && r <= '\ufdef' }

// asWritten returns a text with its escapes as they were written.
func asWritten(text string) string {
	return strings.Map(func(r rune) rune {
		if isPairLetter(r) {
			return rune(pairLetters[r-'\ufdd0'])
		}
		return r
	}, text)
}

// paired returns a text with the characters that its escapes are.
func paired(text string) string {
	var b strings.Builder
	for {
		at := strings.IndexFunc(text, isPairLetter)
		if at < 0 {
			return b.String() + text
		}
		length := lengthOfPair * len("\ufdd0")
		b.WriteString(text[:at])
		b.WriteRune(surrogates(asWritten(text[at : at+length])))
		text = text[at+length:]
	}
}

// surrogates returns the character that two escapes are; U+FFFD where they are none.
func surrogates(escapes string) rune {
	high, _ := strconv.ParseUint(escapes[2:6], 16, 16)
	low, _ := strconv.ParseUint(escapes[8:12], 16, 16)
	return utf16.DecodeRune(rune(high), rune(low))
}

// putBack restores the characters of all texts of a node. Between double marks escapes
// are what they stand for, and elsewhere themselves.
func (s standIns) putBack(n *yaml.Node) {
	if s == (standIns{}) {
		return
	}
	restore := func(text string) string {
		if s.breaks != nil {
			text = s.breaks.Replace(text)
		}
		if s.pairs && n.Style&yaml.DoubleQuotedStyle == 0 {
			text = asWritten(text)
		} else if s.pairs {
			text = paired(text)
		}
		return text
	}
	n.Value = restore(n.Value)
	for _, c := range n.Content {
		s.putBack(c)
	}
}
