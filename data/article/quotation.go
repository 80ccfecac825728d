package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/data/safe"
)

// A Quotation is what stands between marks of its own in one paragraph.
type Quotation struct {
	Paragraph int    // counted from 1
	Text      string // without the marks, to the character
	// Goes says that it goes on in the next paragraph, as one that isn't closed does
	// where the next begins with a mark.
	Goes bool
	// Words are those that say whose it is, as printed; empty where none do.
	Words string
	// Speakers are who is named there; a guess, and none where nobody is.
	Speakers []string
	// Role is what is said beside the name of a single speaker of who that is.
	Role string

	start, end int // in the paragraph, of the text
}

// An Unpaired is a mark whose pair isn't there.
type Unpaired struct {
	Paragraph int
	Near      string // what stands behind it
}

// closings are, by the mark that opens a quotation, those that close it. What opens in
// one language closes in another.
var closings = map[rune]string{
	'“': "”", '„': "“”", '‟': "”", '«': "»", '»': "«", '「': "」", '『': "』", '〝': "〞〟", '＂': "＂", '"': `"`, '‘': "’", '‹': "›",
	'”': "”", '\'': "'", // as Swedish and Finnish have it, and typewriters
}

// Quotations finds what a text quotes, in the order of the text, and the marks that
// have no pair. Quotations within quotations are part of them. Single marks count only
// where the text has no double ones, since apostrophes look like them; the marks of
// feet and inches are none.
func Quotations(paragraphs []safe.Text) ([]Quotation, []Unpaired) {
	s := &scanner{singles: QuotesSingly(paragraphs), alike: true}
	for _, p := range paragraphs {
		s.alike = s.alike && !strings.ContainsAny(string(p), "“„")
	}
	for i, p := range paragraphs {
		s.paragraph(i+1, string(p))
		next := ""
		if i+1 < len(paragraphs) {
			next = string(paragraphs[i+1])
		}
		s.endOf(i+1, string(p), next)
	}
	attribute(paragraphs, s.found)
	return s.found, s.unpaired
}

// QuotesSingly reports whether single marks are the ones that a text quotes with.
func QuotesSingly(paragraphs []safe.Text) bool {
	single, double := 0, 0
	for _, p := range paragraphs {
		for i, r := range string(p) {
			switch {
			case r == '‘' && opens(string(p), i), r == '\'' && i > 0 && strings.IndexByte(",.!?", p[i-1]) >= 0 && !opens(string(p), i):
				single++ // an apostrophe doesn't stand behind a comma
			case strings.ContainsRune("“„«「", r), r == '"' && opens(string(p), i):
				double++
			}
		}
	}
	return single > double
}

// single reports whether a mark may be an apostrophe, or within what others mark.
func single(r rune) bool { return r == '‘' || r == '‹' || r == '\'' }

// A scanner walks over a text, mark by mark.
type scanner struct {
	singles  bool
	alike    bool // ” may open, as nothing else does
	found    []Quotation
	unpaired []Unpaired

	open  rune // the mark of the quotation at hand; 0 for none
	start int  // where it begins
	deep  int  // quotations of the same marks within it
}

// paragraph finds what one paragraph quotes. Where a quotation goes on from the one
// before, its mark stands at the beginning once more.
func (s *scanner) paragraph(number int, text string) {
	at := 0
	if s.open != 0 { // it goes on
		_, size := utf8.DecodeRuneInString(text)
		at, s.start = size, size
	}
	for i, r := range text[at:] {
		s.mark(number, text, at+i, r)
	}
}

func (s *scanner) mark(number int, text string, at int, r rune) {
	size := utf8.RuneLen(r)
	switch {
	case s.open == 0:
		if _, ok := closings[r]; ok && s.starts(text, at, r) {
			s.open, s.start, s.deep = r, at+size, 0
		}
	case strings.ContainsRune(closings[s.open], r) && s.closes(text, at, r):
		if s.deep > 0 {
			s.deep--
			return
		}
		s.add(number, text, at)
		s.open = 0
	case r == s.open && !strings.ContainsRune(closings[r], r):
		s.deep++
	}
}

// starts reports whether a mark opens a quotation.
func (s *scanner) starts(text string, at int, r rune) bool {
	switch r {
	case '‘', '‹', '\'':
		return s.singles && opens(text, at)
	case '”':
		return s.alike && opens(text, at)
	case '"', '＂':
		return opens(text, at)
	case '»': // opens in German and Danish, and closes in French
		return opens(text, at)
	}
	return true
}

