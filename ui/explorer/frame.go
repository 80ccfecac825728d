package explorer

import (
	"fmt"
	"slices"
	"strings"

	"entente/model"
	"entente/ui/draw"
	"entente/ui/paint"
	"entente/ui/plain"

	tea "charm.land/bubbletea/v2"
)

// View draws the Scene. It writes nothing.
func (m *root) View() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	v.WindowTitle = "entente"
	if !m.mouseless && (m.overlay == nil || !m.overlay.row().byMouse) {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if !m.ready || m.width == 0 || m.height == 0 {
		v.Content = blankFrame
		return v
	}
	v.Content = m.text()
	v.Cursor = m.cursor()
	return v
}

// text is the frame as the terminal is to show it. Blanks at the end of a row are left
// out, since Bubble Tea begins each frame with none but blanks.
func (m *root) text() string {
	c := m.compose()
	row, size := make([]string, 0, mostParts), 0
	for y := range c.height() {
		size++
		for _, part := range trimmed(c.row(row, y)) {
			size += len(part)
		}
	}
	var b strings.Builder
	b.Grow(size)
	for y := range c.height() {
		if y > 0 {
			b.WriteByte('\n')
		}
		row = c.row(row, y)
		if m.countsMarks || slices.ContainsFunc(row, mayNeedSteadying) {
			row = append(row[:0], m.steadied(strings.Join(row, "")))
		}
		for _, part := range trimmed(row) {
			b.WriteString(part)
		}
	}
	return b.String()
}

// steadied is a row for a terminal that counts columns as this one does.
func (m *root) steadied(row string) string {
	if m.countsMarks {
		row = apart(row)
	}
	return steadied(row, m.method)
}

// trimmed is a row without the blanks at its end.
func trimmed(row []string) []string {
	last := len(row) - 1
	row[last] = strings.TrimRight(row[last], " ")
	return row
}

// blankFrame is a screen without anything on it. With an empty text Bubble Tea lets the
// cells of the screen go, and makes them anew for the first frame, which is half a
// mebibyte at 120x40.
const blankFrame = " "

// frame returns the screen's rows, each of exactly the screen's width.
func (m *root) frame() []string {
	c := m.compose()
	frame := make([]string, c.height())
	for y := range frame {
		frame[y] = strings.Join(c.row(nil, y), "")
	}
	return frame
}

// A composition is what a frame is put together from, once, in [root.text]: a frame that is
// copied on its way leaves half as much again behind.
type composition struct {
	head    []string // rows across the screen
	columns []column // side by side below it
	rows    int      // how many of theirs have room
	rules   [ruledPieces]string
	foot    []string
}

// mostParts is how many texts stand in a row at most: three columns and the rules
// between.
const mostParts = 5

func (c *composition) height() int { return len(c.head) + c.rows + len(c.foot) }

// row returns the texts that stand side by side in a row, in the place of what parts has.
func (c *composition) row(parts []string, y int) []string {
	parts = parts[:0]
	if y < len(c.head) {
		return append(parts, c.head[y])
	}
	y -= len(c.head)
	if y >= c.rows {
		return append(parts, c.foot[y-c.rows])
	}
	for i := range c.columns {
		column := &c.columns[i]
		parts = append(parts, column.lines[y])
		if i < len(c.columns)-1 {
			parts = append(parts, c.rules[column.ruleAt(y)])
		}
	}
	return parts
}

// compose draws all that a frame has.
func (m *root) compose() (c composition) {
	l := m.layout()
	if l.tooSmall {
		c.head = m.apology()
		return c
	}
	switch {
	case m.standsOver(overAll):
		c.columns = alone(m.overlay.draw(m, paint.Rect{X: 0, Y: 0, W: m.width, H: m.height - 1}))
	default:
		if l.header {
			c.head = []string{draw.Header(m.painter(), m.scene, m.location().String(), m.reloading.broken, m.sofar, m.width)}
		}
		c.columns, c.rules = m.body(l), m.rules()
	}
	c.foot = m.foot()
	c.rows = m.height - len(c.head) - len(c.foot)
	return c
}

// alone is the column of rows with nothing beside them.
func alone(lines []string) []column { return []column{{lines: lines}} }

