// Package safetest helps the tests of what makes text safe, and of what such text
// comes through.
package safetest

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

// Mark stands for what was taken out of a text.
const Mark = "\ufffd"

// Whole are texts that have to be left as they are.
var Whole = map[string]string{
	"nothing":               "",
	"English":               "“That’s the glue” – he said … it’s — 12 % “dual use”",
	"accents":               "Ångström, naïve, Đồng, Zürich, e\u0301",
	"a blank that holds":    "12\u00a0km, 12\u202fkm",
	"Arabic":                "كوريا الشمالية",
	"Arabic with marks":     "مُحَمَّدٌ",
	"Hebrew with points":    "שָׁלוֹם",
	"Hebrew with a joiner":  "\u05e9\u05b8\u034f\u05c1",
	"Persian":               "می\u200cخواهم",
	"Persian initial form":  "ه\u200d.ق",
	"a long conjunct":       "कार्त्स्न्यं, ह्म्म्म्",
	"Malayalam":             "ൎക, ക്ഷ",
	"half-width kana":       "ｶﾞｷﾞ",
	"Korean, old":           "\u1112\u1112\u119e\u11ab",
	"Tamil":                 "ம்ம்ம்ம்ம்ம்ம்ம்ம்ம்ம்",
	"signs":                 "0\ufe00 ≨\ufe00 。\ufe00 〰\ufe0f ©\ufe0f ▶\ufe0f ↔\ufe0f",
	"Devanagari":            "क्\u200dष, क्\u200cष, हिन्दी",
	"Bengali":               "র\u200d্য",
	"Korean":                "조선민주주의인민공화국",
	"Korean, decomposed":    "\u1112\u1161\u11ab\u1100\u116e\u11a8",
	"Chinese":               "中华人民共和国",
	"a Chinese variant":     "葛\U000e0100城",
	"Thai":                  "ที่นี่",
	"emoji":                 "😀 ❤\ufe0f ☎\ufe0e 1\ufe0f\u20e3 ℹ\ufe0f",
	"skin tones":            "👍🏽 🫱🏻\u200d🫲🏿",
	"a family":              "👨🏻\u200d👩🏼\u200d👧🏽\u200d👦🏾",
	"a kiss":                "👩🏻\u200d❤\ufe0f\u200d💋\u200d👨🏼",
	"a runner to the right": "🏃🏻\u200d♀\ufe0f\u200d➡\ufe0f",
	"flags":                 "🇰🇵 🇷🇺 🏳\ufe0f\u200d🌈 🏴\u200d☠\ufe0f",
	"Scotland":              "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
	"the mark itself":       "a\ufffdb\ufffd\ufffd",
}

// Check holds that a text has nothing in it that a terminal acts on. It says
// so in its own words, not in those of the code under test.
func Check(t *testing.T, text string) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Errorf("%+q is no UTF-8", text)
	}
	for _, r := range text {
		switch {
		case unicode.IsControl(r):
			t.Errorf("%+q has the control character %U", text, r)
		case unicode.Is(unicode.Bidi_Control, r), unicode.Is(unicode.Noncharacter_Code_Point, r), unicode.In(r, unicode.Co, unicode.Zl, unicode.Zp),
			r == 0x200b, r == 0xfeff, r >= 0x2060 && r <= 0x206f:
			t.Errorf("%+q has %U", text, r)
		}
	}
}
