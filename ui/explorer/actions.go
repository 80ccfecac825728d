package explorer

import (
	"cmp"
	"strings"

	"entente/model"
	"entente/ui/draw"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// An action is a key, what it is called, and what it does: the one declaration
// from which keys, footer and help are made.
type action struct {
	binding key.Binding
	// name is what the palette calls it, where the footer's word is too short alone.
	name string
	// term is what alone names it among those that only the palette has.
	term string
	// help says in a sentence what it does, and names other actions as [root.taught]
	// has it. The binding's own help is the key and the word for the footer.
	help string
	pane panes // where it works; 0 everywhere
	// needsText tells that without a source's text it can never be done.
	needsText bool
	// listed tells that it is of what is listed or drawn, as all that works in drawings is.
	listed bool
	home   panes // whose help tells it first, where it works elsewhere too
	over   overs // over which overlays it works
	facet  model.Facet
	panel  string // what the panel of the facet is called; empty where it opens none
	extra  *extra // what else its panel asks for; nil for nothing
	// footer is its rank there: the higher, the sooner it makes room for others; -1
	// never does, and 0 keeps it out.
	footer int
	drawn  int                 // its rank where a drawing is in focus; 0 for the same
	own    model.Drawing       // the drawing that it is for, whose footer tells it first
	paired bool                // the footer shows the key of the row behind it, too
	when   func(*root) bool    // whether it can be done now; nil always
	idle   string              // told where it can't be; empty where that shows by itself
	say    func(*root) string  // the footer's word, where it depends
	do     func(*root) tea.Cmd // nil where the help tells of keys that others take
}

// overs says over which overlays an action works.
type overs uint8

const (
	nowhere    overs = iota
	notTyping        // where letters can be keys
	everywhere       // also where letters are typed
)

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

// offered reports whether the action works where the reader is.
func (a *action) offered(m *root) bool {
	return a.pane.has(m.where()) && (a.when == nil || a.when(m))
}

// rank is the action's in the footer where the reader is.
func (a *action) rank(m *root) int {
	switch drawn := m.overlay == nil && m.where() == onDrawing; {
	case drawn && a.own != model.NoDrawing && a.own == m.scene.Drawing:
		return 1
	case drawn && a.drawn != 0:
		return a.drawn
	}
	return a.footer
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

// then is what to do where no command comes of it.
func then(do func(*root)) func(*root) tea.Cmd {
	return func(m *root) tea.Cmd {
		do(m)
		return nil
	}
}

// jumps shows what the Scene leads to, as a step of history.
func jumps(next func(model.Scene) model.Selection) func(*root) tea.Cmd {
	return jumpsTo(func(m *root) model.Selection { return next(m.scene) })
}

// jumpsTo does so with what a function gives, which asks more than the Scene.
func jumpsTo(to func(*root) model.Selection) func(*root) tea.Cmd {
	return then(func(m *root) {
		m.jump(to(m))
		m.goesOn(to)
	})
}

// A step is a way that the Scene leads, n times over.
type step func(s model.Scene, n int) model.Selection

// moves goes that way, as often as a count says.
func (f step) moves(n int) func(*root) tea.Cmd {
	return then(func(m *root) { m.move(f(m.scene, n*m.count.times())) })
}

// jumps goes that way as a step of history.
func (f step) jumps(n int) func(*root) tea.Cmd {
	return then(func(m *root) {
		m.jump(f(m.scene, n*m.count.times()))
		m.goesOn(func(m *root) model.Selection { return f(m.scene, n) })
	})
}

// leads reports whether the Scene leads anywhere else that way.
func (f step) leads(n int) func(*root) bool {
	return func(m *root) bool { return !f(m.scene, n).Equal(m.scene.Requested()) }
}

func bind(shown, word string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, word))
}

// actions lists all there are, in the order in which the help shows them.
func actions() []action {
	var all []action
	for _, group := range [][]action{moving(), setting(), drawing(), seeking(), going(), returning(), telling(), reading(), writing(), noting(), leaving()} {
		all = append(all, group...)
	}
	return all
}

// far is more rows than any list has.
const far = 1 << 30

