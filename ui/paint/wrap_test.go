package paint

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	_ "entente/ui/internal/seeded"

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
		for _, l := range new(Theme).Wrap(c.text, c.width) {
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
	th := new(Theme)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("ab —’é界한 "))).Draw(t, "text")
		width := rapid.IntRange(2, 20).Draw(t, "width")
		var joined strings.Builder
		for _, l := range th.Wrap(text, width) {
			line := text[l[0]:l[1]]
			if th.Columns(line) > width {
				t.Fatalf("%q is wider than %d", line, width)
			}
			joined.WriteString(line)
		}
		if got, want := strings.ReplaceAll(joined.String(), " ", ""), strings.ReplaceAll(text, " ", ""); got != want {
			t.Fatalf("the lines have %q, the text %q", got, want)
		}
	})
}

// anew breaks a word as full does, and measures what is left of it before each line.
func anew(t *Theme, word string, width int) []int {
	var lengths []int
	for t.Columns(word) > width {
		n := t.fit(word, width)
		if n == 0 {
			n = clusterAt(word, 0)
		}
		lengths = append(lengths, n)
		word = word[n:]
	}
	return lengths
}

// clusters are drawn as one each, in some scripts' ways of being more.
var clusters = []string{"a", "1️⃣", "👨‍👩‍👧", "🇰🇷", "👍🏽", "한", "e\u0301", "क्षि", "ที่", "ทำ", "שָׁ", "م", "می\u200cخ", "\u0301", "❤️‍🔥"}

// TestWrapBreaksWords holds that a word breaks where measuring it anew for each line
// breaks it, and that what is found is marked in each line as going over all of it would.
func TestWrapBreaksWords(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		th := &Theme{Method: rapid.SampledFrom([]ansi.Method{ansi.WcWidth, ansi.GraphemeWidth}).Draw(t, "method")}
		word := strings.Join(rapid.SliceOfN(rapid.SampledFrom(clusters), 1, 30).Draw(t, "word"), "")
		width := rapid.IntRange(1, 8).Draw(t, "width")
		if got, want := th.full(word, width), anew(th, word, width); !slices.Equal(got, want) {
			t.Fatalf("%q breaks at %d into %v, want %v", word, width, got, want)
		}
		if n := rapid.IntRange(-1, 40).Draw(t, "columns"); th.Fits(word, n) != (th.Columns(word) <= n) {
			t.Fatalf("%q, which has %d columns, is said to fit in %d: %t", word, th.Columns(word), n, th.Fits(word, n))
		}
		var spans [][2]int
		for at := 0; at < len(word); {
			size := rapid.IntRange(1, 20).Draw(t, "size")
			spans = append(spans, [2]int{at, at + size})
			at += size + rapid.IntRange(0, 20).Draw(t, "gap")
		}
		for _, line := range th.Wrap(word, width) {
			var want [][2]int
			for _, s := range spans {
				if from, to := max(s[0], line[0]), min(s[1], line[1]); from < to {
					want = append(want, [2]int{from - line[0], to - line[0]})
				}
			}
			if got := Within(spans, line); got == nil || !slices.Equal(got, want) {
				t.Fatalf("%v has within %v %v, want %v", spans, line, got, want)
			}
		}
	})
}

// TestWrapLongWords breaks words of many lines, with much found in them. It ends in time
// only if that takes no longer for a byte than it does in a short word.
func TestWrapLongWords(t *testing.T) {
	t.Parallel()
	for _, letter := range []string{"a", "漢", "e\u0301", "م"} {
		word := strings.Repeat(letter, 1<<20/len(letter))
		var spans [][2]int
		for at := 0; at < len(word); at += 2 * len(letter) {
			spans = append(spans, [2]int{at, at + len(letter)})
		}
		th, found := new(Theme), 0
		for _, line := range th.Wrap(word, 10) {
			found += len(Within(spans, line))
		}
		if found != len(spans) {
			t.Errorf("of %d that are found in %q…, the lines have %d", len(spans), letter, found)
		}
		if n := len(Painter{Theme: Colourless(false, ansi.WcWidth)}.Row(1<<14, Bare, Cell{Text: word, Found: spans})); n < 1<<14 {
			t.Errorf("a wide row of %q… has %d bytes", letter, n)
		}
	}
}

// BenchmarkWrap breaks one word of 10,000 and of 20,000 characters, which takes twice as long.
func BenchmarkWrap(b *testing.B) {
	for _, n := range []int{10_000, 20_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			word := strings.Repeat("漢", n)
			for b.Loop() {
				new(Theme).Wrap(word, ProseColumns)
			}
		})
	}
}

// TestClustersStayWhole holds that no cut falls within what is drawn as one, and
// that what is cut is no wider than it may be, however the terminal counts.
func TestClustersStayWhole(t *testing.T) {
	t.Parallel()
	clusters := append([]string{" ", " \u0301"}, clusters...)
	rapid.Check(t, func(t *rapid.T) {
		th := &Theme{Method: rapid.SampledFrom([]ansi.Method{ansi.WcWidth, ansi.GraphemeWidth}).Draw(t, "method")}
		parts := rapid.SliceOfN(rapid.SampledFrom(clusters), 1, 12).Draw(t, "text")
		text := strings.Join(parts, "")
		ends := map[int]bool{0: true}
		for at := 0; at < len(text); ends[at] = true {
			at += clusterAt(text, at)
		}
		n := rapid.IntRange(1, 16).Draw(t, "columns")
		short := th.Cut(text, n)
		if th.Columns(short) > n {
			t.Fatalf("%q cut to %d has %d columns", short, n, th.Columns(short))
		}
		if !ends[len(strings.TrimSuffix(short, "…"))] {
			t.Fatalf("%q is cut within a cluster: %q", text, short)
		}
		if tail := th.Tail(text, n); !ends[len(text)-len(tail)] || th.Columns(tail) > n {
			t.Fatalf("the end of %q in %d columns: %q", text, n, tail)
		}
		for _, l := range th.Wrap(text, n) {
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
