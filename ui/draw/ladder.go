package draw

import (
	"sort"
	"strconv"

	"entente/model"
	"entente/ui/paint"
)

// rungLabel is how wide a lens's words are at most; the longest has 31 columns.
const rungLabel = 33

// leastBar is how long bars are at least if there are any: shorter ones tell no rung
// from another.
const leastBar = 8

// leastLeft is how many rows the ties that are left have at least beside what the lenses mean.
const leastLeft = 3

// ladder paints the lenses, each with a bar of what it leaves, and below the ties that
// the present one leaves.
func ladder(p paint.Painter, s model.Scene, width, height int) Picture {
	var d Picture
	l := s.Figure.Facts.(*model.Ladder)
	for i := range l.Rungs {
		d.Head = append(d.Head, rung(p, s, &l.Rungs[i], width))
	}
	meaning := append(p.Prose(model.LensMeaning, width, paint.Look{Ink: paint.Muted}), p.Row(width, paint.Bare))
	if height-len(d.Head)-len(meaning) >= leastLeft {
		d.Head = append(d.Head, meaning...)
	}
	rows := fromNobody(s)
	g := gridOf(p, rows, l.Left, width)
	row := func(stop int) string {
		ground, bar, chosen := stopGround(rows, stop)
		return p.Row(width, ground, g.cells(p, rows, l.Left[stop], bar, chosen)...)
	}
	for first := 0; first < len(l.Left); {
		standing := l.Left[first].Standing()
		n := sort.Search(len(l.Left)-first, func(i int) bool { return l.Left[first+i].Standing() > standing }) // they are in order
		d.put(p.Heading(standing.String(), strconv.Itoa(n), width))
		d.putMany(first, n, row)
		first += n
	}
	if len(l.Left) == 0 {
		d.put(p.Prose("Nothing is left."+p.Taught(" {sideways back} takes a wider lens, {undo the innermost} undoes the last filter."), width, paint.Look{Bold: true})...)
	}
	return d
}

// fromNobody returns the Scene for rows of ties that are seen from nobody, under no heading
// that tells their type.
func fromNobody(s model.Scene) model.Scene {
	s.Listed, s.Order = model.Scope{Kind: model.AllTies}, model.OrderStanding
	return s
}

// tieRows returns what paints ties seen from nobody, at stops of a drawing, in the columns
// that they share.
func tieRows(p paint.Painter, s model.Scene, ties []*model.Tie, width int) func(t *model.Tie, stop int) string {
	return gridRows(p, s, gridOf(p, fromNobody(s), ties, width), width)
}

// gridRows returns the same in the columns of a grid of ties seen from nobody.
func gridRows(p paint.Painter, s model.Scene, grid grid, width int) func(t *model.Tie, stop int) string {
	s = fromNobody(s)
	return func(t *model.Tie, stop int) string {
		g, bar, chosen := stopGround(s, stop)
		return p.Row(width, g, grid.cells(p, s, t, bar, chosen)...)
	}
}

// rung paints a lens, how many ties it leaves, and a bar of their part of all.
func rung(p paint.Painter, s model.Scene, r *model.Rung, width int) string {
	all := s.Figure.Facts.(*model.Ladder).Rungs[0].Count
	now := r.Lens == s.Filter.Lens()
	sign := " "
	if now {
		sign = "▸"
	}
	count := max(4, len(strconv.Itoa(all)))
	label := min(rungLabel, width-2-count) // its words go before its bar
	room := width - 2 - label - 2 - count
	bar := 0
	if all > 0 && room >= leastBar {
		bar = (r.Count*room + all - 1) / all
	}
	return p.Row(width, paint.Bare, paint.Cell{Text: sign, Width: 2, Ink: paint.Accent, Bold: true}, paint.Cell{Text: r.Lens.Label(), Width: label, Bold: now},
		paint.Cell{Text: strconv.Itoa(r.Count), Width: count, Right: true, Bold: now}, paint.Cell{Gap: 1, Text: paint.Repeat("▪", bar), Ink: paint.Muted})
}
