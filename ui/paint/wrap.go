package paint

import (
	"sort"

	"github.com/charmbracelet/x/ansi"
)

// ProseColumns is how wide prose grows at most: longer lines are hard to read.
const ProseColumns = 76

// Wrap breaks text at blanks into lines of at most width columns, and returns each
// as byte offsets into it, so that what a search found can be marked across
// lines. A word wider than a line is broken inside.
func (t *Theme) Wrap(text string, width int) [][2]int {
	width = max(width, 1)
	var lines [][2]int
	start, end, used := -1, 0, 0
	for at := 0; at < len(text); {
		if gapAt(text, at) {
			at++
			continue
		}
		word := wordAt(text, at)
		size := t.Columns(text[at : at+word])
		space := at - end
		switch {
		case start >= 0 && used+space+size <= width:
			used += space + size
		default:
			if start >= 0 {
				lines = append(lines, [2]int{start, end})
			}
			full := t.full(text[at:at+word], width)
			for _, n := range full {
				lines = append(lines, [2]int{at, at + n})
				at, word = at+n, word-n
			}
			start, used = at, t.Columns(text[at:at+word])
			if word == 0 { // nothing is left to begin the next line
				start = -1
			}
		}
		end = at + word
		at = end
	}
	if start >= 0 && start < end {
		lines = append(lines, [2]int{start, end})
	}
	return lines
}

// full returns the lengths of the lines that a word fills which is wider than one. It
// goes through the word once, however many lines that are.
func (t *Theme) full(word string, width int) []int {
	var lengths []int
	line, used := 0, 0
	for at := 0; at < len(word); {
		cluster, size := ansi.FirstGraphemeCluster(word[at:], t.Method)
		if line > 0 && used+size > width { // a first one is taken, also where it is wider than a line
			lengths = append(lengths, line)
			line, used = 0, 0
		}
		line, used = line+len(cluster), used+size
		at += len(cluster)
	}
	if used > width {
		lengths = append(lengths, line)
	}
	return lengths
}

// Within returns the part of spans, which are in order and don't overlap, that lies in
// one line, as offsets into it.
func Within(spans [][2]int, line [2]int) [][2]int {
	part := [][2]int{}
	first := sort.Search(len(spans), func(i int) bool { return spans[i][1] > line[0] })
	for _, s := range spans[first:] {
		if s[0] >= line[1] {
			break
		}
		part = append(part, [2]int{max(s[0], line[0]) - line[0], min(s[1], line[1]) - line[0]})
	}
	return part
}
