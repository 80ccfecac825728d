package explorer

import (
	"maps"

	"entente/model"
	"entente/ui/draw"
	"entente/ui/paint"

	tea "charm.land/bubbletea/v2"
)

// root is the program: it holds the one Selection and whatever is not the
// dossier’s. The Scene is written by see and what that is given to show one, by a search of
// what it finds first, by returnTo, and by adopt, which shows another edition. View writes
// nothing.
type root struct {
	given   Options                    // but for the first edition's
	dossier *model.Dossier             // the one that its files hold now
	locate  func(model.Scene) Location // of that dossier

	reloading reloading
	sofar     int // as Rows of Options
	screen

	scene  model.Scene
	origin origin  // how all stood when what happens now began
	beside *errand // the next Scene, while it is worked out; nil for none
	coming *coming // the next edition, while what is shown of it is worked out; nil for none
	foresight
	timing
	look    Look
	stop    stopped // in the drawing
	painted painted
	history history

	keeping []*keeping // notes, in their order; those whose end isn't told yet

	marks  map[rune]State // by their letters
	marked map[rune]State // those of them that were set in this run

	mouseless bool // the mouse is the terminal's own, to select text with

	overlay overlay // what is open over the panes; nil while browsing
	count   count   // typed before a move
	messages
	fresh  bool   // no key was pressed yet
	copied string // what the last key sent; the same again shows it
	format int    // in which the last export was, or was to be

	actions []action
	keys    func(action string) string // the first that one has
	code    int                        // the exit code
	same    bool                       // what came last has changed nothing that is drawn
}

// reloading is what came of the last save of the dossier's files.
type reloading struct {
	broken string   // why it isn't shown; empty where it is
	breach Location // where that stands, if it stands somewhere
}

func newRoot(o Options) *root {
	m := &root{
		given: o, sofar: o.Rows, dossier: o.Dossier, locate: o.Locate, messages: messages{notice: string(o.Notice)}, screen: newScreen(o.Terminal), fresh: true,
		marks: map[rune]State{}, marked: map[rune]State{}, actions: actionsWith(o.Keys), mouseless: o.NoMouse,
		timing: timing{patience: keyPatience}, foresight: foresight{upTo: aheadTies},
	}
	m.keys = func(action string) string { return keyOf(m.actions, action) }
	m.given.Dossier, m.given.Locate = nil, nil // or they would outlive what is saved later
	maps.Copy(m.marks, o.Marks)
	if m.given.lease == nil {
		m.given.lease = &lease{restore: func() {}}
	}
	if m.dossier.Former() != nil && m.notice == "" {
		m.notice = m.sinceFormer()
	}
	m.showAt(o.Start) // what was kept comes back with its scroll
	return m
}

// seen returns the Scene of a Selection, with what is folded.
func (m *root) seen(sel model.Selection) model.Scene { return m.seer()(nil, sel) }

// show shows a Selection with what is chosen in sight.
func (m *root) show(next model.Selection) { m.showAfter(m.scene, next) }

// showAfter is show, where another Scene than the present one was shown before.
func (m *root) showAfter(before model.Scene, next model.Selection) {
	seer := m.seer()
	m.see(next, func(e *model.Errand) model.Scene { return seer(e, next) }, func(s model.Scene) { m.come(before, s) })
}

// come shows a Scene with what is chosen in sight.
func (m *root) come(before, s model.Scene) {
	m.scene = s
	if before.Pin != m.scene.Pin {
		m.look.PinTop = 0
	}
	if before.Drawing != m.scene.Drawing {
		m.look.DrawTop = 0
	}
	l := m.layout()
	for _, p := range []model.Pane{model.Countries, model.Relationships} {
		m.look.Top[p] = draw.Window{Top: m.look.Top[p], Rows: m.listRows(l, p)}.Keep(*m.scene.List(p)).Top
	}
	m.look.Top[model.Sources] = m.topOfSources(before, l)
	m.look.DrawTop, m.stop = m.topOfFigure(l)
}

// showAt shows a State with the panes where it says they begin, as far as there is
// something to show, whether or not that has what is chosen in sight.
func (m *root) showAt(next State) { m.showLook(next, (*root).clampScroll) }

// showLook shows a State, then does what is to be done with it.
func (m *root) showLook(next State, then func(*root)) {
	seer := m.seer()
	m.see(next.Selection, func(e *model.Errand) model.Scene { return seer(e, next.Selection) }, func(s model.Scene) {
		m.look, m.scene = next.Look, s.Fold(next.Folded)
		then(m)
	})
}

