// Package safe makes text from outside safe to be drawn on a terminal. It knows
// nothing of the rest of the program, so that every package may use it.
package safe

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text is text that may be drawn on a terminal as it is: it has no character that
// a terminal acts on, none that nobody can see, and none that is drawn onto a
// neighbour. The constants of the program are Text by themselves; of all that comes
// from outside and is no part of a dossier (names of files, errors, what was typed)
// only [Shown] makes one. The strings of a dossier went through [Clean] when they
// were decoded.
type Text string

// Clean makes a text safe to be written to a terminal, and to be told apart by
// eye from another. It takes out control characters and escape sequences,
// whatever reorders or hides text (bidi controls, zero-width characters, tags),
// bad UTF-8, what Unicode has not assigned, and floods of combining marks; one
// U+FFFD stands for each run of what was taken out. Tabs and line ends become
// blanks. What scripts and emoji need stays: joiners, marks, variation
// selectors, the tags of a flag.
//
// Clean(Clean(s)) is Clean(s), and a text that is safe already is given back as it
// is, without a copy. Bubble Tea and Lip Gloss pass most of this on, and
// ansi.Strip leaves much of it: hence every text comes through here on its way
// in.
func Clean(text string) string {
	at := 0
	for at < len(text) && text[at] >= ' ' && text[at] < 0x7f {
		at++
	}
	if at == len(text) {
		return text
	}
	for {
		c := cleaner{text: text}
		c.clean(at)
		cleaned := c.result()
		if cleaned == text {
			return text
		}
		text = cleaned // a joiner may now stand before what was taken out
	}
}

// Shown makes a text safe, as [Clean] does, and gives it the type of text that may
// be drawn. It is the only maker of that type.
func Shown(text string) Text { return Text(Clean(text)) }

// Shownf words a line as [fmt.Sprintf] does, and makes it safe as a whole.
func Shownf(format string, args ...any) Text { return Shown(fmt.Sprintf(format, args...)) }

// Unsafe gives the offset of what Clean first takes out of a text, and in how
// many places it takes something out.
func Unsafe(text string) (first, places int) {
	c := cleaner{text: text}
	c.clean(0)
	return c.first, c.places
}

// UnsafeName words what Clean takes out, such as "the control character U+001B".
func UnsafeName(r rune) string {
	switch {
	case unicode.IsControl(r):
		return fmt.Sprintf("the control character %U", r)
	case unicode.Is(unicode.Bidi_Control, r):
		return fmt.Sprintf("%U, which turns text around", r)
	case attaches(r) && r != cgj && !unicode.Is(unicode.Variation_Selector, r):
		return fmt.Sprintf("the mark %U, which has no letter to stand on or one too many on it", r)
	}
	return fmt.Sprintf("%U, which can’t be seen there", r)
}

// Lines splits a text into its lines, each made safe, as the paragraphs of a
// source are read. A byte order mark, CRLF and a missing last line end are
// accepted. entente verify compares a dossier with such lines: both went through
// [Clean], so a character that was taken out of one was taken out of the other.
func Lines(text []byte) []Text {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	text = bytes.TrimSuffix(text, []byte("\n"))
	if len(text) == 0 {
		return nil
	}
	var lines []Text
	for line := range strings.SplitSeq(string(text), "\n") {
		lines = append(lines, Shown(strings.TrimSuffix(line, "\r")))
	}
	return lines
}

// A verdict says what becomes of a stretch of text.
type verdict uint8

const (
	safe verdict = iota
	blank
	unsafe
)

// A cleaner walks over one text. It copies nothing until something has to go.
type cleaner struct {
	text string
	out  strings.Builder
	done int  // how much of the text is in out, or was taken out
	torn bool // out ends with the mark of something taken out

	places int // where something was taken out
	first  int // the offset of the first of these

	last   rune // that was kept, 0 at the start
	base   rune // that marks, selectors and joiners attach to
	load   int  // how many of these it has, with those it is one picture or conjunct with
	linked bool // one of these makes a conjunct of it and of the letter behind it
}

// clean judges the text from an offset on, before which all is printed ASCII.
func (c *cleaner) clean(at int) {
	if at > 0 {
		c.settle(rune(c.text[at-1]))
	}
	for at < len(c.text) {
		size, what := c.judge(at)
		switch what {
		case blank:
			c.replace(at, size, " ")
			c.settle(' ')
		case unsafe:
			c.drop(at, size)
		case safe:
			c.torn = false
		}
		at += size
	}
}

// mostLoad is how many marks, selectors and joiners a base may carry. No script
// needs as many; a family of four with skin tones has seven, and a conjunct of
// five letters, which Sanskrit has, four and its vowel.
const mostLoad = 8

// settle makes a character the one that others attach to.
func (c *cleaner) settle(r rune) {
	c.last, c.base, c.load, c.linked = r, r, 0, false
}

