package draw

import (
	"cmp"
	"math"
	"slices"

	"entente/ui/paint"
)

// A point lies on a picture: in columns from the left and rows from the top, with parts
// of them.
type point struct{ x, y float64 }

// A netLayout says where everything of a network stands: pure numbers, which don't depend
// on what is chosen, and of which a screen or another picture can be made.
type netLayout struct {
	width, height int
	boxes         []paint.Rect
	lines         []netLine
}

// A netLine is where a line runs, from its first box's edge to its second's.
type netLine struct {
	a, b   int // its boxes
	weight int // how thick it is, from 1
	path   []point
	label  paint.Rect // on the line; empty where it had no room
}

// netGap is how many columns are left free beside boxes and labels.
const netGap = 1

// layOut places boxes of these sizes, and routes these lines between them; those without
// a size, and their lines, are left out. It reports whether the rest has room. With a hub
// the first box stands in the middle.
func layOut(width, height int, sizes []paint.Rect, lines []netLine, hub bool) (*netLayout, bool) {
	l := &netLayout{width: width, height: height, boxes: sizes, lines: lines}
	if !l.place(hub) || l.crowded() {
		return l, false
	}
	for i := range lines {
		if line := &lines[i]; !l.boxes[line.a].Empty() && !l.boxes[line.b].Empty() {
			if line.path = l.route(line.a, line.b, hub); line.path == nil {
				return l, false
			}
		}
	}
	return l, true
}

// place puts the boxes on an ellipse that touches the picture's edges, clockwise from the
// top left, and reports whether they stand apart.
func (l *netLayout) place(hub bool) bool {
	var ring []int
	for i := range l.boxes {
		if hub && i == 0 {
			l.boxes[0] = l.around(point{0, 0}, l.boxes[0])
		} else if !l.boxes[i].Empty() {
			ring = append(ring, i)
		}
	}
	for i, at := range ringPoints(len(ring)) {
		l.boxes[ring[i]] = l.around(at, l.boxes[ring[i]])
	}
	return l.airy(hub) && l.apart()
}

// airy reports whether between boxes of the ring of which one stands above the other are
// rows for lines.
func (l *netLayout) airy(hub bool) bool {
	ring := l.boxes
	if hub {
		ring = ring[1:]
	}
	for _, r := range ring {
		for _, o := range ring {
			if !r.Empty() && !o.Empty() && r.Y < o.Y && o.Y-r.Y-r.H < max(1, 4-r.H) {
				return false
			}
		}
	}
	return true
}

// apart reports whether all boxes stand in the picture, and none near another.
func (l *netLayout) apart() bool {
	for i, r := range l.boxes {
		if r.Empty() {
			continue
		}
		if r.X < 0 || r.Y < 0 || r.X+r.W > l.width || r.Y+r.H > l.height {
			return false
		}
		for _, o := range l.boxes[:i] {
			if !o.Empty() && overlap(wider(r, 2*netGap, 1), o) {
				return false
			}
		}
	}
	return true
}

// crowded reports whether so many lines run everywhere that too few labels would find
// room: as long as lines are, so many others a label may meet wherever it stands by chance.
func (l *netLayout) crowded() bool {
	const label = 8
	most := 0.6 + float64(l.height)/25 // tried with many pictures
	crossed := 0.0
	for i := range l.lines {
		if a, b := l.boxes[l.lines[i].a], l.boxes[l.lines[i].b]; !a.Empty() && !b.Empty() {
			from, to := middle(a), middle(b)
			crossed += math.Abs(from.x-to.x) + label*math.Abs(from.y-to.y)
		}
	}
	return crossed > most*float64(l.width*l.height)
}

// around returns a box with its middle so far from the picture's: 1 is at the edge.
func (l *netLayout) around(at point, r paint.Rect) paint.Rect {
	r.X = int(math.Round(float64(l.width-r.W) * (1 + at.x) / 2))
	r.Y = int(math.Round(float64(l.height-r.H) * (1 + at.y) / 2))
	return r
}

