package draw

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entente/model"
	"entente/ui/paint"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// dated returns a dossier with a tie of each date; an empty one is none.
func dated(t testing.TB, dates ...string) *model.Dossier {
	t.Helper()
	r := model.Records{
		Head:    model.Head{ID: "dated", Title: "Dated"},
		Sources: []model.Source{{ID: "paper", Type: "article", Title: "A paper"}},
		Types:   []model.TieType{{ID: "arms", Label: "arms", Letter: "A", Definition: "Weapons.", Family: "military"}, {ID: "trade", Label: "trade", Letter: "T", Definition: "Goods.", Family: "economic"}},
		Actors:  []model.Actor{{ID: "a", Name: "Aland", Type: model.State, Core: true}, {ID: "b", Name: "Borduria", Type: model.State}},
	}
	for i, text := range dates {
		tie := model.Tie{
			ID: fmt.Sprintf("t%d", i), Type: "arms", Label: fmt.Sprintf("label %d", i), Summary: "A tie.", From: []string{"a"}, To: []string{"b"},
			Claims: []model.Claim{{By: "paper", Stance: model.Asserts, Certainty: model.Stated, Source: "paper", Locator: model.Locator{Paragraph: 1}}},
		}
		if text != "" {
			date, err := model.ParseDate(strings.TrimPrefix(text, "*"))
			if err != nil {
				t.Fatal(err)
			}
			tie.Date, tie.DateDerived = date, text[0] == '*'
		}
		r.Ties = append(r.Ties, tie)
	}
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// timelineOf shows the timeline of a dossier.
func timelineOf(d *model.Dossier, sel model.Selection) (model.Scene, *model.Timeline) {
	sel.Drawing, sel.Focus = model.TimelineDrawing, model.Relationships
	s := d.Filter(model.Filter{}).See(sel)
	return s, s.Figure.Facts.(*model.Timeline)
}

// manyDates are of every kind, over all the time that dates can have: where an int has 32
// bits that is less.
var manyDates = slices.DeleteFunc([]string{
	"Y-999999999", "Y-999999", "Y999999", "-0044-03-15/..", "0000", "00XX", "1066", "19XX", "199X", "2023-12", "2024", "2024-10-23", "2024-10-23~", "2024-05?", "2024-05%", "2024-21",
	"/2025", "../2024", "2024/2031", "2024-10-01/2024-10-12", "2019/", "2012-03-04T10:00:00Z", "Y17000", "Y999999999",
}, func(text string) bool {
	_, err := model.ParseDate(text)
	return err != nil && strconv.IntSize == 32
})

// TestAxisBearsEveryDate holds that days lie on the axis in the order of time, and that
// the ruler and every lane have its columns, whatever the dates, the width and the span.
func TestAxisBearsEveryDate(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		dates := rapid.SliceOfN(rapid.SampledFrom(manyDates), 1, 8).Draw(rt, "dates")
		for n := range rapid.IntRange(0, 60).Draw(rt, "years") {
			dates = append(dates, fmt.Sprintf("19%02d", n))
		}
		s, line := timelineOf(dated(t, dates...), model.Selection{
			Tie: fmt.Sprintf("t%d", rapid.IntRange(0, len(dates)-1).Draw(rt, "tie")), Nth: 1, Span: model.Span(rapid.IntRange(0, 8).Draw(rt, "span")),
		})
		width := rapid.IntRange(13, 90).Draw(rt, "width")
		a := newAxis(&s, line, width)
		if got := len(a.ruler); got != width {
			rt.Fatalf("the ruler takes %d columns of %d", got, width)
		}
		before := 0
		for _, y := range line.Years {
			x, _ := a.place(model.YearStart(y.Year))
			if x < before || x >= width {
				rt.Fatalf("%d is in column %d of %d, after column %d", y.Year, x, width, before)
			}
			before = x
		}
		for i := range line.Lanes {
			if got := len(a.draw(&line.Lanes[i])); got != width {
				rt.Fatalf("a lane takes %d columns of %d", got, width)
			}
		}
		for _, year := range ticksOf(string(a.ruler)) {
			if x, _ := a.place(model.YearStart(year.day)); x != year.x && !a.windowed {
				rt.Fatalf("the tick %d stands in column %d, and lies in %d", year.day, year.x, x)
			}
		}
	})
}

