package cli

import (
	"strconv"
	"strings"

	"entente/model"
)

// plain tells what the explorer would show as plain text: the same facts in the
// same order, from Countries over Relationships to Sources, in lines that can be
// read aloud. It has no columns, no marks and no control characters.
func plain(d *model.Dossier, c choice, article []model.Text) string {
	t := newTeller(d)
	switch {
	case c.tie != "" || c.quote != "":
		t.chosen(c)
	case c.scope != model.Scope{}:
		t.listed(c)
	case c.actor != "":
		t.actor(c)
	default:
		t.whole(c)
	}
	t.sources()
	t.paragraphs(article)
	return t.b.String()
}

// chosen tells the tie and the quotation that were named, whatever a filter says.
func (t *teller) chosen(c choice) {
	if tie := t.dossier.TieByID(c.tie); tie != nil {
		t.tie(0, tie)
	}
	if c.tie != "" && c.quote != "" {
		t.gap()
	}
	if q := t.dossier.QuoteByID(c.quote); q != nil {
		t.quoteAlone(q)
	}
}

// listed tells a list that isn't an actor's.
func (t *teller) listed(c choice) {
	s := t.dossier.Filter(c.filter).See(model.Selection{Actor: c.actor, Scope: c.scope, Order: c.order, QuoteOrder: c.quoteOrder})
	t.sifted(s, c)
	t.list(s, c)
}

// actor tells an actor and its ties, or what it says where it is tied to nobody.
func (t *teller) actor(c choice) {
	s := t.dossier.Filter(c.filter).See(model.Selection{Actor: c.actor, Order: c.order})
	t.describe(t.dossier.ActorByID(c.actor))
	t.gap()
	t.sifted(s, c)
	t.list(s, c)
}

// describe says who an actor is.
func (t *teller) describe(a *model.Actor) {
	t.say(0, a.Name)
	kind := a.Type.String()
	if role := t.dossier.RoleInWords(a); role != "" {
		kind += ", " + role
	}
	if a.SpeaksFor != "" {
		kind += "; speaks for " + t.dossier.PartyName(a.SpeaksFor)
	}
	if len(a.Aliases) > 0 {
		kind += "; also called " + all(a.Aliases)
	}
	t.say(1, sentence(kind))
	t.say(1, sentence(a.Summary))
}

// whole tells the dossier: what it is of, its actors, every tie once, and the
// quotations that bear on none.
func (t *teller) whole(c choice) {
	d := t.dossier
	view := d.Filter(c.filter)
	s := view.See(model.Selection{Scope: model.Scope{Kind: model.AllTies}, Order: c.order})
	t.say(0, d.Head.Title)
	if !d.Head.AsOf.IsZero() {
		t.say(1, sentence("as of "+d.Head.AsOf.String()))
	}
	t.say(1, sentence(all([]string{
		tieCount(len(d.Ties)), count(len(d.Actors), "actor", "actors"),
		quoteCount(len(d.Quotes)), count(len(d.Sources), "source", "sources"),
	})))
	t.gap()
	if c.search == "" {
		t.countries(s)
	} else {
		t.actorsFound(view.See(s.Search(c.search)))
	}
	t.sifted(s, c)
	t.list(s, c)
	if c.filter.IsZero() {
		t.quotesAlone(view, c)
	}
}

// countries lists the actors by section, as Countries has them.
func (t *teller) countries(s model.Scene) {
	t.say(0, sentence("countries and other actors: "+strconv.Itoa(s.Countries.Total)))
	sizes := map[model.Section]int{}
	for i := range s.Countries.Rows {
		if row := &s.Countries.Rows[i]; row.Kind == model.ActorRow {
			sizes[row.Section]++
		}
	}
	told := map[model.Section]bool{}
	for i := range s.Countries.Rows {
		row := &s.Countries.Rows[i]
		if row.Kind != model.ActorRow {
			continue
		}
		if !told[row.Section] {
			told[row.Section] = true
			t.say(1, sentence(row.Section.String()+": "+strconv.Itoa(sizes[row.Section])))
		}
		t.say(2, sentence(row.Actor.Name+": "+t.tally(row)))
	}
	t.gap()
}

// tally counts an actor's ties, and its quotations where it has no tie.
func (t *teller) tally(row *model.Row) string {
	id := row.Actor.ID
	total := t.dossier.Filter(model.Filter{}).CountOf(id)
	if n := t.dossier.QuotesBy(id); total == 0 && n > 0 {
		return "no tie, " + quoteCount(n)
	}
	return shown(row.Count, total)
}

// actorsFound names the actors that a search finds, where else all are listed.
func (t *teller) actorsFound(s model.Scene) {
	var names []string
	for _, hit := range s.Hits.List {
		if hit.Actor != "" {
			names = append(names, t.dossier.PartyName(hit.Actor))
		}
	}
	if len(names) > 0 {
		t.say(0, sentence("actors found: "+all(names)))
		t.gap()
	}
}

// quotesAlone tells the quotations that no tie's claim names.
func (t *teller) quotesAlone(view *model.View, c choice) {
	s := view.See(model.Selection{Scope: model.Scope{Kind: model.AllQuotes}, Find: c.search})
	found := map[string]bool{}
	for _, hit := range s.Hits.List {
		found[hit.Quote] = true
	}
	var alone []*model.Quote
	for i := range s.Relationships.Rows {
		q := s.Relationships.Rows[i].Quote
		if q != nil && len(t.dossier.TiesOf(q)) == 0 && (c.search == "" || found[q.ID]) {
			alone = append(alone, q)
		}
	}
	if len(alone) == 0 {
		return
	}
	t.gap()
	t.say(0, sentence("on no tie: "+quoteCount(len(alone))))
	for _, q := range alone {
		t.gap()
		t.quote(1, "quotation", q, "")
	}
}

// sources cites, once, the sources of all that was told.
func (t *teller) sources() {
	if len(t.cited) == 0 {
		return
	}
	t.gap()
	for i := range t.dossier.Sources {
		id := t.dossier.Sources[i].ID
		if _, ok := t.cited[id]; ok {
			t.say(0, sentence(t.sourceName(id)+": "+t.dossier.Cite(id, 0)))
		}
	}
}

// paragraphs gives the source's own words for all that was told, each paragraph
// once. Its text is at hand only where the dossier has a single source.
func (t *teller) paragraphs(article []model.Text) {
	if article == nil {
		return
	}
	t.gap()
	t.say(0, "The source’s own words:")
	told := 0
	for i, words := range article {
		if t.located(i + 1) {
			t.say(1, "Paragraph "+strconv.Itoa(i+1)+": "+string(words))
			told++
		}
	}
	if told == 0 {
		t.say(1, "The text has none of the paragraphs named here.")
	}
}

func (t *teller) located(paragraph int) bool {
	for _, paragraphs := range t.cited {
		if paragraphs[paragraph] {
			return true
		}
	}
	return false
}

// headingWords gives a heading as it is read aloud.
func (t *teller) headingWords(s model.Scene, heading string, first *model.Row) string {
	switch {
	case first.Tie != nil && s.Order == model.OrderCounterpart && s.Listed.Kind != model.TiesOfActor:
		return t.endsAloud(first.Tie) // the heading has arrows
	case first.Tie != nil && s.Order == model.OrderCounterpart:
		return "with " + heading
	}
	return strings.Replace(heading, "¶", "paragraph ", 1)
}
