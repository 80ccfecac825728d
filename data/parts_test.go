package data

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// A file that is cut is read as one that isn't: the same records, at the same places,
// with the same mistakes.
func TestPartsAreTheWhole(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := drawFile(t)
		each := rapid.IntRange(1, 400).Draw(t, "each")
		if diff := cmp.Diff(readAs(text, 1<<30), readAs(text, each)); diff != "" {
			t.Fatalf("of %s\nwhole (-) and in parts (+): %s", text, diff)
		}
	})
}

// A read is what became of a file.
type read struct{ Records, Hidden, Warnings, Places, Mistakes string }

func readAs(text string, each int) read {
	l, err := (&Reading{part: each}).decode(File{"f.yaml", []byte(text)})
	if refused, ok := errors.AsType[Refused](err); ok {
		for i := range refused {
			refused[i].More = min(refused[i].More, 1) // some are told twice
		}
		return read{Mistakes: refused.Error()}
	}
	if err != nil {
		return read{Mistakes: "it isn’t a refusal: " + err.Error()}
	}
	r := read{Records: asText(l.Records), Hidden: Refused(l.Hidden).Error(), Warnings: Refused(l.Warnings()).Error()}
	outline := l.Outline()
	for i := range l.Records.Ties {
		for _, path := range []string{"ties[%d]", "ties[%d].summary", "ties[%d].claims[1]", "ties[%d].claims[0].by", "actors[%d].name"} {
			path = fmt.Sprintf(path, i)
			file, line := outline.Location(path)
			r.Places += fmt.Sprintln(path, l.Location(path), file, line)
		}
	}
	return r
}

