package explorer

import (
	"entente/model"

	tea "charm.land/bubbletea/v2"
)

// wheelRows is how far one notch of the wheel scrolls.
const wheelRows = 3

func (m *root) toggleMouse() {
	m.mouseless = !m.mouseless
	m.tell("the mouse is entente’s again")
	if m.mouseless {
		m.tell(m.taught("the mouse is the terminal’s: drag to select; {mouse on or off} takes it back"))
	}
}

// wheel scrolls what is under the mouse, and chooses nothing.
func (m *root) wheel(at tea.Mouse) {
	notches := 1
	switch at.Button {
	case tea.MouseWheelUp:
		notches = -1
	case tea.MouseWheelDown:
	default:
		return
	}
	if m.overlay != nil && m.overlay.wheel(m, at, notches) {
		return
	}
	l, rows := m.layout(), notches*wheelRows
	if l.pinned.Holds(at.X, at.Y) {
		m.scrollPinned(l, rows)
	} else if l.drawing.Holds(at.X, at.Y) {
		m.scrollFigure(rows)
	} else if pane, ok := l.at(at.X, at.Y); ok {
		m.scroll(pane, rows)
	}
}

// click chooses what is under the mouse, and puts its pane in focus.
func (m *root) click(at tea.Mouse) tea.Cmd {
	if at.Button != tea.MouseLeft {
		return nil
	}
	if m.overlay != nil {
		return m.overlay.click(m, at)
	}
	l := m.layout()
	if l.drawing.Holds(at.X, at.Y) {
		m.clickFigure(l, at)
	} else if pane, ok := l.at(at.X, at.Y); ok {
		m.clickPane(pane, at.Y-l.panes[pane].Y-1-headRows(m.scene, pane))
	}
	return nil
}

// clickPane chooses what stands at a row of a pane's list; the rows above and
// below it give the pane the focus alone.
func (m *root) clickPane(pane model.Pane, row int) {
	s := m.scene
	l := m.layout()
	at := m.look.Top[pane] + row
	next := s.FocusOn(pane)
	if pane == model.Sources {
		m.move(next)
		if item := m.itemAt(at); row >= 0 && item >= 0 {
			m.move(m.scene.ChooseItem(s.Story.Items[item]))
		}
		return
	}
	list := s.List(pane)
	if row >= 0 && row < m.listRows(l, pane) && at < len(list.Rows) {
		next = s.ChooseRow(&list.Rows[at])
		next.Focus = pane
	}
	m.move(next)
}

// itemAt returns the item of Sources that a line belongs to, or -1.
func (m *root) itemAt(line int) int {
	for i, w := range m.storyPage().Items {
		if line >= w.Top && line < w.Top+w.Rows {
			return i
		}
	}
	return -1
}
