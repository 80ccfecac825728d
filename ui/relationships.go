package ui

import (
	"fmt"
	"strconv"

	"entente/model"
)

// sifted paints what stands above the ties: what the filter lets pass, a line a
// part, with its or and and, and the order at the right.
func (p painter) sifted(s model.Scene, width int) []string {
	order := "by " + s.Order.String()
	if s.Listed.Kind == model.AllQuotes {
		order = "by " + s.QuoteOrder.String()
	}
	if s.Filter.IsZero() {
		return []string{p.row(width, bare, cell{width: 1}, cell{text: "no filter", width: width - 2 - p.columns(order), ink: muted},
			cell{text: order, width: p.columns(order), ink: muted})}
	}
	return p.filterLines(s, order, width)
}

// filterLines paints what the filter lets pass, with the order at the right of the
// first line, if any.
func (p painter) filterLines(s model.Scene, order string, width int) []string {
	parts := s.Filter.Parts()
	lines := make([]string, len(parts))
	for i, part := range parts {
		tail := ""
		if i == 0 && order != "" {
			tail = " " + order
		}
		cells := append([]cell{{width: 1}}, p.partCells(s, part, i > 0, width-2-p.columns(tail))...)
		used := 1
		for _, c := range cells[1:] {
			used += c.width
		}
		cells = append(cells, cell{width: width - 1 - p.columns(tail) - used},
			cell{text: tail, width: p.columns(tail), ink: muted})
		lines[i] = p.row(width, bare, cells...)
	}
	return lines
}

// partCells words one part of the filter: "type troops or arms". Values that
// don't fit are counted instead.
func (p painter) partCells(s model.Scene, part model.Part, and bool, room int) []cell {
	d := s.View().Dossier()
	var cells []cell
	word := func(text string, tone ink, bold bool) {
		cells = append(cells, cell{text: text, width: p.columns(text), ink: tone, bold: bold})
	}
	if and {
		word("and ", accent, false)
	}
	if !part.Facet.SaysItself() {
		word(part.Facet.String()+" ", muted, false)
	}
	head := len(cells)
	for i, v := range part.Values {
		if i > 0 {
			word(" or ", accent, false)
		}
		word(d.ValueInWords(part.Facet, v), plain, true)
	}
	stay := " · " + strconv.Itoa(s.View().Timeless()) + " without a date stay"
	if part.Facet == model.AsOf && s.View().Timeless() > 0 && total(cells)+p.columns(stay) <= room {
		word(stay, muted, false)
	}
	if total(cells) > room && !part.Facet.SaysItself() {
		cells = cells[:head]
		word(fmt.Sprintf("%d of %d", len(part.Values), len(s.FacetValues(part.Facet))), plain, true)
	}
	if over := total(cells) - room; over > 0 {
		cells[len(cells)-1].width = max(0, cells[len(cells)-1].width-over)
	}
	return cells
}

func total(cells []cell) int {
	n := 0
	for _, c := range cells {
		n += c.width
	}
	return n
}

// ties paints the rows of Relationships that the window shows.
func (p painter) ties(s model.Scene, w window, width int) []string {
	lines := make([]string, 0, w.rows)
	l := s.Relationships
	for i := w.top; i < min(w.top+w.rows, len(l.Rows)); i++ {
		row := &l.Rows[i]
		g, bar := rowGround(i == l.At, s.Focus == model.Relationships, row.Tie != nil && s.Light.Ties[row.Tie.ID])
		if row.Tie != nil && row.Tie.ID == s.Pin && i != l.At {
			bar = barOf(barPinned)
		}
		switch row.Kind {
		case model.TieRow:
			lines = append(lines, p.row(width, g, p.tieCells(s, row.Tie, bar, width, i == l.At)...))
		case model.QuoteRow:
			lines = append(lines, p.row(width, g, quoteCells(row.Quote, s.View().Dossier(), bar, width, i == l.At)...))
		case model.HeadingRow, model.ActorRow:
			lines = append(lines, p.heading(row.Label, strconv.Itoa(row.Count), width))
		}
	}
	return lines
}

