package model

import (
	"cmp"
	"slices"
	"sort"
)

// A Tree is an actor's ties as branches: by the family of their type, or by
// counterpart.
type Tree struct {
	picks
	Actor         *Actor
	ByCounterpart bool
	Branches      []Branch
	Forks         []Fork // the headings of branches and of their twigs, as they stand
}

// A Fork is a heading of a tree, below which stand a branch's twigs or a twig's ties.
type Fork struct {
	Branch *Branch
	Twig   *Twig // nil for the heading of the branch
	First  int   // the first stop below it
	Last   bool  // the twig is its branch's last
}

// A Branch is a family of types, or a counterpart.
type Branch struct {
	Label string
	Twigs []Twig
}

// Ties returns the first n of the branch's ties, or all, in the order in which they stand.
func (b *Branch) Ties(n int) []*Tie {
	var ties []*Tie
	for i := range b.Twigs {
		of := b.Twigs[i].Ties
		if ties = append(ties, of[:max(0, min(n-len(ties), len(of)))]...); len(ties) >= n {
			break
		}
	}
	return ties
}

// Tally counts the branch's ties.
func (b *Branch) Tally() Tally {
	var c Tally
	for i := range b.Twigs {
		c.add(b.Twigs[i].Tally)
	}
	return c
}

// A Twig holds the ties of one type, the firmest of each counterpart first. First is
// the stop of the first in the drawing; the others follow.
type Twig struct {
	Type  *TieType
	Ties  []*Tie
	Tally Tally
	First int
}

// Tree returns the tree of an actor's ties that pass the filter, grouped by family and
// type, or by counterpart and type. Without such an actor it has no branches.
func (v *View) Tree(actor string, byCounterpart bool) *Tree {
	d := v.d
	t := &Tree{Actor: d.ActorByID(actor), ByCounterpart: byCounterpart}
	n, ok := d.actor.find(actor)
	if !ok {
		return t
	}
	for _, e := range v.treeOrder(n, byCounterpart) {
		if last := len(t.Branches) - 1; last < 0 || t.Branches[last].Label != e.label {
			t.Branches = append(t.Branches, Branch{Label: e.label})
		}
		b := &t.Branches[len(t.Branches)-1]
		typ := &d.Types[e.tie.at.typ()]
		if last := len(b.Twigs) - 1; last < 0 || b.Twigs[last].Type != typ {
			b.Twigs = append(b.Twigs, Twig{Type: typ, First: t.size()})
		}
		twig := &b.Twigs[len(b.Twigs)-1]
		twig.Ties = append(twig.Ties, e.tie)
		twig.Tally.add(TallyOf(e.tie))
		t.add(Pick{Actor: actor, Ties: []*Tie{e.tie}})
	}
	t.fork()
	return t
}

// fork lists the headings.
func (t *Tree) fork() {
	for i := range t.Branches {
		b := &t.Branches[i]
		t.Forks = append(t.Forks, Fork{Branch: b, First: b.Twigs[0].First})
		for k := range b.Twigs {
			t.Forks = append(t.Forks, Fork{b, &b.Twigs[k], b.Twigs[k].First, k == len(b.Twigs)-1})
		}
	}
}

// families are the ranks of the types' families, in the order in which the dossier first
// has them.
func (d *Dossier) families() map[string]int {
	families := map[string]int{}
	for i := range d.Types {
		if _, ok := families[d.Types[i].Family]; !ok {
			families[d.Types[i].Family] = len(families)
		}
	}
	return families
}

// A leaf is a tie on its way into a tree, with what it is sorted by.
type leaf struct {
	tie   *Tie
	group int // the branch's rank
	heading
	keys [3]int
}

// treeOrder returns an actor's ties by branch, type, counterpart and standing.
func (v *View) treeOrder(actor int, byCounterpart bool) []leaf {
	d := v.d
	families := d.families()
	var sorted []leaf
	for t := range v.match.among(d, d.tiesOf[actor], actor) {
		family := d.Types[t.at.typ()].Family
		e := leaf{tie: t, group: families[family], heading: heading{label: family}, keys: [3]int{t.at.typ(), d.firstCounterpart(&t.at, actor), int(t.at.standing)}}
		if byCounterpart {
			e.group, e.heading = d.counterpartRank(&t.at, actor), d.counterpartHeading(t, actor)
		}
		sorted = append(sorted, e)
	}
	sort.Slice(sorted, func(i, j int) bool {
		v.match.errand.goOn()
		a, b := &sorted[i], &sorted[j]
		return cmp.Or(cmp.Compare(a.group, b.group), cmp.Compare(a.name, b.name), cmp.Compare(a.label, b.label), slices.Compare(a.keys[:], b.keys[:]), cmp.Compare(a.tie.at.number(), b.tie.at.number())) < 0
	})
	return sorted
}
