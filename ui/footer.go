package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// footer tells the keys that work now: whole pairs as far as they fit, the rarest
// left out first, help never. While text is typed it holds the prompt.
func (m *root) footer() string {
	switch m.mode {
	case finding:
		return m.promptLine("/", foundInWords(m.scene), "enter keep  ↓ ↑ matches  esc leave")
	case helping:
		return m.promptLine("narrow: ", "", "esc back")
	case sifting:
		return m.pairs(m.panelPairs())
	case choosing:
		return m.promptLine(":", "", "enter do it  ↓ ↑ choose  esc leave")
	case marking, recalling:
		return m.markFooter()
	case legend, paragraph, byHand:
		return m.pairs([]pair{{key: "Esc", word: "back", rank: 1}, {key: "↓ ↑", word: "scroll", rank: 2}, {key: "?", word: "help"}})
	case exporting:
		return m.exportFooter()
	case linking:
		if m.notice == "" {
			return m.pairs(m.linkPairs())
		}
	case browsing:
	}
	if m.notice != "" {
		return m.noticeLine()
	}
	if m.broken != "" && !m.layout().header { // which tells it where there is one
		return painter{theme: m.theme}.row(m.width, bare, cell{width: 1}, cell{text: "✗ " + m.broken, width: m.width - 2, ink: red})
	}
	return m.pairs(m.actionPairs())
}

func (m *root) noticeLine() string {
	return painter{theme: m.theme}.row(m.width, bare, cell{width: 1}, cell{text: m.notice, width: m.width - 2, ink: accent, bold: true})
}

// markFooter says what is waited for: a letter.
func (m *root) markFooter() string {
	if m.notice != "" {
		return m.noticeLine()
	}
	word := "go to its place"
	if m.mode == marking {
		word = "mark this place"
	}
	return m.pairs([]pair{{key: "a letter", word: word}, {key: "Esc", word: "leave", rank: 1}})
}

// A pair is a key and what it does, with its rank: 0 stays whatever the room.
type pair struct {
	key, word string
	rank      int
}

func (m *root) actionPairs() []pair {
	var pairs []pair
	for i := range m.actions {
		a := &m.actions[i]
		if a.footer > 0 && a.offered(m) {
			pairs = append(pairs, pair{a.binding.Help().Key, a.word(m), a.footer})
		}
	}
	return append(pairs, pair{"?", "help", 0})
}

func (m *root) panelPairs() []pair {
	var pairs []pair
	for _, a := range panelActions() {
		if a.footer > 0 {
			pairs = append(pairs, pair{a.binding.Help().Key, a.binding.Help().Desc, a.footer})
		}
	}
	return append(pairs, pair{"?", "help", 0})
}

// pairs paints as many pairs as fit.
func (m *root) pairs(all []pair) string {
	kept := slices.Clone(all)
	size := func() int {
		n := 1
		for _, p := range kept {
			n += m.theme.columns(p.key) + 1 + m.theme.columns(p.word) + 2
		}
		return n - 2
	}
	for len(kept) > 1 && size() > m.width {
		rarest := 0
		for i := range kept {
			if kept[i].rank > kept[rarest].rank {
				rarest = i
			}
		}
		kept = slices.Delete(kept, rarest, rarest+1)
	}
	var cells []cell
	gap := 1
	for _, p := range kept {
		cells = append(cells, cell{width: gap}, cell{text: p.key, width: m.theme.columns(p.key), ink: accent, bold: true},
			cell{text: " " + p.word, width: m.theme.columns(p.word) + 1, ink: muted})
		gap = 2
	}
	return painter{theme: m.theme}.row(m.width, bare, cells...)
}

// promptLine paints what is typed, behind its sign, what came of it, and as many
// hints as fit.
func (m *root) promptLine(sign, result, hints string) string {
	text := m.theme.tail(m.written(m.prompt.Value()), m.promptRoom(sign)) // where the cursor is
	typedWide := m.theme.columns(text) + 1
	left := m.width - 1 - m.theme.columns(sign) - typedWide
	cells := []cell{{width: 1}, {text: sign, width: m.theme.columns(sign), ink: accent, bold: true}, {text: text, width: typedWide}}
	if result != "" {
		cells = append(cells, cell{text: "  " + result, width: m.theme.columns(result) + 2, bold: true})
		left -= m.theme.columns(result) + 2
	}
	if left >= m.theme.columns(hints)+3 {
		cells = append(cells, cell{text: "   " + hints, width: m.theme.columns(hints) + 3, ink: muted})
	}
	return painter{theme: m.theme}.row(m.width, bare, cells...)
}

func (m *root) promptRoom(sign string) int { return max(1, m.width-4-m.theme.columns(sign)) }

// cursor shows the terminal's own where text is typed.
func (m *root) cursor() *tea.Cursor {
	sign := map[mode]string{finding: "/", helping: "narrow: ", choosing: ":", exporting: fileSign}[m.mode]
	if sign == "" || m.layout().tooSmall || m.mode == exporting && m.form.waits() {
		return nil
	}
	value := m.written(m.prompt.Value())
	before := len(m.written(string([]rune(m.prompt.Value())[:m.prompt.Position()])))
	gone := len(value) - len(m.theme.tail(value, m.promptRoom(sign)))
	x := 1 + m.theme.columns(sign) + m.theme.columns(value[gone:max(gone, before)])
	c := tea.NewCursor(min(x, m.width-1), m.height-1)
	c.Blink = false // Bubble Tea leaves a blinking block behind at the end
	return c
}
