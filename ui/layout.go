package ui

import "entente/model"

// The sizes at which the screen changes its shape.
const (
	minColumns, minRows = 20, 6
	twoColumns          = 70  // from here on Sources stands beside the lists
	threeColumns        = 110 // from here on every pane has a column
	roomyRows           = 16  // below, a list out of focus keeps its title row only
	headedRows          = 12  // below, the screen does without the dossier's title
	pinnedColumns       = 36  // from here on a pinned tie stands beside the other, else above
	pinnedRows          = 8   // below, Sources has no room for a pinned tie
)

// A rect is a part of the screen; rows and columns count from 0.
type rect struct{ x, y, w, h int }

func (r rect) empty() bool { return r.w <= 0 || r.h <= 0 }

func (r rect) holds(x, y int) bool {
	return x >= r.x && x < r.x+r.w && y >= r.y && y < r.y+r.h
}

// A layout says where everything stands. A pane's rect has its title row on top;
// a pane without a rect isn't shown.
type layout struct {
	width, height int
	tooSmall      bool
	single        bool // one pane, its path on top
	header        bool
	panes         [model.Panes]rect
	drawing       rect // in the place of Countries and Relationships
	right         rect // Sources' place, which it may share with a pinned tie
	pinned        rect
}

// layOut fits the panes into the screen, or a drawing and Sources. What is in focus is
// always shown.
func layOut(width, height int, focus model.Pane, zoomed, pinned, drawn bool) layout {
	l := layout{width: width, height: height, header: height >= headedRows}
	if width < minColumns || height < minRows {
		l.tooSmall = true
		return l
	}
	top := index(l.header)
	body := rect{0, top, width, height - top - 1}
	switch {
	case width < twoColumns || zoomed || drawn && height < roomyRows:
		l.single = true
		if (width < twoColumns || drawn) && l.header { // the path stands in the header's row
			body = rect{0, 0, width, height - 1}
			l.header = false
		}
		l.panes[focus] = rect{0, body.y + 1, width, body.h - 1}
		if drawn && focus != model.Sources {
			l.drawing, l.panes[focus] = l.panes[focus], rect{}
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
func (l *layout) draw(body rect) {
	if body.w < threeColumns {
		upper := body.h * 3 / 5
		l.drawing = rect{0, body.y, body.w, upper}
		l.panes[model.Sources] = rect{0, body.y + upper, body.w, body.h - upper}
		return
	}
	l.three(body)
	l.drawing = rect{0, body.y, l.panes[model.Sources].x - 1, body.h}
	l.panes[model.Countries], l.panes[model.Relationships] = rect{}, rect{}
}

// pin gives a pinned tie half of Sources' place: beside it where both are wide
// enough to be read, else above. On the lowest screens there is no room for two.
func (l *layout) pin() {
	r := l.right
	switch half := (r.w - 1) / 2; {
	case half >= pinnedColumns && r.h >= 2:
		l.pinned = rect{r.x, r.y, half, r.h}
		l.panes[model.Sources] = rect{r.x + half + 1, r.y, r.w - half - 1, r.h}
	case r.h >= pinnedRows:
		l.pinned = rect{r.x, r.y, r.w, r.h / 2}
		l.panes[model.Sources] = rect{r.x, r.y + r.h/2, r.w, r.h - r.h/2}
	}
}

// three gives each pane a column, with a rule between. What is gained in width
// goes to Sources and Relationships up to their sample widths, then to the one
// that still gains by it.
func (l *layout) three(body rect) {
	spare := body.w - 2 - 24 - 48 - 36
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
	sources += spare
	l.panes[model.Countries] = rect{0, body.y, countries, body.h}
	l.panes[model.Relationships] = rect{countries + 1, body.y, ties, body.h}
	l.panes[model.Sources] = rect{countries + ties + 2, body.y, sources, body.h}
}

// two stacks Countries above Relationships, and puts Sources beside them.
func (l *layout) two(body rect, focus model.Pane) {
	left := min(51, 42+max(0, body.w-80)/2)
	if body.w < 80 {
		left = 42 - (80-body.w)/2
	}
	countries := max(4, min(body.h/3, 14))
	if body.h+2 < roomyRows {
		countries = 1
		if focus == model.Countries {
			countries = body.h - 1
		}
	}
	l.panes[model.Countries] = rect{0, body.y, left, countries}
	l.panes[model.Relationships] = rect{0, body.y + countries, left, body.h - countries}
	l.panes[model.Sources] = rect{left + 1, body.y, body.w - left - 1, body.h}
}

// rows gives how many rows of a pane's rect hold its content.
func (l *layout) rows(p model.Pane) int { return max(0, l.panes[p].h-1) }

// at gives the pane that a point lies in.
func (l *layout) at(x, y int) (model.Pane, bool) {
	for p := range l.panes {
		if l.panes[p].holds(x, y) {
			return model.Pane(p), true
		}
	}
	return 0, false
}
