package explorer

import (
	"entente/model"
	"entente/ui/draw"
	"entente/ui/paint"
)

func newLegend() *passage {
	return &passage{scroll{
		sheet: sheet{name: "in the legend", over: overAll, led: []string{"legend"}}, text: legendLines,
		title: func(m *root) (string, string) {
			if m.scene.Drawing != model.NoDrawing {
				return "Legend: " + m.scene.Drawing.String(), ""
			}
			return "Legend", ""
		},
	}}
}

// legendWide is the width from which meanings stand beside their words.
const legendWide = 48

// signWide is how wide a sign stands.
const signWide = 6

// legendLines say what each mark means, with its word.
func legendLines(m *root, width int) []string {
	width -= 2
	p := paint.Painter{Theme: m.theme}
	var lines []string
	entry := func(sign string, tone paint.Ink, word, meaning string) {
		if width < legendWide {
			lines = append(lines, p.Row(m.width, paint.Bare, paint.Cell{Width: 1}, paint.Cell{Text: sign, Width: signWide, Ink: tone}, paint.Cell{Text: word, Width: width - 1 - signWide, Ink: tone, Bold: true}))
			lines = append(lines, p.Prose(meaning, m.width, paint.Look{})...)
			return
		}
		room := min(paint.ProseColumns, width-18-signWide)
		for n, line := range m.theme.Wrap(meaning, room) {
			cells := []paint.Cell{{Width: 16 + signWide}}
			if n == 0 {
				cells = []paint.Cell{{Width: 1}, {Text: sign, Width: signWide, Ink: tone}, {Text: word, Width: 15, Ink: tone, Bold: true}}
			}
			lines = append(lines, p.Row(m.width, paint.Bare, append(cells, paint.Cell{Text: meaning[line[0]:line[1]], Width: max(1, room)})...))
		}
	}
	for _, part := range draw.Legend(m.scene) {
		if len(part.Signs) > 0 {
			lines = append(lines, p.Heading(part.Heading, "", m.width))
		}
		for _, sign := range part.Signs {
			entry(sign.Text, sign.Ink, sign.Word, m.taught(sign.Meaning))
		}
	}
	return lines
}
