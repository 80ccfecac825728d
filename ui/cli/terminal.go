package cli

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/charmbracelet/x/term"
)

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(f.Fd())
}

// screen reports whether the explorer can be drawn: on a terminal that moves its
// cursor. Windows' consoles do, and set no TERM.
func (r *run) screen() bool {
	if !r.terminal(r.out) {
		return false
	}
	switch r.variable("TERM") {
	case "dumb":
		return false
	case "":
		return runtime.GOOS == "windows"
	}
	return true
}

func (r *run) variable(name string) string {
	for _, entry := range r.environ {
		if value, ok := strings.CutPrefix(entry, name+"="); ok {
			return value
		}
	}
	return ""
}

// keys returns where the explorer reads its keys. If standard input is a pipe or a
// file, as under xargs, that is the terminal itself: less and fzf do the same.
func (r *run) keys() (keys io.Reader, done func(), err error) {
	if r.terminal(r.in) {
		return r.in, func() {}, nil
	}
	f, err := r.keyboard()
	if err != nil {
		return nil, nil, fmt.Errorf("there is no terminal to read keys from; start entente in one, or ask for text: entente --plain")
	}
	return f, func() { f.Close() }, nil //nolint:errcheck,gosec // nothing was written
}

func openKeyboard() (io.ReadCloser, error) {
	name := "/dev/tty"
	if runtime.GOOS == "windows" {
		name = "CONIN$"
	}
	return os.OpenFile(name, os.O_RDWR, 0)
}
