package cli

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// TestColumnsWithin holds of any table that columns leave in their order, and only
// where they have to; that those left are no wider than what is in them, and no
// narrower than they ask while others could leave; and that all stand within the
// width.
func TestColumnsWithin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 9).Draw(t, "columns")
		natural := rapid.SliceOfN(rapid.IntRange(0, 90), n, n).Draw(t, "natural")
		shapes := make([]shape, n)
		for i := range shapes {
			shapes[i].least = rapid.SampledFrom([]int{wordsLeast, proseLeast, wholeLeast}).Draw(t, "least")
		}
		order := rapid.Permutation(slices.Collect(func(yield func(int) bool) {
			for i := range n {
				if !yield(i) {
					return
				}
			}
		})).Draw(t, "order")
		leaving := order[:rapid.IntRange(0, n-1).Draw(t, "leaving")]
		for nth, i := range leaving {
			shapes[i].leaves = nth + 1
		}
		width := rapid.IntRange(1, 300).Draw(t, "width")

		of, widths := columnsWithin(natural, shapes, width)
		gone := n - len(of)
		for nth, i := range leaving {
			if slices.Contains(of, i) != (nth >= gone) {
				t.Fatalf("%d left, but not in their order: %v stay", gone, of)
			}
		}
		asks := func(of []int) int {
			sum := make([]int, len(of))
			for n, i := range of {
				sum[n] = min(natural[i], shapes[i].least)
			}
			return taken(sum)
		}
		if gone > 0 {
			if back := append(slices.Clone(of), leaving[gone-1]); asks(back) <= width {
				t.Errorf("column %d left, though there is room for it", leaving[gone-1])
			}
		}
		for n, i := range of {
			if widths[n] > natural[i] || widths[n] < min(natural[i], shapes[i].least) && gone < len(leaving) {
				t.Errorf("column %d is %d wide; it has %d", i, widths[n], natural[i])
			}
		}
		if least := 3*len(of) + len(betweenColumns)*(len(of)-1); taken(widths) > max(width, least) {
			t.Errorf("%v take %d of %d columns", widths, taken(widths), width)
		}
	})
}

// TestTableTellsWhatItLeavesOut holds that head and foot together have every column,
// each once, and that the rows are all there.
func TestTableTellsWhatItLeavesOut(t *testing.T) {
	columnsOf := func(text string) []string {
		return strings.FieldsFunc(strings.ReplaceAll(text, "  ", "\t"), func(r rune) bool { return r == '\t' })
	}
	trimmed := func(list []string) []string {
		for i := range list {
			list[i] = strings.TrimSpace(list[i])
		}
		slices.Sort(list)
		return list
	}
	for _, l := range listers() {
		whole := strings.Split(entente("list", l.name).out, "\n")
		all := trimmed(columnsOf(whole[0]))
		for width := 60; width <= 220; width += 40 {
			out := world{environ: []string{fmt.Sprintf("COLUMNS=%d", width)}}.run("list", l.name).out
			rows, told, _ := strings.Cut(out, "\n\nLeft out: ")
			names, _, ok := strings.Cut(strings.ReplaceAll(told, "\n", " "), ". --format")
			if ok != (told != "") {
				t.Errorf("%s in %d: the foot says %q", l.name, width, told)
			}
			head, _, _ := strings.Cut(rows, "\n")
			got := columnsOf(head)
			if names != "" {
				got = append(got, strings.Split(names, ", ")...)
			}
			if got = trimmed(got); !slices.Equal(got, all) {
				t.Errorf("%s in %d: of %q it tells %q", l.name, width, all, got)
			}
			if n := strings.Count(strings.TrimRight(rows, "\n"), "\n"); n != len(whole)-2 {
				t.Errorf("%s in %d: it has %d rows, not %d", l.name, width, n, len(whole)-2)
			}
		}
	}
}

func TestCutByWords(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		want string
	}{
		{"as it is", 8, "as it is"},
		{"as it is, cut", 10, "as it is,…"},
		{"as it is, cut", 8, "as it…"},
		{"as it is", 4, "as…"},
		{"a confirmation", 9, "a confir…"}, // a word alone is too little
		{"north-korea-troops", 10, "north-kor…"},
		{"中文 中文 中文", 12, "中文 中文…"},
		{"anything", 1, "…"},
	} {
		if got := cut(c.text, c.n); got != c.want || ansi.StringWidth(got) > c.n {
			t.Errorf("%q in %d is %q, want %q", c.text, c.n, got, c.want)
		}
	}
}
