package model

import "slices"

// A View is a dossier seen through a filter. Making one costs the dossier once;
// the lists that it returns are made when first asked for and kept.
type View struct {
	d        *Dossier
	filter   Filter
	match    matcher
	counts   []int // by actor: its ties that pass
	passed   int   // ties that pass, seen from nobody
	timeless int   // claims on those that nothing says the date of, as of a day
	undated  int   // ties that pass without a date of their own
	quoted   int   // quotes that pass
	brief    bool  // a search goes through the first texts alone

	lists     *memo[listKey, *rows]
	countries *memo[countryKey, *rows]
	found     *memo[string, Hits]
	counted   *memo[countedKey, []FacetValue]
	figures   *memo[figureKey, Facts]
	ofPairs   *memo[figureKey, Facts] // those of two actors
	changes   *memo[figureKey, DrawnChanges]
	speakers  *memo[int, []string] // who says anything of what passes
	// Of the whole dossier's view: the last dossier as of a day, and the last view without one.
	past  *memo[int, *Dossier]
	ofNow *memo[string, *View]
}

type listKey struct {
	scope  Scope
	actor  string
	order  Order
	quotes QuoteOrder
}

// Filter returns the view of what the filter lets pass.
func (d *Dossier) Filter(f Filter) *View { return d.FilterOn(nil, f) }

// FilterOn is [Dossier.Filter] on an errand, which what the view has to work out is part of.
func (d *Dossier) FilterOn(e *Errand, f Filter) *View {
	if f.IsZero() {
		return d.whole.On(e)
	}
	d = d.whole.d
	if date := latest(f.Values(AsOf)); !date.IsZero() {
		d = d.asOf(e, date)
	}
	return newView(e, d, f)
}

// On returns the view on an errand, which what it has to work out is part of. Both keep
// what either has made.
func (v *View) On(e *Errand) *View {
	on := *v
	on.match.errand = e
	return &on
}

// whole returns the view through no filter, on the same errand.
func (v *View) whole() *View { return v.d.whole.On(v.match.errand) }

// now returns the view through the same filter as of no day, on the same errand.
func (v *View) now() *View {
	whole, f := v.whole(), v.filter.With(AsOf)
	if f.IsZero() {
		return whole
	}
	return whole.ofNow.get(f.key(), func() *View { return newView(v.match.errand, whole.d, f) }).On(v.match.errand)
}

// The last lists of panels are kept, which ask for them four times a key, and the last
// drawings of pairs.
const (
	keptPanels = 16
	keptPairs  = 8
)

func newView(e *Errand, d *Dossier, f Filter) *View {
	v := &View{
		d: d, filter: f, match: newMatcher(d, f), counts: make([]int, len(d.Actors)),
		lists: newMemo[listKey, *rows](0), countries: newMemo[countryKey, *rows](0), figures: newMemo[figureKey, Facts](0), changes: newMemo[figureKey, DrawnChanges](0),
		found: newMemo[string, Hits](1), counted: newMemo[countedKey, []FacetValue](keptPanels), past: newMemo[int, *Dossier](1), ofNow: newMemo[string, *View](1),
		speakers: newMemo[int, []string](1), ofPairs: newMemo[figureKey, Facts](keptPairs),
	}
	v.match.errand = e
	seen, past := v.match.seen(), !d.day.IsZero()
	for t := range v.match.ties(d) {
		v.passed++
		if past {
			v.timeless += int(t.at.timeless)
		}
		v.undated += truth(t.Date.IsZero())
		for _, a := range t.at.ends() {
			v.counts[a] += truth(seen.passes(t, int(a)))
		}
	}
	v.quoted = v.countQuotes()
	return v
}

// Filter returns the filter that the view is through.
func (v *View) Filter() Filter { return v.filter }

// Dossier returns what the view is of: the whole dossier, or what it was as of the
// filter's day. Its ties' standings, denials and claims are those of that day, and they
// are had by [Dossier.EachTie] or by id: Ties are nil then.
func (v *View) Dossier() *Dossier { return v.d }

// Whole returns the dossier of which the view is, as of no day.
func (v *View) Whole() *Dossier { return v.d.whole.d }

// Passed counts the ties that pass the filter.
func (v *View) Passed() int { return v.passed }

// passing returns the ties that pass.
func (v *View) passing() []*Tie {
	return slices.AppendSeq(make([]*Tie, 0, v.passed), v.match.ties(v.d))
}

// Undated counts the ties that pass without a date of their own: they pass a filter
// by [During], and are listed apart.
func (v *View) Undated() int { return v.undated }

// Quoted counts the quotes that pass the filter: those that bear on a tie which does.
func (v *View) Quoted() int { return v.quoted }

