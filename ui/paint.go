package ui

import (
	"strings"

	"entente/model"

	"github.com/charmbracelet/x/ansi"
)

// A cell is a part of a row: text in a fixed number of columns. Longer text is
// cut with an ellipsis, shorter is padded, so that columns stay straight.
type cell struct {
	text  string
	width int
	ink   ink
	bold  bool
	right bool     // flush right
	bar   bool     // off the row's ground: what tells the ground without colour
	found [][2]int // what a search found in text; nil asks the painter
}

// A painter turns cells into rows of styled text. It holds what all rows of a
// frame share.
type painter struct {
	theme *theme
	query model.Query
}

// row paints cells on a ground, in exactly width columns: cells that have no room
// are clipped, and what they leave is blank.
func (p painter) row(width int, g ground, cells ...cell) string {
	var b strings.Builder
	for i := range cells {
		c := cells[i]
		c.width = min(c.width, width)
		if c.width <= 0 {
			continue
		}
		p.put(&b, g, &c)
		width -= c.width
	}
	p.run(&b, look{ground: g}, blanks(width))
	return b.String()
}

func (p painter) put(b *strings.Builder, g ground, c *cell) {
	text := cut(c.text, c.width)
	pad := c.width - columns(text)
	if c.bar {
		g = bare
	}
	base := look{ink: c.ink, ground: g, bold: c.bold}
	if c.right {
		p.run(b, base, blanks(pad))
	}
	found := c.found
	if found == nil {
		found = p.query.Spans(text)
	}
	at := 0
	for _, span := range found {
		from, to := max(span[0], at), min(span[1], len(text))
		if from >= to {
			continue
		}
		p.run(b, base, text[at:from])
		mark := base
		mark.found, mark.bold = true, true
		p.run(b, mark, text[from:to])
		at = to
	}
	p.run(b, base, text[at:])
	if !c.right {
		p.run(b, base, blanks(pad))
	}
}

func (p painter) run(b *strings.Builder, l look, text string) {
	if text == "" {
		return
	}
	if p.theme.ascii {
		text = ASCII(text)
	}
	paint := p.theme.of(l)
	b.WriteString(paint.open)
	b.WriteString(text)
	b.WriteString(paint.close)
}

// columns measures text as the terminal will draw it.
func columns(text string) int {
	for i := range len(text) {
		if text[i] >= 0x80 || text[i] < ' ' {
			return ansi.StringWidth(text)
		}
	}
	return len(text)
}

// cut shortens text to at most n columns, with an ellipsis where anything goes.
func cut(text string, n int) string {
	if columns(text) <= n {
		return text
	}
	return ansi.Truncate(text, n, "…")
}

const blank = "                                                                                "

func blanks(n int) string {
	if n <= 0 {
		return ""
	}
	if n <= len(blank) {
		return blank[:n]
	}
	return strings.Repeat(" ", n)
}

func repeat(s string, n int) string { return strings.Repeat(s, max(n, 0)) }
