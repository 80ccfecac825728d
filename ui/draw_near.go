package ui

import (
	"strconv"

	"entente/model"
)

// The columns of a neighbour: its link, and its marks.
const (
	linkWide  = 4
	marksWide = 8
	coreWide  = 16 // the actor in the middle, at most
	coreTight = 9
	roomyNear = 90 // below, the middle is narrower
)

// near paints the actor in the middle and its neighbours in two columns, joined by a
// trunk each, always in the same places.
func (p painter) near(s model.Scene, width, height int) drawn {
	var d drawn
	n := s.Figure.Near
	if len(n.Neighbours) == 0 {
		return d
	}
	half := (len(n.Neighbours) + 1) / 2
	step := 1
	if rows := half*2 - 1; rows <= min(height, 40)-2 {
		step = 2
	}
	rows := max(3, (half-1)*step+1)
	core, gap := p.columns(p.brief(n.Actor, coreWide)), 2
	if width < roomyNear {
		core, gap = p.columns(p.brief(n.Actor, coreTight)), 0
	}
	side := (width - core - 6 - 2*gap) / 2
	left, right := spread(half, step, rows), spread(len(n.Neighbours)-half, step, rows)
	d.put(p.row(width, bare))
	for y := range rows {
		cells := p.nearCells(&d, s, place(left, y), 0, side, true)
		cells = append(cells, trunk(left, y, rows/2, true))
		cells = append(cells, p.coreCells(n.Actor, y-rows/2, core, gap, len(right) > 0)...)
		cells = append(cells, trunk(right, y, rows/2, false))
		cells = append(cells, p.nearCells(&d, s, after(place(right, y), half), width-side-1, side, false)...)
		d.put(p.row(width, bare, cells...))
	}
	if n.More > 0 {
		d.put(p.row(width, bare), p.row(width, bare, cell{width: 1},
			cell{text: strconv.Itoa(n.More) + " more have fewer ties", width: width - 2, ink: muted}))
	}
	return d
}

// spread gives the rows of so many neighbours, around the middle row.
func spread(n, step, rows int) []int {
	at := make([]int, n)
	first := rows/2 - (n-1)*step/2
	for i := range at {
		at[i] = first + i*step
	}
	return at
}

// place gives which of the rows is y, or -1.
func place(rows []int, y int) int {
	for i, row := range rows {
		if row == y {
			return i
		}
	}
	return -1
}

func after(place, n int) int {
	if place < 0 {
		return place
	}
	return place + n
}

// nearCells are a neighbour's: its name, its marks, and its link to the trunk; turned
// round at the right.
func (p painter) nearCells(d *drawn, s model.Scene, at, x, side int, left bool) []cell {
	if at < 0 {
		return []cell{{width: side}}
	}
	n := &s.Figure.Near.Neighbours[at]
	chosen := at == s.Figure.At
	d.spots = append(d.spots, spot{at, len(d.body), x, side})
	_, bar := rowGround(chosen, s.Focus == model.Relationships, false)
	count := strconv.Itoa(len(n.Ties))
	sign, tone := mark(n.Ties[0].Standing())
	room := side - 1 - linkWide - marksWide - 1
	name := cell{text: p.brief(n.Actor, room-1), width: room, right: left, bold: chosen}
	marks := []cell{{text: sign, width: 1, ink: tone}, {text: count, width: 3, right: true}, {text: " " + deniedTies(denied(n.Ties)), width: 4, ink: red}}
	if left {
		if chosen {
			name.text = bar.text + name.text
		}
		cells := append([]cell{{width: 1}, name, {width: 1}}, marks...)
		return append(cells, cell{text: strand(n, true), width: side - total(cells), ink: ruled, right: true})
	}
	cells := []cell{{text: strand(n, false), width: linkWide, ink: ruled}, {width: 1}}
	cells = append(cells, marks...)
	cells = append(cells, bar, name)
	return append(cells, cell{width: side - total(cells)})
}

// strand draws how a neighbour's ties run: an arrowhead at each end that receives.
func strand(n *model.Neighbour, left bool) string {
	in, out := n.Receives > 0, n.Gives > 0
	switch {
	case in && out:
		return "←──→"
	case in == left && in, out != left && out:
		return "───→"
	case in || out:
		return "←───"
	}
	return "────"
}

// trunk joins the links of one side, and the middle's row to them.
func trunk(rows []int, y, middle int, left bool) cell {
	c := cell{width: 1, ink: ruled}
	if len(rows) == 0 {
		return c
	}
	first, last := min(rows[0], middle), max(rows[len(rows)-1], middle)
	linked := place(rows, y) >= 0
	above, below := y > first && y <= last, y >= first && y < last
	toSide, toCore := linked, y == middle
	if !left {
		toSide, toCore = toCore, toSide
	}
	c.text = junction(above, below, toSide, toCore)
	return c
}

// junction gives the line that goes on in those directions.
func junction(up, down, left, right bool) string {
	return [...]string{" ", "╶", "╴", "─", "╷", "┌", "┐", "┬", "╵", "└", "┘", "┴", "│", "├", "┤", "┼"}[index(up)*8+index(down)*4+index(left)*2+index(right)]
}

// coreCells are the box of the actor in the middle, or nothing beside it.
func (p painter) coreCells(a *model.Actor, y, core, gap int, both bool) []cell {
	switch y {
	case -1, 1:
		ends := [...]string{"┌", "┐"}
		if y == 1 {
			ends = [...]string{"└", "┘"}
		}
		return []cell{{width: gap}, {text: ends[0] + repeat("─", core+2) + ends[1], width: core + 4, ink: ruled}, {width: gap}}
	case 0:
		join := cell{width: gap}
		if both {
			join = cell{text: repeat("─", gap), width: gap, ink: ruled}
		}
		return []cell{
			{text: repeat("─", gap), width: gap, ink: ruled},
			{text: "┤ ", width: 2, ink: ruled},
			{text: p.brief(a, core), width: core, bold: true, ink: accent},
			{text: " " + [...]string{"│", "├"}[index(both)], width: 2, ink: ruled},
			join,
		}
	}
	return []cell{{width: core + 4 + 2*gap}}
}
