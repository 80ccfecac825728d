package model_test

import (
	"fmt"
	"slices"
	"strings"

	"entente/model"
)

// This file says, in the plainest way and from the records alone, what a Scene
// has to be, whatever Selection it was seen with.

// counterpartsOf reads a tie's ends as the format tells them.
func counterpartsOf(t *model.Tie, actor string) []string {
	sides := [][]string{t.From, t.To}
	if len(t.Between) > 0 {
		sides = t.Between
	}
	var others []string
	for _, side := range sides {
		if within := slices.Contains(side, actor); within == (len(sides) == 1) {
			others = append(others, side...)
		}
	}
	if !slices.Contains(slices.Concat(sides...), actor) {
		return nil
	}
	return slices.DeleteFunc(others, func(id string) bool { return id == actor })
}

func isEnd(t *model.Tie, actor string) bool {
	return slices.Contains(slices.Concat(append(t.Between, t.From, t.To)...), actor)
}

// voices gives the claimant and whom it speaks for, over others in the end.
func voices(d *model.Dossier, by string) []string {
	list := []string{by}
	for a := d.ActorByID(by); a != nil && a.SpeaksFor != ""; a = d.ActorByID(a.SpeaksFor) {
		list = append(list, a.SpeaksFor)
	}
	return list
}

func claims(d *model.Dossier, t *model.Tie, party string) bool {
	return slices.ContainsFunc(t.Claims, func(c model.Claim) bool { return slices.Contains(voices(d, c.By), party) })
}

// passes reports whether the tie passes the filter, seen from an actor or from
// nobody (empty).
func passes(d *model.Dossier, t *model.Tie, f model.Filter, from string) bool {
	for _, p := range f.Parts() {
		if p.Facet == model.Among { // its values are one set
			if !allAmong(d, t, p.Values) {
				return false
			}
			continue
		}
		if !slices.ContainsFunc(p.Values, func(v string) bool { return has(d, t, p.Facet, v, from) }) {
			return false
		}
	}
	return true
}

func has(d *model.Dossier, t *model.Tie, f model.Facet, value, from string) bool {
	denied := slices.ContainsFunc(t.Claims, func(c model.Claim) bool { return c.Stance == model.Denies })
	switch f {
	case model.ByType:
		return t.Type == value
	case model.ByStanding:
		return t.Standing().String() == value
	case model.ByContest:
		return value == model.Contested && denied || value == model.Uncontested && !denied
	case model.ByClaimant:
		return claims(d, t, value)
	case model.ByLens:
		return clears(t, slices.Index(lensWords(), value)+1)
	case model.AsOf:
		return t.Told() // TestPropertyAsOf holds by what
	case model.BySource:
		return printedIn(t, value)
	case model.ByConfidence:
		return slices.ContainsFunc(t.Claims, func(c model.Claim) bool { return c.Confidence.String() == value })
	case model.OneSource:
		return heldBy(t) == 1
	case model.During:
		return meets(t, value)
	case model.Dated:
		return !t.Date.IsZero()
	case model.ByChange: // without an older edition all pass
		return d.Former() == nil || d.ChangeOf(t).String() == value
	case model.ByCheck: // nothing is noted
		return value == "unchecked"
	case model.Among: // see passes
	case model.ByCounterpart:
		if from == "" {
			return isEnd(t, value)
		}
		return slices.Contains(counterpartsOf(t, from), value)
	}
	return false
}

// clears reports whether a tie stands on that rung of the ladder.
func clears(t *model.Tie, rung int) bool {
	denied := slices.ContainsFunc(t.Claims, func(c model.Claim) bool { return c.Stance == model.Denies })
	gone := map[string]int{"possible": 1, "debated": 1, "historical": 1, "unsupported": 1, "alleged": 2, "perceived": 2, "self-described": 2}[t.Standing().String()]
	return (gone == 0 || rung < gone) && (rung < 3 || !denied) && (rung < 4 || t.Standing() == model.Confirmed)
}

func allAmong(d *model.Dossier, t *model.Tie, values []string) bool {
	for _, id := range slices.Concat(append(t.Between, t.From, t.To)...) {
		if !slices.Contains(values, id) && (!slices.Contains(values, model.Core) || !d.ActorByID(id).Core) {
			return false
		}
	}
	return true
}

