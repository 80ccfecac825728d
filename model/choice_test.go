package model_test

import (
	"slices"
	"testing"

	"entente/model"

	"pgregory.net/rapid"
)

// rounds are the keys that go through drawings and back to the panes.
var rounds = []func(model.Scene) model.Selection{
	model.Scene.NextDrawing, model.Scene.NextQuestion,
	func(s model.Scene) model.Selection { return s.Draw(model.NoDrawing) },
}

// hasAll are the drawings that have a stop of every tie that passes.
var hasAll = map[model.Drawing]bool{model.MatrixDrawing: true, model.TimelineDrawing: true, model.LadderDrawing: true, model.ClaimsDrawing: true}

// TestPropertyRoundIsIdentity holds that whoever only looks at drawings comes back to
// what was chosen, from any Selection and every tie, and that a drawing in which the
// tie stands has it chosen.
func TestPropertyRoundIsIdentity(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := newWalker(t)
		s := see(w.d, w.pool.selection(t))
		roundTrips(t, s)
		for tie := range w.d.EachTie() {
			roundTrips(t, s.View().See(s.ChooseTie(tie.ID)))
		}
	})
}

func roundTrips(t *rapid.T, s model.Scene) {
	t.Helper()
	view := s.View()
	for _, d := range model.Drawings() {
		for _, on := range rounds {
			at := view.See(s.Draw(d))
			if s.Tie != "" && at.Tie != s.Tie && (hasAll[d] || stands(at, s.Tie)) {
				t.Fatalf("%s has %s chosen, the panes have %s", d, at.Tie, s.Tie)
			}
			for at.Drawing != model.NoDrawing {
				at = view.See(on(at))
			}
			if !at.Requested().Equal(s.CloseCard()) { // a drawing has Sources to itself
				t.Fatalf("through %s leads from\n%+v to\n%+v", d, s.CloseCard(), at.Requested())
			}
		}
	}
}

// stands reports whether a tie stands at any stop of what is drawn.
func stands(s model.Scene, tie string) bool {
	for stop := range s.Figure.Size {
		at := s.View().See(s.ChoosePick(stop))
		if slices.ContainsFunc(at.Figure.Pick.Ties, func(t *model.Tie) bool { return t.ID == tie }) {
			return true
		}
	}
	return false
}

// TestPropertyDrawnIsTold holds that each stop of each drawing can be chosen, that
// Sources then marks what stands there, and that the panes have it behind the drawing.
func TestPropertyDrawnIsTold(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := rapid.SampledFrom(model.Drawings()).Draw(t, "drawing")
		s := drawn(t, d)
		s = s.View().See(s.FocusOn(model.Relationships))
		toldThere(t, &s)
		if again := s.View().See(s.Selection); again.Figure.At != s.Figure.At || again.Tie != s.Tie || again.Item != s.Item {
			t.Fatalf("%s: what is shown at first shows another, %d for %d", d, again.Figure.At, s.Figure.At)
		}
		for stop := range s.Figure.Size {
			at := s.View().See(s.ChoosePick(stop))
			if at.Figure.At != stop {
				t.Fatalf("%s: stop %d is chosen, and %d is shown", d, stop, at.Figure.At)
			}
			toldThere(t, &at)
			if again := s.View().See(at.Selection); again.Figure.At != stop || again.Tie != at.Tie || again.Item != at.Item {
				t.Fatalf("%s: what is shown at stop %d shows stop %d again, %v for %v", d, stop, again.Figure.At, again.Item, at.Item)
			}
			if at.Tie == "" {
				continue
			}
			for _, next := range []model.Selection{at.Draw(model.NoDrawing), at.Enter()} {
				panes := see(at.View().Dossier(), next)
				if panes.Drawing != model.NoDrawing || panes.Tie != at.Tie || panes.Item != at.Item {
					t.Fatalf("%s: stop %d tells %s, %v; the panes have %s, %v", d, stop, at.Tie, at.Item, panes.Tie, panes.Item)
				}
			}
		}
	})
}

// toldThere holds that the chosen item is of the chosen tie, and in voices and among all
// claims of the row.
func toldThere(t *rapid.T, s *model.Scene) {
	t.Helper()
	tie := s.Story.Tie
	if tie == nil {
		if len(s.Figure.Pick.Ties) > 0 || s.Item != (model.Item{}) {
			t.Fatalf("%v is marked of no tie at a stop of %d", s.Item, len(s.Figure.Pick.Ties))
		}
		return
	}
	quotes := s.View().Dossier().QuotesOf(tie)
	if s.Item.Tie != tie.ID && !slices.ContainsFunc(quotes, func(q *model.Quote) bool { return q.ID == s.Item.Quote }) {
		t.Fatalf("%v is marked of %s", s.Item, tie.ID)
	}
	if c, ok := s.Figure.Facts.(*model.Claims); ok {
		if one := c.List[s.Figure.At]; one.Tie != tie || s.ChosenClaim() != one.Claim {
			t.Fatalf("the row tells %+v, and %+v is marked", one.Claim, s.ChosenClaim())
		}
		return
	}
	v, ok := s.Figure.Facts.(*model.Voices)
	if !ok {
		return
	}
	c := s.ChosenClaim()
	if c == nil || !slices.Contains(voices(s.View().Dossier(), c.By), v.Party) {
		t.Fatalf("of what %s says %+v is marked", v.Party, c)
	}
	if n := s.Figure.At; n < len(v.Said) {
		if of := v.Said[n].Claim; c.By != of.By || c.Stance != of.Stance || c.Wording != of.Wording || c.Paragraph != of.Paragraph || c.Certainty != of.Certainty {
			t.Fatalf("the row tells %+v, and %+v is marked", of, c)
		}
		return
	}
	if of := v.Disputed[s.Figure.At-len(v.Said)]; of.Tie != tie || !slices.Contains(of.Holds, c) && !slices.Contains(of.Denies, c) {
		t.Fatalf("%+v is marked, which isn't of the dispute", c)
	}
}

