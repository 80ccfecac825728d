package model

// History keeps where a reader was. The zero History is empty.
type History struct {
	past, future []Selection
	moving       bool
}

// historySteps bounds what is kept: far more than anyone goes back, in little
// memory.
const historySteps = 1000

// Leave notes the Selection that a jump, a search, a filter or a drawing leaves.
func (h *History) Leave(s Selection) {
	h.moving = false
	h.push(s)
}

// Move notes the Selection that a mere move leaves. A run of moves is one step.
func (h *History) Move(s Selection) {
	if !h.moving {
		h.push(s)
	}
	h.moving = true
}

func (h *History) push(s Selection) {
	h.future = nil
	if n := len(h.past); n > 0 && h.past[n-1].Equal(s) {
		return
	}
	h.past = append(h.past, s)
	if len(h.past) > historySteps {
		h.past = h.past[1:]
	}
}

// Undo notes a Selection that the reader undid without going back: Forward brings
// it again, Back doesn't.
func (h *History) Undo(s Selection) {
	h.future = append(h.future, s)
	h.moving = false
}

// Back gives the last Selection that showed something else than now, if there is
// one.
func (h *History) Back(now Selection) (Selection, bool) {
	for n := len(h.past); n > 0 && h.past[n-1].equalButTop(now); n-- {
		h.past = h.past[:n-1]
	}
	return h.step(&h.past, &h.future, now)
}

// equalButTop tells whether two Selections differ in nothing but scroll.
func (s Selection) equalButTop(o Selection) bool {
	s.Top, o.Top = [Panes]int{}, [Panes]int{}
	s.PinTop, o.PinTop = 0, 0
	s.DrawTop, o.DrawTop = 0, 0
	return s.Equal(o)
}

// Forward undoes Back.
func (h *History) Forward(now Selection) (Selection, bool) {
	return h.step(&h.future, &h.past, now)
}

func (h *History) step(from, to *[]Selection, now Selection) (Selection, bool) {
	n := len(*from)
	if n == 0 {
		return now, false
	}
	next := (*from)[n-1]
	*from, *to = (*from)[:n-1], append(*to, now)
	h.moving = false
	return next, true
}

// CanBack tells whether there is a step back.
func (h *History) CanBack() bool { return len(h.past) > 0 }

// CanForward tells whether there is a step forward.
func (h *History) CanForward() bool { return len(h.future) > 0 }
