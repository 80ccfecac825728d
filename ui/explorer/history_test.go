package explorer

import (
	"strings"
	"testing"

	"entente/model"

	"pgregory.net/rapid"
)

func on(actor string) State { return State{Selection: model.Selection{Actor: actor}} }

// trail goes back as far as it can, and gives the actors passed.
func trail(h *history, now string) string {
	var passed []string
	for s, ok := h.back(on(now)); ok; s, ok = h.back(s) {
		passed = append(passed, s.Actor)
	}
	return strings.Join(passed, " ")
}

func TestHistoryStartsEmpty(t *testing.T) {
	t.Parallel()
	var h history
	if s, ok := h.back(on("a")); ok || s.Actor != "a" || h.canBack() {
		t.Errorf("back to %q", s.Actor)
	}
	if s, ok := h.forward(on("a")); ok || s.Actor != "a" || h.canForward() {
		t.Errorf("forward to %q", s.Actor)
	}
}

func TestRunOfMovesIsOneStep(t *testing.T) {
	t.Parallel()
	var h history
	h.move(on("a"))
	h.move(on("b"))
	h.move(on("c"))
	h.leave(on("d"))
	h.move(on("e"))
	h.move(on("f"))
	if got := trail(&h, "g"); got != "e d a" {
		t.Errorf("back over %s, want e d a", got)
	}
}

func TestLeavingTheSamePlaceTwiceIsOneStep(t *testing.T) {
	t.Parallel()
	var h history
	h.leave(on("a"))
	h.leave(on("a"))
	h.leave(on("b"))
	if got := trail(&h, "c"); got != "b a" {
		t.Errorf("back over %s, want b a", got)
	}
}

func TestMoveAfterBackIsAStepOfItsOwn(t *testing.T) {
	t.Parallel()
	var h history
	h.leave(on("a"))
	h.move(on("b"))
	s, _ := h.back(on("c"))
	h.move(s) // goes on from b, which is a new run
	if h.canForward() {
		t.Error("a new way keeps the old one's future")
	}
	if got := trail(&h, "d"); got != "b a" {
		t.Errorf("back over %s, want b a", got)
	}
}

func TestBackRestoresAll(t *testing.T) {
	t.Parallel()
	var h history
	was := State{
		Selection: model.Selection{
			Actor: "a", Tie: "t", Quote: "q", Item: model.Item{Tie: "t", Claim: 1}, Focus: model.Sources,
			Filter: model.Filter{}.With(model.ByType, "arms"), Order: model.OrderDate, Find: "x", Hit: 2,
		},
		Look: Look{Zoomed: true, Folded: model.Sections("").Toggle(model.People), Scroll: Scroll{Top: Tops{1, 2, 3}}},
	}
	h.leave(was)
	if s, ok := h.back(on("b")); !ok || !s.Equal(was) {
		t.Errorf("back to %+v", s)
	}
	if s, ok := h.forward(was); !ok || !s.Equal(on("b")) {
		t.Errorf("forward to %+v", s)
	}
}

// TestBackPassesOverMereScroll holds that a place which differs from the present one
// in nothing but scroll, of a pane or of the pinned tie, is no step.
func TestBackPassesOverMereScroll(t *testing.T) {
	t.Parallel()
	var h history
	h.leave(on("a"))
	b := State{Selection: model.Selection{Actor: "b", Pin: "t"}}
	h.leave(b)
	b.Scroll = Scroll{Top: Tops{1, 2, 3}, PinTop: 4}
	if s, ok := h.back(b); !ok || s.Actor != "a" {
		t.Errorf("back leads to %+v", s)
	}
}

func TestHistoryIsBounded(t *testing.T) {
	t.Parallel()
	var h history
	for i := range 5000 {
		h.leave(State{Selection: model.Selection{Hit: i}})
	}
	s, n := State{Selection: model.Selection{Hit: 5000}}, 0
	for next, ok := h.back(s); ok; next, ok = h.back(s) {
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
		var h history
		now := on("start")
		for range rapid.IntRange(0, 20).Draw(t, "steps") {
			to := on(rapid.StringMatching(`[abc]`).Draw(t, "to"))
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				h.leave(now)
				now = to
			case 1:
				h.move(now)
				now = to
			case 2:
				now, _ = h.back(now)
			default:
				now, _ = h.forward(now)
			}
			there := func(go1, go2 func(State) (State, bool)) {
				s, ok := go1(now)
				if !ok {
					return
				}
				if s, ok = go2(s); !ok || !s.Equal(now) {
					t.Fatalf("there and back again from %q is %q", now.Actor, s.Actor)
				}
			}
			there(h.back, h.forward)
			there(h.forward, h.back)
		}
	})
}
