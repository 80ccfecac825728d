package plain

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// Each mark becomes one that is ASCII, and as wide, alone as among others: columns
// stay where they are.
func TestASCIIMarksKeepColumns(t *testing.T) {
	t.Parallel()
	for mark := range asciiMarks {
		for _, text := range []string{string(mark), "a" + string(mark) + string(mark)} {
			got := ASCII(text)
			if len(got) != len([]rune(text)) || got[len(got)-1] < ' ' || got[len(got)-1] > '~' {
				t.Errorf("ASCII(%q) = %q", text, got)
			}
			for _, method := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
				if is, was := method.StringWidth(got), method.StringWidth(text); is != was {
					t.Errorf("ASCII(%q) = %q has %d columns instead of %d", text, got, is, was)
				}
			}
		}
	}
}

func TestASCIILeavesLetters(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Saint-Pétersbourg → 北京": "Saint-Pétersbourg > 北京",
		"“…” — 2022–2024":        `"~" - 2022-2024`,
		"–":                      ".", // a claim that declines
		"·":                      "_", // nobody's standing
		" · ":                    " - ",
	} {
		if got := ASCII(text); got != want {
			t.Errorf("ASCII(%q) = %q, want %q", text, got, want)
		}
	}
}

// Signs are told apart that stand in the same columns, or close to each other: standings and
// stances from each other and from what stands for text that is cut, as from a lane's days;
// the ways that ties run; how many share a lane, and how many deny it.
func TestASCIISignsDiffer(t *testing.T) {
	t.Parallel()
	for _, group := range [][]string{
		{"●", "•", "◐", "○", "◌", "†", "·", "✗", "±", "–", "…", "◆", "◇"},
		{"→", "←", "↔", "⇄"},
		{"3×", "✗3"},
	} {
		signs := map[string]string{}
		for _, sign := range group {
			if other, ok := signs[ASCII(sign)]; ok {
				t.Errorf("%s and %s are both %s", sign, other, ASCII(sign))
			}
			signs[ASCII(sign)] = sign
		}
	}
}

// TestASCIIStrokesLean holds that of a line that leans nothing stands upright: of its dots two
// may stand above each other in a sign, and four do where it runs straight down.
func TestASCIIStrokesLean(t *testing.T) {
	t.Parallel()
	for braille, want := range map[string]string{"⠃": "'", "⡄": ".", "⢠": ".", "⠘": "'", "⡇": "|", "⢸": "|", "⢀⠔⠁": ".-'"} {
		if got := ASCII(braille); got != want {
			t.Errorf("ASCII(%q) = %q, want %q", braille, got, want)
		}
	}
}
