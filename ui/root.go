package ui

import (
	"io"

	"entente/model"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// A mode says what keys mean now.
type mode uint8

const (
	browsing  mode = iota
	finding        // typing what to search for
	sifting        // in a filter's panel
	helping        // the keys, narrowed as one types
	legend         // the marks
	paragraph      // the source's own text, over Sources
	byHand         // text to select with the terminal
)

// root is the program: it holds the one Selection and whatever is not the
// dossier's. Only show writes the Selection and the Scene; View writes nothing.
type root struct {
	dossier *model.Dossier
	article []string

	terminal io.Writer // for what can't wait for a frame

	scene   model.Scene
	history model.History

	width, height int
	shade         shade
	answered      shade // an answer about the ground that came late
	profile       colorprofile.Profile
	theme         *theme
	ready         bool // the ground is known, or won't be
	mouseless     bool // the mouse is the terminal's own, to select text with

	mode     mode
	before   model.Scene // what a search or a panel started from
	prompt   textinput.Model
	panel    panel
	scrolled int    // the first line of an overlay
	notice   string // told in the footer until the next key
	copied   string // what y sent last; a second y shows it, to be selected by hand

	actions []action
	code    int // the exit code
}

func newRoot(o Options) *root {
	m := &root{dossier: o.Dossier, article: o.Article, terminal: o.Out, profile: colorprofile.TrueColor, actions: actions()}
	m.prompt = textinput.New()
	m.prompt.Prompt = ""
	m.prompt.SetVirtualCursor(false)
	m.repaint()
	m.show(o.Start)
	return m
}

// show makes a Selection the one that all panes show. It and resize are the only
// writers of the Scene.
func (m *root) show(next model.Selection) {
	view := m.scene.View()
	if view == nil || !next.Filter.Equal(m.scene.Filter) {
		view = m.dossier.Filter(next.Filter)
	}
	before := m.scene
	if view := before.View(); view != nil && next.Top == before.Wish().Top {
		next.Top = before.Top
	}
	m.scene = view.See(next)
	if top := m.tops(before, false); top != next.Top {
		next.Top = top
		m.scene = view.See(next)
	}
}

// resize keeps what is chosen in sight, whatever became of the room. Where the
// panes began is still the wish, so that the first size brings it back.
func (m *root) resize() {
	s := m.scene.View().See(m.scene.Wish())
	m.scene = s
	s.Top = m.tops(s, true)
	m.scene = s
}

// tops gives the first row of each pane: where the reader left it, moved as
// little as shows what is newly chosen; all that is chosen, where the size is new.
func (m *root) tops(before model.Scene, resized bool) [model.Panes]int {
	s := m.scene
	l := m.layout()
	top := s.Top
	for p, list := range map[model.Pane]model.List{model.Countries: s.Countries, model.Relationships: s.Relationships} {
		w := window{top[p], m.listRows(l, p)}
		if resized || before.View() == nil || !sameRow(before, s, p) {
			w = w.keep(list)
		}
		top[p] = w.clamp(len(list.Rows)).top
	}
	top[model.Sources] = m.topOfSources(before, l, resized)
	return top
}

func sameRow(a, b model.Scene, p model.Pane) bool {
	if p == model.Countries {
		return a.Actor == b.Actor && a.Folded == b.Folded && a.Focus == b.Focus
	}
	return a.Tie == b.Tie && a.Quote == b.Quote && a.Listed == b.Listed && a.Order == b.Order &&
		a.Actor == b.Actor && a.Focus == b.Focus && a.Filter.Equal(b.Filter)
}

// topOfSources begins each story at its head, and in focus follows the chosen
// item.
func (m *root) topOfSources(before model.Scene, l layout, resized bool) int {
	s := m.scene
	rect := l.panes[model.Sources]
	if rect.empty() {
		return s.Top[model.Sources]
	}
	page := m.painter().tell(s, rect.w-1)
	w := window{s.Top[model.Sources], l.rows(model.Sources)}
	newStory := before.View() == nil || before.Story.Tie != s.Story.Tie || before.Story.Quote != s.Story.Quote
	if newStory {
		w.top = 0
	}
	moved := resized || newStory || before.Item != s.Item || before.Focus != s.Focus
	if moved && s.Focus == model.Sources && s.Story.At >= 0 {
		w = w.follow(page, s.Story.At)
	}
	return w.clamp(len(page.lines)).top
}

// follow moves the window to an item: all of it, or its beginning where it is
// longer. Before the first item stands the story's head, which comes with it.
func (w window) follow(p page, item int) window {
	first, last := p.items[item].top, p.items[item].top+p.items[item].rows
	if item == 0 {
		first = 0
	}
	if w.top+w.rows < last {
		w.top = last - w.rows
	}
	if item == 0 && last > w.rows {
		first = p.items[item].top
	}
	w.top = min(w.top, first)
	return w
}

func (m *root) painter() painter { return painter{theme: m.theme, query: m.scene.Hits.Query} }

func (m *root) layout() layout {
	return layOut(m.width, m.height, m.scene.Focus, m.scene.Zoomed)
}

// listRows is how many rows of a pane its list has, below what stands above it.
func (m *root) listRows(l layout, p model.Pane) int {
	rows := l.rows(p) - headRows(m.scene, p)
	if p == model.Relationships && elsewhere(m.scene) > 0 {
		rows--
	}
	return max(rows, 0)
}

// headRows is how many rows stand between a pane's title and its list.
func headRows(s model.Scene, p model.Pane) int {
	if p != model.Relationships {
		return 0
	}
	return max(1, len(s.Filter.Parts()))
}

// move shows a Selection that a mere move leads to; jump one that a reader may
// want to come back from at once.
func (m *root) move(next model.Selection) {
	if !next.Equal(m.scene.Wish()) {
		m.history.Move(m.scene.Wish())
		m.show(next)
	}
}

func (m *root) jump(next model.Selection) {
	if !next.Equal(m.scene.Wish()) {
		m.history.Leave(m.scene.Wish())
		m.show(next)
	}
}

func (m *root) back() {
	if prior, ok := m.history.Back(m.scene.Wish()); ok {
		m.restore(prior)
		return
	}
	m.notice = "nothing further back"
}

func (m *root) forward() {
	if next, ok := m.history.Forward(m.scene.Wish()); ok {
		m.restore(next)
		return
	}
	m.notice = "nothing further on"
}

// restore shows a Selection of the history with its scroll as it was.
func (m *root) restore(s model.Selection) {
	m.show(s)
	if m.scene.Top != s.Top {
		m.show(withTop(m.scene.Wish(), s.Top))
	}
}

func withTop(s model.Selection, top [model.Panes]int) model.Selection {
	s.Top = top
	return s
}

// scroll moves a pane's window without choosing anything.
func (m *root) scroll(p model.Pane, lines int) {
	next := withTop(m.scene.Wish(), m.scene.Top)
	next.Top[p] = max(0, next.Top[p]+lines)
	m.show(next)
}

// quit leaves the program with an exit code.
func (m *root) quit(code int) tea.Cmd {
	m.code = code
	return tea.Quit
}
