package model_test

import (
	"fmt"
	"testing"

	"entente/model"
)

// filter gives a Filter of values, each told as its facet and itself.
func filter(values ...string) model.Filter {
	var f model.Filter
	for i := 0; i < len(values); i += 2 {
		for _, facet := range model.Facets() {
			if facet.String() == values[i] {
				f = f.Toggle(facet, values[i+1])
			}
		}
	}
	return f
}

// parts gives the filter as one text.
func parts(f model.Filter) string { return fmt.Sprint(f.Parts()) }

func TestToggle(t *testing.T) {
	t.Parallel()
	f := filter("type", "arms", "standing", "stated", "type", "trade")
	if got := parts(f); got != "[{type [arms trade]} {standing [stated]}]" {
		t.Errorf("three on: %s", got)
	}
	if !f.Has(model.ByType, "trade") || f.Has(model.ByType, "stated") || f.Has(model.ByContest, "") {
		t.Error("Has tells another filter")
	}
	for off, want := range map[string]string{
		"arms":  "[{type [trade]} {standing [stated]}]",
		"trade": "[{type [arms]} {standing [stated]}]",
		"other": "[{type [arms trade other]} {standing [stated]}]",
	} {
		if got := parts(f.Toggle(model.ByType, off)); got != want {
			t.Errorf("%s toggled: %s, want %s", off, got, want)
		}
	}
	if got := parts(f.Toggle(model.ByStanding, "stated")); got != "[{type [arms trade]}]" {
		t.Errorf("a part's only value off: %s", got)
	}
	if got := parts(f); got != "[{type [arms trade]} {standing [stated]}]" {
		t.Errorf("toggling changed the filter itself: %s", got)
	}
}

func TestUndoOrder(t *testing.T) {
	t.Parallel()
	f := filter("type", "arms", "standing", "stated", "contest", "contested", "type", "trade")
	for _, want := range []string{
		"[{type [arms trade]} {standing [stated]} {contest [contested]}]", "[{type [arms trade]} {standing [stated]}]", "[{type [arms trade]}]", "[]", "[]",
	} {
		if got := parts(f); got != want {
			t.Errorf("undone to %s, want %s", got, want)
		}
		f = f.Undo()
	}
	again := filter("type", "arms", "standing", "stated", "type", "arms", "type", "arms")
	if got := parts(again.Undo()); got != "[{standing [stated]}]" {
		t.Errorf("a part taken off and put on again isn't the last: %s", got)
	}
}

func TestWith(t *testing.T) {
	t.Parallel()
	values := []string{"arms", "trade"}
	f := model.Filter{}.With(model.ByType, values...)
	values[0] = "changed"
	if got := parts(f); got != "[{type [arms trade]}]" {
		t.Errorf("the caller's list is kept: %s", got)
	}
	f.Parts()[0].Values[0] = "changed"
	f.Values(model.ByType)[0] = "changed"
	if got := parts(f); got != "[{type [arms trade]}]" {
		t.Errorf("what a filter gives out leads back into it: %s", got)
	}
	if got := f.With(model.ByStanding); !got.Equal(f) {
		t.Errorf("nothing taken off: %s", parts(got))
	}
	if got := f.With(model.ByType); !got.IsZero() || !got.Equal(model.Filter{}) {
		t.Errorf("all taken off: %s", parts(got))
	}
	twice := model.Filter{}.With(model.ByType, "arms", "arms")
	if got := twice.Toggle(model.ByType, "arms"); !got.IsZero() {
		t.Errorf("a value given twice stays after it was taken off: %s", parts(got))
	}
}

func TestFilterEqual(t *testing.T) {
	t.Parallel()
	f := filter("type", "arms", "standing", "stated")
	for name, c := range map[string]struct {
		g    model.Filter
		want bool
	}{
		"the same":           {filter("type", "arms", "standing", "stated"), true},
		"toggled there back": {f.Toggle(model.ByContest, "contested").Undo(), true},
		"undone otherwise":   {filter("standing", "stated", "type", "arms"), false},
		"one more":           {f.Toggle(model.ByType, "trade"), false},
		"one less":           {f.Undo(), false},
		"another value":      {filter("type", "trade", "standing", "stated"), false},
		"nothing":            {model.Filter{}, false},
	} {
		if got := f.Equal(c.g); got != c.want {
			t.Errorf("%s: equal %v", name, got)
		}
	}
	if !f.Undo().Undo().Equal(model.Filter{}) {
		t.Error("undone to nothing isn't the zero Filter")
	}
}

