package state

import (
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	_ "entente/data/internal/seeded"
	"entente/data/safe"
	"entente/model"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// seen is what the explorer keeps, as far as a file goes.
type seen struct {
	model.Selection
	Zoomed  bool           `json:"zoomed,omitempty"`
	Folded  model.Sections `json:"folded,omitempty"`
	Top     tops           `json:"top,omitzero"`
	PinTop  int            `json:"pin_top,omitempty"`
	DrawTop int            `json:"draw_top,omitempty"`
}

type tops struct {
	Countries     int `json:"countries,omitempty"`
	Relationships int `json:"relationships,omitempty"`
	Sources       int `json:"sources,omitempty"`
}

// full is one in which nothing is zero.
func full() seen {
	return seen{Selection: model.Selection{
		Actor: "iran", Scope: model.Scope{Kind: model.SaidBy, ID: "china"}, Tie: "drones", Quote: "not-a-penny",
		Item: model.Item{Tie: "missiles", Claim: 3, Quote: "no-limits", Card: "cnn"}, Card: "iran", Pin: "guns", Focus: model.Sources,
		Filter: model.Filter{}.With(model.ByContest, model.Contested).With(model.ByType, "troops", "arms"),
		Order:  model.OrderDate, QuoteOrder: model.QuotesByKind, ClaimOrder: model.ClaimsBySource, ActorOrder: model.ActorsByName,
		Find: "<a> & “b”", Hit: 2,
		Drawing: model.MatrixDrawing, Other: "north-korea", Wide: true, Span: model.Century, Joined: true, Open: true, Nth: 10,
	}, Zoomed: true, Folded: model.Sections("").Toggle(model.People).Toggle(model.OtherStates), Top: tops{5, 6, 7}, PinTop: 8, DrawTop: 9}
}

// golden is how full stands in a file. Who changes the form changes it here.
const golden = `{
  "version": 1,
  "place": {
    "actor": "iran",
    "scope": {
      "kind": "said-by",
      "id": "china"
    },
    "tie": "drones",
    "quote": "not-a-penny",
    "item": {
      "tie": "missiles",
      "claim": 3,
      "quote": "no-limits",
      "card": "cnn"
    },
    "card": "iran",
    "pin": "guns",
    "focus": "sources",
    "filter": [
      {
        "facet": "contest",
        "values": [
          "contested"
        ]
      },
      {
        "facet": "type",
        "values": [
          "troops",
          "arms"
        ]
      }
    ],
    "order": "date",
    "quote_order": "kind",
    "claim_order": "source",
    "actor_order": "name",
    "find": "<a> & “b”",
    "hit": 2,
    "drawing": "matrix",
    "other": "north-korea",
    "wide": true,
    "span": "century",
    "joined": true,
    "open": true,
    "nth": 10,
    "zoomed": true,
    "folded": [
      "states",
      "people"
    ],
    "top": {
      "countries": 5,
      "relationships": 6,
      "sources": 7
    },
    "pin_top": 8,
    "draw_top": 9
  },
  "marks": {
    "a": {},
    "ö": {
      "actor": "syria"
    }
  }
}
`

func TestForm(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "d.json")
	place := full()
	k := Kept[seen]{Left: &place, Marks: map[rune]seen{'ö': {Selection: model.Selection{Actor: "syria"}}, 'a': {}}}
	save(t, file, k)
	if diff := cmp.Diff(golden, content(t, file)); diff != "" {
		t.Errorf("the file (-want +got):\n%s", diff)
	}
	wants(t, file, k)
}

// Files of version 1 have these words, which have to keep their values.
func TestWordsOfVersion1(t *testing.T) {
	for _, c := range []struct {
		words []string
		want  string
	}{
		{model.Words[model.ScopeKind](), "ties ties-of-quote said-by quotes all-ties"},
		{model.Words[model.Pane](), "countries relationships sources"},
		{model.Words[model.Order](), "type counterpart standing date paragraph"},
		{model.Words[model.QuoteOrder](), "speaker kind paragraph"},
		{model.Words[model.ClaimOrder](), "claimant stance tie source"},
		{model.Words[model.ActorOrder](), "ties name"},
		{sectionWords(), "protagonists states groups people"},
		{model.Words[model.Span](), "all millennium century 20-years 5-years year quarter month week"},
		{model.Words[model.Drawing](), "panes tree matrix timeline neighbourhood path compare voices ladder network claims"},
		{model.Words[model.Facet](), "type standing claimant with among source confidence contest one-source lens as-of during dated change check"},
	} {
		if got := strings.Join(c.words, " "); !strings.HasPrefix(got+" ", c.want+" ") {
			t.Errorf("the words are %s, want %s", got, c.want)
		}
	}
}

