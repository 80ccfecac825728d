package ui

import (
	"fmt"
	"runtime/debug"

	tea "charm.land/bubbletea/v2"
)

// A Crash is the error of a program that panicked. The terminal is as it was.
type Crash struct {
	What  string // what the panic said
	Trace []byte // of the goroutine that panicked
}

// Error says what the panic said.
func (c *Crash) Error() string { return "the program broke: " + c.What }

// crashes holds the first panic of a program. What comes after it may be its
// consequence.
type crashes chan *Crash

func newCrashes() crashes { return make(crashes, 1) }

// catch notes a panic, and is to be deferred. Bubble Tea would catch it too, but
// writes the trace over what the terminal showed before.
func (c crashes) catch() { c.note(recover()) }

func (c crashes) note(panicked any) {
	if panicked == nil {
		return
	}
	select {
	case c <- &Crash{fmt.Sprint(panicked), debug.Stack()}:
	default:
	}
}

// first gives the first panic; nil where there was none.
func (c crashes) first() *Crash {
	select {
	case crash := <-c:
		return crash
	default:
		return nil
	}
}

// A guard is a model whose panics, and those of its commands, end the program in
// order: heed hears of them and has it leave.
type guard struct {
	tea.Model
	crashes crashes
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
	g.Model, cmd = g.Model.Update(msg)
	return g, g.command(cmd)
}

// View draws; after a panic, nothing.
func (g *guard) View() tea.View {
	defer g.crashes.catch()
	return g.Model.View()
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
