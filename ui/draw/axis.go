package draw

import (
	"slices"
	"strconv"

	"entente/model"
	"entente/ui/paint"
)

// An axis maps days to columns. Each of its pieces has one scale; between two of them
// stands the sign of a break, for time in which nothing is dated.
type axis struct {
	width    int
	name     string // of the window; for all time what stands left of it
	windowed bool   // it shows a window, beyond which lanes may go on
	pieces   []piece
	ruler    []rune // the ticks' names
	bare     []dot  // a row without a lane: ticks and breaks
	known    int    // the last day of which anything is known
}

// A piece is a stretch of time from a day up to, but not including, another, and its
// columns.
type piece struct{ from, end, x, w int }

// days returns how long the piece is. Days times columns are more than 32 bits hold, and so
// are the days between two that they do.
func (p *piece) days() int64 { return int64(p.end) - int64(p.from) }

// A dot is what stands in one column of a lane.
type dot struct {
	sign rune
	ink  paint.Ink
}

// newAxis returns an axis of so many columns for what the Scene shows of a timeline.
func newAxis(s *model.Scene, line *model.Timeline, width int) *axis {
	a := &axis{width: width, name: "date", known: line.Known}
	if first, end, ok := s.Window(); ok {
		a.windowed, a.name = true, windowName(first, end)
		a.pieces = []piece{{first, end, 0, width}}
	} else {
		a.split(line)
	}
	a.rule()
	return a
}

// split breaks the axis where leaving time out leaves far less of it, as long as each
// piece has room for a year.
func (a *axis) split(line *model.Timeline) {
	years := line.Years
	if len(years) == 0 {
		return
	}
	gap := func(i int) int { return years[i].Year - years[i-1].Year - 1 }
	order := make([]int, 0, len(years))
	for i := 1; i < len(years); i++ {
		if gap(i) > 1 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return gap(j) - gap(i) })
	total := years[len(years)-1].Year - years[0].Year + 1
	cuts := []int{0}
	for _, i := range order {
		if gap(i)*4 < total || (len(cuts)+1)*(yearColumns(years)+2) > a.width {
			break
		}
		cuts = append(cuts, i)
		total -= gap(i)
	}
	slices.Sort(cuts)
	a.share(line, append(cuts, len(years)), total)
}

// yearColumns is how many columns the longer of the outmost years takes.
func yearColumns(years []model.YearCount) int {
	return max(len(model.YearEDTF(years[0].Year)), len(model.YearEDTF(years[len(years)-1].Year)))
}

// share shares out the width among the pieces that begin with these years: room for a
// year to each, the rest by how long they are, and by how much is dated in them.
func (a *axis) share(line *model.Timeline, cuts []int, total int) {
	n := len(cuts) - 1
	if n == 1 && model.YearOf(line.Last)-model.YearOf(line.First) < 3 {
		month := model.Period{Months: 1}
		a.pieces = []piece{{month.Start(line.First), month.Next(line.Last), 0, a.width}}
		return
	}
	ends := 0
	for _, y := range line.Years {
		ends += y.Count
	}
	least := yearColumns(line.Years) + 1
	spare, x := a.width-n*(least+1), 0
	for i := range n {
		own := line.Years[cuts[i]:cuts[i+1]]
		first, last := own[0].Year, own[len(own)-1].Year
		weight := 0
		for _, y := range own {
			weight += y.Count
		}
		p := piece{from: model.YearStart(first), end: model.YearStart(last + 1), x: x}
		whole := 2 * int64(total) * int64(ends)
		p.w = least + int(int64(max(0, spare))*(int64(last-first+1)*int64(ends)+int64(weight)*int64(total))/whole)
		if i == n-1 {
			p.w = a.width - x
		}
		a.pieces = append(a.pieces, p)
		x += p.w + 1
	}
}

// place returns the column of a day, and on which side of the window it lies: -1 before,
// 1 behind it, else 0.
func (a *axis) place(day int) (x, side int) {
	at := 0
	for i := range a.pieces {
		if a.pieces[i].from <= day {
			at = i
		}
	}
	switch p := &a.pieces[at]; {
	case a.windowed && day < p.from:
		return 0, -1
	case a.windowed && day >= p.end:
		return a.width - 1, 1
	default:
		return p.column(day), 0
	}
}

