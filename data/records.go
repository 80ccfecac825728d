package data

import (
	"entente/model"

	"go.yaml.in/yaml/v4"
)

// The functions of this file are the format: each names a record's fields, once,
// and where they go.

func (d *decoder) contents(root *yaml.Node) {
	r := &d.records
	d.record(root, "a dossier", []field{
		{name: "dossier", into: d.dossier},
		{name: "sources", into: each(d, "sources", &r.Sources, d.source)},
		{name: "actors", into: each(d, "actors", &r.Actors, d.actor)},
		{name: "tie_types", into: each(d, "tie_types", &r.Types, d.tieType)},
		{name: "ties", into: each(d, "ties", &r.Ties, d.tie)},
		{name: "quotes", into: each(d, "quotes", &r.Quotes, d.quote)},
	})
}

func (d *decoder) dossier(n *yaml.Node) {
	if d.head != nil {
		d.wrong(n, "keep one of them", "a dossier has one head, and the first is at %s", d.head)
		return
	}
	p := d.place(n)
	d.head = &p
	d.places.add("dossier", d.file, n)
	h := &d.records.Head
	d.record(n, "the dossier's head", []field{
		{name: "id", into: &h.ID},
		{name: "title", into: &h.Title},
		{name: "as_of", into: &h.AsOf},
	})
}

func (d *decoder) source(n *yaml.Node, s *model.Source) {
	d.record(n, "a source", []field{
		{name: "id", into: &s.ID},
		{name: "type", into: &s.Type},
		{name: "title", into: &s.Title},
		{name: "author", into: &s.Author},
		{name: "container_title", into: &s.ContainerTitle},
		{name: "issued", into: &s.Issued},
		{name: "issued_derived", into: &s.IssuedDerived},
		{name: "url", into: &s.URL},
	})
}

func (d *decoder) actor(n *yaml.Node, a *model.Actor) {
	d.record(n, "an actor", []field{
		{name: "id", into: &a.ID},
		{name: "name", into: &a.Name},
		{name: "short", into: &a.Short},
		{name: "type", into: &a.Type},
		{name: "core", into: &a.Core},
		{name: "aliases", into: &a.Aliases},
		{name: "summary", into: &a.Summary},
		{name: "role", into: &a.Role},
		{name: "speaks_for", into: &a.SpeaksFor},
		{name: "affiliation", into: &a.Affiliation},
	})
}

func (d *decoder) tieType(n *yaml.Node, t *model.TieType) {
	d.record(n, "a tie type", []field{
		{name: "id", into: &t.ID},
		{name: "label", into: &t.Label},
		{name: "letter", into: &t.Letter},
		{name: "definition", into: &t.Definition},
		{name: "family", into: &t.Family},
	})
}

func (d *decoder) tie(n *yaml.Node, t *model.Tie) {
	d.record(n, "a tie", []field{
		{name: "id", into: &t.ID},
		{name: "from", into: &t.From},
		{name: "to", into: &t.To},
		{name: "between", into: &t.Between},
		{name: "type", into: &t.Type},
		{name: "label", into: &t.Label},
		{name: "amount", into: &t.Amount},
		{name: "summary", into: &t.Summary},
		{name: "date", into: &t.Date},
		{name: "date_derived", into: &t.DateDerived},
		{name: "claims", into: &t.Claims},
	})
}

func (d *decoder) claim(n *yaml.Node, c *model.Claim) {
	d.record(n, "a claim", []field{
		{name: "by", into: &c.By},
		{name: "stance", into: &c.Stance},
		{name: "certainty", into: &c.Certainty},
		{name: "source", into: &c.Source},
		{name: "paragraph", into: &c.Paragraph},
		{name: "wording", into: &c.Wording},
		{name: "quote", into: &c.Quote},
		{name: "said", into: &c.Said},
		{name: "said_derived", into: &c.SaidDerived},
	})
}

func (d *decoder) quote(n *yaml.Node, q *model.Quote) {
	d.record(n, "a quote", []field{
		{name: "id", into: &q.ID},
		{name: "by", into: &q.By},
		{name: "text", into: &q.Text},
		{name: "source", into: &q.Source},
		{name: "paragraph", into: &q.Paragraph},
		{name: "said", into: &q.Said},
		{name: "said_derived", into: &q.SaidDerived},
		{name: "kind", into: &q.Kind},
		{name: "context", into: &q.Context},
	})
}

// each reads a top-level list behind what other files gave for it, and keeps
// where each record stands. A list without records may be written as an empty
// field.
func each[R any](d *decoder, name string, into *[]R, read func(*yaml.Node, *R)) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if empty(n) {
			return
		}
		items := d.items(n, name)
		d.places.add(name, d.file, items...)
		list(items, into, read)
	}
}

// list reads records behind those that are there. One that can't be read stays
// as an empty record, so that the places of the others hold.
func list[R any](items []*yaml.Node, into *[]R, read func(*yaml.Node, *R)) {
	before := len(*into)
	*into = append(*into, make([]R, len(items))...)
	for i, item := range items {
		read(item, &(*into)[before+i])
	}
}
