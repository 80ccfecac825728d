package explorer

import (
	"entente/model"

	tea "charm.land/bubbletea/v2"
)

func telling() []action {
	return []action{
		{
			binding: bind("i", "card", "i"), footer: 12, home: inCountries,
			help: "All that is known of the chosen actor; in Sources of the source of what is chosen. Again: close the card.",
			when: func(m *root) bool { return m.scene.Card+cardOf(m.scene) != "" }, say: cardWord("card"), do: toggleCard(cardOf),
		},
		{
			binding: bind("I", "card of the source", "I"), home: inSources,
			help: "All that is known of the source of what is chosen: reference, archive, reliability, corrections, and what it prints. Again: close the card.",
			when: func(m *root) bool { return m.scene.Card+m.scene.SourceHere() != "" }, say: cardWord("card of the source"), do: toggleCard(model.Scene.SourceHere),
		},
	}
}

// cardOf returns whose card tells most of what is chosen: in Sources that of the source,
// elsewhere that of the actor.
func cardOf(s model.Scene) string {
	if s.Focus == model.Sources {
		return s.SourceHere()
	}
	return s.Actor
}

// toggleCard tells a card, or closes the one that is told.
func toggleCard(of func(model.Scene) string) func(*root) tea.Cmd {
	return then(func(m *root) {
		if m.scene.Card != "" {
			m.closeCard(true)
		} else {
			m.jump(m.scene.TellCard(of(m.scene)))
		}
	})
}

func cardWord(word string) func(*root) string {
	return func(m *root) string {
		if m.scene.Card != "" {
			return "close the card"
		}
		return word
	}
}

// closeCard goes back to where the reader came from: to the card before, or, with all
// of them closed, to where there was none.
func (m *root) closeCard(all bool) {
	now := m.scene.Card
	if !m.backTo(func(s State) bool { return s.Card != now && (s.Card == "" || !all) }) {
		m.tell("")
		m.jump(m.scene.CloseCard())
	}
}

// out goes out of a card, or to the pane before.
func (m *root) out() {
	if m.scene.Card != "" && m.scene.Focus == model.Sources {
		m.closeCard(false)
	} else {
		m.move(m.scene.Out())
	}
}
