// Package model holds a dossier in memory and everything a reader can ask of
// it: actors, ties, claims, quotes and sources; what stands derived from them;
// filters with their counts; a Selection and the Scene that it gives.
//
// It reads no files and draws nothing. Whatever comes in goes through [New], or [Adopt],
// which refuses a dossier that breaks a rule; whatever goes out is a [Scene].
package model

import "encoding/json"

// Records are the five lists of a dossier and its head, as they were written,
// nothing resolved. [New] turns them into a [Dossier]. Their names in JSON are
// those of the format, and what may be left out is where there is none; JSON is
// YAML, so what [json.Marshal] gives is a dossier.
type Records struct {
	Head    Head      `json:"dossier"`
	Sources []Source  `json:"sources"`
	Actors  []Actor   `json:"actors"`
	Types   []TieType `json:"tie_types"`
	Ties    []Tie     `json:"ties"`
	Quotes  []Quote   `json:"quotes"`
}

// Head says what a dossier is about.
type Head struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	// AsOf is the time the dossier speaks of; the zero Date where none is given.
	AsOf    Date    `json:"as_of,omitzero"`
	Marking Marking `json:"marking,omitempty"` // who may read it; [Unmarked] where nothing says so
	// Kinds are the kinds of actors that the dossier has beside the [ActorTypes],
	// in the order in which lists show them.
	Kinds []Kind `json:"actor_types,omitempty"`
}

// A TieType is a kind of tie that a dossier declares.
type TieType struct {
	ID         string `json:"id"`
	Label      string `json:"label"`
	Letter     string `json:"letter"` // one letter, unique in the dossier
	Definition string `json:"definition"`
	Family     string `json:"family"` // types of one family stand together
}

// A Tie is a typed relationship between two or more actors. It is directed,
// with From and To set, or not, with Between set.
type Tie struct {
	ID string `json:"id"`
	// From and To are the ends of a directed tie: things, people and pressure
	// flow from each of From to each of To, never among From or among To.
	From []string `json:"from,omitempty"`
	To   []string `json:"to,omitempty"`
	// Between holds the ends of a tie without direction: one side, each tied
	// with each, or two sides, not tied within a side.
	Between     Sides   `json:"between,omitempty"`
	Type        string  `json:"type"`
	Label       string  `json:"label,omitempty"` // tells it from another tie of its type; at most [LabelColumns]
	Amount      string  `json:"amount,omitempty"`
	Summary     string  `json:"summary"`
	Date        Date    `json:"date,omitzero"`
	DateDerived bool    `json:"date_derived,omitempty"` // Date was resolved from words such as "this month"
	Attributes  Fields  `json:"attributes,omitempty"`
	Note        string  `json:"note,omitempty"`
	Claims      []Claim `json:"claims"`

	at resolved
}

// Sides are the ends of a tie without direction, by side.
type Sides [][]string

// MarshalJSON writes one side as a list of actors, and two as two such lists.
func (s Sides) MarshalJSON() ([]byte, error) {
	if len(s) == 1 {
		return json.Marshal(s[0])
	}
	return json.Marshal([][]string(s))
}

// LabelColumns is the most columns that a tie's label may take. A pane has room
// for fewer, and cuts it.
const LabelColumns = 60

// A Claim is one party's word about a tie. Disagreement lives here, never on
// the tie itself.
type Claim struct {
	By        string   `json:"by"` // the claimant: an actor, a source in its own voice, or [Unattributed]
	Stance    Stance   `json:"stance"`
	Certainty Standing `json:"certainty,omitempty"` // Stated to Historical where the stance is positive, else NoStanding
	Source    string   `json:"source"`
	Locator
	Wording     string     `json:"wording,omitempty"` // the hedge, denial or attribution as printed; may be empty
	Quote       string     `json:"quote,omitempty"`   // the quote that carries the claim; may be empty
	Said        Date       `json:"said,omitzero"`
	SaidDerived bool       `json:"said_derived,omitempty"`
	Confidence  Confidence `json:"confidence,omitempty"` // of the dossier in the claim; never part of the standing
	AlsoIn      []Passage  `json:"also_in,omitempty"`    // where else the same claim is printed
	Withdrawn   *Date      `json:"withdrawn,omitempty"`  // when the claimant took it back; nil, as for nearly all, where not
	WithdrawnIn *Passage   `json:"withdrawn_in,omitempty"`
	Note        string     `json:"note,omitempty"`
}

// A Passage is a place in a source, and what it prints there of a claim.
type Passage struct {
	Source string `json:"source"`
	Locator
	Wording string `json:"wording,omitempty"` // as a claim's
	Quote   string `json:"quote,omitempty"`   // as a claim's
}

// Unattributed is the claimant of a claim that the source credits to nobody.
const Unattributed = "unattributed"

// A Quote is a passage that a source prints between double quotation marks,
// whole and to the character, without the outer marks.
type Quote struct {
	ID     string   `json:"id"`
	By     []string `json:"by,omitempty"` // the speakers; none for a term that no one is credited with
	Text   string   `json:"text"`
	Source string   `json:"source"`
	Locator
	Said        Date      `json:"said,omitzero"`
	SaidDerived bool      `json:"said_derived,omitempty"`
	Kind        QuoteKind `json:"kind"`
	Context     string    `json:"context,omitempty"` // what it answers, in the dossier's own words
	Note        string    `json:"note,omitempty"`

	ties []int32 // the ties whose claims name it, in the dossier's order
}

// Passages gives where a claim is printed: the place that it names first, then
// those of also_in.
func (c *Claim) Passages() []Passage {
	return append([]Passage{{c.Source, c.Locator, c.Wording, c.Quote}}, c.AlsoIn...)
}

// MarshalJSON writes the claim with its locator's parts among its fields.
func (c Claim) MarshalJSON() ([]byte, error) {
	type fields Claim // without this method
	return inline(fields(c), c.Parts.all())
}

// MarshalJSON writes the passage with its locator's parts among its fields.
func (p Passage) MarshalJSON() ([]byte, error) {
	type fields Passage
	return inline(fields(p), p.Parts.all())
}

// MarshalJSON writes the quote with its locator's parts among its fields.
func (q Quote) MarshalJSON() ([]byte, error) {
	type fields Quote
	return inline(fields(q), q.Parts.all())
}
