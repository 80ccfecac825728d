package explorer

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"entente/data/safe"
	"entente/model"
	"entente/ui/draw"
	"entente/ui/paint"
	"entente/ui/plain"

	tea "charm.land/bubbletea/v2"
)

// A reader shows the whole text of a source in the place of the lists, beside Sources,
// with what the dossier has from it. What is chosen in one is chosen in the other, since
// both show the one Selection.
type reader struct {
	sheet
	source string
	text   []safe.Text
	top    int // the first row in sight
	stop   int // which of stops is chosen, where the same claim has several

	view  *model.View // the stops are its
	stops []model.Cited
	width int // the rows are so wide
	rows  []textRow
}

// A textRow is a part of a paragraph, by bytes; the blank one behind a paragraph has
// none of it.
type textRow struct{ paragraph, from, to int }

// blankRow is the end of the row behind a paragraph.
const blankRow = 1 << 30

// readingGrid is how many columns stand before the words: a bar, the paragraph, a mark.
const readingGrid = 8

func newReader(source string, text []safe.Text) *reader {
	return &reader{sheet: sheet{name: "in the text of a source", over: overLists, led: []string{"text of the source"}}, source: source, text: text}
}

// readHere opens the text of the source of what is chosen, at its words.
func readHere(m *root) tea.Cmd {
	source := m.scene.SourceHere()
	r := newReader(source, m.given.Texts[source])
	cmd := m.open(r)
	r.keep(m)
	if i := r.at(m); i < 0 && len(r.stops) > 0 && m.scene.Item == (model.Item{}) {
		r.choose(m, r.of(m.scene.Tie))
	}
	return cmd
}

// of returns the first stop of a tie, or 0.
func (r *reader) of(tie string) int {
	for i := range r.stops {
		if r.stops[i].Item.Tie == tie {
			return i
		}
	}
	return 0
}

// keep follows what is chosen on a screen or in a dossier that changed.
func (r *reader) keep(m *root) {
	if r.view != m.scene.View() {
		r.view = m.scene.View()
		r.stops = r.view.Cited(r.source, len(r.text), func(n int) string { return string(r.text[n-1]) })
	}
	if width := m.readingRect().W; width != r.width {
		r.width = width
		r.rows = r.wrapped(m.theme, width)
	}
	r.follow(m)
}

// wrapped breaks the text into rows.
func (r *reader) wrapped(t *paint.Theme, width int) []textRow {
	var rows []textRow
	for i, p := range r.text {
		if i > 0 {
			rows = append(rows, textRow{i, blankRow, blankRow})
		}
		for _, line := range t.Wrap(string(p), min(paint.ProseColumns, width-readingGrid-1)) {
			rows = append(rows, textRow{i + 1, line[0], line[1]})
		}
	}
	return rows
}

// at returns the stop of what is chosen in Sources, or -1.
func (r *reader) at(m *root) int {
	item, quote := m.scene.Item, ""
	if item.Claim == 0 {
		quote = item.Quote
	}
	is := func(c *model.Cited) bool {
		return c.Item == item || quote != "" && c.Quote == quote && (m.scene.Story.Tie == nil || c.Item.Tie == m.scene.Story.Tie.ID)
	}
	if r.stop < len(r.stops) && is(&r.stops[r.stop]) {
		return r.stop
	}
	for i := range r.stops {
		if is(&r.stops[i]) {
			return i
		}
	}
	return -1
}

// choose chooses what a stop has, as far as there is one.
func (r *reader) choose(m *root, stop int) {
	if len(r.stops) == 0 {
		return
	}
	r.stop = max(0, min(stop, len(r.stops)-1))
	m.move(m.scene.ChooseCited(r.stops[r.stop].Item))
	r.follow(m)
}

// by chooses the stop so many further on; where none is chosen, the next in sight.
func (r *reader) by(m *root, n int) {
	at := r.at(m)
	if at < 0 && r.top < len(r.rows) {
		at = r.from(r.rows[r.top].paragraph)
		if n > 0 { // the first of them is one further on already
			n--
		}
	}
	r.choose(m, at+n)
}

