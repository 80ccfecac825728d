package draw

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"entente/model"
	"entente/ui/paint"
	"entente/ui/plain"

	"github.com/charmbracelet/x/ansi"
)

// sharedTies returns a dossier with ties of up to six ends, of which one claimant speaks in
// the same words.
func sharedTies(t *testing.T) *model.Dossier {
	t.Helper()
	r := model.Records{
		Head:    model.Head{ID: "several", Title: "Several"},
		Sources: []model.Source{{ID: "paper", Type: "article", Title: "A paper"}},
		Types:   []model.TieType{{ID: "alignment", Label: "political alignment", Letter: "A", Definition: "Common lines.", Family: "political"}},
	}
	for i := range 7 {
		name := fmt.Sprintf("%s Republic of the %s", []string{"Northern", "Southern"}[i%2], strings.Repeat(string(rune('A'+i)), 6))
		r.Actors = append(r.Actors, model.Actor{ID: string(rune('a' + i)), Name: name, Type: model.State, Core: i < 3})
	}
	for i, ends := range []string{"ab", "ac", "bc", "abc", "abd", "acd", "bcd", "abcd", "abcdef", "bde", "adefg", "fg"} {
		r.Ties = append(r.Ties, model.Tie{
			ID: fmt.Sprintf("t%d", i), Type: "alignment", Summary: "A tie.", Between: [][]string{strings.Split(ends, "")},
			Claims: []model.Claim{{By: "paper", Stance: model.Asserts, Certainty: model.Stated, Source: "paper", Locator: model.Locator{Paragraph: 1}, Wording: "In one breath."}},
		})
	}
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// stopTexts returns what a drawing says at each of its stops, without the marks at the
// sides.
func stopTexts(s model.Scene, width int) []string {
	picture := Drawing(paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}, s, width, endless)
	texts := make([]string, s.Figure.Size)
	side := strings.NewReplacer("•", "", "↔", "", "none", "", " stated", "")
	for i := range picture.Body.Len() {
		if stop := picture.Body.stopOf(i); stop >= 0 {
			texts[stop] = strings.Join(strings.Fields(texts[stop]+" "+side.Replace(ansi.Strip(picture.Body.Row(i)))), " ")
		}
	}
	return texts
}

// TestEndsAreWhole holds that a row of a tie of several, or of several ties, names all
// ends, however wide the drawing is.
func TestEndsAreWhole(t *testing.T) {
	t.Parallel()
	d := sharedTies(t)
	for _, sel := range []model.Selection{
		{Drawing: model.ComparisonDrawing, Actor: "a", Other: "b"},
		{Drawing: model.ComparisonDrawing, Actor: "f", Other: "c"},
		{Drawing: model.VoicesDrawing, Scope: model.Scope{Kind: model.SaidBy, ID: "paper"}},
	} {
		s := d.Filter(model.Filter{}).See(sel)
		for width := 50; width < 200; width += 7 {
			for stop, text := range stopTexts(s, width) {
				var pair []string // whom the head of the comparison names
				if sel.Drawing == model.ComparisonDrawing {
					pair = []string{sel.Actor, sel.Other}
				}
				wholeEnds(t, s, stop, text, pair, width)
			}
		}
	}
}

func wholeEnds(t *testing.T, s model.Scene, stop int, text string, named []string, width int) {
	t.Helper()
	d := s.View().Dossier()
	for _, tie := range s.View().See(s.ChoosePick(stop)).Figure.Pick.Ties {
		for _, a := range d.EndsOf(tie) {
			if strings.Contains(strings.Join(named, " "), a.ID) || strings.Contains(text, a.Name) {
				continue
			}
			t.Errorf("%s at %d columns doesn’t name %s of %s: %s", s.Drawing, width, a.Name, tie.ID, text)
			return
		}
	}
}

