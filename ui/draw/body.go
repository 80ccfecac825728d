package draw

import "sort"

// A Body is a drawing's rows that scroll, in runs: of 100,000 lanes a screen shows few,
// and a key is not to wait until there is something in memory for each.
type Body struct {
	runs []run
	rows int
}

// A run is rows below each other, which are painted when they come into sight.
type run struct {
	text  string
	paint func(stop, line int) string // nil where there is text
	stop  int                         // the first, which has all of its lines; the next is one more; -1 for none
	row   int                         // the first
	rows  int
	lines []int // where in the run each stop's lines begin; nil where each has one
	// groups are those of stops that have a heading each, which is no stop's; there are
	// none, or the stops are all in one.
	groups int
	first  func(group int) int // a group's first stop, counted from the run's
}

// on returns the stop that has a row, and which of its lines that is; no stop, and which
// group's it is, for a heading.
func (r *run) on(row int) (stop, line int) {
	row -= r.row
	if r.groups > 0 {
		g := sort.Search(r.groups, func(g int) bool { return r.first(g)+g > row }) - 1
		if stop = row - g - 1; stop < r.first(g) {
			return -1, g
		}
		return r.stop + stop, 0
	}
	if r.lines == nil {
		return r.stop + row, 0
	}
	i := sort.SearchInts(r.lines, row+1) - 1
	return r.stop + i, row - r.lines[i]
}

// of returns the first and the last row of a stop; ok reports whether it has any here.
func (r *run) of(stop int) (first, last int, ok bool) {
	i := stop - r.stop
	switch {
	case r.stop < 0 || i < 0 || i >= r.rows-r.groups || r.lines != nil && i >= len(r.lines):
		return 0, 0, false
	case r.groups > 0:
		row := r.row + i + sort.Search(r.groups, func(g int) bool { return r.first(g) > i })
		return row, row, true
	case r.lines == nil:
		return r.row + i, r.row + i, true
	case i+1 < len(r.lines):
		return r.row + r.lines[i], r.row + r.lines[i+1] - 1, true
	}
	return r.row + r.lines[i], r.row + r.rows - 1, true
}

// Len returns how many rows there are.
func (b *Body) Len() int { return b.rows }

// Row paints a row.
func (b *Body) Row(n int) string {
	r := b.at(n)
	if r.paint == nil {
		return r.text
	}
	return r.paint(r.on(n))
}

// at returns the run of a row, which there must be.
func (b *Body) at(row int) *run {
	return &b.runs[sort.Search(len(b.runs), func(i int) bool { return b.runs[i].row > row })-1]
}

// stopOf returns the stop that is all of a row; -1 where there is none.
func (b *Body) stopOf(row int) int {
	r := b.at(row)
	if r.stop < 0 {
		return -1
	}
	stop, _ := r.on(row)
	return stop
}

func (b *Body) add(r run) {
	if r.rows > 0 {
		r.row = b.rows
		b.runs = append(b.runs, r)
		b.rows += r.rows
	}
}

// put puts painted rows below the others.
func (d *Picture) put(rows ...string) {
	for _, text := range rows {
		d.Body.add(run{text: text, stop: -1, rows: 1})
	}
}

// putLater puts a row there that is to be painted when it is seen.
func (d *Picture) putLater(paint func() string) {
	d.Body.add(run{paint: func(int, int) string { return paint() }, stop: -1, rows: 1})
}

// putRows puts so many rows there that are no stop's, each to be painted when it is seen.
func (d *Picture) putRows(n int, paint func(row int) string) {
	d.putGroups(0, n, func(int) int { return 0 }, paint, nil)
}

// putAt puts a painted row below the others that is all of a stop's.
func (d *Picture) putAt(stop int, text string) {
	d.Body.add(run{text: text, stop: stop, rows: 1})
}

// putStop does the same with a row that is to be painted when it is seen.
func (d *Picture) putStop(stop int, paint func() string) {
	d.putMany(stop, 1, func(int) string { return paint() })
}

// putMany puts the rows of n stops, from one on, below the others, which share what
// paints them.
func (d *Picture) putMany(first, n int, paint func(stop int) string) {
	d.Body.add(run{paint: func(stop, _ int) string { return paint(stop) }, stop: first, rows: n})
}

// putGroups does the same with n stops in so many groups, each below its heading.
func (d *Picture) putGroups(n, groups int, first func(group int) int, heading, paint func(int) string) {
	d.Body.add(run{rows: n + groups, groups: groups, first: first, paint: func(stop, group int) string {
		if stop < 0 {
			return heading(group)
		}
		return paint(stop)
	}})
}

// putLines does the same with stops that have several lines each: so many as count tells of
// the first, the second and so on.
func (d *Picture) putLines(first, n int, count func(i int) int, paint func(stop, line int) string) {
	r := run{paint: paint, stop: first, lines: make([]int, n)}
	for i := range n {
		r.lines[i] = r.rows
		r.rows += count(i)
	}
	d.Body.add(r)
}