// foot are the rows below all others: the footer, or a message. One that is wider than a
// row has as many as it needs, of a third of the screen, over what stands there: it leaves
// with the next key.
func (m *root) foot() []string {
	if m.telling() {
		return m.message()
	}
	return []string{m.footer()}
}

// apology says the size there is and the size it takes, as far as there is room.
func (m *root) apology() []string {
	lines := make([]string, m.height)
	for i := range lines {
		lines[i] = m.painter().Row(m.width, paint.Bare)
	}
	text := fmt.Sprintf("%dx%d; entente needs %dx%d", m.width, m.height, minColumns, minRows)
	if m.theme.Columns(text) > m.width {
		text = fmt.Sprintf("%dx%d < %dx%d", m.width, m.height, minColumns, minRows)
	}
	lines[0] = m.painter().Row(m.width, paint.Bare, paint.Cell{Text: text, Width: m.width})
	return lines
}

// body draws the panes where the layout has put them.
func (m *root) body(l layout) []column {
	if l.single {
		return alone(m.drawSingle(l))
	}
	if !l.drawing.Empty() || m.standsOver(overLists) {
		return m.drawBeside(l)
	}
	left := m.drawPane(l, model.Countries)
	ties := m.drawPane(l, model.Relationships)
	columns := make([]column, 0, model.Panes)
	if l.panes[model.Relationships].X > 0 {
		columns = append(columns, column{left, m.thumbs(l, model.Countries), noTitle, noTitle}, column{ties, m.thumbs(l, model.Relationships), noTitle, noTitle})
	} else {
		at := len(left)
		thumbs := append(m.thumbs(l, model.Countries), m.thumbs(l, model.Relationships)...)
		columns = append(columns, column{append(left, ties...), thumbs, at, noTitle})
	}
	if y := l.panes[model.Sources].Y - l.right.Y; y > 0 && !m.standsOver(overSources) {
		columns[len(columns)-1].right = y
	}
	return append(columns, column{lines: m.drawRight(l)})
}

// drawBeside paints a drawing, or a text, with Sources at its right, or below it.
func (m *root) drawBeside(l layout) []column {
	var left []string
	if m.standsOver(overLists) {
		left = m.overlay.draw(m, m.readingRect())
	} else {
		left = m.drawFigure(l)
	}
	right := m.drawRight(l)
	if l.right.X == 0 {
		return alone(append(left, right...))
	}
	ruled := column{lines: left, thumbs: make([]bool, len(left)), left: noTitle, right: noTitle}
	if y := l.panes[model.Sources].Y - l.right.Y; y > 0 && !m.standsOver(overSources) {
		ruled.right = y
	}
	return []column{ruled, {lines: right}}
}

// A column stands beside others: its rows, which of them the rule at its right shows as
// a thumb, and the rows of a second title on either side of that. The last has no rule.
type column struct {
	lines       []string
	thumbs      []bool
	left, right int
}

// noTitle is the row of a second title where there is none.
const noTitle = -1

// A ruled is a piece of the rule between two columns.
type ruled int

const (
	ruledThrough ruled = iota
	ruledTop
	ruledBoth
	ruledLeft
	ruledRight
	ruledThumb
	ruledPieces int = iota
)

var ruledCells = [ruledPieces]paint.Cell{
	ruledThrough: {Text: "│", Ink: paint.Ruled},
	ruledTop:     {Text: "┬", Ink: paint.Ruled},
	ruledBoth:    {Text: "┼", Ink: paint.Ruled},
	ruledLeft:    {Text: "┤", Ink: paint.Ruled},
	ruledRight:   {Text: "├", Ink: paint.Ruled},
	ruledThumb:   {Text: "┃", Ink: paint.Muted},
}

// rules paints each piece once for a frame, of which every row has some.
func (m *root) rules() (painted [ruledPieces]string) {
	p := paint.Painter{Theme: m.theme}
	for i := range painted {
		painted[i] = p.Row(1, paint.Bare, ruledCells[i])
	}
	return painted
}

