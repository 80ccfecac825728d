package explorer

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"entente/data/safe"
	"entente/model"
	"entente/ui/plain"

	tea "charm.land/bubbletea/v2"
)

const nothingToNote = "a tie, a claim or a quotation takes notes and ticks; nothing of these is chosen"

// noting are the actions of who checks a dossier.
func noting() []action {
	return []action{
		{
			binding: bind("space", "tick", "space"), name: "tick as checked", pane: inRelationships | inSources | inDrawing, footer: 20,
			help: "Tick the chosen tie, claim or quotation as checked, or take the tick off. It stays between runs, and tells where what you ticked has changed.",
			when: canNote, idle: nothingToNote, say: tickWord, do: then((*root).tick),
		},
		{
			binding: bind("ctrl-n", "write a note", "ctrl+n"), pane: inRelationships | inSources | inDrawing,
			help: "Write a note on the chosen tie, claim or quotation, whether or not a search is on; it stays between runs.",
			when: canNote, idle: nothingToNote, do: func(m *root) tea.Cmd { return m.open(newNoting(m)) },
		},
	}
}

// matchOrNote is what N does.
func matchOrNote(m *root) string {
	if m.scene.Find == "" {
		return "note"
	}
	return "match before"
}

func canNote(m *root) bool {
	_, ok := m.noted()
	return ok
}

func tickWord(m *root) string {
	ref, _ := m.noted()
	if _, check := m.dossier.NoteOn(ref); check == model.Checked {
		return "untick"
	}
	return "tick"
}

// noted names what is chosen where the reader is, and reports whether it takes notes.
func (m *root) noted() (model.Ref, bool) {
	s := m.scene
	switch {
	case s.Focus == model.Sources || s.Drawing.OfClaims():
		return m.dossier.RefOf(s.Item)
	case s.Focus == model.Countries && s.Drawing == model.NoDrawing:
		return model.Ref{}, false
	case s.Quote != "":
		return m.dossier.RefOf(model.Item{Quote: s.Quote})
	}
	return m.dossier.RefOf(model.Item{Tie: s.Tie})
}

// tick ticks what is chosen as checked, or takes the tick off.
func (m *root) tick() {
	ref, _ := m.noted()
	was, check := m.latest().NoteOn(ref)
	now := was
	now.Checked = m.latest().Print(ref)
	if check == model.Checked {
		now.Checked = ""
	}
	m.note(ref, was, now)
}

// note keeps a note that was edited, and shows what then is noted, also by others.
func (m *root) note(ref model.Ref, was, now model.Note) {
	dossier, locate := m.latest(), m.locate
	if m.coming != nil {
		locate = m.coming.Locate
	}
	notes, err := dossier.Notes().Edit(ref, was, now), error(nil)
	said := fmt.Sprintf("checked %d of %s", dossier.WithNotes(notes).Checked(), plain.TieCount(dossier.TieCount()))
	switch now.Text {
	case was.Text:
	case "":
		said = "took the note off"
	default:
		said = "kept the note"
	}
	if m.given.Note != nil {
		if notes, err = m.given.Note(ref, was, now); err != nil {
			m.tell(safe.Clean(err.Error()))
			return
		}
	} else {
		said += ", until you quit: there is no folder to keep it in"
	}
	m.renew(Edition{Dossier: dossier.WithNotes(notes), Locate: locate}, func() {
		if l := m.layout(); m.scene.Focus == model.Sources && m.scene.Story.At >= 0 { // what was noted stands below it
			page := m.storyPage()
			m.look.Top[model.Sources] = m.storyWindow(l, m.look.Top[model.Sources]).Follow(page, m.scene.Story.At).Clamp(len(page.Lines)).Top
		}
		m.tell(said)
	})
}

// A noter is a note while it is typed.
type noter struct {
	sheet
	line prompt
	ref  model.Ref
	was  model.Note
}

func newNoting(m *root) *noter {
	n := &noter{sheet: sheet{name: "while writing a note", letters: true}}
	if m != nil {
		n.ref, _ = m.noted()
		n.was, _ = m.dossier.NoteOn(n.ref)
	}
	n.line = newPrompt("note ", "")
	n.line.CharLimit = max(model.MostNote, utf8.RuneCountInString(n.was.Text)) // none of it is lost
	n.line.set(n.was.Text)
	return n
}

func (n *noter) typing() *prompt { return &n.line }

func (n *noter) keys() []action {
	return []action{
		{binding: bind("enter", "keep", "enter"), footer: 1, help: "Keep the note; without a word it is taken off.", do: then(n.finish)},
		{binding: bind("Esc", "leave", "esc"), footer: 2, help: "Leave the note as it was.", do: then((*root).shut)},
	}
}

func (n *noter) finish(m *root) {
	m.shut()
	now := n.was
	now.Text = written(strings.TrimSpace(n.line.Value()))
	if now != n.was {
		m.note(n.ref, n.was, now)
	}
}
