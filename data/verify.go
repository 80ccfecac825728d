package data

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"entente/data/article"
	"entente/data/safe"
	"entente/model"
)

// A Report says how a dossier fares against the text of one of its sources.
type Report struct {
	Source           string // the id of the source
	Quotes, Wordings int    // how many were held against the text
	// Mismatches are what doesn't stand there, in the order of their locations, a few of
	// them: Location is in the dossier, and Fix says what the text has instead.
	Mismatches Refused
	// Unplaced are what stands in the text, though the paragraph isn't named: a text
	// can't tell of pages and times whether they are right. Fix says where it stands.
	Unplaced Refused
}

// Verify holds every quotation and every wording of a source against its text,
// whose paragraphs are those of [article.Paragraphs]. A quotation has to stand in the
// paragraph named, to the character and between quotation marks, of which the last may
// be missing where it goes on in the next paragraph; a wording to the character. (That
// it has [model.WordingWords] words at most, the model has seen to.) Where no paragraph
// is named, they have to stand anywhere. What a claim has also_in and withdrawn_in is
// held like the claim. The source may be empty where the dossier has only one.
//
// Both sides are compared as [safe.Clean] leaves them, the text by [safe.Lines] and the
// dossier since it was read, so what it takes out can't be told apart.
//
// The error says which sources there are, where the source isn't clear.
func Verify(l *Loaded, source string, text []byte) (Report, error) {
	source, err := l.chooseSource(source)
	if err != nil {
		return Report{}, err
	}
	v := verifier{loaded: l, report: Report{Source: source}, paragraphs: paragraphs{texts: article.Paragraphs(text)}}
	singly := article.QuotesSingly(v.paragraphs.texts)
	for i, q := range l.Records.Quotes {
		if q.Source == source {
			v.report.Quotes++
			v.hold(fmt.Sprintf("quotes[%d]", i), "text", citation{q.Text, q.Locator, true, singly})
		}
	}
	for i, t := range l.Records.Ties {
		for j, c := range t.Claims {
			path := fmt.Sprintf("ties[%d].claims[%d]", i, j)
			v.wording(path, model.Passage{Source: c.Source, Locator: c.Locator, Wording: c.Wording})
			for k, p := range c.AlsoIn {
				v.wording(fmt.Sprintf("%s.also_in[%d]", path, k), p)
			}
			if c.WithdrawnIn != nil {
				v.wording(path+".withdrawn_in", *c.WithdrawnIn)
			}
		}
	}
	v.report.Mismatches, v.report.Unplaced = v.report.Mismatches.few(), v.report.Unplaced.few()
	return v.report, nil
}

// A verifier holds citations against a text.
type verifier struct {
	loaded     *Loaded
	report     Report
	paragraphs paragraphs
}

func (v *verifier) wording(path string, p model.Passage) {
	if p.Source == v.report.Source && p.Wording != "" {
		v.report.Wordings++
		v.hold(path, "wording", citation{p.Wording, p.Locator, false, false})
	}
}

func (v *verifier) hold(path, field string, c citation) {
	if c.Paragraph == 0 {
		what, fix, stands := v.paragraphs.find(c)
		m := Mistake{Location: v.loaded.Location(path + "." + field), What: what, Fix: fix, kind: c.name()}
		if stands {
			v.report.Unplaced = append(v.report.Unplaced, m)
		} else {
			v.report.Mismatches = append(v.report.Mismatches, m)
		}
		return
	}
	what, fix := v.paragraphs.check(c)
	if what == "" {
		return
	}
	if c.Paragraph > len(v.paragraphs.texts) {
		field = "paragraph"
	}
	v.report.Mismatches = append(v.report.Mismatches, Mistake{Location: v.loaded.Location(path + "." + field), What: what, Fix: fix, kind: c.name()})
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

// A citation is a passage that a dossier says stands in a text.
type citation struct {
	text string
	model.Locator
	spoken bool // a quotation, which stands between marks of its own
	singly bool // the text quotes with single marks
}

func (c citation) name() string {
	if c.spoken {
		return "the quotation"
	}
	return "the wording"
}

// paragraphs are those of a source.
type paragraphs struct {
	texts  []safe.Text // as [article.Paragraphs] gives them
	folded []string    // as [model.Fold] has them; nil until something is sought so
}

// check tells what is wrong with a citation, and what the text has instead. Both
// are empty where it stands as it should.
func (p *paragraphs) check(c citation) (what, fix string) {
	if c.Paragraph < 1 || c.Paragraph > len(p.texts) {
		return fmt.Sprintf("there is no paragraph %d", c.Paragraph), fmt.Sprintf("the text has %d", len(p.texts))
	}
	here := string(p.texts[c.Paragraph-1])
	if stands(here, c) {
		return "", ""
	}
	if n := p.elsewhere(c); n > 0 {
		return fmt.Sprintf("%s stands in paragraph %d, not in %d", c.name(), n, c.Paragraph), fmt.Sprintf("write paragraph: %d", n)
	}
	what = fmt.Sprintf("%s doesn’t stand in paragraph %d", c.name(), c.Paragraph)
	if at := strings.Index(here, c.text); at >= 0 {
		return what + " between double quotation marks of its own", instead(here, at, at+len(c.text))
	}
	if start, end, ok := model.FindFolded(here, c.text); ok {
		return what + " with these very characters", "it has " + excerpt(here, start, end, c.text)
	}
	if has := p.findFolded(c.text); has != "" {
		return what, has
	}
	if start, end, ok := similar(here, c.text); ok {
		return what, "the nearest it has is " + excerpt(here, start, end, c.text)
	}
	return what, "nothing in it comes near"
}

// find looks for a citation without a paragraph anywhere in the text, and tells
// whether it stands there, and where.
func (p *paragraphs) find(c citation) (what, fix string, stands bool) {
	if n := p.elsewhere(c); n > 0 {
		return fmt.Sprintf("%s names no paragraph (%s)", c.name(), c.Brief()), fmt.Sprintf("it stands in paragraph %d", n), true
	}
	what = c.name() + " stands nowhere in the text"
	if has := p.findFolded(c.text); has != "" {
		return what + " with these very characters, or as it is marked", has, false
	}
	return what, fmt.Sprintf("see whether the text is that of the source, and what stands there (%s)", c.Brief()), false
}

// stands tells that a citation stands in a paragraph to the character.
func stands(paragraph string, c citation) bool {
	if !c.spoken {
		return strings.Contains(paragraph, c.text)
	}
	return article.Quotes(paragraph, c.text, c.singly)
}

// elsewhere gives the first paragraph that holds the citation, or 0.
func (p *paragraphs) elsewhere(c citation) int {
	return slices.IndexFunc(p.texts, func(paragraph safe.Text) bool { return stands(string(paragraph), c) }) + 1
}

// findFolded says which paragraph is the first to have a passage in other characters, as
// [model.FindFolded] finds it, and what it has; nothing if none has. Of a text that isn't
// the source's, all of it is gone through for each citation, so it is folded once.
func (p *paragraphs) findFolded(passage string) string {
	if p.folded == nil {
		p.folded = make([]string, len(p.texts))
		for i, paragraph := range p.texts {
			p.folded[i] = model.Fold(string(paragraph))
		}
	}
	sought := model.Fold(passage)
	for i, folded := range p.folded {
		if !strings.Contains(folded, sought) {
			continue
		}
		if start, end, ok := model.FindFolded(string(p.texts[i]), passage); ok {
			return fmt.Sprintf("paragraph %d has %s", i+1, excerpt(string(p.texts[i]), start, end, passage))
		}
	}
	return ""
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