// from returns the first stop from a paragraph on.
func (r *reader) from(paragraph int) int {
	at, _ := slices.BinarySearchFunc(r.stops, paragraph, func(c model.Cited, n int) int { return c.Paragraph - n })
	return at
}

// rowsOf returns the rows in which a stop begins and ends.
func (r *reader) rowsOf(stop int) (first, last int) {
	c := r.stops[stop]
	row := func(at int) int {
		n, _ := slices.BinarySearchFunc(r.rows, textRow{paragraph: c.Paragraph, to: at}, func(a, b textRow) int {
			return cmp.Or(cmp.Compare(a.paragraph, b.paragraph), cmp.Compare(a.to, b.to))
		})
		return min(n, len(r.rows)-1)
	}
	return row(c.Start + 1), row(max(c.End, 1))
}

// chosenRow returns the row in sight at which what is chosen begins; where none is, -1,
// which is the title.
func (r *reader) chosenRow(m *root) int {
	at := r.at(m)
	if at < 0 {
		return -1
	}
	first, last := r.rowsOf(at)
	if row := max(first, r.top); row <= last && row < r.top+r.room(m) {
		return row - r.top
	}
	return -1
}

// room is how many rows of text are shown: under the title, and over the line that
// tells what is chosen.
func (r *reader) room(m *root) int {
	rows := m.readingRect().H - 1
	if r.tells(m, r.at(m)) {
		rows--
	}
	return max(0, rows)
}

// tells reports whether a line tells what is chosen: Sources isn't in sight, or the text
// hasn't its words.
func (r *reader) tells(m *root, stop int) bool {
	return m.layout().single || stop < 0 && m.scene.Item != (model.Item{}) || stop >= 0 && r.lacks(stop)
}

// lacks reports whether the words of a stop don't stand in its paragraph.
func (r *reader) lacks(stop int) bool { return r.stops[stop].Words != "" && r.stops[stop].End == 0 }

// follow has the stop that is chosen in sight, with something before it.
func (r *reader) follow(m *root) {
	rows := r.room(m)
	if at := r.at(m); at >= 0 {
		if first, last := r.rowsOf(at); last < r.top || first >= r.top+rows {
			r.top = first - rows/3
		}
	}
	r.top = draw.Window{Top: r.top, Rows: rows}.Clamp(len(r.rows)).Top
}

func (r *reader) scroll(m *root, lines int) {
	r.top = draw.Window{Top: max(0, r.top+lines), Rows: r.room(m)}.Clamp(len(r.rows)).Top
}

func (r *reader) keys() []action {
	by := func(n int) func(*root) tea.Cmd { return then(func(m *root) { r.by(m, n) }) }
	scroll := func(n int) func(*root) tea.Cmd { return then(func(m *root) { r.scroll(m, n) }) }
	page := func(n int) func(*root) tea.Cmd {
		return then(func(m *root) { r.scroll(m, n*max(1, r.room(m)-1)) })
	}
	more := func(m *root) bool { return len(r.rows) > r.room(m) }
	return []action{
		{binding: bind("Esc", "back", "esc", "q", "enter"), footer: 1, help: "Back to the lists; so do q, enter and the key that led here. What was chosen in the text stays chosen.", do: then((*root).shut)},
		{binding: bind("↓ j", "next claim", "down", "j", "tab"), paired: true, footer: 2, help: "Choose the next claim or quotation in the order of the text.", do: by(1)},
		{binding: bind("↑ k", "claim before", "up", "k", "shift+tab"), help: "Choose the one before.", do: by(-1)},
		{binding: bind("J", "scroll", "J"), paired: true, footer: 4, help: "A line down, without choosing.", when: more, do: scroll(1)},
		{binding: bind("K", "scroll up", "K"), help: "A line up.", do: scroll(-1)},
		{binding: bind("PgDn", "page", "pgdown", "ctrl+d", "space"), footer: 3, help: "A page down, without choosing.", when: more, do: page(1)},
		{binding: bind("PgUp", "page up", "pgup", "ctrl+u"), help: "A page up.", do: page(-1)},
		{binding: bind("g Home", "first claim", "g", "home"), help: "The first claim in the text.", do: by(-far)},
		{binding: bind("G End", "last claim", "G", "end"), help: "The last claim in the text.", do: by(far)},
	}
}