// ruleAt is the piece of the rule at the column's right.
func (c *column) ruleAt(y int) ruled {
	switch {
	case y == 0:
		return ruledTop
	case y == c.left && y == c.right:
		return ruledBoth
	case y == c.left:
		return ruledLeft
	case y == c.right:
		return ruledRight
	case c.thumbs[y]:
		return ruledThumb
	}
	return ruledThrough
}

// thumbs tells which rows of a pane's rect are its thumb.
func (m *root) thumbs(l layout, pane model.Pane) []bool {
	list := m.scene.List(pane)
	rows := m.listRows(l, pane)
	from, to := draw.Window{Top: m.look.Top[pane], Rows: rows}.Thumb(len(list.Rows))
	marks := make([]bool, l.panes[pane].H)
	head := 1 + headRows(m.scene, pane)
	for i := from; i < to && head+i < len(marks); i++ {
		marks[head+i] = true
	}
	return marks
}

// drawPane paints a list in its rect, title and all.
func (m *root) drawPane(l layout, pane model.Pane) []string {
	r := l.panes[pane]
	p := m.painter()
	name, place := draw.PaneTitle(p, m.scene, pane, r.W)
	lines := append(make([]string, 0, r.H), p.Title(r.W, name, place, m.shown().Focus == pane))
	return m.fill(append(lines, m.content(l, pane, r.W)...), r)
}

// shown is the Scene as the panes draw it: a panel that is open has the focus.
func (m *root) shown() model.Scene {
	s := m.scene
	if m.standsOver(overSources) || m.standsOver(overLists) {
		s.Focus = draw.NoPane
	}
	return s
}

// content paints what stands under a pane's title.
func (m *root) content(l layout, pane model.Pane, width int) []string {
	p, s := m.painter(), m.shown()
	w := draw.Window{Top: m.look.Top[pane], Rows: m.listRows(l, pane)}
	switch pane {
	case model.Countries:
		return draw.Countries(p, s, w, width)
	case model.Relationships:
		lines := draw.Filter(p, s, width)
		if s.Relationships.At < 0 {
			return append(lines, draw.Nothing(p, s, width, l.rows(pane)-len(lines))...)
		}
		lines = append(lines, draw.Ties(p, s, w, width)...)
		if n := elsewhere(m.scene); n > 0 && w.Rows > 0 {
			for len(lines) < l.rows(pane)-1 {
				lines = append(lines, p.Row(width, paint.Bare))
			}
			more := plain.Count(n, "more tie", "more ties") + " elsewhere; " + m.taught("{go in} lists all")
			lines = append(lines, p.Row(width, paint.Bare, paint.BarOf(paint.BarLit), paint.Cell{Text: more, Width: width - 2, Ink: paint.Accent}))
		}
		return lines
	case model.Sources:
	}
	return m.story(s, m.look.Top[pane], l.rows(pane), width)
}

// elsewhere counts the chosen quote's ties that aren't listed, where ties are.
func elsewhere(s model.Scene) int {
	if s.Listed.Kind == model.AllQuotes {
		return 0
	}
	return s.Light.Elsewhere
}

// story paints what a Scene tells from a line on, with its thumb in the last column.
func (m *root) story(s model.Scene, top, rows, width int) []string {
	p := m.painter()
	page := draw.Story(p, s, width-1)
	w := draw.Window{Top: top, Rows: rows}.Clamp(len(page.Lines))
	from, to := w.Thumb(len(page.Lines))
	lines := make([]string, 0, rows)
	for i := w.Top; i < min(w.Top+rows, len(page.Lines)); i++ {
		n := i - w.Top
		lines = append(lines, page.Lines[i]+thumb(p, n >= from && n < to))
	}
	return lines
}

// thumb paints a row's last column.
func thumb(p paint.Painter, shown bool) string {
	if !shown {
		return p.Row(1, paint.Bare)
	}
	return p.Row(1, paint.Bare, paint.Cell{Text: "┃", Width: 1, Ink: paint.Muted})
}

// fill cuts or pads the rows to their rect.
func (m *root) fill(lines []string, r paint.Rect) []string {
	if len(lines) < r.H {
		blank := m.painter().Row(r.W, paint.Bare)
		for len(lines) < r.H {
			lines = append(lines, blank)
		}
	}
	return lines[:r.H]
}

