package model

import (
	"cmp"
	"slices"
)

// OtherSize returns what [Scene.ToggleSize] shows; empty where the drawing has one size.
func (s Scene) OtherSize() string {
	row := s.Drawing.row()
	if row.larger == nil || row.sized != nil && !row.sized(s.view.d) {
		return ""
	}
	return row.sizes[truth(*row.larger(&s.Selection))]
}

// ToggleSize shows the drawing's other size; a drawing of one size stays as it is.
func (s Scene) ToggleSize() Selection {
	if s.OtherSize() == "" {
		return s.requested
	}
	next, larger := s.requested, s.Drawing.row().larger
	if *larger(&next) = !*larger(&s.Selection); *larger(&next) {
		return next
	}
	if smaller := s.view.See(next); *larger(&smaller.Selection) {
		next.Tie, next.Other, next.Nth = "", "", 1
		if smaller = s.view.See(next); smaller.Figure.At >= 0 {
			return smaller.ChoosePick(smaller.Figure.At)
		}
	}
	return next
}

// Draw shows a drawing, or the panes, with the same chosen. Who only looks at drawings
// comes back to where they were; what was chosen in one comes along.
func (s Scene) Draw(d Drawing) Selection {
	next := s.requested
	switch next.Drawing, next.Card = d, ""; {
	case s.Drawing == NoDrawing:
		next.Nth = 0
	case d != NoDrawing:
		next.Nth = min(next.Nth, 1) // which of the tie's stops it was is the other drawing's
	case next.Nth > 0:
		return s.leave(next.Tie)
	}
	return next
}

// leave shows the panes with a tie chosen, or with what is chosen there where there is none.
func (s Scene) leave(tie string) Selection {
	next := s.requested
	if tie != "" && tie != s.behind {
		next = s.ChooseTie(tie)
	}
	if next.Tie = cmp.Or(tie, next.Tie); tie == s.Tie && s.Card == "" {
		next.Item = s.Item
	}
	next.Drawing, next.Nth, next.Card = NoDrawing, 0, ""
	return next
}

// NextDrawing shows the next drawing to look at, and behind the last the panes.
func (s Scene) NextDrawing() Selection { return s.drawNext(false) }

// NextQuestion shows the next drawing that answers a question, and behind the last
// the panes.
func (s Scene) NextQuestion() Selection { return s.drawNext(true) }

func (s Scene) drawNext(question bool) Selection {
	for next := s.requested.Drawing + 1; int(next) < drawings; next++ {
		if next.Question() == question {
			return s.Draw(next)
		}
	}
	return s.Draw(NoDrawing)
}

// ChoosePick chooses what stands at a stop of the drawing, counted from 0.
func (s Scene) ChoosePick(stop int) Selection {
	p, next := s.Figure.Facts.pick(stop), s.requested
	next.Tie, next.Quote = p.tie(s.Tie), ""
	next.Nth = s.Figure.Facts.nth(next.Tie, stop)
	next.Scope = Scope{}
	if s.Drawing.row().spoken {
		next.Scope = Scope{Kind: SaidBy, ID: s.claimant()}
	}
	if p.items != nil {
		next.Item = p.item(next.Tie)
	}
	if p.stays {
		p.Other = ""
	} else if p.Actor != "" {
		next.Actor = p.Actor
	} else if t := s.view.d.TieByID(next.Tie); t != nil && s.Drawing.row().follows {
		next.Actor = s.view.d.Actors[s.seenFrom(t)].ID
	}
	if p.Other != "" {
		next.Other = p.Other
	}
	next.Focus, next.Card, next.Wide = Relationships, "", s.Wide
	return next
}

// moveDrawn chooses n rows further down in the drawing; it stops at the ends.
func (s Scene) moveDrawn(n int) Selection {
	f := &s.Figure
	if f.At < 0 {
		return s.requested
	}
	columns, rows := f.Facts.grid()
	cells := columns * rows
	row, column := f.At/columns, f.At%columns
	if f.At >= cells {
		row, column = rows+f.At-cells, 0
	}
	row = further(row, n, rows+f.Size-cells)
	stop := row*columns + column
	if row >= rows {
		stop = cells + row - rows
	}
	if stop == f.At {
		return s.requested
	}
	return s.ChoosePick(stop)
}

