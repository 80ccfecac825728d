package explorer

import (
	"slices"

	"entente/model"

	tea "charm.land/bubbletea/v2"
)

// A narrowing narrows a list to what has all the words in it: typed behind /, it stays
// until Esc takes it off. While it is typed, letters are no keys.
type narrowing struct {
	line prompt
	on   *bool // it is typed now: the letters of the sheet that it stands in
}

func newNarrowing(s *sheet) narrowing { return narrowing{newPrompt("/", ""), &s.letters} }

func (n *narrowing) typing() *prompt {
	if *n.on {
		return &n.line
	}
	return nil
}

func (n *narrowing) query() model.Query { return model.NewQuery(n.words()) }

func (n *narrowing) words() string { return written(n.line.Value()) }

// titled names what narrows the list behind a title.
func (n *narrowing) titled(title string) string {
	if n.query().IsZero() {
		return title
	}
	return title + " “" + n.words() + "”"
}

// keys are those of a list besides /, or, while it is typed, what ends that and what steps
// on. Changed is called when the list has become another one.
func (n *narrowing) keys(own, steps []action, changed func(*root)) []action {
	whole := then(func(m *root) {
		*n.on = false
		n.line.set("")
		changed(m)
	})
	if *n.on {
		return append([]action{
			{binding: bind("enter", "keep", "enter"), footer: 1, help: "Go on with what is left of the list.", do: then(func(*root) { *n.on = false })},
			{binding: bind("Esc", "whole list", "esc"), footer: 1, help: "Show the whole list again.", do: whole},
		}, steps...)
	}
	if !n.query().IsZero() {
		i := slices.IndexFunc(own, func(a action) bool { return slices.Contains(a.binding.Keys(), "esc") })
		own[i].do, own[i].say = whole, func(*root) string { return "whole list" }
	}
	return append(own, action{
		binding: bind("/", "narrow", "/"), footer: 3, help: "Narrow the list to what has all the words that are typed; Enter goes on with what is left, Esc shows all again.",
		do: func(*root) tea.Cmd {
			*n.on = true
			return n.line.Focus()
		},
	})
}
