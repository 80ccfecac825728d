package data

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"entente/data/internal/safetest"
	"entente/data/safe"
)

func FuzzDecode(f *testing.F) {
	f.Add([]byte(base))
	f.Add([]byte("ties:\n  - id: t\n    from: a\n    to: [b]\n    type: c\n    summary: “d”\n    claims:\n      - by: a\n        stance: asserts\n        paragraph: 1\n"))
	for _, text := range []string{
		`{"dossier":{"id":"d","title":"D"},"actors":[{"id":"a","name":"\u00e9 \/","type":"state","attributes":{"x":1}}],"ties":[{"between":[["a"],["b"]],"claims":[{"by":"a","page":"1"}]}]}`,
		`{"dossier":{"id":"d","title":"D"}}` + "\n" + `{"actor":{"id":"a","name":"A","type":"state","aliases":["b",{"name":"c"}]}}` + "\n",
		"ties:\n  - {id: a, between: [[north], south], date: 2019/.., claims: [{by: [a]}]}\n",
		"actors: [{id: &a x, name: *a, <<: {b: c}, ? [d] : e}]\n",
		"dossier: {id: \"\\e]52;c;x\\a\", title: \"\\u202e\"}\n", "---\n---\n", "%YAML 1.1\n---\n", "\ufeff- |\n  a\n", "? ", "a: !!binary x",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		file := File{"f.yaml", text}
		checkDecoded(t, file)
		holdDeclared(t, text)
		checkDecoded(t, file, File{"base.yaml", []byte(base)})
		if isOneJSON(text) {
			checkBothWays(t, file)
		}
	})
}

// isOneJSON reports whether a text is read as JSON that isn't JSON lines, which YAML has
// no other way for.
func isOneJSON(text []byte) bool {
	text = newSource(text).text
	at, _ := jsonStart(text)
	return at >= 0 && !inJSONLines(text[at:])
}

func checkDecoded(t *testing.T, files ...File) {
	t.Helper()
	l, err := Decode(files...)
	if err == nil {
		checkStrings(t, reflect.ValueOf(l.Records))
		return
	}
	refused, ok := errors.AsType[Refused](err)
	if !ok || len(refused) == 0 {
		t.Fatalf("no mistake is told, but %v", err)
	}
	for _, m := range refused {
		safetest.Check(t, m.String())
		if m.Line < 1 || m.Column < 1 || strings.TrimSpace(m.What) == "" {
			t.Errorf("the mistake %+v has no place or says nothing", m)
		}
	}
}

// checkStrings holds that every string of the records is safe.
func checkStrings(t *testing.T, v reflect.Value) {
	t.Helper()
	if v.Kind() == reflect.String {
		safetest.Check(t, v.String())
		if again := safe.Clean(v.String()); again != v.String() {
			t.Errorf("%+q was not made safe", v.String())
		}
	}
	if v.Kind() == reflect.Slice {
		for i := range v.Len() {
			checkStrings(t, v.Index(i))
		}
	}
	if v.Kind() == reflect.Struct {
		for i := range v.NumField() {
			checkStrings(t, v.Field(i))
		}
	}
}
