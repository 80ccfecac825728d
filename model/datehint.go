package model

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// DateHint returns the EDTF that a text was meant to be, such as 2022-09-26 for
// "26 September 2022", or what level 1 has that is nearest to a date of level 2. It is
// empty where that can't be told for sure, as of 7.3.2023.
func DateHint(text string) string {
	if len(text) > longestDate {
		return ""
	}
	text = strings.TrimSpace(text)
	for _, hint := range []func(string) string{mendedHint, level2Hint, intervalHint, wordsHint} {
		if meant := hint(text); meant != "" && isEDTF(meant) {
			return meant
		}
	}
	return ""
}

// longestDate is how long a text may be that is meant for a date.
const longestDate = 60

func isEDTF(text string) bool {
	_, err := ParseDate(text)
	return err == nil
}

// mends are what is nearly EDTF, and what it becomes.
var mends = sync.OnceValue(func() []mend {
	return []mend{
		{8, 8, regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})$`), "$1-$2-$3"},
		{15, longestDate, regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[T ]\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d+)?)? ?(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$`), "$1"},
		{9, 9, regexp.MustCompile(`^(\d{4})-(\d{4})$`), "$1/$2"},
	}
})

// A mend is a row of mends. A text of other lengths needn't be held against its shape.
type mend struct {
	least, most int
	shape       *regexp.Regexp
	with        string
}

var farYear = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^Y(-?)(\d+)$`) })

// mendedHint mends what is nearly EDTF.
func mendedHint(text string) string {
	if isEDTF(strings.ToUpper(text)) {
		return strings.ToUpper(text)
	}
	if strings.HasPrefix(text, "Y") {
		if far := farYear().FindStringSubmatch(text); far != nil {
			return yearText(far[1], far[2])
		}
	}
	for _, mend := range mends() {
		if len(text) < mend.least || len(text) > mend.most {
			continue
		}
		if m := mend.shape.FindStringSubmatchIndex(text); m != nil {
			return string(mend.shape.ExpandString(nil, mend.with, text, m))
		}
	}
	for _, signs := range []string{"?~", "~?"} {
		if bare, ok := strings.CutSuffix(text, signs); ok {
			return bare + "%"
		}
	}
	return ""
}

func level2Hint(text string) string {
	for l := range level2Of(text) {
		return l.hint(l.shape.FindStringSubmatch(text))
	}
	return ""
}

// intervalHint reads an interval, each end as DateHint does.
func intervalHint(text string) string {
	for _, between := range []string{"/", "–", "—", " to ", " - "} {
		if from, to, ok := strings.Cut(text, between); ok {
			unknown := between == "/" && !strings.Contains(to, "/") // else a part of a date may be missing
			from, begun := endHint(from, unknown)
			to, ended := endHint(to, unknown)
			if begun && ended {
				return from + "/" + to
			}
		}
	}
	return ""
}

// endHint reads an end of an interval, which can leave no digits unspecified: some
// day of a month is told as the month. Nor can it have a time of day. Where there is none,
// it may be unknown.
func endHint(text string, unknown bool) (hint string, ok bool) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", unknown
	}
	if !isEDTF(text) && text != openEnd {
		text = DateHint(text)
	}
	text, _, _ = strings.Cut(text, "T")
	return strings.ReplaceAll(text, "-XX", ""), text != ""
}

// A said date is what the words of a text tell.
type said struct {
	numbers               []int
	long                  int // how many of them have four digits
	month, season         int
	bc, decade            bool
	approximate, doubtful bool
}

// wordsHint reads a date as people write them. What begins or ends with a dash is open there,
// and what has dashes and slashes may be several dates.
func wordsHint(text string) string {
	bare := strings.TrimSuffix(text, "?")
	if strings.Trim(bare, "-/") != bare || strings.Contains(bare, "-") && strings.Contains(bare, "/") {
		return ""
	}
	s := said{doubtful: bare != text}
	words := strings.FieldsFunc(bare, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".,-/'’", r) })
	for _, word := range words {
		if !s.add(strings.ToLower(word)) {
			return ""
		}
	}
	meant := s.edtf(strings.Contains(text, "/"))
	if meant == "" {
		return ""
	}
	return meant + sign(s.doubtful, s.approximate)
}

// add takes a word, and reports whether it is one of a date.
func (s *said) add(word string) bool {
	switch word {
	case "of", "the":
	case "c", "ca", "circa", "about", "around":
		s.approximate = true
	case "bc", "bce":
		s.bc = true
	default:
		return s.addName(word) || s.addNumber(word)
	}
	return true
}

// addName takes the name of a month, cut to three letters or more, or of a season.
func (s *said) addName(word string) bool {
	if s.month > 0 || s.season > 0 {
		return false
	}
	if word == "fall" {
		word = "autumn"
	}
	if i := slices.Index(seasons, word); i >= 0 {
		s.season = 21 + i
		return true
	}
	for i, name := range months {
		if word == "sept" && name == "september" || len(word) >= 3 && strings.HasPrefix(name, word) {
			s.month = i + 1
			return true
		}
	}
	return false
}

var months = [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// addNumber takes a number: 2024, 7, 7th, or 1990s.
func (s *said) addNumber(word string) bool {
	digits := strings.TrimRight(word, "dhnrst")
	n, err := strconv.Atoi(digits)
	if err != nil || len(digits) > 4 || n < 0 {
		return false
	}
	switch word[len(digits):] {
	case "", "st", "nd", "rd", "th":
	case "s":
		s.decade = true
	default:
		return false
	}
	if len(digits) == 4 {
		s.long++
	}
	s.numbers = append(s.numbers, n)
	return true
}

// edtf returns the date that the words are, where they can be but one. Of numbers with
// a slash between them two may be an interval, as in 2009/10.
func (s *said) edtf(slash bool) string {
	n := s.numbers
	switch {
	case s.bc && len(n) == 1 && n[0] > 0:
		return yearText("-", strconv.Itoa(n[0]-1))
	case s.bc || s.long != 1:
		return ""
	case s.decade && len(n) == 1 && n[0]%10 == 0 && n[0]%100 != 0:
		return strconv.Itoa(n[0]/10) + "X"
	case s.decade:
		return ""
	case s.season > 0 && len(n) == 1:
		return padded(n[0], s.season)
	case s.season > 0:
		return ""
	case len(n) == 1:
		return padded(n[0], s.month)
	case s.month > 0 && len(n) == 2:
		return padded(max(n[0], n[1]), s.month, min(n[0], n[1]))
	case s.month > 0 || len(n) == 2 && slash && n[0] > n[1]:
		return ""
	case len(n) == 2:
		return padded(max(n[0], n[1]), min(n[0], n[1]))
	case len(n) == 3 && n[0] > 999:
		return padded(n...)
	case len(n) == 3 && n[2] > 999 && (n[0] > 12 || n[0] == n[1]):
		return padded(n[2], n[1], n[0])
	case len(n) == 3 && n[2] > 999 && n[1] > 12:
		return padded(n[2], n[0], n[1])
	}
	return ""
}

// padded writes a year, a month and a day; none from the first that is 0 on.
func padded(parts ...int) string {
	text := ""
	for i, n := range parts {
		switch {
		case i == 0:
			text = yearText("", strconv.Itoa(n))
		case n == 0:
			return text
		default:
			text += fmt.Sprintf("-%02d", n)
		}
	}
	return text
}
