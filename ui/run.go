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
)

// A Terminal is where the explorer is shown.
type Terminal struct {
	In      io.Reader // its keys
	Out     io.Writer
	Environ []string
	Theme   Theme
	ASCII   bool // draw no marks but ASCII
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
	Notice string
	// Command gives the command line that opens what the Scene shows; nil where
	// there is none.
	Command func(model.Scene) string
	// Article is the source's text, a paragraph a line, made safe for a terminal;
	// nil where the reader has none.
	Article []string
	// Saved waits until the dossier's files are saved and gives what is in them
	// then; nil where there are no files. Its error is a line that says what keeps
	// them from being shown. It is called again once it has returned.
	Saved func() (*model.Dossier, error)
}

// An Opening reads what the explorer shows, which takes a while where it is large.
type Opening struct {
	Name string // of the dossier, made safe for a terminal
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

// Run shows the explorer until the reader leaves it. The error is the Opening's,
// or one of the terminal.
func Run(t Terminal, o Opening) (Outcome, error) {
	first, err := t.first(o)
	if err != nil {
		return Outcome{}, err
	}
	p := tea.NewProgram(first, tea.WithInput(t.In), tea.WithOutput(t.Out), tea.WithEnvironment(t.Environ),
		tea.WithFPS(framesPerSecond), tea.WithoutSignalHandler())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	defer signal.Stop(signals)
	left := make(chan last, 1)
	go func() {
		m, err := p.Run()
		left <- last{m, err}
	}()
	return heed(p, signals, left)
}

// A last is what a program was when it left, and the terminal's error.
type last struct {
	model tea.Model
	err   error
}

// heed waits until the program has left. On a signal it has the program leave with
// the exit code that says so, which Bubble Tea's own handler doesn't; one that is
// stuck, or waits to be continued, is taken off the screen. Later signals find it
// leaving, and must not kill it before the terminal is as it was.
func heed(p *tea.Program, signals <-chan os.Signal, left <-chan last) (Outcome, error) {
	var code int
	var stuck <-chan time.Time
	for {
		select {
		case s := <-signals:
			if n, ok := s.(syscall.Signal); ok && stuck == nil {
				code, stuck = 128+int(n), time.After(grace)
				go p.Send(ended(code))
			}
		case <-stuck:
			p.Kill()
			return Outcome{Code: code}, nil // what a stuck program holds isn't safe to read
		case l := <-left:
			out, err := l.outcome()
			if stuck != nil { // whatever else went wrong on the way, the signal ended it
				out.Code, err = code, nil
			}
			return out, err
		}
	}
}

// outcome gives what a program leaves that left by itself.
func (l last) outcome() (out Outcome, err error) {
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
