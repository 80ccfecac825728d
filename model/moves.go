package model

import "slices"

// Each of these gives the Selection that a reader asks for next, from what the
// reader sees now. What they don't ask about stays as it was wished, so that a
// tie which a filter hides, or another country doesn't have, comes back.

// Move chooses the row, or in Sources the item, n further down in the pane; n may
// be negative. It stops at the ends.
func (s Scene) Move(p Pane, n int) Selection {
	switch p {
	case Countries:
		return s.moveIn(&s.Countries, s.view.countryList(s.Folded), n)
	case Relationships:
		if s.Drawing != NoDrawing {
			return s.moveDrawn(n)
		}
		return s.moveIn(&s.Relationships, s.view.list(s.listKey()), n)
	case Sources:
	}
	if len(s.Story.Items) == 0 {
		return s.wish
	}
	return s.ChooseItem(s.Story.Items[further(s.Story.At, n, len(s.Story.Items))])
}

func (s Scene) moveIn(l *List, r *rows, n int) Selection {
	if l.At < 0 {
		return s.wish
	}
	place := r.placeOf(l.At)
	next := further(place, n, len(r.stops))
	if next == place {
		return s.wish
	}
	return s.ChooseRow(&r.rows[r.stops[next]])
}

// placeOf gives the place among stops of the row at that place, by halving.
func (r *rows) placeOf(row int) int {
	lo, hi := 0, len(r.stops)
	for lo < hi {
		if mid := (lo + hi) / 2; r.stops[mid] < row {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// further gives the place n on in a list of that length, or the list's end; n may
// be as large as an int can be.
func further(place, n, length int) int {
	return max(0, min(place+max(-length, min(n, length)), length-1))
}

// ChooseRow chooses what a row of Countries or Relationships holds. A heading
// stands for its section's first actor; where nothing can be chosen by it, it
// changes nothing.
func (s Scene) ChooseRow(r *Row) Selection {
	next := s.wish
	switch r.Kind {
	case ActorRow:
		return s.ChooseActor(r.Actor.ID)
	case TieRow:
		next.Tie, next.Quote = r.Tie.ID, ""
	case QuoteRow:
		next.Quote = r.Quote.ID
	case HeadingRow:
		if r.Folded {
			return s.ChooseActor(s.view.d.firstOf(r.Section))
		}
	}
	return next
}

func (d *Dossier) firstOf(section Section) string {
	for _, n := range d.countries {
		if SectionOf(&d.Actors[n]) == section {
			return d.Actors[n].ID
		}
	}
	return ""
}

// ChooseActor chooses an actor, and lists its ties.
func (s Scene) ChooseActor(id string) Selection {
	next := s.wish
	next.Actor, next.Scope, next.Quote = id, Scope{}, ""
	return next
}

// ChooseItem chooses a claim, a quote or a tie in Sources.
func (s Scene) ChooseItem(i Item) Selection {
	next := s.wish
	next.Item = i
	// What Sources tells is what is chosen now, even where the wish was another.
	next.Tie, next.Quote = s.Tie, s.Quote
	return next
}

// ChooseTie chooses a tie wherever the reader stands: among the ties of the
// present actor if it is an end, else of its first end. An end from which the
// filter lets the tie pass goes before one from which it doesn't.
func (s Scene) ChooseTie(id string) Selection {
	d, next := s.view.d, s.wish
	t := d.TieByID(id)
	if t == nil {
		return next
	}
	next.Actor = d.Actors[s.seenFrom(t)].ID
	next.Scope, next.Tie, next.Quote, next.Focus, next.Nth = Scope{}, id, "", Relationships, 0
	return next
}

func (s Scene) seenFrom(t *Tie) int {
	ends := t.at.ends
	if now := s.view.d.actor[s.Actor]; slices.Contains(ends, now) {
		ends = append([]int{now}, ends...)
	}
	i := slices.IndexFunc(ends, func(a int) bool { return s.view.sieve.passes(t, a) })
	return ends[max(i, 0)]
}

// ChooseQuote chooses a quote in Sources: told by a tie that Relationships lists,
// else by the first of its ties that passes the filter, else among all quotes.
func (s Scene) ChooseQuote(id string) Selection {
	d := s.view.d
	q := d.QuoteByID(id)
	if q == nil {
		return s.wish
	}
	next := s.wish
	switch t := s.tieListed(q); {
	case t != nil:
		next.Tie, next.Quote = t.ID, ""
	case len(q.ties) > 0:
		i := slices.IndexFunc(q.ties, func(n int) bool { return s.view.sieve.passes(&d.Ties[n], -1) })
		next = s.ChooseTie(d.Ties[q.ties[max(i, 0)]].ID)
	default:
		next.Scope, next.Quote, next.Drawing = Scope{Kind: AllQuotes}, id, NoDrawing
	}
	next.Item, next.Focus = Item{Quote: id}, Sources
	return next
}

// tieListed gives the told tie if the quote bears on it, else the first such tie
// that Relationships lists, or nil.
func (s Scene) tieListed(q *Quote) *Tie {
	listed := s.view.list(s.listKey()).places
	var found *Tie
	for _, t := range s.view.d.TiesOf(q) {
		_, ok := listed[tieKey(t.ID)]
		if t.ID == s.Tie {
			return t
		}
		if ok && found == nil {
			found = t
		}
	}
	return found
}

// FocusOn puts a pane in focus.
func (s Scene) FocusOn(p Pane) Selection {
	next := s.wish
	next.Focus = p
	if p == Sources {
		next.Item = s.Item
	}
	return next
}

// A Doorway is where Enter leads from what is chosen.
type Doorway uint8

// The doorways.
const (
	NoDoor     Doorway = iota
	ToPanes            // from a drawing to what is chosen in it
	ToTies             // from Countries to Relationships
	ToSources          // from a tie to its claims and quotations
	ToQuote            // from a quote to the ties that it bears on
	ToSpeaker          // from words to all that their speaker says
	ToTie              // from a tie in Sources to it in Relationships
	ToUnfolded         // from a folded section to its actors
)

// Door tells where Enter leads, so that the footer can say it before.
func (s Scene) Door() Doorway {
	if s.Drawing != NoDrawing && s.Focus != Sources {
		return ToPanes
	}
	switch s.Focus {
	case Countries:
		if s.Countries.At >= 0 && s.Countries.Rows[s.Countries.At].Kind == HeadingRow {
			return ToUnfolded
		}
		return ToTies
	case Relationships:
		return s.doorOfRow()
	case Sources:
	}
	switch {
	case s.Story.At < 0:
		return NoDoor
	case s.Item.Quote == "" && s.Item.Claim == 0:
		return ToTie
	case s.Light.Elsewhere > 0 && s.Listed != (Scope{Kind: TiesOfQuote, ID: s.Light.Quote.ID}):
		return ToQuote
	case s.speaker() != "" && s.Listed != (Scope{Kind: SaidBy, ID: s.speaker()}):
		return ToSpeaker
	}
	return NoDoor
}

func (s Scene) doorOfRow() Doorway {
	switch {
	case s.Relationships.At < 0:
		return NoDoor
	case s.Story.Quote != nil && len(s.Story.Quote.ties) > 0:
		return ToQuote
	}
	return ToSources
}

// speaker is the party whose words are chosen in Sources; empty for a term.
func (s Scene) speaker() string {
	if c := s.ChosenClaim(); c != nil {
		return c.By
	}
	if q := s.ChosenQuote(); q != nil && len(q.By) > 0 {
		return q.By[0]
	}
	return ""
}

// Enter goes one in from what is chosen.
func (s Scene) Enter() Selection {
	switch s.Door() {
	case ToPanes:
		return s.enterFigure()
	case ToUnfolded:
		return s.Fold()
	case ToTies:
		return s.FocusOn(Relationships)
	case ToSources:
		return s.FocusOn(Sources)
	case ToQuote:
		if s.Focus == Relationships {
			return s.enterQuote(s.Story.Quote.ID)
		}
		return s.enterQuote(s.Light.Quote.ID)
	case ToSpeaker:
		return s.enterParty(s.speaker())
	case ToTie:
		return s.ChooseTie(s.Item.Tie)
	case NoDoor:
	}
	return s.wish
}

func (s Scene) enterQuote(id string) Selection {
	next := s.wish
	next.Scope, next.Quote, next.Item = Scope{Kind: TiesOfQuote, ID: id}, "", Item{Quote: id}
	next.Tie, next.Focus, next.Drawing = s.Tie, Relationships, NoDrawing
	return next
}

func (s Scene) enterParty(id string) Selection {
	next := s.wish
	next.Scope, next.Quote = Scope{Kind: SaidBy, ID: id}, ""
	next.Tie, next.Focus = s.Tie, Relationships
	if s.Drawing != VoicesDrawing {
		next.Drawing = NoDrawing
	}
	if s.view.d.ActorByID(id) != nil {
		next.Actor = id
	}
	return next
}

// Out goes one out: to the pane before.
func (s Scene) Out() Selection {
	if s.Focus == Countries || s.Drawing != NoDrawing && s.Focus == Relationships {
		return s.wish
	}
	return s.FocusOn(s.Focus - 1)
}

// Fold folds the section of the chosen actor, or unfolds it. The protagonists
// stay.
func (s Scene) Fold() Selection {
	next := s.wish
	section := SectionOf(s.view.d.ActorByID(s.Actor))
	if section != Protagonists {
		next.Folded = next.Folded.Toggle(section)
	}
	return next
}

// FoldToCountries folds whatever are no countries, or unfolds them.
func (s Scene) FoldToCountries() Selection {
	next := s.wish
	if next.Folded&beyondCountries == beyondCountries {
		next.Folded &^= beyondCountries
	} else {
		next.Folded |= beyondCountries
	}
	return next
}

// NextOrder sorts what Relationships lists in the next order.
func (s Scene) NextOrder() Selection {
	next := s.wish
	next.Tie, next.Quote = s.Tie, s.Quote // what is told stays, wherever it comes to stand
	if s.Drawing == TreeDrawing {         // which has these two alone
		next.Order = OrderCounterpart
		if s.Order == OrderCounterpart {
			next.Order = OrderType
		}
		return next
	}
	if s.Listed.Kind == AllQuotes {
		next.QuoteOrder = (next.QuoteOrder + 1) % QuoteOrder(quoteOrders)
	} else {
		next.Order = (next.Order + 1) % Order(orders)
	}
	return next
}

// ListQuotes lists all quotes of the dossier, the chosen one first in sight, or
// goes back to the actor's ties.
func (s Scene) ListQuotes() Selection {
	next := s.wish
	if next.Scope.Kind == AllQuotes {
		next.Scope, next.Quote = Scope{}, ""
		return next
	}
	next.Scope, next.Focus, next.Drawing = Scope{Kind: AllQuotes}, Relationships, NoDrawing
	if q := s.ChosenQuote(); q != nil {
		next.Quote = q.ID
	}
	return next
}

// Sift puts another filter on.
func (s Scene) Sift(f Filter) Selection {
	next := s.wish
	next.Filter = f
	return next
}

// NextContest sifts by the next of: all ties, the contested, the uncontested.
func (s Scene) NextContest() Selection {
	values := map[string][]string{"": {Contested}, Contested: {Uncontested}}
	now := ""
	if v := s.Filter.Values(ByContest); len(v) > 0 {
		now = v[0]
	}
	return s.Sift(s.Filter.With(ByContest, values[now]...))
}

// PinTold pins the tie that Sources tells, or takes the pin off.
func (s Scene) PinTold() Selection {
	next := s.wish
	next.PinTop = 0
	if next.Pin = ""; s.Pin == "" {
		next.Pin = s.Tie
	}
	return next
}

// Exchange pins the tie that Sources tells, and has Sources tell the pinned one.
func (s Scene) Exchange() Selection {
	if s.Pin == "" || s.Tie == "" {
		return s.wish
	}
	next := s.ChooseTie(s.Pin)
	next.Pin, next.PinTop, next.Focus = s.Tie, 0, s.Focus
	return next
}
