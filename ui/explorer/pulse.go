package explorer

import (
	"io"
	"reflect"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
)

// A pulse has Bubble Tea draw where there is something to draw, and rest otherwise: its
// ticker wakes the process at each frame that could be drawn, for as long as it runs. It
// has no switch for that, so the ticker is stopped from here; where a release keeps none,
// all goes on as it did.
type pulse struct {
	program *tea.Program
	lock    sync.Mutex
	ticker  *time.Ticker  // nil until the program has one
	slows   *time.Timer   // has it beat slower, and then no more
	pace    time.Duration // of the ticker, while it is at its full one
	last    time.Time     // something happened
	calm    int           // how often it has slowed since; 0 is at its full pace
}

// How soon the first frame is drawn that what happened calls for, how long the pulse then
// beats at its full pace, and how often it still does at a slow one, so that a frame comes
// to be drawn however late the system has the renderer run.
const (
	atOnce = time.Millisecond
	lull   = 20 * time.Millisecond
	slow   = 100 * time.Millisecond
	calms  = 6
)

// hears has the pulse beat for a message.
func (p *pulse) hears() {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.ticker == nil {
		if p.ticker = tickerOf(p.program); p.ticker == nil {
			return
		}
		p.slows = time.AfterFunc(lull, p.calmDown)
	}
	p.beat(atOnce)
}

// drew has the pulse beat on behind what was written: a newer frame may wait.
func (p *pulse) drew() {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.ticker != nil {
		p.beat(time.Second / framesPerSecond)
	}
}

// beat has it beat at a pace from now on, where it has slowed or the pace is a longer one.
// A timer that is set anew may wake a thread of its own, so none is without need.
func (p *pulse) beat(pace time.Duration) {
	if p.calm > 0 {
		p.slows.Reset(lull)
	}
	if p.calm > 0 || pace > p.pace {
		p.pace = pace
		p.ticker.Reset(pace)
	}
	p.calm, p.last = 0, time.Now()
}

func (p *pulse) calmDown() {
	p.lock.Lock()
	defer p.lock.Unlock()
	if left := lull - time.Since(p.last); p.calm == 0 && left > 0 { // a beat came in between
		p.slows.Reset(left)
		return
	}
	if p.calm++; p.calm > calms {
		p.ticker.Stop()
		return
	}
	p.ticker.Reset(slow)
	p.slows.Reset(slow + lull)
}

// tickerOf returns what the program draws by; nil where there is none.
func tickerOf(p *tea.Program) *time.Ticker {
	if p == nil {
		return nil
	}
	field := reflect.ValueOf(p).Elem().FieldByName("ticker")
	if !field.IsValid() || field.Type() != reflect.TypeFor[*time.Ticker]() {
		return nil
	}
	return *(**time.Ticker)(field.Addr().UnsafePointer())
}

// A pulseFile is a terminal whose pulse beats on behind what is written to it.
type pulseFile struct {
	term.File
	pulse *pulse
}

// Write writes a whole frame, or what stands between two.
func (f pulseFile) Write(frame []byte) (int, error) {
	defer f.pulse.drew()
	return f.File.Write(frame)
}

// drives returns the terminal whose frames the pulse draws.
func (p *pulse) drives(out io.Writer) io.Writer {
	if f, ok := out.(term.File); ok {
		return pulseFile{f, p}
	}
	return out
}
