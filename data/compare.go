package data

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// loosely finds a passage whatever its quotation marks, dashes, ellipses, blanks
// and capitals, and gives where it starts and ends.
func loosely(paragraph, passage string) (start, end int, ok bool) {
	folded, offsets := fold(paragraph)
	sought, _ := fold(passage)
	at := strings.Index(folded, sought)
	if at < 0 || sought == "" {
		return 0, 0, false
	}
	end = offsets[at+len(sought)-1]
	_, size := utf8.DecodeRuneInString(paragraph[end:])
	return offsets[at], end + size, true
}

// fold gives a text in the plainest characters that mean the same, and for each
// of its bytes the offset of the character that it stands for.
func fold(text string) (folded string, offsets []int) {
	var b strings.Builder
	for at, r := range text {
		switch {
		case strings.ContainsRune("‘’‚‛ʼ′`", r):
			b.WriteByte('\'')
		case strings.ContainsRune("“”„‟«»″", r):
			b.WriteByte('"')
		case r == '…':
			b.WriteString("...")
		case r == 0x2212, unicode.Is(unicode.Pd, r):
			b.WriteByte('-')
		case unicode.Is(unicode.Zs, r):
			b.WriteByte(' ')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
		for len(offsets) < b.Len() {
			offsets = append(offsets, at)
		}
	}
	return b.String(), offsets
}

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
			folded, _ := fold(text[start:at])
			words = append(words, span{folded, start, at})
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
	same := 0
	for same < len(stretch) && same < len(passage) && stretch[same] == passage[same] {
		same++
	}
	head, tail := "", ""
	if skip := utf8.RuneCountInString(stretch[:same]) - before; skip > 0 && utf8.RuneCountInString(stretch) > shown {
		stretch, head = stretch[nthRune(stretch, skip):], "…"
	}
	if cut := nthRune(stretch, shown); cut < len(stretch) {
		stretch, tail = stretch[:cut], "…"
	}
	return "«" + head + stretch + tail + "»"
}
