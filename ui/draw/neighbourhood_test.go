package draw

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entente/model"
	"entente/ui/paint"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// hub returns a dossier in which one actor has so many neighbours, the first with most
// ties; each other one of them has a tie with the next.
func hub(t testing.TB, neighbours int) *model.Dossier {
	t.Helper()
	r := dated(t).Records
	r.Actors = r.Actors[:1]
	tie := func(from, to string) {
		r.Ties = append(r.Ties, model.Tie{
			ID: fmt.Sprintf("t%d", len(r.Ties)), Type: "arms", Label: "words", Summary: "A tie.", From: []string{from}, To: []string{to},
			Claims: []model.Claim{{By: "paper", Stance: model.Asserts, Certainty: model.Stated, Source: "paper", Locator: model.Locator{Paragraph: 1}}},
		})
	}
	for i := range neighbours {
		id := fmt.Sprintf("n%d", i)
		r.Actors = append(r.Actors, model.Actor{ID: id, Name: fmt.Sprintf("Neighbour %d", i), Type: model.State})
		for range max(1, 20-i) {
			tie("a", id)
		}
		if i%2 == 1 {
			tie(id, fmt.Sprintf("n%d", i-1))
		}
	}
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// pairMore is what is told where not all ties of a pair have room.
var pairMore = regexp.MustCompile(`(\d+) more ties?[.:]`)

// pairCut is whom else the neighbour has ties with, cut before anybody is named.
var pairCut = regexp.MustCompile(`▎ T[^:]*…|No [^.]*…`)

// TestPagesHaveEveryNeighbour holds that whichever neighbour is chosen is drawn, in a
// picture that fits, with all of the pair's ties or their number, and with those lit that
// it has ties with.
func TestPagesHaveEveryNeighbour(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	for _, n := range []int{1, 2, 3, 12, 13, 61} {
		view := hub(t, n).Filter(model.Filter{})
		for _, width := range []int{40, 59, 75, 130} {
			for _, height := range []int{5, 9, 11, 17, 24, 35, 60} {
				for stop := range n {
					s := view.See(model.Selection{Actor: "a", Drawing: model.NeighbourhoodDrawing, Focus: model.Relationships})
					s = s.View().See(s.ChoosePick(stop))
					picture := Drawing(p, s, width, height)
					told := fmt.Sprintf("stop %d of %d in %dx%d", stop, n, width, height)
					if _, _, ok := picture.RowsOf(stop); !ok || picture.Body.Len()+len(picture.Head) > height {
						t.Fatalf("%s: drawn is %t, in %d rows", told, ok, picture.Body.Len()+len(picture.Head))
					}
					holdsPair(t, &picture, &s, height, told)
				}
			}
		}
	}
}

// TestChosenTieHasARow holds that of a pair with more ties than rows the chosen one has one.
func TestChosenTieHasARow(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	view := hub(t, 12).Filter(model.Filter{})
	for _, height := range []int{17, 24, 35} {
		s := view.See(model.Selection{Actor: "a", Drawing: model.NeighbourhoodDrawing, Focus: model.Relationships})
		for _, tie := range s.Figure.Pick.Ties {
			sel := s.Requested()
			sel.Other, sel.Tie, sel.Nth = s.Figure.Pick.Other, tie.ID, 1
			picture, below := Drawing(p, view.See(sel), 60, height), false
			chosen, text := 0, ""
			for i := range picture.Body.Len() {
				line := ansi.Strip(picture.Body.Row(i))
				below = below || strings.Contains(line, " and ") && strings.Contains(line, "─ ")
				text += line + "\n"
				chosen += truth(below && strings.Contains(line, "words") && !strings.HasPrefix(line, " "))
			}
			if view.See(sel).Tie != tie.ID || below && chosen != 1 {
				t.Errorf("of %d rows %d are of the chosen %s:\n%s", height, chosen, tie.ID, text)
			}
		}
	}
}

// holdsPair holds that the ties of the chosen pair are told or counted below a picture that
// leaves room for them, and that what is told of others is cut only in its second row, or
// where one tie alone has a row.
func holdsPair(t *testing.T, picture *Picture, s *model.Scene, height int, told string) {
	t.Helper()
	text, heading := "", -1
	for i := range picture.Body.Len() {
		line := ansi.Strip(picture.Body.Row(i))
		if strings.Contains(line, " and ") && strings.Contains(line, "─ ") {
			heading, text = i, ""
		}
		text += line + "\n"
	}
	if heading < 0 {
		if left := height - len(picture.Head) - picture.Body.Len(); left >= pairLeast {
			t.Fatalf("%s: nothing is told of the pair in %d rows", told, left)
		}
		return
	}
	n := s.Figure.Facts.(*model.Neighbourhood).Neighbours[s.Figure.At]
	more := 0
	if found := pairMore.FindStringSubmatch(text); found != nil {
		more, _ = strconv.Atoi(found[1])
	}
	shown := strings.Count(text, "words")
	if below := picture.Body.Len() - heading - 1 - shown; strings.HasSuffix(strings.TrimRight(text, " \n"), "…") && below < 2 && shown > 1 {
		t.Fatalf("%s: cut in one row:\n%s", told, text)
	}
	if cut := pairCut.FindString(text); cut != "" {
		t.Fatalf("%s: %q tells nothing:\n%s", told, cut, text)
	}
	if shown+more != len(n.Ties) || shown == 0 {
		t.Fatalf("%s: %d ties are told and %d more of %d:\n%s", told, shown, more, len(n.Ties), text)
	}
}

// TestOthersAreToldInBlankRows holds that whom else the chosen neighbour has ties with is cut
// only where no row is blank, and that not all are told only where the text says so.
func TestOthersAreToldInBlankRows(t *testing.T) {
	t.Parallel()
	r := hub(t, 40).Records
	for i := range 38 { // the last but one with all before it
		one := r.Ties[0]
		one.ID, one.From, one.To = fmt.Sprintf("link-%d", i), []string{"n38"}, []string{fmt.Sprintf("n%d", i)}
		r.Ties = append(r.Ties, one)
	}
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	s := d.Filter(model.Filter{}).See(model.Selection{Actor: "a", Drawing: model.NeighbourhoodDrawing, Focus: model.Relationships})
	at := slices.IndexFunc(s.Figure.Facts.(*model.Neighbourhood).Neighbours, func(n model.Neighbour) bool { return n.Actor.ID == "n38" })
	s = s.View().See(s.ChoosePick(at))
	p, cuts := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}, 0
	for _, width := range []int{40, 59, 75, 130, 250} {
		for height := lowPanes + 1; height <= 80; height++ {
			picture := Drawing(p, s, width, height)
			last := strings.TrimSpace(ansi.Strip(picture.Body.Row(picture.Body.Len() - 1)))
			blank := height - len(picture.Head) - picture.Body.Len()
			switch cut := strings.HasSuffix(last, "…"); {
			case cut && blank > 0:
				t.Errorf("%dx%d: cut above %d blank rows: %q", width, height, blank, last)
			case !cut && strings.Contains(last, "Neighbour") && !strings.HasSuffix(last, "Neighbour 39 1"):
				t.Errorf("%dx%d: not all are told in %q", width, height, last)
			case cut:
				cuts++
			}
		}
	}
	if cuts == 0 {
		t.Error("nothing was cut anywhere")
	}
}

