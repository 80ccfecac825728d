package ui

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"sync"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
)

// An Editor is a program that opens a file at a line.
type Editor struct {
	Command *exec.Cmd
	Name    string // as the reader calls it, safe to be shown
	// Windowed tells that it opens a window of its own, so that the terminal shows
	// nothing of it.
	Windowed bool
}

// edited tells how an editor went that had the terminal.
type edited struct {
	editor Editor
	at     Place
	err    error
}

// startEditing hands the terminal to the reader's editor.
func (m *root) startEditing() tea.Cmd {
	at := m.toEdit()
	editor, err := m.edit(at.File, at.Line)
	if err != nil {
		m.notice = err.Error()
		return nil
	}
	s := &session{Cmd: editor.Command, loan: m.loan}
	if editor.Windowed {
		s.meanwhile = m.theme.cut("entente waits for "+editor.Name+"; ctrl-c ends that", m.width-1)
	}
	return tea.Exec(s, func(err error) tea.Msg { return edited{editor, at, err} })
}

// endEditing tells what went wrong, and where a window now has the file.
func (m *root) endEditing(msg edited) {
	name := msg.editor.Name
	failed, ended := errors.AsType[*exec.ExitError](msg.err)
	unstarted, _ := errors.AsType[*fs.PathError](msg.err)
	switch {
	case ended && failed.ExitCode() >= 0:
		m.notice = fmt.Sprintf("%s ended with exit code %d; its file is as it left it", name, failed.ExitCode())
	case ended:
		m.notice = name + " was ended by a signal; its file is as it left it"
	case unstarted != nil:
		m.notice = name + " can't be started: " + unstarted.Err.Error()
	case msg.err != nil:
		m.notice = name + " can't have the terminal; open " + msg.at.String() + " by yourself"
	case msg.editor.Windowed:
		m.notice = name + " was given " + msg.at.String()
	}
}

// A session is an editor that has the terminal.
type session struct {
	*exec.Cmd
	loan      *loan
	meanwhile string // what the terminal shows; empty where the editor draws on it
}

// SetStdin gives it the terminal's keys.
func (s *session) SetStdin(r io.Reader) { s.Stdin = r }

// SetStdout gives it the terminal.
func (s *session) SetStdout(w io.Writer) { s.Stdout = w }

// SetStderr gives it the terminal for its errors, too.
func (s *session) SetStderr(w io.Writer) { s.Stderr = w }

// Run waits until the editor has ended.
func (s *session) Run() error {
	if s.meanwhile != "" {
		// A terminal that is gone ends the program elsewhere.
		io.WriteString(s.Stdout, "\r\x1b[K"+s.meanwhile) //nolint:errcheck,gosec // see above
		defer io.WriteString(s.Stdout, "\r\x1b[K")       //nolint:errcheck // see above
	}
	if err := s.loan.start(s.Cmd); err != nil {
		return err
	}
	defer s.loan.end()
	err := s.Wait()
	if err != nil {
		time.Sleep(echo)
	}
	return err
}

// echo is how long a signal that ended an editor may take to be noticed here too:
// the terminal sends it to both.
const echo = 50 * time.Millisecond

// A loan is the terminal while an editor has it.
type loan struct {
	mu sync.Mutex
	to *os.Process // nil while the terminal is entente's
}

func (l *loan) start(c *exec.Cmd) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	err := c.Start()
	l.to = c.Process
	return err
}

func (l *loan) end() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.to = nil
}

// takes tells whether a signal is the editor's own: the terminal sends those of
// keys, such as ctrl-c, to all that read from it. One that ends entente is handed
// on, since an editor can then keep what was typed, and gives the terminal back.
func (l *loan) takes(s os.Signal) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.to == nil:
		return false
	case s == syscall.SIGINT, s == syscall.SIGQUIT:
		return true
	}
	l.to.Signal(s) //nolint:errcheck,gosec // it may have ended just now
	return false
}
