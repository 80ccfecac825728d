package explorer

import (
	"entente/model"
	"entente/ui/draw"
	"entente/ui/paint"
)

// The sizes at which the screen changes its shape.
const (
	minColumns, minRows = 20, 6
	twoColumns          = 70  // from here on Sources stands beside the lists
	threeColumns        = 110 // from here on every pane has a column
	roomyRows           = 16  // below, a list out of focus keeps its title row only
	headedRows          = 12  // below, the screen does without the dossier's title unless it is marked
	pinnedColumns       = 36  // from here on a pinned tie stands beside the other, else above
	pinnedRows          = 8   // below, Sources has no room for a pinned tie
)

// A layout says where everything stands. A pane's rect has its title row on top;
// a pane without a rect isn't shown.
type layout struct {
	width, height int
	tooSmall      bool
	single        bool // one pane, its path on top
	header        bool
	panes         [model.Panes]paint.Rect
	drawing       paint.Rect // in the place of Countries and Relationships
	right         paint.Rect // Sources' place, which it may share with a pinned tie
	pinned        paint.Rect
}

// layOut fits the panes into the screen, or a drawing and Sources. What is in focus is
// always shown, and so is who may read a dossier that is marked: in the header or the
// path.
func layOut(width, height int, focus model.Pane, zoomed, pinned, drawn, marked bool) layout {
	single := width < twoColumns || zoomed || drawn && height < roomyRows
	l := layout{width: width, height: height, header: height >= headedRows || marked && !single}
	if width < minColumns || height < minRows {
		l.tooSmall = true
		return l
	}
	top := 0
	if l.header {
		top = 1
	}
	body := paint.Rect{X: 0, Y: top, W: width, H: height - top - 1}
	switch {
	case single:
		l.single = true
		if (width < twoColumns || drawn) && l.header { // the path stands in the header's row
			body = paint.Rect{X: 0, Y: 0, W: width, H: height - 1}
			l.header = false
		}
		l.panes[focus] = paint.Rect{X: 0, Y: body.Y + 1, W: width, H: body.H - 1}
		if drawn && focus != model.Sources {
			l.drawing, l.panes[focus] = l.panes[focus], paint.Rect{}
		}
	case drawn:
		l.draw(body)
	case width < threeColumns:
		l.two(body, focus)
	default:
		l.three(body)
	}
	if l.right = l.panes[model.Sources]; pinned {
		l.pin()
	}
	return l
}

// draw gives a drawing the columns of Countries and Relationships, or, where there are
// too few of them, all columns of the upper rows: drawings are wide rather than high.
func (l *layout) draw(body paint.Rect) {
	if body.W < threeColumns {
		upper := body.H * 3 / 5
		l.drawing = paint.Rect{X: 0, Y: body.Y, W: body.W, H: upper}
		l.panes[model.Sources] = paint.Rect{X: 0, Y: body.Y + upper, W: body.W, H: body.H - upper}
		return
	}
	l.three(body)
	l.drawing = paint.Rect{X: 0, Y: body.Y, W: l.panes[model.Sources].X - 1, H: body.H}
	l.panes[model.Countries], l.panes[model.Relationships] = paint.Rect{}, paint.Rect{}
}

// pin gives a pinned tie half of Sources' place: beside it where both are wide
// enough to be read, else above. On the lowest screens there is no room for two.
func (l *layout) pin() {
	r := l.right
	switch half := (r.W - 1) / 2; {
	case half >= pinnedColumns && r.H >= 2:
		l.pinned = paint.Rect{X: r.X, Y: r.Y, W: half, H: r.H}
		l.panes[model.Sources] = paint.Rect{X: r.X + half + 1, Y: r.Y, W: r.W - half - 1, H: r.H}
	case r.H >= pinnedRows:
		l.pinned = paint.Rect{X: r.X, Y: r.Y, W: r.W, H: r.H / 2}
		l.panes[model.Sources] = paint.Rect{X: r.X, Y: r.Y + r.H/2, W: r.W, H: r.H - r.H/2}
	}
}

// three gives each pane a column, with a rule between. What is gained in width
// goes to Sources and Relationships up to their sample widths, then to Countries and
// Sources up to where they gain by it, and the rest to Relationships, whose rows have
// ever more to tell.
func (l *layout) three(body paint.Rect) {
	spare := body.W - 2 - 24 - 48 - 36
	take := func(n int) int {
		n = max(0, min(n, spare))
		spare -= n
		return n
	}
	ties := 48 + take(3)
	sources := 36 + take(7)
	ties += take(64 - 51)
	sources += take(80 - 43)
	countries := 24 + take(8)
	sources += take(draw.StoryColumns + 1 - sources)
	ties += spare
	l.panes[model.Countries] = paint.Rect{X: 0, Y: body.Y, W: countries, H: body.H}
	l.panes[model.Relationships] = paint.Rect{X: countries + 1, Y: body.Y, W: ties, H: body.H}
	l.panes[model.Sources] = paint.Rect{X: countries + ties + 2, Y: body.Y, W: sources, H: body.H}
}

// two stacks Countries above Relationships, and puts Sources beside them.
func (l *layout) two(body paint.Rect, focus model.Pane) {
	left := min(51, 42+max(0, body.W-80)/2)
	if body.W < 80 {
		left = 42 - (80-body.W)/2
	}
	countries := max(4, min(body.H/3, 14))
	if body.H+2 < roomyRows {
		countries = 1
		if focus == model.Countries {
			countries = body.H - 1
		}
	}
	l.panes[model.Countries] = paint.Rect{X: 0, Y: body.Y, W: left, H: countries}
	l.panes[model.Relationships] = paint.Rect{X: 0, Y: body.Y + countries, W: left, H: body.H - countries}
	l.panes[model.Sources] = paint.Rect{X: left + 1, Y: body.Y, W: body.W - left - 1, H: body.H}
}

// rows returns how many rows of a pane's rect hold its content.
func (l *layout) rows(p model.Pane) int { return max(0, l.panes[p].H-1) }

// at returns the pane that a point lies in.
func (l *layout) at(x, y int) (model.Pane, bool) {
	for p := range l.panes {
		if l.panes[p].Holds(x, y) {
			return model.Pane(p), true
		}
	}
	return 0, false
}
