package schema_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entente/data"
	"entente/data/export"
	"entente/data/schema"
	"entente/model"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
)

// base is a dossier that the cases add a file to.
const base = `dossier: {id: small, title: Small}
sources:
  - {id: paper, type: report, title: Paper}
tie_types:
  - {id: arms, label: arms, letter: A, definition: Weapons., family: military}
actors:
  - {id: north, name: North, type: state}
  - {id: south, name: South, type: state}
  - {id: east, name: East, type: state}
`

// loose is written in each way that the decoder takes.
const loose = `quotes:
actors:
  - {id: Q159.b_c, name: North, type: state, aliases: [a, {name: б, language: ru}], identifiers: {wikidata: Q159, other: 12}, attributes: {share of it: 51%}, roles: [{role: member, at: south, date: 2006/..}], note: N}
sources:
  - {id: cnn, type: book, title: 1984, author: Someone, container_title: No, volume: 12, editor: [{family: E, given: F}, G], DOI: 10.1/2, event_date: 2024, accessed: 2024, archived: 2024, reliability: B, access: shelf, retracted: 2024, note: N, issued: 2024-10-24/2024-10-27, issued_derived: true, url: "https://example.org/a"}
  - {id: bbc, type: book, title: true, author: [A, 12], issued: 2024, issued_derived: false, URL: "HTTP://example.org"}
ties:
  - {id: 1, from: [north, east], to: south, type: arms, amount: 12, summary: S, date: 2019/.., claims: [{by: unattributed, stance: asserts, certainty: stated, source: cnn, paragraph: 1, page: 112, timestamp: "01:02:33", said: 2024-10~, confidence: low, also_in: [{source: bbc, page: ix, wording: w}], withdrawn: 2024, withdrawn_in: {source: bbc}, note: N}]}
  - {id: 2, between: [[north], [east, south]], type: arms, summary: S, date: /2024, claims: [{by: cnn, stance: declines, source: cnn, paragraph: 1}]}
`

func decodeWith(text string) (*data.Loaded, error) {
	return data.Decode(data.File{Name: "base.yaml", Bytes: []byte(base)}, data.File{Name: "t.yaml", Bytes: []byte(text)})
}

// parsedSchema gives the schema as JSON's values.
func parsedSchema(t *testing.T) map[string]any {
	t.Helper()
	parsed, err := jsonschema.UnmarshalJSON(strings.NewReader(schema.Text()))
	if err != nil {
		t.Fatal(err)
	}
	return parsed.(map[string]any)
}

func compiledSchema(t *testing.T) *jsonschema.Schema { return compiledPart(t, "") }

// compiledPart compiles the schema of a part, by the pointer to it.
func compiledPart(t *testing.T, pointer string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", parsedSchema(t)); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json" + pointer)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// asJSON gives a file as editors hand it to a schema.
func asJSON(t *testing.T, text []byte) any {
	t.Helper()
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil {
		t.Fatal(err)
	}
	return nodeAsJSON(root.Content[0])
}

func nodeAsJSON(n *yaml.Node) any {
	switch {
	case n.Kind == yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = nodeAsJSON(n.Content[i+1])
		}
		return m
	case n.Kind == yaml.SequenceNode:
		list := []any{}
		for _, item := range n.Content {
			list = append(list, nodeAsJSON(item))
		}
		return list
	case n.Tag == "!!null":
		return nil
	case n.Tag == "!!int", n.Tag == "!!float":
		if f, err := strconv.ParseFloat(n.Value, 64); err == nil {
			return f
		}
	case n.Tag == "!!bool":
		return n.Value == "true"
	}
	return n.Value // a timestamp is a text in YAML 1.2
}

