package ui

import (
	"entente/model"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// An action is a key, what it is called, and what it does: the one declaration
// from which keys, footer and help are made.
type action struct {
	binding key.Binding
	// name is what the palette calls it, where the footer's word is too short alone.
	name string
	// help says in a sentence what it does. The binding's own help is the key and
	// the word for the footer.
	help string
	pane panes // where it works; 0 everywhere
	// needsArticle tells that without the source's text it can never be done.
	needsArticle bool
	home         panes // whose help tells it first, where it works elsewhere too
	// footer is its rank there: the higher, the sooner it makes room for others;
	// 0 keeps it out.
	footer int
	when   func(*root) bool    // whether it can be done now; nil always
	idle   string              // told where it can't be; empty where that shows by itself
	say    func(*root) string  // the footer's word, where it depends
	do     func(*root) tea.Cmd // nil where the help tells of keys that others take
}

// panes is a set of panes.
type panes uint8

const (
	inCountries panes = 1 << iota
	inRelationships
	inSources
	inDrawing // which stands in the place of the first two
	inPanes   = inCountries | inRelationships | inSources
	inLists   = inCountries | inRelationships
)

// onDrawing is where a reader is who has a drawing in focus.
const onDrawing = model.Pane(model.Panes)

// where says which pane is in focus, or that a drawing is.
func (m *root) where() model.Pane {
	if m.scene.Drawing != model.NoDrawing && m.scene.Focus != model.Sources {
		return onDrawing
	}
	return m.scene.Focus
}

func (p panes) has(pane model.Pane) bool { return p == 0 || p&(1<<pane) != 0 }

// offered tells whether the action works where the reader is.
func (a *action) offered(m *root) bool {
	return a.pane.has(m.where()) && (a.when == nil || a.when(m))
}

func (a *action) word(m *root) string {
	if a.say != nil {
		return a.say(m)
	}
	return a.binding.Help().Desc
}

// title is what the palette calls the action now.
func (a *action) title(m *root) string {
	if a.name != "" {
		return a.name
	}
	return a.word(m)
}

func bind(shown, word string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, word))
}

// actions lists all there are, in the order in which the help shows them.
func actions() []action {
	var all []action
	for _, group := range [][]action{moving(), setting(), drawing(), seeking(), going(), returning(), reading(), leaving()} {
		all = append(all, group...)
	}
	return all
}

// far is more rows than any list has.
const far = 1 << 30

func moveBy(n int) func(*root) tea.Cmd {
	return func(m *root) tea.Cmd {
		n := n * m.count.times()
		next := m.scene.Move(m.scene.Focus, n)
		if m.scene.Focus == model.Sources && next.Equal(m.scene.Wish()) {
			m.scroll(model.Sources, n) // past the last item, or before the first, there is still text
			return nil
		}
		m.move(next)
		return nil
	}
}

// jumpTo leads to an end of the list, or to the row that a count names.
func jumpTo(end int) func(*root) tea.Cmd {
	return func(m *root) tea.Cmd {
		next := m.scene.Move(m.scene.Focus, end)
		if m.count.digits != "" {
			first := m.scene.View().See(m.scene.Move(m.scene.Focus, -far))
			next = first.Move(m.scene.Focus, m.count.times()-1)
		}
		if m.scene.Focus == model.Sources && next.Equal(m.scene.Wish()) {
			m.scroll(model.Sources, end)
			return nil
		}
		m.jump(next)
		return nil
	}
}

// canMove tells whether there is another row that way, or more of a story.
func canMove(n int) func(*root) bool {
	return func(m *root) bool {
		if !m.scene.Move(m.scene.Focus, n).Equal(m.scene.Wish()) {
			return true
		}
		return m.scene.Focus == model.Sources && canScroll(n)(m)
	}
}

// canLeap tells whether there is another row that way, or a count names one.
func canLeap(n int) func(*root) bool {
	return func(m *root) bool { return m.count.digits != "" || canMove(n)(m) }
}

// canScroll tells whether Sources has more lines that way.
func canScroll(n int) func(*root) bool {
	return func(m *root) bool {
		l := m.layout()
		r := l.panes[model.Sources]
		if r.empty() {
			return false
		}
		w := window{m.scene.Top[model.Sources], l.rows(model.Sources)}
		lines := len(m.painter().tell(m.scene, r.w-1).lines)
		return window{w.top + n, w.rows}.clamp(lines) != w.clamp(lines)
	}
}

