package explorer

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"
)

// Any text may be pasted into a prompt. It takes what somebody could mean, and says what
// it leaves out.
func TestPromptsTakeNoMore(t *testing.T) {
	t.Parallel()
	for _, open := range [][]string{{"/"}, {":"}, {"?", "/"}, {"t", "/"}, {"w", "/"}, {"e", "enter"}, {"N"}, {"@"}} {
		for _, letter := range []string{"a", "e\u0301", "م "} {
			d := driveOn(t, new(desk).options(t), 100, 20, open...)
			if d.overlay == nil {
				t.Fatalf("%v opens nothing:\n%s", open, d.screen())
			}
			p := d.overlay.typing()
			if p == nil {
				t.Fatalf("%v: nothing is typed:\n%s", open, d.screen())
			}
			d.Update(tea.PasteMsg{Content: strings.Repeat(letter, 1<<17/len(letter))})
			p = d.overlay.typing()
			if n := utf8.RuneCountInString(p.Value()); n != p.CharLimit || n > 2000 {
				t.Errorf("%v: it has %d characters, and takes %d", open, n, p.CharLimit)
			}
			if !strings.Contains(d.screen(), p.full()) {
				t.Errorf("%v: what is left out isn’t told:\n%s", open, d.screen())
			}
			if c := d.cursor(); c.X >= d.width-len(p.full()) {
				t.Errorf("%v: the cursor stands at %d, in what is told", open, c.X)
			}
			d.press("backspace")
			if strings.Contains(d.screen(), p.full()) {
				t.Errorf("%v: there is room again, and it says that there is none", open)
			}
			d.press("xy")
			if !strings.Contains(d.screen(), p.full()) {
				t.Errorf("%v: a letter is left out, which isn’t told:\n%s", open, d.screen())
			}
			d.Update(tea.WindowSizeMsg{Width: 20, Height: 6})
			d.screen()
		}
	}
}

// A prompt is one line: what stands behind the first is left out, and that is told.
func TestPromptsTakeOneLine(t *testing.T) {
	t.Parallel()
	for pasted, want := range map[string]string{
		"arms\ntroops": "arms", "arms\rtroops": "arms", "arms\r\n\r\ntroops": "arms", " arms \n": "arms", "arms": "arms",
	} {
		d := drive(t, 100, 20, "/")
		d.Update(tea.PasteMsg{Content: pasted})
		if got := d.overlay.typing().Value(); got != want {
			t.Errorf("%q pasted is %q", pasted, got)
		}
		if told, cut := strings.Contains(d.screen(), "its first line alone"), strings.Contains(pasted, "troops"); told != cut {
			t.Errorf("%q: that it is cut is told: %v\n%s", pasted, told, d.screen())
		}
	}
}

// A text that is pasted where none can be typed presses no keys, and that is told where
// messages are.
func TestPastesNeedAPrompt(t *testing.T) {
	t.Parallel()
	for _, keys := range []string{"", "v", "t", "?", "L"} {
		d := drive(t, 100, 20, strings.Fields(keys)...)
		before := d.scene.Requested()
		d.Update(tea.PasteMsg{Content: "jjjq"})
		if !strings.Contains(d.screen(), "takes a text that is pasted") {
			t.Errorf("after %q it isn’t told:\n%s", keys, d.screen())
		}
		if diff := cmp.Diff(before, d.scene.Requested()); diff != "" {
			t.Errorf("after %q it presses keys (-before +after):\n%s", keys, diff)
		}
	}
}
