package paint

import "strings"

// leastName is how much of a title's name stays beside its index.
const leastName = 6

// Title paints a pane's title row: its name, and the index of what is chosen in its
// list, such as "1 of 53". Where there is too little room the name is cut first.
func (p Painter) Title(width int, name, index string, inFocus bool) string {
	rule, g, tone := "─", Bare, Ruled
	if inFocus {
		rule, g, tone = "━", Focused, Accent
	}
	if index != "" {
		index = " " + index + " "
	}
	if p.Columns(name)+4+p.Columns(index) > width {
		index = strings.TrimPrefix(index, " ") // the name's own blank tells them apart
	}
	room := width - 4 - p.Columns(index)
	if room < min(leastName, p.Columns(name)) {
		room, index = width-4, ""
	}
	name = " " + p.Cut(name, room) + " "
	size := p.Columns(name)
	p.Find = nil // no search goes to a title
	return p.Row(1, Bare, Cell{Text: rule, Ink: tone}) +
		p.Row(size, g, Cell{Text: name, Bold: true}) +
		p.Row(max(0, width-1-size), Bare,
			Cell{Pad: rule, Elastic: true, Ink: tone},
			Cell{Text: index, Ink: Muted},
			Cell{Text: rule, Ink: tone})
}

// Framed puts a heavy frame with a title around content, which is cut or filled to
// its rect, and whose lines have to be two columns narrower than that.
func (p Painter) Framed(r Rect, title, index string, content []string) []string {
	side := p.Row(1, Bare, Cell{Text: "┃", Ink: Accent})
	lines := make([]string, 0, r.H)
	lines = append(lines, p.Row(1, Bare, Cell{Text: "┏", Ink: Accent})+
		p.Title(r.W-2, title, index, true)+p.Row(1, Bare, Cell{Text: "┓", Ink: Accent}))
	for i := range r.H - 2 {
		line := p.Row(r.W-2, Bare)
		if i < len(content) {
			line = content[i]
		}
		lines = append(lines, side+line+side)
	}
	return append(lines, p.Row(r.W, Bare, Cell{Text: "┗", Pad: "━", Elastic: true, Ink: Accent}, Cell{Text: "┛", Ink: Accent}))
}

// Heading paints a bold label, a rule, and what counts, if anything.
func (p Painter) Heading(label, count string, width int) string {
	if count != "" {
		count = " " + count
	}
	return p.Row(width, Bare,
		Cell{Gap: 1, Text: label, Elastic: true, Bold: true},
		Cell{Text: " ", Pad: "─", Elastic: true, Ink: Ruled},
		Cell{Text: count, Ink: Muted},
		Cell{Width: 1})
}

// ProseIn is [Painter.Prose] in so many rows at most, the last of them cut.
func (p Painter) ProseIn(text string, width, rows int, l Look) []string {
	lines := p.Wrap(text, min(ProseColumns, width-2))
	if rows < 1 {
		return nil
	}
	if len(lines) > rows {
		last := lines[rows-1][0]
		text = text[:last] + p.Cut(text[last:], min(ProseColumns, width-2))
	}
	return p.Prose(text, width, l)
}

// Prose paints text wrapped at [ProseColumns] or at width, with a blank column on
// both sides.
func (p Painter) Prose(text string, width int, l Look) []string {
	found := p.Spans(text)
	var lines []string
	for _, line := range p.Wrap(text, min(ProseColumns, width-2)) {
		lines = append(lines, p.Row(width, l.ground,
			Cell{Gap: 1, Text: text[line[0]:line[1]], Ink: l.Ink, Bold: l.Bold, Struck: l.Struck, Found: Within(found, line)}))
	}
	return lines
}
