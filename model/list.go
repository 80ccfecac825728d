package model

import (
	"cmp"
	"iter"
	"slices"
	"strings"
)

// A Row is one line of a list: a heading, or something that can be chosen.
type Row struct {
	Kind   RowKind
	Folded bool   // of a section's heading; here it takes no room
	Label  string // of a heading
	// Count is, of a heading, the rows that stand under it; of an actor, its
	// ties that pass the filter.
	Count   int
	Section Section // of Countries' rows
	Actor   *Actor
	Tie     *Tie
	Quote   *Quote
	Gone    *Tie // of the older edition
}

// RowKind is the kind of what a Row holds.
type RowKind uint8

// The kinds of rows.
const (
	HeadingRow RowKind = iota
	ActorRow
	TieRow
	QuoteRow
	GoneRow // a tie that only the older edition has; it can't be chosen
)

// ID returns the id of what the row holds; empty for a heading.
func (r *Row) ID() string {
	switch r.Kind {
	case ActorRow:
		return r.Actor.ID
	case TieRow:
		return r.Tie.ID
	case QuoteRow:
		return r.Quote.ID
	case GoneRow:
		return r.Gone.ID
	case HeadingRow:
	}
	return ""
}

// A rowKey is unique in a list: what the row holds, by its number in the dossier; -1 is
// that of nothing.
type rowKey struct {
	kind   RowKind
	number int
}

func (d *Dossier) tieKey(id string) rowKey { return keyOf(TieRow, &d.tie, id) }

func (d *Dossier) quoteKey(id string) rowKey { return keyOf(QuoteRow, &d.quote, id) }

func keyOf(kind RowKind, numbers *numbers, id string) rowKey {
	if n, ok := numbers.find(id); ok {
		return rowKey{kind, n}
	}
	return rowKey{kind, -1}
}

// keyOf returns the key of a row of Relationships that can be chosen.
func (d *Dossier) keyOf(r *Row) rowKey {
	if r.Kind == QuoteRow {
		return d.quoteKey(r.Quote.ID)
	}
	return rowKey{TieRow, r.Tie.at.number()}
}

// A List is what a pane lists, with the row that is chosen. Rows is shared and
// must not be written to.
type List struct {
	Rows  []Row
	At    int // the chosen row; -1 where there is none
	Stop  int // which of the rows that can be chosen it is, from 1; 0 for none
	Shown int // how many can be chosen
	Total int // how many could be without a filter
}

// rows are a list as a View keeps it, with nothing chosen yet.
type rows struct {
	rows    []Row
	stops   []int // the indexes of rows that can be chosen
	heading int   // the index of the last; -1 before the first
	places  [GoneRow][]place
}

// A place is the index in stops of what has a number. There may be millions of them.
type place struct{ number, stop int32 }

func placeOf(number, stop int) place {
	return place{int32(number), int32(stop)} //nolint:gosec // memory ends before
}

// newRows returns a list with room for so many rows and headings.
func newRows(n, headings int) *rows {
	return &rows{rows: make([]Row, 0, n+headings), stops: make([]int, 0, n), heading: -1}
}

// add puts a row under its heading, which it makes if the row before stands under
// another.
func (r *rows) add(heading string, row Row) {
	if r.heading < 0 || r.rows[r.heading].Label != heading {
		r.heading = len(r.rows)
		r.rows = append(r.rows, Row{Kind: HeadingRow, Label: heading})
	}
	r.rows[r.heading].Count++
	r.put(row)
}

func (r *rows) put(row Row) {
	r.stops = append(r.stops, len(r.rows))
	r.rows = append(r.rows, row)
}

// place tells where what is of a kind stands; mostly in the order of its numbers, which
// is sorted soon.
func (r *rows) place(kind RowKind, places []place) {
	slices.SortFunc(places, func(a, b place) int { return cmp.Compare(a.number, b.number) })
	r.places[kind] = places
}

// stopOf returns the index in stops of what has that key; ok reports whether it is there.
func (r *rows) stopOf(key rowKey) (stop int, ok bool) {
	places := r.places[key.kind]
	i, ok := slices.BinarySearchFunc(places, key.number, func(p place, n int) int { return cmp.Compare(int(p.number), n) })
	if !ok {
		return 0, false
	}
	return int(places[i].stop), true
}

