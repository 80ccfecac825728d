package model

import "slices"

// A Scene is what a Selection shows: the panes draw it and nothing else. Its
// Selection is the repaired one, in which everything named is on the screen.
type Scene struct {
	Selection
	Countries     List
	Relationships List
	// Listed is what Relationships lists: the Selection's scope, or what an
	// actor says that is no end of any tie.
	Listed Scope
	Story  Story
	Figure Figure // the drawing, where there is one
	Pinned Story  // the pinned tie, in which nothing is chosen
	Light  Light
	Hits   Hits

	requested Selection
	awaiting  bool
	behind    string // the tie that the panes tell behind a drawing
	folded    Sections
	view      *View
}

// A Story is what Sources shows: a tie, a quote, or the card of an actor or a source.
// All are nil if nothing is chosen.
type Story struct {
	Tie   *Tie
	Quote *Quote
	Card  *Card
	Items []Item // what can be chosen, as it stands on the screen
	At    int    // the chosen item; -1 where there is none
}

// Light is what the quote chosen in Sources bears on.
type Light struct {
	Quote     *Quote // nil where none is chosen, or Sources isn't in focus
	Ties      map[string]bool
	Actors    map[string]bool
	Elsewhere int // how many of its ties Relationships doesn't list
}

// See returns the Scene of a Selection. It is total: where the Selection names
// something that is hidden or unknown, the Scene shows what is nearest. It costs
// what it shows, not the dossier, once a list has been shown before.
func (v *View) See(sel Selection) Scene {
	sel.Filter = v.filter
	sel.Focus = min(sel.Focus, Sources)
	sel.Order = min(sel.Order, OrderParagraph)
	sel.ActorOrder = min(sel.ActorOrder, ActorsByName)
	sel.QuoteOrder = min(sel.QuoteOrder, QuotesByParagraph)
	sel.Span = min(sel.Span, Week)
	sel.ClaimOrder = min(sel.ClaimOrder, ClaimsBySource)
	if int(sel.Drawing) >= drawings {
		sel.Drawing = NoDrawing
	}
	s := Scene{Selection: sel, requested: sel, view: v}
	drawn := s.drawBeside()
	s.seeCountries()
	s.seeRelationships()
	drawn()
	s.seeFigure()
	s.seeSources()
	s.seePinned()
	s.seeLight()
	s.Hits = v.find(sel.Find)
	s.Hit = max(0, min(s.Hit, s.Hits.count-1))
	return s
}

// Requested returns the Selection that the reader asked for, before it was repaired:
// what a filter hides comes back when the filter goes.
func (s Scene) Requested() Selection { return s.requested }

// Awaiting returns the Scene for while that of another Selection is worked out: it shows
// what it did, and what leads on from it leads on from that Selection.
func (s Scene) Awaiting(requested Selection) Scene {
	s.requested, s.awaiting = requested, true
	return s
}

// Sought returns what is searched for: of a Scene that is awaited, what will be, unless
// it is nothing.
func (s Scene) Sought() string {
	if s.awaiting && s.requested.Find != "" {
		return s.requested.Find
	}
	return s.Find
}

// View returns the view that the Scene was seen through.
func (s Scene) View() *View { return s.view }

// On returns the Scene on an errand, which what is asked of it is part of.
func (s Scene) On(e *Errand) Scene {
	s.view = s.view.On(e)
	return s
}

// List returns what a pane lists; nil for Sources, which shows a [Story].
func (s *Scene) List(p Pane) *List {
	switch p {
	case Countries:
		return &s.Countries
	case Relationships:
		return &s.Relationships
	case Sources:
	}
	return nil
}

func (s *Scene) seeCountries() {
	d := s.view.d
	if d.ActorByID(s.Actor) == nil {
		s.Actor = d.Actors[d.countries[0]].ID
	}
	r := s.view.countryList(s.countryKey())
	stop, _ := r.stopOf(keyOf(ActorRow, &d.actor, s.Actor))
	s.Countries = r.choose(stop)
	s.Countries.Shown, s.Countries.Total = len(d.Actors), len(d.Actors)
	if s.Countries.Stop = d.rank[d.actor.number(s.Actor)] + 1; s.ActorOrder != ActorsByTies {
		s.Countries.Stop = slices.Index(d.ordered(s.ActorOrder), d.actor.number(s.Actor)) + 1
	}
}

