package explorer

import (
	"fmt"
	"strings"

	"entente/model"
	"entente/ui/paint"
	"entente/ui/plain"

	tea "charm.land/bubbletea/v2"
)

// send sends text to the terminal's clipboard (OSC 52). Whether the terminal takes it
// can't be known, so the same text again is shown instead, in lines.
func (m *root) send(text string, lines func(*paint.Theme, string, int) []string) tea.Cmd {
	if text == m.copied {
		return m.open(newByHand(text, lines))
	}
	m.copied = text
	m.tell("sent to the terminal’s clipboard; the same key again shows it")
	return tea.SetClipboard(text)
}

// citation is the quotation chosen in Sources, or listed, with where it stands; else
// the tie's sentence with its claims, or the card.
func (m *root) citation() string {
	s, d := m.scene, m.scene.View().Dossier()
	q := s.ChosenQuote()
	switch {
	case q != nil && (s.Focus == model.Sources || s.Story.Quote != nil):
		return quoteInWords(d, q)
	case s.Story.Tie != nil:
		return tieInWords(d, s.Story.Tie)
	case s.Story.Card != nil:
		return plain.Card(s.View(), s.Story.Card)
	}
	return ""
}

// quoteInWords returns a quotation with its speaker and its full citation.
func quoteInWords(d *model.Dossier, q *model.Quote) string {
	by := make([]string, len(q.By))
	for i, id := range q.By {
		by[i] = d.PartyName(id)
		if role := d.RoleInWords(d.ActorByID(id)); role != "" {
			by[i] += ", " + role
		}
	}
	text := "“" + q.Text + "”"
	if len(by) > 0 {
		text += " — " + strings.Join(by, "; ")
	}
	if said := q.SaidInWords(); said != "" {
		text += ", " + said
	}
	return text + ". " + d.Cite(q.Source, q.Locator) + "."
}

func tieInWords(d *model.Dossier, t *model.Tie) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s. %s\n", d.EndsInWords(t), strings.Join(d.LabelledFactsOf(t), ", "), t.Summary)
	b.WriteString(strings.ToUpper(t.Standing().String()[:1]) + t.Standing().String()[1:])
	if deniers := d.DeniersOf(t); len(deniers) > 0 {
		b.WriteString("; denied by " + strings.Join(deniers, ", "))
	}
	b.WriteString(".\n")
	for _, n := range t.ClaimsInOrder() {
		c := &t.Claims[n]
		fmt.Fprintf(&b, "- %s: %s", d.ClaimantOf(c), c.Word())
		if beneath := c.WordingInWords(); beneath != "" {
			b.WriteString(", " + beneath)
		}
		if fate := d.FateOf(c); fate != "" {
			b.WriteString(", " + fate)
		}
		fmt.Fprintf(&b, " (%s)\n", strings.Join(append([]string{d.Locate(c.Source, c.Locator)}, d.ElsewhereInWords(c)...), "; "))
	}
	for _, id := range t.Sources() {
		b.WriteString(d.Reference(id) + ".\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}
