package data

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"entente/data/safe"
)

// A source is the text of one file, in which lines are looked up. It keeps where
// the last one was, since mistakes come in order.
type source struct {
	text []byte
	line int // counted from 1; 0 before the first look-up
	at   int // where that line starts
	next int // where the line after it does; 0 before it was looked for

	again func() []byte // reads the text where it isn't kept; nil if it is
	marks []lineMark    // for locate
}

// newSource returns the text without the byte order mark that some editors write.
func newSource(text []byte) *source {
	return &source{text: bytes.TrimPrefix(text, []byte("\ufeff"))}
}

// seek returns where a line starts and ends, without what ends it.
func (s *source) seek(line int) (start, end int) {
	if s.line == 0 || line < s.line {
		s.line, s.at, s.next = 1, 0, 0
	}
	if s.next == 0 {
		s.next = s.at + lineLength(s.text[s.at:])
	}
	for s.line < line && s.at < len(s.text) {
		s.at = s.next
		s.next += lineLength(s.text[s.at:])
		s.line++
	}
	return s.at, s.at + len(bytes.TrimRight(s.text[s.at:s.next], "\r\n"))
}

// lineLength measures the first line of a text with its end, which is as in YAML
// a line feed, a carriage return, or both.
func lineLength(text []byte) int {
	// Both are sought in a stretch, each faster than both at once: in a longer one where the
	// line is long, so that lines that end in one of them don't have the other sought far.
	for from, stretch := 0, 64; from < len(text); from, stretch = from+stretch, min(2*stretch, 4<<10) {
		some := text[from:min(from+stretch, len(text))]
		at := bytes.IndexByte(some, '\n')
		if at >= 0 {
			some = some[:at]
		}
		if returns := bytes.IndexByte(some, '\r'); returns >= 0 {
			at = returns
		}
		if at >= 0 {
			return from + at + len(lineEnd(text[from+at:]))
		}
	}
	return len(text)
}

// lineEnd returns the end of a line that a text begins with.
func lineEnd(text []byte) []byte {
	if bytes.HasPrefix(text, []byte("\r\n")) {
		return text[:2]
	}
	return text[:1]
}

// locationOf returns the line and the column of an offset, which is within the text.
func locationOf(text []byte, at int) Location {
	p, start := Location{Line: 1}, 0
	for {
		next := start + lineLength(text[start:])
		if next > at {
			break
		}
		start = next
		p.Line++
	}
	p.Column = utf8.RuneCount(text[start:at]) + 1
	return p
}

// skip returns the offset behind so many characters, or the text's length.
func skip(text []byte, characters int) int {
	at := 0
	for ; characters > 0 && at < len(text); characters-- {
		_, size := utf8.DecodeRune(text[at:])
		at += size
	}
	return at
}

// show puts its line's text into each mistake. The mistakes are in order, so
// that a long line with many of them is walked along once.
func (r Refused) show(texts map[string]*source) {
	var last Location
	at := 0
	for i := range r {
		m := &r[i]
		s := texts[m.File]
		if s == nil {
			continue
		}
		s.load()
		start, end := s.seek(m.Line)
		if last.File == m.File && last.Line == m.Line {
			at += skip(s.text[at:end], m.Column-last.Column)
		} else {
			at = start + skip(s.text[start:end], m.Column-1)
		}
		last = m.Location
		m.Text, m.Caret = cutout(s.text[start:end], at-start)
	}
}

// around is how many characters of a line are shown on each side of a mistake.
const around = 50

// cutout returns what stands around an offset of a line, safe for a terminal, and
// the offset in that.
func cutout(line []byte, at int) (text string, caret int) {
	before, after := line[:at], line[at:]
	if n := utf8.RuneCount(before[max(0, at-around*utf8.UTFMax):]); n > around {
		from := at
		for range around {
			_, size := utf8.DecodeLastRune(line[:from])
			from -= size
		}
		before = line[from:at]
	}
	tail := after[:skip(after, around)]
	text = safe.Clean(string(before) + string(tail))
	caret = shared(safe.Clean(string(before)), text)
	if len(before) < at {
		text, caret = "…"+text, caret+len("…")
	}
	if len(tail) < len(after) {
		text += "…"
	}
	return strings.TrimRight(text, " "), caret
}

// shared returns the length in bytes of the characters that two texts both begin with.
func shared(a, b string) int {
	for i, r := range a {
		if next, size := utf8.DecodeRuneInString(b[i:]); next != r || size == 0 {
			return i
		}
	}
	return len(a)
}
