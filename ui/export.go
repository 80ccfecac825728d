package ui

import (
	"errors"
	"fmt"
	"io/fs"

	"entente/model"

	tea "charm.land/bubbletea/v2"
)

// A Format is one in which what a filter leaves is written.
type Format struct {
	Name   string
	Suffix string // what its files' names end with
	About  string // what it is, in a sentence
}

// An exportForm is what is about to be written, and how far that is. Its file's name is
// the prompt's.
type exportForm struct {
	format  int
	left    string // what is left to be written, in words
	taken   bool   // the file is there: the reader is asked whether to replace it
	writing bool
	failure string
}

// waits tells that no text is typed now.
func (f *exportForm) waits() bool { return f.taken || f.writing }

// exported tells what came of writing.
type exported struct {
	told string
	err  error
}

// fileSign stands before the file's name.
const fileSign = "file: "

// showExport asks for the format and the file's name, and proposes both.
func (m *root) showExport() tea.Cmd {
	m.mode = exporting
	m.form = exportForm{format: m.form.format, left: leftInWords(m.scene)}
	m.prompt.SetValue(m.dossier.Head.ID + m.formats[m.form.format].Suffix)
	m.prompt.CursorEnd()
	return m.prompt.Focus()
}

// leftInWords counts what the filter and the search leave of the dossier.
func leftInWords(s model.Scene) string {
	all, left, by := len(s.View().Dossier().Ties), s.View().Passed(), "the filter leaves"
	switch {
	case s.Find != "":
		left, by = tiesFound(s), "the search leaves"
		if !s.Filter.IsZero() {
			by = "the filter and the search leave"
		}
	case s.Filter.IsZero():
		return fmt.Sprintf("The whole dossier: %d ties, of all actors.", all)
	}
	return fmt.Sprintf("%d of %d ties, of all actors, as %s them.", left, all, by)
}

// tiesFound counts the ties that pass the filter and are found.
func tiesFound(s model.Scene) int {
	found, n := s.View().TiesFound(s.Find), 0
	for _, row := range s.View().See(model.Selection{Scope: model.Scope{Kind: model.AllTies}}).Relationships.Rows {
		if row.Tie != nil && found[row.Tie.ID] {
			n++
		}
	}
	return n
}

func (m *root) exportKey(msg tea.KeyPressMsg) tea.Cmd {
	k := msg.String()
	switch {
	case k == "ctrl+z":
		return m.suspend()
	case k == "esc" && !m.form.taken:
		m.mode = browsing
		return nil
	case m.form.writing:
		return nil
	case m.form.taken:
		m.form.taken = false
		if k == "y" {
			return m.write(true)
		}
		return nil
	}
	switch k {
	case "enter":
		return m.write(false)
	case "down", "ctrl+n", "tab":
		m.stepFormat(1)
		return nil
	case "up", "ctrl+p", "shift+tab":
		m.stepFormat(-1)
		return nil
	}
	return m.typeKey(msg)
}

// stepFormat chooses another format, whose suffix takes the place of the one that
// the name has.
func (m *root) stepFormat(n int) {
	if !m.form.waits() {
		m.setFormat(max(0, min(m.form.format+n, len(m.formats)-1)))
	}
}

func (m *root) setFormat(n int) {
	name, old := m.prompt.Value(), m.formats[m.form.format].Suffix
	m.form.format, m.form.failure = n, ""
	if stem := len(name) - len(old); stem >= 0 && name[stem:] == old {
		m.prompt.SetValue(name[:stem] + m.formats[n].Suffix)
		m.prompt.CursorEnd()
	}
}

// write has what is left gathered now, and written beside the keys.
func (m *root) write(force bool) tea.Cmd {
	file := m.prompt.Value()
	if file == "" {
		m.form.failure = "a file needs a name"
		return nil
	}
	m.form.writing, m.form.failure = true, ""
	save := m.export(m.scene, m.formats[m.form.format].Name, file, force)
	return func() tea.Msg {
		told, err := save()
		return exported{told, err}
	}
}

// endExport tells what was written, or asks, or says what went wrong: in a line
// where the reader has gone on.
func (m *root) endExport(msg exported) {
	waiting := m.mode == exporting && m.form.writing
	m.form.writing = false
	switch {
	case msg.err == nil && waiting:
		m.mode = browsing
		fallthrough
	case msg.err == nil:
		m.notice = string(m.safe(msg.told))
	case !waiting:
		m.notice = string(m.safe(msg.err.Error()))
	default:
		m.form.failure, m.form.taken = string(m.safe(msg.err.Error())), errors.Is(msg.err, fs.ErrExist)
	}
}

// drawExport lists the formats in Sources' place, below what there is to be told.
func (m *root) drawExport(r rect) []string {
	p := painter{theme: m.theme}
	inner := r.w - 2
	lines, w := m.exportHead(r)
	for i := w.top; i < min(w.top+w.rows, len(m.formats)); i++ {
		g, bar := rowGround(i == m.form.format, true, false)
		f := m.formats[i]
		lines = append(lines, p.row(inner, g, bar, cell{width: 1},
			cell{text: f.Name, width: inner - 4 - p.columns(f.Suffix), bold: i == m.form.format},
			cell{width: 1}, cell{text: f.Suffix, width: p.columns(f.Suffix), ink: muted}))
	}
	lines = append(lines, p.row(inner, bare, cell{width: 1}, cell{text: repeat("─", inner-2), width: inner - 2, ink: ruled}))
	lines = append(lines, p.prose(m.formats[m.form.format].About, inner, look{})...)
	return p.framed(r, "e Export", fmt.Sprintf("%d of %d", m.form.format+1, len(m.formats)), lines)
}

// exportHead says what is asked or went wrong, else what is left, and gives the
// part of the formats that there is room for beneath.
func (m *root) exportHead(r rect) ([]string, window) {
	p, inner := painter{theme: m.theme}, r.w-2
	var head []string
	switch {
	case m.form.taken:
		head = p.prose(m.form.failure+". y replaces it; any other key leaves it as it is.", inner, look{ink: amber, bold: true})
	case m.form.failure != "":
		head = p.prose("Nothing was written: "+m.form.failure+".", inner, look{ink: red})
	case m.form.writing:
		head = p.prose("Writing …", inner, look{ink: muted})
	default:
		head = p.prose(m.form.left, inner, look{})
	}
	rows := r.h - 2
	if len(head)+1+len(m.formats) <= rows {
		head = append(head, p.row(inner, bare))
	}
	rows = max(1, min(rows-len(head), len(m.formats)))
	return head, window{m.form.format - rows/2, rows}.clamp(len(m.formats))
}

// clickFormat chooses the format that is clicked on.
func (m *root) clickFormat(at tea.Mouse) {
	r := m.panelRect()
	head, w := m.exportHead(r)
	row := at.Y - r.y - 1 - len(head)
	if r.holds(at.X, at.Y) && row >= 0 && row < w.rows && !m.form.waits() {
		m.setFormat(w.top + row)
	}
}

// exportFooter holds the file's name, or the keys that answer what is asked.
func (m *root) exportFooter() string {
	switch {
	case m.notice != "":
		return m.noticeLine()
	case m.form.taken:
		return m.pairs([]pair{{key: "y", word: "replace it"}, {key: "Esc", word: "leave it", rank: 1}})
	case m.form.writing:
		return m.pairs([]pair{{key: "Esc", word: "read on meanwhile"}})
	}
	return m.promptLine(fileSign, "", "enter write  ↓ ↑ format  esc leave")
}
