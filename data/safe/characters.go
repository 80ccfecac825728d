package safe

import "unicode"

const (
	zwnj      = 0x200c
	zwj       = 0x200d
	cgj       = 0x34f  // the grapheme joiner
	object    = 0xfffc // stands for what is embedded
	asText    = 0xfe0e // a variation selector
	asEmoji   = 0xfe0f // another
	keycap    = "\u20e3"
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
// characters, fillers, what is unassigned or for private use, and what stands for
// an object that isn't there. Few format characters are drawn, such as the Arabic
// number sign, but terminals draw those onto what follows, whatever it is. The
// grapheme joiner, which pointed Hebrew needs, counts as a mark.
func hidden(r rune) bool {
	return !unicode.IsGraphic(r) || r == object || r != cgj && unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)
}

// attaches tells that a character is drawn onto the one before it, and so on the
// neighbour of a text that begins with it: marks, the Hangul vowels and finals of
// decomposed syllables, and the letters of Thai, Lao and half-width kana that
// Unicode counts with the marks (UAX #29, Extend and SpacingMark).
func attaches(r rune) bool {
	return unicode.IsMark(r) || r >= 0x1161 && r <= 0x11ff || r >= 0xd7b0 && r <= 0xd7fb ||
		r == 0xe33 || r == 0xeb3 || r == 0xff9e || r == 0xff9f
}

// initial tells the Hangul consonants that make one syllable with those behind
// them, however many.
func initial(r rune) bool { return r >= 0x1100 && r < 0x115f || r >= 0xa960 && r <= 0xa97c }

// leading are the letters that are drawn onto the one behind them (UAX #29,
// Prepend).
var leading = &unicode.RangeTable{
	R16: []unicode.Range16{{0xd4e, 0xd4e, 1}},
	R32: []unicode.Range32{
		{0x111c2, 0x111c3, 1},
		{0x1193f, 0x11941, 2},
		{0x11a3a, 0x11a3a, 1},
		{0x11a84, 0x11a89, 1},
		{0x11d46, 0x11d46, 1},
		{0x11f02, 0x11f02, 1},
	},
}

func leads(r rune) bool { return unicode.Is(leading, r) }

// linking are the marks that make one conjunct of the letters around them (UAX
// #44, Indic_Conjunct_Break=Linker).
var linking = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x94d, 0x9cd, 0x80},
		{0xacd, 0xb4d, 0x80},
		{0xc4d, 0xd4d, 0x100},
		{0x1039, 0x1039, 1},
		{0x17d2, 0x17d2, 1},
		{0x1a60, 0x1a60, 1},
		{0x1b44, 0x1bab, 0x67},
		{0xa9c0, 0xa9c0, 1},
		{0xaaf6, 0xaaf6, 1},
	},
	R32: []unicode.Range32{
		{0x10a3f, 0x10a3f, 1},
		{0x11133, 0x11133, 1},
		{0x113d0, 0x113d0, 1},
		{0x1193e, 0x1193e, 1},
		{0x11a47, 0x11a99, 0x52},
		{0x11f42, 0x11f42, 1},
	},
}

// joining are the scripts in which a joiner changes how letters are drawn.
var joining = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Nko, unicode.Mandaic, unicode.Mongolian, unicode.Phags_Pa, unicode.Adlam,
	unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil,
	unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Myanmar, unicode.Khmer,
	unicode.Balinese, unicode.Javanese, unicode.Tai_Tham,
}

