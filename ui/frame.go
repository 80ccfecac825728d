package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente/model"

	tea "charm.land/bubbletea/v2"
)

// View draws the Scene. It writes nothing.
func (m *root) View() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	v.WindowTitle = "entente"
	if !m.mouseless && m.mode != byHand {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if !m.ready || m.width == 0 || m.height == 0 {
		return v
	}
	v.Content = strings.Join(m.frame(), "\n")
	v.Cursor = m.cursor()
	return v
}

// frame gives the screen's rows, each of exactly the screen's width.
func (m *root) frame() []string {
	p := m.painter()
	l := m.layout()
	if l.tooSmall {
		return m.apology()
	}
	var lines []string
	switch m.mode {
	case helping:
		lines = m.drawHelp()
	case legend:
		lines = m.overlay("Legend", m.legendLines(m.width-2))
	case byHand:
		lines = m.overlay("Select with the mouse, copy with the terminal; Esc goes back", m.handLines())
	case browsing, finding, sifting, paragraph, choosing, marking, recalling, linking, exporting:
		if l.header {
			lines = append(lines, p.header(m.scene, m.placed().String(), m.broken, m.width))
		}
		lines = append(lines, m.body(l)...)
	}
	return append(lines, m.footer())
}

// apology says the size there is and the size it takes, as far as there is room.
func (m *root) apology() []string {
	lines := make([]string, m.height)
	for i := range lines {
		lines[i] = m.painter().row(m.width, bare)
	}
	text := fmt.Sprintf("%dx%d; entente needs %dx%d", m.width, m.height, minColumns, minRows)
	if m.theme.columns(text) > m.width {
		text = fmt.Sprintf("%dx%d < %dx%d", m.width, m.height, minColumns, minRows)
	}
	lines[0] = m.painter().row(m.width, bare, cell{text: text, width: m.width})
	return lines
}

// header names the program and the dossier, and tells where in its files what is
// chosen begins, and how much passes the filter. While the files are broken it says
// where, until they are mended.
func (p painter) header(s model.Scene, place, broken string, width int) string {
	d := s.View().Dossier()
	ties := strconv.Itoa(len(d.Ties))
	if !s.Filter.IsZero() {
		ties = strconv.Itoa(s.View().Passed()) + " of " + ties
	}
	counts := ties + " ties · " + strconv.Itoa(len(d.Quotes)) + " quotations"
	if asOf := d.Head.AsOf.String(); asOf != "" && width >= 100 {
		counts += " · " + asOf
	}
	if s.Find != "" {
		counts = "“" + s.Find + "” " + foundInWords(s)
	}
	if room := width - 14; p.columns(counts) > room {
		counts = p.cut(counts, room)
	}
	if broken != "" {
		place = "" // it is of the files as they were
	}
	if place = p.placeBeside(place, d.Head.Title, width-15-p.columns(counts)); place != "" {
		counts = place + " · " + counts
	}
	p = painter{theme: p.theme} // a title is no place that a search goes to
	title := cell{text: d.Head.Title, width: width - 12 - p.columns(counts)}
	if broken != "" {
		title.text, title.ink = "✗ "+broken, red
	}
	return p.row(width, bare, cell{width: 1}, cell{text: "entente", width: 9, ink: accent, bold: true},
		title, cell{width: 1},
		cell{text: counts, width: p.columns(counts), ink: muted})
}

// title paints a pane's title row: its name, and its place in the list. Where
// there is too little room the place goes first.
func (p painter) title(width int, name, place string, inFocus bool) string {
	line, g, tone := "─", bare, ruled
	if inFocus {
		line, g, tone = "━", focused, accent
	}
	if place != "" {
		place = " " + place + " "
	}
	if p.columns(name)+2+p.columns(place)+2 > width {
		place = ""
	}
	name = " " + p.cut(name, width-4) + " "
	rule := max(0, width-2-p.columns(name)-p.columns(place))
	unmarked := painter{theme: p.theme} // a title is no place that a search goes to
	return unmarked.row(1, bare, cell{text: line, width: 1, ink: tone}) +
		unmarked.row(p.columns(name), g, cell{text: name, width: p.columns(name), bold: true}) +
		unmarked.row(max(0, width-1-p.columns(name)), bare,
			cell{text: repeat(line, rule), width: rule, ink: tone},
			cell{text: place, width: p.columns(place), ink: muted},
			cell{text: line, width: 1, ink: tone})
}

