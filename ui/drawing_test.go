package ui

import (
	"strings"
	"testing"

	"entente/model"

	tea "charm.land/bubbletea/v2"
)

// keysTo leads to each drawing.
var keysTo = map[model.Drawing][]string{
	model.TreeDrawing: {"v"}, model.MatrixDrawing: {"v", "v"}, model.TimelineDrawing: {"v", "v", "v"}, model.NearDrawing: {"v", "v", "v", "v"},
	model.PathDrawing: {"V"}, model.ComparisonDrawing: {"V", "V"}, model.VoicesDrawing: {"V", "V", "V"}, model.LadderDrawing: {"V", "V", "V", "V"},
}

// TestDrawingsComeInTurn holds that v and V lead to every drawing, and back to the panes.
func TestDrawingsComeInTurn(t *testing.T) {
	t.Parallel()
	for _, drawing := range model.Drawings() {
		if d := drive(t, 120, 36, keysTo[drawing]...); d.scene.Drawing != drawing {
			t.Errorf("%v lead to %s, want %s", keysTo[drawing], d.scene.Drawing, drawing)
		}
	}
	for _, keys := range []string{"vvvvv", "VVVVV"} {
		if d := drive(t, 120, 36, keys); d.scene.Drawing != model.NoDrawing {
			t.Errorf("%s leads to %s", keys, d.scene.Drawing)
		}
	}
}

// TestDrawingLeavesWhatItChose holds that what was chosen in a drawing is chosen in the
// panes behind it, whichever way it is left.
func TestDrawingLeavesWhatItChose(t *testing.T) {
	t.Parallel()
	for _, drawing := range model.Drawings() {
		for _, leave := range []string{"q", "esc"} {
			d := drive(t, 120, 36, keysTo[drawing]...)
			d.press("j", "j", "j")
			chosen := d.scene.Tie
			d.press(leave)
			if d.scene.Drawing != model.NoDrawing || d.code != 0 {
				t.Fatalf("%s leaves %s open", leave, drawing)
			}
			if chosen != "" && d.scene.Tie != chosen && drawing != model.VoicesDrawing {
				t.Errorf("%s: %s chose %q, the panes have %q", drawing, leave, chosen, d.scene.Tie)
			}
		}
	}
}

// TestDrawingKeepsChosenInSight moves through each drawing at sizes at which it scrolls.
func TestDrawingKeepsChosenInSight(t *testing.T) {
	t.Parallel()
	for _, drawing := range model.Drawings() {
		for _, size := range [][2]int{{120, 20}, {80, 24}, {60, 20}} {
			d := drive(t, size[0], size[1], keysTo[drawing]...)
			for _, k := range []string{"j", "j", "j", "j", "ctrl+d", "ctrl+d", "G", "k", "ctrl+u", "g", "l", "l", "j"} {
				d.press(k)
				l := d.layout()
				shown := d.drawnIn(l)
				w := d.figureWindow(l, &shown)
				if first, _, ok := shown.rowsOf(d.scene.Figure.At); ok && (first < w.top || first >= w.top+w.rows) {
					t.Errorf("%s at %v: after %s row %d isn't in %+v", drawing, size, k, first, w)
				}
			}
		}
	}
}

