package export_test

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entente/data"
	"entente/data/export"
	"entente/model"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// A sqlRow is a row of a table by its columns, without those that are null.
type sqlRow map[string]string

// sqlRows reads the rows of all tables, as standard SQL has them.
func sqlRows(t *testing.T, text string) map[string][]sqlRow {
	t.Helper()
	tables := map[string][]sqlRow{}
	for {
		_, rest, ok := strings.Cut(text, "\ninsert into ")
		if !ok {
			return tables
		}
		head, rest, _ := strings.Cut(rest, ") values\n")
		name, columns, _ := strings.Cut(head, " (")
		for {
			row := sqlRow{}
			between := "("
			for _, column := range strings.Split(columns, ", ") {
				var value string
				var given bool
				if rest, ok = strings.CutPrefix(rest, between); !ok {
					t.Fatalf("%s: no value for %s in %.100s", name, column, rest)
				}
				if value, given, rest = sqlValue(rest); given {
					row[column] = value
				}
				between = ", "
			}
			tables[name] = append(tables[name], row)
			if rest, ok = strings.CutPrefix(rest, "),\n"); !ok {
				break
			}
		}
		if !strings.HasPrefix(rest, ");\n") {
			t.Fatalf("%s: a row goes on with %.100s", name, rest)
		}
		text = rest
	}
}

