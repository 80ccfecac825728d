package cli

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// between stands between two columns of a table.
const betweenColumns = "  "

// The columns of a table are cut to these first, those that are to stay whole
// only where that isn't enough.
const (
	narrow   = 8
	narrower = 3
)

// table sets rows of texts, the first of which are headings, as columns within a
// width; 0 is any. The widest column is cut first, and what is cut ends with "…".
// Numbers stand to the right.
func table(rows [][]string, numbers, kept []bool, width int) string {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], ansi.StringWidth(cell))
		}
	}
	if width > 0 {
		fit(widths, kept, width)
	}
	var b strings.Builder
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			if i > 0 {
				line.WriteString(betweenColumns)
			}
			cell = cut(cell, widths[i])
			blanks := strings.Repeat(" ", max(0, widths[i]-ansi.StringWidth(cell)))
			if numbers[i] {
				cell = blanks + cell
			} else {
				cell += blanks
			}
			line.WriteString(cell)
		}
		text := strings.TrimRight(line.String(), " ")
		if width > 0 {
			text = cut(text, width) // where even the narrowest columns don't fit
		}
		b.WriteString(strings.TrimRight(text, " ") + "\n")
	}
	return b.String()
}

// cut shortens a text to at most n columns, by whole clusters: ansi.Truncate takes
// a keycap apart, and counts its parts.
func cut(text string, n int) string {
	if ansi.StringWidth(text) <= n {
		return text
	}
	at, room := 0, n-1
	for at < len(text) {
		cluster, size := ansi.FirstGraphemeCluster(text[at:], ansi.GraphemeWidth)
		if room -= size; room < 0 {
			break
		}
		at += len(cluster)
	}
	return text[:at] + "…"
}

// fit narrows columns until all stand within the width, or none can be narrower.
func fit(widths []int, kept []bool, width int) {
	for _, step := range []struct {
		least int
		kept  bool
	}{{narrow, false}, {narrow, true}, {narrower, true}} {
		for taken(widths) > width {
			widest := -1
			for i, w := range widths {
				if w > step.least && (step.kept || !kept[i]) && (widest < 0 || w > widths[widest]) {
					widest = i
				}
			}
			if widest < 0 {
				break
			}
			widths[widest]--
		}
	}
}

func taken(widths []int) int {
	n := len(betweenColumns) * (len(widths) - 1)
	for _, w := range widths {
		n += w
	}
	return n
}

// usualColumns is how wide a terminal is that doesn't tell.
const usualColumns = 80

// columns gives the width that a table may take: COLUMNS, as POSIX has it, else the
// terminal's. In a pipe or a file nothing has to be cut: then it is 0, for any.
func (r *run) columns() int {
	if n, err := strconv.Atoi(r.variable("COLUMNS")); err == nil && n > 0 {
		return n
	}
	if !r.terminal(r.out) {
		return 0
	}
	if f, ok := r.out.(interface{ Fd() uintptr }); ok {
		if width, _, err := term.GetSize(f.Fd()); err == nil && width > 0 {
			return width
		}
	}
	return usualColumns
}
