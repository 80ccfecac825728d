package ui

import (
	"strings"
	"testing"

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
	} {
		var lines []string
		for _, l := range wrap(c.text, c.width) {
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
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("ab —’é界한 "))).Draw(t, "text")
		width := rapid.IntRange(2, 20).Draw(t, "width")
		var joined strings.Builder
		for _, l := range wrap(text, width) {
			line := text[l[0]:l[1]]
			if columns(line) > width {
				t.Fatalf("%q is wider than %d", line, width)
			}
			joined.WriteString(line)
		}
		if got, want := strings.ReplaceAll(joined.String(), " ", ""), strings.ReplaceAll(text, " ", ""); got != want {
			t.Fatalf("the lines have %q, the text %q", got, want)
		}
	})
}
