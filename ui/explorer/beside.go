package explorer

import (
	"slices"
	"time"

	"entente/model"
	"entente/ui/draw"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// quickTies is up to how many ties whatever a key asks for is there before the next frame.
const quickTies = 10_000

// keyPatience is how long a key waits for what it asks for: what is there by then comes
// with the key's own frame, and the keys go on where it isn't. The frame that says so comes
// within one of sixty a second all the same.
const keyPatience = 8 * time.Millisecond

// A timing is when keys are answered, and when they rest.
type timing struct {
	patience time.Duration // keyPatience
	rest     rest
}

// An errand is a Scene that is worked out beside the keys. Until it comes, the screen
// stays as it was and says so; the next key that asks for another leaves it off.
type errand struct {
	model.Errand
	from    model.Scene        // what is shown meanwhile, as it was
	before  origin             // what Esc leads back to
	scene   <-chan model.Scene // closed without one where it was left off, or broke
	show    func(model.Scene)
	awaited bool
	then    func() tea.Cmd // opens what the keys and pastes that come meanwhile are meant for; nil for nothing
	kept    []tea.Msg      // these keys and pastes
}

// An origin is how all stood before a key asked for what is worked out.
type origin struct {
	scene   model.Scene
	look    Look
	history history
}

// setOut has Esc lead back to how all stands now. Where the filter is another than before,
// what was shown through that one is kept: the next key often leads back to it.
func (m *root) setOut() {
	if was := m.origin.scene.View(); was != nil && m.foresees() && !was.Filter().Equal(m.scene.Filter) {
		m.prior = was
	}
	m.origin = origin{m.scene, m.look, m.history.frozen()}
}

// returnTo has all stand again as it stood.
func (m *root) returnTo(o origin) {
	m.scene, m.look, m.history = o.scene, o.look, o.history
	m.clampScroll() // the screen may be another
	m.keepOverlay()
}

// leave notes a State that isn't shown there as the step before.
func (o *origin) leave(s State) {
	if !s.showsAs(State{o.scene.Requested(), o.look}) {
		o.history.leave(s)
	}
}

// leave notes as a step of history where an overlay began, also for who then stays with what
// is shown.
func (m *root) leave(began State) {
	m.history.leave(began)
	if m.beside != nil {
		m.beside.before.leave(began)
	}
}

// callOff shuts an overlay, and shows again where it began. For who stays with what it led to
// that is the step before.
func (m *root) callOff(began State) {
	m.shut()
	m.restore(began)
	if m.beside != nil {
		m.beside.before.leave(began)
	}
}

// arrived tells that an errand has ended.
type arrived struct {
	of    *errand
	scene model.Scene
	ok    bool
}

// see works out the Scene of a requested Selection and shows it: at once where that is
// quick, else beside the keys. Work may read nothing of the root, which goes on.
func (m *root) see(requested model.Selection, work func(*model.Errand) model.Scene, show func(model.Scene)) {
	from, before := m.scene, m.origin
	if m.beside != nil {
		from, before = m.beside.from, m.beside.before
		m.leaveOff()
	}
	if from.View() == nil || m.dossier.TieCount() <= quickTies {
		show(work(nil))
		return
	}
	m.ahead.makesWay(requested)
	e := m.begun(work)
	if s, ok, ended := m.waited(e); ended {
		if ok {
			show(s)
		} else {
			m.returnTo(before)
		}
		return
	}
	e.from, e.before, e.show = from, before, show
	m.beside, m.scene = e, from.Awaiting(requested)
}

// begun begins to work out a Scene beside the keys.
func (m *root) begun(work func(*model.Errand) model.Scene) *errand {
	m.rest.later()
	scene, ready := make(chan model.Scene, 1), m.readier()
	e := &errand{scene: scene}
	go func() {
		defer close(scene)
		if m.given.crashes != nil {
			defer m.given.crashes.catch()
		}
		s := work(&e.Errand)
		ready(s.On(&e.Errand))
		if e.Done() {
			scene <- s
		}
	}()
	return e
}

// readier returns a function that works out beforehand what painting a Scene would otherwise
// go through all ties for: what the filter's line counts, and the lines of a panel that is
// open.
func (m *root) readier() func(model.Scene) {
	p, open := m.overlay.(*panel)
	return func(s model.Scene) {
		draw.CountFilter(s)
		if open {
			s.FacetValues(p.opens.facet)
		}
	}
}

// waited returns the Scene of an errand that ends before a key has waited long enough; not
// ok is one that broke.
func (m *root) waited(e *errand) (s model.Scene, ok, ended bool) {
	if m.patience > 0 {
		select {
		case s, ok = <-e.scene:
			return s, ok, true
		case <-time.After(m.patience):
		}
	}
	return s, false, false
}

// await returns the command that waits for what is worked out beside the keys.
func (m *root) await() tea.Cmd {
	if m.coming == nil {
		return m.beside.await()
	}
	return tea.Batch(m.beside.await(), m.coming.errand.await())
}

func (e *errand) await() tea.Cmd {
	if e == nil || e.awaited {
		return nil
	}
	e.awaited = true
	return func() tea.Msg {
		s, ok := <-e.scene
		return arrived{e, s, ok}
	}
}

// arrive shows what was worked out, unless the reader has gone on meanwhile, and does what
// waited for it.
func (m *root) arrive(a arrived) tea.Cmd {
	if m.coming != nil && a.of == m.coming.errand {
		m.renewed(a.scene, a.ok)
		return nil
	}
	if m.same = a.of != m.beside; m.same {
		return nil
	}
	if !a.ok { // it broke
		m.stay()
		return nil
	}
	m.beside = nil
	a.of.show(a.scene)
	m.keepOverlay()
	m.setOut()
	if a.of.then == nil {
		return nil
	}
	cmds := []tea.Cmd{a.of.then()}
	for _, msg := range a.of.kept {
		cmds = append(cmds, m.happen(msg))
	}
	return tea.Batch(cmds...)
}

// openOn opens what takes the keys, once what that shows of the Scene has been worked
// out, and what was asked for before.
func (m *root) openOn(work func(model.Scene), open func() tea.Cmd) tea.Cmd {
	return m.after(func() tea.Cmd {
		scene := m.scene
		m.see(scene.Requested(), func(e *model.Errand) model.Scene {
			work(scene.On(e))
			return scene
		}, func(s model.Scene) { m.scene = s })
		return m.after(open)
	})
}

// after does something now, or once what is worked out beside the keys is shown. Keys and
// pastes that come until then are for what that leads to; a click is for what it hits.
func (m *root) after(do func() tea.Cmd) tea.Cmd {
	e := m.beside
	if e == nil {
		return do()
	}
	if before := e.then; before != nil {
		e.then = func() tea.Cmd { return tea.Batch(before(), m.after(do)) }
	} else {
		e.then = do
	}
	return nil
}

// keeps reports whether a key or a paste is for what is there only after what is worked
// out, and keeps it until then. What undoes the innermost leaves it off.
func (m *root) keeps(msg tea.Msg) bool {
	if m.beside == nil || m.beside.then == nil {
		return false
	}
	if pressed, ok := msg.(tea.KeyPressMsg); ok && key.Matches(pressed, actionNamed(m.actions, "undo the innermost").binding) {
		return false
	}
	m.beside.kept = append(m.beside.kept, msg)
	return true
}

// isOfNext reports whether a key goes on from what is only being worked out: from another
// row, list, drawing, or pane in focus than are shown meanwhile.
func (m *root) isOfNext(msg tea.KeyPressMsg) bool {
	if m.beside == nil || m.overlay != nil {
		return false
	}
	if k := msg.String(); len(k) == 1 && '0' <= k[0] && k[0] <= '9' { // a count, or a pane
		return true
	}
	return slices.ContainsFunc(m.actions, func(a action) bool {
		return (a.listed || a.pane != 0) && key.Matches(msg, a.binding)
	})
}

// listsSame reports whether two Selections list and draw the same, whatever they choose of it.
func listsSame(a, b model.Selection) bool {
	if a.Drawing != model.NoDrawing && (a.Actor != b.Actor || a.Other != b.Other) {
		return false
	}
	a.Actor, a.Tie, a.Quote, a.Item, a.Card, a.Pin, a.Focus, a.Find, a.Hit, a.Other, a.Nth = b.Actor, b.Tie, b.Quote, b.Item, b.Card, b.Pin, b.Focus, b.Find, b.Hit, b.Other, b.Nth
	return a.Equal(b)
}

func (m *root) leaveOff() {
	m.beside.LeaveOff()
	m.beside = nil
}

// stay leaves off what is worked out, with all as it was before the key that asked for it. It
// reports whether there was anything to leave off.
func (m *root) stay() bool {
	if m.beside == nil {
		return false
	}
	before := m.beside.before
	m.leaveOff()
	m.returnTo(before)
	return true
}

// seer returns what sees Selections of the present dossier, on an errand or on none.
func (m *root) seer() func(*model.Errand, model.Selection) model.Scene {
	view, folded := m.viewer(), m.look.Folded
	return func(e *model.Errand, sel model.Selection) model.Scene {
		return view(e, &sel).See(sel).Fold(folded)
	}
}

// viewer returns what finds the view through a Selection's filter: one that is there already,
// if any is.
func (m *root) viewer() func(*model.Errand, *model.Selection) *model.View {
	dossier, now, prior, ahead := m.dossier, m.scene.View(), m.prior, m.ahead
	return func(e *model.Errand, sel *model.Selection) *model.View {
		for _, v := range []*model.View{ahead.serves(sel), now, prior} {
			if v != nil && v.Whole() == dossier && sel.Filter.Equal(v.Filter()) {
				return v.On(e)
			}
		}
		return dossier.FilterOn(e, sel.Filter)
	}
}

// working says in the footer what is worked out.
func (m *root) working() string {
	next, now := m.scene.Requested(), m.beside.from.Requested()
	word := "listing"
	switch {
	case next.Find != now.Find:
		word = "searching"
	case !next.Filter.Equal(now.Filter):
		word = "filtering"
	case next.Drawing != model.NoDrawing:
		word = "drawing"
	}
	return word + m.taught(" … what is shown is what was before; {undo the innermost} leaves it at that")
}
