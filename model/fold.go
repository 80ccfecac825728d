package model

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold makes text comparable: without case, accents and points, and with plain
// marks for the quotation marks, dashes and apostrophes that printers use.
func fold(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	foldTo(&b, text)
	return b.String()
}

func foldTo(b *strings.Builder, text string) {
	for i, r := range text {
		switch {
		case r >= utf8.RuneSelf:
			foldRune(r, func(folded rune) { b.WriteRune(folded) })
		case 'A' <= r && r <= 'Z':
			b.WriteByte(text[i] + 'a' - 'A')
		default:
			b.WriteByte(text[i])
		}
	}
}

var plainMarks = map[rune]rune{
	'‘': '\'', '’': '\'', '“': '"', '”': '"', '„': '"', '«': '"', '»': '"',
	'‐': '-', '‑': '-', '–': '-', '—': '-', '\u00a0': ' ',
	'ς': 'σ', // a sigma at a word's end is no other letter
}

func foldRune(r rune, put func(rune)) {
	if r < utf8.RuneSelf {
		put(unicode.ToLower(r))
		return
	}
	if plain, ok := plainMarks[r]; ok {
		put(plain)
		return
	}
	for _, part := range norm.NFKD.String(string(r)) {
		if !unicode.Is(unicode.Mn, part) {
			put(unicode.ToLower(part))
		}
	}
}

// A Query is what a reader searches for: words that all have to be found, in any
// order. The zero Query finds nothing.
type Query struct {
	words []string
}

// NewQuery reads what a reader typed.
func NewQuery(text string) Query {
	return Query{words: strings.Fields(fold(text))}
}

// IsZero tells that there is nothing to search for.
func (q Query) IsZero() bool { return len(q.words) == 0 }

// In tells whether a text holds every word.
func (q Query) In(text string) bool { return q.in(fold(text)) }

// in tells whether folded text holds every word.
func (q Query) in(folded string) bool {
	for _, w := range q.words {
		if !strings.Contains(folded, w) {
			return false
		}
	}
	return len(q.words) > 0
}

// Spans gives where the query's words stand in a text, as byte offsets, in order
// and not overlapping, so that a pane can mark them.
func (q Query) Spans(text string) [][2]int {
	if q.IsZero() || text == "" {
		return nil
	}
	folded, starts := foldWithPlaces(text)
	marked := make([]bool, len(text))
	found := false
	for _, w := range q.words {
		for from := 0; ; {
			i := strings.Index(folded[from:], w)
			if i < 0 {
				break
			}
			from += i
			// A word may end amid a rune, such as the f of a ligature: all of the
			// rune is marked, and the accents that follow it are too.
			last := starts[from+len(w)-1]
			_, size := utf8.DecodeRuneInString(text[last:])
			for b := starts[from]; b < max(last+size, starts[from+len(w)]); b++ {
				marked[b] = true
			}
			from += len(w)
			found = true
		}
	}
	if !found {
		return nil
	}
	return runs(marked)
}

// foldWithPlaces folds text and tells for each byte of the result, and for its
// end, where the rune that it comes from begins.
func foldWithPlaces(text string) (folded string, starts []int) {
	var b strings.Builder
	for at, r := range text {
		foldRune(r, func(part rune) {
			b.WriteRune(part)
			for range b.Len() - len(starts) {
				starts = append(starts, at)
			}
		})
	}
	return b.String(), append(starts, len(text))
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
