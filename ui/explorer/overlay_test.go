package explorer

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"entente/model"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
)

// leadsTo returns the keys that open each overlay, by its name.
var leadsTo = map[string][]string{
	"in a filter’s panel":         {"t"},
	"while searching":             {"/"},
	"in the list of what to do":   {":"},
	"while marking a place":       {"m"},
	"in the list of whom to draw": {"V", "b"},
	"while going to a mark":       {"ma", "'"},
	"while adding to the dossier": {"a"},
	"in the dates":                {"@"},
	"while exporting":             {"e"},
	"at the address of a source":  {"o"},
	"in the text of a source":     {"3", "p"},
	"while writing a note":        {"N"},
	"in the legend":               {"L"},
	"in what changed":             {"O"},
	"in text to select":           {"y", "y"},
	"in this help":                {"?"},
}

// withAll drives what offers every overlay.
func withAll(t testing.TB, keys ...string) *driver {
	t.Helper()
	o := linkedTo(t, longAddress, never)
	k := new(desk).options(t)
	o.Dossier = o.Dossier.Against(reduced(t), "old.yaml")
	o.Export, o.Formats, o.Texts = k.Export, k.Formats, texts("one", "two")
	o.Add = func(model.Scene, string) (Form, error) { return Form{}, errors.New("there is no editor") }
	return driveOn(t, o, 200, 36, keys...)
}

// inWords holds that a row has all that keys, footer, help and palette are made from.
func inWords(t testing.TB, a *action) {
	t.Helper()
	shown := a.binding.Help()
	if shown.Key == "" || shown.Desc == "" || !strings.HasSuffix(a.help, ".") {
		t.Errorf("%v (%q) has the word %q and the help %q", a.binding.Keys(), shown.Key, shown.Desc, a.help)
	}
	if (a.do == nil) != (len(a.binding.Keys()) == 0) {
		t.Errorf("%q has keys and does nothing, or the other way round", a.help)
	}
}

func TestActionsAreInWords(t *testing.T) {
	t.Parallel()
	for _, a := range append(actions(), interruption()) {
		inWords(t, &a)
	}
}

// TestOverlays goes over the table: each overlay has a name, keys that stand once, a
// footer, a way to it and out of it, and is as large as the screen at every size.
func TestOverlays(t *testing.T) {
	t.Parallel()
	names := map[string]bool{}
	for _, o := range overlays(actions()) {
		name := o.row().name
		if name == "" || names[name] {
			t.Errorf("%T has the name %q, or shares it", o, name)
		}
		names[name] = true
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := withAll(t, leadsTo[name]...)
			if d.overlay == nil || d.overlay.row().name != name {
				t.Fatalf("%v lead to %T", leadsTo[name], d.overlay)
			}
			d.keysStandOnce()
			d.footerTells()
			d.common(leadsTo[name])
			d.everySize(160, 48)
			d.press("esc")
			if d.overlay != nil {
				t.Errorf("Esc leads to %T", d.overlay)
			}
		})
	}
}

func (d *driver) keysStandOnce() {
	d.t.Helper()
	taken := map[string]string{}
	rows := append(d.rows(), interruption())
	for i := range rows {
		inWords(d.t, &rows[i])
		for _, k := range rows[i].binding.Keys() {
			if other, ok := taken[k]; ok {
				d.t.Errorf("%q means %q and %q", k, other, rows[i].help)
			}
			taken[k] = rows[i].help
		}
	}
}

// footerTells holds that the footer tells the way out, and each pair of the rows.
func (d *driver) footerTells() {
	d.t.Helper()
	footer := strings.ToLower(ansi.Strip(d.footer()))
	if !strings.Contains(footer, "esc ") {
		d.t.Errorf("the footer doesn't tell the way out: %q", footer)
	}
	for _, p := range d.footerPairs() {
		if pair := strings.ToLower(p.key + " " + p.word); !strings.Contains(footer, pair) {
			d.t.Errorf("the footer has no %q: %q", pair, footer)
		}
	}
}

