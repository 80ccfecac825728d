package draw

import (
	"strings"
	"testing"

	"entente/model"
)

// TestPathsQuoteWhoSaysIt holds that a quotation stands beneath the claim that it carries, and
// beneath no other's locator and claimant.
func TestPathsQuoteWhoSaysIt(t *testing.T) {
	t.Parallel()
	r := dated(t, "2020").Records
	r.Quotes = []model.Quote{{ID: "no", By: []string{"b"}, Text: "We know nothing of it.", Source: "paper", Locator: model.Locator{Paragraph: 9}, Kind: model.Official}}
	r.Ties[0].Claims = append(r.Ties[0].Claims, model.Claim{By: "b", Stance: model.Denies, Source: "paper", Locator: model.Locator{Paragraph: 9}, Quote: "no"})
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(Text(d.Filter(model.Filter{}).See(model.Selection{Drawing: model.PathDrawing, Actor: "a", Other: "b"}), 80, false), "\n")
	for i, line := range lines {
		if strings.Contains(line, "We know nothing") {
			if above := lines[i-1]; !strings.Contains(above, "¶9") || !strings.Contains(above, "Borduria: denies") {
				t.Errorf("beneath %q stands %q", above, line)
			}
			return
		}
	}
	t.Errorf("no words are told in %q", lines)
}