// A field that the model gets and the form lacks fails here: full has to set it,
// and it has to come back.
func TestFormCarriesEveryField(t *testing.T) {
	t.Parallel()
	s := full()
	checkSet(t, "Selection", reflect.ValueOf(s))
	if s.Filter.IsZero() {
		t.Error("full has no filter")
	}
	text, err := encode(Kept[seen]{Left: &s})
	if err != nil {
		t.Fatal(err)
	}
	back, err := decode[seen](text)
	if err != nil || !reflect.DeepEqual(*back.Left, s) {
		t.Errorf("it comes back (%v) as (-want +got):\n%s", err, cmp.Diff(fmt.Sprintf("%+v", s), fmt.Sprintf("%+v", back.Left)))
	}
}

// checkSet holds that no field within is zero.
func checkSet(t *testing.T, path string, v reflect.Value) {
	t.Helper()
	switch {
	case v.IsZero():
		t.Errorf("%s is zero: set it in full, and carry it in the form", path)
	case v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[model.Filter]():
		for i := range v.NumField() {
			checkSet(t, path+"."+v.Type().Field(i).Name, v.Field(i))
		}
	case v.Kind() == reflect.Array:
		for i := range v.Len() {
			checkSet(t, fmt.Sprintf("%s[%d]", path, i), v.Index(i))
		}
	}
}

// Every string of a file is made safe and every number brought within bounds,
// also those of fields that a later release puts in.
func TestHarmless(t *testing.T) {
	t.Parallel()
	var later struct {
		seen
		Deep []struct{ Text map[string]string }
		Far  int
		Back int `json:"back"`
	}
	text := `{"find": "a\u001b[31mb", "item": {"tie": "\u202e", "claim": -1}, "top": {"sources": 4294967296},
		"deep": [{"text": {"x": "\u0007"}}], "far": 9223372036854775807, "back": -5}`
	if err := unmarshal([]byte(text), &later); err != nil {
		t.Fatal(err)
	}
	checkStrings(t, reflect.ValueOf(later.Selection))
	if later.Find != "a\ufffdb" || later.Item != (model.Item{Tie: "\ufffd"}) || later.Top.Sources != mostRows ||
		later.Deep[0].Text["x"] != "\ufffd" || later.Far != mostRows || later.Back != 0 {
		t.Errorf("it is read as %+v", later)
	}
}

func TestRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		k := drawKept(t)
		text, err := encode(k)
		if err != nil {
			t.Fatal(err)
		}
		back, err := decode[seen](text)
		if diff := cmp.Diff(k, back); err != nil || diff != "" {
			t.Errorf("%s comes back (%v) as (-want +got):\n%s", text, err, diff)
		}
	})
}

func drawKept(t *rapid.T) Kept[seen] {
	var k Kept[seen]
	if rapid.Bool().Draw(t, "left") {
		place := drawSelection(t)
		k.Left = &place
	}
	for range rapid.IntRange(0, 3).Draw(t, "marks") {
		if k.Marks == nil {
			k.Marks = map[rune]seen{}
		}
		k.Marks[rapid.SampledFrom([]rune("abzAÉжم한語")).Draw(t, "letter")] = drawSelection(t)
	}
	return k
}

