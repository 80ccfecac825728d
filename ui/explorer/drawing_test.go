package explorer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/model"

	tea "charm.land/bubbletea/v2"
)

// keysTo leads to each drawing.
var keysTo = map[model.Drawing][]string{
	model.TreeDrawing: {"v"}, model.MatrixDrawing: {"v", "v"}, model.TimelineDrawing: {"v", "v", "v"}, model.NeighbourhoodDrawing: {"v", "v", "v", "v"},
	model.NetworkDrawing: {"v", "v", "v", "v", "v"}, model.PathDrawing: {"V"}, model.ComparisonDrawing: {"V", "V"}, model.VoicesDrawing: {"V", "V", "V"}, model.LadderDrawing: {"V", "V", "V", "V"},
	model.ClaimsDrawing: {"V", "V", "V", "V", "V"},
}

// TestDrawingsComeInTurn holds that v and V lead to every drawing, and back to the panes.
func TestDrawingsComeInTurn(t *testing.T) {
	t.Parallel()
	for _, drawing := range model.Drawings() {
		if d := drive(t, 120, 36, keysTo[drawing]...); d.scene.Drawing != drawing {
			t.Errorf("%v lead to %s, want %s", keysTo[drawing], d.scene.Drawing, drawing)
		}
	}
	for _, keys := range []string{"vvvvvv", "VVVVVV"} {
		if d := drive(t, 120, 36, keys); d.scene.Drawing != model.NoDrawing {
			t.Errorf("%s leads to %s", keys, d.scene.Drawing)
		}
	}
}

// TestHelpNamesDrawings holds that the help of the keys that go through drawings names
// each of them, and of → just those in which it leads somewhere.
func TestHelpNamesDrawings(t *testing.T) {
	t.Parallel()
	help := map[string]string{}
	for _, a := range actions() {
		help[cmp.Or(a.name, a.binding.Help().Desc)] = a.help
	}
	d := drive(t, 120, 36)
	for _, drawing := range model.Drawings() {
		key, other := "next drawing", "next question"
		if drawing.Question() {
			key, other = other, key
		}
		if word := drawing.String(); !strings.Contains(help[key], word) || strings.Contains(help[other], word) {
			t.Errorf("the help of %s doesn’t name %s, or that of %s does", key, word, other)
		}
		s := d.scene.View().See(d.scene.Draw(drawing))
		leads := !s.MoveSideways(1).Equal(s.Requested()) || !s.MoveSideways(-1).Equal(s.Requested())
		if named := strings.Contains(help["sideways"], drawing.String()); named != leads || leads != (drawing.Onward() != "") {
			t.Errorf("%s: → leads on: %t; the help names it: %t", drawing, leads, named)
		}
	}
}

// TestDrawingLeavesWhatItChose holds that what was chosen in a drawing is chosen in the
// panes behind it, whichever way it is left, and that all is as before where nothing was.
func TestDrawingLeavesWhatItChose(t *testing.T) {
	t.Parallel()
	for _, drawing := range model.Drawings() {
		for _, leave := range []string{"q", "esc"} {
			d := drive(t, 120, 36)
			chosen := d.scene.Tie
			d.press(keysTo[drawing]...)
			d.press("j", "j", "j")
			if d.scene.Requested().Nth > 0 {
				chosen = d.scene.Tie
			}
			d.press(leave)
			if d.scene.Drawing != model.NoDrawing || d.code != 0 {
				t.Fatalf("%s leaves %s open", leave, drawing)
			}
			if chosen != "" && d.scene.Tie != chosen {
				t.Errorf("%s: %s chose %q, the panes have %q", drawing, leave, chosen, d.scene.Tie)
			}
		}
	}
}

