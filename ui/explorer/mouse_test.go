package explorer

import (
	"strings"
	"testing"

	"entente/model"

	tea "charm.land/bubbletea/v2"
)

// pointAt finds text on the screen and gives where it begins.
func (d *driver) pointAt(text string) (x, y int) {
	d.t.Helper()
	for y, line := range strings.Split(d.screen(), "\n") {
		if before, _, ok := strings.Cut(line, text); ok {
			return d.theme.Columns(before), y
		}
	}
	d.t.Fatalf("no %q on the screen:\n%s", text, d.screen())
	return 0, 0
}

func (d *driver) clickOn(text string) {
	d.t.Helper()
	x, y := d.pointAt(text)
	d.Update(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
}

func TestClickChooses(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36)
	d.clickOn("artillery rounds")
	if d.scene.Tie != "north-korea-artillery-russia" || d.scene.Focus != model.Relationships {
		t.Errorf("a click on a tie chooses %s in pane %d", d.scene.Tie, d.scene.Focus)
	}
	d.clickOn("Iran    ")
	if d.scene.Actor != "iran" || d.scene.Focus != model.Countries {
		t.Errorf("a click on Iran chooses %s in pane %d", d.scene.Actor, d.scene.Focus)
	}
	d.clickOn("denies")
	if c := d.scene.ChosenClaim(); c == nil || c.Stance != model.Denies || d.scene.Focus != model.Sources {
		t.Errorf("a click on a denial chooses %+v in pane %d", d.scene.Item, d.scene.Focus)
	}
	actor := d.scene.Actor
	d.clickOn("2 Relationships")
	if d.scene.Focus != model.Relationships || d.scene.Actor != actor {
		t.Errorf("a click on a title puts pane %d in focus", d.scene.Focus)
	}
}

func TestClickTogglesInThePanel(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "t")
	d.clickOn("[ ] partnership")
	if !d.scene.Filter.Has(model.ByType, "partnership") {
		t.Errorf("the filter is %v", d.scene.Filter.Parts())
	}
	d.clickOn("[x] partnership")
	if !d.scene.Filter.IsZero() {
		t.Errorf("the filter is %v", d.scene.Filter.Parts())
	}
	d.clickOn("economic ─")
	if !d.scene.Filter.IsZero() {
		t.Errorf("a click on a heading filters by %v", d.scene.Filter.Parts())
	}
}

func TestWheelScrollsWhatIsUnderIt(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36)
	tie := d.scene.Tie
	d.Update(tea.MouseWheelMsg{X: 5, Y: 10, Button: tea.MouseWheelDown})
	if d.look.Top[model.Countries] != wheelRows || d.look.Top[model.Relationships] != 0 {
		t.Errorf("over Countries the wheel scrolls to %v", d.look.Top)
	}
	d.Update(tea.MouseWheelMsg{X: 40, Y: 10, Button: tea.MouseWheelDown})
	d.Update(tea.MouseWheelMsg{X: 40, Y: 10, Button: tea.MouseWheelUp})
	if d.look.Top[model.Relationships] != 0 || d.scene.Tie != tie {
		t.Errorf("down and up leads to %v with %s", d.look.Top, d.scene.Tie)
	}
}

func TestMouseCanBeLeftToTheTerminal(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36)
	if d.View().MouseMode == tea.MouseModeNone {
		t.Error("the mouse isn't asked for")
	}
	d.press("M")
	if d.View().MouseMode != tea.MouseModeNone || !strings.Contains(d.screen(), "the mouse is the terminal’s") {
		t.Errorf("M leaves the mouse in mode %d:\n%s", d.View().MouseMode, d.screen())
	}
	d.press("M")
	if d.View().MouseMode == tea.MouseModeNone {
		t.Error("a second M doesn't take it back")
	}
}
