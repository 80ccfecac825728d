package data

import (
	"unicode"
	"unicode/utf8"

	"entente/model"
)

// similar finds the stretch of a paragraph, as long as the passage, that shares
// the most words with it: a third of them at least.
func similar(paragraph, passage string) (start, end int, ok bool) {
	words, sought := wordsOf(paragraph), wordsOf(passage)
	n := min(len(words), len(sought))
	missing := map[string]int{} // words of the passage that the stretch has not
	for _, w := range sought {
		missing[w.text]++
	}
	shared, best, most := 0, 0, 0
	for i, w := range words {
		if missing[w.text]--; missing[w.text] >= 0 {
			shared++
		}
		if i >= n {
			gone := words[i-n].text
			if missing[gone]++; missing[gone] > 0 {
				shared--
			}
		}
		if shared > most {
			most, best = shared, max(0, i-n+1)
		}
	}
	if most == 0 || most*3 < len(sought) {
		return 0, 0, false
	}
	return words[best].start, words[best+n-1].end, true
}

// A span is a folded word and where it stands.
type span struct {
	text       string
	start, end int
}

func wordsOf(text string) []span {
	var words []span
	start := -1
	for at, r := range text + " " {
		inWord := unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || r == '\'' || r == '’'
		switch {
		case inWord && start < 0:
			start = at
		case !inWord && start >= 0:
			words = append(words, span{model.Fold(text[start:at]), start, at})
			start = -1
		}
	}
	return words
}

// excerpt shows a stretch of a paragraph from shortly before where it begins to
// differ from the passage, short enough for a message.
func excerpt(paragraph string, start, end int, passage string) string {
	const before, shown = 24, 80
	stretch := paragraph[start:end]
	same := shared(stretch, passage)
	head, tail := "", ""
	if more := utf8.RuneCountInString(stretch[:same]) - before; more > 0 && utf8.RuneCountInString(stretch) > shown {
		stretch, head = stretch[skip([]byte(stretch), more):], "…"
	}
	if cut := skip([]byte(stretch), shown); cut < len(stretch) {
		stretch, tail = stretch[:cut], "…"
	}
	return "«" + head + stretch + tail + "»"
}