func drawSelection(t *rapid.T) seen {
	text := rapid.OneOf(rapid.Just(""), rapid.StringMatching(`[a-z0-9-]{1,9}`), rapid.Map(rapid.String(), safe.Clean))
	number := rapid.OneOf(rapid.Just(0), rapid.IntRange(0, mostRows))
	return seen{Selection: model.Selection{
		Actor:      text.Draw(t, "actor"),
		Scope:      model.Scope{Kind: drawEnum[model.ScopeKind](t), ID: text.Draw(t, "scope")},
		Tie:        text.Draw(t, "tie"),
		Quote:      text.Draw(t, "quote"),
		Item:       model.Item{Tie: text.Draw(t, "item's tie"), Claim: number.Draw(t, "claim"), Quote: text.Draw(t, "item's quote"), Card: text.Draw(t, "item's card")},
		Card:       text.Draw(t, "card"),
		Pin:        text.Draw(t, "pin"),
		Focus:      drawEnum[model.Pane](t),
		Filter:     drawFilter(t, text),
		Order:      drawEnum[model.Order](t),
		QuoteOrder: drawEnum[model.QuoteOrder](t),
		ClaimOrder: drawEnum[model.ClaimOrder](t),
		ActorOrder: drawEnum[model.ActorOrder](t),
		Find:       text.Draw(t, "find"),
		Hit:        number.Draw(t, "hit"),
		Drawing:    drawEnum[model.Drawing](t),
		Other:      text.Draw(t, "other"),
		Wide:       rapid.Bool().Draw(t, "wide"),
		Open:       rapid.Bool().Draw(t, "open"),
		Nth:        number.Draw(t, "nth"),
	}, Zoomed: rapid.Bool().Draw(t, "zoomed"), Folded: drawFolded(t), Top: tops{number.Draw(t, "top"), number.Draw(t, "top"), number.Draw(t, "top")}, PinTop: number.Draw(t, "pin's top"), DrawTop: number.Draw(t, "drawing's top")}
}

// sectionWords are the sections that every dossier has.
func sectionWords() []string {
	var words []string
	for _, s := range new(model.Head).Sections() {
		words = append(words, string(s))
	}
	return words
}

func drawFolded(t *rapid.T) model.Sections {
	var folded model.Sections
	for _, word := range rapid.SliceOf(rapid.SampledFrom(append(sectionWords(), "kind:vessel", "kind:Q1.a_b-c"))).Draw(t, "folded") {
		folded = folded.Toggle(model.Section(word))
	}
	return folded
}

func drawEnum[E model.Enum](t *rapid.T) E {
	return E(rapid.IntRange(0, len(model.Words[E]())-1).Draw(t, "enum"))
}

// drawFilter puts parts on as a reader does: some anew, some taken off again.
func drawFilter(t *rapid.T, text *rapid.Generator[string]) model.Filter {
	var f model.Filter
	for range rapid.IntRange(0, 6).Draw(t, "steps") {
		facet := rapid.SampledFrom(model.Facets()).Draw(t, "facet")
		if rapid.Bool().Draw(t, "toggles") {
			f = f.Toggle(facet, text.Draw(t, "value"))
		} else {
			f = f.With(facet, rapid.SliceOfN(text, 0, 4).Draw(t, "values")...)
		}
	}
	return f
}

func TestLoadRepairs(t *testing.T) {
	t.Parallel()
	many := `"` + strings.Join(strings.Fields(strings.Repeat("x ", 4097)), `","`) + `"`
	f := model.Filter{}
	for _, c := range []struct {
		name, place string
		want        seen
	}{
		{"nothing", ``, seen{}},
		{"fields that aren’t known", `"colour": "red", "tie": "a", "item": {"shape": [1]}`, seen{Selection: model.Selection{Tie: "a"}}},
		{
			"words that aren’t known", `"focus": "attic", "order": "whim", "quote_order": "?", "scope": {"kind": "all", "id": "a"}, "pin": "b"`,
			seen{Selection: model.Selection{Scope: model.Scope{ID: "a"}, Pin: "b"}},
		},
		{"sections that aren’t known, or twice", `"folded": ["cellar", "people", "people", "kind:", "kind:a b", "kind"]`, seen{Folded: model.Sections("").Toggle(model.People)}},
		{
			"facets that aren’t known", `"filter": [{"facet": "colour", "values": ["red"]}, {"values": ["x"]}, {"facet": "with", "values": ["a"]}]`,
			seen{Selection: model.Selection{Filter: f.With(model.ByCounterpart, "a")}},
		},
		{"parts without values", `"filter": [{"facet": "type", "values": []}, {"facet": "type"}, {}, null]`, seen{}},
		{
			"a part without values behind one", `"filter": [{"facet": "type", "values": ["a"]}, {"facet": "type"}]`,
			seen{Selection: model.Selection{Filter: f.With(model.ByType, "a")}},
		},
		{
			"a facet and values twice", `"filter": [{"facet": "type", "values": ["a"]}, {"facet": "with", "values": ["b", "b"]}, {"facet": "type", "values": ["c"]}]`,
			seen{Selection: model.Selection{Filter: f.With(model.ByType, "c").With(model.ByCounterpart, "b")}},
		},
		{"far too many values", `"filter": [{"facet": "type", "values": [` + many + `]}]`, seen{}},
		{
			"numbers below zero", `"hit": -1, "pin_top": -2, "item": {"claim": -3}, "top": {"countries": -4, "sources": 1, "attic": 9}`,
			seen{Top: tops{Sources: 1}},
		},
		{"numbers far too large", `"hit": 9223372036854775807, "pin_top": 1073741825`, seen{Selection: model.Selection{Hit: mostRows}, PinTop: mostRows}},
		{"nulls", `"actor": null, "scope": null, "top": null, "filter": null, "hit": null, "tie": "a"`, seen{Selection: model.Selection{Tie: "a"}}},
		{
			"text for the terminal", `"find": "a\u001b[31mb\u202e", "actor": "\u0000", "top": {"\u0007": 1}, "filter": [{"facet": "type", "values": ["\u001b]0;x\u0007", "\ufffd"]}]`,
			seen{Selection: model.Selection{Find: "a\ufffdb\ufffd", Actor: "\ufffd", Filter: f.With(model.ByType, "\ufffd")}},
		},
		{"bytes that are no text", "\"find\": \"a\xff\xc3\"", seen{Selection: model.Selection{Find: "a\ufffd\ufffd"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "d.json")
			put(t, file, `{"version": 1, "colour": "red", "place": {`+c.place+`}}`)
			wants(t, file, Kept[seen]{Left: &c.want})
		})
	}
}

