package explorer

import (
	"strings"

	"entente/model"
	"entente/ui/draw"
	"entente/ui/paint"
)

// A help lists the keys, those that have what is typed behind / in them.
type help struct {
	scroll
	narrowing
	under overlay // what it goes back to
}

func newHelp(under overlay) *help {
	h := &help{under: under}
	h.scroll = scroll{sheet: sheet{name: "in this help", over: overAll}, text: h.lines, title: func(m *root) (string, string) {
		return h.titled("Help: " + strings.ToLower(m.paneName(m.where())) + " first"), ""
	}}
	h.narrowing = newNarrowing(&h.sheet)
	return h
}

// toggleHelp opens the help over what is open, or goes back to that.
func toggleHelp(m *root) {
	if h, open := m.overlay.(*help); open {
		m.overlay = h.under
	} else {
		m.open(newHelp(m.overlay))
	}
}

func (h *help) typing() *prompt { return h.narrowing.typing() }

func (h *help) changed(*root) { h.top = 0 }

func (h *help) keep(m *root) {
	if h.under != nil {
		h.under.keep(m)
	}
}

func (h *help) keys() []action {
	rows := h.scrolling()
	back := action{binding: bind("Esc", "back", "esc", "q", "enter"), footer: 1, help: "Go back; so do q, enter and the key that led here.", do: then(toggleHelp)}
	rows[0].footer = 2
	return h.narrowing.keys(append([]action{back}, rows...), rows[:0:0], h.changed)
}

// paneName is what a pane, or what stands in its place, is called on the screen.
func (m *root) paneName(p model.Pane) string {
	return [...]string{onDrawing: "Drawing", model.Countries: draw.ActorsName(m.dossier), model.Relationships: "Relationships", model.Sources: "Sources"}[p]
}

// lines list the keys of the pane in focus, then those of every pane, then those of
// each overlay, as far as they have what is typed in them.
func (h *help) lines(m *root, width int) []string {
	own, every, always := []action{}, []action{}, []action{}
	for _, a := range m.actions {
		switch {
		case !a.pane.has(m.where()), a.needsText && len(m.given.Texts) == 0:
		case a.pane != 0 || a.home != 0 && a.home.has(m.where()):
			own = append(own, a)
		default:
			every = append(every, a)
		}
		if a.over != nowhere {
			always = append(always, a)
		}
	}
	lines := h.group(m, "in "+m.paneName(m.where()), own, width)
	lines = append(lines, h.group(m, "everywhere", every, width)...)
	for _, o := range overlays(m.actions) {
		lines = append(lines, h.group(m, o.row().name, o.keys(), width)...)
	}
	lines = append(lines, h.group(m, m.taught("in all of these, {help} and {quit} where no letters are typed"), append(always, interruption()), width)...)
	if len(lines) == 0 {
		return m.painter().Prose("No key has “"+h.words()+"” in its help.", width, paint.Look{Ink: paint.Muted})
	}
	return lines
}

// group lists keys under a heading.
func (h *help) group(m *root, title string, group []action, width int) []string {
	const keysWide = 11
	query := h.query()
	p := paint.Painter{Theme: m.theme, Find: query.Spans}
	var lines []string
	for i := range group {
		text := group[i].help
		keys := group[i].binding.Help().Key
		if !query.IsZero() && !query.In(strings.Join(append(group[i].binding.Keys(), keys, group[i].binding.Help().Desc, group[i].name, text), " ")) {
			continue
		}
		room := min(paint.ProseColumns, width-keysWide-4)
		found := p.Spans(text)
		for n, line := range m.theme.Wrap(text, room) {
			k := paint.Cell{Width: keysWide, Ink: paint.Accent, Bold: true}
			if n == 0 {
				k.Text = keys
			}
			lines = append(lines, p.Row(width, paint.Bare, paint.Cell{Width: 1}, k, paint.Cell{Width: 1},
				paint.Cell{Text: text[line[0]:line[1]], Width: max(1, room), Found: paint.Within(found, line)}))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return append([]string{m.painter().Heading(title, "", width)}, append(lines, m.painter().Row(width, paint.Bare))...)
}