// filterable has ties that the facets tell apart. The office speaks for a ministry,
// which speaks for a.
func filterable(t tester) *model.Dossier {
	actors := append(states("a", "b", "c", "d"), person("office", "ministry"), person("ministry", "a"), person("expert", ""))
	return must(t, records(actors,
		directed("guns", "arms", "a", "b", asserts("office", model.Alleged), takes("b", model.Denies)),
		directed("jets", "arms", "a", "b c", asserts("paper", model.Stated)),
		directed("tanks", "arms", "a", "d", asserts("expert", model.Assessed), takes("ministry", model.Declines)),
		between("grain", "b", "c d"),
		between("club", "b c d"),
		directed("rumour", "trade", "d", "c", takes("d", model.Denies), takes("c", model.Denies)),
	))
}

func TestFilterLetsPass(t *testing.T) {
	t.Parallel()
	d := filterable(t)
	everything := model.Selection{Scope: model.Scope{Kind: model.AllTies}, Order: model.OrderParagraph}
	for _, c := range []struct {
		want string
		f    model.Filter
	}{
		{"jets tanks guns grain club rumour", model.Filter{}},
		{"jets tanks guns", filter("type", "arms")},
		{"grain club rumour", filter("type", "trade")},
		{"tanks guns", filter("standing", "alleged", "standing", "assessed")},
		{"rumour", filter("standing", "unsupported")},
		{"guns rumour", filter("contest", "contested")},
		{"guns", filter("contest", "contested", "type", "arms")},
		{"jets tanks grain club", filter("contest", "uncontested")},
		{"jets grain club", filter("claimant", "paper")},
		{"tanks guns", filter("claimant", "a")},
		{"tanks guns", filter("claimant", "ministry")},
		{"guns", filter("claimant", "office")},
		{"tanks", filter("claimant", "expert")},
		{"jets grain club rumour", filter("with", "c")},
		{"jets guns grain club", filter("with", "b", "claimant", "paper", "claimant", "a")},
		{"", filter("type", "ghost")},
		{"", filter("claimant", "ghost")},
		{"", filter("with", "ghost", "type", "arms")},
		{"", filter("standing", "", "type", "arms")},
		{"", filter("contest", "ghost")},
	} {
		sel := everything
		sel.Filter = c.f
		s := see(d, sel)
		var got []string
		for i := range s.Relationships.Rows {
			if t := s.Relationships.Rows[i].Tie; t != nil {
				got = append(got, t.ID)
			}
		}
		if join(got) != c.want {
			t.Errorf("%s lets pass %q, want %q", parts(c.f), join(got), c.want)
		}
		if n := d.Filter(c.f).Passed(); n != len(got) {
			t.Errorf("%s: Passed() = %d, want %d", parts(c.f), n, len(got))
		}
	}
}

// TestCounterpartIsSeenFromTheChosen holds that only who is at the other end
// counts, and not who stands beside.
func TestCounterpartIsSeenFromTheChosen(t *testing.T) {
	t.Parallel()
	d := filterable(t)
	for _, c := range []struct{ actor, with, want string }{
		{"a", "c", "jets"},
		{"b", "c", "grain club"},
		{"c", "b", "grain club"},
		{"c", "d", "club rumour"},
		{"d", "b", "grain club"},
		{"c", "a", "jets"},
		{"a", "a", ""},
	} {
		sel := model.Selection{Actor: c.actor, Order: model.OrderParagraph, Filter: filter("with", c.with)}
		s := see(d, sel)
		var got []string
		for _, id := range rowIDs(&s.Relationships) {
			if id[0] != '[' {
				got = append(got, id)
			}
		}
		if join(got) != c.want {
			t.Errorf("%s with %s: %q, want %q", c.actor, c.with, join(got), c.want)
		}
		if n := s.View().CountOf(c.actor); n != len(got) {
			t.Errorf("%s with %s: CountOf says %d", c.actor, c.with, n)
		}
	}
}
