package explorer

import (
	"errors"
	"image/color"
	"strings"
	"testing"

	"entente/model"
	"entente/ui/paint"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// reading is a dossier of which so much is read.
func readSoFar(read, all int64) *waiting {
	return &waiting{opening: Opening{Name: "big.yaml", Bytes: func() (int64, int64) { return read, all }}}
}

func TestWaitingTellsHowFar(t *testing.T) {
	for want, w := range map[string]*waiting{
		"fetching the text":                  readSoFar(0, 0),
		"12.0 MB of 68.1 MB":                 readSoFar(12_000_000, 68_100_000),
		"checking the rules between records": readSoFar(5, 5),
	} {
		w.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
		shown := ansi.Strip(strings.Join(w.frame(), "\n"))
		for _, part := range []string{"Reading big.yaml", want, "q leaves"} {
			if !strings.Contains(shown, part) {
				t.Errorf("it doesn’t say %q:\n%s", part, shown)
			}
		}
	}
	half := readSoFar(1, 2)
	half.Update(tea.WindowSizeMsg{Width: 42, Height: 24})
	if bar := ansi.Strip(half.frame()[1]); strings.Count(bar, "━") != 20 || strings.Count(bar, "─") != 20 {
		t.Errorf("half is drawn as %q", bar)
	}
}

func TestWaitingFitsEverySize(t *testing.T) {
	w := readSoFar(1, 3)
	for width := range 131 {
		for height := range 12 {
			w.Update(tea.WindowSizeMsg{Width: width, Height: height})
			lines := w.frame()
			if len(lines) > height {
				t.Fatalf("%dx%d: %d rows", width, height, len(lines))
			}
			for _, line := range lines {
				if n := ansi.StringWidth(line); n > width {
					t.Fatalf("%dx%d: %d columns: %q", width, height, n, line)
				}
			}
		}
	}
}

func TestWaitingHandsOver(t *testing.T) {
	w := readSoFar(1, 3)
	w.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
	w.Update(unanswered{})
	w.Update(namedKeys["down"])   // what is typed meanwhile isn't lost
	w.Update(tea.ModeReportMsg{}) // changes nothing
	g := &guard{Model: w, crashes: newCrashes()}
	waited := g.View().Content
	g.Update(opened{options: Options{Dossier: embedded(t), Start: State{Selection: model.Selection{Focus: model.Relationships}}}})
	m, ok := g.Model.(*root)
	if !ok {
		t.Fatalf("a dossier that is read leads to %T", g.Model)
	}
	if g.View().Content == waited {
		t.Error("the frame stays that which told how far the reading was")
	}
	want := drive(t, 120, 36, "down")
	if got := (&driver{root: m, t: t}).screen(); got != want.screen() {
		t.Errorf("it shows\n%s", got)
	}
}

// TestWaitingKeepsTheNotice holds that what the first screen has to tell is told there whatever
// was typed before it stood.
func TestWaitingKeepsTheNotice(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"down", "]", "esc"} {
		w := readSoFar(1, 3)
		w.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
		w.Update(tea.BackgroundColorMsg{Color: color.Black})
		w.kept = append(w.kept, pressed(key))
		next, _ := w.Update(opened{options: Options{Dossier: embedded(t), Notice: "what was saved is broken"}})
		if s := (&driver{root: next.(*root), t: t}).lastLine(); !strings.HasPrefix(s, "what was saved is broken") {
			t.Errorf("after %s the first screen tells %q", key, s)
		}
	}
}

// An answer of the terminal that comes late, yet before the dossier is read, gives the
// first frame its colours.
func TestWaitingTakesALateAnswer(t *testing.T) {
	w := readSoFar(1, 3)
	w.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
	w.Update(unanswered{})
	w.Update(tea.BackgroundColorMsg{Color: color.Black})
	next, _ := w.Update(opened{options: Options{Dossier: embedded(t)}})
	if m := next.(*root); !m.ready || m.shade != paint.Dark {
		t.Errorf("the first frame is drawn %v for the ground %d", m.ready, m.shade)
	}
}

func TestWaitingLeaves(t *testing.T) {
	for key, code := range map[string]int{"q": 0, "esc": 0, "ctrl+c": 130} {
		w := readSoFar(1, 3)
		msg, named := namedKeys[key]
		if !named {
			msg = tea.KeyPressMsg{Code: 'q', Text: "q"}
		}
		if _, cmd := w.Update(msg); !leavesBy(cmd) || w.code != code {
			t.Errorf("%s doesn’t leave, or with %d", key, w.code)
		}
	}
	broken := errors.New("broken")
	w := readSoFar(1, 3)
	if _, cmd := w.Update(opened{err: broken}); !leavesBy(cmd) {
		t.Error("what can’t be read doesn’t end the explorer")
	}
	if _, err := (last{model: w}).outcome(); !errors.Is(err, broken) {
		t.Errorf("it ends with %v", err)
	}
}

func leavesBy(cmd tea.Cmd) bool {
	if cmd == nil {
		return false
	}
	_, ok := cmd().(tea.QuitMsg)
	return ok
}
