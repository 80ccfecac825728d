// Package export writes what a filter and a search leave of a dossier in the formats
// that other programs read: one pure writer for each. Every text of a dossier went
// through safe.Clean on its way in, so there are no control characters, tabs or line
// ends here; each format's writer says what it does with the rest.
package export

import "entente/model"

// A Part is what is exported of a dossier, each thing once. Its slices are in the
// panes' order; what they point to is the dossier's and must not be written to.
type Part struct {
	Dossier *model.Dossier
	Actors  []*model.Actor // those that anything kept names, also over another
	Types   []*model.TieType
	Ties    []*model.Tie
	Quotes  []*model.Quote // those of the ties, and on no tie those that are kept by themselves
	Sources []*model.Source
	Kept    []string // what set the rest aside, each in words; none for the whole dossier
}

// Keep returns what the view's filter and the search leave: whole ties, with all of
// their claims and quotations, also those that don't match, since a tie without
// those who deny it would say something else. A quotation on no tie is kept if
// nothing is filtered and the search finds it. An empty search finds all. Without
// filter and search the part is the whole dossier, also what nothing names.
func Keep(v *model.View, search string) Part {
	d := v.Dossier()
	all := v.See(model.Selection{Scope: model.Scope{Kind: model.AllTies}})
	whole := search == "" && all.Filter.IsZero()
	k := keeper{part: Part{Dossier: d, Kept: keptBy(v, all.Filter, search)}, names: map[string]bool{}, types: map[string]bool{}, quotes: map[string]bool{}}
	found := v.Found(search)
	k.keep(v, all.Relationships.Rows, found)
	for i := range all.Countries.Rows {
		if a := all.Countries.Rows[i].Actor; a != nil && (whole || k.names[a.ID]) {
			k.part.Actors = append(k.part.Actors, a)
		}
	}
	k.part.Types = kept(d.Types, func(t *model.TieType) bool { return whole || k.types[t.ID] })
	k.part.Sources = kept(d.Sources, func(s *model.Source) bool { return whole || k.names[s.ID] || found.Source(s.ID) })
	return k.part
}

// keptBy returns what a view's filter and a search keep, in words.
func keptBy(v *model.View, filter model.Filter, search string) []string {
	var words []string
	for _, part := range filter.Parts() {
		text := v.Dossier().PartInWords(part)
		switch {
		case part.Facet == model.AsOf && v.Timeless() > 0:
			text += "; claims without a date stay"
		case part.Facet == model.During && v.Undated() > 0:
			text += "; ties without a date stay"
		}
		words = append(words, text)
	}
	if search != "" {
		words = append(words, "found by “"+search+"”")
	}
	return words
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

// keep keeps what is found: ties of a list, their quotes, and quotes on no tie.
func (k *keeper) keep(v *model.View, ties []model.Row, found model.Found) {
	for i := range ties {
		if t := ties[i].Tie; t != nil && found.Tie(t.ID) {
			k.part.Ties = append(k.part.Ties, t)
			k.tie(t)
		}
	}
	quotes := v.See(model.Selection{Scope: model.Scope{Kind: model.AllQuotes}}).Relationships.Rows
	for i := range quotes {
		q := quotes[i].Quote
		if q != nil && (k.quotes[q.ID] || found.Quote(q.ID) && len(v.Dossier().TiesOf(q)) == 0) {
			k.part.Quotes = append(k.part.Quotes, q)
			k.name(q.Source)
			k.name(q.By...)
		}
	}
}

func (k *keeper) name(ids ...string) {
	for _, id := range ids {
		if id == "" || k.names[id] {
			continue
		}
		k.names[id] = true
		if a := k.part.Dossier.ActorByID(id); a != nil {
			k.name(a.SpeaksFor, a.Affiliation)
			for _, r := range a.Roles {
				k.name(r.At)
			}
		}
	}
}

func (k *keeper) tie(t *model.Tie) {
	k.types[t.Type] = true
	for _, ids := range append([][]string{t.From, t.To}, t.Between...) {
		k.name(ids...)
	}
	for i := range t.Claims {
		c := &t.Claims[i]
		k.name(c.By)
		for _, p := range passages(c) {
			k.name(p.Source)
			k.quotes[p.Quote] = true
		}
	}
}

// passages returns where a claim is printed, and where it was withdrawn.
func passages(c *model.Claim) []model.Passage {
	list := c.Passages()
	if c.WithdrawnIn != nil {
		list = append(list, *c.WithdrawnIn)
	}
	return list
}
