package data

import (
	"cmp"
	"fmt"
	"sort"
	"strings"
)

// A Location is where something stands in a dossier. Lines and columns are counted from
// 1, columns in characters; 0 is a file as a whole. The zero Location is none.
type Location struct {
	File         string
	Line, Column int
}

// String returns the location as compilers write it, so that a terminal or an editor
// can jump there: of a file whose records have no lines that are known, its name.
func (p Location) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// A Mistake is one broken rule and the location where it is broken.
type Mistake struct {
	Location

	What string // what is wrong
	Fix  string // what would be right; may be empty
	// Text is what stands on that line, made safe and cut where it is long, and
	// Caret the offset in it of what is meant. It is empty where there is nothing
	// to show.
	Text  string
	Caret int
	// Warning says that no rule is broken, and the dossier can be used.
	Warning bool
	// More is how many mistakes of the same kind there are that aren't told.
	More int

	kind string // the same for all mistakes of a kind
}

// String returns the mistake in one line.
func (m Mistake) String() string {
	line := m.Location.String() + ": "
	if m.Warning {
		line += "warning: "
	}
	line += m.What
	if m.More > 0 {
		line += fmt.Sprintf(" (%d more like it aren’t told)", m.More)
	}
	if m.Fix != "" {
		line += "; " + m.Fix
	}
	return line
}

// Refused holds the mistakes of a dossier in the order of their locations, of each kind
// a few. It is the error of a dossier that can't be used.
type Refused []Mistake

// Count returns how many mistakes there are, with those that aren't told.
func (r Refused) Count() int {
	n := len(r)
	for i := range r {
		n += r[i].More
	}
	return n
}

// Error returns the mistakes, one a line.
func (r Refused) Error() string {
	lines := make([]string, len(r))
	for i := range r {
		lines[i] = r[i].String()
	}
	return strings.Join(lines, "\n")
}

func (r Refused) sort() {
	sort.SliceStable(r, func(i, j int) bool {
		a, b := &r[i], &r[j]
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column)) < 0
	})
}

// fewOfAKind is how many mistakes of one kind are told: enough to see what they have
// in common, and so few that those of other kinds are seen beside them.
const fewOfAKind = 20

// few sorts mistakes, and leaves of each kind the first.
func (r Refused) few() Refused {
	r.sort()
	var t tally
	for _, m := range r {
		t.add(m)
	}
	return t.told
}

// A tally keeps of each kind of mistake the first few that are met, of which the last has
// the number of those that aren't told.
type tally struct {
	told  Refused
	all   int // mistakes, with those that aren't told
	kinds map[string]kindTold
}

// A kindTold is how many mistakes of a kind are told, and which of them is the last.
type kindTold struct{ n, last int }

// full counts so many mistakes of a kind, and reports whether there are enough of it: no
// more need be known of them.
func (t *tally) full(kind string, n int) bool {
	of := t.kinds[kind]
	if kind == "" || of.n < fewOfAKind {
		return false
	}
	t.all += n
	t.told[of.last].More += n
	return true
}

func (t *tally) add(m Mistake) {
	if t.full(m.kind, 1+m.More) {
		return
	}
	t.all += 1 + m.More
	of := t.kinds[m.kind]
	if of.n > 0 && m.kind != "" {
		before := &t.told[of.last]
		m.More, before.More = m.More+before.More, 0
	}
	if t.kinds == nil {
		t.kinds = map[string]kindTold{}
	}
	t.kinds[m.kind] = kindTold{of.n + 1, len(t.told)}
	t.told = append(t.told, m)
}

// take adds the mistakes of another.
func (t *tally) take(more tally) {
	for _, m := range more.told {
		t.add(m)
	}
}
