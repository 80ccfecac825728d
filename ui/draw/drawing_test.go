package draw

import (
	"fmt"
	"strings"
	"testing"

	"entente/model"
	_ "entente/ui/internal/seeded"
	"entente/ui/paint"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// TestEveryDrawingHasALook holds that no drawing of the model is forgotten here.
func TestEveryDrawingHasALook(t *testing.T) {
	for _, d := range model.Drawings() {
		if l := looks[d]; l.paint == nil || l.title == nil {
			t.Errorf("%s has no look or no title", d)
		}
	}
	if n := len(model.Drawings()); len(looks) != n {
		t.Errorf("%d drawings have a look, of %d", len(looks), n)
	}
}

// TestLongListsAreCutAlike holds that of very many claims the first take no more rows
// than the last, and that as text all are told in full.
func TestLongListsAreCutAlike(t *testing.T) {
	t.Parallel()
	s := hub(t, 400).Filter(model.Filter{}).See(model.Selection{Actor: "a", Drawing: model.ClaimsDrawing})
	if s.Figure.Size <= manyStops {
		t.Fatalf("%d claims aren’t very many", s.Figure.Size)
	}
	const narrow = 30
	picture := claims(paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}, s, narrow, 20)
	for stop := range s.Figure.Size {
		if first, last, ok := picture.RowsOf(stop); !ok || first != last {
			t.Fatalf("claim %d stands in rows %d to %d", stop, first, last)
		}
	}
	if text := Text(s, leastColumns, false); strings.Contains(text, "…") || strings.Count(text, "words") != s.Figure.Size {
		t.Errorf("not all is told:\n%.2000s", text)
	}
}

// TestLinesOfStops holds that rows that are put together for many stops are those that
// are put one after the other, with the same stops.
func TestLinesOfStops(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.IntRange(1, 3), 1, 12).Draw(t, "lines")
		paint := func(stop, line int) string { return fmt.Sprint(stop, line) }
		var one, many Picture
		for _, d := range []*Picture{&one, &many} {
			d.put("a heading")
		}
		many.putLines(7, len(counts), func(i int) int { return counts[i] }, paint)
		for i, n := range counts {
			for line := range n {
				one.putStop(7+i, func() string { return paint(7+i, line) })
			}
		}
		for _, d := range []*Picture{&one, &many} {
			d.put("the end")
		}
		if one.Body.Len() != many.Body.Len() {
			t.Fatalf("%d rows, not %d", many.Body.Len(), one.Body.Len())
		}
		for row := range one.Body.Len() {
			if one.Body.Row(row) != many.Body.Row(row) || one.At(row, 0) != many.At(row, 0) {
				t.Fatalf("row %d is %q of %d, not %q of %d", row, many.Body.Row(row), many.At(row, 0), one.Body.Row(row), one.At(row, 0))
			}
		}
		for stop := range 7 + len(counts) + 2 {
			first, last, ok := one.RowsOf(stop)
			if f, l, has := many.RowsOf(stop); f != first || l != last || has != ok {
				t.Fatalf("stop %d has the rows %d to %d, %v; not %d to %d, %v", stop, f, l, has, first, last, ok)
			}
		}
	})
}
