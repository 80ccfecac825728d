package model

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A Locator says where in its source something stands. The zero Locator is none.
type Locator struct {
	Paragraph int    `json:"paragraph,omitempty"` // counted from 1; 0 where none is given
	Parts     Fields `json:"-"`                   // the other [LocatorParts], in the order written, each once
}

// A locatorPart is one way to say where something stands.
type locatorPart struct {
	name    string
	brief   string // before its value; that of several behind it
	many    string
	words   string // the same in full words
	more    string
	through bool                  // it runs through a source, whatever else is told
	compare func(a, b string) int // its values as they follow each other
}

// locatorParts are CSL's locators that sources have, from the widest to the
// narrowest: the order in which they are told. What CSL calls note is footnote
// here, since the note of a claim is the dossier's own.
var locatorParts = []locatorPart{
	{"chapter", "ch. ", "chs. ", "chapter ", "chapters ", false, compareNumerals},
	{"section", "§", "§§", "section ", "sections ", false, compareNumbers},
	{"page", "p. ", "pp. ", "page ", "pages ", true, compareNumerals},
	{"figure", "fig. ", "figs. ", "figure ", "figures ", false, compareNumbers},
	{"table", "table ", "tables ", "table ", "tables ", false, compareNumbers},
	{"footnote", "n. ", "nn. ", "footnote ", "footnotes ", false, compareNumbers},
	{"paragraph", "¶", "¶", "paragraph ", "paragraphs ", false, compareNumbers},
	{"line", "l. ", "ll. ", "line ", "lines ", false, compareNumbers},
	{"timestamp", "", "", "at ", "at ", true, compareTimes},
}

// LocatorParts returns the names of the parts that a locator may have beside the
// paragraph.
func LocatorParts() []string {
	var names []string
	for _, p := range locatorParts {
		if p.name != "paragraph" {
			names = append(names, p.name)
		}
	}
	return names
}

// IsZero reports whether nothing says where.
func (l Locator) IsZero() bool { return l.Paragraph == 0 && len(l.Parts) == 0 }

// Part returns what the locator says of a part, such as "112" of "page"; empty
// where it says nothing.
func (l Locator) Part(name string) string {
	if name == "paragraph" && l.Paragraph > 0 {
		return strconv.Itoa(l.Paragraph)
	}
	return l.Parts.Text(name)
}

// Brief says where in few columns: "¶2", "p. 112", "§3, ¶2", "01:02:33", or "no
// locator".
func (l Locator) Brief() string {
	return l.told(func(p locatorPart) (string, string) { return p.brief, p.many })
}

// InWords says where as it is read aloud: "paragraph 2", "page 112", "at
// 01:02:33", or "no locator".
func (l Locator) InWords() string {
	return l.told(func(p locatorPart) (string, string) { return p.words, p.more })
}

func (l Locator) told(words func(locatorPart) (one, many string)) string {
	var told []string
	for _, p := range locatorParts {
		value := l.Part(p.name)
		if value == "" {
			continue
		}
		one, many := words(p)
		if p.name != "timestamp" && strings.ContainsAny(value, "-–,") {
			one = many
		}
		told = append(told, one+value)
	}
	if len(told) == 0 {
		return "no locator"
	}
	return strings.Join(told, ", ")
}

// Compare orders locators of one source as its readers meet them, none at all last. It
// is a strict weak order. What has a page is told by its page first, and what has a
// timestamp by that: they run through a source, whatever chapter they are in. Anything
// else is told by the widest part that it has. Locators that are told by different parts
// can't be compared, and stand in the order of these parts, the widest first; those of
// one part stand by its value, then by the others, where what says less comes first.
// Numbers are ordered by their size, also within a text, and Roman ones of pages and
// chapters before the others.
func (l Locator) Compare(m Locator) int {
	if len(l.Parts)+len(m.Parts) == 0 { // nearly all there are
		return cmp.Or(cmp.Compare(truth(l.IsZero()), truth(m.IsZero())), cmp.Compare(l.Paragraph, m.Paragraph))
	}
	lead := l.lead()
	by := cmp.Compare(lead, m.lead())
	if by == 0 && lead < len(locatorParts) {
		by = locatorParts[lead].of(l, m)
	}
	for i := 0; by == 0 && i < len(locatorParts); i++ {
		by = locatorParts[i].of(l, m)
	}
	return by
}

