package explorer

import (
	"slices"
	"strings"
	"testing"

	"entente/model"
	"entente/ui/draw"
	"entente/ui/plain"
)

// TestTitlesKeepTheirCounts holds that every pane's title says which of how many is
// chosen, whatever is filtered, sorted or drawn, from 80 columns on.
func TestTitlesKeepTheirCounts(t *testing.T) {
	t.Parallel()
	for _, v := range views {
		for _, filtered := range [][]string{nil, {"esc", "esc", "!"}} {
			d := drive(t, 120, 36, append(v.keys[:len(v.keys):len(v.keys)], filtered...)...)
			for _, size := range [][2]int{{80, 24}, {100, 30}, {120, 36}, {200, 60}} {
				d.resizeTo(size[0], size[1])
				l := d.layout()
				if d.overlay != nil || l.single {
					continue
				}
				lines := strings.Split(d.screen(), "\n")
				for _, pane := range []model.Pane{model.Countries, model.Relationships, model.Sources} {
					r := l.panes[pane]
					if pane == model.Relationships && !l.drawing.Empty() {
						r = l.drawing
					}
					_, index := draw.PaneTitle(d.painter(), d.scene, pane, r.W)
					if !r.Empty() && !strings.Contains(lines[r.Y], " "+index) {
						t.Errorf("%s at %v: no %q in %s", v.name, size, index, lines[r.Y])
					}
				}
			}
		}
	}
}

// TestOnlyStatesAreCountries holds that nothing on the screen, in the help or in plain
// text is called after countries where the dossier's protagonists aren't states.
func TestOnlyStatesAreCountries(t *testing.T) {
	t.Parallel()
	firms := revised(t, func(r *model.Records) {
		r.Actors = slices.Clone(r.Actors)
		for i := range r.Actors {
			if r.Actors[i].Core {
				r.Actors[i].Type = model.Organization
			}
		}
	})
	for name, d := range map[string]*model.Dossier{"Countries": embedded(t), "Actors": firms} {
		start := State{Selection: model.Selection{Focus: model.Relationships}}
		for _, v := range views {
			shown := driveOn(t, Options{Dossier: d, Start: start}, 150, 80, v.keys...).screen()
			if listed := strings.Contains(shown, " of 47 "); listed && !strings.Contains(shown, "1 "+name) || name == "Actors" && strings.Contains(shown, "Countries") {
				t.Errorf("%s: the list of actors isn’t called %s everywhere:\n%s", v.name, name, shown)
			}
		}
		text := plain.Text(d, model.Selection{}, nil)
		if strings.Contains(strings.ToLower(text), "countries and other actors: ") != (name == "Countries") {
			t.Errorf("the plain text of %s begins with\n%.300s", name, text)
		}
	}
}

// TestActorsByName holds that S in the list of actors sorts it by name within its
// sections, that its title tells so where there is room, and that moving follows it.
func TestActorsByName(t *testing.T) {
	t.Parallel()
	d := drive(t, 200, 36, "1", "S")
	if !strings.Contains(d.screen(), "1 Countries by name") || d.scene.Order != model.OrderType {
		t.Errorf("S in the list of actors:\n%s", d.screen())
	}
	d.press("g")
	var names []string
	for range 6 {
		names = append(names, d.scene.View().Dossier().PartyName(d.scene.Actor))
		d.press("j")
	}
	if got := strings.Join(names, ", "); got != "China, Iran, North Korea, Russia, Australia, Fascist Italy" {
		t.Errorf("by name they are %s", got)
	}
	if d.press("C", "G", "k"); d.scene.Countries.Rows[d.scene.Countries.At].Kind != model.HeadingRow {
		t.Errorf("the last but one is %s", d.scene.Actor)
	}
	if d.press("1", "S"); strings.Contains(d.screen(), "by name") {
		t.Errorf("another S sorts by ties again:\n%s", d.screen())
	}
	if d.press("2", "S"); d.scene.ActorOrder != model.ActorsByTies || d.scene.Order != model.OrderCounterpart {
		t.Errorf("S among the ties sorts by %s, and the actors by %s", d.scene.Order, d.scene.ActorOrder)
	}
}
