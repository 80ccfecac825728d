package model

import (
	"cmp"
	"sort"
	"strings"
)

// A Cited is where the text of a source carries a claim, or a quotation that no claim
// names.
type Cited struct {
	Item      Item
	Quote     string // the quotation that carries it, if one does
	Words     string // as the dossier has them; empty where it has none
	Paragraph int    // from 1
	// Start and End are where its words stand in the paragraph, in bytes. Both are 0
	// where they don't stand there, or the claim has none.
	Start, End int
}

// Cited returns what the ties that pass have from a source, in the order of its text,
// whose paragraphs are counted from 1. What names no paragraph is where its words stand
// first; what stands nowhere in the text is left out.
func (v *View) Cited(source string, paragraphs int, text func(paragraph int) string) []Cited {
	r := reading{source, paragraphs, text, nil}
	named := map[string]bool{}
	for t := range v.d.EachTie() {
		if !t.Told() || !v.match.passes(t, -1) {
			continue
		}
		for _, n := range t.ClaimsInOrder() {
			c := &t.Claims[n]
			for _, p := range c.Passages() {
				words := p.Wording
				if q := v.d.QuoteByID(p.Quote); q != nil {
					named[q.ID] = true
					words = cmp.Or(words, q.Text)
				}
				r.add(p.Source, p.Paragraph, words, Cited{Item: Item{Tie: t.ID, Claim: t.ClaimNumber(n)}, Quote: p.Quote})
			}
		}
	}
	for i := range v.d.Quotes {
		if q := &v.d.Quotes[i]; !named[q.ID] && len(v.passingQuotes([]int{i})) > 0 {
			r.add(q.Source, q.Paragraph, q.Text, Cited{Item: Item{Quote: q.ID}, Quote: q.ID})
		}
	}
	sort.SliceStable(r.cited, func(i, j int) bool {
		a, b := &r.cited[i], &r.cited[j]
		return cmp.Or(a.Paragraph-b.Paragraph, a.Start-b.Start, a.End-b.End) < 0
	})
	return r.cited
}

// A reading gathers what is from one source.
type reading struct {
	source     string
	paragraphs int
	text       func(paragraph int) string
	cited      []Cited
}

func (r *reading) add(source string, paragraph int, words string, c Cited) {
	if source != r.source || paragraph > r.paragraphs {
		return
	}
	c.Words = words
	from, to := paragraph, paragraph
	if paragraph == 0 {
		from, to = 1, r.paragraphs
	}
	for n := from; n <= to && words != ""; n++ {
		if at := strings.Index(r.text(n), words); at >= 0 {
			c.Paragraph, c.Start, c.End = n, at, at+len(words)
			r.cited = append(r.cited, c)
			return
		}
	}
	if paragraph > 0 {
		c.Paragraph = paragraph
		r.cited = append(r.cited, c)
	}
}

// ChooseCited chooses a claim or a quotation in Sources: of the tie that is told, else
// wherever it is told.
func (s Scene) ChooseCited(i Item) Selection {
	if i.Claim > 0 && s.Story.Tie != nil && s.Story.Tie.ID == i.Tie {
		next := s.ChooseItem(i)
		next.Focus = Sources
		return next
	}
	return s.goTo(Hit{Tie: i.Tie, Claim: i.Claim, Quote: i.Quote}, s.requested)
}
