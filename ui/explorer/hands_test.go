package explorer

import (
	"strings"
	"testing"

	"entente/data/safe"
	"entente/model"
	"entente/ui/paint"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"
)

// TestCounts holds what a number before a key does. The panes' own keys begin one
// only where another digit or a 0 before says so.
func TestCounts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		keys  string
		focus model.Pane
		place int // in Relationships
	}{
		{"5j", model.Relationships, 6},
		{"10j", model.Relationships, 11},
		{"25j", model.Relationships, 26},
		{"012j", model.Relationships, 13},
		{"0j", model.Relationships, 2},
		{"9j4k", model.Relationships, 6},
		{"7G", model.Relationships, 7},
		{"G8g", model.Relationships, 8},
		{"99999999j", model.Relationships, 61},
		{"1", model.Countries, 1},
		{"3j", model.Sources, 1},
		{"13", model.Sources, 1},
		{"5tq", model.Relationships, 1}, // what isn't a move takes the count away
		{"5sqj", model.Relationships, 2},
	} {
		d := drive(t, 120, 36, c.keys)
		if d.scene.Focus != c.focus || d.scene.Relationships.Stop != c.place {
			t.Errorf("%s leads to row %d in %s, want %d in %s", c.keys, d.scene.Relationships.Stop, d.scene.Focus, c.place, c.focus)
		}
	}
}

func TestCountIsToldAndLeft(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "47")
	if s := d.screen(); !strings.Contains(s, "47 × the next move") {
		t.Errorf("the count isn’t told:\n%s", s)
	}
	d = drive(t, 120, 36, "01231231") // of a list of millions
	if s := d.screen(); !strings.Contains(s, "01231231 × the next move") {
		t.Errorf("the count isn’t told whole:\n%s", s)
	}
	d.press("esc", "j")
	if d.scene.Relationships.Stop != 2 {
		t.Errorf("after Esc a move leads to row %d", d.scene.Relationships.Stop)
	}
	d = drive(t, 120, 36, "t", "space", "enter", "10j", "[")
	if d.scene.Focus != model.Relationships || d.scene.Relationships.Stop != 1 {
		t.Errorf("back from 10j leads to row %d in %s", d.scene.Relationships.Stop, d.scene.Focus)
	}
	if d.press("["); !d.scene.Filter.IsZero() {
		t.Error("a count that began as a pane’s key left a step in the history")
	}
}

// TestClickIsNoCount holds that a click between a pane's key and a digit stays.
func TestClickIsNoCount(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "1")
	d.clickOn("artillery rounds")
	d.press("5j")
	if d.scene.Focus != model.Relationships || d.scene.Relationships.Stop != 9 {
		t.Errorf("5j leads to row %d in %s", d.scene.Relationships.Stop, d.scene.Focus)
	}
}

func TestPaletteDoesWhatItNames(t *testing.T) {
	t.Parallel()
	for _, open := range []string{":", "ctrl+p"} {
		d := drive(t, 120, 36, open, "zoom", "enter")
		if !d.look.Zoomed || d.overlay != nil {
			t.Errorf("%s zoom: zoomed %t, open %T", open, d.look.Zoomed, d.overlay)
		}
	}
	d := drive(t, 120, 36, ":", "fbst", "enter") // fuzzily: filter by standing
	if facet := over[*panel](d).opens.facet; facet != model.ByStanding {
		t.Errorf("fbst opens the panel %s", facet)
	}
	d = drive(t, 120, 36, ":", "clipb")
	if s := d.screen(); !strings.Contains(s, "Nothing that can be done now") {
		t.Errorf("no word of why nothing is offered:\n%s", s)
	}
	d.press("enter")
	if d.overlay != nil {
		t.Errorf("Enter on nothing leaves %T", d.overlay)
	}
	d = drive(t, 120, 36, ":", "order", "backspace", "esc")
	if d.overlay != nil || d.scene.Order != model.OrderType {
		t.Errorf("Esc leaves %T, order %s", d.overlay, d.scene.Order)
	}
	d = drive(t, 120, 36, ":", "down", "down", "up", "enter")
	if facet := over[*panel](d).opens.facet; facet != model.ByStanding {
		t.Errorf("the second offer opens the panel %s", facet)
	}
	d = drive(t, 120, 36, ":", "scroll") // what is said of an action finds it too
	d.clickOn("scroll sources")
	if d.overlay != nil || d.look.Top[model.Sources] != 1 {
		t.Errorf("a click leaves %T, and Sources at line %d", d.overlay, d.look.Top[model.Sources])
	}
}

