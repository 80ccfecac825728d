package data

import (
	"cmp"
	"fmt"
	"slices"
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
		line += fmt.Sprintf(" (%d more like it aren't told)", m.More)
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
	slices.SortStableFunc(r, func(a, b Mistake) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

// fewOfAKind is how many mistakes of one kind are told: enough to see what they have
// in common, and so few that those of other kinds are seen beside them.
const fewOfAKind = 20

// few sorts mistakes, and leaves of each kind the first, of which the last has the
// number of those that are left out.
func (r Refused) few() Refused {
	r.sort()
	last, told := map[string]int{}, map[string]int{}
	kept := r[:0]
	for _, m := range r {
		if m.kind != "" && told[m.kind] == fewOfAKind {
			kept[last[m.kind]].More += 1 + m.More
			continue
		}
		told[m.kind]++
		last[m.kind] = len(kept)
		kept = append(kept, m)
	}
	clear(r[len(kept):])
	return kept
}