// pageBy moves by a part of what the pane in focus shows, less a row that stays for
// the eye; -2 is half a page up.
func pageBy(part int) func(*root) tea.Cmd {
	return func(m *root) tea.Cmd {
		l := m.layout()
		rows := m.listRows(l, m.scene.Focus)
		if !l.drawing.empty() {
			d := m.drawnIn(l)
			rows = m.figureWindow(l, &d).rows
		}
		n := max(1, (rows-1)/max(part, -part))
		if part < 0 {
			n = -n
		}
		n *= m.count.times()
		if m.scene.Focus == model.Sources {
			m.pageStory(l, n)
		} else {
			m.move(m.scene.Move(m.scene.Focus, n))
		}
		return nil
	}
}

// pageStory scrolls Sources, and chooses what then begins in sight: items are of
// many lines, so that a page of items would be far too much.
func (m *root) pageStory(l layout, lines int) {
	m.history.Move(m.scene.Wish())
	m.scroll(model.Sources, lines)
	page := m.painter().tell(m.scene, l.panes[model.Sources].w-1)
	top, rows := m.scene.Top[model.Sources], l.rows(model.Sources)
	for i, item := range page.items {
		last := lines > 0 && top+rows >= len(page.lines) && i == len(page.items)-1
		if last || lines < 0 && item.top >= top || lines > 0 && item.top >= top && m.scene.Story.At < i {
			m.showAt(m.scene.ChooseItem(m.scene.Story.Items[i]))
			return
		}
	}
}

func moving() []action {
	return []action{
		{binding: bind("↓ j", "down", "down", "j"), name: "next row", help: "Choose the next row; in Sources the next claim or quotation.", when: canMove(1), do: moveBy(1)},
		{binding: bind("↑ k", "up", "up", "k"), name: "row before", help: "Choose the row before.", when: canMove(-1), do: moveBy(-1)},
		{binding: bind("ctrl-d", "half a page down", "ctrl+d"), help: "Half a page down.", when: canMove(1), do: pageBy(2)},
		{binding: bind("ctrl-u", "half a page up", "ctrl+u"), help: "Half a page up.", when: canMove(-1), do: pageBy(-2)},
		{binding: bind("PgDn", "page down", "pgdown", "ctrl+f"), help: "A page down.", when: canMove(1), do: pageBy(1)},
		{binding: bind("PgUp", "page up", "pgup", "ctrl+b"), help: "A page up.", when: canMove(-1), do: pageBy(-1)},
		{binding: bind("g Home", "top", "g", "home"), name: "first row", help: "The first row; gg does the same. With a count, that row.", when: canLeap(-1), do: jumpTo(-far)},
		{binding: bind("G End", "bottom", "G", "end"), name: "last row", help: "The last row; with a count, that row: 12G.", when: canLeap(1), do: jumpTo(far)},
		{binding: bind("5 j", "count"), help: "A number before a move repeats it. 1, 2 and 3 alone are the panes: write 0 before a number of such digits only, 012j."},
		{binding: bind("J", "scroll sources", "J", "shift+down"), home: inSources, help: "Scroll Sources down, from any pane.", when: canScroll(1), do: scrollSources(1)},
		{binding: bind("K", "scroll sources up", "K", "shift+up"), home: inSources, help: "Scroll Sources up, from any pane.", when: canScroll(-1), do: scrollSources(-1)},
	}
}

func scrollSources(n int) func(*root) tea.Cmd {
	return func(m *root) tea.Cmd {
		m.scroll(model.Sources, n*m.count.times())
		return nil
	}
}

func focusOn(p model.Pane) func(*root) tea.Cmd {
	return func(m *root) tea.Cmd {
		m.move(m.scene.FocusOn(p))
		return nil
	}
}

func notIn(p model.Pane) func(*root) bool {
	return func(m *root) bool { return m.scene.Focus != p }
}

