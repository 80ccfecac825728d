package foreign

import (
	"cmp"
	"fmt"
	"slices"
	"sync"

	"entente/model"
)

// areStatements reports whether the heads of a table are those of statements, as
// OpenSanctions has them.
func areStatements(heads []string) bool {
	return !slices.ContainsFunc([]string{"canonical_id", "entity_id", "prop", "schema", "value"}, func(h string) bool { return !slices.Contains(heads, h) })
}

func isStatement(o object) bool {
	return o.text("prop") != "" && o.text("schema") != "" && (o.text("entity_id") != "" || o.text("canonical_id") != "")
}

// statements are entities that are put together from what is said of each.
type statements struct {
	ids      []string
	entities map[string]*entity
	count    int
	left     nameList // of what they say that isn't taken in
}

// statementKnown are what is taken in of a statement.
var statementKnown = sync.OnceValue(func() map[string]bool {
	return set("canonical_id", "entity_id", "schema", "dataset", "prop", "value", "lang", "original_value", "first_seen", "last_seen")
})

// leave notes the names of what statements say besides.
func (s *statements) leave(names []string) {
	for _, name := range names {
		if !statementKnown()[name] {
			s.left.add(name)
		}
	}
}

func newStatements() *statements {
	return &statements{entities: map[string]*entity{}, left: newNameList()}
}

func (s *statements) add(said func(name string) string) {
	s.count++
	id := cmp.Or(said("canonical_id"), said("entity_id"))
	schema := said("schema")
	e := s.entities[id]
	if e == nil {
		e = &entity{id: id, schema: schema}
		s.entities[id] = e
		s.ids = append(s.ids, id)
	}
	if narrower(schema, e.schema) {
		e.schema = schema
	}
	if set := said("dataset"); set != "" && !slices.Contains(e.datasets, set) {
		e.datasets = append(e.datasets, set)
	}
	if other := said("entity_id"); other != id && other != "" && !slices.Contains(e.referents, other) {
		e.referents = append(e.referents, other)
	}
	if prop, value := said("prop"), said("value"); prop != "id" && value != "" {
		e.add(prop, value)
		if language := said("lang"); language != "" {
			e.add(prop+" ("+language+")", value)
		}
		if original := said("original_value"); original != value && original != "" {
			e.add(prop+" as given", original)
		}
	}
	for _, name := range []string{"first_seen", "last_seen"} {
		e.seen(name, said(name))
	}
}

// seen keeps when any statement was seen first, and when last.
func (e *entity) seen(name, when string) {
	i := slices.IndexFunc(e.others, func(f model.Field) bool { return f.Name == name })
	switch {
	case when == "":
	case i < 0:
		e.others = append(e.others, model.Field{Name: name, Text: when})
	case name == "first_seen":
		e.others[i].Text = min(e.others[i].Text, when)
	default:
		e.others[i].Text = max(e.others[i].Text, when)
	}
}

// narrower reports whether a schema says more than another: the general ones stand on
// what a source knew less of.
func narrower(schema, than string) bool {
	return slices.Contains([]string{"Thing", "LegalEntity", "Organization", "Asset"}, than) && schema != "Thing" && schema != than && schema != ""
}

func (s *statements) each(do func(*entity)) {
	for _, id := range s.ids {
		do(s.entities[id])
	}
}

// statementRows reads statements from the rows of a table.
func (im *Import) statementRows(table *sheet) error {
	first, err := im.headRow(table)
	if err != nil {
		return err
	}
	at := map[string]int{}
	for i, head := range first {
		at[head] = i
	}
	table.width = len(first)
	gathered := newStatements()
	gathered.leave(first)
	err = im.allRows(table, asItIs, func(r *sheetRow) {
		if r.doubt != "" {
			im.tell(Entry{Line: r.line, Kind: "statement", Fate: Altered, Why: r.doubt})
		}
		gathered.add(func(name string) string {
			if i, ok := at[name]; ok && i < len(r.cells) {
				return im.pool.keep(text(r.cells[i]))
			}
			return ""
		})
	})
	if err != nil {
		return err
	}
	gathered.each(im.entity)
	im.noteStatements(gathered)
	return nil
}

func (im *Import) noteStatements(s *statements) {
	if s.count > 0 {
		im.Report.Note(fmt.Sprintf("%s: %s, put together as %s", im.file, counted(s.count, "statement", "statements"), counted(len(s.ids), "entity", "entities")))
	}
	if left := s.left.String(); left != "" {
		im.Report.Note(fmt.Sprintf("%s: of each statement is left out: %s", im.file, left))
	}
}
