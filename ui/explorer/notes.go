package explorer

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
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
			when: canNote, idle: nothingToNote, say: tickWord, do: (*root).tick,
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
func (m *root) tick() tea.Cmd {
	ref, _ := m.noted()
	was, check := m.latest().NoteOn(ref)
	now := was
	now.Checked = m.latest().Print(ref)
	if check == model.Checked {
		now.Checked = ""
	}
	return m.note(ref, was, now)
}

// A keeping is a note that was edited, and is shown so, while it is being kept beside the
// keys: the disk may take its time, and another run may have the file.
type keeping struct {
	ref      model.Ref
	was, now model.Note
	done     chan struct{} // closed once the others are there
	notes    model.Notes   // all that is then noted, also by others
	err      error         // why it isn't kept
}

// noteKept tells that a note is kept, or isn't.
type noteKept struct{}

// note shows a note that was edited, and has it kept.
func (m *root) note(ref model.Ref, was, now model.Note) tea.Cmd {
	k := &keeping{ref: ref, was: was, now: now, done: make(chan struct{})}
	told := func() {}
	if m.given.Note == nil {
		told = func() { m.tell(m.keptInWords(k) + ", until you quit: there is no folder to keep it in") }
	}
	m.renote(m.latest().Notes().Edit(ref, was, now), func() {
		if l := m.layout(); m.scene.Focus == model.Sources && m.scene.Story.At >= 0 { // what was noted stands below it
			page := m.storyPage()
			m.look.Top[model.Sources] = m.storyWindow(l, m.look.Top[model.Sources]).Follow(page, m.scene.Story.At).Clamp(len(page.Lines)).Top
		}
		told()
	})
	if m.given.Note == nil {
		return nil
	}
	go m.keepNote(k, slices.Clone(m.keeping))
	m.keeping = append(m.keeping, k)
	return func() tea.Msg {
		<-k.done
		return noteKept{}
	}
}

// keepNote keeps a note behind those that were edited before it.
func (m *root) keepNote(k *keeping, before []*keeping) {
	defer close(k.done)
	if m.given.crashes != nil {
		defer m.given.crashes.catch()
	}
	for _, earlier := range before {
		<-earlier.done
	}
	k.notes, k.err = m.given.Note(k.ref, k.was, k.now)
}

// renote shows other notes on the dossier, and then does something.
func (m *root) renote(notes model.Notes, then func()) {
	dossier, locate := m.latest(), m.locate
	if m.coming != nil {
		locate = m.coming.Locate
	}
	m.renew(Edition{Dossier: dossier.WithNotes(notes), Locate: locate}, then)
}

// endKeeping shows what is noted once notes are kept, also by others, and tells of it. One
// that couldn't be kept is taken back.
func (m *root) endKeeping() {
	for len(m.keeping) > 0 {
		k := m.keeping[0]
		select {
		case <-k.done:
		default:
			return
		}
		notes, told := k.notes, func() { m.tell(m.keptInWords(k)) }
		if k.err != nil {
			notes, told = m.latest().Notes(), func() { m.tell(safe.Clean(k.err.Error())) }
			for _, later := range slices.Backward(m.keeping) {
				notes = notes.Edit(later.ref, later.now, later.was)
			}
		}
		m.keeping = m.keeping[1:]
		for _, later := range m.keeping {
			notes = notes.Edit(later.ref, later.was, later.now)
		}
		switch {
		case !maps.Equal(notes, m.latest().Notes()):
			m.renote(notes, told)
		case m.coming != nil:
			m.coming.then = inTurn(m.coming.then, told)
		default:
			told()
		}
	}
}

// keptInWords says what became of a note.
func (m *root) keptInWords(k *keeping) string {
	switch k.now.Text {
	case k.was.Text:
		return fmt.Sprintf("checked %d of %s", m.dossier.Checked(), plain.TieCount(m.dossier.TieCount()))
	case "":
		return "took the note off"
	}
	return "kept the note"
}

// lastPatience is how long notes may take to be kept once the reader has left.
const lastPatience = 5 * time.Second

// unkept waits until all notes are kept, and returns why one isn't.
func (m *root) unkept() (err error) {
	late := time.After(lastPatience)
	for _, k := range m.keeping {
		select {
		case <-k.done:
			err = cmp.Or(err, k.err)
		case <-late:
			return errors.New("what you noted last may not be kept: its file can’t be written")
		}
	}
	return err
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
		{binding: bind("enter", "keep", "enter"), footer: 1, help: "Keep the note; without a word it is taken off.", do: n.finish},
		{binding: bind("Esc", "leave", "esc"), footer: 2, help: "Leave the note as it was.", do: then((*root).shut)},
	}
}

func (n *noter) finish(m *root) tea.Cmd {
	m.shut()
	now := n.was
	now.Text = written(strings.TrimSpace(n.line.Value()))
	if now == n.was {
		return nil
	}
	return m.note(n.ref, n.was, now)
}
