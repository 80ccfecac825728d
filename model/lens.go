package model

// A Lens sets aside what is weaker than a reader wants to count. Each lets pass a
// part of what the one before does, so that going down them a picture only ever
// thins out.
type Lens uint8

// The lenses, from the widest to the strictest.
const (
	AllTold         Lens = iota
	WithoutPossible      // what may be, is an open question or of another period, or nobody holds
	WithoutAlleged       // also what is alleged or seen as such, and what a party says of itself
	WithoutDenied        // also what anybody denies
	ConfirmedOnly        // what a party confirms and nobody denies
	lenses          int  = iota
)

var lensNames = [lenses]string{"all", "not-possible", "not-alleged", "not-denied", "confirmed"}

// lensLabels name each lens by all that it sets aside, since it sets aside what the one
// before it does, too.
var lensLabels = [lenses]string{
	"all", "not possible", "not possible or alleged", "not possible, alleged or denied", "only confirmed, not denied",
}

// LensMeaning says what the labels of lenses count among what is possible or alleged.
const LensMeaning = "Possible counts debated, historical and unsupported, too; alleged counts perceived and self-described."

func (Lens) words() []string { return lensNames[:] }

// String returns the lens's word, as a [Filter] and the command line have it.
func (l Lens) String() string { return wordOf(l) }

// Label returns in words all that the lens sets aside; [LensMeaning] says what the words
// count.
func (l Lens) Label() string { return lensLabels[min(int(l), lenses-1)] }

// Lenses returns all lenses, the widest first.
func Lenses() []Lens { return all[Lens]() }

// passes reports whether the lens lets the tie pass.
func (l Lens) passes(t *Tie) bool {
	s := t.at.standing
	switch {
	case l >= WithoutPossible && s >= Possible,
		l >= WithoutAlleged && (s == Alleged || s == Perceived || s == SelfDescribed),
		l >= WithoutDenied && t.at.denials > 0,
		l >= ConfirmedOnly && s != Confirmed:
		return false
	}
	return true
}

// Lens returns the filter's lens: the widest of several.
func (f Filter) Lens() Lens { return widest(f.Values(ByLens)) }

func widest(words []string) Lens {
	lens := AllTold
	for i, word := range words {
		if l, _ := Parse[Lens](word); i == 0 || l < lens {
			lens = l
		}
	}
	return lens
}

// ThroughLens returns the filter with that lens instead of its own.
func (f Filter) ThroughLens(l Lens) Filter {
	if l == AllTold {
		return f.With(ByLens)
	}
	return f.With(ByLens, l.String())
}

// DownTheLadder filters by the next stricter lens, and behind the last by none.
func (s Scene) DownTheLadder() Selection {
	return s.WithFilter(s.requested.Filter.ThroughLens((s.requested.Filter.Lens() + 1) % Lens(lenses)))
}