type namedYear struct{ day, x int }

// ticksOf finds the years of four digits that stand alone on a ruler.
func ticksOf(ruler string) []namedYear {
	var found []namedYear
	runes := []rune(" " + ruler + " ")
	for x := 1; x+4 < len(runes); x++ {
		var year int
		around := string(runes[x-1]) + string(runes[x+4])
		if n, _ := fmt.Sscanf(string(runes[x:x+4]), "%4d", &year); n == 1 && year > 999 && strings.Trim(around, " ╱") == "" && (x < 4 || !strings.ContainsAny(string(runes[x-2]), "abcdefghijklmnopqrstuvwxyz")) {
			found = append(found, namedYear{year, x - 1})
		}
	}
	return found
}

func TestAxisNamesItsTicks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		dates []string
		width int
		want  string
	}{
		{[]string{"-0044", "2024-10"}, 20, "-0044    ╱2024      "},
		{[]string{"2002-01-29", "2015/..", "2019/..", "2024"}, 30, "2002  ╱2015  ╱2019  ╱2024     "},
		{[]string{"1816", "1860", "1900", "1950", "1980", "2014"}, 40, "1816  1850      1900      1950      2000"},
		{[]string{"2024-10-03", "2024-10-29"}, 40, "1 Oct 2024        15       22           "},
		{[]string{"2024-08", "2024-11-29"}, 40, "Aug 2024  Sep       Oct       Nov       "},
		{[]string{"1066", "1900", "1920", "1950", "1960", "1990", "2014"}, 30, "1066 ╱1900 ╱1950 ╱1990 ╱2014  "},
	} {
		s, line := timelineOf(dated(t, c.dates...), model.Selection{})
		if got := string(newAxis(&s, line, c.width).ruler); got != c.want {
			t.Errorf("the ticks of %v are\n%q, want\n%q", c.dates, got, c.want)
		}
	}
}

// TestLaneTellsItsDate holds that each kind of date has a look of its own.
func TestLaneTellsItsDate(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2024-05-03":            "◆",
		"*2024-05-03":           "◇",
		"2024-05-03~":           "◇",
		"2022-05-03?":           "◇",
		"2022":                  "├┄┄┄┤",
		"2021-01-01/2022-12-31": "├────────┤",
		"2021/2022-12-31":       "├┄┄┄┄────┤",
		"2021-01-01/..":         "├─────────────→",
		"2022-12-31/":           "├?",
		"2023-12-31/":           "?",
		"../2020-12-31":         "←┄┄┄┤",
		"/2022-12-31":           "?┤",
	} {
		s, line := timelineOf(dated(t, "2020", "2021", text, "2022", "2023"), model.Selection{Tie: "t2", Nth: 1})
		i := 0
		for line.Lanes[i].Tie.ID != "t2" {
			i++
		}
		var got []rune
		for _, dot := range newAxis(&s, line, 20).draw(&line.Lanes[i]) {
			if dot.ink == paint.Accent {
				got = append(got, dot.sign)
			}
		}
		if string(got) != want {
			t.Errorf("%s is drawn %q, want %q", text, string(got), want)
		}
	}
}

