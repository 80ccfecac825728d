package model_test

import (
	"fmt"
	"slices"
	"testing"

	"entente/model"

	"pgregory.net/rapid"
)

// drawn gives a Scene of each drawing in turn, of any dossier through any filter.
func drawn(t *rapid.T, d model.Drawing) model.Scene {
	w := newWalker(t)
	sel := w.pool.selection(t)
	sel.Drawing, sel.Wide = d, rapid.Bool().Draw(t, "wide")
	sel.Other = rapid.SampledFrom(append(w.pool.actors, "")).Draw(t, "other")
	return see(w.d, sel)
}

// passing gives the ties that pass the Scene's filter, seen from nobody.
func passing(s *model.Scene) []*model.Tie {
	var ties []*model.Tie
	d := s.View().Dossier()
	for i := range d.Ties {
		if passes(d, &d.Ties[i], s.Filter, "") {
			ties = append(ties, &d.Ties[i])
		}
	}
	return ties
}

// passingOf gives those of an actor, seen from it.
func passingOf(s *model.Scene, actor string) []*model.Tie {
	var ties []*model.Tie
	d := s.View().Dossier()
	for i := range d.Ties {
		if t := &d.Ties[i]; isEnd(t, actor) && passes(d, t, s.Filter, actor) {
			ties = append(ties, t)
		}
	}
	return ties
}

func tieIDs(ties []*model.Tie) []string {
	ids := make([]string, len(ties))
	for i, t := range ties {
		ids[i] = t.ID
	}
	slices.Sort(ids)
	return ids
}

func sameTies(t *rapid.T, what string, got, want []*model.Tie) {
	t.Helper()
	if a, b := fmt.Sprint(tieIDs(got)), fmt.Sprint(tieIDs(want)); a != b {
		t.Fatalf("%s: %s, want %s", what, a, b)
	}
}

// TestPropertyDrawingsMove walks about in every drawing: what is chosen is always in it,
// and told by Sources.
func TestPropertyDrawingsMove(t *testing.T) {
	for _, d := range model.Drawings() {
		t.Run(d.String(), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				s := drawn(t, d)
				for range rapid.IntRange(1, 8).Draw(t, "moves") {
					heldDrawing(t, &s, d)
					n := rapid.IntRange(-3, 3).Draw(t, "n")
					next := s.Move(model.Relationships, n)
					if rapid.Bool().Draw(t, "sideways") {
						next = s.MoveSideways(n)
					}
					s = see(s.View().Dossier(), next)
				}
				if back := see(s.View().Dossier(), s.Draw(model.NoDrawing)); s.Tie != "" && d != model.VoicesDrawing && back.Tie != s.Tie && passes(back.View().Dossier(), s.Story.Tie, s.Filter, back.Actor) {
					t.Fatalf("in the panes %q is chosen, in the drawing it was %q", back.Tie, s.Tie)
				}
			})
		})
	}
}

func heldDrawing(t *rapid.T, s *model.Scene, d model.Drawing) {
	f := &s.Figure
	switch {
	case s.Drawing != d || s.Focus == model.Countries:
		t.Fatalf("it draws %s, with the focus on %s", s.Drawing, s.Focus)
	case f.At >= f.Size || f.At < 0 && f.Size > 0:
		t.Fatalf("chosen is %d of %d", f.At, f.Size)
	case s.Story.Tie == nil && s.Tie != "" || s.Story.Tie != nil && s.Story.Tie.ID != s.Tie:
		t.Fatalf("chosen is %q, told %+v", s.Tie, s.Story.Tie)
	case f.At >= 0 && len(f.Pick.Ties) > 0 && !slices.Contains(f.Pick.Ties, s.Story.Tie):
		t.Fatalf("told is %+v, which isn't at the place chosen", s.Story.Tie)
	}
}

// TestPropertyDrawingsReachAll steps through a drawing from its first place to its last.
func TestPropertyDrawingsReachAll(t *testing.T) {
	for _, d := range model.Drawings() {
		if d == model.MatrixDrawing {
			continue // goes by columns too
		}
		t.Run(d.String(), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				s := drawn(t, d)
				view := s.View()
				s = view.See(s.Move(model.Relationships, -1<<40))
				for place := range s.Figure.Size {
					if s.Figure.At != place {
						t.Fatalf("%d steps lead to %d of %d", place, s.Figure.At, s.Figure.Size)
					}
					s = view.See(s.Move(model.Relationships, 1))
				}
			})
		})
	}
}

func TestPropertyMatrixAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t, model.MatrixDrawing)
		m := s.Figure.Matrix
		times := map[*model.Tie]int{}
		for row := range m.Actors {
			for column := range m.Actors {
				directed, mutual := m.Cell(row, column)
				for _, tie := range directed {
					times[tie] += 2
					if tie.From[0] != m.Actors[row].ID || tie.To[0] != m.Actors[column].ID {
						t.Fatalf("%s stands at %s, %s", tie.ID, m.Actors[row].ID, m.Actors[column].ID)
					}
				}
				for _, tie := range mutual {
					times[tie]++
				}
			}
		}
		for _, tie := range m.Apart {
			times[tie] += 2
		}
		for tie, n := range times {
			if n != 2 {
				t.Fatalf("%s stands %d half times", tie.ID, n)
			}
		}
		if n := len(times) + m.Outside; n != len(passing(&s)) || n != s.View().Passed() {
			t.Fatalf("it has %d ties and %d outside of %d", len(times), m.Outside, len(passing(&s)))
		}
	})
}

// distance searches breadth-first in the plainest way; -1 where there is no way.
func distance(s *model.Scene, from, to string) int {
	known := map[string]int{from: 0}
	for queue := []string{from}; len(queue) > 0; queue = queue[1:] {
		for _, t := range passing(s) {
			for _, next := range counterpartsOf(t, queue[0]) {
				if _, ok := known[next]; !ok {
					known[next] = known[queue[0]] + 1
					queue = append(queue, next)
				}
			}
		}
	}
	if n, ok := known[to]; ok {
		return n
	}
	return -1
}

func TestPropertyPathsAreShortest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t, model.PathDrawing)
		p := s.Figure.Paths
		if p.From == nil || p.To == nil || p.From == p.To {
			return
		}
		want := distance(&s, p.From.ID, p.To.ID)
		if (want < 0) != (len(p.Routes) == 0) {
			t.Fatalf("%d routes where the distance is %d", len(p.Routes), want)
		}
		seen := map[string]bool{}
		for _, r := range p.Routes {
			at, way := p.From, p.From.ID
			for _, h := range r.Hops {
				if h.From != at || len(h.Ties) == 0 {
					t.Fatalf("a hop from %s with %d ties stands behind %s", h.From.ID, len(h.Ties), at.ID)
				}
				for _, tie := range h.Ties {
					if !slices.Contains(passing(&s), tie) || !slices.Contains(counterpartsOf(tie, at.ID), h.To.ID) {
						t.Fatalf("%s doesn't join %s and %s", tie.ID, at.ID, h.To.ID)
					}
				}
				at, way = h.To, way+" "+h.To.ID
			}
			if at != p.To || len(r.Hops) != want || seen[way] {
				t.Fatalf("the route %q has %d hops of %d, seen %t", way, len(r.Hops), want, seen[way])
			}
			seen[way] = true
		}
	})
}

func TestPropertyLadderShrinks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t, model.LadderDrawing)
		l := s.Figure.Ladder
		for i, rung := range l.Rungs {
			if i == 0 {
				continue
			}
			for _, tie := range rung.Ties {
				if !slices.Contains(l.Rungs[i-1].Ties, tie) || !clears(tie, i) {
					t.Fatalf("%s stands on rung %d", tie.ID, i)
				}
			}
		}
		sameTies(t, "left", l.Left, passing(&s))
	})
}

func TestPropertyTimelineHasAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t, model.TimelineDrawing)
		var ties []*model.Tie
		for i, lane := range s.Figure.Timeline.Lanes {
			ties = append(ties, lane.Tie)
			if lane.Tie.Date.IsZero() || i > 0 && s.Figure.Timeline.Lanes[i-1].Tie.Date.Compare(lane.Tie.Date) > 0 {
				t.Fatalf("lane %d of %s stands wrong", i, lane.Tie.Date.EDTF())
			}
			if !lane.Interval && (lane.Start != lane.End || !lane.Start.Bounded() || lane.Start.First > lane.Start.Last) {
				t.Fatalf("%s has the stretch %+v", lane.Tie.Date.EDTF(), lane.Start)
			}
		}
		for _, lane := range s.Figure.Timeline.Undated {
			ties = append(ties, lane.Tie)
			if !lane.Tie.Date.IsZero() {
				t.Fatalf("%s is undated", lane.Tie.Date.EDTF())
			}
		}
		sameTies(t, "lanes", ties, passing(&s))
	})
}

func TestPropertyTreeHasAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t, model.TreeDrawing)
		var ties []*model.Tie
		for _, b := range s.Figure.Tree.Branches {
			for _, twig := range b.Twigs {
				for _, tie := range twig.Ties {
					if tie.Type != twig.Type.ID {
						t.Fatalf("%s hangs at %s", tie.ID, twig.Type.ID)
					}
				}
			}
			ties = append(ties, b.Ties()...)
		}
		sameTies(t, "the tree", ties, passingOf(&s, s.Actor))
	})
}

func TestPropertyNeighboursAreCounterparts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t, model.NearDrawing)
		n := s.Figure.Near
		want := map[string][]*model.Tie{}
		for _, tie := range passingOf(&s, s.Actor) {
			for _, other := range counterpartsOf(tie, s.Actor) {
				want[other] = append(want[other], tie)
			}
		}
		if len(n.Neighbours)+n.More != len(want) || len(n.Neighbours) > 12 {
			t.Fatalf("%d neighbours and %d more of %d", len(n.Neighbours), n.More, len(want))
		}
		for _, one := range n.Neighbours {
			sameTies(t, one.Actor.ID, one.Ties, want[one.Actor.ID])
			if one.Gives+one.Receives+one.Neither != len(one.Ties) {
				t.Fatalf("%s: %d, %d and %d ties", one.Actor.ID, one.Gives, one.Receives, one.Neither)
			}
		}
	})
}

// TestPropertyComparisonMirrors holds that every tie of either is told on its side, and
// that the other way round the sides change places.
func TestPropertyComparisonMirrors(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t, model.ComparisonDrawing)
		c := s.Figure.Comparison
		if c.A == nil || c.B == nil || c.A == c.B {
			return
		}
		sides := func(c *model.Comparison) (a, b []*model.Tie) {
			for _, row := range slices.Concat(c.Together, c.Common, c.OnlyA, c.OnlyB) {
				for _, tie := range row.A {
					if !slices.Contains(a, tie) {
						a = append(a, tie)
					}
				}
				for _, tie := range row.B {
					if !slices.Contains(b, tie) {
						b = append(b, tie)
					}
				}
			}
			return a, b
		}
		a, b := sides(c)
		sameTies(t, "a", a, passingOf(&s, c.A.ID))
		sameTies(t, "b", b, passingOf(&s, c.B.ID))
		mirror := s.View().Compare(c.B.ID, c.A.ID)
		if len(mirror.OnlyA) != len(c.OnlyB) || len(mirror.OnlyB) != len(c.OnlyA) || len(mirror.Common) != len(c.Common) || len(mirror.Together) != len(c.Together) {
			t.Fatalf("the mirror has other rows")
		}
		for i, row := range c.Common {
			sameTies(t, "mirrored", mirror.Common[i].A, row.B)
		}
	})
}

func TestPropertyVoicesSayAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t, model.VoicesDrawing)
		v, d := s.Figure.Voices, s.View().Dossier()
		var said, want []*model.Tie
		for _, one := range v.Said {
			for _, tie := range one.Ties {
				if !slices.Contains(said, tie) {
					said = append(said, tie)
				}
			}
			for _, other := range one.Others {
				if slices.Contains(voices(d, other.By), v.Party) {
					t.Fatalf("%s is among the others", other.By)
				}
			}
		}
		for _, tie := range passing(&s) {
			if claims(d, tie, v.Party) {
				want = append(want, tie)
			}
		}
		sameTies(t, v.Party, said, want)
		for _, one := range v.Disputed {
			if len(one.Holds) == 0 || len(one.Denies) == 0 {
				t.Fatalf("%s is disputed by %d and %d", one.Tie.ID, len(one.Holds), len(one.Denies))
			}
		}
	})
}

// TestPropertyAsOfSteps goes back through the moments and forward to now again: going
// back only sets more aside.
func TestPropertyAsOfSteps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWalker(t)
		s := see(w.d, model.Selection{})
		var left []int
		for range 20 {
			left = append(left, s.View().Passed())
			next := s.AsOf(-1)
			if next.Equal(s.Wish()) {
				break
			}
			s = see(w.d, next)
		}
		if !slices.IsSortedFunc(left, func(a, b int) int { return b - a }) {
			t.Fatalf("going back leaves %v", left)
		}
		for range left {
			s = see(w.d, s.AsOf(1))
		}
		if !s.Filter.IsZero() {
			t.Fatalf("going on leaves %v", s.Filter.Parts())
		}
	})
}
