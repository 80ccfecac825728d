package model

import (
	"cmp"
	"slices"
	"time"
)

// A Span is how much time a timeline shows: all that its lanes have, or a piece of the
// calendar around the chosen one.
type Span uint8

// The spans, each shorter than the one before.
const (
	AllTime Span = iota
	Millennium
	Century
	TwentyYears
	FiveYears
	OneYear
	Quarter
	OneMonth
	Week
	spans int = iota
)

// A spanRow is what there is of a span.
type spanRow struct {
	word   string
	period Period
}

var spanRows = [spans]spanRow{
	AllTime:     {word: "all"},
	Millennium:  {"millennium", Period{Years: 1000}},
	Century:     {"century", Period{Years: 100}},
	TwentyYears: {"20-years", Period{Years: 20}},
	FiveYears:   {"5-years", Period{Years: 5}},
	OneYear:     {"year", Period{Years: 1}},
	Quarter:     {"quarter", Period{Months: 3}},
	OneMonth:    {"month", Period{Months: 1}},
	Week:        {"week", Period{Days: 7}},
}

var spanWords = column(spanRows[:], func(r *spanRow) string { return r.word })

func (Span) words() []string { return spanWords }

// String returns the span's word.
func (s Span) String() string { return wordOf(s) }

// MarshalText returns the span's word.
func (s Span) MarshalText() ([]byte, error) { return textOf(s) }

// UnmarshalText reads the span's word.
func (s *Span) UnmarshalText(text []byte) error { return readText(s, text) }

// period returns the span's piece of the calendar; the zero Period of AllTime.
func (s Span) period() Period { return spanRows[s].period }

// A Period is a piece of the calendar, of one unit alone. Those of a number begin where
// the number divides the year, or the month of the year. Those of days begin anew with
// each month, of which the last takes what is left: a month has four weeks.
type Period struct{ Years, Months, Days int }

// Start returns the first day of the period that a day lies in.
func (p Period) Start(day int) int {
	t := timeOf(day)
	y, m, d := t.Year(), int(t.Month())-1, 1
	switch {
	case p.Years > 0:
		y, m = y-((y%p.Years)+p.Years)%p.Years, 0
	case p.Months > 0:
		m -= m % p.Months
	case p.Days == 1:
		d = t.Day()
	default:
		d = 1 + min((t.Day()-1)/p.Days, 30/p.Days-1)*p.Days
	}
	return dayOf(time.Date(y, time.Month(m+1), d, 0, 0, 0, 0, time.UTC))
}

// Next returns the first day behind the period that a day lies in.
func (p Period) Next(day int) int {
	start := p.Start(day)
	if p.Days == 0 {
		return dayOf(timeOf(start).AddDate(p.Years, p.Months, 0))
	}
	month := Period{Months: 1}.Next(start)
	if next := start + p.Days; next < month && p.Start(next) == next {
		return next
	}
	return month
}

// Closer shows a shorter span of time around the chosen lane of a timeline, n spans on;
// or a longer one, where n is negative. Spans that are longer than all time are passed
// over.
func (s Scene) Closer(n int) Selection {
	next := s.requested
	line, ok := s.Figure.Facts.(*Timeline)
	if !ok || len(line.Lanes) == 0 {
		return next
	}
	choice := line.spans()
	at := slices.Index(choice, s.Span)
	if i := further(at, n, len(choice)); i != at {
		next.Span = choice[i]
	}
	return next
}

// spans returns all time, and what is shorter.
func (t *Timeline) spans() []Span {
	shorter := []Span{AllTime}
	for s := Millennium; int(s) < spans; s++ {
		if p := s.period(); p.Next(t.First) <= t.Last {
			shorter = append(shorter, s)
		}
	}
	return shorter
}

// seeSpan shows all time where the span is longer.
func (s *Scene) seeSpan() {
	if line, ok := s.Figure.Facts.(*Timeline); ok && !slices.Contains(line.spans(), s.Span) {
		s.Span = AllTime
	}
}

// Window returns the first day of the Span that a timeline shows around its chosen lane,
// and the first behind it; ok is false for all time. What has no date is shown with the
// last lane before it.
func (s *Scene) Window() (first, end int, ok bool) {
	line, isLine := s.Figure.Facts.(*Timeline)
	if !isLine || s.Span == AllTime || len(line.Lanes) == 0 {
		return 0, 0, false
	}
	t := s.view.d.TieByID(s.Tie)
	if t == nil || t.Date.IsZero() {
		t = line.Lanes[len(line.Lanes)-1].Tie
	}
	p, day := s.Span.period(), t.Date.begin().first
	return p.Start(day), p.Next(day), true
}

// JoinLanes has a timeline show the ties of one type between the same in one lane, or
// each in its own again.
func (s Scene) JoinLanes() Selection {
	next := s.requested
	if s.Drawing == TimelineDrawing {
		next.Joined = !next.Joined
		next.Tie = cmp.Or(s.Tie, next.Tie) // it stays, wherever it comes to stand
	}
	return next
}