// opens reports whether what stands around a mark is what stands around one that
// opens: nothing that could belong to a word before it, and something right behind it.
func opens(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	_, size := utf8.DecodeRuneInString(text[at:])
	after, _ := utf8.DecodeRuneInString(text[at+size:])
	return (at == 0 || !unicode.IsLetter(before) && !unicode.IsDigit(before) && !strings.ContainsRune(".,;:!?…", before)) && at+size < len(text) && !unicode.IsSpace(after)
}

// closes reports whether a mark closes the quotation at hand.
func (s *scanner) closes(text string, at int, r rune) bool {
	_, size := utf8.DecodeRuneInString(text[at:])
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+size:])
	inWord := unicode.IsLetter(after) || unicode.IsDigit(after)
	switch r {
	case '’', '\'':
		if inWord { // an apostrophe
			return false
		}
		// Behind an s it may be one too: then another closes, before any opens.
		return before != 's' || !closesLater(text[at+size:], s.open, r)
	case '"', '＂', '”':
		if inWord && r != '”' {
			return false
		}
		// Behind a digit it may be inches: then another closes.
		return !unicode.IsDigit(before) || !closesLater(text[at+size:], s.open, r)
	}
	return true
}

// closesLater reports whether another mark behind could close the same quotation: it
// stands behind something, and before nothing of a word, with none that opens before.
func closesLater(rest string, open, closing rune) bool {
	for i, r := range rest {
		switch {
		case r == open && opens(rest, i):
			return false
		case r == closing:
			if opens(rest, i) {
				return false
			}
			_, size := utf8.DecodeRuneInString(rest[i:])
			after, _ := utf8.DecodeRuneInString(rest[i+size:])
			if !unicode.IsLetter(after) {
				return true
			}
		}
	}
	return false
}

func (s *scanner) add(number int, text string, end int) {
	if strings.TrimSpace(text[s.start:end]) == "" {
		return
	}
	start := s.start
	if s.open == '«' || s.open == '»' { // French sets them off by blanks
		inner := strings.TrimFunc(text[start:end], unicode.IsSpace)
		start += strings.Index(text[start:end], inner)
		end = start + len(inner)
	}
	s.found = append(s.found, Quotation{Paragraph: number, Text: text[start:end], start: start, end: end})
}

// Quotes reports whether a paragraph has a text between quotation marks of any kind:
// as a whole, or from a mark to the paragraph's end, as what goes on in the next has
// it. Single marks count where singly is set. Blanks may set the marks off, as French
// does.
func Quotes(paragraph, text string, singly bool) bool {
	for rest, at := paragraph, 0; text != ""; {
		found := strings.Index(rest, text)
		if found < 0 {
			return false
		}
		at += found
		open, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(paragraph[:at], unicode.IsSpace))
		if marks, ok := closings[open]; ok && (singly || !single(open)) {
			behind := strings.TrimLeftFunc(paragraph[at+len(text):], unicode.IsSpace)
			closing, _ := utf8.DecodeRuneInString(behind)
			if behind == "" || strings.ContainsRune(marks, closing) {
				return true
			}
		}
		_, size := utf8.DecodeRuneInString(text)
		at += size
		rest = paragraph[at:]
	}
	return false
}

// opensWith returns the mark that a paragraph begins with, or 0.
func opensWith(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	if _, ok := closings[r]; ok {
		return r
	}
	return 0
}

// endOf ends a paragraph in which a quotation isn't closed: it goes on where the next
// begins with the same mark, and else its mark has no pair.
func (s *scanner) endOf(number int, text, next string) {
	if s.open == 0 {
		return
	}
	if opensWith(next) == s.open {
		s.add(number, text, len(text))
		if n := len(s.found); n > 0 && s.found[n-1].Paragraph == number {
			s.found[n-1].Goes = true
		}
		return
	}
	s.unpaired = append(s.unpaired, Unpaired{number, shortened(text[min(s.start, len(text)):])})
	s.open = 0
}

// shortened returns the first words of a text.
func shortened(text string) string {
	words := strings.Fields(text)
	if len(words) > 6 {
		return strings.Join(words[:6], " ") + " …"
	}
	return strings.Join(words, " ")
}
