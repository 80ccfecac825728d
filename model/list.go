package model

import (
	"cmp"
	"iter"
	"math"
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

// A place is the index in stops of what has a number.
type place struct{ number, stop int }

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
	i, ok := slices.BinarySearchFunc(places, key.number, func(p place, n int) int { return cmp.Compare(p.number, n) })
	if !ok {
		return 0, false
	}
	return places[i].stop, true
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
			if p.stop = now[p.stop]; p.stop >= 0 {
				kept.places[kind] = append(kept.places[kind], p)
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

// A sortable is a tie on its way into a list: its index among the ties, and the numbers
// that it is sorted by before anything else is compared.
type sortable struct {
	index int
	keys  [4]int // whether it is apart, then by the order
}

// A heading is what a tie stands under; its name is the label, where that is of names:
// folded.
type heading struct{ label, name string }

// compareTies compares ties as an order has them where the numbers leave that open.
func (d *Dossier) compareTies(order Order, t, u *Tie, under, other *heading) int {
	if order == OrderParagraph {
		if by := d.compareFirst(t, u); by != 0 {
			return by
		}
	}
	by := cmp.Or(cmp.Compare(under.name, other.name), cmp.Compare(under.label, other.label))
	if order != OrderType {
		by = cmp.Or(by, cmp.Compare(t.at.typ(), u.at.typ()), cmp.Compare(t.at.standing, u.at.standing))
	}
	if by != 0 {
		return by // as mostly; where ties stand first takes longer to see
	}
	return cmp.Or(d.compareFirst(t, u), cmp.Compare(t.at.number(), u.at.number()))
}

// compareFirst orders ties by where they stand first.
func (d *Dossier) compareFirst(t, u *Tie) int {
	a, b := t.First(), u.First()
	return d.comparePlaces(a.Source, a.Locator, b.Source, b.Locator)
}

// sortableOf returns what a tie is sorted by in an order, seen from an actor, or from
// nobody (-1), and what it stands under.
func (d *Dossier) sortableOf(t *Tie, actor int, order Order) (sortable, heading) {
	at := &t.at
	switch order {
	case OrderType:
		return sortable{keys: [4]int{0, at.typ(), d.firstCounterpart(at, actor), int(at.standing)}}, heading{label: d.Types[at.typ()].Label}
	case OrderCounterpart:
		group, under := d.counterpartGroup(t, actor)
		return sortable{keys: [4]int{0, group}}, under
	case OrderStanding:
		return sortable{keys: [4]int{0, int(at.standing), at.typ()}}, heading{label: at.standing.String()}
	case OrderDate:
		if t.Date.IsZero() {
			return sortable{keys: [4]int{0, math.MaxInt}}, heading{label: undated}
		}
		o := t.Date.order()
		return sortable{keys: [4]int{0, o.first, o.last, o.season}}, heading{label: t.Date.String()}
	default: // by paragraph, which are no numbers
		return sortable{}, heading{label: d.Locate(t.First().Source, t.First().Locator)}
	}
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

// counterpartGroup returns what a tie stands under by counterpart, and that heading's rank.
func (d *Dossier) counterpartGroup(t *Tie, actor int) (group int, under heading) {
	folded := d.folded()
	if actor < 0 {
		fold := func(id string) string { return folded[d.actor.number(id)] }
		return d.firstCounterpart(&t.at, actor), heading{d.EndsInWords(t), t.ends(fold)}
	}
	others := slices.SortedFunc(d.others(&t.at, actor), func(a, b int) int { return cmp.Compare(d.rank[a], d.rank[b]) })
	if len(others) == 1 {
		return d.rank[others[0]], heading{d.names[others[0]], folded[others[0]]}
	}
	names := make([]string, len(others))
	for i, a := range others {
		names[i] = d.names[a]
	}
	label := strings.Join(names, ", ")
	return len(d.rank) + len(names), heading{label, Fold(label)}
}

// undated is the heading of ties without a date of their own.
const undated = "undated"

// tieRows lists ties in an order, each under its heading; apart, those without a date
// under one of their own behind the others.
func (d *Dossier) tieRows(e *Errand, ties []*Tie, actor int, order Order, apart bool) *rows {
	sorted, under := make([]sortable, len(ties)), make([]heading, len(ties))
	for i, t := range ties {
		e.goOn()
		sorted[i], under[i] = d.sortableOf(t, actor, order)
		sorted[i].index = i
		if apart && t.Date.IsZero() {
			sorted[i].keys[0], sorted[i].keys[1], under[i] = 1, 0, heading{label: undated}
		}
	}
	slices.SortFunc(sorted, func(a, b sortable) int {
		e.goOn()
		for i, key := range a.keys {
			if by := cmp.Compare(key, b.keys[i]); by != 0 {
				return by
			}
		}
		return d.compareTies(order, ties[a.index], ties[b.index], &under[a.index], &under[b.index])
	})
	headings := 0
	for i := range sorted {
		headings += truth(i == 0 || under[sorted[i].index].label != under[sorted[i-1].index].label)
	}
	r, places := newRows(len(ties), headings), make([]place, len(ties))
	for i, at := range sorted {
		places[at.index] = place{ties[at.index].at.number(), i}
		r.add(under[at.index].label, Row{Kind: TieRow, Tie: ties[at.index]})
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
		places[i] = place{quotes[at], len(r.stops)}
		r.add(under[at].label, Row{Kind: QuoteRow, Quote: &d.Quotes[quotes[at]]})
	}
	r.place(QuoteRow, places)
}
