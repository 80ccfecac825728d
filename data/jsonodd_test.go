package data

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"
	"pgregory.net/rapid"
)

// A flawedJSON is a dossier as JSON that has one mistake, of a kind.
type flawedJSON struct {
	kind     string
	old, now string // what becomes another in the last record
	end      string // what closes the dossier
}

func flawedJSONs() []flawedJSON {
	return []flawedJSON{
		{kind: "a field that there isn’t", old: `"label"`, now: `"labels"`},
		{kind: "a list for a text", old: `"the last"`, now: `["the last"]`},
		{kind: "a group for a text", old: `"the last"`, now: `{"a": {"b": 1}}`},
		{kind: "a text for a list", old: `[{"by"`, now: `"", "x": [{"by"`},
		{kind: "nothing for a text", old: `"the last"`, now: `null`},
		{kind: "a word that there isn’t", old: `"denies"`, now: `"denys"`},
		{kind: "no date", old: `"2019"`, now: `"2019-13"`},
		{kind: "no number", old: `"paragraph": 1`, now: `"paragraph": 1.5`},
		{kind: "the same field", old: `"label"`, now: `"summary": "S", "label"`},
		{kind: "no record", old: `{"id": "last"`, now: `[], "text", null, 12, {"id": "last"`},
		{kind: "too deep", old: `"the last"`, now: strings.Repeat("[", 14) + strings.Repeat("]", 14)},
		{kind: "far too deep", old: `"the last"`, now: strings.Repeat("[", 90) + strings.Repeat("]", 90)},
		{kind: "an escape that there isn’t", old: "the last", now: `the \q last`},
		{kind: "half of a character", old: "the last", now: `the \ud83d last`},
		{kind: "no comma", old: `, "label"`, now: ` "label"`},
		{kind: "no quotation mark", old: `"the last"`, now: `"the last`},
		{kind: "an anchor", old: `"the last"`, now: `&a "the last"`},
		{kind: "a field twice", end: `], "ties": []}`},
		{kind: "a field of the dossier that there isn’t", end: `], "tie": []}`},
		{kind: "a second head", end: `], "dossier": {"id": "e", "title": "E"}}`},
		{kind: "no list", end: `], "quotes": {"id": "q"}}`},
		{kind: "a bracket too few", end: `]`},
		{kind: "two brackets too few", end: ``},
		{kind: "a bracket too many", end: `]}]`},
		{kind: "another bracket", end: `}}`},
		{kind: "something behind", end: `]} {}`},
		{kind: "a second document", end: "]}\n---\n{}"},
	}
}

// text returns the dossier, of so many ties and the flawed one.
func (f flawedJSON) text(ties int) []byte {
	const tie = `{"id": "last", "type": "t", "from": "a", "to": "b", "label": "the last", "summary": "S", "date": "2019", "claims": [{"by": "a", "stance": "denies", "source": "s", "paragraph": 1}]}`
	var b strings.Builder
	b.WriteString(`{"dossier": {"id": "d", "title": "D"}, "sources": [{"id": "s", "type": "book", "title": "S"}], ` +
		`"actors": [{"id": "a", "name": "A", "type": "state"}, {"id": "b", "name": "B", "type": "state"}], ` +
		`"tie_types": [{"id": "t", "label": "L", "letter": "L", "definition": "D", "family": "F"}], "ties": [`)
	for i := range ties {
		b.WriteString(strings.Replace(tie, "last", fmt.Sprint("t", i), 1) + ",\n")
	}
	b.WriteString(strings.Replace(tie, f.old, f.now, 1))
	if f.kind != "" && f.old == "" {
		b.WriteString(f.end)
	} else {
		b.WriteString("]}")
	}
	return []byte(b.String())
}

// Of a dossier that is JSON but for a mistake at its end hardly anything is left to YAML,
// whatever the mistake is.
func TestOneMistakeInJSONLeavesLittleToYAML(t *testing.T) {
	t.Parallel()
	for _, c := range flawedJSONs() {
		t.Run(c.kind, func(t *testing.T) {
			t.Parallel()
			text := c.text(2000)
			f := &fileText{name: "d.json", text: text, each: partBytes, most: MaxRecord, met: map[string]Location{}}
			f.prepare(new(Reading))
			if left := leftToYAML(f); left > 1000 {
				t.Errorf("of %d bytes %d are read as YAML, in %d parts", len(text), left, len(f.parts))
			}
		})
	}
}

