package model

import (
	"cmp"
	"encoding/binary"
	"maps"
	"math"
	"slices"
	"strings"
	"time"
)

// A Timeline is a lane a tie, in the order of their dates. Joined, the dated ties of one
// type between the same ends have one lane, where the first of them would stand.
type Timeline struct {
	picks
	Lanes   []Lane
	Undated []Lane
	// First and Last are the earliest and the latest day that any lane is known to have.
	First, Last int
	// Known is the last day that the dossier can speak of: what is open is not known to go
	// on behind it.
	Known int
	// Years are those in which any lane is known to start or end, in order.
	Years []YearCount
	// Denials is the most that [Lane.Denials] says of a lane.
	Denials int
}

// A YearCount is how many starts and ends of lanes lie in a year.
type YearCount struct{ Year, Count int }

// A Lane is the time of a tie, no more precise than its date. Days count from
// 1 January 1970.
type Lane struct {
	Tie  *Tie
	Stop int // in the drawing
	// Start and End are the days that either end of the date can mean. Of a date that
	// is no interval they are the same.
	Start, End Stretch
	Interval   bool
	// Approximate is set if the source gives the date as about, Uncertain if it isn't
	// sure of it, and Derived if it was worked out.
	Approximate, Uncertain, Derived bool
	// Others are those that share the lane, in the order of their dates.
	Others []Lane
	// Alike is set if a neighbour can be told from it by the type alone.
	Alike bool
}

// Exact reports whether the date is neither approximate, uncertain nor derived.
func (l *Lane) Exact() bool { return !l.Approximate && !l.Uncertain && !l.Derived }

// A Stretch runs from one day to another. One without bounds is open, or not known.
type Stretch struct {
	First, Last   int
	Open, Unknown bool
}

// Day reports whether the stretch is a single day.
func (s Stretch) Day() bool { return !s.Open && !s.Unknown && s.First == s.Last }

// Bounded reports whether its days are known.
func (s Stretch) Bounded() bool { return !s.Open && !s.Unknown }

// Ties returns the ties of the lane, in the order of their dates.
func (l *Lane) Ties() []*Tie { return l.appendTies(nil) }

func (l *Lane) appendTies(ties []*Tie) []*Tie {
	ties = append(ties, l.Tie)
	for i := range l.Others {
		ties = append(ties, l.Others[i].Tie)
	}
	return ties
}

// Denials counts who denies the lane's tie or, where several share it, which of these
// anybody denies.
func (l *Lane) Denials() int {
	if len(l.Others) == 0 {
		return l.Tie.Denials()
	}
	n := 0
	for _, t := range l.Ties() {
		if t.Contested() {
			n++
		}
	}
	return n
}

// Timeline returns the lanes of all ties that pass.
func (v *View) Timeline(joined bool) *Timeline {
	line, byDate, e := &Timeline{}, v.d.byDate(), v.match.errand
	half := len(byDate) / 2
	var later []Lane
	wait := e.beside(func() { later = v.lanes(byDate[half:], 0) }) // most of the time goes into what a tie is looked up for
	line.Lanes = v.lanes(byDate[:half], len(byDate)-half)
	line.Undated = make([]Lane, 0, v.undated)
	for t := range v.match.ties(v.d) {
		if t.Date.IsZero() {
			line.Undated = append(line.Undated, Lane{Tie: t})
		}
	}
	wait()
	line.Lanes = append(line.Lanes, later...)
	line.measure(e)
	line.Known = v.known(line.Last)
	if joined {
		line.join(e)
	}
	line.stand(e, v.passed)
	wait = e.beside(line.index)
	for _, lanes := range [][]Lane{line.Lanes, line.Undated} {
		for i := range lanes {
			e.goOn()
			line.Denials = max(line.Denials, lanes[i].Denials())
			if i > 0 && v.d.alike(lanes[i-1].Tie, lanes[i].Tie) {
				lanes[i-1].Alike, lanes[i].Alike = true, true
			}
		}
	}
	wait()
	return line
}

// known returns the last day that the view's dossier can speak of: that of its own date, else
// of its latest source, but none behind the day as of which it is shown. Where it tells none
// of them, what is dated latest is the best that there is.
func (v *View) known(last int) int {
	bounded := func(d Date) bool { return !d.IsZero() && d.latest() != math.MaxInt }
	day, told := math.MinInt, false
	if d := v.d.Head.AsOf; bounded(d) {
		day, told = d.latest(), true
	} else {
		for i := range v.d.Sources {
			if d := v.d.Sources[i].Issued; bounded(d) {
				day, told = max(day, d.latest()), true
			}
		}
	}
	switch asOf := v.d.day; {
	case bounded(asOf) && told:
		return min(day, asOf.latest())
	case bounded(asOf):
		return asOf.latest()
	case told:
		return day
	}
	return last
}

// stand gives each lane its stop, with its ties, of which there are so many in all.
func (t *Timeline) stand(e *Errand, all int) {
	t.room(len(t.Lanes) + len(t.Undated))
	ties := make([]*Tie, 0, all) // which the stops share
	for _, lanes := range [][]Lane{t.Lanes, t.Undated} {
		for i := range lanes {
			e.goOn()
			first := len(ties)
			ties = lanes[i].appendTies(ties)
			lanes[i].Stop = t.add(Pick{Ties: ties[first:len(ties):len(ties)]})
		}
	}
}