// paneTitle names a pane, and what Relationships lists.
func (p painter) paneTitle(s model.Scene, pane model.Pane) (name, place string) {
	d := s.View().Dossier()
	switch pane {
	case model.Countries:
		return "1 Countries", placeOf(s.Countries)
	case model.Relationships:
		if s.Drawing != model.NoDrawing {
			name, place = figureTitle(s)
			return "2 " + name, place
		}
		return "2 " + p.listedTitle(d, s), placeOf(s.Relationships)
	case model.Sources:
	}
	return "3 Sources", storyPlace(s)
}

// quotedColumns is how much of a quotation a title has room for beside its place.
const quotedColumns = 18

func (p painter) listedTitle(d *model.Dossier, s model.Scene) string {
	switch s.Listed.Kind {
	case model.TiesOfQuote:
		return "Relationships: “" + p.cut(d.QuoteByID(s.Listed.ID).Text, quotedColumns) + "”"
	case model.SaidBy:
		return "Relationships told by " + d.PartyName(s.Listed.ID)
	case model.AllQuotes:
		return "Relationships: all quotations"
	case model.AllTies:
		return "Relationships: all"
	case model.TiesOfActor:
	}
	return "Relationships of " + d.PartyName(s.Actor)
}

// placeOf says "1 of 53", and "1 of 5 / 53" where a filter is on.
func placeOf(l model.List) string {
	place := strconv.Itoa(l.Place) + " of " + strconv.Itoa(l.Shown)
	if l.Shown != l.Total {
		place += " / " + strconv.Itoa(l.Total)
	}
	return place
}

// storyPlace says which of the claims or quotations is chosen.
func storyPlace(s model.Scene) string {
	if s.Story.At < 0 {
		return ""
	}
	place, of := 0, 0
	for i, item := range s.Story.Items {
		if (item.Quote != "") == (s.Item.Quote != "") {
			of++
			place += index(i <= s.Story.At)
		}
	}
	word := "tie"
	switch {
	case s.Item.Quote != "":
		word = "quote"
	case s.Item.Claim > 0:
		word = "claim"
	}
	return fmt.Sprintf("%s %d of %d", word, place, of)
}

// body draws the panes where the layout has put them.
func (m *root) body(l layout) []string {
	if l.single {
		return m.drawSingle(l)
	}
	if !l.drawing.empty() {
		return m.drawBeside(l)
	}
	left := m.drawPane(l, model.Countries)
	ties := m.drawPane(l, model.Relationships)
	var columnsOf []column
	if l.panes[model.Relationships].x > 0 {
		columnsOf = []column{{left, m.thumbs(l, model.Countries), noTitle, noTitle}, {ties, m.thumbs(l, model.Relationships), noTitle, noTitle}}
	} else {
		at := len(left)
		thumbs := append(m.thumbs(l, model.Countries), m.thumbs(l, model.Relationships)...)
		columnsOf = []column{{append(left, ties...), thumbs, at, noTitle}}
	}
	if y := l.panes[model.Sources].y - l.right.y; y > 0 && m.inSourcesPlace() == nil {
		columnsOf[len(columnsOf)-1].right = y
	}
	right := m.drawRight(l)
	lines := make([]string, len(right))
	for y := range lines {
		var b strings.Builder
		for i := range columnsOf {
			b.WriteString(columnsOf[i].lines[y])
			b.WriteString(m.ruleAt(&columnsOf[i], y))
		}
		b.WriteString(right[y])
		lines[y] = b.String()
	}
	return lines
}

// drawBeside paints a drawing with Sources at its right, or below it.
func (m *root) drawBeside(l layout) []string {
	left, right := m.drawFigure(l), m.drawRight(l)
	if l.right.x == 0 {
		return append(left, right...)
	}
	rule := column{thumbs: make([]bool, len(left)), left: noTitle, right: noTitle}
	if y := l.panes[model.Sources].y - l.right.y; y > 0 && m.inSourcesPlace() == nil {
		rule.right = y
	}
	for y := range left {
		left[y] += m.ruleAt(&rule, y) + right[y]
	}
	return left
}

// A column is what stands left of a rule: its rows, which of them the rule shows
// as a thumb, and the rows of a second title on either side.
type column struct {
	lines       []string
	thumbs      []bool
	left, right int
}

// noTitle is the row of a second title where there is none.
const noTitle = -1

