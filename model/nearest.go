package model

import (
	"cmp"
	"sort"
	"strings"
	"unicode/utf8"
)

// Nearest returns the words that a misspelt one may mean, the likeliest first, n
// at most. A word counts as near that holds the misspelt one, or that needs few
// edits for its length (Damerau–Levenshtein, optimal string alignment); of equals
// the one nearest in length comes first. None is near to a word of more than 80 bytes:
// nobody misspells that, and the time to compare grows with the length.
func Nearest(word string, known []string, n int) []string {
	const longest = 80
	if len(word) > longest {
		return nil
	}
	type candidate struct {
		word         string
		edits, apart int
	}
	var found []candidate
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
			found = append(found, candidate{k, edits, abs(len(lower) - len(word))})
		}
	}
	sort.SliceStable(found, func(i, j int) bool {
		a, b := found[i], found[j]
		return cmp.Or(cmp.Compare(a.edits, b.edits), cmp.Compare(a.apart, b.apart)) < 0
	})
	words := make([]string, 0, n)
	for _, f := range found[:min(n, len(found))] {
		words = append(words, f.word)
	}
	return words
}

func abs(n int) int { return max(n, -n) }

// distance returns the number of insertions, deletions, changes and swaps of
// neighbours that turn a into b.
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