// TestColumnsCanBeTold holds that the names above a matrix's columns differ, however
// few rows or columns there are for them.
func TestColumnsCanBeTold(t *testing.T) {
	t.Parallel()
	s := sharedTies(t).Filter(model.Filter{}).See(model.Selection{Drawing: model.MatrixDrawing, Wide: true})
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	for room := leastRows * (letterCell - 1); room < 40; room++ {
		seen := map[string]bool{}
		for _, name := range columnNames(p, s.Figure.Facts.(*model.Matrix).Actors, room) {
			if seen[name] || p.Columns(name) > room || name == "" {
				t.Errorf("%q doesn’t tell a column of %d", name, room)
			}
			seen[name] = true
		}
	}
}

// TestStackedNamesAreWhole holds that a name in rows loses no letter, and none of its rows
// is wider than it may be, whatever its letters are.
func TestStackedNamesAreWhole(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	names := []string{"North Korea", "\u0301accent", "\u200d", "", "中华人民共和国", "👨‍👩‍👧 family", "جمهورية إيران", "A"}
	for columns := 2; columns < 8; columns++ {
		for i, rows := range stacked(p, names, columns) {
			if got, want := strings.Join(rows, ""), names[i]; strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") {
				t.Errorf("%q stands as %q", want, got)
			}
			for _, row := range rows {
				if p.Columns(row) > columns {
					t.Errorf("%q is wider than %d", row, columns)
				}
			}
		}
	}
}

// TestMatrixNamesRowsWhole holds that a name is cut before its row only where the cells
// need the room.
func TestMatrixNamesRowsWhole(t *testing.T) {
	t.Parallel()
	d := sharedTies(t)
	for _, wide := range []bool{false, true} {
		s := d.Filter(model.Filter{}).See(model.Selection{Drawing: model.MatrixDrawing, Wide: wide})
		text := Text(s, 200, false)
		for _, a := range s.Figure.Facts.(*model.Matrix).Actors {
			if !strings.Contains(text, a.Name+"  ") {
				t.Errorf("%s isn’t whole in\n%s", a.Name, text)
			}
		}
	}
}

// TestMatrixTellsItsColumnsWhole holds that which columns of how many are shown is told without a
// number that is cut, however narrow the drawing and wherever in it.
func TestMatrixTellsItsColumnsWhole(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	s := hub(t, 1200).Filter(model.Filter{}).See(model.Selection{Drawing: model.MatrixDrawing, Wide: true})
	for _, far := range []int{0, 40, 1200} {
		s = s.View().See(s.MoveSideways(far))
		for width := leastColumns; width <= 120; width++ {
			head := ansi.Strip(strings.Join(Drawing(p, s, width, 20).Head, "\n"))
			if !strings.Contains(head, " of 1201 ") {
				t.Errorf("%d columns: %q", width, head[strings.LastIndex(head, "\n")+1:])
			}
		}
	}
}

// TestMatrixLinesCountTheirOwn holds that each line of a cell counts the denied ones of
// the ties whose marks it has, and that a tie that nobody holds isn't taken for none.
func TestMatrixLinesCountTheirOwn(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	told := func(cells []paint.Cell) string { return ansi.Strip(p.Row(60, paint.Bare, cells...)) }
	s := unheld(t, longNamed(t)).Filter(model.Filter{}).See(model.Selection{Drawing: model.MatrixDrawing, Wide: true})
	m, some := s.Figure.Facts.(*model.Matrix), 0
	for row := range m.Actors {
		for column := range m.Actors {
			directed, mutual := m.Cell(row, column)
			upper, lower := markedCell(p, s, row, column, 60)
			for _, line := range []struct {
				text string
				ties []*model.Tie
			}{{told(upper), directed}, {told(lower), mutual}} {
				n := denied(line.ties)
				if some += n; strings.Contains(line.text, "✗") != (n > 0) || n > 0 && !strings.Contains(line.text, fmt.Sprintf("✗%d ", n)) {
					t.Fatalf("%d are denied of the ties of %q", n, line.text)
				}
			}
			if nothing := strings.TrimSpace(told(upper)) == "·"; nothing != (row != column && len(directed)+len(mutual) == 0) {
				t.Fatalf("%d ties stand as %q", len(directed)+len(mutual), told(upper))
			}
		}
	}
	if some == 0 {
		t.Error("none is denied")
	}
}

