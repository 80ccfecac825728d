package explorer

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"entente/model"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"
)

// takenName is an error as of a file that is there.
type takenName struct{}

func (takenName) Error() string        { return "“axis-csv/nodes.csv” already exists" }
func (takenName) Is(target error) bool { return target == fs.ErrExist }

// A desk notes what is to be written.
type desk struct {
	asked []string
	fails error
}

func (k *desk) options(t testing.TB) Options {
	t.Helper()
	return Options{
		Dossier: embedded(t), Start: State{Selection: model.Selection{Focus: model.Relationships}},
		Export: func(of Shot, format, file string, force bool) func() (string, error) {
			k.asked = append(k.asked, fmt.Sprint(format, " ", file, " ", force, " ", of.Scene.View().Passed(), " ", of.Scene.Find))
			return func() (string, error) { return "wrote " + file, k.fails }
		},
		Folder: "/home/reader/notes",
		Formats: []Format{
			{"csv", "-csv", "A folder of four tables: nodes, edges, claims and quotes."},
			{"json", ".json", "A dossier again, which entente opens. Nothing is lost."},
			{"dot", ".dot", "For Graphviz, which draws it."},
			{"graphml", ".graphml", "For Gephi, yEd and networkx."},
			{"markdown", ".md", "A report: a table for each type, quotations as footnotes."},
			{"csl-json", ".csl.json", "The sources alone, for Zotero and citeproc."},
			{"bibtex", ".bib", "The sources alone, for LaTeX."},
		},
	}
}

var exportViews = []struct {
	name string
	keys []string
	err  error
	held [][2]int // the sizes of its goldens
	told string   // ALL stands for the number of all ties, LEFT of those that are left
	at   string   // the format that is chosen
}{
	{"fresh", []string{"e"}, nil, both, "The whole dossier: ALL ties, of all actors.", "csv"},
	{"filtered", []string{"t", "space", "enter", "/", "soldier", "enter", "e", "down", "down", "down", "down"}, nil, nil, "LEFT of ALL ties, of all actors, as the filter and the search leave them.", "markdown"},
	{"last", []string{"e", "up", "down", "down", "down", "down", "down", "down", "down", "down"}, nil, nil, "The whole dossier: ALL ties, of all actors.", "bibtex"},
	{"named", []string{"e", "j", "j", "enter", "jk"}, nil, usual, "It will be axis.dotjk in /home/reader/notes.", "dot"},
	{"taken", []string{"e", "enter"}, takenName{}, usual, "“axis-csv/nodes.csv” already exists. y replaces it; any other key leaves it as it is.", "csv"},
	{"failed", []string{"e", "enter"}, errors.New("“axis-csv” can’t be written (no space left on device), and what stood there is whole; check that its folder is there, that there is room, and that you may write there"), nil, "Nothing was written: “axis-csv” can’t be written (no space left on device), and what stood there is whole; check that its folder is there, that there is room, and that you may write there.", "csv"},
}

func (d *driver) fails(err error) {
	if err != nil {
		d.press("enter")
		d.Update(exported{over[*export](d), "", err})
	}
}

func TestExportGolden(t *testing.T) {
	t.Parallel()
	for _, v := range exportViews {
		for _, size := range v.held {
			t.Run(fmt.Sprintf("%s/%dx%d", v.name, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				d := driveOn(t, new(desk).options(t), size[0], size[1], v.keys...)
				d.fails(v.err)
				golden.RequireEqual(t, []byte(d.screen()))
			})
		}
	}
}

// framed returns what stands in an overlay that has the whole width, in one line.
func (d *driver) framed() string {
	d.t.Helper()
	var words []string
	for line := range strings.SplitSeq(d.screen(), "\n") {
		if inner, ok := strings.CutPrefix(line, "┃"); ok {
			words = append(words, strings.Fields(strings.TrimSuffix(inner, "┃"))...)
		}
	}
	return strings.Join(words, " ")
}

// TestExportTells holds that the overlay tells what it is about to write or what went
// wrong, each format with its ending, and what the chosen one is.
func TestExportTells(t *testing.T) {
	t.Parallel()
	for _, v := range exportViews {
		d := driveOn(t, new(desk).options(t), narrow[0], narrow[1], v.keys...)
		d.fails(v.err)
		left := d.scene.View().Found(d.scene.Find)
		want := []string{strings.NewReplacer("ALL", fmt.Sprint(len(embedded(t).Ties)), "LEFT", fmt.Sprint(left.Ties())).Replace(v.told)}
		for _, f := range new(desk).options(t).Formats {
			row := f.Name + " " + f.Suffix
			if f.Name == v.at {
				row = "█ " + row
				want = append(want, f.About)
			}
			want = append(want, row)
		}
		for _, part := range want {
			if !strings.Contains(d.framed(), part) {
				t.Errorf("%s: %q isn’t told in\n%s", v.name, part, d.screen())
			}
		}
	}
}