func (m *root) ruleAt(c *column, y int) string {
	c2 := cell{text: "│", width: 1, ink: ruled}
	switch {
	case y == 0:
		c2.text = "┬"
	case y == c.left && y == c.right:
		c2.text = "┼"
	case y == c.left:
		c2.text = "┤"
	case y == c.right:
		c2.text = "├"
	case c.thumbs[y]:
		c2.text, c2.ink = "┃", muted
	}
	return m.painter().row(1, bare, c2)
}

// thumbs tells which rows of a pane's rect are its thumb.
func (m *root) thumbs(l layout, pane model.Pane) []bool {
	list := m.scene.List(pane)
	rows := m.listRows(l, pane)
	from, to := window{m.scene.Top[pane], rows}.thumb(len(list.Rows))
	marks := make([]bool, l.panes[pane].h)
	head := 1 + headRows(m.scene, pane)
	for i := from; i < to && head+i < len(marks); i++ {
		marks[head+i] = true
	}
	return marks
}

// drawPane paints a list in its rect, title and all.
func (m *root) drawPane(l layout, pane model.Pane) []string {
	r := l.panes[pane]
	name, place := m.painter().paneTitle(m.scene, pane)
	lines := []string{m.painter().title(r.w, name, place, m.shown().Focus == pane)}
	return m.fill(append(lines, m.content(l, pane, r.w)...), r)
}

// noPane is the focus while a panel has it.
const noPane model.Pane = 255

// shown is the Scene as the panes draw it: a panel that is open has the focus.
func (m *root) shown() model.Scene {
	s := m.scene
	if m.inSourcesPlace() != nil {
		s.Focus = noPane
	}
	return s
}

// content paints what stands under a pane's title.
func (m *root) content(l layout, pane model.Pane, width int) []string {
	p, s := m.painter(), m.shown()
	w := window{s.Top[pane], m.listRows(l, pane)}
	switch pane {
	case model.Countries:
		return p.countries(s, w, width)
	case model.Relationships:
		lines := p.sifted(s, width)
		if s.Relationships.At < 0 {
			return append(lines, p.nothing(s, width)...)
		}
		lines = append(lines, p.ties(s, w, width)...)
		if n := elsewhere(m.scene); n > 0 && w.rows > 0 {
			for len(lines) < l.rows(pane)-1 {
				lines = append(lines, p.row(width, bare))
			}
			more := strconv.Itoa(n) + " more elsewhere; enter lists them"
			lines = append(lines, p.row(width, bare, barOf(barLit), cell{text: more, width: width - 2, ink: accent}))
		}
		return lines
	case model.Sources:
	}
	return m.story(s, s.Top[pane], l.rows(pane), width)
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
	page := m.painter().tell(s, width-1)
	w := window{top, rows}.clamp(len(page.lines))
	from, to := w.thumb(len(page.lines))
	lines := make([]string, 0, rows)
	for i := w.top; i < min(w.top+rows, len(page.lines)); i++ {
		side := cell{width: 1}
		if n := i - w.top; n >= from && n < to {
			side.text, side.ink = "┃", muted
		}
		lines = append(lines, page.lines[i]+m.painter().row(1, bare, side))
	}
	return lines
}

// fill cuts or pads the rows to their rect.
func (m *root) fill(lines []string, r rect) []string {
	for len(lines) < r.h {
		lines = append(lines, m.painter().row(r.w, bare))
	}
	return lines[:r.h]
}

// inSourcesPlace gives what paints over Sources now; nil where Sources stands.
func (m *root) inSourcesPlace() func(rect) []string {
	switch m.mode {
	case sifting:
		return m.drawPanel
	case paragraph:
		return m.drawParagraph
	case choosing:
		return m.drawPalette
	case marking, recalling:
		return m.drawPlaces
	case linking:
		return m.drawLink
	case exporting:
		return m.drawExport
	case browsing, finding, helping, legend, byHand:
	}
	return nil
}

// drawRight paints Sources, with the pinned tie where there is one, or what stands
// in its place.
func (m *root) drawRight(l layout) []string {
	if draw := m.inSourcesPlace(); draw != nil {
		return m.fill(draw(l.right), l.right)
	}
	told := m.drawPane(l, model.Sources)
	switch {
	case l.pinned.empty():
		return told
	case l.pinned.y < l.panes[model.Sources].y:
		return append(m.drawPinned(l), told...)
	}
	beside := m.drawPinned(l)
	rule := column{thumbs: make([]bool, len(beside)), left: noTitle, right: noTitle}
	for y := range beside {
		beside[y] += m.ruleAt(&rule, y) + told[y]
	}
	return beside
}

