package ui

import (
	"strings"

	"entente/model"

	tea "charm.land/bubbletea/v2"
)

// overlay paints lines over all panes, under a title.
func (m *root) overlay(title string, lines []string) []string {
	r := rect{0, 0, m.width, m.height - 1}
	top := max(0, min(m.scrolled, len(lines)-m.overlayRows()))
	place := ""
	if len(lines) > m.overlayRows() {
		place = "more"
		if top+m.overlayRows() >= len(lines) {
			place = "end"
		}
	}
	shown := append([]string{m.painter().title(m.width, title, place, true)}, lines[top:]...)
	return m.fill(shown, r)
}

// overlayRows is how many lines of an overlay are in sight.
func (m *root) overlayRows() int {
	if m.mode == paragraph || m.mode == linking {
		return max(0, m.panelRect().h-2)
	}
	return max(0, m.height-2)
}

// overlayLines counts the lines of the overlay that is open.
func (m *root) overlayLines() int {
	switch m.mode {
	case helping:
		return len(m.helpLines(m.width))
	case legend:
		return len(m.legendLines(m.width - 2))
	case paragraph:
		return len(m.paragraphLines(m.panelRect().w - 2))
	case byHand:
		return len(m.handLines())
	case linking:
		lines, _ := m.linkLines(m.panelRect().w - 2)
		return len(lines)
	case browsing, finding, sifting, choosing, marking, recalling, exporting:
	}
	return 0
}

// helpKey narrows the help as one types, and scrolls it.
func (m *root) helpKey(msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "esc", "enter", "f1":
		return m.closeHelp()
	case "?":
		if m.prompt.Value() == "" {
			return m.closeHelp()
		}
	case "down":
		m.scrolled++
	case "up":
		m.scrolled--
	case "pgdown":
		m.scrolled += m.overlayRows()
	case "pgup":
		m.scrolled -= m.overlayRows()
	}
	cmd := m.typeKey(msg)
	m.scrolled = max(0, min(m.scrolled, m.overlayLines()-m.overlayRows()))
	return cmd
}

// closeHelp first takes off what narrows the help, then goes back.
func (m *root) closeHelp() tea.Cmd {
	if m.prompt.Value() != "" {
		m.prompt.SetValue("")
	} else {
		m.mode = m.helped
	}
	m.scrolled = 0
	return nil
}

func (m *root) drawHelp() []string {
	return m.overlay("Help: "+strings.ToLower(paneNames[m.where()])+" first", m.helpLines(m.width))
}

var paneNames = [model.Panes + 1]string{onDrawing: "Drawing", model.Countries: "Countries", model.Relationships: "Relationships", model.Sources: "Sources"}

// helpLines list the keys of the pane in focus, then those of every pane, as far
// as they have what is typed in them.
func (m *root) helpLines(width int) []string {
	own, every := []action{}, []action{}
	for i := range m.actions {
		a := m.actions[i]
		switch {
		case !a.pane.has(m.where()), a.needsArticle && m.article == nil:
		case a.pane != 0 || a.home != 0 && a.home.has(m.where()):
			own = append(own, a)
		default:
			every = append(every, a)
		}
	}
	lines := m.helpGroup("in "+paneNames[m.where()], own, width)
	lines = append(lines, m.helpGroup("everywhere", every, width)...)
	var panelGroup []action
	for _, a := range panelActions() {
		panelGroup = append(panelGroup, action{binding: a.binding, help: a.help})
	}
	lines = append(lines, m.helpGroup("in a filter's panel", panelGroup, width)...)
	if len(lines) == 0 {
		return m.painter().prose("No key has “"+m.written(m.prompt.Value())+"” in its help.", width, look{ink: muted})
	}
	return lines
}

