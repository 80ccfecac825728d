package explorer

import (
	"sync"
	"time"

	"entente/model"
)

// aheadPatience is how long after a key what it would lead to next waits for its turn: the
// frame that the key led to goes first.
const aheadPatience = 16 * time.Millisecond

// aheadTies is up to how many ties anything is kept for a key that may come. Of a million it
// takes 0.4 GB more, of 200,000 what collections differ by.
const aheadTies = 200_000

// An ahead is the Scene that the last key would lead to if it came again, such as a step
// through the days, which seldom comes alone. In a large dossier it is worked out while the
// keys rest. What is shown stays the same; it is there sooner.
type ahead struct {
	model.Errand
	requested model.Selection
	wanted    func()        // has it begun at once
	ended     chan struct{} // closed at its end
	view      *model.View   // the Scene's, once it has ended; nil where it was left off, or broke
}

// A foresight is what is kept for a key that may come.
type foresight struct {
	upTo  int                         // so many ties
	again func(*root) model.Selection // where the last key would lead if it came again; nil for nowhere
	ahead *ahead                      // what was begun of that; nil for nothing
	prior *model.View                 // what was shown through another filter before; nil for nothing
}

// newAhead begins to work out the Scene of a Selection once its turn comes.
func newAhead(requested model.Selection, work func(*model.Errand) model.Scene) *ahead {
	wanted := make(chan struct{})
	a := &ahead{requested: requested, wanted: sync.OnceFunc(func() { close(wanted) }), ended: make(chan struct{})}
	go func() {
		defer close(a.ended)
		defer func() { _ = recover() }() // the key itself would break alike, which is told
		select {
		case <-wanted:
		case <-time.After(aheadPatience):
		}
		if s := work(&a.Errand); a.Done() {
			a.view = s.View()
		}
	}()
	return a
}

// serves returns the view of it once it has ended, which is waited for where a Selection lists
// and draws the same; nil for none. It may be called from any goroutine.
func (a *ahead) serves(sel *model.Selection) *model.View {
	if a == nil {
		return nil
	}
	if listsSame(*sel, a.requested) {
		a.wanted()
		<-a.ended
	}
	select {
	case <-a.ended:
		return a.view
	default:
		return nil
	}
}

// makesWay leaves it off where it doesn't work out what a key asks for.
func (a *ahead) makesWay(requested model.Selection) {
	if a != nil && !listsSame(requested, a.requested) {
		a.LeaveOff()
	}
}

// goesOn notes where the key that is done now would lead if it came again.
func (m *root) goesOn(next func(*root) model.Selection) { m.again = next }

// foresees reports whether the dossier is one of which keys take long, and views little room.
func (m *root) foresees() bool {
	n := m.dossier.TieCount()
	return n > quickTies && n <= m.upTo
}

// lookAhead has that worked out, once what the key led to is shown.
func (m *root) lookAhead() {
	next := m.again
	m.again = nil
	if next == nil || m.overlay != nil || m.coming != nil || !m.foresees() {
		return
	}
	requested := next(m)
	if listsSame(requested, m.scene.Requested()) {
		return
	}
	m.ahead.makesWay(requested)
	m.rest.later()
	seer, ready := m.seer(), m.readier()
	m.ahead = newAhead(requested, func(e *model.Errand) model.Scene {
		s := seer(e, requested)
		ready(s.On(e))
		return s
	})
}

// forget lets go of what is kept for a key that may come.
func (m *root) forget() {
	if m.ahead != nil {
		m.ahead.LeaveOff()
	}
	m.foresight = foresight{upTo: m.upTo}
}
