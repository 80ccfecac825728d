package explorer

import (
	"reflect"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
)

// A pulse has Bubble Tea draw as soon as there is something to draw, and rest otherwise:
// its ticker wakes the process at each frame that could be drawn, for as long as it runs,
// and a frame waits for it. Bubble Tea has no switch for that, so that it is given a
// ticker of which the pulse sends the ticks; where a release has no room for one, all goes
// on by its own.
type pulse struct {
	program *tea.Program
	ticks   chan time.Time // one of them may wait: what is drawn for it is newer than it
	lock    sync.Mutex
	last    time.Time // when a frame was asked for
	waits   bool      // the next is asked for once it may be
}

// stored tells that the view that Bubble Tea asked for last is where it is drawn from.
type stored struct{}

// drives has the pulse draw the program's frames, before the program runs.
func (p *pulse) drives(program *tea.Program) {
	field := reflect.ValueOf(program).Elem().FieldByName("ticker")
	if !field.IsValid() || field.Type() != reflect.TypeFor[*time.Ticker]() {
		return
	}
	ticker := time.NewTicker(time.Hour) // whose own ticks nobody waits for
	p.program, p.ticks = program, make(chan time.Time, 1)
	ticker.C = p.ticks
	*(**time.Ticker)(field.Addr().UnsafePointer()) = ticker
}

// viewed tells that Bubble Tea has asked for a view. It has it once it takes the next
// message, so that one is sent.
func (p *pulse) viewed() {
	if p.program != nil {
		go p.program.Send(stored{})
	}
}

// beat has a frame drawn, at once unless one was drawn just now.
func (p *pulse) beat() {
	p.lock.Lock()
	defer p.lock.Unlock()
	switch wait := time.Until(p.last.Add(time.Second / framesPerSecond)); {
	case wait <= 0:
		p.tick()
	case !p.waits:
		p.waits = true
		time.AfterFunc(wait, p.late)
	}
}

// late has the frame drawn that waited.
func (p *pulse) late() {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.waits = false
	p.tick()
}

func (p *pulse) tick() {
	p.last = time.Now()
	select {
	case p.ticks <- p.last:
	default: // one is waiting
	}
}