// TestNeighboursAreNamed holds that a name is told of every neighbour in the picture,
// however narrow it is and however long the name in the middle.
func TestNeighboursAreNamed(t *testing.T) {
	t.Parallel()
	r := hub(t, 8).Records
	r.Actors = slices.Clone(r.Actors)
	r.Actors[0].Name = "An Actor of a Name That Has No End in Sight"
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	s := d.Filter(model.Filter{}).See(model.Selection{Actor: "a", Drawing: model.NeighbourhoodDrawing, Focus: model.Relationships})
	for _, width := range []int{39, 50, 59, 75, 90, 130} {
		picture := Drawing(paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}, s, width, 9)
		text := ""
		for i := range picture.Body.Len() {
			text += ansi.Strip(picture.Body.Row(i)) + "\n"
		}
		if strings.Count(text, "Ne") != 8 {
			t.Errorf("%d columns don’t name all 8:\n%s", width, text)
		}
	}
}

// TestNeighboursHaveTheirBars holds that the bar of the chosen neighbour has the colours of every
// bar, on either side.
func TestNeighboursHaveTheirBars(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.NewTheme(paint.Dark, colorprofile.TrueColor, paint.Colours{}, false, ansi.GraphemeWidth)}
	for stop := range 2 {
		s := hub(t, 6).Filter(model.Filter{}).See(model.Selection{Actor: "a", Drawing: model.NeighbourhoodDrawing, Focus: model.Relationships})
		s = s.View().See(s.ChoosePick(stop))
		picture := Drawing(p, s, 100, 30)
		ground, bar, _ := stopGround(s, stop)
		first, _, _ := picture.RowsOf(stop)
		if row, want := picture.Body.Row(first), p.Row(1, ground, bar); !strings.Contains(row, strings.TrimSuffix(want, "\x1b[m")) {
			t.Errorf("neighbour %d: no %q in %q", stop, want, row)
		}
	}
}

