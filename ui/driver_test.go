package ui

import (
	"strings"
	"testing"

	"entente/data"
	"entente/model"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// A driver presses keys on a root without a terminal, one after the other, so
// that nothing in a test depends on time.
type driver struct {
	*root
	t testing.TB
}

func embedded(t testing.TB) *model.Dossier {
	t.Helper()
	loaded, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return loaded.Dossier
}

func drive(t testing.TB, width, height int, keys ...string) *driver {
	t.Helper()
	return driveOn(t, Options{Dossier: embedded(t), Start: model.Selection{Focus: model.Relationships}}, width, height, keys...)
}

func driveOn(t testing.TB, o Options, width, height int, keys ...string) *driver {
	t.Helper()
	if o.Safe == nil {
		o.Safe = data.Shown
	}
	d := &driver{root: newRoot(o), t: t}
	d.Update(tea.WindowSizeMsg{Width: width, Height: height})
	d.Update(groundless{})
	d.press(keys...)
	return d
}

// press sends keys by the names that Bubble Tea gives them; any other text is
// typed letter by letter.
func (d *driver) press(keys ...string) {
	d.t.Helper()
	for _, k := range keys {
		if code, ok := namedKeys[k]; ok {
			d.Update(code)
			continue
		}
		for _, r := range k {
			d.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
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

// everySize sweeps the sizes up to these, closer where they are small: screen holds
// each frame against its own.
func (d *driver) everySize(width, height int) {
	d.t.Helper()
	for h := 1; h <= height; h += 1 + h/12 {
		for w := 1; w <= width; w += 1 + w/24 {
			d.resizeTo(w, h)
			d.screen()
		}
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

// screen gives the frame as plain text, after holding it against the size: a
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
	return ansi.Strip(strings.Join(lines, "\n")) + "\n"
}