// TestDrawingsComeRound holds that from every tie, under each of some filters, going
// round all drawings comes back to the same frame.
func TestDrawingsComeRound(t *testing.T) {
	t.Parallel()
	ties := len(embedded(t).Ties)
	step := 1
	if testing.Short() {
		step = 23
	}
	for _, filter := range []string{"", "!", "ddd", "<<<<<<"} {
		for i := 0; i < ties; i += step {
			d := drive(t, 120, 36, strings.Split(filter, "")...)
			d.fresh = false // the first screen's last line tells other keys
			d.move(d.scene.ChooseTie(d.dossier.Ties[i].ID))
			before, frame := d.scene.Requested(), d.screen()
			for _, keys := range []string{"vvvvvv", "VVVVVV", "VVVq", "vvq"} {
				d.press(strings.Split(keys, "")...)
				if !d.scene.Requested().Equal(before) || d.screen() != frame {
					t.Fatalf("%s through %q from %s leads to %s", keys, filter, before.Tie, d.scene.Tie)
				}
			}
		}
	}
}

// TestMatrixOpensWide holds that the matrix tells the tie from which it is opened, also
// where that isn't among the protagonists, that it stays as wide in a move, and that z
// goes to and fro.
func TestMatrixOpensWide(t *testing.T) {
	t.Parallel()
	for _, dossier := range []*model.Dossier{embedded(t), evidence(t)} {
		d := driveOn(t, Options{Dossier: dossier, Start: State{Selection: model.Selection{Focus: model.Relationships}}}, 120, 36, "G")
		for range dossier.Ties {
			tie := d.scene.Tie
			d.press("v", "v")
			if d.scene.Tie != tie {
				t.Fatalf("from %s the matrix tells %s", tie, d.scene.Tie)
			}
			wide := d.scene.Wide
			if d.press("h", "j"); d.scene.Wide != wide {
				t.Errorf("from %s a move makes the matrix another", tie)
			}
			if d.press("z"); d.scene.Wide == wide {
				t.Errorf("z leaves the matrix as wide")
			}
			d.press("z", "q", "k")
		}
	}
}

// TestIdleKeys holds that what changes a drawing, a section or the day either does something
// or says why not, in every view.
func TestIdleKeys(t *testing.T) {
	t.Parallel()
	for drawing := model.NoDrawing; int(drawing) <= len(model.Drawings()); drawing++ {
		for _, key := range []string{"z", ".", "&", ")", "(", "<", ">"} {
			d := drive(t, 120, 36, "1")
			if drawing != model.NoDrawing {
				d.jump(d.scene.Draw(drawing))
			} else if key != "z" && key != "<" && key != ">" {
				continue // which aren't of the panes
			}
			before, folded := d.scene.Requested(), d.look.Folded
			d.press(key)
			if idle := d.scene.Requested().Equal(before) && d.look.Folded == folded; idle != (d.notice != "") {
				t.Errorf("%s in %v does nothing: %t, and says %q", key, drawing, idle, d.notice)
			}
		}
	}
	for _, keys := range []string{"2z", "3z"} { // which is a key of the list of actors alone
		if d := drive(t, 120, 36, "1", "G", keys[:1], keys[1:]); strings.Contains(d.notice, "protagonists") {
			t.Errorf("%s says %q", keys, d.notice)
		}
	}
}

// TestKeysSayWhereTheyWork holds that a key of the list of actors or of drawings does something
// wherever it is pressed, or says where it works, or why it doesn't here.
func TestKeysSayWhereTheyWork(t *testing.T) {
	t.Parallel()
	tried := map[string]bool{}
	for drawing := model.NoDrawing; int(drawing) <= len(model.Drawings()); drawing++ {
		for _, pane := range []string{"1", "2", "3"} {
			d := drive(t, 120, 36)
			d.jump(d.scene.Draw(drawing))
			d.press(pane)
			for i := range d.actions {
				a := &d.actions[i]
				if a.pane != inCountries && a.pane != inDrawing {
					continue
				}
				key := a.binding.Keys()[0]
				if _, named := namedKeys[key]; named { // which move
					continue
				}
				tried[key] = true
				d := drive(t, 120, 36)
				d.jump(d.scene.Draw(drawing))
				d.press(pane)
				before, look := d.scene.Requested(), d.look.Folded
				d.press(key)
				if d.notice == "" && d.overlay == nil && d.scene.Requested().Equal(before) && d.look.Folded == look {
					t.Errorf("%s says nothing in %v behind %s", key, drawing, pane)
				}
			}
		}
	}
	if len(tried) < 8 {
		t.Errorf("only %v were tried", tried)
	}
	for keys, want := range map[string]string{"2b": "v", "3)": "v", "v3b": "2", "2C": "1", "v2C": "the list of actors", "2z": "the list of actors"} {
		if d := drive(t, 120, 36, keys); !strings.Contains(d.notice, want) {
			t.Errorf("%s says %q, without %q", keys, d.notice, want)
		}
	}
}