// TestDrawingsTakeTheMouse clicks on every row in sight of each drawing, and holds that
// what stands there is chosen.
func TestDrawingsTakeTheMouse(t *testing.T) {
	t.Parallel()
	for _, drawing := range model.Drawings() {
		d := drive(t, 120, 36, keysTo[drawing]...)
		clicks := 0
		for y := range d.height - 1 {
			for x := 1; x < d.layout().drawing.w; x += 7 {
				l := d.layout()
				shown := d.drawnIn(l)
				row := y - l.drawing.y - 1 - len(shown.head)
				place := shown.at(d.scene.DrawTop+row, x-l.drawing.x)
				if row < 0 || place < 0 {
					continue
				}
				d.Update(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
				clicks++
				if d.scene.Figure.At != place {
					t.Errorf("%s: a click at %d, %d chose %d, want %d", drawing, x, y, d.scene.Figure.At, place)
				}
			}
		}
		if clicks == 0 {
			t.Errorf("%s has nothing to click", drawing)
		}
		before := d.scene.Figure.At
		d.Update(tea.MouseWheelMsg{X: 5, Y: 10, Button: tea.MouseWheelDown})
		if d.scene.Figure.At != before {
			t.Errorf("%s: the wheel chose %d", drawing, d.scene.Figure.At)
		}
	}
}

// TestMatrixEntersThePair holds that Enter lists the ties of the chosen pair.
func TestMatrixEntersThePair(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "v", "v", "g", "l", "enter")
	if d.scene.Drawing != model.NoDrawing || d.scene.Actor != "russia" || !d.scene.Filter.Has(model.ByCounterpart, "china") {
		t.Fatalf("Enter leads to %s with %v", d.scene.Actor, d.scene.Filter.Parts())
	}
	for _, row := range d.scene.Relationships.Rows {
		if row.Tie != nil && !strings.Contains(d.dossier.EndsInWords(row.Tie), "China") {
			t.Errorf("%s is listed", row.Tie.ID)
		}
	}
	d.press("[")
	if d.scene.Drawing != model.MatrixDrawing || !d.scene.Filter.IsZero() {
		t.Errorf("back leads to %s with %v", d.scene.Drawing, d.scene.Filter.Parts())
	}
}

// TestLadderGoesDown holds that one key goes down the ladder in the panes and in each
// drawing, and in the end back to all.
func TestLadderGoesDown(t *testing.T) {
	t.Parallel()
	for _, drawing := range append(model.Drawings(), model.NoDrawing) {
		d := drive(t, 120, 36, keysTo[drawing]...)
		all := d.scene.View().Passed()
		left := all
		for range 4 {
			d.press("d")
			if n := d.scene.View().Passed(); n >= left || d.scene.Drawing != drawing {
				t.Errorf("%s: %d ties are left of %d", drawing, n, left)
			}
			left = d.scene.View().Passed()
			d.screen()
		}
		d.press("d")
		if d.scene.View().Passed() != all {
			t.Errorf("%s: %d of %d", drawing, d.scene.View().Passed(), all)
		}
	}
}

// TestAsOfSteps holds that < and > step through what was known, in every view.
func TestAsOfSteps(t *testing.T) {
	t.Parallel()
	for _, drawing := range append(model.Drawings(), model.NoDrawing) {
		d := drive(t, 120, 36, append(keysTo[drawing], "<", "<", "<")...)
		if d.scene.View().Passed() >= len(d.dossier.Ties) || !strings.Contains(d.screen(), "as of") {
			t.Errorf("%s: %d ties are left:\n%s", drawing, d.scene.View().Passed(), d.screen())
		}
		d.press(">", ">", ">")
		if !d.scene.Filter.IsZero() {
			t.Errorf("%s: %v is left", drawing, d.scene.Filter.Parts())
		}
	}
}

// TestNeighboursKeepTheirNames holds that at any width each neighbour's name stands
// whole, or shortened with an ellipsis, beside its count.
func TestNeighboursKeepTheirNames(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, keysTo[model.NearDrawing]...)
	for width := 60; width < 240; width += 3 {
		d.resizeTo(width, 36)
		text := d.screen()
		for _, n := range d.scene.Figure.Near.Neighbours {
			whole := strings.Contains(text, n.Actor.Name) || n.Actor.Short != "" && strings.Contains(text, n.Actor.Short)
			if !whole && !strings.Contains(text, n.Actor.Name[:2]) && !strings.Contains(text, n.Actor.Short[:2]) || width >= 100 && !whole {
				t.Errorf("at %d columns %s isn't named", width, n.Actor.Name)
			}
		}
	}
}
