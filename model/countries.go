package model

import (
	"cmp"
	"slices"
	"strings"
)

// orderCountries fixes the orders of Countries: by section, then by number of
// ties, then of quotes, then by name as [Fold] makes it; and by section and name alone.
// A filter doesn't change them, so that no row moves under the reader's eyes.
func (d *Dossier) orderCountries() {
	type placed struct {
		section, ties, quotes int
		name                  string // as [Fold] makes it
		number, place         int    // of the actor: its index in the dossier, and by section and name
	}
	all := d.Head.Sections()
	rows := make([]placed, len(d.Actors))
	for i := range d.Actors {
		a := &d.Actors[i]
		rows[i] = placed{slices.Index(all, SectionOf(a)), len(d.tiesOf[i]), len(d.quotesOf[i]), Fold(a.Name), i, 0}
	}
	slices.SortFunc(rows, func(a, b placed) int {
		if by := cmp.Or(cmp.Compare(a.section, b.section), strings.Compare(a.name, b.name)); by != 0 {
			return by
		}
		return cmp.Or(strings.Compare(d.Actors[a.number].Name, d.Actors[b.number].Name), cmp.Compare(a.number, b.number))
	})
	d.byName, d.countries, d.rank = make([]int, len(rows)), make([]int, len(rows)), make([]int, len(rows))
	for i := range rows {
		d.byName[i], rows[i].place = rows[i].number, i
	}
	slices.SortFunc(rows, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.section, b.section), -cmp.Compare(a.ties, b.ties), -cmp.Compare(a.quotes, b.quotes), cmp.Compare(a.place, b.place))
	})
	for i := range rows {
		d.countries[i], d.rank[rows[i].number] = rows[i].number, i
	}
}

// ordered returns the actors in an order of Countries.
func (d *Dossier) ordered(o ActorOrder) []int {
	if o == ActorsByName {
		return d.byName
	}
	return d.countries
}

// OfStates reports whether the dossier's protagonists are states, so that the list of
// actors can be called after countries.
func (d *Dossier) OfStates() bool {
	some := false
	for i := range d.Actors {
		if a := &d.Actors[i]; a.Core {
			if some = a.Type == State; !some {
				return false
			}
		}
	}
	return some
}

// A countryKey is what the rows of Countries depend on, besides the view.
type countryKey struct {
	folded Sections
	order  ActorOrder
}

// countryRows lists the actors by section. The protagonists, who stand
// first, need no heading. Of a folded section only its
// heading is listed, which can then be chosen, in its first actor's stead.
func (v *View) countryRows(key countryKey) *rows {
	d := v.d
	r := newRows(len(d.Actors), 32)
	heading, places := -1, make([]place, 0, len(d.Actors))
	for _, n := range d.ordered(key.order) {
		a := &d.Actors[n]
		section := SectionOf(a)
		if section != Protagonists && (heading < 0 || r.rows[heading].Section != section) {
			heading = len(r.rows)
			row := Row{Kind: HeadingRow, Label: d.Head.SectionInWords(section), Section: section, Folded: key.folded.Has(section)}
			if row.Folded {
				r.stops = append(r.stops, heading)
			}
			r.rows = append(r.rows, row)
		}
		if heading >= 0 {
			r.rows[heading].Count++
		}
		if key.folded.Has(section) && section != Protagonists {
			places = append(places, place{n, len(r.stops) - 1})
			continue
		}
		places = append(places, place{n, len(r.stops)})
		r.put(Row{Kind: ActorRow, Actor: a, Section: section, Count: v.counts[n]})
	}
	r.place(ActorRow, places)
	return r
}
