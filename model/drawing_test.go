package model_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"entente/model"

	"pgregory.net/rapid"
)

// drawn gives a Scene of each drawing in turn, of any dossier through any filter.
func drawn(t *rapid.T, d model.Drawing) model.Scene {
	w := newWalker(t)
	sel := w.pool.selection(t)
	sel.Drawing, sel.Wide, sel.Open = d, rapid.Bool().Draw(t, "wide"), rapid.Bool().Draw(t, "open")
	sel.ClaimOrder = model.ClaimOrder(rapid.IntRange(0, 3).Draw(t, "claim order"))
	sel.Card = "" // what Sources tells is the drawing’s
	sel.Other = rapid.SampledFrom(append(w.pool.actors, "")).Draw(t, "other")
	return see(w.d, sel)
}

// passing gives the ties that pass the Scene's filter, seen from nobody.
func passing(s *model.Scene) []*model.Tie {
	var ties []*model.Tie
	d := s.View().Dossier()
	for t := range d.EachTie() {
		if passes(d, t, s.Filter, "") {
			ties = append(ties, t)
		}
	}
	return ties
}

// passingOf gives those of an actor, seen from it.
func passingOf(s *model.Scene, actor string) []*model.Tie {
	var ties []*model.Tie
	d := s.View().Dossier()
	for t := range d.EachTie() {
		if isEnd(t, actor) && passes(d, t, s.Filter, actor) {
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

// TestDrawingsAreWhole holds that each drawing has a word of its own, facts, and one key
// that leads to it.
func TestDrawingsAreWhole(t *testing.T) {
	d := filterable(t)
	words := map[string]bool{model.NoDrawing.String(): true}
	reached := map[model.Drawing]int{}
	for _, next := range []func(model.Scene) model.Selection{model.Scene.NextDrawing, model.Scene.NextQuestion} {
		for s := see(d, next(see(d, model.Selection{}))); s.Drawing != model.NoDrawing; s = see(d, next(s)) {
			reached[s.Drawing]++
		}
	}
	for _, drawing := range model.Drawings() {
		if word := drawing.String(); word == "" || words[word] {
			t.Errorf("drawing %d has no word of its own: %q", drawing, word)
		}
		words[drawing.String()] = true
		if see(d, model.Selection{Drawing: drawing}).Figure.Facts == nil {
			t.Errorf("%s has no facts", drawing)
		}
		if reached[drawing] != 1 {
			t.Errorf("%d keys lead to %s", reached[drawing], drawing)
		}
	}
	if f := see(d, model.Selection{}).Figure; f.Facts != nil {
		t.Errorf("the panes draw %T", f.Facts)
	}
}

// TestPropertyDrawingsMove walks about in every drawing: what is chosen is always in it,
// and told by Sources.
func TestPropertyDrawingsMove(t *testing.T) {
	t.Parallel()
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
				if back := see(s.View().Dossier(), s.Draw(model.NoDrawing)); s.Requested().Nth > 0 && s.Tie != "" && s.Requested().Tie == s.Tie && back.Tie != s.Tie {
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

func TestPropertyPanesHaveNoSideways(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t, model.NoDrawing)
		if next := s.MoveSideways(rapid.IntRange(-2, 2).Draw(t, "n")); !next.Equal(s.Requested()) {
			t.Fatalf("%+v, want %+v", next, s.Requested())
		}
	})
}

// TestPropertyDrawingsReachAll steps through a drawing from its first place to its last:
// where it is a grid, column by column through each of its rows.
func TestPropertyDrawingsReachAll(t *testing.T) {
	t.Parallel()
	for _, d := range model.Drawings() {
		t.Run(d.String(), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				s := drawn(t, d)
				view := s.View()
				s = view.See(s.Move(model.Relationships, math.MinInt))
				grid := d == model.MatrixDrawing || d == model.NeighbourhoodDrawing
				if grid {
					s = view.See(s.MoveSideways(math.MinInt))
				}
				for place := range s.Figure.Size {
					if s.Figure.At != place {
						t.Fatalf("%d steps lead to %d of %d", place, s.Figure.At, s.Figure.Size)
					}
					if next := view.See(s.MoveSideways(1)); grid && next.Figure.At != s.Figure.At {
						s = next
						continue
					}
					s = view.See(s.Move(model.Relationships, 1))
					if grid {
						s = view.See(s.MoveSideways(math.MinInt))
					}
				}
			})
		})
	}
}

