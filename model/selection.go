package model

// A Pane is one of the three places on the screen that show the Selection.
type Pane uint8

// The panes, from the whole to the particular.
const (
	Countries Pane = iota
	Relationships
	Sources
	Panes int = iota
)

var paneNames = [Panes]string{"countries", "relationships", "sources"}

func (Pane) words() []string { return paneNames[:] }

// String returns the pane's name.
func (p Pane) String() string { return wordOf(p) }

// MarshalText returns the pane's name.
func (p Pane) MarshalText() ([]byte, error) { return textOf(p) }

// UnmarshalText reads the pane's name.
func (p *Pane) UnmarshalText(text []byte) error { return readText(p, text) }

// A Selection is everything that a reader has chosen, as ids. It is the one
// truth of the program: panes draw the [Scene] that it gives and remember
// nothing. What it names may be hidden by its filter or unknown to the dossier;
// [View.See] then shows what is nearest, and the Selection keeps what was requested.
//
// In JSON, enums are words, so that they keep their meaning when values are put
// between others, and what is zero isn't written. What isn't known is passed over
// and a word that isn't is the zero value, as another release may have written it.
// The names of the fields don't change: what was kept between runs has them.
type Selection struct {
	Actor  string `json:"actor,omitempty"` // chosen in Countries
	Scope  Scope  `json:"scope,omitzero"`  // what Relationships lists
	Tie    string `json:"tie,omitempty"`   // chosen in Relationships
	Quote  string `json:"quote,omitempty"` // chosen in Relationships where it lists quotes
	Item   Item   `json:"item,omitzero"`   // chosen in Sources
	Card   string `json:"card,omitempty"`  // the actor or the source whose card Sources tells; empty where it tells what is chosen
	Pin    string `json:"pin,omitempty"`   // the tie that stays in sight beside the one that Sources tells
	Focus  Pane   `json:"focus,omitempty"`
	Filter Filter `json:"filter,omitzero"`
	Order  Order  `json:"order,omitempty"`
	// QuoteOrder is the order of quotes where Relationships lists all of them.
	QuoteOrder QuoteOrder `json:"quote_order,omitempty"`
	ClaimOrder ClaimOrder `json:"claim_order,omitempty"` // of the claims that are drawn
	ActorOrder ActorOrder `json:"actor_order,omitempty"` // in each section of Countries
	Find       string     `json:"find,omitempty"`        // what is searched for; empty for nothing
	Hit        int        `json:"hit,omitempty"`         // which of the hits is shown, from 0
	// Drawing stands instead of Countries and Relationships.
	Drawing Drawing `json:"drawing,omitempty"`
	Other   string  `json:"other,omitempty"`  // the second actor, where a drawing is of two
	Wide    bool    `json:"wide,omitempty"`   // a matrix holds all actors with ties, a network the actor and its nearest; not the protagonists alone
	Span    Span    `json:"span,omitempty"`   // how much time a timeline shows around what is chosen in it
	Joined  bool    `json:"joined,omitempty"` // a timeline has one lane for all dated ties of one type between the same
	Open    bool    `json:"open,omitempty"`   // paths have all ties of each step, not the firmest alone
	// Nth is 0 until something is chosen in a drawing, which has what the panes have
	// chosen till then; else which of the tie's stops in it is chosen, from 1.
	Nth int `json:"nth,omitempty"`
}

func (s *Selection) wide() *bool { return &s.Wide }

func (s *Selection) open() *bool { return &s.Open }

// Equal reports whether two Selections choose and show the same.
func (s Selection) Equal(o Selection) bool {
	return s.Actor == o.Actor && s.Scope == o.Scope && s.Tie == o.Tie && s.Quote == o.Quote &&
		s.Item == o.Item && s.Card == o.Card && s.Pin == o.Pin && s.Focus == o.Focus &&
		s.Order == o.Order && s.QuoteOrder == o.QuoteOrder && s.ClaimOrder == o.ClaimOrder && s.ActorOrder == o.ActorOrder &&
		s.Find == o.Find && s.Hit == o.Hit &&
		s.Drawing == o.Drawing && s.Other == o.Other && s.Wide == o.Wide && s.Span == o.Span && s.Joined == o.Joined && s.Open == o.Open &&
		s.Nth == o.Nth && s.Filter.Equal(o.Filter)
}

