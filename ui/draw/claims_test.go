package draw

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"entente/model"
	"entente/ui/paint"

	"github.com/charmbracelet/x/ansi"
)

// TestClaimsStandStraight holds that the marks of claims stand one below the other, whatever
// the names of their sources and however wide the drawing, and leave most of it to the words.
func TestClaimsStandStraight(t *testing.T) {
	t.Parallel()
	r := dated(t, "2020", "2021", "2022", "").Records
	r.Sources = append(r.Sources, model.Source{ID: "agency", Type: "report", Title: "A report", ContainerTitle: "The Agency of Agencies and More"})
	for i := range r.Ties {
		c := r.Ties[i].Claims[0]
		c.Source, c.Paragraph = "agency", 9+i
		r.Ties[i].Claims = append(r.Ties[i].Claims, c)
	}
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, drawing := range []model.Drawing{model.ClaimsDrawing, model.VoicesDrawing} {
		for width := 40; width <= 120; width++ {
			text := Text(d.Filter(model.Filter{}).See(model.Selection{Drawing: drawing, Scope: model.Scope{Kind: model.SaidBy, ID: "paper"}}), width, false)
			at := -1
			for _, line := range strings.Split(text, "\n") {
				before, _, found := strings.Cut(line, " • ")
				if !found || !strings.Contains(before, "¶") {
					continue
				}
				n := ansi.StringWidth(before)
				if at >= 0 && n != at || n > width/2 {
					t.Fatalf("%s at %d columns: marks stand in the columns %d and %d\n%s", drawing, width, at, n, text)
				}
				at = n
			}
			if at < 0 {
				t.Fatalf("%s at %d columns has no claim\n%s", drawing, width, text)
			}
		}
	}
}

// severalSourced returns a dossier of several sources with long names, where some claims
// are nobody's.
func severalSourced(t *testing.T) *model.Dossier {
	t.Helper()
	r := longNamed(t).Records
	r.Sources = append(slices.Clone(r.Sources), model.Source{ID: "post", Type: "article", Title: "A post"})
	return withTies(t, r, func(i int, tie *model.Tie) {
		tie.Claims = slices.Clone(tie.Claims)
		for j := range tie.Claims {
			claim := &tie.Claims[j]
			if claim.Quote == "" && i%2 == 0 {
				claim.Source = "post"
			}
			if claim.Quote == "" && i%3 == 0 {
				claim.By = model.Unattributed
			}
		}
	})
}

// TestClaimRowsUseTheirRoom holds that in the list of all claims no blanks stand before
// every locator, and that a row that is cut still tells both sides of its tie and what it is.
func TestClaimRowsUseTheirRoom(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	d := severalSourced(t)
	for order := range model.Words[model.ClaimOrder]() {
		s := d.Filter(model.Filter{}).See(model.Selection{Drawing: model.ClaimsDrawing, ClaimOrder: model.ClaimOrder(order)})
		for _, width := range []int{90, 120, 180} {
			picture, blanks, cuts := Drawing(p, s, width, 40), width, 0
			for i := range picture.Body.Len() {
				row := ansi.Strip(picture.Body.Row(i))
				if picture.Body.stopOf(i) < 0 {
					if strings.Contains(row, "…") && strings.Contains(row, "───") {
						t.Errorf("%d columns, by %s: a heading is cut before a rule: %q", width, s.ClaimOrder, row)
					}
					continue
				}
				blanks = min(blanks, len(row)-len(strings.TrimLeft(row, " █")))
				if !strings.Contains(row, "…") || s.ClaimOrder == model.ClaimsByTie {
					continue
				}
				if cuts++; !strings.ContainsAny(row, "→↔") || !strings.Contains(row, ": ") {
					t.Errorf("%d columns, by %s: %q", width, s.ClaimOrder, row)
				}
			}
			if blanks > 2 {
				t.Errorf("%d columns, by %s: %d blanks stand before each row", width, s.ClaimOrder, blanks)
			}
			if cuts == 0 && width < 100 && s.ClaimOrder != model.ClaimsByTie {
				t.Errorf("%d columns, by %s: no row is cut", width, s.ClaimOrder)
			}
		}
	}
}

// TestClaimsAreWrappedWide holds that no claim is told in a column of few letters: where its
// locator and its word leave no more, it stands beneath.
func TestClaimsAreWrappedWide(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	d := severalSourced(t)
	beneath := 0
	for order := range model.Words[model.ClaimOrder]() {
		s := d.Filter(model.Filter{}).See(model.Selection{Drawing: model.ClaimsDrawing, ClaimOrder: model.ClaimOrder(order)})
		for _, width := range []int{39, 50, 70} {
			picture := Drawing(p, s, width, endless)
			for stop := range s.Figure.Size {
				first, last, _ := picture.RowsOf(stop)
				if most := 3 + p.Columns(claimOf(p, s, stop, endless))/(leastTold-5); last-first >= most {
					t.Fatalf("%d columns, by %s: %d rows for %q", width, s.ClaimOrder, last-first+1, claimOf(p, s, stop, endless))
				}
				if last > first && strings.HasPrefix(seenRow(&picture, first+1), "        ") && !strings.HasPrefix(seenRow(&picture, first+1), "         ") {
					beneath++
				}
			}
		}
	}
	if beneath == 0 {
		t.Error("no claim stands beneath its locator")
	}
}

// TestClaimsLeaveRoomForWhatTheyAreOf holds that in long lists of claims of every width the
// marks stand one below the other, whatever the locators, and that there is room to tell of what
// each claim is.
func TestClaimsLeaveRoomForWhatTheyAreOf(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	r := severalSourced(t).Records
	r.Sources = slices.Clone(r.Sources)
	issued, err := model.ParseDate("2019")
	if err != nil {
		t.Fatal(err)
	}
	r.Sources[0].ContainerTitle, r.Sources[0].Issued = "The Daily Gazette of the Valley", issued
	d := withTies(t, r, func(i int, tie *model.Tie) {
		for j := range tie.Claims {
			if claim := &tie.Claims[j]; claim.Quote == "" {
				claim.Locator = []model.Locator{{}, {Paragraph: 1 + i}}[(i+j)%2]
			}
		}
	})
	s := d.Filter(model.Filter{}).See(model.Selection{Drawing: model.ClaimsDrawing})
	list := s.Figure.Facts.(*model.Claims).List
	for width := leastColumns; width <= 160; width++ {
		locators := locatorColumns(p, d, len(list), func(i int) *model.Claim { return list[i].Claim }, width)
		at, least := 0, wordlessSaid
		for stop := range list {
			before, after := claimCells(p, s, list[stop].Claim, stop, locators, width, true)
			n := p.Total(before)
			if at = cmp.Or(at, n); n != at {
				t.Fatalf("%d columns: marks end in the columns %d and %d", width, at, n)
			}
			if room := width - n - p.Total(after); room < least {
				t.Errorf("%d columns: %d are left for what is claimed behind %q", width, room, before[1].Text)
			}
		}
	}
}

// TestUnnamedPartiesAreMany holds that what has no claimant isn't told as one's.
func TestUnnamedPartiesAreMany(t *testing.T) {
	t.Parallel()
	s := severalSourced(t).Filter(model.Filter{}).See(model.Selection{Drawing: model.VoicesDrawing, Scope: model.Scope{Kind: model.SaidBy, ID: model.Unattributed}})
	name := titleOf(s)
	if text := Text(s, 80, false); name != "What unnamed parties say, and who disagrees" || !strings.Contains(text, " unnamed parties assert ─") {
		t.Errorf("%s:\n%s", name, text[:min(len(text), 500)])
	}
}