func TestPropertyMatrixAddsUp(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t, model.MatrixDrawing)
		m := s.Figure.Facts.(*model.Matrix)
		times := map[*model.Tie]int{}
		var filled [][2]int
		for row, column := range m.Filled() {
			filled = append(filled, [2]int{row, column})
		}
		for row := range m.Actors {
			for column := range m.Actors {
				directed, mutual := m.Cell(row, column)
				if len(directed)+len(mutual) > 0 {
					if len(filled) == 0 || filled[0] != [2]int{row, column} {
						t.Fatalf("of the cell %d, %d with ties the next of those with any is %v", row, column, filled)
					}
					filled = filled[1:]
				}
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
		if len(filled) > 0 {
			t.Fatalf("the cells %v have none", filled)
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
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t, model.PathDrawing)
		p := s.Figure.Facts.(*model.Paths)
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
				theirsFirst(t, h.Ties)
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
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t, model.LadderDrawing)
		l := s.Figure.Facts.(*model.Ladder)
		for i, rung := range l.Rungs {
			if i == 0 {
				continue
			}
			for _, tie := range rung.Ties() {
				if !slices.Contains(l.Rungs[i-1].Ties(), tie) || !clears(tie, i) {
					t.Fatalf("%s stands on rung %d", tie.ID, i)
				}
			}
		}
		sameTies(t, "left", l.Left, passing(&s))
	})
}

// betweenWhom says of what type a tie is, and between whom, in whichever order its sides and those
// in them are written.
func betweenWhom(t *model.Tie) string {
	sides := [][]string{slices.Sorted(slices.Values(t.From)), slices.Sorted(slices.Values(t.To))}
	if !t.Directed() {
		sides = nil
		for _, side := range t.Between {
			sides = append(sides, slices.Sorted(slices.Values(side)))
		}
		slices.SortFunc(sides, slices.Compare[[]string])
	}
	return fmt.Sprint(t.Type, t.Directed(), sides)
}

func TestPropertyTimelineHasAll(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t, model.TimelineDrawing)
		var ties []*model.Tie
		shared := map[string]bool{}
		for i, lane := range s.Figure.Facts.(*model.Timeline).Lanes {
			ties = append(ties, lane.Ties()...)
			of := betweenWhom(lane.Tie)
			if s.Joined && shared[of] || !s.Joined && len(lane.Others) > 0 {
				t.Fatalf("%s has several lanes, or shares one: joined is %t", of, s.Joined)
			}
			shared[of] = true
			for _, other := range lane.Others {
				if betweenWhom(other.Tie) != of || other.Tie.Date.Compare(lane.Tie.Date) < 0 {
					t.Fatalf("%s shares the lane of %s", other.Tie.ID, lane.Tie.ID)
				}
			}
			if lane.Tie.Date.IsZero() || i > 0 && s.Figure.Facts.(*model.Timeline).Lanes[i-1].Tie.Date.Compare(lane.Tie.Date) > 0 {
				t.Fatalf("lane %d of %s stands wrong", i, lane.Tie.Date.EDTF())
			}
			if !lane.Interval && (lane.Start != lane.End || !lane.Start.Bounded() || lane.Start.First > lane.Start.Last) {
				t.Fatalf("%s has the stretch %+v", lane.Tie.Date.EDTF(), lane.Start)
			}
		}
		for _, lane := range s.Figure.Facts.(*model.Timeline).Undated {
			ties = append(ties, lane.Tie)
			if !lane.Tie.Date.IsZero() {
				t.Fatalf("%s is undated", lane.Tie.Date.EDTF())
			}
		}
		sameTies(t, "lanes", ties, passing(&s))
	})
}