// An Item is what can be chosen in Sources: a claim, a quote, where a quote is told
// a tie that it bears on, or in a card an actor or a source. The zero Item is none.
type Item struct {
	Tie   string `json:"tie,omitempty"`   // the tie of the claim, or the tie itself
	Claim int    `json:"claim,omitempty"` // which of its tie's claims, from 1; 0 for no claim
	Quote string `json:"quote,omitempty"`
	Card  string `json:"card,omitempty"` // an actor or a source that a card names
}

// A Scope says what Relationships lists. The zero Scope is the ties of the
// actor chosen in Countries.
type Scope struct {
	Kind ScopeKind `json:"kind,omitempty"`
	ID   string    `json:"id,omitempty"` // the quote or the party; empty for the other kinds
}

// ScopeKind says which kind of list a Scope names.
type ScopeKind uint8

// The kinds of scopes.
const (
	TiesOfActor ScopeKind = iota
	TiesOfQuote           // the ties that a quote bears on
	SaidBy                // what a party says: ties by its claims and quotes, and quotes that bear on none
	AllQuotes             // every quote of the dossier
	AllTies               // every tie of the dossier, seen from nobody
	scopeKinds  int       = iota
)

var scopeKindNames = [scopeKinds]string{"ties", "ties-of-quote", "said-by", "quotes", "all-ties"}

func (ScopeKind) words() []string { return scopeKindNames[:] }

// String returns the kind's word.
func (k ScopeKind) String() string { return wordOf(k) }

// MarshalText returns the kind's word.
func (k ScopeKind) MarshalText() ([]byte, error) { return textOf(k) }

// UnmarshalText reads the kind's word.
func (k *ScopeKind) UnmarshalText(text []byte) error { return readText(k, text) }

// Order is how ties are sorted and grouped.
type Order uint8

// The orders of ties.
const (
	OrderType Order = iota
	OrderCounterpart
	OrderStanding
	OrderDate
	OrderParagraph
	orders int = iota
)

var orderNames = [orders]string{"type", "counterpart", "standing", "date", "paragraph"}

func (Order) words() []string { return orderNames[:] }

// String returns the order's word.
func (o Order) String() string { return wordOf(o) }

// MarshalText returns the order's word.
func (o Order) MarshalText() ([]byte, error) { return textOf(o) }

// UnmarshalText reads the order's word.
func (o *Order) UnmarshalText(text []byte) error { return readText(o, text) }

// ActorOrder is how actors are sorted within their section of Countries.
type ActorOrder uint8

// The orders of actors.
const (
	ActorsByTies ActorOrder = iota // the most first
	ActorsByName
	actorOrders int = iota
)

var actorOrderNames = [actorOrders]string{"ties", "name"}

func (ActorOrder) words() []string { return actorOrderNames[:] }

// String returns the order's word.
func (o ActorOrder) String() string { return wordOf(o) }

// MarshalText returns the order's word.
func (o ActorOrder) MarshalText() ([]byte, error) { return textOf(o) }

// UnmarshalText reads the order's word.
func (o *ActorOrder) UnmarshalText(text []byte) error { return readText(o, text) }

// QuoteOrder is how quotes are sorted and grouped.
type QuoteOrder uint8

// The orders of quotes.
const (
	QuotesBySpeaker QuoteOrder = iota
	QuotesByKind
	QuotesByParagraph
	quoteOrders int = iota
)

var quoteOrderNames = [quoteOrders]string{"speaker", "kind", "paragraph"}

func (QuoteOrder) words() []string { return quoteOrderNames[:] }

// String returns the order's word.
func (o QuoteOrder) String() string { return wordOf(o) }

// MarshalText returns the order's word.
func (o QuoteOrder) MarshalText() ([]byte, error) { return textOf(o) }

// UnmarshalText reads the order's word.
func (o *QuoteOrder) UnmarshalText(text []byte) error { return readText(o, text) }
