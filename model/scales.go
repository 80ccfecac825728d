package model

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

// A stanceRow is all that is told of a stance.
type stanceRow struct {
	word, ofMany string
	sign         Sign // none where it makes a standing, whose sign it has
}

var stanceRows = [...]stanceRow{
	Asserts:   {word: "asserts", ofMany: "assert"},
	Confirms:  {word: "confirms", ofMany: "confirm"},
	Qualifies: {"qualifies", "qualify", Sign{"±", ToneBetween}},
	Denies:    {"denies", "deny", Sign{"✗", ToneDenied}},
	Declines:  {"declines", "leave it open", Sign{"–", ToneBeside}},
}

var stances = column(stanceRows[:], func(r *stanceRow) string { return r.word })

func (Stance) words() []string { return stances }

// InWords returns the stance as a reader is told it. Who declines may refuse to say,
// or have nothing to say: either leaves it open.
func (s Stance) InWords() string {
	if s == Declines {
		return "leaves it open"
	}
	return s.String()
}

// InWordsOfMany is [Stance.InWords] of several: "deny".
func (s Stance) InWordsOfMany() string { return stanceRows[s].ofMany }

// Sign returns the stance's sign; of one that makes a standing none.
func (s Stance) Sign() Sign { return stanceRows[s].sign }

// String returns the stance's word in a dossier.
func (s Stance) String() string { return wordOf(s) }

// MarshalText returns the stance's word in a dossier.
func (s Stance) MarshalText() ([]byte, error) { return textOf(s) }

// Positive reports whether the stance holds that the tie exists.
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

// A standingRow is all that is told of a standing.
type standingRow struct {
	word, meaning string
	sign          Sign
}

var standingRows = [...]standingRow{
	NoStanding:    {sign: Sign{"·", ToneBeside}},
	Confirmed:     {"confirmed", "A party with knowledge of its own confirms it.", Sign{"●", ToneConfirmed}},
	Stated:        {"stated", "A source says it flatly, in its own voice.", Sign{"•", ToneStated}},
	Assessed:      {"assessed", "An expert, a report or observers judge it so.", Sign{"◐", ToneBetween}},
	Believed:      {"believed", "Likely, thought or believed, by a source or nobody named.", Sign{"◐", ToneBetween}},
	Alleged:       {"alleged", "A government or another party says it of others.", Sign{"◐", ToneBetween}},
	Perceived:     {"perceived", "Seen, viewed or feared as such.", Sign{"◐", ToneBetween}},
	SelfDescribed: {"self-described", "A party says it of itself.", Sign{"◐", ToneBetween}},
	Possible:      {"possible", "It could, may or might be.", Sign{"○", ToneOpen}},
	Debated:       {"debated", "An open question.", Sign{"○", ToneOpen}},
	Historical:    {"historical", "Of another period.", Sign{"†", ToneBeside}},
	Unsupported:   {"unsupported", "No claim holds that it is so.", Sign{"◌", ToneBeside}}, // in a matrix · is no tie at all
}

var standings = column(standingRows[:], func(r *standingRow) string { return r.word })

func (Standing) words() []string { return standings }

// String returns the standing's word.
func (s Standing) String() string { return wordOf(s) }

// MarshalText returns the standing's word, as a claim's certainty has it.
func (s Standing) MarshalText() ([]byte, error) { return textOf(s) }

// Meaning returns, as a sentence, what the standing means; nothing for none.
func (s Standing) Meaning() string { return standingRows[s].meaning }

// Sign returns the standing's sign.
func (s Standing) Sign() Sign { return standingRows[s].sign }

// Certainties lists the words that a claim's certainty may have.
func Certainties() []string { return Words[Standing]()[Stated-1 : Historical] }

// ParseCertainty reads a claim's certainty: a standing that one claim can have.
func ParseCertainty(word string) (Standing, bool) {
	s, ok := Parse[Standing](word)
	return s, ok && s.certainty()
}

func (s Standing) certainty() bool { return s >= Stated && s <= Historical }

// Confidence says how far a dossier trusts a claim, which is another thing than
// how certain its claimant is (ICD 203).
type Confidence uint8

// The confidences, weakest first.
const (
	NoConfidence Confidence = iota
	Low
	Moderate
	High
)

var confidences = []string{"", "low", "moderate", "high"}

func (Confidence) words() []string { return confidences }

// String returns the confidence's word in a dossier.
func (c Confidence) String() string { return wordOf(c) }

// MarshalText returns the confidence's word in a dossier.
func (c Confidence) MarshalText() ([]byte, error) { return textOf(c) }

// Reliability grades a source, never a claim (AJP-2.1, the Admiralty code).
type Reliability uint8

// The grades, from completely reliable to one that can't be judged.
const (
	Ungraded Reliability = iota
	GradeA
	GradeB
	GradeC
	GradeD
	GradeE
	GradeF
)

var reliabilities = []string{"", "A", "B", "C", "D", "E", "F"}

func (Reliability) words() []string { return reliabilities }

// String returns the grade's letter.
func (r Reliability) String() string { return wordOf(r) }

// reliabilityWords are what AJP-2.1 says of the grades.
var reliabilityWords = []string{
	"", "completely reliable", "usually reliable", "fairly reliable", "not usually reliable", "unreliable", "reliability cannot be judged",
}

// InWords returns the grade with its meaning: "B, usually reliable"; empty for none.
func (r Reliability) InWords() string {
	if r == Ungraded || int(r) >= len(reliabilityWords) {
		return ""
	}
	return r.String() + ", " + reliabilityWords[r]
}

// MarshalText returns the grade's letter.
func (r Reliability) MarshalText() ([]byte, error) { return textOf(r) }

// Marking says who may read a dossier (FIRST's Traffic Light Protocol 2.0).
type Marking uint8

// The markings, from free to most restricted.
const (
	Unmarked Marking = iota
	Clear
	Green
	Amber
	AmberStrict
	Red
)

var markings = []string{"", "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"}

func (Marking) words() []string { return markings }

// String returns the marking as the protocol writes it.
func (m Marking) String() string { return wordOf(m) }

// MarshalText returns the marking as the protocol writes it.
func (m Marking) MarshalText() ([]byte, error) { return textOf(m) }

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

func (QuoteKind) words() []string { return quoteKinds }

// String returns the kind's word in a dossier.
func (k QuoteKind) String() string { return wordOf(k) }

// MarshalText returns the kind's word in a dossier.
func (k QuoteKind) MarshalText() ([]byte, error) { return textOf(k) }