// TestMatrixTellsWhatItLeavesOut holds that a matrix without a pair still has its ties of
// more ends, and that it names or counts those it leaves out.
func TestMatrixTellsWhatItLeavesOut(t *testing.T) {
	t.Parallel()
	d := sharedTies(t)
	for _, c := range []struct {
		filter model.Filter
		wide   bool
		want   string
	}{
		{model.Filter{}, true, "Southern Republic of the DDDDDD and Northern Republic of the EEEEEE have no tie of two ends here and are left out."},
		{model.Filter{}.With(model.ByCounterpart, "f"), false, ""},
		{model.Filter{}.With(model.Among, "a", "b"), false, "Northern Republic of the CCCCCC has no tie of two ends here and is left out."},
		{model.Filter{}.With(model.ByCounterpart, "e"), true, "of three and more ends"},
	} {
		s := d.Filter(c.filter).See(model.Selection{Drawing: model.MatrixDrawing, Wide: c.wide, Filter: c.filter})
		if text := strings.Join(strings.Fields(Text(s, 70, false)), " "); !strings.Contains(text, c.want) || strings.Contains(text, "Nothing is left") {
			t.Errorf("%q isn’t in\n%s", c.want, text)
		}
	}
}

// TestBothSidesAreTold holds that the ends of a tie name somebody of each of its sides,
// however few columns there are, and take no more than these.
func TestBothSidesAreTold(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	for _, d := range []*model.Dossier{longNamed(t), sharedTies(t)} {
		for i := range d.Ties {
			tie := &d.Ties[i]
			for width := 2*leastSide + len(" → ") - len("→") + 1; width < 90; width++ {
				text := endsIn(p, d, tie, width)
				if n := p.Columns(text); n > width {
					t.Fatalf("%q takes %d columns of %d", text, n, width)
				}
				first, others, way := sidesOf(d, tie)
				if !tie.Directed() && len(tie.Between) == 1 && strings.Contains(text, ", ") {
					t.Fatalf("%d columns: %q of each with each has two sides: %q", width, d.EndsInBrief(tie), text)
				}
				left, right, found := strings.Cut(text, way)
				if !found || !begins(left, first[0]) || !begins(right, others[0]) {
					t.Fatalf("%d columns: %q is told as %q", width, d.EndsInBrief(tie), text)
				}
			}
		}
	}
}

// begins reports whether a cut text begins as the whole does, with a letter at least.
func begins(cut, whole string) bool {
	before, _, _ := strings.Cut(cut, "…")
	return before != "" && (strings.HasPrefix(whole, before) || strings.HasPrefix(before, whole))
}

// TestAlikeNamesStayApart holds that what tells actors of one name apart isn't cut off where half
// of the room has it: in the lists of actors and of ties, and in every drawing that cuts names.
func TestAlikeNamesStayApart(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	r := hub(t, 6).Records
	r.Actors = slices.Clone(r.Actors)
	for i := range r.Actors {
		r.Actors[i].Name, r.Actors[i].Core = "The Star Shipping Company of the East", true
	}
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	apart := func(what string, rows []string) {
		n := 0
		for _, row := range rows {
			for _, rest := range strings.Split(row, "The S")[1:] {
				if n++; !strings.Contains(rest, "(a") && !strings.Contains(rest, "(n") {
					t.Errorf("%s: %q", what, row)
				}
			}
		}
		if n == 0 {
			t.Errorf("%s names nobody: %q", what, rows)
		}
	}
	for _, width := range []int{24, 42, 53, 75, 110} {
		s := d.Filter(model.Filter{}).See(model.Selection{Actor: "a"})
		apart("actors", Countries(p, s, Window{Rows: 9}, min(width, 40)))
		if width < leastColumns {
			continue
		}
		apart("ties", Ties(p, s, Window{Rows: 9}, width)[1:])
		for _, drawing := range []model.Drawing{model.TimelineDrawing, model.TreeDrawing, model.NeighbourhoodDrawing, model.NetworkDrawing, model.LadderDrawing} {
			if drawing == model.NeighbourhoodDrawing && width < roomyNeighbourhood/2 {
				continue // names have few letters
			}
			s = d.Filter(model.Filter{}).See(model.Selection{Actor: "a", Drawing: drawing})
			picture := Drawing(p, s, width, 20)
			var rows []string
			for i := range picture.Body.Len() {
				if row := seenRow(&picture, i); !strings.Contains(row, "neighbour") { // no list, but words that wrap
					rows = append(rows, row)
				}
			}
			apart(fmt.Sprintf("%s at %d columns", drawing, width), rows)
		}
	}
}