// TestExportTellsOnLowScreens holds that the chosen one of more formats than have rows is told
// of whole where its list can give rows for that, and that no rule stands above nothing.
func TestExportTellsOnLowScreens(t *testing.T) {
	t.Parallel()
	o := new(desk).options(t)
	o.Formats = append(o.Formats, o.Formats...)
	for height := 12; height <= 30; height++ {
		d := driveOn(t, o, narrow[0], height, "e")
		for range o.Formats {
			about := o.Formats[over[*export](d).format].About
			if told := strings.Contains(d.framed(), about); !told && height >= 16 {
				t.Errorf("%d rows: %q isn’t told in\n%s", height, about, d.screen())
			}
			if strings.HasSuffix(d.framed(), "─") {
				t.Errorf("%d rows: a rule above nothing in\n%s", height, d.screen())
			}
			d.press("down")
		}
	}
}

func TestExportStyled(t *testing.T) {
	t.Parallel()
	overlayStyled(t, func() Options { return new(desk).options(t) }, "e", "down")
}

func TestExportEverySize(t *testing.T) {
	t.Parallel()
	for _, v := range exportViews {
		d := driveOn(t, new(desk).options(t), 120, 36, v.keys...)
		d.fails(v.err)
		d.everySize(200, 60)
	}
}

// TestExport goes through the keys of the overlay.
func TestExport(t *testing.T) {
	t.Parallel()
	var k desk
	d := driveOn(t, k.options(t), 120, 36, "e")
	name := func(want string) {
		t.Helper()
		if got := over[*export](d).file.Value(); got != want {
			t.Errorf("the name is %q, want %q", got, want)
		}
	}
	name("axis-csv")
	d.press("j") // no letter before a name is asked for
	name("axis.json")
	d.press("k", "down", "enter", "tab", "down", "down", "down")
	name("axis.csl.json")
	d.press("up", "up", "up", "up")
	name("axis.json")
	for range len(".json") {
		d.press("backspace")
	}
	d.press("-e?yq:oE", "down")
	name("axis-e?yq:oE")
	if len(k.asked) > 0 {
		t.Fatalf("letters did something: %v", k.asked)
	}
	d.Update(tea.PasteMsg{Content: ".gv\nx"})
	name("axis-e?yq:oE.gv")
	d.do(d.keyed("enter"))
	if want := "dot axis-e?yq:oE.gv false 96 "; d.overlay != nil || len(k.asked) != 1 || k.asked[0] != want || d.notice != "wrote axis-e?yq:oE.gv" {
		t.Errorf("it wrote %q over %T, and tells %q", k.asked, d.overlay, d.notice)
	}
	d.press("e")
	name("axis.dot") // the format stays, the name doesn't
	if d.press("enter", "esc"); over[*export](d).typing() != nil {
		t.Error("Esc doesn’t go back to the formats")
	}
	d.press("esc")
	if d.overlay != nil {
		t.Error("Esc doesn’t leave")
	}
}

// TestExportReplaces holds that nothing but y, asked for by itself, replaces a file.
func TestExportReplaces(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"enter", "esc", "Y", "n", "space", "down", "backspace", "ctrl+d", "y"} {
		k := desk{fails: takenName{}}
		d := driveOn(t, k.options(t), 120, 36, "e", "enter")
		d.do(d.keyed("enter"))
		if s := d.screen(); !strings.Contains(s, "already exists") || !strings.Contains(s, "y replace it") || d.overlay.typing() != nil {
			t.Fatalf("it doesn’t ask:\n%s", s)
		}
		d.Update(tea.PasteMsg{Content: "y"})
		d.Update(tea.MouseClickMsg{X: 90, Y: 8, Button: tea.MouseLeft})
		cmd := d.keyed(key)
		if (cmd != nil) != (key == "y") || (len(k.asked) == 2) != (key == "y") {
			t.Errorf("%s: it goes on to write %q", key, k.asked)
		}
		if e := over[*export](d); e.file.Value() != "axis-csv" || e.taken {
			t.Errorf("%s: name %q, taken %t", key, e.file.Value(), e.taken)
		}
		if key == "y" {
			k.fails = nil
			d.do(cmd)
			if k.asked[1] != "csv axis-csv true 96 " || d.overlay != nil {
				t.Errorf("it wrote %q", k.asked)
			}
		}
	}
}

