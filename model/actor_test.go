package model_test

import (
	"fmt"
	"testing"

	"entente/model"

	"pgregory.net/rapid"
)

func TestNamesThatRepeatAreToldApart(t *testing.T) {
	t.Parallel()
	r := records([]model.Actor{
		{ID: "russia", Name: "Russia", Type: model.State},
		{ID: "Q2", Name: "Russia", Type: "vessel"},
		{ID: "al", Name: "Al", Type: model.Person, Role: "envoy"},
		{ID: "al-2", Name: "Al", Type: model.Person, Role: "minister"},
		{ID: "al-3", Name: "Al", Type: model.Person},
		{ID: "x1", Name: "X", Short: "Xs", Type: model.Group},
		{ID: "x2", Name: "X", Type: model.Group},
		{ID: "x3", Name: "X", Type: model.Group, Role: "office"},
	}, directed("guns", "arms", "russia", "Q2"))
	r.Head.Kinds = []model.Kind{{ID: "vessel", Label: "vessels"}}
	d := must(t, r)
	for id, want := range map[string]string{
		"russia": "Russia (state)", "Q2": "Russia (vessel)", "al": "Al (envoy)", "al-2": "Al (minister)", "al-3": "Al (al-3)",
		"x1": "X (x1)", "x2": "X (x2)", "x3": "X (office)", "paper": "A paper",
	} {
		if got := d.PartyName(id); got != want {
			t.Errorf("%s is called %q, want %q", id, got, want)
		}
	}
	if got := d.EndsInWords(d.TieByID("guns")); got != "Russia (state) → Russia (vessel)" {
		t.Errorf("the tie is %s", got)
	}
	if r.Actors[0].DistinctName() != "Russia" {
		t.Error("the records were written to")
	}
}

func TestPropertyNoTwoActorsAreCalledTheSame(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var actors []model.Actor
		for i := range rapid.IntRange(2, 8).Draw(t, "actors") {
			actors = append(actors, model.Actor{
				ID: fmt.Sprintf("a%d", i), Name: rapid.SampledFrom([]string{"Al", "Bo"}).Draw(t, "name"),
				Type: model.ActorType(rapid.SampledFrom(model.ActorTypes()).Draw(t, "type")), Role: rapid.SampledFrom([]string{"", "envoy", "a1", "state"}).Draw(t, "role"),
			})
		}
		d := must(t, records(actors, directed("t", "arms", "a0", "a1")))
		called := map[string]string{}
		for i := range d.Actors {
			name := d.Actors[i].DistinctName()
			if other := called[name]; other != "" {
				t.Fatalf("%s and %s are both called %s", other, d.Actors[i].ID, name)
			}
			called[name] = d.Actors[i].ID
		}
	})
}