// TestPanelsTurnToThoseThereAre holds that no key leads from a panel to one that its own key
// doesn't open.
func TestPanelsTurnToThoseThereAre(t *testing.T) {
	t.Parallel()
	for _, a := range panels() {
		for _, from := range []string{"t", "s"} {
			key := a.binding.Keys()[0]
			d := drive(t, 120, 36, from, key)
			p, open := d.overlay.(*panel)
			if open = open && p.opens.facet == a.facet; open != (a.when == nil || a.when(d.root)) && key != from {
				t.Errorf("%s then %s opens %v: %t, and tells %q", from, key, a.facet, open, d.notice)
			}
		}
	}
}

// TestEmptyDrawings holds what is told of drawings in which nothing can be chosen: no filter
// to take off where there is none, and no key that does nothing.
func TestEmptyDrawings(t *testing.T) {
	t.Parallel()
	for _, filter := range [][]string{nil, {"t", "/", "depend", "enter", "space", "enter", "!"}} {
		for _, drawing := range model.Drawings() {
			d := drive(t, 120, 36, append([]string{"1", "G"}, filter...)...) // an actor without ties
			d.jump(d.scene.Draw(drawing))
			if d.scene.Figure.Size > 0 {
				continue
			}
			shown := d.screen()
			if filter == nil && (strings.Contains(shown, "undoes the last filter") || strings.Contains(shown, "Nothing is left")) {
				t.Errorf("%s tells of a filter:\n%s", drawing, shown)
			}
			if before := d.state(); strings.Contains(d.lastLine(), "enter ") {
				d.press("enter")
				t.Errorf("of nothing in %s the footer teaches Enter, which does something: %t", drawing, !d.state().Equal(before))
			}
		}
	}
}

// TestDrawingEndsInSight holds that the last row of each drawing is seen where its lowest
// stop is chosen, as far as both have room: no key leads further.
func TestDrawingEndsInSight(t *testing.T) {
	t.Parallel()
	for _, filter := range [][]string{nil, {"t", "j", "space", "enter", "!"}} {
		for _, drawing := range model.Drawings() {
			for _, size := range [][2]int{{40, 12}, {60, 20}, {80, 24}, {120, 20}} {
				d := drive(t, size[0], size[1], append(append([]string{}, filter...), keysTo[drawing]...)...)
				d.press("G")
				l := d.layout()
				shown := d.drawnIn(l)
				first, last, _ := shown.RowsOf(d.scene.Figure.At)
				lowest := true
				for stop := range d.scene.Figure.Size {
					_, other, _ := shown.RowsOf(stop)
					lowest = lowest && other <= last
				}
				w := d.figureWindow(l, &shown)
				if end := shown.Body.Len(); lowest && end-first <= w.Rows && w.Top+w.Rows < end {
					t.Errorf("%v: of %s of %d rows %d to %d are in sight, and the lowest stop has %d to %d:\n%s", size, drawing, end, w.Top, w.Top+w.Rows-1, first, last, d.screen())
				}
			}
		}
	}
}