// click chooses what the dossier has from the words that are clicked, or from their
// line; again: the next that it has from them. In Sources it chooses as ever.
func (r *reader) click(m *root, at tea.Mouse) tea.Cmd {
	l, place := m.layout(), m.readingRect()
	switch pane, ok := l.at(at.X, at.Y); {
	case place.Holds(at.X, at.Y):
		if stop := r.under(m, r.top+at.Y-place.Y-1, at.X-place.X-readingGrid); at.Y > place.Y && stop >= 0 {
			r.choose(m, stop)
		}
	case ok && pane == model.Sources:
		m.clickPane(pane, at.Y-l.panes[pane].Y-1)
		r.follow(m)
	}
	return nil
}

// under returns the stop at a row and column of the text, or in that row, or -1.
func (r *reader) under(m *root, row, column int) int {
	if row < 0 || row >= len(r.rows) || r.rows[row].from == blankRow {
		return -1
	}
	line := r.rows[row]
	text := string(r.text[line.paragraph-1])
	at := line.from
	for at < line.to && m.theme.Columns(text[line.from:at+1]) <= column {
		at++
	}
	var here, inRow []int
	for _, i := range r.inRow(line) {
		if inRow = append(inRow, i); r.stops[i].Start <= at && at < r.stops[i].End {
			here = append(here, i)
		}
	}
	if len(here) == 0 {
		here = inRow
	}
	for n, i := range here {
		if i == r.at(m) {
			return here[(n+1)%len(here)]
		}
	}
	if len(here) == 0 {
		return -1
	}
	return here[0]
}

// inRow returns the stops that have words in a row; those without words are in the
// first row of their paragraph.
func (r *reader) inRow(row textRow) []int {
	var list []int
	for i := r.from(row.paragraph); i < len(r.stops) && r.stops[i].Paragraph == row.paragraph; i++ {
		c := &r.stops[i]
		if c.Start < row.to && row.from < c.End || c.End == 0 && row.from == 0 {
			list = append(list, i)
		}
	}
	return list
}

func (r *reader) wheel(m *root, at tea.Mouse, notches int) bool {
	if !m.readingRect().Holds(at.X, at.Y) {
		return false
	}
	r.scroll(m, notches*wheelRows)
	return true
}

// readingRect is the place of the lists or the drawing, or that of the one pane.
func (m *root) readingRect() paint.Rect {
	l := m.layout()
	switch {
	case l.single:
		return m.panelRect()
	case !l.drawing.Empty():
		return l.drawing
	}
	return paint.Rect{X: 0, Y: l.right.Y, W: l.right.X - 1, H: l.right.H}
}

func (r *reader) draw(m *root, at paint.Rect) []string {
	p := m.painter()
	stop, rows := r.at(m), r.room(m)
	place := plain.Count(len(r.stops), "claim", "claims")
	if stop >= 0 {
		place = fmt.Sprintf("%d of %d", stop+1, len(r.stops))
	}
	lines := []string{p.Title(at.W, p.Keyed("text of the source", "Text of "+m.dossier.ShortSource(r.source)), place, true)}
	for i := r.top; i < min(r.top+rows, len(r.rows)); i++ {
		lines = append(lines, r.line(m, i, stop, at.W))
	}
	if r.tells(m, stop) {
		for len(lines) < at.H-1 {
			lines = append(lines, p.Row(at.W, paint.Bare))
		}
		lines = append(lines, r.told(m, stop, at.W))
	}
	return m.fill(lines, at)
}