// attach adds a character to the base, if it still bears one.
func (c *cleaner) attach(r rune, fits bool) verdict {
	if !fits || c.load >= mostLoad {
		return unsafe
	}
	c.last = r
	c.linked = c.linked || unicode.Is(linking, r)
	c.load++
	return safe
}

func (c *cleaner) replace(at, size int, by string) {
	c.out.WriteString(c.text[c.done:at])
	c.out.WriteString(by)
	c.done = at + size
	c.torn = false
}

// drop takes a stretch out. A flood of marks stays a flood behind its mark: else
// every ninth would be a base for eight more.
func (c *cleaner) drop(at, size int) {
	if c.torn {
		c.done = at + size
		return
	}
	if c.places == 0 {
		c.first = at
	}
	c.places++
	c.replace(at, size, string(utf8.RuneError))
	c.torn = true
	load := c.load
	c.settle(utf8.RuneError)
	if load == mostLoad {
		c.load = load
	}
}

func (c *cleaner) result() string {
	if c.done == 0 {
		return c.text
	}
	c.out.WriteString(c.text[c.done:])
	return c.out.String()
}

// judge measures what stands at an offset and says what becomes of it.
func (c *cleaner) judge(at int) (int, verdict) {
	rest := c.text[at:]
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case ordinary(r):
	case r == '\t', r == '\n':
		return size, blank
	case r < 0xa0:
		return sequence(rest), unsafe
	case r == utf8.RuneError && size == 1:
		return size, unsafe
	case r == zwj, r == zwnj:
		next, _ := utf8.DecodeRuneInString(rest[size:])
		return size, c.joiner(r, next)
	case unicode.Is(unicode.Variation_Selector, r):
		return size, c.selector(r, rest[size:])
	case hidden(r):
		return size, unsafe
	case r == cgj:
		next, _ := utf8.DecodeRuneInString(rest[size:])
		return size, c.graphemeJoiner(next)
	case attaches(r):
		return size, c.mark(r)
	case skinTone(r):
		return size, c.attach(r, emoji(c.base) && (c.last == c.base || c.last == asEmoji))
	case initial(r) && initial(c.last):
		return size, c.attach(r, true)
	case leads(r):
		if next, _ := utf8.DecodeRuneInString(rest[size:]); !unicode.IsLetter(next) || hidden(next) || leads(next) {
			return size, unsafe
		}
	case r == blackFlag:
		size += flagTags(rest[size:])
	}
	if c.last == zwj && emoji(c.base) && emoji(r) || c.linked && unicode.IsLetter(r) {
		c.last, c.base, c.linked = r, r, false // one picture, or one conjunct: it keeps its load
	} else {
		c.settle(r)
	}
	return size, safe
}

// selector lets a variation selector stand behind what it changes. Of ASCII that
// is a keycap: what else an emoji's selector does there, terminals disagree on.
func (c *cleaner) selector(r rune, rest string) verdict {
	fits := c.last == c.base && takesSelector(c.base, r)
	if c.base < 0x7f && r >= asText {
		fits = fits && strings.HasPrefix(rest, keycap)
	}
	return c.attach(r, fits)
}

// mark lets a mark stand on whatever there is, and a wide one on what it is drawn
// with. Behind ASCII, some terminals draw letters that count as marks apart.
func (c *cleaner) mark(r rune) verdict {
	switch {
	case unicode.IsLetter(r):
		return c.attach(r, c.base > 0x7f)
	case unicode.Is(unicode.Mc, r):
		return c.attach(r, c.last != 0 && c.base != ' ')
	}
	return c.attach(r, c.last != 0)
}

// joiner lets a joiner stand between emoji, and within the scripts that write
// with it. One at the edge of a word, or doubled, joins nothing and only hides.
func (c *cleaner) joiner(r, next rune) verdict {
	if c.last == zwj || c.last == zwnj || c.load >= mostLoad-1 {
		return unsafe
	}
	seen := !hidden(next) && !leads(next) && !unicode.Is(unicode.Variation_Selector, next)
	switch {
	case emoji(c.base):
		return c.attach(r, r == zwj && emoji(next) && seen)
	case r == zwj: // shows the joined form of a letter that stands alone
		return c.attach(r, unicode.In(c.base, joining...))
	}
	return c.attach(r, unicode.In(c.base, joining...) && unicode.In(next, joining...) && seen)
}

// graphemeJoiner lets the grapheme joiner stand before a mark, whose place it
// keeps, as in pointed Hebrew. Elsewhere it is invisible.
func (c *cleaner) graphemeJoiner(next rune) verdict {
	keeps := attaches(next) && next != cgj && !hidden(next) && !unicode.Is(unicode.Variation_Selector, next)
	return c.attach(cgj, keeps && c.last != 0 && c.load < mostLoad-1)
}
