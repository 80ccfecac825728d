package model

import "sort"

// A Ladder holds what ever stricter lenses leave of a view's ties.
type Ladder struct {
	Rungs []Rung
	// Left are the ties that the view's own lens leaves, the firmest first. They are the
	// stops.
	Left []*Tie
}

// A Rung is one lens, with how many ties it leaves of all that the filter's other parts
// let pass.
type Rung struct {
	Lens  Lens
	Count int

	d   *Dossier
	all []laddered // that the other parts let pass
}

// A laddered is a tie with what a ladder asks of it.
type laddered struct {
	index    int32
	standing Standing
	lenses   uint8 // that let it pass: from the widest on, as each sets aside what the one before does
}

// Ladder returns the ladder of the view's filter without its lens.
func (v *View) Ladder() *Ladder {
	l := &Ladder{Rungs: make([]Rung, lenses)}
	all := v.firmestFirst()
	for i, lens := range Lenses() {
		l.Rungs[i] = Rung{Lens: lens, d: v.d, all: all}
	}
	for _, t := range all {
		for i := range t.lenses {
			l.Rungs[i].Count++
		}
	}
	l.Left = l.Rungs[v.filter.Lens()].Ties()
	return l
}

// firmestFirst returns the ties that pass all but the lens, in the order of standing, then
// of the dossier. There are few standings, so that nothing has to be compared.
func (v *View) firmestFirst() []laddered {
	passing, next := make([]laddered, 0, v.d.TieCount()), make([]int, len(standings)+1)
	for t := range v.match.without(ByLens).ties(v.d) {
		one := laddered{index: t.at.index, standing: t.at.standing}
		for int(one.lenses) < lenses && Lens(one.lenses).passes(t) {
			one.lenses++
		}
		passing = append(passing, one)
		next[one.standing+1]++
	}
	for i := range standings {
		next[i+1] += next[i]
	}
	all := make([]laddered, len(passing))
	for _, t := range passing {
		all[next[t.standing]] = t
		next[t.standing]++
	}
	return all
}

// Ties returns the ties that the lens leaves, in the order of standing, then of the
// dossier.
func (r *Rung) Ties() []*Tie {
	left := make([]*Tie, 0, r.Count)
	for _, t := range r.all {
		if t.lenses > uint8(r.Lens) {
			left = append(left, r.d.tieAt(int(t.index)))
		}
	}
	return left
}

func (l *Ladder) size() int                 { return len(l.Left) }
func (l *Ladder) grid() (columns, rows int) { return 1, len(l.Left) }
func (l *Ladder) pick(stop int) Pick        { return Pick{Ties: l.Left[stop : stop+1 : stop+1]} }
func (l *Ladder) nth(string, int) int       { return 1 } // a tie stands there once

func (l *Ladder) find(s *Scene, tie string) int {
	t := s.view.d.TieByID(tie)
	if t == nil {
		return -1
	}
	stop := sort.Search(len(l.Left), func(i int) bool {
		at := &l.Left[i].at
		return at.standing > t.at.standing || at.standing == t.at.standing && at.index >= t.at.index
	})
	if stop == len(l.Left) || l.Left[stop] != t {
		return -1
	}
	return stop
}
