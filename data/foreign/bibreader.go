package foreign

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
)

// A bibEntry is one entry of BibTeX.
type bibEntry struct {
	line   int    // counted from 1
	kind   string // in lower case
	key    string
	fields map[string]string // by their names in lower case
	names  []string          // of the fields, in their order

	swallowed string // a field that other entries may stand in
}

// bibInside is what a field has in it where its braces swallow the entries behind it.
var bibInside = form(`\n\s*@[A-Za-z]+\s*[{(]\s*[^\s,{}"=]+\s*,`)

// A bibReader reads one entry after another.
type bibReader struct {
	text    string
	at      int
	counted struct{ at, line int } // up to where lines were counted
	line    int                    // of the entry at hand, counted from 1
	entry   *bibEntry
	macros  map[string]string
	grown   int // bytes of the values that macros made
	err     error
	between func(line int) // is told of text between entries
}

func newBibReader(text string) *bibReader {
	b := &bibReader{text: text, line: 1, macros: map[string]string{}}
	b.counted.line = 1
	for i, month := range strings.Fields("jan feb mar apr may jun jul aug sep oct nov dec") {
		b.macros[month] = fmt.Sprintf("%02d", i+1)
	}
	return b
}

// next reads the next entry. What stands between entries is comment.
func (b *bibReader) next() bool {
	said, from := false, b.at
	for b.err == nil {
		start := strings.IndexByte(b.text[b.at:], '@')
		if start < 0 {
			start = len(b.text) - b.at
		}
		b.at += start
		if words := strings.TrimLeft(b.text[from:b.at], " \t\r\n"); words != "" && !said {
			said = true
			b.between(b.lineOf(b.at - len(words)))
		}
		if b.at == len(b.text) {
			return false
		}
		from = b.at
		b.at++
		b.line = b.lineOf(b.at)
		kind := strings.ToLower(b.word())
		b.blank()
		if kind != "" && b.has("{(") {
			b.entry = &bibEntry{line: b.line, kind: kind, fields: map[string]string{}}
			return b.begin()
		}
	}
	return false
}

// lineOf returns the line of a place, counted from 1. It is asked for in their order, but
// for the sign before the last one.
func (b *bibReader) lineOf(at int) int {
	if at < b.counted.at {
		return b.counted.line
	}
	b.counted.line += strings.Count(b.text[b.counted.at:at], "\n")
	b.counted.at = at
	return b.counted.line
}

// begin reads an entry from what opens it.
func (b *bibReader) begin() bool {
	closing := map[byte]byte{'{': '}', '(': ')'}[b.text[b.at]]
	switch b.entry.kind {
	case "comment", "preamble":
		b.group()
		return b.err == nil
	case "string":
		b.at++
	default:
		b.at++
		end := strings.IndexAny(b.text[b.at:], ",})")
		if end < 0 {
			b.broken(entryOpen)
			return false
		}
		b.entry.key = strings.TrimSpace(b.text[b.at : b.at+end])
		b.at += end
		if strings.Contains(b.entry.key, "\n") {
			b.broken("the key of an entry goes over lines; put a comma behind it")
			return false
		}
	}
	b.read(closing)
	return b.err == nil
}

// read reads the fields of an entry, up to its end.
func (b *bibReader) read(closing byte) {
	for b.err == nil {
		for b.blank(); b.has(","); b.blank() {
			b.at++
		}
		if b.at >= len(b.text) {
			b.broken(entryOpen)
			return
		}
		if b.text[b.at] == closing {
			b.at++
			return
		}
		name := strings.ToLower(b.word())
		b.blank()
		if strings.HasPrefix(name, "@") {
			b.broken(entryOpen)
			return
		}
		if name == "" || !b.has("=") {
			b.broken("a field has no name or no value")
			return
		}
		b.at++
		value := b.value()
		if b.entry.swallowed == "" && bibInside().MatchString(value) {
			b.entry.swallowed = name
		}
		if _, twice := b.entry.fields[name]; twice { // it isn't lost
			name += " (again)"
			value = strings.TrimSpace(b.entry.fields[name] + " " + value)
		}
		if _, again := b.entry.fields[name]; !again {
			b.entry.names = append(b.entry.names, name)
		}
		b.entry.fields[name] = value
	}
}

const entryOpen = "the entry has no end; close it, or look whether the rest of the file was lost"

// value reads texts, numbers and macros, joined by #.
func (b *bibReader) value() string {
	var joined strings.Builder
	for {
		b.blank()
		switch {
		case b.has("{"):
			joined.WriteString(b.group())
		case b.has(`"`):
			joined.WriteString(b.quoted())
		default:
			word := b.word()
			value := cmp.Or(b.macros[strings.ToLower(word)], word)
			if b.grown += len(value); b.grown > mostGulp { // each may hold the one before it twice
				b.err = errors.New("its macros are larger than the file may be")
				return ""
			}
			joined.WriteString(value)
		}
		b.blank()
		if !b.has("#") || b.err != nil {
			return joined.String()
		}
		b.at++
	}
}

// group reads a text in braces, without them.
func (b *bibReader) group() string {
	depth, start := 0, b.at+1
	open, closing := b.text[b.at], byte('}')
	if open == '(' {
		closing = ')'
	}
	for ; b.at < len(b.text); b.at++ {
		switch b.text[b.at] {
		case '\\':
			b.at++
		case open:
			depth++
		case closing:
			if depth--; depth == 0 {
				b.at++
				return b.text[start : b.at-1]
			}
		}
	}
	b.at = len(b.text)
	b.broken("a text in braces has no end; close it, or look whether the rest of the file was lost")
	return ""
}

func (b *bibReader) quoted() string {
	b.at++
	depth, start := 0, b.at
	for ; b.at < len(b.text); b.at++ {
		switch b.text[b.at] {
		case '\\':
			b.at++
		case '{':
			depth++
		case '}':
			depth--
		case '"':
			if depth == 0 {
				b.at++
				return b.text[start : b.at-1]
			}
		}
	}
	b.at = len(b.text)
	b.broken("a text in quotation marks has no end; close it, or look whether the rest of the file was lost")
	return ""
}

func (b *bibReader) word() string {
	start := b.at
	for b.at < len(b.text) && !strings.ContainsRune(" \t\r\n{}(),=#\"%", rune(b.text[b.at])) {
		b.at++
	}
	return b.text[start:b.at]
}

func (b *bibReader) blank() {
	for b.at < len(b.text) && strings.IndexByte(" \t\r\n", b.text[b.at]) >= 0 {
		b.at++
	}
}

func (b *bibReader) has(signs string) bool {
	return b.at < len(b.text) && strings.IndexByte(signs, b.text[b.at]) >= 0
}

func (b *bibReader) broken(why string) {
	if b.err == nil {
		b.err = &PlaceError{b.line, 1, why}
	}
}