// printedIn reports whether a claim of the tie stands in the source.
func printedIn(t *model.Tie, source string) bool {
	return slices.ContainsFunc(t.Claims, func(c model.Claim) bool {
		return slices.ContainsFunc(c.Passages(), func(p model.Passage) bool { return p.Source == source })
	})
}

// heldBy counts the sources of what holds the tie.
func heldBy(t *model.Tie) int {
	held := map[string]bool{}
	for _, c := range t.Claims {
		if c.Stance.Positive() {
			held[c.Source] = true
		}
	}
	return len(held)
}

func meets(t *model.Tie, date string) bool {
	d, err := model.ParseDate(date)
	return err == nil && (t.Date.IsZero() || t.Date.Meets(d))
}

func bears(q *model.Quote, t *model.Tie) bool {
	return slices.ContainsFunc(t.Claims, func(c model.Claim) bool { return c.Quote == q.ID })
}

func onNoTie(d *model.Dossier, q *model.Quote) bool {
	return !slices.ContainsFunc(slices.Collect(d.EachTie()), func(t *model.Tie) bool { return bears(q, t) })
}

func speaks(d *model.Dossier, q *model.Quote, party string) bool {
	return slices.ContainsFunc(q.By, func(by string) bool { return slices.Contains(voices(d, by), party) })
}

// listsTie reports whether a scope lists the tie when nothing is set aside.
func listsTie(s *model.Scene, t *model.Tie) bool {
	d := s.View().Dossier()
	switch s.Listed.Kind {
	case model.TiesOfActor:
		return isEnd(t, s.Actor)
	case model.TiesOfQuote:
		return bears(d.QuoteByID(s.Listed.ID), t)
	case model.SaidBy:
		return claims(d, t, s.Listed.ID) || slices.ContainsFunc(d.QuotesOf(t), func(q *model.Quote) bool { return speaks(d, q, s.Listed.ID) })
	case model.AllTies:
		return true
	case model.AllQuotes:
	}
	return false
}

// listsQuote reports whether a scope lists the quote as a row.
func listsQuote(s *model.Scene, q *model.Quote) bool {
	d := s.View().Whole()
	return s.Listed.Kind == model.AllQuotes || s.Listed.Kind == model.SaidBy && speaks(d, q, s.Listed.ID) && onNoTie(d, q)
}

// expected gives the keys of the rows that Relationships has to list, and how
// many it would list without a filter.
func expected(s *model.Scene) (keys []string, total int) {
	d, from := s.View().Dossier(), ""
	if s.Listed.Kind == model.TiesOfActor {
		from = s.Actor
	}
	for t := range d.EachTie() {
		if listsTie(s, s.View().Whole().TieByID(t.ID)) {
			total++
		}
		if listsTie(s, t) && passes(d, t, s.Filter, from) {
			keys = append(keys, "tie "+t.ID)
		}
	}
	for i := range d.Quotes {
		q := &d.Quotes[i]
		if !listsQuote(s, q) {
			continue
		}
		total++
		if s.Filter.IsZero() || slices.ContainsFunc(slices.Collect(d.EachTie()), func(t *model.Tie) bool { return bears(q, t) && passes(d, t, s.Filter, "") }) {
			keys = append(keys, "quote "+q.ID)
		}
	}
	slices.Sort(keys)
	return keys, total
}

// coherent fails where a Scene contradicts itself or its dossier.
func coherent(t tester, s *model.Scene) {
	t.Helper()
	coherentCountries(t, s)
	coherentRelationships(t, s)
	coherentStory(t, s)
	if tie := s.Pinned.Tie; (tie != nil) != (s.Pin != "") || tie != nil && tie.ID != s.Pin || s.Pinned.At != -1 && tie != nil {
		t.Fatalf("%q is pinned, and told beside is %+v", s.Pin, s.Pinned)
	}
	coherentLight(t, s)
	if s.Hits.Len() > 0 && (s.Hit < 0 || s.Hit >= s.Hits.Len()) || s.Hits.Len() == 0 && s.Hit != 0 {
		t.Fatalf("hit %d of %d", s.Hit, s.Hits.Len())
	}
}

