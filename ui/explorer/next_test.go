package explorer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"entente/model"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// lastLine returns the footer.
func (d *driver) lastLine() string {
	d.t.Helper()
	lines := strings.Split(strings.TrimRight(d.screen(), "\n"), "\n")
	return strings.TrimSpace(lines[len(lines)-1])
}

// TestFootersTellTheViewsKeys holds that at 80 columns each view’s footer tells what the
// view is for, and → in a drawing what the next of is.
func TestFootersTellTheViewsKeys(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		keys []string
		want []string
	}{
		{"ties", []string{"2", "j"}, []string{"v tree", "! contested", "/ search", "? help"}},
		{"actors", []string{"1", "j"}, []string{"v tree", "! contested", "? help"}},
		{"sources", []string{"3", "j"}, []string{"v tree", "! contested", "? help"}},
		{"search", []string{"/", "korea", "enter"}, []string{"n N matches", "? help"}},
		{"search in a drawing", []string{"v", "/", "korea", "enter"}, []string{"n N matches", "Esc end the search", "? help"}},
		{"ladder", []string{"V", "V", "V", "V"}, []string{"d next rung", "→ next lens", "Esc panes", "? help"}},
		{"zoomed drawing", []string{"v", "+"}, []string{"_ Esc unzoom", "? help"}},
		{"filtered drawing", []string{"!", "v"}, []string{"Esc undo the filter", "? help"}},
	} {
		footer := drive(t, 80, 24, c.keys...).lastLine()
		for _, want := range c.want {
			if !strings.Contains(footer, want) {
				t.Errorf("%s: no %q in %q", c.name, want, footer)
			}
		}
	}
	for _, drawing := range model.Drawings() {
		d := drive(t, 80, 24, "j")
		d.jump(d.scene.Draw(drawing))
		footer, leads := d.lastLine(), !d.scene.MoveSideways(1).Equal(d.scene.Requested())
		if !teaches(footer, "Esc", "panes") || !teaches(footer, "v", d.scene.NextDrawing().Drawing.String()) || !teaches(footer, "V", nextQuestion(d.root)) || strings.Count(footer, "panes") > 1 {
			t.Errorf("%s doesn’t tell how to leave it: %q", drawing, footer)
		}
		if leads && (drawing.Onward() == "" || !strings.Contains(footer, "→ next "+drawing.Onward())) {
			t.Errorf("%s doesn’t tell what stands sideways: %q", drawing, footer)
		}
	}
}

// TestOverlaysTeachTheirWayOut holds that from 40 columns on every overlay that has keys of its
// own in the footer tells there how to leave it.
func TestOverlaysTeachTheirWayOut(t *testing.T) {
	t.Parallel()
	out := func(d *driver, name string) {
		for width := 40; width <= 120; width += 5 {
			d.resizeTo(width, 36)
			if footer := d.lastLine(); d.notice == "" && !strings.Contains(footer, "Esc") {
				t.Errorf("%s, %d columns: %q", name, width, footer)
			}
		}
	}
	for name, keys := range leadsTo {
		out(withAll(t, keys...), name)
	}
	out(driveEvidence(t, 120, 36, "3", "o"), "at an address with an archived copy")
}

// teaches reports whether a footer tells what a key does, alone or with others that do the
// same.
func teaches(footer, key, word string) bool {
	for _, pair := range strings.Split(footer, "  ") {
		if keys, found := strings.CutSuffix(pair, " "+word); found && slices.Contains(strings.Fields(keys), key) {
			return true
		}
	}
	return false
}

// TestFirstScreenTeaches holds that the first screen tells three keys, until any was
// pressed or anything clicked.
func TestFirstScreenTeaches(t *testing.T) {
	t.Parallel()
	const first = "↓ ↑ move  enter sources  ? help: all keys"
	for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 36}} {
		if got := drive(t, size[0], size[1]).lastLine(); got != first {
			t.Errorf("%v: it tells %q", size, got)
		}
	}
	if got := drive(t, 80, 24, "j").lastLine(); got == first || !strings.Contains(got, "? help") {
		t.Errorf("behind a key stands %q", got)
	}
	d := drive(t, 80, 24)
	d.Update(tea.MouseClickMsg{X: 3, Y: 12, Button: tea.MouseLeft})
	if got := d.lastLine(); got == first {
		t.Errorf("behind a click stands %q", got)
	}
	nothing := State{Selection: model.Selection{Actor: "russia", Focus: model.Relationships, Filter: model.Filter{}.With(model.ByType, "troops").With(model.ByStanding, "historical")}}
	if got := driveOn(t, Options{Dossier: embedded(t), Start: nothing}, 80, 24).lastLine(); strings.Contains(got, "move") || !strings.Contains(got, "X clear filters") {
		t.Errorf("where nothing is left, the first screen tells %q", got)
	}
}

