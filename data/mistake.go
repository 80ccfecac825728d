package data

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Place is where something stands in a dossier. Lines and columns are counted
// from 1, columns in characters. The zero Place is none.
type Place struct {
	File         string
	Line, Column int
}

// String gives the place as editors and compilers write it, so that a terminal
// or an editor can jump there.
func (p Place) String() string {
	if p == (Place{}) {
		return ""
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

func (p Place) compare(q Place) int {
	return cmp.Or(strings.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Column, q.Column))
}

// A Mistake is one broken rule and the place where it is broken.
type Mistake struct {
	Place

	What string // what is wrong
	Fix  string // what would be right; may be empty
	// Text is what stands on that line, made safe and cut where it is long, and
	// Caret the offset in it of what is meant. It is empty where there is nothing
	// to show.
	Text  string
	Caret int
}

// String gives the mistake in one line.
func (m Mistake) String() string {
	line := m.Place.String() + ": " + m.What
	if m.Fix != "" {
		line += "; " + m.Fix
	}
	return line
}

// Refused are all the mistakes of a dossier, in the order of their places. It is
// the error of a dossier that can't be used.
type Refused []Mistake

// Error gives the mistakes a line each.
func (r Refused) Error() string {
	lines := make([]string, len(r))
	for i := range r {
		lines[i] = r[i].String()
	}
	return strings.Join(lines, "\n")
}

func (r Refused) sort() {
	slices.SortStableFunc(r, func(a, b Mistake) int { return a.compare(b.Place) })
}
