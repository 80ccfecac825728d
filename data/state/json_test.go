package state

import (
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"entente/data"
	"entente/model"
)

// full is a Selection in which nothing is zero.
func full() model.Selection {
	return model.Selection{
		Actor: "iran", Scope: model.Scope{Kind: model.SaidBy, ID: "china"}, Tie: "drones", Quote: "not-a-penny",
		Item: model.Item{Tie: "missiles", Claim: 3, Quote: "no-limits"}, Pin: "guns", Focus: model.Sources, Zoomed: true,
		Filter: model.Filter{}.With(model.ByContest, model.Contested).With(model.ByType, "troops", "arms"),
		Order:  model.OrderDate, QuoteOrder: model.QuotesByKind, Folded: model.Sections(0).Toggle(model.People).Toggle(model.OtherStates),
		Find: "<a> & “b”", Hit: 2, Top: [model.Panes]int{5, 6, 7}, PinTop: 8,
		Drawing: model.MatrixDrawing, Other: "north-korea", Wide: true, DrawTop: 9, Nth: 10,
	}
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
      "quote": "no-limits"
    },
    "pin": "guns",
    "focus": "sources",
    "zoomed": true,
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
    "folded": [
      "states",
      "people"
    ],
    "find": "<a> & “b”",
    "hit": 2,
    "top": {
      "countries": 5,
      "relationships": 6,
      "sources": 7
    },
    "pin_top": 8,
    "drawing": "matrix",
    "other": "north-korea",
    "wide": true,
    "draw_top": 9,
    "nth": 10
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
	file := filepath.Join(t.TempDir(), "d.json")
	place := full()
	k := Kept{Place: &place, Marks: map[rune]model.Selection{'ö': {Actor: "syria"}, 'a': {}}}
	save(t, file, k)
	if diff := cmp.Diff(golden, content(t, file)); diff != "" {
		t.Errorf("the file (-want +got):\n%s", diff)
	}
	wants(t, file, k)
}

// A field that the model gets and the form lacks fails here: full has to set it,
// and it has to come back.
func TestFormCarriesEveryField(t *testing.T) {
	s := full()
	checkSet(t, "Selection", reflect.ValueOf(s))
	if s.Filter.IsZero() {
		t.Error("full has no filter")
	}
	if back := formOf(s).model(); !back.Equal(s) {
		t.Errorf("it comes back as (-want +got):\n%s", cmp.Diff(fmt.Sprintf("%+v", s), fmt.Sprintf("%+v", back)))
	}
	checkSet(t, "selection", reflect.ValueOf(*formOf(s)))
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

// A value that the model adds at the end of an enum needs a word here.
func TestWordsAreAll(t *testing.T) {
	var known []string
	for _, f := range model.Facets() {
		known = append(known, f.String())
	}
	if !slices.Equal(facets, known) || len(panes) != model.Panes {
		t.Errorf("facets %q, panes %q", facets, panes)
	}
	for name, beyond := range map[string]func() string{
		"Order":      model.Order(len(orders)).String,
		"QuoteOrder": model.QuoteOrder(len(quoteOrders)).String,
		"Section":    model.Section(len(sections)).String,
	} {
		func() {
			defer func() { recover() }() //nolint:errcheck // what has no word panics
			t.Errorf("%s has %q, which has no word in the file", name, beyond())
		}()
	}
	for name, list := range map[string][]string{"orders": orders, "quote orders": quoteOrders, "scopes": scopeKinds, "sections": sections, "panes": panes, "facets": facets} {
		if sorted := slices.Sorted(slices.Values(list)); slices.Contains(list, "") || len(slices.Compact(sorted)) != len(list) {
			t.Errorf("%s are %q", name, list)
		}
	}
}

func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := drawKept(t)
		text, err := encode(k)
		if err != nil {
			t.Fatal(err)
		}
		back, err := decode(text)
		if diff := cmp.Diff(k, back); err != nil || diff != "" {
			t.Errorf("%s comes back (%v) as (-want +got):\n%s", text, err, diff)
		}
	})
}

func drawKept(t *rapid.T) Kept {
	var k Kept
	if rapid.Bool().Draw(t, "left") {
		place := drawSelection(t)
		k.Place = &place
	}
	for range rapid.IntRange(0, 3).Draw(t, "marks") {
		if k.Marks == nil {
			k.Marks = map[rune]model.Selection{}
		}
		k.Marks[rapid.SampledFrom([]rune("abzAÉжم한語")).Draw(t, "letter")] = drawSelection(t)
	}
	return k
}

func drawSelection(t *rapid.T) model.Selection {
	text := rapid.OneOf(rapid.Just(""), rapid.StringMatching(`[a-z0-9-]{1,9}`), rapid.Map(rapid.String(), data.Safe))
	number := rapid.OneOf(rapid.Just(0), rapid.IntRange(0, mostRows))
	return model.Selection{
		Actor:      text.Draw(t, "actor"),
		Scope:      model.Scope{Kind: drawEnum[model.ScopeKind](t, scopeKinds), ID: text.Draw(t, "scope")},
		Tie:        text.Draw(t, "tie"),
		Quote:      text.Draw(t, "quote"),
		Item:       model.Item{Tie: text.Draw(t, "item's tie"), Claim: number.Draw(t, "claim"), Quote: text.Draw(t, "item's quote")},
		Pin:        text.Draw(t, "pin"),
		Focus:      drawEnum[model.Pane](t, panes),
		Zoomed:     rapid.Bool().Draw(t, "zoomed"),
		Filter:     drawFilter(t, text),
		Order:      drawEnum[model.Order](t, orders),
		QuoteOrder: drawEnum[model.QuoteOrder](t, quoteOrders),
		Folded:     model.Sections(rapid.IntRange(0, 1<<len(sections)-1).Draw(t, "folded")),
		Find:       text.Draw(t, "find"),
		Hit:        number.Draw(t, "hit"),
		Top:        [model.Panes]int{number.Draw(t, "top"), number.Draw(t, "top"), number.Draw(t, "top")},
		PinTop:     number.Draw(t, "pin's top"),
		Drawing:    drawEnum[model.Drawing](t, drawings),
		Other:      text.Draw(t, "other"),
		Wide:       rapid.Bool().Draw(t, "wide"),
		DrawTop:    number.Draw(t, "drawing's top"),
		Nth:        number.Draw(t, "nth"),
	}
}

