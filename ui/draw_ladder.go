package ui

import (
	"strconv"

	"entente/model"
)

// rungLabel is how wide a lens's words are at most.
const rungLabel = 46

// ladder paints the lenses, each with a bar of what it leaves, and below the ties that
// the present one leaves.
func (p painter) ladder(s model.Scene, width, _ int) drawn {
	var d drawn
	l := s.Figure.Ladder
	for i := range l.Rungs {
		d.head = append(d.head, p.rung(s, &l.Rungs[i], width))
	}
	d.head = append(d.head, p.row(width, bare))
	d.body = make([]drawnRow, 0, s.Figure.Size+int(model.Unsupported))
	counts := map[model.Standing]int{}
	for _, t := range l.Left {
		counts[t.Standing()]++
	}
	last := model.NoStanding
	for place, t := range l.Left {
		if t.Standing() != last {
			last = t.Standing()
			d.put(p.heading(last.String(), strconv.Itoa(counts[last]), width))
		}
		d.putPlace(place, func() string { return p.tieRow(s, t, place, width) })
	}
	if len(l.Left) == 0 {
		d.put(p.prose("Nothing is left. ← takes a wider lens, Esc undoes the last filter.", width, look{bold: true})...)
	}
	return d
}

// tieRow paints a tie seen from nobody, at a place of a drawing.
func (p painter) tieRow(s model.Scene, t *model.Tie, place, width int) string {
	s.Listed = model.Scope{Kind: model.AllTies}
	at := place == s.Figure.At
	g, bar := rowGround(at, s.Focus == model.Relationships, false)
	return p.row(width, g, p.tieCells(s, t, bar, width, at)...)
}

// rung paints a lens, how many ties it leaves, and a bar of their part of all.
func (p painter) rung(s model.Scene, r *model.Rung, width int) string {
	all := len(s.Figure.Ladder.Rungs[0].Ties)
	now := r.Lens == s.Filter.Lens()
	sign := " "
	if now {
		sign = "▸"
	}
	label := min(rungLabel, width*3/5)
	room := width - 2 - label - 6
	bar := 0
	if all > 0 {
		bar = (len(r.Ties)*room + all - 1) / all
	}
	return p.row(width, bare, cell{text: sign, width: 2, ink: accent, bold: true}, cell{text: r.Lens.Label(), width: label, bold: now},
		cell{text: strconv.Itoa(len(r.Ties)), width: 4, right: true, bold: now}, cell{width: 1}, cell{text: repeat("▪", bar), width: room, ink: muted})
}
