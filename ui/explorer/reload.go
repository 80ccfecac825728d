package explorer

import (
	"errors"
	"slices"
	"strings"

	"entente/data/safe"
	"entente/model"
	"entente/ui/draw"

	tea "charm.land/bubbletea/v2"
)

// A save is what the dossier's files hold after they were saved: a dossier, or
// what keeps them from being one.
type save struct {
	Edition
	err error
}

// A Breach is a mistake that keeps a save from being shown.
type Breach struct {
	At   Location // where it stands, so that the editor opens there
	Line string   // what is wrong and where, in a line
}

// Error returns the line.
func (b Breach) Error() string { return b.Line }

// awaitSave waits for the next save beside the keys, and makes ready what would
// otherwise keep a key waiting.
func (m *root) awaitSave() tea.Cmd {
	if m.given.Saved == nil {
		return nil
	}
	return func() tea.Msg {
		e, err := m.given.Saved()
		if err == nil {
			e.Dossier.Prepare()
		}
		return save{e, err}
	}
}

// take shows what was saved, or goes on showing what was there and says why.
func (m *root) take(s save) tea.Cmd {
	if s.err != nil {
		breach, _ := errors.AsType[Breach](s.err)
		m.reloading = reloading{safe.Clean(s.err.Error()), breach.At}
		m.tell("not shown: " + m.reloading.broken)
		return m.awaitSave()
	}
	m.reloading = reloading{}
	m.renew(s.Edition, func() {
		before := m.sofar
		m.sofar = s.Rows
		switch {
		case s.Rows > 0: // which the title tells
		case before > 0:
			m.tell("standard input is read to its end")
		case m.fromForm == "" || !strings.HasSuffix(m.notice, m.fromForm): // what a form wrote is told already
			m.tell("reloaded")
		}
		m.fromForm = ""
	})
	return m.awaitSave()
}

// A coming is an edition of the dossier that is to be shown, once what the reader sees of
// it has been worked out: at once where that is quick, else beside the keys, which go on
// with the edition that is shown meanwhile. Unlike what a key asks for it is left off for
// a newer edition alone.
type coming struct {
	Edition
	of     model.Selection // what is worked out of it
	errand *errand         // nil while a key's errand goes first
	then   func()          // what is to be done once it is shown
}

// renew shows another edition of the dossier where the reader is: the same ids are
// chosen, the same rows stand at the top, and Esc leads back as before. Then is done once
// it is shown.
func (m *root) renew(e Edition, then func()) {
	if notes := m.latest().Notes(); e.Dossier.Notes() == nil && len(notes) > 0 {
		e.Dossier = e.Dossier.WithNotes(notes)
	}
	if before := m.coming; before != nil { // which is never shown: what it tells is told with this one
		if before.errand != nil {
			before.errand.LeaveOff()
		}
		then = inTurn(before.then, then)
	}
	m.coming = &coming{Edition: e, then: then}
	m.goOnRenewing()
}

// inTurn does one thing, then another.
func inTurn(first, second func()) func() {
	return func() {
		first()
		second()
	}
}

// latest returns the dossier as it is, or as it is about to be shown.
func (m *root) latest() *model.Dossier {
	if m.coming != nil {
		return m.coming.Dossier
	}
	return m.dossier
}

// goOnRenewing works out what is shown of the edition that comes, if one does and no key
// asks for something else first.
func (m *root) goOnRenewing() {
	c := m.coming
	if c == nil || c.errand != nil || m.beside != nil {
		return
	}
	c.of = held(m.scene)
	sel, dossier, folded := c.of, c.Dossier, m.look.Folded
	work := func(e *model.Errand) model.Scene { return dossier.FilterOn(e, sel.Filter).See(sel).Fold(folded) }
	if dossier.TieCount() <= quickTies {
		m.adopt(work(nil))
		return
	}
	c.errand = m.begun(work)
	if s, ok, ended := m.waited(c.errand); ended {
		m.renewed(s, ok)
	}
}

// renewed shows the edition that comes as it was worked out, unless the reader has gone
// on meanwhile: then what they see now is worked out of it. Of one that broke nothing is
// shown.
func (m *root) renewed(s model.Scene, ok bool) {
	c := m.coming
	switch {
	case !ok:
		m.coming = nil
	case m.beside == nil && held(m.scene).Equal(c.of):
		m.adopt(s)
	default:
		c.errand = nil
	}
}

// adopt shows the edition that comes by a Scene of it.
func (m *root) adopt(s model.Scene) {
	before, page, wasInSight := m.scene, m.storyPage(), m.inSight()
	c := m.coming
	m.dossier, m.locate, m.coming = c.Dossier, c.Locate, nil
	m.scene = s
	for _, p := range []model.Pane{model.Countries, model.Relationships} {
		m.look.Top[p] = anchored(before.List(p).Rows, m.scene.List(p).Rows, m.look.Top[p])
	}
	m.look.Top[model.Sources] = page.Anchored(before.Story, m.storyPage(), m.scene.Story, m.look.Top[model.Sources])
	m.clampScroll()
	m.setOut()
	m.forget()
	if wasInSight && !m.inSight() {
		m.show(m.scene.Requested())
	}
	m.keepOverlay()
	c.then()
}

// held returns the Selection that a Scene shows, with names for what it shows
// because nothing was chosen: otherwise another first row would be chosen instead.
func held(s model.Scene) model.Selection {
	next := s.Requested()
	if next.Actor == "" {
		next.Actor = s.Actor
	}
	if next.Tie == "" && next.Quote == "" {
		next.Tie, next.Quote = s.Tie, s.Quote
	}
	return next
}

// anchored returns the first row to show so that the rows in sight stay where they
// are, as far as there still is one of them.
func anchored(old, now []model.Row, top int) int {
	const most = 100 // rows of a screen
	for i := top; i < min(len(old), top+most); i++ {
		same := func(r model.Row) bool { return r.Kind == old[i].Kind && r.ID() == old[i].ID() }
		switch {
		case old[i].Kind == model.HeadingRow:
			continue
		case i < len(now) && same(now[i]):
			return top // as mostly: the list may be long
		}
		if at := slices.IndexFunc(now, same); at >= 0 {
			return max(0, at-(i-top))
		}
	}
	return top
}

// storyPage returns the page that Sources shows.
func (m *root) storyPage() draw.Page {
	r := m.layout().panes[model.Sources]
	if r.Empty() {
		return draw.Page{}
	}
	return draw.Story(m.painter(), m.scene, r.W-1)
}

// inSight reports whether the lists show what is chosen in them.
func (m *root) inSight() bool {
	l := m.layout()
	for _, p := range []model.Pane{model.Countries, model.Relationships} {
		at, top := m.scene.List(p).At, m.look.Top[p]
		if rows := m.listRows(l, p); rows > 0 && at >= 0 && (at < top || at >= top+rows) {
			return false
		}
	}
	return true
}
