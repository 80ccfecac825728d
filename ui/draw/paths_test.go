package draw

import (
	"slices"
	"strings"
	"testing"

	"entente/model"
	"entente/ui/paint"
	"entente/ui/plain"

	"github.com/charmbracelet/x/ansi"
)

// TestPathsQuoteWhoSaysIt holds that a quotation stands beneath the claim that it carries, and
// beneath no other's locator and claimant.
func TestPathsQuoteWhoSaysIt(t *testing.T) {
	t.Parallel()
	r := dated(t, "2020").Records
	r.Quotes = []model.Quote{{ID: "no", By: []string{"b"}, Text: "We know nothing of it.", Source: "paper", Locator: model.Locator{Paragraph: 9}, Kind: model.Official}}
	r.Ties[0].Claims = append(r.Ties[0].Claims, model.Claim{By: "b", Stance: model.Denies, Source: "paper", Locator: model.Locator{Paragraph: 9}, Quote: "no"})
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(Text(d.Filter(model.Filter{}).See(model.Selection{Drawing: model.PathDrawing, Actor: "a", Other: "b"}), 80, false), "\n")
	for i, line := range lines {
		if strings.Contains(line, "We know nothing") {
			if above := lines[i-1]; !strings.Contains(above, "¶9") || !strings.Contains(above, "Borduria: denies") {
				t.Errorf("beneath %q stands %q", above, line)
			}
			return
		}
	}
	t.Errorf("no words are told in %q", lines)
}

// TestHopsStandStraight holds that the marks of all ties on the ways between two stand in
// one column, those of the steps as those below them, and that a step is cut only where its
// row has no blanks.
func TestHopsStandStraight(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	d := unheld(t, longNamed(t))
	cuts := 0
	for _, open := range []bool{false, true} {
		for _, width := range []int{39, 60, 80, 140} {
			for other := 1; other < 8; other++ {
				s := d.Filter(model.Filter{}).See(model.Selection{Drawing: model.PathDrawing, Actor: d.Actors[0].ID, Other: d.Actors[other].ID, Open: open})
				s.Figure.At = -1
				pic, at := Drawing(p, s, width, 1000), -1
				steps := map[int]bool{}
				for _, route := range s.Figure.Facts.(*model.Paths).Routes {
					for _, hop := range route.Hops {
						steps[hop.Stop] = true
					}
				}
				for stop := range s.Figure.Size {
					first, _, _ := pic.RowsOf(stop)
					text := strings.TrimRight(seenRow(&pic, first), " ")
					tie := d.TieByID(s.View().See(s.ChoosePick(stop)).Tie)
					sign, _ := Mark(tie.Standing())
					n := p.Columns(text[:strings.LastIndex(text, " "+sign)])
					if at >= 0 && n != at {
						t.Errorf("%d columns: the mark stands in %d, not in %d: %q", width, n, at, text)
					}
					at = n
					if before := text[:strings.LastIndex(text, " "+sign)]; steps[stop] && strings.Contains(before, "…") {
						cuts++
						if strings.HasSuffix(before, "   ") || !open && !strings.Contains(text, "✗") && p.Columns(text) < width-8 && width < wordyEnds {
							t.Errorf("%d columns: cut beside blanks: %q", width, text)
						}
					}
				}
			}
		}
	}
	if cuts == 0 {
		t.Error("nothing was cut anywhere")
	}
}

// TestHopsNameBothEnds holds that a step's row tells both whom it ties, however long their
// names are.
func TestHopsNameBothEnds(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	d := longNamed(t)
	cuts := 0
	for _, width := range []int{39, 59, 78} {
		for i := range d.Actors {
			s := d.Filter(model.Filter{}).See(model.Selection{Drawing: model.PathDrawing, Actor: d.Actors[i].ID, Other: d.Actors[(i+5)%len(d.Actors)].ID})
			pic := Drawing(p, s, width, 1000)
			for _, route := range s.Figure.Facts.(*model.Paths).Routes {
				for _, hop := range route.Hops {
					first, _, _ := pic.RowsOf(hop.Stop)
					text := seenRow(&pic, first)
					at := strings.IndexAny(text, "→←↔")
					if at < 0 || !strings.HasPrefix(strings.TrimSpace(text[at:][len("→"):]), brief(p, hop.To, counterpartWide)[:2]) {
						t.Errorf("%d columns: %s isn’t told in %q", width, hop.To.Name, text)
					}
					if strings.Contains(text, "…") {
						cuts++
					}
				}
			}
		}
	}
	if cuts == 0 {
		t.Error("nothing was cut")
	}
}

// TestProofsAreCutWhereRowsAreFull holds that of what proves a step neither the source nor the
// claimant is cut beside blanks, but for those that a claim leaves which goes on below.
func TestProofsAreCutWhereRowsAreFull(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	r := longNamed(t).Records
	r.Sources = slices.Clone(r.Sources)
	r.Sources[0].ContainerTitle = "The Daily Gazette of the Upper Valley"
	r.Sources = append(r.Sources, model.Source{ID: "other", Type: "report", Title: "Another"})
	for i := range r.Ties {
		for j := range r.Ties[i].Claims {
			r.Ties[i].Claims[j].Locator = model.Locator{} // which takes more columns than most
			r.Ties[i].Claims[j].Quote = ""
		}
	}
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	cuts := 0
	for width := 39; width <= 140; width++ {
		for other := 1; other < 8; other++ {
			pic := Drawing(p, d.Filter(model.Filter{}).See(model.Selection{Drawing: model.PathDrawing, Actor: d.Actors[0].ID, Other: d.Actors[other].ID}), width, 1000)
			for row := range pic.Body.Len() {
				text := seenRow(&pic, row)
				if !strings.HasPrefix(text, "   ") || !strings.Contains(text, ": ") || strings.HasPrefix(text, "    ") {
					continue // no proof
				}
				source, claimant, _ := strings.Cut(text, ": ")
				cut := strings.Contains(claimant, "…") || !strings.Contains(source, d.ShortSource(r.Sources[0].ID))
				goesOn := row+1 < pic.Body.Len() && strings.HasPrefix(seenRow(&pic, row+1), "          ")
				if blanks := p.Columns(text) - p.Columns(strings.TrimRight(text, " ")); cut && blanks > 3 && !goesOn {
					t.Errorf("%d columns: cut beside %d blanks: %q", width, blanks, text)
				} else if cut {
					cuts++
				}
			}
		}
	}
	if cuts == 0 {
		t.Error("nothing was cut anywhere")
	}
}

func seenRow(d *Picture, row int) string {
	return strings.ReplaceAll(ansi.Strip(d.Body.Row(row)), plain.LRM, "")
}

// TestPathsTellClaimsWhole holds that no claim or count below a step is cut, however narrow.
func TestPathsTellClaimsWhole(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	d := severalSourced(t)
	for _, width := range []int{39, 60, 100} {
		for other := 1; other < 8; other++ {
			s := d.Filter(model.Filter{}).See(model.Selection{Drawing: model.PathDrawing, Actor: d.Actors[0].ID, Other: d.Actors[other].ID})
			pic := Drawing(p, s, width, 1000)
			for row := range pic.Body.Len() {
				text := strings.Replace(seenRow(&pic, row), "… ¶", " ¶", 1) // a source's name
				if strings.HasPrefix(text, "   ") && strings.HasSuffix(strings.TrimSpace(text), "…") {
					t.Errorf("%d columns: %q", width, text)
				}
			}
		}
	}
}