// speaking returns a dossier with a tie of each date that says of what time it speaks, and
// whose source says when it came out; either may be empty.
func speaking(t testing.TB, asOf, issued string, dates ...string) *model.Dossier {
	t.Helper()
	r := dated(t, dates...).Records
	for text, to := range map[string]*model.Date{asOf: &r.Head.AsOf, issued: &r.Sources[0].Issued} {
		if text != "" {
			date, err := model.ParseDate(text)
			if err != nil {
				t.Fatal(err)
			}
			*to = date
		}
	}
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestLanesAreSolidWhereKnown holds that the line of a tie with an open end is solid in no
// column of which the dossier can't speak: behind the day as of which it is shown, its own,
// that of its latest source or, with none of them, its latest date, and before the end of one
// whose start is open; but solid in all between.
func TestLanesAreSolidWhereKnown(t *testing.T) {
	t.Parallel()
	dates := []string{"1950", "../1990", "2015-01-01/..", "2022-02-24/..", "../2021-06-30", "2024-11-03/.."}
	rapid.Check(t, func(rt *rapid.T) {
		asOf := rapid.SampledFrom([]string{"", "2024-10", "2021"}).Draw(rt, "as of")
		issued := rapid.SampledFrom([]string{"", "2020-05-05", "2025-01-01", "2019/.."}).Draw(rt, "issued")
		day := rapid.SampledFrom([]string{"", "2023-03-01", "2030"}).Draw(rt, "day")
		known := "2024-11-03" // the latest date
		switch {
		case asOf != "":
			known = map[string]string{"2024-10": "2024-10-31", "2021": "2021-12-31"}[asOf]
		case issued != "" && issued != "2019/..":
			known = issued
		case day != "":
			known = "2030-12-31"
		}
		f := model.Filter{}
		if day != "" {
			f = f.With(model.AsOf, day)
			known = min(known, map[string]string{"2023-03-01": day, "2030": "2030-12-31"}[day])
		}
		d := speaking(t, asOf, issued, dates...)
		s := d.Filter(f).See(model.Selection{
			Drawing: model.TimelineDrawing, Tie: fmt.Sprintf("t%d", rapid.IntRange(0, len(dates)-1).Draw(rt, "tie")), Nth: 1,
			Span: model.Span(rapid.IntRange(0, 8).Draw(rt, "span")),
		})
		line := s.Figure.Facts.(*model.Timeline)
		if len(line.Lanes) == 0 { // nothing was said by that day
			return
		}
		a := newAxis(&s, line, rapid.IntRange(13, 90).Draw(rt, "width"))
		last := dayOf(t, known)
		for i := range line.Lanes {
			l := &line.Lanes[i]
			if !l.Start.Open && !l.End.Open {
				continue
			}
			from, to := l.Start.Last, last
			if l.Start.Open {
				from, to = l.End.First, l.End.Last
			}
			for x, dot := range a.draw(l) {
				if first, end, ok := a.days(x); ok && dot.sign == '─' && (first > to || end <= from) {
					rt.Fatalf("%s, known until %s, is solid in column %d of %q", l.Tie.Date.EDTF(), known, x, a.draw(l))
				} else if ok && l.End.Open && dot.sign == '┄' && first >= from && end <= to {
					rt.Fatalf("%s, known until %s, is dashed in column %d of %q", l.Tie.Date.EDTF(), known, x, a.draw(l))
				}
			}
		}
	})
}

// days returns the days of a column, from one up to, but not including, another; ok is false
// for a break.
func (a *axis) days(x int) (first, end int, ok bool) {
	for _, p := range a.pieces {
		if x >= p.x && x < p.x+p.w {
			at := func(x int) int { return p.from + int((int64(x-p.x)*p.days()+int64(p.w)-1)/int64(p.w)) }
			return at(x), at(x + 1), true
		}
	}
	return 0, 0, false
}

func dayOf(t testing.TB, text string) int {
	t.Helper()
	date, err := model.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	_, end := date.Ends()
	return end.Last
}

// TestWindowShowsTheChosen comes closer to a lane: the window is named, and what goes on
// beyond it says so.
func TestWindowShowsTheChosen(t *testing.T) {
	t.Parallel()
	d := dated(t, "1850", "1914-07-28/1918-11-11", "1914-06-28", "2024", "1900/..", "1850/", "/2024")
	for span, want := range map[model.Span]string{
		model.Century: "1900–1999", model.TwentyYears: "1900–1919", model.FiveYears: "1910–1914", model.OneYear: "1914", model.Quarter: "Apr–Jun 1914", model.OneMonth: "Jun 1914", model.Week: "22–30 Jun 1914",
	} {
		s, line := timelineOf(d, model.Selection{Tie: "t2", Nth: 1, Span: span})
		a := newAxis(&s, line, 40)
		if a.name != want {
			t.Errorf("the %s is named %q, want %q", span, a.name, want)
		}
		drawn := map[string]string{}
		for i := range line.Lanes {
			var row []rune
			for _, dot := range a.draw(&line.Lanes[i]) {
				if dot.ink == paint.Accent {
					row = append(row, dot.sign)
				}
			}
			drawn[line.Lanes[i].Tie.ID] = string(row)
		}
		if drawn["t0"] != "«" || drawn["t3"] != "»" || drawn["t2"] != "◆" || drawn["t5"] != "«?" || drawn["t6"] != "?»" {
			t.Errorf("%s: drawn are %v", span, drawn)
		}
		if war := drawn["t1"]; span >= model.Quarter && war != "»" || span == model.OneYear && !strings.HasSuffix(war, "─»") || span == model.Century && !strings.HasSuffix(war, "─┤") {
			t.Errorf("%s: a war that goes on is drawn %q", span, war)
		}
	}
}

func TestLaneDateHidesNoEnd(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2022-10/2024-03":        "2022–2024",
		"2022-10~/2024-03":       "~2022–2024",
		"2019/..":                "2019–",
		"2019?/":                 "?2019–?",
		"2024-10-24%/2024-10-27": "~?2024-10",
		"*2024-10-24":            "*2024-10-24",
		"*2024~":                 "*~2024",
	} {
		_, line := timelineOf(dated(t, text), model.Selection{})
		if got := laneDate(&line.Lanes[0], dateWide); got != want {
			t.Errorf("%s in a lane is %s, want %s", text, got, want)
		}
	}
}

