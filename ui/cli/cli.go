// Package cli is the command line of entente: its commands, flags, tables and exit
// codes. The model decides every fact; this package only words it.
package cli

import (
	"bytes"
	"errors"
	"io"
	"sync"
	"sync/atomic"
	"syscall"

	"entente/data"
	"entente/data/foreign"
	"entente/data/safe"
	"entente/data/safefile"
	"entente/model"
	"entente/ui/cli/quit"
	"entente/ui/explorer"

	"github.com/spf13/cobra"
)

// The exit codes. Where a signal n ended the explorer, it is 128+n.
const (
	fine    = 0
	failed  = 1
	misused = 2
	refused = 3
)

// Main runs entente with the arguments that follow the program's name, and returns
// the exit code of its process. It asks nothing of the terminal.
func Main(args []string, in io.Reader, out, errOut io.Writer, environ []string) int {
	r := run{in: in, out: out, errOut: errOut, environ: environ, terminal: isTerminal, keyboard: openKeyboard}
	handOver := quit.Ends()
	r.open = func(t explorer.Terminal, o explorer.Opening) (explorer.Outcome, error) {
		handOver() // the explorer takes signals, and puts the terminal in order first
		return explorer.Run(t, o)
	}
	return r.main(args)
}

// A run is one run of entente, with its streams and environment.
type run struct {
	in      io.Reader
	out     io.Writer
	errOut  io.Writer
	environ []string

	open     func(explorer.Terminal, explorer.Opening) (explorer.Outcome, error) // shows the explorer
	terminal func(stream any) bool
	keyboard func() (io.ReadCloser, error) // the terminal's, whatever standard input is

	completes bool // a shell asks what may come next

	flags   flags
	reading data.Reading                        // how far the dossier has been read
	stages  *data.Stages                        // of standard input, where the explorer shows them; else nil
	rows    atomic.Int64                        // that the last of them had, 0 where it was the whole
	against func(*model.Dossier) *model.Dossier // compares to the older edition; nil where none is named
	text    bytes.Buffer                        // what goes to standard output, unless the explorer has it
	code    int                                 // the explorer's

	toldLock sync.Mutex        // of what is told in the end: the explorer reads while it waits for the terminal
	reports  []*foreign.Report // of files of other forms, in the order in which they were read
	unnoted  safe.Text         // why notes were not read
}

func (r *run) main(args []string) (code int) {
	defer func() {
		if caught := model.Caught(recover()); caught != nil {
			f := crashed(&explorer.Crash{Panic: caught})
			f.print(r.errOut, "entente")
			code = f.code
		}
	}()
	r.completes = len(args) > 0 && (args[0] == cobra.ShellCompRequestCmd || args[0] == cobra.ShellCompNoDescRequestCmd)
	root := r.openCommand()
	if len(args) > 0 { // else the explorer opens, and the other commands' flags would cost it 0.5 MiB
		root = r.rootCommand()
	}
	root.SetArgs(append([]string{}, args...)) // with nil, cobra would take the process's own
	root.SetIn(r.in)
	root.SetErr(r.errOut)
	command, err := root.ExecuteC()
	if why := r.takeUnnoted(); why != "" {
		r.remark(why)
	}
	// What was written before a failure is printed too, such as verify's mismatches.
	if written := r.flush(); err == nil {
		err = written
	}
	r.tellImported()
	if err == nil {
		return r.code
	}
	f := failureOf(err)
	f.print(r.errOut, command.CommandPath())
	return f.code
}

// say writes lines for standard output.
func (r *run) say(lines ...safe.Text) {
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
	return &failure{code: failed, lines: []safe.Text{
		safe.Shownf("standard output can’t be written: %s; check where it goes", safefile.Reason(err)),
	}}
}
