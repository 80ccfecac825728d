package draw

import (
	"entente/model"
	"entente/ui/paint"
)

// comparison paints two actors side by side: a row a type of ties, the marks of the one
// at the left, of the other at the right.
func comparison(p paint.Painter, s model.Scene, width, height int) Picture {
	d := newPicture(s, height)
	c := s.Figure.Facts.(*model.Comparison)
	if s.Figure.Size == 0 {
		return d
	}
	side := comparedSide(c, width)
	spare := 0
	if !d.cut {
		spare = comparedSpare(p, s.View().Dossier(), c, side, width)
	}
	d.Head = append(d.Head, comparedHead(p, s.View().Dossier(), c, side, spare, width))
	put := func(label string, part *model.ComparedPart, named bool) {
		rows := part.Rows
		if len(rows) == 0 {
			return
		}
		d.putLater(func() string { return tieHeading(p, label, part.Tally, width) })
		if first := rows[0].Stop; d.cut {
			d.putMany(first, len(rows), func(stop int) string {
				row := &rows[stop-first]
				return comparedRow(p, s, row, comparedIn(p, s.View().Dossier(), row, named, comparedRoom(row, side, width)), side, 0, width)
			})
			return
		}
		for i := range rows {
			d.putWrapped(p, wrapping{
				stop: rows[i].Stop, bold: rows[i].Stop == s.Figure.At,
				text: func() string { return comparedIn(p, s.View().Dossier(), &rows[i], named, endless) },
				room: func() (before, columns int) { return side + 2, comparedRoom(&rows[i], side, width-spare) },
				row:  func(what string) string { return comparedRow(p, s, &rows[i], what, side, spare, width) },
			}, width)
		}
	}
	put("with each other", &c.Together, false)
	put("with counterparts in common", &c.Common, true)
	put("only "+c.A.Name, &c.OnlyA, true)
	put("only "+c.B.Name, &c.OnlyB, true)
	return d
}

// comparedSpare is how many columns nothing between the sides asks for: the right side stands
// no further from what it is of, and they are behind it.
func comparedSpare(p paint.Painter, d *model.Dossier, c *model.Comparison, side, width int) int {
	spare := max(0, width-side-2*columnGap-max(side, p.Columns(c.A.DistinctName()))-side)
	for i, part := range []*model.ComparedPart{&c.Together, &c.Common, &c.OnlyA, &c.OnlyB} {
		for n := range part.Rows {
			row := &part.Rows[n]
			spare = min(spare, comparedRoom(row, side, width)-p.Columns(comparedIn(p, d, row, i > 0, endless)))
		}
	}
	return max(0, spare)
}

// The columns of either actor's side.
const (
	leastCompared = 10
	mostCompared  = 24
)

// comparedHead names the actors above their sides, and where these are narrow, above what
// is between them, too: neither is cut beside blanks.
func comparedHead(p paint.Painter, d *model.Dossier, c *model.Comparison, side, spare, width int) string {
	room, last := width-2-columnGap, side+spare
	left := nameIn(p, d, c.A, share(room, max(side, p.Columns(c.A.DistinctName())), max(last, p.Columns(c.B.DistinctName()))))
	right := nameIn(p, d, c.B, room-max(side, p.Columns(left)))
	left = nameIn(p, d, c.A, room-max(last, p.Columns(right)))
	return p.Row(width, paint.Bare,
		paint.Cell{Gap: 1, Text: left, Width: max(side, p.Columns(left)), Right: true, Bold: true}, paint.Cell{Elastic: true},
		paint.Cell{Text: right, Width: max(last, p.Columns(right)), Bold: true}, paint.Cell{Width: 1})
}