func (s *Scene) countryKey() countryKey { return countryKey{s.folded, s.ActorOrder} }

// Fold returns the Scene with those sections of Countries folded: a folded one is
// listed as its heading alone, which stands for its actors.
func (s Scene) Fold(folded Sections) Scene {
	if folded != s.folded {
		s.folded = folded
		s.seeCountries()
	}
	return s
}

// choose returns the list with the row chosen that stands at that index among
// those that can be.
func (r *rows) choose(stop int) List {
	l := List{Rows: r.rows, At: -1, Shown: len(r.stops)}
	if len(r.stops) > 0 {
		l.At, l.Stop = r.stops[stop], stop+1
	}
	return l
}

func (s *Scene) seeRelationships() {
	s.Listed = s.view.Whole().scopeOf(s.Scope, s.Actor) // a filter changes what is left, not what is asked
	key := s.listKey()
	r, whole := s.view.list(key), s.view.whole().list(key)
	d := s.view.d
	wanted := d.quoteKey(s.Quote)
	if _, ok := whole.stopOf(wanted); !ok {
		wanted = d.tieKey(s.Tie)
	}
	s.Relationships = r.choose(d.nearest(r, whole, wanted))
	s.Relationships.Total = len(whole.stops)
	s.Tie, s.Quote = "", ""
	if s.Relationships.At < 0 {
		return
	}
	row := &r.rows[s.Relationships.At]
	s.Story.Tie, s.Story.Quote = row.Tie, row.Quote
	if row.Tie != nil {
		s.Tie = row.Tie.ID
	} else {
		s.Quote = row.Quote.ID
	}
}

// scopeOf repairs a scope: one that isn't there becomes the actor's ties, and those of
// an actor without ties, but with words, become what it says.
func (d *Dossier) scopeOf(scope Scope, actor string) Scope {
	switch {
	case scope.Kind == TiesOfQuote && d.QuoteByID(scope.ID) == nil,
		scope.Kind == SaidBy && d.party(scope.ID) < 0,
		scope.Kind > AllTies:
		scope = Scope{}
	}
	n := d.actor.number(actor)
	if scope.Kind == TiesOfActor && len(d.tiesOf[n]) == 0 && len(d.saidOf[n])+len(d.quotesOf[n]) > 0 {
		return Scope{Kind: SaidBy, ID: actor}
	}
	return scope
}

func (s *Scene) listKey() listKey {
	key := listKey{scope: s.Listed, order: s.Order}
	switch s.Listed.Kind {
	case TiesOfActor:
		key.actor = s.Actor
	case AllQuotes:
		key.order, key.quotes = 0, s.QuoteOrder
	case TiesOfQuote, SaidBy, AllTies:
	}
	return key
}

// nearest returns the stop of the wanted row, or, where a filter hides it, of the
// row left that stands nearest behind it, else before it. Without such a row at
// all it is the first.
func (d *Dossier) nearest(r, whole *rows, key rowKey) int {
	if stop, ok := r.stopOf(key); ok {
		return stop
	}
	hidden, ok := whole.stopOf(key)
	if !ok || len(r.stops) == 0 {
		return 0
	}
	for i := hidden + 1; i < len(whole.stops); i++ {
		if stop, ok := r.stopOf(d.keyOf(&whole.rows[whole.stops[i]])); ok {
			return stop
		}
	}
	return len(r.stops) - 1
}

