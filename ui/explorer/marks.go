package explorer

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/model"
	"entente/ui/paint"
	"entente/ui/plain"

	tea "charm.land/bubbletea/v2"
)

// A marker waits for the letter of a mark.
type marker struct {
	sheet
	opens string // the action that opens it
	title string
	word  string // what the letter does
	help  string // the same in a sentence
	take  func(m *root, letter rune)
}

func newMarking() *marker {
	return newMarker("while marking a place", "mark this place", "Mark this place", "mark this place", "Mark this place with it.", (*root).mark)
}

func newRecalling() *marker {
	return newMarker("while going to a mark", "go to a mark", "Go to a mark", "go to its place", "Go to the place that it marks.", (*root).recall)
}

func newMarker(name, opens, title, word, help string, take func(*root, rune)) *marker {
	return &marker{sheet{name: name, over: overSources, letters: true}, opens, title, word, help, take}
}

func (k *marker) keys() []action {
	return []action{
		{binding: bind("a letter", k.word), footer: 1, help: k.help},
		{binding: bind("Esc", "leave", "esc"), footer: 2, help: "Leave the marks as they are.", do: then((*root).shut)},
	}
}

// other takes the letter that marks this place, or leads to the one it marks.
func (k *marker) other(m *root, msg tea.KeyPressMsg) tea.Cmd {
	letter, size := utf8.DecodeRuneInString(msg.Text)
	if size == 0 || size < len(msg.Text) || !unicode.IsLetter(letter) {
		m.tell("a letter marks a place; Esc leaves")
		return nil
	}
	k.take(m, letter)
	m.shut()
	return nil
}

func (m *root) mark(letter rune) {
	m.marks[letter] = m.shownState()
	m.marked[letter] = m.shownState()
	m.tell(string(letter) + " marks this place; " + m.taught("{go to a mark} and ") + string(letter) + " leads back to it")
}

func (m *root) recall(letter rune) {
	marked, ok := m.marks[letter]
	if !ok {
		m.tell("no place is marked " + string(letter))
		return
	}
	m.goTo(marked)
}

// goTo leads to where a reader was, as it was left, scroll and all.
func (m *root) goTo(s State) {
	m.history.leave(m.state())
	m.restore(s)
}

// draw lists the marks, in Sources' place.
func (k *marker) draw(m *root, r paint.Rect) []string {
	p := paint.Painter{Theme: m.theme}
	inner := r.W - 2
	var lines []string
	for _, letter := range slices.Sorted(maps.Keys(m.marks)) {
		name := string(letter)
		words := stateInWords(m.dossier, m.marks[letter].Selection)
		for _, line := range m.theme.Wrap(words, min(paint.ProseColumns, inner-4)) {
			lines = append(lines, p.Row(inner, paint.Bare, paint.Cell{Width: 1},
				paint.Cell{Text: name, Width: 2, Ink: paint.Accent, Bold: true}, paint.Cell{Text: words[line[0]:line[1]], Width: inner - 4}))
			name = ""
		}
	}
	if len(lines) == 0 {
		lines = p.Prose(m.taught("Nothing is marked yet. {mark this place} and a letter marks this place: what is chosen, filtered and in focus."), inner, paint.Look{Ink: paint.Muted})
	}
	return p.Framed(r, m.painter().Keyed(k.opens, k.title), plain.Count(len(m.marks), "mark", "marks"), lines)
}

// stateInWords tells a State by what is chosen in its pane, without seeing it
// first: for that, its filter would have to be put on.
func stateInWords(d *model.Dossier, s model.Selection) string {
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
		words += " · " + strings.Join(values, " "+part.Facet.Joined()+" ")
	}
	return words
}