func going() []action {
	return []action{
		{
			binding: bind("enter", "in", "enter", "right", "l"), name: "go in", footer: 2, pane: inPanes,
			help: "Go one in: country, ties, quotations; then to all that the speaker says, and to each tie.",
			when: func(m *root) bool { return m.scene.Door() != model.NoDoor },
			say:  doorWord, do: enter,
		},
		{
			binding: bind("h ←", "out", "h", "left", "backspace"), name: "go out", help: "Go one pane out.",
			pane: inRelationships | inSources,
			do:   func(m *root) tea.Cmd { m.move(m.scene.Out()); return nil },
		},
		{binding: bind("Tab", "next pane", "tab"), help: "Focus the next pane.", do: func(m *root) tea.Cmd {
			return focusOn((m.scene.Focus + 1) % model.Pane(model.Panes))(m)
		}},
		{binding: bind("shift-Tab", "pane before", "shift+tab"), help: "Focus the pane before.", do: func(m *root) tea.Cmd {
			before := (m.scene.Focus + model.Pane(model.Panes) - 1) % model.Pane(model.Panes)
			if m.scene.Drawing != model.NoDrawing && before == model.Countries {
				before = model.Sources // a drawing has the place of two panes
			}
			return focusOn(before)(m)
		}},
		{binding: bind("1", "countries", "1"), name: "go to Countries", help: "Focus Countries.", when: notIn(model.Countries), do: focusOn(model.Countries)},
		{binding: bind("2", "relationships", "2"), name: "go to Relationships", help: "Focus Relationships.", when: notIn(model.Relationships), do: focusOn(model.Relationships)},
		{binding: bind("3", "sources", "3"), name: "go to Sources", help: "Focus Sources.", when: notIn(model.Sources), do: focusOn(model.Sources)},
		{
			binding: bind("+", "zoom", "+", "="), help: "Give the pane in focus all the room.",
			when: func(m *root) bool { return !m.scene.Zoomed },
			do:   func(m *root) tea.Cmd { return zoom(m, true) },
		},
		{
			binding: bind("_", "unzoom", "_", "-"), help: "Give the other panes their room back.", footer: 3,
			when: func(m *root) bool { return m.scene.Zoomed },
			do:   func(m *root) tea.Cmd { return zoom(m, false) },
		},
	}
}

func returning() []action {
	return []action{
		{
			binding: bind("[", "back", "[", "ctrl+o"), footer: 4,
			help: "Back to where you were: selection, filters, focus and scroll together.",
			when: func(m *root) bool { return m.history.CanBack() },
			do: func(m *root) tea.Cmd {
				for range m.count.times() {
					if !m.back() {
						break
					}
				}
				return nil
			},
		},
		{
			binding: bind("]", "forward", "]"), footer: 8, help: "Forward again.",
			when: func(m *root) bool { return m.history.CanForward() },
			do: func(m *root) tea.Cmd {
				for range m.count.times() {
					if !m.forward() {
						break
					}
				}
				return nil
			},
		},
		{
			binding: bind("R", "resume", "R"), name: "resume where you left", footer: 1,
			help: "On the first screen: go on where you left the dossier the last time.",
			when: func(m *root) bool { return m.left != nil && !m.history.CanBack() },
			do:   func(m *root) tea.Cmd { m.goTo(*m.left); return nil },
		},
		{
			binding: bind("m", "mark", "m"), name: "mark this place", footer: 17, help: "Mark this place with a letter. The mark stays between runs.",
			do: func(m *root) tea.Cmd { return m.open(marking) },
		},
		{
			binding: bind("'", "go to mark", "'"), name: "go to a mark", footer: 17, help: "Go to the place that a letter marks.",
			when: func(m *root) bool { return len(m.marks) > 0 },
			idle: "nothing is marked yet: m and a letter marks this place",
			do:   func(m *root) tea.Cmd { return m.open(recalling) },
		},
	}
}

func zoom(m *root, in bool) tea.Cmd {
	next := m.scene.Wish()
	next.Zoomed = in
	m.jump(next)
	return nil
}

// enter goes in. A pane further in is a move; another list is a jump.
func enter(m *root) tea.Cmd {
	switch next := m.scene.Enter(); m.scene.Door() {
	case model.ToTies, model.ToSources:
		m.move(next)
	case model.ToPanes, model.ToQuote, model.ToSpeaker, model.ToTie, model.ToUnfolded, model.NoDoor:
		m.jump(next)
	}
	return nil
}

func doorWord(m *root) string {
	switch m.scene.Door() {
	case model.ToTies:
		return "relationships"
	case model.ToSources:
		return "sources"
	case model.ToQuote:
		return "its ties"
	case model.ToSpeaker:
		return "all they say"
	case model.ToTie:
		return "the tie"
	case model.ToUnfolded:
		return "unfold"
	case model.ToPanes:
		return "in the panes"
	case model.NoDoor:
	}
	return "in"
}

