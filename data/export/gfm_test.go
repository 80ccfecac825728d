package export_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"entente/data/export"
	"entente/model"
)

// markedTexts are texts that GitHub's Flavored Markdown gives a meaning: what begins a
// block, before what stands within a line.
func markedTexts() (texts []string) {
	for _, begins := range []string{
		"", " ", "    ", "\u00a0", "\u3000 ", "> ", "- ", "    - ", "+ ", "* ", "1. ", "10) ", "# ", "```", "~~~", "=", "---", "* * *", "[x]: /y ", "[^a]: ", "a | b ", ":-:", "<div>", "<!-- ", `\`,
	} {
		for _, within := range []string{
			"x", "www.example.com", "WWW.example.com/a", "(www.example.com)", "a www.example.com.", "a_www.example.com", "http://example.com", "HTTPS://example.com", "ftp://example.com",
			"a.b-c@example.com", "mailto:a@example.com", "xmpp:a@example.com/b", "<a@example.com>", "<http://example.com>", "[a](b)", "![a](b)", "[x]", "&amp; &#32; &lt;", "`x`", "``x''", "*x* _y_ __z__", "~~x~~ ~y~",
			"$x$", "#1 @me", "a  ", `a\`, "<br> <b>", "- [ ] x", "a  b", "--- ?` !` << ''",
		} {
			texts = append(texts, begins+within)
		}
	}
	return texts
}

// markedRecords have each of these texts wherever a report begins a line, or stands
// beside marks of its own.
func markedRecords() model.Records {
	r := nastyRecords()
	r.Ties, r.Quotes, r.Sources, r.Types = nil, nil, nil, nil
	for i, text := range markedTexts() {
		n := fmt.Sprint(i)
		r.Sources = append(r.Sources, model.Source{ID: "s" + n, Type: "book", Title: text, Note: text})
		r.Types = append(r.Types, model.TieType{ID: "y" + n, Label: text, Letter: string(rune(0x4e00 + i)), Definition: text, Family: "f"})
		r.Ties = append(r.Ties, model.Tie{ID: "t" + n, From: []string{"a"}, To: []string{"b"}, Type: "y" + n, Summary: text, Amount: text, Claims: []model.Claim{
			{By: "a", Stance: model.Asserts, Certainty: model.Stated, Source: "s" + n, Wording: text},
		}})
		r.Quotes = append(r.Quotes, model.Quote{ID: "q" + n, Text: text, Source: "s" + n, Kind: model.Term, Context: text})
	}
	gone, _ := model.ParseDate("2024")
	for i := range r.Ties {
		r.Ties[i].Claims[0].Withdrawn = &gone
	}
	return r
}

// TestGFMReadsMarkdown holds that GitHub's own parser takes no text of a dossier for a
// mark: it finds those of the report alone, and each text to the character.
func TestGFMReadsMarkdown(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("cmark-gfm"); err != nil {
		t.Skip("cmark-gfm isn’t installed here")
	}
	r := markedRecords()
	p := export.Keep(dossier(t, r).Filter(model.Filter{}), "")
	c := exec.Command("cmark-gfm", "-t", "xml", "-e", "footnotes", "-e", "table", "-e", "strikethrough", "-e", "autolink", "-e", "tasklist", "-e", "tagfilter")
	c.Stdin = bytes.NewReader(written(t, export.Markdown, p))
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	marks, texts := gfm(t, bytes.ReplaceAll(out, []byte("<unknown>"), []byte("footnote"))) // which has no name there
	ties := len(p.Ties)
	for name, n := range map[string]int{
		"strong": 1, "heading": 3 + ties, "table": ties, "table_row": ties, "list": 2, "item": len(p.Sources) + len(p.Quotes), "strikethrough": ties, "footnote": 2 * len(p.Quotes),
	} {
		if marks[name] != n {
			t.Errorf("%d times %s, want %d", marks[name], name, n)
		}
		delete(marks, name)
	}
	for _, name := range []string{"document", "paragraph", "text", "softbreak", "table_header", "table_cell"} {
		delete(marks, name)
	}
	for name, n := range marks {
		if name != "html_inline" {
			t.Errorf("%d times %s", n, name)
		}
	}
	for _, tie := range p.Ties {
		typ := p.Dossier.TypeOf(tie)
		for _, text := range []string{typ.Label, typ.Definition, tie.Amount + "; " + tie.Summary} {
			if !slices.Contains(texts, text) {
				t.Errorf("%q stands nowhere", text)
			}
		}
	}
}

// gfm counts the marks of a tree that cmark-gfm found, and returns the texts of its
// blocks and cells.
func gfm(t *testing.T, tree []byte) (marks map[string]int, texts []string) {
	t.Helper()
	marks = map[string]int{}
	d := xml.NewDecoder(bytes.NewReader(tree))
	d.Strict = false
	var text strings.Builder
	inText := false
	for {
		token, err := d.Token()
		if err != nil {
			return marks, texts
		}
		switch token := token.(type) {
		case xml.StartElement:
			marks[token.Name.Local]++
			inText = token.Name.Local == "text"
			if strings.HasSuffix(token.Name.Local, "code") || strings.HasSuffix(token.Name.Local, "block") || token.Name.Local == "link" {
				t.Errorf("a %s, after %q", token.Name.Local, text.String())
			}
		case xml.CharData:
			if inText {
				text.Write(token)
			}
		case xml.EndElement:
			inText = false
			switch token.Name.Local {
			case "paragraph", "heading", "table_cell":
				texts = append(texts, text.String())
				text.Reset()
			}
		}
	}
}

// TestMarkdownLinksNothing holds the same, as far as can be seen without a parser: no
// line begins with a blank, and nothing is left that readers make a link of.
func TestMarkdownLinksNothing(t *testing.T) {
	t.Parallel()
	p := export.Keep(dossier(t, markedRecords()).Filter(model.Filter{}), "")
	links := regexp.MustCompile(`(?i)www\.|(?:https?|ftp)://|[a-z0-9._+-]@`)
	for line := range strings.Lines(string(written(t, export.Markdown, p))) {
		if found := links.FindString(line); found != "" {
			t.Errorf("%s is linked: %s", found, line)
		}
		if strings.TrimLeft(line, " ") != line || strings.HasPrefix(line, "-  ") {
			t.Errorf("a line begins with a blank: %q", line)
		}
	}
}
