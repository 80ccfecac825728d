package ui

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// proseColumns is how wide prose grows at most: longer lines are hard to read.
const proseColumns = 76

// wrap breaks text at blanks into lines of at most width columns, and gives each
// as byte offsets into it, so that what a search found can be marked across
// lines. A word wider than a line is broken inside.
func wrap(text string, width int) [][2]int {
	width = max(width, 1)
	var lines [][2]int
	start, end, used := -1, 0, 0
	for at := 0; at < len(text); {
		if text[at] == ' ' {
			at++
			continue
		}
		word := len(text) - at
		if i := strings.IndexByte(text[at:], ' '); i >= 0 {
			word = i
		}
		size := columns(text[at : at+word])
		gap := columns(text[end:at])
		switch {
		case start >= 0 && used+gap+size <= width:
			used += gap + size
		default:
			if start >= 0 {
				lines = append(lines, [2]int{start, end})
			}
			for size > width {
				n := len(ansi.Truncate(text[at:at+word], width, ""))
				if n == 0 { // a wide character in a column of one
					_, n = utf8.DecodeRuneInString(text[at:])
				}
				lines = append(lines, [2]int{at, at + n})
				at, word = at+n, word-n
				size = columns(text[at : at+word])
			}
			start, used = at, size
		}
		end = at + word
		at = end
	}
	if start >= 0 && start < end {
		lines = append(lines, [2]int{start, end})
	}
	return lines
}

// within gives the part of spans that lies in one line, as offsets into it.
func within(spans [][2]int, line [2]int) [][2]int {
	part := make([][2]int, 0, len(spans))
	for _, s := range spans {
		from, to := max(s[0], line[0]), min(s[1], line[1])
		if from < to {
			part = append(part, [2]int{from - line[0], to - line[0]})
		}
	}
	return part
}
