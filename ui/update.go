package ui

import (
	"io"
	"strings"
	"time"

	"entente/model"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// groundPatience is how long the first frame waits for the terminal to tell its
// background: long enough for one on the same machine, too short to be noticed.
const groundPatience = 30 * time.Millisecond

// groundless tells that the terminal didn't answer in time.
type groundless struct{}

// ended tells that a signal asks the program to end, with this exit code.
type ended int

// Init asks the terminal for its background, unless the reader has told it.
func (m *root) Init() tea.Cmd {
	if m.ready {
		return tea.Batch(m.prepareSearch, m.awaitSave())
	}
	return tea.Batch(askGround(m.terminal), m.awaitSave())
}

// askGround writes the question straight to the terminal. Bubble Tea's own
// command would send it with the first tick of its renderer, so that the answer
// would always come a tick after the first frame could have stood.
func askGround(terminal io.Writer) tea.Cmd {
	ask := func() tea.Msg {
		if _, err := io.WriteString(terminal, ansi.RequestBackgroundColor); err != nil {
			return groundless{} // Bubble Tea tells of a terminal that is gone
		}
		return nil
	}
	return tea.Batch(ask, tea.Tick(groundPatience, func(time.Time) tea.Msg { return groundless{} }))
}

// prepareSearch indexes the text beside the keys, once the first frame stands or
// is about to: at 100,000 ties the first letter would take 140 ms otherwise, and
// the dossier that is built in takes 0.1 ms and 50 KB.
func (m *root) prepareSearch() tea.Msg {
	m.dossier.PrepareSearch()
	return nil
}

// Update takes what happens outside, and hands keys to what they mean now.
func (m *root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.resize(max(0, msg.Width), max(0, msg.Height))
	case tea.ModeReportMsg:
		m.modeReport(msg)
	case tea.BackgroundColorMsg:
		m.answer(msg.IsDark())
	case groundless:
		m.ready = true
		return m, m.prepareSearch
	case tea.ColorProfileMsg:
		m.profile = msg.Profile
		m.repaint()
	case ended:
		return m, m.quit(int(msg))
	case save:
		return m, m.take(msg)
	case browsed:
		m.endOpening(msg)
	case exported:
		m.endExport(msg)
	case edited:
		m.endEditing(msg)
	case tea.PasteMsg:
		m.paste(msg.Content)
	case tea.KeyPressMsg:
		return m, m.key(msg)
	case tea.MouseClickMsg:
		m.count = count{} // what was typed before belongs to what was shown before
		return m, m.click(msg.Mouse())
	case tea.MouseWheelMsg:
		m.wheel(msg.Mouse())
	}
	return m, nil
}

// resize shows the same on a screen of another size. On the first one nothing was
// shown before: where no scroll was kept either, what is chosen comes into sight.
func (m *root) resize(width, height int) {
	next := m.scene.Wish()
	if m.width == 0 && next.Top == [model.Panes]int{} {
		m.scene = model.Scene{}
	}
	m.width, m.height = width, height
	m.show(next)
	m.keepPanel()
}

// answer takes the terminal's word on its background. One that comes after the
// first frame waits for the next key, so that nothing flashes by itself.
func (m *root) answer(isDark bool) {
	if m.asked != AutoTheme {
		return
	}
	m.answered = light
	if isDark {
		m.answered = dark
	}
	if !m.ready {
		m.ready = true
		m.repaint()
	}
}

// modeReport takes the terminal's word on mode 2027, to measure as Bubble Tea lays
// out once it has the same word.
func (m *root) modeReport(msg tea.ModeReportMsg) {
	if msg.Mode != ansi.ModeUnicodeCore || msg.Value.IsNotRecognized() || msg.Value.IsPermanentlyReset() {
		return
	}
	m.method = ansi.GraphemeWidth
	m.theme.method = m.method
	m.refit()
}

// refit keeps what is chosen in sight where there is more or less room than before.
func (m *root) refit() {
	m.show(m.scene.Wish())
	m.keepPanel()
}

func (m *root) repaint() {
	m.shade = m.answered
	m.theme = newTheme(paletteFor(m.shade, m.profile), m.ascii, m.method)
}

func (m *root) key(msg tea.KeyPressMsg) tea.Cmd {
	m.notice = ""
	if k := msg.String(); k != "y" && k != "Y" {
		m.copied = "" // only the same key right behind the first one shows the text
	}
	if m.answered != m.shade {
		m.repaint()
	}
	if msg.String() == "ctrl+c" {
		return m.quit(interrupted)
	}
	switch m.mode {
	case finding:
		return m.findKey(msg)
	case sifting:
		return m.panelKey(msg)
	case helping:
		return m.helpKey(msg)
	case choosing:
		return m.paletteKey(msg)
	case marking, recalling:
		return m.markKey(msg)
	case legend, paragraph, byHand:
		return m.readKey(msg)
	case linking:
		return m.linkKey(msg)
	case exporting:
		return m.exportKey(msg)
	case browsing:
	}
	return m.browseKey(msg)
}

// browseKey does what a key is bound to, as often as a count before it says.
func (m *root) browseKey(msg tea.KeyPressMsg) tea.Cmd {
	if m.counts(msg) {
		return nil
	}
	defer func() { m.count.digits = "" }()
	for i := range m.actions {
		switch a := &m.actions[i]; {
		case !key.Matches(msg, a.binding):
		case a.offered(m):
			return a.do(m)
		default:
			m.notice = a.idle
		}
	}
	return nil
}

// readKey scrolls an overlay that is only read; whatever leaves a view leaves it.
func (m *root) readKey(msg tea.KeyPressMsg) tea.Cmd {
	page := max(1, m.height-4)
	switch msg.String() {
	case "esc", "q", "enter", "L", "p", "y", "Y":
		m.mode = browsing
	case "?", "f1":
		return m.open(helping)
	case "Q":
		return m.quit(0)
	case "ctrl+z":
		return m.suspend()
	case "j", "down", "J":
		m.scrolled++
	case "k", "up", "K":
		m.scrolled--
	case "pgdown", "ctrl+d", "space":
		m.scrolled += page
	case "pgup", "ctrl+u":
		m.scrolled -= page
	case "g", "home":
		m.scrolled = 0
	case "G", "end":
		m.scrolled = 1 << 30
	}
	m.scrolled = max(0, min(m.scrolled, m.overlayLines()-m.overlayRows()))
	return nil
}

// paste takes pasted text where text can be typed; elsewhere it would be keys
// that nobody pressed.
func (m *root) paste(text string) {
	if m.mode != finding && m.mode != helping && m.mode != choosing && (m.mode != exporting || m.form.waits()) {
		return
	}
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	m.prompt.SetValue(m.prompt.Value() + typed(line))
	m.prompt.CursorEnd()
	m.promptChanged()
}

// open starts an overlay at its top. The help goes back to what it was opened
// over.
func (m *root) open(to mode) tea.Cmd {
	m.helped = m.mode
	m.mode, m.scrolled = to, 0
	if to == helping {
		m.prompt.SetValue("")
		return m.prompt.Focus()
	}
	return nil
}

// suspend hands the terminal back to the shell, where there is one to come back
// from.
func (m *root) suspend() tea.Cmd {
	if !jobControl() {
		m.notice = "no shell to come back from: ctrl-z does nothing here"
		return nil
	}
	return tea.Suspend
}
