package ui

import (
	"strconv"

	"entente/model"
)

// bars mark the selection in a pane's first column, so that it is seen without
// colour, and in a plain copy of the screen.
const (
	barFocused = "█"
	barChosen  = "▌"
	barLit     = "▎"
	barPinned  = "P"
)

// A window is the part of a list that a pane has room for.
type window struct{ top, rows int }

// keep moves the window as little as shows the row, with the heading above it
// where that is the row before, and leaves no room behind the list unused.
func (w window) keep(l model.List) window {
	if at := l.At; at >= 0 && w.rows > 0 {
		head := at
		if at > 0 && l.Rows[at-1].Kind == model.HeadingRow && w.rows > 1 {
			head = at - 1
		}
		w.top = max(min(w.top, head), at-w.rows+1)
	}
	return w.clamp(len(l.Rows))
}

func (w window) clamp(length int) window {
	w.top = max(0, min(w.top, length-w.rows))
	return w
}

// thumb tells which of the window's rows stand for it in a rule as high as the
// window; none where all is in sight.
func (w window) thumb(length int) (from, to int) {
	if length <= w.rows || w.rows == 0 {
		return 0, 0
	}
	size := max(1, w.rows*w.rows/length)
	from = w.top * (w.rows - size) / max(1, length-w.rows)
	return from, from + size
}

// heading paints a bold label, a rule, and what counts, if anything.
func (p painter) heading(label, count string, width int) string {
	if count != "" {
		count = " " + count
	}
	room := width - 2 - p.columns(count)
	label = p.cut(label, room)
	rule := room - p.columns(label)
	return p.row(width, bare,
		cell{width: 1},
		cell{text: label, width: p.columns(label), bold: true},
		cell{text: " " + repeat("─", rule-1), width: rule, ink: ruled},
		cell{text: count, width: p.columns(count), ink: muted})
}

// rowGround gives a row's ground, and the bar that tells it without colour.
func rowGround(isChosen, inFocus, lit bool) (ground, cell) {
	switch {
	case isChosen && inFocus:
		return focused, barOf(barFocused)
	case isChosen:
		return chosen, barOf(barChosen)
	case lit:
		return bare, barOf(barLit)
	}
	return bare, cell{width: 1}
}

func barOf(sign string) cell { return cell{text: sign, width: 1, ink: accent, bar: true} }

// countries paints the rows of Countries that the window shows.
func (p painter) countries(s model.Scene, w window, width int) []string {
	lines := make([]string, 0, w.rows)
	for i := w.top; i < min(w.top+w.rows, len(s.Countries.Rows)); i++ {
		lines = append(lines, p.country(s, i, width))
	}
	return lines
}

func (p painter) country(s model.Scene, i, width int) string {
	row := &s.Countries.Rows[i]
	inFocus := s.Focus == model.Countries
	if row.Kind == model.HeadingRow {
		label := row.Label
		if row.Folded {
			label = "▸ " + label
		}
		if i != s.Countries.At {
			return p.heading(label, strconv.Itoa(row.Count), width)
		}
		g, bar := rowGround(true, inFocus, false)
		count := strconv.Itoa(row.Count)
		return p.row(width, g, bar, cell{text: label, width: width - 2 - len(count), bold: true},
			cell{text: count, width: len(count), bold: true})
	}
	at := i == s.Countries.At
	g, bar := rowGround(at, inFocus, s.Light.Actors[row.Actor.ID])
	bold := at || s.Light.Actors[row.Actor.ID]
	if at && !inFocus && !aboutActor(s) {
		// What is listed isn't the actor's: the row tells just where one comes back.
		g, bar, bold = bare, cell{text: barChosen, width: 1, ink: muted}, s.Light.Actors[row.Actor.ID]
	}
	count, tone := countOf(s, row)
	size := max(3, p.columns(count))
	name := cell{text: p.brief(row.Actor, width-3-size), width: width - 3 - size, bold: bold}
	if count == "0" {
		name.ink = muted
	}
	return p.row(width, g, bar,
		cell{width: 1},
		name,
		cell{text: count, width: size, right: true, ink: tone, bold: bold})
}

// aboutActor tells whether Relationships is about the actor chosen in Countries.
func aboutActor(s model.Scene) bool {
	return s.Listed.Kind == model.TiesOfActor || s.Listed == model.Scope{Kind: model.SaidBy, ID: s.Actor}
}

// countOf tells an actor's ties under the filter; of one without any the
// quotations, behind the mark for them.
func countOf(s model.Scene, row *model.Row) (text string, tone ink) {
	d := s.View().Dossier()
	switch n := d.QuotesBy(row.Actor.ID); {
	case d.HasTies(row.Actor.ID) && row.Count == 0:
		return "0", muted
	case d.HasTies(row.Actor.ID):
		return strconv.Itoa(row.Count), plain
	case n > 0:
		return "“" + strconv.Itoa(n), muted
	}
	return "·", muted
}
