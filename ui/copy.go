package ui

import (
	"fmt"
	"strings"

	"entente/model"

	tea "charm.land/bubbletea/v2"
)

// copy sends what is chosen to the terminal's clipboard (OSC 52). Whether the
// terminal takes it can't be known, so a second y shows the text instead.
func (m *root) copy() tea.Cmd {
	return m.send(m.citation())
}

// copyCommand sends the command line that opens what is shown.
func (m *root) copyCommand() tea.Cmd { return m.send(string(m.command(m.scene))) }

// send sends text to the clipboard; the same text again is shown.
func (m *root) send(text string) tea.Cmd {
	if text == m.copied {
		m.shownText = text
		return m.open(byHand)
	}
	m.copied = text
	m.notice = "sent to the terminal’s clipboard; the same key again shows it"
	return tea.SetClipboard(text)
}

// citation is the quotation chosen in Sources, or listed, with where it stands;
// else the tie's sentence with its claims.
func (m *root) citation() string {
	s, d := m.scene, m.dossier
	q := s.ChosenQuote()
	switch {
	case q != nil && (s.Focus == model.Sources || s.Story.Tie == nil):
		return quoteInWords(d, q)
	case s.Story.Tie != nil:
		return tieInWords(d, s.Story.Tie)
	}
	return ""
}

// quoteInWords gives a quotation with its speaker and its full citation.
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
	return text + ". " + d.Cite(q.Source, q.Paragraph) + "."
}

func tieInWords(d *model.Dossier, t *model.Tie) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s. %s\n", d.EndsInWords(t), strings.Join(named(d, t), ", "), t.Summary)
	b.WriteString(strings.ToUpper(t.Standing().String()[:1]) + t.Standing().String()[1:])
	if deniers := d.DeniersOf(t); len(deniers) > 0 {
		b.WriteString("; denied by " + strings.Join(deniers, ", "))
	}
	b.WriteString(".\n")
	for _, n := range t.ClaimsInOrder() {
		c := &t.Claims[n]
		fmt.Fprintf(&b, "- %s: %s", d.PartyName(c.By), c.Word())
		if beneath := wordingOf(c); beneath != "" {
			b.WriteString(", " + beneath)
		}
		fmt.Fprintf(&b, " (%s)\n", locator(c.Paragraph))
	}
	for _, id := range sourcesOf(t) {
		b.WriteString(d.Cite(id, 0) + ".\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}
