// Package svg draws frames of a terminal, with their colours, as SVG pictures. Every run
// of text says where it begins and how wide it is, and rules are lines, so that columns
// stay straight in whatever font a reader has. Text stays text, and nothing is fetched.
package svg

import (
	"cmp"
	"fmt"
	"html"
	"image/color"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

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

// A Ground is what a picture stands on: what the theme's colours are made for, and the
// ink of text that has none of its own.
type Ground struct{ ground, ink string }

// The grounds.
var (
	Dark  = Ground{"#10141b", "#d7dae0"}
	Light = Ground{"#ffffff", "#1f2328"}
)

// Picture returns the picture of a frame, whose rows are as wide as its first. The title
// is what those hear who don't see it, and what a browser calls it; it may be empty.
func Picture(frame string, on Ground, title string) string {
	cells := cellsOf(frame)
	s := sheet{paths: map[string]string{}, on: on}
	for y := range cells.Height() {
		s.row(cells.Line(y), margin+y*cellHigh)
	}
	var b strings.Builder
	width, height := cells.Width()*cellWide+2*margin, cells.Height()*cellHigh+2*margin
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %d"`, width, height)
	if title != "" {
		fmt.Fprintf(&b, ` role="img"><title>%s</title`, html.EscapeString(title))
	}
	b.WriteString(">\n")
	fmt.Fprintf(&b, `<rect width="%d" height="%d" rx="6" fill="%s"/>`+"\n", width, height, on.ground)
	b.WriteString(s.grounds.String())
	for _, pen := range slices.Sorted(maps.Keys(s.paths)) {
		fmt.Fprintf(&b, `<path %s d="%s"/>`+"\n", pen, s.paths[pen])
	}
	fmt.Fprintf(&b, `<g font-family="%s" font-size="%s">`+"\n%s</g>\n</svg>\n", fonts, fontSize, s.texts.String())
	return b.String()
}

// cellsOf lays a frame out as a terminal does.
func cellsOf(frame string) uv.ScreenBuffer {
	frame = strings.TrimSuffix(strings.ReplaceAll(frame, "\r", ""), "\n")
	first, _, _ := strings.Cut(frame, "\n")
	cells := uv.NewScreenBuffer(ansi.StringWidth(first), strings.Count(frame, "\n")+1)
	cells.Method = ansi.GraphemeWidth
	uv.NewStyledString(frame).Draw(cells, cells.Bounds())
	return cells
}

// A sheet gathers the parts of a picture, which lie over one another in this order.
type sheet struct {
	grounds strings.Builder
	paths   map[string]string // by the attributes of what draws them
	on      Ground            // whose colours has what has none of its own
	texts   strings.Builder
}

// A run is cells beside one another that are drawn as one.
type run struct {
	text     string
	x, width int // in pixels
	style    uv.Style
}

// runs parts a line where the look of its cells changes. A cell whose look is empty is
// a run by itself.
func runs(line uv.Line, look func(uv.Cell) string) []run {
	var list []run
	last := ""
	for x := 0; x < len(line); x += max(1, line[x].Width) {
		now := look(line[x])
		if now == "" || now != last {
			list = append(list, run{x: margin + x*cellWide, style: line[x].Style})
		}
		r := &list[len(list)-1]
		r.text += line[x].Content
		r.width += max(1, line[x].Width) * cellWide
		last = now
	}
	return list
}

// words are what is drawn of a run of ASCII: blanks could be of any width.
var words = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`[^ ]+( [^ ]+)*`)
})

