package explorer

import (
	"entente/ui/paint"

	tea "charm.land/bubbletea/v2"
)

// A scroll is an overlay of text, of which a window is shown.
type scroll struct {
	sheet
	top   int // the first line in sight
	text  func(m *root, width int) []string
	title func(m *root) (title, place string) // without a place, how far the text is shown
}

// room is the window's size.
func (s *scroll) room(m *root) (width, rows int) {
	if s.over == overAll {
		return m.width, max(0, m.height-2)
	}
	r := m.panelRect()
	return r.W - 2, max(0, r.H-2)
}

// by scrolls by so many lines.
func (s *scroll) by(m *root, lines int) {
	width, rows := s.room(m)
	s.top = max(0, min(s.top+lines, len(s.text(m, width))-rows))
}

func (s *scroll) wheel(m *root, _ tea.Mouse, notches int) bool {
	s.by(m, notches*wheelRows)
	return true
}

func (s *scroll) draw(m *root, r paint.Rect) []string {
	width, rows := s.room(m)
	lines := s.text(m, width)
	top := max(0, min(s.top, len(lines)-rows))
	title, place := s.title(m)
	if place == "" && len(lines) > rows {
		place = "more"
		if top+rows >= len(lines) {
			place = "end"
		}
	}
	if s.over == overAll {
		if m.width < 2*minColumns {
			place = "" // the title may be who may read the dossier, whole
		}
		return m.fill(append([]string{m.painter().Title(r.W, title, place, true)}, lines[top:]...), r)
	}
	return m.painter().Framed(r, title, place, lines[top:])
}

// overflows reports whether the text has more than the window shows.
func (s *scroll) overflows(m *root) bool {
	width, rows := s.room(m)
	return len(s.text(m, width)) > rows
}

// scrolling are the keys that scroll, where letters can be keys.
func (s *scroll) scrolling() []action {
	by := func(lines int) func(*root) tea.Cmd { return then(func(m *root) { s.by(m, lines) }) }
	page := func(n int) func(*root) tea.Cmd {
		return then(func(m *root) { s.by(m, n*max(1, m.height-4)) })
	}
	return []action{
		{binding: bind("↓ j", "scroll", "down", "j", "J"), paired: true, help: "A line down.", when: s.overflows, do: by(1)},
		{binding: bind("↑ k", "scroll up", "up", "k", "K"), help: "A line up.", do: by(-1)},
		{binding: bind("PgDn", "page down", "pgdown", "ctrl+d", "space"), help: "A page down.", do: page(1)},
		{binding: bind("PgUp", "page up", "pgup", "ctrl+u"), help: "A page up.", do: page(-1)},
		{binding: bind("g Home", "top", "g", "home"), help: "The beginning.", do: by(-far)},
		{binding: bind("G End", "bottom", "G", "end"), help: "The end.", do: by(far)},
	}
}

// A passage is text that is only read.
type passage struct{ scroll }

func (r *passage) keys() []action {
	back := action{binding: bind("Esc", "back", "esc", "q", "enter"), footer: 1, help: "Back; so do q, enter and the key that led here.", do: then((*root).shut)}
	rows := append([]action{back}, r.scrolling()...)
	rows[1].footer = 2
	return rows
}
