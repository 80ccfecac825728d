package model

import "slices"

// ActorType says what kind of party an actor is.
type ActorType uint8

// The actor types, in the order in which lists show them.
const (
	State ActorType = iota + 1
	Territory
	Organization
	Alliance
	Group
	Person
)

var actorTypes = []string{"", "state", "territory", "organization", "alliance", "group", "person"}

// String gives the type's word in a dossier.
func (t ActorType) String() string { return actorTypes[t] }

// ActorTypes lists the words of all actor types.
func ActorTypes() []string { return slices.Clone(actorTypes[1:]) }

// ParseActorType reads the type's word in a dossier.
func ParseActorType(word string) (ActorType, bool) { return parse[ActorType](actorTypes, word) }

// Stance is what a claimant does with a tie.
type Stance uint8

// The stances, in the order in which claims are shown.
const (
	Asserts Stance = iota + 1
	Confirms
	Qualifies
	Denies
	Declines
)

var stances = []string{"", "asserts", "confirms", "qualifies", "denies", "declines"}

// String gives the stance's word in a dossier.
func (s Stance) String() string { return stances[s] }

// Stances lists the words of all stances.
func Stances() []string { return slices.Clone(stances[1:]) }

// ParseStance reads the stance's word in a dossier.
func ParseStance(word string) (Stance, bool) { return parse[Stance](stances, word) }

// Positive tells whether the stance holds that the tie exists.
func (s Stance) Positive() bool { return s == Asserts || s == Confirms }

// Standing is how firmly a tie stands, strongest first. It is derived from the
// tie's claims and never typed in. The part from Stated to Historical is also
// the scale of a single claim's certainty.
type Standing uint8

// The standings in order of strength.
const (
	NoStanding Standing = iota
	Confirmed
	Stated
	Assessed
	Believed
	Alleged
	Perceived
	SelfDescribed
	Possible
	Debated
	Historical
	Unsupported
)

var standings = []string{
	"", "confirmed", "stated", "assessed", "believed", "alleged", "perceived",
	"self-described", "possible", "debated", "historical", "unsupported",
}

// String gives the standing's word.
func (s Standing) String() string { return standings[s] }

// Standings lists the words of all standings, strongest first.
func Standings() []string { return slices.Clone(standings[1:]) }

// ParseStanding reads a standing's word.
func ParseStanding(word string) (Standing, bool) { return parse[Standing](standings, word) }

// Certainties lists the words that a claim's certainty may have.
func Certainties() []string { return slices.Clone(standings[Stated:Unsupported]) }

// ParseCertainty reads a claim's certainty: a standing that one claim can have.
func ParseCertainty(word string) (Standing, bool) {
	s, ok := ParseStanding(word)
	return s, ok && s.certainty()
}

func (s Standing) certainty() bool { return s >= Stated && s <= Historical }

// QuoteKind follows from who speaks.
type QuoteKind uint8

// The kinds of quotes.
const (
	Expert QuoteKind = iota + 1
	Official
	Report
	Term // a phrase that no one is credited with
)

var quoteKinds = []string{"", "expert", "official", "report", "term"}

// String gives the kind's word in a dossier.
func (k QuoteKind) String() string { return quoteKinds[k] }

// QuoteKinds lists the words of all kinds.
func QuoteKinds() []string { return slices.Clone(quoteKinds[1:]) }

// ParseQuoteKind reads the kind's word in a dossier.
func ParseQuoteKind(word string) (QuoteKind, bool) { return parse[QuoteKind](quoteKinds, word) }

// parse finds a word's place in its scale. The word at 0 stands for "none" and
// can't be written.
func parse[T ~uint8](words []string, word string) (T, bool) {
	i := slices.Index(words, word)
	if i < 1 {
		return 0, false
	}
	return T(i), true
}
