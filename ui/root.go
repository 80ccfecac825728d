package ui

import (
	"io"
	"maps"

	"entente/model"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
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
	choosing       // an action, by its name
	marking        // a letter will mark this place
	recalling      // a letter will lead to the place that it marks
	byHand         // text to select with the terminal
	linking        // the address of a source, before it is opened
	exporting      // a file's name and format, before what is left is written
)

// root is the program: it holds the one Selection and whatever is not the
// dossier's. Only show writes the Selection and the Scene; View writes nothing.
type root struct {
	dossier *model.Dossier
	place   func(model.Scene) Place // of that dossier
	article []model.Text
	left    *model.Selection // where the last run was left, if that is known
	saved   func() (Edition, error)
	broken  string // why the last save isn't shown; empty where it is
	breach  Place  // where that stands, if it stands somewhere
	command func(model.Scene) model.Text
	safe    func(string) model.Text
	edit    func(file string, line int) (Editor, error)
	loan    *loan
	browse  func(address string) error
	link    link
	export  func(s model.Scene, format, file string, force bool) func() (string, error)
	formats []Format
	form    exportForm

	terminal io.Writer // for what can't wait for a frame

	scene   model.Scene
	history model.History

	marks  map[rune]model.Selection // places by their letters
	marked map[rune]model.Selection // those of them that were set in this run

	width, height int
	asked         Theme // how the ground is to be known
	ascii         bool
	shade         shade
	answered      shade // an answer about the ground that came late
	profile       colorprofile.Profile
	method        ansi.Method // how the terminal counts columns
	theme         *theme
	ready         bool // the ground is known, or won't be
	mouseless     bool // the mouse is the terminal's own, to select text with

	mode      mode
	helped    mode        // what the help goes back to
	before    model.Scene // what a search or a panel started from
	prompt    textinput.Model
	panel     panel
	offered   int    // which of the palette's actions is chosen
	count     count  // typed before a move
	scrolled  int    // the first line of an overlay
	notice    string // told in the footer until the next key
	copied    string // what the last key, a y, sent; a second y shows it
	shownText string // what is shown to be selected by hand

	actions []action
	code    int // the exit code
}

func newRoot(o Options) *root {
	m := &root{
		dossier: o.Dossier, place: o.Place, edit: o.Edit, loan: o.loan, browse: o.Open, export: o.Export, formats: o.Formats,
		article: o.Article, left: o.Left, command: o.Command, notice: string(o.Notice), safe: o.Safe, saved: o.Saved,
		terminal: o.Out, profile: colorprofile.TrueColor, asked: o.Theme, ascii: o.ASCII,
		marks: map[rune]model.Selection{}, marked: map[rune]model.Selection{}, actions: actions(),
	}
	maps.Copy(m.marks, o.Marks)
	if m.loan == nil {
		m.loan = new(loan)
	}
	m.answered, m.ready = o.Theme.shade(), o.Theme != AutoTheme
	m.prompt = textinput.New()
	m.prompt.Prompt = ""
	m.prompt.SetVirtualCursor(false)
	m.repaint()
	m.showAt(o.Start) // a place that was kept comes back with its scroll
	return m
}

// show makes a Selection the one that all panes show, with what is chosen in
// sight. It and showAt are the only writers of the Scene.
func (m *root) show(next model.Selection) {
	before := m.scene
	m.scene = m.viewOf(next.Filter).See(next)
	l := m.layout()
	top := next.Top
	for _, p := range []model.Pane{model.Countries, model.Relationships} {
		top[p] = window{top[p], m.listRows(l, p)}.keep(*m.scene.List(p)).top
	}
	top[model.Sources] = m.topOfSources(before, l)
	m.beginAt(next, top, m.topOfFigure(l))
}

