package data

import (
	"fmt"
	"strings"
	"testing"

	"entente/data/foreign"
)

// Two escapes of surrogates are one character, as in JSON, wherever escapes are read; half
// of one is a mistake with its place.
func TestSurrogates(t *testing.T) {
	t.Parallel()
	const dossier = `{"dossier": {"id": "d", "title": "D"}, "actors": [{"id": "a", "name": %s, "type": "state"}]}`
	lines := func(name string) string {
		return "{\"dossier\": {\"id\": \"d\", \"title\": \"D\"}}\n{\"actor\": {\"id\": \"a\", \"name\": " + name + ", \"type\": \"state\"}}\n"
	}
	odd := func(text string) string { return strings.Replace(text, `"state"`, `"state", "role": null`, 1) }
	for _, c := range []struct{ name, want string }{
		{`"\ud83d\ude00"`, "😀"},
		{`"\uD83D\uDE00 – \ud83d\ude01\ud83d\ude02"`, "😀 – 😁😂"},
		{`"a\u2028\ud83d\ude00"`, "a\ufffd😀"},
		{`"\\ud83d\\ude00"`, `\ud83d\ude00`},
		{`"\\\ud83d\ude00"`, `\😀`},
		{`"\ud83d"`, "half"},
		{`"\ude00\ud83d"`, "half"},
		{`"\\ud83d\ude00"`, "half"},
		{`"\ud83dx\ude00"`, "half"},
	} {
		for form, text := range map[string]string{"JSON": fmt.Sprintf(dossier, c.name), "lines": lines(c.name)} {
			if form == "JSON" {
				checkBothWays(t, File{"t.json", []byte(text)})
				checkBothWays(t, File{"t.json", []byte(odd(text))})
			}
			l, err := Decode(File{"t.json", []byte(text)})
			switch column := strings.Index(text, c.name); {
			case c.want == "half":
				if err == nil || !strings.Contains(err.Error(), "write both halves") {
					t.Errorf("%s of %s (%d) is read, or as %v", form, c.name, column, err)
				}
			case err != nil || l.Records.Actors[0].Name != c.want:
				t.Errorf("%s of %s is read as %v: %v", form, c.name, l, err)
			}
			if _, err := Decode(File{"t.json", []byte(odd(text))}); c.want != "half" && (err == nil || strings.Contains(err.Error(), "surrogate") || !strings.Contains(err.Error(), "role is empty")) {
				t.Errorf("of %s of %s is told: %v", form, c.name, err)
			}
		}
	}
	for _, c := range []struct{ name, want string }{{`\ud83d\ude00`, `\ud83d\ude00`}, {`'\uD83D\uDE00'`, `\uD83D\uDE00`}, {`"\ud83d\ude00"`, "😀"}, {"\"\\ud83d\\ude00\ufdd0\"", ""}} {
		l, err := Decode(File{"t.yaml", []byte("dossier: {id: d, title: D}\nactors:\n  - id: a\n    name: " + c.name + "\n    type: state\n")})
		if c.want == "" && err == nil || c.want != "" && (err != nil || l.Records.Actors[0].Name != c.want) {
			t.Errorf("%s is read as %v: %v", c.name, l, err)
		}
	}
	for _, text := range []string{
		`[{"id": "x", "type": "book", "title": "\ud83d\ude00"}]`,
		`{"type": "bundle", "objects": [{"type": "report", "id": "report--1", "name": "\ud83d\ude00", "object_refs": []}]}`,
	} {
		im := foreign.NewImport(foreign.Options{})
		if err := im.Read("f.json", strings.NewReader(text)); err != nil || !strings.Contains(fmt.Sprint(im.Records("i", "T")), "😀") {
			t.Errorf("%s is read as %v: %v", text, im.Records("i", "T"), err)
		}
	}
}
