package model_test

import (
	"fmt"
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
	d := sifted(t)
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
		{model.ByContest, "c", model.Filter{}, "contested=1 uncontested=3"},
		{model.ByContest, "c", filter("with", "b"), "contested=0 uncontested=2"},
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

func TestWithout(t *testing.T) {
	t.Parallel()
	s := see(sifted(t), model.Selection{Actor: "b", Filter: filter("type", "arms", "standing", "stated", "with", "d")})
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
	d := sifted(t)
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
