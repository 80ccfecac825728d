package model_test

import (
	"fmt"
	"testing"

	"entente/model"
)

// TestPath holds that what is chosen is told where it stands among the records, in
// whichever pane has the focus.
func TestPath(t *testing.T) {
	t.Parallel()
	r := sound()
	d := must(t, r)
	tie := len(r.Ties) - 1
	chosen := model.Selection{Actor: r.Actors[1].ID, Tie: r.Ties[tie].ID, Scope: model.Scope{Kind: model.AllTies}}
	claim := model.Item{Tie: r.Ties[tie].ID, Claim: len(r.Ties[tie].Claims)}
	for _, c := range []struct {
		name string
		sel  func(*model.Selection)
		want string
	}{
		{"an actor", func(s *model.Selection) { s.Focus = model.Countries }, "actors[1]"},
		{"a tie", func(s *model.Selection) { s.Focus = model.Relationships }, fmt.Sprintf("ties[%d]", tie)},
		{"a claim", func(s *model.Selection) { s.Focus, s.Item = model.Sources, claim }, fmt.Sprintf("ties[%d].claims[%d]", tie, claim.Claim-1)},
		{"a quote", func(s *model.Selection) {
			s.Focus, s.Scope, s.Quote = model.Relationships, model.Scope{Kind: model.AllQuotes}, r.Quotes[0].ID
		}, "quotes[0]"},
		{"a quote's words", func(s *model.Selection) {
			s.Focus, s.Scope, s.Quote, s.Item = model.Sources, model.Scope{Kind: model.AllQuotes}, r.Quotes[0].ID, model.Item{Quote: r.Quotes[0].ID}
		}, "quotes[0]"},
	} {
		sel := chosen
		c.sel(&sel)
		if got := d.Filter(model.Filter{}).See(sel).Path(); got != c.want {
			t.Errorf("%s stands at %q, want %q", c.name, got, c.want)
		}
	}
	none := d.Filter(model.Filter{}.With(model.ByType, "no such type"))
	if got := none.See(model.Selection{Focus: model.Relationships}).Path(); got != "" {
		t.Errorf("of nothing it tells %q", got)
	}
}
