package ui

import (
	"strconv"
	"strings"

	"entente/model"
)

// The columns of a lane.
const (
	dateWide   = 14
	trackLeast = 8
	trackMost  = 44
	roomyLanes = 76 // below, the names need the room more than the axis
	yearLeast  = 5  // room for a year and the sign of a break
)

// timeline paints a lane a tie: its date, where that lies on the axis, and the tie.
// The axis gives each year room by how much is dated in it, so that a crowded year can
// be read; years in which nothing is dated are left out, and ╱ says so.
func (p painter) timeline(s model.Scene, width, _ int) drawn {
	var d drawn
	line := s.Figure.Timeline
	track := max(trackLeast, min(trackMost, width*3/10))
	if width < roomyLanes {
		track = max(trackLeast, width/6)
	}
	a := newAxis(line.Lanes, track)
	if len(line.Lanes) > 0 {
		d.head = append(d.head, p.row(width, bare, cell{width: 1}, cell{text: "date", width: dateWide, ink: muted},
			cell{text: a.ticks(), width: track, ink: muted}))
	}
	s.Listed = model.Scope{Kind: model.AllTies}
	d.body = make([]drawnRow, 0, s.Figure.Size+1)
	for i := range line.Lanes {
		l := &line.Lanes[i]
		d.putPlace(l.Place, func() string { return p.lane(s, l, laneDate(l), a.draw(l), width) })
	}
	if len(line.Undated) > 0 {
		d.put(p.heading("without a date", strconv.Itoa(len(line.Undated)), width))
	}
	for i := range line.Undated {
		l := &line.Undated[i]
		d.putPlace(l.Place, func() string { return p.tieRow(s, l.Tie, l.Place, width) })
	}
	return d
}

// lane paints a dated tie: its date, where that lies on the axis, and the tie.
func (p painter) lane(s model.Scene, l *model.Lane, date, track string, width int) string {
	at := l.Place == s.Figure.At
	g, bar := rowGround(at, s.Focus == model.Relationships, false)
	before := []cell{
		bar,
		{text: date, width: dateWide, right: true, bold: at},
		{width: 1},
		{text: track, width: p.columns(track), ink: accent},
		{width: 1},
	}
	rest := p.tieCells(s, l.Tie, cell{width: 0}, width-total(before)+1, at)
	return p.row(width, g, append(before, rest...)...)
}

// laneDate gives a lane's date as it is written, with a sign before it where it is rough
// or uncertain. Of an interval's end it gives what differs, as far as there is room.
func laneDate(l *model.Lane) string {
	text, end, interval := strings.Cut(l.Tie.Date.EDTF(), "/")
	text = strings.TrimRight(text, "~?%")
	if l.Uncertain {
		text = "?" + text
	}
	if l.Rough {
		text = "~" + text
	}
	if interval {
		text += "–" + endOf(text, strings.Trim(end, ".~?%"))
	}
	return text
}

// endOf shortens the end of an interval to what its beginning doesn't say.
func endOf(start, end string) string {
	start = strings.TrimLeft(start, "~?")
	if i := strings.LastIndexByte(start, '-'); i >= 0 && len(start) == len(end) && start[:i] == end[:i] {
		return end[i+1:]
	}
	if len(start)+len(end) > dateWide-3 && end != "" {
		return "…"
	}
	return end
}

// An axis maps days to columns, year by year.
type axis struct {
	years []axisYear
	width int
}

type axisYear struct {
	year, x, w int
	broken     bool // years are left out before it
}