// drawRight paints Sources, with the pinned tie where there is one, or what stands
// in its place.
func (m *root) drawRight(l layout) []string {
	if m.standsOver(overSources) {
		return m.fill(m.overlay.draw(m, l.right), l.right)
	}
	told := m.drawPane(l, model.Sources)
	switch {
	case l.pinned.Empty():
		return told
	case l.pinned.Y < l.panes[model.Sources].Y:
		return append(m.drawPinned(l), told...)
	}
	beside := m.drawPinned(l)
	rule := column{thumbs: make([]bool, len(beside)), left: noTitle, right: noTitle}
	rules := m.rules()
	for y := range beside {
		beside[y] += rules[rule.ruleAt(y)] + told[y]
	}
	return beside
}

// pinnedScene tells the pinned tie, in which nothing is chosen.
func (m *root) pinnedScene() model.Scene {
	s := m.scene
	s.Story, s.Item, s.Light, s.Focus = s.Pinned, model.Item{}, model.Light{}, draw.NoPane
	return s
}

// drawPinned paints the pinned tie, title and all.
func (m *root) drawPinned(l layout) []string {
	s := m.pinnedScene()
	lines := []string{m.painter().Title(l.pinned.W, m.painter().Keyed("pin", "Pinned"), "", false)}
	lines = append(lines, m.story(s, m.look.PinTop, l.pinned.H-1, l.pinned.W)...)
	return m.fill(lines, l.pinned)
}

// drawSingle paints the path and the one pane.
func (m *root) drawSingle(l layout) []string {
	s := m.scene
	r := l.panes[s.Focus]
	path := m.path()
	if m.standsOver(overSources) || m.standsOver(overLists) {
		over := m.panelRect()
		return append([]string{path}, m.fill(m.overlay.draw(m, over), over)...)
	}
	if s.Focus == model.Sources && !l.pinned.Empty() {
		return append([]string{path}, m.drawRight(l)...)
	}
	p := m.painter()
	if !l.drawing.Empty() {
		rule := p.Row(l.drawing.W, paint.Bare, paint.Cell{Text: paint.Repeat("━", l.drawing.W), Width: l.drawing.W, Ink: paint.Accent})
		return append([]string{path, rule}, m.drawFigure(l)...)
	}
	width := r.W
	if s.Focus != model.Sources {
		width--
	}
	content := m.content(l, s.Focus, width)
	if s.Focus != model.Sources {
		thumbs := m.thumbs(l, s.Focus)
		for i := range content {
			content[i] += thumb(p, i+1 < len(thumbs) && thumbs[i+1])
		}
	}
	rule := p.Row(r.W, paint.Bare, paint.Cell{Text: paint.Repeat("━", r.W), Width: r.W, Ink: paint.Accent})
	return append([]string{path}, m.fill(append([]string{rule}, content...), r)...)
}