// The fields of the schema are those that the decoder reads, in its order; words
// are the model's.
func TestSchemaHasTheDecodersFields(t *testing.T) {
	defs := parsedSchema(t)["$defs"].(map[string]any)
	for what, c := range map[string]struct{ def, text string }{
		"a dossier":          {"", "zzzzzz: 1"},
		"the dossier’s head": {"head", "dossier: {zzzzzz: 1}"},
		"a source":           {"source", "sources: [{zzzzzz: 1}]"},
		"an actor":           {"actor", "actors: [{zzzzzz: 1}]"},
		"a tie type":         {"tie_type", "tie_types: [{zzzzzz: 1}]"},
		"a tie":              {"tie", "ties: [{zzzzzz: 1}]"},
		"a claim":            {"claim", "ties: [{claims: [{zzzzzz: 1}]}]"},
		"a quote":            {"quote", "quotes: [{zzzzzz: 1}]"},
		"an actor type":      {"actor_type", "dossier: {actor_types: [{zzzzzz: 1}]}"},
		"a name":             {"name", "sources: [{author: [{zzzzzz: 1}]}]"},
		"an alias":           {"alias", "actors: [{aliases: {zzzzzz: 1}}]"},
		"a role":             {"role", "actors: [{roles: [{zzzzzz: 1}]}]"},
		"a passage":          {"passage", "ties: [{claims: [{also_in: [{zzzzzz: 1}]}]}]"},
	} {
		_, err := data.Decode(data.File{Name: "f.yaml", Bytes: []byte(c.text)})
		found := regexp.MustCompile(regexp.QuoteMeta(what) + ` has no field "zzzzzz"; its fields are ([a-z_, ]+)`).FindStringSubmatch(err.Error())
		if found == nil {
			t.Fatalf("%s: its fields aren't told: %v", what, err)
		}
		def := parsedSchema(t)
		if c.def != "" {
			def = defs[c.def].(map[string]any)
		}
		var names []string
		for name := range def["properties"].(map[string]any) {
			names = append(names, name)
		}
		fields := strings.Split(strings.TrimSuffix(found[1], ", and the variables of "), ", ")
		if what == "a source" {
			fields = append(fields, "URL") // the same as url
			for _, v := range model.CSLVariables() {
				fields = append(fields, v.Name)
			}
		}
		slices.Sort(names)
		slices.Sort(fields)
		if diff := cmp.Diff(fields, names); diff != "" {
			t.Errorf("%s: the decoder's fields (-) aren't the schema's (+):\n%s", what, diff)
		}
	}
	for _, c := range []struct {
		def, field string
		words      []string
	}{
		{"source", "type", model.SourceTypes()},
		{"source", "reliability", model.Words[model.Reliability]()},
		{"head", "marking", model.Words[model.Marking]()},
		{"claim", "confidence", model.Words[model.Confidence]()},
		{"claim", "stance", model.Words[model.Stance]()},
		{"claim", "certainty", model.Certainties()},
		{"quote", "kind", model.Words[model.QuoteKind]()},
	} {
		field := defs[c.def].(map[string]any)["properties"].(map[string]any)[c.field].(map[string]any)
		var words []string
		for _, w := range field["enum"].([]any) {
			words = append(words, w.(string))
		}
		if diff := cmp.Diff(c.words, words); diff != "" {
			t.Errorf("%s.%s: %s", c.def, c.field, diff)
		}
	}
}