func TestLoadPassesOverMarks(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "d.json")
	var marks []string
	for _, name := range []string{"a", "Ж", "語", "", "1", "ab", "!", " ", "e\u0301", "\u0301", "\u3164", "\u202e", `\u0000`, `\u001b`, "\ufffd", "\xff"} {
		marks = append(marks, `"`+name+`": {"actor": "x"}`)
	}
	put(t, file, `{"version": 1, "place": null, "marks": {"z": null, `+strings.Join(marks, ", ")+`}}`)
	x := seen{Selection: model.Selection{Actor: "x"}}
	wants(t, file, Kept[seen]{Marks: map[rune]seen{'a': x, 'Ж': x, '語': x}})
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte(golden))
	for _, text := range broken {
		if len(text) < 1000 {
			f.Add([]byte(text))
		}
	}
	f.Add([]byte(`{"version": 1, "marks": {"\u001b": {}, "a": {"find": "\u001b[31m", "top": {"sources": -1}, "folded": ["people", "people"]}}}`))
	f.Add([]byte(`{"version": 1, "place": {"filter": [{"facet": "type", "values": ["\u202e", "\u0007", "a"]}, {"facet": "with", "values": []}]}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		file := filepath.Join(t.TempDir(), "d.json")
		put(t, file, string(text))
		k, aside, err := Load[seen](file)
		if err != nil {
			t.Fatal(err)
		}
		if aside == "" {
			checkStrings(t, reflect.ValueOf(k))
			checkAgain(t, k)
			return
		}
		if k.Left != nil || k.Marks != nil || content(t, aside) != string(text) {
			t.Errorf("%q gives %+v, and %q is set aside", text, k, content(t, aside))
		}
	})
}

// checkAgain holds that what was read once is written and read as it is.
func checkAgain(t *testing.T, k Kept[seen]) {
	t.Helper()
	text, err := encode(k)
	if err != nil {
		t.Fatal(err)
	}
	again, err := decode[seen](text)
	if diff := cmp.Diff(k, again); err != nil || diff != "" {
		t.Errorf("it is read again (%v) as (-want +got):\n%s", err, diff)
	}
}

// checkStrings holds that no string within has anything that a terminal acts on.
func checkStrings(t *testing.T, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.String:
		if s := v.String(); !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) || safe.Clean(s) != s {
			t.Errorf("%+q isn't safe", s)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			checkStrings(t, v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			checkStrings(t, v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			checkStrings(t, v.Index(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			if r := rune(key.Int()); !unicode.IsLetter(r) {
				t.Errorf("a mark is named %U", r)
			}
			checkStrings(t, v.MapIndex(key))
		}
	default: // neither numbers nor truths reach a terminal as they are
	}
}
