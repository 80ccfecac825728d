package ui

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/model"

	tea "charm.land/bubbletea/v2"
)

// markKey takes the letter that marks this place, or leads to the one it marks.
func (m *root) markKey(msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "esc":
		m.mode = browsing
		return nil
	case "ctrl+z":
		return m.suspend()
	}
	letter, size := utf8.DecodeRuneInString(msg.Text)
	if size == 0 || size < len(msg.Text) || !unicode.IsLetter(letter) {
		m.notice = "a letter marks a place; Esc leaves"
		return nil
	}
	if m.mode == marking {
		m.mark(letter)
	} else {
		m.recall(letter)
	}
	m.mode = browsing
	return nil
}

func (m *root) mark(letter rune) {
	m.marks[letter] = m.scene.Selection // what is seen, not what a filter hides
	m.marked[letter] = m.scene.Selection
	m.notice = string(letter) + " marks this place; ' and " + string(letter) + " leads back to it"
}

func (m *root) recall(letter rune) {
	place, ok := m.marks[letter]
	if !ok {
		m.notice = "no place is marked " + string(letter)
		return
	}
	m.goTo(place)
}

// goTo leads to a place as it was left, scroll and all.
func (m *root) goTo(place model.Selection) {
	m.history.Leave(m.scene.Wish())
	m.restore(place)
}

// drawPlaces lists the marked places, in Sources' place.
func (m *root) drawPlaces(r rect) []string {
	p := painter{theme: m.theme}
	inner := r.w - 2
	title := "' Go to a mark: type its letter"
	if m.mode == marking {
		title = "m Mark this place: type a letter"
	}
	var lines []string
	for _, letter := range slices.Sorted(maps.Keys(m.marks)) {
		name := string(letter)
		words := placeInWords(m.dossier, m.marks[letter])
		for _, line := range m.theme.wrap(words, min(proseColumns, inner-4)) {
			lines = append(lines, p.row(inner, bare, cell{width: 1},
				cell{text: name, width: 2, ink: accent, bold: true}, cell{text: words[line[0]:line[1]], width: inner - 4}))
			name = ""
		}
	}
	if len(lines) == 0 {
		lines = p.prose("Nothing is marked yet. m and a letter marks this place: what is chosen, filtered and in focus.", inner, look{ink: muted})
	}
	return p.framed(r, title, strconv.Itoa(len(m.marks)), lines)
}

// placeInWords tells a place by what is chosen in its pane, without seeing it
// first: for that, its filter would have to be put on.
func placeInWords(d *model.Dossier, s model.Selection) string {
	words := "the beginning"
	tie, quote := d.TieByID(s.Tie), d.QuoteByID(s.Quote)
	switch {
	case s.Focus != model.Countries && quote != nil:
		words = "“" + quote.Text + "”"
	case s.Focus != model.Countries && tie != nil && tie.Label != "":
		words = d.EndsInBrief(tie) + ": " + tie.Label
	case s.Focus != model.Countries && tie != nil:
		words = d.EndsInBrief(tie) + ": " + d.TypeOf(tie).Label
	case d.ActorByID(s.Actor) != nil:
		words = d.PartyName(s.Actor)
	}
	if s.Find != "" {
		words += " · search “" + s.Find + "”"
	}
	for _, part := range s.Filter.Parts() {
		values := make([]string, len(part.Values))
		for i, v := range part.Values {
			values[i] = d.ValueInWords(part.Facet, v)
		}
		words += " · " + strings.Join(values, " or ")
	}
	return words
}