func TestSchemaAcceptsWhatOpens(t *testing.T) {
	s := compiledSchema(t)
	begun := t.TempDir()
	if err := data.Create(begun); err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob("../axis/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("the dossier that is built in isn't found:", err)
	}
	files := map[string][]byte{"base": []byte(base), "loose": []byte(loose)}
	for _, name := range append(names, filepath.Join(begun, "dossier.yaml")) {
		if files[name], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := decodeWith(loose); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := s.Validate(asJSON(t, text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// broken are records with one mistake each that a schema can tell too. A bare
// tie, claim or quotation gets what it lacks.
var broken = []string{
	"tis: []",
	"ties: none",
	"actors: {a: b}",
	"actors: [west]",
	"actors: [{id: west, name: West, type: [state]}]",
	"actors: [{id: west, name: West}]",
	"actors: [{id: west, type: state}]",
	"actors: [{name: West, type: state}]",
	"actors: [{id: we st, name: West, type: state}]",
	"actors: [{id: .west, name: West, type: state}]",
	"actors: [{id: west, name: West, type: state, roles: [{at: north}]}]",
	"actors: [{id: west, name: West, type: state, attributes: [a]}]",
	"actors: [{id: west, name: West, type: state, identifiers: {wikidata: }}]",
	"actors: [{id: west, name: '  ', type: state}]",
	"actors: [{id: west, name: [W], type: state}]",
	"actors: [{id: west, name: West, type: state, core: 1}]",
	"actors: [{id: west, name: West, type: state, aliases: {a: b}}]",
	"actors: [{id: west, name: West, type: state, role: }]",
	"actors: [{id: west, name: West, type: state, tpye: state}]",
	"sources: [{id: wire, title: Wire}]",
	"sources: [{id: wire, type: report}]",
	"sources: [{id: wire, type: report, title: Wire, url: 'ftp://a.b'}]",
	"sources: [{id: wire, type: report, title: Wire, url: 'javascript:alert(1)'}]",
	"sources: [{id: wire, type: report, title: Wire, issued: 24/10/2024}]",
	"sources: [{id: wire, type: report, title: Wire, issued: October}]",
	"sources: [{id: wire, type: letter, title: Wire}]",
	"sources: [{id: wire, type: report, title: Wire, reliability: G}]",
	"sources: [{id: wire, type: report, title: Wire, archive_url: 'ftp://a.b'}]",
	"sources: [{id: wire, type: report, title: Wire, editor: [{name: A}]}]",
	"sources: [{id: wire, type: report, title: Wire, event_date: soon}]",
	"sources: [{id: wire, type: report, title: Wire, doi: 10.1/2}]",
	"sources: [{id: wire, type: report, title: Wire, issued_derived: true}]",
	"tie_types: [{id: aid, label: aid, letter: AB, definition: D, family: f}]",
	"tie_types: [{id: aid, label: aid, letter: '1', definition: D, family: f}]",
	"tie_types: [{id: aid, label: aid, letter: B, family: f}]",
	"tie_types: [{id: aid, label: aid, letter: B, definition: D}]",
	"ties: [{id: t, from: north, to: south, type: arms, summary: S}]",
	"ties: [{id: t, from: north, to: south, type: arms, summary: S, claims: []}]",
	"ties: [{id: t, from: north, type: arms, summary: S, claims: [CLAIM]}]",
	"ties: [{id: t, type: arms, summary: S, claims: [CLAIM]}]",
	"ties: [{id: t, from: north, to: south, between: [east, north], type: arms, summary: S, claims: [CLAIM]}]",
	"ties: [{id: t, between: [north], type: arms, summary: S, claims: [CLAIM]}]",
	"ties: [{id: t, between: [[north], [south], [east]], type: arms, summary: S, claims: [CLAIM]}]",
	"ties: [{id: t, between: [north, north], type: arms, summary: S, claims: [CLAIM]}]",
	"ties: [{id: t, from: north, to: south, type: arms, claims: [CLAIM]}]",
	"ties: [{id: t, from: north, to: south, type: arms, summary: S, date: 2024-13, claims: [CLAIM]}]",
	"ties: [{id: t, from: north, to: south, type: arms, summary: S, date_derived: true, claims: [CLAIM]}]",
	"ties: [{id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: denies, source: paper, paragraph: 0}]}]",
	"ties: [{id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: denies, source: paper, paragraph: 1.5}]}]",
	"ties: [{id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: denies, source: paper, timestamp: 1h}]}]",
	"ties: [{id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: denies, source: paper, confidence: sure}]}]",
	"ties: [{id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: denies, source: paper, also_in: [{page: 1}]}]}]",
	"ties: [{id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: denies, source: paper, withdrawn_in: {source: paper}}]}]",
	"ties: [{id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, source: paper, paragraph: 1}]}]",
	"ties: [{id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: asserts, source: paper, paragraph: 1}]}]",
	"ties: [{id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: denies, certainty: stated, source: paper, paragraph: 1}]}]",
	"ties: [{id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: asserts, certainty: confirmed, source: paper, paragraph: 1}]}]",
	"ties: [{id: t, from: north, to: south, type: arms, summary: S, claims: [{stance: denies, source: paper, paragraph: 1}]}]",
	"ties: [{id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: denies, paragraph: 1}]}]",
	"ties: [{id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: denies, source: paper, paragraph: 1, wording: one two three four five six seven eight nine}]}]",
	"quotes: [{id: q, by: north, source: paper, paragraph: 1, kind: official}]",
	"quotes: [{id: q, by: north, text: No., source: paper, paragraph: 1}]",
	"quotes: [{id: q, text: No., source: paper, paragraph: 1, kind: official}]",
	"quotes: [{id: q, by: north, text: No., source: paper, paragraph: 1, kind: term}]",
	"quotes: [{id: q, by: north, text: No., source: paper, paragraph: 1, kind: official, said_derived: true}]",
}

// A line of JSON lines is one record, by its kind.
func TestSchemaOfALine(t *testing.T) {
	line := compiledPart(t, "#/$defs/line")
	axis, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	var lines bytes.Buffer
	if err := export.JSONLines(&lines, export.Keep(axis.Dossier.Filter(model.Filter{}), "")); err != nil {
		t.Fatal(err)
	}
	for text := range strings.Lines(lines.String()) {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err == nil {
			err = line.Validate(value)
		}
		if err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
	for _, text := range []string{`{}`, `{"ties": []}`, `{"tie": {"id": "a"}}`, `{"actor": {"id": "a", "name": "A", "type": "state"}, "quote": {}}`} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil || line.Validate(value) == nil {
			t.Errorf("%s is taken: %v", text, err)
		}
	}
}

func TestSchemaRefusesWhatIsRefused(t *testing.T) {
	s := compiledSchema(t)
	for _, text := range broken {
		text = strings.ReplaceAll(text, "CLAIM", "{by: north, stance: denies, source: paper, paragraph: 1}")
		if _, err := decodeWith(text); err == nil {
			t.Errorf("it opens: %s", text)
		} else if _, ok := errors.AsType[data.Refused](err); !ok {
			t.Errorf("%s: %v", text, err)
		}
		if s.Validate(asJSON(t, []byte(text))) == nil {
			t.Errorf("the schema has nothing against %s", text)
		}
	}
}

// TestSchemaTakesDates holds that the schema has nothing against any kind of date.
func TestSchemaTakesDates(t *testing.T) {
	s := compiledSchema(t)
	for _, date := range []string{
		"2024", "0987", "0000", "-0044", "-0044-03-15~", "2024-10", "2024-10-23%", "2024-21", "2024-24?", "19XX", "199X~", "-004X",
		"2004-XX", "1985-04-XX", "1985-XX-XX?", "Y17000", "Y-170000002~", "'2004-01-01T10:10:10'", "'2004-01-01T10:10:10Z'",
		"'2004-01-01T10:10:10-04'", "'2004-01-01T10:10:10+05:30'", "2019/..", "2019/", "../2019", "/2019", "-0044~/0010-03", "2024-21/2024-23", "Y-17000/..",
	} {
		text := "sources: [{id: wire, type: report, title: Wire, issued: " + date + "}]"
		if _, err := decodeWith(text); err != nil {
			t.Errorf("%s: %v", date, err)
		}
		if err := s.Validate(asJSON(t, []byte(text))); err != nil {
			t.Errorf("the schema: %s: %v", date, err)
		}
	}
}

// Where the schema takes a text, it takes as many characters as the decoder does.
func TestSchemaBoundsTexts(t *testing.T) {
	defs := parsedSchema(t)["$defs"].(map[string]any)
	bounded := 0
	var walk func(part map[string]any, field string)
	walk = func(part map[string]any, field string) {
		if ref, ok := part["$ref"].(string); ok {
			part = defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
		}
		most, bound := part["maxLength"]
		pattern, _ := part["pattern"].(string)
		switch kind := part["type"]; {
		case bound:
			bounded++
			if want := strconv.Itoa(data.MostCharacters(field)); fmt.Sprint(most) != want {
				t.Errorf("%s may have %s characters, want %s", field, most, want)
			}
		case part["enum"] != nil, strings.HasPrefix(pattern, "^"): // no free text
		case fmt.Sprint(kind) == "string", strings.Contains(fmt.Sprint(kind), "string "):
			t.Errorf("%s may have any number of characters", field)
		}
		for _, inner := range []string{"items", "additionalProperties"} {
			if inner, ok := part[inner].(map[string]any); ok {
				walk(inner, field)
			}
		}
		ways, _ := part["anyOf"].([]any)
		for _, inner := range ways {
			walk(inner.(map[string]any), field)
		}
	}
	for _, def := range defs {
		fields, _ := def.(map[string]any)["properties"].(map[string]any)
		for name, part := range fields {
			walk(part.(map[string]any), strings.ToLower(name))
		}
	}
	if bounded < 100 {
		t.Errorf("only %d texts are bounded", bounded)
	}
}
