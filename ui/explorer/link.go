package explorer

import (
	"entente/data/safe"
	"entente/model"
	"entente/ui/paint"

	tea "charm.land/bubbletea/v2"
)

// A link is the address that a reader is shown before anything opens it.
type link struct {
	scroll
	source  *model.Source
	archive bool // it is the address of the archived copy
	opening bool
	failure string // why no browser took it; empty while none has been asked
}

// browsed says whether a browser took an address.
type browsed struct {
	link *link
	err  error
}

func newLink(source *model.Source) *link {
	l := &link{source: source, archive: source != nil && source.URL == ""}
	l.scroll = scroll{
		sheet: sheet{name: "at the address of a source", over: overSources},
		text: func(m *root, width int) []string {
			lines, _ := l.lines(m, width)
			return lines
		},
		title: func(m *root) (string, string) {
			return m.painter().Keyed("open the source’s address", "Open the source"), ""
		},
	}
	return l
}

func (l *link) keys() []action {
	return append([]action{
		{
			binding: bind("enter", "open", "enter"), footer: 1, help: "Have your browser open it, once all of it has been in sight.", do: l.open,
			when: func(*root) bool { return !l.opening && model.LinkFault(l.address()) == "" },
		},
		{binding: bind("Esc", "leave", "esc", "q"), footer: 1, help: "Leave, and open nothing; so do q and the key that led here.", do: then((*root).shut)},
		{binding: bind("y", "copy", "y"), footer: 2, help: "Copy it; again: show it, to select by hand.", do: func(m *root) tea.Cmd { return m.send(l.address(), proseLines) }},
		{
			binding: bind("Tab", "the other address", "tab", "a"), footer: 3, help: "Show the address of the archived copy, or the source’s own again.",
			when: func(*root) bool { return !l.opening && l.both() },
			say:  func(*root) string { return "to " + l.others() },
			do:   then(func(*root) { l.archive, l.failure, l.top = !l.archive, "", 0 }),
		},
	}, l.scrolling()...)
}

// address is the one that is shown.
func (l *link) address() string {
	if l.archive {
		return l.source.ArchiveURL
	}
	return l.source.URL
}

// keep shows the source's address as another dossier has it. One that it lacks stays.
func (l *link) keep(m *root) {
	now := m.dossier.SourceByID(l.source.ID)
	if l.opening || now == nil || now.URL+now.ArchiveURL == "" {
		return
	}
	before := l.address()
	l.source = now
	l.archive = now.URL == "" || l.archive && now.ArchiveURL != ""
	if l.address() != before { // which hasn't been in sight
		l.failure, l.top = "", 0
	}
}

// others says what the other address is.
func (l *link) others() string {
	if l.archive {
		return "its own address"
	}
	return "its archived copy"
}

// both reports whether the source has an archived copy beside its own address.
func (l *link) both() bool { return l.source != nil && l.source.URL != "" && l.source.ArchiveURL != "" }

// linked returns the source of what is chosen in Sources, and elsewhere a source of
// the tie; nil where that has no address.
func (m *root) linked() *model.Source {
	var ids []string
	if card := m.scene.Story.Card; card != nil {
		ids = append(ids, card.ID(), m.scene.Item.Card)
	}
	if c, q := m.scene.ChosenClaim(), m.scene.ChosenQuote(); c != nil {
		ids = append(ids, c.Source)
	} else if q != nil {
		ids = append(ids, q.Source)
	}
	if t := m.scene.Story.Tie; t != nil && m.scene.Focus != model.Sources {
		ids = append(ids, t.Sources()...)
	}
	if q := m.scene.Story.Quote; q != nil {
		ids = append(ids, q.Source)
	}
	for _, id := range ids {
		if s := m.dossier.SourceByID(id); s != nil && s.URL+s.ArchiveURL != "" {
			return s
		}
	}
	return nil
}

// open asks for a browser, once, and waits beside the keys for what comes of it. An
// address whose end hasn't been in sight is scrolled on instead.
func (l *link) open(m *root) tea.Cmd {
	width, rows := l.room(m)
	if _, end := l.lines(m, width); l.top+rows < end {
		l.top += max(1, min(rows, end-rows-l.top))
		return nil
	}
	l.opening, l.failure = true, ""
	address, browse := l.address(), m.given.Open
	return func() tea.Msg { return browsed{l, browse(address)} }
}

// endOpening tells what came of it: where the reader has gone on, in a line.
func (m *root) endOpening(msg browsed) {
	msg.link.opening = false
	source, address := msg.link.source, msg.link.address()
	shown, waiting := m.overlay.(*link)
	waiting = waiting && shown.source == source && shown.archive == msg.link.archive
	switch {
	case msg.err == nil:
		if waiting {
			m.shut()
		}
		m.tell("a browser was given " + address)
	case !waiting && m.overlay != nil:
		m.tell(safe.Clean(msg.err.Error()))
	default:
		if !waiting { // the address has to be seen, to be copied
			shown = newLink(source)
			shown.archive = msg.link.archive
			m.open(shown)
		}
		shown.opening, shown.top, shown.failure = false, 0, safe.Clean(msg.err.Error())
	}
}

// lines say what is wrong, if anything is, then the address in full, its host
// marked, what can be done, and whose it is. The end is that of the address.
func (l *link) lines(m *root, width int) (lines []string, end int) {
	p, s := paint.Painter{Theme: m.theme}, l.source
	say := func(ink paint.Ink, text string) { lines = append(lines, p.Prose(text, width, paint.Look{Ink: ink})...) }
	space := func() { lines = append(lines, p.Row(width, paint.Bare)) }
	address := l.address()
	fault := model.LinkFault(address)
	switch {
	case fault != "":
		say(paint.Red, "It isn’t opened: "+fault+".")
		space()
	case l.failure != "":
		say(paint.Red, "It wasn’t opened: "+l.failure+".")
		space()
	}
	if l.archive {
		say(paint.Muted, "Its archived copy"+dateBehind(s.Archived)+":")
	}
	from, to := model.LinkHost(address)
	room := max(1, min(paint.ProseColumns, width-2))
	for _, line := range m.theme.Wrap(address, room) {
		lines = append(lines, p.Row(width, paint.Bare, paint.Cell{Width: 1},
			paint.Cell{Text: address[line[0]:line[1]], Width: room, Ink: paint.Accent, Found: paint.Within([][2]int{{from, to}}, line)}))
	}
	end = len(lines)
	space()
	if l.opening {
		say(paint.Muted, "Opening …")
	} else if fault+l.failure == "" {
		say(paint.Plain, "Enter opens it in your browser.")
	}
	if l.both() {
		say(paint.Plain, "Tab goes to "+l.others()+".")
	}
	if fault == "" && !plainASCII(address[from:to]) {
		say(paint.Amber, "Its host has letters that can look like others.")
	}
	if len(lines) > end+1 {
		space()
	}
	say(paint.Muted, "“"+s.Title+"”")
	say(paint.Muted, s.ContainerTitle)
	return lines, end
}

// dateBehind tells when, if that is known.
func dateBehind(d model.Date) string {
	if d.IsZero() {
		return ""
	}
	return " of " + d.String()
}

func plainASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}
