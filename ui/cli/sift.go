package cli

import (
	"fmt"
	"strconv"

	"entente/model"
)

// sifted says what is listed, what the filter and the search keep of it, and in
// which order it stands.
func (t *teller) sifted(s model.Scene, c choice) {
	name := t.dossier.PartyName(s.Actor)
	ties, quotes := kept(s, c)
	listed := shown(len(ties), s.Without(model.Facets()...))
	switch s.Listed.Kind {
	case model.AllTies:
		t.say(0, sentence("relationships: "+listed+", by "+s.Order.String()))
	case model.SaidBy:
		if len(quotes) > 0 {
			listed += ", and " + quoteCount(len(quotes)) + " on no tie"
		}
		if s.Scope == (model.Scope{}) { // it stands in for the actor's ties
			t.say(0, sentence("no tie has "+name+" as an end"))
		}
		t.say(0, sentence("said by "+t.dossier.PartyName(s.Listed.ID)+": "+listed+", by "+s.Order.String()))
	case model.TiesOfQuote:
		t.say(0, sentence("ties that the quotation bears on: "+listed+", by "+s.Order.String()+": “"+t.dossier.QuoteByID(s.Listed.ID).Text+"”"))
	case model.AllQuotes:
		t.say(0, sentence("quotations: "+strconv.Itoa(len(quotes))+" of "+strconv.Itoa(s.Relationships.Total)+", by "+s.QuoteOrder.String()))
	case model.TiesOfActor:
		t.say(0, sentence("relationships of "+name+": "+listed+", by "+s.Order.String()))
	}
	for i, part := range c.filter.Parts() {
		t.say(1, sentence([]string{"filter: ", "and "}[min(i, 1)]+t.partWords(part)))
	}
	if c.search != "" {
		t.say(1, sentence("search: “"+c.search+"”"))
	}
	if len(ties)+len(quotes) == 0 {
		t.emptied(s, c)
	}
}

// partWords words one part of a filter: "type troops or arms".
func (t *teller) partWords(part model.Part) string {
	values := make([]string, len(part.Values))
	for i, v := range part.Values {
		values[i] = t.dossier.ValueInWords(part.Facet, v)
	}
	if part.Facet.SaysItself() {
		return either(values)
	}
	return part.Facet.String() + " " + either(values)
}

// emptied says why nothing is listed, and what each filter would give back.
func (t *teller) emptied(s model.Scene, c choice) {
	parts := c.filter.Parts()
	found := 0
	for _, row := range s.Relationships.Rows {
		if row.Kind == model.TieRow {
			found++
		}
	}
	switch {
	case found > 0:
		t.say(1, sentence("the search finds none of them"))
		t.say(1, sentence("without the search: "+tieCount(found)))
		return
	case len(parts) == 0:
		t.say(1, "The dossier has nothing more to tell.")
		return
	case len(parts) == 1:
		t.say(1, "No tie passes the filter.")
	case len(parts) == 2:
		t.say(1, "No tie passes both filters.")
	default:
		t.say(1, fmt.Sprintf("No tie passes all %d filters.", len(parts)))
	}
	for _, part := range parts {
		t.say(1, sentence("without “"+t.partWords(part)+"”: "+tieCount(s.Without(part.Facet))))
	}
	if len(parts) > 1 {
		t.say(1, sentence("without any filter: "+tieCount(s.Without(model.Facets()...))))
	}
}

// kept gives the ties and quotes of the Scene's list that the search finds; all
// of them where nothing is searched for.
func kept(s model.Scene, c choice) (ties []*model.Tie, quotes []*model.Quote) {
	for _, row := range rowsKept(s, c) {
		switch row.Kind {
		case model.TieRow:
			ties = append(ties, row.Tie)
		case model.QuoteRow:
			quotes = append(quotes, row.Quote)
		case model.HeadingRow, model.ActorRow:
		}
	}
	return ties, quotes
}

// rowsKept gives the rows that the search finds, and the headings with something
// under them, counted anew.
func rowsKept(s model.Scene, c choice) []model.Row {
	if c.search == "" {
		return s.Relationships.Rows
	}
	found := s.View().TiesFound(c.search)
	quoted := map[string]bool{}
	for _, hit := range s.View().See(model.Selection{Find: c.search}).Hits.List {
		quoted[hit.Quote] = true
	}
	var rows []model.Row
	heading := -1
	for _, row := range s.Relationships.Rows {
		if row.Kind == model.HeadingRow {
			if heading >= 0 && rows[heading].Count == 0 {
				rows = rows[:heading]
			}
			heading, row.Count = len(rows), 0
			rows = append(rows, row)
			continue
		}
		if row.Tie != nil && found[row.Tie.ID] || row.Quote != nil && quoted[row.Quote.ID] {
			rows = append(rows, row)
			rows[heading].Count++
		}
	}
	if heading >= 0 && rows[heading].Count == 0 {
		rows = rows[:heading]
	}
	return rows
}

// list tells what Relationships lists, each tie as Sources tells it.
func (t *teller) list(s model.Scene, c choice) {
	rows := rowsKept(s, c)
	for i := range rows {
		t.gap()
		switch row := &rows[i]; row.Kind {
		case model.HeadingRow:
			number := tieCount(row.Count)
			if rows[i+1].Kind == model.QuoteRow {
				number = quoteCount(row.Count)
			}
			t.say(0, sentence(t.headingWords(s, row.Label, &rows[i+1])+": "+number))
		case model.TieRow:
			t.tie(1, row.Tie)
		case model.QuoteRow:
			t.quote(1, "quotation", row.Quote, "")
		case model.ActorRow:
		}
	}
}

// numbered names the nth of several, and the only one without a number.
func numbered(name string, n, of int) string {
	if of == 1 {
		return name
	}
	return name + " " + strconv.Itoa(n)
}
