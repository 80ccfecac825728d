package ui

// proseColumns is how wide prose grows at most: longer lines are hard to read.
const proseColumns = 76

// wrap breaks text at blanks into lines of at most width columns, and gives each
// as byte offsets into it, so that what a search found can be marked across
// lines. A word wider than a line is broken inside.
func (t *theme) wrap(text string, width int) [][2]int {
	width = max(width, 1)
	var lines [][2]int
	start, end, used := -1, 0, 0
	for at := 0; at < len(text); {
		if gapAt(text, at) {
			at++
			continue
		}
		word := wordAt(text, at)
		size := t.columns(text[at : at+word])
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
			start, used = at, t.columns(text[at:at+word])
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

// full gives the lengths of the lines that a word fills which is wider than one.
func (t *theme) full(word string, width int) []int {
	var lengths []int
	for t.columns(word) > width {
		n := t.fit(word, width)
		if n == 0 { // a cluster that is wider than a line by itself
			n = clusterAt(word, 0)
		}
		lengths = append(lengths, n)
		word = word[n:]
	}
	return lengths
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