func moveBy(n int) func(*root) tea.Cmd {
	return then(func(m *root) {
		n := n * m.count.times()
		if n == 1 && m.comesToChosen() {
			return
		}
		m.moveOrScroll(m.scene.Move(m.scene.Focus, n), n, m.move)
	})
}

// comesToChosen scrolls Sources down to what is chosen where that stands below all that is in
// sight, and reports whether it does: nobody has read it yet.
func (m *root) comesToChosen() bool {
	l := m.layout()
	if m.scene.Focus != model.Sources || m.scene.Story.At < 0 || l.panes[model.Sources].Empty() {
		return false
	}
	page, w := m.storyPage(), m.storyWindow(l, m.look.Top[model.Sources])
	if page.Items[m.scene.Story.At].Top < w.Top+w.Rows {
		return false
	}
	m.scroll(model.Sources, w.Follow(page, m.scene.Story.At).Top-w.Top)
	return true
}

// moveOrScroll goes on to a Selection. Past the last item of Sources, or before the
// first, there is still text.
func (m *root) moveOrScroll(next model.Selection, lines int, goOn func(model.Selection)) {
	if m.scene.Focus == model.Sources && next.Equal(m.scene.Requested()) {
		m.scroll(model.Sources, lines)
		return
	}
	goOn(next)
}

// jumpTo leads to an end of the list, or to the row that a count names.
func jumpTo(end int) func(*root) tea.Cmd {
	return then(func(m *root) {
		next := m.scene.Move(m.scene.Focus, end)
		if m.count.digits != "" {
			first := m.seen(m.scene.Move(m.scene.Focus, -far))
			next = first.Move(m.scene.Focus, m.count.times()-1)
		}
		m.moveOrScroll(next, end, m.jump)
	})
}

// canMove reports whether there is another row that way, or more of a story.
func canMove(n int) func(*root) bool {
	leads := step(func(s model.Scene, n int) model.Selection { return s.Move(s.Focus, n) }).leads(n)
	return func(m *root) bool {
		if m.scene.Focus != model.Sources {
			return leads(m)
		}
		at := m.scene.Story.At + n // the first is chosen without being asked for
		return at >= 0 && at < len(m.scene.Story.Items) || canScroll(n)(m)
	}
}

// canLeap reports whether there is another row that way, or a count names one.
func canLeap(n int) func(*root) bool {
	return func(m *root) bool { return m.count.digits != "" || canMove(n)(m) }
}

// canScroll reports whether Sources has more lines that way.
func canScroll(n int) func(*root) bool {
	return func(m *root) bool {
		l := m.layout()
		if l.panes[model.Sources].Empty() {
			return false
		}
		w, lines := m.storyWindow(l, m.look.Top[model.Sources]), len(m.storyPage().Lines)
		return draw.Window{Top: w.Top + n, Rows: w.Rows}.Clamp(lines) != w.Clamp(lines)
	}
}

// pageBy moves by a part of what the pane in focus shows, less a row that stays for
// the eye; -2 is half a page up.
func pageBy(part int) func(*root) tea.Cmd {
	return then(func(m *root) {
		l := m.layout()
		rows := m.listRows(l, m.scene.Focus)
		if !l.drawing.Empty() {
			d := m.drawnIn(l)
			rows = m.figureWindow(l, &d).Rows
		}
		n := max(1, (rows-1)/max(part, -part))
		n *= min(m.count.times(), far/n)
		if part < 0 {
			n = -n
		}
		if m.scene.Focus == model.Sources {
			m.pageStory(l, n)
		} else {
			m.move(m.scene.Move(m.scene.Focus, n))
		}
	})
}

// pageStory scrolls Sources, and chooses what then begins in sight: items are of
// many lines, so that a page of items would be far too much.
func (m *root) pageStory(l layout, lines int) {
	next, page := m.state(), m.storyPage()
	m.history.move(next)
	w := m.storyWindow(l, max(0, m.look.Top[model.Sources]+lines)).Clamp(len(page.Lines))
	for i, item := range page.Items {
		last := lines > 0 && w.Top+w.Rows >= len(page.Lines) && i == len(page.Items)-1
		if last || lines < 0 && item.Top >= w.Top || lines > 0 && item.Top >= w.Top && m.scene.Story.At < i {
			next.Selection = m.scene.ChooseItem(m.scene.Story.Items[i])
			break
		}
	}
	next.Top[model.Sources] = w.Top
	m.showAt(next)
}

