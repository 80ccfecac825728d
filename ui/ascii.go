package ui

import "strings"

// asciiMarks are the plain marks for those that the screen draws, each as wide as
// what it stands for, so that no column moves. Light rules are dotted and heavy
// ones solid: that is how focus and thumbs are told apart.
var asciiMarks = map[rune]rune{
	'●': '*', '•': '+', '◐': '~', '○': '?', '†': '-', '✗': 'x', '±': '%',
	'→': '>', '←': '<', '↔': '=', '↓': 'v', '↑': '^', '›': '>', '▸': '>', '¶': '#', '×': 'x', '…': '~', '·': '-',
	'█': '#', '▪': '#', '└': '+', '┘': '+', '┌': '+', '┐': '+', '┴': '+', '╶': '-', '╴': '-', '╷': ':', '╵': ':', '⇄': '=', '◆': '*', '◇': 'o', '╱': '/', '┠': '|', '┨': '|', '▾': 'v', '╲': '\\', '┆': ':', '▌': ']', '▎': '!',
	'─': '-', '━': '=', '│': ':', '┃': '|', '┬': '+', '┤': '+', '├': '+', '┼': '+', '┏': '+', '┓': '+', '┗': '+', '┛': '+',
	'“': '"', '”': '"', '„': '"', '‘': '\'', '’': '\'', '–': '-', '—': '-', '\u00a0': ' ',
}

// asciiAlone are marks that mean something else where they stand alone: a claim's
// sign is no dash.
var asciiAlone = map[string]string{"–": ".", "·": "_"}

// ASCII gives text with ASCII marks instead of arrows, rules, signs, dashes and
// curly quotation marks, each as wide as what it stands for. Letters stay as they
// are, of whatever script.
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
		return r
	}, text)
}
