package safe

import (
	"strings"
	"unicode"
)

// Defuse returns a cell of a table with an apostrophe before what a spreadsheet would
// take for a formula, as OWASP's "CSV Injection" has it: at its beginning, and behind
// what divides cells where the reader's locale has another sign for that than a comma,
// since quotation marks keep it together only for who divides at commas. What looks
// defused already gets one more, so that [Undefuse] always gives the cell back.
func Defuse(cell string) string {
	return eachPart(cell, func(part string) string { return "'" + part })
}

// Undefuse returns a cell as it was before [Defuse].
func Undefuse(cell string) string {
	return eachPart(cell, func(part string) string { return strings.TrimPrefix(part, "'") })
}

// divides are the signs, other than the comma, that may stand between cells.
const divides = ";|\t"

// eachPart changes those of the parts of a cell that would be run.
func eachPart(cell string, change func(string) string) string {
	if !strings.ContainsAny(cell, formulas) {
		return cell
	}
	var b strings.Builder
	for cell != "" {
		part, end := cell, strings.IndexAny(cell, divides)
		if end >= 0 {
			part = cell[:end+1]
		}
		cell = cell[len(part):]
		if isFormula(part) {
			part = change(part)
		}
		b.WriteString(part)
	}
	return b.String()
}

// formulas are the characters that a formula begins with, in all widths.
const formulas = "=+-@\t\r\n＝＋－＠﹦﹢﹣﹫⁼⁺₌₊"

// isFormula reports whether a text begins with one, behind what some readers take off.
func isFormula(text string) bool {
	bare := strings.TrimLeftFunc(text, func(r rune) bool {
		return r == '\'' || r == '"' || unicode.IsSpace(r) && !strings.ContainsRune("\t\r\n", r)
	})
	for _, r := range bare {
		return strings.ContainsRune(formulas, r)
	}
	return false
}