// TestAlikeNamesAreToldApart holds that names that differ at their ends alone are told apart
// where they stand below each other and are cut: in the list of actors and among neighbours.
func TestAlikeNamesAreToldApart(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	r := hub(t, 12).Records
	for i := range r.Actors[1:] {
		r.Actors[1+i].Name = fmt.Sprintf("Democratic Republic of the Upper River and the Hills, 人民 %c", 'A'+i)
	}
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	view := d.Filter(model.Filter{})
	for _, width := range []int{24, 42, 60, 80, 120} {
		texts := map[string][]string{"the actors": Countries(p, view.See(model.Selection{Actor: "a"}), Window{Rows: 40}, width)}
		if width >= leastColumns {
			pic := Drawing(p, view.See(model.Selection{Actor: "a", Drawing: model.NeighbourhoodDrawing}), width, 40)
			for i := range pic.Body.Len() {
				texts["neighbours"] = append(texts["neighbours"], pic.Body.Row(i))
			}
		}
		for where, lines := range texts {
			text := ansi.Strip(strings.Join(lines, "\n"))
			for i := range r.Actors[1:] {
				if end := fmt.Sprintf(" %c", 'A'+i); !strings.Contains(text, end) {
					t.Errorf("%d columns: none of %s ends in %q:\n%s", width, where, end, text)
				}
			}
		}
	}
}

// TestComparedNamesHaveTheRoom holds that of the names above a comparison none is cut beside
// blanks, and that they stand off the edge.
func TestComparedNamesHaveTheRoom(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	view, cuts := longNamed(t).Filter(model.Filter{}), 0
	actors := view.Dossier().Actors
	for _, width := range []int{39, 59, 78, 113} {
		for i := range actors {
			s := view.See(model.Selection{Drawing: model.ComparisonDrawing, Actor: actors[i].ID, Other: actors[(i*7+1)%len(actors)].ID})
			if s.Figure.Size == 0 {
				continue
			}
			head := strings.ReplaceAll(ansi.Strip(Drawing(p, s, width, 30).Head[0]), plain.LRM, "")
			if head[0] != ' ' || p.Columns(head) != width {
				t.Errorf("%d columns: %q", width, head)
			}
			if strings.Contains(head, "…") {
				cuts++
				if strings.Contains(strings.TrimSpace(head), "    ") {
					t.Errorf("%d columns: cut beside blanks: %q", width, head)
				}
			}
		}
	}
	if cuts == 0 {
		t.Error("nothing was cut")
	}
}

// alike returns a dossier whose actors have names that differ at their ends alone, and ties
// between each two of them.
func alike(t testing.TB) (d *model.Dossier, ends string) {
	t.Helper()
	ends = "UVWXYZ"
	r := hub(t, len(ends)-1).Records
	r.Ties = r.Ties[:0]
	for i := range r.Actors {
		r.Actors[i].Name, r.Actors[i].Core = "Democratic republic of the upper river and the hills "+ends[i:i+1], true
		for j := range i {
			tie := model.Tie{
				ID: fmt.Sprintf("t%d-%d", i, j), Type: "arms", Label: "said to be so", Summary: "A tie.", From: []string{r.Actors[i].ID}, To: []string{r.Actors[j].ID},
				Claims: []model.Claim{
					{By: "paper", Stance: model.Asserts, Certainty: model.Stated, Source: "paper", Locator: model.Locator{Paragraph: 1}},
					{By: r.Actors[j].ID, Stance: model.Denies, Source: "paper", Locator: model.Locator{Paragraph: 1}},
				},
			}
			if j%2 == 1 {
				tie.Date, _ = model.ParseDate("2024")
			}
			r.Ties = append(r.Ties, tie)
		}
	}
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	return d, ends
}

