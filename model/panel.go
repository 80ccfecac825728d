package model

import (
	"cmp"
	"iter"
	"slices"
)

// A FacetValue is one line of a filter's panel.
type FacetValue struct {
	Value  string // as [Filter] holds it
	Label  string
	Family string // of a type; else the heading it stands under, if any
	About  string // what the value means; may be empty
	Indent bool   // an office, whose words its party's line counts too
	On     bool
	// Count is how many rows the value alone lets pass, the filter's other parts
	// kept.
	Count int
}

// Values returns all values that the facet has in the dossier; none if it has no
// panel.
func (d *Dossier) Values(f Facet) []string {
	var ids []string
	for _, v := range d.panelOf(f) {
		ids = append(ids, v.Value)
	}
	return ids
}

func (d *Dossier) panelOf(f Facet) []FacetValue {
	if values := f.row().values; values != nil {
		return values(d)
	}
	return nil
}

// A countedKey is what the lines of a panel depend on, besides the view.
type countedKey struct {
	facet Facet
	scope Scope
	actor string
}

// FacetValues returns the lines of a facet's panel, with the counts among what the
// Scene's Relationships would list. They are shared and must not be written to.
func (s Scene) FacetValues(f Facet) []FacetValue {
	return s.view.counted.get(countedKey{f, s.Listed, s.Actor}, func() []FacetValue { return s.countFacet(f) })
}

func (s Scene) countFacet(f Facet) []FacetValue {
	values := s.view.d.panelOf(f)
	if values == nil {
		return nil
	}
	numbers, most := make([]int, len(values)), 0
	for i := range values {
		numbers[i], _ = f.row().number(s.view.d, values[i].Value)
		most = max(most, numbers[i])
	}
	counts, on := s.facetCounts(f, most+1), chosen(s.view.d, most+1, s.Filter.Values(f), f.row().number)
	kept := values[:0]
	for i, v := range values {
		v.Count, v.On = counts[numbers[i]], on[numbers[i]]
		// A claimant or a counterpart that is nowhere in this list is no choice at all.
		if v.Count > 0 || v.On || f.row().always {
			kept = append(kept, v)
		}
	}
	return kept
}

// claimantValues returns whoever can claim: each party, and indented under it those
// who speak for it.
func (d *Dossier) claimantValues() []FacetValue {
	values := make([]FacetValue, len(d.names))
	for i, p := range d.claimantsInOrder() {
		values[i] = d.claimantValue(p)
	}
	return values
}

// claimantsInOrder returns whoever can claim, as their panel has them: each party, and
// behind it those who speak for it.
func (d *Dossier) claimantsInOrder() []int {
	offices := map[int][]int{}
	parties := d.partiesInOrder()
	for _, p := range parties {
		if voice := d.voiceOf[p]; len(voice) > 1 {
			party := voice[len(voice)-1]
			offices[party] = append(offices[party], p)
		}
	}
	order := make([]int, 0, len(parties))
	for _, p := range parties {
		if len(d.voiceOf[p]) == 1 {
			order = append(append(order, p), offices[p]...)
		}
	}
	return order
}

func (d *Dossier) claimantValue(p int) FacetValue {
	v := FacetValue{Value: d.partyID(p), Label: d.names[p], Indent: len(d.voiceOf[p]) > 1}
	if p < len(d.Actors) {
		v.About = cmp.Or(d.RoleInWords(&d.Actors[p]), d.Actors[p].Summary)
	}
	return v
}

// partiesInOrder returns the sources and nobody named, then the actors as
// Countries has them.
func (d *Dossier) partiesInOrder() []int {
	return append(upTo(len(d.names))[len(d.Actors):], d.countries...)
}

// facetCounts counts the listed rows by the numbers of the facet's values, so many, the
// filter's other parts kept. A quote has each value that one of its ties has.
func (s Scene) facetCounts(f Facet, most int) []int {
	match, of := s.view.match.without(f), f.row().of
	rows, actor := s.view.d.listed(s.Listed, s.Actor)
	counts, seen := make([]int, most), make([]int, most) // by number: the last row that has it
	var numbers []int
	row := 0
	for ties := range rows {
		match.errand.goOn()
		numbers = numbers[:0]
		for _, n := range ties {
			if t := s.view.d.tieAt(int(n)); match.passes(t, actor) {
				numbers = of(s.view.d, numbers, t, actor)
			}
		}
		row++
		for _, n := range numbers {
			counts[n] += truth(seen[n] != row)
			seen[n] = row
		}
	}
	return counts
}

// Without counts what Relationships would list without the filter's parts of those
// facets.
func (s Scene) Without(fs ...Facet) int {
	d, match, left := s.view.d, s.view.match.without(fs...), s.Filter
	for _, facet := range fs {
		left = left.With(facet)
	}
	if slices.Contains(fs, AsOf) {
		d = s.view.Whole()
		match = newMatcher(d, left)
	}
	rows, actor := d.listed(s.Listed, s.Actor)
	n := 0
	for ties := range rows {
		passes := func(i int32) bool { return match.passes(d.tieAt(int(i)), actor) }
		// A quote that bears on no tie passes no filter, though it might let all pass.
		n += truth(slices.ContainsFunc(ties, passes) || len(ties) == 0 && left.IsZero())
	}
	return n
}

// listed returns what Relationships would list without a filter, each row as the
// ties that it passes by: a tie by itself, a quote by any of its ties, of which it
// may have none.
func (d *Dossier) listed(scope Scope, of string) (rows iter.Seq[[]int32], actor int) {
	l := d.listing(scope, of)
	return func(yield func([]int32) bool) {
		for i := range l.ties {
			if !yield(l.ties[i : i+1]) {
				return
			}
		}
		for _, q := range l.quotes {
			if !yield(d.Quotes[q].ties) {
				return
			}
		}
	}, l.actor
}
