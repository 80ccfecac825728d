package ui

import (
	"fmt"
	"strings"
	"unicode"

	"entente/model"

	tea "charm.land/bubbletea/v2"
)

// startFinding opens the prompt. Each letter searches anew from where the reader
// stood.
func (m *root) startFinding() tea.Cmd {
	m.mode, m.before = finding, m.scene
	m.prompt.SetValue("")
	return m.prompt.Focus()
}

func (m *root) findKey(msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "esc":
		m.mode = browsing
		m.show(m.before.Wish())
		return nil
	case "enter":
		m.mode = browsing
		if m.prompt.Value() == "" {
			m.show(m.before.Wish())
			return nil
		}
		m.history.Leave(m.before.Wish())
		return nil
	case "down", "ctrl+n":
		m.show(m.scene.NextHit(1))
		return nil
	case "up", "ctrl+p":
		m.show(m.scene.NextHit(-1))
		return nil
	}
	return m.typeKey(msg)
}

// typeKey hands a key to the prompt, and acts where the text changed.
func (m *root) typeKey(msg tea.KeyPressMsg) tea.Cmd {
	msg.Text = typed(msg.Text)
	before := m.prompt.Value()
	var cmd tea.Cmd
	m.prompt, cmd = m.prompt.Update(msg)
	if m.prompt.Value() != before {
		m.promptChanged()
	}
	return cmd
}

func (m *root) promptChanged() {
	m.scrolled, m.offered, m.form.failure = 0, 0, ""
	if m.mode == finding {
		m.show(m.before.Search(m.written(strings.TrimSpace(m.prompt.Value()))))
	}
}

// typed is text that may be shown: control characters and marks that turn the
// line's direction are left out. Joiners stay, which Persian words and families of
// emoji are written with: without them nothing of theirs would be found.
func typed(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsGraphic(r) || unicode.Is(unicode.Join_Control, r) {
			return r
		}
		return -1
	}, text)
}

// written is typed text as it may be drawn. A joiner at its end waits for what it
// joins: until then it would only hide.
func (m *root) written(text string) string {
	return string(m.safe(strings.TrimRightFunc(text, func(r rune) bool { return unicode.Is(unicode.Join_Control, r) })))
}

// endFinding puts the search away and keeps the place.
func (m *root) endFinding() {
	next := m.scene.Wish()
	next.Find, next.Hit = "", 0
	m.undo(next)
}

// foundInWords tells where the search stands: "3 of 17", and what the filter sets
// aside.
func foundInWords(s model.Scene) string {
	hits := s.Hits
	aside := ""
	if hits.Aside > 0 {
		aside = fmt.Sprintf(" (%d set aside)", hits.Aside)
	}
	switch {
	case hits.Query.IsZero():
		return ""
	case len(hits.List) == 0:
		return "nothing found" + aside
	}
	return fmt.Sprintf("%d of %d%s", s.Hit+1, len(hits.List), aside)
}
