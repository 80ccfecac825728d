package model_test

import (
	"slices"
	"testing"

	"entente/model"
)

// TestDeniersSayThatTheyDeny holds that a tie that nobody by name denies isn't told as
// denied by nobody.
func TestDeniersSayThatTheyDeny(t *testing.T) {
	t.Parallel()
	d, err := model.New(model.Records{
		Head: model.Head{ID: "x", Title: "X"}, Sources: []model.Source{{ID: "paper", Type: "article", Title: "A paper"}},
		Actors: states("a", "b"), Types: []model.TieType{{ID: "arms", Label: "arms", Letter: "A", Definition: "Weapons.", Family: "military"}},
		Ties: []model.Tie{{
			ID: "guns", From: []string{"a"}, To: []string{"b"}, Type: "arms", Summary: "…",
			Claims: []model.Claim{asserts("paper", model.Stated), takes(model.Unattributed, model.Denies), takes("a", model.Denies)},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := d.DeniersOf(&d.Ties[0]), []string{"someone unnamed", "A"}; !slices.Equal(got, want) {
		t.Errorf("it is denied by %q, want %q", got, want)
	}
}

// TestClaimantsStandBeforeTheirWords holds that nobody by name isn't told to deny, confirm
// or qualify anything.
func TestClaimantsStandBeforeTheirWords(t *testing.T) {
	t.Parallel()
	d, err := model.New(model.Records{Head: model.Head{ID: "x", Title: "X"}, Actors: states("a")})
	if err != nil {
		t.Fatal(err)
	}
	for stance := model.Asserts; stance <= model.Declines; stance++ {
		want := "someone unnamed"
		if stance == model.Asserts {
			want = "no one named"
		}
		c := model.Claim{By: model.Unattributed, Stance: stance}
		if got := d.ClaimantOf(&c); got != want {
			t.Errorf("%q %s", got, c.Word())
		}
		if c.By = "a"; d.ClaimantOf(&c) != "A" {
			t.Errorf("A is told as %q", d.ClaimantOf(&c))
		}
		if c.Stance.InWordsOfMany() == c.Stance.InWords() {
			t.Errorf("%s is told of one and of many", c.Stance.InWords())
		}
	}
}
