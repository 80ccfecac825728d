package model

import "slices"

// Each of these returns the Selection that a reader requests next, from what the
// reader sees now. All else stays as it was requested, so that a tie which a filter
// hides, or another country doesn't have, comes back.

// Move chooses the row, or in Sources the item, n further down in the pane; n may
// be negative. It stops at the ends.
func (s Scene) Move(p Pane, n int) Selection {
	switch p {
	case Countries:
		return s.moveIn(&s.Countries, s.view.countryList(s.countryKey()), n)
	case Relationships:
		if s.Drawing != NoDrawing {
			return s.moveDrawn(n)
		}
		return s.moveIn(&s.Relationships, s.view.list(s.listKey()), n)
	case Sources:
	}
	if len(s.Story.Items) == 0 {
		return s.requested
	}
	return s.ChooseItem(s.Story.Items[further(s.Story.At, n, len(s.Story.Items))])
}

func (s Scene) moveIn(l *List, r *rows, n int) Selection {
	if l.At < 0 {
		return s.requested
	}
	stop, _ := slices.BinarySearch(r.stops, l.At)
	next := further(stop, n, len(r.stops))
	if next == stop {
		return s.requested
	}
	return s.ChooseRow(&r.rows[r.stops[next]])
}

// further returns the index n on in a list of that length, or the list's end; n may
// be as large as an int can be.
func further(index, n, length int) int {
	return max(0, min(index+max(-length, min(n, length)), length-1))
}

// ChooseRow chooses what a row of Countries or Relationships holds. The heading of a
// folded section stands for the section's first actor; any other changes nothing.
func (s Scene) ChooseRow(r *Row) Selection {
	next := s.CloseCard()
	switch r.Kind {
	case ActorRow:
		return s.ChooseActor(r.Actor.ID)
	case TieRow:
		next.Tie, next.Quote = r.Tie.ID, ""
	case QuoteRow:
		next.Quote = r.Quote.ID
	case GoneRow:
	case HeadingRow:
		if r.Folded {
			return s.ChooseActor(s.firstOf(r.Section))
		}
	}
	return next
}

func (s Scene) firstOf(section Section) string {
	d := s.view.d
	for _, n := range d.ordered(s.ActorOrder) {
		if SectionOf(&d.Actors[n]) == section {
			return d.Actors[n].ID
		}
	}
	return ""
}

// ChooseActor chooses an actor, and lists its ties. Where Sources tells an actor's
// card, it is this one's then.
func (s Scene) ChooseActor(id string) Selection {
	next := s.requested
	if next.Card = ""; s.Story.Card != nil && s.Story.Card.Actor != nil {
		next.Card = id
	}
	next.Actor, next.Scope, next.Quote = id, Scope{}, ""
	return next
}

// ChooseItem chooses a claim, a quote or a tie in Sources.
func (s Scene) ChooseItem(i Item) Selection {
	next := s.requested
	next.Item = i
	// What Sources shows is chosen now, even if another was requested.
	next.Tie, next.Quote, next.Card, next.Nth = s.Tie, s.Quote, s.Card, s.Nth
	return next
}

// ChooseTie chooses a tie wherever the reader stands: among the ties of the
// present actor if it is an end, else of its first end. An end from which the
// filter lets the tie pass goes before one from which it doesn't.
func (s Scene) ChooseTie(id string) Selection {
	d, next := s.view.d, s.requested
	t := d.TieByID(id)
	if t == nil {
		return next
	}
	next.Actor = d.Actors[s.seenFrom(t)].ID
	next.Scope, next.Tie, next.Quote, next.Card, next.Focus, next.Nth = Scope{}, id, "", "", Relationships, 0
	return next
}

func (s Scene) seenFrom(t *Tie) int {
	passes := func(a int32) bool { return s.view.match.passes(t, int(a)) }
	ends := t.at.ends()
	if now := t.at.endOf(s.view.d.actor.number(s.Actor)); now >= 0 {
		ends = append([]int32{ends[now]}, ends...)
	}
	return int(ends[max(slices.IndexFunc(ends, passes), 0)])
}

