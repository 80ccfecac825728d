package ui

import (
	"slices"
	"strconv"

	"entente/model"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// A panel lets a reader choose which values of one facet pass. It stands in
// Sources' place, so that the list it narrows stays in sight.
type panel struct {
	facet model.Facet
	at    int // the value under the cursor
	top   int
}

// panelTitles say what a panel chooses, with the key that opens it.
var panelTitles = map[model.Facet]string{
	model.ByType:        "t Types",
	model.ByStanding:    "s Standings",
	model.ByClaimant:    "c Claimants",
	model.ByCounterpart: "w With",
	model.ByContest:     "! Contested",
}

func openPanel(f model.Facet) func(*root) tea.Cmd {
	return func(m *root) tea.Cmd {
		m.mode, m.before, m.panel = sifting, m.scene, panel{facet: f}
		values := m.scene.FacetValues(f)
		if i := slices.IndexFunc(values, func(v model.FacetValue) bool { return v.On }); i >= 0 {
			m.panel.at = i
		} else if i := slices.IndexFunc(values, func(v model.FacetValue) bool { return v.Count > 0 }); i >= 0 {
			m.panel.at = i
		}
		m.keepPanel()
		return nil
	}
}

// A panelAction is a key of the panel, made once for keys, footer and help.
type panelAction struct {
	binding key.Binding
	footer  int  // as an action's
	marks   bool // whether it takes a value
	help    string
	do      func(m *root, values []model.FacetValue)
}

func panelActions() []panelAction {
	step := func(n int) func(*root, []model.FacetValue) {
		return func(m *root, values []model.FacetValue) { m.panel.at = max(0, min(m.panel.at+n, len(values)-1)) }
	}
	return []panelAction{
		{bind("space", "mark", "space", "x"), 1, true, "Let the value pass, or not.", func(m *root, values []model.FacetValue) {
			m.sift(m.scene.Filter.Toggle(m.panel.facet, values[m.panel.at].Value))
		}},
		{bind("o", "only this", "o"), 4, true, "Let only this value pass.", func(m *root, values []model.FacetValue) {
			m.sift(m.scene.Filter.With(m.panel.facet, values[m.panel.at].Value))
		}},
		{bind("a", "all", "a"), 5, false, "Mark every value, to take some out.", func(m *root, _ []model.FacetValue) {
			m.sift(m.scene.Filter.With(m.panel.facet, m.dossier.Values(m.panel.facet)...))
		}},
		{bind("0", "none", "0", "u"), 6, false, "Mark none: the facet sets nothing aside.", func(m *root, _ []model.FacetValue) {
			m.sift(m.scene.Filter.With(m.panel.facet))
		}},
		{bind("enter", "keep", "enter", "q"), 2, false, "Keep the filter and close.", func(m *root, _ []model.FacetValue) { m.keepFilter() }},
		{bind("Esc", "undo", "esc"), 3, false, "Close, with the filter as it was.", func(m *root, _ []model.FacetValue) {
			m.mode = browsing
			m.show(m.before.Wish())
		}},
		{bind("X", "clear all", "X"), 0, false, "Clear every filter.", func(m *root, _ []model.FacetValue) { m.sift(model.Filter{}) }},
		{bind("↓ j", "down", "down", "j"), 0, false, "The next value.", step(1)},
		{bind("↑ k", "up", "up", "k"), 0, false, "The value before.", step(-1)},
		{bind("PgDn", "page down", "pgdown", "ctrl+d"), 0, false, "Ten values down.", step(10)},
		{bind("PgUp", "page up", "pgup", "ctrl+u"), 0, false, "Ten values up.", step(-10)},
		{bind("g Home", "top", "g", "home"), 0, false, "The first value.", step(-far)},
		{bind("G End", "bottom", "G", "end"), 0, false, "The last value.", step(far)},
	}
}

func (m *root) panelKey(msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "Q":
		return m.quit(0)
	case "ctrl+z":
		return m.suspend()
	case "?", "f1":
		return m.open(helping)
	case "t", "s", "c", "w":
		return m.otherPanel(msg.String())
	}
	values := m.scene.FacetValues(m.panel.facet)
	for _, a := range panelActions() {
		if key.Matches(msg, a.binding) && (len(values) > 0 || !a.marks) {
			a.do(m, values)
			break
		}
	}
	m.keepPanel()
	return nil
}

// otherPanel keeps this panel's filter and opens the panel of that key; the
// panel's own key closes it.
func (m *root) otherPanel(k string) tea.Cmd {
	same := panelTitles[m.panel.facet][:1] == k
	m.keepFilter()
	for facet, title := range panelTitles {
		if title[:1] == k && !same {
			return openPanel(facet)(m)
		}
	}
	return nil
}

func (m *root) sift(f model.Filter) { m.show(m.scene.Sift(f)) }

// keepFilter closes the panel; a filter that changed is a step of history.
func (m *root) keepFilter() {
	m.mode = browsing
	if f := m.panel.facet; len(m.scene.Filter.Values(f)) == len(m.dossier.Values(f)) {
		m.sift(m.scene.Filter.With(f)) // every value sets nothing aside
	}
	if !m.scene.Filter.Equal(m.before.Filter) {
		m.history.Leave(m.before.Wish())
	}
}

