package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Row is one line of a list: a heading, or something that can be chosen.
type Row struct {
	Kind  RowKind
	Label string // of a heading
	// Count is, of a heading, the rows that stand under it; of an actor, its
	// ties that pass the filter.
	Count   int
	Section Section // of Countries' rows
	Folded  bool    // of a section's heading
	Actor   *Actor
	Tie     *Tie
	Quote   *Quote
}

// RowKind says what a Row holds.
type RowKind uint8

// The kinds of rows.
const (
	HeadingRow RowKind = iota
	ActorRow
	TieRow
	QuoteRow
)

// ID gives the id of what the row holds; empty for a heading.
func (r *Row) ID() string {
	switch r.Kind {
	case ActorRow:
		return r.Actor.ID
	case TieRow:
		return r.Tie.ID
	case QuoteRow:
		return r.Quote.ID
	case HeadingRow:
	}
	return ""
}

// key tells rows of one list apart: ties and quotes have namespaces of their own.
func (r *Row) key() string {
	switch r.Kind {
	case ActorRow:
		return actorKey(r.Actor.ID)
	case TieRow:
		return tieKey(r.Tie.ID)
	case QuoteRow:
		return quoteKey(r.Quote.ID)
	case HeadingRow:
	}
	return ""
}

func actorKey(id string) string { return "actor " + id }
func tieKey(id string) string   { return "tie " + id }
func quoteKey(id string) string { return "quote " + id }

// A List is what a pane lists, with the row that is chosen. Rows is shared and
// must not be written to.
type List struct {
	Rows  []Row
	At    int // the chosen row; -1 where there is none
	Place int // the chosen row's place among those that can be chosen, from 1
	Shown int // how many can be chosen
	Total int // how many could be without a filter
}

// rows are a list as a View keeps it: nothing chosen yet.
type rows struct {
	rows    []Row
	stops   []int          // the places of rows that can be chosen
	places  map[string]int // by key: the place in stops
	heading int            // the last one's place; -1 before the first
}

func newRows(n int) *rows {
	return &rows{places: make(map[string]int, n), rows: make([]Row, 0, n+n/4), heading: -1}
}

// add puts a row under its heading, which is made where the row before stood
// under another.
func (r *rows) add(heading string, row Row) {
	if r.heading < 0 || r.rows[r.heading].Label != heading {
		r.heading = len(r.rows)
		r.rows = append(r.rows, Row{Kind: HeadingRow, Label: heading})
	}
	r.rows[r.heading].Count++
	r.put(row)
}

func (r *rows) put(row Row) {
	r.places[row.key()] = len(r.stops)
	r.stops = append(r.stops, len(r.rows))
	r.rows = append(r.rows, row)
}

// An entry is a tie on its way into a list, with what it is sorted by.
type entry struct {
	tie   *Tie
	group int // the heading's rank
	label string
	keys  [3]int
}

func compareEntries(order Order) func(a, b entry) int {
	return func(a, b entry) int {
		by := cmp.Compare(a.group, b.group)
		if by == 0 && order == OrderDate {
			by = a.tie.Date.Compare(b.tie.Date)
		}
		return cmp.Or(by, cmp.Compare(a.label, b.label), slices.Compare(a.keys[:], b.keys[:]),
			cmp.Compare(a.tie.at.paragraph, b.tie.at.paragraph), cmp.Compare(a.tie.at.number, b.tie.at.number))
	}
}

// entryOf says where a tie stands in an order, seen from an actor, or from
// nobody (-1).
func (d *Dossier) entryOf(t *Tie, actor int, order Order) entry {
	at := &t.at
	e := entry{tie: t, keys: [3]int{at.typ, int(at.standing)}}
	switch order {
	case OrderType:
		e.group, e.label = at.typ, d.Types[at.typ].Label
		e.keys = [3]int{d.firstCounterpart(at, actor), int(at.standing)}
	case OrderCounterpart:
		e.group, e.label = d.counterpartGroup(t, actor)
	case OrderStanding:
		e.group, e.label = int(at.standing), at.standing.String()
	case OrderDate:
		e.label = "undated"
		if !t.Date.IsZero() {
			e.label = t.Date.String()
		}
	case OrderParagraph:
		e.group, e.label = at.paragraph, fmt.Sprintf("¶%d", at.paragraph)
	}
	return e
}

// firstCounterpart ranks a tie by the counterpart that stands first in
// Countries; ties with several stand behind those with one.
func (d *Dossier) firstCounterpart(at *resolved, actor int) int {
	best, several := len(d.rank), -1
	for a := range d.others(at, actor) {
		best = min(best, d.rank[a])
		several++
	}
	return best + max(several, 0)*len(d.rank)
}

// others are the actors at the tie's other ends, seen from the actor; all ends
// where it is nobody's.
func (d *Dossier) others(at *resolved, actor int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		if actor >= 0 {
			at.counterparts(actor, yield)
			return
		}
		for _, a := range at.ends {
			if !yield(a) {
				return
			}
		}
	}
}

func (d *Dossier) counterpartGroup(t *Tie, actor int) (group int, label string) {
	if actor < 0 {
		return d.firstCounterpart(&t.at, actor), d.EndsInWords(t)
	}
	others := slices.SortedFunc(d.others(&t.at, actor), func(a, b int) int { return cmp.Compare(d.rank[a], d.rank[b]) })
	if len(others) == 1 {
		return d.rank[others[0]], d.Actors[others[0]].Name
	}
	names := make([]string, len(others))
	for i, a := range others {
		names[i] = d.Actors[a].Name
	}
	return len(d.rank) + len(names), strings.Join(names, ", ")
}

// tieRows lists ties in an order, each under its heading.
func (d *Dossier) tieRows(ties []int, actor int, order Order) *rows {
	entries := make([]entry, len(ties))
	for i, n := range ties {
		entries[i] = d.entryOf(&d.Ties[n], actor, order)
	}
	slices.SortFunc(entries, compareEntries(order))
	r := newRows(len(ties))
	for i := range entries {
		r.add(entries[i].label, Row{Kind: TieRow, Tie: entries[i].tie})
	}
	return r
}

// quoteHeading says under which heading a quote stands, and where that one does.
func (d *Dossier) quoteHeading(q *Quote, order QuoteOrder) (rank int, label string) {
	switch order {
	case QuotesByKind:
		return int(q.Kind), q.Kind.String()
	case QuotesByParagraph:
		return q.Paragraph, fmt.Sprintf("¶%d", q.Paragraph)
	case QuotesBySpeaker:
	}
	if len(q.By) == 0 {
		return len(d.rank), "no one credited"
	}
	return d.rank[d.actor[q.By[0]]], d.SpeakersInWords(q)
}

// quoteRows lists quotes in an order, each under its heading.
func (d *Dossier) quoteRows(quotes []int, order QuoteOrder) *rows {
	type entry struct {
		rank  int
		label string
		n     int
	}
	entries := make([]entry, len(quotes))
	for i, n := range quotes {
		entries[i].n = n
		entries[i].rank, entries[i].label = d.quoteHeading(&d.Quotes[n], order)
	}
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.label, b.label),
			cmp.Compare(d.Quotes[a.n].Paragraph, d.Quotes[b.n].Paragraph), cmp.Compare(a.n, b.n))
	})
	r := newRows(len(quotes))
	for _, e := range entries {
		r.add(e.label, Row{Kind: QuoteRow, Quote: &d.Quotes[e.n]})
	}
	return r
}
