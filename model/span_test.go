package model_test

import (
	"math"
	"testing"

	"entente/model"

	"pgregory.net/rapid"
)

// TestPropertyPeriodsTile holds that the periods of a kind follow each other without a
// gap, in any of the years that dates can have.
func TestPropertyPeriodsTile(t *testing.T) {
	t.Parallel()
	const longest = 366 * 1000 // of the periods, in days
	far := int(min(int64(365e9), math.MaxInt-longest))
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SampledFrom([]model.Period{{Days: 1}, {Days: 2}, {Days: 7}, {Days: 10}, {Months: 1}, {Months: 3}, {Years: 1}, {Years: 20}, {Years: 1000}}).Draw(t, "period")
		day := rapid.IntRange(-far, far).Draw(t, "day")
		first, next := p.Start(day), p.Next(day)
		switch {
		case first > day || next <= day:
			t.Fatalf("%+v of day %d runs from %d to %d", p, day, first, next)
		case p.Start(next) != next || p.Start(next-1) != first || p.Start(first) != first || p.Next(first) != next:
			t.Fatalf("%+v from %d is followed by one from %d, whose first day is %d", p, first, next, p.Start(next))
		}
	})
}

// TestPropertyCloser comes closer in a timeline as far as it goes, and out again: each
// window is shorter, lies in the one before, and holds what is chosen.
func TestPropertyCloser(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t, model.TimelineDrawing)
		out := s.View().See(s.Closer(-99))
		if out.Span != model.AllTime {
			t.Fatalf("%s is shown of all time", out.Span)
		}
		seen := []model.Span{out.Span}
		for now := out; ; {
			next := now.View().See(now.Closer(1))
			if next.Span == now.Span {
				break
			}
			from, end, ok := next.Window()
			if before, behind, was := now.Window(); !ok || was && (from < before || end > behind || end-from == behind-before) {
				t.Fatalf("the %s runs from %d to %d, the %s from %d to %d", next.Span, from, end, now.Span, before, behind)
			}
			// A lane that several ties share begins with the first of them.
			if l := chosenLane(&next); l != nil && l.Tie.ID == next.Tie && l.Start.Bounded() && (l.Start.First < from || l.Start.First >= end) {
				t.Fatalf("the %s doesn't show %s", next.Span, l.Tie.Date.EDTF())
			}
			if next.Tie != out.Tie || next.Figure.At != out.Figure.At {
				t.Fatalf("coming closer chose %s for %s", next.Tie, out.Tie)
			}
			now, seen = next, append(seen, next.Span)
		}
		for i := range seen {
			back := s.View().See(out.Closer(i))
			if back.Span != seen[i] {
				t.Fatalf("%d steps show the %s, one after the other the %s", i, back.Span, seen[i])
			}
			if again := s.View().See(back.Closer(-i)); again.Span != model.AllTime {
				t.Fatalf("%d steps out of the %s show the %s", i, back.Span, again.Span)
			}
		}
	})
}

// chosenLane is the lane that is chosen; nil where that is of a tie without a date.
func chosenLane(s *model.Scene) *model.Lane {
	for i := range s.Figure.Facts.(*model.Timeline).Lanes {
		if l := &s.Figure.Facts.(*model.Timeline).Lanes[i]; l.Stop == s.Figure.At {
			return l
		}
	}
	return nil
}
