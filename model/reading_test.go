package model_test

import (
	"testing"

	"entente/model"

	"github.com/google/go-cmp/cmp"
)

// What a source carries is in the order of its text: by the paragraph that is named, by
// its words where none is, and once more where it is printed too.
func TestCited(t *testing.T) {
	t.Parallel()
	text := []string{"One and two.", "Three, and one.", "Four."}
	at := func(n int) model.Locator { return model.Locator{Paragraph: n} }
	d, err := model.New(model.Records{
		Head:    model.Head{ID: "d", Title: "D"},
		Sources: []model.Source{{ID: "s", Type: "report", Title: "S"}, {ID: "other", Type: "report", Title: "O"}},
		Actors:  []model.Actor{{ID: "a", Name: "A", Type: model.State}, {ID: "b", Name: "B", Type: model.State}},
		Types:   []model.TieType{{ID: "t", Label: "t", Letter: "T", Definition: "D.", Family: "f"}},
		Ties: []model.Tie{{ID: "a-b", From: []string{"a"}, To: []string{"b"}, Type: "t", Summary: "S.", Claims: []model.Claim{
			{By: "unattributed", Stance: model.Denies, Source: "s", Locator: at(2), Wording: "one"},
			{By: "unattributed", Stance: model.Asserts, Certainty: model.Stated, Source: "s", Wording: "two", AlsoIn: []model.Passage{{Source: "s", Locator: at(3), Wording: "five"}}},
			{By: "unattributed", Stance: model.Qualifies, Source: "other", Locator: at(1), Wording: "One"},
			{By: "unattributed", Stance: model.Declines, Source: "s", Locator: at(9), Wording: "One"},
			{By: "a", Stance: model.Confirms, Certainty: model.Stated, Source: "s", Locator: at(2), Quote: "q"},
		}}},
		Quotes: []model.Quote{
			{ID: "q", By: []string{"a"}, Text: "Three", Source: "s", Locator: at(2), Kind: model.Official},
			{ID: "lone", Text: "Four", Source: "s", Locator: at(3), Kind: model.Term},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	claim := func(n int) model.Item { return model.Item{Tie: "a-b", Claim: n} }
	want := []model.Cited{
		{Item: claim(2), Words: "two", Paragraph: 1, Start: 8, End: 11},
		{Item: claim(5), Quote: "q", Words: "Three", Paragraph: 2, Start: 0, End: 5},
		{Item: claim(1), Words: "one", Paragraph: 2, Start: 11, End: 14},
		{Item: claim(2), Words: "five", Paragraph: 3},
		{Item: model.Item{Quote: "lone"}, Quote: "lone", Words: "Four", Paragraph: 3, Start: 0, End: 4},
	}
	view := d.Filter(model.Filter{})
	got := view.Cited("s", len(text), func(n int) string { return text[n-1] })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, c := range got {
		if s := view.See(view.See(model.Selection{}).ChooseCited(c.Item)); s.Item != c.Item {
			t.Errorf("%+v is chosen for %+v", s.Item, c.Item)
		}
	}
}
