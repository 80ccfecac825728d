package explorer

import (
	"strings"
	"testing"

	"entente/model"
	"entente/ui/paint"

	uv "github.com/charmbracelet/ultraviolet"
)

// Where nothing is typed, the terminal's cursor stands where what is chosen begins: on
// the bar of a row or on the ground of a cell; else on the title of what would show it,
// on the first line of a text, or on the footer, which asks.
func TestCursorStandsOnTheChosen(t *testing.T) {
	t.Parallel()
	for _, v := range views {
		t.Run(v.name, func(t *testing.T) {
			t.Parallel()
			d := driveOn(t, Options{Dossier: embedded(t), Texts: texts("one", "two")}, 120, 36, v.keys...)
			for _, size := range [][2]int{{240, 80}, {200, 60}, {120, 36}, {80, 24}, {70, 16}, {60, 20}, {40, 12}, {20, 6}, {19, 6}} {
				d.resizeTo(size[0], size[1])
				d.cursorStands()
				for _, key := range []string{"j", "j", "k", "tab", "G", "l"} {
					d.press(key)
					d.cursorStands()
				}
			}
		})
	}
}

func (d *driver) cursorStands() {
	d.t.Helper()
	frame, c := d.screen(), d.View().Cursor
	o := d.overlay
	switch {
	case d.layout().tooSmall:
		if c != nil {
			d.t.Fatalf("%dx%d: the cursor stands at %v:\n%s", d.width, d.height, c.Position, frame)
		}
		return
	case c == nil:
		d.t.Fatalf("%dx%d: there is no cursor:\n%s", d.width, d.height, frame)
	case o != nil && (o.typing() != nil || o.row().over == overFooter):
		if c.Y != d.height-1 {
			d.t.Fatalf("%dx%d: the cursor stands at %v, not in the footer:\n%s", d.width, d.height, c.Position, frame)
		}
		return
	case o != nil && o.row().over == overAll:
		if c.X != 0 || c.Y != 1 {
			d.t.Fatalf("%dx%d: the cursor stands at %v:\n%s", d.width, d.height, c.Position, frame)
		}
		return
	}
	cells := uv.NewScreenBuffer(d.width, d.height)
	uv.NewStyledString(d.View().Content).Draw(cells, cells.Bounds())
	lit := func(row int, from, to int) bool {
		for x := from; x < to; x++ {
			if cell := cells.CellAt(x, row); cell != nil && (strings.ContainsAny(cell.Content, "█[") || cell.Style.Attrs&uv.AttrReverse != 0) {
				return true
			}
		}
		return false
	}
	r, drawn := d.chosenRect()
	reach := c.X + 2
	if drawn { // a stop may have but a part of a row, whose sign needn't stand at its left end
		reach = r.X + r.W
	}
	if lit(c.Y, c.X, reach) {
		return
	}
	for y := r.Y + 1; y < r.Y+r.H; y++ {
		if lit(y, r.X, r.X+r.W) {
			d.t.Fatalf("%dx%d: the cursor stands at %v, where nothing is chosen, and row %d is:\n%s", d.width, d.height, c.Position, y, frame)
		}
	}
}

// chosenRect is the part of the screen with what is chosen, and whether that is drawn.
func (d *driver) chosenRect() (r paint.Rect, drawn bool) {
	l := d.layout()
	switch {
	case d.standsOver(overSources):
		return d.panelRect(), false
	case !l.drawing.Empty() && d.scene.Focus != model.Sources:
		return l.drawing, true
	}
	return l.panes[d.scene.Focus], false
}