// keepPanel keeps the cursor among the values, and in sight.
func (m *root) keepPanel() {
	if m.mode != sifting {
		return
	}
	values := m.scene.FacetValues(m.panel.facet)
	m.panel.at = max(0, min(m.panel.at, len(values)-1))
	lines, of := m.panelLines(values, m.panelRect().w-2)
	at := slices.Index(of, m.panel.at)
	rows := m.panelListRows(values)
	w := window{m.panel.top, rows}
	if m.panel.at == 0 {
		w.top = 0
	} else if at >= 0 {
		w.top = max(min(w.top, at), at-rows+1)
	}
	m.panel.top = w.clamp(len(lines)).top
}

// panelRect is Sources' place, or all the width where Sources has none.
func (m *root) panelRect() rect {
	l := m.layout()
	if l.single && !l.drawing.empty() {
		return l.drawing
	}
	if l.single && m.scene.Focus != model.Sources {
		return l.panes[m.scene.Focus]
	}
	return l.right
}

// familyRows is how high a screen has to be for families' headings.
const familyRows = 30

// panelLines paints the values, and tells for each line which value it is; -1 for
// a heading.
func (m *root) panelLines(values []model.FacetValue, width int) (lines []string, of []int) {
	p := m.painter()
	family := ""
	for i, v := range values {
		if v.Family != family && m.height >= familyRows {
			lines, of = append(lines, p.heading(v.Family, "", width)), append(of, -1)
		}
		family = v.Family
		g := bare
		bar := cell{width: 1}
		if i == m.panel.at {
			g, bar = focused, barOf(barFocused)
		}
		box := "[ ] "
		if v.On {
			box = "[x] "
		}
		if v.Indent {
			box = "  " + box
		}
		tone := plain
		if v.Count == 0 {
			tone = muted
		}
		count := strconv.Itoa(v.Count)
		lines = append(lines, p.row(width, g, bar,
			cell{text: box, width: len(box), ink: tone, bold: v.On},
			cell{text: v.Label, width: width - 2 - len(box) - len(count), ink: tone, bold: v.On},
			cell{text: count, width: len(count), ink: tone, bold: v.On}))
		of = append(of, i)
	}
	return lines, of
}

// about says what the value under the cursor means, and what the numbers tell.
func (m *root) about(values []model.FacetValue, width int) (meaning, numbers []string) {
	p := painter{theme: m.theme}
	if len(values) == 0 {
		return p.prose("Nothing here to choose from.", width, look{ink: muted}), nil
	}
	v := values[m.panel.at]
	meaning = []string{p.row(width, bare, cell{width: 1}, cell{text: repeat("─", width-2), width: width - 2, ink: ruled})}
	if v.About != "" {
		meaning = append(meaning, p.prose(v.Label+": "+v.About, width, look{})...)
	}
	return meaning, p.prose("A number tells how many rows the value lets pass, the other filters kept.", width, look{ink: muted})
}

// panelListRows is the room of the values: the meaning below stays, they scroll.
func (m *root) panelListRows(values []model.FacetValue) int {
	r := m.panelRect()
	rows := r.h - 2 // the frame
	return max(1, rows-len(m.aboutFitting(values, r.w-2, rows)))
}

// aboutFitting is the meaning as far as two fifths of the panel have room for it;
// what the numbers tell goes first.
func (m *root) aboutFitting(values []model.FacetValue, width, rows int) []string {
	about, numbers := m.about(values, width)
	if len(about)+len(numbers) <= rows*2/5 {
		return append(about, numbers...)
	}
	return about[:min(len(about), rows*2/5)]
}

// drawPanel paints the panel in its rect, frame and all.
func (m *root) drawPanel(r rect) []string {
	p := m.painter()
	values := m.scene.FacetValues(m.panel.facet)
	inner := r.w - 2
	title := panelTitles[m.panel.facet] + ": any of"
	place := strconv.Itoa(m.scene.Relationships.Shown) + " of " + strconv.Itoa(m.scene.Relationships.Total)
	list, _ := m.panelLines(values, inner)
	rows := m.panelListRows(values)
	list = list[min(m.panel.top, len(list)):]
	content := append(slices.Clone(list[:min(len(list), rows)]), m.aboutFitting(values, inner, r.h-2)...)
	return p.framed(r, title, place, content)
}

// framed puts a heavy frame around content, which is cut or filled to its rect.
func (p painter) framed(r rect, title, place string, content []string) []string {
	side := p.row(1, bare, cell{text: "┃", width: 1, ink: accent})
	lines := make([]string, 0, r.h)
	lines = append(lines, p.row(1, bare, cell{text: "┏", width: 1, ink: accent})+
		p.title(r.w-2, title, place, true)+p.row(1, bare, cell{text: "┓", width: 1, ink: accent}))
	for i := range r.h - 2 {
		line := p.row(r.w-2, bare)
		if i < len(content) {
			line = content[i]
		}
		lines = append(lines, side+line+side)
	}
	return append(lines, p.row(r.w, bare, cell{text: "┗" + repeat("━", r.w-2) + "┛", width: r.w, ink: accent}))
}
