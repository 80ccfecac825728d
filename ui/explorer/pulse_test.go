package explorer

import (
	"testing"
	"time"
)

// What happens once the pulse has slowed is drawn at once; frames behind one another keep
// their distance.
func TestPulse(t *testing.T) {
	t.Parallel()
	p := &pulse{ticker: time.NewTicker(time.Hour), slows: time.NewTimer(time.Hour)}
	defer p.ticker.Stop()
	p.drew()
	if p.hears(); p.pace != time.Second/framesPerSecond {
		t.Errorf("behind a frame that was just drawn it beats every %v", p.pace)
	}
	p.last = p.last.Add(-lull)
	p.calmDown()
	if p.hears(); p.pace != atOnce || p.calm != 0 {
		t.Errorf("once it has slowed it beats every %v, and has slowed %d times", p.pace, p.calm)
	}
	if p.drew(); p.pace != time.Second/framesPerSecond {
		t.Errorf("behind the frame it beats every %v", p.pace)
	}
}
