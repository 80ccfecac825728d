// Package charset reads text as UTF-8, whatever it was written in: UTF-16 and UTF-32, as
// Windows' programs write them, and Windows-1252, as spreadsheets and old pages have it.
package charset

import (
	"bytes"
	"io"
	"slices"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/transform"
)

// HeadBytes is how much of a text's head [UTF8] is to be given, where there is as much.
const HeadBytes = 64 << 10

// UTF8 returns a stream as UTF-8 without a mark, and what it was written in where that
// was something else. It tells UTF-16 and UTF-32 by their marks, or by the zero bytes that
// ASCII has in them. Bytes that are no UTF-8 are read as Windows-1252, which is what
// spreadsheets write. Where the head is all ASCII, later is told what comes behind it.
func UTF8(stream io.Reader, head []byte, later func(was string)) (decoded io.Reader, was string) {
	if e := wideOf(head); e != nil {
		return transform.NewReader(stream, e.NewDecoder()), e.name
	}
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		io.CopyN(io.Discard, stream, 3) //nolint:errcheck,gosec // they were peeked
		return stream, ""
	case !utf8Head(head):
		return transform.NewReader(stream, charmap.Windows1252.NewDecoder()), windows
	case !slices.ContainsFunc(head, notASCII):
		return transform.NewReader(stream, &undecided{later: later}), ""
	}
	return stream, ""
}

const windows = "Windows-1252"

func notASCII(b byte) bool { return b >= utf8.RuneSelf }

// Text returns a text as UTF-8 without a mark, and what it was written in where that was
// something else. Where it ends within a character, that is U+FFFD.
func Text(text []byte) (utf8 []byte, was string) {
	stream, was := UTF8(bytes.NewReader(text), text, func(later string) { was = later })
	utf8, _ = io.ReadAll(stream) // what is read is in memory
	return utf8, was
}

// A wide is an encoding of two or four bytes a character.
type wide struct {
	encoding.Encoding

	name, mark string
	zeros      string // which of four bytes are zeros in ASCII
}

// wides are the wide encodings, what begins with another's mark before it.
func wides() []wide {
	return []wide{
		{utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), "UTF-32", "\xff\xfe\x00\x00", "x000"},
		{utf32.UTF32(utf32.BigEndian, utf32.UseBOM), "UTF-32", "\x00\x00\xfe\xff", "000x"},
		{unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "UTF-16", "\xff\xfe", "x0x0"},
		{unicode.UTF16(unicode.BigEndian, unicode.UseBOM), "UTF-16", "\xfe\xff", "0x0x"},
	}
}

// wideOf returns the wide encoding of a text; nil for none.
func wideOf(head []byte) *wide {
	list := wides()
	for i := range list {
		if bytes.HasPrefix(head, []byte(list[i].mark)) || list[i].isASCII(head) {
			return &list[i]
		}
	}
	return nil
}

// isASCII reports whether a head begins with ASCII in the encoding, and is long enough to
// tell.
func (w *wide) isASCII(head []byte) bool {
	for i, b := range head[:min(len(head), 16)] {
		if (b == 0) != (w.zeros[i%4] == '0') {
			return false
		}
	}
	return len(head) >= 4
}

// utf8Head reports whether a head is UTF-8, which may end within a character.
func utf8Head(head []byte) bool {
	for cut := range min(utf8.UTFMax, len(head)+1) {
		if utf8.Valid(head[:len(head)-cut]) {
			return true
		}
	}
	return false
}

// An undecided is a text that was ASCII so far: the first other bytes tell whether it
// is UTF-8 or Windows-1252.
type undecided struct {
	transform.NopResetter

	decoder *encoding.Decoder // nil until, and unless, it is Windows-1252
	utf8    bool
	later   func(was string)
}

// Transform decodes on.
func (u *undecided) Transform(into, from []byte, atEOF bool) (written, read int, err error) {
	if u.decoder != nil {
		return u.decoder.Transform(into, from, atEOF)
	}
	plain := len(from)
	if !u.utf8 {
		if at := slices.IndexFunc(from, notASCII); at >= 0 {
			plain = at
			if plain == 0 && !atEOF && !utf8.FullRune(from) {
				return 0, 0, transform.ErrShortSrc
			}
			if plain == 0 {
				return u.decide(into, from, atEOF)
			}
		}
	}
	n := copy(into, from[:plain])
	if n < len(from) {
		err = transform.ErrShortDst
		if n == plain {
			written, read, err = u.Transform(into[n:], from[n:], atEOF)
		}
	}
	return n + written, n + read, err
}

func (u *undecided) decide(into, from []byte, atEOF bool) (written, read int, err error) {
	if r, size := utf8.DecodeRune(from); r == utf8.RuneError && size == 1 {
		u.decoder = charmap.Windows1252.NewDecoder()
		u.later(windows)
	} else {
		u.utf8 = true
	}
	return u.Transform(into, from, atEOF)
}
