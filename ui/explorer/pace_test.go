package explorer

import (
	"bytes"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// A paced is a guard whose frames go to a terminal that is known to answer.
type paced struct {
	*guard
	d        *driver
	terminal bytes.Buffer
}

const paceQuestion, paceAnswer = "\x1b[?25$p", ansi.ModeReset

func newPaced(t *testing.T) *paced {
	t.Helper()
	d := drive(t, 120, 36)
	p := &paced{d: d, guard: &guard{Model: d.root, crashes: newCrashes()}}
	p.answer()
	return p
}

// frame draws as Bubble Tea does, and reports whether there is a question behind it.
func (p *paced) frame(t *testing.T) bool {
	t.Helper()
	p.terminal.Reset()
	content := p.View().Content
	if n, err := p.pace.paced(&p.terminal).Write([]byte(content)); n != len(content) || err != nil {
		t.Fatalf("%d of %d bytes are written: %v", n, len(content), err)
	}
	before, asks := strings.CutSuffix(p.terminal.String(), paceQuestion)
	if before != content {
		t.Fatal("a frame isn’t written as it is")
	}
	return asks
}

func (p *paced) answer() { p.Update(tea.ModeReportMsg{Mode: paceMode, Value: paceAnswer}) }

// TestPaceOfASlowLine holds that on a slow line no frame is drawn before the terminal has
// come to the last, that all keys until then are in the next, and that nothing is lost.
func TestPaceOfASlowLine(t *testing.T) {
	t.Parallel()
	p := newPaced(t)
	if !p.frame(t) {
		t.Fatal("nothing is asked behind the first frame")
	}
	first := p.View().Content
	for range 3 {
		for range 4 {
			p.Update(namedKeys["down"])
			if p.View().Content != first {
				t.Fatal("a frame is drawn before the terminal has come to the last")
			}
		}
		p.pace.asked = time.Now().Add(-time.Second)
		p.answer()
		if first = p.View().Content; first != p.d.View().Content {
			t.Fatal("the frame isn’t of the last key")
		}
		if !p.frame(t) {
			t.Fatal("nothing is asked behind a frame")
		}
	}
}

// TestPaceOfAQuickLine holds that a terminal that answers at once is asked only once, and
// so is one that no longer answers.
func TestPaceOfAQuickLine(t *testing.T) {
	t.Parallel()
	for name, goOn := range map[string]func(*paced){
		"answers at once": (*paced).answer,
		"answers no more": func(p *paced) { p.pace.until = time.Now().Add(-time.Second); p.Update(paceDue{}) },
	} {
		p := newPaced(t)
		if !p.frame(t) {
			t.Fatal("nothing is asked behind the first frame")
		}
		p.Update(namedKeys["down"])
		p.View()
		goOn(p)
		if p.View().Content != p.d.View().Content {
			t.Errorf("%s: what was held isn’t drawn", name)
		}
		if p.Update(namedKeys["down"]); p.frame(t) || p.View().Content != p.d.View().Content {
			t.Errorf("%s: it is asked again, or a frame is held", name)
		}
	}
}

// TestPaceOfASilentTerminal holds that one that isn't known to answer is asked nothing.
func TestPaceOfASilentTerminal(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36)
	p := &paced{d: d, guard: &guard{Model: d.root, crashes: newCrashes()}}
	if p.Update(tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: ansi.ModeReset}); p.frame(t) {
		t.Error("it is asked")
	}
}

// TestPaceHoldsTheEnd holds that the terminal isn't given back with an answer under way,
// for as long as a signal's end may take at most.
func TestPaceHoldsTheEnd(t *testing.T) {
	t.Parallel()
	p := newPaced(t)
	p.frame(t)
	awaited, ok := p.hold(p, tea.QuitMsg{}).(replyAwaited)
	if !ok {
		t.Fatal("it ends with an answer under way")
	}
	if p.Update(awaited); time.Until(p.reply.until) > grace/2 {
		t.Error("the answer is waited for too long")
	}
	_, cmd := p.Update(tea.ModeReportMsg{Mode: paceMode, Value: paceAnswer})
	if !leavesBy(cmd) {
		t.Error("it doesn’t end with the answer")
	}
	if _, leaves := p.hold(p, tea.QuitMsg{}).(tea.QuitMsg); !leaves {
		t.Error("it doesn’t end without a question")
	}
}

// TestPaceAsksNothingForAnEditor holds that the last frame before an editor has the
// terminal has no question behind it, and that the next one has.
func TestPaceAsksNothingForAnEditor(t *testing.T) {
	t.Parallel()
	p := newPaced(t)
	if p.hold(p, lending{}); p.frame(t) {
		t.Error("the editor would get the answer")
	}
	p.hold(p, edited{})
	p.d.press("j")
	if !p.frame(t) {
		t.Error("nothing is asked after it")
	}
}

// TestPaceAsksNothingAtTheEnd holds that the last frame before the terminal is given back
// has no question behind it, and that the explorer asks again once it is back.
func TestPaceAsksNothingAtTheEnd(t *testing.T) {
	t.Parallel()
	for _, end := range []tea.Msg{tea.QuitMsg{}, tea.SuspendMsg{}} {
		p := newPaced(t)
		p.Update(namedKeys["down"])
		p.View()
		if msg := p.hold(p, end); msg != end {
			t.Fatalf("%T becomes %T, with nothing under way", end, msg)
		}
		if p.frame(t) {
			t.Errorf("the last frame before %T has a question behind it", end)
		}
		p.hold(p, tea.ResumeMsg{})
		if p.Update(namedKeys["down"]); !p.frame(t) {
			t.Error("nothing is asked once the explorer is back")
		}
	}
}
