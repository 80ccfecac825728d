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
		section, place int    // place is that by section and name
		name           string // as [Fold] makes it
	}
	all := d.Head.Sections()
	rows := make([]placed, len(d.Actors))
	d.byName, d.rank = make([]int, len(rows)), make([]int, len(rows))
	for i := range d.Actors {
		a := &d.Actors[i]
		rows[i], d.byName[i] = placed{section: slices.Index(all, SectionOf(a)), name: Fold(a.Name)}, i
	}
	slices.SortFunc(d.byName, func(i, j int) int {
		a, b := &rows[i], &rows[j]
		if by := cmp.Or(cmp.Compare(a.section, b.section), strings.Compare(a.name, b.name)); by != 0 {
			return by
		}
		return cmp.Or(strings.Compare(d.Actors[i].Name, d.Actors[j].Name), cmp.Compare(i, j))
	})
	for place, i := range d.byName {
		rows[i].place = place
	}
	d.countries = slices.Clone(d.byName)
	slices.SortFunc(d.countries, func(i, j int) int {
		a, b := &rows[i], &rows[j]
		return cmp.Or(
			cmp.Compare(a.section, b.section),
			-cmp.Compare(len(d.tiesOf[i]), len(d.tiesOf[j])),
			-cmp.Compare(len(d.quotesOf[i]), len(d.quotesOf[j])),
			cmp.Compare(a.place, b.place),
		)
	})
	for rank, i := range d.countries {
		d.rank[i] = rank
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
	heading, places := -1, make([]place, len(d.Actors)) // each actor stands somewhere
	for _, n := range d.ordered(key.order) {
		a := &d.Actors[n]
		section := SectionOf(a)
		if section != Protagonists && (heading < 0 || r.rows[heading].Section != section) {
			heading = len(r.rows)
			row := Row{Kind: HeadingRow, Label: d.SectionInWords(section), Section: section, Folded: key.folded.Has(section)}
			if row.Folded {
				r.stops = append(r.stops, heading)
			}
			r.rows = append(r.rows, row)
		}
		if heading >= 0 {
			r.rows[heading].Count++
		}
		if key.folded.Has(section) && section != Protagonists {
			places[n] = placeOf(n, len(r.stops)-1)
			continue
		}
		places[n] = placeOf(n, len(r.stops))
		r.put(Row{Kind: ActorRow, Actor: a, Section: section, Count: v.counts[n]})
	}
	r.places[ActorRow] = places
	return r
}