func (s *Scene) seeSources() {
	d := s.view.d
	if s.Story.Card = s.view.CardOf(s.Card); s.Story.Card == nil {
		s.Card = ""
	}
	switch {
	case s.Story.Card != nil:
		s.Story.Tie, s.Story.Quote, s.Story.Items = nil, nil, s.Story.Card.items
	case s.Story.Tie != nil:
		s.Story.Items = d.itemsOf(s.Story.Tie)
	case s.Story.Quote != nil:
		s.Story.Items = append(s.Story.Items, Item{Quote: s.Story.Quote.ID})
		for _, t := range d.TiesOf(s.Story.Quote) {
			s.Story.Items = append(s.Story.Items, Item{Tie: t.ID})
		}
	}
	if own := s.Figure.Pick.item(s.Tie); own != (Item{}) && s.Focus != Sources {
		s.Item = own
	}
	s.Story.At = slices.Index(s.Story.Items, s.Item)
	if s.Story.At < 0 {
		s.Story.At = s.firstItem()
	}
	s.Item = Item{}
	if s.Story.At >= 0 {
		s.Item = s.Story.Items[s.Story.At]
	}
}

// itemsOf returns what can be chosen of a tie in Sources: its claims, then its quotes.
func (d *Dossier) itemsOf(t *Tie) []Item {
	var items []Item
	for _, n := range t.at.order() {
		items = append(items, Item{Tie: t.ID, Claim: t.ClaimNumber(n)})
	}
	for _, q := range d.QuotesOf(t) {
		items = append(items, Item{Quote: q.ID})
	}
	return items
}

// seePinned tells the pinned tie, whatever the filter: pinning is to keep it. As of a
// day at which it isn't there, nothing is.
func (s *Scene) seePinned() {
	t := s.view.d.TieByID(s.Pin)
	if t == nil || !t.Told() {
		s.Pin = ""
		return
	}
	s.Pinned = Story{Tie: t, Items: s.view.d.itemsOf(t), At: -1}
}

// firstItem returns the index of what is chosen in Sources until the reader chooses:
// the words that Relationships lists the tie for, else the strongest claim.
func (s *Scene) firstItem() int {
	d := s.view.d
	wanted := func(Item) bool { return false }
	if s.Story.Card != nil {
		return min(0, len(s.Story.Items)-1)
	}
	switch s.Listed.Kind {
	case TiesOfQuote:
		wanted = func(i Item) bool { return i.Quote == s.Listed.ID }
	case SaidBy:
		party := d.party(s.Listed.ID)
		wanted = func(i Item) bool {
			return slices.ContainsFunc(s.wordsBy(i), func(by string) bool { return d.speaksFor(by, party) })
		}
	case TiesOfActor, AllQuotes, AllTies:
	}
	if i := slices.IndexFunc(s.Story.Items, wanted); i >= 0 {
		return i
	}
	return min(0, len(s.Story.Items)-1)
}

// wordsBy returns those whose words an item is.
func (s *Scene) wordsBy(i Item) []string {
	if i.Claim > 0 {
		return []string{s.Story.Tie.ClaimByNumber(i.Claim).By}
	}
	if q := s.view.d.QuoteByID(i.Quote); q != nil {
		return q.By
	}
	return nil
}

// ChosenClaim returns the claim chosen in Sources, or nil.
func (s Scene) ChosenClaim() *Claim {
	if s.Item.Claim == 0 {
		return nil
	}
	return s.view.d.TieByID(s.Item.Tie).ClaimByNumber(s.Item.Claim)
}

// ChosenQuote returns the quote chosen in Sources, itself or by a claim that it
// carries, or nil.
func (s Scene) ChosenQuote() *Quote {
	if c := s.ChosenClaim(); c != nil {
		return s.view.d.QuoteByID(c.Quote)
	}
	return s.view.d.QuoteByID(s.Item.Quote)
}

// seeLight finds what the chosen quote bears on. While the reader moves in the
// other panes nothing is lit: the first quotation of every tie would flicker by.
func (s *Scene) seeLight() {
	q := s.ChosenQuote()
	if q == nil || s.Focus != Sources && s.Listed.Kind == TiesOfActor {
		return
	}
	d := s.view.d
	listed := s.view.list(s.listKey())
	s.Light = Light{Quote: q, Ties: map[string]bool{}, Actors: map[string]bool{}}
	for _, t := range d.TiesOf(q) {
		s.Light.Ties[t.ID] = true
		for _, a := range d.EndsOf(t) {
			s.Light.Actors[a.ID] = true
		}
		if _, ok := listed.stopOf(rowKey{TieRow, t.at.number()}); !ok {
			s.Light.Elsewhere++
		}
	}
}