func moving() []action {
	return []action{
		{binding: bind("↓ j", "down", "down", "j"), listed: true, name: "next row", help: "Choose the next row; in Sources the next claim or quotation.", when: canMove(1), do: moveBy(1)},
		{binding: bind("↑ k", "up", "up", "k"), listed: true, name: "row before", help: "Choose the row before.", when: canMove(-1), do: moveBy(-1)},
		{binding: bind("ctrl-d", "half a page down", "ctrl+d"), listed: true, help: "Half a page down.", when: canMove(1), do: pageBy(2)},
		{binding: bind("ctrl-u", "half a page up", "ctrl+u"), listed: true, help: "Half a page up.", when: canMove(-1), do: pageBy(-2)},
		{binding: bind("PgDn", "page down", "pgdown", "ctrl+f"), listed: true, help: "A page down.", when: canMove(1), do: pageBy(1)},
		{binding: bind("PgUp", "page up", "pgup", "ctrl+b"), listed: true, help: "A page up.", when: canMove(-1), do: pageBy(-1)},
		{binding: bind("g Home", "top", "g", "home"), listed: true, name: "first row", help: "The first row; twice does the same. With a count, that row.", when: canLeap(-1), do: jumpTo(-far)},
		{binding: bind("G End", "bottom", "G", "end"), listed: true, name: "last row", help: "The last row; with a count, that row: 12{last row}.", when: canLeap(1), do: jumpTo(far)},
		{binding: bind("5 {next row}", "count"), help: "A number before a move repeats it. 1, 2 and 3 alone act at once: write 0 before a number of such digits only, 012{next row}."},
		{binding: bind("J", "scroll sources", "J", "shift+down"), home: inSources, help: "Scroll Sources down, from any pane.", when: canScroll(1), do: scrollSources(1)},
		{binding: bind("K", "scroll sources up", "K", "shift+up"), home: inSources, help: "Scroll Sources up, from any pane.", when: canScroll(-1), do: scrollSources(-1)},
	}
}

func scrollSources(n int) func(*root) tea.Cmd {
	return then(func(m *root) { m.scroll(model.Sources, n*m.count.times()) })
}

// unzooms is the word of what leads out of the zoom.
const unzooms = "unzoom"

func focusOn(p model.Pane) func(*root) tea.Cmd {
	return then(func(m *root) { m.move(m.scene.FocusOn(p)) })
}

// notIn reports whether a pane is elsewhere, or a drawing that stands in its place.
func notIn(p model.Pane) func(*root) bool {
	return func(m *root) bool {
		if p != model.Sources && m.scene.Drawing != model.NoDrawing {
			return m.scene.Focus == model.Sources
		}
		return m.scene.Focus != p
	}
}

func going() []action {
	return []action{
		{
			binding: bind("enter", "in", "enter", "right", "l"), name: "go in", footer: 2, pane: inPanes,
			help: "Go one in: actor, ties, quotations; then to all that the speaker says, and to each tie; from an actor without ties to its card, and from a card to what it names.",
			when: canEnter,
			say:  func(m *root) string { return entryWords[m.scene.Entry()] }, do: enter,
		},
		{binding: bind("h ←", "out", "h", "left", "backspace"), name: "go out", help: "Go one pane out.", pane: inRelationships | inSources, do: then((*root).out)},
		{binding: bind("Tab", "next pane", "tab"), help: "Focus the next pane.", do: func(m *root) tea.Cmd {
			now := m.scene.Requested()
			if now.Drawing != model.NoDrawing {
				now.Focus = max(now.Focus, model.Relationships) // a drawing has the place of two panes
			}
			return focusOn((now.Focus + 1) % model.Pane(model.Panes))(m)
		}},
		{binding: bind("shift-Tab", "pane before", "shift+tab"), help: "Focus the pane before.", do: func(m *root) tea.Cmd {
			now := m.scene.Requested()
			before := (now.Focus + model.Pane(model.Panes) - 1) % model.Pane(model.Panes)
			if now.Drawing != model.NoDrawing && before == model.Countries {
				before = model.Sources // a drawing has the place of two panes
			}
			return focusOn(before)(m)
		}},
		{binding: bind("1", "actors", "1"), name: "go to the actors", help: "Focus the list of actors.", when: notIn(model.Countries), do: focusOn(model.Countries)},
		{binding: bind("2", "relationships", "2"), name: "go to Relationships", help: "Focus Relationships.", when: notIn(model.Relationships), do: focusOn(model.Relationships)},
		{binding: bind("3", "sources", "3"), name: "go to Sources", help: "Focus Sources.", when: notIn(model.Sources), do: focusOn(model.Sources)},
		{binding: bind("+", "zoom", "+", "="), help: "Give the pane in focus all the room.", when: func(m *root) bool { return !m.look.Zoomed }, do: then(zoom(true))},
		{binding: bind("_", unzooms, "_", "-"), help: "Give the other panes their room back.", footer: 3, when: func(m *root) bool { return m.look.Zoomed }, do: then(zoom(false))},
	}
}