// TestDrawingKeepsChosenInSight moves through each drawing at sizes at which it scrolls.
func TestDrawingKeepsChosenInSight(t *testing.T) {
	t.Parallel()
	for _, drawing := range model.Drawings() {
		for _, size := range [][2]int{{120, 20}, {80, 24}, {60, 20}} {
			d := drive(t, size[0], size[1], keysTo[drawing]...)
			for _, k := range []string{"j", "j", "j", "j", "ctrl+d", "ctrl+d", "G", "k", "ctrl+u", "g", "l", "l", "j"} {
				d.press(k)
				l := d.layout()
				shown := d.drawnIn(l)
				w := d.figureWindow(l, &shown)
				if first, _, ok := shown.RowsOf(d.scene.Figure.At); ok && (first < w.Top || first >= w.Top+w.Rows) {
					t.Errorf("%s at %v: after %s row %d isn't in %+v", drawing, size, k, first, w)
				}
			}
		}
	}
}

// TestTallStopsShowTheirFirstRow holds that what is chosen in a drawing is seen where it begins,
// also where it takes more rows than there are.
func TestTallStopsShowTheirFirstRow(t *testing.T) {
	t.Parallel()
	dossier := revised(t, func(r *model.Records) {
		for i := range r.Ties {
			tie := &r.Ties[i]
			tie.Claims = slices.Clone(tie.Claims)
			for _, a := range r.Actors {
				tie.Claims = append(tie.Claims, model.Claim{By: a.ID, Stance: model.Denies, Source: tie.Claims[0].Source, Locator: tie.Claims[0].Locator})
			}
		}
	})
	tall := 0
	for _, drawing := range model.Drawings() {
		for _, size := range [][2]int{{40, 12}, {60, 20}} {
			d := driveOn(t, Options{Dossier: dossier, Start: State{Selection: model.Selection{Drawing: drawing, Other: "china", Focus: model.Relationships}}}, size[0], size[1])
			for _, k := range []string{"j", "j", "j", "k", "ctrl+d", "G", "k", "g", "l"} {
				d.press(k)
				l := d.layout()
				shown := d.drawnIn(l)
				w := d.figureWindow(l, &shown)
				first, last, ok := shown.RowsOf(d.scene.Figure.At)
				if ok && (first < w.Top || first >= w.Top+w.Rows) {
					t.Errorf("%s at %v: after %s row %d isn’t in %+v", drawing, size, k, first, w)
				}
				if ok && last-first >= w.Rows {
					tall++
				}
			}
		}
	}
	if tall == 0 {
		t.Error("nothing was taller than the screen")
	}
}

// TestColumnsAreNamedAboveTheirRows holds that the names of a matrix's columns stand above its
// rows, and once ties of more ends fill the screen, give their rows to these: each is chosen by
// a click on it, and what is chosen is seen in its place.
func TestColumnsAreNamedAboveTheirRows(t *testing.T) {
	t.Parallel()
	dossier := revised(t, func(r *model.Records) {
		for i := range 60 {
			tie := r.Ties[0]
			tie.ID, tie.Label = fmt.Sprintf("shared-%d", i), fmt.Sprintf("shared %d.", i)
			tie.From, tie.To, tie.Between = nil, nil, [][]string{{r.Actors[0].ID, r.Actors[1].ID, r.Actors[2+i%9].ID}}
			r.Ties = append(r.Ties, tie)
		}
	})
	for _, size := range [][2]int{{40, 12}, {60, 20}, {80, 24}, {120, 36}} {
		d := driveOn(t, Options{Dossier: dossier, Start: State{Selection: model.Selection{Drawing: model.MatrixDrawing, Focus: model.Relationships, Wide: true}}}, size[0], size[1], "g")
		if !strings.Contains(d.screen(), "from ↓") {
			t.Errorf("%v: no column is named:\n%s", size, d.screen())
		}
		d.press("G")
		if strings.Contains(d.screen(), "from ↓") {
			t.Errorf("%v: columns are named above ties:\n%s", size, d.screen())
		}
		label := dossier.TieByID(d.scene.Tie).Label
		if !strings.Contains(d.screen(), label) {
			t.Errorf("%v: %q is chosen, and out of sight:\n%s", size, label, d.screen())
		}
		l := d.layout()
		y := l.drawing.Y + 2
		line := strings.Split(d.screen(), "\n")[y]
		d.Update(tea.MouseClickMsg{X: 2, Y: y, Button: tea.MouseLeft})
		if label := dossier.TieByID(d.scene.Tie).Label; !strings.Contains(line, label) {
			t.Errorf("%v: a click on %q chose %q", size, line, label)
		}
	}
}

