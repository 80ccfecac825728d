package model

import (
	"cmp"
	"slices"
)

// orderCountries fixes the order of Countries: by section, then by number of
// ties, then of quotes, then by name. A filter doesn't change it, so that no row
// moves under the reader's eyes.
func (d *Dossier) orderCountries() {
	d.countries = upTo(len(d.Actors))
	slices.SortFunc(d.countries, func(a, b int) int {
		return cmp.Or(
			cmp.Compare(SectionOf(&d.Actors[a]), SectionOf(&d.Actors[b])),
			-cmp.Compare(len(d.tiesOf[a]), len(d.tiesOf[b])),
			-cmp.Compare(len(d.quotesOf[a]), len(d.quotesOf[b])),
			cmp.Compare(d.Actors[a].Name, d.Actors[b].Name),
		)
	})
	d.rank = make([]int, len(d.Actors))
	for place, a := range d.countries {
		d.rank[a] = place
	}
}

// countryRows lists the actors by section. The protagonists, who stand
// first, need no heading. Of a folded section only its
// heading is listed, which can then be chosen, in its first actor's stead.
func (v *View) countryRows(folded Sections) *rows {
	d := v.d
	r := newRows(len(d.Actors))
	heading := -1
	for _, n := range d.countries {
		a := &d.Actors[n]
		section := SectionOf(a)
		if section != Protagonists && (heading < 0 || r.rows[heading].Section != section) {
			heading = len(r.rows)
			row := Row{Kind: HeadingRow, Label: section.String(), Section: section, Folded: folded.Has(section)}
			if row.Folded {
				r.stops = append(r.stops, heading)
			}
			r.rows = append(r.rows, row)
		}
		if heading >= 0 {
			r.rows[heading].Count++
		}
		if folded.Has(section) && section != Protagonists {
			r.places[actorKey(a.ID)] = len(r.stops) - 1
			continue
		}
		r.put(Row{Kind: ActorRow, Actor: a, Section: section, Count: v.counts[n]})
	}
	return r
}
