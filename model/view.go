package model

import (
	"slices"
)

// A View is a dossier seen through a filter. Making one costs the dossier once;
// the lists that it gives are made when first asked for and kept, its own and the
// whole dossier's, so all Views of a dossier are for one goroutine.
type View struct {
	d        *Dossier
	filter   Filter
	sieve    sieve
	counts   []int // by actor: its ties that pass
	passed   int   // ties that pass, seen from nobody
	timeless int   // those of them without a moment
	lists    map[listKey]*rows
	// countries are Countries' rows, by what is folded.
	countries map[Sections]*rows
	found     Hits
	counted   [facets]counted
	figures   map[figureKey]Figure
}

type listKey struct {
	scope  Scope
	actor  string
	order  Order
	quotes QuoteOrder
}

// Filter gives the view of what the filter lets pass.
func (d *Dossier) Filter(f Filter) *View {
	if f.IsZero() {
		return d.whole
	}
	return newView(d, f)
}

func newView(d *Dossier, f Filter) *View {
	v := &View{d: d, filter: f, sieve: newSieve(d, f), counts: make([]int, len(d.Actors)), lists: map[listKey]*rows{}, countries: map[Sections]*rows{}, figures: map[figureKey]Figure{}}
	for i := range d.Ties {
		t := &d.Ties[i]
		if !v.sieve.passes(t, -1) {
			continue
		}
		v.passed++
		v.timeless += truth(t.at.known.IsZero())
		for _, a := range t.at.ends {
			if v.sieve.actors == nil || v.sieve.meets(&t.at, a) {
				v.counts[a]++
			}
		}
	}
	return v
}

// Dossier gives what the view is of.
func (v *View) Dossier() *Dossier { return v.d }

// Passed counts the ties that pass the filter.
func (v *View) Passed() int { return v.passed }

// CountOf counts the actor's ties that pass the filter.
func (v *View) CountOf(actor string) int {
	if n, ok := v.d.actor[actor]; ok {
		return v.counts[n]
	}
	return 0
}

// listing says what a scope lists for an actor: the ties and quotes that it
// would hold without a filter.
type listing struct {
	actor  int // from whom ties are seen; -1 for nobody
	ties   []int
	quotes []int
}

func (d *Dossier) listing(scope Scope, actor string) listing {
	l := listing{actor: -1}
	switch scope.Kind {
	case TiesOfActor:
		if n, ok := d.actor[actor]; ok {
			l.actor, l.ties = n, d.tiesOf[n]
		}
	case TiesOfQuote:
		if q := d.QuoteByID(scope.ID); q != nil {
			l.ties = q.ties
		}
	case SaidBy:
		if p := d.party(scope.ID); p >= 0 {
			l.ties, l.quotes = d.saidBy(p)
		}
	case AllQuotes:
		l.quotes = upTo(len(d.Quotes))
	case AllTies:
		l.ties = upTo(len(d.Ties))
	}
	return l
}

// saidBy gives what a party says: the ties on which it has a claim or that a
// quote of its bears on, whoever claims them with it, and its other quotes.
func (d *Dossier) saidBy(party int) (ties, quotes []int) {
	ties = slices.Clone(d.saidOf[party])
	for _, q := range d.quotesOf[party] {
		if on := d.Quotes[q].ties; len(on) > 0 {
			ties = append(ties, on...)
		} else {
			quotes = append(quotes, q)
		}
	}
	slices.Sort(ties)
	return slices.Compact(ties), quotes
}

func upTo(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// list gives the rows of Relationships.
func (v *View) list(key listKey) *rows {
	if r, ok := v.lists[key]; ok {
		return r
	}
	l := v.d.listing(key.scope, key.actor)
	ties := l.ties
	if !v.filter.IsZero() {
		ties = nil
		for _, n := range l.ties {
			if v.sieve.passes(&v.d.Ties[n], l.actor) {
				ties = append(ties, n)
			}
		}
	}
	var r *rows
	if key.scope.Kind == AllQuotes {
		r = v.d.quoteRows(v.passingQuotes(l.quotes), key.quotes)
	} else {
		r = v.d.tieRows(ties, l.actor, key.order)
		for _, n := range v.passingQuotes(l.quotes) {
			r.add("on no tie", Row{Kind: QuoteRow, Quote: &v.d.Quotes[n]})
		}
	}
	v.lists[key] = r
	return r
}

// passingQuotes keeps the quotes that bear on a tie that passes. A quote that
// bears on none can't pass a filter of ties.
func (v *View) passingQuotes(quotes []int) []int {
	if v.filter.IsZero() {
		return quotes
	}
	var kept []int
	for _, n := range quotes {
		if slices.ContainsFunc(v.d.Quotes[n].ties, func(t int) bool { return v.sieve.passes(&v.d.Ties[t], -1) }) {
			kept = append(kept, n)
		}
	}
	return kept
}

// countryList gives the rows of Countries.
func (v *View) countryList(folded Sections) *rows {
	if _, ok := v.countries[folded]; !ok {
		v.countries[folded] = v.countryRows(folded)
	}
	return v.countries[folded]
}