// TestMessagesLeave holds that whatever is told in the footer leaves with the next key or
// click.
func TestMessagesLeave(t *testing.T) {
	t.Parallel()
	for _, leave := range []func(*driver){
		func(d *driver) { d.press("j") },
		func(d *driver) { d.Update(tea.MouseClickMsg{X: 3, Y: 12, Button: tea.MouseLeft}) },
		func(d *driver) { d.Update(tea.MouseClickMsg{X: 100, Y: 30, Button: tea.MouseRight}) },
	} {
		for _, key := range []string{"M", "y", "'", "x", "o", "p", "n", "5"} {
			d := drive(t, 120, 36, key)
			told := d.notice
			if told == "" {
				t.Fatalf("%s tells nothing", key)
			}
			if leave(d); strings.Contains(d.lastLine(), told) {
				t.Errorf("%q stays: %s", told, d.lastLine())
			}
		}
	}
}

// TestKeysThatCantTellWhy holds that p without a text says how to give one, and o without
// an address that there is none.
func TestKeysThatCantTellWhy(t *testing.T) {
	t.Parallel()
	bare := revised(t, func(r *model.Records) {
		r.Sources = slices.Clone(r.Sources)
		for i := range r.Sources {
			r.Sources[i].URL, r.Sources[i].ArchiveURL = "", ""
		}
	})
	for key, want := range map[string]string{"p": "--text FILE", "o": "no address"} {
		for _, keys := range [][]string{{"1"}, {"2"}, {"3"}, {"v"}, {"\""}, {"3", "I"}} {
			d := driveOn(t, Options{Dossier: bare, Open: never}, 120, 36, append(keys, key)...)
			if !strings.Contains(d.lastLine(), want) {
				t.Errorf("%v and %s tell %q", keys, key, d.lastLine())
			}
		}
	}
}

// TestDrawingSaysWhatVDoes holds that at 40 columns every drawing is drawn, and that one
// which can't be says what v does next.
func TestDrawingSaysWhatVDoes(t *testing.T) {
	t.Parallel()
	for _, drawing := range model.Drawings() {
		d := drive(t, 40, 20)
		d.jump(d.scene.Draw(drawing))
		if s := d.screen(); strings.Contains(s, "needs") {
			t.Errorf("%s isn’t drawn at 40 columns:\n%s", drawing, s)
		}
		d.resizeTo(39, 20)
		_, told, _ := strings.Cut(strings.Join(strings.Fields(d.screen()), " "), "v goes on to the ")
		d.press("v")
		if want := d.scene.Drawing.String() + "."; !strings.HasPrefix(told, want) {
			t.Errorf("%s says that v goes on to %.20q; it is %s", drawing, told, want)
		}
	}
}

