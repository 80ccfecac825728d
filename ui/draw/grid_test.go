package draw

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"entente/model"
	"entente/ui/internal/sample"
	"entente/ui/paint"
	"entente/ui/plain"

	"github.com/charmbracelet/x/ansi"
)

// longNamed returns a dossier whose names, labels, dates, claimants and amounts have
// every length, with a short name or none, and some of whose standings have a long word.
func longNamed(t *testing.T) *model.Dossier {
	t.Helper()
	r := sample.Records(300)
	words := "Ministry of Foreign Affairs and International Cooperation of the Republic 東方重工業 شركة الشرق"
	of := func(n int) string { return strings.TrimSpace(string([]rune(words)[:4+n*7%(len([]rune(words))-4)])) }
	for i := range r.Actors {
		a := &r.Actors[i]
		if a.Name = fmt.Sprintf("%s %d", of(i), i); i%3 == 0 {
			a.Short = fmt.Sprintf("MFA%d", i)
		}
	}
	for i := range r.Ties {
		tie := &r.Ties[i]
		tie.Label = ""
		if i%4 > 0 {
			tie.Label = fmt.Sprintf("%d %.40s", i, strings.Repeat("goods ", i%9))
		}
		for j := range tie.Claims {
			if c := &tie.Claims[j]; i%6 == 0 && c.Certainty != model.NoStanding {
				c.Certainty = model.SelfDescribed
			}
		}
		if tie.Amount = ""; i%5 == 0 {
			tie.Amount = fmt.Sprintf("%d tonnes", i*1000)
		}
	}
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// rowScenes are the Scenes whose rows are held, of all that tell ties in other columns.
func rowScenes(d *model.Dossier) []model.Scene {
	var scenes []model.Scene
	for order := range model.Words[model.Order]() {
		for _, scope := range []model.Scope{{}, {Kind: model.AllTies}} {
			for _, a := range []int{0, 7} {
				scenes = append(scenes, d.Filter(model.Filter{}).See(model.Selection{Actor: d.Actors[a].ID, Order: model.Order(order), Scope: scope}))
			}
		}
	}
	return scenes
}

// TestNothingIsCutBesideBlanks holds that a name or a label is cut only where both
// together have no room: what the one doesn't need the other has.
func TestNothingIsCutBesideBlanks(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	cuts := 0
	for _, s := range rowScenes(longNamed(t)) {
		for _, width := range []int{42, 51, 64, 90, 140, 200} {
			g := gridOf(p, s, tiesOf(s.Relationships.Rows), width)
			for _, tie := range tiesOf(s.Relationships.Rows) {
				cells := g.cells(p, s, tie, paint.Cell{Width: 1}, false)
				if n := p.Total(cells); n != width {
					t.Fatalf("%d columns: the cells have %d", width, n)
				}
				if !namesParty(s) {
					continue
				}
				row := g.suited(p, s, tie)
				name, _ := row.partyIn(p, s, tie, p.Columns(labelText(labelCell(s, tie, false))))
				i := slices.IndexFunc(cells, func(c paint.Cell) bool { return c.Text == name })
				party, label := cells[i], cells[i+1]
				lacks := func(c *paint.Cell) int {
					if strings.Contains(c.Text, "…") {
						return 1
					}
					return p.Columns(labelText(*c)) - c.Width
				}
				if lacks(&party) > 0 && lacks(&label) < -1 || lacks(&label) > 0 && lacks(&party) < 0 { // a wide letter that is cut leaves a blank
					t.Errorf("%d columns, by %s: cut beside blanks: %q", width, s.Order, ansi.Strip(p.Row(width, paint.Bare, cells...)))
				}
				if lacks(&party) > 0 || lacks(&label) > 0 {
					cuts++
				}
			}
		}
	}
	if cuts == 0 {
		t.Error("nothing was cut anywhere")
	}
}

// TestCounterpartsAreNamed holds that of the counterparts of a tie none is merely counted
// who has room to be named, in lists and in drawings.
func TestCounterpartsAreNamed(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	d := longNamed(t)
	counted, named := 0, 0
	for _, s := range rowScenes(d) {
		if s.Listed.Kind != model.TiesOfActor || !namesParty(s) {
			continue
		}
		ties := tiesOf(s.Relationships.Rows)
		for width := 42; width <= 220; width += 10 {
			for _, g := range []grid{gridOf(p, s, ties, width), gridTelling(p, s, ties, width, false)} {
				for _, tie := range ties {
					var short []string
					for a := range d.CounterpartsOf(tie, s.Actor) {
						short = append(short, cmp.Or(a.Short, a.DistinctName()))
					}
					row, label := g.suited(p, s, tie), p.Columns(labelText(labelCell(s, tie, false)))
					name, _ := row.partyIn(p, s, tie, label)
					if len(short) < 2 {
						continue
					}
					if !strings.Contains(name, " +") {
						named++
						continue
					}
					counted++
					if free := row.room - labelGap(s) - label; p.Columns(strings.Join(short, ", ")) <= free {
						t.Errorf("%d columns: %q has room for %q", width, name, short)
					}
				}
			}
		}
	}
	if counted == 0 || named == 0 {
		t.Errorf("%d rows count counterparts, %d name all", counted, named)
	}
}

// TestLanesAreNotCutBesideBlanks holds the same of a timeline's rows, of which those without
// a date have the columns of the axis too.
func TestLanesAreNotCutBesideBlanks(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	s, line := timelineOf(undated(t, longNamed(t)), model.Selection{})
	cuts := 0
	for _, width := range []int{40, 58, 72, 80, 113, 140, 200} {
		track := newTrack(p, s, width)
		for _, l := range append(slices.Clone(line.Lanes), line.Undated...) {
			room := width - 1 - track.standingWide() - p.Total(track.when(&l, false))
			if room < 0 {
				continue
			}
			text := ansi.Strip(p.Row(room, paint.Bare, track.about(&l, room, false)...))
			if !strings.Contains(text, "…") {
				continue
			}
			cuts++
			if strings.Contains(strings.TrimSpace(text), "   ") || strings.HasSuffix(text, "   ") {
				t.Errorf("%d columns: cut beside blanks: %q", width, text)
			}
		}
	}
	if cuts == 0 {
		t.Error("nothing was cut anywhere")
	}
}

// TestNamesAndLabelsStandApart holds that behind a name that leaves its column the label
// follows after more than one blank, where it has room for that whole, in lists and lanes:
// China firms → China firms’ home says something else.
func TestNamesAndLabelsStandApart(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	d := longNamed(t)
	long := 0
	for width := 40; width <= 200; width += 8 {
		for _, s := range rowScenes(d) {
			g := gridOf(p, s, tiesOf(s.Relationships.Rows), width)
			for _, tie := range tiesOf(s.Relationships.Rows) {
				row := g.suited(p, s, tie)
				told := p.Columns(labelText(labelCell(s, tie, false)))
				name, wide := row.partyIn(p, s, tie, told)
				if !namesParty(s) || told == 0 || wide <= row.party || wide+2+told > row.room {
					continue
				}
				long++
				if text := seen(p, width, row.lay(nil, p, s, tie, false)); !strings.Contains(text, name+"  ") {
					t.Errorf("%d columns, by %s: %q", width, s.Order, text)
				}
			}
		}
		s, line := timelineOf(undated(t, d), model.Selection{})
		track := newTrack(p, s, width)
		for _, l := range append(slices.Clone(line.Lanes), line.Undated...) {
			room := width - 1 - track.standingWide() - p.Total(track.when(&l, false))
			ends, told := s.View().Dossier().EndsInBrief(l.Tie), p.Columns(labelText(track.labelOf(&l)))
			if room < 0 || told == 0 || p.Columns(ends)+2+told > room {
				continue
			}
			long++
			if text := seen(p, room, track.about(&l, room, false)); !strings.Contains(text, ends+"  ") {
				t.Errorf("%d columns: %q", width, text)
			}
		}
	}
	if long == 0 {
		t.Error("no name leaves its column")
	}
}

// TestShortNamesStandApart holds that names which all have their column stand more than one
// blank before the labels, where all of these have theirs too: in narrow lists, by short names.
func TestShortNamesStandApart(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	r := longNamed(t).Records
	r.Actors = slices.Clone(r.Actors)
	for i := range r.Actors {
		r.Actors[i].Short = fmt.Sprintf("MFA%d", i)
	}
	r.Ties = slices.Clone(r.Ties)
	for i := range r.Ties {
		r.Ties[i].Label = fmt.Sprintf("%.16s", r.Ties[i].Label)
	}
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	roomy := 0
	for _, s := range rowScenes(d) {
		if !namesParty(s) {
			continue
		}
		rows := tiesOf(s.Relationships.Rows)
		for n := 1; n <= len(rows); n += 7 {
			ties := rows[:n]
			party := widest(p, ties, func(t *model.Tie) string { return partyColumn(s, t, true) })
			label := widest(p, ties, func(t *model.Tie) string { return labelText(labelCell(s, t, false)) })
			for width := 42; width <= 120; width++ {
				if g := gridOf(p, s, ties, width); party+columnGap+label <= g.room {
					roomy++
					if g.party+labelGap(s) < min(party, commonParty)+columnGap {
						t.Fatalf("%d columns: names of %d and a gap of %d have %d", width, party, labelGap(s), g.party)
					}
				}
			}
		}
	}
	if roomy == 0 {
		t.Error("nowhere is room")
	}
}

// seen returns a row as it is read.
func seen(p paint.Painter, width int, cells []paint.Cell) string {
	return strings.ReplaceAll(ansi.Strip(p.Row(width, paint.Bare, cells...)), plain.LRM, "")
}

// TestLanesShareColumns holds that ties with a date and ties without one stand in the same
// columns, and that a label leaves its own only behind ends which need more.
func TestLanesShareColumns(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	s, line := timelineOf(undated(t, longNamed(t)), model.Selection{})
	for width := 40; width <= 200; width += 5 {
		track, signs, labels := newTrack(p, s, width), map[int]bool{}, [2][2]int{}
		for i, l := range append(slices.Clone(line.Lanes), line.Undated...) {
			cells := track.tie(&l, width-1, false)
			row := ansi.Strip(p.Row(width-1, paint.Bare, cells...))
			sign, _ := Mark(l.Tie.Standing())
			signs[ansi.StringWidth(row[:max(0, strings.LastIndex(row, sign))])] = true
			if wide := cells[0].Width; !cells[0].Elastic && p.Columns(cells[0].Text) <= track.endsWide() {
				kind := min(1, max(0, i-len(line.Lanes)+1))
				seen := labels[kind]
				labels[kind] = [2]int{max(seen[0], wide), seen[1] + 1}
				if wide > track.endsWide() {
					t.Errorf("%d columns: %q has %d of %d", width, cells[0].Text, wide, track.endsWide())
				}
			}
		}
		if len(signs) > 1 {
			t.Errorf("%d columns: standings stand behind %v columns", width, signs)
		}
		if labels[1][1] == 0 || width > 80 && labels[0] == [2]int{} || labels[0][1] > 0 && labels[0][0] != labels[1][0] {
			t.Errorf("%d columns: ends have %d columns with a date, %d without (%d and %d rows)", width, labels[0][0], labels[1][0], labels[0][1], labels[1][1])
		}
	}
}

// TestComparedTextHasTheRoom holds that the sides of a comparison are no wider than their
// marks need, so that what is between them is cut later.
func TestComparedTextHasTheRoom(t *testing.T) {
	t.Parallel()
	s := dated(t, "2020", "2021", "").Filter(model.Filter{}).See(model.Selection{Drawing: model.ComparisonDrawing, Actor: "a", Other: "b"})
	c := s.Figure.Facts.(*model.Comparison)
	for width := 60; width <= 200; width += 20 {
		if side := comparedSide(c, width); side != leastCompared {
			t.Errorf("%d columns: three marks have a side of %d", width, side)
		}
	}
	crowd := crowded(t).Filter(model.Filter{}).See(model.Selection{Drawing: model.ComparisonDrawing, Actor: "a", Other: "b"})
	if side := comparedSide(crowd.Figure.Facts.(*model.Comparison), 200); side != mostCompared {
		t.Errorf("many marks have a side of %d", side)
	}
}

// TestComparedSidesStandTogether holds that however wide a comparison is, its right side stands
// behind the longest text between the sides, under the name of whose it is.
func TestComparedSidesStandTogether(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	s := sharedTies(t).Filter(model.Filter{}).See(model.Selection{Drawing: model.ComparisonDrawing, Actor: "a", Other: "b"})
	name := s.Figure.Facts.(*model.Comparison).B.DistinctName()
	for _, width := range []int{80, 120, 200, 400} {
		picture := Drawing(p, s, width, 80)
		head := ansi.Strip(picture.Head[0])
		at, nearest := p.Columns(head[:strings.LastIndex(head, name)]), width
		for i := range picture.Body.Len() {
			row := []rune(ansi.Strip(picture.Body.Row(i)))
			if picture.At(i, 3) >= 0 {
				between := string(row[:at])
				nearest = min(nearest, len([]rune(between))-len([]rune(strings.TrimRight(between, " "))))
			}
		}
		if nearest > columnGap {
			t.Errorf("%d columns: the right side stands %d from what is nearest to it:\n%s", width, nearest, head)
		}
	}
}

// TestComparedDenialsTakeNoColumns holds that where nothing is denied, a comparison has no
// columns for how often: its marks have them.
func TestComparedDenialsTakeNoColumns(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	for _, denied := range []bool{false, true} {
		d := withTies(t, sharedTies(t).Records, func(i int, tie *model.Tie) {
			tie.Claims = slices.DeleteFunc(slices.Clone(tie.Claims), func(c model.Claim) bool { return c.Stance == model.Denies })
			if denial := tie.Claims[0]; denied && i == 0 {
				denial.By, denial.Stance, denial.Certainty = "a", model.Denies, model.NoStanding
				tie.Claims = append(tie.Claims, denial)
			}
		})
		s := d.Filter(model.Filter{}).See(model.Selection{Drawing: model.ComparisonDrawing, Actor: "a", Other: "b"})
		c := s.Figure.Facts.(*model.Comparison)
		row := c.Together.Rows
		if len(row) == 0 {
			row = c.Common.Rows
		}
		ties := slices.Repeat(row[0].A, leastCompared)[:leastCompared-2]
		cells := p.Row(leastCompared, paint.Bare, comparedCells(p, s, ties, "a", leastCompared, true)...)
		if whole := !strings.Contains(ansi.Strip(cells), "+"); whole == denied {
			t.Errorf("something is denied: %t; %d marks beside each other: %q", denied, len(ties), ansi.Strip(cells))
		}
	}
}

// undated returns the dossier with every third tie without a date.
func undated(t *testing.T, d *model.Dossier) *model.Dossier {
	t.Helper()
	return withTies(t, d.Records, func(i int, tie *model.Tie) {
		if i%3 == 0 {
			tie.Date = model.Date{}
		}
	})
}

// withTies returns a dossier of records whose ties are changed.
func withTies(t *testing.T, r model.Records, change func(i int, tie *model.Tie)) *model.Dossier {
	t.Helper()
	r.Ties = slices.Clone(r.Ties)
	for i := range r.Ties {
		change(i, &r.Ties[i])
	}
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestStandingsAreNeverCut holds that a standing's word is told whole, or as the one word
// that stands for it, wherever words are told: in lists, in drawings and in lanes.
func TestStandingsAreNeverCut(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	d := unheld(t, longNamed(t))
	for width := 40; width <= 200; width += 4 {
		for _, s := range rowScenes(d) {
			ties := tiesOf(s.Relationships.Rows)
			g, shared := gridOf(p, s, ties, width), gridOf(p, s, ties, width)
			for _, tie := range ties {
				wordFits(t, p, g.cells(p, s, tie, paint.Cell{Width: 1}, false), tie)
				wordFits(t, p, shared.cells(p, s, tie, paint.Cell{Width: 1}, false), tie)
			}
		}
		s, line := timelineOf(d, model.Selection{})
		track := newTrack(p, s, width)
		for i := range line.Lanes {
			wordFits(t, p, track.tie(&line.Lanes[i], width/2, false), line.Lanes[i].Tie)
		}
	}
}

// TestDrawnTiesStandStraight holds that the marks of ties stand one below the other in all
// that is listed in a drawing, whatever their standings' words.
func TestDrawnTiesStandStraight(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	d := unheld(t, longNamed(t))
	s := d.Filter(model.Filter{}).See(model.Selection{Scope: model.Scope{Kind: model.AllTies}, Drawing: model.MatrixDrawing})
	ties := tiesOf(s.View().See(model.Selection{Scope: model.Scope{Kind: model.AllTies}}).Relationships.Rows)
	for _, width := range []int{62, 80, 140} {
		row, at := tieRows(p, s, ties, width), -1
		for _, tie := range ties {
			sign, _ := Mark(tie.Standing())
			text := ansi.Strip(row(tie, -2))
			n := p.Columns(text[:strings.LastIndex(text, " "+sign+" ")])
			if at >= 0 && n != at {
				t.Fatalf("%d columns: the mark stands in %d, not in %d: %q", width, n, at, text)
			}
			at = n
		}
	}
}

// wordFits holds that the cell of a tie's standing has room for its word, if it has one.
func wordFits(t *testing.T, p paint.Painter, cells []paint.Cell, tie *model.Tie) {
	t.Helper()
	sign, _ := Mark(tie.Standing())
	for _, c := range cells {
		if strings.HasPrefix(c.Text, sign+" ") && p.Columns(c.Short) > c.Width {
			t.Fatalf("%q has %d columns", c.Text, c.Width)
		}
	}
}

// unheld returns the dossier with every fifth tie held by nobody.
func unheld(t *testing.T, d *model.Dossier) *model.Dossier {
	t.Helper()
	return withTies(t, d.Records, func(i int, tie *model.Tie) {
		if i%5 == 0 {
			claim := tie.Claims[0]
			claim.Stance, claim.Certainty = model.Declines, model.NoStanding
			tie.Claims = []model.Claim{claim}
		}
	})
}

// TestWideRowsTellStandingsWhole holds that no standing's word is cut or shortened in a row
// that has room for it.
func TestWideRowsTellStandingsWhole(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	long := false
	for _, s := range rowScenes(longNamed(t)) {
		ties := tiesOf(s.Relationships.Rows)
		const width = 200
		g := gridOf(p, s, ties, width)
		for _, tie := range ties {
			row := ansi.Strip(p.Row(width, paint.Bare, g.cells(p, s, tie, paint.Cell{Width: 1}, false)...))
			if word := tie.Standing().String(); !strings.Contains(row, " "+word+" ") {
				t.Errorf("by %s: a tie that is %s stands as %q", s.Order, word, row)
			}
			long = long || len(tie.Standing().String()) > markWide-2
		}
	}
	if !long {
		t.Error("no tie has a long word")
	}
}

// TestWideLanesTellStandingsWhole holds the same of a timeline's rows.
func TestWideLanesTellStandingsWhole(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	s, _ := timelineOf(longNamed(t), model.Selection{})
	body, word, whole := Drawing(p, s, wordyLanes+ampleColumns+1, endless).Body, model.SelfDescribed.String(), 0
	for i := range body.Len() {
		row := ansi.Strip(body.Row(i))
		if strings.Contains(row, word) {
			whole++
		} else if strings.Contains(row, "self-desc") {
			t.Errorf("%s stands as %q", word, row)
		}
	}
	if whole == 0 {
		t.Errorf("no row has %s", word)
	}
}

// TestRoomTellsMore holds that rows with room tell the date, then the claimants, then the
// amount, and at 200 columns all of it.
func TestRoomTellsMore(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	for _, s := range rowScenes(longNamed(t)) {
		for width := 30; width <= 200; width += 10 {
			g := gridOf(p, s, tiesOf(s.Relationships.Rows), width)
			dated := g.date > 0 || s.Order == model.OrderDate
			if g.amount > 0 && g.said == 0 || g.said > 0 && !dated {
				t.Errorf("%d columns, by %s: %+v", width, s.Order, g)
			}
			if width == 200 && (g.amount == 0 || g.said == 0 || !dated) {
				t.Errorf("200 columns, by %s: %+v", s.Order, g)
			}
		}
	}
	s := longNamed(t).Filter(model.Filter{}).See(model.Selection{Actor: "actor-0", Order: model.OrderParagraph})
	var told []string
	for _, line := range Ties(p, s, Window{Rows: 400}, 200) {
		told = append(told, ansi.Strip(line))
	}
	text := strings.Join(told, "\n")
	for _, want := range []string{`January 20\d\d`, `A paper`, `✗ \S.* ✗1`, `\d+ tonnes`} {
		if !regexp.MustCompile(want).MatchString(text) {
			t.Errorf("no row tells %s:\n%s", want, text)
		}
	}
}

// TestCountsStandApart holds that no count touches what it counts, whatever its digits,
// in the list of actors and in the headings.
func TestCountsStandApart(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	apart := regexp.MustCompile(` (\d+|“\d+|·) $`)
	for _, d := range []*model.Dossier{crowded(t), longNamed(t)} {
		whole := d.Filter(model.Filter{}).See(model.Selection{})
		for _, s := range []model.Scene{whole, whole.Fold(model.Sections("").Toggle(model.OtherStates).Toggle(model.People))} {
			for width := 16; width < 60; width++ {
				for _, line := range Countries(p, s, Window{Rows: 2000}, width) {
					if text := ansi.Strip(line); !apart.MatchString(text) {
						t.Fatalf("%d columns: %q", width, text)
					}
				}
			}
		}
	}
}

// TestDrawingsLeaveTheThumbABlank holds that no row of a drawing that lists ties touches
// what stands in the column behind it.
func TestDrawingsLeaveTheThumbABlank(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	for _, d := range []*model.Dossier{crowded(t), longNamed(t)} {
		for _, drawing := range []model.Drawing{model.TreeDrawing, model.TimelineDrawing, model.PathDrawing, model.ComparisonDrawing, model.VoicesDrawing, model.LadderDrawing} {
			s := d.Filter(model.Filter{}).See(model.Selection{Drawing: drawing, Wide: true})
			for _, width := range []int{40, 59, 63, 64, 75, 80, 120, 160} {
				picture := Drawing(p, s, width, 40)
				for i := range min(picture.Body.Len(), 300) {
					if text := ansi.Strip(picture.Body.Row(i)); !strings.HasSuffix(text, " ") {
						t.Errorf("%s at %d columns ends with %q", drawing, width, text)
						break
					}
				}
			}
		}
	}
}

// TestRungsSayAllThatTheySetAside holds that a lens is told whole at each width: cut, it
// would say that it sets aside less. A bar stands there only where it can tell rungs apart.
func TestRungsSayAllThatTheySetAside(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	s := crowded(t).Filter(model.Filter{}).See(model.Selection{Drawing: model.LadderDrawing})
	for width := leastColumns; width < 80; width++ {
		head := Drawing(p, s, width, 40).Head
		for lens := range model.ConfirmedOnly + 1 {
			row := ansi.Strip(head[lens])
			if !strings.Contains(row, lens.Label()) {
				t.Errorf("at %d columns %q is %q", width, lens.Label(), row)
			}
			if bar := strings.Count(row, "▪"); lens == 0 && bar > 0 && bar < leastBar {
				t.Errorf("at %d columns the longest bar has %d marks", width, bar)
			}
		}
	}
}

// TestRulesReachTheEdge holds that the rules of Sources are as wide as the pane, however
// far the prose goes.
func TestRulesReachTheEdge(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	for _, card := range []string{"", "actor-0", "paper"} {
		s := longNamed(t).Filter(model.Filter{}).See(model.Selection{Actor: "actor-0", Card: card})
		for _, width := range []int{40, StoryColumns, StoryColumns + 1, 200} {
			rules := 0
			for _, line := range Story(p, s, width).Lines {
				text := strings.TrimRight(ansi.Strip(line), " ")
				if strings.Contains(text, "──") {
					if rules++; p.Columns(text) != width-1 {
						t.Errorf("%d columns: a rule ends at %d: %q", width, p.Columns(text), text)
					}
				}
			}
			if rules == 0 {
				t.Errorf("%q at %d columns has no rule", card, width)
			}
		}
	}
}

// TestRowsTellWhatTiesAre holds that a tie without a label is told by its type in each
// drawing that has a row for it, whatever the order of the panes is: there no heading tells it.
func TestRowsTellWhatTiesAre(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	d := unheld(t, longNamed(t))
	told := map[model.Drawing]int{}
	drawings := []model.Drawing{model.LadderDrawing, model.MatrixDrawing, model.VoicesDrawing, model.PathDrawing, model.TimelineDrawing}
	for order := range model.Words[model.Order]() {
		for _, drawing := range drawings {
			for _, other := range d.Actors[1:7] {
				s := d.Filter(model.Filter{}).See(model.Selection{Drawing: drawing, Actor: d.Actors[0].ID, Other: other.ID, Order: model.Order(order), Open: true})
				pic := Drawing(p, s, 200, 1000)
				for stop := range s.Figure.Size {
					tie := d.TieByID(s.View().See(s.ChoosePick(stop)).Tie)
					m, _ := s.Figure.Facts.(*model.Matrix)
					first, _, ok := pic.RowsOf(stop)
					if !ok || tie == nil || tie.Label != "" || m != nil && stop < len(m.Actors)*len(m.Actors) {
						continue
					}
					told[drawing]++
					if text, kind := seenRow(&pic, first), d.TypeOf(tie).Label; !strings.Contains(text, kind) {
						t.Fatalf("%s, by %s: %s isn’t told in %q", drawing, model.Order(order), kind, text)
					}
				}
			}
		}
	}
	for _, drawing := range drawings {
		if told[drawing] == 0 {
			t.Errorf("%s has no row of a tie without a label", drawing)
		}
	}
}

// TestLongNamesLeaveWhatIsTold holds that a name, however long it is, leaves the room for
// what is told of it: in a comparison of very many ties their type, in the headings of what
// a claimant says its stance.
func TestLongNamesLeaveWhatIsTold(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	r := sample.Records(6000)
	for i := range r.Actors {
		r.Actors[i].Name = fmt.Sprintf("The Ministry of Foreign Affairs and International Cooperation of the Republic of %d", i)
	}
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	view := d.Filter(model.Filter{})
	for _, width := range []int{48, 60, 80, 120} {
		s := view.See(model.Selection{Drawing: model.ComparisonDrawing, Actor: d.Actors[0].ID, Other: d.Actors[1].ID})
		pic := Drawing(p, s, width, 30)
		if !pic.cut {
			t.Fatalf("%d rows aren’t very many", s.Figure.Size)
		}
		for stop := 0; stop < s.Figure.Size; stop += 7 {
			first, _, _ := pic.RowsOf(stop)
			tie := d.TieByID(view.See(s.ChoosePick(stop)).Tie)
			if text := seenRow(&pic, first); !strings.Contains(text, d.TypeOf(tie).Label) {
				t.Fatalf("%d columns: no type is told in %q", width, text)
			}
		}
		s = view.See(model.Selection{Drawing: model.VoicesDrawing, Scope: model.Scope{Kind: model.SaidBy, ID: d.Actors[2].ID}})
		v, text := s.Figure.Facts.(*model.Voices), Text(s, width, false)
		for i := range v.Said {
			if does := v.Said[i].Claim.Stance.InWords() + " ─"; !strings.Contains(text, does) {
				t.Fatalf("%d columns: %q heads nothing in\n%.3000s", width, does, text)
			}
		}
		if len(v.Said) == 0 || len(v.Disputed) > 0 && !strings.Contains(text, " and others disagree ─") {
			t.Errorf("%d columns: disputes have no heading in\n%.3000s", width, text)
		}
	}
}

// TestDrawnLabelsStandStraight holds that the labels of ties that a drawing lists begin below
// each other where all of them have room beside all names, be they as long as is common.
func TestDrawnLabelsStandStraight(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	labels := []string{"a", "military drills", "gain from arming Russia"}
	d := withTies(t, hub(t, 8).Records, func(i int, tie *model.Tie) { tie.Label = labels[i%len(labels)] })
	s := fromNobody(d.Filter(model.Filter{}).See(model.Selection{Scope: model.Scope{Kind: model.AllTies}}))
	ties, straight := tiesOf(s.Relationships.Rows), 0
	party := widest(p, ties, func(t *model.Tie) string { return partyColumn(s, t, false) })
	for width := 40; width <= 200; width++ {
		g := gridOf(p, s, ties, width)
		if g.room < party+labelGap(s)+commonLabel {
			continue
		}
		straight++
		for _, tie := range ties {
			row := seen(p, width, g.cells(p, s, tie, paint.Cell{Width: 1}, false))
			at := strings.Index(row, "  "+tie.Label+" ")
			if want := 1 + g.party + labelGap(s); at < 0 || p.Columns(row[:at])+2 != want {
				t.Fatalf("%d columns: the label of %q doesn’t stand in column %d", width, row, want)
			}
		}
	}
	if straight == 0 {
		t.Error("nowhere is room")
	}
}

// TestUnnamedClaimantsAreTold holds that a claim of no one named is told as one wherever those
// who say so have a column: in full, or in a word of which more than its beginning stands.
func TestUnnamedClaimantsAreTold(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	d := withTies(t, hub(t, 3).Records, func(_ int, tie *model.Tie) {
		tie.Claims = slices.Clone(tie.Claims)
		tie.Claims[0].By = model.Unattributed
		denial := tie.Claims[0]
		denial.By, denial.Stance, denial.Certainty = "a", model.Denies, model.NoStanding
		tie.Claims = append(tie.Claims, denial)
	})
	s := d.Filter(model.Filter{}).See(model.Selection{Actor: "a"})
	ties, short := tiesOf(s.Relationships.Rows), 0
	for width := 40; width <= 120; width++ {
		g := gridOf(p, s, ties, width)
		if g.said == 0 {
			continue
		}
		row := seen(p, width, g.cells(p, s, ties[0], paint.Cell{Width: 1}, false))
		if strings.Contains(row, "unna") {
			short++
		} else if !strings.Contains(row, "no one named ✗") {
			t.Errorf("%d columns: nobody named is told in %q", width, row)
		}
	}
	if short == 0 {
		t.Error("nowhere is little room")
	}
}

// TestComparedTextStandsApart holds that two blanks at least stand between what compared ties
// are and “none” behind it, however long that is.
func TestComparedTextStandsApart(t *testing.T) {
	t.Parallel()
	p, nones := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}, 0
	s := sharedTies(t).Filter(model.Filter{}).See(model.Selection{Drawing: model.ComparisonDrawing, Actor: "a", Other: "b"})
	for width := 38; width <= 120; width++ {
		picture := Drawing(p, s, width, 80)
		for i := range picture.Body.Len() {
			row := strings.TrimRight(ansi.Strip(picture.Body.Row(i)), " ")
			if before, ok := strings.CutSuffix(row, "none"); ok {
				if nones++; !strings.HasSuffix(before, "  ") {
					t.Errorf("%d columns: %q", width, row)
				}
			}
		}
	}
	if nones == 0 {
		t.Error("all have ties with both")
	}
}

// TestDrawnTiesTellWhatThereIsRoomFor holds that what a drawing lists of ties tells their dates
// and, where nothing below them does, who says so, in as many columns as a list of ties does,
// and that no label stands further from its name than the longest name asks for.
func TestDrawnTiesTellWhatThereIsRoomFor(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	d := withTies(t, hub(t, 8).Records, func(i int, tie *model.Tie) {
		tie.Label, tie.Date = "label", mustDate(t, "2024-05-03")
		tie.Claims = slices.Clone(tie.Claims)
		if i%3 == 0 {
			denial := tie.Claims[0]
			denial.By, denial.Stance, denial.Certainty = "n1", model.Denies, model.NoStanding
			tie.Claims = append(tie.Claims, denial)
		}
		if i%5 == 0 {
			tie.From, tie.To, tie.Between = nil, nil, [][]string{{"a", "n0", "n1"}}
		}
	})
	told := map[model.Drawing]bool{}
	for _, drawing := range []model.Drawing{model.MatrixDrawing, model.NeighbourhoodDrawing, model.PathDrawing, model.VoicesDrawing} {
		for width := 130; width <= 200; width += 10 {
			s := d.Filter(model.Filter{}).See(model.Selection{Drawing: drawing, Actor: "a", Other: "n1", Open: true, Wide: true, Scope: model.Scope{Kind: model.SaidBy, ID: "n1"}, Tie: "t0", Nth: 1})
			pic := Drawing(p, s, width, 80)
			for i := range pic.Body.Len() {
				row := seenRow(&pic, i)
				at := strings.Index(row, "label · arms")
				if at < 0 || strings.Contains(row, ": label") {
					continue
				}
				told[drawing] = true
				if name := strings.TrimRight(row[:at], " "); p.Columns(row[:at])-p.Columns(name) > len("Aland ↔ Neighbour 0 ↔ Neighbour 1") {
					t.Errorf("%s at %d columns: the label is far in %q", drawing, width, row)
				}
				if !strings.Contains(row, "3 May 2024") || drawing != model.VoicesDrawing && !strings.Contains(row, "A paper") {
					t.Errorf("%s at %d columns: neither date nor claimants in %q", drawing, width, row)
				}
			}
		}
		if !told[drawing] {
			t.Errorf("%s lists no ties", drawing)
		}
	}
}

func mustDate(t testing.TB, text string) model.Date {
	t.Helper()
	date, err := model.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return date
}

// TestNothingDeniedTakesNoColumns holds that where nobody denies any tie, no row in a list of
// ties or in a drawing keeps columns for that: behind the standings and the counts stands one
// blank.
func TestNothingDeniedTakesNoColumns(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	undenied := withTies(t, hub(t, 8).Records, func(i int, tie *model.Tie) {
		tie.Date = mustDate(t, "2024-05-03")
		tie.Claims = slices.Clone(tie.Claims)
		tie.Claims[0].By, tie.Claims[0].Stance, tie.Claims[0].Certainty = "n0", model.Confirms, model.Stated
		if i%5 == 0 {
			tie.From, tie.To, tie.Between = nil, nil, [][]string{{"a", "n0", "n1"}}
		}
	})
	denied := withTies(t, undenied.Records, func(i int, tie *model.Tie) {
		if i%4 == 1 {
			denial := tie.Claims[0]
			denial.By, denial.Stance, denial.Certainty = "n1", model.Denies, model.NoStanding
			tie.Claims = []model.Claim{tie.Claims[0], denial}
		}
	})
	ends := regexp.MustCompile(`●( confirmed)?  +$| ●+ {6,}\d+ $`) // of a tie, or of a branch of several
	for _, width := range []int{42, 60, 79, 115} {
		texts := map[string]func(d *model.Dossier) []string{
			"the list": func(d *model.Dossier) []string {
				return Ties(p, d.Filter(model.Filter{}).See(model.Selection{Actor: "a"}), Window{Rows: 30}, width)
			},
		}
		for _, drawing := range []model.Drawing{model.TreeDrawing, model.MatrixDrawing, model.TimelineDrawing, model.NeighbourhoodDrawing, model.PathDrawing, model.LadderDrawing} {
			texts[drawing.String()] = func(d *model.Dossier) []string {
				pic := Drawing(p, d.Filter(model.Filter{}).See(model.Selection{Drawing: drawing, Actor: "a", Other: "n1", Open: true, Wide: true}), width, 30)
				var rows []string
				for i := range pic.Body.Len() {
					rows = append(rows, pic.Body.Row(i))
				}
				return rows
			}
		}
		for what, text := range texts {
			kept := 0
			for _, row := range text(undenied) {
				if ends.MatchString(ansi.Strip(row)) {
					kept++
				}
			}
			if told := strings.Join(text(denied), ""); kept > 0 || !strings.Contains(told, "✗") {
				t.Errorf("%s at %d columns: %d rows keep columns for what nobody denies", what, width, kept)
			}
		}
	}
}