// TestCutNamesAreToldApart holds that no row, in a list of ties or a drawing, and no title
// names an actor in letters with which another begins, too.
func TestCutNamesAreToldApart(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	d, ends := alike(t)
	const roomyTitle = 69 // a drawing has more where it has a title
	cuts := 0
	hold := func(what, text string) {
		for _, row := range strings.Split(ansi.Strip(text), "\n") {
			for _, at := range regexp.MustCompile(`D[a-z ]*…`).FindAllStringIndex(row, -1) {
				cuts++
				rest := strings.TrimLeft(row[at[1]:], "abcdefghijklmnopqrstuvwxyz ")
				if kept := at[1] - at[0]; kept > len("De…") && (rest == "" || !strings.Contains(ends, rest[:1])) {
					t.Errorf("%s: whose name is cut in %q?", what, row)
				}
			}
		}
	}
	for width := leastColumns; width < 140; width += 5 {
		what := fmt.Sprintf("%d columns", width)
		for _, scope := range []model.Scope{{}, {Kind: model.AllTies}, {Kind: model.SaidBy, ID: "n1"}} {
			for _, order := range []model.Order{model.OrderType, model.OrderCounterpart, model.OrderStanding, model.OrderDate, model.OrderParagraph} {
				s := d.Filter(model.Filter{}).See(model.Selection{Actor: "a", Scope: scope, Order: order})
				hold(what, strings.Join(Ties(p, s, Window{Rows: 30}, width), "\n"))
			}
		}
		for _, drawing := range model.Drawings() {
			s := d.Filter(model.Filter{}).See(model.Selection{Actor: "a", Other: "n2", Drawing: drawing, Wide: true, Scope: model.Scope{Kind: model.SaidBy, ID: "n1"}})
			picture := Drawing(p, s, width, 30)
			rows := picture.Head
			for i := range picture.Body.Len() {
				rows = append(rows, seenRow(&picture, i))
			}
			hold(what+" of "+drawing.String(), strings.Join(rows, "\n"))
			name, index := PaneTitle(p, s, model.Relationships, width)
			hold("title in "+what, name+" "+index)
			if width >= roomyTitle && p.Columns(name+index)+titleSigns > width {
				t.Errorf("the title of %s in %d columns is %q, %q", drawing, width, name, index)
			}
		}
	}
	if cuts == 0 {
		t.Error("nothing was cut")
	}
}

// TestCutNamesLeaveNoBracketOpen holds that no name is cut right behind a bracket.
func TestCutNamesLeaveNoBracketOpen(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	const name = "National Front (alliance)"
	d := hub(t, 1)
	for width := 1; width < len(name); width++ {
		if got := cutName(p, d, name, width); strings.Contains(got, "(…") || p.Columns(got) > width {
			t.Errorf("in %d columns: %q", width, got)
		}
	}
}

// TestOneFilteredForIsNamed holds that of a filter's only value what has room is told above the
// ties, and not how many values there are.
func TestOneFilteredForIsNamed(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	d, cuts := longNamed(t), 0
	for _, width := range []int{39, 60, 80} {
		for _, a := range d.Actors {
			s := d.Filter(model.Filter{}.With(model.ByCounterpart, a.ID)).See(model.Selection{Actor: d.Actors[0].ID})
			lines := Filter(p, s, width)
			if text := ansi.Strip(lines[0]); !strings.Contains(text, "with "+a.Name[:4]) || p.Columns(text) != width {
				t.Errorf("%d columns: %q for %s", width, text, a.Name)
			} else if strings.Contains(text, "…") {
				cuts++
			}
		}
	}
	if cuts == 0 {
		t.Error("nothing was cut")
	}
}
