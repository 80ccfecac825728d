package model_test

import (
	"slices"
	"testing"

	"entente/model"

	"pgregory.net/rapid"
)

// TestPropertyNetworkAddsUp holds that each pair of those shown has all ties
// that tie it, and that every tie that passes is counted once.
func TestPropertyNetworkAddsUp(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t, model.NetworkDrawing)
		n := s.Figure.Facts.(*model.Network)
		shown := map[string]bool{}
		for _, a := range n.Actors {
			shown[a.ID] = true
		}
		if len(shown) != len(n.Actors) || len(shown) > 12 {
			t.Fatalf("%d actors are shown, %d of them once", len(n.Actors), len(shown))
		}
		between := map[[2]string][]*model.Tie{}
		var standing []*model.Tie
		for _, tie := range passing(&s) {
			for _, a := range n.Actors {
				for _, other := range counterpartsOf(tie, a.ID) {
					if shown[other] {
						between[[2]string{a.ID, other}] = append(between[[2]string{a.ID, other}], tie)
						standing = append(standing, tie)
					}
				}
			}
		}
		if 2*len(n.Pairs) != len(between) || s.Figure.Size != len(n.Pairs) {
			t.Fatalf("%d pairs of %d, %d stops", len(n.Pairs), len(between)/2, s.Figure.Size)
		}
		for i, pair := range n.Pairs {
			if pair.From != n.Actors[pair.A] || pair.Actor != n.Actors[pair.B] || pair.A >= pair.B {
				t.Fatalf("pair %d is of %s and %s", i, pair.From.ID, pair.Actor.ID)
			}
			sameTies(t, "pair", pair.Ties, between[[2]string{pair.From.ID, pair.Actor.ID}])
			theirsFirst(t, pair.Ties)
			if pair.Gives+pair.Receives+pair.Neither != len(pair.Ties) {
				t.Fatalf("%d, %d and %d of %d ties", pair.Gives, pair.Receives, pair.Neither, len(pair.Ties))
			}
		}
		two, several := 0, 0
		for _, tie := range passing(&s) {
			stands := slices.Contains(standing, tie)
			two += truth(stands && tie.OfTwo())
			several += truth(stands && !tie.OfTwo())
		}
		if n.Ties != two || n.Several != several || n.Ties+n.Several+n.Outside != s.View().Passed() {
			t.Fatalf("%d of two, %d of several and %d others, want %d and %d of %d", n.Ties, n.Several, n.Outside, two, several, s.View().Passed())
		}
	})
}

// TestPropertyNetworkShowsTheNearest holds whom a network is of.
func TestPropertyNetworkShowsTheNearest(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t, model.NetworkDrawing)
		n, d := s.Figure.Facts.(*model.Network), s.View().Dossier()
		core := 0
		for _, a := range d.Actors {
			core += truth(a.Core)
		}
		if few := core >= 2 && core <= 12; (n.Centre == nil) != (few && !s.Wide) {
			t.Fatalf("of %d protagonists, wide %t, it is of %+v", core, s.Wide, n.Centre)
		}
		if n.Centre == nil {
			if len(n.Actors) != core || slices.ContainsFunc(n.Actors, func(a *model.Actor) bool { return !a.Core }) {
				t.Fatalf("%d of %d protagonists are shown", len(n.Actors), core)
			}
			return
		}
		shared := map[string]int{}
		for _, tie := range passing(&s) {
			for _, other := range counterpartsOf(tie, s.Actor) {
				shared[other]++
			}
		}
		if n.Actors[0] != n.Centre || n.Centre.ID != s.Actor || len(n.Actors)-1+n.More != len(shared) {
			t.Fatalf("%d actors and %d more of %d", len(n.Actors)-1, n.More, len(shared))
		}
		for _, a := range n.Actors[1:] {
			if shared[a.ID] < max(1, n.MoreTies) {
				t.Fatalf("%s shares %d ties, one that isn’t shown %d", a.ID, shared[a.ID], n.MoreTies)
			}
		}
	})
}