func setting() []action {
	return []action{
		{binding: bind("t", "type", "t"), name: "filter by type", footer: 1, home: inRelationships, help: "Filter by type.", do: openPanel(model.ByType)},
		{binding: bind("s", "standing", "s"), name: "filter by standing", footer: 5, home: inRelationships, help: "Filter by standing.", do: openPanel(model.ByStanding)},
		{binding: bind("c", "claimant", "c"), name: "filter by claimant", footer: 7, home: inRelationships, help: "Filter by claimant; an office’s words count for whom it speaks for.", do: openPanel(model.ByClaimant)},
		{binding: bind("w", "with", "w"), name: "filter by counterpart", footer: 12, home: inRelationships, help: "Filter by counterpart.", do: openPanel(model.ByCounterpart)},
		{
			binding: bind("!", "contested", "!"), name: "filter by contested", footer: 11,
			home: inRelationships, help: "Only the ties that someone denies; then only those that nobody does; then all.",
			do: func(m *root) tea.Cmd { m.jump(m.scene.NextContest()); return nil },
		},
		{
			binding: bind("X", "clear filters", "X"), footer: 3, home: inRelationships, help: "Clear every filter.",
			when: func(m *root) bool { return !m.scene.Filter.IsZero() },
			do:   func(m *root) tea.Cmd { m.jump(m.scene.Sift(model.Filter{})); return nil },
		},
		{
			binding: bind("S", "order", "S"), name: "next order", footer: 9, home: inRelationships, help: "The next order: type, counterpart, standing, date, paragraph; of quotations speaker, kind, paragraph.",
			do: func(m *root) tea.Cmd { m.jump(m.scene.NextOrder()); return nil },
		},
		{
			binding: bind("z", "fold", "z", "space"), name: "fold the section", pane: inCountries, footer: 14, help: "Fold the section of the chosen row, or unfold it.",
			when: func(m *root) bool { return model.SectionOf(m.dossier.ActorByID(m.scene.Actor)) != model.Protagonists },
			do:   func(m *root) tea.Cmd { m.jump(m.scene.Fold()); return nil },
		},
		{
			binding: bind("C", "countries only", "C"), footer: 15, pane: inCountries, help: "Countries only: fold groups, bodies and people; again unfolds them.",
			do: func(m *root) tea.Cmd { m.jump(m.scene.FoldToCountries()); return nil },
		},
		{
			binding: bind("\"", "quotations", "\""), footer: 10, home: inRelationships, help: "All quotations of the dossier as a list, and back.",
			say: func(m *root) string {
				if m.scene.Listed.Kind == model.AllQuotes {
					return "ties"
				}
				return "quotations"
			},
			do: func(m *root) tea.Cmd { m.jump(m.scene.ListQuotes()); return nil },
		},
	}
}

func seeking() []action {
	const noHits = "there is no other match: / searches"
	another := func(n int) func(*root) bool {
		return func(m *root) bool { return !m.scene.NextHit(n).Equal(m.scene.Wish()) }
	}
	return []action{
		{binding: bind("/", "search", "/"), footer: 3, help: "Search actors, ties, claims and quotations.", do: (*root).startFinding},
		{binding: bind("n", "next match", "n"), help: "The next match.", when: another(1), idle: noHits, do: nextHit(1)},
		{binding: bind("N", "match before", "N"), help: "The match before.", when: another(-1), idle: noHits, do: nextHit(-1)},
	}
}

func nextHit(n int) func(*root) tea.Cmd {
	return func(m *root) tea.Cmd {
		m.move(m.scene.NextHit(n * m.count.times()))
		return nil
	}
}

