package explorer

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"entente/data"
	"entente/data/safe"
	"entente/model"
	"entente/ui/internal/hostile"
	"entente/ui/plain"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// hostileOptions open a dossier with payloads in every field, a text and a notice
// with all of them.
func hostileOptions(t testing.TB, payloads []hostile.Payload) Options {
	t.Helper()
	loaded, err := data.Decode(data.File{Name: "hostile.yaml", Bytes: []byte(hostile.Dossier(payloads))})
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, p := range payloads {
		all += " " + p.Text
	}
	older, err := data.Decode(data.File{Name: "hostile.yaml", Bytes: []byte(hostile.Dossier(payloads[:2]))})
	if err != nil {
		t.Fatal(err)
	}
	return Options{
		Dossier: loaded.Dossier.Against(older.Dossier, safe.Clean(all)), Texts: map[string][]safe.Text{loaded.Dossier.Sources[0].ID: safe.Lines([]byte(all))}, Notice: safe.Shown(all),
		Start: State{Selection: model.Selection{Focus: model.Relationships, Scope: model.Scope{Kind: model.AllTies}}},
	}
}

// drawn holds that a frame is made of rows with their width, and of styles and
// characters that are drawn.
func (d *driver) drawn() {
	d.t.Helper()
	d.screen()
	for _, line := range d.frame() {
		checkRow(d.t, line)
	}
}

// straightPanes holds that the rules stand straight, where there are panes.
func (d *driver) straightPanes() {
	d.t.Helper()
	if !d.standsOver(overAll) {
		d.straight()
	}
}

var styles = regexp.MustCompile(`\x1b\[[0-9;:]*m`)

func checkRow(t testing.TB, line string) {
	t.Helper()
	for _, r := range styles.ReplaceAllString(line, "") {
		joiner := unicode.Is(unicode.Join_Control, r) || r >= 0xe0020 && r <= 0xe007f || string(r) == plain.LRM
		if unicode.IsControl(r) || !unicode.IsGraphic(r) && !joiner {
			t.Fatalf("%U is written in %+q", r, line)
		}
	}
}

var hostileViews = [][]string{
	{"1"},
	{"2"},
	{"3"},
	{"\""},
	{"t"},
	{"c"},
	{"w"},
	{"s"},
	{"?"},
	{"L"},
	{":"},
	{"v"},
	{"v", "S"},
	{"v", "v"},
	{"v", "v", "z"},
	{"v", "v", "v"},
	{"v", "v", "v", "v"},
	{"V"},
	{"V", "V"},
	{"V", "V", "V"},
	{"V", "V", "V", "V", "d"},
	{"P", "j"},
	{"P", "j", "3", "+"},
	{"p"},
	{"ma", "'"},
	{"3", "y", "y"},
	{"/", "a"},
	{"t", "space", "enter"},
	{"c", "space", "enter", "ma", "'"},
	{"enter"},
	{"1", "i", "j"},
	{"I", "j", "o"},
	{"O"},
	{"D", "space"},
	{"enter", "enter", "enter"},
	{"2", "+"},
	{"1", "S"},
	{"w", "/", "a"},
	{"?", "/", "a", "enter"},
	{":", "go to"},
	{"v", "v", "L"},
	{"e", "enter"},
}

// Every payload in every field, in every view, at three sizes, as terminals count
// columns in two ways.
func TestHostileFrames(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{120, 36}, {80, 24}, {34, 12}, {200, 100}} {
		for method, name := range methods {
			t.Run(fmt.Sprintf("%dx%d/%s", size[0], size[1], name), func(t *testing.T) {
				t.Parallel()
				o := hostileOptions(t, hostile.Payloads())
				for i, keys := range hostileViews {
					if testing.Short() && i%4 != 0 {
						continue
					}
					d := driveOn(t, o, size[0], size[1])
					if method == ansi.GraphemeWidth {
						d.Update(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
					}
					d.drawn() // with its notice
					d.press(keys...)
					d.drawn()
					d.straightPanes()
					d.press("G")
					d.drawn()
					d.straightPanes()
				}
			})
		}
	}
}

// Each tie in turn, with all that is told of it.
func TestHostileStories(t *testing.T) {
	t.Parallel()
	payloads := hostile.Payloads()
	d := driveOn(t, hostileOptions(t, payloads), 120, 36)
	d.Update(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
	d.notice = "" // which stands over panes
	told := map[string]bool{}
	for range payloads {
		d.drawn()
		d.straightPanes()
		told[d.scene.Story.Tie.ID] = true
		d.press("j")
	}
	if len(told) != len(payloads) {
		t.Errorf("%d of %d ties were told", len(told), len(payloads))
	}
}

// What is typed or pasted is drawn as safely, and the cursor stands behind it.
func TestHostilePrompts(t *testing.T) {
	t.Parallel()
	o := hostileOptions(t, hostile.Payloads()[:5])
	for _, method := range []ansi.Method{ansi.GraphemeWidth, ansi.WcWidth} {
		d := driveOn(t, o, 100, 8)
		if method == ansi.GraphemeWidth {
			d.Update(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
		}
		for _, open := range []string{"/", ":", "?/", "t/", "w/"} {
			for _, p := range append(hostile.Payloads(), hostile.Raw()...) {
				for _, text := range []string{p.Text, strings.Repeat("a"+p.Text, 30)} {
					d.press(open)
					d.Update(tea.PasteMsg{Content: text})
					d.drawn()
					if c := d.cursor(); c == nil || c.X < 2 || c.X >= d.width {
						t.Fatalf("%s: the cursor is at %v", p.Name, c)
					}
					d.press("esc", "esc")
					if d.overlay != nil {
						t.Fatalf("%s: %T is still open", p.Name, d.overlay)
					}
				}
			}
		}
		d.press("/")
		d.Update(tea.PasteMsg{Content: "\u0301a\u200bb" + strings.Repeat("\u0301", 40)})
		d.press("enter")
		d.drawn() // with what was searched for in its head
		if d.scene.Find == "" {
			t.Error("nothing is searched for")
		}
	}
}

// What stands on the screen while a dossier is read has its name, and what keeps
// it from being shown anew comes from outside too.
func TestHostileMessages(t *testing.T) {
	t.Parallel()
	for _, p := range append(hostile.Payloads(), hostile.Raw()...) {
		w := &waiting{opening: Opening{Name: safe.Shown("a" + p.Text + "b"), Bytes: func() (int64, int64) { return 1, 2 }}}
		w.Update(tea.WindowSizeMsg{Width: 60, Height: 8})
		for _, line := range w.frame() {
			checkRow(t, line)
		}
		d := driveOn(t, hostileOptions(t, hostile.Payloads()[:2]), 100, 10)
		d.root.take(save{err: fmt.Errorf("open %s: no such file", p.Text)})
		d.drawn()
		d.press("?")
		d.drawn()
		if bytes.ContainsAny([]byte(d.citation()), "\x1b\x00\r") {
			t.Errorf("%s is copied", p.Name)
		}
	}
}
