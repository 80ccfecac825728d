package explorer

import "slices"

// A history keeps where a reader was. The zero history is empty.
type history struct {
	past, future []State
	moving       bool
}

// historySteps bounds what is kept: far more than anyone goes back, in little
// memory.
const historySteps = 1000

// frozen returns a copy that no later step writes into.
func (h *history) frozen() history {
	return history{slices.Clip(h.past), slices.Clip(h.future), h.moving}
}

// leave notes the State that a jump, a search, a filter or a drawing leaves.
func (h *history) leave(s State) {
	h.moving = false
	h.push(s)
}

// move notes the State that a mere move leaves. A run of moves is one step.
func (h *history) move(s State) {
	if !h.moving {
		h.push(s)
	}
	h.moving = true
}

func (h *history) push(s State) {
	h.future = nil
	if n := len(h.past); n > 0 && h.past[n-1].Equal(s) {
		return
	}
	h.past = append(h.past, s)
	if len(h.past) > historySteps {
		h.past = h.past[1:]
	}
}

// undo notes a State that the reader undid without going back: Forward brings
// it again, Back doesn't.
func (h *history) undo(s State) {
	h.future = append(h.future, s)
	h.moving = false
}

// back returns the last State that showed something else than now, if there is
// one.
func (h *history) back(now State) (State, bool) {
	for n := len(h.past); n > 0 && h.past[n-1].showsAs(now); n-- {
		h.past = slices.Clip(h.past[:n-1])
	}
	return h.step(&h.past, &h.future, now)
}

// showsAs reports whether two States differ in nothing but scroll.
func (s State) showsAs(o State) bool {
	s.Scroll, o.Scroll = Scroll{}, Scroll{}
	return s.Equal(o)
}

// forward undoes Back.
func (h *history) forward(now State) (State, bool) {
	return h.step(&h.future, &h.past, now)
}

func (h *history) step(from, to *[]State, now State) (State, bool) {
	n := len(*from)
	if n == 0 {
		return now, false
	}
	next := (*from)[n-1]
	*from, *to = slices.Clip((*from)[:n-1]), append(*to, now)
	h.moving = false
	return next, true
}

// canBack reports whether there is a step back.
func (h *history) canBack() bool { return len(h.past) > 0 }

// canForward reports whether there is a step forward.
func (h *history) canForward() bool { return len(h.future) > 0 }