// passing returns those of the rows that pass, each under its heading.
func (r *rows) passing(passes func(*Row) bool) *rows {
	now, left := make([]int, len(r.stops)), 0 // by stop: its new one, or -1
	for stop, at := range r.stops {
		if now[stop] = -1; passes(&r.rows[at]) {
			now[stop] = left
			left++
		}
	}
	kept, heading, stop := newRows(left, left/4), "", 0
	for i := range r.rows {
		switch row := &r.rows[i]; row.Kind {
		case HeadingRow:
			heading = row.Label
		case GoneRow:
		case TieRow, QuoteRow, ActorRow:
			if now[stop] >= 0 {
				kept.add(heading, *row)
			}
			stop++
		}
	}
	for kind, places := range r.places {
		for _, p := range places {
			if stop := now[p.stop]; stop >= 0 {
				kept.places[kind] = append(kept.places[kind], placeOf(int(p.number), stop))
			}
		}
	}
	return kept
}

// tell puts rows that can't be chosen under a heading of their own, behind all others.
func (r *rows) tell(heading string, rows []Row) {
	if len(rows) > 0 {
		r.rows = append(append(r.rows, Row{Kind: HeadingRow, Label: heading, Count: len(rows)}), rows...)
	}
}

// A tieList is ties on their way into a list.
type tieList struct {
	d     *Dossier
	ties  []*Tie
	actor int // from whom they are seen; -1 for nobody
	order Order
	apart bool      // those without a date stand behind the others
	under []heading // by tie: what it stands under; nil where that is the word of its type or its standing
}

// A heading is what a tie stands under; its name is the label, where that is of names:
// folded.
type heading struct{ label, name string }

// compare compares ties, by their indexes in the list, as its order has them.
func (l *tieList) compare(a, b int) int {
	keys, others := l.keys(a), l.keys(b)
	if by := slices.Compare(keys[:], others[:]); by != 0 {
		return by
	}
	t, u := l.ties[a], l.ties[b]
	if l.order == OrderParagraph {
		if by := l.d.compareFirst(t, u); by != 0 {
			return by
		}
	}
	under, other := l.heading(a), l.heading(b)
	by := cmp.Or(cmp.Compare(under.name, other.name), cmp.Compare(under.label, other.label))
	if l.order != OrderType {
		by = cmp.Or(by, cmp.Compare(t.at.typ(), u.at.typ()), cmp.Compare(t.at.standing, u.at.standing))
	}
	if by != 0 {
		return by // as mostly; where ties stand first takes longer to see
	}
	return cmp.Or(l.d.compareFirst(t, u), cmp.Compare(t.at.number(), u.at.number()))
}

// compareFirst orders ties by where they stand first.
func (d *Dossier) compareFirst(t, u *Tie) int {
	a, b := t.First(), u.First()
	return d.comparePlaces(a.Source, a.Locator, b.Source, b.Locator)
}

// alone reports whether a tie stands behind the others, with those that have no date.
func (l *tieList) alone(t *Tie) bool { return (l.apart || l.order == OrderDate) && t.Date.IsZero() }

// keys returns the numbers that a tie is sorted by before anything else is compared.
func (l *tieList) keys(i int) (keys sortKeys) {
	t, at := l.ties[i], &l.ties[i].at
	switch l.order {
	case OrderType:
		keys = sortKeys{0, at.typ(), l.d.firstCounterpart(at, l.actor), int(at.standing)}
	case OrderCounterpart:
		keys[1] = l.d.counterpartRank(at, l.actor)
	case OrderStanding:
		keys = sortKeys{0, int(at.standing), at.typ()}
	case OrderDate:
		o := t.Date.order()
		keys = sortKeys{0, o.first, o.last, o.season}
	case OrderParagraph: // which are no numbers
	}
	if l.alone(t) {
		keys[0], keys[1] = 1, 0
	}
	return keys
}

// heading returns what a tie stands under.
func (l *tieList) heading(i int) heading {
	t := l.ties[i]
	switch {
	case l.under != nil:
		return l.under[i]
	case l.alone(t):
		return heading{label: undated}
	case l.order == OrderStanding:
		return heading{label: t.at.standing.String()}
	}
	return heading{label: l.d.Types[t.at.typ()].Label}
}

// head finds what the ties stand under, where it is worth keeping.
func (l *tieList) head(e *Errand) {
	if l.order == OrderType || l.order == OrderStanding {
		return
	}
	under := make([]heading, len(l.ties))
	for i, t := range l.ties {
		e.goOn()
		switch {
		case l.alone(t):
			under[i] = heading{label: undated}
		case l.order == OrderCounterpart:
			under[i] = l.d.counterpartHeading(t, l.actor)
		case l.order == OrderDate:
			under[i] = heading{label: t.DateInWords()}
		default:
			under[i] = heading{label: l.d.Locate(t.First().Source, t.First().Locator)}
		}
	}
	l.under = under
}

