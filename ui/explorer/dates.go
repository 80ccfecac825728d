package explorer

import (
	"strconv"

	"entente/model"
	"entente/ui/paint"
	"entente/ui/plain"

	tea "charm.land/bubbletea/v2"
)

// A dater sets the dates of the filter: as of which day what had been said is told, and
// during which time a tie can have held. They are typed, or stepped through.
type dater struct {
	sheet
	before State
	fields []dateField
	at     int // the field that takes what is typed
}

// A dateField is one of the filter's dates.
type dateField struct {
	prompt
	facet model.Facet
	steps func(s model.Scene, n int) model.Selection
	about string
}

func newDates(from State) *dater {
	field := func(facet model.Facet, sign string, steps func(model.Scene, int) model.Selection, about string) dateField {
		text := ""
		if values := from.Filter.Values(facet); len(values) > 0 {
			text = values[0]
		}
		return dateField{newPrompt(sign, text), facet, steps, about}
	}
	return &dater{
		sheet: sheet{name: "in the dates", over: overSources, letters: true}, before: from,
		fields: []dateField{
			field(model.AsOf, "as of ", model.Scene.AsOf, "What had been said by the end of that day: a claim counts from the first day on which it can have been said."),
			field(model.During, "during ", model.Scene.During, "Ties whose date can meet that day or time, such as 2024 or 2022/2023. Those without a date stay, apart."),
		},
	}
}

func openDates(m *root) tea.Cmd { return m.open(newDates(m.state())) }

func (d *dater) typing() *prompt { return &d.fields[d.at].prompt }

func (d *dater) keys() []action {
	step := func(n int) func(*root) tea.Cmd { return then(func(m *root) { d.step(m, n) }) }
	return []action{
		{binding: bind("enter", "keep", "enter"), footer: 1, help: "Keep the dates and close.", do: then(d.finish)},
		{binding: bind("Esc", "undo", "esc"), footer: 2, help: "Close, with the filter as it was.", do: then(d.undo)},
		{binding: bind("↑", "earlier", "up"), footer: 3, help: "The day before at which anything changed; of ties, the date before.", do: step(-1)},
		{binding: bind("↓", "later", "down"), footer: 4, help: "The next such day, or date; behind the last nothing is set aside.", do: step(1)},
		{binding: bind("Tab", "the other", "tab", "shift+tab"), footer: 5, help: "Type the other date.", do: func(*root) tea.Cmd {
			d.at = (d.at + 1) % len(d.fields)
			return d.typing().Focus()
		}},
		{binding: bind("ctrl-d", "only dated", "ctrl+d"), footer: 6, help: "Leave out the ties without a date, or have them stay.", do: then(func(m *root) {
			m.show(m.scene.WithFilter(m.scene.Requested().Filter.Toggle(model.Dated, model.Set)))
		})},
	}
}

// changed puts on the filter the date that is typed now, as soon as it is one.
func (d *dater) changed(m *root) {
	f := &d.fields[d.at]
	if f.Value() == "" {
		m.show(m.scene.WithFilter(m.scene.Requested().Filter.With(f.facet)))
	} else if date, err := model.ParseDate(f.Value()); err == nil {
		m.show(m.scene.WithFilter(m.scene.Requested().Filter.With(f.facet, date.EDTF())))
	}
}

func (d *dater) step(m *root, n int) {
	f := &d.fields[d.at]
	m.show(f.steps(m.scene, n))
	text := ""
	if values := m.scene.Requested().Filter.Values(f.facet); len(values) > 0 {
		text = values[0]
	}
	f.set(text)
}

// finish closes; a filter that changed is a step of history.
func (d *dater) finish(m *root) {
	m.shut()
	if !m.scene.Requested().Filter.Equal(d.before.Filter) {
		m.leave(d.before)
	}
}

func (d *dater) undo(m *root) {
	m.callOff(d.before)
}

// draw tells the dates in words, what stays without one, and what is no date yet.
func (d *dater) draw(m *root, r paint.Rect) []string {
	ink, width := m.painter(), r.W-2
	var lines []string
	for i := range d.fields {
		f := &d.fields[i]
		ground, bar := paint.Bare, paint.Cell{Width: 1}
		if i == d.at {
			ground, bar = paint.Focused, paint.BarOf(paint.BarFocused)
		}
		lines = append(lines, ink.Row(width, ground, bar, paint.Cell{Text: f.sign, Width: 8}, paint.Cell{Text: f.words(), Elastic: true, Bold: true}))
		if text := plain.Staying(m.scene, f.facet); text != "" {
			lines = append(lines, ink.Prose(text, width, paint.Look{Ink: paint.Muted})...)
		}
	}
	box := "[ ]"
	if m.scene.Filter.Has(model.Dated, model.Set) {
		box = "[x]"
	}
	lines = append(lines, ink.Row(width, paint.Bare, paint.Cell{Width: 1}, paint.Cell{Text: box, Width: 8}, paint.Cell{Text: "only ties with a date", Elastic: true}),
		ink.Row(width, paint.Bare))
	lines = append(lines, ink.ProseIn(d.fields[d.at].about, width, r.H-2-len(lines), paint.Look{Ink: paint.Muted})...)
	list := m.scene.Relationships
	return ink.Framed(r, m.painter().Keyed("filter by dates: as of, during", "Dates"), strconv.Itoa(list.Shown)+" of "+strconv.Itoa(list.Total), lines)
}

// words says what date is typed, or what may have been meant.
func (f *dateField) words() string {
	text := written(f.Value())
	if text == "" {
		return "any time"
	}
	if date, err := model.ParseDate(text); err == nil {
		return date.String()
	}
	if meant := model.DateHint(text); meant != "" {
		return "no date yet; " + meant + "?"
	}
	return "no date yet; try 2024-10-24"
}