// TestPanelNarrows holds that a panel’s list narrows as one types behind /, that its keys
// then are of what is left, and that Esc shows all again.
func TestPanelNarrows(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "w", "/", "chin")
	p := over[*panel](d)
	left := p.values(d.root)
	if len(left) != 2 || len(d.scene.Filter.Parts()) > 0 || d.cursor() == nil {
		t.Fatalf("%d values are left under %v:\n%s", len(left), d.scene.Filter.Parts(), d.screen())
	}
	marked := func(want ...string) {
		t.Helper()
		if got := slices.Sorted(slices.Values(d.scene.Filter.Values(model.ByCounterpart))); !slices.Equal(got, slices.Sorted(slices.Values(want))) {
			t.Errorf("%v are marked, want %v", got, want)
		}
	}
	d.press("enter", "a")
	marked(left[0].Value, left[1].Value)
	d.press("/", "backspace", "backspace", "backspace", "backspace", "ukr", "enter", "space")
	marked(left[0].Value, left[1].Value, "ukraine")
	d.press("0")
	marked(left[0].Value, left[1].Value)
	if d.press("/", "xq"); !strings.Contains(d.screen(), "“ukrxq”") || !strings.Contains(d.screen(), "Nothing here") {
		t.Errorf("nothing is left, and isn’t said:\n%s", d.screen())
	}
	d.press("down", "enter", "space", "o", "a", "esc")
	if n := len(p.values(d.root)); d.overlay == nil || n < 10 {
		t.Errorf("Esc leaves %T with %d values", d.overlay, n)
	}
	d.press("/", "chin")
	d.clickOn("[x] China")
	marked(left[1].Value)
	if d.press("esc", "esc"); d.overlay != nil || !d.scene.Filter.IsZero() {
		t.Errorf("two Esc leave %T under %v", d.overlay, d.scene.Filter.Parts())
	}
}

// TestHelpKeysWork holds that the help’s own keys work until / is pressed.
func TestHelpKeysWork(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24, "?", "j", "j")
	if h := over[*help](d); h.top != 2 || h.words() != "" {
		t.Errorf("jj is at line %d, narrowed by %q", h.top, h.words())
	}
	d.press("/", "mark", "enter", "j")
	if h := over[*help](d); h.words() != "mark" || !strings.Contains(d.screen(), "Help: relationships first “mark”") {
		t.Errorf("it is narrowed by %q:\n%s", h.words(), d.screen())
	}
	d.press("esc", "?")
	if d.overlay != nil {
		t.Errorf("? leaves %T", d.overlay)
	}
}

// TestZoomedRowsCutNothing holds that no cell of a zoomed row is cut while there is room
// beside it.
func TestZoomedRowsCutNothing(t *testing.T) {
	t.Parallel()
	d := drive(t, 200, 60, "2", "+")
	if s := d.screen(); strings.Contains(s, "…") || !strings.Contains(s, "Commission on the National Defense Strategy") {
		t.Errorf("a cell is cut:\n%s", s)
	}
}

// TestDrawingsTellTheNextKeys holds that the footer of each drawing tells the way back
// and the next drawing, filtered or not.
func TestDrawingsTellTheNextKeys(t *testing.T) {
	t.Parallel()
	for _, drawing := range model.Drawings() {
		for _, filter := range []string{"", "!"} {
			for _, width := range []int{60, 80} {
				if filter != "" && width < 80 {
					continue // the ladder’s own key has the room
				}
				d := drive(t, width, 24, "j", filter)
				d.jump(d.scene.Draw(drawing))
				if last := d.lastLine(); !strings.Contains(last, "Esc ") || !strings.Contains(last, " v ") {
					t.Errorf("the %s’s footer in %d columns after %q is %q", drawing, width, filter, last)
				}
			}
		}
	}
}

// TestPanelNumbersStandApart holds that in no panel a name that is cut touches its number.
func TestPanelNumbersStandApart(t *testing.T) {
	t.Parallel()
	for _, a := range panels() {
		for _, width := range []int{40, 60, 80} {
			d := drive(t, width, 24, a.binding.Keys()[0])
			if touching := regexp.MustCompile(`\[ \].*…\d`).FindString(d.screen()); touching != "" {
				t.Errorf("%s in %d columns: %q", a.panel, width, touching)
			}
		}
	}
}

// TestListedNamesAreToldApart holds that names that differ at their ends alone are told apart in
// a filter's panel and in the palette, where they are cut.
func TestListedNamesAreToldApart(t *testing.T) {
	t.Parallel()
	dossier := revised(t, func(r *model.Records) {
		for i := range r.Actors {
			r.Actors[i].Name, r.Actors[i].Short = fmt.Sprintf("Ministry of the Upper River, of the Hills and of the Valleys below them, in the Province of %d", i), ""
		}
	})
	for _, width := range []int{40, 60, 80, 120, 200} {
		for _, keys := range [][]string{{"w"}, {"c"}, {":", "ministry"}} {
			d := driveOn(t, Options{Dossier: dossier, Start: State{Selection: model.Selection{Focus: model.Relationships}}}, width, 24, keys...)
			cut, told := regexp.MustCompile(`Ministry.*…`), regexp.MustCompile(`Ministry.*…[^…]*of \d`)
			r, cuts := d.panelRect(), 0
			for _, line := range strings.Split(d.screen(), "\n")[r.Y+1 : r.Y+r.H-1] {
				if line = ansi.Cut(line, r.X, r.X+r.W); cut.MatchString(line) {
					if cuts++; !told.MatchString(line) {
						t.Errorf("%v in %d columns: %q", keys, width, line)
					}
				}
			}
			if cuts == 0 && width < 200 {
				t.Errorf("%v in %d columns: nothing is cut", keys, width)
			}
		}
	}
}

