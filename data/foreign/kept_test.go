package foreign

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// strange is a text that nothing else has.
const strange = "strangeword"

// A changed is a document with something strange in it.
type changed struct {
	where string
	text  []byte
}

// strangely returns documents that say something strange at each place of one: in a text,
// in the place of a number or a truth value, as one more item, under a name that nobody
// knows. All stand in a list, or on a line each.
func strangely(t *testing.T, text []byte) (all []changed) {
	t.Helper()
	var root any
	lines := json.Unmarshal(text, &root) != nil
	if lines {
		var list []any
		for line := range strings.Lines(string(text)) {
			var v any
			if err := json.Unmarshal([]byte(line), &v); err != nil {
				t.Fatal(err)
			}
			list = append(list, v)
		}
		root = list
	}
	written := func() []byte {
		list, _ := root.([]any)
		if !lines {
			list = []any{root}
		}
		var out []byte
		for _, v := range list {
			line, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			out = append(append(out, line...), '\n')
		}
		return out
	}
	var walk func(where string, v any, put func(any))
	walk = func(where string, v any, put func(any)) {
		with := func(now any) {
			put(now)
			all = append(all, changed{where, written()})
			put(v)
		}
		switch v := v.(type) {
		case map[string]any:
			for name, inner := range v {
				walk(where+"/"+name, inner, func(now any) { v[name] = now })
			}
			for _, inner := range []any{strange, map[string]any{"x": []any{strange}}} {
				v["unheard_of"] = inner
				all = append(all, changed{where + "/unheard_of", written()})
				delete(v, "unheard_of")
			}
		case []any:
			for i, inner := range v {
				walk(fmt.Sprintf("%s/%d", where, i), inner, func(now any) { v[i] = now })
			}
			if where != "" {
				with(append(v[:len(v):len(v)], strange))
			}
		case string:
			with(v + " " + strange)
			with(strange)
		case float64, bool:
			with(strange)
		}
	}
	walk("", root, func(now any) { root = now })
	return all
}

// toldWhole are what is told as left out or altered whatever it says, and what isn't said of
// anything: the type of a galaxy names it, and a bundle's, its id and the version of its form say
// that it is one.
var toldWhole = map[string][]string{
	"entities.ftm.json": {"/6", "/8"},
	"galaxy.misp.json":  {"/type", "/values/0/related/2", "/values/0/related/3", "/values/2"},
	"zotero.csl.json":   {"/5"},
	"bundle.stix.json":  {"/type", "/id", "/objects/2/spec_version", "/objects/5", "/objects/10", "/objects/11", "/objects/16", "/objects/17"}, "observed.stix.json": nil,
	"statements.bods02.json": nil, "statements.bods04.jsonl": nil,
}

// Nothing that came in is dropped in silence, wherever it stands: it is in a record, or
// told, or more is told than without it.
func TestWhatCameIsKeptOrTold(t *testing.T) {
	t.Parallel()
	for name, whole := range toldWhole {
		text, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		_, _, entries := recordsAndTold(string(text))
	places:
		for _, c := range strangely(t, text) {
			for _, at := range whole {
				if c.where == at || strings.HasPrefix(c.where, at+"/") {
					continue places
				}
			}
			records, told, now := recordsAndTold(string(c.text))
			if !isLeft(told, path.Base(c.where)) && !strings.Contains(records, strange) && !strings.Contains(told, strange) && now == entries {
				t.Errorf("%s: what stands at %s is dropped in silence", name, c.where)
			}
		}
	}
}

// isLeft reports whether a name is told as one of what is left out.
func isLeft(told, name string) bool {
	for line := range strings.Lines(told) {
		if _, names, ok := strings.Cut(line, " is left out: "); ok && slices.Contains(strings.Split(strings.TrimSpace(names), ", "), name) {
			return true
		}
	}
	return false
}

// recordsAndTold returns what came of a text, what is told of it, and of each thing.
func recordsAndTold(text string) (records, told, entries string) {
	im := NewImport(Options{Each: func(e Entry) { entries += fmt.Sprintln(e) }})
	err := im.Read("a file", strings.NewReader(text))
	all, _ := json.Marshal(im.Records("x", "x")) //nolint:errchkjson // records can be written
	for _, line := range im.Report.Lines() {
		told += string(line) + "\n"
	}
	return string(all), fmt.Sprint(told, err), fmt.Sprint(entries, told, err)
}

// Of an entry of BibTeX no word is lost, in whatever field or for whatever type it stands.
func TestBibTeXIsKept(t *testing.T) {
	t.Parallel()
	for _, field := range []string{
		"date = {spring of 2001 STRANGE}", "date = {2001 STRANGE}", "date = {26 September 2022}", "year = {2001 STRANGE}", "year = 2001, month = {Mai STRANGE}", "year = 2001, month = STRANGE",
		"year = STRANGE, month = jan", "month = STRANGE", "urldate = {2 May 2001}", "urldate = {STRANGE}", "year = 2001, day = STRANGE", "editor = {STRANGE}", "author = {STRANGE}", "abstract = {Paris–Dakar}",
		"keywords = {a–b STRANGE}", "publisher = {A--B}", "unheard_of = STRANGE", "doi = {STRANGE}", "url = {STRANGE}", "crossref = {STRANGE}", "note = {STRANGE}, annotation = {x STRANGE}", "subtitle = {STRANGE}",
	} {
		text := "@book{a, title = {T}, " + strings.ReplaceAll(field, "STRANGE", strange) + "}"
		records, told, _ := recordsAndTold(text)
		for _, want := range []string{strange, "26 September 2022", "2 May 2001", "Paris–Dakar", "a–b", "A–B"} {
			if strings.Contains(strings.ReplaceAll(text, "--", "–"), want) && !strings.Contains(records, want) {
				t.Errorf("%s: %s isn't in %s and %s", text, want, records, told)
			}
		}
	}
	records, _, _ := recordsAndTold("@" + strange + "{a, title = {T}, pages = {1--2}}")
	if !strings.Contains(records, strange) || !strings.Contains(records, `"page":"1-2"`) {
		t.Error(records)
	}
}

