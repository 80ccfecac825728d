package model

import (
	"cmp"
	"maps"
	"slices"
)

// A Neighbourhood is an actor and those one tie away. Its stops are a grid of two columns,
// the sides on which they stand.
type Neighbourhood struct {
	picks
	Actor      *Actor
	Neighbours []Neighbour // in the Selection's order; by type, those with the most ties first
	Among      int         // the ties that neighbours have with each other, and not with the actor
}

// A Neighbour is an actor one tie away.
type Neighbour struct {
	Actor                    *Actor
	Ties                     []*Tie // with the actor in the middle: theirs alone, then those of more ends, the firmest first
	Tally                    Tally
	Gives, Receives, Neither int    // how they run, seen from the middle
	Links                    []Link // with other neighbours, the most ties first
}

// A Link is what a neighbour has with another one: so many ties.
type Link struct{ Stop, Ties int }

// Neighbourhood returns the actors that one is tied with by ties that pass, in an order.
// Without such an actor it is empty.
func (v *View) Neighbourhood(actor string, order Order) *Neighbourhood {
	d := v.d
	n := &Neighbourhood{Actor: d.ActorByID(actor)}
	a, ok := d.actor.find(actor)
	if !ok {
		return n
	}
	ties := map[int][]*Tie{}
	for t := range v.match.among(d, d.tiesOf[a], a) {
		for other := range d.others(&t.at, a) {
			ties[other] = append(ties[other], t)
		}
	}
	found := slices.SortedFunc(maps.Keys(ties), func(x, y int) int {
		return cmp.Or(d.compareNeighbours(x, y, ties, order), -cmp.Compare(len(ties[x]), len(ties[y])), cmp.Compare(d.rank[x], d.rank[y]))
	})
	for _, other := range found {
		n.Neighbours = append(n.Neighbours, d.neighbour(actor, &d.Actors[other], ties[other]))
		n.add(Pick{Actor: actor, Other: d.Actors[other].ID, Ties: n.Neighbours[n.size()].Ties})
	}
	v.link(n, a, found)
	return n
}

// compareNeighbours compares two actors by the first of their ties, as an order of ties
// has it; by standing, by the tie of which the mark is shown.
func (d *Dossier) compareNeighbours(x, y int, ties map[int][]*Tie, order Order) int {
	var by func(t, u *Tie) int
	switch order {
	case OrderStanding:
		return cmp.Compare(slices.MinFunc(ties[x], firmer).at.standing, slices.MinFunc(ties[y], firmer).at.standing)
	case OrderDate:
		by = func(t, u *Tie) int { return t.Date.Compare(u.Date) }
	case OrderParagraph:
		by = d.compareFirst
	case OrderCounterpart:
		return cmp.Compare(Fold(d.names[x]), Fold(d.names[y]))
	case OrderType:
		return 0
	}
	return by(slices.MinFunc(ties[x], by), slices.MinFunc(ties[y], by))
}

func (d *Dossier) neighbour(actor string, other *Actor, ties []*Tie) Neighbour {
	SortFirmest(ties)
	n := Neighbour{Actor: other, Ties: ties, Tally: TallyOf(ties...)}
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

// link finds the ties that the neighbours have with each other. Those that the actor in
// the middle has a part in are told already.
func (v *View) link(n *Neighbourhood, middle int, found []int) {
	stops := make([]int, len(v.d.Actors)) // by actor, from 1
	for stop, a := range found {
		stops[a] = stop + 1
	}
	var pairs []int // a stop each way, for each tie, as one number
	for t := range v.match.ties(v.d) {
		if t.at.endOf(middle) >= 0 {
			continue
		}
		before := len(pairs)
		for i, a := range t.at.ends() {
			for j, other := range t.at.ends() {
				if stops[a] > 0 && stops[other] > 0 && t.at.counterpart(i, j) {
					pairs = append(pairs, (stops[a]-1)*len(found)+stops[other]-1)
				}
			}
		}
		n.Among += truth(len(pairs) > before)
	}
	slices.Sort(pairs)
	for i, p := range pairs {
		links := &n.Neighbours[p/len(found)].Links
		if i == 0 || pairs[i-1] != p {
			*links = append(*links, Link{Stop: p % len(found)})
		}
		(*links)[len(*links)-1].Ties++
	}
	for i := range n.Neighbours {
		slices.SortStableFunc(n.Neighbours[i].Links, func(x, y Link) int { return cmp.Compare(y.Ties, x.Ties) })
	}
}

func (n *Neighbourhood) grid() (columns, rows int) {
	if n.size() < 2 {
		return 1, n.size()
	}
	return 2, n.size() / 2
}

// Centre puts the neighbour that is chosen in the middle, with the actor that was there
// chosen beside it.
func (s Scene) Centre() Selection {
	next, pick := s.requested, s.Figure.Pick
	if _, ok := s.Figure.Facts.(*Neighbourhood); ok && pick.Other != "" {
		next = s.CloseCard()
		next.Actor, next.Other, next.Tie, next.Nth, next.Scope = pick.Other, pick.Actor, s.Tie, 1, Scope{}
	}
	return next
}
