package export_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entente/data/export"
	"entente/model"
)

// A leaf is an element of a page: its name, attributes, and all text in it.
type leaf struct {
	name, text string
	at         map[string]string
}

// leavesOf reads a page, which is well-formed XML.
func leavesOf(t *testing.T, text []byte) []*leaf {
	t.Helper()
	var all, open []*leaf
	for d := xml.NewDecoder(bytes.NewReader(text)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := &leaf{name: token.Name.Local, at: map[string]string{}}
			for _, a := range token.Attr {
				e.at[a.Name.Local] = a.Value
			}
			all, open = append(all, e), append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			for _, e := range open {
				e.text += string(token)
			}
		}
	}
}

// TestHTMLIsWhole holds what a page must be whatever is in it: every record has an
// anchor, every link within it leads somewhere, others are of the web, headings go down
// by one, heads of tables say what they head, and nothing is a script.
func TestHTMLIsWhole(t *testing.T) {
	t.Parallel()
	eachPart(t, func(t *testing.T, p export.Part) {
		ids, level := map[string]int{}, 0
		leaves := leavesOf(t, written(t, export.HTML, p))
		for _, e := range leaves {
			ids[e.at["id"]]++
			for name := range e.at {
				if strings.HasPrefix(name, "on") || name == "style" || name == "src" {
					t.Errorf("<%s> has %s", e.name, name)
				}
			}
			switch {
			case e.name == "script":
				t.Errorf("a script: %s", e.text)
			case e.name == "dd" && strings.HasSuffix(strings.TrimSpace(e.text), ".."):
				t.Errorf("%q has two full stops", e.text)
			case e.name == "th" && e.at["scope"] == "":
				t.Errorf("the head %q has no scope", e.text)
			case len(e.name) == 2 && e.name[0] == 'h' && e.name[1] <= '6':
				if n := int(e.name[1] - '0'); n > level+1 || strings.TrimSpace(e.text) == "" {
					t.Errorf("%q is a heading of level %d below one of %d", e.text, n, level)
				}
				level = int(e.name[1] - '0')
			}
		}
		for _, e := range leaves {
			href, ok := e.at["href"]
			if within, is := strings.CutPrefix(href, "#"); ok && is && ids[within] != 1 || ok && !is && e.name == "a" && model.LinkFault(href) != "" {
				t.Errorf("%q leads to %q", e.text, href)
			}
		}
		want := map[string]bool{}
		for _, tie := range p.Ties {
			want["tie:"+tie.ID] = true
			for i := range tie.Claims {
				want["claim:"+tie.ID+"/"+strconv.Itoa(i+1)] = true
			}
		}
		for _, q := range p.Quotes {
			want["quote:"+q.ID] = true
		}
		for _, a := range p.Actors {
			want["actor:"+a.ID] = true
		}
		for _, s := range p.Sources {
			want["source:"+s.ID] = true
		}
		for id := range want {
			if ids[id] != 1 {
				t.Errorf("%s stands %d times", id, ids[id])
			}
		}
	})
}

// TestHTMLTellsWhatIsTrue holds what a tie's article says against the dossier, and
// that what counts no more is struck, and only that.
func TestHTMLTellsWhatIsTrue(t *testing.T) {
	t.Parallel()
	eachPart(t, func(t *testing.T, p export.Part) {
		by := map[string]*leaf{}
		text := written(t, export.HTML, p)
		for _, e := range leavesOf(t, text) {
			by[e.at["id"]] = e
		}
		struck := 0
		for _, tie := range p.Ties {
			article := by["tie:"+tie.ID].text
			want := append(p.Dossier.DeniersOf(tie), tie.Standing().String(), tie.Summary, tie.Amount, tie.DateInWords(), p.Dossier.TypeOf(tie).Label)
			for i := range tie.Claims {
				c := &tie.Claims[i]
				claim := by["claim:"+tie.ID+"/"+strconv.Itoa(i+1)].text
				want = append(want, claim)
				if !p.Dossier.Counts(c) {
					struck++
				}
				if class := by["claim:"+tie.ID+"/"+strconv.Itoa(i+1)].at["class"]; strings.HasSuffix(class, " over") == p.Dossier.Counts(c) {
					t.Errorf("a claim of %s that counts %t has the class %q, by which its mark is muted", tie.ID, p.Dossier.Counts(c), class)
				}
				if said := p.Dossier.ShortSource(c.Source) + " " + c.Brief(); !strings.Contains(claim, said) || !strings.Contains(claim, c.Wording) || !strings.Contains(claim, p.Dossier.PartySaying(c.By)+" "+c.Word()) {
					t.Errorf("%s isn’t in %q", said, claim)
				}
				if q := p.Dossier.QuoteByID(c.Quote); q != nil && !strings.Contains(claim, "“"+q.Text+"”") {
					t.Errorf("the words of %s aren’t in %q", q.ID, claim)
				}
			}
			for _, w := range want {
				if !strings.Contains(article, w) {
					t.Errorf("%s doesn’t tell %q: %s", tie.ID, w, article)
				}
			}
		}
		if n := bytes.Count(text, []byte(`<s class="void">`)); n != struck {
			t.Errorf("%d claims are struck of %d", n, struck)
		}
		for _, w := range p.Kept {
			if !strings.Contains(by["about"].text, w) {
				t.Errorf("the page doesn’t say that it is of what is %s", w)
			}
		}
		if told := strings.Contains(by["about"].text, "Not the whole dossier"); told != (len(p.Kept) > 0) {
			t.Errorf("it says %t that it isn’t whole", told)
		}
	})
}

