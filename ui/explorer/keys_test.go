package explorer

import (
	"strings"
	"testing"

	"entente/model"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// TestBindingsStandOnce holds that in no pane one key means two things.
func TestBindingsStandOnce(t *testing.T) {
	t.Parallel()
	for pane := range model.Panes + 1 { // and a drawing
		taken := map[string]string{}
		for _, a := range actions() {
			if !a.pane.has(model.Pane(pane)) {
				continue
			}
			for _, k := range a.binding.Keys() {
				if other, ok := taken[k]; ok {
					t.Errorf("in pane %d %q means %q and %q", pane, k, other, a.help)
				}
				taken[k] = a.help
			}
		}
	}
}

// TestHelpListsEveryBinding holds the help against the keys, pane by pane.
func TestHelpListsEveryBinding(t *testing.T) {
	t.Parallel()
	for pane, focus := range []string{"1", "2", "3"} {
		d := driveOn(t, Options{Dossier: embedded(t), Texts: texts("One.")}, 200, 80, focus, "?")
		text := strings.Join(strings.Fields(ansi.Strip(strings.Join(over[*help](d).lines(d.root, 200), "\n"))), " ") // unwrapped
		for _, a := range d.actions {
			if listed := strings.Contains(text, a.help); listed != a.pane.has(model.Pane(pane)) {
				t.Errorf("with the focus on %s the help lists %q: %t", focus, a.help, listed)
			}
		}
		for _, o := range overlays(d.actions) {
			for _, a := range o.keys() {
				if !strings.Contains(text, a.help) {
					t.Errorf("the help doesn't list %q", a.help)
				}
			}
		}
	}
}

func TestHelpNarrows(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "?", "/", "clipb")
	if s := d.screen(); !strings.Contains(s, "No key has “clipb”") {
		t.Errorf("no word of why nothing is listed:\n%s", s)
	}
	for _, a := range actions() { // each is found by the word that the footer has for it
		if d := drive(t, 120, 36, "?", "/", a.binding.Help().Desc); a.pane == 0 && !a.needsText && strings.Contains(d.screen(), "No key has") {
			t.Errorf("the help doesn’t find %q", a.binding.Help().Desc)
		}
	}
	d = drive(t, 120, 36, "?", "/", "citation")
	if s := d.screen(); !strings.Contains(s, "Copy the quotation") || strings.Contains(s, "Quit at once") {
		t.Errorf("the help isn't narrowed to what has “citation”:\n%s", s)
	}
}

// TestFooterFits holds that the footer shows whole pairs only, and always help.
func TestFooterFits(t *testing.T) {
	t.Parallel()
	for width := minColumns; width <= 240; width++ {
		d := drive(t, width, 24, "2")
		footer := strings.TrimRight(ansi.Strip(d.footer()), " ")
		if !strings.HasSuffix(footer, "? help") || strings.Contains(footer, "…") {
			t.Fatalf("%d columns: the footer is %q", width, footer)
		}
	}
}

// quits reports whether a command ends the program.
func quits(cmd tea.Cmd) bool {
	if cmd == nil {
		return false
	}
	_, ok := cmd().(tea.QuitMsg)
	return ok
}

func TestLeaving(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		keys []string
		last string
		quit bool
		code int
	}{
		{"q quits", nil, "q", true, 0},
		{"Q quits at once", []string{"\""}, "Q", true, 0},
		{"ctrl-c is an interrupt", nil, "ctrl+c", true, 130},
		{"ctrl-c while typing", []string{"/", "abc"}, "ctrl+c", true, 130},
		{"ctrl-c in a panel", []string{"t"}, "ctrl+c", true, 130},
		{"Q in a panel", []string{"t"}, "Q", true, 0},
		{"q closes the list of quotations first", []string{"\""}, "q", false, 0},
		{"q closes the zoom first", []string{"+"}, "q", false, 0},
		{"q in a prompt is a letter", []string{"/"}, "q", false, 0},
		{"q closes the help", []string{"?"}, "q", false, 0},
		{"Esc never quits", []string{"esc", "esc"}, "esc", false, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d := drive(t, 120, 36, c.keys...)
			msg, ok := namedKeys[c.last]
			if !ok {
				r := []rune(c.last)[0]
				msg = tea.KeyPressMsg{Code: r, Text: c.last}
			}
			_, cmd := d.Update(msg)
			if got := quits(cmd); got != c.quit || d.code != c.code {
				t.Errorf("quits: %t with %d, want %t with %d", got, d.code, c.quit, c.code)
			}
		})
	}
}
