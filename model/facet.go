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
	// Count is how many of the listed ties the value alone lets pass, the
	// filter's other parts kept.
	Count int
}

// FacetValues gives the lines of a facet's panel, with the counts among what the
// Scene's Relationships would list.
func (s Scene) FacetValues(f Facet) []FacetValue {
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

// facetCounts counts the listed ties by the facet's values, the filter's other
// parts kept.
func (s Scene) facetCounts(f Facet) map[string]int {
	d, sieve := s.view.d, s.view.sieve.without(f)
	l := s.listing()
	counts := map[string]int{}
	for _, n := range l.ties {
		t := &d.Ties[n]
		if !sieve.passes(t, l.actor) {
			continue
		}
		switch f {
		case ByType:
			counts[t.Type]++
		case ByStanding:
			counts[t.at.standing.String()]++
		case ByContest:
			counts[[]string{Uncontested, Contested}[truth(t.Contested())]]++
		case ByClaimant:
			for _, p := range t.at.claimants {
				counts[d.partyID(p)]++
			}
		case ByCounterpart:
			for a := range d.others(&t.at, l.actor) {
				counts[d.Actors[a].ID]++
			}
		}
	}
	return counts
}

// Without counts the ties that Relationships would list if the filter's parts of
// those facets were taken off.
func (s Scene) Without(fs ...Facet) int {
	sieve := s.view.sieve
	for _, f := range fs {
		sieve = sieve.without(f)
	}
	l := s.listing()
	n := 0
	for _, i := range l.ties {
		n += truth(sieve.passes(&s.view.d.Ties[i], l.actor))
	}
	return n
}

// listing says what Relationships would hold without a filter. Where it lists
// quotes, their ties count.
func (s Scene) listing() listing {
	d := s.view.d
	l := d.listing(s.Listed, s.Actor)
	if s.Listed.Kind == AllQuotes {
		for _, q := range l.quotes {
			l.ties = append(l.ties, d.Quotes[q].ties...)
		}
		slices.Sort(l.ties)
		l.ties = slices.Compact(l.ties)
	}
	return l
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