// TestDrawingsTakeTheMouse clicks on every row in sight of each drawing, and holds that
// what stands there is chosen.
func TestDrawingsTakeTheMouse(t *testing.T) {
	t.Parallel()
	for _, drawing := range model.Drawings() {
		d := drive(t, 120, 36, keysTo[drawing]...)
		clicks := 0
		for y := range d.height - 1 {
			for x := 1; x < d.layout().drawing.W; x += 7 {
				l := d.layout()
				shown := d.drawnIn(l)
				row := y - l.drawing.Y - 1 - len(shown.Head)
				place := shown.At(d.look.DrawTop+row, x-l.drawing.X)
				if row < 0 || place < 0 {
					continue
				}
				d.Update(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
				clicks++
				if d.scene.Figure.At != place {
					t.Errorf("%s: a click at %d, %d chose %d, want %d", drawing, x, y, d.scene.Figure.At, place)
				}
			}
		}
		if clicks == 0 {
			t.Errorf("%s has nothing to click", drawing)
		}
		before := d.scene.Figure.At
		d.Update(tea.MouseWheelMsg{X: 5, Y: 10, Button: tea.MouseWheelDown})
		if d.scene.Figure.At != before {
			t.Errorf("%s: the wheel chose %d", drawing, d.scene.Figure.At)
		}
	}
}

// TestAimByName types of whom each drawing is, and holds that it is drawn of them.
func TestAimByName(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		drawing model.Drawing
		keys    []string
		title   string
	}{
		{model.TreeDrawing, []string{"b", "ukra", "enter"}, "Tree of Ukraine"},
		{model.NeighbourhoodDrawing, []string{"b", "south kor", "enter"}, "Neighbourhood of South Korea"},
		{model.NetworkDrawing, []string{"b", "ukra", "enter"}, "Network of Ukraine"},
		{model.PathDrawing, []string{"b", "iran", "enter"}, "Paths from Russia to Iran"},
		{model.PathDrawing, []string{"B", "iran", "enter"}, "Paths from Iran to China"},
		{model.PathDrawing, []string{"B", "china", "enter"}, "Paths from China to Russia"},
		{model.ComparisonDrawing, []string{"b", "pyongyang", "enter"}, "Russia and North Korea compared"},
		{model.VoicesDrawing, []string{"b", "austin", "enter"}, "What Lloyd Austin says, and who disagrees"},
		{model.MatrixDrawing, []string{"b", "china", "enter", "B", "iran", "enter"}, "China and Iran"},
		{model.MatrixDrawing, []string{"b", "israel", "enter", "B", "iran", "enter"}, "Israel and Iran"},
		{model.PathDrawing, []string{"b", "nobody at all", "enter"}, "Paths from Russia to China"},
	} {
		d := drive(t, 120, 36, keysTo[c.drawing]...)
		d.press(c.keys...)
		if d.overlay != nil || d.scene.Drawing != c.drawing || !strings.Contains(d.screen(), c.title) {
			t.Errorf("%s: %v lead to\n%s", c.drawing, c.keys, d.screen())
		}
	}
}

// TestPathsOpen holds that the ties behind a step are listed and can be chosen in place,
// and folded away again.
func TestPathsOpen(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "V", "B", "iran", "enter", "b", "russia", "enter")
	ties := d.scene.Figure.Facts.(*model.Paths).Routes[0].Hops[0].Ties
	if d.scene.Figure.Size != 1 || len(ties) < 5 {
		t.Fatalf("%d stops, and %d ties behind the first:\n%s", d.scene.Figure.Size, len(ties), d.screen())
	}
	d.press("z", "g")
	for i, tie := range ties {
		if d.scene.Figure.At != i || d.scene.Tie != tie.ID || d.scene.Story.Tie != tie {
			t.Errorf("at %d %s is chosen, not %s", d.scene.Figure.At, d.scene.Tie, tie.ID)
		}
		d.press("j")
	}
	last := d.scene.Tie
	if d.press("z"); d.scene.Figure.Size != 1 || d.scene.Tie != last {
		t.Errorf("closed again it has %s chosen, not %s:\n%s", d.scene.Tie, last, d.screen())
	}
}

