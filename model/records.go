// Package model holds a dossier in memory and everything a reader can ask of
// it: actors, ties, claims, quotes and sources; what stands derived from them;
// filters with their counts; a Selection and the Scene that it gives.
//
// It reads no files and draws nothing. Whatever comes in goes through [New],
// which refuses a dossier that breaks a rule; whatever goes out is a [Scene].
package model

// Records are the five lists of a dossier and its head, as they were written,
// nothing resolved. [New] turns them into a [Dossier].
type Records struct {
	Head    Head
	Sources []Source
	Actors  []Actor
	Types   []TieType
	Ties    []Tie
	Quotes  []Quote
}

// Head says what a dossier is about.
type Head struct {
	ID    string
	Title string
	// AsOf is the time the dossier speaks of; the zero Date where none is given.
	AsOf Date
}

// A Source is a published text. Its fields are named after CSL 1.0.2.
type Source struct {
	ID             string
	Type           string // a CSL type, such as "article-newspaper"
	Title          string
	Author         []string // in the order printed
	ContainerTitle string   // who or what published it
	Issued         Date
	IssuedDerived  bool   // Issued was worked out, not printed
	URL            string // http or https, or empty
}

// An Actor is a party that ties, claims and quotes name.
type Actor struct {
	ID          string // shares one namespace with the sources
	Name        string
	Short       string // for narrow heads; empty where the name will do
	Type        ActorType
	Core        bool     // one of the dossier's protagonists
	Aliases     []string // other names the sources use
	Summary     string
	Role        string // a person's office or position, as the source prints it
	SpeaksFor   string // the actor whose word this one's is; empty for most
	Affiliation string // where a person works, which isn't whom they speak for
}

// A TieType is a kind of tie that a dossier declares.
type TieType struct {
	ID         string
	Label      string
	Letter     string // one letter, unique in the dossier
	Definition string
	Family     string // types of one family stand together
}

// A Tie is a typed relationship between two or more actors. It is directed,
// with From and To set, or not, with Between set.
type Tie struct {
	ID string
	// From and To are the ends of a directed tie: things, people and pressure
	// flow from each of From to each of To, never among From or among To.
	From, To []string
	// Between holds the ends of a tie without direction: one side, each tied
	// with each, or two sides, not tied within a side.
	Between     [][]string
	Type        string
	Label       string // tells it from another tie of its type; at most [LabelColumns]
	Amount      string
	Summary     string
	Date        Date
	DateDerived bool // Date was resolved from words such as "this month"
	Claims      []Claim

	at resolved
}

// LabelColumns is the most columns that a tie's label may take, so that it is
// never cut in a pane of 48 columns.
const LabelColumns = 18

// A Claim is one party's word about a tie. Disagreement lives here, never on
// the tie itself.
type Claim struct {
	By          string // the claimant: an actor, a source in its own voice, or [Unattributed]
	Stance      Stance
	Certainty   Standing // Stated to Historical where the stance is positive, else NoStanding
	Source      string
	Paragraph   int    // the locator, counted from 1
	Wording     string // the hedge, denial or attribution as printed; may be empty
	Quote       string // the quote that carries the claim; may be empty
	Said        Date
	SaidDerived bool
}

// Unattributed is the claimant of a claim that the source credits to nobody.
const Unattributed = "unattributed"

// A Quote is a passage that a source prints between double quotation marks,
// whole and to the character, without the outer marks.
type Quote struct {
	ID          string
	By          []string // the speakers; none for a term that no one is credited with
	Text        string
	Source      string
	Paragraph   int // the locator, counted from 1
	Said        Date
	SaidDerived bool
	Kind        QuoteKind
	Context     string // what it answers, in the dossier's own words

	ties []int // the ties whose claims name it, in the dossier's order
}
