package explorer

import (
	"fmt"
	"strconv"
	"strings"

	"entente/model"
	"entente/ui/draw"
	"entente/ui/paint"
	"entente/ui/plain"
)

const noFormer = "there is no older edition to compare with: entente --since OLD names one"

// newChanges tells how the dossier differs from its older edition.
func newChanges() *passage {
	return &passage{scroll{
		sheet: sheet{name: "in what changed", over: overAll}, text: changeLines,
		title: func(m *root) (string, string) {
			former := m.dossier.Former()
			if former == nil {
				return "What changed", ""
			}
			return "What changed since " + former.Name, ""
		},
	}}
}

// changeLines tells each difference under the heading of what became of the record.
func changeLines(m *root, width int) []string {
	p := m.painter()
	former := m.dossier.Former()
	if former == nil || len(former.Differences) == 0 {
		return p.Prose("Nothing changed.", width, paint.Look{})
	}
	var lines []string
	for _, part := range changeParts() {
		var list []*model.Difference
		for i := range former.Differences {
			if part.holds(&former.Differences[i]) {
				list = append(list, &former.Differences[i])
			}
		}
		if len(list) > 0 {
			lines = append(lines, p.Heading(part.name, strconv.Itoa(len(list)), width))
		}
		for _, diff := range list {
			lines = append(lines, signed(m, part.sign, part.tone, diff.Words, width)...)
			if t := former.Dossier.TieByID(diff.ID); diff.Kind == "tie" && diff.Change == model.Went {
				for line := range strings.SplitSeq(tieInWords(former.Dossier, t), "\n") {
					lines = append(lines, signed(m, "", paint.Muted, line, width)...)
				}
			}
		}
	}
	return lines
}

// sinceFormer says how many records changed, came and went since the older edition.
func (m *root) sinceFormer() string {
	former := m.dossier.Former()
	counts := map[model.Change]int{}
	for i := range former.Differences {
		counts[former.Differences[i].Change]++
	}
	if len(former.Differences) == 0 {
		return "nothing changed since " + former.Name
	}
	return fmt.Sprintf("since %s: %s changed, %d new, %d gone; ", former.Name, plain.Count(counts[model.Changed], "record", "records"), counts[model.Came], counts[model.Went]) +
		m.taught("{what changed} tells them")
}

// A changePart is what differences stand under one heading.
type changePart struct {
	name, sign string
	tone       paint.Ink
	holds      func(*model.Difference) bool
}

func changeParts() []changePart {
	turned, red := draw.ChangeMark(model.Turned)
	changed, amber := draw.ChangeMark(model.ChangedTie)
	came, green := draw.ChangeMark(model.NewTie)
	return []changePart{
		{"turned", turned, red, func(d *model.Difference) bool { return d.Turned }},
		{"changed", changed, amber, func(d *model.Difference) bool { return d.Change == model.Changed && !d.Turned }},
		{"new", came, green, func(d *model.Difference) bool { return d.Change == model.Came }},
		{"gone", draw.GoneMark, paint.Muted, func(d *model.Difference) bool { return d.Change == model.Went }},
	}
}

// signed wraps text behind a sign.
func signed(m *root, sign string, tone paint.Ink, text string, width int) []string {
	p := m.painter()
	room := max(1, min(paint.ProseColumns, width-4))
	var lines []string
	for _, line := range m.theme.Wrap(text, room) {
		lines = append(lines, p.Row(width, paint.Bare, paint.Cell{Width: 1}, paint.Cell{Text: sign, Width: 2, Ink: tone}, paint.Cell{Text: text[line[0]:line[1]], Width: room}))
		sign = ""
	}
	return lines
}
