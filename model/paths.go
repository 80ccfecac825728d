package model

import (
	"cmp"
	"math"
	"slices"
)

// mostRoutes is how many shortest ways are told; the others are counted.
const mostRoutes = 20

// Paths are the shortest ways between two actors through ties that pass.
type Paths struct {
	picks
	From, To *Actor
	Routes   []Route
	// More counts the ways of the same length beyond those told; at most
	// math.MaxInt.
	More int
	// Open are the parts of the filter without which there is a way, where there is
	// none through the filter. Free tells whether there is one without any filter.
	Open []Facet
	Free bool
}

// A Route is a way from one actor to another.
type Route struct{ Hops []Hop }

// A Hop joins two actors that a tie ties.
type Hop struct {
	From, To *Actor
	Ties     []*Tie // that join the two, the firmest first
	Place    int    // in the drawing
}

// Paths gives the shortest ways between two actors. A tie joins each end with its
// counterparts, whichever way it runs. Of an actor to itself, or of one that isn't
// there, there are none.
func (v *View) Paths(from, to string) *Paths {
	d := v.d
	p := &Paths{From: d.ActorByID(from), To: d.ActorByID(to)}
	if p.From == nil || p.To == nil || from == to {
		return p
	}
	a, b := d.actor[from], d.actor[to]
	w := newWalk(d, &v.sieve, a, b)
	if w.steps[a] == 0 {
		v.unblock(p, a, b)
		return p
	}
	w.route(a, []int{a}, func(actors []int) {
		r := Route{}
		for i := range actors[1:] {
			hop := Hop{From: &d.Actors[actors[i]], To: &d.Actors[actors[i+1]], Ties: v.between(actors[i], actors[i+1]), Place: p.size()}
			p.add(Pick{Ties: hop.Ties})
			r.Hops = append(r.Hops, hop)
		}
		p.Routes = append(p.Routes, r)
	})
	p.More = w.count(a, map[int]int{}) - len(p.Routes)
	return p
}

// unblock finds what of the filter stands in the way.
func (v *View) unblock(p *Paths, a, b int) {
	open := func(sieve sieve) bool { return newWalk(v.d, &sieve, a, b).steps[a] > 0 }
	for _, part := range v.filter.parts {
		if open(v.sieve.without(part.Facet)) {
			p.Open = append(p.Open, part.Facet)
		}
	}
	p.Free = open(sieve{})
}

// A walk knows how far each actor is from the end, as far as the start.
type walk struct {
	d      *Dossier
	sieve  *sieve
	steps  []int // by actor: one more than the ties to the end; 0 where that isn't known
	to     int
	routes int
}

// newWalk searches breadth-first from the end, and stops where the start is found.
func newWalk(d *Dossier, s *sieve, from, to int) *walk {
	w := &walk{d: d, sieve: s, steps: make([]int, len(d.Actors)), to: to}
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

// neighbours are the actors one passing tie away, some of them several times.
func (w *walk) neighbours(a int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		going := true
		for _, n := range w.d.tiesOf[a] {
			t := &w.d.Ties[n]
			if !w.sieve.passes(t, -1) {
				continue
			}
			t.at.counterparts(a, func(other int) bool {
				going = yield(other)
				return going
			})
			if !going {
				return
			}
		}
	}
}

// onward are the actors one step nearer the end, as Countries has them.
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

// route tells the ways from an actor, up to as many as are told.
func (w *walk) route(a int, way []int, tell func([]int)) {
	if a == w.to {
		w.routes++
		tell(way)
		return
	}
	for _, n := range w.onward(a) {
		if w.routes == mostRoutes {
			return
		}
		w.route(n, append(way[:len(way):len(way)], n), tell)
	}
}

// count counts the ways from an actor.
func (w *walk) count(a int, known map[int]int) int {
	if a == w.to {
		return 1
	}
	if n, ok := known[a]; ok {
		return n
	}
	sum := 0
	for _, n := range w.onward(a) {
		more := w.count(n, known)
		sum = min(sum, math.MaxInt-more) + more
	}
	known[a] = sum
	return sum
}

// between gives the passing ties by which two actors are counterparts, the firmest and
// least denied first.
func (v *View) between(a, b int) []*Tie {
	var ties []*Tie
	for _, n := range v.d.tiesOf[a] {
		t := &v.d.Ties[n]
		if v.sieve.passes(t, -1) && t.at.ties(a, b) {
			ties = append(ties, t)
		}
	}
	slices.SortFunc(ties, firmer)
	return ties
}

// ties tells whether two actors are counterparts by the tie.
func (at *resolved) ties(a, b int) bool {
	met := false
	at.counterparts(a, func(other int) bool {
		met = other == b
		return !met
	})
	return met
}

// firmer sorts ties by standing, then by who denies, then as the dossier has them.
func firmer(a, b *Tie) int {
	return cmp.Or(cmp.Compare(a.at.standing, b.at.standing), cmp.Compare(a.at.denials, b.at.denials), cmp.Compare(a.at.number, b.at.number))
}