func returning() []action {
	return []action{
		{binding: bind("[", "back", "[", "ctrl+o"), footer: 6, drawn: 10, help: "Back to where you were: selection, filters, focus and scroll together.", when: func(m *root) bool { return m.history.canBack() }, do: retraces((*root).back, (*history).back)},
		{binding: bind("]", "forward", "]"), footer: 8, help: "Forward again.", when: func(m *root) bool { return m.history.canForward() }, do: retraces((*root).forward, (*history).forward)},
		{
			binding: bind("R", "resume", "R"), name: "resume where you left", footer: 1,
			help: "On the first screen: go on where you left the dossier the last time.",
			when: func(m *root) bool { return m.given.Left != nil && !m.history.canBack() },
			do:   then(func(m *root) { m.goTo(*m.given.Left) }),
		},
		{binding: bind("m", "mark", "m"), name: "mark this place", footer: 17, help: "Mark this place with a letter. The mark stays between runs.", do: func(m *root) tea.Cmd { return m.open(newMarking()) }},
		{
			binding: bind("'", "go to mark", "'"), name: "go to a mark", footer: 17, help: "Go to the place that a letter marks.",
			when: func(m *root) bool { return len(m.marks) > 0 },
			idle: "nothing is marked yet: {mark this place} and a letter marks this place",
			do:   func(m *root) tea.Cmd { return m.open(newRecalling()) },
		},
	}
}

// retraces goes a way through the history as often as a count says, or until its end.
func retraces(do func(*root) bool, way func(*history, State) (State, bool)) func(*root) tea.Cmd {
	return then(func(m *root) {
		for n := m.count.times(); n > 0 && do(m); n-- {
		}
		m.goesOn(func(m *root) model.Selection {
			h := m.history.frozen()
			next, _ := way(&h, m.state())
			return next.Selection
		})
	})
}

func zoom(in bool) func(*root) {
	return func(m *root) { m.relook(func(l *Look) { l.Zoomed = in }) }
}

// canEnter reports whether something is chosen that leads further in.
func canEnter(m *root) bool { return m.scene.Entry() != model.NoEntry }

// enter goes in. A pane further in is a move; another list is a jump. Where a drawing leads
// may take longer than a frame to find.
func enter(m *root) tea.Cmd {
	switch m.scene.Entry() {
	case model.ToTies, model.ToSources:
		m.move(m.scene.Enter())
	case model.ToUnfolded:
		m.fold()
	case model.ToPanes:
		var next model.Selection
		return m.openOn(func(s model.Scene) { next = s.Enter() }, func() tea.Cmd {
			m.jump(next)
			return nil
		})
	default:
		m.jump(m.scene.Enter())
	}
	return nil
}

// fold folds the section of the chosen actor, or unfolds it. The protagonists stay.
func (m *root) fold() {
	if section := model.SectionOf(m.dossier.ActorByID(m.scene.Actor)); section != model.Protagonists {
		m.relook(func(l *Look) { l.Folded = l.Folded.Toggle(section) })
	}
}

