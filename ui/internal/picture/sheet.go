package main

import (
	"fmt"
	"html"
	"image/color"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Sizes in pixels. The font is as wide as a cell in most fonts of one width, and
// is stretched a little in the others.
const (
	cellWide, cellHigh = 8, 17
	margin             = 12
	baseline           = 13
	fontSize           = "13.3"
	fonts              = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace"
)

// cellsOf lays a frame out as a terminal does.
func cellsOf(frame string) uv.ScreenBuffer {
	frame = strings.TrimSuffix(strings.ReplaceAll(frame, "\r", ""), "\n")
	first, _, _ := strings.Cut(frame, "\n")
	cells := uv.NewScreenBuffer(ansi.StringWidth(first), strings.Count(frame, "\n")+1)
	cells.Method = ansi.GraphemeWidth
	uv.NewStyledString(frame).Draw(cells, cells.Bounds())
	return cells
}

// A stroke is how a line is drawn.
type stroke struct {
	colour string
	width  int
}

// A sheet gathers the parts of a picture, which lie over one another in this order.
type sheet struct {
	grounds strings.Builder
	strokes map[stroke]*strings.Builder
	order   []stroke
	texts   strings.Builder
}

// A run is cells beside one another that are drawn as one.
type run struct {
	text          string
	x, y, columns int
	style         uv.Style
}

// row draws one row: its grounds, then runs of text. A mark that isn't ASCII is a
// run by itself, since it may come from another font, with another width.
func (s *sheet) row(line uv.Line, y int) {
	var ground, words run
	for x := 0; x < len(line); {
		c := line[x]
		size := max(1, c.Width)
		if ground.columns > 0 && !same(ground.style.Bg, c.Style.Bg) {
			s.ground(ground)
			ground.columns = 0
		}
		if ground.columns == 0 {
			ground = run{x: x, y: y, style: c.Style}
		}
		ground.columns += size
		ascii := len(c.Content) == 1
		blank := strings.TrimSpace(c.Content) == ""
		joins := words.columns > 0 && ascii && c.Style.Equal(&words.style)
		if words.columns > 0 && (!joins || blank && strings.HasSuffix(words.text, " ")) {
			s.text(words)
			words = run{}
		}
		switch at := (run{c.Content, x, y, size, c.Style}); {
		case words.columns > 0:
			words.text += c.Content
			words.columns += size
		case blank, s.line(at), s.shape(at):
		case ascii:
			words = at
		default:
			s.mark(at)
		}
		x += size
	}
	s.text(words)
	s.ground(ground)
}

func same(a, b color.Color) bool { return hex(a) == hex(b) }

func hex(c color.Color) string {
	if c == nil {
		return ""
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

func (s *sheet) ground(r run) {
	if colour := hex(r.style.Bg); colour != "" && r.columns > 0 {
		fmt.Fprintf(&s.grounds, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n", left(r.x), top(r.y), r.columns*cellWide, cellHigh, colour)
	}
}

func left(x int) int { return margin + x*cellWide }

func top(y int) int { return margin + y*cellHigh }

func (s *sheet) text(r run) {
	trimmed := strings.TrimRight(r.text, " ")
	r.columns -= len(r.text) - len(trimmed)
	if r.columns <= 0 {
		return
	}
	fmt.Fprintf(&s.texts, `<text x="%d" y="%d" textLength="%d" lengthAdjust="spacingAndGlyphs"%s>%s</text>`+"\n",
		left(r.x), top(r.y)+baseline, r.columns*cellWide, styleOf(&r.style), html.EscapeString(trimmed))
}

// mark puts one character amid its cells, however wide its font makes it.
func (s *sheet) mark(r run) {
	fmt.Fprintf(&s.texts, `<text x="%d" y="%d" text-anchor="middle"%s>%s</text>`+"\n",
		left(r.x)+r.columns*cellWide/2, top(r.y)+baseline, styleOf(&r.style), html.EscapeString(r.text))
}

func styleOf(s *uv.Style) string {
	text := ` fill="` + hex(s.Fg) + `"`
	if s.Attrs&uv.AttrBold != 0 {
		text += ` font-weight="bold"`
	}
	if s.Underline != ansi.UnderlineNone {
		text += ` text-decoration="underline"`
	}
	return text
}

// The arms of a rule, drawn from a cell's middle and back: 4 columns of pixels to
// either side, 8 rows up and 9 down.
const (
	across  = "m-4 0h8m-4 0"
	along   = "m0-8v17m0-9"
	toRight = "h4m-4 0"
	toLeft  = "h-4m4 0"
	toDown  = "v9m0-9"
	toUp    = "v-8m0 8"
)

// rules are the characters that rules are made of.
var rules = map[string]string{
	"─": across, "━": across, "│": along, "┃": along,
	"┬": across + toDown, "┤": along + toLeft, "├": along + toRight, "┼": across + along,
	"┏": toRight + toDown, "┓": toLeft + toDown, "┗": toRight + toUp, "┛": toLeft + toUp,
}

// line draws a character of a rule, so that it joins the next one.
func (s *sheet) line(r run) bool {
	path, ok := rules[r.text]
	if !ok {
		return false
	}
	k := stroke{hex(r.style.Fg), 1}
	if strings.Contains("━┃┏┓┗┛", r.text) {
		k.width = 3
	}
	if s.strokes[k] == nil {
		s.strokes[k], s.order = &strings.Builder{}, append(s.order, k)
	}
	// The middle lies half a pixel in, so that a line's edges lie on whole ones.
	fmt.Fprintf(s.strokes[k], "M%d.5 %d.5%s", left(r.x)+cellWide/2, top(r.y)+cellHigh/2, path)
	return true
}

// shape draws the bars of chosen rows, and the round signs, which fonts draw in all
// sizes.
func (s *sheet) shape(r run) bool {
	bars := map[string]int{"█": cellWide, "▌": cellWide / 2, "▎": cellWide / 4}
	if size, ok := bars[r.text]; ok {
		fmt.Fprintf(&s.texts, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n", left(r.x), top(r.y), size, cellHigh, hex(r.style.Fg))
		return true
	}
	if !strings.Contains("●◐○•", r.text) {
		return false
	}
	const round = 3.5
	x, y, size, fill := left(r.x)+cellWide/2, top(r.y)+cellHigh/2, round, hex(r.style.Fg)
	switch r.text {
	case "•":
		size = 2
	case "○":
		fill = "none"
	case "◐":
		fmt.Fprintf(&s.texts, `<path d="M%d %gv%ga%g %[4]g 0 0 1 0 -%[3]gz" fill="%[5]s"/>`+"\n", x, float64(y)-round, 2*round, round, fill)
		fill = "none"
	}
	fmt.Fprintf(&s.texts, `<circle cx="%d" cy="%d" r="%g" fill="%s" stroke="%s"/>`+"\n", x, y, size, fill, hex(r.style.Fg))
	return true
}