func (v *View) countQuotes() (passing int) {
	if v.filter.IsZero() {
		return len(v.d.Quotes)
	}
	for i := range v.d.Quotes {
		v.match.errand.goOn()
		passing += truth(v.passesQuote(&v.d.Quotes[i]))
	}
	return passing
}

// CountOf counts the actor's ties that pass the filter.
func (v *View) CountOf(actor string) int {
	if n, ok := v.d.actor.find(actor); ok {
		return v.counts[n]
	}
	return 0
}

// A listing is what a scope lists for an actor without a filter.
type listing struct {
	actor  int // from whom ties are seen; -1 for nobody
	ties   []int32
	quotes []int
}

func (d *Dossier) listing(scope Scope, actor string) listing {
	l := listing{actor: -1}
	switch scope.Kind {
	case TiesOfActor:
		if n, ok := d.actor.find(actor); ok {
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
		l.ties = d.allTies()
	}
	return l
}

// saidBy returns what a party says: the ties on which it has a claim or on which one of
// its quotes bears, whoever claims them with it, and its other quotes.
func (d *Dossier) saidBy(party int) (ties []int32, quotes []int) {
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

func (d *Dossier) allTies() []int32 {
	list := make([]int32, d.TieCount())
	for i := range list {
		list[i] = int32(i)
	}
	return list
}

func upTo(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// list returns the rows of Relationships.
func (v *View) list(key listKey) *rows {
	return v.lists.get(key, func() *rows { return v.newList(key) })
}

func (v *View) newList(key listKey) *rows {
	r := v.told(key)
	switch key.scope.Kind {
	case TiesOfActor, AllTies:
		r.tell("gone", v.goneRows(key.actor))
	case TiesOfQuote, SaidBy, AllQuotes:
	}
	return r
}

// told lists what is there. What a filter leaves stands as it did without it, but for as
// of a day, as of which it stands otherwise, and but for what is apart.
func (v *View) told(key listKey) *rows {
	apart, l := len(v.filter.Values(During)) > 0, v.d.listing(key.scope, key.actor)
	if whole := v.whole(); !v.filter.IsZero() && v.d == whole.d && !apart {
		return whole.list(key).passing(func(row *Row) bool { return v.passesRow(row, l.actor) })
	}
	if key.scope.Kind == AllQuotes {
		r := newRows(len(l.quotes), len(l.quotes)/4)
		v.d.listQuotes(v.match.errand, r, v.passingQuotes(l.quotes), key.quotes)
		return r
	}
	r := v.d.tieRows(v.match.errand, slices.AppendSeq(make([]*Tie, 0, len(l.ties)), v.match.among(v.d, l.ties, l.actor)), l.actor, key.order, apart)
	quotes := v.passingQuotes(l.quotes)
	places := make([]place, len(quotes))
	for i, n := range quotes {
		places[i] = placeOf(n, len(r.stops))
		r.add("on no tie", Row{Kind: QuoteRow, Quote: &v.d.Quotes[n]})
	}
	r.place(QuoteRow, places)
	return r
}

// passesRow reports whether what a row holds passes, seen from the actor.
func (v *View) passesRow(row *Row, actor int) bool {
	v.match.errand.goOn()
	if row.Kind == TieRow {
		return v.match.passes(row.Tie, actor)
	}
	return v.passesQuote(row.Quote)
}

// goneRows lists the ties that only the older edition has and that would pass there; of
// an actor, or all of them for none.
func (v *View) goneRows(actor string) []Row {
	if v.d.former == nil || len(v.filter.Values(ByChange)) > 0 {
		return nil
	}
	old := v.d.former.Dossier
	match := newMatcher(old, v.filter.With(AsOf))
	from := -1
	if n, ok := old.actor.find(actor); ok {
		from = n
	}
	var rows []Row
	for _, t := range v.d.gone(actor) {
		if match.passes(t, from) {
			rows = append(rows, Row{Kind: GoneRow, Gone: t})
		}
	}
	return rows
}

// passingQuotes returns the quotes that bear on a tie that passes. A quote that bears
// on none can't pass a filter of ties.
func (v *View) passingQuotes(quotes []int) []int {
	if v.filter.IsZero() {
		return quotes
	}
	var kept []int
	for _, n := range quotes {
		if v.passesQuote(&v.d.Quotes[n]) {
			kept = append(kept, n)
		}
	}
	return kept
}

func (v *View) passesQuote(q *Quote) bool {
	return slices.ContainsFunc(q.ties, func(t int32) bool { return v.match.passes(v.d.tieAt(int(t)), -1) })
}

// countryList returns the rows of Countries.
func (v *View) countryList(key countryKey) *rows {
	return v.countries.get(key, func() *rows { return v.countryRows(key) })
}
