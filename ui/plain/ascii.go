// Package plain writes what the explorer shows as sentences, for a pipe or a screen
// reader. It knows no screens.
package plain

import "strings"

// asciiMarks are the ASCII marks for those that the program draws, each as wide as
// what it replaces, so that no column moves. Light rules are dotted and heavy ones
// solid, which sets focus and thumbs apart.
var asciiMarks = map[rune]rune{
	'●': '*', '•': '+', '◐': '@', '○': '?', '◌': 'o', '†': '-', '✗': 'x', '±': '%', '✓': 'V', '≠': '/', '✎': '&',
	'→': '>', '←': '<', '↔': '=', '↓': 'v', '↑': '^', '›': '>', '▸': '>', '¶': '#', '×': 'x', '…': '~', '·': '-',
	'█': '#', '▪': '#', '└': '+', '┘': '+', '┌': '+', '┐': '+', '┴': '+', '╶': '-', '╴': '-', '╷': ':', '╵': ':', '⇄': '$', '◆': 'D', '◇': 'd', '╱': '/', '┄': '.', '┊': ':', '«': '{', '»': '}', '┠': '|', '┨': '|', '▾': 'v', '▴': '^', '◂': '<', '╲': '\\', '┆': ':', '▌': ']', '▎': '!',
	'─': '-', '━': '=', '│': ':', '┃': '|', '┬': '+', '┤': '+', '├': '+', '┼': '+', '┏': '+', '┓': '+', '┗': '+', '┛': '+',
	'“': '"', '”': '"', '„': '"', '‘': '\'', '’': '\'', '–': '-', '—': '-', '\u00a0': ' ',
}

// asciiAlone are marks that mean something else on their own: a claim's sign is no
// dash.
var asciiAlone = map[string]string{"–": ".", "·": "_"}

// ASCII returns text with ASCII marks instead of arrows, rules, signs, dashes and
// curly quotation marks, each as wide as what it replaces. Letters of any script
// stay as they are.
func ASCII(text string) string {
	if alone, ok := asciiAlone[text]; ok {
		return alone
	}
	return strings.Map(func(r rune) rune {
		if r < 0x80 {
			return r
		}
		if mark, ok := asciiMarks[r]; ok {
			return mark
		}
		if isBraille(r) {
			return asciiStroke(r)
		}
		return r
	}, text)
}

// A braille sign has two columns of four dots; its code says which.
const firstBraille, lastBraille = 0x2800, 0x28ff

// brailleDots are the bits of a sign's dots, by column and row.
var brailleDots = [2][4]rune{{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}}

func isBraille(r rune) bool { return firstBraille <= r && r <= lastBraille }

// asciiStroke returns the mark that looks most like the part of a line that a braille sign
// draws.
func asciiStroke(r rune) rune {
	var dots, sum [2]int
	for column, bits := range brailleDots {
		for row, bit := range bits {
			if (r-firstBraille)&bit != 0 {
				dots[column]++
				sum[column] += 2 * row // twice, to stay with whole numbers
			}
		}
	}
	n := dots[0] + dots[1]
	if n == 0 {
		return ' '
	}
	middle := (sum[0] + sum[1]) / n
	if dots[0] == 0 || dots[1] == 0 {
		if n > 2 {
			return '|'
		}
		return [...]rune{'\'', '\'', '.', '.'}[middle/2]
	}
	switch lean := sum[0]/dots[0] - sum[1]/dots[1]; {
	case lean > 2:
		return '/'
	case lean < -2:
		return '\\'
	case middle < 2:
		return '"'
	case middle < 5:
		return '-'
	}
	return '_'
}
