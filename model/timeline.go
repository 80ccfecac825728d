package model

import (
	"cmp"
	"slices"
	"time"
)

// A Timeline is a lane a tie, in the order of their dates.
type Timeline struct {
	picks
	Lanes   []Lane
	Undated []Lane
}

// A Lane tells when a tie was, no more precisely than its date does. Days count from
// 1 January 1970.
type Lane struct {
	Tie   *Tie
	Place int // in the drawing
	// Start and End are the days that either end of the date can mean. Of a date that
	// is no interval they are the same.
	Start, End Stretch
	Interval   bool
	// Rough tells that the date is approximate, or worked out; Uncertain that the
	// source isn't sure of it.
	Rough, Uncertain bool
}

// A Stretch is from one day to another. One without bound is open, or not known.
type Stretch struct {
	First, Last   int
	Open, Unknown bool
}

// Day tells whether the stretch is a single day.
func (s Stretch) Day() bool { return !s.Open && !s.Unknown && s.First == s.Last }

// Bounded tells whether its days are known.
func (s Stretch) Bounded() bool { return !s.Open && !s.Unknown }

// Timeline gives the lanes of all ties that pass.
func (v *View) Timeline() *Timeline {
	line := &Timeline{}
	var dated []datedTie
	for i := range v.d.Ties {
		t := &v.d.Ties[i]
		if !v.sieve.passes(t, -1) {
			continue
		}
		if t.Date.IsZero() {
			line.Undated = append(line.Undated, Lane{Tie: t})
		} else {
			dated = append(dated, datedTie{t.Date.sortKey(), t})
		}
	}
	slices.SortStableFunc(dated, func(a, b datedTie) int { return cmp.Compare(a.key, b.key) })
	line.Lanes = make([]Lane, len(dated))
	for i := range dated {
		line.Lanes[i] = laneOf(dated[i].tie)
	}
	line.room(len(line.Lanes) + len(line.Undated))
	for _, lanes := range [][]Lane{line.Lanes, line.Undated} {
		for i := range lanes {
			lanes[i].Place = line.add(Pick{Ties: []*Tie{lanes[i].Tie}})
		}
	}
	return line
}

type datedTie struct {
	key int
	tie *Tie
}

func laneOf(t *Tie) Lane {
	start, end := t.Date.start, t.Date.end
	return Lane{
		Tie: t, Start: start.stretch(), End: end.stretch(), Interval: t.Date.interval,
		Rough:     start.approximate || end.approximate || t.DateDerived,
		Uncertain: start.uncertain || end.uncertain,
	}
}

func (p point) stretch() Stretch {
	if p.year == 0 {
		return Stretch{Open: p.open, Unknown: !p.open}
	}
	first := time.Date(p.year, time.Month(max(p.month, 1)), max(p.day, 1), 0, 0, 0, 0, time.UTC)
	next := first.AddDate(0, 0, 1)
	switch {
	case p.month == 0:
		next = first.AddDate(1, 0, 0)
	case p.day == 0:
		next = first.AddDate(0, 1, 0)
	}
	return Stretch{First: dayOf(first), Last: dayOf(next) - 1}
}

const daySeconds = 24 * 60 * 60

func dayOf(t time.Time) int { return int(t.Unix() / daySeconds) }

// YearOf gives the year of a day.
func YearOf(day int) int { return time.Unix(int64(day)*daySeconds, 0).UTC().Year() }

// YearStart gives a year's first day.
func YearStart(year int) int { return dayOf(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)) }
