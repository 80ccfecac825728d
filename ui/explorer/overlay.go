package explorer

import (
	"entente/model"
	"entente/ui/paint"

	tea "charm.land/bubbletea/v2"
)

// An overlay takes the keys while it is open. Its state is its own; the sheet in it
// does what there is to do where the overlay does nothing else.
type overlay interface {
	row() *sheet
	keys() []action                             // but for those of every overlay
	draw(m *root, r paint.Rect) []string        // paints it in what it stands over
	typing() *prompt                            // what takes letters now, if anything
	changed(m *root)                            // tells that other text is typed now
	other(m *root, msg tea.KeyPressMsg) tea.Cmd // takes a key that no row has
	chosenRow(m *root) int                      // of those in its frame, which the cursor stands on
	click(m *root, at tea.Mouse) tea.Cmd
	wheel(m *root, at tea.Mouse, notches int) bool // reports whether the wheel is for it
	keep(m *root)                                  // keeps it in bounds on another screen, or dossier
}

// overlays lists all there are as they are before one of the actions opens them, in the
// order in which the help tells their keys.
func overlays(actions []action) []overlay {
	return []overlay{
		newPanel(action{}, actions, State{}), newDates(State{}), newSearch(State{}), newPalette(), newAiming(), newMarking(), newRecalling(), newNoting(nil), newAdding(),
		newExport("", Format{}), newLink(nil), newReader("", nil), newChanges(), newLegend(), newByHand("", proseLines), newHelp(nil),
	}
}

// A reach is what an overlay stands over.
type reach uint8

const (
	overFooter reach = iota // the panes stay as they are
	overSources
	overLists // and the drawing, beside Sources
	overAll
)

// A sheet is what an overlay is, whatever its state.
type sheet struct {
	name    string // where its keys work, in the help
	over    reach
	letters bool     // letters are typed there, and are no keys
	led     []string // the actions that lead there, whose keys close it again
	byMouse bool     // the terminal has the mouse meanwhile, to select text with
}

func (s *sheet) row() *sheet                            { return s }
func (s *sheet) draw(*root, paint.Rect) []string        { return nil }
func (s *sheet) typing() *prompt                        { return nil }
func (s *sheet) changed(*root)                          {}
func (s *sheet) other(*root, tea.KeyPressMsg) tea.Cmd   { return nil }
func (s *sheet) chosenRow(*root) int                    { return 0 }
func (s *sheet) click(*root, tea.Mouse) tea.Cmd         { return nil }
func (s *sheet) wheel(_ *root, _ tea.Mouse, _ int) bool { return false }
func (s *sheet) keep(*root)                             {}

// rows are the keys of what is open: its own, and those that mean the same
// everywhere.
func (m *root) rows() []action {
	if m.overlay == nil {
		return m.actions
	}
	rows, letters := m.overlay.keys(), m.overlay.row().letters
	for _, name := range m.overlay.row().led {
		if a := actionNamed(m.actions, name); a != nil {
			rows = append(rows, action{binding: a.binding, help: "Back.", do: then((*root).shut)})
		}
	}
	for i := range m.actions {
		if over := m.actions[i].over; over == everywhere || over == notTyping && !letters {
			rows = append(rows, m.actions[i])
		}
	}
	return rows
}

// open opens an overlay in the place of the one that is open.
func (m *root) open(o overlay) tea.Cmd {
	m.overlay = o
	if p := o.typing(); p != nil {
		return p.Focus()
	}
	return nil
}

func (m *root) shut() { m.overlay = nil }

// overKey hands an overlay a key that none of the rows has.
func (m *root) overKey(o overlay, msg tea.KeyPressMsg) tea.Cmd {
	p := o.typing()
	if p == nil {
		return o.other(m, msg)
	}
	cmd, changed := p.take(msg)
	if changed {
		o.changed(m)
	}
	return cmd
}

// paste takes pasted text where text can be typed; elsewhere it would be keys
// that nobody pressed.
func (m *root) paste(text string) {
	switch {
	case m.overlay == nil:
		m.tell(m.taught("nothing here takes a text that is pasted; {search} does, as what to search for"))
	case m.overlay.typing() == nil:
		m.tell("nothing here takes a text that is pasted")
	default:
		m.overlay.typing().paste(text)
		m.overlay.changed(m)
	}
}

// keepOverlay keeps what is open in bounds.
func (m *root) keepOverlay() {
	if m.overlay != nil {
		m.overlay.keep(m)
	}
}

// standsOver reports whether an overlay that reaches so far is open.
func (m *root) standsOver(r reach) bool { return m.overlay != nil && m.overlay.row().over == r }

// panelRect is Sources' place, or all the width where Sources has none.
func (m *root) panelRect() paint.Rect {
	l := m.layout()
	if l.single && !l.drawing.Empty() {
		return l.drawing
	}
	if l.single && m.scene.Focus != model.Sources {
		return l.panes[m.scene.Focus]
	}
	return l.right
}
