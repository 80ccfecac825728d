package foreign

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"entente/data/internal/safetest"
	"entente/model"
)

// payloads are what a text may hold that acts on a terminal, or that nobody can see.
var payloads = []string{
	"\x1b[31mred", "\x1b]0;title\x07", "\u202eturned", "a\u200bb", "\x00", "\x7f", "\u009b1m", "\U000e0041", "a" + strings.Repeat("\u0301", 50), "two\r\nlines\ttab", "\u2028", "\xff\xfe", "=cmd|' /C calc'!A0",
}

// Every text of every fixture is poisoned, and what is kept and told stays safe.
func TestHostileTexts(t *testing.T) {
	t.Parallel()
	for _, fixture := range fixtures(t, "") {
		for _, payload := range payloads {
			text := poisoned(fixture, payload)
			im := NewImport(Options{Each: func(e Entry) { checkStrings(t, reflect.ValueOf(e)) }})
			err := im.Read("a\x1b[2Jfile", strings.NewReader(text))
			if err != nil {
				continue // as control characters in XML and JSON are
			}
			r := im.Records("id", "a\x1b[2Jfile")
			checkStrings(t, reflect.ValueOf(r))
			for _, line := range im.Report.Lines() {
				safetest.Check(t, string(line))
			}
			if len(r.Actors) == 0 {
				continue
			}
			if _, err := model.New(r); err != nil {
				t.Errorf("%.60q with %q: %v", fixture, payload, err)
			}
		}
	}
}

// poisoned puts a payload behind words that stand in texts, as the format escapes it.
func poisoned(fixture, payload string) string {
	switch {
	case strings.HasPrefix(fixture, "{"), strings.HasPrefix(fixture, "["):
		if utf8.ValidString(payload) {
			escaped, _ := json.Marshal(payload)
			payload = string(escaped[1 : len(escaped)-1])
		}
	case strings.HasPrefix(fixture, "<"):
		payload = strings.NewReplacer("<", "&lt;", "&", "&amp;").Replace(payload)
	default:
		payload = strings.NewReplacer(",", " ", ";", " ", "\r\n", " ", `"`, " ").Replace(payload)
	}
	for _, word := range []string{"Ann", "The ", "2001", "A group", "example.org", "owner", "owns", "Bear", "Mill", "shareholding", "actor", "registry", "malware", "Acme", "Report A"} {
		fixture = strings.ReplaceAll(fixture, word, word+payload)
	}
	return fixture
}

func checkStrings(t *testing.T, v reflect.Value) {
	t.Helper()
	switch v.Kind() { //nolint:exhaustive // the others hold no texts
	case reflect.String:
		safetest.Check(t, v.String())
	case reflect.Pointer:
		if !v.IsNil() {
			checkStrings(t, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			checkStrings(t, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			checkStrings(t, v.Field(i))
		}
	}
}

// What is made to take long, or much room, is refused or read in time.
func TestBombs(t *testing.T) {
	t.Parallel()
	many := func(n int, each string) string { return strings.Repeat(each, n) }
	bundle := `{"type":"bundle","objects":[{"type":"identity","id":"identity--1","name":"A","x":`
	for name, c := range map[string]struct{ text, says string }{
		"JSON nested":        {bundle + many(9000, "[") + many(9000, "]") + "}]}", ""},
		"JSON nested deeper": {bundle + many(20_000, "["), "depth"},
		"JSON of names":      {`{"type":"bundle","objects":[{"type":"identity","id":"identity--1","name":"A"` + names(50_000) + "}]}", ""},
		"JSON without end":   {bundle + `"` + many(mostGulp, "a"), "larger than"},
		"XML nested":         {"<graphml>" + many(100_000, "<graph><node id='a'>"), "too deep"},
		"XML of attributes":  {"<graphml><graph><node id='a' " + strings.NewReplacer(`,"`, " ", `":`, "=").Replace(names(100_000)) + "/></graph></graphml>", ""},
		"XML without end":    {"<graphml><graph><node id='a'>" + many(2*mostElement, "a"), "larger than"},
		"XML of entities":    {`<!DOCTYPE graphml><graphml><graph><node id="&a;"/></graph></graphml>`, "invalid character entity"},
		"GEXF nested":        {"<gexf>" + many(100_000, "<nodes>"), "too deep"},
		"BibTeX of @":        {"@book{a, title={A}}" + many(1_000_000, "@"), ""},
		"BibTeX of macros":   {"@string{a0 = {" + many(1000, "x") + "}}" + macros(60) + "@book{a, title=a60}", "macros"},
		"BibTeX of braces":   {"@book{a, title=" + many(1_000_000, "{") + many(1_000_000, "}") + "}", ""},
		"BibTeX of names":    {"@book{a, title={A}, author={" + many(100_000, "a and ") + "b}}", ""},
		"CSV of columns":     {"from,to," + many(100_000, "x,") + "\na,b," + many(100_000, "y,") + "\n", "more than 10000 cells"},
		"CSV of types":       {"from,to,type\n" + rowsOf(20_000), ""},
		"CSV of one actor":   {"id,name,summary,x\n" + actorsOf(100_000), ""},
		"CSV of one tie":     {"from,to,type,quote\n" + strings.ReplaceAll(rowsOf(20_000), ",t", ",t,q"), ""},
		"a tie of all":       {"<graphml><graph>" + nodes(5000) + "</graph></graphml>", ""},
	} {
		im := NewImport(Options{})
		err := im.Read("bomb", strings.NewReader(c.text))
		if c.says == "" && err != nil || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%s: %v, want %q", name, err, c.says)
		}
		if r := im.Records("id", "bomb"); len(r.Actors) > 0 {
			if _, err := model.New(r); err != nil {
				t.Errorf("%s: %.300v", name, err)
			}
		}
	}
}

func names(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(`,"x` + strings.Repeat("y", i%7) + strconv.Itoa(i) + `":"v"`)
	}
	return b.String()
}

func macros(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("@string{a" + strconv.Itoa(i+1) + " = a" + strconv.Itoa(i) + " # a" + strconv.Itoa(i) + "}\n")
	}
	return b.String()
}

func rowsOf(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("a,b,t" + strconv.Itoa(i) + "\n")
	}
	return b.String()
}

func actorsOf(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("a,A" + strconv.Itoa(i) + ",s" + strconv.Itoa(i) + ",x" + strconv.Itoa(i%30) + "\n")
	}
	return b.String()
}

// What is said of an actor again, in other rows, stands there once.
func TestRowsOfOneActor(t *testing.T) {
	t.Parallel()
	im := NewImport(Options{})
	if err := im.Read("f.csv", strings.NewReader("id,name,summary,x\n"+actorsOf(10_000))); err != nil {
		t.Fatal(err)
	}
	a := im.Records("id", "f").Actors[0]
	if len(a.Aliases) != 9999 || len(a.Attributes) != 30 || a.Attributes.Text("x 30") != "x29" || !strings.HasPrefix(a.Note, "s1 s2 s3") {
		t.Errorf("%d aliases, %d attributes, and the note %.20s", len(a.Aliases), len(a.Attributes), a.Note)
	}
}

func nodes(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("<node id='n" + strconv.Itoa(i) + "'/>")
	}
	b.WriteString("<hyperedge>")
	for i := range n {
		b.WriteString("<endpoint node='n" + strconv.Itoa(i) + "'/>")
	}
	return b.String() + "</hyperedge>"
}
