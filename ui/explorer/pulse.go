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
	send  func(tea.Msg)  // to the program; nil where it draws by itself
	ticks chan time.Time // one of them may wait: what is drawn for it is newer than it
	lock  sync.Mutex
	drawn [2]time.Time // the last two frames
	asked bool         // the message is on its way that has the next drawn
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
	p.send, p.ticks = program.Send, make(chan time.Time, 1)
	ticker.C = p.ticks
	*(**time.Ticker)(field.Addr().UnsafePointer()) = ticker
}

// viewed tells that Bubble Tea has asked for a view, which is to be drawn at once unless two
// others were just now: what a key asks for may come right behind the frame that says that
// it is being worked out. Bubble Tea has it once it takes the next message, so that one is
// sent: for all that it asks for meanwhile.
func (p *pulse) viewed() {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.send == nil || p.asked {
		return
	}
	p.asked = true
	if wait := time.Until(p.drawn[0].Add(2 * time.Second / framesPerSecond)); wait > 0 {
		time.AfterFunc(wait, func() { p.send(stored{}) })
		return
	}
	go p.send(stored{})
}

// beat has the view drawn that is stored.
func (p *pulse) beat() {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.asked, p.drawn = false, [2]time.Time{p.drawn[1], time.Now()}
	select {
	case p.ticks <- p.drawn[1]:
	default: // one is waiting
	}
}
