package ui

import (
	"fmt"
	"strings"

	"entente/model"
)

// chosenWords gives the paragraph and the words of what is chosen in Sources.
func chosenWords(s model.Scene) (number int, words string) {
	if c := s.ChosenClaim(); c != nil {
		words = c.Wording
		if q := s.ChosenQuote(); words == "" && q != nil {
			words = q.Text
		}
		return c.Paragraph, words
	}
	if q := s.ChosenQuote(); q != nil {
		return q.Paragraph, q.Text
	}
	return 0, ""
}

// drawParagraph paints the source's own paragraph in Sources' place.
func (m *root) drawParagraph(r rect) []string {
	number, _ := chosenWords(m.scene)
	lines := m.paragraphLines(r.w - 2)
	top := max(0, min(m.scrolled, len(lines)-(r.h-2)))
	place := fmt.Sprintf("%d of %d", number, len(m.article))
	return m.painter().framed(r, fmt.Sprintf("p Paragraph %d", number), place, lines[top:])
}

// paragraphLines wraps the paragraph, with the chosen words marked in it.
func (m *root) paragraphLines(width int) []string {
	p := painter{theme: m.theme}
	number, words := chosenWords(m.scene)
	switch {
	case number == 0:
		return p.prose("What is chosen stands in no one paragraph.", width, look{ink: muted})
	case number > len(m.article):
		return p.prose(fmt.Sprintf("The text given has %d paragraphs; this one isn't among them.", len(m.article)), width, look{ink: muted})
	}
	text := string(m.article[number-1])
	found := [][2]int{}
	if i := strings.Index(text, words); i >= 0 && words != "" {
		found = append(found, [2]int{i, i + len(words)})
	}
	room := min(proseColumns, width-2)
	var lines []string
	for _, line := range m.theme.wrap(text, room) {
		lines = append(lines, p.row(width, bare, cell{width: 1},
			cell{text: text[line[0]:line[1]], width: max(1, room), found: within(found, line)}))
	}
	if words != "" && len(found) == 0 {
		lines = append(lines, p.row(width, bare))
		lines = append(lines, p.prose("The words “"+words+"” don't stand in it.", width, look{ink: red})...)
	}
	return lines
}
