package ui

import (
	"fmt"

	"entente/model"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"
)

// An offer is an action of the palette, with the letters of its name that were
// typed.
type offer struct {
	*action
	found [][2]int
}

// offers are the actions that can be done now, as far as what is typed finds them:
// by their names, best first, then by what the help says of them.
func (m *root) offers() []offer {
	var all []offer
	var names []string
	for _, inFooter := range []bool{true, false} { // what matters more stands first
		for i := range m.actions {
			if a := &m.actions[i]; a.do != nil && a.footer > 0 == inFooter && a.offered(m) {
				all, names = append(all, offer{action: a}), append(names, a.title(m))
			}
		}
	}
	text := m.prompt.Value()
	if text == "" {
		return all
	}
	var found []offer
	byName := map[int]bool{}
	for _, match := range fuzzy.Find(text, names) {
		byName[match.Index] = true
		o := all[match.Index]
		for _, i := range match.MatchedIndexes {
			o.found = append(o.found, [2]int{i, i + 1})
		}
		found = append(found, o)
	}
	query := model.NewQuery(text)
	for i, o := range all {
		if !byName[i] && query.In(o.help) {
			found = append(found, o)
		}
	}
	return found
}

func (m *root) openPalette() tea.Cmd {
	m.mode, m.offered = choosing, 0
	m.prompt.SetValue("")
	return m.prompt.Focus()
}

func (m *root) paletteKey(msg tea.KeyPressMsg) tea.Cmd {
	offers := m.offers()
	switch msg.String() {
	case "esc":
		m.mode = browsing
		return nil
	case "ctrl+z":
		return m.suspend()
	case "enter":
		m.mode = browsing
		if m.offered < len(offers) {
			return offers[m.offered].do(m)
		}
		return nil
	case "down", "ctrl+n", "tab":
		m.stepPalette(1)
		return nil
	case "up", "ctrl+p", "shift+tab":
		m.stepPalette(-1)
		return nil
	case "pgdown":
		m.stepPalette(paletteStep)
		return nil
	case "pgup":
		m.stepPalette(-paletteStep)
		return nil
	}
	return m.typeKey(msg)
}

// paletteStep is how far PgDn goes.
const paletteStep = 10

func (m *root) stepPalette(n int) {
	m.offered = max(0, min(m.offered+n, len(m.offers())-1))
}

// paletteAbout is how many rows of the palette tell of the chosen action.
const paletteAbout = 4

// paletteWindow is the part of the offers that a palette of that height shows: the
// chosen one stands amid it.
func (m *root) paletteWindow(r rect, offers int) window {
	rows := r.h - 2
	if rows > 2*paletteAbout {
		rows -= paletteAbout
	}
	return window{m.offered - rows/2, max(1, rows)}.clamp(offers)
}

// drawPalette lists the actions in Sources' place, each with its key.
func (m *root) drawPalette(r rect) []string {
	p, offers := painter{theme: m.theme}, m.offers()
	inner := r.w - 2
	if len(offers) == 0 {
		none := p.prose("Nothing that can be done now is called so. Esc leaves.", inner, look{ink: muted})
		return p.framed(r, ": What to do", "", none)
	}
	w := m.paletteWindow(r, len(offers))
	var lines []string
	for i := w.top; i < min(w.top+w.rows, len(offers)); i++ {
		lines = append(lines, p.offer(offers[i], offers[i].title(m), inner, i == m.offered))
	}
	for len(lines) < w.rows {
		lines = append(lines, p.row(inner, bare))
	}
	lines = append(lines, p.row(inner, bare, cell{width: 1}, cell{text: repeat("─", inner-2), width: inner - 2, ink: ruled}))
	lines = append(lines, p.prose(offers[m.offered].help, inner, look{})...)
	place := fmt.Sprintf("%d of %d", m.offered+1, len(offers))
	return p.framed(r, ": What to do", place, lines)
}

func (p painter) offer(o offer, title string, width int, at bool) string {
	g, bar := rowGround(at, true, false)
	key := o.binding.Help().Key
	return p.row(width, g, bar, cell{width: 1},
		cell{text: title, width: width - 4 - p.columns(key), bold: at, found: o.found},
		cell{width: 1}, cell{text: key, width: p.columns(key), ink: accent, bold: true})
}

// clickPalette does what is clicked on.
func (m *root) clickPalette(at tea.Mouse) tea.Cmd {
	r, offers := m.panelRect(), m.offers()
	w := m.paletteWindow(r, len(offers))
	row := at.Y - r.y - 1
	if !r.holds(at.X, at.Y) || row < 0 || row >= w.rows || w.top+row >= len(offers) {
		return nil
	}
	m.mode = browsing
	return offers[w.top+row].do(m)
}
