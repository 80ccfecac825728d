package ui

import (
	"entente/model"

	tea "charm.land/bubbletea/v2"
)

// A link is the address that a reader is shown before anything opens it.
type link struct {
	source  *model.Source
	opening bool
	failure string // why no browser took it; empty while none has been asked
}

// browsed tells whether a browser took an address.
type browsed struct {
	source *model.Source
	err    error
}

// linked gives the source of what is chosen in Sources, and elsewhere a source of
// the tie; nil where that has no address.
func (m *root) linked() *model.Source {
	var ids []string
	if c, q := m.scene.ChosenClaim(), m.scene.ChosenQuote(); c != nil {
		ids = append(ids, c.Source)
	} else if q != nil {
		ids = append(ids, q.Source)
	}
	if t := m.scene.Story.Tie; t != nil && m.scene.Focus != model.Sources {
		ids = append(ids, sourcesOf(t)...)
	}
	if q := m.scene.Story.Quote; q != nil {
		ids = append(ids, q.Source)
	}
	for _, id := range ids {
		if s := m.dossier.SourceByID(id); s != nil && s.URL != "" {
			return s
		}
	}
	return nil
}

// showLink shows the address of the source, to be opened or left.
func (m *root) showLink() tea.Cmd {
	m.link = link{source: m.linked()}
	return m.open(linking)
}

func (m *root) linkKey(msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "enter":
		return m.openLink()
	case "y":
		return m.send(m.link.source.URL)
	case "o":
		m.mode = browsing
		return nil
	case "p", "L", "Y":
		return nil // they leave what they open, which isn't this
	}
	return m.readKey(msg)
}

// openLink asks for a browser, once, and waits beside the keys for what comes of it.
// An address whose end hasn't been in sight is scrolled on instead.
func (m *root) openLink() tea.Cmd {
	source, browse := m.link.source, m.browse
	switch _, end := m.linkLines(m.panelRect().w - 2); {
	case m.link.opening, model.LinkFault(source.URL) != "":
		return nil
	case m.scrolled+m.overlayRows() < end:
		m.scrolled += max(1, min(m.overlayRows(), end-m.overlayRows()-m.scrolled))
		return nil
	}
	m.link.opening, m.link.failure = true, ""
	return func() tea.Msg { return browsed{source, browse(source.URL)} }
}

// endOpening tells what came of it: where the reader has gone on, in a line.
func (m *root) endOpening(msg browsed) {
	waiting := m.mode == linking && m.link.source == msg.source
	switch {
	case msg.err == nil && waiting:
		m.mode = browsing
		fallthrough
	case msg.err == nil:
		m.notice = "a browser was given " + msg.source.URL
	case waiting:
		m.link.opening, m.link.failure = false, string(m.safe(msg.err.Error()))
		m.scrolled = 0
	case m.mode == browsing: // the address has to be seen, to be copied
		m.link = link{source: msg.source, failure: string(m.safe(msg.err.Error()))}
		m.open(linking)
	default:
		m.notice = string(m.safe(msg.err.Error()))
	}
}

// drawLink paints the address in Sources' place.
func (m *root) drawLink(r rect) []string {
	lines, _ := m.linkLines(r.w - 2)
	top := max(0, min(m.scrolled, len(lines)-(r.h-2)))
	place := ""
	if len(lines) > r.h-2 {
		place = "more"
		if top+r.h-2 >= len(lines) {
			place = "end"
		}
	}
	return m.painter().framed(r, "o Open the source", place, lines[top:])
}

// linkLines say what is wrong, if anything is, then the address in full, its host
// marked, what can be done, and whose it is. The end is that of the address.
func (m *root) linkLines(width int) (lines []string, end int) {
	p, s := painter{theme: m.theme}, m.link.source
	say := func(ink ink, text string) { lines = append(lines, p.prose(text, width, look{ink: ink})...) }
	space := func() { lines = append(lines, p.row(width, bare)) }
	fault := model.LinkFault(s.URL)
	switch {
	case fault != "":
		say(red, "It isn’t opened: "+fault+".")
		space()
	case m.link.failure != "":
		say(red, "It wasn’t opened: "+m.link.failure+".")
		space()
	}
	from, to := model.LinkHost(s.URL)
	room := max(1, min(proseColumns, width-2))
	for _, line := range m.theme.wrap(s.URL, room) {
		lines = append(lines, p.row(width, bare, cell{width: 1},
			cell{text: s.URL[line[0]:line[1]], width: room, ink: accent, found: within([][2]int{{from, to}}, line)}))
	}
	end = len(lines)
	space()
	if m.link.opening {
		say(muted, "Opening …")
	} else if fault+m.link.failure == "" {
		say(plain, "Enter opens it in your browser.")
	}
	if fault == "" && !plainASCII(s.URL[from:to]) {
		say(amber, "Its host has letters that can look like others.")
	}
	if len(lines) > end+1 {
		space()
	}
	say(muted, "“"+s.Title+"”")
	say(muted, s.ContainerTitle)
	return lines, end
}

func plainASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}

// linkPairs are the keys that do something to the address.
func (m *root) linkPairs() []pair {
	all := []pair{{key: "Esc", word: "leave", rank: 1}, {key: "y", word: "copy", rank: 2}, {key: "?", word: "help"}}
	if model.LinkFault(m.link.source.URL) == "" && !m.link.opening {
		return append([]pair{{key: "enter", word: "open", rank: 1}}, all...)
	}
	return all
}