// newAxis gives each year that a lane starts or ends in its room.
func newAxis(lanes []model.Lane, width int) axis {
	weight := map[int]int{}
	first, last := 1<<30, -(1 << 30)
	note := func(s model.Stretch) {
		if s.Bounded() {
			y := model.YearOf(s.First)
			weight[y]++
			first, last = min(first, y), max(last, y)
		}
	}
	for i := range lanes {
		note(lanes[i].Start)
		if lanes[i].Interval {
			note(lanes[i].End)
		}
	}
	a := axis{width: width}
	for y := first; y <= last; y++ {
		if weight[y] > 0 {
			a.years = append(a.years, axisYear{year: y, broken: len(a.years) > 0 && a.years[len(a.years)-1].year != y-1})
		}
	}
	if len(a.years) > width/2 { // too many to be told apart: one scale for all
		a.years = []axisYear{}
		step := (last - first + width/2) / (width / 2)
		for y := first; y <= last; y += max(1, step) {
			a.years = append(a.years, axisYear{year: y})
		}
		weight = map[int]int{}
	}
	a.place(weight)
	return a
}

// place shares the width: some columns to each year, the rest by what is dated in it.
func (a *axis) place(weight map[int]int) {
	if len(a.years) == 0 {
		return
	}
	least := max(2, min(yearLeast, a.width/len(a.years)-1))
	sum, spare := 0, a.width-least*len(a.years)
	for _, y := range a.years {
		sum += weight[y.year]
	}
	x := 0
	for i := range a.years {
		y := &a.years[i]
		y.x, y.w = x, least
		if sum > 0 {
			y.w += spare * weight[y.year] / sum
		}
		x += y.w
	}
	if n := len(a.years); n > 0 {
		a.years[n-1].w = a.width - a.years[n-1].x
	}
}

// column gives where a day lies.
func (a *axis) column(day int) int {
	at := 0
	for i := range a.years {
		if model.YearStart(a.years[i].year) <= day {
			at = i
		}
	}
	y := a.years[at]
	from, to := model.YearStart(y.year), model.YearStart(y.year+1)
	if at+1 < len(a.years) && !a.years[at+1].broken {
		to = model.YearStart(a.years[at+1].year)
	}
	return max(0, min(y.x+(day-from)*y.w/max(1, to-from), y.x+y.w-1, a.width-1))
}

// ticks names the years where there is room, and says where some are left out.
func (a *axis) ticks() string {
	row := []rune(repeat(" ", a.width))
	free := 0
	for i, y := range a.years {
		x, end := y.x, a.width
		if i+1 < len(a.years) && a.years[i+1].broken {
			end = a.years[i+1].x
		}
		if y.broken && x < a.width {
			row[x] = '╱'
			x++
		}
		if name := strconv.Itoa(y.year); x >= free && x+len(name) <= end {
			copy(row[x:], []rune(name))
			free = x + len(name) + 1
		} else if x < a.width && row[x] == ' ' {
			row[x] = '·'
		}
	}
	return string(row)
}

// draw gives a lane's track: a day is a point, a month or a year all that it can mean,
// an interval reaches from its beginning to its end, and no further than is known.
func (a *axis) draw(l *model.Lane) string {
	row := []rune(repeat(" ", a.width))
	from, to := 0, a.width-1
	if l.Start.Bounded() {
		from = a.column(l.Start.First)
	}
	end := l.Start
	if l.Interval {
		end = l.End
	}
	switch {
	case end.Bounded():
		to = a.column(end.Last)
	case end.Unknown:
		to = min(a.width-1, a.column(l.Start.Last)+1)
	}
	to = max(from, to)
	for x := from; x <= to; x++ {
		row[x] = '─'
	}
	first, last := '├', '┤'
	switch {
	case l.Start.Day() && !l.Interval && l.Rough:
		first, last = '~', '~'
	case l.Start.Day() && !l.Interval:
		first, last = '◆', '◆'
	case from == to:
		first, last = '◇', '◇'
	}
	if l.Rough && first == '├' {
		first = '~'
	}
	switch {
	case l.Interval && l.Start.Open:
		first = '←'
	case l.Interval && l.Start.Unknown:
		first = '?'
	}
	switch {
	case l.Interval && l.End.Open:
		last = '→'
	case l.Interval && l.End.Unknown:
		last = '?'
	}
	row[to] = last
	if from < to || !l.Interval {
		row[from] = first
	}
	return string(row)
}