// ringPoints spreads n points on a ring that touches 1 on all sides. Its top and its bottom
// are flat, but for those of three and of five; else an odd number leaves a place at the
// bottom empty.
func ringPoints(n int) []point {
	if n == 1 {
		return []point{{}}
	}
	places, start := n+n%2, math.Pi/float64(n+n%2)
	if n == 3 || n == 5 {
		places, start = n, 0
	}
	at := make([]point, places)
	var most point
	for i := range at {
		angle := 2*math.Pi*float64(i)/float64(places) - math.Pi/2 - start
		x, y := math.Cos(angle), math.Sin(angle)
		at[i] = point{x, y/2 + math.Asin(y)/math.Pi} // half a circle's, half in even steps
		if n == 2 {
			at[i].y = 0
		}
		most = point{max(most.x, math.Abs(x)), max(most.y, math.Abs(at[i].y))}
	}
	for i := range at {
		at[i] = point{at[i].x / most.x, at[i].y / max(most.y, 1e-9)}
	}
	return slices.Delete(at, places/2, places/2+places-n)
}

func overlap(r, o paint.Rect) bool {
	return r.X < o.X+o.W && o.X < r.X+r.W && r.Y < o.Y+o.H && o.Y < r.Y+r.H
}

// wider is a rect with so much more on each side.
func wider(r paint.Rect, columns, rows int) paint.Rect {
	return paint.Rect{X: r.X - columns, Y: r.Y - rows, W: r.W + 2*columns, H: r.H + 2*rows}
}

func middle(r paint.Rect) point {
	return point{float64(r.X) + float64(r.W)/2, float64(r.Y) + float64(r.H)/2}
}

// bends are how far a line may bow towards the picture's middle, or away from it, to keep
// clear of other boxes.
var bends = []float64{0, 0.3, 0.6, 0.9, -0.3, -0.6, 1.2}

// route returns where a line between two boxes runs without touching another; nil where
// there is no way. Boxes that face each other are joined straight across, or down.
func (l *netLayout) route(a, b int, hub bool) []point {
	from, to := middle(l.boxes[a]), middle(l.boxes[b])
	if x, ok := facing(l.boxes[a].X, l.boxes[a].W, l.boxes[b].X, l.boxes[b].W); ok {
		from.x, to.x = x, x
	} else if y, ok := facing(l.boxes[a].Y, l.boxes[a].H, l.boxes[b].Y, l.boxes[b].H); ok {
		from.y, to.y = y, y
	}
	centre := point{float64(l.width) / 2, float64(l.height) / 2}
	half := point{(from.x + to.x) / 2, (from.y + to.y) / 2}
	for _, bend := range bends {
		if hub && a > 0 {
			bend = -bend
		}
		control := point{half.x + (centre.x-half.x)*bend, half.y + (centre.y-half.y)*bend}
		if path := l.curve(a, b, from, control, to); path != nil {
			return path
		}
	}
	return nil
}

// facing returns the middle of what two stretches share but for their ends, and whether
// they share anything: the middle of a column or a row.
func facing(a, sizeA, b, sizeB int) (float64, bool) {
	first, last := max(a, b), min(a+sizeA, b+sizeB)
	if min(sizeA, sizeB) > 2 {
		first, last = first+1, last-1
	}
	return float64((first+last-1)/2) + 0.5, last > first
}

