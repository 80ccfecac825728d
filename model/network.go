package model

import (
	"cmp"
	"slices"
)

// MostBoxes is how many actors a network has at most; the rest is counted.
const MostBoxes = 12

// A Network holds actors and what ties each two of them: the protagonists, or an actor
// and those nearest to it.
type Network struct {
	picks
	Centre *Actor   // whose network it is; nil where it is of the protagonists
	Actors []*Actor // clockwise round a circle, so that much tied ones stand together; the centre is the first
	// Pairs are those with a tie, the centre's first, else as the actors stand.
	Pairs []Pair

	// Ties and Several count the ties that tie a pair, each once: those of two ends, and
	// those of more, which may tie several pairs.
	Ties, Several int
	Outside       int // ties that pass and tie no pair
	More          int // actors tied with the centre beyond those
	MoreTies      int // the most ties that one of them has with it
}

// A Pair is what ties two of a network's actors: the Neighbour's ties, seen from From.
type Pair struct {
	A, B int // which of the actors; A is the lower
	From *Actor
	Neighbour
}

// Network returns the ties that pass between protagonists, where there are two to twelve
// of them. Else, and where it is wide, it is of an actor and the eleven that
// share the most ties with it; without such an actor it is empty.
func (v *View) Network(actor string, wide bool) *Network {
	d, n := v.d, &Network{}
	var shown []int
	if a, known := d.actor.find(actor); !wide && d.ofProtagonists() {
		shown = slices.DeleteFunc(slices.Clone(d.countries), func(a int) bool { return !d.Actors[a].Core })
	} else if known {
		n.Centre, shown = &d.Actors[a], v.nearest(n, a)
	}
	pairs := v.pairs(n, shown)
	order := v.around(n, shown, pairs)
	for _, i := range order {
		n.Actors = append(n.Actors, &d.Actors[shown[i]])
	}
	n.room(len(pairs))
	for a := range order {
		for b := a + 1; b < len(order); b++ {
			if ties := pairs[[2]int{min(order[a], order[b]), max(order[a], order[b])}]; len(ties) > 0 {
				n.join(d, a, b, ties)
			}
		}
	}
	return n
}

// join adds the pair of two actors.
func (n *Network) join(d *Dossier, a, b int, ties []*Tie) {
	from, to := n.Actors[a], n.Actors[b]
	pair := Pair{A: a, B: b, From: from, Neighbour: d.neighbour(from.ID, to, ties)}
	n.Pairs = append(n.Pairs, pair)
	n.add(Pick{Actor: from.ID, Other: to.ID, Ties: pair.Ties, stays: n.Centre != nil && a > 0})
}

// ofProtagonists reports whether a network can be of the protagonists alone.
func (d *Dossier) ofProtagonists() bool { return d.fewProtagonists(MostBoxes) }

// nearest returns an actor and those that share the most ties with it, as far as they
// have room, and counts the rest.
func (v *View) nearest(n *Network, actor int) []int {
	d := v.d
	shared := map[int]int{}
	for t := range v.match.among(d, d.tiesOf[actor], -1) {
		for other := range d.others(&t.at, actor) {
			shared[other]++
		}
	}
	near := make([]int, 0, len(shared))
	for other := range shared {
		near = append(near, other)
	}
	slices.SortFunc(near, func(a, b int) int {
		return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(d.rank[a], d.rank[b]))
	})
	if n.More = max(0, len(near)-(MostBoxes-1)); n.More > 0 {
		n.MoreTies = shared[near[MostBoxes-1]]
		near = near[:MostBoxes-1]
	}
	return append([]int{actor}, near...)
}

// pairs returns the ties that pass by the two of those shown that they tie, and counts
// them.
func (v *View) pairs(n *Network, shown []int) map[[2]int][]*Tie {
	at := make([]int, len(v.d.Actors)) // one more than which of those shown it is
	for i, a := range shown {
		at[a] = i + 1
	}
	pairs := map[[2]int][]*Tie{}
	for t := range v.match.ties(v.d) {
		stands := false
		for i, a := range t.at.ends() {
			for j := i + 1; at[a] > 0 && j < len(t.at.ends()); j++ {
				if b := t.at.ends()[j]; at[b] > 0 && t.at.counterpart(i, j) {
					pair := [2]int{min(at[a], at[b]) - 1, max(at[a], at[b]) - 1}
					pairs[pair], stands = append(pairs[pair], t), true
				}
			}
		}
		n.Outside += truth(!stands)
		n.Ties += truth(stands && t.OfTwo())
		n.Several += truth(stands && !t.OfTwo())
	}
	return pairs
}

