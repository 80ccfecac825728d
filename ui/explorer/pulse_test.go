package explorer

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// TestPulse holds that a frame is drawn once Bubble Tea has it, that those right behind
// another wait for one tick, and that the message which tells of it goes no further.
func TestPulse(t *testing.T) {
	t.Parallel()
	g := &guard{crashes: newCrashes()}
	p := &g.pulse
	if p.drives(tea.NewProgram(g)); p.ticks == nil {
		t.Fatal("Bubble Tea draws by its own ticker")
	}
	beat := func() (ticked bool) {
		if msg := g.hold(g, stored{}); msg != nil {
			t.Fatalf("the model gets %T", msg)
		}
		select {
		case <-p.ticks:
			return true
		default:
			return false
		}
	}
	if !beat() || p.waits {
		t.Error("the first frame waits")
	}
	p.last = time.Now().Add(time.Hour)
	for range 3 {
		if beat() || !p.waits {
			t.Error("a frame right behind another doesn’t wait")
		}
	}
	if p.late(); len(p.ticks) != 1 || p.waits {
		t.Error("what waited isn’t drawn")
	}
	if p.last = (time.Time{}); !beat() || len(p.ticks) > 0 {
		t.Error("several ticks wait")
	}
}
