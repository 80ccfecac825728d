package explorer

import (
	"strings"

	"entente/model"
	"entente/ui/draw"
	"entente/ui/paint"

	tea "charm.land/bubbletea/v2"
)

// drawnIn paints the drawing for its place in the layout.
func (m *root) drawnIn(l layout) draw.Picture {
	s := m.shown()
	if m.painted.is(&s, l) {
		return m.painted.Picture
	}
	return draw.Drawing(m.painter(), s, l.drawing.W-1, l.drawing.H-1)
}

// A painted is the drawing as what just happened has it: its frame need not lay it out again.
type painted struct {
	draw.Picture
	figure model.Figure
	focus  model.Pane
	in     paint.Rect
}

// is reports whether that is what a Scene draws there.
func (d *painted) is(s *model.Scene, l layout) bool {
	return d.figure.Facts != nil && d.figure.Facts == s.Figure.Facts && d.figure.At == s.Figure.At && d.focus == s.Focus && d.in == l.drawing
}

// redrawn paints the drawing anew, and keeps it for the frame.
func (m *root) redrawn(l layout) draw.Picture {
	m.painted = painted{}
	s := m.shown()
	m.painted = painted{m.drawnIn(l), s.Figure, s.Focus, l.drawing}
	return m.painted.Picture
}

// figureWindow is the part of the drawing's body that is in sight.
func (m *root) figureWindow(l layout, d *draw.Picture) draw.Window {
	return draw.Window{Top: m.look.DrawTop, Rows: max(0, l.drawing.H-1-len(d.Head))}
}

// A stopped is where what is chosen in a drawing begins, in its place under the title.
type stopped struct {
	drawn        bool
	head, x, row int // the row as if nothing were scrolled, and where those that scroll begin
}

func (m *root) stopIn(d *draw.Picture) stopped {
	x, row, ok := d.Begins(m.scene.Figure.At)
	return stopped{ok, len(d.Head), x, len(d.Head) + row}
}

// topOfFigure keeps what is chosen in the drawing in sight, and tells where it is.
func (m *root) topOfFigure(l layout) (int, stopped) {
	if l.drawing.Empty() {
		return m.look.DrawTop, stopped{}
	}
	d := m.redrawn(l)
	w := m.figureWindow(l, &d)
	if first, last, ok := d.RowsOf(m.scene.Figure.At); ok && w.Rows > 0 {
		if m.scene.Figure.At == 0 {
			first = max(0, first-w.Rows+1) // with the headings above the first
		}
		w.Top = min(max(w.Top, last-w.Rows+1, d.Ending(last)-w.Rows+1), first)
	}
	return w.Clamp(d.Body.Len()).Top, m.stopIn(&d)
}

// scrolledFigure keeps the drawing's window within its body, and tells where what is
// chosen is.
func (m *root) scrolledFigure(l layout) (int, stopped) {
	if l.drawing.Empty() {
		return m.look.DrawTop, stopped{}
	}
	d := m.redrawn(l)
	return m.figureWindow(l, &d).Clamp(d.Body.Len()).Top, m.stopIn(&d)
}

// drawFigure paints the drawing in its rect, title and all, with its thumb in the last
// column.
func (m *root) drawFigure(l layout) []string {
	p, d := m.painter(), m.drawnIn(l)
	head, w := d.Seen(m.figureWindow(l, &d).Clamp(d.Body.Len()))
	from, to := w.Thumb(d.Body.Len())
	var lines []string
	if !l.single {
		name, index := draw.PaneTitle(p, m.scene, model.Relationships, l.drawing.W)
		lines = append(lines, p.Title(l.drawing.W, name, index, m.shown().Focus == model.Relationships))
	}
	for _, line := range head {
		lines = append(lines, line+p.Row(1, paint.Bare))
	}
	for i := w.Top; i < min(w.Top+w.Rows, d.Body.Len()); i++ {
		n := i - w.Top
		lines = append(lines, d.Body.Row(i)+thumb(p, n >= from && n < to))
	}
	r := l.drawing
	if l.single {
		r.H-- // the rule under the path stands for the title
	}
	return m.fill(lines, r)
}

// scrollFigure moves the drawing's window and chooses nothing.
func (m *root) scrollFigure(rows int) {
	m.look.DrawTop = max(0, m.look.DrawTop+rows)
	m.clampScroll()
}

// clickFigure chooses the stop under the mouse, and gives the drawing the focus.
func (m *root) clickFigure(l layout, at tea.Mouse) {
	d := m.drawnIn(l)
	head, w := d.Seen(m.figureWindow(l, &d))
	row := at.Y - l.drawing.Y - 1 - len(head)
	next := m.scene.FocusOn(model.Relationships)
	if stop := d.At(w.Top+row, at.X-l.drawing.X); row >= 0 && stop >= 0 {
		next = m.scene.ChoosePick(stop)
	}
	m.move(next)
}

// draws shows the drawing to which the Scene leads: where Sources stands alone and would hide
// it, in focus.
func draws(next func(model.Scene) model.Selection) func(*root) tea.Cmd {
	return jumpsTo(func(m *root) model.Selection {
		to := next(m.scene)
		if to.Drawing != model.NoDrawing && m.layoutOf(to).drawing.Empty() {
			to.Focus = model.Relationships
		}
		return to
	})
}

// nextQuestion names the next question where a drawing is, else all of them.
func nextQuestion(m *root) string {
	if m.scene.Drawing == model.NoDrawing {
		return "next question"
	}
	return m.scene.NextQuestion().Drawing.String()
}

