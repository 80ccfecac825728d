package model_test

import (
	"slices"
	"testing"

	"entente/model"

	"pgregory.net/rapid"
)

// TestPropertyAgainst holds what a dossier says of its ties against what the comparison
// with the older edition says, and that each gone tie is listed, once, behind what can
// be chosen.
func TestPropertyAgainst(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		was, now := must(t, dossiers().Draw(t, "old")), must(t, dossiers().Draw(t, "new"))
		d := now.Against(was, "old.yaml")
		left := map[string]int{"tie changed": 0, "tie came": 0, "tie went": 0}
		for _, diff := range now.Since(was) {
			left[diff.Kind+" "+diff.Change.String()]++
		}
		count := func(values ...string) int { return d.Filter(model.Filter{}.With(model.ByChange, values...)).Passed() }
		if n := count("changed", "turned"); n != left["tie changed"] {
			t.Fatalf("%d ties changed, want %d", n, left["tie changed"])
		}
		if n := count("new"); n != left["tie came"] {
			t.Fatalf("%d ties are new, want %d", n, left["tie came"])
		}
		if n := count("unchanged"); n != len(d.Ties)-left["tie changed"]-left["tie came"] {
			t.Fatalf("%d ties are unchanged", n)
		}
		all := model.Selection{Scope: model.Scope{Kind: model.AllTies}}
		rows := see(d, all).Relationships.Rows
		gone := slices.IndexFunc(rows, func(r model.Row) bool { return r.Kind == model.GoneRow })
		if gone < 0 {
			gone = len(rows)
		}
		if len(rows)-gone != left["tie went"] || slices.ContainsFunc(rows[gone:], func(r model.Row) bool { return r.Kind != model.GoneRow }) {
			t.Fatalf("%d rows behind the last tie, want the %d that are gone", len(rows)-gone, left["tie went"])
		}
		if s := see(d, all); s.Relationships.Shown != len(d.Ties) {
			t.Fatalf("%d can be chosen of %d", s.Relationships.Shown, len(d.Ties))
		}
	})
}

func TestFormerWords(t *testing.T) {
	t.Parallel()
	base := func() model.Records {
		return records(states("iran", "russia"), directed("drones", "arms", "iran", "russia",
			asserts("russia", model.Alleged), asserts("iran", model.Stated)))
	}
	old, r := must(t, base()), base()
	r.Ties[0].Claims[0].Wording = "it seems"
	r.Ties[0].Claims = append(r.Ties[0].Claims[:1], takes("paper", model.Denies))
	d := must(t, r).Against(old, "old.yaml")
	tie := d.TieByID("drones")
	if got, want := d.FormerOfClaim(model.Item{Tie: "drones", Claim: 1}), "was: wording not given"; got != want {
		t.Errorf("the first claim: %q, want %q", got, want)
	}
	if got := d.FormerOfClaim(model.Item{Tie: "drones", Claim: 2}); got != "new" {
		t.Errorf("the second claim: %q", got)
	}
	if d.ChangeOf(tie) != model.Turned {
		t.Errorf("the tie: %s", d.ChangeOf(tie))
	}
	for _, diff := range d.DifferenceOf(tie).Claims {
		if got, want := d.GoneClaimInWords(diff.Claim), "IRAN: stated (gone)"; diff.Change == model.Went && got != want {
			t.Errorf("the gone claim: %q, want %q", got, want)
		}
	}
}
