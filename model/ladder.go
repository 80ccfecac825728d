package model

import "slices"

// A Ladder holds what ever stricter lenses leave of a view's ties.
type Ladder struct {
	picks // the ties that the view's own lens leaves
	Rungs []Rung
	// Left are the ties that the view's own lens leaves, the firmest first.
	Left []*Tie
}

// A Rung is one lens, with what it leaves of all that the filter's other parts let
// pass.
type Rung struct {
	Lens Lens
	Ties []*Tie // in the order of standing, then of the dossier
}

// Ladder returns the ladder of the view's filter without its lens.
func (v *View) Ladder() *Ladder {
	by := make([][]*Tie, len(standings)) // there are few, so that nothing has to be compared
	for t := range v.match.without(ByLens).ties(v.d) {
		by[t.at.standing] = append(by[t.at.standing], t)
	}
	all := slices.Concat(by...)
	l := &Ladder{}
	for _, lens := range Lenses() {
		rung := Rung{Lens: lens}
		for _, t := range all {
			if lens.passes(t) {
				rung.Ties = append(rung.Ties, t)
			}
		}
		l.Rungs = append(l.Rungs, rung)
		if lens == v.filter.Lens() {
			l.Left = rung.Ties
		}
	}
	l.room(len(l.Left))
	for i := range l.Left {
		l.add(Pick{Ties: l.Left[i : i+1]})
	}
	return l
}
