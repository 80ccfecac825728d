package explorer

import (
	"entente/ui/paint"

	tea "charm.land/bubbletea/v2"
)

// An adding asks what is to be added.
type adding struct{ sheet }

func newAdding() *adding {
	return &adding{sheet{name: "while adding to the dossier", over: overSources}}
}

// additions are the keys of what can be added.
var additions = []struct{ key, kind, what, help string }{
	{"c", "claim", "claim", "A claim on the chosen tie."},
	{"t", "tie", "tie", "A tie, with its first claim."},
	{"q", "quote", "quotation", "A quotation."},
	{"a", "actor", "actor", "An actor."},
	{"s", "source", "source", "A source."},
}

func (*adding) keys() []action {
	var rows []action
	for i, one := range additions {
		a := action{
			binding: bind(one.key, one.what, one.key), footer: i + 1, help: one.help,
			do: func(m *root) tea.Cmd {
				m.shut()
				scene := m.scene
				return ask(func() (Form, error) { return m.given.Add(scene, one.kind) })
			},
		}
		if one.kind == "claim" {
			a.when, a.idle = func(m *root) bool { return m.scene.Tie != "" }, "a claim is on a tie: choose one first"
		}
		rows = append(rows, a)
	}
	return append(rows, action{binding: bind("Esc", "leave", "esc"), footer: 1, help: "Add nothing.", do: then((*root).shut)})
}

// draw lists what can be added, in Sources' place.
func (*adding) draw(m *root, r paint.Rect) []string {
	p := paint.Painter{Theme: m.theme}
	inner := r.W - 2
	var lines []string
	for _, one := range additions {
		lines = append(lines, p.Row(inner, paint.Bare, paint.Cell{Width: 1},
			paint.Cell{Text: one.key, Width: 2, Ink: paint.Accent, Bold: true}, paint.Cell{Text: one.help, Width: inner - 3}))
	}
	return p.Framed(r, m.painter().Keyed("add to the dossier", "Add to the dossier"), "", lines)
}
