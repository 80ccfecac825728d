package model_test

import (
	"testing"

	"entente/model"

	"pgregory.net/rapid"
)

func on(actor string) model.Selection { return model.Selection{Actor: actor} }

// trail goes back as far as it can, and gives the actors passed.
func trail(h *model.History, now string) string {
	var passed []string
	for s, ok := h.Back(on(now)); ok; s, ok = h.Back(s) {
		passed = append(passed, s.Actor)
	}
	return join(passed)
}

func TestHistoryStartsEmpty(t *testing.T) {
	t.Parallel()
	var h model.History
	if s, ok := h.Back(on("a")); ok || s.Actor != "a" || h.CanBack() {
		t.Errorf("back to %q", s.Actor)
	}
	if s, ok := h.Forward(on("a")); ok || s.Actor != "a" || h.CanForward() {
		t.Errorf("forward to %q", s.Actor)
	}
}

func TestRunOfMovesIsOneStep(t *testing.T) {
	t.Parallel()
	var h model.History
	h.Move(on("a"))
	h.Move(on("b"))
	h.Move(on("c"))
	h.Leave(on("d"))
	h.Move(on("e"))
	h.Move(on("f"))
	if got := trail(&h, "g"); got != "e d a" {
		t.Errorf("back over %s, want e d a", got)
	}
}

func TestLeavingTheSamePlaceTwiceIsOneStep(t *testing.T) {
	t.Parallel()
	var h model.History
	h.Leave(on("a"))
	h.Leave(on("a"))
	h.Leave(on("b"))
	if got := trail(&h, "c"); got != "b a" {
		t.Errorf("back over %s, want b a", got)
	}
}

func TestMoveAfterBackIsAStepOfItsOwn(t *testing.T) {
	t.Parallel()
	var h model.History
	h.Leave(on("a"))
	h.Move(on("b"))
	s, _ := h.Back(on("c"))
	h.Move(s) // goes on from b, which is a new run
	if h.CanForward() {
		t.Error("a new way keeps the old one's future")
	}
	if got := trail(&h, "d"); got != "b a" {
		t.Errorf("back over %s, want b a", got)
	}
}

func TestBackRestoresAll(t *testing.T) {
	t.Parallel()
	var h model.History
	was := model.Selection{
		Actor: "a", Tie: "t", Quote: "q", Item: model.Item{Tie: "t", Claim: 1}, Focus: model.Sources, Zoomed: true,
		Filter: filter("type", "arms"), Order: model.OrderDate, Folded: 3, Find: "x", Hit: 2, Top: [model.Panes]int{1, 2, 3},
	}
	h.Leave(was)
	if s, ok := h.Back(on("b")); !ok || !s.Equal(was) {
		t.Errorf("back to %+v", s)
	}
	if s, ok := h.Forward(was); !ok || !s.Equal(on("b")) {
		t.Errorf("forward to %+v", s)
	}
}

// TestBackPassesOverMereScroll holds that a place which differs from the present one
// in nothing but scroll, of a pane or of the pinned tie, is no step.
func TestBackPassesOverMereScroll(t *testing.T) {
	t.Parallel()
	var h model.History
	h.Leave(on("a"))
	h.Leave(model.Selection{Actor: "b", Pin: "t"})
	if s, ok := h.Back(model.Selection{Actor: "b", Pin: "t", PinTop: 4, Top: [model.Panes]int{1, 2, 3}}); !ok || s.Actor != "a" {
		t.Errorf("back leads to %+v", s)
	}
}

func TestHistoryIsBounded(t *testing.T) {
	t.Parallel()
	var h model.History
	for i := range 5000 {
		h.Leave(model.Selection{Hit: i})
	}
	s, n := model.Selection{Hit: 5000}, 0
	for next, ok := h.Back(s); ok; next, ok = h.Back(s) {
		s, n = next, n+1
	}
	if n != 1000 || s.Hit != 4000 {
		t.Errorf("%d steps back, to %d", n, s.Hit)
	}
}

// TestPropertyForwardUndoesBack holds for any history that each step back and
// its step forward lead to where they began, and so the other way round.
func TestPropertyForwardUndoesBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var h model.History
		now := on("start")
		for range rapid.IntRange(0, 20).Draw(t, "steps") {
			to := on(rapid.StringMatching(`[abc]`).Draw(t, "to"))
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				h.Leave(now)
				now = to
			case 1:
				h.Move(now)
				now = to
			case 2:
				now, _ = h.Back(now)
			default:
				now, _ = h.Forward(now)
			}
			there := func(go1, go2 func(model.Selection) (model.Selection, bool)) {
				s, ok := go1(now)
				if !ok {
					return
				}
				if s, ok = go2(s); !ok || !s.Equal(now) {
					t.Fatalf("there and back again from %q is %q", now.Actor, s.Actor)
				}
			}
			there(h.Back, h.Forward)
			there(h.Forward, h.Back)
		}
	})
}
