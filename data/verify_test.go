package data

import (
	"fmt"
	"strings"
	"testing"

	"entente/data/safe"
	"entente/model"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// A made-up source: one paragraph a line, the third is a heading.
const newspaper = "\ufeffThe North has likely sent “spare parts” to the South, officials say.\r\n" +
	"“We … don’t trade — and never did. That’s all,” a minister said, as the East reported \"some delays\".\r\n" +
	"‘A quiet border’\r\n" +
	"What’s believed to be a convoy has been seen, and the East is “a partner of the first hour” for both."

var citations = []struct{ name, quote, wording, also, want, unplaced string }{
	{name: "curly marks", quote: "text: spare parts, paragraph: 1"},
	{name: "straight marks", quote: "text: some delays, paragraph: 2"},
	{name: "a comma within the marks", quote: "text: \"We … don’t trade — and never did. That’s all,\", paragraph: 2"},
	{name: "a wording", wording: "wording: What’s believed to be, paragraph: 4"},
	{
		name: "another page", quote: "text: spare parts, page: 4",
		unplaced: "t.yaml:1:24: the quotation names no paragraph (p. 4); it stands in paragraph 1",
	},
	{
		name: "a time, and other characters", quote: "text: \"a Partner of the first hour\", timestamp: 01:02:33",
		want: "t.yaml:1:24: the quotation stands nowhere in the text with these very characters, or as it is marked; paragraph 4 has «a partner of the first hour»",
	},
	{
		name: "nowhere", wording: "wording: zebras graze",
		want: "t.yaml:1:83: the wording stands nowhere in the text; see whether the text is that of the source, and what stands there (no locator)",
	},
	{
		name: "also in", also: "wording: officials say, paragraph: 2",
		want: "t.yaml:2:135: the wording stands in paragraph 1, not in 2; write paragraph: 1",
	},
	{
		name: "also at a time", also: "wording: officials say, timestamp: 01:02",
		unplaced: "t.yaml:2:135: the wording names no paragraph (01:02); it stands in paragraph 1",
	},
	{
		name: "beyond the end", quote: "text: spare parts, paragraph: 5",
		want: "t.yaml:1:48: there is no paragraph 5; the text has 4",
	},
	{
		name: "another paragraph", quote: "text: spare parts, paragraph: 4",
		want: "t.yaml:1:24: the quotation stands in paragraph 1, not in 4; write paragraph: 1",
	},
	{
		name: "part of a longer quotation", quote: "text: of the first hour, paragraph: 4",
		want: "t.yaml:1:24: the quotation doesn’t stand in paragraph 4 between double quotation marks of its own; the whole quotation there is «a partner of the first hour»",
	},
	{
		name: "no quotation there", quote: "text: has likely sent, paragraph: 1",
		want: "t.yaml:1:24: the quotation doesn’t stand in paragraph 1 between double quotation marks of its own; it stands there without them",
	},
	{
		name: "single marks", quote: "text: A quiet border, paragraph: 3",
		want: "t.yaml:1:24: the quotation doesn’t stand in paragraph 3 between double quotation marks of its own; it stands there without them",
	},
	{
		name: "other characters", quote: "text: \"we ... don't trade - and never did. That's all,\", paragraph: 2",
		want: "t.yaml:1:24: the quotation doesn’t stand in paragraph 2 with these very characters; it has «We … don’t trade — and never did. That’s all,»",
	},
	{
		name: "other accents", quote: "text: a pártner of the first hour, paragraph: 4",
		want: "t.yaml:1:24: the quotation doesn’t stand in paragraph 4 with these very characters; it has «a partner of the first hour»",
	},
	{
		name: "other characters, elsewhere", wording: "wording: what's believed, paragraph: 1",
		want: "t.yaml:1:83: the wording doesn’t stand in paragraph 1; paragraph 4 has «What’s believed»",
	},
	{
		name: "other words", quote: "text: a partner of the last hour, paragraph: 4",
		want: "t.yaml:1:24: the quotation doesn’t stand in paragraph 4; the nearest it has is «a partner of the first hour»",
	},
	{
		name: "nothing like it", quote: "text: zebras graze, paragraph: 4",
		want: "t.yaml:1:24: the quotation doesn’t stand in paragraph 4; nothing in it comes near",
	},
	{
		name: "a wording elsewhere", wording: "wording: officials say, paragraph: 2",
		want: "t.yaml:1:83: the wording stands in paragraph 1, not in 2; write paragraph: 1",
	},
}

func TestVerify(t *testing.T) {
	t.Parallel()
	for _, c := range citations {
		t.Run(c.name, func(t *testing.T) {
			text := "quotes: [{id: q, " + c.quote + ", kind: term, source: paper}]\n"
			if c.quote == "" {
				text = "ties: [{id: t, from: north, to: south, type: arms, summary: S, claims: [{" + c.wording + ", by: north, stance: denies, source: paper}]}]\n"
			}
			if c.also != "" {
				text = "sources: [{id: wire, type: report, title: Wire}]\n" +
					"ties: [{id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: denies, source: wire, also_in: [{" + c.also + ", source: paper}]}]}]\n"
			}
			l, err := decodeWith(text)
			if err != nil {
				t.Fatal(err)
			}
			report, err := Verify(l, "paper", []byte(newspaper))
			if err != nil {
				t.Fatal(err)
			}
			if report.Quotes+report.Wordings != 1 || report.Source != "paper" {
				t.Errorf("the report counts %d and %d of %q", report.Quotes, report.Wordings, report.Source)
			}
			if diff := cmp.Diff(c.want, report.Mismatches.Error()); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.unplaced, report.Unplaced.Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestVerifyChoosesSource(t *testing.T) {
	t.Parallel()
	l, err := decodeWith("sources: [{id: wire, type: report, title: Wire}]\nquotes: [{id: q, kind: term, text: spare parts, source: paper, paragraph: 1}]\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		source, want string
		quotes       int
	}{
		{source: "paper", quotes: 1},
		{source: "wire", quotes: 0},
		{source: "", want: "the dossier has several sources; name the one whose text this is: paper, wire"},
		{source: "pap\x1b[31mer", want: "there is no source \"pap\ufffder\"; name one of paper, wire"},
	} {
		report, err := Verify(l, c.source, []byte(newspaper))
		if report.Quotes != c.quotes || err != nil && err.Error() != c.want || err == nil && c.want != "" {
			t.Errorf("%q gives %+v, %v", c.source, report, err)
		}
	}
}

func TestFoundFoldedEndsBehindAccents(t *testing.T) {
	const paragraph = "the café, the cafe\u0301 and the cafe"
	start, end, ok := model.FindFolded(paragraph, "cafe, the CAFE")
	if want := "café, the cafe\u0301"; !ok || paragraph[start:end] != want {
		t.Errorf("it finds %q (%v), want %q", paragraph[start:end], ok, want)
	}
}

// A mismatch deep in a long quotation is shown from shortly before it.
func TestExcerpt(t *testing.T) {
	t.Parallel()
	paragraph := "He said: “" + strings.Repeat("and so on ", 20) + "until the end of days, " + strings.Repeat("and so on ", 20) + "”"
	passage := strings.Repeat("and so on ", 20) + "until the end of time, " + strings.Repeat("and so on ", 20)
	p := paragraphs{texts: []safe.Text{safe.Text(paragraph)}}
	_, fix := p.check(citation{passage, model.Locator{Paragraph: 1}, true, false})
	const want = "the nearest it has is «… so on until the end of days, and so on and so on and so on and so on and so on …»"
	if fix != want {
		t.Errorf("got  %s\nwant %s", fix, want)
	}
}

// Folding each paragraph once finds what folding it for each citation does.
func TestFindFoldedIsAsTheModelFinds(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("aAeéıßﬁ\u0301\u0308'’ʼ\"-–1 ·")), 0, 8, -1)
		p := paragraphs{texts: []safe.Text{safe.Text(text.Draw(t, "first")), safe.Text(text.Draw(t, "second"))}}
		for range 2 { // the second finds them folded
			sought, want := text.Draw(t, "sought"), ""
			for i, paragraph := range p.texts {
				if start, end, ok := model.FindFolded(string(paragraph), sought); ok {
					want = fmt.Sprintf("paragraph %d has %s", i+1, excerpt(string(paragraph), start, end, sought))
					break
				}
			}
			if got := p.findFolded(sought); got != want {
				t.Fatalf("of %q it finds %q, want %q", sought, got, want)
			}
		}
	})
}
