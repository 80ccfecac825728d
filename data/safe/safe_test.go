package safe

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"entente/data/internal/safetest"
)

const mark = safetest.Mark

func TestSafeTakesOut(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"tab and line end", "a\tb\nc", "a b c"},
		{"line and paragraph separator", "a\u2028b\u2029c", "a\ufffdb\ufffdc"},
		{"a run of controls", "a\x00\x01\x7f\rb", "a" + mark + "b"},
		{"two runs", "a\x00b\x00c", "a" + mark + "b" + mark + "c"},
		{"C1 as UTF-8", "a\u0085b", "a" + mark + "b"},
		{"C1 raw", "a\x85b", "a" + mark + "b"},
		{"bad UTF-8", "a\xe2\x80b\xc0\xafc", "a" + mark + "b" + mark + "c"},
		{"colours", "a\x1b[1;31mred\x1b[0m b", "a" + mark + "red" + mark + " b"},
		{"colours by C1", "a\u009b31mred", "a" + mark + "red"},
		{"a clipboard", "a\x1b]52;c;aGk=\ab", "a" + mark + "b"},
		{"a link", "\x1b]8;;https://x.y\x1b\\text\x1b]8;;\x1b\\", mark + "text" + mark},
		{"a link by C1", "a\u009d8;;x\u009cb", "a" + mark + "b"},
		{"DCS, APC, PM, SOS", "a\x1bPq\x1b\\b\x1b_x\x1b\\c\x1b^x\x1b\\d\x1bXx\x1b\\e", "a" + mark + "b" + mark + "c" + mark + "d" + mark + "e"},
		{"OSC that never ends", "a\x1b]0;the rest", "a" + mark + "0;the rest"},
		{"OSC that another cuts", "a\x1b]0;x\x1b]1;y\ab", "a" + mark + "0;x" + mark + "b"},
		{"OSC that a line ends", "a\x1b]0;x\ny\a", "a" + mark + "0;x y" + mark},
		{"CSI that never ends", "a\x1b[31", "a" + mark + "31"},
		{"CSI that a letter of another script cuts", "a\x1b[1;\u00e9", "a" + mark + "1;\u00e9"},
		{"a reset", "a\x1bcb", "a" + mark + "b"},
		{"a character set", "a\x1b(0b", "a" + mark + "b"},
		{"an escape alone", "a\x1b", "a" + mark},
		{"an escape before text", "a\x1b\u00e9b", "a" + mark + "\u00e9b"},
		{"bidi controls", "a\u202eb\u2066c\u200fd\u061ce", "a" + mark + "b" + mark + "c" + mark + "d" + mark + "e"},
		{"zero width", "a\u200bb\ufeffc\u2060d\u00ade", "a" + mark + "b" + mark + "c" + mark + "d" + mark + "e"},
		{"joiners in Latin", "a\u200db\u200cc", "a" + mark + "b" + mark + "c"},
		{"a joiner after an emoji alone", "\U0001f469\u200d.", "\U0001f469" + mark + "."},
		{"a doubled joiner", "\u0645\u200c\u200c\u062e", "\u0645" + mark + "\u062e"},
		{"a joiner at the end of a word", "\u0645\u200c ", "\u0645" + mark + " "},
		{"selectors in Latin", "a\ufe0fb\U000e0100", "a" + mark + "b" + mark},
		{"two selectors", "\u2764\ufe0f\ufe0f", "\u2764\ufe0f" + mark},
		{"tags", "a\U000e0061\U000e0062\U000e007fb", "a" + mark + "b"},
		{"tags of a flag that don't end", "\U0001f3f4\U000e0067b", "\U0001f3f4" + mark + "b"},
		{"interlinear annotation", "a\ufff9b\ufffac\ufffbd", "a" + mark + "b" + mark + "c" + mark + "d"},
		{"private use", "a\ue000b\U00100000c", "a" + mark + "b" + mark + "c"},
		{"noncharacters", "a\ufdd0b\uffffc", "a" + mark + "b" + mark + "c"},
		{"unassigned", "a\u0378b", "a" + mark + "b"},
		{"invisible letters", "a\u3164b\u115fc", "a" + mark + "b" + mark + "c"},
		{"what stands for an object", "a\ufffcb", "a" + mark + "b"},
		{"a mark on nothing", "\u0301a", mark + "a"},
		{"a letter that is drawn as a mark, on nothing", "\u0e33a\uff9e \u0eb3", mark + "a" + mark + " " + mark},
		{"a mark with a column of its own, on a blank", " \u0903 \u0301 \u1161", " " + mark + " \u0301 " + mark},
		{"a voiced mark on nothing", "\uff9ea", mark + "a"},
		{"a skin tone on nothing", "\U0001f3fda\U0001f3fd", mark + "a" + mark},
		{"two skin tones", "\U0001f44d\U0001f3fd\U0001f3fd", "\U0001f44d\U0001f3fd" + mark},
		{"a sign that joins what follows", "a\u0600 \u06dd\u0661", "a" + mark + " " + mark + "\u0661"},
		{"a letter that joins what follows, before nothing", "\u0d4e \u0d15\u0d4e", mark + " \u0d15" + mark},
		{"many letters that join what follows", strings.Repeat("\u0d4e", 3) + "\u0d15", mark + "\u0d4e\u0d15"},
		{"a joiner between arrows", "→\u200d→", "→" + mark + "→"},
		{"an emoji's selector on what is none", "→\ufe0f —\ufe0e", "→" + mark + " —" + mark},
		{"a digit as an emoji that is no keycap", "1\ufe0f2\ufe0e\u20e3#\ufe0f\u20e3", "1" + mark + "2\ufe0e\u20e3#\ufe0f\u20e3"},
		{"selectors that nothing has", "≤\ufe07“\ufe0d葛\ufe0a", "≤" + mark + "“" + mark + "葛" + mark},
		{"tags that name no region", "🏴\U000e0061\U000e007f", "🏴" + mark},
		{"tags that name too much", "🏴" + strings.Repeat("\U000e0061", 7) + "\U000e007f", "🏴" + mark},
		{"a flood of marks", "a" + strings.Repeat("\u0301", 100) + "b", "a" + strings.Repeat("\u0301", 8) + mark + "b"},
		{"a flood of Hangul vowels", "\u1100" + strings.Repeat("\u1161", 100) + "b", "\u1100" + strings.Repeat("\u1161", 8) + mark + "b"},
		{"a flood of Hangul initials", strings.Repeat("\u1100", 20), strings.Repeat("\u1100", 9) + mark + strings.Repeat("\u1100", 9) + mark},
		{
			"a chain of conjuncts", strings.Repeat("क्", 10) + "क",
			strings.Repeat("क्", 8) + "क" + mark + "क्क",
		},
		{
			"a chain of conjuncts with joiners", strings.Repeat("क्\u200d", 5) + "क",
			strings.Repeat("क्\u200d", 3) + "क्" + mark + "क्\u200dक",
		},
		{
			"a chain of emoji", strings.Repeat("\U0001f469\u200d", 8) + "\U0001f469",
			strings.Repeat("\U0001f469\u200d", 7) + "\U0001f469" + mark + "\U0001f469",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Clean(c.text); got != c.want {
				t.Errorf("Safe(%q) is %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestSafeKeeps(t *testing.T) {
	for name, text := range safetest.Whole {
		t.Run(name, func(t *testing.T) {
			if got := Clean(text); got != text {
				t.Errorf("Safe(%+q) is %+q", text, got)
			}
			if n := testing.AllocsPerRun(10, func() { Clean(text) }); n > 0 {
				t.Errorf("it takes %v allocations", n)
			}
		})
	}
}

func TestSafeLines(t *testing.T) {
	for text, want := range map[string][]Text{
		"":                     nil,
		"\ufeff":               nil,
		"a":                    {"a"},
		"a\n":                  {"a"},
		"\ufeffa\r\n\r\nb\r\n": {"a", "", "b"},
		"a\x1b[31mb\nc\td":     {"a" + mark + "b", "c d"},
		"a\n\n":                {"a", ""},
	} {
		if got := Lines([]byte(text)); !slices.Equal(got, want) {
			t.Errorf("SafeLines(%q) is %q, want %q", text, got, want)
		}
	}
}

// Many introducers that nothing ends must not cost the square of their number.
func TestSafeIsLinear(t *testing.T) {
	for _, unit := range []string{"\x1b]", "\u009d", "\u009b", "\x1b[", "\u0301", "\u200d", "\U0001f3f4\U000e0067", "\x1b(", "\xff"} {
		if got := Clean(strings.Repeat(unit, 200_000)); !utf8.ValidString(got) {
			t.Errorf("%q gives bad UTF-8", unit)
		}
	}
}

func FuzzSafe(f *testing.F) {
	for _, text := range safetest.Whole {
		f.Add(text)
	}
	for _, text := range []string{"a\x1b[31mb", "\x1b]0;x\a", "a\u202eb", "\u0301\u0301", "\u1820\u200c\u180b", "\u0628\u200c\u061c", "a\xffb", "\U0001f469\u200d\U0001fa7d", "\u1820\u200c\u0d4e ", "\x1b" + strings.Repeat("a", 8) + "\u034f\u1161\U0001f3fd"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkCleaned(t, text)
		checkCleaned(t, spell(text))
	})
}

func checkCleaned(t *testing.T, text string) {
	t.Helper()
	got := Clean(text)
	safetest.Check(t, got)
	if again := Clean(got); again != got {
		t.Errorf("Safe(%+q) is %+q, and once more %+q", text, got, again)
	}
	if !strings.ContainsFunc(text, func(r rune) bool { return r == 0x1b || r >= 0x80 && r < 0xa0 }) && letters(text) != letters(got) {
		t.Errorf("Safe(%+q) is %+q, which lacks letters", text, got)
	}
}

// spell makes a text of the characters that Clean treats in ways of their own, so
// that a fuzzer comes upon their sequences quickly.
func spell(text string) string {
	characters := []rune("aé1# \n\t\a\x1b[]\\;m\u009b\u009d\u009c\u0085\u2028\u202e\u2066\u200b\ufeff" +
		"\u200c\u200d\ufe0f\ufe00\U000e0100\u180b\u1820\u0301\u034f\u20e3\u0645\u0600\u061c\u0915\u094d\u093f" +
		"\u1112\u1161\u11ab\u1160\u3164\u0e33\u0d4e\uff9e\ufffc→한葛❤👩👍🏽🇰🏴\U000e0067\U000e0062\U000e007f\U0001fa7d\ue000\ufdd0\ufffd\u0378")
	var b strings.Builder
	for _, c := range []byte(text) {
		b.WriteRune(characters[int(c)%len(characters)])
	}
	return b.String()
}

// letters gives what people read in a text, without what rightly goes: letters
// that draw nothing, those that join what follows them, and Hangul vowels that
// have no syllable.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r)) && !unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) && !attaches(r) && !leads(r) && !initial(r) {
			return r
		}
		return -1
	}, text)
}