// curve returns the points of a quadratic Bézier curve outside its boxes, no further apart
// than dots are; nil where it comes near another box or leaves the picture.
func (l *netLayout) curve(a, b int, from, control, to point) []point {
	var near []paint.Rect
	left, right := min(from.x, control.x, to.x), max(from.x, control.x, to.x)
	top, bottom := min(from.y, control.y, to.y), max(from.y, control.y, to.y)
	around := paint.Rect{X: int(left), Y: int(top), W: int(right-left) + 1, H: int(bottom-top) + 1}
	for i, r := range l.boxes {
		if r = wider(r, netGap, 0); i != a && i != b && !l.boxes[i].Empty() && overlap(r, around) {
			near = append(near, r)
		}
	}
	dots := func(a, b point) float64 { return max(2*math.Abs(a.x-b.x), 4*math.Abs(a.y-b.y)) }
	steps := 2 + int(dots(from, control)+dots(control, to))
	path := make([]point, 0, steps)
	for i := range steps + 1 {
		t := float64(i) / float64(steps)
		u := 1 - t
		p := point{u*u*from.x + 2*u*t*control.x + t*t*to.x, u*u*from.y + 2*u*t*control.y + t*t*to.y}
		x, y := int(p.x), int(p.y)
		if p.x < 0 || p.y < 0 || x >= l.width || y >= l.height {
			return nil
		}
		if l.boxes[a].Holds(x, y) || l.boxes[b].Holds(x, y) {
			continue
		}
		for _, r := range near {
			if r.Holds(x, y) {
				return nil
			}
		}
		path = append(path, p)
	}
	return path
}

// label gives as many lines as can have it a label of so many columns: on the line, where
// no other line, box or label comes, and as far from those as can be. The heaviest choose
// first.
func (l *netLayout) label(sizes []int) {
	c := newNetCanvas(l.width, l.height)
	for i := range l.lines {
		c.draw(i, l.lines[i].path, l.lines[i].weight+1, 0) // a dot thicker than it is, so that no label touches it
	}
	order := make([]int, len(l.lines))
	spots := make([][]paint.Rect, len(l.lines))
	for i := range order {
		order[i] = i
		spots[i] = slices.DeleteFunc(l.spotsOn(i, sizes[i]), func(r paint.Rect) bool { return !l.free(c, i, wider(r, netGap, 0)) })
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(l.lines[b].weight, l.lines[a].weight) })
	for _, room := range [][2]int{{6, 3}, {4, 2}, {2, 1}, {netGap, 0}} {
		for _, i := range order {
			free := func(r paint.Rect) bool { return l.free(c, i, wider(r, room[0], room[1])) }
			if at := slices.IndexFunc(spots[i], free); at >= 0 && l.lines[i].label.Empty() {
				l.lines[i].label = spots[i][at]
			}
		}
	}
}

// spotsOn returns where on a line a label of so many columns may stand, those near its
// middle first.
func (l *netLayout) spotsOn(line, size int) []paint.Rect {
	path := l.lines[line].path
	var spots []paint.Rect
	for i := range path {
		n := len(path)/2 + (i+1)/2
		if i%2 == 0 {
			n = len(path)/2 - i/2
		}
		if n < 0 || n >= len(path) {
			continue
		}
		x := int(math.Floor(path[n].x - float64(size-1)/2))
		r := paint.Rect{X: max(1, min(x, l.width-1-size)), Y: int(math.Floor(path[n].y)), W: size, H: 1}
		if r.Holds(int(path[n].x), r.Y) && !slices.Contains(spots[max(0, len(spots)-2):], r) {
			spots = append(spots, r)
		}
	}
	return spots
}

// free reports whether nothing but a line of its own stands in a rect.
func (l *netLayout) free(c *netCanvas, line int, r paint.Rect) bool {
	if !l.clear(r) {
		return false
	}
	for y := max(0, r.Y); y < min(r.Y+r.H, l.height); y++ {
		for x := max(0, r.X); x < min(r.X+r.W, l.width); x++ {
			if o := c.at(x, y).owner; o != nobody && o != line {
				return false
			}
		}
	}
	return true
}

// clear reports whether no box and no label stands in a rect.
func (l *netLayout) clear(r paint.Rect) bool {
	hits := func(o paint.Rect) bool { return !o.Empty() && overlap(r, o) }
	return !slices.ContainsFunc(l.boxes, hits) && !slices.ContainsFunc(l.lines, func(o netLine) bool {
		return !o.label.Empty() && overlap(r, wider(o.label, netGap, 0))
	})
}
