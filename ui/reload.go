package ui

import (
	"errors"
	"slices"

	"entente/model"

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
	At   Place  // where it stands, so that the editor opens there
	Line string // what is wrong and where, in a line
}

// Error gives the line.
func (b Breach) Error() string { return b.Line }

// awaitSave waits for the next save beside the keys, and makes ready what would
// otherwise keep a key waiting.
func (m *root) awaitSave() tea.Cmd {
	if m.saved == nil {
		return nil
	}
	return func() tea.Msg {
		e, err := m.saved()
		if err == nil {
			e.Dossier.PrepareSearch()
		}
		return save{e, err}
	}
}

// take shows what was saved, or goes on showing what was there and says why.
func (m *root) take(s save) tea.Cmd {
	if s.err != nil {
		breach, _ := errors.AsType[Breach](s.err)
		m.broken, m.breach = string(m.safe(s.err.Error())), breach.At
		m.notice = "not shown: " + m.broken
		return m.awaitSave()
	}
	m.broken, m.breach, m.notice = "", Place{}, "read anew"
	m.renew(s.Edition)
	return m.awaitSave()
}

// renew shows another edition of the dossier at the same place: the same ids are
// chosen, the same rows stand at the top, and Esc leads back as before.
func (m *root) renew(e Edition) {
	before, page, wasInSight := m.scene, m.storyPage(), m.inSight()
	m.dossier, m.place = e.Dossier, e.Place
	m.before = m.again(m.before)
	next := held(before)
	m.scene = m.viewOf(next.Filter).See(next)
	for _, p := range []model.Pane{model.Countries, model.Relationships} {
		next.Top[p] = anchored(before.List(p).Rows, m.scene.List(p).Rows, next.Top[p])
	}
	next.Top[model.Sources] = page.anchored(before.Story, m.storyPage(), m.scene.Story, next.Top[model.Sources])
	m.showAt(next)
	if wasInSight && !m.inSight() {
		m.show(m.scene.Wish())
	}
	m.keepPanel()
}

// again sees a Scene of the last edition in this one.
func (m *root) again(s model.Scene) model.Scene {
	if s.View() == nil {
		return s
	}
	return m.dossier.Filter(s.Filter).See(s.Wish())
}

// held gives the Selection that a Scene shows, with names for what it shows
// because nothing was chosen: otherwise another first row would be chosen instead.
func held(s model.Scene) model.Selection {
	next := s.Wish()
	if next.Actor == "" {
		next.Actor = s.Actor
	}
	if next.Tie == "" && next.Quote == "" {
		next.Tie, next.Quote = s.Tie, s.Quote
	}
	return next
}

// anchored gives the first row to show so that the rows in sight stay where they
// are, as far as there still is one of them.
func anchored(old, now []model.Row, top int) int {
	const most = 100 // rows of a screen
	for i := top; i < min(len(old), top+most); i++ {
		same := func(r model.Row) bool { return r.Kind == old[i].Kind && r.ID() == old[i].ID() }
		if at := slices.IndexFunc(now, same); at >= 0 && old[i].Kind != model.HeadingRow {
			return max(0, at-(i-top))
		}
	}
	return top
}

// anchored gives the first line of another page that tells the same, so that the
// item at the top stays where it is. Another story begins at its head.
func (p page) anchored(story model.Story, now page, nowStory model.Story, top int) int {
	if storyID(story) != storyID(nowStory) {
		return 0
	}
	for i := len(story.Items) - 1; i >= 0; i-- {
		at := slices.Index(nowStory.Items, story.Items[i])
		if at >= 0 && i < len(p.items) && at < len(now.items) && p.items[i].top <= top {
			return now.items[at].top + top - p.items[i].top
		}
	}
	return top
}

func storyID(s model.Story) (id [2]string) {
	if s.Tie != nil {
		id[0] = s.Tie.ID
	}
	if s.Quote != nil {
		id[1] = s.Quote.ID
	}
	return id
}

// story gives the page that Sources shows.
func (m *root) storyPage() page {
	r := m.layout().panes[model.Sources]
	if r.empty() {
		return page{}
	}
	return m.painter().tell(m.scene, r.w-1)
}

// inSight tells whether the lists show what is chosen in them.
func (m *root) inSight() bool {
	l := m.layout()
	for _, p := range []model.Pane{model.Countries, model.Relationships} {
		at, top := m.scene.List(p).At, m.scene.Top[p]
		if rows := m.listRows(l, p); rows > 0 && at >= 0 && (at < top || at >= top+rows) {
			return false
		}
	}
	return true
}
