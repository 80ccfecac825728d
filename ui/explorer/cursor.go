package explorer

import (
	"slices"

	"entente/model"

	tea "charm.land/bubbletea/v2"
)

// cursor puts the terminal's own cursor where text is typed, else on what is chosen:
// braille displays, screen readers and magnifiers follow it.
func (m *root) cursor() *tea.Cursor {
	if m.layout().tooSmall {
		return nil
	}
	if m.overlay != nil && m.overlay.typing() != nil {
		return m.cursorIn(m.overlay.typing())
	}
	x, y := m.chosenAt()
	c := tea.NewCursor(min(x, m.width-1), min(y, m.height-1))
	c.Shape, c.Blink = tea.CursorUnderline, false // which leaves the row's bar to be seen
	return c
}

// cursorIn is the cursor of a prompt, in the footer.
func (m *root) cursorIn(p *prompt) *tea.Cursor {
	value := written(p.Value())
	before := len(written(string([]rune(p.Value())[:p.Position()])))
	gone := len(value) - len(m.theme.Tail(value, m.promptRoom(p)))
	x := 1 + m.theme.Columns(p.sign) + m.theme.Columns(value[gone:max(gone, before)])
	c := tea.NewCursor(min(x, m.width-1), m.height-1)
	c.Blink = false // Bubble Tea leaves a blinking block behind at the end
	return c
}

// chosenAt returns where what is chosen begins on the screen; where it isn't in sight,
// the title of what would show it.
func (m *root) chosenAt() (x, y int) {
	l := m.layout()
	if o := m.overlay; o != nil {
		switch r := m.panelRect(); o.row().over {
		case overAll:
			return 0, 1
		case overSources:
			return r.X + 1, r.Y + 1 + o.chosenRow(m)
		case overLists:
			at := m.readingRect()
			return at.X, at.Y + 1 + o.chosenRow(m)
		case overFooter:
			return 0, m.height - 1
		}
	}
	if !l.drawing.Empty() && m.scene.Focus != model.Sources {
		if row := m.stop.row - m.look.DrawTop; m.stop.drawn && row >= m.stop.head && row < l.drawing.H-1 {
			return l.drawing.X + m.stop.x, l.drawing.Y + 1 + row
		}
		return l.drawing.X, l.drawing.Y
	}
	r := l.panes[m.scene.Focus]
	if row := m.chosenRow(); row >= 0 && row < l.rows(m.scene.Focus)-headRows(m.scene, m.scene.Focus) {
		r.Y += 1 + headRows(m.scene, m.scene.Focus) + row
	}
	return r.X, r.Y
}

// chosenRow returns the row in the window of the list in focus, or of Sources, at
// which what is chosen begins to be in sight; without any it is negative.
func (m *root) chosenRow() int {
	s, top := m.scene, m.look.Top[m.scene.Focus]
	switch {
	case s.Focus != model.Sources:
		return s.List(s.Focus).At - top
	case s.Story.At < 0:
		return s.Story.At
	}
	item := m.storyPage().Items[s.Story.At]
	return min(max(item.Top, top), item.Top+item.Rows-1) - top
}

// chosenRow returns the row of a panel's list that the cursor of it stands on.
func (p *panel) chosenRow(m *root) int {
	of := p.rows(m, p.values(m))
	return max(0, slices.Index(of, p.at)-p.top)
}
