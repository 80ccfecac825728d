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

// TestActorsAreTitledWhole holds that above the actors stands a whole word and, with a filter
// or none, which of how many is chosen, however many there are, where a shorter word has room
// beside that.
func TestActorsAreTitledWhole(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	s := dated(t, "2020").Filter(model.Filter{}).See(model.Selection{Actor: "a"})
	for _, list := range []model.List{{Stop: 1, Shown: 2, Total: 2}, {Stop: 1, Shown: 3000, Total: 3000}, {Stop: 3000, Shown: 3000, Total: 3000}, {Stop: 12, Shown: 500, Total: 3000}, {Stop: 2999, Shown: 2999, Total: 30000}} {
		s.Countries.Stop, s.Countries.Shown, s.Countries.Total = list.Stop, list.Shown, list.Total
		for width := 20; width < 60; width++ {
			name, index := PaneTitle(p, s, model.Countries, width)
			told := ansi.Strip(p.Title(width, name, index, false))
			if name != "Countries" && name != "Actors" || !strings.Contains(told, " "+name+" ") || !strings.Contains(told, index) {
				t.Errorf("%d columns: %q", width, told)
			}
			if brief := indexIn(model.List{Stop: list.Stop, Shown: list.Shown, Total: list.Shown}); len("Actors"+brief)+titleSigns <= width && !strings.Contains(told, brief) {
				t.Errorf("%d columns have room for %s in %q", width, brief, told)
			}
		}
	}
}
