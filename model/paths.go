package model

import (
	"cmp"
	"iter"
	"slices"
)

// mostRoutes is how many shortest ways are listed; the others are counted, up to
// mostWays of them: in a dossier of layers there are more than an int holds.
const (
	mostRoutes = 20
	mostWays   = 1_000_000
)

// Paths are the shortest ways between two actors through ties that pass.
type Paths struct {
	picks
	From, To *Actor
	Routes   []Route
	// More counts the ways of the same length beyond those listed; at most a million, and
	// Over reports whether there are more still.
	More int
	Over bool
	Open bool // each tie of a step is a stop
	// Blocked are the parts of the filter without which there is a way, where there is
	// none through the filter. Free is set if there is one without any filter.
	Blocked []Facet
	Free    bool
}

// A Route is a way from one actor to another.
type Route struct{ Hops []Hop }

// A Hop joins two actors that a tie ties.
type Hop struct {
	From, To *Actor
	Ties     []*Tie // that join the two: theirs alone, then those of more ends, the firmest first
	Stop     int    // in the drawing; where paths are open that of the first tie, before those of the others
}

// Paths returns the shortest ways between two actors; where they are open, each tie of a
// step can be chosen. A tie joins each end with its counterparts, whichever way it runs.
// Of an actor to itself, or of one that isn't there, there are none.
func (v *View) Paths(from, to string, open bool) *Paths {
	d := v.d
	p := &Paths{Open: open, From: d.ActorByID(from), To: d.ActorByID(to)}
	if p.From == nil || p.To == nil || from == to {
		return p
	}
	a, b := d.actor.number(from), d.actor.number(to)
	w := newWalk(d, v.match, a, b)
	if w.steps[a] == 0 {
		v.unblock(p, a, b)
		return p
	}
	w.route(a, []int{a}, func(actors []int) {
		r := Route{}
		for i := range actors[1:] {
			hop := Hop{From: &d.Actors[actors[i]], To: &d.Actors[actors[i+1]], Ties: v.between(actors[i], actors[i+1]), Stop: p.size()}
			p.step(hop.Ties)
			r.Hops = append(r.Hops, hop)
		}
		p.Routes = append(p.Routes, r)
	})
	more := w.count(a, map[int]int{}) - len(p.Routes)
	p.More, p.Over = min(more, mostWays), more > mostWays
	return p
}

// step adds the stops of a step.
func (p *Paths) step(ties []*Tie) {
	if !p.Open {
		p.add(Pick{Ties: ties})
		return
	}
	for i := range ties {
		p.add(Pick{Ties: ties[i : i+1]})
	}
}

// unblock finds what of the filter stands in the way.
func (v *View) unblock(p *Paths, a, b int) {
	open := func(m matcher) bool { return newWalk(v.d, m, a, b).steps[a] > 0 }
	for _, part := range v.filter.parts {
		if open(v.match.without(part.Facet)) {
			p.Blocked = append(p.Blocked, part.Facet)
		}
	}
	p.Free = open(matcher{errand: v.match.errand})
}

// A walk knows how far each actor is from the end, as far as the start.
type walk struct {
	d      *Dossier
	match  matcher
	steps  []int // by actor: one more than the ties to the end; 0 where that isn't known
	to     int
	routes int
}

// newWalk searches breadth-first from the end, and stops where the start is found.
func newWalk(d *Dossier, m matcher, from, to int) *walk {
	w := &walk{d: d, match: m, steps: make([]int, len(d.Actors)), to: to}
	w.steps[to] = 1
	for queue := []int{to}; len(queue) > 0 && w.steps[from] == 0; queue = queue[1:] {
		for n := range w.neighbours(queue[0]) {
			if w.steps[n] == 0 {
				w.steps[n] = w.steps[queue[0]] + 1
				queue = append(queue, n)
			}
		}
	}
	return w
}

// neighbours returns the actors one passing tie away, some of them several times.
func (w *walk) neighbours(a int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for t := range w.match.among(w.d, w.d.tiesOf[a], -1) {
			for other := range w.d.others(&t.at, a) {
				if !yield(other) {
					return
				}
			}
		}
	}
}

// onward returns the actors one step nearer the end, as Countries has them.
func (w *walk) onward(a int) []int {
	var next []int
	for n := range w.neighbours(a) {
		if w.steps[n] > 0 && w.steps[n] == w.steps[a]-1 {
			next = append(next, n)
		}
	}
	slices.SortFunc(next, func(x, y int) int { return cmp.Compare(w.d.rank[x], w.d.rank[y]) })
	return slices.Compact(next)
}

// route calls visit with the ways from an actor, up to mostRoutes of them.
func (w *walk) route(a int, way []int, visit func([]int)) {
	if a == w.to {
		w.routes++
		visit(way)
		return
	}
	for _, n := range w.onward(a) {
		if w.routes == mostRoutes {
			return
		}
		w.route(n, append(way[:len(way):len(way)], n), visit)
	}
}

// count counts the ways from an actor; at most one more than those that are told.
func (w *walk) count(a int, known map[int]int) int {
	if a == w.to {
		return 1
	}
	if n, ok := known[a]; ok {
		return n
	}
	sum := 0
	for _, n := range w.onward(a) {
		sum = min(sum+w.count(n, known), mostRoutes+mostWays+1)
	}
	known[a] = sum
	return sum
}

// between returns the passing ties by which two actors are counterparts, as a Hop has
// them.
func (v *View) between(a, b int) []*Tie {
	var ties []*Tie
	for t := range v.match.among(v.d, v.d.tiesOf[a], -1) {
		if t.at.ties(a, b) {
			ties = append(ties, t)
		}
	}
	SortFirmest(ties)
	return ties
}

// ties reports whether two actors are counterparts by the tie.
func (at *resolved) ties(a, b int) bool {
	i, j := at.endOf(a), at.endOf(b)
	return i >= 0 && j >= 0 && at.counterpart(i, j)
}

// firmer sorts ties of two ends before those of more, which say less of any two of them,
// then by standing, then by who denies, then as the dossier has them.
func firmer(a, b *Tie) int {
	return cmp.Or(cmp.Compare(truth(!a.OfTwo()), truth(!b.OfTwo())), cmp.Compare(a.at.standing, b.at.standing), cmp.Compare(a.at.denials, b.at.denials), cmp.Compare(a.at.number(), b.at.number()))
}

// SortFirmest sorts ties as drawings have those of a pair: those of two ends first, then by
// standing, then by who denies. Of many it compares what they are sorted by as one number
// each, since the ties themselves lie far apart.
func SortFirmest(ties []*Tie) {
	if len(ties) < fewToSort {
		slices.SortFunc(ties, firmer)
		return
	}
	type keyed struct {
		key int64
		tie *Tie
	}
	sorted := make([]keyed, len(ties))
	for i, t := range ties {
		at := &t.at
		rank := (truth(!t.OfTwo())<<8+int(at.standing))<<20 + min(at.denials, 1<<20-1)
		sorted[i] = keyed{int64(rank)<<32 + int64(at.index), t}
	}
	slices.SortFunc(sorted, func(a, b keyed) int { return cmp.Compare(a.key, b.key) })
	for i := range sorted {
		ties[i] = sorted[i].tie
	}
}

// fewToSort is up to how many ties numbers cost more than they save.
const fewToSort = 50