// TestNeighboursLight holds that choosing a neighbour lights those that it has ties with.
func TestNeighboursLight(t *testing.T) {
	t.Parallel()
	s := hub(t, 6).Filter(model.Filter{}).See(model.Selection{Actor: "a", Drawing: model.NeighbourhoodDrawing, Focus: model.Relationships})
	s = s.View().See(s.ChoosePick(3))
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	picture := Drawing(p, s, 100, 30)
	var text strings.Builder
	for i := range picture.Body.Len() {
		text.WriteString(ansi.Strip(picture.Body.Row(i)) + "\n")
	}
	for _, want := range []string{"█Neighbour 3", "▎Neighbour 2", "▎ Ties with 1 other neighbour: Neighbour 2 1"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %q in\n%s", want, text.String())
		}
	}
	if strings.Count(text.String(), "▎") != 2 {
		t.Errorf("more is lit:\n%s", text.String())
	}
}

// TestArrowsPointToWhoReceives holds the strands of both sides against the ways that ties
// run.
func TestArrowsPointToWhoReceives(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		n           model.Neighbour
		left, right string
	}{
		{model.Neighbour{Gives: 1}, "←───", "───→"},
		{model.Neighbour{Receives: 2}, "───→", "←───"},
		{model.Neighbour{Gives: 1, Receives: 1}, "←──→", "←──→"},
		{model.Neighbour{Neither: 3}, "────", "────"},
	} {
		text := func(left bool) string {
			var all string
			for _, cell := range strand(&c.n, left, linkWide) {
				all += cell.Text
			}
			return all
		}
		if text(true) != c.left || text(false) != c.right {
			t.Errorf("%+v is drawn %s and %s", c.n, text(true), text(false))
		}
	}
}

// TestSlimNeighbourhoodsNameNeighbours holds that names of common length are whole where
// the drawing is slim, and that what is told of the chosen one isn't cut.
func TestSlimNeighbourhoodsNameNeighbours(t *testing.T) {
	t.Parallel()
	s := dated(t, "2020", "2021", "2022").Filter(model.Filter{}).See(model.Selection{Drawing: model.NeighbourhoodDrawing, Actor: "a"})
	for width := leastColumns; width < 100; width++ {
		if text := Text(s, width, false); !strings.Contains(text, "Borduria") || strings.Contains(text, "…") {
			t.Fatalf("%d columns:\n%s", width, text)
		}
	}
}

// TestNarrowHeadTellsOfTheChosen holds that above neighbours without counts the chosen one's
// ties are told, and nothing of the others that would read as if it were of these.
func TestNarrowHeadTellsOfTheChosen(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	d, told := longNamed(t), 0
	for _, a := range d.Actors {
		s := d.Filter(model.Filter{}).See(model.Selection{Drawing: model.NeighbourhoodDrawing, Actor: a.ID})
		for stop := range s.Figure.Size {
			one := s.View().See(s.ChoosePick(stop))
			head := ansi.Strip(Drawing(p, one, leastColumns, 8).Head[0])
			if strings.Contains(head, ";") {
				t.Errorf("above the neighbours stands %q", head)
			}
			if strings.Contains(head, ": ") {
				told++
			}
		}
	}
	if told == 0 {
		t.Error("counts had room everywhere")
	}
}
