package plain

import (
	"fmt"
	"slices"
	"strconv"

	"entente/model"
)

// summarize prints what is listed, what the filter and the search keep of it, and its
// order.
func (p *printer) summarize(s model.Scene, requested model.Selection, rows []model.Row) {
	name := p.dossier.PartyName(s.Actor)
	ties, quotes := countOf(model.TieRow, rows), countOf(model.QuoteRow, rows)
	listed := shown(ties, s.Without(model.Facets()...))
	switch s.Listed.Kind {
	case model.AllTies:
		p.say(0, sentence("relationships: "+listed+", by "+s.Order.String()))
	case model.SaidBy:
		if quotes > 0 {
			listed += ", and " + QuoteCount(quotes) + " on no tie"
		}
		if s.Scope == (model.Scope{}) { // it stands in for the actor's ties
			p.say(0, sentence("no tie has "+name+" as an end"))
		}
		p.say(0, sentence("said by "+p.dossier.PartyName(s.Listed.ID)+": "+listed+", by "+s.Order.String()))
	case model.TiesOfQuote:
		p.say(0, sentence("ties that the quotation bears on: "+listed+", by "+s.Order.String()+": “"+p.dossier.QuoteByID(s.Listed.ID).Text+"”"))
	case model.AllQuotes:
		p.say(0, sentence("quotations: "+strconv.Itoa(quotes)+" of "+strconv.Itoa(s.Relationships.Total)+", by "+s.QuoteOrder.String()))
	case model.TiesOfActor:
		p.say(0, sentence("relationships of "+name+": "+listed+", by "+s.Order.String()))
	}
	for i, part := range requested.Filter.Parts() {
		p.say(1, sentence([]string{"filter: ", "and "}[min(i, 1)]+p.dossier.PartInWords(part)))
		if text := Staying(s, part.Facet); text != "" {
			p.say(1, sentence(text))
		}
	}
	if requested.Find != "" {
		p.say(1, sentence("search: “"+requested.Find+"”"))
	}
	if ties+quotes == 0 {
		p.explainEmpty(s, requested)
	}
}

// Staying tells how much of what passes a filter by dates has none and stays; it is
// empty where there is nothing to tell.
func Staying(s model.Scene, f model.Facet) string {
	text := Dateless(s.Filter, f, s.View().Timeless(), s.View().Undated())
	if text != "" && f == model.During {
		text += ", apart"
	}
	return text
}

// Dateless tells how many of the claims or ties that pass a filter have no date, where a
// part of it is by dates and would have kept them whatever these are.
func Dateless(filter model.Filter, f model.Facet, claims, ties int) string {
	switch {
	case len(filter.Values(f)) == 0:
	case f == model.AsOf && claims > 0:
		return Count(claims, "claim", "claims") + " without a date " + Plural(claims, "stays", "stay")
	case f == model.During && ties > 0:
		return Count(ties, "tie", "ties") + " without a date " + Plural(ties, "stays", "stay")
	}
	return ""
}

// explainEmpty prints why nothing is listed, and how many ties would be without each
// filter.
func (p *printer) explainEmpty(s model.Scene, requested model.Selection) {
	parts := requested.Filter.Parts()
	found := countOf(model.TieRow, s.Relationships.Rows)
	switch {
	case found > 0:
		p.say(1, sentence("the search finds none of them"))
		p.say(1, sentence("without the search: "+TieCount(found)))
		return
	case len(parts) == 0:
		p.say(1, "The dossier has nothing more to tell.")
		return
	case len(parts) == 1:
		p.say(1, "No tie passes the filter.")
	case len(parts) == 2:
		p.say(1, "No tie passes both filters.")
	default:
		p.say(1, fmt.Sprintf("No tie passes all %d filters.", len(parts)))
	}
	for _, part := range parts {
		p.say(1, sentence("without “"+p.dossier.PartInWords(part)+"”: "+TieCount(s.Without(part.Facet))))
	}
	if len(parts) > 1 {
		p.say(1, sentence("without any filter: "+TieCount(s.Without(model.Facets()...))))
	}
}

func countOf(kind model.RowKind, rows []model.Row) int {
	n := 0
	for i := range rows {
		if rows[i].Kind == kind {
			n++
		}
	}
	return n
}

// matchingRows returns the rows that the search finds, and the headings above them
// with their new counts.
func matchingRows(s model.Scene, requested model.Selection) []model.Row {
	found := s.View().Found(requested.Find)
	var rows []model.Row
	heading := -1
	for _, row := range s.Relationships.Rows {
		switch {
		case row.Kind == model.HeadingRow:
			heading, row.Count = len(rows), 0
			rows = append(rows, row)
		case row.Tie != nil && found.Tie(row.Tie.ID) || row.Quote != nil && found.Quote(row.Quote.ID):
			rows = append(rows, row)
			rows[heading].Count++
		}
	}
	return slices.DeleteFunc(rows, func(row model.Row) bool { return row.Kind == model.HeadingRow && row.Count == 0 })
}

// list prints what Relationships lists, after a summary, each tie as Sources shows it.
func (p *printer) list(s model.Scene, requested model.Selection) {
	rows := matchingRows(s, requested)
	p.summarize(s, requested, rows)
	for i := range rows {
		p.gap()
		switch row := &rows[i]; row.Kind {
		case model.HeadingRow:
			number := TieCount(row.Count)
			if rows[i+1].Kind == model.QuoteRow {
				number = QuoteCount(row.Count)
			}
			p.say(0, sentence(p.headingWords(s, row.Label, &rows[i+1])+": "+number))
		case model.TieRow:
			p.tie(1, row.Tie)
		case model.QuoteRow:
			p.quote(1, "quotation", row.Quote, "")
		case model.ActorRow, model.GoneRow:
		}
	}
}

// numbered returns the name of the nth of several; of a single one, without a number.
func numbered(name string, n, of int) string {
	if of == 1 {
		return name
	}
	return name + " " + strconv.Itoa(n)
}