func TestPropertyTreeHasAll(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t, model.TreeDrawing)
		var ties []*model.Tie
		for _, b := range s.Figure.Facts.(*model.Tree).Branches {
			for _, twig := range b.Twigs {
				for _, tie := range twig.Ties {
					if tie.Type != twig.Type.ID {
						t.Fatalf("%s hangs at %s", tie.ID, twig.Type.ID)
					}
				}
			}
			ties = append(ties, b.Ties(s.Figure.Size)...)
		}
		sameTies(t, "the tree", ties, passingOf(&s, s.Actor))
	})
}

// theirsFirst holds that ties of two alone stand before those of more ends.
func theirsFirst(t *rapid.T, ties []*model.Tie) {
	t.Helper()
	if !slices.IsSortedFunc(ties, func(a, b *model.Tie) int { return truth(!a.OfTwo()) - truth(!b.OfTwo()) }) {
		t.Fatalf("a tie of several stands before one of two: %v", tieIDs(ties))
	}
}

// TestNeighboursStandByTheirMark holds that by standing neighbours stand as the marks
// beside them say, which are of ties of the two alone where there are any.
func TestNeighboursStandByTheirMark(t *testing.T) {
	t.Parallel()
	d, err := model.New(model.Records{
		Head: model.Head{ID: "x", Title: "X"}, Sources: []model.Source{{ID: "paper", Type: "article", Title: "A paper"}},
		Actors: states("a", "b", "c", "d"), Types: []model.TieType{{ID: "arms", Label: "arms", Letter: "A", Definition: "Weapons.", Family: "military"}},
		Ties: []model.Tie{
			{ID: "alone", From: []string{"a"}, To: []string{"b"}, Type: "arms", Summary: "…", Claims: []model.Claim{takes("c", model.Declines)}},
			{ID: "joint", From: []string{"a"}, To: []string{"b", "d"}, Type: "arms", Summary: "…", Claims: []model.Claim{asserts("paper", model.Stated)}},
			{ID: "other", From: []string{"a"}, To: []string{"c"}, Type: "arms", Summary: "…", Claims: []model.Claim{asserts("b", model.Alleged)}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range d.Filter(model.Filter{}).Neighbourhood("a", model.OrderStanding).Neighbours {
		got = append(got, n.Actor.ID+" "+n.Ties[0].Standing().String())
	}
	if want := []string{"d stated", "c alleged", "b unsupported"}; !slices.Equal(got, want) {
		t.Errorf("they stand as %q, want %q", got, want)
	}
}

func TestPropertyNeighboursAreCounterparts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t, model.NeighbourhoodDrawing)
		n := s.Figure.Facts.(*model.Neighbourhood)
		want := map[string][]*model.Tie{}
		for _, tie := range passingOf(&s, s.Actor) {
			for _, other := range counterpartsOf(tie, s.Actor) {
				want[other] = append(want[other], tie)
			}
		}
		if len(n.Neighbours) != len(want) {
			t.Fatalf("%d neighbours of %d", len(n.Neighbours), len(want))
		}
		among := map[string]bool{}
		for i, one := range n.Neighbours {
			if i > 0 && s.Order == model.OrderType && len(n.Neighbours[i-1].Ties) < len(one.Ties) {
				t.Fatalf("%s with %d ties stands behind %d", one.Actor.ID, len(one.Ties), len(n.Neighbours[i-1].Ties))
			}
			if i > 0 && s.Order == model.OrderStanding && n.Neighbours[i-1].Ties[0].Standing() > one.Ties[0].Standing() {
				t.Fatalf("%s, shown as %s, stands behind one shown as %s", one.Actor.ID, one.Ties[0].Standing(), n.Neighbours[i-1].Ties[0].Standing())
			}
			for at, other := range n.Neighbours {
				ties := tiesOfBoth(&s, one.Actor.ID, other.Actor.ID)
				linked := 0
				if l := slices.IndexFunc(one.Links, func(l model.Link) bool { return l.Stop == at }); l >= 0 {
					linked = one.Links[l].Ties
				}
				if at == i {
					ties = nil
				}
				if linked != len(ties) {
					t.Fatalf("%s and %s have %d ties, told are %d", one.Actor.ID, other.Actor.ID, len(ties), linked)
				}
				for _, tie := range ties {
					among[tie.ID] = true
				}
			}
			sameTies(t, one.Actor.ID, one.Ties, want[one.Actor.ID])
			theirsFirst(t, one.Ties)
			if one.Gives+one.Receives+one.Neither != len(one.Ties) {
				t.Fatalf("%s: %d, %d and %d ties", one.Actor.ID, one.Gives, one.Receives, one.Neither)
			}
		}
		if n.Among != len(among) {
			t.Fatalf("%d ties among the neighbours, want %d", n.Among, len(among))
		}
	})
}