func sqlValue(text string) (value string, given bool, rest string) {
	if text, ok := strings.CutPrefix(text, "replace("); ok {
		value, _, rest = sqlValue(text)
		return strings.ReplaceAll(value, `\\`, `\`), true, strings.TrimPrefix(rest, `, '\\', substr('\\', 1, 1))`)
	}
	if text[0] != '\'' {
		end := strings.IndexAny(text, ",)")
		return text[:end], text[:end] != "null", text[end:]
	}
	for i := 1; ; i++ {
		switch {
		case text[i] != '\'':
			value += text[i : i+1]
		case text[i+1] == '\'':
			value += "'"
			i++
		default:
			return value, true, text[i+1:]
		}
	}
}

// renamed are columns that the dossier calls otherwise.
var renamed = map[string]string{"table_number": "table", "organization": "at", "quotation": "quote"}

// fields returns the columns of a row as a dossier has them.
func (r sqlRow) fields(without ...string) map[string]any {
	record := map[string]any{}
	for column, value := range r {
		switch {
		case column == "position" || slices.Contains(without, column):
		case column == "core" || strings.HasSuffix(column, "_derived"):
			record[column] = value == "1"
		case column == "paragraph":
			record[column], _ = strconv.Atoi(value)
		default:
			if name := renamed[column]; name != "" {
				column = name
			}
			record[column] = value
		}
	}
	return record
}

// of returns the rows that belong to a record.
func of(rows []sqlRow, column, id string) (list []sqlRow) {
	for _, r := range rows {
		if r[column] == id {
			list = append(list, r)
		}
	}
	return list
}

func put(record map[string]any, name string, list []any) {
	if len(list) > 0 {
		record[name] = list
	}
}

func each(rows []sqlRow, made func(sqlRow) any) (list []any) {
	for _, r := range rows {
		list = append(list, made(r))
	}
	return list
}

func told(without ...string) func(sqlRow) any {
	return func(r sqlRow) any { return r.fields(without...) }
}

func fieldsOf(rows []sqlRow) model.Fields {
	var f model.Fields
	for _, r := range rows {
		f = append(f, model.Field{Name: r["name"], Text: r["value"]})
	}
	return f
}

// rebuilt returns the dossier that the tables hold, as JSON.
func rebuilt(t *testing.T, tables map[string][]sqlRow) []byte {
	t.Helper()
	d := map[string]any{
		"dossier": tables["dossier"][0].fields("kept"), "tie_types": each(tables["tie_types"], told()),
		"sources": each(tables["sources"], func(r sqlRow) any { return rebuiltSource(tables, r) }),
		"actors":  each(tables["actors"], func(r sqlRow) any { return rebuiltActor(tables, r) }),
		"ties":    each(tables["ties"], func(r sqlRow) any { return rebuiltTie(tables, r) }),
		"quotes": each(tables["quotations"], func(r sqlRow) any {
			q := r.fields()
			put(q, "by", each(of(tables["quotation_speakers"], "quotation", r["id"]), func(r sqlRow) any { return r["actor"] }))
			return q
		}),
	}
	for _, r := range tables["actor_types"] {
		if r["label"] != "" {
			kinds, _ := d["dossier"].(map[string]any)["actor_types"].([]any)
			d["dossier"].(map[string]any)["actor_types"] = append(kinds, r.fields())
		}
	}
	text, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func rebuiltSource(tables map[string][]sqlRow, r sqlRow) any {
	s := r.fields()
	names := of(tables["source_names"], "source", r["id"])
	put(s, "author", each(of(names, "variable", "author"), told("source", "variable")))
	for _, v := range of(tables["source_variables"], "source", r["id"]) {
		s[v["name"]] = v["value"]
		put(s, v["name"], each(of(names, "variable", v["name"]), told("source", "variable")))
	}
	return s
}

func rebuiltActor(tables map[string][]sqlRow, r sqlRow) any {
	a, id := r.fields(), r["id"]
	for _, name := range []string{"speakers", "affiliations"} {
		for _, r := range of(tables[name], "actor", id) {
			maps.Copy(a, r.fields("actor"))
		}
	}
	put(a, "aliases", each(of(tables["aliases"], "actor", id), told("actor")))
	put(a, "roles", each(of(tables["roles"], "actor", id), told("actor")))
	a["identifiers"], a["attributes"] = fieldsOf(of(tables["identifiers"], "actor", id)), fieldsOf(of(tables["actor_attributes"], "actor", id))
	return a
}

func rebuiltTie(tables map[string][]sqlRow, r sqlRow) any {
	tie, id := r.fields(), r["id"]
	tie["attributes"] = fieldsOf(of(tables["tie_attributes"], "tie", id))
	ends := of(tables["ends"], "tie", id)
	actors := func(role string) []any {
		return each(of(ends, "role", role), func(r sqlRow) any { return r["actor"] })
	}
	put(tie, "from", actors("from"))
	put(tie, "to", actors("to"))
	put(tie, "between", actors("between"))
	if side := actors("side 1"); side != nil {
		tie["between"] = []any{side, actors("side 2")}
	}
	tie["claims"] = each(of(tables["claims"], "tie", id), func(r sqlRow) any {
		c := r.fields("tie", "by_actor", "by_source")
		c["by"] = r["by_actor"] + r["by_source"]
		if c["by"] == "" {
			c["by"] = model.Unattributed
		}
		place := told("tie", "claim", "kind")
		printed := of(of(tables["evidence"], "tie", id), "claim", r["position"])
		maps.Copy(c, place(of(printed, "kind", "claimed")[0]).(map[string]any))
		put(c, "also_in", each(of(printed, "kind", "also"), place))
		for _, p := range each(of(printed, "kind", "withdrawn"), place) {
			c["withdrawn_in"] = p
		}
		return c
	})
	return tie
}

// TestSQLHoldsTheDossier holds that nothing of the format is lost: what the tables hold
// makes the same records.
func TestSQLHoldsTheDossier(t *testing.T) {
	t.Parallel()
	for name, r := range map[string]model.Records{"axis": embedded(t).Records, "nasty": nastyRecords(), "large": manyRecords(1200)} {
		p := export.Keep(dossier(t, r).Filter(model.Filter{}), "")
		loaded, err := data.Decode(data.File{Name: "sql.json", Bytes: rebuilt(t, sqlRows(t, string(written(t, export.SQL, p))))})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(r, loaded.Records, sameRecords, cmpopts.SortSlices(func(a, b model.Variable) bool { return a.Name < b.Name }),
			cmp.Comparer(func(a, b model.Locator) bool { return a.InWords() == b.InWords() })); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestNastyHasEveryField holds that what the exports are tried with has every field that
// a record can have.
func TestNastyHasEveryField(t *testing.T) {
	t.Parallel()
	given := map[string]bool{}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch {
		case v.Kind() == reflect.Pointer && !v.IsNil():
			walk(v.Elem())
		case v.Kind() == reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[model.Date]():
			for i := range v.NumField() {
				if f := v.Type().Field(i); f.IsExported() {
					name := v.Type().Name() + "." + f.Name
					given[name] = given[name] || !v.Field(i).IsZero()
					walk(v.Field(i))
				}
			}
		}
	}
	walk(reflect.ValueOf(nastyRecords()))
	for name, ok := range given {
		if !ok {
			t.Errorf("no record has %s", name)
		}
	}
}
