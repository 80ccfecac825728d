package paint

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// A row shares its columns out as it promises.
func TestRowSharesColumns(t *testing.T) {
	t.Parallel()
	p := Painter{Theme: Colourless(false, ansi.WcWidth)}
	for name, c := range map[string]struct {
		width int
		cells []Cell
		want  string
	}{
		"as wide as the text":      {8, []Cell{{Text: "ab"}, {Text: "●"}, {Text: "c"}}, "ab●c    "},
		"fixed":                    {8, []Cell{{Text: "ab", Width: 3}, {Text: "c", Width: 3, Right: true}}, "ab   c  "},
		"cut":                      {8, []Cell{{Text: "abcd", Width: 3}, {Text: "c"}}, "ab…c    "},
		"no room":                  {4, []Cell{{Text: "abcd"}, {Text: "c"}}, "abcd"},
		"clipped":                  {5, []Cell{{Text: "abcd"}, {Text: "efg", Width: 3}}, "abcd…"},
		"negative width":           {4, []Cell{{Text: "ab", Width: -1}, {Text: "c"}}, "c   "},
		"gap":                      {8, []Cell{{Text: "a", Gap: 1}, {Text: "b", Gap: 2}}, " a  b   "},
		"gap clipped":              {3, []Cell{{Text: "a"}, {Text: "b", Gap: 5}}, "a  "},
		"elastic filled":           {8, []Cell{{Text: "a"}, {Text: "b", Elastic: true}, {Text: "c"}}, "ab     c"},
		"elastic cut":              {5, []Cell{{Text: "a"}, {Text: "bcdefg", Elastic: true}, {Text: "h"}}, "abc…h"},
		"elastic without room":     {3, []Cell{{Text: "ab"}, {Text: "x", Elastic: true}, {Text: "cd"}}, "ab…"},
		"elastic with a gap":       {6, []Cell{{Text: "a"}, {Text: "b", Gap: 2, Elastic: true}, {Text: "c"}}, "a  b c"},
		"two share, last fills":    {8, []Cell{{Text: "ab", Elastic: true}, {Text: "c", Gap: 1, Elastic: true}, {Text: "d"}}, "ab c   d"},
		"two share, first is long": {6, []Cell{{Text: "abcdefg", Elastic: true}, {Text: "c", Gap: 1, Elastic: true}, {Text: "d"}}, "abcd…d"},
		"padded with a rule":       {8, []Cell{{Text: "a "}, {Pad: "─", Elastic: true}, {Text: " b"}}, "a ──── b"},
		"short":                    {4, []Cell{{Text: "Democratic", Short: "DPRK", Elastic: true}}, "DPRK"},
		"short not needed":         {5, []Cell{{Text: "Iran", Short: "IR", Elastic: true}}, "Iran "},
		"short cut too":            {3, []Cell{{Text: "Democratic", Short: "DPRK", Elastic: true}}, "DP…"},
	} {
		if got := ansi.Strip(p.Row(c.width, Bare, c.cells...)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Whatever its cells, a row is exactly as wide as it is to be; and where there is room
// for all of them, all of their texts stand in it. A mark without a letter, which has no
// columns, never comes here from a dossier.
func TestRowPropertyExactWidth(t *testing.T) {
	t.Parallel()
	text := rapid.StringOf(rapid.SampledFrom([]rune("ab ●─…北é\u0301👩")))
	cell := rapid.Custom(func(t *rapid.T) Cell {
		return Cell{
			Text: text.Draw(t, "text"), Short: rapid.SampledFrom([]string{"", "x"}).Draw(t, "short"), Pad: rapid.SampledFrom([]string{"", "─"}).Draw(t, "pad"),
			Width: rapid.SampledFrom([]int{0, 0, -2, 1, 5, 20}).Draw(t, "width"), Gap: rapid.IntRange(0, 3).Draw(t, "gap"),
			Right: rapid.Bool().Draw(t, "right"), Elastic: rapid.Bool().Draw(t, "elastic"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		p := Painter{Theme: Colourless(false, rapid.SampledFrom([]ansi.Method{ansi.WcWidth, ansi.GraphemeWidth}).Draw(t, "method"))}
		cells, width := rapid.SliceOfN(cell, 0, 8).Draw(t, "cells"), rapid.IntRange(0, 60).Draw(t, "columns")
		row := ansi.Strip(p.Row(width, Bare, cells...))
		if got := p.Method.StringWidth(row); got != width {
			t.Fatalf("%q has %d columns instead of %d", row, got, width)
		}
		if p.Total(cells) > width {
			return
		}
		for _, c := range cells {
			if fits := c.Width == 0 && p.Columns(c.Text) > 0 && (c.Short == "" || p.Columns(c.Text) <= width); fits && !strings.Contains(row, c.Text) {
				t.Fatalf("%q isn't in %q", c.Text, row)
			}
		}
	})
}
