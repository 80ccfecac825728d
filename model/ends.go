package model

import (
	"iter"
	"slices"
)

// EndsOf gives the actors that the tie ties, each once, in the order written.
func (d *Dossier) EndsOf(t *Tie) []*Actor { return d.actorsAt(t.at.ends()) }

func (d *Dossier) actorsAt(numbers []int32) []*Actor {
	actors := make([]*Actor, len(numbers))
	for i, n := range numbers {
		actors[i] = &d.Actors[n]
	}
	return actors
}

// OfTwo reports whether the tie has two ends. One of more ends doesn't say that any two
// of them are tied without the others.
func (t *Tie) OfTwo() bool { return t.at.many == nil }

// EndsBesides returns the actors that the tie ties besides those.
func (d *Dossier) EndsBesides(t *Tie, actors ...*Actor) []*Actor {
	return slices.DeleteFunc(d.EndsOf(t), func(a *Actor) bool { return slices.Contains(actors, a) })
}

// Directed reports whether the tie has a direction.
func (t *Tie) Directed() bool { return len(t.Between) == 0 }

// counterpart reports whether the end at j is one that the end at i is tied with.
func (at *resolved) counterpart(i, j int) bool {
	return i != j && (at.side() == 0 || (i < at.side()) != (j < at.side()))
}

// counterparts calls yield with each actor that actor a is tied with.
func (at *resolved) counterparts(a int, yield func(int) bool) {
	i := at.endOf(a)
	if i < 0 {
		return
	}
	for j, other := range at.ends() {
		if at.counterpart(i, j) && !yield(int(other)) {
			return
		}
	}
}

// CounterpartsOf gives the actors that the actor is tied with by the tie; none
// where it is no end of it.
func (d *Dossier) CounterpartsOf(t *Tie, actor string) iter.Seq[*Actor] {
	return func(yield func(*Actor) bool) {
		if n, ok := d.actor.find(actor); ok {
			t.at.counterparts(n, func(i int) bool { return yield(&d.Actors[i]) })
		}
	}
}

// A Way is how a tie runs, seen from one of its ends.
type Way uint8

// The ways.
const (
	NoWay    Way = iota // without direction
	Gives               // from the actor
	Receives            // to the actor
)

// Arrow shows the way, with the actor before it.
func (w Way) Arrow() string { return [...]string{NoWay: "↔", Gives: "→", Receives: "←"}[w] }

// WayOf tells how the tie runs, seen from the actor.
func (d *Dossier) WayOf(t *Tie, actor string) Way {
	switch {
	case t.Directed() && slices.Contains(t.From, actor):
		return Gives
	case t.Directed() && slices.Contains(t.To, actor):
		return Receives
	}
	return NoWay
}
