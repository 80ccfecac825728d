package explorer

import (
	"bytes"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// How wide a cluster of several characters is, a family of emoji, a flag, a conjunct,
// terminals and Unicode tell differently, and Bubble Tea puts what follows where it has
// counted itself to be. So behind each such cluster the cursor is sent to the column
// that comes next. Bubble Tea drops the sequence that does so, but keeps what has no
// width in the cell that it stands behind: the column travels there as two variation
// selectors, which no cleaned text has in a row, and becomes the sequence on its way
// out.
const (
	lowSelector  = 0xe0100 // begins those that hold a column's remainder by selectors
	highSelector = lowSelector + selectors
	selectors    = 120
	selectorSize = 4 // in bytes of UTF-8
)

// steadied marks the column behind each cluster of a frame's row that terminals may
// disagree about, but for the last column of the row.
func steadied(row string, method ansi.Method) string {
	if !mayNeedSteadying(row) {
		return row
	}
	var b strings.Builder
	width, x := method.StringWidth(row), 0
	for row != "" {
		if row[0] == ansi.ESC { // a style, to its end
			n := strings.IndexByte(row, 'm') + 1
			b.WriteString(row[:n])
			row = row[n:]
			continue
		}
		cluster, size := ansi.FirstGraphemeCluster(row, method)
		b.WriteString(cluster)
		row = row[len(cluster):]
		if x += size; x < width && disputed(cluster) {
			b.WriteRune(lowSelector + rune(x%selectors))
			b.WriteRune(highSelector + rune(min(x/selectors, selectors-1))) //nolint:gosec // less than 120
		}
	}
	return b.String()
}

// mayNeedSteadying reports whether a text may have a cluster that is [disputed].
func mayNeedSteadying(text string) bool { return strings.ContainsFunc(text, unusual) }

// unusual reports whether a character may be of a cluster that is [disputed]: quickly,
// and of few that aren't.
func unusual(r rune) bool {
	switch {
	case r < 0x300, r >= 0x2010 && r < 0x20d0, r >= 0x2100 && r < 0xa4d0, r >= 0xac00 && r < 0xd7b0:
		return false
	}
	return true
}

// disputed reports whether terminals differ about a cluster's width: where the two ways
// of counting do, where anything but a mark without a width is joined to a character,
// and for emoji, of which each release of Unicode has more.
func disputed(cluster string) bool {
	first, n := utf8.DecodeRuneInString(cluster)
	if first >= 0x1f000 && first < 0x20000 {
		return true
	}
	for _, r := range cluster[n:] {
		if !unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Variation_Selector, r) {
			return true
		}
	}
	return len(cluster) > n && ansi.WcWidth.StringWidth(cluster) != ansi.GraphemeWidth.StringWidth(cluster)
}

// A steadyWriter sends the cursor to the columns that steadied has marked.
type steadyWriter struct{ io.Writer }

// Write writes a whole frame, or what stands between two.
func (w steadyWriter) Write(frame []byte) (int, error) {
	begins := []byte(string(rune(lowSelector)))[:selectorSize-2] // as all selectors do
	if !bytes.Contains(frame, begins) {
		return w.Writer.Write(frame)
	}
	var out bytes.Buffer
	for rest := frame; len(rest) > 0; {
		at := bytes.Index(rest, begins)
		if at < 0 {
			out.Write(rest)
			break
		}
		end := min(at+selectorSize, len(rest))
		low, _ := utf8.DecodeRune(rest[at:])
		high, _ := utf8.DecodeRune(rest[end:])
		out.Write(rest[:at])
		if low -= lowSelector; low < 0 || low >= selectors || high < highSelector || high >= highSelector+selectors {
			out.Write(rest[at:end]) // of a Han character
			rest = rest[end:]
			continue
		}
		out.WriteString(ansi.CursorHorizontalAbsolute(int(low+(high-highSelector)*selectors) + 1))
		rest = rest[at+2*selectorSize:]
	}
	if _, err := w.Writer.Write(out.Bytes()); err != nil {
		return 0, err
	}
	return len(frame), nil
}

// A steadyFile is a steadyWriter that Bubble Tea takes for the terminal that it is.
type steadyFile struct {
	term.File
}

// Write does as a steadyWriter does.
func (f steadyFile) Write(frame []byte) (int, error) { return steadyWriter{f.File}.Write(frame) }

// steady returns the terminal with the cursor sent to the columns that are marked.
func steady(out io.Writer) io.Writer {
	if f, ok := out.(term.File); ok {
		return steadyFile{f}
	}
	return steadyWriter{out}
}
