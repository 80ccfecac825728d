package data

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"entente/data/safe"

	"go.yaml.in/yaml/v4"
)

// hide notes that safe.Clean took something out of a scalar's text, unless that was a
// line end or a tab, for which a blank stands. It is no mistake that keeps the
// dossier from being opened: what the reader sees is safe, and says that
// something is missing.
func (d *decoder) hide(n *yaml.Node, name, text string) {
	d.hideAt(func(at int) Location { return d.locationWithin(n, text, at) }, name, text)
}

// hiddenKind is the kind of what is hidden.
const hiddenKind = "hidden"

// hideAt does so for a text whose characters have locations.
func (d *decoder) hideAt(within func(at int) Location, name, text string) {
	at, places := safe.Unsafe(text)
	if places == 0 || d.hidden.full(hiddenKind, 1) {
		return
	}
	r, size := utf8.DecodeRuneInString(text[at:])
	what := safe.UnsafeName(r)
	if r == utf8.RuneError && size == 1 {
		what = "bad UTF-8"
	}
	fix := "take it out"
	switch {
	case places == 2:
		what, fix = what+", and the same or another in 1 more place", "take them out"
	case places > 2:
		what, fix = fmt.Sprintf("%s, and the same or others in %d more places", what, places-1), "take them out"
	}
	d.hidden.add(Mistake{
		Location: within(at), What: fmt.Sprintf("%s has %s, and shows U+FFFD instead", name, what), Fix: fix, kind: hiddenKind,
	})
}

// locationWithin gives the location of a character of a scalar's text. Between double
// marks it may be written as an escape, and on a very long line it would take
// long to be found: then it is where the scalar begins.
func (d *decoder) locationWithin(n *yaml.Node, text string, at int) Location {
	const longest = 2000
	p := d.location(n)
	if n.Style&yaml.DoubleQuotedStyle != 0 || p.Column > longest {
		return p
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	character := []byte(text[at : at+size])
	start, end := d.at.seek(p.Line)
	from := start + skip(d.at.text[start:end], p.Column-1)
	to := from
	for range strings.Count(text[:at], string(character)) + 1 { // every other way to write one leaves the characters as they are
		next := bytes.Index(d.at.text[to:], character)
		if next < 0 {
			return p
		}
		to += next + size
	}
	found := locationOf(d.at.text[start:], to-size-start)
	return Location{d.file, p.Line + found.Line - 1, found.Column}
}
