package cli

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/pflag"
	"pgregory.net/rapid"
)

// TestColumnsWithin holds of any table that columns leave in their order, and only
// where they have to; that those left are no wider than what is in them, and no
// narrower than they ask while others could leave; and that all stand within the
// width.
func TestColumnsWithin(t *testing.T) {
	t.Parallel()
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
	t.Parallel()
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
		for width := 36; width <= 220; width += 1 + width/20 {
			out := world{environ: []string{fmt.Sprintf("COLUMNS=%d", width)}}.run("list", l.name).out
			rows, told, _ := strings.Cut(out, "\n\nLeft out: ")
			names, _, ok := strings.Cut(strings.ReplaceAll(told, "\n", " "), ". --format")
			if ok != (told != "") || told != "" && !strings.HasSuffix(strings.ReplaceAll(told, "\n", " "), ". --format csv has all. ") {
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

// TestTablesKeepTheirCells holds that at every width no line is wider, each cell that
// isn't left out stands in its column whole, or is cut, which it tells, and that numbers
// stand at the right.
func TestTablesKeepTheirCells(t *testing.T) {
	t.Parallel()
	var none filterFlags
	none.declare(pflag.NewFlagSet("", pflag.ContinueOnError))
	left, err := new(run).matching(&none, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range listers() {
		listing := l.of(left)
		rows, shapes := listing.cells(inTable), listing.shapes()
		for width := 0; width <= 220; width += 7 {
			lines := strings.Split(table(rows, shapes, width), "\n")
			for _, line := range lines {
				if n := ansi.StringWidth(line); width > 0 && n > width {
					t.Fatalf("%s in %d: a line has %d columns", l.name, width, n)
				}
			}
			of, widths := columnsWithin(naturalWidths(rows), shapes, width)
			if width > 0 && taken(widths) > width {
				continue // even the narrowest columns don't fit
			}
			for y, row := range rows {
				x := 0
				for n, i := range of {
					cell := ansi.Cut(lines[y], x, x+widths[n])
					x += widths[n] + len(betweenColumns)
					end := strings.TrimRight(cell, " ")
					if shapes[i].number {
						end = strings.TrimLeft(cell, " ")
					}
					begun, isCut := strings.CutSuffix(end, "…")
					cutRightly := isCut && strings.HasPrefix(row[i], begun) && ansi.StringWidth(row[i]) > widths[n]
					if !cutRightly && end != strings.TrimSpace(row[i]) {
						t.Errorf("%s in %d: row %d has %q for %q", l.name, width, y, cell, row[i])
					}
				}
			}
		}
	}
}

func TestCutByWords(t *testing.T) {
	t.Parallel()
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

// On a terminal, a cell that is written from right to left is closed off, so that one
// that reorders leaves the others in their columns. Elsewhere a table is text alone.
func TestTableClosesCellsOff(t *testing.T) {
	t.Parallel()
	rows := [][]string{{"NAME", "TIES"}, {"محمد", "12"}, {"Iran", "3"}}
	for width, want := range map[int]string{80: "\u200eمحمد\u200e  12", 0: "محمد  12"} {
		if line := strings.Split(table(rows, make([]shape, 2), width), "\n")[1]; line != want {
			t.Errorf("in %d columns: %q, want %q", width, line, want)
		}
	}
}