// pinnedScene tells the pinned tie, in which nothing is chosen.
func (m *root) pinnedScene() model.Scene {
	s := m.scene
	s.Story, s.Item, s.Light, s.Focus = s.Pinned, model.Item{}, model.Light{}, noPane
	return s
}

// drawPinned paints the pinned tie, title and all.
func (m *root) drawPinned(l layout) []string {
	s := m.pinnedScene()
	lines := []string{m.painter().title(l.pinned.w, "P Pinned", "", false)}
	lines = append(lines, m.story(s, s.PinTop, l.pinned.h-1, l.pinned.w)...)
	return m.fill(lines, l.pinned)
}

// drawSingle paints the path and the one pane.
func (m *root) drawSingle(l layout) []string {
	s := m.scene
	r := l.panes[s.Focus]
	path := m.path()
	if draw := m.inSourcesPlace(); draw != nil {
		return append([]string{path}, m.fill(draw(m.panelRect()), m.panelRect())...)
	}
	if s.Focus == model.Sources && !l.pinned.empty() {
		return append([]string{path}, m.drawRight(l)...)
	}
	p := m.painter()
	if !l.drawing.empty() {
		rule := p.row(l.drawing.w, bare, cell{text: repeat("━", l.drawing.w), width: l.drawing.w, ink: accent})
		return append([]string{path, rule}, m.drawFigure(l)...)
	}
	width := r.w
	if s.Focus != model.Sources {
		width--
	}
	content := m.content(l, s.Focus, width)
	if s.Focus != model.Sources {
		thumbs := m.thumbs(l, s.Focus)
		for i := range content {
			side := cell{width: 1}
			if i+1 < len(thumbs) && thumbs[i+1] {
				side.text, side.ink = "┃", muted
			}
			content[i] += p.row(1, bare, side)
		}
	}
	rule := p.row(r.w, bare, cell{text: repeat("━", r.w), width: r.w, ink: accent})
	return append([]string{path}, m.fill(append([]string{rule}, content...), r)...)
}

// path says where the one pane stands: " 1 Russia › 2 Relationships 1 of 63 › 3
// Sources 1 of 2". Where it doesn't fit, the places go first, then the names out
// of focus are cut, then the rest.
func (m *root) path() string {
	s := m.scene
	steps := [model.Panes]string{"1 " + s.View().Dossier().PartyName(s.Actor), "2 Relationships", "3 Sources"}
	name, ties := m.painter().paneTitle(s, model.Relationships)
	if s.Drawing != model.NoDrawing {
		steps[1] = name
	}
	_, story := m.painter().paneTitle(s, model.Sources)
	placed := steps
	placed[1] += " " + ties
	placed[2] += " " + strings.TrimPrefix(story, "quote ")
	if m.painter().pathWidth(placed) <= m.width {
		steps = placed
	}
	order := slices.DeleteFunc([]model.Pane{model.Sources, model.Relationships, model.Countries}, func(p model.Pane) bool { return p == s.Focus })
	for _, p := range append(order, s.Focus) {
		if over := m.painter().pathWidth(steps) - m.width; over > 0 {
			steps[p] = m.theme.cut(steps[p], max(2, m.theme.columns(steps[p])-over))
		}
	}
	p := painter{theme: m.theme}
	cells := make([]string, 0, 2*len(steps))
	left := m.width
	add := func(g ground, c cell) {
		c.width = min(c.width, left)
		cells = append(cells, p.row(c.width, g, c))
		left -= c.width
	}
	for i, step := range steps {
		if i > 0 {
			add(bare, cell{text: "›", width: 1, ink: muted})
		}
		if model.Pane(i) == s.Focus {
			add(focused, cell{text: " " + step + " ", width: m.theme.columns(step) + 2, bold: true})
		} else {
			add(bare, cell{text: " " + step + " ", width: m.theme.columns(step) + 2})
		}
	}
	if place := m.theme.placeBeside(m.placed().String(), "", left-2); place != "" && m.broken == "" && !m.layout().header {
		return strings.Join(cells, "") + p.row(left, bare, cell{text: place, width: left - 1, ink: muted, right: true})
	}
	return strings.Join(cells, "") + p.row(left, bare)
}

// pathWidth counts the steps with a blank on each side, and the signs between.
func (p painter) pathWidth(steps [model.Panes]string) int {
	n := len(steps) - 1
	for _, step := range steps {
		n += p.columns(step) + 2
	}
	return n
}
