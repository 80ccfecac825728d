package explorer

import (
	"time"

	"entente/model"

	tea "charm.land/bubbletea/v2"
)

// A Crash is the error of a program that panicked. The terminal is as it was.
type Crash struct{ *model.Panic }

// Error says what the panic said.
func (c *Crash) Error() string { return "the program broke: " + c.Panic.Error() }

// crashes holds the first panic of a program. What comes after it may be its
// consequence.
type crashes chan *Crash

func newCrashes() crashes { return make(crashes, 1) }

// catch notes a panic, and is to be deferred. Bubble Tea would catch it too, but
// writes the trace over what the terminal showed before.
func (c crashes) catch() { c.note(recover()) }

func (c crashes) note(panicked any) {
	caught := model.Caught(panicked)
	if caught == nil {
		return
	}
	select {
	case c <- &Crash{caught}:
	default:
	}
}

// first returns the first panic; nil where there was none.
func (c crashes) first() *Crash {
	select {
	case crash := <-c:
		return crash
	default:
		return nil
	}
}

// A guard is a model whose panics, and those of its commands, end the program in
// order: the supervisor hears of them and has it leave.
type guard struct {
	tea.Model
	crashes crashes
	reply   reply
	pace    pace
	pulse   pulse
	waits   bool      // for an answer to the pace's question, or its time
	drawn   *tea.View // the last; nil before the first
	held    bool      // the last is no longer what the model shows
}

// Init begins.
func (g *guard) Init() tea.Cmd {
	defer g.crashes.catch()
	return g.command(g.Model.Init())
}

// Update takes what happens.
func (g *guard) Update(msg tea.Msg) (same tea.Model, cmd tea.Cmd) {
	same = g // also after a panic
	defer g.crashes.catch()
	replied := g.reply.hears(msg)
	waited := g.keepPace(msg)
	before := g.Model
	if g.Model, cmd = g.Model.Update(msg); g.Model != before {
		g.drawn = nil // by the one before
	}
	return g, tea.Batch(replied, waited, g.command(cmd))
}

// paceDue tells that an answer has been waited for long enough.
type paceDue struct{}

// keepPace takes the terminal's answers, and has what is held drawn where none comes.
func (g *guard) keepPace(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.ModeReportMsg:
		if g.pace.hears(msg) {
			if held := g.reply.done(); held != nil { // what was asked before this is answered, or won't be
				g.reply.until = time.Time{}
				return func() tea.Msg { return held }
			}
		}
	case paceDue:
		g.waits = false
	}
	until, busy := g.pace.busy()
	if !busy || g.waits {
		return nil
	}
	g.waits = true
	return tea.Tick(time.Until(until), func(time.Time) tea.Msg { return paceDue{} })
}

// hold puts off what gives the terminal back while an answer of it is under way.
func (g *guard) hold(m tea.Model, msg tea.Msg) tea.Msg {
	switch msg.(type) {
	case stored:
		g.pulse.beat()
		return nil
	case tea.ResumeMsg, edited:
		g.pace.stops(false)
	case tea.QuitMsg, tea.SuspendMsg, lending:
		g.pace.stops(true) // before the look, or a question might come in between
		if until, busy := g.pace.busy(); busy && g.reply.held == nil {
			if limit := time.Now().Add(grace / 2); until.After(limit) {
				until = limit // or a signal's end would be taken for one that is stuck
			}
			if until.After(g.reply.until) {
				g.reply.until = until
			}
		}
	}
	return g.reply.hold(m, msg)
}

// View draws; after a panic, nothing. What is to be seen before the first frame stands
// isn't worth one: it would put that off.
func (g *guard) View() tea.View {
	v := g.view()
	if v.Content != blankFrame {
		g.pulse.viewed()
	}
	return v
}

// view is the frame. Bubble Tea asks for it after each message, of which half a dozen come
// with the first frame that change nothing on it. Where the terminal has still to come to
// the last frame, that stays.
func (g *guard) view() tea.View {
	defer g.crashes.catch()
	if g.drawn != nil {
		if m, ok := g.Model.(*root); ok && m.same && !g.held {
			return *g.drawn
		}
		if _, busy := g.pace.busy(); busy {
			g.held = true
			return *g.drawn
		}
	}
	g.drawn, g.held = nil, false
	v := g.Model.View()
	if v.Content != blankFrame {
		g.pace.draws()
	}
	g.drawn = &v
	return v
}

// command is a command whose panics are noted, also those of a batch.
func (g *guard) command(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		defer g.crashes.catch()
		msg := cmd()
		batch, ok := msg.(tea.BatchMsg)
		if !ok {
			return msg
		}
		guarded := make(tea.BatchMsg, len(batch))
		for i, c := range batch {
			guarded[i] = g.command(c)
		}
		return guarded
	}
}