// TestMessagesAreWhole holds that a message stands whole below the panes wherever a third of
// the screen has room for it, that the frame keeps its size, and that the next key takes the
// message away.
func TestMessagesAreWhole(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{20, 6}, {40, 12}, {60, 20}, {80, 24}, {200, 60}} {
		d := drive(t, size[0], size[1], "j")
		for _, keys := range [][]string{nil, {"m"}, {"L"}} { // over panes, a panel, and all of the screen
			d.press(keys...)
			for i := range d.actions {
				if d.notice = d.taught(d.actions[i].idle); d.notice == "" {
					continue
				}
				rows := strings.Split(strings.TrimSuffix(d.screen(), "\n"), "\n")
				text := strings.Join(strings.Fields(strings.Join(rows, " ")), " ")
				fits := len(d.theme.Wrap(d.notice, size[0]-2)) <= size[1]/3
				if told := d.telling(); len(rows) != size[1] || told && fits && !strings.Contains(text, d.notice) {
					t.Errorf("%v, %v: %q isn’t in %d rows\n%s", size, keys, d.notice, len(rows), d.screen())
				}
			}
			if d.press("esc"); d.notice != "" && d.notice != "nothing further back" {
				t.Errorf("%v: %q stays", size, d.notice)
			}
		}
	}
}

// TestFootersTellNothingIdle holds that in every drawing whatever its footer tells does
// something that can be seen.
func TestFootersTellNothingIdle(t *testing.T) {
	t.Parallel()
	for _, drawing := range model.Drawings() {
		for _, a := range actions() {
			if a.do == nil || a.footer == 0 || a.over != nowhere || a.setName() == "join lanes, or part them" { // where there is nothing to join
				continue
			}
			d := drive(t, 120, 36, "2", "j")
			next := d.scene.Draw(drawing)
			next.Focus = model.Relationships
			if d.show(next); !a.offered(d.root) {
				continue
			}
			before := d.screen()
			if d.press(a.binding.Keys()[0]); d.screen() == before {
				t.Errorf("%s: the footer tells %q, which does nothing", drawing, a.setName())
			}
		}
	}
}

// TestFootersTellWhatIsNext holds that the footer names the denials that the next key leaves,
// and teaches no way to matches that there aren't.
func TestFootersTellWhatIsNext(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "2")
	for _, want := range []string{"! contested", "! uncontested", "! contested or not", "! contested"} {
		if !strings.Contains(d.lastLine()+" ", want+" ") {
			t.Errorf("want %q in %q", want, d.lastLine())
		}
		d.press("!")
	}
	for typed, taught := range map[string]bool{"zzzz": false, "iran": true} {
		if d = drive(t, 120, 36, append([]string{"/"}, strings.Split(typed, "")...)...); strings.Contains(d.lastLine(), "matches") != taught {
			t.Errorf("of %q the footer tells %q", typed, d.lastLine())
		}
	}
}

// TestDrawingsAreTitledWhole holds that what is drawn of an actor with a long name, and a
// short one, is told whole above it.
func TestDrawingsAreTitledWhole(t *testing.T) {
	t.Parallel()
	dossier := revised(t, func(r *model.Records) {
		for i := range r.Actors {
			if r.Actors[i].Core {
				r.Actors[i].Name, r.Actors[i].Short = "The Most Serene and Federative Republic of "+r.Actors[i].Name, r.Actors[i].Name
			}
		}
	})
	for _, drawing := range model.Drawings() {
		d := driveOn(t, Options{Dossier: dossier}, 80, 24, "j")
		d.jump(d.scene.Draw(drawing))
		if title := strings.Split(d.screen(), "\n")[1]; strings.Contains(title, "…") {
			t.Errorf("%s is titled %q", drawing, title)
		}
	}
}