// TestHTMLTellsAFateOnce holds that what became of a source is told of it once, and that it
// isn't struck with it.
func TestHTMLTellsAFateOnce(t *testing.T) {
	t.Parallel()
	eachPart(t, func(t *testing.T, p export.Part) {
		by, struck := map[string]*leaf{}, ""
		for _, e := range leavesOf(t, written(t, export.HTML, p)) {
			by[e.at["id"]] = e
			if e.at["class"] == "void" {
				struck += e.text
			}
		}
		for _, s := range p.Sources {
			for word, date := range map[string]model.Date{"corrected ": s.Corrected, "retracted ": s.Retracted} {
				told := word + date.String()
				if n := strings.Count(by["source:"+s.ID].text, told); !date.IsZero() && n != 1 {
					t.Errorf("%s tells %d times that it was %s", s.ID, n, told)
				}
				if !date.IsZero() && strings.Contains(struck, told) {
					t.Errorf("that %s was %s is struck", s.ID, told)
				}
			}
		}
	})
}

// TestPageHasContrast holds that every ink can be read on every ground (WCAG 2.2,
// 1.4.3), in light and in dark.
func TestPageHasContrast(t *testing.T) {
	t.Parallel()
	css, err := os.ReadFile("page.css")
	if err != nil {
		t.Fatal(err)
	}
	light := func(hex string) float64 {
		total := 0.0
		for i, weight := range []float64{.2126, .7152, .0722} {
			n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
			if err != nil {
				t.Fatal(err)
			}
			part := float64(n) / 255
			if part <= .04045 {
				total += weight * part / 12.92
			} else {
				total += weight * math.Pow((part+.055)/1.055, 2.4)
			}
		}
		return total
	}
	for _, theme := range regexp.MustCompile(`(?s):root \{.*?\}`).FindAllString(string(css), 2) {
		colours := map[string]string{}
		for _, m := range regexp.MustCompile(`--(\w+): #([0-9a-f]{6})`).FindAllStringSubmatch(theme, -1) {
			colours[m[1]] = m[2]
		}
		for _, ground := range []string{"ground", "chosen"} {
			for _, ink := range []string{"text", "muted", "accent", "green", "amber", "violet", "red"} {
				a, b := light(colours[ink]), light(colours[ground])
				if contrast := (max(a, b) + .05) / (min(a, b) + .05); contrast < 4.5 {
					t.Errorf("%s on %s has a contrast of %.2f", ink, ground, contrast)
				}
			}
		}
	}
}

// TestHTMLMatrixIsInOrder holds that a cell has its ties as the explorer's matrix has them.
func TestHTMLMatrixIsInOrder(t *testing.T) {
	t.Parallel()
	cells, links := regexp.MustCompile(`(?s)<td role="cell" data-to=.*?</td>`), regexp.MustCompile(`href="#tie:([^"]+)"`)
	eachPart(t, func(t *testing.T, p export.Part) {
		for _, cell := range cells.FindAllString(string(written(t, export.HTML, p)), -1) {
			for _, way := range strings.Split(cell, "</div>") {
				var ties []*model.Tie
				for _, id := range links.FindAllStringSubmatch(way, -1) {
					ties = append(ties, p.Dossier.TieByID(id[1]))
				}
				want := slices.Clone(ties)
				if model.SortFirmest(want); !slices.Equal(ties, want) {
					t.Errorf("a cell has them in another order: %s", way)
				}
			}
		}
	})
}