// row draws a row whose upper edge is at y. A character that isn't ASCII is a run by
// itself, since it may come from another font, with another width.
func (s *sheet) row(line uv.Line, y int) {
	for _, r := range runs(line, func(c uv.Cell) string { return s.groundOf(&c.Style) }) {
		if ground := s.groundOf(&r.style); ground != "" {
			fmt.Fprintf(&s.grounds, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n", r.x, y, r.width, cellHigh, ground)
		}
	}
	for _, r := range runs(line, func(c uv.Cell) string {
		if len(c.Content) != 1 {
			return ""
		}
		return c.Style.String() + s.attributes(&c.Style)
	}) {
		switch {
		case len(r.text) == r.width/cellWide: // ASCII
			for _, at := range words().FindAllStringIndex(r.text, -1) {
				fmt.Fprintf(&s.texts, `<text x="%d" y="%d" textLength="%d" lengthAdjust="spacingAndGlyphs"%s>%s</text>`+"\n",
					r.x+at[0]*cellWide, y+baseline, (at[1]-at[0])*cellWide, s.attributes(&r.style), html.EscapeString(r.text[at[0]:at[1]]))
			}
		case !s.drawn(r, y): // amid its cells, however wide its font makes it
			fmt.Fprintf(&s.texts, `<text x="%d" y="%d" text-anchor="middle"%s>%s</text>`+"\n",
				r.x+r.width/2, y+baseline, s.attributes(&r.style), html.EscapeString(r.text))
		}
	}
}

func hex(c color.Color) string {
	if c == nil {
		return ""
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// inkOf returns the colour that text has.
func (s *sheet) inkOf(style *uv.Style) string {
	if style.Attrs&uv.AttrReverse != 0 {
		return cmp.Or(hex(style.Bg), s.on.ground)
	}
	return cmp.Or(hex(style.Fg), s.on.ink)
}

// groundOf returns the colour behind text; empty for that of the picture.
func (s *sheet) groundOf(style *uv.Style) string {
	if style.Attrs&uv.AttrReverse != 0 {
		return cmp.Or(hex(style.Fg), s.on.ink)
	}
	return hex(style.Bg)
}

func (s *sheet) attributes(style *uv.Style) string {
	text := ` fill="` + s.inkOf(style) + `"`
	if style.Attrs&uv.AttrBold != 0 {
		text += ` font-weight="bold"`
	}
	var lines []string
	if style.Underline != ansi.UnderlineNone {
		lines = append(lines, "underline")
	}
	if style.Attrs&uv.AttrStrikethrough != 0 {
		lines = append(lines, "line-through")
	}
	if lines != nil {
		text += ` text-decoration="` + strings.Join(lines, " ") + `"`
	}
	return text
}

// Parts of paths, drawn from a cell's middle and back: 4 columns of pixels to either
// side, 8 rows up and 9 down.
const (
	across  = "m-4 0h8m-4 0"
	along   = "m0-8v17m0-9"
	toRight = "h4m-4 0"
	toLeft  = "h-4m4 0"
	toDown  = "v9m0-9"
	toUp    = "v-8m0 8"
	ring    = "m-4-.5a3.5 3.5 0 0 1 7 0a3.5 3.5 0 0 1-7 0"
)

// pens are what rules, the bars of chosen rows and round signs are drawn with: so
// rules join, and the others have one size in all fonts.
var pens = []struct {
	attributes string
	paths      map[string]string
}{
	{`fill="none" stroke-width="1" stroke`, map[string]string{
		"┌": toRight + toDown, "┐": toLeft + toDown, "└": toRight + toUp, "┘": toLeft + toUp,
		"─": across, "│": along, "┬": across + toDown, "┤": along + toLeft, "├": along + toRight, "┼": across + along,
		"○": ring, "◐": ring, "●": ring,
	}},
	{`fill="none" stroke-width="1" stroke-dasharray="1.5 1.25" stroke`, map[string]string{"◌": ring}},
	{`fill="none" stroke-width="3" stroke`, map[string]string{
		"━": across, "┃": along, "┏": toRight + toDown, "┓": toLeft + toDown, "┗": toRight + toUp, "┛": toLeft + toUp,
	}},
	{`fill`, map[string]string{
		"█": "m-4.5-8.5h8v17h-8z", "▌": "m-4.5-8.5h4v17h-4z", "▎": "m-4.5-8.5h2v17h-2z",
		"●": ring, "•": "m-3-.5a2.5 2.5 0 0 1 5 0a2.5 2.5 0 0 1-5 0", "◐": "m-.5-4v7a3.5 3.5 0 0 1 0-7z",
	}},
}

// drawn draws a character that has paths, and reports whether it does.
func (s *sheet) drawn(r run, y int) bool {
	drawn := s.dotted(r, y)
	for _, pen := range pens {
		if path, ok := pen.paths[r.text]; ok {
			// The middle lies half a pixel in, so that a line's edges lie on whole ones.
			s.paths[pen.attributes+`="`+s.inkOf(&r.style)+`"`] += fmt.Sprintf("M%d.5 %d.5%s", r.x+cellWide/2, y+cellHigh/2, path)
			drawn = true
		}
	}
	return drawn
}

// brailleDots are the bits of a braille sign's dots, by row and column.
var brailleDots = [4][2]rune{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

// dotted draws a braille sign, and reports whether it is one.
func (s *sheet) dotted(r run, y int) bool {
	sign := []rune(r.text)[0]
	if sign < 0x2800 || sign > 0x28ff {
		return false
	}
	for row, bits := range brailleDots {
		for column, bit := range bits {
			if (sign-0x2800)&bit != 0 {
				s.paths[`fill="`+s.inkOf(&r.style)+`"`] += fmt.Sprintf("M%d %.1fh2v2h-2z", r.x+1+4*column, float64(y)+1+4.25*float64(row))
			}
		}
	}
	return true
}
