package model

import "slices"

// A Lens sets aside what is weaker than a reader wants to count. Each lets pass a
// part of what the one before does, so that going down them a picture only ever
// thins out.
type Lens uint8

// The lenses, from the widest to the strictest.
const (
	AllTold         Lens = iota
	WithoutPossible      // what may be, is an open question, or nobody holds
	WithoutAlleged       // also what is alleged or seen as such, and what a party says of itself
	WithoutDenied        // also what anybody denies
	ConfirmedOnly        // what a party confirms and nobody denies
	lenses          int  = iota
)

var lensNames = [lenses]string{"all", "not-possible", "not-alleged", "not-denied", "confirmed"}

var lensLabels = [lenses]string{
	"all", "without possible and debated", "without alleged, perceived, self-described",
	"without what is denied", "confirmed only",
}

// String gives the lens's word, as a [Filter] and the command line have it.
func (l Lens) String() string { return lensNames[min(int(l), lenses-1)] }

// Label says in words what the lens sets aside.
func (l Lens) Label() string { return lensLabels[min(int(l), lenses-1)] }

// Lenses lists all lenses, the widest first.
func Lenses() []Lens {
	list := make([]Lens, lenses)
	for i := range list {
		list[i] = Lens(i)
	}
	return list
}

// Passes tells whether the lens lets the tie pass.
func (l Lens) Passes(t *Tie) bool {
	s := t.at.standing
	switch {
	case l >= WithoutPossible && (s == Possible || s == Debated || s == Unsupported),
		l >= WithoutAlleged && (s == Alleged || s == Perceived || s == SelfDescribed),
		l >= WithoutDenied && t.at.denials > 0,
		l >= ConfirmedOnly && s != Confirmed:
		return false
	}
	return true
}

// Lens gives the filter's lens: the widest of several.
func (f Filter) Lens() Lens {
	lens := AllTold
	for i, word := range f.Values(ByLens) {
		if l := Lens(max(0, slices.Index(lensNames[:], word))); i == 0 || l < lens { //nolint:gosec // there are five
			lens = l
		}
	}
	return lens
}

// ThroughLens gives the filter with that lens instead of its own.
func (f Filter) ThroughLens(l Lens) Filter {
	if l == AllTold {
		return f.With(ByLens)
	}
	return f.With(ByLens, l.String())
}

// DownTheLadder sifts by the next stricter lens, and behind the last by none.
func (s Scene) DownTheLadder() Selection {
	return s.Sift(s.Filter.ThroughLens((s.Filter.Lens() + 1) % Lens(lenses)))
}
