package explorer

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// replyPatience is how long the terminal's reply on its background is waited for
// before the program gives the terminal back: one that came later would be echoed at
// the shell's prompt. Longer than a round trip to the other side of the world.
const replyPatience = 500 * time.Millisecond

// A reply is the terminal's answer to a question, which may be under way when the
// program is to leave or to be suspended.
type reply struct {
	until time.Time // it is waited for; zero where nothing is asked
	held  tea.Msg   // what is done once it has come
}

// replyDue tells that a reply has been waited for long enough.
type replyDue struct{}

// replyAwaited tells what is put off until the reply has come.
type replyAwaited struct{ held tea.Msg }

// hold puts off what gives the terminal back while a reply is under way. It is a
// filter of Bubble Tea's.
func (r *reply) hold(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg.(type) {
	case tea.QuitMsg, tea.SuspendMsg, lending:
		if time.Now().Before(r.until) {
			return replyAwaited{msg}
		}
	case replyDue:
		return r.done()
	}
	return msg
}

// hears takes what happens, and returns what comes of it.
func (r *reply) hears(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.BackgroundColorMsg:
		r.until = time.Time{}
		if held := r.done(); held != nil {
			return func() tea.Msg { return held }
		}
	case replyAwaited:
		if _, leaves := msg.held.(tea.QuitMsg); leaves || r.held == nil {
			r.held = msg.held
		}
		return tea.Tick(time.Until(r.until), func(time.Time) tea.Msg { return replyDue{} })
	}
	return nil
}

// done returns what was put off, once.
func (r *reply) done() tea.Msg {
	held := r.held
	r.held = nil
	return held
}