func asText(records any) string {
	text, err := json.Marshal(records)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// drawFile draws a file in one of the ways in which people and programs write them.
func drawFile(t *rapid.T) string {
	var b strings.Builder
	style := rapid.SampledFrom([]string{"block", "flush", "lines", "line", "braces", "mixed"}).Draw(t, "style")
	b.WriteString(rapid.SampledFrom([]string{"", "", "", "---\n", "%YAML 1.2\n---\n", "# a comment\n", "\n", "\ufeff"}).Draw(t, "before"))
	head := "{id: x, title: X}"
	if style == "braces" {
		b.WriteString("{")
	}
	fields := []string{"dossier", "sources", "tie_types", "actors", "ties", "quotes"}
	fields = rapid.Permutation(fields).Draw(t, "fields")
	if rapid.IntRange(0, 9).Draw(t, "twice") == 0 {
		fields = append(fields, rapid.SampledFrom(fields).Draw(t, "again"))
	}
	for i, field := range fields {
		here := style
		if style == "mixed" {
			here = rapid.SampledFrom([]string{"block", "flush", "lines", "line"}).Draw(t, "here")
		}
		if style == "braces" && i > 0 {
			b.WriteString(rapid.SampledFrom([]string{", ", ",\n", ",\n\n  # and\n  "}).Draw(t, "comma"))
		}
		if field == "dossier" {
			b.WriteString(field + ": " + head)
		} else {
			writeList(t, &b, field, here)
		}
		if style != "braces" {
			b.WriteString(rapid.SampledFrom([]string{"\n", "\n", "\n\n", "  # behind\n", "\n# between\n"}).Draw(t, "end"))
		}
	}
	if style == "braces" {
		b.WriteString("}\n")
	}
	b.WriteString(rapid.SampledFrom([]string{"", "", "", "", "...\n", "---\nties: []\n", "x: y\n", "}\n", "- a\n", "\tx\n"}).Draw(t, "behind"))
	text := b.String()
	text = strings.ReplaceAll(text, "\n", rapid.SampledFrom([]string{"\n", "\n", "\n", "\r\n", "\r"}).Draw(t, "line end"))
	return text
}

func writeList(t *rapid.T, b *strings.Builder, field, style string) {
	n := rapid.IntRange(0, 8).Draw(t, "items")
	b.WriteString(field + ":")
	brackets := style == "lines" || style == "line" || style == "braces"
	if brackets {
		b.WriteString(" [")
	}
	for i := range n {
		item := drawItem(t, field, i)
		switch style {
		case "block":
			fmt.Fprintf(b, "\n  - %s", strings.ReplaceAll(item, "\n", "\n    "))
		case "flush":
			fmt.Fprintf(b, "\n- %s", strings.ReplaceAll(item, "\n", "\n  "))
		default:
			between := rapid.SampledFrom([]string{", ", ","}).Draw(t, "between")
			if style == "lines" {
				between = rapid.SampledFrom([]string{",\n  ", ", # one\n", "\n  ,"}).Draw(t, "lines between")
			}
			if i == 0 {
				between = ""
			}
			b.WriteString(between + rapid.SampledFrom([]string{"{" + flowItem(item) + "}"}).Draw(t, "item"))
		}
		if !brackets && rapid.IntRange(0, 4).Draw(t, "comment") == 0 {
			b.WriteString(rapid.SampledFrom([]string{" # a comment", "\n", "\n\n  # a comment\n", "\n# a comment"}).Draw(t, "what"))
		}
	}
	if brackets {
		b.WriteString("]")
	}
}

// flowItem puts the lines of an item between braces.
func flowItem(item string) string {
	return strings.ReplaceAll(strings.ReplaceAll(item, "\n  ", " "), "\n", ", ")
}

func drawItem(t *rapid.T, field string, i int) string {
	text := rapid.SampledFrom([]string{
		"A text.", "\"Quoted, with [marks] and: a colon # no comment\"", "'it''s: {odd}'", "it's \"so\"", "[a, b]", "\"a \\\" b, ]\"",
		"\"over\n  - id: lines\n  to: there\"", "C#, and more", "a\u2028b", "\"A\\a\"", "漢字", "{a: b}", "\"", "'", "&x y", "*x", "!t z", "",
	}).Draw(t, "text")
	if rapid.IntRange(0, 2).Draw(t, "plain") > 0 {
		text = "Plain."
	}
	id := rapid.SampledFrom([]string{fmt.Sprintf("%s%d", field, i), fmt.Sprintf("%s%d", field, i), "a"}).Draw(t, "id")
	switch field {
	case "sources":
		return fmt.Sprintf("id: %s\ntype: book\ntitle: %s", id, text)
	case "actors":
		return fmt.Sprintf("id: %s\nname: %s\ntype: state\nsummary: %s", id, id, text)
	case "tie_types":
		return fmt.Sprintf("id: %s\nlabel: %s\nletter: %c\ndefinition: %s\nfamily: f", id, id, 'A'+i, text)
	case "quotes":
		return fmt.Sprintf("id: %s\ntext: %s\nsource: sources0\nparagraph: 1\nkind: term", id, text)
	}
	return fmt.Sprintf("id: %s\nfrom: actors0\nto: actors1\ntype: tie_types0\nsummary: %s\nclaims: [{by: unattributed, stance: asserts, certainty: stated, source: sources0}, {by: actors0, stance: denies, source: sources0}]", id, text)
}

// TestLargeItemsStandAlone holds that of an item in brackets that is large the parser keeps
// nothing but its nodes: it is no item of a list to it, wherever it stands.
func TestLargeItemsStandAlone(t *testing.T) {
	t.Parallel()
	large := "{id: x, from: a, to: b, claims: [" + strings.Repeat("{by: s, stance: asserts}, ", 30) + "]}"
	for name, text := range map[string]string{
		"all":       "ties: [" + large + ", " + large + "]\n",
		"the first": "dossier: {id: d}\nties: [" + large + ", {id: y}, {id: z}]\n",
		"the last":  `{"ties": [{id: y}, {id: z},` + large + `], "quotes": []}`,
		"in lines":  "ties: [\n  {id: y},\n  " + large + "\n  # it was large\n  , {id: z}\n]\nquotes: []\n",
	} {
		f := &fileText{text: []byte(text), each: 100, most: MaxRecord}
		alone := 0
		for _, p := range cut(f) {
			if p.lone {
				alone++
				if item := strings.TrimSpace(text[p.start:p.end]); !strings.HasPrefix(item, large) {
					t.Errorf("%s: it is cut as %s", name, item)
				}
				if got := new(Reading).read(&p, newTools()); got.short || got.broken || len(got.records.Ties) != 1 {
					t.Errorf("%s: %d ties are read of it", name, len(got.records.Ties))
				}
			}
		}
		if alone != strings.Count(text, large) {
			t.Errorf("%s: %d items stand alone", name, alone)
		}
		if diff := cmp.Diff(readAs(text, 1<<30), readAs(text, 100)); diff != "" {
			t.Errorf("%s: whole (-) and in parts (+): %s", name, diff)
		}
	}
}

// TestWhatIsBrokenIsParsedOnce holds that a large item on one line isn't parsed again with what
// follows it where it is broken before its end, and is where what it ends with may go on.
func TestWhatIsBrokenIsParsedOnce(t *testing.T) {
	t.Parallel()
	item := "{id: x, claims: [" + strings.Repeat("{by: s, note: é}, ", 30) + "LAST]}"
	for last, short := range map[string]bool{
		`{"by" s}`: false, `{"by": s} "x" y`: false, `{"by": "\q"}`: false, `}`: false, `"a`: true, `{"a": 'b`: true,
	} {
		text := "ties: [{id: w}, " + strings.Replace(item, "LAST", last, 1) + ", {id: y}]\n"
		f := &fileText{text: []byte(text), each: 100, most: MaxRecord}
		at := len("ties: [{id: w}, ")
		p := part{of: f, start: at, end: len(text) - len(", {id: y}]\n"), line: 1, column: at + 1, list: "ties", before: `--- {"": `, after: "}", led: 1, lone: true}
		if got := new(Reading).read(&p, newTools()); !got.broken || got.short != short {
			t.Errorf("of %s it is said that it ends early: %v, and that it is broken: %v", last, got.short, got.broken)
		}
		if diff := cmp.Diff(readAs(text, 1<<30), readAs(text, 100)); diff != "" {
			t.Errorf("%s: whole (-) and in parts (+): %s", last, diff)
		}
	}
}

// TestPanicReachesWhoReads holds that what breaks while one of several files is read
// breaks who reads them, where it can be told, and not the process.
func TestPanicReachesWhoReads(t *testing.T) {
	t.Parallel()
	for n := range 3 {
		files := make([]*fileText, n+1)
		for i := range files {
			files[i] = &fileText{text: []byte("{}")}
		}
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%d files without a reading are read", len(files))
				}
			}()
			newDecoder(nil, nil).read(files)
		}()
	}
}

// TestListTwiceInOnePart holds that a file of one part is read once, whatever is wrong.
func TestListTwiceInOnePart(t *testing.T) {
	t.Parallel()
	const text = "dossier: {id: x, title: X}\nactors: []\nties: []\nties: []\n"
	for _, each := range []int{1, 1 << 20} {
		if got := readAs(text, each).Mistakes; strings.Count(got, "a dossier has ties twice") != 1 {
			t.Errorf("in parts of %d bytes: %s", each, got)
		}
	}
}

// TestQuotationMarkTakesAField holds that items behind a quotation mark which ends a text
// that took the field of their list in are what they are in the whole: items of the list
// before.
func TestQuotationMarkTakesAField(t *testing.T) {
	t.Parallel()
	text := "actors:\n- id: a\n  name: a\n  summary: '\nquotes:\n- id: b\n  text: '\n" + strings.Repeat("- id: c\n  text: A text.\n", 8)
	for each := 1; each <= len(text); each++ {
		if diff := cmp.Diff(readAs(text, 1<<30), readAs(text, each)); diff != "" {
			t.Errorf("whole (-) and in parts of %d bytes (+): %s", each, diff)
		}
	}
}