// The columns of a tie's row. From wordyColumns on there is room for the
// standing's word; where both ends are named, from wordyEnds on.
const (
	wordyColumns     = 48
	wordyEnds        = 62
	counterpartWide  = 13
	counterpartTight = 12
	markWide         = 11 // the mark, a blank, and nine for the word
)

// tieCells lays out: bar, arrow, counterpart, label, mark, standing, denials.
func (p painter) tieCells(s model.Scene, t *model.Tie, bar cell, width int, bold bool) []cell {
	sign, tone := mark(t.Standing())
	standing := cell{text: sign, width: 1, ink: tone, bold: bold}
	bothEnds := s.Listed.Kind != model.TiesOfActor
	if width >= wordyEnds || width >= wordyColumns && !bothEnds {
		standing.text, standing.width = sign+" "+standingWord(t.Standing()), markWide
	}
	denials := cell{width: 2}
	if n := t.Denials(); n > 0 {
		denials.text, denials.ink, denials.bold = "✗"+strconv.Itoa(min(n, 9)), red, bold
	}
	room := width - 1 - standing.width - 1 - denials.width - 1
	var ends []cell
	if bothEnds {
		ends = p.bothEndCells(s, t, room, bold)
	} else {
		ends = p.counterpartCells(s, t, width, room, bold)
	}
	cells := append([]cell{bar}, ends...)
	return append(cells, standing, cell{width: 1}, denials)
}

// bothEndCells name both ends, where ties are seen from nobody, and the label in a
// column of its own.
func (p painter) bothEndCells(s model.Scene, t *model.Tie, room int, bold bool) []cell {
	d := s.View().Dossier()
	label := min(model.LabelColumns, room/2) // whole from 42 columns on: it tells ties apart, and the ends stand in Sources
	return []cell{
		{text: d.EndsInBrief(t), width: room - label - 3, bold: bold},
		{width: 2},
		{text: p.labelOf(s, t, label), width: label, ink: muted, bold: bold},
		{width: 1},
	}
}

// counterpartCells are a row's arrow, counterpart and label. Under a counterpart's
// heading the name isn't said again, and the room goes to the label.
func (p painter) counterpartCells(s model.Scene, t *model.Tie, width, room int, bold bool) []cell {
	d := s.View().Dossier()
	cells := []cell{{text: arrow(d.WayOf(t, s.Actor)), width: 1, bold: bold}, {width: 1}}
	room -= 2
	if s.Order != model.OrderCounterpart {
		size := counterpartTight
		if width >= wordyColumns {
			size = counterpartWide
		}
		cells = append(cells, cell{text: p.counterpartsInBrief(d, t, s.Actor, size), width: size, bold: bold}, cell{width: 1})
		room -= size + 1
	}
	return append(cells, cell{text: p.labelOf(s, t, room-1), width: room - 1, ink: muted, bold: bold}, cell{width: 1})
}

// labelOf tells a tie from its neighbours. Where no heading says the type, it
// stands behind the label, if there is room for all of it, or in its stead.
func (p painter) labelOf(s model.Scene, t *model.Tie, room int) string {
	kind := s.View().Dossier().TypeOf(t).Label
	switch both := t.Label + " · " + kind; {
	case s.Order == model.OrderType:
		return t.Label
	case t.Label == "":
		return kind
	case p.columns(both) <= room:
		return both
	}
	return t.Label
}

// counterpartsInBrief names the first counterpart, and counts the others.
func (p painter) counterpartsInBrief(d *model.Dossier, t *model.Tie, actor string, width int) string {
	others := d.CounterpartsOf(t, actor)
	if len(others) == 0 {
		return ""
	}
	name := others[0].Name
	if len(others) == 1 {
		return p.brief(others[0], width)
	}
	more := " +" + strconv.Itoa(len(others)-1)
	if p.columns(name)+len(more) > width {
		name = p.cut(p.brief(others[0], width-len(more)), width-len(more))
	}
	return name + more
}