// What TeX says is what it means: no blank, word or sign of it is lost, and addresses are
// as they are.
func TestTeXIsKept(t *testing.T) {
	t.Parallel()
	for tex, want := range map[string]string{
		`Smith \& Wesson`: "Smith & Wesson", `5 \% off`: "5 % off", `\# 1`: "# 1", `a\_b \$ 5`: "a_b $ 5", `\LaTeX{} and $\alpha$-rays`: "LaTeX and alpha-rays",
		`old\ one`: "old one", `a\\b`: "a b", `B {\em very} \textit{it} {\bf x}`: "B very it x", `\c{c} \v s \"{o} \" o \ss{} \ae ons`: "ç š ö ö ß æons", `\'Eva \'{\i}`: "Éva í", `\euro 5`: "euro5",
		`AT\&T \& Sons`: "AT&T & Sons", `{\textendash} x`: "– x",
	} {
		if got := fromTeX(tex); got != want {
			t.Errorf("%s is %q, want %q", tex, got, want)
		}
	}
	for tex, want := range map[string]string{
		`http://a.b/~c/x--y_z?q=1&r='' `: "http://a.b/~c/x--y_z?q=1&r=''", `http://a.b/\~{}c\_d\%20`: "http://a.b/~c_d%20", `\url{http://a.b/{\textasciitilde}c}`: "http://a.b/~c", `http://a.b/\textasciitilde c`: "http://a.b/~c",
	} {
		for _, field := range []string{"url", "howpublished", "file"} {
			records, _, _ := recordsAndTold("@misc{a, title = {T}, " + field + " = {" + tex + "}}")
			asJSON, _ := json.Marshal(want) //nolint:errchkjson // a text can be written
			if !strings.Contains(records, strings.Trim(string(asJSON), `"`)) {
				t.Errorf("%s: %s isn't in %s", field, want, records)
			}
		}
		records, _, _ := recordsAndTold("@misc{a, title = {T}, doi = {10.1/" + strings.TrimPrefix(tex, `\url`) + "--x}}")
		if !strings.Contains(records, `--x"`) {
			t.Errorf("the DOI is in %s", records)
		}
	}
}

// What statements say besides is told by its name, once for all of them.
func TestWhatStatementsSayBesidesIsTold(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"table":      "canonical_id,entity_id,prop,schema,value,id,unheard\nx,x,name,Person,Ann,s1,a\nx,x,country,Person,us,s2,b\n",
		"JSON lines": `{"canonical_id":"x","entity_id":"x","prop":"name","schema":"Person","value":"Ann","id":"s1"}` + "\n" + `{"canonical_id":"x","entity_id":"x","prop":"country","schema":"Person","value":"us","id":"s2","unheard":"b"}` + "\n",
	} {
		if _, told, _ := recordsAndTold(text); strings.Count(told, "of each statement is left out: id, unheard\n") != 1 {
			t.Errorf("%s: it tells\n%s", name, told)
		}
	}
}

// What an external reference of STIX says besides is kept, and so are the words of a day that
// is none.
func TestWhatSTIXSaysBesidesIsKept(t *testing.T) {
	t.Parallel()
	reference := `"external_references":[{"source_name":"n","unheard":"W1"},{"source_name":"n","url":"https://x.example/a","unheard":"W2"},{"source_name":"n","hashes":{"MD5":"W3"}}]`
	text := `{"type":"bundle","id":"bundle--1","objects":[` +
		`{"type":"identity","id":"identity--1","name":"A",` + reference + `},` +
		`{"type":"identity","id":"identity--2","name":"B","external_references":[{"source_name":"s","url":"https://x.example/b"}]},` +
		`{"type":"identity","id":"identity--3","name":"C","external_references":[{"source_name":"s","url":"https://x.example/b","hashes":{"MD5":"W5"}}]},` +
		`{"type":"relationship","id":"relationship--1","relationship_type":"uses","source_ref":"identity--1","target_ref":"identity--2","created":"W4",` + reference + `}]}`
	records, told, _ := recordsAndTold(text)
	for word, times := range map[string]int{"W1": 2, "W2": 2, "W3": 2, "W4": 1, "W5": 1} {
		if n := strings.Count(records+told, word); n != times {
			t.Errorf("%s is kept %d times, want %d, in\n%s\n%s", word, n, times, records, told)
		}
	}
}

// What a statement says of a source that another names too is kept where it is something
// else.
func TestWhatBODSSaysOfASourceAgainIsKept(t *testing.T) {
	t.Parallel()
	const statement = `{"statementID":"%d","statementType":"entityStatement","name":"N%d","entityType":"registeredEntity","source":{"description":"S","type":["officialRegister"]%s}},`
	text := "[" + fmt.Sprintf(statement, 1, 1, `,"retrievedAt":"2020-01-02"`) + fmt.Sprintf(statement, 2, 2, `,"retrievedAt":"2021-03-04","unheard":"W1"`) + fmt.Sprintf(statement, 3, 3, `,"retrievedAt":"2020-01-02"`)
	records, _, _ := recordsAndTold(strings.TrimSuffix(text, ",") + "]")
	for word, times := range map[string]int{"2020-01-02": 1, "2021-03-04": 1, "W1": 1, "officialRegister": 1} {
		if n := strings.Count(records, word); n != times {
			t.Errorf("%s is kept %d times, want %d, in %s", word, n, times, records)
		}
	}
}
