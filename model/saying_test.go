package model_test

import (
	"reflect"
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

// TestOnlyTheSameWordsAreOneSaying holds that claims with no words of their own aren't told
// as one thing that was said of many ties: what a table holds has neither words nor locators.
func TestOnlyTheSameWordsAreOneSaying(t *testing.T) {
	t.Parallel()
	worded := func(wording string, paragraph int) model.Claim {
		c := asserts("paper", model.Stated)
		c.Wording, c.Paragraph = wording, paragraph
		return c
	}
	claims := []model.Claim{worded("", 0), worded("", 0), worded("", 2), worded("", 2), worded("arms both", 2), worded("arms both", 2), worded("arms both", 3)}
	r := model.Records{
		Head: model.Head{ID: "x", Title: "X"}, Sources: []model.Source{{ID: "paper", Type: "article", Title: "A paper"}},
		Actors: states("a", "b"), Types: []model.TieType{{ID: "arms", Label: "arms", Letter: "A", Definition: "Weapons.", Family: "military"}},
	}
	for i, c := range claims {
		r.Ties = append(r.Ties, model.Tie{ID: string(rune('p' + i)), From: []string{"a"}, To: []string{"b"}, Type: "arms", Summary: "…", Claims: []model.Claim{c}})
	}
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	var got [][]string
	for _, one := range d.Filter(model.Filter{}).Voices("paper").Said {
		got = append(got, tieIDs(one.Ties))
	}
	if want := [][]string{{"p"}, {"q"}, {"r"}, {"s"}, {"t", "u"}, {"v"}}; !reflect.DeepEqual(got, want) {
		t.Errorf("the paper’s sayings are of the ties %v, want %v", got, want)
	}
}
