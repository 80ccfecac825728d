// Package export hands on what of a dossier is left by a filter and a search, in
// the formats that other programs read: one pure writer for each. Every text of a
// dossier went through data.Safe on its way in, so no control characters, tabs or
// line ends are met here; what each format does with the rest is said where it is
// written.
package export

import (
	"slices"

	"entente/model"
)

// A Part is what of a dossier is handed on, each thing once. Its slices are the
// panes' order; what they point to is the dossier's, and not to be written to.
type Part struct {
	Dossier *model.Dossier
	Actors  []*model.Actor // those that anything kept names, also over another
	Types   []*model.TieType
	Ties    []*model.Tie
	Quotes  []*model.Quote // those of the ties, and on no tie those that are kept by themselves
	Sources []*model.Source
}

// Keep gives what the view's filter and the search leave: whole ties, with all of
// their claims and quotations, also those that don't match, since a tie without
// those who deny it would say something else. A quotation on no tie is kept where
// nothing is filtered and the search finds it. An empty search finds all. Without
// filter and search the part is the whole dossier, also what nothing names.
func Keep(v *model.View, search string) Part {
	d := v.Dossier()
	whole := search == "" && v == d.Filter(model.Filter{})
	all := v.See(model.Selection{Scope: model.Scope{Kind: model.AllTies}})
	k := keeper{part: Part{Dossier: d}, names: map[string]bool{}, types: map[string]bool{}, quotes: map[string]bool{}}
	k.keepTies(v, all.Relationships.Rows, search)
	k.keepQuotes(v, search)
	for i := range all.Countries.Rows {
		if a := all.Countries.Rows[i].Actor; a != nil && (whole || k.names[a.ID]) {
			k.part.Actors = append(k.part.Actors, a)
		}
	}
	k.part.Types = kept(d.Types, func(t *model.TieType) bool { return whole || k.types[t.ID] })
	k.part.Sources = kept(d.Sources, func(s *model.Source) bool { return whole || k.names[s.ID] })
	return k.part
}

func kept[T any](items []T, keeps func(*T) bool) []*T {
	var list []*T
	for i := range items {
		if keeps(&items[i]) {
			list = append(list, &items[i])
		}
	}
	return list
}

// A keeper gathers what is named by what is kept: without it, a part would have
// references that lead nowhere.
type keeper struct {
	part   Part
	names  map[string]bool // of actors and sources
	types  map[string]bool
	quotes map[string]bool
}

// keepTies keeps the ties of a list that the search finds.
func (k *keeper) keepTies(v *model.View, rows []model.Row, search string) {
	found := v.TiesFound(search)
	for i := range rows {
		if t := rows[i].Tie; t != nil && (search == "" || found[t.ID]) {
			k.part.Ties = append(k.part.Ties, t)
			k.tie(t)
		}
	}
}

// keepQuotes keeps the quotes of the ties that are kept, and those on no tie.
func (k *keeper) keepQuotes(v *model.View, search string) {
	s := v.See(model.Selection{Scope: model.Scope{Kind: model.AllQuotes}, Find: search})
	hit := map[string]bool{}
	for _, h := range s.Hits.List {
		hit[h.Quote] = true
	}
	for i := range s.Relationships.Rows {
		q := s.Relationships.Rows[i].Quote
		if q == nil {
			continue
		}
		if alone := len(v.Dossier().TiesOf(q)) == 0; k.quotes[q.ID] || alone && (search == "" || hit[q.ID]) {
			k.part.Quotes = append(k.part.Quotes, q)
			k.quote(q)
		}
	}
}

func (k *keeper) name(id string) {
	if id == "" || k.names[id] {
		return
	}
	k.names[id] = true
	if a := k.part.Dossier.ActorByID(id); a != nil {
		k.name(a.SpeaksFor)
		k.name(a.Affiliation)
	}
}

func (k *keeper) tie(t *model.Tie) {
	k.types[t.Type] = true
	for _, id := range slices.Concat(append([][]string{t.From, t.To}, t.Between...)...) {
		k.name(id)
	}
	for i := range t.Claims {
		c := &t.Claims[i]
		k.name(c.By)
		k.name(c.Source)
		k.quotes[c.Quote] = true
	}
}

func (k *keeper) quote(q *model.Quote) {
	k.name(q.Source)
	for _, id := range q.By {
		k.name(id)
	}
}