// of orders two locators by one part alone, without it first.
func (p *locatorPart) of(l, m Locator) int {
	a, b := l.Part(p.name), m.Part(p.name)
	if a == "" || b == "" {
		return cmp.Compare(a, b)
	}
	return cmp.Or(p.compare(a, b), cmp.Compare(a, b))
}

// lead returns the index of the part by which a locator is told first.
func (l Locator) lead() int {
	lead := len(locatorParts)
	for i := range locatorParts {
		switch p := &locatorParts[i]; {
		case l.Part(p.name) == "":
		case p.through:
			return i
		default:
			lead = min(lead, i)
		}
	}
	return lead
}

// compareNumbers orders texts with the numbers in them by their size: "3.9", "3.10".
func compareNumbers(a, b string) int {
	for a != "" && b != "" {
		x, y := a[:leading(a, digits)], b[:leading(b, digits)]
		by := cmp.Compare(a[0], b[0])
		if x != "" && y != "" {
			m, n := strings.TrimLeft(x, "0"), strings.TrimLeft(y, "0")
			by = cmp.Or(cmp.Compare(len(m), len(n)), cmp.Compare(m, n))
		}
		if by != 0 {
			return by
		}
		a, b = a[max(len(x), 1):], b[max(len(y), 1):]
	}
	return cmp.Compare(len(a), len(b))
}

const digits = "0123456789"

// leading returns how many of the bytes that a text begins with are of a set.
func leading(text, set string) int { return len(text) - len(strings.TrimLeft(text, set)) }

// compareNumerals is compareNumbers with Roman numbers before all else.
func compareNumerals(a, b string) int {
	m, n := roman(a), roman(b)
	return cmp.Or(cmp.Compare(truth(m == 0), truth(n == 0)), cmp.Compare(m, n), compareNumbers(a, b))
}

// roman returns the Roman number that a text begins with, or 0.
func roman(text string) int {
	const numerals = "ivxlcdm"
	text = strings.ToLower(text)
	end := leading(text, numerals)
	if next, _ := utf8.DecodeRuneInString(text[end:]); unicode.IsLetter(next) || unicode.IsDigit(next) {
		return 0
	}
	n, before := 0, 0
	for i := end - 1; i >= 0; i-- {
		value := [...]int{1, 5, 10, 50, 100, 500, 1000}[strings.IndexByte(numerals, text[i])]
		if value < before {
			n -= value
		} else {
			n += value
		}
		before = value
	}
	return n
}

// compareTimes orders timestamps: "2:33" comes before "01:02:33".
func compareTimes(a, b string) int { return cmp.Compare(seconds(a), seconds(b)) }

func seconds(stamp string) float64 {
	total := 0.0
	for part := range strings.SplitSeq(stamp, ":") {
		n, _ := strconv.ParseFloat(part, 64) // the form has digits
		total = 60*total + n
	}
	return total
}

// Agrees reports whether two locators of one source can mean the same place: no
// part that both have differs. Of ranges it is enough that they meet.
func (l Locator) Agrees(m Locator) bool {
	if len(l.Parts)+len(m.Parts) == 0 { // nearly all there are
		return l.Paragraph == m.Paragraph || l.Paragraph == 0 || m.Paragraph == 0
	}
	return !slices.ContainsFunc(locatorParts, func(p locatorPart) bool {
		a, b := l.Part(p.name), m.Part(p.name)
		return a != "" && b != "" && a != b && !meet(a, b)
	})
}

var rangeForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(\d+)(?:[-–](\d+))?$`) })

// meet reports whether two numbers or ranges, such as "112" and "110-115", have
// one in common.
func meet(a, b string) bool {
	first, last, ok := span(a)
	from, to, also := span(b)
	return ok && also && first <= to && from <= last
}

func span(text string) (first, last int, ok bool) {
	found := rangeForm().FindStringSubmatch(text)
	if found == nil {
		return 0, 0, false
	}
	first, err := strconv.Atoi(found[1])
	if last = first; err == nil && found[2] != "" {
		last, err = strconv.Atoi(found[2])
	}
	return first, last, err == nil
}

var timestampForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(\d{1,3}:)?[0-5]?\d:[0-5]\d(\.\d{1,3})?$`)
})
