package cli

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"entente/ui/plain"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// betweenColumns stands between two columns of a table.
const betweenColumns = "  "

// How narrow a column may be that holds a word or a name, some words, or what is only
// of use as a whole, such as an id.
const (
	wordsLeast = 16
	proseLeast = 24
	wholeLeast = math.MaxInt
)

// A shape is how a column of a table may be set.
type shape struct {
	number bool // aligned to the right
	least  int  // how narrow it may be, unless its cells are narrower
	leaves int  // the nth column to be left out of a table that is too wide; 0 stays
	ifAny  bool // left out of a listing's table if all its cells are empty
}

// table returns rows of texts, the first of which is the headings, set as columns
// within a width; 0 is any. If they don't all fit, some are left out, which a foot
// says, and the widest of the others are cut. What is cut ends with "…".
func table(rows [][]string, shapes []shape, width int) string {
	of, widths := columnsWithin(naturalWidths(rows), shapes, width)
	var b strings.Builder
	for _, row := range rows {
		var line strings.Builder
		for n, i := range of {
			if n > 0 {
				line.WriteString(betweenColumns)
			}
			cell := cut(row[i], widths[n])
			blanks := strings.Repeat(" ", max(0, widths[n]-ansi.StringWidth(cell)))
			if shapes[i].number {
				cell = blanks + cell
			} else {
				cell += blanks
			}
			if width > 0 && plain.Turns(cell) {
				cell = plain.LRM + cell + plain.LRM
			}
			line.WriteString(cell)
		}
		text := strings.TrimRight(line.String(), " ")
		if width > 0 {
			text = cut(text, width) // where even the narrowest columns don't fit
		}
		b.WriteString(strings.TrimRight(text, " ") + "\n")
	}
	return b.String() + foot(rows[0], of, width)
}

// foot says which columns were left out, and which format has them.
func foot(headings []string, of []int, width int) string {
	var out []string
	for i, name := range headings {
		if !slices.Contains(of, i) {
			out = append(out, name)
		}
	}
	if len(out) == 0 {
		return ""
	}
	var b strings.Builder
	for line := range strings.SplitSeq(wrapped("Left out: "+strings.Join(out, ", ")+". --format csv has all.", 0, width), "\n") {
		b.WriteString("\n" + cut(line, width))
	}
	return b.String() + "\n"
}

// wrapped breaks a text at blanks into lines of so many columns, some of which the first has
// before it. ansi.Wordwrap would take --format apart.
func wrapped(text string, before, columns int) string {
	var b strings.Builder
	used := before
	for word := range strings.SplitSeq(text, " ") {
		size := ansi.StringWidth(word)
		switch {
		case b.Len() == 0:
		case used+1+size > columns:
			b.WriteByte('\n')
			used = 0
		default:
			b.WriteByte(' ')
			used++
		}
		b.WriteString(word)
		used += size
	}
	return b.String()
}

// cut shortens a text to at most n columns, by whole words where that leaves half of
// the columns, else by whole clusters. ansi.Truncate would take a keycap apart, and
// count its parts.
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
	if word := strings.LastIndexByte(text[:at], ' '); word > 0 && text[at] != ' ' && ansi.StringWidth(text[:word]) >= n/2 {
		at = word
	}
	return strings.TrimRight(text[:at], " …") + "…"
}

func naturalWidths(rows [][]string) []int {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], ansi.StringWidth(cell))
		}
	}
	return widths
}

// columnsWithin returns which columns fit within a width, and how wide each is. They
// become narrower than they ask only when no more can be left out, those that should be
// whole last.
func columnsWithin(natural []int, shapes []shape, width int) (of, widths []int) {
	for i := range natural {
		of = append(of, i)
	}
	asked := func(n int) int { return shapes[of[n]].least }
	for {
		widths = each(of, func(i int) int { return natural[i] })
		if width == 0 || fit(widths, width, asked) {
			return of, widths
		}
		next := nextToLeave(of, shapes)
		if next < 0 {
			break
		}
		of = slices.Delete(of, next, next+1)
	}
	lessThanProse := func(n int) int {
		if asked(n) == proseLeast {
			return wordsLeast
		}
		return asked(n)
	}
	butWhole := func(n int) int {
		if asked(n) == wholeLeast {
			return wholeLeast
		}
		return wordsLeast / 2
	}
	atLeast := func(n int) func(int) int { return func(int) int { return n } }
	for _, least := range []func(int) int{lessThanProse, butWhole, atLeast(wordsLeast), atLeast(wordsLeast / 2), atLeast(3)} {
		if fit(widths, width, least) {
			break
		}
	}
	return of, widths
}

// nextToLeave returns the index in of of the column to be left out next; -1 if all
// stay.
func nextToLeave(of []int, shapes []shape) int {
	next := -1
	for n, i := range of {
		if shapes[i].leaves > 0 && (next < 0 || shapes[i].leaves < shapes[of[next]].leaves) {
			next = n
		}
	}
	return next
}

// fit narrows the widest columns until all fit within the width, and reports whether
// they do without any that is narrower than its least.
func fit(widths []int, width int, least func(int) int) bool {
	for taken(widths) > width {
		widest := -1
		for i, w := range widths {
			if w > least(i) && (widest < 0 || w > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return false
		}
		widths[widest]--
	}
	return true
}

func taken(widths []int) int {
	n := len(betweenColumns) * (len(widths) - 1)
	for _, w := range widths {
		n += w
	}
	return n
}

// usualColumns is the width of a terminal that doesn't say.
const usualColumns = 80

// mostColumns is the greatest width of a drawing. No screen is wider, and room for each
// cell is made at once.
const mostColumns = 4096

// columns returns the width that output may take: COLUMNS, as POSIX has it, else the
// terminal's, as far as these can be true. In a pipe or a file nothing has to be cut: then it is 0, for any.
func (r *run) columns() int {
	if n, err := strconv.Atoi(r.variable("COLUMNS")); err == nil && n > 0 && n <= mostColumns {
		return n
	}
	if !r.terminal(r.out) {
		return 0
	}
	if f, ok := r.out.(interface{ Fd() uintptr }); ok {
		if width, _, err := term.GetSize(f.Fd()); err == nil && width > 0 && width <= mostColumns {
			return width
		}
	}
	return usualColumns
}