// line paints a row: the words of the stop that is chosen as what a search finds, those
// of others in the accent's ink, and the mark of the first that begins there.
func (r *reader) line(m *root, i, chosen, width int) string {
	row := r.rows[i]
	p := paint.Painter{Theme: m.theme}
	if row.from == blankRow {
		return p.Row(width, paint.Bare)
	}
	text := string(r.text[row.paragraph-1])
	number := ""
	if row.from == 0 || i == 0 || r.rows[i-1].paragraph != row.paragraph {
		number = "¶" + strconv.Itoa(row.paragraph)
	}
	marked := make([]byte, row.to-row.from) // by byte: 1 is a stop's, 2 the chosen one's
	bar, mark := paint.Cell{Width: 1}, paint.Cell{Gap: 1, Width: 1}
	for _, n := range r.inRow(row) {
		c := &r.stops[n]
		kind := byte(1)
		if n == chosen {
			kind, bar = 2, paint.BarOf(paint.BarFocused)
		}
		for at := max(c.Start, row.from); at < min(c.End, row.to); at++ {
			marked[at-row.from] = max(marked[at-row.from], kind)
		}
		if begins := c.Start >= row.from; begins && (mark.Text == "" || n == chosen) {
			mark.Text, mark.Ink = m.citedMark(c)
		}
	}
	cells := []paint.Cell{bar, {Text: number, Width: 4, Ink: paint.Muted, Right: true}, mark}
	return p.Row(width, paint.Bare, append(cells, parts(text[row.from:row.to], marked)...)...)
}

// parts are the cells of a row's words, one for each run that is marked alike.
func parts(text string, marked []byte) []paint.Cell {
	var cells []paint.Cell
	for from, to := 0, 0; from < len(text); from = to {
		for to = from + 1; to < len(text) && marked[to] == marked[from]; to++ {
		}
		c := paint.Cell{Text: text[from:to]}
		switch marked[from] {
		case 1:
			c.Ink = paint.Accent
		case 2:
			c.Found = [][2]int{{0, to - from}}
		}
		cells = append(cells, c)
	}
	if len(cells) > 0 {
		cells[0].Gap = 1
	}
	return cells
}

// citedMark returns the sign of a claim, or of a quotation that no claim names.
func (m *root) citedMark(c *model.Cited) (string, paint.Ink) {
	if claim := m.claimOf(c); claim != nil {
		return draw.ClaimMark(claim)
	}
	return "“", paint.Muted
}

func (m *root) claimOf(c *model.Cited) *model.Claim {
	if t := m.scene.View().Dossier().TieByID(c.Item.Tie); t != nil {
		return t.ClaimByNumber(c.Item.Claim)
	}
	return nil
}

// told tells in a line what is chosen, or that the text hasn't its words.
func (r *reader) told(m *root, stop, width int) string {
	p := m.painter()
	if stop < 0 {
		return p.Row(width, paint.Bare, paint.Cell{Gap: 1, Text: "What is chosen isn’t in this text.", Elastic: true, Ink: paint.Muted})
	}
	d, c := m.scene.View().Dossier(), &r.stops[stop]
	if r.lacks(stop) {
		text := fmt.Sprintf("Not in ¶%d: “%s”", c.Paragraph, c.Words)
		return p.Row(width, paint.Bare, paint.Cell{Gap: 1, Text: text, Elastic: true, Ink: paint.Red})
	}
	sign, tone := m.citedMark(c)
	text, word := "a quotation that no claim names", ""
	if claim := m.claimOf(c); claim != nil {
		text, word = d.ClaimantOf(claim)+": "+d.EndsInBrief(d.TieByID(c.Item.Tie)), claim.Word()
	}
	return p.Row(width, paint.Bare, paint.Cell{Gap: 1, Text: sign, Width: 1, Ink: tone}, paint.Cell{Gap: 1, Text: text, Elastic: true}, paint.Cell{Gap: 1, Text: word, Ink: tone}, paint.Cell{Width: 1})
}
