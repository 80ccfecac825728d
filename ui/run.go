// Package ui is the explorer: three linked panes over one Selection.
//
// A key goes to the root, which asks the Scene for the next Selection and shows
// it; the panes are functions from the Scene and a rectangle to rows of text.
package ui

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"

	"entente/model"

	tea "charm.land/bubbletea/v2"
)

// Options say what the explorer opens, and where.
type Options struct {
	Dossier *model.Dossier
	Start   model.Selection
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

// interrupted is the exit code of a program that SIGINT ends.
const interrupted = 128 + int(syscall.SIGINT)

// Run shows the explorer until the reader leaves it. It gives the process's exit
// code: 0, or 128+n where a signal n ended it. The error is one of the terminal.
func Run(o Options) (code int, err error) {
	m := newRoot(o)
	p := tea.NewProgram(m, tea.WithInput(o.In), tea.WithOutput(o.Out), tea.WithEnvironment(o.Environ),
		tea.WithFPS(framesPerSecond), tea.WithoutSignalHandler())
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	go heed(ctx, p)
	if _, err := p.Run(); err != nil && !errors.Is(err, tea.ErrInterrupted) {
		return 1, err
	}
	return m.code, nil
}

// heed ends the program on a signal with the exit code that says so, which Bubble
// Tea's own handler doesn't.
func heed(ctx context.Context, p *tea.Program) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	defer signal.Stop(signals)
	select {
	case s := <-signals:
		if n, ok := s.(syscall.Signal); ok {
			p.Send(ended(128 + int(n)))
		}
	case <-ctx.Done():
	}
}