// comparedSide is how wide either actor's side is: what its marks need, of many rows
// those of the first.
func comparedSide(c *model.Comparison, width int) int {
	need := 0
	for _, part := range []*model.ComparedPart{&c.Together, &c.Common, &c.OnlyA, &c.OnlyB} {
		for i := range part.Rows[:min(len(part.Rows), measured)] {
			for _, ties := range [][]*model.Tie{part.Rows[i].A, part.Rows[i].B} {
				need = max(need, 2+len(ties)+max(comparedDenials(c), 1+len(deniedTies(denied(ties)))))
			}
		}
	}
	return max(leastCompared, min(need, mostCompared, width/4))
}

// comparedDenials is how wide a side counts at least what is denied: not at all where nothing
// is.
func comparedDenials(c *model.Comparison) int {
	for _, part := range []*model.ComparedPart{&c.Together, &c.Common, &c.OnlyA, &c.OnlyB} {
		if part.Tally.Denied > 0 {
			return 3
		}
	}
	return 0
}

// comparedRoom is what the two sides of a row leave between them.
func comparedRoom(row *model.Compared, side, width int) int {
	return width - 2*side - 3 - comparedGap(row)
}

// comparedGap is how many blanks stand before the right side: “with none” would read as one.
func comparedGap(row *model.Compared) int {
	if len(row.B) == 0 {
		return columnGap
	}
	return 1
}

// comparedIn says what a row's ties are, and with whom. In so many columns a name leaves
// the type what it needs, so that rows of one counterpart are told apart.
func comparedIn(p paint.Painter, d *model.Dossier, row *model.Compared, named bool, columns int) string {
	const between = ": "
	what, with := row.Type.Label, withOthers(row.With)
	if row.Jointly {
		what += ", together"
	}
	if named {
		name := brief(p, row.Counterpart, counterpartWide)
		needed := p.Columns(what) + min(len(with), 1) // that others follow
		what = cutName(p, d, name, max(1, share(columns-len(between), p.Columns(name), needed))) + between + what
	}
	return what + with
}

// comparedRow paints a row: who denies, marks and direction of the one, what it is, and
// the other's the other way round, and what is to spare.
func comparedRow(p paint.Painter, s model.Scene, row *model.Compared, what string, side, spare, width int) string {
	g, bar, chosen := stopGround(s, row.Stop)
	c := s.Figure.Facts.(*model.Comparison)
	cells := append([]paint.Cell{bar}, comparedCells(p, s, row.A, c.A.ID, side, true)...)
	cells = append(cells, paint.Cell{Gap: 1, Text: what, Elastic: true, Bold: chosen}, paint.Cell{Width: comparedGap(row)})
	cells = append(cells, comparedCells(p, s, row.B, c.B.ID, side, false)...)
	return p.Row(width, g, append(cells, paint.Cell{Width: 1 + spare})...)
}

// comparedCells are one side of a row: flush to the middle.
func comparedCells(p paint.Painter, s model.Scene, ties []*model.Tie, actor string, width int, left bool) []paint.Cell {
	if len(ties) == 0 {
		return []paint.Cell{{Text: "none", Width: width, Right: left, Ink: paint.Muted}}
	}
	least := comparedDenials(s.Figure.Facts.(*model.Comparison))
	way := paint.Cell{Text: comparedWay(s.View().Dossier(), ties, actor), Width: 2}
	if left {
		way.Right = true
		no := atLeast(least, paint.Cell{Text: deniedTies(denied(ties)), Ink: paint.Red})
		return append(append([]paint.Cell{no}, markCells(p, ties, len(ties), width-2-no.Width)...), way)
	}
	no := atLeast(least, paint.Cell{Text: " " + deniedTies(denied(ties)), Ink: paint.Red})
	marks := markCells(p, ties, len(ties), width-2-no.Width)
	blank := marks[0]
	marks = append(marks[1:], no, blank)
	return append([]paint.Cell{way}, marks...)
}

// comparedWay is the direction that all of the ties have; where they differ, both.
func comparedWay(d *model.Dossier, ties []*model.Tie, actor string) string {
	way := d.WayOf(ties[0], actor)
	for _, t := range ties {
		if d.WayOf(t, actor) != way {
			return "⇄"
		}
	}
	return way.Arrow()
}
