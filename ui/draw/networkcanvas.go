package draw

import "math"

// A netCanvas holds lines as dots, two by four in a cell, as braille has them, and those
// that run straight across or down as what boxes are drawn with.
type netCanvas struct {
	width, height int
	cells         []netCell
}

// A netCell is where lines run through one column of one row.
type netCell struct {
	owner int   // the only line here
	line  int   // the line whose ink it has
	dots  uint8 // bits of a braille sign
	sign  rune  // instead of dots
	level int   // how much its line stands out
}

// Owners that are no line.
const (
	nobody = -1 - iota
	several
)

func newNetCanvas(width, height int) *netCanvas {
	c := &netCanvas{width: width, height: height, cells: make([]netCell, width*height)}
	for i := range c.cells {
		c.cells[i].owner = nobody
	}
	return c
}

func (c *netCanvas) at(x, y int) *netCell { return &c.cells[y*c.width+x] }

// brailleDots are the bits of a sign's dots, by row and column.
var brailleDots = [4][2]uint8{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

// blankBraille is the sign without dots.
const blankBraille rune = 0x2800

// draw draws a line of a weight from 1, over those of a lower level.
func (c *netCanvas) draw(line int, path []point, weight, level int) {
	across, upright := straight(path)
	for i, p := range path {
		if across || upright {
			c.take(line, int(p.x), int(p.y), level).sign = straightSign(upright, weight > 1)
			continue
		}
		before, after := path[max(0, i-1)], path[min(len(path)-1, i+1)]
		steep := math.Abs(after.y-before.y)*2 > math.Abs(after.x-before.x)
		x, y := int(p.x*2), int(p.y*4)
		for w := range weight {
			if steep {
				c.dot(line, x+w-weight/2, y, level)
			} else {
				c.dot(line, x, y+w-weight/2, level)
			}
		}
	}
}

// straight reports whether a line runs straight across, or straight down.
func straight(path []point) (across, down bool) {
	const most = 1e-6 // that its parts may lean
	across, down = true, true
	for _, p := range path {
		across = across && math.Abs(p.y-path[0].y) < most
		down = down && math.Abs(p.x-path[0].x) < most
	}
	return across, down
}

func straightSign(upright, heavy bool) rune {
	switch {
	case upright && heavy:
		return '┃'
	case upright:
		return '│'
	case heavy:
		return '━'
	}
	return '─'
}

// dot sets the dot at so many dots from the left and the top.
func (c *netCanvas) dot(line, x, y, level int) {
	if x < 0 || y < 0 || x >= c.width*2 || y >= c.height*4 {
		return
	}
	if cell := c.take(line, x/2, y/4, level); cell.sign == 0 {
		cell.dots |= brailleDots[y%4][x%2]
	}
}

// take gives a cell to a line.
func (c *netCanvas) take(line, x, y, level int) *netCell {
	cell := c.at(x, y)
	switch {
	case cell.owner == nobody:
		cell.owner = line
	case cell.owner != line:
		cell.owner = several
	}
	if cell.level < level {
		cell.dots, cell.sign = 0, 0
	}
	cell.line, cell.level = line, level
	return cell
}