func (m *root) helpGroup(title string, group []action, width int) []string {
	const keysWide = 11
	p := painter{theme: m.theme, query: model.NewQuery(m.prompt.Value())}
	var lines []string
	for i := range group {
		text := group[i].help
		keys := group[i].binding.Help().Key
		if !p.query.IsZero() && !p.query.In(keys+" "+text+" "+strings.Join(group[i].binding.Keys(), " ")) {
			continue
		}
		room := min(proseColumns, width-keysWide-4)
		found := p.query.Spans(text)
		for n, line := range m.theme.wrap(text, room) {
			k := cell{width: keysWide, ink: accent, bold: true}
			if n == 0 {
				k.text = keys
			}
			lines = append(lines, p.row(width, bare, cell{width: 1}, k, cell{width: 1},
				cell{text: text[line[0]:line[1]], width: max(1, room), found: within(found, line)}))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return append([]string{m.painter().heading(title, "", width)}, append(lines, m.painter().row(width, bare))...)
}

// legendWide is the width from which meanings stand beside their words.
const legendWide = 48

// legendLines say what each mark means, with its word.
func (m *root) legendLines(width int) []string {
	p := painter{theme: m.theme}
	var lines []string
	entry := func(sign string, tone ink, word, meaning string) {
		if width < legendWide {
			lines = append(lines, p.row(m.width, bare, cell{width: 1}, cell{text: sign, width: 3, ink: tone}, cell{text: word, width: width - 4, ink: tone, bold: true}))
			lines = append(lines, p.prose(meaning, m.width, look{})...)
			return
		}
		room := min(proseColumns, width-21)
		for n, line := range m.theme.wrap(meaning, room) {
			cells := []cell{{width: 19}}
			if n == 0 {
				cells = []cell{{width: 1}, {text: sign, width: 3, ink: tone}, {text: word, width: 15, ink: tone, bold: true}}
			}
			lines = append(lines, p.row(m.width, bare, append(cells, cell{text: meaning[line[0]:line[1]], width: max(1, room)})...))
		}
	}
	lines = append(lines, p.heading("standing of a tie, derived from its claims", "", m.width))
	for s := model.Confirmed; s <= model.Unsupported; s++ {
		sign, tone := mark(s)
		entry(sign, tone, s.String(), s.Meaning())
	}
	lines = append(lines, p.heading("what else a party does with a tie", "", m.width))
	entry("±", amber, "qualifies", "Says that it holds in part, or on a condition.")
	entry("✗", red, "denies", "Says that it isn’t so. ✗2 beside a tie: two parties deny it.")
	entry("–", muted, "declines", "Was asked, and doesn’t say. That is no denial.")
	lines = append(lines, p.heading("ties and rows", "", m.width))
	entry("→", plain, "gives", "From the chosen actor to the counterpart.")
	entry("←", plain, "receives", "From the counterpart to the chosen actor.")
	entry("↔", plain, "no direction", "Between them. “China +2”: two more ends.")
	entry("█", plain, "chosen", "In the pane that has the focus.")
	entry("▌", accent, "chosen", "In the other panes.")
	entry("▎", accent, "lit", "What the chosen quotation bears on.")
	entry(barPinned, accent, "pinned", "It stays in sight beside the tie that is read.")
	entry("…", plain, "cut", "There is more than the room shows. Within a quotation: its source left words out.")
	entry("“2", muted, "quoted", "The end of no tie, but quoted twice.")
	entry("¶7", muted, "paragraph", "Where in the source it stands, headings counted.")
	return lines
}

// handLines is the copied text, bare of any frame, so that it can be selected.
func (m *root) handLines() []string {
	var lines []string
	for _, line := range strings.Split(m.shownText, "\n") {
		parts := m.theme.wrap(line, min(proseColumns, m.width))
		if len(parts) == 0 {
			lines = append(lines, m.painter().row(m.width, bare))
		}
		for _, part := range parts {
			lines = append(lines, painter{theme: m.theme}.row(m.width, bare, cell{text: line[part[0]:part[1]], width: m.width}))
		}
	}
	return lines
}
