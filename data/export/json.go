package export

import (
	"encoding/json"
	"io"
	"slices"

	"entente/model"
)

// JSON writes the part as one object, which is a dossier again: the field names
// are those of its YAML, dates are EDTF, and what a record doesn't have is left
// out. Records keep the dossier's own order, and claims theirs, since these are
// facts too: a claim is named by its number, and the panes' order of types is the
// dossier's. So the whole reads back as the same records, and nothing is lost. A
// part of which nothing is left has no actors, and is no dossier. An error is the
// writer's.
func JSON(w io.Writer, p Part) error { return encode(w, records(p)) }

// records returns those of a part, in the dossier's order.
func records(p Part) model.Records {
	d := p.Dossier
	r := model.Records{
		Head:    d.Head,
		Sources: inOrder(d.Sources, p.Sources),
		Actors:  inOrder(d.Actors, p.Actors),
		Types:   inOrder(d.Types, p.Types),
		Ties:    make([]model.Tie, 0, len(p.Ties)),
		Quotes:  inOrder(d.Quotes, p.Quotes),
	}
	for _, t := range tiesInOrder(d, p.Ties) {
		r.Ties = append(r.Ties, *t)
	}
	return r
}

// JSONLines writes the part as [JSON] does, but each record on a line of its own: an
// object with one field, which is named as the kind of the record that it has. An error
// is the writer's.
func JSONLines(w io.Writer, p Part) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	r := records(p)
	err := e.Encode(map[string]any{"dossier": r.Head})
	each := func(kind string, n int, record func(i int) any) {
		for i := 0; i < n && err == nil; i++ {
			err = e.Encode(map[string]any{kind: record(i)})
		}
	}
	each("source", len(r.Sources), func(i int) any { return r.Sources[i] })
	each("actor", len(r.Actors), func(i int) any { return r.Actors[i] })
	each("tie_type", len(r.Types), func(i int) any { return r.Types[i] })
	each("tie", len(r.Ties), func(i int) any { return r.Ties[i] })
	each("quote", len(r.Quotes), func(i int) any { return r.Quotes[i] })
	return err
}

// encode writes JSON as people read it: set in, and without escaping for HTML.
func encode(w io.Writer, value any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(value)
}

// inOrder returns the records that are kept, in the dossier's order.
func inOrder[R any](all []R, some []*R) []R {
	list := make([]R, 0, len(some))
	for _, r := range kept(all, among(some)) {
		list = append(list, *r)
	}
	return list
}

// tiesInOrder returns some of the dossier's ties in its order.
func tiesInOrder(d *model.Dossier, some []*model.Tie) []*model.Tie {
	is := among(some)
	return slices.DeleteFunc(slices.Collect(d.EachTie()), func(t *model.Tie) bool { return !is(t) })
}

// among returns a function that reports whether a record is one of those.
func among[R any](some []*R) func(*R) bool {
	is := make(map[*R]bool, len(some))
	for _, r := range some {
		is[r] = true
	}
	return func(r *R) bool { return is[r] }
}
