// Package ui is the explorer: three linked panes over one Selection.
//
// A key goes to the root, which asks the Scene for the next Selection and shows
// it; the panes are functions from the Scene and a rectangle to rows of text.
package ui

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"entente/model"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
)

// A Terminal is where the explorer is shown.
type Terminal struct {
	In      io.Reader // its keys
	Out     io.Writer
	Environ []string
	Theme   Theme
	ASCII   bool // draw no marks but ASCII
	// Safe makes what a reader types, and what an error says, safe to be drawn.
	Safe func(string) model.Text

	loan *loan // to an editor
}

// Options say what the explorer shows.
type Options struct {
	Terminal
	Dossier *model.Dossier
	Start   model.Selection
	// Left is where the reader left the dossier the last time, which they are
	// offered to go back to; nil where that isn't known.
	Left *model.Selection
	// Marks are the places that the reader has marked before, by their letters.
	Marks map[rune]model.Selection
	// Notice is told on the first screen; empty for nothing.
	Notice model.Text
	// Command gives the command line that opens what the Scene shows; nil where
	// there is none.
	Command func(model.Scene) model.Text
	// Place gives where what a Scene has chosen begins in the reader's files; nil
	// where the dossier came from none. It belongs to the Dossier.
	Place func(model.Scene) Place
	// Edit prepares the reader's editor. Its errors are told in a line.
	Edit func(file string, line int) (Editor, error)
	// Open has a browser open an address that [model.LinkFault] has nothing against.
	// It may take seconds; its errors are told in a sentence.
	Open func(address string) error
	// Export gathers what the filter and the search of a Scene leave, and gives what
	// writes it into a file: that may take its time, beside the Scene. It tells in a
	// line what it has done. Without force its error is fs.ErrExist where the name is
	// taken; all errors are told in a sentence.
	Export func(s model.Scene, format, file string, force bool) func() (string, error)
	// Formats are those of Export; none where nothing can be exported.
	Formats []Format
	// Article is the source's text, a paragraph a line; nil where the reader has
	// none.
	Article []model.Text
	// Saved waits until the dossier's files are saved and gives what is in them
	// then; nil where there are no files. Its error is a line that says what keeps
	// them from being shown, a [Breach] where that has a place. It is called again
	// once it has returned.
	Saved func() (Edition, error)
}

// An Edition is what a dossier's files hold at a time.
type Edition struct {
	Dossier *model.Dossier
	Place   func(model.Scene) Place
}

// An Opening reads what the explorer shows, which takes a while where it is large.
type Opening struct {
	Name model.Text // of the dossier
	// Open reads it; the Terminal is not for it to say. Its error ends the explorer.
	Open func() (Options, error)
	// Bytes gives how many bytes are read and how many there are, meanwhile.
	Bytes func() (read, all int64)
}

// framesPerSecond is the most that Bubble Tea draws, so that a key is answered in
// the next frame.
const framesPerSecond = 120

// The exit codes of a program that a signal ends.
const (
	interrupted = 128 + int(syscall.SIGINT)
	hungUp      = 128 + int(syscall.SIGHUP)
)

// grace is how long a program that a signal ends may take to leave by itself.
const grace = 2 * time.Second

// An Outcome is what a run of the explorer leaves.
type Outcome struct {
	// Code is the process's exit code: 0, or 128+n where a signal n ended it.
	Code int
	// Place is where the reader left; nil where nothing was shown, or the program
	// was stuck.
	Place *model.Selection
	// Marks are the places that the reader marked in this run.
	Marks map[rune]model.Selection
}

// Run shows the explorer until the reader leaves it. The error is the Opening's, a
// [Crash], or one of the terminal, which is as it was in any case.
func Run(t Terminal, o Opening) (Outcome, error) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	t.loan = new(loan)
	h := heed{loan: t.loan, signals: signals, crashes: newCrashes(), restore: t.settings()}
	defer h.done()
	first, err := h.first(t, o)
	if first == nil {
		return h.outcome(Outcome{}, err)
	}
	h.program = tea.NewProgram(&guard{first, h.crashes}, tea.WithInput(t.In), tea.WithOutput(t.Out), tea.WithEnvironment(t.Environ),
		tea.WithFPS(framesPerSecond), tea.WithoutSignalHandler())
	left := make(chan last, 1)
	go func() {
		m, err := h.program.Run()
		left <- last{m, err}
	}()
	return h.until(left)
}

// settings gives what puts the terminal's settings back.
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

// heed has a program leave where a signal or a panic says so, and takes it off the
// screen where it doesn't: Bubble Tea's own handler gives no exit code of a signal.
type heed struct {
	signals chan os.Signal
	crashes crashes
	restore func() // the terminal's settings
	loan    *loan
	program *tea.Program
	code    int // of the signal, once one came
	crash   *Crash
	stuck   <-chan time.Time // set once it should leave
}

// done lets signals do again what they do by themselves, unless one of them ended
// the program: what is left to be kept must not be lost to a second one, nor may a
// second QUIT have the runtime write a trace.
func (h *heed) done() {
	if h.code == 0 {
		signal.Stop(h.signals)
	}
}

// until waits until the program has left. Signals after the first find it leaving,
// and must not kill it before the terminal is as it was.
func (h *heed) until(left <-chan last) (Outcome, error) {
	for {
		select {
		case s := <-h.signals:
			if h.stuck == nil && !h.loan.takes(s) {
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

// exitCode gives the exit code of a program that a signal ends.
func exitCode(s os.Signal) int {
	n, _ := s.(syscall.Signal)
	return 128 + int(n)
}

// leave asks the program to leave, within the grace.
func (h *heed) leave(msg tea.Msg) {
	if h.stuck == nil {
		h.stuck = time.After(grace)
	}
	go h.program.Send(msg)
}

// takeDown ends a program that is stuck. One whose terminal reads nothing can't
// even be killed, as it waits to write; the settings can be put back all the same.
func (h *heed) takeDown() {
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

// outcome gives the outcome of a program that left so, unless a panic or a signal
// was the reason, whatever else went wrong on the way.
func (h *heed) outcome(out Outcome, err error) (Outcome, error) {
	switch {
	case h.crash != nil:
		out.Code, err = 1, h.crash
	case h.code != 0:
		out.Code, err = h.code, nil
	}
	return out, err
}

// outcome gives what a program leaves that left by itself.
func (l last) outcome() (out Outcome, err error) {
	if g, ok := l.model.(*guard); ok {
		l.model = g.Model
	}
	switch m := l.model.(type) {
	case *root:
		place := m.scene.Selection
		out = Outcome{Code: m.code, Place: &place, Marks: m.marked}
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
	return out, fmt.Errorf("the explorer can't go on: %w; entente --plain needs no terminal", l.err)
}