var entryWords = map[model.Entry]string{
	model.NoEntry: "in", model.ToTies: "relationships", model.ToSources: "sources", model.ToQuote: "its ties", model.ToSpeaker: "all they say",
	model.ToTie: "the tie", model.ToUnfolded: "unfold", model.ToPanes: "show it", model.ToCard: "its card", model.ToWords: "where it is told",
}

func setting() []action {
	return append(panels(), []action{
		{
			binding: bind("!", "contested", "!"), name: "filter by denial, contested", footer: 4, drawn: 12, home: inRelationships, help: "Only the ties that someone denies; then only those that nobody does; then all.",
			say: func(m *root) string {
				return cmp.Or(strings.Join(m.scene.NextContest().Filter.Values(model.ByContest), " "), "contested or not")
			},
			do: jumps(model.Scene.NextContest),
		},
		{
			binding: bind("X", "clear filters", "X"), footer: 3, drawn: 6, home: inRelationships, help: "Clear every filter.",
			when: func(m *root) bool { return !m.scene.Requested().Filter.IsZero() },
			do:   jumps(func(s model.Scene) model.Selection { return s.WithFilter(model.Filter{}) }),
		},
		{
			binding: bind("S", "order", "S"), name: "next order", listed: true, footer: 9, home: inLists, help: "The next order: of ties type, counterpart, standing, date, paragraph; of quotations speaker, kind, paragraph; of claims claimant, stance, tie, source; of actors ties, name.",
			when: func(m *root) bool { return m.scene.Sorts() },
			idle: "this drawing has no other order",
			do:   jumps(model.Scene.NextOrder),
		},
		{
			binding: bind("z", "fold", "z", "space"), name: "fold the section", pane: inCountries, footer: 14, help: "Fold the section of the chosen row, or unfold it.",
			when: func(m *root) bool { return model.SectionOf(m.dossier.ActorByID(m.scene.Actor)) != model.Protagonists },
			idle: "the protagonists stay in sight; {fold the section} folds the sections behind them",
			do:   then((*root).fold),
		},
		{binding: bind("C", "states only", "C"), footer: 15, pane: inCountries, help: "States only: fold groups, bodies, people and other kinds; again unfolds them.", do: then(func(m *root) { m.relook(func(l *Look) { l.Folded = m.dossier.Head.ToCountries(l.Folded) }) })},
		{
			binding: bind("\"", "quotations", "\""), footer: 10, home: inRelationships, help: "All quotations of the dossier as a list, and back.",
			say: func(m *root) string {
				if m.scene.Listed.Kind == model.AllQuotes {
					return "ties"
				}
				return "quotations"
			},
			do: jumps(model.Scene.ListQuotes),
		},
	}...)
}

func seeking() []action {
	const noHits = "there is no other match: {search} searches"
	match := step(model.Scene.NextHit)
	return []action{
		{binding: bind("/", "search", "/"), footer: 3, drawn: 6, help: "Search actors, ties, claims, quotations and sources, for all the words, which may stand apart in a tie, its claims and its quotations; “quoted” words as a phrase, -word leaves out the whole tie.", do: func(m *root) tea.Cmd { return m.open(newSearch(m.state())) }},
		{binding: bind("n", "matches", "n"), name: "next match", paired: true, footer: 1, help: "The next match.", when: match.leads(1), idle: noHits, do: nextHit(1)},
		{
			binding: bind("N", "match before", "N"), help: "While a search is on, the match before; else write a note on the chosen tie, claim or quotation.",
			when: func(m *root) bool {
				if m.scene.Find == "" {
					return canNote(m)
				}
				return match.leads(-1)(m)
			},
			idle: noHits, say: matchOrNote, do: func(m *root) tea.Cmd {
				if m.scene.Find == "" {
					return m.open(newNoting(m))
				}
				return nextHit(-1)(m)
			},
		},
	}
}

func nextHit(n int) func(*root) tea.Cmd {
	return then(func(m *root) { m.reveal(m.scene.NextHit(n*m.count.times()), m.move) })
}

