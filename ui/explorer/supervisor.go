package explorer

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"entente/ui/paint"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// The exit codes of a program that a signal ends.
const (
	interrupted = 128 + int(syscall.SIGINT)
	hungUp      = 128 + int(syscall.SIGHUP)
)

// grace is how long a program that a signal ends may take to leave by itself.
const grace = 2 * time.Second

// Run shows the explorer until the reader leaves it. The error is the Opening's, a
// [Crash], or one of the terminal, which is as it was in any case.
func Run(t Terminal, o Opening) (Outcome, error) {
	t, err := t.usable()
	if err != nil {
		return Outcome{}, err
	}
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	t.crashes = newCrashes()
	h := supervisor{signals: signals, crashes: t.crashes, restore: t.settings()}
	h.lease = &lease{restore: h.restore}
	t.lease = h.lease
	defer h.done()
	usual := debug.SetGCPercent(startGarbage)
	first, err := h.first(t, o)
	defer collects(first, usual)()
	if first == nil {
		return h.outcome(Outcome{}, err)
	}
	g := &guard{Model: first, crashes: h.crashes}
	if t.Theme == paint.Unknown {
		g.reply.until = time.Now().Add(replyPatience)
	}
	h.program = tea.NewProgram(g, tea.WithFilter(g.hold), tea.WithInput(escaping(t.In)), tea.WithOutput(g.pace.paced(steady(t.Out))), tea.WithEnvironment(t.Environ),
		tea.WithFPS(framesPerSecond), tea.WithoutSignalHandler())
	g.pulse.drives(h.program)
	left := make(chan last, 1)
	go func() {
		m, err := h.program.Run()
		// Bubble Tea leaves a cursor as it is that its last view has, and hides it while it
		// draws: the end may come in between.
		io.WriteString(t.Out, ansi.SetModeTextCursorEnable) //nolint:errcheck,gosec // the terminal may be gone, and nobody could be told
		left <- last{m, err}
	}()
	return h.until(left)
}

// settings returns what puts the terminal's settings back.
func (t Terminal) settings() (restore func()) {
	f, ok := t.In.(interface{ Fd() uintptr })
	if !ok {
		return func() {}
	}
	before, err := term.GetState(f.Fd())
	if err != nil {
		return func() {}
	}
	return func() { term.Restore(f.Fd(), before) } //nolint:errcheck,gosec // the terminal may be gone, and nobody could be told
}

// A last is what a program was when it left, and the terminal's error.
type last struct {
	model tea.Model
	err   error
}

// supervisor has a program leave where a signal or a panic says so, and takes it off the
// screen where it doesn't: Bubble Tea's own handler gives no exit code of a signal.
type supervisor struct {
	signals chan os.Signal
	crashes crashes
	restore func() // the terminal's settings
	lease   *lease
	program *tea.Program
	code    int // of the signal, once one came
	crash   *Crash
	stuck   <-chan time.Time // set once it should leave
}

// done lets signals do again what they do by themselves, unless one of them ended
// the program: what is left to be kept must not be lost to a second one, nor may a
// second QUIT have the runtime write a trace.
func (h *supervisor) done() {
	if h.code == 0 {
		signal.Stop(h.signals)
	}
}

// until waits until the program has left. Signals after the first find it leaving,
// and must not kill it before the terminal is as it was.
func (h *supervisor) until(left <-chan last) (Outcome, error) {
	for {
		select {
		case s := <-h.signals:
			if h.stuck == nil && !h.lease.takes(s) {
				h.code = exitCode(s)
				h.leave(ended(h.code))
			}
		case h.crash = <-h.crashes:
			h.leave(tea.QuitMsg{})
		case <-h.stuck:
			h.takeDown()
			return h.outcome(Outcome{}, nil) // what a stuck program holds isn't safe to read
		case l := <-left:
			if h.crash == nil {
				h.crash = h.crashes.first()
			}
			return h.outcome(l.outcome())
		}
	}
}

// exitCode returns the exit code of a program that a signal ends.
func exitCode(s os.Signal) int {
	n, _ := s.(syscall.Signal)
	return 128 + int(n)
}

// leave asks the program to leave, within the grace.
func (h *supervisor) leave(msg tea.Msg) {
	if h.stuck == nil {
		h.stuck = time.After(grace)
	}
	go h.program.Send(msg)
}

// takeDown ends a program that is stuck. One whose terminal reads nothing can't
// even be killed, as it waits to write; the settings can be put back all the same.
func (h *supervisor) takeDown() {
	killed := make(chan struct{})
	go func() {
		h.program.Kill()
		close(killed)
	}()
	select {
	case <-killed:
	case <-time.After(grace / 4):
	}
	h.restore()
}

// outcome returns the outcome of a program that left so, unless a panic or a signal
// was the reason, whatever else went wrong on the way.
func (h *supervisor) outcome(out Outcome, err error) (Outcome, error) {
	switch {
	case h.crash != nil:
		out.Code, err = 1, h.crash
	case h.code != 0:
		out.Code, err = h.code, nil
	}
	return out, err
}

// outcome returns what a program leaves that left by itself.
func (l last) outcome() (out Outcome, err error) {
	if g, ok := l.model.(*guard); ok {
		l.model = g.Model
	}
	switch m := l.model.(type) {
	case *root:
		left := m.shownState()
		out = Outcome{Code: m.code, Left: &left, Marks: m.marked, Unkept: m.unkept()}
	case *waiting:
		out, err = Outcome{Code: m.code}, m.refused
	}
	switch {
	case l.err == nil:
		return out, err
	case errors.Is(l.err, syscall.EIO): // the terminal is gone, and nobody could read of it
		out.Code = hungUp
		return out, nil
	}
	out.Code = 1
	return out, fmt.Errorf("the explorer can’t go on: %w; entente --plain needs no terminal", l.err)
}