// ChooseQuote chooses a quote in Sources: with a tie that Relationships lists,
// else by the first of its ties that passes the filter, else among all quotes.
func (s Scene) ChooseQuote(id string) Selection {
	d := s.view.d
	q := d.QuoteByID(id)
	if q == nil {
		return s.requested
	}
	next := s.requested
	switch t := s.tieListed(q); {
	case t != nil:
		next.Tie, next.Quote, next.Nth = t.ID, "", s.Nth
	case len(q.ties) > 0:
		i := slices.IndexFunc(q.ties, func(n int32) bool { return s.view.match.passes(d.tieAt(int(n)), -1) })
		next = s.ChooseTie(d.tieAt(int(q.ties[max(i, 0)])).ID)
	default:
		next.Scope, next.Quote, next.Drawing = Scope{Kind: AllQuotes}, id, NoDrawing
	}
	next.Item, next.Card, next.Focus = Item{Quote: id}, "", Sources
	return next
}

// tieListed returns the tie in Sources if the quote bears on it, else the first such tie
// that Relationships lists, or nil.
func (s Scene) tieListed(q *Quote) *Tie {
	ties, listed := s.view.d.TiesOf(q), s.view.list(s.listKey())
	if slices.Contains(ties, s.Story.Tie) {
		return s.Story.Tie
	}
	for _, t := range ties {
		if _, ok := listed.stopOf(rowKey{TieRow, t.at.number()}); ok {
			return t
		}
	}
	return nil
}

// FocusOn puts a pane in focus.
func (s Scene) FocusOn(p Pane) Selection {
	next := s.requested
	next.Focus = p
	if p == Sources {
		next.Item = s.Item
	}
	return next
}

// An Entry is where Enter leads from what is chosen.
type Entry uint8

// The entries.
const (
	NoEntry    Entry = iota
	ToPanes          // from a drawing to what is chosen in it
	ToTies           // from Countries to Relationships
	ToSources        // from a tie to its claims and quotations
	ToQuote          // from a quote to the ties that it bears on
	ToSpeaker        // from words to all that their speaker says
	ToTie            // from a tie in Sources to it in Relationships
	ToUnfolded       // from a folded section to its actors
	ToCard           // from an actor without ties, and from what a card names, to its card
	ToWords          // from a claim or a quote in a card to where it is told
)

// Entry returns where Enter leads, so that the footer can say it before.
func (s Scene) Entry() Entry {
	if s.Drawing != NoDrawing && s.Focus != Sources {
		if s.Figure.At < 0 {
			return NoEntry
		}
		return ToPanes
	}
	quote := s.view.d.QuoteByID(s.Quote)
	switch {
	case s.Focus == Countries && s.Countries.At >= 0 && s.Countries.Rows[s.Countries.At].Kind == HeadingRow:
		return ToUnfolded
	case s.Focus == Countries && s.Listed == (Scope{}) && !s.view.Whole().HasTies(s.Actor):
		return ToCard
	case s.Focus == Countries:
		return ToTies
	case s.Focus == Relationships && s.Relationships.At < 0, s.Focus == Sources && s.Story.At < 0:
		return NoEntry
	case s.Focus == Relationships && quote != nil && len(quote.ties) > 0:
		return ToQuote
	case s.Focus == Relationships:
		return ToSources
	case s.Item.Card != "":
		return ToCard
	case s.Card != "":
		return ToWords
	case s.Item.Quote == "" && s.Item.Claim == 0:
		return ToTie
	case s.Light.Elsewhere > 0 && s.Listed != (Scope{Kind: TiesOfQuote, ID: s.Light.Quote.ID}):
		return ToQuote
	case s.speaker() != "" && s.Listed != (Scope{Kind: SaidBy, ID: s.speaker()}):
		return ToSpeaker
	}
	return NoEntry
}