func coherentCountries(t tester, s *model.Scene) {
	t.Helper()
	d, l := s.View().Dossier(), &s.Countries
	if d.ActorByID(s.Actor) == nil {
		t.Fatalf("nobody is %q", s.Actor)
	}
	headings(t, l)
	listed, last := 0, model.Protagonists
	for i := range l.Rows {
		r := &l.Rows[i]
		if all := d.Head.Sections(); slices.Index(all, r.Section) < slices.Index(all, last) {
			t.Fatalf("section %s stands behind %s", r.Section, last)
		}
		last = r.Section
		if r.Kind == model.HeadingRow && r.Folded {
			listed += r.Count
		}
		if r.Kind != model.ActorRow {
			continue
		}
		listed++
		n := 0
		for t := range d.EachTie() {
			n += truth(isEnd(t, r.Actor.ID) && passes(d, t, s.Filter, r.Actor.ID))
		}
		if r.Count != n || s.View().CountOf(r.Actor.ID) != n || model.SectionOf(r.Actor) != r.Section {
			t.Fatalf("%s in %s has %d ties, want %d", r.Actor.ID, r.Section, r.Count, n)
		}
		if r.Actor.ID == s.Actor && s.Listed.Kind == model.TiesOfActor && n != s.Relationships.Shown {
			t.Fatalf("Countries counts %d ties of %s, Relationships lists %d", n, s.Actor, s.Relationships.Shown)
		}
	}
	at := &l.Rows[l.At]
	chosen := at.Kind == model.ActorRow && at.Actor.ID == s.Actor
	folded := at.Kind == model.HeadingRow && at.Folded && at.Section == model.SectionOf(d.ActorByID(s.Actor))
	if listed != len(d.Actors) || !chosen && !folded || l.Shown > l.Total || l.Stop < 1 || l.Stop > l.Shown {
		t.Fatalf("%s chosen at %+v; %d of %d listed; stop %d of %d", s.Actor, *at, listed, len(d.Actors), l.Stop, l.Shown)
	}
}

// headings fails where a heading's count isn't what stands under it, or stands
// twice.
func headings(t tester, l *model.List) {
	t.Helper()
	seen := map[string]bool{}
	for i := range l.Rows {
		if l.Rows[i].Kind != model.HeadingRow {
			continue
		}
		under := 0
		for _, r := range l.Rows[i+1:] {
			if r.Kind == model.HeadingRow {
				break
			}
			under++
		}
		if h := &l.Rows[i]; seen[h.Label] || !h.Folded && h.Count != under || h.Folded && under > 0 || h.Count == 0 {
			t.Fatalf("the heading %q counts %d over %d rows; seen before: %v", h.Label, h.Count, under, seen[h.Label])
		}
		seen[l.Rows[i].Label] = true
	}
}

func coherentRelationships(t tester, s *model.Scene) {
	t.Helper()
	l := &s.Relationships
	headings(t, l)
	want, total := expected(s)
	if s.Listed.Kind == model.AllQuotes && s.View().Quoted() != len(want) {
		t.Fatalf("%d quotes are counted, and listed are %v", s.View().Quoted(), want)
	}
	var keys []string
	for i := range l.Rows {
		switch r := &l.Rows[i]; r.Kind {
		case model.TieRow:
			keys = append(keys, "tie "+r.Tie.ID)
		case model.QuoteRow:
			keys = append(keys, "quote "+r.Quote.ID)
		case model.HeadingRow, model.ActorRow, model.GoneRow:
			continue
		}
		if i == l.At && l.Stop != len(keys) {
			t.Fatalf("the row at %d has stop %d, want %d", i, l.Stop, len(keys))
		}
	}
	slices.Sort(keys)
	if !slices.Equal(keys, want) || l.Shown != len(want) || l.Total != total || l.Shown > l.Total {
		t.Fatalf("%+v under %s lists %v (%d of %d), want %v of %d", s.Listed, parts(s.Filter), keys, l.Shown, l.Total, want, total)
	}
	if l.Shown == 0 {
		if l.At != -1 || s.Tie+s.Quote != "" || s.Story.Tie != nil || s.Story.Quote != nil {
			t.Fatalf("of an empty list, %d is chosen, tie %q, quote %q", l.At, s.Tie, s.Quote)
		}
		return
	}
	r := &l.Rows[l.At]
	told := r.Tie == s.Story.Tie && r.Quote == s.Story.Quote
	if s.Story.Card != nil {
		told = s.Story.Tie == nil && s.Story.Quote == nil
	}
	if !told || r.ID() != s.Tie+s.Quote || (s.Tie == "") == (s.Quote == "") {
		t.Fatalf("the row %q is chosen, told is %v %v, named tie %q, quote %q", r.ID(), s.Story.Tie, s.Story.Quote, s.Tie, s.Quote)
	}
}