// lanes returns those of the ties that pass, of ones in the order of their dates, with room
// for so many more.
func (v *View) lanes(byDate []int32, more int) []Lane {
	lanes := make([]Lane, 0, min(len(byDate)+more, v.passed))
	for t := range v.match.among(v.d, byDate, -1) {
		if n := len(lanes); n > 0 && lanes[n-1].Tie.Date == t.Date && lanes[n-1].Derived == t.DateDerived {
			lanes = append(lanes, lanes[n-1])
			lanes[n].Tie = t
			continue
		}
		lanes = append(lanes, laneOf(t))
	}
	return lanes
}

func laneOf(t *Tie) Lane {
	dates := t.Date.ends()
	start, end := dates.start, dates.end
	first, last := t.Date.Ends()
	return Lane{
		Tie: t, Start: first, End: last, Interval: dates.interval, Derived: t.DateDerived,
		Approximate: start.signed(approximateSigns) || end.signed(approximateSigns),
		Uncertain:   start.signed(uncertainSigns) || end.signed(uncertainSigns),
	}
}

// alike reports whether two ties have the same ends and the same label, but not the
// same type.
func (d *Dossier) alike(a, b *Tie) bool {
	return a.at.typ() != b.at.typ() && a.Label == b.Label && d.sameInBrief(a, b)
}

// sameInBrief reports whether two ties have the same ends by their short names.
func (d *Dossier) sameInBrief(a, b *Tie) bool {
	brief := func(n int32) string { return cmp.Or(d.Actors[n].Short, d.names[n]) }
	if !a.OfTwo() || !b.OfTwo() {
		first, other := brief(a.at.ends()[0]), brief(b.at.ends()[0]) // which nearly always tell them apart
		return (strings.HasPrefix(first, other) || strings.HasPrefix(other, first)) && d.EndsInBrief(a) == d.EndsInBrief(b)
	}
	return a.Directed() == b.Directed() && brief(a.at.pair[0]) == brief(b.at.pair[0]) && brief(a.at.pair[1]) == brief(b.at.pair[1])
}

// join has the lanes of one type between the same ends share the first one.
func (t *Timeline) join(e *Errand) {
	first := map[string]int{}
	kept := t.Lanes[:0]
	var of []byte
	for _, l := range t.Lanes {
		e.goOn()
		of = l.Tie.appendEnds(binary.AppendUvarint(of[:0], uint64(l.Tie.at.typ()))) //nolint:gosec // it is an index
		if at, ok := first[string(of)]; ok {
			kept[at].Others = append(kept[at].Others, l)
			continue
		}
		first[string(of)] = len(kept)
		kept = append(kept, l)
	}
	t.Lanes = kept
}

// appendEnds appends what ties of the same ends have in common, and no others: in which order a
// side names them tells nothing, nor which side of a tie without direction is the first.
func (t *Tie) appendEnds(to []byte) []byte {
	var few [6]int32
	ends := append(few[:0], t.at.ends()...)
	first, second := ends[:t.at.side()], ends[t.at.side():]
	slices.Sort(first)
	slices.Sort(second)
	kind := byte(1)
	if !t.Directed() {
		kind = 0
		if len(second) > 0 && slices.Compare(first, second) > 0 {
			first, second = second, first
		}
	}
	to = append(to, kind)
	for _, side := range [][]int32{first, second} {
		to = binary.AppendUvarint(to, uint64(len(side)))
		for _, a := range side {
			to = binary.AppendUvarint(to, uint64(a)) //nolint:gosec // it is an index
		}
	}
	return to
}

// measure finds the days between which the lanes lie, and counts their years.
func (t *Timeline) measure(e *Errand) {
	count, measured := map[int]int{}, false
	var days [4]sameDays // of the starts and the ends, the first and the last
	for i := range t.Lanes {
		e.goOn()
		l := &t.Lanes[i]
		for end, s := range [2]Stretch{l.Start, l.End} {
			if !s.Bounded() || end > 0 && !l.Interval {
				continue
			}
			if !measured {
				measured, t.First, t.Last = true, s.First, s.Last
			}
			t.First, t.Last = min(t.First, s.First), max(t.Last, s.Last)
			days[2*end].add(s.First, count)
			days[2*end+1].add(s.Last, count)
		}
	}
	for i := range days {
		days[i].tell(count)
	}
	for _, year := range slices.Sorted(maps.Keys(count)) {
		t.Years = append(t.Years, YearCount{year, count[year]})
	}
}

// sameDays counts days that follow on each other as one: most lanes start on that on which
// the one before does.
type sameDays struct{ day, n int }

func (d *sameDays) add(day int, count map[int]int) {
	if day != d.day {
		d.tell(count)
		d.day, d.n = day, 0
	}
	d.n++
}

// tell counts the years of what is counted of one day.
func (d *sameDays) tell(count map[int]int) {
	if d.n > 0 {
		count[YearOf(d.day)] += d.n
	}
}

// YearOf returns the year of a day.
func YearOf(day int) int { return timeOf(day).Year() }

// YearStart returns a year's first day.
func YearStart(year int) int { return dayOf(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)) }

// MonthOf returns the month of a day, from 1, and which day of the month it is.
func MonthOf(day int) (month time.Month, of int) {
	t := timeOf(day)
	return t.Month(), t.Day()
}