// column returns where a day lies; one beyond the piece has its nearest column.
func (p *piece) column(day int) int {
	day = max(p.from, min(day, p.end-1))
	return p.x + int((int64(day)-int64(p.from))*int64(p.w)/p.days())
}

// rule names as many ticks as there is room for, and draws what stands behind the lanes.
func (a *axis) rule() {
	a.ruler, a.bare = []rune(paint.Repeat(" ", a.width)), make([]dot, a.width)
	for i := range a.bare {
		a.bare[i].sign = ' '
	}
	for i := range a.pieces {
		p := &a.pieces[i]
		if i > 0 {
			a.ruler[p.x-1], a.bare[p.x-1] = '╱', dot{'╱', paint.Ruled}
		}
		a.tick(p)
	}
}

// tick names the ticks of a piece that have room; before them, where the piece begins
// between two, the year that it begins in.
func (a *axis) tick(p *piece) {
	unit, free := p.unit(), p.x
	put := func(day int, name string) {
		x := p.column(day)
		if x < free || x+len(name) > p.x+p.w {
			return
		}
		copy(a.ruler[x:], []rune(name))
		if x > p.x || p.x == 0 { // else the break says it
			a.bare[x] = dot{'┊', paint.Ruled}
		}
		free = x + len(name) + 1
	}
	first := unit.Start(p.from)
	if first < p.from { // the axis begins between two ticks
		first = unit.Next(first)
		put(p.from, model.YearEDTF(model.YearOf(p.from)))
	}
	for day := first; day < p.end; day = unit.Next(day) {
		put(day, tickName(day, unit, free == p.x && !a.windowed))
	}
}

// tickUnits are the distances of ticks, but for those of more than a year.
var tickUnits = []model.Period{{Days: 1}, {Days: 2}, {Days: 7}, {Months: 1}, {Months: 3}, {Years: 1}}

// longestUnit is as many years as a date can be away from the year 0.
const longestUnit = 1_000_000_000

// unit returns the shortest distance of ticks whose names have room.
func (p *piece) unit() model.Period {
	fits := func(days int64, columns int) bool { return days*int64(p.w) >= int64(columns+1)*p.days() }
	for i, columns := range []int{2, 2, 3, 4, 4, 4} {
		if u := tickUnits[i]; fits(int64(u.Days+u.Months*31+u.Years*366), columns) {
			return u
		}
	}
	columns := max(len(model.YearEDTF(model.YearOf(p.from))), len(model.YearEDTF(model.YearOf(p.end-1))))
	for tens := 1; ; tens *= 10 {
		for _, n := range []int{1, 2, 5} {
			if fits(int64(tens*n)*366, columns) || tens >= longestUnit {
				return model.Period{Years: tens * n}
			}
		}
	}
}

// tickName names a day as briefly as its neighbours allow, the first one in full where no
// window's name tells the year.
func tickName(day int, unit model.Period, first bool) string {
	year := model.YearEDTF(model.YearOf(day))
	month, of := model.MonthOf(day)
	name := month.String()[:3]
	switch {
	case unit.Years > 0 || unit.Months > 0 && month == 1:
		return year
	case unit.Months > 0 && first:
		return name + " " + year
	case unit.Months > 0:
		return name
	case first:
		return strconv.Itoa(of) + " " + name + " " + year
	case of == 1:
		return "1 " + name
	}
	return strconv.Itoa(of)
}

// windowName names the days from one up to, but not including, another: a year, years, a
// month, months or days.
func windowName(first, end int) string {
	last := end - 1
	from, to := model.YearEDTF(model.YearOf(first)), model.YearEDTF(model.YearOf(last))
	a, start := model.MonthOf(first)
	b, stop := model.MonthOf(last)
	switch {
	case from != to:
		return from + "–" + to
	case a == 1 && b == 12:
		return from
	case a != b:
		return a.String()[:3] + "–" + b.String()[:3] + " " + from
	case start == 1 && stop > 22:
		return a.String()[:3] + " " + from
	}
	return strconv.Itoa(start) + "–" + strconv.Itoa(stop) + " " + a.String()[:3] + " " + from
}

