package ui

import (
	"strconv"

	"entente/model"
)

// comparison paints two actors side by side: a row a type of ties, the marks of the one
// at the left, of the other at the right.
func (p painter) comparison(s model.Scene, width, _ int) drawn {
	var d drawn
	c := s.Figure.Comparison
	if len(c.Together)+len(c.Common)+len(c.OnlyA)+len(c.OnlyB) == 0 {
		return d
	}
	side := comparedSide(width)
	d.head = append(d.head, p.row(width, bare,
		cell{text: p.brief(c.A, side), width: side + 1, right: true, bold: true}, cell{width: width - 2*side - 3},
		cell{width: 1}, cell{text: p.brief(c.B, side), width: side, bold: true}))
	part := func(label string, rows []model.Compared, named bool) {
		if len(rows) == 0 {
			return
		}
		d.put(p.heading(label, strconv.Itoa(len(rows)), width))
		for i := range rows {
			d.putPlace(rows[i].Place, func() string { return p.compared(s, &rows[i], named, width) })
		}
	}
	part("with each other", c.Together, false)
	part("with counterparts in common", c.Common, true)
	part("only "+c.A.Name, c.OnlyA, true)
	part("only "+c.B.Name, c.OnlyB, true)
	return d
}

// comparedSide is how wide either actor's side is.
func comparedSide(width int) int { return max(10, min(24, width/4)) }

// compared paints a row: who denies, marks and direction of the one, what it is, and
// the other's the other way round.
func (p painter) compared(s model.Scene, row *model.Compared, named bool, width int) string {
	at := row.Place == s.Figure.At
	g, bar := rowGround(at, s.Focus == model.Relationships, false)
	c, side := s.Figure.Comparison, comparedSide(width)
	what := row.Type.Label
	if named {
		what = p.brief(row.Counterpart, counterpartWide) + ": " + what
	}
	cells := append([]cell{bar}, p.comparedCells(s, row.A, c.A.ID, side, true)...)
	cells = append(cells, cell{width: 1}, cell{text: what, width: width - 2*side - 4, bold: at}, cell{width: 1})
	return p.row(width, g, append(cells, p.comparedCells(s, row.B, c.B.ID, side, false)...)...)
}

// comparedCells are one side of a row: flush to the middle.
func (p painter) comparedCells(s model.Scene, ties []*model.Tie, actor string, width int, left bool) []cell {
	if len(ties) == 0 {
		return []cell{{text: "none", width: width, right: left, ink: muted}}
	}
	way := cell{text: comparedWay(s.View().Dossier(), ties, actor), width: 2}
	if left {
		way.right = true
		cells := append([]cell{{text: deniedTies(denied(ties)), width: 3, ink: red}}, p.markCells(ties, width-5)...)
		return append(cells, way)
	}
	marks := p.markCells(ties, width-5)
	blank := marks[0]
	marks = append(marks[1:], cell{text: " " + deniedTies(denied(ties)), width: 3, ink: red}, blank)
	return append([]cell{way}, marks...)
}

// comparedWay is the direction that all of the ties have; where they differ, both.
func comparedWay(d *model.Dossier, ties []*model.Tie, actor string) string {
	way := d.WayOf(ties[0], actor)
	for _, t := range ties {
		if d.WayOf(t, actor) != way {
			return "⇄"
		}
	}
	return arrow(way)
}
