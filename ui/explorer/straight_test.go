package explorer

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"entente/data/safe"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// neighbours are what stands before and behind a text on the screen.
var neighbours = [][2]string{{"│", " "}, {" ", "│"}, {"“", "”"}, {"/", "…"}, {"1", "·"}, {"↔", "↔"}, {"ק", "ק"}}

// keepsToItself holds that a text is as wide between its neighbours as alone, and
// that it makes no cluster with one: so it can't move them or draw over them.
func keepsToItself(t *testing.T, text string, neighbours ...[2]string) {
	t.Helper()
	for _, n := range neighbours {
		for method, name := range methods {
			alone := method.StringWidth(n[0]) + method.StringWidth(text) + method.StringWidth(n[1])
			if got := method.StringWidth(n[0] + text + n[1]); got != alone {
				t.Errorf("%+q between %q and %q takes %d columns, and %d without them, counted by %s", text, n[0], n[1], got, alone, name)
			}
		}
		if cluster, _ := ansi.FirstGraphemeCluster(n[0]+text, ansi.GraphemeWidth); cluster != n[0] {
			t.Errorf("%+q is drawn onto %q", text, n[0])
		}
	}
}

// Whatever one character is, it leaves its neighbours where they are.
func TestCharactersKeepToThemselves(t *testing.T) {
	t.Parallel()
	for r := range rune(unicode.MaxRune + 1) {
		if text := safe.Clean(string(r)); text != "\ufffd" && unicode.IsGraphic(r) && !unicode.In(r, unicode.Han, unicode.Hangul, unicode.Yi, unicode.Tangut) {
			keepsToItself(t, text, neighbours[0])
		}
	}
}

// So does any row of characters, among them all that Unicode joins to others. A
// terminal draws what follows in the very column that was worked out.
func TestTextsKeepToThemselves(t *testing.T) {
	t.Parallel()
	joiners := []rune("ab1# \t\x1b[]m\u009b\u202e\u200b\u200c\u200d\ufe0e\ufe0f\ufe00\U000e0100\u180b\u1820\u0301\u034f\u20e3\u0645\u0600\u06dd" +
		"\u0e01\u0e33\u0d4e\u0d15\u0d4d\u0915\u094d\u093f\u0903\uff76\uff9e\ufffc\u1112\u1161\u11ab한가葛→❤©👩👍🏽🇰🇵🏴\U000e0067\U000e0062\U000e0073\U000e007f\u0378")
	random := rand.New(rand.NewPCG(1, 2)) // the same texts in every run
	for range 5_000 {
		var b strings.Builder
		for range 1 + random.IntN(6) {
			b.WriteRune(joiners[random.IntN(len(joiners))])
		}
		text := safe.Clean(b.String())
		keepsToItself(t, text, neighbours...)
		if t.Failed() {
			t.Fatalf("made of %+q", b.String())
		}
	}
}

// On a terminal that draws clusters, the rule behind a text stands where it was
// measured to stand.
func TestTerminalDrawsWhatIsMeasured(t *testing.T) {
	t.Parallel()
	e := vt.NewEmulator(8, 1)
	for r := range rune(unicode.MaxRune + 1) {
		text := safe.Clean(string(r))
		if text == "\ufffd" || !utf8.ValidString(text) || !unicode.In(r, unicode.So, unicode.Sk, unicode.Lm, unicode.Arabic, unicode.Thai, unicode.Devanagari) {
			continue
		}
		if _, err := e.WriteString("\r\x1b[2K│" + text + "│"); err != nil {
			t.Fatal(err)
		}
		at := 1 + ansi.GraphemeWidth.StringWidth(text)
		if c := e.CellAt(at, 0); c == nil || c.Content != "│" {
			t.Errorf("%+q isn't followed by its rule in column %d: %q", text, at, e.String())
		}
	}
}