// firstCounterpart returns a tie's rank by the counterpart that is first in Countries;
// ties with several rank behind those with one.
func (d *Dossier) firstCounterpart(at *resolved, actor int) int {
	best, several := len(d.rank), -1
	for a := range d.others(at, actor) {
		best = min(best, d.rank[a])
		several++
	}
	return best + max(several, 0)*len(d.rank)
}

// others returns the actors at the tie's other ends, seen from the actor; from nobody,
// those at all ends.
func (d *Dossier) others(at *resolved, actor int) iter.Seq[int] {
	return func(yield func(int) bool) {
		if actor >= 0 {
			at.counterparts(actor, yield)
			return
		}
		for _, a := range at.ends() {
			if !yield(int(a)) {
				return
			}
		}
	}
}

// counterpartRank returns the rank of what a tie stands under by counterpart.
func (d *Dossier) counterpartRank(at *resolved, actor int) int {
	if actor < 0 {
		return d.firstCounterpart(at, actor)
	}
	rank, others := 0, 0
	for a := range d.others(at, actor) {
		rank = d.rank[a]
		others++
	}
	if others == 1 {
		return rank
	}
	return len(d.rank) + others
}

// counterpartHeading returns what a tie stands under by counterpart.
func (d *Dossier) counterpartHeading(t *Tie, actor int) heading {
	folded := d.folded()
	if actor < 0 {
		fold := func(id string) string { return folded[d.actor.number(id)] }
		return heading{d.EndsInWords(t), t.ends(fold)}
	}
	others := slices.SortedFunc(d.others(&t.at, actor), func(a, b int) int { return cmp.Compare(d.rank[a], d.rank[b]) })
	if len(others) == 1 {
		return heading{d.names[others[0]], folded[others[0]]}
	}
	names := make([]string, len(others))
	for i, a := range others {
		names[i] = d.names[a]
	}
	label := strings.Join(names, ", ")
	return heading{label, Fold(label)}
}

// undated is the heading of ties without a date of their own.
const undated = "undated"

// tieRows lists ties in an order, each under its heading; apart, those without a date
// under one of their own behind the others.
func (d *Dossier) tieRows(e *Errand, ties []*Tie, actor int, order Order, apart bool) *rows {
	l := tieList{d: d, ties: ties, actor: actor, order: order, apart: apart}
	l.head(e)
	sorted := sortedBy(e, len(ties), l.keys, l.compare)
	headings, last := 0, ""
	for n, i := range sorted {
		label := l.heading(i).label
		headings += truth(n == 0 || label != last)
		last = label
	}
	r, places := newRows(len(ties), headings), make([]place, len(ties))
	for n, i := range sorted {
		places[i] = placeOf(ties[i].at.number(), n)
		r.add(l.heading(i).label, Row{Kind: TieRow, Tie: ties[i]})
	}
	r.place(TieRow, places)
	return r
}

// quoteHeading returns the heading under which a quote stands, and its rank.
func (d *Dossier) quoteHeading(q *Quote, order QuoteOrder) (rank int, label string) {
	switch order {
	case QuotesByKind:
		return int(q.Kind), q.Kind.String()
	case QuotesByParagraph:
		return 0, d.Locate(q.Source, q.Locator)
	case QuotesBySpeaker:
	}
	if len(q.By) == 0 {
		return len(d.rank), "no one credited"
	}
	return d.rank[d.actor.number(q.By[0])], d.SpeakersInWords(q)
}

// listQuotes lists quotes in an order, each under its heading.
func (d *Dossier) listQuotes(e *Errand, r *rows, quotes []int, order QuoteOrder) {
	type sortable struct {
		rank int
		heading
	}
	under, sorted := make([]sortable, len(quotes)), make([]int, len(quotes))
	for i, n := range quotes {
		under[i].rank, under[i].label = d.quoteHeading(&d.Quotes[n], order)
		under[i].name, sorted[i] = Fold(under[i].label), i
	}
	slices.SortFunc(sorted, func(i, j int) int {
		e.goOn()
		a, b := &under[i], &under[j]
		p, q := &d.Quotes[quotes[i]], &d.Quotes[quotes[j]]
		place := d.comparePlaces(p.Source, p.Locator, q.Source, q.Locator)
		by := cmp.Compare(a.rank, b.rank)
		if order == QuotesByParagraph {
			by = place
		}
		return cmp.Or(by, cmp.Compare(a.name, b.name), cmp.Compare(a.label, b.label), place, cmp.Compare(quotes[i], quotes[j]))
	})
	places := make([]place, len(quotes))
	for i, at := range sorted {
		places[i] = placeOf(quotes[at], len(r.stops))
		r.add(under[at].label, Row{Kind: QuoteRow, Quote: &d.Quotes[quotes[at]]})
	}
	r.place(QuoteRow, places)
}