func reading() []action {
	return []action{
		{binding: bind("y", "copy", "y"), name: "copy with citation", footer: 6, home: inSources, help: "Copy the quotation with its citation, or the tie with its claims; again: show it, to select by hand.", when: func(m *root) bool { return m.citation() != "" }, idle: "nothing is chosen that could be copied", do: func(m *root) tea.Cmd { return m.send(m.citation(), proseLines) }},
		{
			binding: bind("Y", "copy command", "Y"), name: "copy the command line", footer: 19,
			help: "Copy the command line that opens this very view; again: show it, to select by hand.",
			when: func(m *root) bool { return m.given.Command != nil },
			do:   func(m *root) tea.Cmd { return m.send(string(m.given.Command(m.scene, m.look.Zoomed)), shellLines) },
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
			do: jumps(model.Scene.PinTold),
		},
		{
			binding: bind("x", "exchange", "x"), name: "exchange with the pinned tie", footer: 5, home: inSources, help: "Read the pinned tie, and pin this one.",
			when: func(m *root) bool { return m.scene.Pin != "" && m.scene.Tie != "" && m.scene.Pin != m.scene.Tie },
			idle: "there is nothing to exchange: {pin} pins this tie, then choose another",
			do:   jumps(model.Scene.Exchange),
		},
		{
			binding: bind("p", "text", "p"), name: "text of the source", footer: 8, needsText: true, home: inSources, help: "The whole text of the source beside its claims, at the chosen words: each claim’s words are marked, and can be chosen from there.",
			when: func(m *root) bool { return m.given.Texts[m.scene.SourceHere()] != nil },
			idle: "entente --text FILE gives the source’s text; of one of several: SOURCE=FILE",
			do:   readHere,
		},
		{
			binding: bind("o", "open source", "o"), name: "open the source’s address", footer: 9, home: inSources, help: "Show the address of the source in full, and that of its archived copy, and open it in your browser.",
			when: func(m *root) bool { return m.given.Open != nil && m.linked() != nil },
			idle: "the source of what is chosen has no address",
			do:   func(m *root) tea.Cmd { return m.open(newLink(m.linked())) },
		},
		{binding: bind("M", "mouse", "M"), name: "mouse on or off", help: "Leave the mouse to the terminal, to select text with; again: take it back.", do: then((*root).toggleMouse)},
		{
			binding: bind("O", "what changed", "O"), footer: 5, help: "All that came, went or changed since the older edition (--since), and the words of the ties that are gone.",
			when: func(m *root) bool { return m.dossier.Former() != nil }, idle: noFormer,
			do: func(m *root) tea.Cmd { return m.open(newChanges()) },
		},
		{binding: bind("L", "legend", "L"), footer: 16, help: "What the marks mean.", do: func(m *root) tea.Cmd { return m.open(newLegend()) }},
		{binding: bind(":", "what to do", ":", "ctrl+p"), footer: 18, help: "All that can be done now, by name; type to find it.", when: func(m *root) bool { return m.overlay == nil }, do: (*root).openPalette},
	}
}

// noFiles is told of a dossier that is built in, or from standard input.
const noFiles = "no file to edit; entente new DIR or entente export --format json makes one"

func writing() []action {
	return []action{
		{
			binding: bind("e", "export", "e"), name: "export what is left", footer: 20, help: "Write what the filter and the search leave into a file: CSV, JSON, Markdown and others.",
			when: func(m *root) bool { return len(m.given.Formats) > 0 },
			do:   (*root).showExport,
		},
		{
			binding: bind("E", "edit", "E"), name: "edit in your editor", home: inSources, help: "Open your editor ($VISUAL, $EDITOR or vi) where what is chosen stands in the dossier’s files, or where a save broke.",
			when: func(m *root) bool { return m.given.Edit != nil && m.toEdit().File != "" },
			idle: noFiles,
			do:   (*root).startEditing,
		},
		{
			binding: bind("a", "add", "a"), name: "add to the dossier", home: inSources, help: "Add a claim on the chosen tie, a tie, a quotation, an actor or a source: your editor opens on a form, which is checked and then written into the dossier’s files.",
			when: func(m *root) bool { return m.given.Add != nil },
			idle: noFiles,
			do:   func(m *root) tea.Cmd { return m.open(newAdding()) },
		},
		{
			binding: bind("A", "change", "A"), name: "change what is chosen", home: inSources, help: "Change the chosen claim, tie, quotation, actor or source: your editor opens on it alone, and nothing else in its file changes.",
			when: func(m *root) bool { return m.given.Change != nil && m.scene.Path() != "" },
			idle: noFiles,
			do: func(m *root) tea.Cmd {
				scene := m.scene
				return ask(func() (Form, error) { return m.given.Change(scene) })
			},
		},
	}
}

