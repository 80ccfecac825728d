package plain

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// ProseColumns is the greatest width of a line, in columns: what reads it may be no
// terminal, and have no width of its own.
const ProseColumns = 76

// say adds a paragraph, if it isn't empty, indented by its depth. Its later lines are
// indented further than its first, so that the eye finds where the next begins.
func (p *printer) say(depth int, text string) {
	if text == "" {
		return
	}
	const step = "  "
	line, used := strings.Repeat(step, depth), 2*depth
	empty := true
	for word := range strings.SplitSeq(text, " ") {
		size := displaywidth.String(word)
		if !empty && used+1+size > ProseColumns {
			p.b.WriteString(line + "\n")
			line, used, empty = strings.Repeat(step, depth+1), 2*depth+2, true
		}
		if !empty {
			line += " "
			used++
		}
		line, used, empty = line+word, used+size, false
	}
	p.b.WriteString(line + "\n")
}

// gap adds an empty line.
func (p *printer) gap() { p.b.WriteByte('\n') }

// All returns words joined as they are read aloud: "China, Iran and Russia".
func All(words []string) string { return joined(words, "and") }

// Either returns words of which one is meant: "troops, arms or technology".
func Either(words []string) string { return joined(words, "or") }

func joined(words []string, last string) string {
	n := len(words)
	if n < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:n-1], ", ") + " " + last + " " + words[n-1]
}

// Count returns how many there are of something: "1 tie", "34 ties", "no ties".
func Count(n int, one, many string) string {
	if n == 0 {
		return "no " + many
	}
	return strconv.Itoa(n) + " " + Plural(n, one, many)
}

// Plural returns the word for one thing, or that for any other number of them.
func Plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// TieCount returns how many ties there are, in words.
func TieCount(n int) string { return Count(n, "tie", "ties") }

// QuoteCount returns how many quotations there are, in words.
func QuoteCount(n int) string { return Count(n, "quotation", "quotations") }

// shown returns how many ties are left: "2 of 14 ties", or "14 ties" if all are.
func shown(n, total int) string { return shownOf(n, total, TieCount) }

func shownOf(n, total int, count func(int) string) string {
	switch n {
	case total:
		return count(n)
	case 0:
		return "none of " + count(total)
	}
	return strconv.Itoa(n) + " of " + count(total)
}

// capital returns a text with its first letter in upper case.
func capital(text string) string {
	if text == "" {
		return ""
	}
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[size:]
}

// sentence returns a text as a sentence: with a capital, and a full stop unless
// something else ends it.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	return ended(capital(text))
}

// ended returns a text with a full stop, unless something else ends it. It may begin with a
// name, which stays as it is written.
func ended(text string) string {
	if last, _ := utf8.DecodeLastRuneInString(text); strings.ContainsRune(".!?:…", last) || strings.HasSuffix(strings.TrimRight(text, "”\"’)"), ".") {
		return text
	}
	return text + "."
}

// also returns a further sentence, of a label and a text; nothing if the text is empty.
func also(label, text string) string {
	if text == "" {
		return ""
	}
	return " " + sentence(label+text)
}
