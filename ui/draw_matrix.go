package ui

import (
	"strconv"

	"entente/model"
)

// The columns of a matrix. Up to fewActors a cell shows its ties by their marks.
const (
	fewActors  = 6
	rowName    = 13
	letterCell = 3
	denseName  = 17 // with the actor's number before it
)

// matrix paints the ties of each pair: a mark a tie where the actors are few, else a
// letter or a number. Below stand the ties of more ends.
func (p painter) matrix(s model.Scene, width, height int) drawn {
	m := s.Figure.Matrix
	if len(m.Actors) == 0 {
		return drawn{}
	}
	var d drawn
	if n := len(m.Actors); n <= fewActors && (width-1-rowName)/n >= 6 {
		p.marked(&d, s, width, height)
	} else {
		p.lettered(&d, s, width)
	}
	if len(m.Apart) > 0 {
		d.put(p.heading("of three and more ends", strconv.Itoa(len(m.Apart)), width))
	}
	for i, t := range m.Apart {
		place := len(m.Actors)*len(m.Actors) + i
		d.putPlace(place, func() string { return p.tieRow(s, t, place, width) })
	}
	if m.Outside > 0 {
		d.put(p.row(width, bare), p.row(width, bare, cell{width: 1},
			cell{text: strconv.Itoa(m.Outside) + " more with other actors, all of whom the wide matrix (z) has", width: width - 2, ink: muted}))
	}
	return d
}

// marked paints few actors: above what the row gives the column, below what has no
// direction.
func (p painter) marked(d *drawn, s model.Scene, width, height int) {
	m := s.Figure.Matrix
	size := (width - 1 - rowName) / len(m.Actors)
	head := []cell{{width: 1}, {text: "from ↓  to →", width: rowName, ink: muted}}
	for _, a := range m.Actors {
		head = append(head, cell{text: " " + p.brief(a, size-2), width: size, bold: true})
	}
	d.head = append(d.head, p.row(width, bare, head...))
	airy := len(m.Actors)*3 <= height-1
	for row, a := range m.Actors {
		here := s.Figure.At >= 0 && s.Figure.At/len(m.Actors) == row
		bar := cell{width: 1}
		if here {
			bar = barOf(barChosen)
		}
		upper := []cell{bar, {text: p.brief(a, rowName-1), width: rowName, bold: true}}
		lower := []cell{bar, {width: rowName}}
		for column := range m.Actors {
			place := row*len(m.Actors) + column
			x := 1 + rowName + column*size
			d.spots = append(d.spots, spot{place, len(d.body), x, size}, spot{place, len(d.body) + 1, x, size})
			up, low := p.markedCell(s, row, column, size)
			upper, lower = append(upper, up...), append(lower, low...)
		}
		d.put(p.row(width, bare, upper...), p.row(width, bare, lower...))
		if airy {
			d.put(p.row(width, bare))
		}
	}
}

// markedCell gives a cell's two lines. The chosen one stands in brackets.
func (p painter) markedCell(s model.Scene, row, column, size int) (upper, lower []cell) {
	m := s.Figure.Matrix
	directed, mutual := m.Cell(row, column)
	open, end := cell{width: 1}, cell{width: 1}
	chosen := s.Figure.At == row*len(m.Actors)+column
	if chosen {
		open, end = cell{text: "[", width: 1, ink: accent, bold: true}, cell{text: "]", width: 1, ink: accent, bold: true}
	}
	upper = []cell{open}
	switch {
	case row == column:
		upper = append(upper, cell{text: "╲", width: 1, ink: muted})
	case len(directed)+len(mutual) == 0:
		upper = append(upper, cell{text: "·", width: 1, ink: muted})
	default:
		upper = append(upper, p.signs(directed, size-6, chosen)...)
	}
	if n := denied(directed) + denied(mutual); n > 0 {
		upper = append(upper, cell{text: " " + deniedTies(n), width: 3, ink: red, bold: chosen})
	}
	upper = append(upper, end)
	if len(mutual) > 0 {
		lower = append([]cell{{text: " ↔", width: 3, bold: chosen}}, p.signs(mutual, size-4, chosen)...)
	}
	return filled(upper, size), filled(lower, size)
}

// filled gives the cells with what is left of so many columns blank.
func filled(cells []cell, width int) []cell {
	return append(cells, cell{width: max(0, width-total(cells))})
}

// denied counts the ties that somebody denies.
func denied(ties []*model.Tie) int {
	n := 0
	for _, t := range ties {
		n += index(t.Contested())
	}
	return n
}