// TestExportMeanwhile holds that writing keeps nobody, and is told wherever they are.
func TestExportMeanwhile(t *testing.T) {
	t.Parallel()
	for want, fails := range map[string]error{"wrote axis-csv": nil, "the disk is full": errors.New("the disk is full")} {
		k := desk{fails: fails}
		d := driveOn(t, k.options(t), 120, 36, "t", "space", "enter", "e", "enter")
		cmd := d.keyed("enter")
		if again := d.keyed("enter"); again != nil || len(k.asked) != 1 {
			t.Error("it writes twice")
		}
		d.press("x", "down", "esc", "X", "j")
		d.do(cmd)
		if d.overlay != nil || d.notice != want || k.asked[0] != "csv axis-csv false 3 " {
			t.Errorf("over %T it tells %q of %q", d.overlay, d.notice, k.asked)
		}
	}
	var k desk
	d := driveOn(t, k.options(t), 120, 36, "e", "enter")
	for range len("axis-csv") {
		d.press("backspace")
	}
	if cmd := d.keyed("enter"); cmd != nil || !strings.Contains(d.screen(), "Nothing was written: a file") {
		t.Error("it writes a file without a name")
	}
}

// TestOutcomesWaitToBeTold holds that what comes while something else is open is told until
// the reader has gone on from it: at once, or, where text is typed or no frame has room, after
// that, whatever else comes meanwhile.
func TestOutcomesWaitToBeTold(t *testing.T) {
	t.Parallel()
	const first, second = "the disk is full", "reloaded"
	for _, keys := range []string{"t", "t /", ":", "?", "? /", "L", "@", "/", "N", "p", "40x5"} {
		k := desk{fails: errors.New(first)}
		o := k.options(t)
		o.Texts = texts("One.")
		d := driveOn(t, o, 120, 36, "e", "enter")
		cmd := d.keyed("enter")
		small := keys == "40x5"
		if d.press("esc"); small {
			d.resizeTo(20, 3)
		} else {
			d.press(strings.Fields(keys)...)
		}
		d.do(cmd)
		d.Update(save{Edition: Edition{Dossier: d.dossier, Locate: d.locate}})
		if !small && d.overlay == nil {
			t.Fatalf("%s opens nothing", keys)
		}
		tells := func() bool { return strings.Contains(d.screen(), first) || strings.Contains(d.screen(), second) }
		if typing := small || d.overlay.typing() != nil; typing {
			if d.press("x"); tells() {
				t.Errorf("after %s it stands over what is typed:\n%s", keys, d.screen())
			}
			if d.resizeTo(120, 36); d.overlay != nil {
				d.press("esc")
			}
			if s := d.screen(); !strings.Contains(s, first) {
				t.Errorf("after %s it isn’t told behind that:\n%s", keys, s)
			}
		}
		if s := d.screen(); !strings.Contains(s, second) {
			t.Errorf("after %s only the first is told:\n%s", keys, s)
		}
		if d.press("f1"); tells() {
			t.Errorf("after %s it stays:\n%s", keys, d.screen())
		}
	}
}

// TestExportByMouse holds that a click chooses a format, and the wheel steps.
func TestExportByMouse(t *testing.T) {
	t.Parallel()
	d := driveOn(t, new(desk).options(t), 120, 36, "e")
	row := -1
	for y, line := range strings.Split(d.screen(), "\n") {
		if strings.Contains(line, "markdown") {
			row = y
		}
	}
	d.Update(tea.MouseClickMsg{X: 90, Y: row, Button: tea.MouseLeft})
	if got := over[*export](d).file.Value(); got != "axis.md" {
		t.Errorf("a click gives %q", got)
	}
	d.Update(tea.MouseWheelMsg{X: 90, Y: row, Button: tea.MouseWheelUp})
	if got := over[*export](d).file.Value(); got != "axis.graphml" {
		t.Errorf("the wheel gives %q", got)
	}
}

// TestNoExport holds that e is told of only where something can be exported.
func TestNoExport(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "e")
	if d.overlay != nil {
		t.Errorf("%T is open", d.overlay)
	}
	d.press(":", "export")
	if len(over[*palette](d).offers(d.root)) > 0 {
		t.Error("the palette offers it")
	}
}