// TestMatrixEntersThePair holds that Enter lists the ties of the chosen pair.
func TestMatrixEntersThePair(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "v", "v", "g", "l", "enter")
	if d.scene.Drawing != model.NoDrawing || d.scene.Actor != "russia" || !d.scene.Filter.Has(model.ByCounterpart, "china") {
		t.Fatalf("Enter leads to %s with %v", d.scene.Actor, d.scene.Filter.Parts())
	}
	for _, row := range d.scene.Relationships.Rows {
		if row.Tie != nil && !strings.Contains(d.dossier.EndsInWords(row.Tie), "China") {
			t.Errorf("%s is listed", row.Tie.ID)
		}
	}
	d.press("[")
	if d.scene.Drawing != model.MatrixDrawing || !d.scene.Filter.IsZero() {
		t.Errorf("back leads to %s with %v", d.scene.Drawing, d.scene.Filter.Parts())
	}
}

// TestNetworkEntersThePair holds that Enter lists the ties of the chosen line, of whichever
// two of the network it is, and that the centre stays while lines are chosen.
func TestNetworkEntersThePair(t *testing.T) {
	t.Parallel()
	for _, keys := range [][]string{{"v", "v", "v", "v", "v"}, {"v", "v", "v", "v", "v", "z"}} {
		d := drive(t, 120, 36, keys...)
		centre := d.scene.Figure.Facts.(*model.Network).Centre
		for stop := range d.scene.Figure.Size {
			d.move(d.scene.ChoosePick(stop))
			if d.scene.Figure.At != stop || d.scene.Figure.Facts.(*model.Network).Centre != centre {
				t.Fatalf("line %d of %d chosen is %d, round %+v", stop, d.scene.Figure.Size, d.scene.Figure.At, centre)
			}
			pair, ties := d.scene.Figure.Pick, 0
			d.press("enter")
			for _, row := range d.scene.Relationships.Rows {
				ties += truth(row.Tie != nil)
			}
			if d.scene.Actor != pair.Actor || ties != len(pair.Ties) {
				t.Errorf("%s and %s: %d ties of %s are listed, want %d", pair.Actor, pair.Other, ties, d.scene.Actor, len(pair.Ties))
			}
			d.press("[")
		}
	}
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// TestLadderGoesDown holds that one key goes down the ladder in the panes and in each
// drawing, and in the end back to all.
func TestLadderGoesDown(t *testing.T) {
	t.Parallel()
	for _, drawing := range append(model.Drawings(), model.NoDrawing) {
		d := drive(t, 120, 36, keysTo[drawing]...)
		all := d.scene.View().Passed()
		left := all
		for range 4 {
			d.press("d")
			if n := d.scene.View().Passed(); n >= left || d.scene.Drawing != drawing {
				t.Errorf("%s: %d ties are left of %d", drawing, n, left)
			}
			left = d.scene.View().Passed()
			d.screen()
		}
		d.press("d")
		if d.scene.View().Passed() != all {
			t.Errorf("%s: %d of %d", drawing, d.scene.View().Passed(), all)
		}
	}
}

// TestAsOfSteps holds that < and > step through what was known, in every view.
func TestAsOfSteps(t *testing.T) {
	t.Parallel()
	for _, drawing := range append(model.Drawings(), model.NoDrawing) {
		d := drive(t, 120, 36, append(keysTo[drawing], "<", "<", "<", "<")...)
		if d.scene.View().Passed() >= len(d.dossier.Ties) || !strings.Contains(d.screen(), "as of") {
			t.Errorf("%s: %d ties are left:\n%s", drawing, d.scene.View().Passed(), d.screen())
		}
		d.press(">", ">", ">", ">")
		if !d.scene.Filter.IsZero() {
			t.Errorf("%s: %v is left", drawing, d.scene.Filter.Parts())
		}
	}
}

// TestNeighboursKeepTheirNames holds that at any width each neighbour's name stands
// whole, or shortened with an ellipsis, beside its count.
func TestNeighboursKeepTheirNames(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, keysTo[model.NeighbourhoodDrawing]...)
	for width := 60; width < 240; width += 3 {
		d.resizeTo(width, 36)
		text := d.screen()
		for _, n := range d.scene.Figure.Facts.(*model.Neighbourhood).Neighbours {
			whole := strings.Contains(text, n.Actor.Name) || n.Actor.Short != "" && strings.Contains(text, n.Actor.Short)
			if !whole && !strings.Contains(text, n.Actor.Name[:2]) && !strings.Contains(text, n.Actor.Short[:2]) || width >= 100 && !whole {
				t.Errorf("at %d columns %s isn't named", width, n.Actor.Name)
			}
		}
	}
}