// speaker returns the party whose words are chosen in Sources; empty for a term.
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
	switch s.Entry() {
	case ToPanes:
		return s.enterFigure()
	case ToTies:
		return s.FocusOn(Relationships)
	case ToSources:
		return s.FocusOn(Sources)
	case ToQuote:
		if s.Focus == Relationships {
			return s.enterQuote(s.Quote)
		}
		return s.enterQuote(s.Light.Quote.ID)
	case ToSpeaker:
		return s.enterParty(s.speaker())
	case ToTie:
		return s.ChooseTie(s.Item.Tie)
	case ToCard, ToWords:
		if s.Focus == Countries {
			return s.TellCard(s.Actor)
		}
		return s.enterItem()
	case ToUnfolded, NoEntry: // what is folded isn't of the Selection
	}
	return s.requested
}

func (s Scene) enterQuote(id string) Selection {
	next := s.requested
	next.Scope, next.Quote, next.Item = Scope{Kind: TiesOfQuote, ID: id}, "", Item{Quote: id}
	next.Tie, next.Focus, next.Drawing, next.Card = s.Tie, Relationships, NoDrawing, ""
	return next
}

func (s Scene) enterParty(id string) Selection {
	next := s.requested
	next.Card = ""
	next.Scope, next.Quote = Scope{Kind: SaidBy, ID: id}, ""
	next.Tie, next.Focus = s.Tie, Relationships
	if !s.Drawing.row().spoken {
		next.Drawing = NoDrawing
	}
	if s.view.d.ActorByID(id) != nil {
		next.Actor = id
	}
	return next
}

// Out goes one out, to the pane before.
func (s Scene) Out() Selection {
	if s.Focus == Countries || s.Drawing != NoDrawing && s.Focus == Relationships {
		return s.requested
	}
	return s.FocusOn(s.Focus - 1)
}

// Sorts reports whether what the Scene shows has another order: most drawings have but one.
func (s Scene) Sorts() bool {
	return s.Drawing == NoDrawing || s.Drawing.OfClaims() || s.Drawing.row().orders != nil
}

// NextOrder sorts what the pane in focus lists in the next order; from Sources what
// Relationships lists.
func (s Scene) NextOrder() Selection {
	next := s.requested
	if s.Focus == Countries {
		next.ActorOrder = (next.ActorOrder + 1) % ActorOrder(actorOrders)
		return next
	}
	next.Tie, next.Quote, next.Nth = s.Tie, s.Quote, s.Nth // they stay, wherever they come to stand
	if s.Drawing.OfClaims() {
		next.Item = s.Item
		next.ClaimOrder = (next.ClaimOrder + 1) % ClaimOrder(claimOrders)
		return next
	}
	if own := s.Drawing.row().orders; own != nil {
		now := max(0, slices.Index(own, next.Order))
		next.Order = own[(now+1)%len(own)]
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
	next := s.requested
	next.Card = ""
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

// WithFilter puts another filter on.
func (s Scene) WithFilter(f Filter) Selection {
	next := s.requested
	next.Filter = f
	return next
}

// NextContest filters by the next of: all ties, the contested, the uncontested.
func (s Scene) NextContest() Selection {
	values := map[string][]string{"": {Contested}, Contested: {Uncontested}}
	now := ""
	if v := s.requested.Filter.Values(ByContest); len(v) > 0 {
		now = v[0]
	}
	return s.WithFilter(s.requested.Filter.With(ByContest, values[now]...))
}

// PinTold pins the tie that Sources shows, or unpins the pinned one.
func (s Scene) PinTold() Selection {
	next := s.requested
	if next.Pin = ""; s.Pin == "" {
		next.Pin = s.Tie
	}
	return next
}

// Exchange pins the tie that Sources shows, and has Sources show the pinned one.
func (s Scene) Exchange() Selection {
	if s.Pin == "" || s.Tie == "" {
		return s.requested
	}
	next := s.ChooseTie(s.Pin)
	next.Pin, next.Focus = s.Tie, s.Focus
	return next
}
