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

// tieCounts tells ties of two ends, and apart from them those of more, which are not
// theirs alone: "2 ties and 5 of three and more ends".
func tieCounts(of model.Tally) string {
	switch of.OfTwo {
	case of.All:
		return plain.TieCount(of.All)
	case 0:
		return plain.TieCount(of.All) + " of three and more ends"
	default:
		return plain.TieCount(of.OfTwo) + " and " + strconv.Itoa(of.All-of.OfTwo) + " of three and more ends"
	}
}

// tieCountsIn is [tieCounts] in so many columns: of how many ends they are is told in fewer
// words, or not at all.
func tieCountsIn(p paint.Painter, of model.Tally, room int) string {
	count := tieCounts(of)
	for _, brief := range []string{strings.Replace(count, "three and more", "more", 1), plain.TieCount(of.All)} {
		if p.Columns(count) <= room {
			break
		}
		count = brief
	}
	return count
}

// tieHeading heads ties with how many there are, and of how many ends where the label
// leaves room for that.
func tieHeading(p paint.Painter, label string, of model.Tally, width int) string {
	return p.Heading(label, tieCountsIn(p, of, width-3-p.Columns(label)), width)
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