// MoveSideways chooses n columns further right in a matrix. Elsewhere it chooses the
// n-th actor on that the drawing is of: the other one where it is of two, the
// claimant of what is said, the lens of a ladder.
func (s Scene) MoveSideways(n int) Selection {
	if sideways := s.Drawing.row().sideways; sideways != nil {
		return sideways(&s, n)
	}
	f := &s.Figure
	if f.Facts == nil || f.At < 0 {
		return s.requested
	}
	columns, rows := f.Facts.grid()
	now := f.At % columns
	next := further(now, n, columns)
	if next == now || f.At >= columns*rows {
		return s.requested
	}
	return s.ChoosePick(f.At - now + next)
}

// nextActor chooses the n-th actor on that has ties.
func (s *Scene) nextActor(n int) Selection {
	actor := s.view.nextTied(s.Actor, "", n)
	if actor == s.Actor {
		return s.requested
	}
	next := s.CloseCard()
	next.Actor, next.Scope, next.Nth = actor, Scope{}, 0
	return next
}

// nextOther chooses the n-th second actor on that has ties.
func (s *Scene) nextOther(n int) Selection {
	other := s.view.nextTied(s.Other, s.Actor, n)
	if other == s.Other {
		return s.requested
	}
	next := s.CloseCard()
	next.Other, next.Nth = other, 0
	return next
}

// nextClaimant chooses the n-th claimant on.
func (s *Scene) nextClaimant(n int) Selection {
	claimant := step(s.view.claimants(), s.claimant(), n)
	if claimant == s.claimant() {
		return s.requested
	}
	next := s.CloseCard()
	next.Scope, next.Nth = Scope{Kind: SaidBy, ID: claimant}, 0
	return next
}

// nextLens filters by the n-th lens on.
func (s *Scene) nextLens(n int) Selection {
	return s.WithFilter(s.requested.Filter.ThroughLens(Lens(further(int(s.requested.Filter.Lens()), n, lenses)))) //nolint:gosec // there are five
}

// nextTied returns the n-th actor on with a tie that passes, as Countries has them, but for
// one, up to their ends; the first if now has no such tie.
func (v *View) nextTied(now, without string, n int) string {
	d := v.d
	tied := func(a int) bool { return v.counts[a] > 0 && d.Actors[a].ID != without }
	at, ok := d.actor.find(now)
	if !ok || !tied(at) {
		first := slices.IndexFunc(d.countries, tied)
		if first < 0 {
			return now
		}
		return d.Actors[d.countries[first]].ID
	}
	by := cmp.Compare(n, 0)
	for i := d.rank[at] + by; n != 0 && i >= 0 && i < len(d.countries); i += by {
		if tied(d.countries[i]) {
			at = d.countries[i]
			n -= by
		}
	}
	return d.Actors[at].ID
}

// step returns what stands n further on in the list, up to its ends; the first if now
// isn't in it.
func step(list []string, now string, n int) string {
	i := slices.Index(list, now)
	switch {
	case len(list) == 0:
		return now
	case i < 0:
		return list[0]
	}
	return list[further(i, n, len(list))]
}

// enterFigure leaves the drawing for the panes, with the ties of the chosen pair or actor,
// or with the chosen tie.
func (s Scene) enterFigure() Selection {
	if s.Drawing.row().spoken && s.Figure.At >= 0 {
		s = s.view.See(s.ChoosePick(s.Figure.At))
	}
	if s.Figure.Pick.Other == "" {
		next := s.leave(s.Tie)
		next.Focus = Relationships
		return next
	}
	next := s.requested
	if pick := s.Figure.Pick; pick.Other != pick.Actor { // whose cell with itself has no tie
		next = s.WithFilter(s.requested.Filter.With(ByCounterpart, pick.Other))
	}
	next.Actor, next.Tie, next.Scope = s.Figure.Pick.Actor, s.Tie, Scope{}
	next.Drawing, next.Focus, next.Card = NoDrawing, Relationships, ""
	return next
}
