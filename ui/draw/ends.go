package draw

import (
	"strconv"
	"strings"

	"entente/model"
	"entente/ui/paint"
)

// leastSide is the least that is told of one side of a tie: its first letters and a sign
// that more follow.
const leastSide = 3

// endsIn says whom a tie ties in so many columns, by their short names. Where these have
// no room, each side gets what it needs of it, so that a long name leaves the other side
// to be read; where there is none for both, the text is longer than that.
func endsIn(p paint.Painter, d *model.Dossier, t *model.Tie, width int) string {
	all := d.EndsInBrief(t)
	if len(all) <= width || p.Columns(all) <= width {
		return all
	}
	first, others, way := sidesOf(d, t)
	between := ", "
	if !t.Directed() && len(t.Between) == 1 {
		between = way // each has it with each
	}
	room := width - p.Columns(way)
	if room < 2*leastSide || len(others) == 0 {
		return all
	}
	left := p.Columns(sideIn(p, d, first, between, share(room, p.Columns(strings.Join(first, between)), p.Columns(strings.Join(others, between)))))
	right := sideIn(p, d, others, between, room-left)
	return sideIn(p, d, first, between, room-p.Columns(right)) + way + right
}

// pairIn names two in so many columns: each gets what it needs of it, so that a long name
// leaves the other to be read.
func pairIn(p paint.Painter, d *model.Dossier, from, way, to string, width int) string {
	room := max(2*leastSide, width-p.Columns(way))
	left := cutName(p, d, from, share(room, p.Columns(from), p.Columns(to)))
	right := cutName(p, d, to, room-p.Columns(left))
	return cutName(p, d, from, room-p.Columns(right)) + way + right
}

// sidesOf returns the short names of a tie's two sides, and what stands between them. Of
// ends that are tied each with each, the second side has all but the first.
func sidesOf(d *model.Dossier, t *model.Tie) (first, others []string, way string) {
	switch {
	case t.Directed():
		return briefNames(d, t.From), briefNames(d, t.To), " → "
	case len(t.Between) == 2:
		return briefNames(d, t.Between[0]), briefNames(d, t.Between[1]), " ↔ "
	}
	names := briefNames(d, t.Between[0])
	return names[:1], names[1:], " ↔ "
}

func briefNames(d *model.Dossier, ids []string) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = d.BriefName(id)
	}
	return names
}

// sideIn names one side in so many columns. Where not even one name and the number of the
// others have room, the name alone is cut.
func sideIn(p paint.Painter, d *model.Dossier, names []string, between string, width int) string {
	if more := len(" +" + strconv.Itoa(len(names)-1)); len(names) > 1 && width < leastSide+more {
		return cutName(p, d, names[0], width)
	}
	return p.Cut(joinedIn(p, d, names, between, width), width)
}

// alongside returns how many columns the first of two texts has in a row where both have so
// much room: its column, but what it has over or lacks the other lends or borrows, so
// that nothing is cut beside blanks. The texts take size and other columns.
func alongside(column, room, size, other int) int {
	free := max(0, room-other)
	wide := max(column, min(size, free))
	if wide > free {
		wide = max(free, min(wide, size))
	}
	return wide
}