func drawEnum[T ~uint8](t *rapid.T, words []string) T {
	return T(rapid.IntRange(0, len(words)-1).Draw(t, "enum"))
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
	many := `"` + strings.Join(strings.Fields(strings.Repeat("x ", mostValues+1)), `","`) + `"`
	f := model.Filter{}
	for _, c := range []struct {
		name, place string
		want        model.Selection
	}{
		{"nothing", ``, model.Selection{}},
		{"fields that aren't known", `"colour": "red", "tie": "a", "item": {"shape": [1]}`, model.Selection{Tie: "a"}},
		{
			"words that aren't known", `"focus": "attic", "order": "whim", "quote_order": "?", "scope": {"kind": "all", "id": "a"}, "pin": "b"`,
			model.Selection{Scope: model.Scope{ID: "a"}, Pin: "b"},
		},
		{"sections that aren't known, or twice", `"folded": ["cellar", "people", "people"]`, model.Selection{Folded: model.Sections(0).Toggle(model.People)}},
		{
			"facets that aren't known", `"filter": [{"facet": "colour", "values": ["red"]}, {"values": ["x"]}, {"facet": "with", "values": ["a"]}]`,
			model.Selection{Filter: f.With(model.ByCounterpart, "a")},
		},
		{"parts without values", `"filter": [{"facet": "type", "values": []}, {"facet": "type"}, {}, null]`, model.Selection{}},
		{
			"a part without values behind one", `"filter": [{"facet": "type", "values": ["a"]}, {"facet": "type"}]`,
			model.Selection{Filter: f.With(model.ByType, "a")},
		},
		{
			"a facet and values twice", `"filter": [{"facet": "type", "values": ["a"]}, {"facet": "with", "values": ["b", "b"]}, {"facet": "type", "values": ["c"]}]`,
			model.Selection{Filter: f.With(model.ByType, "c").With(model.ByCounterpart, "b")},
		},
		{"far too many values", `"filter": [{"facet": "type", "values": [` + many + `]}]`, model.Selection{}},
		{
			"numbers below zero", `"hit": -1, "pin_top": -2, "item": {"claim": -3}, "top": {"countries": -4, "sources": 1, "attic": 9}`,
			model.Selection{Top: [model.Panes]int{2: 1}},
		},
		{"numbers far too large", `"hit": 9223372036854775807, "pin_top": 1073741825`, model.Selection{Hit: mostRows, PinTop: mostRows}},
		{"nulls", `"actor": null, "scope": null, "top": null, "filter": null, "hit": null, "tie": "a"`, model.Selection{Tie: "a"}},
		{
			"text for the terminal", `"find": "a\u001b[31mb\u202e", "actor": "\u0000", "top": {"\u0007": 1}, "filter": [{"facet": "type", "values": ["\u001b]0;x\u0007", "\ufffd"]}]`,
			model.Selection{Find: "a\ufffdb\ufffd", Actor: "\ufffd", Filter: f.With(model.ByType, "\ufffd")},
		},
		{"bytes that are no text", "\"find\": \"a\xff\xc3\"", model.Selection{Find: "a\ufffd\ufffd"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "d.json")
			put(t, file, `{"version": 1, "colour": "red", "place": {`+c.place+`}}`)
			wants(t, file, Kept{Place: &c.want})
		})
	}
}

func TestLoadPassesOverMarks(t *testing.T) {
	file := filepath.Join(t.TempDir(), "d.json")
	var marks []string
	for _, name := range []string{"a", "Ж", "語", "", "1", "ab", "!", " ", "e\u0301", "\u0301", "\u3164", "\u202e", `\u0000`, `\u001b`, "\ufffd", "\xff"} {
		marks = append(marks, `"`+name+`": {"actor": "x"}`)
	}
	put(t, file, `{"version": 1, "place": null, "marks": {"z": null, `+strings.Join(marks, ", ")+`}}`)
	x := model.Selection{Actor: "x"}
	wants(t, file, Kept{Marks: map[rune]model.Selection{'a': x, 'Ж': x, '語': x}})
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
		k, aside, err := Load(file)
		if err != nil {
			t.Fatal(err)
		}
		if aside == "" {
			checkStrings(t, reflect.ValueOf(k))
			checkAgain(t, k)
			return
		}
		if k.Place != nil || k.Marks != nil || content(t, aside) != string(text) {
			t.Errorf("%q gives %+v, and %q is set aside", text, k, content(t, aside))
		}
	})
}

// checkAgain holds that what was read once is written and read as it is.
func checkAgain(t *testing.T, k Kept) {
	t.Helper()
	text, err := encode(k)
	if err != nil {
		t.Fatal(err)
	}
	again, err := decode(text)
	if diff := cmp.Diff(k, again); err != nil || diff != "" {
		t.Errorf("it is read again (%v) as (-want +got):\n%s", err, diff)
	}
}

// checkStrings holds that no string within has anything that a terminal acts on.
func checkStrings(t *testing.T, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.String:
		if s := v.String(); !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) || data.Safe(s) != s {
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
