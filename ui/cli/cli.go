// Package cli is the command line of entente: its flags and commands, and the
// plain text that stands in for the explorer where there is no screen. The model
// decides every fact; this package only words it.
package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"syscall"

	"entente/data"
	"entente/model"
	"entente/ui"
)

// The exit codes. Where a signal n ended the explorer, it is 128+n.
const (
	fine    = 0
	failed  = 1
	misused = 2
	refused = 3
)

// Main runs entente with the arguments that follow the program's name, and gives
// the exit code of its process. It asks the terminal for nothing.
func Main(args []string, in io.Reader, out, errOut io.Writer, environ []string) int {
	r := run{in: in, out: out, errOut: errOut, environ: environ, open: ui.Run, terminal: isTerminal, keyboard: openKeyboard}
	return r.main(args)
}

// A run is one run of entente, with what it has of the world.
type run struct {
	in      io.Reader
	out     io.Writer
	errOut  io.Writer
	environ []string

	open     func(ui.Terminal, ui.Opening) (ui.Outcome, error) // shows the explorer
	terminal func(stream any) bool
	keyboard func() (io.ReadCloser, error) // the terminal's, whatever standard input is

	flags flags
	far   data.Reading // how far the dossier is read
	text  bytes.Buffer // what goes to standard output, unless the explorer has it
	code  int          // the explorer's
}

func (r *run) main(args []string) (code int) {
	defer func() {
		if panicked := recover(); panicked != nil {
			f := broken(&ui.Crash{What: fmt.Sprint(panicked), Trace: debug.Stack()})
			f.tell(r.errOut, "entente")
			code = f.code
		}
	}()
	root := r.openCommand()
	if len(args) > 0 { // else the explorer opens, and all the flags of the others would take 0.5 MiB of it
		root = r.rootCommand()
	}
	root.SetArgs(append([]string{}, args...)) // of nil, cobra would take the process's own
	root.SetIn(r.in)
	root.SetErr(r.errOut)
	command, err := root.ExecuteC()
	// What was made before a failure is told too: verify's mismatches are.
	if written := r.flush(); err == nil {
		err = written
	}
	if err == nil {
		return r.code
	}
	f := failureOf(err)
	f.tell(r.errOut, command.CommandPath())
	return f.code
}

// say writes lines for standard output.
func (r *run) say(lines ...model.Text) {
	for _, line := range lines {
		r.text.WriteString(string(line) + "\n")
	}
}

// flush writes the text at once, so that a full disk is noticed. A reader who
// closed the pipe, as head does, has seen enough: that is no failure.
func (r *run) flush() error {
	if r.text.Len() == 0 {
		return nil
	}
	_, err := r.out.Write(r.text.Bytes())
	if err == nil || errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) {
		return nil
	}
	return &failure{code: failed, lines: []model.Text{
		data.Shownf("standard output can't be written: %s; check where it leads", reason(err)),
	}}
}
