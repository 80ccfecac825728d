package data

import "unicode"

const (
	zwnj      = 0x200c
	zwj       = 0x200d
	cgj       = 0x34f // the grapheme joiner
	blackFlag = 0x1f3f4
	lastTag   = 0xe007f
)

// ordinary tells, quickly, that a character is one of the many that nothing is
// the matter with: printed ASCII, Latin, punctuation, Hangul and Han.
func ordinary(r rune) bool {
	switch {
	case r < 0x7f:
		return r >= ' '
	case r < 0x300:
		return r > 0xa0 && r != 0xad
	case r < 0x2060:
		return r >= 0x2010 && r <= 0x2027 || r >= 0x2030 && r <= 0x205e
	}
	return r >= 0x4e00 && r <= 0x9fff || r >= 0xac00 && r <= 0xd7a3
}

// hidden tells that a character draws nothing that anyone could see: format
// characters, fillers, what is unassigned or for private use. The few format
// characters that are drawn, such as the Arabic number sign, stay; so does the
// grapheme joiner, which pointed Hebrew needs, as a mark.
func hidden(r rune) bool {
	if unicode.Is(unicode.Prepended_Concatenation_Mark, r) {
		return false
	}
	return !unicode.IsGraphic(r) || r != cgj && unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)
}

// attaches tells that a character is drawn onto the one before it: marks, and
// the Hangul vowels and finals of decomposed syllables.
func attaches(r rune) bool {
	return unicode.IsMark(r) || r >= 0x1161 && r <= 0x11ff || r >= 0xd7b0 && r <= 0xd7fb
}

// joining are the scripts in which a joiner changes how letters are drawn.
var joining = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mandaic, unicode.Mongolian, unicode.Phags_Pa, unicode.Adlam,
	unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil,
	unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Myanmar, unicode.Khmer,
	unicode.Balinese, unicode.Javanese, unicode.Tai_Tham,
}

// pictures are the blocks from which emoji sequences are made.
var pictures = &unicode.RangeTable{
	R16: []unicode.Range16{{0x2190, 0x21ff, 1}, {0x2300, 0x23ff, 1}, {0x2600, 0x27bf, 1}, {0x2b00, 0x2bff, 1}},
	R32: []unicode.Range32{{0x1f000, 0x1faff, 1}},
}

func emoji(r rune) bool { return unicode.Is(pictures, r) }

func skinTone(r rune) bool { return r >= 0x1f3fb && r <= 0x1f3ff }

// takesSelector tells that a variation selector changes how a character is
// drawn. Elsewhere it is invisible, and has been used to smuggle text.
func takesSelector(base, selector rune) bool {
	switch {
	case selector >= 0xe0100:
		return unicode.Is(unicode.Han, base)
	case base < 0x7f:
		return base >= '0' && base <= '9' || base == '#' || base == '*'
	case base == 0x2139: // the letter i of "information", which is an emoji
		return true
	}
	return unicode.In(base, unicode.S, unicode.P, unicode.Han, unicode.Mongolian, unicode.Myanmar, unicode.Phags_Pa) &&
		base != unicode.ReplacementChar
}

// flagTags measures the tags behind a black flag that make it the flag of a
// region, such as Scotland: a few letters or digits, and the tag that ends them.
// Other tags are 0 long, and hide.
func flagTags(text string) int {
	const most = 8
	seen := 0
	for at, r := range text {
		letter := r >= 0xe0061 && r <= 0xe007a || r >= 0xe0030 && r <= 0xe0039
		switch {
		case r == lastTag && seen > 0:
			return at + len(string(rune(lastTag)))
		case !letter || seen == most:
			return 0
		}
		seen++
	}
	return 0
}
