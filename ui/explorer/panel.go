package explorer

import (
	"slices"
	"strconv"

	"entente/model"
	"entente/ui/draw"
	"entente/ui/paint"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// A panel lets a reader choose which values of one facet pass. It stands in
// Sources' place, so that the list it narrows stays in sight.
type panel struct {
	sheet
	narrowing
	opens  action   // the action that opens it
	turns  []action // those that open another
	before State
	at     int // the value under the cursor
	top    int
}

// newPanel returns a panel that one of the actions there are opens.
func newPanel(opens action, actions []action, from State) *panel {
	p := &panel{sheet: sheet{name: "in a filter’s panel", over: overSources}, opens: opens, before: from}
	p.turns = slices.DeleteFunc(slices.Clone(actions), func(a action) bool { return a.panel == "" })
	p.narrowing = newNarrowing(&p.sheet)
	return p
}

// An extra is a value of another facet that a panel puts on and off, too.
type extra struct {
	binding key.Binding
	help    string
	facet   model.Facet
	value   string
}

// panels are the actions that open a panel; one column names its facet.
func panels() []action {
	all := []action{
		{binding: bind("t", "type", "t"), facet: model.ByType, panel: "Types", name: "filter by type", footer: 1, drawn: 5, help: "Filter by type."},
		{binding: bind("s", "standing", "s"), facet: model.ByStanding, panel: "Standings", name: "filter by standing", footer: 5, drawn: 8, help: "Filter by standing."},
		{binding: bind("c", "claimant", "c"), facet: model.ByClaimant, panel: "Claimants", name: "filter by claimant", footer: 7, help: "Filter by claimant; an office’s words count for whom it speaks for."},
		{binding: bind("w", "with", "w"), facet: model.ByCounterpart, panel: "With", name: "filter by counterpart, with", footer: 12, help: "Filter by counterpart.", extra: &extra{
			bind("p", "among the protagonists", "p"), "Only ties all of whose ends are protagonists, or all again.", model.Among, model.Core,
		}},
		{binding: bind("f", "source", "f"), facet: model.BySource, panel: "Sources", name: "filter by source", footer: 15, help: "Filter by source: where a claim or a quotation of a tie stands.", extra: &extra{
			bind("1", "resting on one", "1"), "Only ties that rest on one source alone, or all again.", model.OneSource, model.Set,
		}},
		{binding: bind("F", "confidence", "F"), facet: model.ByConfidence, panel: "Confidence", name: "filter by confidence", footer: 16, help: "Filter by how sure the dossier is of a claim."},
		{binding: bind("r", "checked", "r"), facet: model.ByCheck, panel: "Progress", name: "filter by what is checked", footer: 21, help: "Filter by what you ticked, what changed since then, and what has a note."},
		{
			binding: bind("D", "changed", "D"), facet: model.ByChange, panel: "Changes", name: "filter by what changed", footer: 21, help: "With an older edition (--since): filter by what became of ties since then.",
			when: func(m *root) bool { return m.dossier.Former() != nil }, idle: noFormer,
		},
	}
	for i, a := range all {
		all[i].home = inRelationships
		all[i].do = func(m *root) tea.Cmd { return m.openPanel(a) }
	}
	return all
}

// openPanel opens a panel once its lines have been counted.
func (m *root) openPanel(opens action) tea.Cmd {
	return m.openOn(func(s model.Scene) { s.FacetValues(opens.facet) }, func() tea.Cmd { return m.showPanel(opens) })
}

func (m *root) showPanel(opens action) tea.Cmd {
	p := newPanel(opens, m.actions, m.state())
	values := p.values(m)
	if i := slices.IndexFunc(values, func(v model.FacetValue) bool { return v.On }); i >= 0 {
		p.at = i
	} else if i := slices.IndexFunc(values, func(v model.FacetValue) bool { return v.Count > 0 }); i >= 0 {
		p.at = i
	}
	p.keep(m)
	return m.open(p)
}

func (p *panel) typing() *prompt { return p.narrowing.typing() }

func (p *panel) changed(m *root) {
	p.at = 0
	p.keep(m)
}

// values are those of the facet that are in the list.
func (p *panel) values(m *root) []model.FacetValue {
	all, query := m.scene.FacetValues(p.opens.facet), p.query()
	if query.IsZero() {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(v model.FacetValue) bool { return !query.In(v.Label) })
}

// mark lets all values in the list pass, besides those of the others that do, or none
// of the list.
func (p *panel) mark(m *root, on bool) model.Filter {
	var listed []string
	for _, v := range p.values(m) {
		listed = append(listed, v.Value)
	}
	kept := slices.DeleteFunc(m.scene.Requested().Filter.Values(p.opens.facet), func(v string) bool { return slices.Contains(listed, v) })
	if on {
		kept = append(kept, listed...)
	}
	return m.scene.Requested().Filter.With(p.opens.facet, kept...)
}

func (p *panel) keys() []action {
	steps := []action{
		{binding: bind("↓", "choose", "down"), paired: true, footer: 2, help: "The next value.", do: then(func(m *root) { p.step(m, 1) })},
		{binding: bind("↑", "choose", "up"), help: "The value before.", do: then(func(m *root) { p.step(m, -1) })},
	}
	return p.narrowing.keys(p.ownKeys(), steps, p.changed)
}

func (p *panel) ownKeys() []action {
	facet := p.opens.facet
	sift := func(f func(m *root) model.Filter) func(*root) tea.Cmd {
		return then(func(m *root) { p.sift(m, f(m)) })
	}
	step := func(n int) func(*root) tea.Cmd { return then(func(m *root) { p.step(m, n) }) }
	chosen := func(m *root) string { return p.values(m)[p.at].Value }
	some := func(m *root) bool { return len(p.values(m)) > 0 }
	rows := []action{
		{binding: bind("space", "set", "space", "x"), footer: 1, help: "Let the value pass, or not.", when: some, do: sift(func(m *root) model.Filter { return m.scene.Requested().Filter.Toggle(facet, chosen(m)) })},
		{binding: bind("o", "only this", "o"), footer: 4, help: "Let only this value pass.", when: some, do: sift(func(m *root) model.Filter { return m.scene.Requested().Filter.With(facet, chosen(m)) })},
		{binding: bind("a", "all", "a"), footer: 5, help: "Set every value of the list, to take some out.", do: sift(func(m *root) model.Filter { return p.mark(m, true) })},
		{binding: bind("0", "none", "0", "u"), footer: 6, help: "Set none of the list; while none is set, nothing is left out.", do: sift(func(m *root) model.Filter { return p.mark(m, false) })},
		{binding: bind("enter", "keep", "enter", "q"), footer: 1, help: "Keep the filter and close.", do: p.finish},
		{binding: bind("Esc", "undo", "esc"), footer: 2, help: "Close, with the filter as it was.", do: then(p.undo)},
		{binding: bind("X", "clear all", "X"), help: "Clear every filter.", do: sift(func(*root) model.Filter { return model.Filter{} })},
		{binding: bind("↓ j", "down", "down", "j"), help: "The next value.", do: step(1)},
		{binding: bind("↑ k", "up", "up", "k"), help: "The value before.", do: step(-1)},
		{binding: bind("PgDn", "page down", "pgdown", "ctrl+d"), help: "Ten values down.", do: step(10)},
		{binding: bind("PgUp", "page up", "pgup", "ctrl+u"), help: "Ten values up.", do: step(-10)},
		{binding: bind("g Home", "top", "g", "home"), help: "The first value.", do: step(-far)},
		{binding: bind("G End", "bottom", "G", "end"), help: "The last value.", do: step(far)},
	}
	if b := p.opens.extra; b != nil {
		rows = append(rows, action{binding: b.binding, footer: 4, help: b.help, do: sift(func(m *root) model.Filter { return m.scene.Requested().Filter.Toggle(b.facet, b.value) })})
	}
	for _, a := range p.turns {
		rows = append(rows, action{binding: a.binding, help: a.help, when: a.when, idle: a.idle, do: func(m *root) tea.Cmd { return p.turnTo(m, a) }})
	}
	return rows
}

// turnTo keeps this panel's filter and opens another; the panel's own key closes it.
func (p *panel) turnTo(m *root, opens action) tea.Cmd {
	if opens.facet == p.opens.facet {
		return p.finish(m)
	}
	return tea.Batch(p.settle(m), m.openPanel(opens))
}

func (p *panel) sift(m *root, f model.Filter) {
	m.show(m.scene.WithFilter(f))
	p.keep(m)
}

func (p *panel) step(m *root, n int) {
	p.at += n
	p.keep(m)
}

// finish closes the panel.
func (p *panel) finish(m *root) tea.Cmd {
	m.shut()
	return p.settle(m)
}

// settle leaves the filter as it is; but that of every value is none, where no tie lacks
// one. A filter that changed is a step of history.
func (p *panel) settle(m *root) tea.Cmd {
	leave := then(func(m *root) {
		if !m.scene.Requested().Filter.Equal(p.before.Filter) {
			m.leave(p.before)
		}
	})
	f := p.opens.facet
	if set := len(m.scene.Requested().Filter.Values(f)); set == 0 || set != len(m.dossier.Values(f)) {
		return leave(m)
	}
	return m.after(func() tea.Cmd {
		now, seer := m.scene, m.seer()
		all := now.WithFilter(now.Filter.With(f))
		m.see(all, func(e *model.Errand) model.Scene {
			if s := seer(e, all); s.View().Passed() == now.View().Passed() {
				return s
			}
			return now
		}, func(s model.Scene) {
			if m.scene = s; !s.Filter.Equal(now.Filter) {
				m.come(now, s)
			}
		})
		if m.beside != nil {
			m.beside.before.leave(p.before)
		}
		return m.after(func() tea.Cmd { return leave(m) }) // behind what this waits for, whatever key comes
	})
}

func (p *panel) undo(m *root) {
	m.callOff(p.before)
}

// keep keeps the cursor among the values, and in sight.
func (p *panel) keep(m *root) {
	values := p.values(m)
	p.at = max(0, min(p.at, len(values)-1))
	of := p.rows(m, values)
	at := slices.Index(of, p.at)
	rows := p.listRows(m, values)
	w := draw.Window{Top: p.top, Rows: rows}
	if p.at == 0 {
		w.Top = 0
	} else if at >= 0 {
		w.Top = max(min(w.Top, at), at-rows+1)
	}
	p.top = w.Clamp(len(of)).Top
}

func (p *panel) wheel(m *root, at tea.Mouse, notches int) bool {
	if !m.panelRect().Holds(at.X, at.Y) {
		return false
	}
	p.step(m, notches)
	return true
}

// click lets the value under the mouse pass, or not.
func (p *panel) click(m *root, at tea.Mouse) tea.Cmd {
	r, values := m.panelRect(), p.values(m)
	of := p.rows(m, values)
	row := at.Y - r.Y - 1
	line := p.top + row
	if r.Holds(at.X, at.Y) && row >= 0 && row < p.listRows(m, values) && line < len(of) && of[line] >= 0 {
		p.at = of[line]
		p.sift(m, m.scene.Requested().Filter.Toggle(p.opens.facet, values[p.at].Value))
	}
	return nil
}

// familyRows is how high a screen has to be for families' headings.
const familyRows = 30

// rows tell for each line which value it is; -1 for the heading of the next.
func (p *panel) rows(m *root, values []model.FacetValue) []int {
	of, family := make([]int, 0, len(values)), ""
	for i := range values {
		if values[i].Family != family && m.height >= familyRows {
			of = append(of, -1)
		}
		family = values[i].Family
		of = append(of, i)
	}
	return of
}

// lines paints so many lines of values from one on.
func (p *panel) lines(m *root, values []model.FacetValue, of []int, top, rows, width int) []string {
	ink := m.painter()
	if query := p.query(); !query.IsZero() {
		ink.Find = query.Spans
	}
	last := min(top+rows, len(of))
	if top >= last {
		return nil
	}
	names, rooms := make([]string, last-top), make([]int, last-top)
	for n, i := range of[top:last] {
		if rooms[n] = width; i >= 0 {
			names[n], rooms[n] = values[i].Label, labelRoom(&values[i], width)
		}
	}
	lines := make([]string, 0, last-top)
	for n, name := range draw.Apart(ink, names, rooms) {
		if i := of[top+n]; i >= 0 {
			lines = append(lines, p.line(ink, &values[i], name, i == p.at, width))
		} else {
			lines = append(lines, ink.Heading(values[of[top+n+1]].Family, "", width))
		}
	}
	return lines
}

// labelRoom is how many columns a value's label has.
func labelRoom(v *model.FacetValue, width int) int {
	room := width - 3 - len("[ ] ") - len(strconv.Itoa(v.Count))
	if v.Indent {
		room -= 2
	}
	return room
}

// line paints a value under a name.
func (p *panel) line(ink paint.Painter, v *model.FacetValue, name string, chosen bool, width int) string {
	g := paint.Bare
	bar := paint.Cell{Width: 1}
	if chosen {
		g, bar = paint.Focused, paint.BarOf(paint.BarFocused)
	}
	box := "[ ] "
	if v.On {
		box = "[x] "
	}
	if v.Indent {
		box = "  " + box
	}
	tone := paint.Plain
	if v.Count == 0 {
		tone = paint.Muted
	}
	count := strconv.Itoa(v.Count)
	return ink.Row(width, g, bar,
		paint.Cell{Text: box, Width: len(box), Ink: tone, Bold: v.On},
		paint.Cell{Text: name, Width: labelRoom(v, width), Ink: tone, Bold: v.On},
		paint.Cell{Gap: 1, Text: count, Ink: tone, Bold: v.On})
}

// about says what the value under the cursor means, in so many rows at most, and what the
// numbers tell, where there is room for that too.
func (p *panel) about(m *root, values []model.FacetValue, width, rows int) []string {
	ink := paint.Painter{Theme: m.theme}
	if len(values) == 0 {
		return ink.Prose(p.titled("Nothing here to choose from")+".", width, paint.Look{Ink: paint.Muted})
	}
	var meaning []string
	if v := values[p.at]; v.About != "" {
		meaning = ink.ProseIn(v.Label+": "+v.About, width, rows-1, paint.Look{})
	}
	if numbers := ink.Prose("A number tells how many rows the value lets pass, the other filters kept.", width, paint.Look{Ink: paint.Muted}); 1+len(meaning)+len(numbers) <= rows {
		meaning = append(meaning, numbers...)
	}
	if len(meaning) == 0 {
		return nil
	}
	return append([]string{ink.Row(width, paint.Bare, paint.Cell{Width: 1}, paint.Cell{Text: paint.Repeat("─", width-2), Width: width - 2, Ink: paint.Ruled})}, meaning...)
}

// listRows is the room of the values: the meaning below stays, they scroll.
func (p *panel) listRows(m *root, values []model.FacetValue) int {
	r := m.panelRect()
	rows := r.H - 2 // the frame
	return max(1, rows-len(p.aboutFitting(m, values, r.W-2, rows)))
}

// aboutFitting is the meaning as far as two fifths of the panel have room for it, or what the
// values leave; what the numbers tell goes first.
func (p *panel) aboutFitting(m *root, values []model.FacetValue, width, rows int) []string {
	return p.about(m, values, width, max(rows*2/5, rows-len(p.rows(m, values))))
}

// draw paints the panel in its rect, frame and all.
func (p *panel) draw(m *root, r paint.Rect) []string {
	values := p.values(m)
	inner := r.W - 2
	title := m.painter().Keyed(p.opens.setName(), p.opens.panel+": any of")
	title = p.titled(title)
	left := strconv.Itoa(m.scene.Relationships.Shown) + " of " + strconv.Itoa(m.scene.Relationships.Total)
	list := p.lines(m, values, p.rows(m, values), p.top, p.listRows(m, values), inner)
	content := append(list, p.aboutFitting(m, values, inner, r.H-2)...)
	return m.painter().Framed(r, title, left, content)
}