// TestNothingTellsItsKeys holds that a list that a filter leaves empty tells what to press,
// however low it is and however many filters there are.
func TestNothingTellsItsKeys(t *testing.T) {
	t.Parallel()
	for _, filters := range [][]string{{"t", "space", "enter", "s", "j", "space", "enter"}, {"t", "space", "enter", "s", "j", "space", "enter", "c", "space", "enter", "w", "space", "enter", "!"}} {
		for _, size := range [][2]int{{40, 11}, {40, 12}, {40, 16}, {60, 20}, {80, 20}, {80, 24}, {120, 36}} {
			d := driveOn(t, Options{Dossier: embedded(t), Start: State{Selection: model.Selection{Focus: model.Relationships}}}, size[0], size[1], filters...)
			if d.scene.Relationships.At >= 0 {
				t.Fatal("something passes the filters")
			}
			if !strings.Contains(d.screen(), "Esc undo the last filter   X clear all") {
				t.Errorf("%dx%d: no keys are told in\n%s", size[0], size[1], d.screen())
			}
		}
	}
}

// TestEmptyDrawingsTellTheirKey holds that a drawing of somebody who has no tie tells how to
// choose somebody else, on low screens, too, whose footer has no room for that.
func TestEmptyDrawingsTellTheirKey(t *testing.T) {
	t.Parallel()
	for _, of := range []struct {
		drawing model.Drawing
		typed   string
	}{{model.TreeDrawing, "putin"}, {model.NeighbourhoodDrawing, "putin"}, {model.PathDrawing, "carnegie"}} {
		d := driveOn(t, Options{Dossier: embedded(t), Start: State{Selection: model.Selection{Drawing: of.drawing, Focus: model.Relationships}}}, 40, 12, "b", of.typed, "enter")
		if told := strings.Join(strings.Fields(d.screen()), " "); !strings.Contains(told, "with any filter or none. b chooses another actor.") {
			t.Errorf("%s: no key is told in\n%s", of.drawing, d.screen())
		}
	}
}

// TestPathsNameTheirDrawings holds that on a screen with room for one pane the path names the
// drawing whole, and what stands behind it, through every lens.
func TestPathsNameTheirDrawings(t *testing.T) {
	t.Parallel()
	for width := 46; width < 70; width++ {
		for _, lens := range model.Lenses() {
			for _, drawing := range model.Drawings() {
				d := drive(t, width, 20)
				d.jump(d.scene.WithFilter(model.Filter{}.ThroughLens(lens)))
				d.jump(d.scene.Draw(drawing))
				if path, _, _ := strings.Cut(d.screen(), "\n"); strings.Contains(path, "…") || !strings.Contains(path, "› 3 Sources") {
					t.Errorf("%d columns, %s through %s: %q", width, drawing, lens, path)
				}
			}
		}
	}
}

// TestScrollingIsToldWhereThereIsMore holds that the footer of a text tells how to scroll it
// exactly where it has more than is in sight.
func TestScrollingIsToldWhereThereIsMore(t *testing.T) {
	t.Parallel()
	read := texts("One paragraph.", "Another one.")
	seen := map[bool]bool{}
	for _, keys := range []string{"L", "?", "p"} {
		for height := 20; height <= 200; height += 9 {
			d := driveOn(t, Options{Dossier: embedded(t), Texts: read, Start: State{Selection: model.Selection{Focus: model.Relationships}}}, 160, height, keys)
			if d.overlay == nil {
				t.Fatalf("%s opens nothing:\n%s", keys, d.screen())
			}
			told, before := strings.Contains(d.lastLine(), "scroll"), d.screen()
			d.press("J")
			if scrolls := d.screen() != before; scrolls != told {
				t.Errorf("%s in %d rows: told %t, but %t:\n%s", keys, height, told, scrolls, before)
			}
			seen[told] = true
		}
	}
	if len(seen) < 2 {
		t.Error("all texts are as long")
	}
}
