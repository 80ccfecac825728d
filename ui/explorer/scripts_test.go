package explorer

import (
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"entente/data"
	"entente/model"
	"entente/ui/plain"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"github.com/charmbracelet/x/vt"
)

const scriptsFile = "testdata/scripts.yaml"

func scripts(t testing.TB) *model.Dossier {
	t.Helper()
	loaded, err := new(data.Reading).Load(scriptsFile)
	if err != nil {
		t.Fatal(err)
	}
	return loaded.Dossier
}

// driveScripts drives the dossier of many scripts on a terminal that counts
// columns by clusters, as those with mode 2027 do, or by characters.
func driveScripts(t testing.TB, method ansi.Method, width, height int, keys ...string) *driver {
	t.Helper()
	d := driveOn(t, Options{Dossier: scripts(t), Start: State{Selection: model.Selection{Focus: model.Relationships}}}, width, height)
	if method == ansi.GraphemeWidth {
		d.Update(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
	}
	d.press(keys...)
	return d
}

var scriptViews = []struct {
	name string
	keys []string
	held [][2]int // the sizes of its goldens
}{
	{"start", nil, both},
	{"countries", []string{"1", "G"}, nil},
	{"sources", []string{"3", "j", "j"}, nil},
	{"conjuncts", []string{"/", "स्पर्धा", "enter", "3"}, nil},
	{"quotation", []string{"/", "손에", "enter", "3", "G"}, nil},
	{"quotations", []string{"\"", "j"}, nil},
	{"types", []string{"t", "space", "j"}, nil},
	{"filtered", []string{"t", "space", "enter", "c", "G", "space", "enter"}, nil},
	{"with", []string{"w"}, nil},
	{"search", []string{"/", "다리"}, nil},
	{"found within a cluster", []string{"/", "ग"}, nil},
	{"found within an emoji", []string{"/", "👩"}, nil},
	{"search typed long", []string{"/", "👩🏽‍🍳👨🏿‍🍳 क्षेत्रीय 1️⃣2️⃣3️⃣ مَدْرَسَة 👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦"}, [][2]int{narrow}},
	{"palette", []string{":"}, nil},
	{"pinned", []string{"P", "j", "j"}, nil},
	{"pinned zoomed", []string{"P", "j", "j", "3", "+"}, nil},
	{"places", []string{"ma", "t", "space", "enter", "j", "mb", "'"}, nil},
	{"copied", []string{"3", "G", "y", "y"}, nil},
}

var methods = map[ansi.Method]string{ansi.GraphemeWidth: "clusters", ansi.WcWidth: "characters"}

func TestScripts(t *testing.T) {
	t.Parallel()
	for _, v := range scriptViews {
		for _, size := range v.held {
			t.Run(fmt.Sprintf("%s/%dx%d", v.name, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				d := driveScripts(t, ansi.GraphemeWidth, size[0], size[1], v.keys...)
				golden.RequireEqual(t, []byte(d.screen()))
			})
		}
	}
}

// TestScriptsAreTold holds that Sources tells every text of a tie, whole, in whatever
// script. A text may be broken anywhere, so blanks don't count.
func TestScriptsAreTold(t *testing.T) {
	t.Parallel()
	solid := func(text string) string { return strings.Join(strings.Fields(text), "") }
	for method, name := range methods {
		for _, width := range []int{40, 120} {
			d := driveScripts(t, method, width, 200, "a", "3", "+")
			for i := range d.dossier.Ties {
				tie := &d.dossier.Ties[i]
				chosen := d.scene.ChooseTie(tie.ID)
				chosen.Focus = model.Sources
				d.show(chosen)
				texts := []string{tie.Summary, tie.Amount}
				for _, c := range tie.Claims {
					texts = append(texts, c.Wording)
				}
				for _, q := range d.dossier.QuotesOf(tie) {
					texts = append(texts, q.Text, q.Context)
				}
				shown := solid(strings.NewReplacer("▌", "", "█", "").Replace(d.screen()))
				for _, text := range texts {
					if !strings.Contains(shown, solid(text)) {
						t.Errorf("%d columns, counted by %s: %s doesn’t tell %q", width, name, tie.ID, text)
					}
				}
			}
		}
	}
}

// TestScriptsStandStraight sweeps the sizes under both ways to count columns. Each
// row has its width, no cluster is taken apart, and the rules stand in the columns
// where the layout has put them: in Bubble Tea's own cells, and on a terminal.
func TestScriptsStandStraight(t *testing.T) {
	t.Parallel()
	known := knownClusters(t)
	for _, v := range scriptViews {
		for method, name := range methods {
			t.Run(v.name+"/"+name, func(t *testing.T) {
				t.Parallel()
				d := driveScripts(t, method, 120, 36, v.keys...)
				step := 2
				if testing.Short() {
					step = 12
				}
				for _, height := range []int{6, 14, 36} {
					for width := 20; width <= 240; width += step + width/6 {
						d.resizeTo(width, height)
						d.screen()
						d.straight()
						for i, line := range d.frame() {
							if c := strange(line, known); c != "" {
								t.Fatalf("%dx%d: row %d shows a cluster that is none: %q in\n%s", width, height, i, c, ansi.Strip(line))
							}
						}
					}
				}
			})
		}
	}
}

// knownClusters are those of the dossier and of the program's own marks.
func knownClusters(t *testing.T) map[string]bool {
	t.Helper()
	text, err := os.ReadFile(scriptsFile)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{"▸": true, "▎": true}
	add := func(text string) {
		for text != "" {
			cluster, _ := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
			known[cluster] = true
			text = text[len(cluster):]
		}
	}
	add(string(text))
	add(string([]rune{'ग'})) // typed as it stands
	add("مَدْرَسَة👩")
	for r := rune(0x80); r < 0x3000; r++ {
		if mark := string(r); plain.ASCII(mark) != mark {
			known[mark] = true
		}
	}
	return known
}

// strange returns the first cluster of a painted row that is of no text: half of one
// that a cut or a change of colour has taken apart.
func strange(line string, known map[string]bool) string {
	line = strings.ReplaceAll(line, plain.LRM, "")
	for line != "" {
		if line[0] == ansi.ESC {
			_, _, n, _ := ansi.DecodeSequence(line, 0, nil)
			line = line[n:]
			continue
		}
		cluster, _ := ansi.FirstGraphemeCluster(line, ansi.GraphemeWidth)
		if len(cluster) > 1 && !known[cluster] {
			return cluster
		}
		line = line[len(cluster):]
	}
	return ""
}

func TestJoinersAreTyped(t *testing.T) {
	t.Parallel()
	for _, word := range []string{"قایق\u200cرانان", "👩🏻‍🤝‍👩🏽", "1️⃣2️⃣"} {
		d := driveScripts(t, ansi.GraphemeWidth, 120, 36, "/", word)
		if d.scene.Hits.Len() == 0 || !strings.Contains(d.screen(), "/"+word) {
			t.Errorf("%q isn’t found, or not shown as typed:\n%s", word, d.screen())
		}
	}
}

// straight holds that each rule between panes is one column, as Bubble Tea lays
// the frame out in its cells, and as a terminal draws it that counts a cluster as
// Unicode does, whether or not it says so.
func (d *driver) straight() {
	d.t.Helper()
	l := d.layout()
	content := d.View().Content
	cells := uv.NewScreenBuffer(d.width, d.height)
	cells.Method = d.method
	uv.NewStyledString(content).Draw(cells, cells.Bounds())
	d.ruled("Bubble Tea", l, cells.CellAt)
	terminal := vt.NewEmulator(d.width, d.height)
	if _, err := io.WriteString(steady(terminal), ansi.ResetModeAutoWrap+strings.ReplaceAll(content, "\n", "\r\n")); err != nil {
		d.t.Fatal(err)
	}
	d.ruled("the terminal", l, terminal.CellAt)
}

func (d *driver) ruled(where string, l layout, at func(x, y int) *uv.Cell) {
	d.t.Helper()
	for _, x := range d.rules(l) {
		for y := l.right.Y; y < l.right.Y+l.right.H; y++ {
			if c := at(x, y); c == nil || !strings.Contains("│┃┬┤├┼┏┓┗┛", c.Content) || c.Content == "" {
				d.t.Fatalf("%dx%d: on %s the rule of column %d is missing in row %d:\n%s", d.width, d.height, where, x, y, ansi.Strip(strings.Join(d.frame(), "\n")))
			}
		}
	}
}

// rules are the columns that hold a rule in every row of Sources' place.
func (d *driver) rules(l layout) []int {
	if d.standsOver(overAll) || l.tooSmall {
		return nil
	}
	var xs []int
	if d.standsOver(overSources) {
		r := d.panelRect()
		if l.right != r {
			return nil
		}
		xs = append(xs, r.X, r.X+r.W-1)
	} else if l.pinned.H == l.right.H && !l.pinned.Empty() {
		xs = append(xs, l.pinned.W+l.pinned.X)
	}
	if !l.single && l.right.X > 0 { // else Sources stands below a drawing
		xs = append(xs, l.right.X-1)
		if ties := l.panes[model.Relationships]; ties.X > 0 && !d.standsOver(overLists) {
			xs = append(xs, ties.X-1)
		}
	}
	return xs
}

func TestMode2027IsHeeded(t *testing.T) {
	t.Parallel()
	for value, want := range map[ansi.ModeSetting]ansi.Method{
		ansi.ModeNotRecognized: ansi.WcWidth, ansi.ModePermanentlyReset: ansi.WcWidth,
		ansi.ModeReset: ansi.GraphemeWidth, ansi.ModeSet: ansi.GraphemeWidth, ansi.ModePermanentlySet: ansi.GraphemeWidth,
	} {
		d := driveOn(t, Options{Dossier: scripts(t)}, 120, 36)
		d.Update(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: value})
		d.Update(tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: ansi.ModeReset})
		d.Update(tea.ColorProfileMsg{}) // makes the theme anew
		if d.theme.Method != want {
			t.Errorf("mode 2027 is told as %d, and columns are counted by %d", value, d.theme.Method)
		}
	}
}
