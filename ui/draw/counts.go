package draw

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"entente/model"
	"entente/ui/paint"
	"entente/ui/plain"
)

// atLeast makes a cell so many columns wide, and wider where its count needs that: a
// count that is cut is another one.
func atLeast(width int, c paint.Cell) paint.Cell {
	c.Width = max(width, utf8.RuneCountInString(c.Text))
	return c
}

// ofTwo counts the ties that are of two ends.
func ofTwo(ties []*model.Tie) int {
	n := 0
	for _, t := range ties {
		if t.OfTwo() {
			n++
		}
	}
	return n
}

// tieCounts counts ties of two ends, and apart from them those of more, which are not
// theirs alone: "2 ties, 5 of three and more ends".
func tieCounts(ties []*model.Tie) string {
	switch two := ofTwo(ties); {
	case two == len(ties):
		return plain.TieCount(two)
	case two == 0:
		return plain.TieCount(len(ties)) + " of three and more ends"
	default:
		return plain.TieCount(two) + ", " + strconv.Itoa(len(ties)-two) + " of three and more ends"
	}
}

// tieHeading heads ties with how many there are, and of how many ends where the label
// leaves room for that.
func tieHeading(p paint.Painter, label string, ties []*model.Tie, width int) string {
	count := tieCounts(ties)
	if room := width - 3 - p.Columns(label); p.Columns(count) > room {
		count = strings.TrimSuffix(count, " ends")
		if p.Columns(count) > room {
			count = plain.TieCount(len(ties))
		}
	}
	return p.Heading(label, count, width)
}

// withOthers names the other ends of a tie of several, behind two that it is told of.
func withOthers(others []*model.Actor) string {
	if len(others) == 0 {
		return ""
	}
	names := make([]string, len(others))
	for i, a := range others {
		names[i] = a.DistinctName()
	}
	return ", with " + strings.Join(names, ", ")
}