// leftToYAML returns how many bytes of a file are read as YAML.
func leftToYAML(f *fileText) int {
	left := 0
	for _, p := range f.parts {
		if p.done == nil {
			left += p.end - p.start
		}
	}
	return left
}

// What is told of it is the same as if all were YAML, in a file that is small, and in one
// that isn't read again as a whole.
func TestOneMistakeInJSONIsToldAsInYAML(t *testing.T) {
	t.Parallel()
	for _, c := range flawedJSONs() {
		t.Run(c.kind, func(t *testing.T) {
			t.Parallel()
			checkBothWays(t, File{"d.json", c.text(3)})
			checkBothWays(t, File{"d.json", c.text(0)})
			if testing.Short() {
				return
			}
			large := c.text(20_000)
			if values(large) <= MaxRecord {
				t.Fatal("it is small")
			}
			_, fast := Decode(File{"d.json", large})
			_, slow := (&Reading{nodes: true, Limits: Limits{Size: 8 * MaxDossier}}).decode(File{"d.json", large})
			if _, ok := errors.AsType[Refused](fast); !ok || fast.Error() != slow.Error() {
				t.Errorf("it is refused with\n%v\nbut as YAML with\n%v", fast, slow)
			}
		})
	}
}

// A record is read so however large it is, and where reading ends within one, nothing that
// comes behind is missing.
func TestManyMistakesInALargeRecord(t *testing.T) {
	t.Parallel()
	claim := `{"by": "a", "stance": "denys", "source": "s", "note": "` + strings.Repeat("n", 400) + `"}, `
	text := flawedJSON{old: `[{"by"`, now: "[" + strings.Repeat(claim, 3000) + `{"by"`}.text(1)
	f := &fileText{name: "d.json", text: text, each: partBytes, most: MaxRecord, met: map[string]Location{}}
	f.prepare(new(Reading))
	if len(f.parts) != 1 || f.parts[0].done == nil {
		t.Errorf("of %d bytes %d parts are read as YAML", len(text), len(f.parts))
	}
	for name, text := range map[string][]byte{"d.json": text, "d.yaml": append([]byte("%YAML 1.2\n---\n"), text...)} {
		_, err := Decode(File{name, text})
		refused, _ := errors.AsType[Refused](err)
		if len(refused) < 2 {
			t.Fatalf("%s: %v", name, err)
		}
		for _, m := range refused {
			if strings.Contains(m.What, "is missing") || strings.Contains(m.What, "checking ends") {
				t.Fatalf("%s: %v, though it wasn't read", name, m)
			}
		}
	}
}

// BenchmarkRefusedRecord reads dossiers of which one record has most of 26 MB, with a mistake
// in its last claim.
func BenchmarkRefusedRecord(b *testing.B) {
	claim := `{"by": "a", "stance": "denies", "source": "s", "paragraph": 1, "note": "` + strings.Repeat("n", 1200) + `"}, `
	for name, last := range map[string]string{"JSON": `{"of"`, "no YAML": `{"note": "a "mark"", "by"`} {
		b.Run(name, func(b *testing.B) {
			text := flawedJSON{old: `[{"by"`, now: "[" + strings.Repeat(claim, 20_000) + last}.text(1)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Decode(File{"d.json", text}); err == nil {
					b.Fatal("it is read")
				}
			}
		})
	}
}

// BenchmarkRefused reads dossiers of 100,000 ties that are refused for one mistake.
func BenchmarkRefused(b *testing.B) {
	for _, c := range flawedJSONs() {
		b.Run(c.kind, func(b *testing.B) {
			text := c.text(100_000)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Decode(File{"d.json", text}); err == nil {
					b.Fatal("it is read")
				}
			}
		})
	}
}

