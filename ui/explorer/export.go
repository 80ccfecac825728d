package explorer

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"entente/data/safe"
	"entente/model"
	"entente/ui/draw"
	"entente/ui/paint"
	"entente/ui/plain"

	tea "charm.land/bubbletea/v2"
)

// A Format is one in which what a filter leaves is written.
type Format struct {
	Name   string
	Suffix string // what its files' names end with
	About  string // what it is, in a sentence
}

// An export is what is about to be written, and how far that is: its format is chosen,
// then its file named, which is when letters are typed.
type export struct {
	sheet
	file    prompt // its name
	format  int
	left    string // what is left to be written, in words
	taken   bool   // the file is there: the reader is asked whether to replace it
	writing bool
	failure string
}

// exported tells what came of writing.
type exported struct {
	form *export
	told string
	err  error
}

func newExport(id string, first Format) *export {
	return &export{sheet: sheet{name: "while exporting", over: overSources}, file: newPrompt("file: ", id+first.Suffix)}
}

// showExport asks for the format and the file's name, and proposes both.
func (m *root) showExport() tea.Cmd {
	e := newExport(m.dossier.Head.ID, m.given.Formats[m.format])
	e.format = m.format
	return m.openOn(func(s model.Scene) { e.left = leftInWords(s) }, func() tea.Cmd { return m.open(e) })
}

// keep counts anew what is left, of another dossier.
func (e *export) keep(m *root) { e.left = leftInWords(m.scene) }

// waits tells that no text is typed now.
func (e *export) waits() bool { return e.taken || e.writing }

func (e *export) typing() *prompt {
	if e.waits() || !e.letters {
		return nil
	}
	return &e.file
}

func (e *export) changed(*root) { e.failure = "" }

func (e *export) keys() []action {
	asks := func(*root) bool { return !e.waits() }
	rows := []action{
		{binding: bind("y", "replace it", "y"), footer: 1, help: "Where the file already exists: replace it. Any other key leaves it.", when: func(*root) bool { return e.taken }, do: e.write(true)},
		{binding: bind("enter", "write", "enter"), footer: 1, help: "Name the file; then write it.", when: asks, say: e.enterWord, do: e.enter},
	}
	for i, a := range stepping("format", "The next format.", "The format before.", e.step) {
		if a.when = asks; !e.letters {
			a.binding.SetKeys(append(a.binding.Keys(), []string{"j", "k"}[i])...)
		}
		rows = append(rows, a)
	}
	return append(rows, action{binding: bind("Esc", "leave", "esc"), footer: 2, help: "Back to the formats, and from there leave; what is being written is written all the same.", say: e.leaveWord, do: then(e.leave)})
}

func (e *export) enterWord(*root) string {
	if !e.letters {
		return "name the file"
	}
	return "write"
}

// enter goes on from the format to the file's name, and from there to writing it.
func (e *export) enter(m *root) tea.Cmd {
	if e.letters {
		return e.write(false)(m)
	}
	e.letters = true
	return e.file.Focus()
}

func (e *export) leaveWord(*root) string {
	switch {
	case e.taken:
		return "leave it"
	case e.writing:
		return "read on meanwhile"
	case e.letters:
		return "formats"
	}
	return "leave"
}

func (e *export) leave(m *root) {
	switch {
	case e.taken:
		e.taken = false
	case e.letters && !e.writing:
		e.letters, e.failure = false, ""
	default:
		m.shut()
	}
}

// other leaves a file that is there as it is.
func (e *export) other(*root, tea.KeyPressMsg) tea.Cmd {
	e.taken = false
	return nil
}

// leftInWords counts what the filter and the search leave of the dossier.
func leftInWords(s model.Scene) string {
	found := s.View().Found(s.Find)
	all, left, by := s.View().Dossier().TieCount(), found.Ties(), "the filter leaves"
	switch {
	case s.Find != "":
		by = "the search leaves"
		if !s.Filter.IsZero() {
			by = "the filter and the search leave"
		}
	case s.Filter.IsZero():
		return "The whole dossier: " + plain.TieCount(all) + ", of all actors."
	}
	return fmt.Sprintf("%d of %s, of all actors, as %s them.", left, plain.TieCount(all), by)
}

// step chooses another format.
func (e *export) step(m *root, n int) {
	if !e.waits() {
		e.setFormat(m, max(0, min(e.format+n, len(m.given.Formats)-1)))
	}
}

func (e *export) wheel(m *root, _ tea.Mouse, notches int) bool {
	e.step(m, notches)
	return true
}

// setFormat chooses a format, whose suffix takes the place of the one that the name
// has.
func (e *export) setFormat(m *root, n int) {
	name, old := e.file.Value(), m.given.Formats[e.format].Suffix
	e.format, m.format, e.failure = n, n, ""
	if stem, ok := strings.CutSuffix(name, old); ok {
		e.file.set(stem + m.given.Formats[n].Suffix)
	}
}

