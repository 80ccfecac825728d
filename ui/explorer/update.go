package explorer

import (
	"cmp"
	"runtime/debug"

	"entente/model"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// ended tells that a signal asks the program to end, with this exit code.
type ended int

// Init asks the terminal for its background, unless the reader has told it.
func (m *root) Init() tea.Cmd {
	if m.ready {
		return tea.Batch(m.prepare(), m.awaitSave())
	}
	return tea.Batch(askGround(m.given.Terminal), m.awaitSave())
}

// preparedTies is up to how many ties the first letter of a search waits for their index:
// to make it takes 5 ms for 1,000, and 0.3 s for 100,000.
const preparedTies = 1_000

// largeDossier is from how many ties on what reading a dossier leaves behind is worth a
// collection: of a million ties it is 28 MiB, and takes 0.15 s.
const largeDossier = 100_000

// prepare returns the command that indexes the text and the days of the present dossier
// beside the keys, once the first frame stands or is about to. Where they are few it is
// none: the dossier that is built in would take a thirtieth of the start for it.
func (m *root) prepare() tea.Cmd {
	dossier := m.dossier // by then there may be another
	if dossier.TieCount() <= preparedTies {
		return nil
	}
	return func() tea.Msg {
		if dossier.TieCount() > largeDossier {
			debug.FreeOSMemory() // what reading it and the first frame left behind
		}
		dossier.Prepare()
		return nil
	}
}

// Update takes what happens outside. What that asks for may come later.
func (m *root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := m.happen(msg)
	m.goOnRenewing()
	if m.beside == nil {
		m.setOut() // or what was shown before would be held until the next key
		m.lookAhead()
	}
	return m, tea.Batch(cmd, m.await())
}

// happen hands what happens to what it is for, keys to what they mean now.
func (m *root) happen(msg tea.Msg) tea.Cmd {
	m.same, m.painted, m.unseen = false, painted{}, ""
	if !m.telling() {
		m.unseen = m.notice
	}
	if m.beside == nil {
		m.setOut()
	}
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.resize(max(0, msg.Width), max(0, msg.Height))
	case tea.ModeReportMsg:
		if m.same = !m.unites(msg); !m.same && m.ready {
			m.refit()
		}
	case tea.BackgroundColorMsg:
		m.answer(msg.IsDark())
		m.begin()
	case unanswered:
		m.same = m.ready
		m.begin()
		return m.prepare()
	case tea.ColorProfileMsg:
		m.profile = msg.Profile
		m.repaint()
	case ended:
		return m.quit(int(msg))
	case save:
		return m.take(msg)
	case arrived:
		return m.arrive(msg)
	case browsed:
		m.endOpening(msg)
	case exported:
		m.endExport(msg)
	case noteKept:
		m.endKeeping()
	case lending:
		return msg.exec
	case edited:
		return m.endEditing(msg)
	case formed:
		return m.fillIn(msg.form, msg.err)
	case taken:
		return m.endForm(msg)
	case tea.PasteMsg:
		if !m.keeps(msg) {
			m.paste(msg.Content)
		}
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.MouseClickMsg:
		m.count, m.notice, m.fresh = count{}, m.unseen, false // what was typed before belongs to what was shown before
		return m.click(msg.Mouse())
	case tea.MouseWheelMsg:
		m.wheel(msg.Mouse())
	default:
		m.same = true
	}
	return nil
}

// begin has the first frame laid out, now that what it waited for is known, or won't be.
func (m *root) begin() {
	if !m.ready {
		m.ready = true
		m.resize(m.width, m.height)
	}
}

// resize shows the same on a screen of another size, once a frame can stand. Before the
// first one nothing was shown: where no scroll was kept either, what is chosen comes into
// sight.
func (m *root) resize(width, height int) {
	before, next := m.scene, m.scene.Requested()
	m.width, m.height = width, height
	if !m.ready || width == 0 {
		return
	}
	if !m.laidOut && m.look.Scroll == (Scroll{}) {
		before = model.Scene{}
	}
	m.laidOut = true
	m.refitAfter(before, next)
}

// refit keeps what is chosen in sight where there is more or less room than before.
func (m *root) refit() { m.refitAfter(m.scene, m.scene.Requested()) }

func (m *root) refitAfter(before model.Scene, next model.Selection) {
	if m.beside != nil {
		m.clampScroll() // what comes has its place then
	} else {
		m.showAfter(before, next)
	}
	m.keepOverlay()
}

func (m *root) key(msg tea.KeyPressMsg) tea.Cmd {
	m.notice, m.fresh, m.again = m.unseen, false, nil
	if m.answered != m.shade {
		m.repaint()
	}
	copied := m.copied
	cmd := m.press(msg)
	if m.copied == copied {
		m.copied = "" // only the same key right behind the first one shows the text
	}
	return cmd
}

// press does what a key is bound to, as often as a count before it says.
func (m *root) press(msg tea.KeyPressMsg) tea.Cmd {
	if a := interruption(); key.Matches(msg, a.binding) {
		return a.do(m)
	}
	if m.isOfNext(msg) {
		m.after(func() tea.Cmd { return nil }) // nothing but what is kept
	}
	if m.keeps(msg) {
		return nil
	}
	o := m.overlay
	if o == nil {
		if m.counts(msg) {
			return nil
		}
		defer func() { m.count.digits = "" }()
	}
	rows, idle, here, elsewhere := m.rows(), "", false, panes(0)
	for i := range rows {
		switch a := &rows[i]; {
		case !key.Matches(msg, a.binding):
		case a.offered(m):
			return a.do(m)
		case a.pane.has(m.where()):
			idle, here = cmp.Or(idle, a.idle), true
		default:
			elsewhere |= a.pane
		}
	}
	if !here && o == nil {
		idle = m.worksIn(elsewhere)
	}
	if idle != "" {
		m.tell(m.taught(idle))
	}
	if o != nil {
		return m.overKey(o, msg)
	}
	return nil
}

// worksIn tells where a key works that does nothing in the pane in focus; of one that moves,
// nothing.
func (m *root) worksIn(in panes) string {
	drawn := m.scene.Drawing != model.NoDrawing
	switch {
	case in == inDrawing && drawn:
		return "a key of the drawing: {go to Relationships} leads there"
	case in == inDrawing:
		return "a key of drawings: {next drawing} shows one"
	case in == inCountries && !drawn:
		return "a key of the list of actors: {go to the actors} leads there"
	case in == inCountries:
		return "a key of the list of actors, which the drawing hides"
	case in == inCountries|inDrawing:
		return "a key of the list of actors and of drawings"
	}
	return ""
}

// suspend hands the terminal back to the shell, where there is one to come back
// from.
func (m *root) suspend() tea.Cmd {
	if !jobControl() {
		m.tell(m.taught("no shell to come back from: {suspend} does nothing here"))
		return nil
	}
	return tea.Suspend
}
