package model

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold makes text comparable with what people type on a plain keyboard: without
// case, accents and points, with plain letters, digits and spaces, and without the
// marks within words that not everybody writes: "O’Hara" is "ohara", "al-ʿAsad"
// "alasad", "Straße" "strasse". Dashes and double quotation marks elsewhere are
// plain ones. What is folded stays as it is when folded again.
func Fold(text string) string {
	var room [128]byte
	return string(foldTo(room[:0], text))
}

// foldedASCII is what each ASCII character folds to by itself; 0 is nothing.
var foldedASCII = func() (table [utf8.RuneSelf]byte) {
	for i := range table {
		switch r := rune(i); {
		case strings.ContainsRune(unwritten, r):
		case unicode.IsSpace(r):
			table[i] = ' '
		default:
			table[i] = byte(unicode.ToLower(r))
		}
	}
	return table
}()

// foldTo adds the folded text. What stands there already is not of the text's word.
func foldTo(to []byte, text string) []byte {
	for at := 0; at < len(text); {
		if c := text[at]; c < utf8.RuneSelf && c != '-' && c != '"' {
			if f := foldedASCII[c]; f != 0 {
				to = append(to, f)
			}
			at++
			continue
		}
		var size int
		to, size = foldNext(to, text[at:])
		at += size
	}
	return to
}

// foldNext adds what the first rune of a text folds to, and returns its size. What
// stands there already tells what stands before it.
func foldNext(to []byte, text string) (folded []byte, size int) {
	_, size = utf8.DecodeRuneInString(text)
	var room [64]byte
	parts := appendFolded(room[:0], text[:size])
	if len(parts) != 1 || !withinWord(parts[0], to, text[size:]) {
		to = append(to, parts...)
	}
	return to, size
}

// withinWord reports whether a character is a mark that a word may be written with
// or without: a dash, but not between two digits, or a double quotation mark, which
// is how a gershayim is typed.
func withinWord(mark byte, before []byte, after string) bool {
	if mark != '-' && mark != '"' {
		return false
	}
	last, _ := utf8.DecodeLastRune(before)
	next := firstFolded(after)
	return ofWord(last) && ofWord(next) && (mark == '"' || !unicode.IsDigit(last) || !unicode.IsDigit(next))
}

func ofWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

// firstFolded returns the first rune that a text folds to.
func firstFolded(text string) rune {
	var room [64]byte
	for text != "" {
		_, size := utf8.DecodeRuneInString(text)
		if parts := appendFolded(room[:0], text[:size]); len(parts) > 0 {
			first, _ := utf8.DecodeRune(parts)
			return first
		}
		text = text[size:]
	}
	return utf8.RuneError
}

// appendFolded adds what a rune, given as its bytes, folds to by itself.
func appendFolded(to []byte, text string) []byte {
	r, _ := utf8.DecodeRuneInString(text)
	if plain, ok := plainLetters()[r]; ok {
		return append(to, plain...)
	}
	if unicode.Is(unicode.Hangul, r) || norm.NFKD.PropertiesString(text).Decomposition() != nil {
		if canonical := norm.NFD.String(text); canonical != text {
			for at, size := 0, 0; at < len(canonical); at += size {
				_, size = utf8.DecodeRuneInString(canonical[at:])
				to = appendFolded(to, canonical[at:at+size])
			}
			return to
		}
		text = norm.NFKD.String(text)
	}
	for at, part := range text {
		lower := unicode.ToLower(part)
		if plain, ok := plainLetters()[lower]; ok {
			to = append(to, plain...)
		} else if !isUntyped(part, norm.NFKD.PropertiesString(text[at:]).CCC()) {
			to = utf8.AppendRune(to, plainRune(lower))
		}
	}
	return to
}

// isUntyped reports whether a character, of that canonical combining class (UAX #44,
// table 15), isn't typed: it can't be seen, or is an accent, a point or a tone. The
// other combining marks write vowels, which are typed as letters are.
func isUntyped(r rune, class uint8) bool {
	const virama, hebrewToSyriac, thaiTones, laoTones, around = 9, 36, 107, 122, 200
	switch {
	case !unicode.Is(unicode.Mn, r):
		return unicode.In(r, unicode.Cf, unicode.Me, unicode.Other_Default_Ignorable_Code_Point)
	case class == 0:
		return unicode.In(r, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
	}
	return class <= hebrewToSyriac && class != virama || class == thaiTones || class == laoTones || class >= around
}

// plainRune returns what is typed for a rune that isn't in the table, by its category.
func plainRune(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case unicode.Is(unicode.Pd, r):
		return '-'
	case unicode.Is(unicode.Nd, r):
		return '0' + digit(r)
	}
	return r
}

// digit returns the value of a decimal digit: in Unicode those of a script stand in
// a row from 0.
func digit(r rune) rune {
	before := rune(0)
	for unicode.Is(unicode.Nd, r-1-before) {
		before++
	}
	return before % 10
}

// FindFolded returns where a passage first stands in a text, as byte offsets, and
// reports whether it does, both seen as [Fold] makes them.
func FindFolded(text, passage string) (start, end int, ok bool) {
	folded, starts := foldWithPlaces(text)
	sought := Fold(passage)
	at := strings.Index(folded, sought)
	if at < 0 || sought == "" {
		return 0, 0, false
	}
	start, end = stretch(text, starts, at, at+len(sought))
	return start, end, true
}

// foldWithPlaces folds text and tells for each byte of the result where the rune
// that it comes from begins.
func foldWithPlaces(text string) (folded string, starts []int) {
	var to []byte
	for at := 0; at < len(text); {
		var size int
		to, size = foldNext(to, text[at:])
		for range len(to) - len(starts) {
			starts = append(starts, at)
		}
		at += size
	}
	return string(to), starts
}

// stretch returns where in a text stands what stands there in the folded one: whole
// runes, also where it begins or ends amid one, such as at the f of a ligature, with
// the marks that belong to them.
func stretch(text string, starts []int, from, to int) (start, end int) {
	start, end = starts[from], starts[to-1]
	for start > 0 {
		if first, _ := utf8.DecodeRuneInString(text[start:]); !unicode.IsMark(first) {
			break
		}
		_, size := utf8.DecodeLastRuneInString(text[:start])
		start -= size
	}
	_, size := utf8.DecodeRuneInString(text[end:])
	for end += size; ; end += size {
		var next rune
		if next, size = utf8.DecodeRuneInString(text[end:]); !unicode.IsMark(next) {
			return start, end
		}
	}
}
