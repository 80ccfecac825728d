package explorer

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"entente/data"
	exports "entente/data/export"
	"entente/model"
	"entente/ui/draw"
	"entente/ui/paint"
	"entente/ui/plain"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// fiveSources returns the records of the dossier with five sources, and sixteen claims
// on a tie.
func fiveSources(t testing.TB) model.Records {
	t.Helper()
	loaded, err := new(data.Reading).Load("testdata/sources.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return loaded.Dossier.Records
}

// relocated gives the records with each claim, passage and quotation in a source that is
// drawn, at a locator that nothing else has, and which source each locator is of.
func relocated(t *rapid.T, r model.Records) (model.Records, map[string]string) {
	of := map[string]string{}
	number := 100
	locate := func(source *string, at *model.Locator) {
		number++
		*source, *at = r.Sources[rapid.IntRange(0, len(r.Sources)-1).Draw(t, "source")].ID, model.Locator{}
		of[fmt.Sprint(number)] = *source
		if part := rapid.SampledFrom([]string{"paragraph", "page", "section", "chapter", "line", "figure"}).Draw(t, "part"); part == "paragraph" {
			at.Paragraph = number
		} else {
			at.Parts = model.Fields{{Name: part, Text: fmt.Sprint(number)}}
		}
	}
	ties := append([]model.Tie{}, r.Ties...)
	for i := range ties {
		ties[i].Claims = append([]model.Claim{}, ties[i].Claims...)
		for n := range ties[i].Claims {
			c := &ties[i].Claims[n]
			c.Quote = ""
			locate(&c.Source, &c.Locator)
			c.AlsoIn = append([]model.Passage{}, c.AlsoIn...)
			for k := range c.AlsoIn {
				locate(&c.AlsoIn[k].Source, &c.AlsoIn[k].Locator)
			}
			if c.WithdrawnIn != nil {
				in := *c.WithdrawnIn
				locate(&in.Source, &in.Locator)
				c.WithdrawnIn = &in
			}
		}
	}
	r.Ties = ties
	r.Quotes = append([]model.Quote{}, r.Quotes...)
	for i := range r.Quotes {
		locate(&r.Quotes[i].Source, &r.Quotes[i].Locator)
	}
	said := &r.Ties[0].Claims[2]
	said.Quote, said.Source, said.Locator = r.Quotes[0].ID, r.Quotes[0].Source, r.Quotes[0].Locator
	return r, of
}

// locatorForm is a locator of three figures, as a text has it.
var locatorForm = regexp.MustCompile(`(?:¶|§|p\. |ch\. |fig\. |l\. |paragraph |section |page |chapter |figure |line )?\b(1\d\d)\b`)

// named holds that each locator in a text stands behind its source's short name, or
// before it where it is told in words. It returns how many there are.
func named(t *rapid.T, what string, d *model.Dossier, of map[string]string, text string) int {
	flat := strings.Join(strings.Fields(text), " ")
	found := locatorForm.FindAllStringSubmatchIndex(flat, -1)
	for _, at := range found {
		short := d.ShortSource(of[flat[at[2]:at[3]]])
		behind := strings.HasSuffix(flat[:at[0]], short+" ")
		before := strings.HasPrefix(flat[at[1]:], " of "+short)
		if !behind && !before {
			t.Fatalf("%s: %q doesn’t name %q: …%s…", what, flat[at[0]:at[1]], short, flat[max(0, at[0]-60):min(len(flat), at[1]+40)])
		}
	}
	return len(found)
}

// headed holds of the lines of Sources that each locator stands in its source's block,
// or names its source, and returns the lines without the first ones.
func headed(t *rapid.T, d *model.Dossier, of map[string]string, lines []string) (rest string) {
	column := regexp.MustCompile(`^.? *(?:¶|§|p\. |ch\. |fig\. |l\. )?(1\d\d)( |$)`)
	block := ""
	for _, line := range lines {
		line = ansi.Strip(line)
		for _, s := range d.Sources {
			if short := d.ShortSource(s.ID); strings.Contains(line, short+" ─") || strings.Contains(line, short+" · retracted") || strings.TrimSpace(line) == short {
				block = s.ID
			}
		}
		if at := column.FindStringSubmatch(line); at != nil {
			if of[at[1]] != block {
				t.Fatalf("%q stands under %q:\n%s", line, d.ShortSource(block), ansi.Strip(strings.Join(lines, "\n")))
			}
			continue
		}
		rest += " " + strings.Trim(line, " ▌█▎┃")
	}
	return rest
}

// TestLocatorsNameTheirSources holds, over dossiers of five sources, that whatever tells
// where something stands says in which source.
func TestLocatorsNameTheirSources(t *testing.T) {
	t.Parallel()
	kit := fiveSources(t)
	rapid.Check(t, func(t *rapid.T) {
		r, of := relocated(t, kit)
		d, err := model.New(r)
		if err != nil {
			t.Fatal(err)
		}
		p := paint.Painter{Theme: newRoot(Options{Dossier: d}).theme}
		view := d.Filter(model.Filter{})
		for i := range d.Ties {
			s := view.See(model.Selection{Scope: model.Scope{Kind: model.AllTies}, Tie: d.Ties[i].ID})
			named(t, "Sources", d, of, headed(t, d, of, draw.Story(p, s, 100).Lines))
			if named(t, "copy", d, of, tieInWords(d, &d.Ties[i])) == 0 {
				t.Fatal("a copy has no locator")
			}
		}
		for i := range d.Quotes {
			s := view.See(model.Selection{Scope: model.Scope{Kind: model.AllQuotes}, Quote: d.Quotes[i].ID})
			headed(t, d, of, draw.Story(p, s, 100).Lines)
		}
		for name, sel := range map[string]model.Selection{
			"quotations":   {Scope: model.Scope{Kind: model.AllQuotes}},
			"by paragraph": {Scope: model.Scope{Kind: model.AllTies}, Order: model.OrderParagraph},
			"of each":      {Scope: model.Scope{Kind: model.AllQuotes}, QuoteOrder: model.QuotesByParagraph},
		} {
			s := view.See(sel)
			rows := draw.Ties(p, s, draw.Window{Rows: len(s.Relationships.Rows)}, 100)
			if named(t, name, d, of, ansi.Strip(strings.Join(rows, "\n"))) == 0 {
				t.Fatal(name, "have no locator")
			}
			named(t, name+" in words", d, of, plain.Text(d, sel, nil))
		}
		drawn := 0
		for _, c := range d.Ties[0].Claims {
			for _, drawing := range []model.Drawing{model.VoicesDrawing, model.PathDrawing} {
				sel := model.Selection{Actor: "north", Scope: model.Scope{Kind: model.SaidBy, ID: c.By}, Drawing: drawing, Other: "south"}
				picture := draw.Drawing(p, view.See(sel), 100, 40)
				for i := range picture.Body.Len() {
					drawn += named(t, drawing.String(), d, of, ansi.Strip(picture.Body.Row(i)))
				}
			}
		}
		if drawn == 0 {
			t.Fatal("nothing drawn has a locator")
		}
		for format, write := range map[string]func(io.Writer, exports.Part) error{"dot": exports.DOT, "markdown": exports.Markdown} {
			var b bytes.Buffer
			if err := write(&b, exports.Keep(view, "")); err != nil {
				t.Fatal(err)
			}
			text, _, _ := strings.Cut(b.String(), "\n[^") // footnotes cite in full
			if named(t, format, d, of, text) == 0 {
				t.Fatal(format, "has no locator")
			}
		}
	})
}

// TestFiveSources holds how a tie is told that several sources tell of: a block a
// source, that of the strongest claim first.
func TestFiveSources(t *testing.T) {
	t.Parallel()
	d, err := model.New(fiveSources(t))
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	tie := d.TieByID("north-south")
	for _, n := range tie.ClaimsInOrder() {
		told = append(told, d.Locate(tie.Claims[n].Source, tie.Claims[n].Locator))
	}
	want := []string{
		"The Gazette 2024b ¶4", "The Gazette 2024b ¶11", "The Gazette 2024b ¶17", "The Gazette 2024b ¶3",
		"The Gazette 2024a ¶2", "The Gazette 2024a ¶10", "The Gazette 2024a ¶8", "The Gazette 2024a ¶15",
		"Speaker 2022 §12, l. 13", "Speaker 2022 59:01", "Speaker 2022 01:02:33",
		"Wire pp. 6-7", "Wire ¶18", "Wire, no locator",
		"Panel of Experts on… 2023 p. 112, ¶9", "Panel of Experts on… 2023 ch. 14",
	}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Error(diff)
	}
	panel := driveOn(t, Options{Dossier: d}, 120, 36, "c").screen()
	for _, name := range []string{"[ ] The Gazette 2024a ", "[ ] The Gazette 2024b "} {
		if !strings.Contains(panel, name) {
			t.Errorf("the panel doesn’t have %q:\n%s", name, panel)
		}
	}
	for width := 44; width <= 120; width++ { // where there is no room for a name, its year and the locator stay
		if quotations := driveOn(t, Options{Dossier: d}, width, 36, "\"").screen(); !strings.Contains(quotations, "… 2023 p. 115 ") {
			t.Errorf("%d columns:\n%s", width, quotations)
		}
	}
	golden.RequireEqual(t, driveOn(t, Options{Dossier: d}, 120, 54, "3").screen())
}
