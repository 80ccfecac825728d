package explorer

import (
	"strings"

	"entente/model"
	"entente/ui/draw"
)

// A search is what is sought, while it is typed. Each letter searches anew from where
// the reader stood.
type search struct {
	sheet
	line   prompt
	before State
}

func newSearch(from State) *search {
	s := &search{sheet{name: "while searching", letters: true}, newPrompt("/", ""), from}
	s.line.result = draw.FoundInWords
	return s
}

func (s *search) typing() *prompt { return &s.line }

func (s *search) keys() []action {
	match := step(model.Scene.NextHit)
	hit := func(n int) func(*root) { return func(m *root) { m.reveal(m.scene.NextHit(n), m.show) } }
	return []action{
		{binding: bind("enter", "keep", "enter"), footer: 1, help: "Keep the search, and close its line.", do: then(s.finish)},
		{binding: bind("↓", "matches", "down", "ctrl+n"), paired: true, footer: 2, help: "The next match.", when: match.leads(1), do: then(hit(1))},
		{binding: bind("↑", "match before", "up", "ctrl+p"), help: "The match before.", when: match.leads(-1), do: then(hit(-1))},
		{binding: bind("Esc", "leave", "esc"), footer: 1, help: "Back to where the search began.", do: then(s.leave)},
	}
}

func (s *search) changed(m *root) {
	text, from, seer := written(strings.TrimSpace(s.line.Value())), s.before.Selection, m.seer()
	requested, first := from, make(chan model.Scene, 1)
	requested.Find, requested.Hit = text, 0
	m.see(requested, func(e *model.Errand) model.Scene {
		base := seer(e, from)
		if e != nil {
			if found, ok := base.Glance(text); ok {
				first <- found
			}
		}
		return seer(e, base.Search(text))
	}, func(found model.Scene) { s.show(m, found) })
	if m.beside == nil {
		return
	}
	select { // what is found first, while the rest is counted
	case found := <-first:
		s.show(m, found)
		m.scene = m.scene.Awaiting(requested)
	default:
	}
}

// show shows what is found from where the search began.
func (s *search) show(m *root, found model.Scene) {
	before := m.scene
	m.look = s.before.Look
	m.unfold(found.Requested())
	m.come(before, found.Fold(m.look.Folded))
}

func (s *search) finish(m *root) {
	if s.line.Value() == "" {
		s.leave(m)
		return
	}
	m.shut()
	m.leave(s.before)
}

func (s *search) leave(m *root) {
	m.callOff(s.before)
}

// reveal goes to what a search found, which a folded section may hold.
func (m *root) reveal(next model.Selection, goOn func(model.Selection)) {
	m.unfold(next)
	goOn(next)
}

// unfold unfolds the section of an actor that is gone to.
func (m *root) unfold(next model.Selection) {
	if a := m.dossier.ActorByID(next.Actor); next.Focus == model.Countries && a != nil && m.look.Folded.Has(model.SectionOf(a)) {
		m.look.Folded = m.look.Folded.Toggle(model.SectionOf(a))
	}
}

// endFinding puts the search away, and stays.
func (m *root) endFinding() {
	next := m.scene.Requested()
	next.Find, next.Hit = "", 0
	m.undo(next)
}