// TestUndatedFold holds that where dated lanes fill the screen the others are one row that
// counts them, and that whichever tie is chosen has a row.
func TestUndatedFold(t *testing.T) {
	t.Parallel()
	d := dated(t, "2020", "2021", "", "2022", "", "2023", "")
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	for _, height := range []int{2, 5, 6, 20} {
		for stop := range 7 {
			s, _ := timelineOf(d, model.Selection{})
			s = s.View().See(s.ChoosePick(stop))
			picture := Drawing(p, s, 80, height)
			if _, _, ok := picture.RowsOf(stop); !ok {
				t.Errorf("in %d rows stop %d has none", height, stop)
			}
			folds := height <= 5 && stop < 4
			if got := picture.Body.Len() == 5; got != folds {
				t.Errorf("in %d rows, with stop %d chosen, there are %d", height, stop, picture.Body.Len())
			}
			last := picture.Body.Row(picture.Body.Len() - 1)
			if folds && (!strings.Contains(last, "▸ 3 without a date") || picture.At(4, 3) != 4 || !strings.Contains(picture.Head[0], "3 without a date")) {
				t.Errorf("in %d rows the fold is %q", height, last)
			}
		}
	}
}

// TestUndatedLeaveRoom holds that a chosen tie without a date has its row, that those above
// and below are counted, and that in a screen which the dated lanes fill some of these stay
// in sight.
func TestUndatedLeaveRoom(t *testing.T) {
	t.Parallel()
	const dates, undated = 30, 20
	texts := make([]string, dates+undated)
	for i := range dates {
		texts[i] = strconv.Itoa(1990 + i)
	}
	d, p := dated(t, texts...), paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	for height := 5; height <= dates; height++ {
		for stop := dates; stop < dates+undated; stop++ {
			s, _ := timelineOf(d, model.Selection{})
			s = s.View().See(s.ChoosePick(stop))
			picture := Drawing(p, s, 80, height)
			_, row, ok := picture.RowsOf(stop)
			if top := row - height + 2; !ok || top >= dates-height/3 {
				t.Errorf("in %d rows stop %d stands in row %d, and none of the %d lanes before it is seen", height, stop, row, dates)
			}
			first, last := picture.At(dates+1, 3)-dates, picture.At(picture.Body.Len()-1, 3)-dates
			if told := fmt.Sprintf(" %d–%d of %d", first+1, last+1, undated); !strings.Contains(picture.Body.Row(dates), told) {
				t.Errorf("in %d rows, with stop %d chosen, %q doesn’t tell%s", height, stop, picture.Body.Row(dates), told)
			}
		}
	}
}