// signs are the marks of ties, neighbours of one standing in one cell; those that have
// no room are counted.
func (p painter) signs(ties []*model.Tie, room int, bold bool) []cell {
	shown, more := ties, ""
	if len(ties) > room {
		shown = ties[:max(0, room-3)]
		more = "+" + strconv.Itoa(len(ties)-len(shown))
	}
	var cells []cell
	for _, t := range shown {
		sign, tone := mark(t.Standing())
		if n := len(cells); n > 0 && cells[n-1].ink == tone {
			cells[n-1].text += sign
			cells[n-1].width++
			continue
		}
		cells = append(cells, cell{text: sign, width: 1, ink: tone, bold: bold})
	}
	if more != "" {
		cells = append(cells, cell{text: more, width: len(more), ink: muted})
	}
	return cells
}

// lettered paints many actors, each with its number: a cell has the letter of its only
// tie's type, or the number of its ties. Columns without room stand on another page.
func (p painter) lettered(d *drawn, s model.Scene, width int) {
	m := s.Figure.Matrix
	n := len(m.Actors)
	room := max(1, (width-1-denseName-1)/letterCell)
	first := 0
	if s.Figure.At >= 0 && s.Figure.At < n*n {
		first = s.Figure.At % n / room * room
	}
	last := min(first+room, n)
	head := []cell{{width: 1}, {text: "from ↓  to →", width: denseName, ink: muted}}
	for c := first; c < last; c++ {
		head = append(head, cell{text: strconv.Itoa(c + 1), width: letterCell, right: true, bold: s.Figure.At >= 0 && s.Figure.At < n*n && s.Figure.At%n == c})
	}
	d.head = append(d.head, p.row(width, bare, head...))
	if first > 0 || last < n {
		d.head = append(d.head, p.row(width, bare, cell{width: 1}, cell{
			text: "columns " + strconv.Itoa(first+1) + " to " + strconv.Itoa(last) + " of " + strconv.Itoa(n), width: width - 2, ink: muted,
		}))
	}
	for row := range m.Actors {
		for c := first; c < last; c++ {
			d.spots = append(d.spots, spot{row*n + c, len(d.body), 1 + denseName + (c-first)*letterCell, letterCell})
		}
		d.body = append(d.body, drawnRow{paint: func() string { return p.letteredRow(s, row, first, last, width) }})
	}
	p.letterLegend(d, s, width)
}

// letteredRow paints what an actor gives each of those in the columns.
func (p painter) letteredRow(s model.Scene, row, first, last, width int) string {
	m := s.Figure.Matrix
	n := len(m.Actors)
	bar, bold := cell{width: 1}, false
	if s.Figure.At >= 0 && s.Figure.At/n == row {
		bar, bold = barOf(barChosen), true
	}
	cells := []cell{
		bar,
		{text: strconv.Itoa(row + 1), width: 3, right: true, bold: bold},
		{width: 1},
		{text: p.brief(m.Actors[row], denseName-5), width: denseName - 4, bold: bold},
	}
	after := cell{width: 1}
	for c := first; c < last; c++ {
		before := after
		after = cell{width: 1}
		chosen := row*n+c == s.Figure.At
		if chosen {
			before, after = cell{text: "[", width: 1, ink: accent, bold: true}, cell{text: "]", width: 1, ink: accent, bold: true}
		}
		cells = append(cells, before, p.letterIn(s, row, c, chosen))
	}
	return p.row(width, bare, append(cells, after)...)
}

// letterIn gives a cell of two columns: a letter or a number, and whether it is denied.
func (p painter) letterIn(s model.Scene, row, column int, chosen bool) cell {
	directed, mutual := s.Figure.Matrix.Cell(row, column)
	ties := append(directed[:len(directed):len(directed)], mutual...)
	c := cell{width: letterCell - 1, bold: chosen, ink: muted, right: true}
	switch {
	case row == column:
		c.text = "╲"
	case len(ties) == 0:
		c.text = "·"
	case len(ties) == 1:
		c.text, c.ink = s.View().Dossier().TypeOf(ties[0]).Letter, plain
	default:
		c.text, c.ink = strconv.Itoa(min(len(ties), 99)), plain
	}
	if denied(ties) > 0 {
		c.ink = red
		if len(c.text) > 1 {
			c.text = "+"
		}
		c.text += "✗"
	}
	return c
}

// letterLegend says what the letters and signs mean.
func (p painter) letterLegend(d *drawn, s model.Scene, width int) {
	words := "A number counts ties, ✗ says that somebody denies one of them (+✗: of ten or more); those without direction stand in both cells."
	for _, t := range s.Figure.Matrix.Types {
		words += " " + t.Letter + "\u00a0" + t.Label + "."
	}
	d.put(p.row(width, bare))
	d.put(p.prose(words, width, look{ink: muted})...)
}
