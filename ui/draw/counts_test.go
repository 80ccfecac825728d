package draw

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entente/model"
	"entente/ui/internal/sample"
	"entente/ui/paint"

	"github.com/charmbracelet/x/ansi"
)

// crowded returns a dossier with more of everything than columns are made for: ties of a
// pair, deniers of a tie, claims and quotations of one, actors, counterparts; and types
// whose letters are of other scripts.
func crowded(t *testing.T) *model.Dossier {
	t.Helper()
	r := model.Records{
		Head:    model.Head{ID: "crowd", Title: "A crowd"},
		Sources: []model.Source{{ID: "paper", Type: "article", Title: "A paper"}},
		Types: []model.TieType{
			{ID: "arms", Label: "arms", Letter: "Ж", Definition: "Weapons.", Family: "military"},
			{ID: "trade", Label: "trade", Letter: "武", Definition: "Goods.", Family: "economic"},
		},
	}
	actor := func(id string, core bool) {
		r.Actors = append(r.Actors, model.Actor{ID: id, Name: strings.ToUpper(id), Type: model.State, Core: core})
	}
	claim := func(by string, stance model.Stance) model.Claim {
		c := model.Claim{By: by, Stance: stance, Source: "paper", Locator: model.Locator{Paragraph: 1}}
		if stance.Positive() {
			c.Certainty = model.Stated
		}
		return c
	}
	tie := func(typ string, ends []string, claims ...model.Claim) {
		r.Ties = append(r.Ties, model.Tie{
			ID: fmt.Sprintf("t%d", len(r.Ties)), Type: typ, Summary: "A tie.", Between: [][]string{ends},
			Claims: append([]model.Claim{claim("paper", model.Asserts)}, claims...),
		})
	}
	actor("a", true)
	actor("b", true)
	var deniers []model.Claim
	for i := range 1100 {
		id := fmt.Sprintf("x%d", i)
		actor(id, false)
		tie("trade", []string{"a", id})
		if i < 12 {
			deniers = append(deniers, claim(id, model.Denies))
		}
	}
	for range 150 {
		tie("arms", []string{"a", "b"}, deniers...)
	}
	tie("arms", []string{"x1", "x2"}, deniers[:1]...)
	tie("trade", []string{"x1", "x3"}, deniers[:1]...)
	for range 20 {
		tie("arms", []string{"a", "b", "x0"}, deniers...)
	}
	for i := range 14 {
		r.Quotes = append(r.Quotes, model.Quote{ID: fmt.Sprintf("q%d", i), By: []string{"b"}, Text: "Words.", Source: "paper", Locator: model.Locator{Paragraph: 1}, Kind: model.Official})
		c := claim("b", model.Asserts)
		c.Quote = r.Quotes[i].ID
		r.Ties[1100].Claims = append(r.Ties[1100].Claims, c)
	}
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// wrongCounts are counts that are cut, or of one thing in the words for many.
var wrongCounts = regexp.MustCompile(`[\d✗+]…|\+✗|\b1 (ties|claims|quotations|sources|actors|ways|disputes|more have)\b`)

// TestCountsAreWhole holds that no drawing cuts a count, caps it, or tells one as many.
func TestCountsAreWhole(t *testing.T) {
	t.Parallel()
	view := crowded(t).Filter(model.Filter{})
	for _, drawing := range model.Drawings() {
		for _, sel := range []model.Selection{{Drawing: drawing, Actor: "a", Other: "b", Wide: true}, {Drawing: drawing, Actor: "a", Other: "x1"}, {Drawing: drawing, Actor: "x3", Other: "b"}} {
			for _, width := range []int{60, 80, 130} {
				text := Text(view.See(sel), width, false)
				for _, line := range strings.Split(text, "\n") {
					if wrongCounts.MatchString(line) {
						t.Errorf("%s of %s at %d columns: %s", drawing, sel.Actor, width, line)
						break
					}
				}
			}
		}
	}
}

// TestMatrixCountsWhatIsThere holds the wide matrix's cells against its facts.
func TestMatrixCountsWhatIsThere(t *testing.T) {
	t.Parallel()
	s := crowded(t).Filter(model.Filter{}).See(model.Selection{Drawing: model.MatrixDrawing, Wide: true})
	text := Text(s, 60, false)
	for _, want := range []string{`1 A +╲ +150✗ `, `\b2 B +150✗ +╲ `, `\b3 X1 +武 +· +╲ +Ж✗ +武✗ `, `1102 X999 `} {
		if !regexp.MustCompile(want).MatchString(text) {
			t.Errorf("%s isn’t in\n%s", want, strings.Join(slices.Collect(strings.Lines(text))[1095:], ""))
		}
	}
}

// TestRowsCountWhatIsThere holds some counts of drawings against the facts.
func TestRowsCountWhatIsThere(t *testing.T) {
	t.Parallel()
	view := crowded(t).Filter(model.Filter{})
	for drawing, wants := range map[model.Drawing][]string{
		model.TreeDrawing:          {`arms .*✗170 +170`, `✗12 +▪▪▪▪▪\+ 14 quotes`, `trade .* 1100`},
		model.MatrixDrawing:        {` ✗150`, `↔ •+\+\d+`, `1122 more ties are with other actors`},
		model.NeighbourhoodDrawing: {`150\+20 ✗170`, `1101 neighbours, most ties first; 2 ties among them`},
		model.NetworkDrawing:       {`150\+20 ✗170`, `1102 more ties aren’t`},
		model.PathDrawing:          {`150 ties and 20 of three and more`, `1 tie long`, `✗12`},
		model.ComparisonDrawing:    {`150 ties and 20 of three and more`, `✗150`},
		model.LadderDrawing:        {`all +1272`},
	} {
		text := Text(view.See(model.Selection{Drawing: drawing, Actor: "a", Other: "b"}), 80, false)
		for _, want := range wants {
			if !regexp.MustCompile(want).MatchString(text) {
				t.Errorf("%s: %s isn't in\n%s", drawing, want, text[:min(2000, len(text))])
			}
		}
	}
}

// headingCount is what a heading counts.
var headingCount = regexp.MustCompile(`─ (\d+)\s*$`)

// TestHeadingsCountTheirRows holds that below each heading of a drawing stand as many
// stops as it says.
func TestHeadingsCountTheirRows(t *testing.T) {
	t.Parallel()
	some, err := model.New(sample.Records(300))
	if err != nil {
		t.Fatal(err)
	}
	headings := 0
	for _, d := range []*model.Dossier{some, crowded(t)} {
		for _, filter := range []model.Filter{{}, model.Filter{}.With(model.ByContest, model.Contested), model.Filter{}.ThroughLens(1)} {
			for _, drawing := range []model.Drawing{model.MatrixDrawing, model.TimelineDrawing, model.VoicesDrawing, model.LadderDrawing, model.ClaimsDrawing} {
				for _, id := range []string{d.Actors[0].ID, d.Actors[3].ID, "paper"} {
					s := d.Filter(filter).See(model.Selection{Drawing: drawing, Wide: true, ClaimOrder: model.ClaimOrder(len(id) % 4), Filter: filter, Scope: model.Scope{Kind: model.SaidBy, ID: id}})
					headings += countHeadings(t, s)
				}
			}
		}
	}
	if headings < 20 {
		t.Errorf("only %d headings were looked at", headings)
	}
}

func countHeadings(t *testing.T, s model.Scene) (headings int) {
	t.Helper()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	picture := Drawing(p, s, 100, endless)
	heading, told, seen := "", 0, map[int]bool{}
	check := func() {
		if heading != "" && told != len(seen) {
			t.Errorf("%s: %d rows stand below %q", s.Drawing, len(seen), heading)
		}
	}
	for i := range picture.Body.Len() {
		if stop := picture.Body.stopOf(i); stop >= 0 {
			seen[stop] = true
			continue
		}
		if text := ansi.Strip(picture.Body.Row(i)); headingCount.MatchString(text) {
			check()
			heading, seen = strings.TrimSpace(text), map[int]bool{}
			told, _ = strconv.Atoi(headingCount.FindStringSubmatch(text)[1])
			headings++
		}
	}
	check()
	return headings
}

// A card that lists a part of what it counts says in its title that it counts what is
// listed.
func TestCardTitleCountsWhatIsListed(t *testing.T) {
	t.Parallel()
	view := crowded(t).Filter(model.Filter{})
	for card, want := range map[string]string{"paper": fmt.Sprintf("claim 1 of %d listed", model.CardRows), "x3": "source 1 of 1"} {
		s := view.See(model.Selection{Actor: "a", Card: card})
		if _, index := PaneTitle(paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}, s, model.Sources, 80); index != want {
			t.Errorf("the card of %s: %q, not %q", card, index, want)
		}
	}
}

// TestBranchesAreCutWhereRowsAreFull holds that what a tree's branch is called is cut only where
// its marks take the rest of the row.
func TestBranchesAreCutWhereRowsAreFull(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	ties := make([]*model.Tie, 40)
	for i, all := 0, hub(t, 40); i < len(ties); i++ {
		ties[i] = &all.Ties[i]
	}
	const label = "sells crude oil to, through third parties"
	cuts := 0
	for width := leastColumns; width <= 120; width++ {
		for n := 1; n <= len(ties); n++ {
			row := ansi.Strip(branchRow(p, label, " └─", model.TallyOf(ties[:n]...), ties[:n], false, false, width))
			if cut, rest, found := strings.Cut(row, "…"); found {
				if cuts++; strings.HasPrefix(rest, "   ") {
					t.Errorf("%d columns, %d ties: %q is cut beside blanks: %q", width, n, cut, row)
				}
			}
		}
	}
	if cuts == 0 {
		t.Error("nothing was cut anywhere")
	}
}