// TestLanesTellTheirTypes holds that ties which their types alone tell apart have them on
// the screen, in any width.
func TestLanesTellTheirTypes(t *testing.T) {
	t.Parallel()
	r := dated(t, "2020", "2020").Records
	r.Ties[0].Label, r.Ties[1].Label, r.Ties[1].Type = "same words", "same words", "trade"
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	s, _ := timelineOf(d, model.Selection{})
	for width := leastDrawn; width < 200; width++ {
		if text := Text(s, width, false); !strings.Contains(text, "arm") || !strings.Contains(text, "tra") {
			t.Fatalf("at %d columns:\n%s", width, text)
		}
	}
}

const leastDrawn = 60

// TestJoinedLaneShowsAll holds that a lane which ties share counts them, and has each in
// its place.
func TestJoinedLaneShowsAll(t *testing.T) {
	t.Parallel()
	s, line := timelineOf(dated(t, "2020-01-01", "2021-07-01", "*2023-07-01", ""), model.Selection{Joined: true, Tie: "t1", Nth: 1})
	if len(line.Lanes) != 1 || s.Figure.Size != 2 || s.Tie != "t1" {
		t.Fatalf("%d lanes and %d stops, %s is chosen", len(line.Lanes), s.Figure.Size, s.Tie)
	}
	text := Text(s, 100, false)
	if !strings.Contains(text, "3× arms") || strings.Count(text, "◆") != 2 || strings.Count(text, "◇") != 1 {
		t.Errorf("drawn is\n%s", text)
	}
	if apart, _ := timelineOf(s.View().Dossier(), s.JoinLanes()); apart.Joined || apart.Tie != "t1" || apart.Figure.Size != 4 {
		t.Errorf("apart %s is chosen of %d", apart.Tie, apart.Figure.Size)
	}
}

// TestHeadStandsOverTheAxis holds that the ruler begins over the axis, behind a blank, and
// that what stands before it is told in words where these have room.
func TestHeadStandsOverTheAxis(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	s, line := timelineOf(undated(t, longNamed(t)), model.Selection{})
	lanes := line.Undated
	for width := 40; width <= 200; width++ {
		line.Undated = lanes
		track := newTrack(p, s, width)
		at := width - track.standingWide() - track.axis.width
		for _, undated := range []int{0, 1, 20, 300, 4000, 50_000} {
			line.Undated = make([]model.Lane, undated)
			head := ansi.Strip(track.head(line, undated > 0))
			if before, ruler := ansi.Cut(head, at-1, at), ansi.Cut(head, at, width); before != " " || !strings.HasPrefix(ruler, string(track.axis.ruler[:4])) {
				t.Errorf("at %d columns, with %d undated, the axis begins in column %d of %q", width, undated, at, head)
			}
			before, _, _ := strings.Cut(ansi.Cut(head, 0, at), "+")
			if words := fmt.Sprintf(" %d without a date", undated); undated > 0 && !strings.HasPrefix(before, words) && at > len(words)+len(" date ") {
				t.Errorf("at %d columns, there is room for%s before column %d of %q", width, words, at, head)
			}
		}
	}
}