// brief gives an actor's name, or its short one where the name doesn't fit.
func (p painter) brief(a *model.Actor, width int) string {
	if a.Short != "" && p.columns(a.Name) > width {
		return a.Short
	}
	return a.Name
}

// quoteCells lay out a quote's row: its words, its paragraph, and how many ties
// it bears on.
func quoteCells(q *model.Quote, d *model.Dossier, bar cell, width int, bold bool) []cell {
	n := len(d.TiesOf(q))
	bears := strconv.Itoa(n) + " ties"
	if n == 1 {
		bears = "1 tie"
	}
	return []cell{
		bar,
		{text: "“" + q.Text + "”", width: width - 1 - 13, bold: bold},
		{text: "¶" + strconv.Itoa(q.Paragraph), width: 5, ink: muted, right: true},
		{text: bears, width: 7, ink: muted, right: true},
	}
}

// nothing says why no row stands in Relationships, what each part of the filter
// would give back, and what to press.
func (p painter) nothing(s model.Scene, width int) []string {
	parts := s.Filter.Parts()
	whose := nothingOf(s)
	if len(parts) == 0 {
		return p.prose(whose+" is told.", width, look{})
	}
	sieve := map[int]string{1: "the filter", 2: "both filters"}[len(parts)]
	if sieve == "" {
		sieve = fmt.Sprintf("all %d filters", len(parts))
	}
	gap := p.row(width, bare)
	lines := append([]string{gap}, p.prose(whose+" passes "+sieve+".", width, look{bold: true})...)
	lines = append(lines, gap, p.heading("Set aside one", "rows left", width))
	facets := make([]model.Facet, len(parts))
	for i, part := range parts {
		facets[i] = part.Facet
		lines = append(lines, p.giveBack("without ", part.Facet.String(), s.Without(part.Facet), width))
	}
	if len(parts) > 1 {
		lines = append(lines, p.giveBack("without ", "all of them", s.Without(facets...), width))
	}
	return append(lines, gap, p.row(width, bare, cell{width: 1}, cell{text: "Esc", width: 3, ink: accent, bold: true},
		cell{text: " undo the last filter   ", width: 24, ink: muted}, cell{text: "X", width: 1, ink: accent, bold: true},
		cell{text: " clear all", width: 10, ink: muted}))
}

// nothingOf names what isn't there, by what Relationships lists.
func nothingOf(s model.Scene) string {
	d := s.View().Dossier()
	switch s.Listed.Kind {
	case model.SaidBy:
		return "No tie that " + d.PartyName(s.Listed.ID) + " speaks of"
	case model.TiesOfQuote:
		return "No tie that the quotation bears on"
	case model.AllQuotes:
		return "No quotation"
	case model.AllTies:
		return "No tie"
	case model.TiesOfActor:
	}
	return "No tie of " + d.PartyName(s.Actor)
}

func (p painter) giveBack(without, what string, n, width int) string {
	count := strconv.Itoa(n)
	return p.row(width, bare, cell{width: 1}, cell{text: without, width: p.columns(without), ink: muted},
		cell{text: what, width: width - 2 - p.columns(without) - len(count), bold: true, ink: accent},
		cell{text: count, width: len(count)})
}

// prose paints wrapped text, with a blank column on both sides.
func (p painter) prose(text string, width int, l look) []string {
	room := min(proseColumns, width-2)
	found := p.query.Spans(text)
	var lines []string
	for _, line := range p.wrap(text, room) {
		lines = append(lines, p.row(width, l.ground, cell{width: 1},
			cell{text: text[line[0]:line[1]], width: max(room, 1), ink: l.ink, bold: l.bold, found: within(found, line)}))
	}
	return lines
}
