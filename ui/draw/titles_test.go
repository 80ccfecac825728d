package draw

import (
	"strings"
	"testing"

	"entente/model"
	"entente/ui/paint"

	"github.com/charmbracelet/x/ansi"
)

// TestTitlesHaveShortNames holds that a title that has no room for a name has the short one,
// and the full one where that has room.
func TestTitlesHaveShortNames(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	r := dated(t, "2020", "2021").Records
	r.Actors[0].Name, r.Actors[0].Short = "The Grand Duchy of Aland and Its Islands", "Aland"
	r.Actors[1].Name, r.Actors[1].Short = "The Former Kingdom of Greater Borduria", "Borduria"
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, drawing := range model.Drawings() {
		s := d.Filter(model.Filter{}).See(model.Selection{Drawing: drawing, Actor: "a", Other: "b", Scope: model.Scope{Kind: model.SaidBy, ID: "a"}})
		full, _ := PaneTitle(p, s, model.Relationships, 200)
		brief, index := PaneTitle(p, s, model.Relationships, 70)
		if strings.Contains(brief, "Grand") && p.Columns(full+index)+titleSigns > 70 {
			t.Errorf("%s: %q has no short name in %q", drawing, full, brief)
		}
		if strings.Contains(full, "Aland") && !strings.Contains(full, "Grand") {
			t.Errorf("%s: %q has a short name", drawing, full)
		}
	}
	s := d.Filter(model.Filter{}).See(model.Selection{Actor: "a"})
	if name, _ := PaneTitle(p, s, model.Relationships, 40); name != "Relationships of Aland" {
		t.Errorf("ties are headed by %q", name)
	}
}

// TestLensesAreToldWhole holds that above the ties a lens is told in all its words, and that no
// lens, in whichever order the ties are, needs more than a narrow list has.
func TestLensesAreToldWhole(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	d := dated(t, "2020", "2021")
	for _, lens := range model.Lenses()[1:] {
		for _, order := range []model.Order{model.OrderType, model.OrderCounterpart, model.OrderStanding, model.OrderDate, model.OrderParagraph} {
			s := d.Filter(model.Filter{}.ThroughLens(lens)).See(model.Selection{Actor: "a", Order: order})
			for width := 35; width < 80; width++ {
				if text := ansi.Strip(Filter(p, s, width)[0]); !strings.Contains(text, lens.Label()) || p.Columns(text) != width {
					t.Errorf("%d columns, by %s: %q", width, order, text)
				}
			}
		}
	}
}