// clampScroll keeps what the panes show first within what there is to show.
func (m *root) clampScroll() {
	l := m.layout()
	for _, p := range []model.Pane{model.Countries, model.Relationships} {
		m.look.Top[p] = draw.Window{Top: m.look.Top[p], Rows: m.listRows(l, p)}.Clamp(len(m.scene.List(p).Rows)).Top
	}
	if m.look.Top[model.Sources] != 0 && !l.panes[model.Sources].Empty() {
		m.look.Top[model.Sources] = m.storyWindow(l, m.look.Top[model.Sources]).Clamp(len(m.storyPage().Lines)).Top
	}
	m.look.DrawTop, m.stop = m.scrolledFigure(l)
}

// storyWindow is the part of Sources that is in sight from a line on.
func (m *root) storyWindow(l layout, top int) draw.Window {
	return draw.Window{Top: top, Rows: l.rows(model.Sources)}
}

// topOfSources begins each story at its head, also where the reader only comes into
// Sources, and follows the item that they choose there. What is chosen in a new card is
// seldom what it was opened for.
func (m *root) topOfSources(before model.Scene, l layout) int {
	s := m.scene
	w := m.storyWindow(l, m.look.Top[model.Sources])
	newStory := before.View() == nil || before.Story.Tie != s.Story.Tie || before.Story.Quote != s.Story.Quote || before.Story.Card != s.Story.Card
	if newStory {
		w.Top = 0
	}
	sought := before.Find != s.Find || before.Hit != s.Hit
	follows := s.Focus == model.Sources && s.Story.At >= 0 && (newStory && s.Story.Card == nil || sought || !newStory && before.Item != s.Item)
	if l.panes[model.Sources].Empty() || w.Top == 0 && !follows {
		return w.Top
	}
	page := m.storyPage()
	if follows {
		w = w.Follow(page, s.Story.At)
	}
	return w.Clamp(len(page.Lines)).Top
}

func (m *root) painter() paint.Painter {
	return paint.Painter{Theme: m.theme, Find: m.scene.Hits.Query.Spans, Keys: m.keys}
}

func (m *root) layout() layout { return m.layoutOf(m.scene.Selection) }

// layoutOf is the layout in which a Selection is shown.
func (m *root) layoutOf(sel model.Selection) layout {
	marked := m.dossier.Head.Marking != model.Unmarked
	return layOut(m.width, m.height, sel.Focus, m.look.Zoomed, sel.Pin != "", sel.Drawing != model.NoDrawing, marked)
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
	return draw.FilterRows(s)
}

// move shows a Selection that a mere move leads to: within a pane, a run of them is
// one step of history. A move to another pane, and jump, are steps of their own.
func (m *root) move(next model.Selection) {
	switch {
	case next.Equal(m.scene.Requested()):
	case next.Focus != m.scene.Focus:
		m.jump(next)
	default:
		m.history.move(m.state())
		m.show(next)
	}
}

func (m *root) jump(next model.Selection) {
	if !next.Equal(m.scene.Requested()) {
		m.history.leave(m.state())
		m.show(next)
	}
}

// undo shows a Selection without what was on last. It is no step of history, or
// the next Esc would bring back what this one took off.
func (m *root) undo(next model.Selection) {
	m.history.undo(m.state())
	m.show(next)
}

func (m *root) back() bool {
	return m.backTo(func(State) bool { return true })
}

func (m *root) forward() bool {
	next, ok := m.history.forward(m.state())
	if !ok {
		m.tell("nothing further on")
		return false
	}
	m.restore(next)
	return true
}

// relook shows the same in another look, which is a step of history.
func (m *root) relook(change func(*Look)) {
	m.history.leave(m.state())
	change(&m.look)
	m.show(m.scene.Requested())
}

// restore shows a State of the history with its scroll; where the screen has become
// another size since, what is chosen is in sight all the same.
func (m *root) restore(s State) {
	m.showLook(s, func(m *root) {
		m.clampScroll()
		m.come(m.scene, m.scene)
	})
}

// scroll moves a pane's window without choosing anything.
func (m *root) scroll(p model.Pane, lines int) {
	m.look.Top[p] = max(0, m.look.Top[p]+lines)
	m.clampScroll()
}

// scrollPinned moves the window of the pinned tie.
func (m *root) scrollPinned(l layout, lines int) {
	height := len(draw.Story(m.painter(), m.pinnedScene(), l.pinned.W-1).Lines)
	m.look.PinTop = draw.Window{Top: m.look.PinTop + lines, Rows: l.pinned.H - 1}.Clamp(height).Top
}

// quit leaves the program with an exit code.
func (m *root) quit(code int) tea.Cmd {
	m.code = code
	return tea.Quit
}
