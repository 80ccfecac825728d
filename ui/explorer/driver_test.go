package explorer

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"entente/data"
	"entente/model"
	"entente/ui/draw"
	"entente/ui/plain"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// A driver presses keys on a root without a terminal, one after the other, so
// that nothing in a test depends on time.
type driver struct {
	*root
	t testing.TB
}

// embeddedOnce reads the records of the dossier that is built in, which the tests share.
var embeddedOnce = sync.OnceValues(data.Embedded)

// embedded returns the dossier that is built in, made anew: no test finds what another has
// had worked out of it.
func embedded(t testing.TB) *model.Dossier {
	t.Helper()
	return revised(t, func(*model.Records) {})
}

func drive(t testing.TB, width, height int, keys ...string) *driver {
	t.Helper()
	return driveOn(t, Options{Dossier: embedded(t), Start: State{Selection: model.Selection{Focus: model.Relationships}}}, width, height, keys...)
}

func driveOn(t testing.TB, o Options, width, height int, keys ...string) *driver {
	t.Helper()
	d := &driver{root: newRoot(o), t: t}
	d.Update(tea.WindowSizeMsg{Width: width, Height: height})
	d.Update(unanswered{})
	d.press(keys...)
	return d
}

// over returns the overlay of that kind, which has to be open.
func over[T overlay](d *driver) T {
	d.t.Helper()
	o, ok := d.overlay.(T)
	if !ok {
		d.t.Fatalf("%T is open, not %T:\n%s", d.overlay, o, d.screen())
	}
	return o
}

// press sends keys by the names that Bubble Tea gives them; any other text is
// typed letter by letter.
func (d *driver) press(keys ...string) {
	d.t.Helper()
	for _, k := range keys {
		if _, ok := namedKeys[k]; ok {
			d.hit(k)
			d.settle()
			continue
		}
		for _, r := range k {
			d.hit(string(r))
			d.settle()
		}
	}
}

// hit presses one key, and waits for nothing.
func (d *driver) hit(key string) {
	d.Update(pressed(key))
}

// pressed is a key by its name, or by what it types.
func pressed(key string) tea.KeyPressMsg {
	if code, ok := namedKeys[key]; ok {
		return code
	}
	return tea.KeyPressMsg{Code: []rune(key)[0], Text: key}
}

// settle waits for what is worked out beside the keys.
func (d *driver) settle() {
	working := func() *errand {
		if d.beside == nil && d.coming != nil {
			return d.coming.errand
		}
		return d.beside
	}
	for e := working(); e != nil; e = working() {
		s, ok := <-e.scene
		d.Update(arrived{e, s, ok})
	}
	for _, k := range d.keeping {
		<-k.done
		d.Update(noteKept{})
	}
	if working() != nil { // what others noted
		d.settle()
	}
}

// take presses a key, or searches for what stands behind a slash.
func (d *driver) take(step string) {
	d.t.Helper()
	if word, ok := strings.CutPrefix(step, "/"); ok {
		d.press("/", word, "enter")
		return
	}
	d.press(step)
}

// everySize sweeps the sizes up to these, closer where they are small and where the
// screen changes its shape: screen holds each frame against its own, and the rules stand
// straight and what is chosen in sight.
func (d *driver) everySize(width, height int) {
	d.t.Helper()
	for _, h := range swept(height, minRows, pinnedRows, headedRows, roomyRows) {
		for _, w := range swept(width, minColumns, pinnedColumns, twoColumns, threeColumns) {
			d.resizeTo(w, h)
			frame := d.screen()
			if l := d.layout(); !l.tooSmall {
				d.ruledStraight(l, frame)
				d.chosenInSight(l)
			}
		}
	}
}

// swept returns the lengths to sweep up to one, on both sides of each edge among them.
func swept(most int, edges ...int) []int {
	pace := 12
	if testing.Short() {
		pace = 3
	}
	list := []int{most}
	for n := 1; n < most; n += 1 + n/pace {
		list = append(list, n)
	}
	for _, edge := range edges {
		list = append(list, edge-1, edge)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// ruledStraight holds that each rule between panes stands in one column of the frame,
// whose characters take a column each.
func (d *driver) ruledStraight(l layout, frame string) {
	d.t.Helper()
	if d.standsOver(overAll) {
		return
	}
	lines := strings.Split(frame, "\n")
	for _, x := range d.rules(l) {
		for y := l.right.Y; y < l.right.Y+l.right.H; y++ {
			if at := []rune(lines[y]); len(at) != d.width || !strings.ContainsRune("│┃┬┤├┼┏┓┗┛", at[x]) {
				d.t.Fatalf("%dx%d: the rule of column %d is missing in row %d:\n%s", d.width, d.height, x, y, frame)
			}
		}
	}
}

// chosenInSight holds that of each list the chosen row is among those that its pane
// shows, and that a row is of what is chosen in a drawing.
func (d *driver) chosenInSight(l layout) {
	d.t.Helper()
	sees := func(what any, rows draw.Window, first, last int) {
		if rows.Rows > 0 && first >= 0 && (last < rows.Top || first >= rows.Top+rows.Rows) {
			d.t.Fatalf("%dx%d: rows %d to %d are chosen of %v, which shows %+v:\n%s", d.width, d.height, first, last, what, rows, d.screen())
		}
	}
	if !l.drawing.Empty() {
		shown := d.drawnIn(l)
		if first, last, ok := shown.RowsOf(d.scene.Figure.At); ok {
			sees(d.scene.Drawing, d.figureWindow(l, &shown), first, last)
		}
		return
	}
	for _, p := range []model.Pane{model.Countries, model.Relationships} {
		at := d.scene.List(p).At
		sees(p, draw.Window{Top: d.look.Top[p], Rows: d.listRows(l, p)}, at, at)
	}
}

func (d *driver) resizeTo(width, height int) {
	d.Update(tea.WindowSizeMsg{Width: width, Height: height})
}

var namedKeys = map[string]tea.KeyPressMsg{
	"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab},
	"shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift}, "space": {Code: tea.KeySpace, Text: " "},
	"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight},
	"home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd}, "pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown},
	"f1": {Code: tea.KeyF1}, "backspace": {Code: tea.KeyBackspace},
	"ctrl+c": {Code: 'c', Mod: tea.ModCtrl}, "ctrl+d": {Code: 'd', Mod: tea.ModCtrl}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl},
	"ctrl+o": {Code: 'o', Mod: tea.ModCtrl}, "ctrl+z": {Code: 'z', Mod: tea.ModCtrl}, "ctrl+f": {Code: 'f', Mod: tea.ModCtrl},
	"ctrl+b": {Code: 'b', Mod: tea.ModCtrl}, "ctrl+n": {Code: 'n', Mod: tea.ModCtrl}, "ctrl+p": {Code: 'p', Mod: tea.ModCtrl},
}

// screen returns the frame as plain text, without what closes its cells off, after holding it against the size: a
// frame is never higher or wider than the screen, nor smaller.
func (d *driver) screen() string {
	d.t.Helper()
	lines := d.frame()
	if len(lines) != d.height {
		d.t.Fatalf("%dx%d: the frame has %d rows", d.width, d.height, len(lines))
	}
	for i, line := range lines {
		if n := d.method.StringWidth(line); n != d.width {
			d.t.Fatalf("%dx%d: row %d has %d columns: %q", d.width, d.height, i, n, ansi.Strip(line))
		}
	}
	return strings.ReplaceAll(ansi.Strip(strings.Join(lines, "\n")), plain.LRM, "") + "\n"
}