// TestPaletteOffersWhatWorks walks about, and holds that whatever the palette
// offers does something: it shows, tells or sends something else than before.
func TestPaletteOffersWhatWorks(t *testing.T) {
	t.Parallel()
	o := Options{Dossier: embedded(t), Command: func(model.Scene, bool) safe.Text { return "entente" }}
	keys := []string{
		"j", "G", "g", "enter", "h", "tab", "1", "2", "3", "[", "]", "t", "space", "enter", "S", "!", "X", "\"",
		"z", "C", "+", "_", "P", "x", "ma", "/glue", "n", "esc",
	}
	rapid.Check(t, func(rt *rapid.T) {
		d := driveOn(t, o, 120, 36)
		for _, k := range rapid.SliceOfN(rapid.SampledFrom(keys), 0, 25).Draw(rt, "keys") {
			d.take(k)
		}
		d.shut()
		d.press(":")
		offer := rapid.SampledFrom(over[*palette](d).offers(d.root)).Draw(rt, "offer")
		d.overlay, d.notice = nil, ""
		before, place := d.screen(), d.state()
		cmd := offer.do(d.root)
		if cmd == nil && d.screen() == before && d.state().Equal(place) {
			rt.Fatalf("%q is offered and does nothing:\n%s", offer.title, before)
		}
	})
}

// TestPaletteNamesEverything holds that each drawing and question, each filter and each
// actor is found by its name alone, and that Enter then does what that says, wherever the
// reader is.
func TestPaletteNamesEverything(t *testing.T) {
	t.Parallel()
	for _, from := range [][]string{nil, {"v"}, {"v", "v"}, {"V", "V", "V"}, {"\""}, {"3", "i"}} {
		for _, drawing := range model.Drawings() {
			if d := drive(t, 120, 36, append(from[:len(from):len(from)], ":", drawing.String(), "enter")...); d.scene.Drawing != drawing {
				t.Errorf("behind %v :%s draws %s", from, drawing, d.scene.Drawing)
			}
		}
		for _, a := range embedded(t).Actors {
			for _, name := range append(a.AliasNames(), a.DistinctName()) {
				d := drive(t, 120, 36, append(from[:len(from):len(from)], ":", name, "enter")...)
				if d.scene.Actor != a.ID || d.scene.Drawing == model.MatrixDrawing {
					t.Errorf("behind %v :%s leads to %s in %s", from, name, d.scene.Actor, d.scene.Drawing)
				}
			}
		}
	}
	for word, facet := range map[string]model.Facet{
		"contested": model.ByContest, "uncontested": model.ByContest, "the protagonists": model.Among, "resting on one source": model.OneSource,
		"with a date": model.Dated, "lens": model.ByLens, "only confirmed": model.ByLens,
	} {
		if d := drive(t, 120, 36, ":", word, "enter"); len(d.scene.Filter.Values(facet)) == 0 {
			t.Errorf(":%s filters by %v", word, d.scene.Filter.Parts())
		}
	}
	for _, a := range panels() {
		d := drive(t, 120, 36, ":", a.facet.String())
		if a.when != nil && !a.when(d.root) {
			continue // such as that of what changed, without an older edition
		}
		d.press("enter")
		if facet := over[*panel](d).opens.facet; facet != a.facet {
			t.Errorf(":%s opens that of %s", a.facet, facet)
		}
	}
	for _, word := range []string{"dates", "as of", "during"} {
		if d := drive(t, 120, 36, ":", "filter by "+word, "enter"); d.overlay == nil || d.overlay.row().name != "in the dates" {
			t.Errorf(":filter by %s opens %T", word, d.overlay)
		}
	}
}

func TestMarks(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "t", "space", "enter", "3", "ma")
	before := d.shownState()
	d.press("X", "1", "G", "'a")
	if after := d.shownState(); !after.Equal(before) {
		t.Errorf("'a leads to %+v, a is %+v", after, before)
	}
	d.press("[")
	if d.scene.Focus != model.Countries || !d.scene.Filter.IsZero() {
		t.Errorf("back from a mark leads to %+v", d.scene.Selection)
	}
	d.press("'b")
	if s := d.screen(); !strings.Contains(s, "no place is marked b") {
		t.Errorf("no word of a mark that isn’t set:\n%s", s)
	}
	d.press("m", "7")
	if over[*marker](d); !strings.Contains(d.screen(), "a letter marks a place") {
		t.Error("7 names a place")
	}
	d.press("esc")
	if len(d.marked) != 1 || d.overlay != nil {
		t.Errorf("%d places are named, open %T", len(d.marked), d.overlay)
	}
}

func TestMarksOfEarlierRuns(t *testing.T) {
	t.Parallel()
	place := State{Selection: model.Selection{Actor: "iran", Focus: model.Countries}}
	d := driveOn(t, Options{Dossier: embedded(t), Marks: map[rune]State{'q': place}}, 120, 36, "'q")
	if d.scene.Actor != "iran" || len(d.marked) != 0 {
		t.Errorf("'q leads to %s, and %d marks are told as set now", d.scene.Actor, len(d.marked))
	}
}