// TestPropertyMatrixOpensAtATie holds that a matrix never opens on an empty cell where
// it has a tie.
func TestPropertyMatrixOpensAtATie(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := newWalker(t)
		sel := w.pool.selection(t)
		sel.Wide, sel.Other = rapid.Bool().Draw(t, "wide"), rapid.SampledFrom(w.pool.actors).Draw(t, "other")
		s := see(w.d, sel)
		s = s.View().See(s.Draw(model.MatrixDrawing))
		m := s.Figure.Facts.(*model.Matrix)
		pick := s.Figure.Pick
		if s.Figure.Size > 0 && pick.Actor != "" && pick.Actor == pick.Other {
			t.Fatalf("it opens on the diagonal of %s", pick.Actor)
		}
		if s.View().Passed() > m.Outside && len(pick.Ties) == 0 {
			t.Fatalf("it opens on the empty cell of %s and %s", pick.Actor, pick.Other)
		}
	})
}

// TestPropertyDiagonalLeadsToTheActor holds that a cell of an actor with itself, in which
// there is never a tie, leads to the actor's ties and sets none of them aside.
func TestPropertyDiagonalLeadsToTheActor(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := newWalker(t)
		s := see(w.d, w.pool.selection(t))
		s = s.View().See(s.Draw(model.MatrixDrawing))
		m := s.Figure.Facts.(*model.Matrix)
		if len(m.Actors) == 0 {
			return
		}
		row := rapid.IntRange(0, len(m.Actors)-1).Draw(t, "row")
		s = s.View().See(s.ChoosePick(row * (len(m.Actors) + 1)))
		after := see(w.d, s.Enter())
		if !after.Filter.Equal(s.Filter) || after.Actor != m.Actors[row].ID || after.Relationships.Shown == 0 {
			t.Fatalf("it leads to %d ties of %s under %v", after.Relationships.Shown, after.Actor, after.Filter)
		}
	})
}

// TestPropertyMatrixStaysWide holds that a matrix which opened wide, as the chosen tie
// is none of the protagonists', stays so wherever one moves in it, and that the key for
// the other size gives the other one, with a tie chosen in it where it has any.
func TestPropertyMatrixStaysWide(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t, model.MatrixDrawing)
		view := s.View()
		for range rapid.IntRange(1, 6).Draw(t, "moves") {
			before := s.Figure.Facts
			n := rapid.IntRange(-3, 3).Draw(t, "n")
			s = view.See(rapid.SampledFrom([]model.Selection{s.Move(model.Relationships, n), s.MoveSideways(n)}).Draw(t, "move"))
			if s.Figure.Facts != before {
				t.Fatalf("a move changed the matrix to one of %d actors", len(s.Figure.Facts.(*model.Matrix).Actors))
			}
		}
		other := view.See(s.ToggleSize())
		if other.Wide == s.Wide {
			t.Fatalf("it is as wide as before: %t", s.Wide)
		}
		if m := other.Figure.Facts.(*model.Matrix); view.Passed() > m.Outside && other.Tie == "" && s.Tie != "" {
			t.Fatalf("nothing is chosen any more, where %q was", s.Tie)
		}
	})
}

// TestPropertyOneSizeStays holds that the key for the other size changes what is drawn where
// there is another, and nothing elsewhere.
func TestPropertyOneSizeStays(t *testing.T) {
	t.Parallel()
	for _, drawing := range model.Drawings() {
		t.Run(drawing.String(), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				s := drawn(t, drawing)
				if other := s.ToggleSize(); other.Equal(s.Requested()) != (s.OtherSize() == "") {
					t.Fatalf("the other size is %q, and it asks for %+v", s.OtherSize(), other)
				}
			})
		})
	}
}

// TestPropertyAimsHit holds that each drawing is of whom one aims at, whoever that is.
func TestPropertyAimsHit(t *testing.T) {
	t.Parallel()
	for _, drawing := range model.Drawings() {
		t.Run(drawing.String(), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				s := drawn(t, drawing)
				for _, aim := range drawing.Aims() {
					targets := s.Targets(aim)
					if len(targets) == 0 {
						continue
					}
					id := rapid.SampledFrom(targets).Draw(t, aim.Word)
					at := s.View().See(s.AimAt(aim, id))
					hit := map[string]string{"actor": at.Actor, "other actor": at.Other, "claimant": at.Scope.ID, "row": at.Figure.Pick.Actor, "column": at.Figure.Pick.Other}
					if hit[aim.Word] != id || at.Drawing != drawing {
						t.Fatalf("%s is aimed at %q, and is of %q", aim.Word, id, hit[aim.Word])
					}
					heldDrawing(t, &at, drawing)
				}
			})
		})
	}
}