// write has what is left written beside the keys.
func (e *export) write(force bool) func(*root) tea.Cmd {
	return func(m *root) tea.Cmd {
		file := e.file.Value()
		if file == "" {
			e.failure = "a file needs a name"
			return nil
		}
		e.taken, e.writing, e.failure = false, true, ""
		save := m.given.Export(m.shot(), m.given.Formats[e.format].Name, file, force)
		return func() tea.Msg {
			told, err := save()
			return exported{e, told, err}
		}
	}
}

// shot takes the screen as it is without what stands over it.
func (m *root) shot() Shot {
	over := m.overlay
	m.overlay = nil
	defer func() { m.overlay = over }()
	return Shot{m.scene, m.frame(), m.shade == paint.Light}
}

// endExport tells what was written, or asks, or says what went wrong: in a line
// where the reader has gone on.
func (m *root) endExport(msg exported) {
	e := msg.form
	waiting := m.overlay == overlay(e)
	e.writing = false
	switch {
	case msg.err == nil:
		if waiting {
			m.shut()
		}
		m.tell(safe.Clean(msg.told))
	case !waiting:
		m.tell(safe.Clean(msg.err.Error()))
	default:
		e.failure, e.taken = safe.Clean(msg.err.Error()), errors.Is(msg.err, fs.ErrExist)
	}
}

// draw lists the formats in Sources' place, below what there is to be told.
func (e *export) draw(m *root, r paint.Rect) []string {
	p := paint.Painter{Theme: m.theme}
	inner := r.W - 2
	lines, w := e.head(m, r)
	for i := w.Top; i < min(w.Top+w.Rows, len(m.given.Formats)); i++ {
		g, bar := paint.RowGround(i == e.format, true, false)
		f := m.given.Formats[i]
		lines = append(lines, p.Row(inner, g, bar, paint.Cell{Width: 1},
			paint.Cell{Text: f.Name, Width: inner - 4 - p.Columns(f.Suffix), Bold: i == e.format},
			paint.Cell{Width: 1}, paint.Cell{Text: f.Suffix, Width: p.Columns(f.Suffix), Ink: paint.Muted}))
	}
	if left := r.H - 2 - len(lines); left > 1 {
		lines = append(lines, p.Row(inner, paint.Bare, paint.Cell{Width: 1}, paint.Cell{Text: paint.Repeat("─", inner-2), Width: inner - 2, Ink: paint.Ruled}))
		lines = append(lines, p.ProseIn(m.given.Formats[e.format].About, inner, left-1, paint.Look{})...)
	}
	return p.Framed(r, m.painter().Keyed("export what is left", "Export"), fmt.Sprintf("%d of %d", e.format+1, len(m.given.Formats)), lines)
}

// into tells where the file will stand.
func (e *export) into(m *root) string {
	switch name := written(e.file.Value()); {
	case name == "":
		return "It has no name yet."
	case strings.HasPrefix(name, "/") || m.given.Folder == "":
		return "It will be " + name + "."
	default:
		return "It will be " + name + " in " + string(m.given.Folder) + "."
	}
}

// head says what is asked or went wrong, else what is left, and gives the
// part of the formats that there is room for beneath.
func (e *export) head(m *root, r paint.Rect) ([]string, draw.Window) {
	p, inner := paint.Painter{Theme: m.theme}, r.W-2
	var head []string
	switch {
	case e.taken:
		head = p.Prose(e.failure+". y replaces it; any other key leaves it as it is.", inner, paint.Look{Ink: paint.Amber, Bold: true})
	case e.failure != "":
		head = p.Prose("Nothing was written: "+e.failure+".", inner, paint.Look{Ink: paint.Red})
	case e.writing:
		head = p.Prose("Writing …", inner, paint.Look{Ink: paint.Muted})
	default:
		head = append(p.Prose(e.left, inner, paint.Look{}), p.Prose(e.into(m), inner, paint.Look{Ink: paint.Muted})...)
	}
	rows, about := r.H-2, e.aboutRows(m, inner)
	if len(head)+1+len(m.given.Formats)+about <= rows {
		head = append(head, p.Row(inner, paint.Bare))
	}
	rows -= len(head)
	if rows > 2*about {
		rows -= about
	}
	rows = max(1, min(rows, len(m.given.Formats)))
	return head, draw.Window{Top: e.format - rows/2, Rows: rows}.Clamp(len(m.given.Formats))
}

// aboutRows is how many rows below the formats tell what the chosen one is: as many for
// each, so that the list stays where it is.
func (e *export) aboutRows(m *root, inner int) int {
	p, rows := paint.Painter{Theme: m.theme}, 0
	for _, f := range m.given.Formats {
		rows = max(rows, len(p.Prose(f.About, inner, paint.Look{})))
	}
	return 1 + rows
}

// click chooses the format that is clicked on.
func (e *export) click(m *root, at tea.Mouse) tea.Cmd {
	r := m.panelRect()
	head, w := e.head(m, r)
	row := at.Y - r.Y - 1 - len(head)
	if r.Holds(at.X, at.Y) && row >= 0 && row < w.Rows && !e.waits() {
		e.setFormat(m, w.Top+row)
	}
	return nil
}
