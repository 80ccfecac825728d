package model

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Nearest gives the words that a misspelt one may mean, the likeliest first, n
// at most. A word counts as near that holds the misspelt one, or that needs few
// edits for its length (Damerau–Levenshtein, optimal string alignment).
func Nearest(word string, known []string, n int) []string {
	type near struct {
		word  string
		edits int
	}
	var found []near
	word = strings.ToLower(word)
	most := max(1, min(3, len(word)/3))
	for _, k := range known {
		lower := strings.ToLower(k)
		edits := most + 1
		if apart := len(lower) - len(word); apart <= utf8.UTFMax*most && -apart <= utf8.UTFMax*most { // else no edits so few can do
			edits = distance([]rune(word), []rune(lower))
		}
		if len(word) >= 3 && strings.Contains(lower, word) {
			edits = min(edits, most)
		}
		if edits <= most {
			found = append(found, near{k, edits})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return cmp.Compare(a.edits, b.edits) })
	words := make([]string, 0, n)
	for _, f := range found[:min(n, len(found))] {
		words = append(words, f.word)
	}
	return words
}

// distance counts the insertions, deletions, changes and swaps of neighbours
// that turn a into b.
func distance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		before, last, row = last, row, before
		row[0] = i + 1
		for j, y := range b {
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+truth(x != y))
			if i > 0 && j > 0 && x == b[j-1] && a[i-1] == y {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return row[len(b)]
}