// around orders those shown: protagonists as without a filter, so that nobody's place
// changes with what is left.
func (v *View) around(n *Network, shown []int, pairs map[[2]int][]*Tie) []int {
	if n.Centre != nil || v.filter.IsZero() {
		return around(len(shown), pairs, n.Centre != nil)
	}
	whole := v.whole()
	places := whole.figures.get(figureKey{drawing: NetworkDrawing}, func() Facts { return whole.Network("", false) }).(*Network).Actors
	order := make([]int, len(shown))
	for i, a := range shown {
		order[slices.Index(places, &whole.d.Actors[a])] = i
	}
	return order
}

// around orders n actors round a circle, with what ties them as short as swaps make it;
// the first stays where it is fixed. Of equals the order given stays.
func around(n int, pairs map[[2]int][]*Tie, fixed bool) []int {
	order := upTo(n)
	length := func() int {
		at := make([]int, n)
		for i, a := range order {
			at[a] = i
		}
		sum := 0
		for pair, ties := range pairs {
			apart := abs(at[pair[0]] - at[pair[1]])
			sum += min(apart, n-apart) * (2 + min(len(ties), 6))
		}
		return sum
	}
	best := length()
	for better := true; better; {
		better = false
		for i := truth(fixed); i < n; i++ {
			for j := i + 1; j < n; j++ {
				order[i], order[j] = order[j], order[i]
				if now := length(); now < best {
					best, better = now, true
				} else {
					order[i], order[j] = order[j], order[i]
				}
			}
		}
	}
	return order
}

// Weakest orders the actors, as they stand in the network, by the ties of their pairs, the
// fewest first; the centre is the last.
func (n *Network) Weakest() []int {
	ties := make([]int, len(n.Actors))
	for i := range n.Pairs {
		ties[n.Pairs[i].A] += len(n.Pairs[i].Ties)
		ties[n.Pairs[i].B] += len(n.Pairs[i].Ties)
	}
	order := upTo(len(n.Actors))
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(truth(n.Centre != nil && a == 0), truth(n.Centre != nil && b == 0)), cmp.Compare(ties[a], ties[b]), cmp.Compare(b, a))
	})
	return order
}

// find prefers the stop that was chosen of a tie that stands at several; then the tie's
// stop of the chosen two, then of the chosen actor, then any of it; without the tie, the
// chosen two's, then the actor's first.
func (n *Network) find(s *Scene, tie string) int {
	of := n.stopsOf(s.view.d.TieByID(tie))
	nth := s.requested.Nth - 1
	if nth > 0 && nth < len(of) {
		return of[nth]
	}
	if of == nil {
		of = upTo(len(n.list))
	}
	has := func(stop int, id string) bool { return n.list[stop].Actor == id || n.list[stop].Other == id }
	for _, fits := range []func(int) bool{
		func(stop int) bool { return has(stop, s.Actor) && has(stop, s.Other) },
		func(stop int) bool { return has(stop, s.Actor) },
		func(int) bool { return true },
	} {
		if i := slices.IndexFunc(of, fits); i >= 0 {
			return of[i]
		}
	}
	return -1
}

// nextBox chooses the n-th actor on: of which the network is, or, among protagonists, the
// next one round the circle.
func (s *Scene) nextBox(n int) Selection {
	facts, ok := s.Figure.Facts.(*Network)
	if !ok || facts.Centre != nil {
		return s.nextActor(n)
	}
	ids := make([]string, len(facts.Actors))
	for i, a := range facts.Actors {
		ids[i] = a.ID
	}
	actor := step(ids, s.Actor, n)
	if actor == s.Actor {
		return s.requested
	}
	next := s.CloseCard()
	next.Actor, next.Scope, next.Nth = actor, Scope{}, 0
	return next
}
