package ui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

func TestWrap(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"one two three", 7, "one two|three"},
		{"one two three", 13, "one two three"},
		{"  one   two ", 20, "one   two"},
		{"incomprehensible", 6, "incomp|rehens|ible"},
		{"a incomprehensible b", 6, "a|incomp|rehens|ible b"},
		{"", 5, ""},
		{"   ", 5, ""},
		{"한국어 텍스트", 6, "한국어|텍스트"},
		{"한국", 1, "한|국"},
		{"한 국", 1, "한|국"},
	} {
		var lines []string
		for _, l := range new(theme).wrap(c.text, c.width) {
			lines = append(lines, c.text[l[0]:l[1]])
		}
		if got := strings.Join(lines, "|"); got != c.want {
			t.Errorf("wrap(%q, %d) = %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

// TestWrapLosesNothing holds for any text: no line is too wide, and the lines
// together have every word in its order.
func TestWrapLosesNothing(t *testing.T) {
	t.Parallel()
	th := new(theme)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("ab —’é界한 "))).Draw(t, "text")
		width := rapid.IntRange(2, 20).Draw(t, "width")
		var joined strings.Builder
		for _, l := range th.wrap(text, width) {
			line := text[l[0]:l[1]]
			if th.columns(line) > width {
				t.Fatalf("%q is wider than %d", line, width)
			}
			joined.WriteString(line)
		}
		if got, want := strings.ReplaceAll(joined.String(), " ", ""), strings.ReplaceAll(text, " ", ""); got != want {
			t.Fatalf("the lines have %q, the text %q", got, want)
		}
	})
}

// TestClustersStayWhole holds that no cut falls within what is drawn as one, and
// that what is cut is no wider than it may be, however the terminal counts.
func TestClustersStayWhole(t *testing.T) {
	t.Parallel()
	clusters := []string{"a", "1️⃣", "👨‍👩‍👧", "🇰🇷", "👍🏽", "한", "e\u0301", "क्षि", "ที่", "ทำ", "שָׁ", "م", "می\u200cخ", " ", " \u0301", "❤️‍🔥"}
	rapid.Check(t, func(t *rapid.T) {
		th := &theme{method: rapid.SampledFrom([]ansi.Method{ansi.WcWidth, ansi.GraphemeWidth}).Draw(t, "method")}
		parts := rapid.SliceOfN(rapid.SampledFrom(clusters), 1, 12).Draw(t, "text")
		text := strings.Join(parts, "")
		ends := map[int]bool{0: true}
		for at := 0; at < len(text); ends[at] = true {
			at += clusterAt(text, at)
		}
		n := rapid.IntRange(1, 16).Draw(t, "columns")
		short := th.cut(text, n)
		if th.columns(short) > n {
			t.Fatalf("%q cut to %d has %d columns", short, n, th.columns(short))
		}
		if !ends[len(strings.TrimSuffix(short, "…"))] {
			t.Fatalf("%q is cut within a cluster: %q", text, short)
		}
		if tail := th.tail(text, n); !ends[len(text)-len(tail)] || th.columns(tail) > n {
			t.Fatalf("the end of %q in %d columns: %q", text, n, tail)
		}
		for _, l := range th.wrap(text, n) {
			if !ends[l[0]] || !ends[l[1]] || l[0] >= l[1] || gapAt(text, l[0]) {
				t.Fatalf("%q has the line %q", text, text[l[0]:l[1]])
			}
		}
		from := rapid.IntRange(0, len(text)-1).Draw(t, "from")
		to := rapid.IntRange(from+1, len(text)).Draw(t, "to")
		if a, b := whole(text, from, to); !ends[a] || !ends[b] || a > from || b < to {
			t.Fatalf("%d to %d of %q widens to %d to %d", from, to, text, a, b)
		}
	})
}
