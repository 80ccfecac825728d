package model

import (
	"iter"
	"slices"
)

// A test reports whether a tie passes, seen from an actor: only a counterpart of that
// actor counts as one. Seen from nobody (-1), any end counts.
type test func(t *Tie, actor int) bool

// A matcher is a Filter of one dossier: a test for each part that sets anything
// aside. An id that the dossier doesn't have lets nothing pass.
type matcher struct {
	parts  []part
	errand *Errand // on which the ties are gone through; nil for none
}

type part struct {
	facet  Facet
	passes test
}

func newMatcher(d *Dossier, f Filter) matcher {
	var m matcher
	for _, p := range f.parts {
		if passes := p.Facet.row().match(d, p.Values); passes != nil {
			m.parts = append(m.parts, part{p.Facet, passes})
		}
	}
	return m
}

// chosen returns, for each number below n, whether it is one of the values'.
func chosen(d *Dossier, n int, values []string, number func(*Dossier, string) (int, bool)) []bool {
	list := make([]bool, n)
	for _, v := range values {
		if i, ok := number(d, v); ok && i < n {
			list[i] = true
		}
	}
	return list
}

// without returns the matcher without the tests of those facets.
func (m matcher) without(fs ...Facet) matcher {
	m.parts = slices.DeleteFunc(slices.Clone(m.parts), func(p part) bool { return slices.Contains(fs, p.facet) })
	return m
}

// seen returns the tests that depend on the actor from which a tie is seen.
func (m matcher) seen() matcher {
	m.parts = slices.DeleteFunc(slices.Clone(m.parts), func(p part) bool { return !p.facet.row().seen })
	return m
}

// passes reports whether the tie passes all tests, seen from the actor.
func (m matcher) passes(t *Tie, actor int) bool {
	for i := range m.parts {
		if !m.parts[i].passes(t, actor) {
			return false
		}
	}
	return true
}

// ties returns the dossier's ties that pass, seen from nobody.
func (m matcher) ties(d *Dossier) iter.Seq[*Tie] {
	return func(yield func(*Tie) bool) {
		for t := range d.EachTie() {
			m.errand.goOn()
			if m.passes(t, -1) && !yield(t) {
				return
			}
		}
	}
}

// among returns the ties at those indexes that pass, seen from the actor.
func (m matcher) among(d *Dossier, indexes []int32, actor int) iter.Seq[*Tie] {
	return func(yield func(*Tie) bool) {
		for _, n := range indexes {
			m.errand.goOn()
			if t := d.tieAt(int(n)); m.passes(t, actor) && !yield(t) {
				return
			}
		}
	}
}