func reading() []action {
	return []action{
		{binding: bind("y", "copy", "y"), name: "copy with citation", footer: 6, home: inSources, help: "Copy the quotation with its citation, or the tie with its claims; again: show it, to select by hand.", when: func(m *root) bool { return m.citation() != "" }, idle: "nothing is chosen that could be copied", do: (*root).copy},
		{
			binding: bind("Y", "copy command", "Y"), name: "copy the command line", footer: 19,
			help: "Copy the command line that opens this very view; again: show it, to select by hand.",
			when: func(m *root) bool { return m.command != nil },
			do:   (*root).copyCommand,
		},
		{
			binding: bind("P", "pin", "P"), footer: 13, home: inSources, help: "Pin the tie, to read a second one beside it; again: take the pin off.",
			when: func(m *root) bool { return m.scene.Pin != "" || m.scene.Tie != "" },
			say: func(m *root) string {
				if m.scene.Pin != "" {
					return "unpin"
				}
				return "pin"
			},
			do: func(m *root) tea.Cmd { m.jump(m.scene.PinTold()); return nil },
		},
		{
			binding: bind("x", "exchange", "x"), name: "exchange with the pinned tie", footer: 5, home: inSources, help: "Read the pinned tie, and pin this one.",
			when: func(m *root) bool { return m.scene.Pin != "" && m.scene.Tie != "" && m.scene.Pin != m.scene.Tie },
			idle: "there is nothing to exchange: P pins this tie, then choose another",
			do:   func(m *root) tea.Cmd { m.jump(m.scene.Exchange()); return nil },
		},
		{
			binding: bind("p", "paragraph", "p"), name: "paragraph of the source", footer: 8, needsArticle: true, home: inSources, help: "The paragraph of the source that the chosen words stand in.",
			when: func(m *root) bool { return m.article != nil && m.scene.Story.At >= 0 },
			do:   func(m *root) tea.Cmd { return m.open(paragraph) },
		},
		{
			binding: bind("o", "open source", "o"), name: "open the source’s address", footer: 9, home: inSources, help: "Show the address of the source in full, and open it in your browser.",
			when: func(m *root) bool { return m.browse != nil && m.linked() != nil },
			idle: "the source of what is chosen has no address",
			do:   (*root).showLink,
		},
		{
			binding: bind("e", "export", "e"), name: "export what is left", footer: 20, help: "Write what the filter and the search leave into a file: CSV, JSON, Markdown and others.",
			when: func(m *root) bool { return len(m.formats) > 0 },
			do:   (*root).showExport,
		},
		{
			binding: bind("E", "edit", "E"), name: "edit in your editor", home: inSources, help: "Open your editor ($VISUAL, $EDITOR or vi) where what is chosen stands in the dossier’s files, or where a save broke.",
			when: func(m *root) bool { return m.edit != nil && m.toEdit().File != "" },
			idle: "no file to edit; entente new DIR or entente export --format json makes one",
			do:   (*root).startEditing,
		},
		{binding: bind("M", "mouse", "M"), name: "mouse on or off", help: "Leave the mouse to the terminal, to select text with; again: take it back.", do: (*root).toggleMouse},
		{binding: bind("L", "legend", "L"), footer: 16, help: "What the marks mean.", do: func(m *root) tea.Cmd { return m.open(legend) }},
		{binding: bind(":", "what to do", ":", "ctrl+p"), footer: 18, help: "All that can be done now, by name; type to find it.", when: func(m *root) bool { return m.mode != choosing }, do: (*root).openPalette},
		{binding: bind("?", "help", "?", "f1"), help: "These keys; type to narrow them.", do: func(m *root) tea.Cmd { return m.open(helping) }},
	}
}

func leaving() []action {
	return []action{
		{
			binding: bind("Esc", "undo", "esc"), name: "undo the innermost", help: "Undo the innermost thing: the search, the last filter, the zoom, the drawing; then go back. It never quits.",
			do: func(m *root) tea.Cmd { m.escape(); return nil },
		},
		{binding: bind("q", "close, quit", "q"), help: "Close this list, drawing or zoom, or quit.", do: (*root).close},
		{binding: bind("Q", "quit", "Q"), help: "Quit at once; so does ctrl-c.", do: func(m *root) tea.Cmd { return m.quit(0) }},
		{binding: bind("ctrl-z", "suspend", "ctrl+z"), help: "Back to the shell; fg comes back here.", do: (*root).suspend},
	}
}

// escape undoes the innermost thing that is on.
func (m *root) escape() {
	switch {
	case m.scene.Find != "":
		m.endFinding()
	case !m.scene.Filter.IsZero():
		m.undo(m.scene.Sift(m.scene.Filter.Undo()))
	case m.scene.Zoomed:
		next := m.scene.Wish()
		next.Zoomed = false
		m.undo(next)
	case m.scene.Drawing != model.NoDrawing:
		m.undo(m.scene.Draw(model.NoDrawing))
	default:
		m.backTo(func(s model.Selection) bool {
			return s.Find == "" && s.Filter.IsZero() && !s.Zoomed && s.Drawing == model.NoDrawing
		})
	}
}

// backTo goes back to the last step that is wanted. Esc wants none with a filter,
// a search or a zoom on, or it would bring back what another Esc took off.
func (m *root) backTo(wanted func(model.Selection) bool) bool {
	now := m.scene.Wish()
	for prior, ok := m.history.Back(now); ok; prior, ok = m.history.Back(prior) {
		if wanted(prior) {
			m.restore(prior)
			return true
		}
	}
	m.notice = "nothing further back"
	return false
}

// close leaves the zoom, or the list that stands over an actor's ties, for where
// the reader came from, and quits where there is neither.
func (m *root) close() tea.Cmd {
	now := m.scene.Wish()
	switch {
	case m.scene.Zoomed:
		return zoom(m, false)
	case m.scene.Drawing != model.NoDrawing:
		m.jump(m.scene.Draw(model.NoDrawing))
		return nil
	case now.Scope == model.Scope{}:
		return m.quit(0)
	}
	if !m.backTo(func(s model.Selection) bool { return s.Scope != now.Scope }) {
		now.Scope, now.Quote = model.Scope{}, ""
		m.show(now)
	}
	return nil
}
