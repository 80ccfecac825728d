package model

import "reflect"

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

// String gives the pane's name.
func (p Pane) String() string { return paneNames[min(int(p), Panes-1)] }

// A Selection is everything that a reader has chosen, as ids. It is the one
// truth of the program: panes draw the [Scene] that it gives and remember
// nothing. What it names may be hidden by its filter or unknown to the dossier;
// [View.See] then shows what is nearest, and the Selection keeps the wish.
type Selection struct {
	Actor  string // chosen in Countries
	Scope  Scope  // what Relationships lists
	Tie    string // chosen in Relationships
	Quote  string // chosen in Relationships where it lists quotes
	Item   Item   // chosen in Sources
	Pin    string // the tie that stays in sight beside the one that Sources tells
	Focus  Pane
	Zoomed bool // the pane in focus takes all the room
	Filter Filter
	Order  Order
	// QuoteOrder is the order of quotes where Relationships lists all of them.
	QuoteOrder QuoteOrder
	Folded     Sections // the sections of Countries that are folded
	Find       string   // what is searched for; empty for nothing
	Hit        int      // which of the hits is shown, from 0
	// Top is the first row that each pane shows; the screen keeps it in bounds.
	Top    [Panes]int
	PinTop int // the first line shown of the pinned tie
	// Drawing stands in the place of Countries and Relationships.
	Drawing Drawing
	Other   string // the second actor, where a drawing is of two
	Wide    bool   // a matrix holds all actors with ties, not the protagonists alone
	DrawTop int    // the first row shown of the drawing
	Nth     int    // which of the places is chosen where the tie stands in the drawing, from 0
}

// Equal tells whether two Selections choose and show the same.
func (s Selection) Equal(o Selection) bool { return reflect.DeepEqual(s, o) }

// An Item is what can be chosen in Sources: a claim, a quote, or, where a quote
// is told, a tie that it bears on. The zero Item is none.
type Item struct {
	Tie   string // the tie of the claim, or the tie itself
	Claim int    // the claim's place in its tie, counted from 1; 0 for no claim
	Quote string
}

// A Scope says what Relationships lists. The zero Scope is the ties of the
// actor chosen in Countries.
type Scope struct {
	Kind ScopeKind
	ID   string // the quote or the party; empty for the other kinds
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
)

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

// String gives the order's word.
func (o Order) String() string { return orderNames[o] }

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

// String gives the order's word.
func (o QuoteOrder) String() string { return quoteOrderNames[o] }

// A Section is a group of actors in Countries.
type Section uint8

// The sections, as they stand.
const (
	Protagonists Section = iota
	OtherStates
	Groups // groups, alliances and other bodies
	People
	sectionCount int = iota
)

var sectionNames = [sectionCount]string{"protagonists", "other states", "groups, bodies", "people"}

// String gives the section's heading.
func (s Section) String() string { return sectionNames[s] }

// Sections is a set of sections.
type Sections uint8

// Has tells whether the section is in the set.
func (s Sections) Has(section Section) bool { return s&(1<<section) != 0 }

// Toggle puts the section into the set, or takes it out.
func (s Sections) Toggle(section Section) Sections { return s ^ 1<<section }

// beyondCountries are the sections that hold no countries.
const beyondCountries Sections = 1<<Groups | 1<<People

// SectionOf tells in which section of Countries an actor stands.
func SectionOf(a *Actor) Section {
	switch {
	case a.Core:
		return Protagonists
	case a.Type == Person:
		return People
	case a.Type == State || a.Type == Territory:
		return OtherStates
	}
	return Groups
}