// pictures are the characters that are emoji, or may once be, and from which
// sequences of them are made (UTS #51, Extended_Pictographic).
var pictures = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0xa9, 0xae, 5},
		{0x203c, 0x2049, 13},
		{0x2122, 0x2139, 23},
		{0x2194, 0x2199, 1},
		{0x21a9, 0x21aa, 1},
		{0x231a, 0x231b, 1},
		{0x2328, 0x2388, 96},
		{0x23cf, 0x23cf, 1},
		{0x23e9, 0x23f3, 1},
		{0x23f8, 0x23fa, 1},
		{0x24c2, 0x24c2, 1},
		{0x25aa, 0x25ab, 1},
		{0x25b6, 0x25c0, 10},
		{0x25fb, 0x25fe, 1},
		{0x2600, 0x2605, 1},
		{0x2607, 0x2612, 1},
		{0x2614, 0x2685, 1},
		{0x2690, 0x2705, 1},
		{0x2708, 0x2712, 1},
		{0x2714, 0x2716, 2},
		{0x271d, 0x2721, 4},
		{0x2728, 0x2728, 1},
		{0x2733, 0x2734, 1},
		{0x2744, 0x2747, 3},
		{0x274c, 0x274e, 2},
		{0x2753, 0x2755, 1},
		{0x2757, 0x2757, 1},
		{0x2763, 0x2767, 1},
		{0x2795, 0x2797, 1},
		{0x27a1, 0x27b0, 15},
		{0x27bf, 0x27bf, 1},
		{0x2934, 0x2935, 1},
		{0x2b05, 0x2b07, 1},
		{0x2b1b, 0x2b1c, 1},
		{0x2b50, 0x2b55, 5},
		{0x3030, 0x303d, 13},
		{0x3297, 0x3299, 2},
	},
	R32: []unicode.Range32{
		{0x1f000, 0x1f0ff, 1},
		{0x1f10d, 0x1f10f, 1},
		{0x1f12f, 0x1f12f, 1},
		{0x1f16c, 0x1f171, 1},
		{0x1f17e, 0x1f17f, 1},
		{0x1f18e, 0x1f18e, 1},
		{0x1f191, 0x1f19a, 1},
		{0x1f1ad, 0x1f1e5, 1},
		{0x1f201, 0x1f20f, 1},
		{0x1f21a, 0x1f22f, 21},
		{0x1f232, 0x1f23a, 1},
		{0x1f23c, 0x1f23f, 1},
		{0x1f249, 0x1f3fa, 1},
		{0x1f400, 0x1f53d, 1},
		{0x1f546, 0x1f64f, 1},
		{0x1f680, 0x1f6ff, 1},
		{0x1f774, 0x1f77f, 1},
		{0x1f7d5, 0x1f7ff, 1},
		{0x1f80c, 0x1f80f, 1},
		{0x1f848, 0x1f84f, 1},
		{0x1f85a, 0x1f85f, 1},
		{0x1f888, 0x1f88f, 1},
		{0x1f8ae, 0x1f8ff, 1},
		{0x1f90c, 0x1f93a, 1},
		{0x1f93c, 0x1f945, 1},
		{0x1f947, 0x1faff, 1},
		{0x1fc00, 0x1fffd, 1},
	},
	LatinOffset: 1,
}

func emoji(r rune) bool { return unicode.Is(pictures, r) }

func skinTone(r rune) bool { return r >= 0x1f3fb && r <= 0x1f3ff }

// takesSelector tells that a variation selector changes how a character is drawn
// (StandardizedVariants.txt, by classes). Elsewhere it is invisible, has been used
// to smuggle text, and is measured as if it made an emoji of what is none.
func takesSelector(base, selector rune) bool {
	switch {
	case selector >= 0xe0100:
		return unicode.Is(unicode.Han, base)
	case selector >= asText: // as text, as an emoji
		return emoji(base) || base >= '0' && base <= '9' || base == '#' || base == '*'
	case selector > 0xfe02:
		return false
	case selector >= 0xfe00:
		return base == '0' || base > 0x7f && unicode.In(base, unicode.Sm, unicode.P, unicode.Han, unicode.Myanmar, unicode.Phags_Pa)
	}
	return unicode.Is(unicode.Mongolian, base)
}

// flagTags measures the tags behind a black flag that make it the flag of a
// region, such as Scotland: three to six letters or digits, and the tag that ends
// them (UTS #51, ED-14a). Other tags are 0 long, and hide.
func flagTags(text string) int {
	const least, most = 3, 6
	seen := 0
	for at, r := range text {
		letter := r >= 0xe0061 && r <= 0xe007a || r >= 0xe0030 && r <= 0xe0039
		switch {
		case r == lastTag && seen >= least:
			return at + len(string(rune(lastTag)))
		case !letter || seen == most:
			return 0
		}
		seen++
	}
	return 0
}
