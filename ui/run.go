// Package ui is the explorer: three linked panes over one Selection.
//
// A key goes to the root, which asks the Scene for the next Selection and shows
// it; the panes are functions from the Scene and a rectangle to rows of text.
package ui

import (
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"entente/model"

	tea "charm.land/bubbletea/v2"
)

// Options say what the explorer opens, and where.
type Options struct {
	Dossier *model.Dossier
	Start   model.Selection
	// Left is where the reader left the dossier the last time, which they are
	// offered to go back to; nil where that isn't known.
	Left *model.Selection
	// Marks are the places that the reader has marked before, by their letters.
	Marks map[rune]model.Selection
	Theme Theme
	ASCII bool // draw no marks but ASCII
	// Notice is told on the first screen; empty for nothing.
	Notice string
	// Command gives the command line that opens what the Scene shows; nil where
	// there is none.
	Command func(model.Scene) string
	// Article is the source's text, a paragraph a line, made safe for a terminal;
	// nil where the reader has none.
	Article []string
	In      io.Reader // the terminal's keys
	Out     io.Writer // the terminal
	Environ []string
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
	// Place is where the reader left; nil where the program was stuck.
	Place *model.Selection
	// Marks are the places that the reader marked in this run.
	Marks map[rune]model.Selection
}

// Run shows the explorer until the reader leaves it. The error is one of the
// terminal.
func Run(o Options) (Outcome, error) {
	m := newRoot(o)
	p := tea.NewProgram(m, tea.WithInput(o.In), tea.WithOutput(o.Out), tea.WithEnvironment(o.Environ),
		tea.WithFPS(framesPerSecond), tea.WithoutSignalHandler())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	defer signal.Stop(signals)
	left := make(chan error, 1)
	go func() {
		_, err := p.Run()
		left <- err
	}()
	return heed(m, p, signals, left)
}

// heed waits until the program has left. On a signal it has the program leave with
// the exit code that says so, which Bubble Tea's own handler doesn't; one that is
// stuck, or waits to be continued, is taken off the screen. Later signals find it
// leaving, and must not kill it before the terminal is as it was.
func heed(m *root, p *tea.Program, signals <-chan os.Signal, left <-chan error) (Outcome, error) {
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
		case err := <-left:
			place := m.scene.Selection
			out := Outcome{Code: m.code, Place: &place, Marks: m.marked}
			switch {
			case stuck != nil: // whatever else went wrong on the way, the signal ended it
				out.Code = code
			case err == nil:
			case errors.Is(err, syscall.EIO): // the terminal is gone, and nobody could read of it
				out.Code = hungUp
			default:
				out.Code = 1
				return out, err
			}
			return out, nil
		}
	}
}