// tiesOfBoth gives the ties of two that pass and in which the Scene's actor has no part.
func tiesOfBoth(s *model.Scene, a, b string) []*model.Tie {
	var ties []*model.Tie
	for _, t := range passing(s) {
		if !isEnd(t, s.Actor) && slices.Contains(counterpartsOf(t, a), b) {
			ties = append(ties, t)
		}
	}
	return ties
}

// TestPropertyCentreComesBack puts each neighbour in the middle: the one that was there is
// chosen beside it, with the same tie, and put in the middle again brings all back.
func TestPropertyCentreComesBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t, model.NeighbourhoodDrawing)
		s = see(s.View().Whole(), s.WithFilter(model.Filter{})) // some are seen from the middle
		for stop := range s.Figure.Size {
			at := s.View().See(s.ChoosePick(stop))
			pick := at.Figure.Pick
			moved := s.View().See(at.Centre())
			if moved.Actor != pick.Other || moved.Figure.Pick.Other != pick.Actor || moved.Tie != at.Tie {
				t.Fatalf("%s in the middle has %s chosen with %s, want %s with %s", moved.Actor, moved.Figure.Pick.Other, moved.Tie, pick.Actor, at.Tie)
			}
			if back := s.View().See(moved.Centre()); back.Actor != at.Actor || back.Figure.At != stop || back.Tie != at.Tie {
				t.Fatalf("back is %s at %d with %s, want %s at %d with %s", back.Actor, back.Figure.At, back.Tie, at.Actor, stop, at.Tie)
			}
		}
	})
}

// TestPropertyComparisonMirrors holds that every tie of either is told on its side, and
// that the other way round the sides change places.
func TestPropertyComparisonMirrors(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t, model.ComparisonDrawing)
		c := s.Figure.Facts.(*model.Comparison)
		if c.A == nil || c.B == nil || c.A == c.B {
			return
		}
		sides := func(c *model.Comparison) (a, b []*model.Tie) {
			for _, row := range slices.Concat(c.Together.Rows, c.Common.Rows, c.OnlyA.Rows, c.OnlyB.Rows) {
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
		for _, row := range slices.Concat(c.Together.Rows, c.Common.Rows, c.OnlyA.Rows, c.OnlyB.Rows) {
			wholeRow(t, c, row)
		}
		a, b := sides(c)
		sameTies(t, "a", a, passingOf(&s, c.A.ID))
		sameTies(t, "b", b, passingOf(&s, c.B.ID))
		mirror := s.View().Compare(c.B.ID, c.A.ID)
		if len(mirror.OnlyA.Rows) != len(c.OnlyB.Rows) || len(mirror.OnlyB.Rows) != len(c.OnlyA.Rows) || len(mirror.Common.Rows) != len(c.Common.Rows) || len(mirror.Together.Rows) != len(c.Together.Rows) {
			t.Fatalf("the mirror has other rows")
		}
		for i, row := range c.Common.Rows {
			sameTies(t, "mirrored", mirror.Common.Rows[i].A, row.B)
		}
	})
}

