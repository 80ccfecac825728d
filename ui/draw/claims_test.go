package draw

import (
	"strings"
	"testing"

	"entente/model"

	"github.com/charmbracelet/x/ansi"
)

// TestClaimsStandStraight holds that the marks of claims stand one below the other, whatever
// the names of their sources and however wide the drawing, and leave most of it to the words.
func TestClaimsStandStraight(t *testing.T) {
	t.Parallel()
	r := dated(t, "2020", "2021", "2022", "").Records
	r.Sources = append(r.Sources, model.Source{ID: "agency", Type: "report", Title: "A report", ContainerTitle: "The Agency of Agencies and More"})
	for i := range r.Ties {
		c := r.Ties[i].Claims[0]
		c.Source, c.Paragraph = "agency", 9+i
		r.Ties[i].Claims = append(r.Ties[i].Claims, c)
	}
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, drawing := range []model.Drawing{model.ClaimsDrawing, model.VoicesDrawing} {
		for width := 40; width <= 120; width++ {
			text := Text(d.Filter(model.Filter{}).See(model.Selection{Drawing: drawing, Scope: model.Scope{Kind: model.SaidBy, ID: "paper"}}), width, false)
			at := -1
			for _, line := range strings.Split(text, "\n") {
				before, _, found := strings.Cut(line, " • ")
				if !found || !strings.Contains(before, "¶") {
					continue
				}
				n := ansi.StringWidth(before)
				if at >= 0 && n != at || n > width/2 {
					t.Fatalf("%s at %d columns: marks stand in the columns %d and %d\n%s", drawing, width, at, n, text)
				}
				at = n
			}
			if at < 0 {
				t.Fatalf("%s at %d columns has no claim\n%s", drawing, width, text)
			}
		}
	}
}
