package plain

import (
	"slices"
	"strconv"
	"strings"

	"entente/data/safe"
	"entente/model"
)

// Text returns what the explorer would show as plain text: the same facts in the same
// order, from Countries through Relationships to Sources, in lines that can be read
// aloud. It has no columns, no marks and no control characters.
func Text(d *model.Dossier, requested model.Selection, texts map[string][]safe.Text) string {
	p := newPrinter(d.Filter(requested.Filter))
	p.say(0, d.Head.Marking.String())
	switch {
	case requested.Card != "":
		p.card(0, p.view.CardOf(requested.Card))
	case requested.Tie != "" || requested.Quote != "":
		p.chosen(requested)
	case requested.Scope != model.Scope{}:
		p.listed(requested)
	case requested.Actor != "":
		p.actor(requested)
	default:
		p.whole(requested)
	}
	p.goneTies(requested)
	p.sources()
	p.paragraphs(texts)
	return p.b.String()
}

// goneTies prints the ties that only the older edition has, as it tells them, where a
// list is printed.
func (p *printer) goneTies(requested model.Selection) {
	if requested.Card+requested.Tie+requested.Quote+requested.Find != "" {
		return
	}
	scope := requested.Scope
	if requested.Actor == "" && scope == (model.Scope{}) {
		scope.Kind = model.AllTies
	}
	rows := p.view.See(model.Selection{Actor: requested.Actor, Scope: scope}).Relationships.Rows
	gone := slices.DeleteFunc(slices.Clone(rows), func(r model.Row) bool { return r.Kind != model.GoneRow })
	if len(gone) == 0 {
		return
	}
	former := p.dossier.Former()
	p.gap()
	p.say(0, sentence("gone since "+former.Name+": "+TieCount(len(gone))))
	old := newPrinter(former.Dossier.Filter(model.Filter{}))
	for i := range gone {
		old.gap()
		old.tie(1, gone[i].Gone)
	}
	p.b.WriteString(old.b.String())
}

// chosen prints the tie and the quotation that were requested, whatever a filter says,
// as of its day.
func (p *printer) chosen(requested model.Selection) {
	switch tie := p.dossier.TieByID(requested.Tie); {
	case tie == nil:
	case !tie.Told():
		p.say(0, sentence("of the tie "+tie.ID+" nothing had been said "+p.dossier.PartInWords(model.Part{Facet: model.AsOf, Values: requested.Filter.Values(model.AsOf)})))
	default:
		p.tie(0, tie)
	}
	if requested.Tie != "" && requested.Quote != "" {
		p.gap()
	}
	if q := p.dossier.QuoteByID(requested.Quote); q != nil {
		p.quoteAlone(q)
	}
}

// listed prints the list that is requested: an actor's ties, or another.
func (p *printer) listed(requested model.Selection) {
	s := p.view.See(model.Selection{Actor: requested.Actor, Scope: requested.Scope, Order: requested.Order, QuoteOrder: requested.QuoteOrder})
	p.list(s, requested)
}

// actor prints an actor and its ties, or what it says if it has none.
func (p *printer) actor(requested model.Selection) {
	p.card(0, p.view.CardOf(requested.Actor))
	p.gap()
	p.listed(requested)
}

// whole prints the dossier: its title, its actors, every tie once, and the quotations
// that bear on none.
func (p *printer) whole(requested model.Selection) {
	d := p.dossier
	view := p.view
	s := view.See(model.Selection{Scope: model.Scope{Kind: model.AllTies}, Order: requested.Order})
	p.say(0, d.Head.Title)
	if !d.Head.AsOf.IsZero() {
		p.say(1, sentence("the dossier speaks of "+d.Head.AsOf.String()))
	}
	p.say(1, sentence(All([]string{
		shown(view.Passed(), d.TieCount()), Count(len(d.Actors), "actor", "actors"),
		shownOf(view.Quoted(), len(d.Quotes), QuoteCount), Count(len(d.Sources), "source", "sources"),
	})))
	p.gap()
	if requested.Find == "" {
		p.countries(s)
	} else {
		p.partiesFound(s, requested)
	}
	p.list(s, requested)
	if requested.Filter.IsZero() {
		p.quotesAlone(view, requested)
	}
}

// countries prints the actors by section, as Countries does.
func (p *printer) countries(s model.Scene) {
	heading := "actors: "
	if s.View().Dossier().OfStates() {
		heading = "countries and other " + heading
	}
	p.say(0, sentence(heading+strconv.Itoa(s.Countries.Total)))
	rows := slices.DeleteFunc(slices.Clone(s.Countries.Rows), func(row model.Row) bool { return row.Kind != model.ActorRow })
	sizes := map[model.Section]int{}
	for i := range rows {
		sizes[rows[i].Section]++
	}
	for i := range rows {
		row := &rows[i]
		if i == 0 || rows[i-1].Section != row.Section {
			p.say(1, sentence(p.dossier.SectionInWords(row.Section)+": "+strconv.Itoa(sizes[row.Section])))
		}
		p.say(2, ended(row.Actor.DistinctName()+": "+p.tally(row)))
		p.record(3, row.Actor)
	}
	p.gap()
}

