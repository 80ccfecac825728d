package data

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"entente/data/internal/safetest"
	"entente/data/schema"
	"entente/model"

	"github.com/google/go-cmp/cmp"
)

// attacks are texts that do something to a terminal or hide something, as they
// come out of YAML. Each gets text on both sides.
var attacks = []string{
	"\x00", "\x01", "\a", "\b", "\v", "\f", "\x0e", "\x0f", "\x18", "\x1a", "\x1b", "\x7f", "x\ry", // controls
	"\x1b[2J", "\x1b[31;1m", "\x1b[?1049h", "\x1b[6n", "\x1b[", "\x1b[38;2;1;2", "\u009b2J", "\u009b", // CSI
	"\x1b]0;title\a", "\x1b]52;c;aGk=\x1b\\", "\x1b]8;;http://x\x1b\\y\x1b]8;;\x1b\\", "\x1b]0;no end", "\u009d0;x\u009c", "\u009d0;no end", // OSC
	"\x1bPq#0\x1b\\", "\x1bPno end", "\u0090x\u009c", "\u0090no end", // DCS
	"\x1b_Ga=d\x1b\\", "\x1b_no end", "\u009fx\u009c", "\u009fno end", // APC
	"\x1b^x\x1b\\", "\x1b^no end", "\u009ex\u009c", "\u009eno end", // PM
	"\x1bXx\x1b\\", "\x1bXno end", "\u0098x\u009c", "\u0098no end", // SOS
	"\x1bc", "\x1b(0", "\x1b#8", "\x1bM", "\x1b=", "\x1b7", "\x1b\x1b[m", "\u0084", "\u0085", "\u008d", "\u009c", // the rest of ECMA-48 and VT100
	"\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\u200e", "\u200f", "\u061c", // bidi
	"\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u180e", "\u2061", "\u206a", "\u115f", "\u3164", "\uffa0", "\u034f\u034f", // zero width
	"\ufe0f", "\ufe00", "\U000e0100", "\U000e0001", "\U000e0041\U000e007f", "\U0001f3f4\U000e0067", // selectors and tags
	strings.Repeat("\u0301", 40), strings.Repeat("\u0e47", 100), strings.Repeat("\u20dd", 9), // floods of marks
	"\ue000", "\ufdd0", "\uffff", "\U0010ffff", "\u0378", "\ufff9a\ufffab\ufffb", "\u2028", "\u2029", // what nobody can see, and other line ends
}

// payloads are the attacks as YAML writes them between double marks.
func payloads() []string {
	list := make([]string, len(attacks))
	for i, a := range attacks {
		var b strings.Builder
		for _, r := range a {
			fmt.Fprintf(&b, `\U%08X`, r)
		}
		list[i] = b.String()
	}
	return list
}

// fieldsOf gives all the fields of a record.
func fieldsOf(t *testing.T, what string) []string {
	t.Helper()
	var parsed struct {
		Defs map[string]struct{ Properties map[string]any } `json:"$defs"`
	}
	if err := json.Unmarshal([]byte(schema.Text()), &parsed); err != nil {
		t.Fatal(err)
	}
	return slices.Sorted(maps.Keys(parsed.Defs[what].Properties))
}

// Every field of every record, with every attack in it: whether it opens or is
// refused, nothing comes out that isn't drawn.
func TestNothingUnsafeComesOut(t *testing.T) {
	t.Parallel()
	if len(attacks) < 60 {
		t.Fatalf("there are %d attacks only", len(attacks))
	}
	for what, form := range map[string]string{
		"head": "dossier: {%s}\n", "source": "sources: [{%s}]\n", "actor": "actors: [{%s}]\n", "tie_type": "tie_types: [{%s}]\n",
		"tie": "ties: [{%s}]\n", "claim": "ties: [{claims: [{%s}]}]\n", "quote": "quotes: [{%s}]\n",
		"actor_type": "dossier: {actor_types: [{%s}]}\n", "name": "sources: [{author: {%s}}]\n", "alias": "actors: [{aliases: {%s}}]\n",
		"role": "actors: [{roles: [{%s}]}]\n", "passage": "ties: [{claims: [{also_in: [{%s}]}]}]\n",
	} {
		for _, name := range fieldsOf(t, what) {
			for _, p := range payloads() {
				field := fmt.Sprintf(`%s: "a%sb"`, name, p)
				checkDecoded(t, File{"f\x1b[31m.yaml", fmt.Appendf(nil, form, field)})
				// A key may be an attack too.
				checkDecoded(t, File{"f.yaml", fmt.Appendf(nil, form, fmt.Sprintf(`"%s%s": x`, name, p))})
			}
			d := newDecoder(new(Reading), nil)
			d.at = newSource(nil)
			for _, p := range payloads() {
				text := fmt.Appendf(nil, form, fmt.Sprintf(`%s: ["a%sb"]`, name, p))
				root, ok := d.parse(text)
				if !ok {
					t.Fatalf("%s isn't read", text)
				}
				d.contents(root)
				d.head = nil
			}
			checkGraphic(t, reflect.ValueOf(d.records))
		}
	}
}