func coherentStory(t tester, s *model.Scene) {
	t.Helper()
	var want []model.Item
	if (s.Card != "") != (s.Story.Card != nil) {
		t.Fatalf("the card %q is told as %+v", s.Card, s.Story.Card)
	}
	switch {
	case s.Story.Card != nil:
		want = namedBy(s.Story.Card)
	case s.Story.Tie != nil:
		for _, n := range s.Story.Tie.ClaimsInOrder() {
			want = append(want, model.Item{Tie: s.Story.Tie.ID, Claim: s.Story.Tie.ClaimNumber(n)})
		}
		for _, q := range s.View().Dossier().QuotesOf(s.Story.Tie) {
			want = append(want, model.Item{Quote: q.ID})
		}
	case s.Story.Quote != nil:
		want = append(want, model.Item{Quote: s.Story.Quote.ID})
		for _, tie := range s.View().Dossier().TiesOf(s.Story.Quote) {
			want = append(want, model.Item{Tie: tie.ID})
		}
	}
	if lines(s.Story.Items) != lines(want) {
		t.Fatalf("told are\n%s, want\n%s", lines(s.Story.Items), lines(want))
	}
	if len(want) == 0 && (s.Story.At != -1 || s.Item != model.Item{}) || len(want) > 0 && want[s.Story.At] != s.Item {
		t.Fatalf("chosen is %+v at %d of\n%s", s.Item, s.Story.At, lines(want))
	}
}

// namedBy lists what can be chosen in a card, each once.
func namedBy(c *model.Card) []model.Item {
	var items []model.Item
	for _, l := range c.Lists {
		for _, r := range l.Rows {
			if r.Item != (model.Item{}) && !slices.Contains(items, r.Item) {
				items = append(items, r.Item)
			}
		}
	}
	return items
}

func coherentLight(t tester, s *model.Scene) {
	t.Helper()
	d, q := s.View().Dossier(), s.Light.Quote
	if q == nil {
		if len(s.Light.Ties)+len(s.Light.Actors)+s.Light.Elsewhere > 0 {
			t.Fatalf("nothing is chosen and %+v is lit", s.Light)
		}
		return
	}
	if q != s.ChosenQuote() {
		t.Fatalf("%s is lit, chosen is %v", q.ID, s.ChosenQuote())
	}
	ties, actors, elsewhere := map[string]bool{}, map[string]bool{}, 0
	for tie := range d.EachTie() {
		if !bears(q, tie) {
			continue
		}
		ties[tie.ID] = true
		elsewhere += truth(!slices.ContainsFunc(s.Relationships.Rows, func(r model.Row) bool { return r.Tie == tie }))
		for _, id := range slices.Concat(append(tie.Between, tie.From, tie.To)...) {
			actors[id] = true
		}
	}
	if fmt.Sprint(ties, actors, elsewhere) != fmt.Sprint(s.Light.Ties, s.Light.Actors, s.Light.Elsewhere) {
		t.Fatalf("%s lights %v, want %v %v, elsewhere %d", q.ID, s.Light, ties, actors, elsewhere)
	}
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// shown gives all that a Scene shows as one text, so that two can be compared.
func shown(s *model.Scene) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%+v\nlisted %+v\n", s.Selection, s.Listed)
	for _, l := range []*model.List{&s.Countries, &s.Relationships} {
		fmt.Fprintf(&b, "at %d, %d of %d of %d: %s\n", l.At, l.Stop, l.Shown, l.Total, join(rowIDs(l)))
	}
	fmt.Fprintf(&b, "told %+v at %d\nlit %v %v %d\nhits %+v aside %d", s.Story.Items, s.Story.At, s.Light.Ties, s.Light.Actors, s.Light.Elsewhere, allHits(s.Hits), s.Hits.Aside)
	return b.String()
}
