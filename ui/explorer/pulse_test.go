package explorer

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// TestPulse holds that a view is drawn once Bubble Tea has it, that it is told so once for
// all views until then, and that the message which tells it goes no further.
func TestPulse(t *testing.T) {
	t.Parallel()
	g := &guard{Model: drive(t, 120, 36).root, crashes: newCrashes()}
	p, sent := &g.pulse, make(chan tea.Msg)
	if p.drives(tea.NewProgram(g)); p.ticks == nil {
		t.Fatal("Bubble Tea draws by its own ticker")
	}
	p.send = func(msg tea.Msg) { sent <- msg }
	for range 2 {
		for range 3 {
			g.View()
		}
		if msg := g.hold(g, <-sent); msg != nil || len(p.ticks) != 1 {
			t.Fatalf("the model gets %v, and %d frames are drawn", msg, len(p.ticks))
		}
		<-p.ticks
		p.drawn = [2]time.Time{{}, time.Now().Add(time.Hour)} // the next one may follow at once
	}
	p.drawn[0] = p.drawn[1]
	g.View()
	select {
	case <-sent:
		t.Error("a frame right behind two others doesn’t wait")
	default:
	}
}
