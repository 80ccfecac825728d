package explorer

import (
	"bytes"
	"io"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// A pace keeps frames from piling up where the line to the terminal is slower than the
// keys. The system takes many frames before it has a program wait, and a reader would
// watch all of them go by. So a question follows the first frame, and where the answer
// takes long, each frame: the next is only drawn once the terminal has come to it.
type pace struct {
	lock    sync.Mutex // the renderer writes beside the keys
	answers bool       // the terminal is known to answer
	quick   bool       // it answered at once, or has stopped answering: it isn’t asked again
	drawn   bool       // a frame is on its way to the writer
	stopped bool       // the terminal is about to be given back
	asked   time.Time  // when the question was written that isn't answered; zero for none
	until   time.Time  // the answer is waited for
}

// quickly is how soon the answer is there on a line that needs no pace.
const quickly = 100 * time.Millisecond

// paceMode is a mode that nobody else asks for while the explorer runs, and that every
// terminal has which knows of modes: whether the cursor is shown.
var paceMode = ansi.ModeTextCursorEnable

// patience is how long so many bytes and their answer may take: twice as long as at
// 9,600 baud, with a round trip round the world.
func patience(bytes int) time.Duration {
	return time.Second + time.Duration(bytes)*time.Second/480
}

// draws tells that a new frame is handed to the renderer.
func (p *pace) draws() {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.drawn = true
}

// question returns what follows so many bytes that are written, which may be nothing.
func (p *pace) question(size int) string {
	p.lock.Lock()
	defer p.lock.Unlock()
	if !p.drawn || !p.answers || p.quick || p.stopped || !p.asked.IsZero() {
		return ""
	}
	p.drawn, p.asked = false, time.Now()
	p.until = p.asked.Add(patience(size))
	return ansi.RequestMode(paceMode)
}

// hears takes the terminal's word on a mode, and reports whether it is the answer. The
// first answers what was asked with the ground.
func (p *pace) hears(msg tea.ModeReportMsg) bool {
	if msg.Mode != paceMode {
		return false
	}
	p.lock.Lock()
	defer p.lock.Unlock()
	p.answers = true
	if p.asked.IsZero() {
		return false
	}
	p.quick = time.Since(p.asked) < quickly
	p.asked, p.until = time.Time{}, time.Time{}
	return true
}

// busy reports whether the terminal has still to come to the last frame, and until when
// that is waited for. One that doesn't answer in time is asked no more.
func (p *pace) busy() (until time.Time, busy bool) {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.asked.IsZero() {
		return until, false
	}
	if time.Now().After(p.until) {
		p.quick, p.asked = true, time.Time{}
		return until, false
	}
	return p.until, true
}

// stops has nothing more asked until it goes on: an answer to what follows the last frame
// would come when the terminal is somebody else's.
func (p *pace) stops(stopped bool) {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.stopped = stopped
}

// A pacedWriter has the question follow a frame.
type pacedWriter struct {
	io.Writer
	pace *pace
}

// Write writes a whole frame, or what stands between two.
func (w pacedWriter) Write(frame []byte) (int, error) {
	question := w.pace.question(len(frame))
	if question == "" {
		return w.Writer.Write(frame)
	}
	if _, err := w.Writer.Write(bytes.Join([][]byte{frame, []byte(question)}, nil)); err != nil {
		return 0, err
	}
	return len(frame), nil
}

// A pacedFile is a pacedWriter that Bubble Tea takes for the terminal that it is.
type pacedFile struct {
	term.File
	pace *pace
}

// Write does as a pacedWriter does.
func (f pacedFile) Write(frame []byte) (int, error) { return pacedWriter{f.File, f.pace}.Write(frame) }

// paced returns the terminal with a question behind frames.
func (p *pace) paced(out io.Writer) io.Writer {
	if f, ok := out.(term.File); ok {
		return pacedFile{f, p}
	}
	return pacedWriter{out, p}
}
