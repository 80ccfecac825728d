//go:build unix

package cli_test

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// TestQuit sends SIGQUIT where the explorer doesn't have the signals: it ends the program,
// and nobody gets the runtime's trace to read.
func TestQuit(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"-", "--plain"}, {"check", "-"}, {"export", "--format", "json", "-"}} {
		p := exec.Command(os.Args[0], args...)
		p.Env = []string{part + "=" + asProgram}
		var said bytes.Buffer
		p.Stdout, p.Stderr = &said, &said
		in, err := p.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := p.Start(); err != nil {
			t.Fatal(err)
		}
		// More than a pipe holds: that it is gone says that the program reads.
		if _, err := in.Write([]byte(strings.Repeat("# nothing yet\n", 20_000))); err != nil {
			t.Fatal(err)
		}
		if err := p.Process.Signal(syscall.SIGQUIT); err != nil {
			t.Fatal(err)
		}
		if p.Wait(); p.ProcessState.ExitCode() != 131 || said.Len() > 0 { //nolint:errcheck // which it ends with is held
			t.Errorf("%v: exit code %d, and it said %s", args, p.ProcessState.ExitCode(), said.String())
		}
		in.Close() //nolint:errcheck // nobody reads it any more
	}
}
