package cli

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// proseColumns is how wide a line grows at most; what reads it may be no terminal
// and has no width of its own.
const proseColumns = 76

// A page is plain text as it grows: paragraphs, set in by their depth.
type page struct{ b strings.Builder }

// say adds a paragraph. Its later lines are set in further than its first, so
// that the eye finds where the next begins. Nothing is said of an empty text.
func (p *page) say(depth int, text string) {
	if text == "" {
		return
	}
	const step = "  "
	line, used := strings.Repeat(step, depth), 2*depth
	empty := true
	for word := range strings.SplitSeq(text, " ") {
		size := ansi.StringWidth(word)
		if !empty && used+1+size > proseColumns {
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
func (p *page) gap() { p.b.WriteByte('\n') }

// all joins words as they are read aloud: "China, Iran and Russia".
func all(words []string) string { return joined(words, "and") }

// either joins words of which one is meant: "troops, arms or technology".
func either(words []string) string { return joined(words, "or") }

func joined(words []string, last string) string {
	n := len(words)
	if n < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:n-1], ", ") + " " + last + " " + words[n-1]
}

// count says how many there are of something: "1 tie", "34 ties", "no tie".
func count(n int, one, many string) string {
	if n == 0 {
		return "no " + one
	}
	return strconv.Itoa(n) + " " + plural(n, one, many)
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func tieCount(n int) string { return count(n, "tie", "ties") }

func quoteCount(n int) string { return count(n, "quotation", "quotations") }

// shown counts what is left of something: "2 of 14 ties", or "14 ties" where
// nothing is set aside.
func shown(n, total int) string {
	switch n {
	case total:
		return tieCount(n)
	case 0:
		return "none of " + tieCount(total)
	}
	return strconv.Itoa(n) + " of " + tieCount(total)
}

// capital begins a text with a capital.
func capital(text string) string {
	if text == "" {
		return ""
	}
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[size:]
}

// sentence begins a text with a capital, and ends it with a full stop if nothing
// ends it yet.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	text = capital(text)
	if strings.HasSuffix(strings.TrimRight(text, "”\"’)"), ".") || strings.ContainsAny(text[len(text)-1:], ".!?:") {
		return text
	}
	return text + "."
}
