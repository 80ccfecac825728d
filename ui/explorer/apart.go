package explorer

import (
	"regexp"
	"strings"
	"sync"

	"entente/ui/plain"
)

// apartBlank is an empty Braille pattern. In mlterm, which counts marks without width
// among a row's columns and breaks the row, it takes the place of the blank beside what
// is closed off with [plain.LRM]: it has a direction too, and a column. Elsewhere a font
// that lacks it would show.
const apartBlank = "\u2800"

// ends are those of what is closed off, with a blank beside them, or none to be had.
var ends = sync.OnceValue(func() (e struct{ opens, closes, none, afterBar *regexp.Regexp }) {
	const style = `(?:\x1b\[[0-9;:]*m)*`
	e.opens = regexp.MustCompile(` (` + style + `)` + plain.LRM)
	e.closes = regexp.MustCompile(plain.LRM + `(` + style + `) `)
	e.none = regexp.MustCompile(plain.LRM + `(` + style + apartBlank + `)|(` + apartBlank + style + `)` + plain.LRM)
	e.afterBar = regexp.MustCompile(`([a-z` + apartBlank + `].*[█▌▎│┃]` + style + `)` + plain.LRM) // needless, since what has a direction stands before
	return e
})

// apart closes off what is written from right to left with blanks instead of marks, as
// far as there are blanks beside it.
func apart(row string) string {
	if !strings.Contains(row, plain.LRM) {
		return row
	}
	row = ends().opens.ReplaceAllString(row, apartBlank+"$1")
	row = ends().closes.ReplaceAllString(row, "$1"+apartBlank)
	row = ends().none.ReplaceAllString(row, "$1$2")
	return ends().afterBar.ReplaceAllString(row, "$1")
}