// path says where the one pane stands: " 1 Russia › 2 Relationships 1 of 63 › 3
// Sources 1 of 2". Where it doesn't fit, the place out of focus goes first, then a long name
// of an actor, then the other place, then the names out of focus are cut, then the rest. In
// the header's stead it ends with what that one tells: where what is chosen begins, and who
// may read the dossier.
func (m *root) path() string {
	s := m.scene
	p := m.painter()
	steps := [model.Panes]string{p.Keyed("go to the actors", s.View().Dossier().PartyName(s.Actor)), p.Keyed("go to Relationships", "Relationships"), p.Keyed("go to Sources", "Sources")}
	name, ties := draw.PaneTitle(p, s, model.Relationships, far)
	if s.Drawing != model.NoDrawing {
		steps[1] = name
	}
	_, story := draw.PaneTitle(p, s, model.Sources, far)
	mark, room := "", m.width
	if !m.layout().header {
		mark = s.View().Dossier().Head.Marking.String()
	}
	if mark != "" {
		room -= m.theme.Columns(mark) + 2
	}
	places := [model.Panes]string{model.Relationships: ties, model.Sources: strings.TrimPrefix(strings.TrimPrefix(story, "quote "), "claim ")}
	if placed, ok := placedPath(p, steps, places, s.Focus, room, far); ok {
		steps = placed
	} else {
		steps = m.pathInBrief(steps, places, room)
	}
	order := slices.DeleteFunc([]model.Pane{model.Sources, model.Relationships, model.Countries}, func(p model.Pane) bool { return p == s.Focus })
	for _, pane := range append(order, s.Focus) {
		if over := pathWidth(p, steps) - room; over > 0 {
			steps[pane] = m.theme.Cut(steps[pane], max(2, m.theme.Columns(steps[pane])-over))
		}
	}
	p.Find = nil // its own names are no matches
	cells := make([]string, 0, 2*len(steps))
	left := room
	add := func(g paint.Ground, c paint.Cell) {
		c.Width = min(c.Width, left)
		cells = append(cells, p.Row(c.Width, g, c))
		left -= c.Width
	}
	for i, step := range steps {
		if i > 0 {
			add(paint.Bare, paint.Cell{Text: "›", Width: 1, Ink: paint.Muted})
		}
		if model.Pane(i) == s.Focus {
			add(paint.Focused, paint.Cell{Text: " " + step + " ", Width: m.theme.Columns(step) + 2, Bold: true})
		} else {
			add(paint.Bare, paint.Cell{Text: " " + step + " ", Width: m.theme.Columns(step) + 2})
		}
	}
	place := draw.LocationBeside(m.theme, m.location().String(), "", left-2)
	if m.reloading.broken != "" || m.layout().header {
		place = ""
	}
	end := []paint.Cell{{Text: place, Elastic: true, Ink: paint.Muted, Right: true}}
	if mark != "" {
		end = append(end, paint.Cell{Gap: 1, Text: mark, Bold: true})
	}
	return strings.Join(cells, "") + p.Row(left+m.width-room, paint.Bare, append(end, paint.Cell{Width: 1})...)
}

// longStep is how much of a long name in the path stays where places need its room.
const longStep = 16

// pathInBrief returns the steps of a path whose places have no room beside the full names: with
// short ones, of which a long one of an actor leaves the places what they need; where even that
// is too little, with no place, and in full if that fits; else with fewer words for a drawing.
func (m *root) pathInBrief(steps, places [model.Panes]string, room int) [model.Panes]string {
	p, brief := m.painter(), steps
	brief[0] = p.Keyed("go to the actors", m.scene.View().Dossier().BriefName(m.scene.Actor))
	if m.scene.Drawing != model.NoDrawing {
		brief[1], _ = draw.PaneTitle(p, m.scene, model.Relationships, 0)
	}
	if placed, ok := placedPath(p, brief, places, m.scene.Focus, room, longStep); ok {
		return placed
	} else if pathWidth(p, steps) <= room {
		return steps
	}
	if m.scene.Drawing != model.NoDrawing && pathWidth(p, brief) > room {
		brief[1] = draw.BriefTitle(p, m.scene)
		brief, _ = placedPath(p, brief, places, m.scene.Focus, room, longStep)
	}
	return brief
}

// placedPath returns the steps with the places that have room in so many columns: both, or
// that of the pane in focus, as which the list of actors has that of the ties. A longer name of
// an actor is cut to as little as least for that. It reports whether a place has room.
func placedPath(p paint.Painter, steps, places [model.Panes]string, focus model.Pane, room, least int) ([model.Panes]string, bool) {
	out := model.Sources
	if focus == model.Sources {
		out = model.Relationships
	}
	for range 2 {
		placed, has := steps, false
		for i, place := range places {
			if place != "" {
				placed[i], has = placed[i]+" "+place, true
			}
		}
		over, size := pathWidth(p, placed)-room, p.Columns(placed[0])
		if over > 0 && size-over >= least {
			placed[0] = p.Cut(placed[0], size-over)
			over = 0
		}
		if over <= 0 {
			return placed, has
		}
		places[out] = ""
	}
	return steps, false
}

// pathWidth counts the steps with a blank on each side, and the signs between.
func pathWidth(p paint.Painter, steps [model.Panes]string) int {
	n := len(steps) - 1
	for _, step := range steps {
		n += p.Columns(step) + 2
	}
	return n
}