func TestPinnedTieStaysInSight(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{200, 60}, {120, 36}, {80, 24}, {60, 20}} {
		d := drive(t, size[0], size[1], "P", "j", "j", "j", "3")
		if s := d.screen(); !strings.Contains(s, "P Pinned") || !strings.Contains(s, "confirmed") || !strings.Contains(s, "believed") {
			t.Errorf("%v: the two ties don’t stand beside each other:\n%s", size, s)
		}
	}
	d := drive(t, 120, 36, "P", "j", "x")
	if d.scene.Pin == "" || d.scene.Pin == d.scene.Tie || d.scene.Relationships.Stop != 1 {
		t.Errorf("exchanged: pinned %s, told %s", d.scene.Pin, d.scene.Tie)
	}
	d.press("P")
	if d.scene.Pin != "" || strings.Contains(d.screen(), "P Pinned") {
		t.Error("the pin doesn’t come off")
	}
	d.press("[")
	if d.scene.Pin == "" {
		t.Error("back doesn’t bring the pin back")
	}
}

func TestWheelScrollsThePinnedTie(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "P", "j")
	x, y := d.pointAt("P Pinned")
	before := d.look.Top
	for range 40 {
		d.Update(tea.MouseWheelMsg{X: x, Y: y + 3, Button: tea.MouseWheelDown})
	}
	if s := d.screen(); d.look.Top != before || !strings.Contains(s, "China’s foreign ministry") {
		t.Errorf("the wheel over the pinned tie scrolls %v to %v:\n%s", before, d.look.Top, s)
	}
	d.Update(tea.MouseWheelMsg{X: x, Y: y + 3, Button: tea.MouseWheelUp})
	if d.look.PinTop == 0 {
		t.Error("the window had gone on past the end of the story")
	}
}

func TestCommandLineIsCopied(t *testing.T) {
	t.Parallel()
	o := Options{Dossier: embedded(t), Command: func(s model.Scene, _ bool) safe.Text { return safe.Text("entente --actor " + s.Actor) }}
	d := driveOn(t, o, 120, 36, "1", "j", "Y")
	if d.copied != "entente --actor china" {
		t.Errorf("Y sends %q", d.copied)
	}
	d.press("Y")
	if !d.overlay.row().byMouse || !strings.Contains(d.screen(), "entente --actor china") {
		t.Errorf("Y again doesn’t show it:\n%s", d.screen())
	}
}

func TestResumeIsOfferedOnTheFirstScreen(t *testing.T) {
	t.Parallel()
	left := State{Selection: model.Selection{Actor: "iran", Focus: model.Countries}}
	o := Options{Dossier: embedded(t), Left: &left, Start: State{Selection: model.Selection{Focus: model.Relationships}}}
	d := driveOn(t, o, 80, 24)
	if s := d.screen(); !strings.Contains(s, "R resume") || d.scene.Actor != "russia" {
		t.Errorf("the first screen doesn’t offer it, or forces it:\n%s", s)
	}
	d.press("R")
	if d.scene.Actor != "iran" || strings.Contains(d.screen(), "R resume") {
		t.Errorf("R leads to %s:\n%s", d.scene.Actor, d.screen())
	}
	d.press("[")
	if d.scene.Actor != "russia" {
		t.Error("resuming can’t be taken back")
	}
	if s := driveOn(t, o, 80, 24, "j").screen(); strings.Contains(s, "R resume") {
		t.Errorf("it is still offered later:\n%s", s)
	}
}

// TestThemeIsTold holds that a reader's word on the background overrules the
// terminal's, which then isn't asked.
func TestThemeIsTold(t *testing.T) {
	t.Parallel()
	var terminal strings.Builder
	m := newRoot(Options{Dossier: embedded(t), Terminal: Terminal{Theme: paint.Light, Out: &terminal}})
	if cmd := m.Init(); cmd != nil || terminal.Len() > 0 || !m.ready || m.shade != paint.Light {
		t.Errorf("command %t, asked %q, ready %t, shade %d", cmd != nil, terminal.String(), m.ready, m.shade)
	}
	m.Update(tea.BackgroundColorMsg{})
	m.Update(tea.KeyPressMsg{Code: 'j', Text: "j"})
	if m.shade != paint.Light {
		t.Error("the terminal overrules what was told")
	}
}

// TestASCII holds that with ASCII marks nothing else is drawn, in any view of a
// dossier whose own letters are ASCII, and that no column moves.
func TestASCII(t *testing.T) {
	t.Parallel()
	for _, v := range views {
		t.Run(v.name, func(t *testing.T) {
			t.Parallel()
			o := Options{Dossier: embedded(t), Terminal: Terminal{ASCII: true}, Start: State{Selection: model.Selection{Focus: model.Relationships}}}
			for _, size := range [][2]int{{160, 45}, {120, 36}, {80, 24}, {60, 20}, {30, 10}} {
				d := driveOn(t, o, size[0], size[1], v.keys...)
				s := d.screen()
				if i := strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 }); i >= 0 {
					t.Errorf("%v: a mark is left: %q", size, s[max(0, i-20):min(len(s), i+20)])
				}
			}
		})
	}
}