// Where a file ends within a large record of it, what is told is what YAML says of the whole
// file, and little of it is left to YAML.
func TestTornJSONIsToldAsInYAML(t *testing.T) {
	t.Parallel()
	claim := `{"by": "a", "stance": "denies", "source": "s", "paragraph": 12, "derived": true, "also_in": [{"source": "s"}, {"source": "s", "page": "ä"}], "note": "` + strings.Repeat("n", 400) + `"},` + "\n  "
	text := flawedJSON{old: `[{"by"`, now: "[" + strings.Repeat(claim, 60) + `{"by"`}.text(1)
	from, step := bytes.LastIndex(text, []byte(`{"by": "a"`)), 3
	if testing.Short() {
		step = 29
	}
	for end := from - 2*len(claim); end < from+300 && end < len(text); end += step {
		_, fast := (&Reading{part: 1 << 10}).decode(File{"d.json", text[:end]})
		_, slow := (&Reading{nodes: true}).decode(File{"d.json", text[:end]})
		if fast == nil || fast.Error() != slow.Error() {
			t.Fatalf("cut in %q it is refused with\n%v\nbut as YAML with\n%v", text[end-80:end], fast, slow)
		}
		f := &fileText{name: "d.json", text: text[:end], each: 1 << 10, most: MaxRecord, met: map[string]Location{}}
		f.prepare(new(Reading))
		if left := leftToYAML(f); left > 1000 {
			t.Fatalf("cut in %q %d bytes are read as YAML", text[end-80:end], left)
		}
	}
}

// The nodes that are made of JSON are those of YAML's parser, at the same places.
func TestNodesOfJSONAreThoseOfYAML(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		before := rapid.SampledFrom([]string{"", "\n", "ä, ", "\r\n\t"}).Draw(t, "before")
		text := "[" + drawJSON(t, 1) + ", " + drawJSON(t, 1) + "," + drawJSON(t, 3) + "]"
		p := newJSONReader(newDecoder(new(Reading), nil), &jsonPlaces{source: newSource([]byte(before + text))}, []byte(before+text), len(before), 1+strings.Count(before, "\n"))
		at := p.places.location(len(before))
		root := p.node()
		end := p.at
		want, err := nodeAt([]byte(text), at)
		if p.failed { // whether YAML takes it or not
			return
		}
		if err != nil {
			t.Fatalf("%q isn't YAML: %v", text, err)
		}
		plainTags(want)
		if diff := cmp.Diff(want, root); diff != "" {
			t.Fatalf("of %q\nYAML (-) and JSON (+): %s", text, diff)
		}
		if rest := strings.TrimSpace(text[end-len(before):]); rest != "" {
			t.Fatalf("of %q %q is left", text, rest)
		}
	})
}

// plainTags takes off what YAML takes a text without marks for, but for nothing at all.
func plainTags(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode && n.Tag != "!!null" {
		n.Tag = "!!str"
	}
	for _, c := range n.Content {
		plainTags(c)
	}
}

// drawJSON draws a value, with what may stand in it in all ways that JSON has, and a few that
// it hasn't.
func drawJSON(t *rapid.T, deep int) string {
	blank := func() string {
		return rapid.SampledFrom([]string{"", "", "", " ", "  ", "\n", "\n  ", "\r\n", "\r", "\t", "\n\t"}).Draw(t, "blank")
	}
	quoted := func() string {
		parts := rapid.SliceOfN(rapid.SampledFrom([]string{
			"a", "the last", " ", "  ", ":", ": ", " #", ",", "[", "}", "'", "é", "漢", "👍", "\u0085", "\u2028", "\ufeff", "<<", "- ", "*x", "&x", "!t", "|", "%", "@",
			`\"`, `\\`, `\/`, `\b`, `\f`, `\n`, `\r`, `\t`, `\u0041`, `\u0000`, `\u2029`, `\ud83d\ude00`, `\ud83d`, `\x41`, "\a", "\t", "null", "~", strings.Repeat("long", 300),
		}), 0, 5).Draw(t, "parts")
		return `"` + strings.Join(parts, "") + `"`
	}
	kinds := 3
	if deep > 0 {
		kinds = 6
	}
	switch kind := rapid.IntRange(0, kinds).Draw(t, "kind"); kind {
	case 0, 1:
		return quoted()
	case 2, 3:
		return rapid.SampledFrom([]string{"null", "true", "false", "0", "-1", "12", "1.5", "1e5", "-2.5E+10", "2019-01-01", "2019-13", "01", "1_0", "1+1", "-", "nul", "nulls", "trues", "0x1F", "No"}).Draw(t, "word")
	default:
		open, closing := "[", "]"
		if kind > 4 {
			open, closing = "{", "}"
		}
		var items []string
		for range rapid.IntRange(0, 4).Draw(t, "items") {
			item := blank() + drawJSON(t, deep-1) + blank()
			if open == "{" {
				item = blank() + quoted() + blank() + ":" + item
			}
			items = append(items, item)
		}
		return open + strings.Join(items, ",") + rapid.SampledFrom([]string{"", "", "", blank()}).Draw(t, "end") + closing
	}
}