// common holds that the keys of all overlays work in this one, unless they are
// letters there.
func (d *driver) common(keys []string) {
	d.t.Helper()
	letters := d.overlay.row().letters
	if quits := quits(withAll(d.t, keys...).keyed("Q")); quits == letters {
		d.t.Errorf("Q quits: %t", quits)
	}
	if e := withAll(d.t, keys...); !quits(e.keyed("ctrl+c")) || e.code != interrupted {
		d.t.Errorf("ctrl-c leaves the exit code %d", e.code)
	}
	e := withAll(d.t, keys...)
	if cmd := e.keyed("ctrl+z"); cmd == nil && e.notice == "" {
		d.t.Error("ctrl-z neither suspends nor says why it doesn't")
	}
	e = withAll(d.t, keys...)
	under := e.overlay
	e.press("?")
	if _, open := under.(*help); open {
		if e.overlay != nil {
			d.t.Errorf("? in the help leads to %T", e.overlay)
		}
		return
	}
	if _, open := e.overlay.(*help); open == letters {
		d.t.Errorf("? opens the help: %t", open)
	}
	if e.press("esc"); !letters && e.overlay != under {
		d.t.Errorf("from the help Esc leads to %T", e.overlay)
	}
}

// TestHelpGolden holds all keys and their help to the letter, in one pane.
func TestHelpGolden(t *testing.T) {
	t.Parallel()
	d := withAll(t, "?")
	golden.RequireEqual(t, []byte(ansi.Strip(strings.Join(over[*help](d).lines(d.root, 100), "\n"))+"\n"))
}

// TestRootIsSmall holds that what belongs together stands together.
func TestRootIsSmall(t *testing.T) {
	t.Parallel()
	if n := reflect.TypeFor[root]().NumField(); n > 30 {
		t.Errorf("root has %d fields", n)
	}
}

// TestOverlaysTellTheWayOut holds that a narrow screen, too, says how to leave what stands
// over it.
func TestOverlaysTellTheWayOut(t *testing.T) {
	t.Parallel()
	for name, keys := range leadsTo {
		d := withAll(t, keys...)
		d.resizeTo(40, 12)
		if last := d.lastLine(); !strings.Contains(last, "Esc ") {
			t.Errorf("%s the footer is %q", name, last)
		}
	}
}

// TestFramesTellWhole holds that what a frame says below its list is whole, or cut by an
// ellipsis where the list needs the rows, and that no rule stands there above nothing.
func TestFramesTellWhole(t *testing.T) {
	t.Parallel()
	cuts, wholes := 0, 0
	for _, size := range [][2]int{{40, 12}, {60, 20}, {80, 24}, {120, 36}} {
		for _, keys := range []string{"t", "s", "c", "w", "f", "F", "r", ":", "@"} {
			d := drive(t, size[0], size[1], keys)
			for range 25 {
				framed := framedRows(d.screen())
				shown := d.screen()
				rule := -1
				for i, row := range framed {
					if strings.HasPrefix(row, "───") {
						rule = i
					}
				}
				want := ""
				switch o := d.overlay.(type) {
				case *panel:
					if v := o.values(d.root)[o.at]; v.About != "" {
						want = v.Label + ": " + v.About
					}
				case *palette:
					want = o.offers(d.root)[o.at].help
				case *dater:
					want = o.fields[o.at].about
				}
				if rule == len(framed)-1 || rule >= 0 && framed[rule+1] == "" {
					t.Fatalf("%v: a rule above nothing:\n%s", size, shown)
				}
				said := strings.Join(strings.Fields(strings.Join(framed[rule+1:], " ")), " ")
				switch whole := strings.Join(strings.Fields(want), " "); {
				case strings.Contains(said, whole):
					wholes++
				case framed[len(framed)-1] == "" || rule >= 0 && !strings.HasSuffix(said, "…"):
					t.Fatalf("%v, %s: %q isn’t told, nor told to be cut:\n%s", size, keys, whole, shown)
				default:
					cuts++
				}
				d.press("down")
			}
		}
	}
	if cuts == 0 || wholes == 0 {
		t.Errorf("%d were cut, %d were whole", cuts, wholes)
	}
}

// framedRows returns the rows within the frame of an overlay, without blanks around them.
func framedRows(screen string) []string {
	var rows []string
	for _, line := range strings.Split(screen, "\n") {
		last := strings.LastIndex(line, "┃")
		if last <= 0 || !strings.HasSuffix(strings.TrimRight(line, " "), "┃") {
			continue
		}
		inner := line[:last]
		if first := strings.LastIndex(inner, "┃"); first >= 0 {
			rows = append(rows, strings.Trim(inner[first+len("┃"):], " █"))
		}
	}
	return rows
}