// cells are a lane's columns, neighbours of one ink in one cell.
func (a *axis) cells(l *model.Lane) []paint.Cell {
	var cells []paint.Cell
	dots := a.draw(l)
	for from, i := 0, 1; i <= len(dots); i++ {
		if i < len(dots) && (dots[i].ink == dots[from].ink || dots[i].sign == ' ') {
			continue
		}
		text := make([]rune, 0, i-from)
		for _, d := range dots[from:i] {
			text = append(text, d.sign)
		}
		cells = append(cells, paint.Cell{Text: string(text), Width: i - from, Ink: dots[from].ink})
		from = i
	}
	return cells
}

// draw returns a lane's columns: of those that share it, each over the one before.
func (a *axis) draw(l *model.Lane) []dot {
	row := slices.Clone(a.bare)
	a.over(row, l)
	for i := range l.Others {
		a.over(row, &l.Others[i])
	}
	return row
}

// over draws a lane over what stands there. A day is a point, and so is all that is shorter than a
// column. A line is solid where what it tells of was, and dashed where its date leaves
// open whether it was yet, or still: a month may be any of its days.
func (a *axis) over(row []dot, l *model.Lane) {
	put := func(x int, sign rune) { row[max(0, min(x, a.width-1))] = dot{sign, paint.Accent} }
	from, before := a.from(l)
	to, behind := a.to(l)
	switch {
	case before > 0:
		put(a.width-1, '»')
		if l.Start.Unknown { // it may have begun in the window
			put(a.width-2, '?')
		}
		return
	case behind < 0:
		put(0, '«')
		if l.End.Unknown { // it may have ended in the window
			put(1, '?')
		}
		return
	case from == to && before == 0 && behind == 0 && l.Start.Bounded() && l.End.Bounded():
		put(from, dayMark(l))
		return
	}
	for x := from + 1; x < to; x++ {
		put(x, '─')
	}
	a.dash(l, row)
	put(to, endSign(l, behind))
	if from < to || before < 0 || !l.Start.Bounded() {
		put(from, startSign(l, before))
	}
}

// from returns where a lane begins, and on which side of the window.
func (a *axis) from(l *model.Lane) (x, side int) {
	switch {
	case l.Start.Bounded():
		return a.place(l.Start.First)
	case l.Start.Open:
		return 0, min(0, a.side(l.End.First))
	}
	x, side = a.place(l.End.First)
	return max(0, x-1), side
}

// to returns where a lane ends, and on which side of the window.
func (a *axis) to(l *model.Lane) (x, side int) {
	switch {
	case l.End.Bounded():
		return a.place(l.End.Last)
	case l.End.Open:
		return a.width - 1, max(0, a.side(l.Start.Last))
	}
	x, side = a.place(l.Start.Last)
	return min(a.width-1, x+1), side
}

func (a *axis) side(day int) int {
	_, side := a.place(day)
	return side
}

// dash draws the stretches in which a lane's ends may lie: one that is open at any time
// before the other end, or behind the last day of which anything is known.
func (a *axis) dash(l *model.Lane, row []dot) {
	if l.Start.Open {
		last, _ := a.place(l.End.First)
		dashed(row[:last])
	}
	if l.End.Open {
		start, _ := a.place(l.Start.Last)
		if known, side := a.place(a.known); side < 0 {
			dashed(row)
		} else {
			dashed(row[max(start, known)+1:])
		}
	}
	for _, s := range []model.Stretch{l.Start, l.End} {
		if !s.Bounded() || s.Day() {
			continue
		}
		first, _ := a.place(s.First)
		last, _ := a.place(s.Last)
		if first < last {
			dashed(row[first : last+1])
		}
	}
}

// dashed draws columns of which nothing is known.
func dashed(columns []dot) {
	for i := range columns {
		columns[i] = dot{'┄', paint.Accent}
	}
}

// dayMark is the sign of a lane that has but a column.
func dayMark(l *model.Lane) rune {
	if l.Exact() {
		return '◆'
	}
	return '◇'
}

// startSign and endSign are the ends of a lane: known, open, unknown, or beyond the window.
func startSign(l *model.Lane, side int) rune {
	switch {
	case l.Start.Open:
		return '←'
	case side < 0:
		return '«'
	case l.Start.Unknown:
		return '?'
	}
	return '├'
}

func endSign(l *model.Lane, side int) rune {
	switch {
	case l.End.Open:
		return '→'
	case side > 0:
		return '»'
	case l.End.Unknown:
		return '?'
	}
	return '┤'
}
