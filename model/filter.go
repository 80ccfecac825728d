package model

import (
	"reflect"
	"slices"
)

// A Facet is a property of ties by which a reader sets some aside.
type Facet uint8

// The facets, in the order in which the panels stand.
const (
	ByType Facet = iota
	ByStanding
	ByClaimant
	ByCounterpart
	ByContest
	ByLens
	AsOf
	facets int = iota
)

var facetNames = [facets]string{"type", "standing", "claimant", "with", "contest", "lens", "as-of"}

// String gives the facet's word, which is its flag on the command line too.
func (f Facet) String() string { return facetNames[f] }

// Facets lists all facets.
func Facets() []Facet {
	return []Facet{ByType, ByStanding, ByClaimant, ByCounterpart, ByContest, ByLens, AsOf}
}

// SaysItself tells whether the facet's values say alone what they are of.
func (f Facet) SaysItself() bool { return f == ByContest || f == ByLens || f == AsOf }

// The values of ByContest.
const (
	Contested   = "contested"
	Uncontested = "uncontested"
)

// A Part of a Filter lets pass the ties that have any of its values.
type Part struct {
	Facet  Facet
	Values []string // ids, or words of the scale; in the order in which they were chosen
}

// A Filter lets pass the ties that pass each of its parts. The zero Filter lets
// everything pass. Its parts stand in the order in which they were put on, so
// that the last can be undone first. Filters are values: each change gives a new
// one.
type Filter struct {
	parts []Part
}

// Parts gives the parts in the order in which they were put on.
func (f Filter) Parts() []Part {
	parts := slices.Clone(f.parts)
	for i := range parts {
		parts[i].Values = slices.Clone(parts[i].Values)
	}
	return parts
}

// IsZero tells that nothing is set aside.
func (f Filter) IsZero() bool { return len(f.parts) == 0 }

// Equal tells whether two filters let the same ties pass and undo alike.
func (f Filter) Equal(g Filter) bool { return reflect.DeepEqual(f, g) }

// Values gives the values that the facet lets pass; none where it lets all pass.
func (f Filter) Values(facet Facet) []string {
	for _, p := range f.parts {
		if p.Facet == facet {
			return slices.Clone(p.Values)
		}
	}
	return nil
}

// Has tells whether the value is among those the facet lets pass.
func (f Filter) Has(facet Facet, value string) bool {
	return slices.Contains(f.Values(facet), value)
}

// With gives the filter that lets just these values of the facet pass; without
// any, the facet lets all pass.
func (f Filter) With(facet Facet, values ...string) Filter {
	parts := slices.Clone(f.parts)
	values = once(values)
	i := slices.IndexFunc(parts, func(p Part) bool { return p.Facet == facet })
	switch {
	case len(values) == 0 && i >= 0:
		parts = slices.Delete(parts, i, i+1)
	case len(values) == 0:
	case i >= 0:
		parts[i].Values = values
	default:
		parts = append(parts, Part{Facet: facet, Values: values})
	}
	return filterOf(parts)
}

// once gives the values in a list of their own, each once.
func once(values []string) []string {
	var list []string
	for _, v := range values {
		if !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	return list
}

// filterOf keeps one form of the zero Filter, so that equal ones are equal.
func filterOf(parts []Part) Filter {
	if len(parts) == 0 {
		return Filter{}
	}
	return Filter{parts: parts}
}

// Toggle puts the value among those that the facet lets pass, or takes it out.
func (f Filter) Toggle(facet Facet, value string) Filter {
	values := f.Values(facet)
	if i := slices.Index(values, value); i >= 0 {
		return f.With(facet, slices.Delete(values, i, i+1)...)
	}
	return f.With(facet, append(values, value)...)
}

// Undo takes off the part that was put on last.
func (f Filter) Undo() Filter {
	if f.IsZero() {
		return f
	}
	return filterOf(slices.Clone(f.parts[:len(f.parts)-1]))
}

// A sieve is a Filter held against one dossier: by facet, what passes, told by
// number. A nil list lets all pass. An id that the dossier doesn't have lets
// nothing pass.
type sieve struct {
	types, parties, actors []bool
	standings, contests    []bool
	lens                   Lens
	asOf                   Date // zero for any
}

func newSieve(d *Dossier, f Filter) sieve {
	var s sieve
	for _, p := range f.parts {
		switch p.Facet {
		case ByType:
			s.types = marks(len(d.Types), p.Values, func(id string) int { return at(d.typ, id) })
		case ByStanding:
			s.standings = marks(len(standings), p.Values, func(word string) int { return slices.Index(standings, word) })
		case ByClaimant:
			s.parties = marks(len(d.names), p.Values, d.party)
		case ByCounterpart:
			s.actors = marks(len(d.Actors), p.Values, func(id string) int { return at(d.actor, id) })
		case ByContest:
			s.contests = marks(2, p.Values, contestNumber)
		case ByLens:
			s.lens = f.Lens()
		case AsOf:
			s.asOf = latest(p.Values)
		}
	}
	return s
}

func contestNumber(word string) int {
	return slices.Index([]string{Uncontested, Contested}, word)
}

func at(index map[string]int, id string) int {
	if n, ok := index[id]; ok {
		return n
	}
	return -1
}

func marks(n int, values []string, number func(string) int) []bool {
	list := make([]bool, n)
	for _, v := range values {
		if i := number(v); i >= 0 {
			list[i] = true
		}
	}
	return list
}

// without gives the sieve that sets nothing aside by that facet.
func (s sieve) without(f Facet) sieve {
	switch f {
	case ByType:
		s.types = nil
	case ByStanding:
		s.standings = nil
	case ByClaimant:
		s.parties = nil
	case ByCounterpart:
		s.actors = nil
	case ByContest:
		s.contests = nil
	case ByLens:
		s.lens = AllTold
	case AsOf:
		s.asOf = Date{}
	}
	return s
}

// open tells that nothing is set aside.
func (s *sieve) open() bool {
	return s.types == nil && s.parties == nil && s.actors == nil && s.standings == nil && s.contests == nil &&
		s.lens == AllTold && s.asOf.IsZero()
}

// passes tells whether the tie passes, seen from the actor: only a counterpart
// of that actor counts as one. Seen from nobody (-1), any end counts.
func (s *sieve) passes(t *Tie, actor int) bool {
	at := &t.at
	if s.types != nil && !s.types[at.typ] ||
		s.standings != nil && !s.standings[at.standing] ||
		s.contests != nil && !s.contests[truth(at.denials > 0)] {
		return false
	}
	if !s.lens.Passes(t) || !s.asOf.IsZero() && !t.knownBy(s.asOf) {
		return false
	}
	if s.parties != nil && !slices.ContainsFunc(at.claimants, func(p int) bool { return s.parties[p] }) {
		return false
	}
	return s.actors == nil || s.meets(at, actor)
}

func (s *sieve) meets(at *resolved, actor int) bool {
	i := slices.Index(at.ends, actor)
	for j, a := range at.ends {
		if s.actors[a] && (i < 0 || at.counterpart(i, j)) {
			return true
		}
	}
	return false
}
