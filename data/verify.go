package data

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Report says how a dossier fares against the text of one of its sources.
type Report struct {
	Source           string // the id of the source
	Quotes, Wordings int    // how many were held against the text
	// Mismatches are what doesn't stand there, in the order of their places:
	// Place is in the dossier, and Fix says what the text has instead.
	Mismatches []Mistake
}

// Verify holds every quotation and every wording of a source against its text,
// which has one paragraph a line; the first is paragraph 1. A quotation has to
// stand in the paragraph named, to the character and between double quotation
// marks; a wording to the character. (That it has [model.WordingWords] words at
// most, the model has seen to.) The source may be empty where the dossier has
// only one.
//
// Both sides are compared as [Safe] leaves them, the text by [SafeLines] and the
// dossier since it was read, so what Safe takes out can't be told apart.
//
// The error says which sources there are, where the source isn't clear.
func Verify(l *Loaded, source string, text []byte) (Report, error) {
	source, err := l.chooseSource(source)
	if err != nil {
		return Report{}, err
	}
	report, paragraphs := Report{Source: source}, newParagraphs(text)
	check := func(path, field string, c citation) {
		what, fix := paragraphs.check(c)
		if what == "" {
			return
		}
		if c.paragraph > len(paragraphs) {
			field = "paragraph"
		}
		report.Mismatches = append(report.Mismatches, Mistake{Place: l.Place(path + "." + field), What: what, Fix: fix})
	}
	for i, q := range l.Records.Quotes {
		if q.Source == source {
			report.Quotes++
			check(fmt.Sprintf("quotes[%d]", i), "text", citation{q.Text, q.Paragraph, true})
		}
	}
	for i, t := range l.Records.Ties {
		for j, c := range t.Claims {
			if c.Source == source && c.Wording != "" {
				report.Wordings++
				check(fmt.Sprintf("ties[%d].claims[%d]", i, j), "wording", citation{c.Wording, c.Paragraph, false})
			}
		}
	}
	Refused(report.Mismatches).sort()
	return report, nil
}

// chooseSource gives the id of the source that is meant.
func (l *Loaded) chooseSource(id string) (string, error) {
	sources := l.Records.Sources
	ids := make([]string, len(sources))
	for i := range sources {
		ids[i] = sources[i].ID
	}
	switch {
	case slices.Contains(ids, id):
		return id, nil
	case len(ids) == 0:
		return "", fmt.Errorf("the dossier has no source to hold against a text; list one under sources")
	case id == "" && len(ids) == 1:
		return ids[0], nil
	case id == "":
		return "", fmt.Errorf("the dossier has several sources; name the one whose text this is: %s", strings.Join(ids, ", "))
	}
	return "", fmt.Errorf("there is no source %s; name one of %s", quoted(id), strings.Join(ids, ", "))
}

// A citation is a passage that a dossier says stands in a paragraph.
type citation struct {
	text      string
	paragraph int  // counted from 1
	spoken    bool // a quotation, which stands between double marks
}

func (c citation) name() string {
	if c.spoken {
		return "the quotation"
	}
	return "the wording"
}

// paragraphs are those of a source, as SafeLines gives them.
type paragraphs []string

func newParagraphs(text []byte) paragraphs {
	var p paragraphs
	for _, line := range SafeLines(text) {
		p = append(p, string(line))
	}
	return p
}

// check tells what is wrong with a citation, and what the text has instead. Both
// are empty where it stands as it should.
func (p paragraphs) check(c citation) (what, fix string) {
	if c.paragraph < 1 || c.paragraph > len(p) {
		return fmt.Sprintf("there is no paragraph %d", c.paragraph), fmt.Sprintf("the text has %d", len(p))
	}
	here := p[c.paragraph-1]
	if stands(here, c) {
		return "", ""
	}
	if n := p.elsewhere(c); n > 0 {
		return fmt.Sprintf("%s stands in paragraph %d, not in %d", c.name(), n, c.paragraph), fmt.Sprintf("write paragraph: %d", n)
	}
	what = fmt.Sprintf("%s doesn't stand in paragraph %d", c.name(), c.paragraph)
	if at := strings.Index(here, c.text); at >= 0 {
		return what + " between double quotation marks of its own", instead(here, at, at+len(c.text))
	}
	if start, end, ok := loosely(here, c.text); ok {
		return what + " with these very characters", "it has " + excerpt(here, start, end, c.text)
	}
	for i, paragraph := range p {
		if start, end, ok := loosely(paragraph, c.text); ok {
			return what, fmt.Sprintf("paragraph %d has %s", i+1, excerpt(paragraph, start, end, c.text))
		}
	}
	if start, end, ok := similar(here, c.text); ok {
		return what, "the nearest it has is " + excerpt(here, start, end, c.text)
	}
	return what, "nothing in it comes near"
}

// stands tells that a citation stands in a paragraph to the character.
func stands(paragraph string, c citation) bool {
	if !c.spoken {
		return strings.Contains(paragraph, c.text)
	}
	return strings.Contains(paragraph, "“"+c.text+"”") || strings.Contains(paragraph, `"`+c.text+`"`)
}

// elsewhere gives the first paragraph that holds the citation, or 0.
func (p paragraphs) elsewhere(c citation) int {
	return slices.IndexFunc(p, func(paragraph string) bool { return stands(paragraph, c) }) + 1
}

// instead says how a passage is marked that stands without marks of its own.
func instead(paragraph string, start, end int) string {
	before := strings.LastIndexAny(paragraph[:start], "“”\"")
	after := strings.IndexAny(paragraph[end:], "“”\"")
	if before < 0 || after < 0 || strings.HasPrefix(paragraph[before:], "”") {
		return "it stands there without them"
	}
	_, size := utf8.DecodeRuneInString(paragraph[before:])
	return "the whole quotation there is " + excerpt(paragraph, before+size, end+after, paragraph[start:end])
}