// In a dossier that opens, every attack is shown as U+FFFD, and told.
func TestHiddenIsTold(t *testing.T) {
	t.Parallel()
	for i, p := range payloads() {
		text := fmt.Sprintf("quotes: [{id: q, by: north, text: \"a%sb\", context: \"x%sy\", source: paper, paragraph: 1, kind: official}]\n"+
			"actors: [{id: west, name: \"W%sb\", aliases: [ok, \"a%sb\"], role: \"a%sb\", summary: \"a%sb\", type: person}]\n"+
			"sources: [{id: wire, type: report, title: \"a%sb\", author: \"a%sb\", container_title: \"a%sb\"}]\n", p, p, p, p, p, p, p, p, p)
		l, err := decodeWith(text)
		if err != nil {
			t.Errorf("%q: it doesn't open: %v", attacks[i], err)
			continue
		}
		checkGraphic(t, reflect.ValueOf(l.Records))
		if want := 9; len(l.Hidden) != want {
			t.Errorf("%+q: %d texts are told of, want %d: %v", attacks[i], len(l.Hidden), want, l.Hidden)
		}
		if !strings.Contains(l.Records.Quotes[0].Text, safetest.Mark) {
			t.Errorf("%+q leaves no mark in %+q", attacks[i], l.Records.Quotes[0].Text)
		}
		for _, m := range l.Hidden {
			safetest.Check(t, m.String()+m.Text)
		}
	}
}

func TestHiddenPlaces(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"quotes: [{id: q, text: plain \u200b text, kind: term, source: paper, paragraph: 1}]\n":                                "t.yaml:1:30: text has U+200B, which can’t be seen there, and shows U+FFFD instead; take it out",
		"quotes: [{id: q, text: 'a ❤\ufe0f b\ufe0f', kind: term, source: paper, paragraph: 1}]\n":                              "t.yaml:1:31: text has U+FE0F, which can’t be seen there, and shows U+FFFD instead; take it out",
		"quotes:\n  - id: q\n    kind: term\n    source: paper\n    paragraph: 1\n    text: >\n      one\n\n      t\u202ewo\n": "t.yaml:9:8: text has U+202E, which turns text around, and shows U+FFFD instead; take it out",
		"quotes: [{id: q, text: \"\\e[31mred\", kind: term, source: paper, paragraph: 1}]\n":                                   "t.yaml:1:24: text has the control character U+001B, and shows U+FFFD instead; take it out",
		"quotes: [{id: q, text: 'a\u200bb\u200b\u200bc\u202ed', kind: term, source: paper, paragraph: 1}]\n":                   "t.yaml:1:26: text has U+200B, which can’t be seen there, and the same or others in 2 more places, and shows U+FFFD instead; take them out",
		"quotes: [{id: q, text: \"a\\tb\\nc\", kind: term, source: paper, paragraph: 1}]\n":                                    "",
		"quotes: [{id: q, text: \u0301a, kind: term, source: paper, paragraph: 1}]\n":                                          "t.yaml:1:24: text has the mark U+0301, which has no letter to stand on or one too many on it, and shows U+FFFD instead; take it out",
	} {
		l, err := decodeWith(text)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, Refused(l.Hidden).Error()); diff != "" {
			t.Error(diff)
		}
	}
	// Where the dossier is refused, it is told with the rest.
	_, err := decodeWith("actors: [{id: west, name: W\u200bx, type: sate}]\n")
	if err == nil || !strings.Contains(err.Error(), "U+200B") || !strings.Contains(err.Error(), "sate") {
		t.Error(err)
	}
}

// What is written as people write stays, and nothing is told of it.
func TestScriptsAreWhole(t *testing.T) {
	t.Parallel()
	for name, text := range safetest.Whole {
		if text == "" {
			continue
		}
		l, err := decodeWith("quotes:\n  - {id: q, kind: term, source: paper, paragraph: 1, text: '" + strings.ReplaceAll(text, "'", "''") + "'}\n")
		if err != nil {
			t.Fatal(err)
		}
		if l.Records.Quotes[0].Text != text || len(l.Hidden) > 0 {
			t.Errorf("%s: %+q has become %+q, and %v is told", name, text, l.Records.Quotes[0].Text, l.Hidden)
		}
	}
}

// checkGraphic holds that every string is made of characters that are drawn, and
// of the joiners, selectors and tags that scripts and emoji need.
func checkGraphic(t *testing.T, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.String:
		safetest.Check(t, v.String())
		marks := 0
		for i, r := range v.String() {
			needed := r == 0x200d || r == 0x200c || r >= 0xe0020 && r <= 0xe007f && strings.ContainsRune(v.String()[:i], 0x1f3f4)
			if !unicode.IsGraphic(r) && !needed {
				t.Errorf("%+q has %U, which isn't drawn", v.String(), r)
			}
			marks = (marks + 1) * bit(unicode.IsMark(r))
			if marks > 8 {
				t.Errorf("%+q has a flood of marks", v.String())
			}
		}
		if !utf8.ValidString(v.String()) {
			t.Errorf("%+q is no UTF-8", v.String())
		}
	case reflect.Slice:
		for i := range v.Len() {
			checkGraphic(t, v.Index(i))
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[model.Date]() {
			return
		}
		for i := range v.NumField() {
			checkGraphic(t, v.Field(i))
		}
	default:
	}
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// The caret stands beneath the mark of what was taken out.
func TestCaretIsAtTheMark(t *testing.T) {
	t.Parallel()
	for _, hides := range []string{"a\u200bb", strings.Repeat("\u1100", 12), "a" + strings.Repeat("\u0301", 9), "\u05d0\u0600b", "a\U0001f3fdb"} {
		l, err := decodeWith("quotes: [{id: q, text: '" + hides + "', kind: term, source: paper, paragraph: 1}]\n")
		if err != nil {
			t.Fatal(err)
		}
		if m := l.Hidden[0]; !strings.HasPrefix(m.Text[m.Caret:], safetest.Mark) {
			t.Errorf("the caret stands before %+q in %+q", m.Text[m.Caret:], m.Text)
		}
	}
}