// TestChosenInDrawingsIsInSight holds that what is chosen in a drawing is in sight on screens of
// every size, under a filter too, wherever it stands.
func TestChosenInDrawingsIsInSight(t *testing.T) {
	t.Parallel()
	for _, drawing := range model.Drawings() {
		for _, filter := range []model.Filter{{}, model.Filter{}.With(model.ByContest, model.Uncontested)} {
			d := driveOn(t, Options{Dossier: embedded(t), Start: State{Selection: model.Selection{Drawing: drawing, Other: "china", Filter: filter}}}, 120, 36)
			for _, key := range []string{"g", "G", "k"} {
				d.press(key)
				for _, size := range [][2]int{{40, 10}, {40, 12}, {60, 12}, {60, 20}, {80, 14}, {80, 24}, {120, 16}, {200, 60}} {
					d.resizeTo(size[0], size[1])
					l := d.layout()
					pic := d.drawnIn(l)
					first, _, ok := pic.RowsOf(d.scene.Figure.At)
					if w := d.figureWindow(l, &pic); ok && (first < w.Top || first >= w.Top+w.Rows) {
						t.Errorf("%s behind %s at %v: row %d isn’t among %d from %d:\n%s", drawing, key, size, first, w.Rows, w.Top, d.screen())
					}
				}
				d.resizeTo(120, 36)
			}
		}
	}
}

// TestDrawingsAskedForAreInSight holds that a drawing that is asked for is shown, from
// whichever pane: where one stands alone, Sources would hide it.
func TestDrawingsAskedForAreInSight(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{40, 12}, {60, 20}, {80, 15}, {80, 24}, {120, 36}} {
		for _, keys := range [][]string{{"1"}, {"2"}, {"3"}, {"3", "+"}, {"3", "P"}} {
			for _, key := range []string{"v", "V"} {
				d := drive(t, size[0], size[1], keys...)
				for d.press(key); d.scene.Drawing != model.NoDrawing; d.press(keys[0], key) {
					if d.layout().drawing.Empty() {
						t.Errorf("%v: %s behind %s hides the %s:\n%s", size, key, keys, d.scene.Drawing, d.screen())
						break
					}
				}
			}
		}
	}
}

// TestFirstClaimIsRead holds that where all of a tie’s claims stand below what is in sight, the
// key that moves down comes to the first of them before it goes on to the second.
func TestFirstClaimIsRead(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{40, 12}, {60, 14}, {80, 24}} {
		d := drive(t, size[0], size[1], "v", "3")
		if strings.Contains(d.screen(), "Lloyd Austin") {
			t.Errorf("%v: the first claim is in sight at once", size)
		}
		for range 30 {
			if d.press("j"); strings.Contains(d.screen(), "Lloyd Austin") {
				break
			}
		}
		if item := d.scene.Story.At; item != 0 {
			t.Errorf("%v: item %d is chosen where the first comes into sight:\n%s", size, item, d.screen())
		}
	}
}
