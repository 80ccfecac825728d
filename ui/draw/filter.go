package draw

import (
	"fmt"
	"strconv"

	"entente/model"
	"entente/ui/paint"
	"entente/ui/plain"
)

// Filter paints what stands above the ties: what the filter lets pass, a line a
// part, with its or and and, and the order at the right.
func Filter(p paint.Painter, s model.Scene, width int) []string {
	order := "by " + s.Order.String()
	if s.Listed.Kind == model.AllQuotes {
		order = "by " + s.QuoteOrder.String()
	}
	if s.Filter.IsZero() {
		return []string{p.Row(width, paint.Bare, paint.Cell{Gap: 1, Text: "no filter", Elastic: true, Ink: paint.Muted},
			paint.Cell{Text: order, Ink: paint.Muted}, paint.Cell{Width: 1})}
	}
	return filterLines(p, s, order, width)
}

// filterLines paints what the filter lets pass, with the order at the right of the
// first line, if any, and if that leaves it room.
func filterLines(p paint.Painter, s model.Scene, order string, width int) []string {
	parts := s.Filter.Parts()
	lines := make([]string, 0, FilterRows(s))
	for i, part := range parts {
		tail := ""
		if i == 0 && order != "" {
			tail = " " + order
		}
		cells := partCells(p, s, part, i > 0, width-2-p.Columns(tail))
		if p.Total(cells) > width-2-p.Columns(tail) {
			tail = "" // the headings show the order, too
		}
		cells[0].Gap, cells[len(cells)-1].Elastic = 1, true
		lines = append(lines, p.Row(width, paint.Bare, append(cells, paint.Cell{Text: tail, Ink: paint.Muted}, paint.Cell{Width: 1})...))
		if text := plain.Staying(s, part.Facet); text != "" {
			lines = append(lines, p.Row(width, paint.Bare, paint.Cell{Gap: 1, Text: "  " + text, Elastic: true, Ink: paint.Muted}))
		}
	}
	return lines
}

// FilterRows returns how many rows [Filter] paints.
func FilterRows(s model.Scene) int {
	rows := 0
	for _, part := range s.Filter.Parts() {
		rows++
		if plain.Staying(s, part.Facet) != "" {
			rows++
		}
	}
	return max(1, rows)
}

// partCells words one part of the filter: "type troops or arms". Values that
// don't fit are counted instead, but one alone, which is cut.
func partCells(p paint.Painter, s model.Scene, part model.Part, and bool, room int) []paint.Cell {
	d := s.View().Dossier()
	var cells []paint.Cell
	word := func(text string, tone paint.Ink, bold bool) {
		cells = append(cells, paint.Cell{Text: text, Ink: tone, Bold: bold})
	}
	if and {
		word("and ", paint.Accent, false)
	}
	if !part.Facet.SaysItself() {
		word(part.Facet.String()+" ", paint.Muted, false)
	}
	head, itself := len(cells), part.Facet.SaysItself()
	for i, v := range part.Values {
		if i > 0 {
			word(" "+part.Facet.Joined()+" ", paint.Accent, false)
		}
		word(d.ValueInWords(part.Facet, v), paint.Plain, true)
		if !itself && len(part.Values) > 1 && p.Total(cells) > room {
			cells = cells[:head]
			word(counted(s, part), paint.Plain, true)
			break
		}
	}
	return cells
}

// CountFilter counts what [Filter] may tell of parts with many values, which goes through
// the ties.
func CountFilter(s model.Scene) {
	for _, part := range s.Filter.Parts() {
		if len(part.Values) > 1 && !part.Facet.SaysItself() {
			s.FacetValues(part.Facet)
		}
	}
}

// counted tells how many values a part has, and of how many where it has a panel.
func counted(s model.Scene, part model.Part) string {
	if all := len(s.FacetValues(part.Facet)); all > 0 {
		return fmt.Sprintf("%d of %d", len(part.Values), all)
	}
	return plain.Count(len(part.Values), "actor", "actors")
}

// Nothing says why no row stands in Relationships, what each part of the filter
// would give back, and what to press: in so many rows without blanks, and without what has no
// room above the keys.
func Nothing(p paint.Painter, s model.Scene, width, rows int) []string {
	parts := s.Filter.Parts()
	whose := nothingOf(s)
	if len(parts) == 0 {
		return p.Prose(whose+" is told.", width, paint.Look{})
	}
	filters := map[int]string{1: "the filter", 2: "both filters"}[len(parts)]
	if filters == "" {
		filters = fmt.Sprintf("all %d filters", len(parts))
	}
	why := p.Prose(whose+" passes "+filters+".", width, paint.Look{Bold: true})
	back := givenBack(p, s, width)
	keys := p.Row(width, paint.Bare, paint.Cell{Gap: 1, Text: p.Taught("{undo the innermost}"), Ink: paint.Accent, Bold: true},
		paint.Cell{Text: " undo the last filter   ", Ink: paint.Muted}, paint.Cell{Text: p.Taught("{clear filters}"), Ink: paint.Accent, Bold: true},
		paint.Cell{Text: " clear all", Ink: paint.Muted})
	if gap := p.Row(width, paint.Bare); len(why)+len(back)+4 <= rows {
		why, back = append(append([]string{gap}, why...), gap), append(back, gap)
	}
	if room := rows - len(why) - 1; room < len(back) {
		if back = back[:max(0, room)]; room < 2 { // a heading above nothing
			back = nil
		}
	}
	return append(append(why, back...), keys)
}

// givenBack tells how many rows there would be without each part of the filter.
func givenBack(p paint.Painter, s model.Scene, width int) []string {
	parts := s.Filter.Parts()
	lines := []string{p.Heading("Set aside one", "rows left", width)}
	facets := make([]model.Facet, len(parts))
	for i, part := range parts {
		facets[i] = part.Facet
		lines = append(lines, giveBack(p, part.Facet.String(), s.Without(part.Facet), width))
	}
	if len(parts) > 1 {
		lines = append(lines, giveBack(p, "all of them", s.Without(facets...), width))
	}
	return lines
}

// undoing tells the keys that take filters off, behind what they would help; nothing where
// there are no keys to press.
func undoing(p paint.Painter) string {
	return p.Taught(": {undo the innermost} undoes the last filter, {clear filters} clears all")
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

// giveBack says how many rows there are without a part of the filter.
func giveBack(p paint.Painter, what string, n, width int) string {
	return p.Row(width, paint.Bare, paint.Cell{Gap: 1, Text: "without ", Ink: paint.Muted},
		paint.Cell{Text: what, Elastic: true, Bold: true, Ink: paint.Accent}, paint.Cell{Text: strconv.Itoa(n)}, paint.Cell{Width: 1})
}
