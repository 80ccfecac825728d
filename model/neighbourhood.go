package model

import (
	"cmp"
	"slices"
)

// mostNeighbours is how many are drawn; the rest is counted.
const mostNeighbours = 12

// A Neighbourhood is an actor and those one tie away.
type Neighbourhood struct {
	picks
	Actor      *Actor
	Neighbours []Neighbour // those with the most ties first
	More       int         // neighbours beyond those
}

// A Neighbour is an actor one tie away.
type Neighbour struct {
	Actor                    *Actor
	Ties                     []*Tie // with the actor in the middle, the firmest first
	Gives, Receives, Neither int    // how they run, seen from the middle
}

// Neighbourhood gives the actors that one is tied with by ties that pass. Without such
// an actor it is empty.
func (v *View) Neighbourhood(actor string) *Neighbourhood {
	d := v.d
	n := &Neighbourhood{Actor: d.ActorByID(actor)}
	a, ok := d.actor[actor]
	if !ok {
		return n
	}
	ties := map[int][]*Tie{}
	for _, i := range d.tiesOf[a] {
		t := &d.Ties[i]
		if !v.sieve.passes(t, a) {
			continue
		}
		for other := range d.others(&t.at, a) {
			ties[other] = append(ties[other], t)
		}
	}
	order := make([]int, 0, len(ties))
	for other := range ties {
		order = append(order, other)
	}
	slices.SortFunc(order, func(x, y int) int {
		return cmp.Or(-cmp.Compare(len(ties[x]), len(ties[y])), cmp.Compare(d.rank[x], d.rank[y]))
	})
	n.More = max(0, len(order)-mostNeighbours)
	for _, other := range order[:len(order)-n.More] {
		n.Neighbours = append(n.Neighbours, d.neighbour(actor, &d.Actors[other], ties[other]))
		n.add(Pick{Actor: actor, Other: d.Actors[other].ID, Ties: n.Neighbours[n.size()].Ties})
	}
	return n
}

func (d *Dossier) neighbour(actor string, other *Actor, ties []*Tie) Neighbour {
	slices.SortFunc(ties, firmer)
	n := Neighbour{Actor: other, Ties: ties}
	for _, t := range ties {
		switch d.WayOf(t, actor) {
		case Gives:
			n.Gives++
		case Receives:
			n.Receives++
		case NoWay:
			n.Neither++
		}
	}
	return n
}

// find prefers the chosen pair: an actor may have one tie with several neighbours.
func (n *Neighbourhood) find(s *Scene) int {
	if i := slices.IndexFunc(n.list, func(p Pick) bool { return p.Other == s.wish.Other }); i >= 0 {
		return i
	}
	return n.picks.find(s)
}