// wholeRow holds that a row of a comparison names all ends of each of its ties.
func wholeRow(t *rapid.T, c *model.Comparison, row model.Compared) {
	t.Helper()
	for which, ties := range map[*model.Actor][]*model.Tie{c.A: row.A, c.B: row.B} {
		named := []string{which.ID}
		if row.Jointly || row.Counterpart == nil {
			named = []string{c.A.ID, c.B.ID}
		}
		for _, a := range row.With {
			named = append(named, a.ID)
		}
		if row.Counterpart != nil {
			named = append(named, row.Counterpart.ID)
		}
		slices.Sort(named)
		for _, tie := range ties {
			if ends := slices.Sorted(slices.Values(slices.Concat(append(tie.Between, tie.From, tie.To)...))); !slices.Equal(ends, named) {
				t.Fatalf("a row of %v has %s, which ties %v", named, tie.ID, ends)
			}
		}
	}
}

func TestPropertyVoicesSayAll(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t, model.VoicesDrawing)
		v, d := s.Figure.Facts.(*model.Voices), s.View().Dossier()
		var said, want []*model.Tie
		for _, one := range v.Said {
			for _, tie := range one.Ties {
				if !slices.Contains(said, tie) {
					said = append(said, tie)
				}
			}
			if c := one.Claim; len(one.Ties) > 1 && c.Quote == "" && c.Wording == "" {
				t.Fatalf("of %d ties one thing is said in no words: %+v", len(one.Ties), c)
			}
			for other := range v.Others(&one) {
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
		disputes := v.Elsewhere
		for _, one := range v.Disputed {
			disputes++
			if len(one.Holds) == 0 || len(one.Denies) == 0 {
				t.Fatalf("%s is disputed by %d and %d", one.Tie.ID, len(one.Holds), len(one.Denies))
			}
			if !slices.ContainsFunc(slices.Concat(one.Holds, one.Denies), func(c *model.Claim) bool { return slices.Contains(voices(d, c.By), v.Party) }) {
				t.Fatalf("%s takes no part in the dispute about %s", v.Party, one.Tie.ID)
			}
		}
		for _, tie := range passing(&s) {
			disputes -= truth(tie.Contested() && tie.Standing() != model.Unsupported)
		}
		if disputes != 0 {
			t.Fatalf("%d disputes too many are told", disputes)
		}
	})
}

// TestPropertyClaimsAreAll holds that every claim on the ties that pass is listed once,
// with others of its claimant, stance, tie or source.
func TestPropertyClaimsAreAll(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t, model.ClaimsDrawing)
		c := s.Figure.Facts.(*model.Claims)
		seen, want := map[*model.Claim]bool{}, 0
		for _, tie := range passing(&s) {
			want += len(tie.Claims)
		}
		shared := map[string]bool{}
		for _, g := range c.Groups {
			key := func(one model.ClaimOn) string {
				return []string{one.Claim.By, one.Claim.Stance.String(), one.Tie.ID, one.Claim.Source}[c.Order]
			}
			first := key(c.List[g.First])
			if shared[first] || g.First != len(seen) {
				t.Fatalf("%q has a second group, or begins at %d for %d", first, g.First, len(seen))
			}
			shared[first] = true
			for _, one := range c.List[g.First : g.First+g.Len] {
				if seen[one.Claim] || key(one) != first || !slices.Contains(passing(&s), one.Tie) {
					t.Fatalf("a claim of %q stands with those of %q, or twice", key(one), first)
				}
				seen[one.Claim] = true
			}
		}
		if len(seen) != want || len(c.List) != want {
			t.Fatalf("%d claims are listed of %d", len(seen), want)
		}
	})
}

// TestPropertyAsOfSteps goes back through the moments and forward to now again: going
// back only sets more aside.
func TestPropertyAsOfSteps(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := newWalker(t)
		s := see(w.d, model.Selection{})
		var left []int
		for range 20 {
			left = append(left, s.View().Passed())
			next := s.AsOf(-1)
			if next.Equal(s.Requested()) {
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
