package explorer

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

// A Form is a record that the reader's editor is to fill in.
type Form struct {
	At   Location
	Edit func() (Editor, error) // prepares the editor, which waits until the form is closed
	// Take writes what the editor left into the dossier, and tells in a line what was
	// done; or it gives the form anew, with the mistakes in it. Windowed tells that the
	// editor may not have waited. Its errors are told in a line.
	Take func(windowed bool) (told string, again *Form, err error)
}

// lending is the terminal's way to an editor, once no reply of it is under way.
type lending struct{ exec tea.Cmd }

// edited tells how an editor went that had the terminal.
type edited struct {
	editor Editor
	at     Location
	err    error
	form   *Form // nil where it had a file of the dossier
}

// taken tells what came of a form.
type taken struct {
	told  string
	again *Form
	err   error
}

// startEditing hands the terminal to the reader's editor.
func (m *root) startEditing() tea.Cmd {
	at := m.toEdit()
	editor, err := m.given.Edit(at.File, at.Line)
	return m.lend(editor, err, at, nil)
}

// formed is a form that was asked for, or why there is none.
type formed struct {
	form Form
	err  error
}

// ask asks for a form beside the keys: a large dossier takes its time.
func ask(form func() (Form, error)) tea.Cmd {
	return func() tea.Msg {
		f, err := form()
		return formed{f, err}
	}
}

// fillIn hands the terminal to the reader's editor for a form.
func (m *root) fillIn(f Form, err error) tea.Cmd {
	if err != nil {
		m.tell(err.Error())
		return nil
	}
	editor, err := f.Edit()
	return m.lend(editor, err, f.At, &f)
}

// endForm tells what came of a form, or has its mistakes mended.
func (m *root) endForm(t taken) tea.Cmd {
	m.fromForm = t.told
	m.tell(t.told)
	if t.again != nil {
		return m.fillIn(*t.again, nil)
	}
	if t.err != nil {
		m.tell(t.err.Error())
	}
	return nil
}

// lend hands the terminal to an editor, which has a file of the dossier or a form.
func (m *root) lend(editor Editor, err error, at Location, form *Form) tea.Cmd {
	if err != nil {
		m.tell(err.Error())
		return nil
	}
	s := &editing{Cmd: editor.Command, keys: m.given.In, terminal: m.given.Out, lease: m.given.lease}
	if editor.Windowed {
		s.meanwhile = m.theme.Cut("entente waits for "+editor.Name+"; ctrl-c ends that", m.width-1)
	}
	exec := tea.Exec(s, func(err error) tea.Msg { return edited{editor, at, err, form} })
	return func() tea.Msg { return lending{exec} }
}

// endEditing tells what went wrong, and where a window now has the file.
func (m *root) endEditing(msg edited) tea.Cmd {
	name := msg.editor.Name
	failed, ended := errors.AsType[*exec.ExitError](msg.err)
	unstarted, _ := errors.AsType[*fs.PathError](msg.err)
	switch {
	case ended && failed.ExitCode() >= 0:
		m.tell(fmt.Sprintf("%s ended with exit code %d; its file is as it left it", name, failed.ExitCode()))
	case ended:
		m.tell(name + " was ended by a signal; its file is as it left it")
	case unstarted != nil:
		m.tell(name + " can’t be started: " + unstarted.Err.Error())
	case msg.err != nil:
		m.tell(name + " can’t have the terminal; open " + msg.at.String() + " by yourself")
	case msg.form != nil:
		return func() tea.Msg {
			told, again, err := msg.form.Take(msg.editor.Windowed)
			return taken{told, again, err}
		}
	case msg.editor.Windowed:
		m.tell(name + " was given " + msg.at.String())
	}
	if msg.form != nil {
		m.notice += "; what you wrote is in " + msg.at.Name
	}
	return nil
}

// An editing is an editor that has the terminal.
type editing struct {
	*exec.Cmd
	keys      io.Reader
	terminal  io.Writer
	lease     *lease
	meanwhile string // what the terminal shows; empty where the editor draws on it
}

// SetStdin hands it the terminal's keys as they are: it would get a pipe from what reads
// them.
func (s *editing) SetStdin(io.Reader) { s.Stdin = s.keys }

// SetStdout hands it the terminal as it is, too.
func (s *editing) SetStdout(io.Writer) { s.Stdout = s.terminal }

// SetStderr hands it the terminal for its errors, too.
func (s *editing) SetStderr(w io.Writer) { s.Stderr = w }

// Run waits until the editor has ended.
func (s *editing) Run() error {
	if s.meanwhile != "" {
		// A terminal that is gone ends the program elsewhere.
		io.WriteString(s.Stdout, "\r\x1b[K"+s.meanwhile) //nolint:errcheck,gosec // see above
		defer io.WriteString(s.Stdout, "\r\x1b[K")       //nolint:errcheck // see above
	}
	if err := s.lease.start(s.Cmd); err != nil {
		return err
	}
	defer s.lease.end()
	return s.Wait()
}

// echo is how long after an editor's end a signal of its keys may be noticed here: the
// terminal sent it to both, and on a loaded machine the editor can be quicker to end. Nobody
// else's is missed for it, since while entente reads the keys ctrl-c is one of them.
const echo = 500 * time.Millisecond

// A lease is the terminal while an editor has it.
type lease struct {
	restore func() // the terminal's settings

	mu    sync.Mutex
	to    *os.Process // nil while the terminal is entente's
	ended time.Time   // when it last became so again
}

func (l *lease) start(c *exec.Cmd) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	err := c.Start()
	l.to = c.Process
	return err
}

// end takes the terminal back, with the settings that it had before entente came: Bubble
// Tea takes those that it finds for the shell's, and an editor may have been killed before
// it put them back.
func (l *lease) end() {
	l.restore()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.to, l.ended = nil, time.Now()
}

// takes reports whether a signal is the editor's own: the terminal sends those of
// keys, such as ctrl-c, to all that read from it. One that ends entente is handed
// on, since an editor can then keep what was typed, and gives the terminal back.
func (l *lease) takes(s os.Signal) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if s == syscall.SIGINT || s == syscall.SIGQUIT {
		return l.to != nil || time.Since(l.ended) < echo
	}
	if l.to != nil {
		l.to.Signal(s) //nolint:errcheck,gosec // it may have ended just now
	}
	return false
}
