package model_test

import (
	"fmt"
	"slices"
	"testing"

	"entente/model"
)

// panel gives a facet's panel as one text: a star before what is on, a bar
// before an office, and the count behind.
func panel(s model.Scene, f model.Facet) string {
	var out []string
	for _, v := range s.FacetValues(f) {
		text := fmt.Sprintf("%s=%d", v.Value, v.Count)
		if v.Indent {
			text = "|" + text
		}
		if v.On {
			text = "*" + text
		}
		out = append(out, text)
	}
	return join(out)
}

func TestFacetPanels(t *testing.T) {
	t.Parallel()
	d := filterable(t)
	for _, c := range []struct {
		facet model.Facet
		actor string
		f     model.Filter
		want  string
	}{
		{model.ByType, "a", model.Filter{}, "arms=3 trade=0"},
		{model.ByType, "b", model.Filter{}, "arms=2 trade=2"},
		{model.ByType, "b", filter("type", "arms"), "*arms=2 trade=2"},
		{model.ByType, "b", filter("standing", "alleged"), "arms=1 trade=0"},
		{model.ByType, "b", filter("type", "trade", "standing", "alleged"), "arms=1 *trade=0"},
		{model.ByContest, "c", model.Filter{}, ""},
		{model.ByClaimant, "a", model.Filter{}, "paper=1 b=1 a=2 |ministry=2 |office=1 expert=1"},
		{model.ByClaimant, "a", filter("type", "trade", "claimant", "d"), "*d=0"},
		{model.ByCounterpart, "a", model.Filter{}, "b=2 c=1 d=1"},
		{model.ByCounterpart, "a", filter("with", "a"), "b=2 c=1 d=1 *a=0"},
		{model.ByCounterpart, "a", filter("type", "arms", "standing", "stated"), "b=1 c=1"},
	} {
		if got := panel(see(d, model.Selection{Actor: c.actor, Filter: c.f}), c.facet); got != c.want {
			t.Errorf("%s of %s under %s:\n%s, want\n%s", c.facet, c.actor, parts(c.f), got, c.want)
		}
	}
	standing := see(d, model.Selection{Actor: "b"}).FacetValues(model.ByStanding)
	if len(standing) != len(strongestFirst) || standing[4].Value != "alleged" || standing[4].Count != 1 || standing[4].About == "" {
		t.Errorf("standings: %+v", standing)
	}
}

// TestFacetsAreWhole holds that each facet has a word of its own, words for its values,
// a test that sets ties aside, and a panel, if any, that counts by this test.
func TestFacetsAreWhole(t *testing.T) {
	t.Parallel()
	d := filterable(t)
	older := filterable(t).Records
	older.Ties = older.Ties[1:]
	d = d.Against(must(t, older), "older.yaml")
	d = d.WithNotes(model.Notes{{Tie: d.Ties[0].ID}: {Checked: d.Print(model.Ref{Tie: d.Ties[0].ID})}})
	values := map[model.Facet]string{
		model.ByContest: model.Contested, model.ByLens: "confirmed", model.AsOf: "1900",
		model.Among: "a", model.OneSource: model.Set, model.During: "1900", model.Dated: model.Set,
	}
	words := map[string]bool{"": true}
	for _, f := range model.Facets() {
		if words[f.String()] {
			t.Errorf("facet %d has no word of its own: %q", f, f)
		}
		words[f.String()] = true
		if list := d.Values(f); len(list) > 0 {
			values[f] = list[0]
		}
		if values[f] == "" {
			t.Errorf("%s has neither a panel nor a value here", f)
			continue
		}
		if d.ValueInWords(f, values[f]) == "" {
			t.Errorf("%s %s has no words", f, values[f])
		}
		v := d.Filter(model.Filter{}.With(f, values[f]))
		// There is one source here, and no date.
		if f != model.AsOf && f != model.During && f != model.BySource && v.Passed() == len(d.Ties) {
			t.Errorf("%s %s sets nothing aside", f, values[f])
		}
		for _, line := range v.See(model.Selection{Scope: model.Scope{Kind: model.AllTies}}).FacetValues(f) {
			if line.Value == values[f] && line.Count != v.Passed() {
				t.Errorf("%s %s lets %d pass, and counts %d", f, values[f], v.Passed(), line.Count)
			}
		}
	}
}

func TestWithout(t *testing.T) {
	t.Parallel()
	s := see(filterable(t), model.Selection{Actor: "b", Filter: filter("type", "arms", "standing", "stated", "with", "d")})
	if s.Relationships.Shown != 0 || s.Relationships.Total != 4 {
		t.Fatalf("shown %d of %d, want 0 of 4", s.Relationships.Shown, s.Relationships.Total)
	}
	for _, c := range []struct {
		off  []model.Facet
		want int
	}{
		{nil, 0},
		{[]model.Facet{model.ByType}, 2},
		{[]model.Facet{model.ByStanding}, 0},
		{[]model.Facet{model.ByCounterpart}, 1},
		{[]model.Facet{model.ByContest}, 0},
		{[]model.Facet{model.ByType, model.ByCounterpart}, 3},
		{[]model.Facet{model.ByType, model.ByStanding, model.ByCounterpart}, 4},
	} {
		if got := s.Without(c.off...); got != c.want {
			t.Errorf("without %v: %d, want %d", c.off, got, c.want)
		}
	}
}

func TestValueInWords(t *testing.T) {
	t.Parallel()
	d := filterable(t)
	for _, c := range []struct {
		facet       model.Facet
		value, want string
	}{
		{model.ByType, "arms", "arms"},
		{model.ByType, "ghost", "ghost"},
		{model.ByClaimant, "paper", "A paper"},
		{model.ByClaimant, model.Unattributed, "no one named"},
		{model.ByCounterpart, "a", "A"},
		{model.ByStanding, "alleged", "alleged"},
		{model.ByContest, "contested", "contested"},
	} {
		if got := d.ValueInWords(c.facet, c.value); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.facet, c.value, got, c.want)
		}
	}
}

// TestFamiliesHeadTheirTypesOnce holds that the panel of types has a family's types in one
// piece, also where the dossier declares others between them.
func TestFamiliesHeadTheirTypesOnce(t *testing.T) {
	t.Parallel()
	r := model.Records{Head: model.Head{ID: "x", Title: "X"}, Actors: states("a", "b")}
	for i, family := range []string{"one", "two", "one", "two"} {
		id := fmt.Sprint("type-", i)
		r.Types = append(r.Types, model.TieType{ID: id, Label: id, Letter: string(rune('A' + i)), Definition: "A kind.", Family: family})
	}
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	var heads []string
	for _, v := range d.Filter(model.Filter{}).See(model.Selection{}).FacetValues(model.ByType) {
		if len(heads) == 0 || heads[len(heads)-1] != v.Family {
			heads = append(heads, v.Family)
		}
	}
	if want := []string{"one", "two"}; !slices.Equal(heads, want) {
		t.Errorf("its headings are %q, want %q", heads, want)
	}
}