// drawing lists what is done with drawings.
func drawing() []action {
	sideways, asOf, closer := step(model.Scene.MoveSideways), step(model.Scene.AsOf), step(model.Scene.Closer)
	return append(aiming(), []action{
		{binding: bind("enter", "show it", "enter"), name: "show in the panes", footer: 1, pane: inDrawing, help: "Show what is chosen in the panes: the tie, or the ties of the pair.", when: canEnter, do: enter},
		{
			binding: bind("→ l", "next one", "right", "l"), name: "sideways", footer: 3, pane: inDrawing, when: sideways.leads(1), do: sideways.moves(1),
			say:  func(m *root) string { return "next " + m.scene.Drawing.Onward() },
			help: "The next of what the drawing is of: " + onwards() + ".",
		},
		{binding: bind("← h", "one before", "left", "h"), name: "sideways back", pane: inDrawing, when: sideways.leads(-1), help: "The same backwards.", do: sideways.moves(-1)},
		{
			binding: bind("v", "next drawing", "v"), name: "next drawing", footer: 3, drawn: 1,
			help: "The next drawing: " + drawn(false) + "; then the panes again.",
			say:  func(m *root) string { return m.scene.NextDrawing().Drawing.String() },
			do:   draws(model.Scene.NextDrawing),
		},
		{binding: bind("V", "next question", "V"), name: "next question", footer: 12, drawn: 2, say: nextQuestion, help: "The next question: " + drawn(true) + "; then the panes again.", do: draws(model.Scene.NextQuestion)},
		{
			binding: bind("z", "all of it", "z"), name: "the other size", footer: 5, pane: inDrawing,
			help: "In the matrix: all actors with ties, or the protagonists alone; in the network: the chosen actor and its nearest, or the protagonists; in paths: all ties of each step, or the firmest alone.",
			when: func(m *root) bool { return m.scene.OtherSize() != "" },
			idle: "this drawing has one size",
			say:  func(m *root) string { return m.scene.OtherSize() },
			do:   jumps(model.Scene.ToggleSize),
		},
		{
			binding: bind(".", "centre", "."), name: "centre of the neighbourhood", footer: 4, pane: inDrawing, help: "In the neighbourhood: put the chosen neighbour in the middle; again comes back.",
			when: func(m *root) bool { return !m.scene.Centre().Equal(m.scene.Requested()) }, do: jumps(model.Scene.Centre),
			idle: "there is no neighbour here to put in the middle",
		},
		{
			binding: bind("&", "join lanes", "&"), name: "join lanes, or part them", footer: 13, pane: inDrawing, help: "In the timeline: one lane for all dated ties of one type between the same; again, a lane each.",
			when: func(m *root) bool { return !m.scene.JoinLanes().Equal(m.scene.Requested()) }, do: jumps(model.Scene.JoinLanes),
			idle: "the timeline alone has lanes to join",
			say: func(m *root) string {
				if m.scene.Joined {
					return "part lanes"
				}
				return "join lanes"
			},
		},
		{binding: bind(")", "closer", ")"), name: "closer in time", footer: 4, pane: inDrawing, help: "In the timeline: a shorter span of time around what is chosen, from all time by centuries and years down to a week.", when: closer.leads(1), idle: "there is no shorter span of time here", do: closer.jumps(1)},
		{binding: bind("(", "further", "("), name: "further in time", footer: 4, pane: inDrawing, help: "In the timeline: a longer span of time again.", when: closer.leads(-1), idle: "there is no longer span of time here", do: closer.jumps(-1)},
		{binding: bind("<", "as of earlier", "<"), footer: 14, when: asOf.leads(-1), idle: "nothing changed on any earlier day", help: "As of an earlier day: only what had been said by then.", do: asOf.jumps(-1)},
		{binding: bind(">", "as of later", ">"), footer: 14, help: "As of a later day; on the last nothing is set aside.", when: asOf.leads(1), idle: "nothing changed on any later day", do: asOf.jumps(1)},
		{binding: bind("@", "dates", "@"), name: "filter by dates: as of, during", footer: 17, help: "As of a day, during a time: dates typed or stepped through.", do: openDates},
		{binding: bind("d", "down the ladder", "d"), footer: 13, own: model.LadderDrawing, say: rungWord, help: "Set aside what is weaker, each time more: what is possible; or alleged; or denied; or not confirmed; then nothing again.", do: jumps(model.Scene.DownTheLadder)},
	}...)
}

// rungWord is what the ladder's footer has room for.
func rungWord(m *root) string {
	if m.scene.Drawing == model.LadderDrawing {
		return "next rung"
	}
	return "down the ladder"
}

// drawn names the drawings that answer a question, or the others.
func drawn(question bool) string {
	var words []string
	for _, d := range model.Drawings() {
		if d.Question() == question {
			words = append(words, d.String())
		}
	}
	return strings.Join(words, ", ")
}

// onwards tells through what → goes in which drawings.
func onwards() string {
	var parts []string
	in := map[string][]string{}
	for _, d := range model.Drawings() {
		if of := d.Onward(); of != "" {
			if in[of] == nil {
				parts = append(parts, of)
			}
			in[of] = append(in[of], d.String())
		}
	}
	for i, of := range parts {
		parts[i] = of + " (" + strings.Join(in[of], ", ") + ")"
	}
	return strings.Join(parts, ", ")
}
