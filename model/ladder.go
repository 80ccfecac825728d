package model

// A Ladder tells what is left of a view's ties by ever stricter lenses.
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

// byStanding gives ties by standing, else in their order. There are few standings, so
// that nothing has to be compared.
func byStanding(ties []*Tie) []*Tie {
	sorted := make([]*Tie, 0, len(ties))
	for s := NoStanding; s <= Unsupported; s++ {
		for _, t := range ties {
			if t.at.standing == s {
				sorted = append(sorted, t)
			}
		}
	}
	return sorted
}

// Ladder gives the ladder of the view's filter without its lens.
func (v *View) Ladder() *Ladder {
	sieve := v.sieve.without(ByLens)
	var all []*Tie
	for i := range v.d.Ties {
		if t := &v.d.Ties[i]; sieve.passes(t, -1) {
			all = append(all, t)
		}
	}
	all = byStanding(all)
	l := &Ladder{}
	for _, lens := range Lenses() {
		rung := Rung{Lens: lens}
		for _, t := range all {
			if lens.Passes(t) {
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
