package explorer

import (
	"strings"

	"entente/ui/paint"

	"github.com/charmbracelet/x/ansi"
)

// newByHand shows copied text bare of any frame, so that it can be selected, broken into
// lines as it says.
func newByHand(text string, lines func(t *paint.Theme, text string, width int) []string) *passage {
	return &passage{scroll{
		sheet: sheet{name: "in text to select", over: overAll, byMouse: true, led: []string{"copy with citation", "copy the command line"}},
		text: func(m *root, _ int) []string {
			var rows []string
			for _, line := range lines(m.theme, text, m.width) {
				rows = append(rows, paint.Painter{Theme: m.theme}.Row(m.width, paint.Bare, paint.Cell{Text: line, Width: m.width, Copied: true}))
			}
			return rows
		},
		title: handTitle,
	}}
}

// handTitle says what to do, as long as that has room, behind who may read the dossier: no
// other row tells that here.
func handTitle(m *root) (title, place string) {
	mark := m.dossier.Head.Marking.String()
	if mark != "" {
		if m.width < 2*minColumns {
			return mark, ""
		}
		mark += " "
	}
	const beside = 11 // columns of rules and of how far the text is shown
	for _, how := range []string{"Select with the mouse, copy with the terminal; Esc goes back", "Select with the mouse, Esc goes back", "Select with the mouse"} {
		if title = mark + how; m.theme.Columns(title)+beside <= m.width {
			break
		}
	}
	return title, ""
}

// proseLines breaks text at blanks.
func proseLines(t *paint.Theme, text string, width int) []string {
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		parts := t.Wrap(line, min(paint.ProseColumns, width))
		if len(parts) == 0 {
			lines = append(lines, "")
		}
		for _, part := range parts {
			lines = append(lines, line[part[0]:part[1]])
		}
	}
	return lines
}

// shellLines breaks a command line so that a shell still reads it as one (POSIX 2.2.1):
// between words behind a backslash, and within a word that is wider than a line behind one
// too, where single quotes are closed before.
func shellLines(t *paint.Theme, text string, width int) []string {
	const goesOn, quotedOn = " \\", `'\`
	width = max(width, 8)
	var lines []string
	line := ""
	for _, word := range shellWords(text) {
		switch joined := line + " " + word; {
		case line == "":
			line = word
		case t.Columns(joined+goesOn) <= width:
			line = joined
		default:
			lines, line = append(lines, line+goesOn), word
		}
		reopened := "" // a quote that a further part of the word begins with
		for !t.Fits(line, width-len(reopened+goesOn)) {
			part, quoted := reopened, reopened != ""
			for t.Columns(part)+len(quotedOn)+2 <= width {
				unit, _ := ansi.FirstGraphemeCluster(line, t.Method)
				if unit == `\` && !quoted {
					unit = line[:min(2, len(line))]
				}
				quoted = quoted != (unit == "'")
				part, line = part+unit, line[len(unit):]
			}
			if reopened = ""; quoted {
				part, reopened = part+"'", "'"
			}
			lines = append(lines, part+`\`)
		}
		line = reopened + line
	}
	return append(lines, line)
}

// shellWords splits a command line at the blanks that aren't quoted.
func shellWords(text string) []string {
	quoted, escaped := false, false
	return strings.FieldsFunc(text, func(r rune) bool {
		switch {
		case escaped:
			escaped = false
		case r == '\\' && !quoted:
			escaped = true
		case r == '\'':
			quoted = !quoted
		default:
			return r == ' ' && !quoted
		}
		return false
	})
}