func leaving() []action {
	return []action{
		{binding: bind("Esc", "undo", "esc"), name: "undo the innermost", footer: 22, drawn: 1, say: escapeWord, help: "Undo the innermost thing: the search, the card, the last filter, the zoom, the drawing; then go back. It never quits.", do: then((*root).escape)},
		{binding: bind("q", "close, quit", "q"), help: "Close this card, list, drawing or zoom, or quit.", do: (*root).close},
		{binding: bind("Q", "quit", "Q"), over: notTyping, help: "Quit at once; so does ctrl-c.", do: func(m *root) tea.Cmd { return m.quit(0) }},
		{binding: bind("ctrl-z", "suspend", "ctrl+z"), over: everywhere, help: "Back to the shell; fg comes back here.", do: (*root).suspend},
		{binding: bind("?", "help", "?", "f1"), footer: -1, over: notTyping, help: "These keys; / narrows them to what is typed.", do: then(toggleHelp)},
	}
}

// interruption is ctrl-c, which goes before all other keys.
func interruption() action {
	return action{binding: bind("ctrl-c", "interrupt", "ctrl+c"), help: "Quit at once, as an interrupt does: the exit code is 130.", do: func(m *root) tea.Cmd { return m.quit(interrupted) }}
}

// escapeWord says what escape does.
func escapeWord(m *root) string {
	switch {
	case m.beside != nil:
		return "stay here"
	case m.scene.Find != "":
		return "end the search"
	case m.scene.Card != "":
		return "close the card"
	case !m.scene.Filter.IsZero():
		return "undo the filter"
	case m.look.Zoomed:
		return unzooms
	case m.scene.Drawing != model.NoDrawing:
		return "panes"
	}
	return "back"
}

// escape undoes the innermost thing that is on.
func (m *root) escape() {
	switch {
	case m.stay():
	case m.scene.Find != "":
		m.endFinding()
	case m.scene.Card != "":
		m.closeCard(false)
	case !m.scene.Filter.IsZero():
		m.undo(m.scene.WithFilter(m.scene.Filter.Undo()))
	case m.look.Zoomed:
		m.history.undo(m.state())
		m.look.Zoomed = false
		m.show(m.scene.Requested())
	case m.scene.Drawing != model.NoDrawing:
		m.undo(m.scene.Draw(model.NoDrawing))
	default:
		m.backTo(func(s State) bool {
			return s.Find == "" && s.Filter.IsZero() && !s.Zoomed && s.Drawing == model.NoDrawing
		})
	}
}

// backTo goes back to the last step that is wanted. Esc wants none with a filter,
// a search or a zoom on, or it would bring back what another Esc took off.
func (m *root) backTo(wanted func(State) bool) bool {
	now := m.state()
	for prior, ok := m.history.back(now); ok; prior, ok = m.history.back(prior) {
		if wanted(prior) {
			m.restore(prior)
			return true
		}
	}
	m.tell("nothing further back")
	return false
}

// close leaves the zoom, or the list that stands over an actor's ties, for where
// the reader came from, and quits where there is neither.
func (m *root) close() tea.Cmd {
	now := m.scene.Requested()
	switch {
	case m.stay():
	case m.scene.Card != "":
		m.closeCard(false)
	case m.look.Zoomed:
		zoom(false)(m)
	case m.scene.Drawing != model.NoDrawing:
		m.jump(m.scene.Draw(model.NoDrawing))
	case now.Scope == model.Scope{}:
		return m.quit(0)
	case !m.backTo(func(s State) bool { return s.Scope != now.Scope }):
		now.Scope, now.Quote = model.Scope{}, ""
		m.show(now)
	}
	return nil
}