// showAt shows a Selection with the panes where it says they begin, as far as
// there is something to show, whether or not that has what is chosen in sight.
func (m *root) showAt(next model.Selection) {
	m.scene = m.viewOf(next.Filter).See(next)
	l := m.layout()
	top := next.Top
	for _, p := range []model.Pane{model.Countries, model.Relationships} {
		top[p] = window{top[p], m.listRows(l, p)}.clamp(len(m.scene.List(p).Rows)).top
	}
	if r := l.panes[model.Sources]; !r.empty() {
		page := m.painter().tell(m.scene, r.w-1)
		top[model.Sources] = window{top[model.Sources], l.rows(model.Sources)}.clamp(len(page.lines)).top
	}
	m.beginAt(next, top, m.scrolledFigure(l))
}

func (m *root) beginAt(next model.Selection, top [model.Panes]int, drawTop int) {
	if top != next.Top || drawTop != next.DrawTop {
		next.Top, next.DrawTop = top, drawTop
		m.scene = m.scene.View().See(next)
	}
}

// viewOf gives the view through a filter: the present one, unless that changed.
func (m *root) viewOf(f model.Filter) *model.View {
	if view := m.scene.View(); view != nil && view.Dossier() == m.dossier && f.Equal(m.scene.Filter) {
		return view
	}
	return m.dossier.Filter(f)
}

// topOfSources begins each story at its head, also where the reader only comes into
// Sources, and follows the item that they choose there.
func (m *root) topOfSources(before model.Scene, l layout) int {
	s := m.scene
	w := window{s.Top[model.Sources], l.rows(model.Sources)}
	newStory := before.View() == nil || before.Story.Tie != s.Story.Tie || before.Story.Quote != s.Story.Quote
	if newStory {
		w.top = 0
	}
	r := l.panes[model.Sources]
	if r.empty() {
		return w.top
	}
	page := m.painter().tell(s, r.w-1)
	sought := before.Find != s.Find || before.Hit != s.Hit
	if s.Focus == model.Sources && s.Story.At >= 0 && (newStory || sought || before.Item != s.Item) {
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
	return layOut(m.width, m.height, m.scene.Focus, m.scene.Zoomed, m.scene.Pin != "", m.scene.Drawing != model.NoDrawing)
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

// move shows a Selection that a mere move leads to: within a pane, a run of them is
// one step of history. A move to another pane, and jump, are steps of their own.
func (m *root) move(next model.Selection) {
	switch {
	case next.Equal(m.scene.Wish()):
	case next.Focus != m.scene.Focus:
		m.jump(next)
	default:
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

// undo shows a Selection without what was on last. It is no step of history, or
// the next Esc would bring back what this one took off.
func (m *root) undo(next model.Selection) {
	m.history.Undo(m.scene.Wish())
	m.show(next)
}

func (m *root) back() bool {
	return m.backTo(func(model.Selection) bool { return true })
}

func (m *root) forward() bool {
	next, ok := m.history.Forward(m.scene.Wish())
	if !ok {
		m.notice = "nothing further on"
		return false
	}
	m.restore(next)
	return true
}

// restore shows a Selection of the history with its scroll; where the screen has
// become another size since, what is chosen is in sight all the same.
func (m *root) restore(s model.Selection) {
	m.showAt(s)
	m.show(m.scene.Wish())
}

// scroll moves a pane's window without choosing anything.
func (m *root) scroll(p model.Pane, lines int) {
	next := m.scene.Wish()
	next.Top[p] = max(0, next.Top[p]+lines)
	m.showAt(next)
}

// scrollPinned moves the window of the pinned tie.
func (m *root) scrollPinned(l layout, lines int) {
	next := m.scene.Wish()
	height := len(m.painter().tell(m.pinnedScene(), l.pinned.w-1).lines)
	next.PinTop = window{next.PinTop + lines, l.pinned.h - 1}.clamp(height).top
	m.showAt(next)
}

// quit leaves the program with an exit code.
func (m *root) quit(code int) tea.Cmd {
	m.code = code
	return tea.Quit
}
