package model

import "slices"

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

// Values gives all values that the facet has in the dossier.
func (d *Dossier) Values(f Facet) []string {
	values := d.valuesOf(f)
	ids := make([]string, len(values))
	for i := range values {
		ids[i] = values[i].Value
	}
	return ids
}

// counted are the lines of a facet's panel, and among what they were counted.
type counted struct {
	scope  Scope
	actor  string
	values []FacetValue
}

// FacetValues gives the lines of a facet's panel, with the counts among what the
// Scene's Relationships would list. They are shared and must not be written to:
// the last answer is kept, since a panel asks for it four times a key.
func (s Scene) FacetValues(f Facet) []FacetValue {
	last := &s.view.counted[f]
	if last.values == nil || last.scope != s.Listed || last.actor != s.Actor {
		*last = counted{s.Listed, s.Actor, s.countFacet(f)}
	}
	return last.values
}

func (s Scene) countFacet(f Facet) []FacetValue {
	values := s.view.d.valuesOf(f)
	counts := s.facetCounts(f)
	kept := values[:0]
	for _, v := range values {
		v.Count, v.On = counts[v.Value], s.Filter.Has(f, v.Value)
		// Types and standings are few and always listed; a claimant or a
		// counterpart that is nowhere in this list is no choice at all.
		if v.Count > 0 || v.On || f == ByType || f == ByStanding || f == ByContest {
			kept = append(kept, v)
		}
	}
	return kept
}

func (d *Dossier) valuesOf(f Facet) []FacetValue {
	var values []FacetValue
	switch f {
	case ByType:
		for i := range d.Types {
			t := &d.Types[i]
			values = append(values, FacetValue{Value: t.ID, Label: t.Label, Family: t.Family, About: t.Definition})
		}
	case ByStanding:
		for s := Confirmed; s <= Unsupported; s++ {
			values = append(values, FacetValue{Value: s.String(), Label: s.String(), About: standingMeanings[s]})
		}
	case ByContest:
		for _, word := range []string{Contested, Uncontested} {
			values = append(values, FacetValue{Value: word, Label: word})
		}
	case ByLens:
		for _, l := range Lenses()[1:] {
			values = append(values, FacetValue{Value: l.String(), Label: l.Label()})
		}
	case AsOf:
		for _, m := range d.moments() {
			values = append(values, FacetValue{Value: m.EDTF(), Label: m.String()})
		}
	case ByClaimant:
		return d.claimantValues()
	case ByCounterpart:
		for _, n := range d.countries {
			a := &d.Actors[n]
			values = append(values, FacetValue{Value: a.ID, Label: a.Name, Family: SectionOf(a).String(), About: a.Summary})
		}
	}
	return values
}

// claimantValues lists whoever can claim: each party, and indented under it those
// who speak for it.
func (d *Dossier) claimantValues() []FacetValue {
	offices := map[int][]int{}
	var parties []int
	for _, p := range d.partiesInOrder() {
		voice := d.voiceOf[p]
		if last := voice[len(voice)-1]; last != p {
			offices[last] = append(offices[last], p)
		} else {
			parties = append(parties, p)
		}
	}
	var values []FacetValue
	for _, p := range parties {
		values = append(values, d.claimantValue(p))
		for _, o := range offices[p] {
			values = append(values, d.claimantValue(o))
		}
	}
	return values
}

func (d *Dossier) claimantValue(p int) FacetValue {
	v := FacetValue{Value: d.partyID(p), Label: d.names[p], Indent: len(d.voiceOf[p]) > 1}
	if p < len(d.Actors) {
		v.About = d.RoleInWords(&d.Actors[p])
		if v.About == "" {
			v.About = d.Actors[p].Summary
		}
	}
	return v
}

// partiesInOrder gives the sources and nobody named, then the actors as
// Countries has them.
func (d *Dossier) partiesInOrder() []int {
	var parties []int
	for p := len(d.Actors); p < len(d.names); p++ {
		parties = append(parties, p)
	}
	return append(parties, d.countries...)
}

// facetCounts counts what is listed by the facet's values, the filter's other
// parts kept. A quote has each value that one of its ties has.
func (s Scene) facetCounts(f Facet) map[string]int {
	sieve := s.view.sieve.without(f)
	rows, actor := s.listed()
	counts := map[string]int{}
	var values []string
	for _, ties := range rows {
		values = values[:0]
		for _, n := range ties {
			if t := &s.view.d.Ties[n]; sieve.passes(t, actor) {
				values = s.view.d.appendValues(values, f, t, actor)
			}
		}
		if len(ties) > 1 {
			slices.Sort(values)
			values = slices.Compact(values)
		}
		for _, v := range values {
			counts[v]++
		}
	}
	return counts
}

// appendValues adds the values of a facet that a tie has, seen from the actor.
func (d *Dossier) appendValues(values []string, f Facet, t *Tie, actor int) []string {
	switch f {
	case ByType:
		return append(values, t.Type)
	case ByStanding:
		return append(values, t.at.standing.String())
	case ByContest:
		return append(values, []string{Uncontested, Contested}[truth(t.Contested())])
	case ByLens:
		for _, l := range Lenses()[1:] {
			if l.Passes(t) {
				values = append(values, l.String())
			}
		}
	case AsOf:
		for _, m := range d.moments() {
			if t.knownBy(m) {
				values = append(values, m.EDTF())
			}
		}
	case ByClaimant:
		for _, p := range t.at.claimants {
			values = append(values, d.partyID(p))
		}
	case ByCounterpart:
		for a := range d.others(&t.at, actor) {
			values = append(values, d.Actors[a].ID)
		}
	}
	return values
}

// Without counts what Relationships would list if the filter's parts of those
// facets were taken off.
func (s Scene) Without(fs ...Facet) int {
	sieve := s.view.sieve
	for _, f := range fs {
		sieve = sieve.without(f)
	}
	rows, actor := s.listed()
	n := 0
	for _, ties := range rows {
		passes := func(i int) bool { return sieve.passes(&s.view.d.Ties[i], actor) }
		n += truth(slices.ContainsFunc(ties, passes) || len(ties) == 0 && sieve.open())
	}
	return n
}

// listed gives what Relationships would list without a filter, each row as the
// ties that it passes by: a tie by itself, a quote by any of its ties, of which it
// may have none.
func (s Scene) listed() (rows [][]int, actor int) {
	d := s.view.d
	l := d.listing(s.Listed, s.Actor)
	rows = make([][]int, 0, len(l.ties)+len(l.quotes))
	for i := range l.ties {
		rows = append(rows, l.ties[i:i+1])
	}
	for _, q := range l.quotes {
		rows = append(rows, d.Quotes[q].ties)
	}
	return rows, l.actor
}

// standingMeanings say what each standing tells, for panel and legend.
var standingMeanings = [...]string{
	Confirmed:     "A party with knowledge of its own confirms it.",
	Stated:        "A source says it flatly, in its own voice.",
	Assessed:      "An expert, a report or observers judge it so.",
	Believed:      "Likely, thought or believed, by a source or nobody named.",
	Alleged:       "A government or another party says it of others.",
	Perceived:     "Seen, viewed or feared as such.",
	SelfDescribed: "A party says it of itself.",
	Possible:      "It could, may or might be.",
	Debated:       "An open question.",
	Historical:    "Of another period.",
	Unsupported:   "No claim holds that it is so.",
}

// Meaning says in a sentence what the standing tells.
func (s Standing) Meaning() string {
	if int(s) < len(standingMeanings) {
		return standingMeanings[s]
	}
	return ""
}
