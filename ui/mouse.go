package ui

import (
	tea "charm.land/bubbletea/v2"

	"entente/model"
)

// wheelRows is how far one notch of the wheel scrolls.
const wheelRows = 3

func (m *root) toggleMouse() tea.Cmd {
	m.mouseless = !m.mouseless
	m.notice = "the mouse is entente’s again"
	if m.mouseless {
		m.notice = "the mouse is the terminal’s: drag to select; M takes it back"
	}
	return nil
}

// wheel scrolls what is under the mouse, and chooses nothing.
func (m *root) wheel(at tea.Mouse) {
	rows := wheelRows
	switch at.Button {
	case tea.MouseWheelUp:
		rows = -rows
	case tea.MouseWheelDown:
	default:
		return
	}
	switch m.mode {
	case helping, legend, byHand, paragraph, linking:
		m.scrolled = max(0, min(m.scrolled+rows, m.overlayLines()-m.overlayRows()))
		return
	case sifting:
		if m.panelRect().holds(at.X, at.Y) {
			m.panel.at += rows / wheelRows
			m.keepPanel()
			return
		}
	case choosing:
		m.stepPalette(rows / wheelRows)
		return
	case exporting:
		m.stepFormat(rows / wheelRows)
		return
	case browsing, finding, marking, recalling:
	}
	l := m.layout()
	if l.pinned.holds(at.X, at.Y) {
		m.scrollPinned(l, rows)
	} else if l.drawing.holds(at.X, at.Y) {
		m.scrollFigure(rows)
	} else if pane, ok := l.at(at.X, at.Y); ok {
		m.scroll(pane, rows)
	}
}

// click chooses what is under the mouse, and puts its pane in focus; in a panel it
// lets the value pass, or not.
func (m *root) click(at tea.Mouse) tea.Cmd {
	if at.Button != tea.MouseLeft {
		return nil
	}
	switch m.mode {
	case sifting:
		m.clickPanel(at)
	case browsing:
		l := m.layout()
		if l.drawing.holds(at.X, at.Y) {
			m.clickFigure(l, at)
		} else if pane, ok := l.at(at.X, at.Y); ok {
			m.clickPane(pane, at.Y-l.panes[pane].y-1-headRows(m.scene, pane))
		}
	case choosing:
		return m.clickPalette(at)
	case exporting:
		m.clickFormat(at)
	case finding, helping, legend, paragraph, marking, recalling, byHand, linking:
	}
	return nil
}

// clickPane chooses what stands at a row of a pane's list; the rows above and
// below it give the pane the focus alone.
func (m *root) clickPane(pane model.Pane, row int) {
	s := m.scene
	l := m.layout()
	at := s.Top[pane] + row
	next := s.FocusOn(pane)
	if pane == model.Sources {
		m.move(next)
		if item := m.itemAt(l, at); row >= 0 && item >= 0 {
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

// itemAt gives the item of Sources that a line belongs to, or -1.
func (m *root) itemAt(l layout, line int) int {
	page := m.painter().tell(m.scene, l.panes[model.Sources].w-1)
	for i, w := range page.items {
		if line >= w.top && line < w.top+w.rows {
			return i
		}
	}
	return -1
}

func (m *root) clickPanel(at tea.Mouse) {
	r := m.panelRect()
	values := m.scene.FacetValues(m.panel.facet)
	_, of := m.panelLines(values, r.w-2)
	row := at.Y - r.y - 1
	line := m.panel.top + row
	if !r.holds(at.X, at.Y) || row < 0 || row >= m.panelListRows(values) || line >= len(of) || of[line] < 0 {
		return
	}
	m.panel.at = of[line]
	m.sift(m.scene.Filter.Toggle(m.panel.facet, values[m.panel.at].Value))
	m.keepPanel()
}