// record prints of an actor what its card tells of it alone.
func (p *printer) record(depth int, a *model.Actor) {
	p.say(depth, sentence(a.Role))
	p.say(depth, sentence(a.Summary))
	facts, lists := p.dossier.RecordOf(a)
	for _, f := range facts {
		p.say(depth, sentence(f.Name+": "+f.Text))
	}
	for _, l := range lists {
		rows := make([]string, len(l.Rows))
		for i, r := range l.Rows {
			rows[i] = r.Text
			if r.Word != "" {
				rows[i] += ", " + r.Word
			}
		}
		p.say(depth, sentence(l.Heading+": "+strings.Join(rows, "; ")))
	}
}

// tally returns how many ties an actor has, and how many quotations if it has no ties.
func (p *printer) tally(row *model.Row) string {
	id := row.Actor.ID
	total := p.view.Whole().Filter(model.Filter{}).CountOf(id)
	if n := p.dossier.QuotesBy(id); total == 0 && n > 0 {
		return TieCount(0) + ", " + QuoteCount(n)
	}
	return shown(row.Count, total)
}

// partiesFound prints the actors and the sources that a search finds by their own words,
// instead of all actors.
func (p *printer) partiesFound(s model.Scene, requested model.Selection) {
	found := s.View().Found(requested.Find)
	var actors, sources []string
	for i := range s.Countries.Rows {
		if a := s.Countries.Rows[i].Actor; a != nil && found.Actor(a.ID) {
			actors = append(actors, a.DistinctName())
		}
	}
	for i := range p.dossier.Sources {
		if id := p.dossier.Sources[i].ID; found.Source(id) {
			sources = append(sources, p.dossier.ShortSource(id))
			p.cite(id, 0)
		}
	}
	p.found("actors", actors)
	p.found("sources", sources)
}

func (p *printer) found(what string, names []string) {
	if len(names) > 0 {
		p.say(0, sentence(what+" found: "+All(names)))
		p.gap()
	}
}

// quotesAlone prints the quotations that no tie's claim names.
func (p *printer) quotesAlone(view *model.View, requested model.Selection) {
	s := view.See(model.Selection{Scope: model.Scope{Kind: model.AllQuotes}})
	found := view.Found(requested.Find)
	var alone []*model.Quote
	for i := range s.Relationships.Rows {
		q := s.Relationships.Rows[i].Quote
		if q != nil && len(p.dossier.TiesOf(q)) == 0 && found.Quote(q.ID) {
			alone = append(alone, q)
		}
	}
	if len(alone) == 0 {
		return
	}
	p.gap()
	p.say(0, sentence("on no tie: "+QuoteCount(len(alone))))
	for _, q := range alone {
		p.gap()
		p.quote(1, "quotation", q, "")
	}
}

// sources prints the sources of all that was printed, each once.
func (p *printer) sources() {
	if len(p.cited) == 0 {
		return
	}
	p.gap()
	for i := range p.dossier.Sources {
		id := p.dossier.Sources[i].ID
		if _, ok := p.cited[id]; ok {
			p.say(0, sentence("source: "+p.dossier.Reference(id)))
			for _, f := range p.view.CardOf(id).Facts[1:] {
				p.say(1, sentence(f.Name+": "+f.Text))
			}
		}
	}
}

// paragraphs prints the sources' own words for all that was printed, each paragraph
// once, of those whose texts there are.
func (p *printer) paragraphs(texts map[string][]safe.Text) {
	for i := range p.dossier.Sources {
		source := p.dossier.Sources[i].ID
		paragraphs, cited := texts[source], p.cited[source]
		if paragraphs == nil {
			continue
		}
		p.gap()
		if p.dossier.SeveralSources() {
			p.say(0, "The own words of "+p.dossier.ShortSource(source)+":")
		} else {
			p.say(0, "The source’s own words:")
		}
		none := true
		for n, words := range paragraphs {
			if cited[n+1] {
				p.say(1, "Paragraph "+strconv.Itoa(n+1)+": "+string(words))
				none = false
			}
		}
		if none {
			p.say(1, "The text has none of the paragraphs named here.")
		}
	}
}

// headingWords returns a heading as it is read aloud.
func (p *printer) headingWords(s model.Scene, heading string, first *model.Row) string {
	switch {
	case first.Tie != nil && s.Order == model.OrderCounterpart && s.Listed.Kind != model.TiesOfActor:
		return p.endsAloud(first.Tie) // the heading has arrows
	case first.Tie != nil && s.Order == model.OrderCounterpart:
		return "with " + heading
	case first.Tie != nil && s.Order == model.OrderParagraph:
		return p.dossier.LocateInWords(first.Tie.First().Source, first.Tie.First().Locator)
	case first.Quote != nil && s.QuoteOrder == model.QuotesByParagraph:
		return p.dossier.LocateInWords(first.Quote.Source, first.Quote.Locator)
	}
	return heading
}
