package ui

import (
	"strconv"
	"strings"

	"entente/model"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// A drawn is a drawing at a width: rows that stay in sight, rows that scroll below them,
// and where the places stand that can be chosen.
type drawn struct {
	head  []string
	body  []drawnRow
	spots []spot
}

// A drawnRow is painted when it comes into sight: of 100,000 lanes a screen shows few.
type drawnRow struct {
	text  string
	paint func() string // nil where there is text
	place int           // one more than the place that is all of the row; 0 for none
}

func (r *drawnRow) String() string {
	if r.paint != nil {
		return r.paint()
	}
	return r.text
}

// put puts painted rows below the others.
func (d *drawn) put(rows ...string) {
	for _, text := range rows {
		d.body = append(d.body, drawnRow{text: text})
	}
}

// putAt puts a painted row below the others that is all of a place's.
func (d *drawn) putAt(place int, text string) {
	d.body = append(d.body, drawnRow{text: text, place: place + 1})
}

// putPlace does the same with a row that is to be painted when it is seen.
func (d *drawn) putPlace(place int, paint func() string) {
	d.body = append(d.body, drawnRow{paint: paint, place: place + 1})
}

// at gives the place that stands at a row of the body and a column, or -1.
func (d *drawn) at(row, x int) int {
	if row < 0 || row >= len(d.body) {
		return -1
	}
	for _, s := range d.spots {
		if s.row == row && x >= s.x && x < s.x+s.w {
			return s.place
		}
	}
	return d.body[row].place - 1
}

// A spot is where a place stands that has but a part of a row: a row of the body, and
// columns in it. A place may have several.
type spot struct{ place, row, x, w int }

// rowsOf gives the first and the last row of a place; false where it has none.
func (d *drawn) rowsOf(place int) (first, last int, ok bool) {
	found := func(row int) {
		if !ok {
			first = row
		}
		last, ok = row, true
	}
	for i := range d.body {
		if d.body[i].place == place+1 {
			found(i)
		}
	}
	for _, s := range d.spots {
		if s.place == place {
			found(s.row)
		}
	}
	return first, last, ok
}

// draw paints the drawing of a Scene. Height is how many rows it has room for; what is
// longer scrolls.
func (p painter) draw(s model.Scene, width, height int) drawn {
	switch s.Drawing {
	case model.TreeDrawing:
		return p.tree(s, width, height)
	case model.LadderDrawing:
		return p.ladder(s, width, height)
	case model.NearDrawing:
		return p.near(s, width, height)
	case model.PathDrawing:
		return p.paths(s, width, height)
	case model.ComparisonDrawing:
		return p.comparison(s, width, height)
	case model.VoicesDrawing:
		return p.voices(s, width, height)
	case model.MatrixDrawing:
		return p.matrix(s, width, height)
	case model.TimelineDrawing:
		return p.timeline(s, width, height)
	case model.NoDrawing:
	}
	return drawn{}
}

// figureColumns is the least width of a drawing; below it says so.
const figureColumns = 40

// figure paints the drawing under what the filter lets pass, in a width that leaves a
// column for its thumb.
func (p painter) figure(s model.Scene, width, height int) drawn {
	var head []string
	if !s.Filter.IsZero() {
		head = p.filterLines(s, "", width)
	}
	if width < figureColumns {
		words := "A drawing needs " + strconv.Itoa(figureColumns+1) + " columns; here are " + strconv.Itoa(width+1) + ". v goes on to the panes."
		d := drawn{head: head}
		d.put(p.prose(words, width, look{ink: muted})...)
		return d
	}
	d := p.draw(s, width, height-len(head))
	if len(d.head)+len(d.body) == 0 {
		d.put(p.row(width, bare))
		d.put(p.prose("Nothing is left to draw: Esc undoes the last filter, X clears all.", width, look{bold: true})...)
	}
	d.head = append(head, d.head...)
	return d
}

// figureTitle names a drawing, and the place in it that is chosen.
func figureTitle(s model.Scene) (name, place string) {
	if s.Figure.At >= 0 {
		place = placeOf(model.List{Place: s.Figure.At + 1, Shown: s.Figure.Size, Total: s.Figure.Total})
	}
	actor, other := s.View().Dossier().PartyName(s.Actor), s.View().Dossier().PartyName(s.Other)
	switch s.Drawing {
	case model.TreeDrawing:
		return "Tree of " + actor, place
	case model.MatrixDrawing:
		return "Matrix", matrixPlace(s)
	case model.TimelineDrawing:
		return "Timeline", place
	case model.NearDrawing:
		return "Neighbourhood of " + actor, place
	case model.PathDrawing:
		return "Paths from " + actor + " to " + other, place
	case model.ComparisonDrawing:
		return actor + " and " + other + " compared", place
	case model.VoicesDrawing:
		return "What " + s.View().Dossier().PartyName(s.Figure.Voices.Party) + " says, and who disagrees", place
	case model.LadderDrawing:
		return "What is left: " + s.Filter.Lens().Label(), place
	case model.NoDrawing:
	}
	return "", ""
}

// matrixPlace names the pair of the chosen cell.
func matrixPlace(s model.Scene) string {
	d := s.View().Dossier()
	if s.Figure.At < 0 || s.Figure.Pick.Other == "" {
		return ""
	}
	if s.Figure.Pick.Actor == s.Figure.Pick.Other {
		return d.PartyName(s.Figure.Pick.Actor)
	}
	return d.PartyName(s.Figure.Pick.Actor) + " and " + d.PartyName(s.Figure.Pick.Other)
}

// drawnIn paints the drawing for its place in the layout.
func (m *root) drawnIn(l layout) drawn {
	return m.painter().figure(m.shown(), l.drawing.w-1, l.drawing.h-1)
}

// figureWindow is the part of the drawing's body that is in sight.
func (m *root) figureWindow(l layout, d *drawn) window {
	return window{m.scene.DrawTop, max(0, l.drawing.h-1-len(d.head))}
}

// topOfFigure keeps what is chosen in the drawing in sight.
func (m *root) topOfFigure(l layout) int {
	if l.drawing.empty() {
		return m.scene.DrawTop
	}
	d := m.drawnIn(l)
	w := m.figureWindow(l, &d)
	if first, last, ok := d.rowsOf(m.scene.Figure.At); ok && w.rows > 0 {
		if m.scene.Figure.At == 0 {
			first = 0 // with the headings above the first
		}
		w.top = max(w.top, last-w.rows+1)
		if last-first < w.rows {
			w.top = min(w.top, first)
		}
	}
	return w.clamp(len(d.body)).top
}

// scrolledFigure keeps the drawing's window within its body.
func (m *root) scrolledFigure(l layout) int {
	if l.drawing.empty() {
		return m.scene.DrawTop
	}
	d := m.drawnIn(l)
	return m.figureWindow(l, &d).clamp(len(d.body)).top
}

// drawFigure paints the drawing in its rect, title and all, with its thumb in the last
// column.
func (m *root) drawFigure(l layout) []string {
	p, d := m.painter(), m.drawnIn(l)
	w := m.figureWindow(l, &d).clamp(len(d.body))
	from, to := w.thumb(len(d.body))
	var lines []string
	if !l.single {
		name, place := figureTitle(m.scene)
		lines = append(lines, p.title(l.drawing.w, "2 "+name, place, m.shown().Focus == model.Relationships))
	}
	for _, line := range d.head {
		lines = append(lines, line+p.row(1, bare))
	}
	for i := w.top; i < min(w.top+w.rows, len(d.body)); i++ {
		side := cell{width: 1}
		if n := i - w.top; n >= from && n < to {
			side.text, side.ink = "┃", muted
		}
		lines = append(lines, d.body[i].String()+p.row(1, bare, side))
	}
	r := l.drawing
	if l.single {
		r.h-- // the rule under the path stands for the title
	}
	return m.fill(lines, r)
}

// scrollFigure moves the drawing's window and chooses nothing.
func (m *root) scrollFigure(rows int) {
	next := m.scene.Wish()
	next.DrawTop = max(0, next.DrawTop+rows)
	m.showAt(next)
}

// clickFigure chooses the place under the mouse, and gives the drawing the focus.
func (m *root) clickFigure(l layout, at tea.Mouse) {
	d := m.drawnIn(l)
	row := at.Y - l.drawing.y - 1 - len(d.head)
	next := m.scene.FocusOn(model.Relationships)
	if place := d.at(m.scene.DrawTop+row, at.X-l.drawing.x); row >= 0 && place >= 0 {
		next = m.scene.ChoosePick(place)
	}
	m.move(next)
}

// Draw gives the drawing of a Scene as plain text of at most so many columns: the same
// that the explorer shows under its title, with nothing chosen, as high as it needs to
// be.
func Draw(s model.Scene, width int, ascii bool) string {
	s.Figure.At, s.Focus = -1, noPane
	p := painter{theme: newTheme(paletteFor(dark, colorprofile.ASCII), ascii, ansi.GraphemeWidth)}
	d := p.figure(s, width, far)
	var b strings.Builder
	write := func(line string) { b.WriteString(strings.TrimRight(ansi.Strip(line), " ") + "\n") }
	name, _ := figureTitle(s)
	write(" " + name)
	for _, line := range d.head {
		write(line)
	}
	for i := range d.body {
		write(d.body[i].String())
	}
	return b.String()
}

func sideways(n int) func(*root) tea.Cmd {
	return func(m *root) tea.Cmd {
		m.move(m.scene.MoveSideways(n * m.count.times()))
		return nil
	}
}

func canMoveSideways(n int) func(*root) bool {
	return func(m *root) bool {
		return !m.scene.MoveSideways(n).Equal(m.scene.Wish())
	}
}

func asOf(n int) func(*root) tea.Cmd {
	return func(m *root) tea.Cmd {
		m.jump(m.scene.AsOf(n * m.count.times()))
		return nil
	}
}

func canStepBack(n int) func(*root) bool {
	return func(m *root) bool { return !m.scene.AsOf(n).Equal(m.scene.Wish()) }
}

// drawing lists what is done with drawings.
func drawing() []action {
	return []action{
		{
			binding: bind("enter", "in the panes", "enter"), name: "show in the panes", footer: 2, pane: inDrawing,
			help: "Show what is chosen in the panes: the tie, or the ties of the pair.",
			do:   enter,
		},
		{
			binding: bind("→ l", "next one", "right", "l"), name: "sideways", footer: 3, pane: inDrawing, when: canMoveSideways(1), do: sideways(1),
			help: "The next column of the matrix, the next actor of a tree or a neighbourhood, the other one of a path or comparison, the next claimant, the next lens.",
		},
		{binding: bind("← h", "one before", "left", "h"), name: "sideways back", pane: inDrawing, when: canMoveSideways(-1), help: "The same backwards: the column, actor, claimant or lens before.", do: sideways(-1)},
		{
			binding: bind("v", "next drawing", "v"), footer: 9,
			help: "The next drawing: tree, matrix, timeline, neighbourhood; then the panes again.",
			say: func(m *root) string {
				if next := m.scene.NextDrawing().Drawing; next != model.NoDrawing {
					return next.String()
				}
				return "panes"
			},
			do: func(m *root) tea.Cmd { m.jump(m.scene.NextDrawing()); return nil },
		},
		{
			binding: bind("V", "next question", "V"), footer: 12,
			help: "The next question: the paths between two actors, two compared, who says so, what is left; then the panes again.",
			do:   func(m *root) tea.Cmd { m.jump(m.scene.NextQuestion()); return nil },
		},
		{
			binding: bind("z", "all actors", "z"), name: "all actors of the matrix", footer: 4, pane: inDrawing,
			help: "In the matrix: all actors with ties, or the protagonists alone.",
			when: func(m *root) bool { return m.scene.Drawing == model.MatrixDrawing },
			do: func(m *root) tea.Cmd {
				next := m.scene.Wish()
				next.Wide = !next.Wide
				m.jump(next)
				return nil
			},
		},
		{
			binding: bind("<", "as of earlier", "<"), footer: 14, when: canStepBack(-1),
			help: "As of an earlier date: only what was known of by then.",
			do:   asOf(-1),
		},
		{binding: bind(">", "as of later", ">"), footer: 14, help: "As of a later date; behind the last nothing is set aside.", when: canStepBack(1), do: asOf(1)},
		{
			binding: bind("d", "down the ladder", "d"), footer: 13,
			help: "Set aside what is weaker: what may be, what is alleged, what is denied, what isn’t confirmed; then nothing again.",
			do:   func(m *root) tea.Cmd { m.jump(m.scene.DownTheLadder()); return nil },
		},
	}
}
