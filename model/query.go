package model

import (
	"slices"
	"strings"
)

// A Query is what a reader searches for: words and phrases that all have to be
// found, in any order, and others that mustn't. They are compared as [Fold] makes
// them, anywhere in words. The zero Query finds nothing.
type Query struct {
	wanted, unwanted []string
}

// NewQuery reads what a reader typed: words with blanks between them, phrases
// between double quotation marks of any kind, and - before a word or phrase that is
// to be left out. A phrase that isn't closed ends where the text does, and what is
// empty, such as a - alone, is passed over: so it means something after every letter.
func NewQuery(text string) Query {
	var q Query
	for rest := strings.TrimLeft(Fold(text), " "); rest != ""; rest = strings.TrimLeft(rest, " ") {
		term := strings.TrimLeft(rest, "-")
		list := &q.wanted
		if len(term) < len(rest) {
			list = &q.unwanted
		}
		if phrase, ok := strings.CutPrefix(term, `"`); ok {
			term, rest, _ = strings.Cut(phrase, `"`)
		} else {
			end := strings.IndexAny(term+" ", ` "`)
			term, rest = term[:end], strings.TrimPrefix(term[end:], `"`)
		}
		// A dash at the end may be one within a word that isn't typed out.
		if term = strings.TrimRight(strings.Join(strings.Fields(term), " "), "- "); term != "" {
			*list = append(*list, term)
		}
	}
	return q
}

// IsZero reports whether there is nothing to search for.
func (q Query) IsZero() bool { return len(q.wanted)+len(q.unwanted) == 0 }

// In reports whether a text is what is searched for.
func (q Query) In(text string) bool { return q.InFolded(Fold(text)) }

// InFolded is [Query.In] for a text that [Fold] has made.
func (q Query) InFolded(folded string) bool {
	for _, term := range q.wanted {
		if !strings.Contains(folded, term) {
			return false
		}
	}
	return !q.unwantedIn(folded) && !q.IsZero()
}

// unwantedIn reports whether folded text has what is to be left out.
func (q Query) unwantedIn(folded string) bool {
	return slices.ContainsFunc(q.unwanted, func(term string) bool { return strings.Contains(folded, term) })
}

// Spans returns where the words and phrases that are wanted stand in a text, as byte
// offsets, in order and not overlapping, so that a pane can mark them.
func (q Query) Spans(text string) [][2]int {
	if len(q.wanted) == 0 || text == "" {
		return nil
	}
	folded, starts := foldWithPlaces(text)
	marked := make([]bool, len(text))
	found := false
	for _, term := range q.wanted {
		for from := 0; ; {
			i := strings.Index(folded[from:], term)
			if i < 0 {
				break
			}
			from += i
			start, end := stretch(text, starts, from, from+len(term))
			for ; start < end; start++ {
				marked[start] = true
			}
			from += len(term)
			found = true
		}
	}
	if !found {
		return nil
	}
	return runs(marked)
}

func runs(marked []bool) [][2]int {
	var spans [][2]int
	for i := 0; i < len(marked); i++ {
		if !marked[i] {
			continue
		}
		start := i
		for i < len(marked) && marked[i] {
			i++
		}
		spans = append(spans, [2]int{start, i})
	}
	return spans
}
