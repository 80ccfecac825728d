package draw

import (
	"strconv"
	"strings"

	"entente/model"
	"entente/ui/paint"
	"entente/ui/plain"
)

// The columns of a matrix. Up to fewActors a cell shows its ties by their marks.
const (
	fewActors  = 6
	rowName    = 13
	letterCell = 4  // at least
	namedCell  = 9  // at least, where a column's name stands above it in one row
	denseName  = 14 // with the actor's number before it, and a gap
	mostRows   = 6  // of a column's name, at most
	leastRows  = 3  // at least
)

// matrix paints the ties of each pair: a mark a tie where the actors are few, else a
// letter or a number. Below stand the ties of more ends.
func matrix(p paint.Painter, s model.Scene, width, height int) Picture {
	m := s.Figure.Facts.(*model.Matrix)
	var d Picture
	switch n := len(m.Actors); {
	case n == 0:
	case n <= fewActors && (width-1-rowName)/n >= widestMarks(p, m):
		marked(p, &d, s, width, height)
	default:
		lettered(p, &d, s, width, height)
	}
	if len(m.Apart) > 0 {
		d.put(p.Heading("of three and more ends", strconv.Itoa(len(m.Apart)), width))
	}
	cells := len(m.Actors) * len(m.Actors)
	row := tieRows(p, s, m.Apart, width)
	d.putMany(cells, len(m.Apart), func(stop int) string { return row(m.Apart[stop-cells], stop) })
	notes := matrixNotes(p, m)
	if n := d.Body.Len(); n > 0 && len(notes) > 0 {
		d.put(p.Row(width, paint.Bare))
	}
	for _, note := range notes {
		d.put(p.Prose(note, width, paint.Look{Ink: paint.Muted})...)
	}
	return d
}

// mostNamed is how many are named that a matrix leaves out.
const mostNamed = 6

// matrixNotes say what the matrix leaves out.
func matrixNotes(p paint.Painter, m *model.Matrix) []string {
	var notes []string
	if n := len(m.LeftOut); n > 0 && len(m.Actors) > 0 {
		who := plain.Count(n, "actor", "actors")
		if n <= mostNamed {
			names := make([]string, n)
			for i, a := range m.LeftOut {
				names[i] = a.DistinctName()
			}
			who = plain.All(names)
		}
		notes = append(notes, who+" "+plain.Plural(n, "has", "have")+" no tie of two ends here and "+plain.Plural(n, "is", "are")+" left out.")
	}
	if m.Outside > 0 {
		notes = append(notes, plain.Count(m.Outside, "more tie is", "more ties are")+" with other actors, all of whom the wide matrix"+p.Taught(" ({the other size})")+" has.")
	}
	return notes
}

// widestMarks is how many columns a cell of marks needs, for one mark and all counts.
func widestMarks(p paint.Painter, m *model.Matrix) int {
	widest := 6
	for row := range m.Actors {
		for column := range m.Actors {
			directed, mutual := m.Cell(row, column)
			widest = max(widest, 3+least(directed)+p.Columns(deniedSome(directed)), 4+least(mutual)+p.Columns(deniedSome(mutual)))
		}
	}
	return widest
}

// least is the fewest columns in which the signs of ties have room.
func least(ties []*model.Tie) int { return min(len(ties), 1+len(strconv.Itoa(len(ties)))) }

// marked paints few actors: above what the row gives the column, below what has no
// direction.
func marked(p paint.Painter, d *Picture, s model.Scene, width, height int) {
	m := s.Figure.Facts.(*model.Matrix)
	name := max(rowName, min(widestName(p, m)+1, width/4, width-1-len(m.Actors)*widestMarks(p, m)))
	size := (width - 1 - name) / len(m.Actors)
	head := []paint.Cell{{Gap: 1, Text: "from ↓  to →", Width: name, Ink: paint.Muted}}
	for _, name := range columnNames(p, m.Actors, size-2) {
		head = append(head, paint.Cell{Text: " " + name, Width: size, Bold: true})
	}
	d.Head = append(d.Head, p.Row(width, paint.Bare, head...))
	airy := len(m.Actors)*3 <= height-1
	for row, a := range m.Actors {
		here := s.Figure.At >= 0 && s.Figure.At/len(m.Actors) == row
		bar := paint.Cell{Width: 1}
		if here {
			bar = paint.BarOf(paint.BarChosen)
		}
		upper := append(make([]paint.Cell, 0, 6*len(m.Actors)), bar, paint.Cell{Text: cutName(p, s.View().Dossier(), brief(p, a, name-1), name), Width: name, Bold: true})
		lower := append(make([]paint.Cell, 0, 3*len(m.Actors)), bar, paint.Cell{Width: name})
		for column := range m.Actors {
			stop := row*len(m.Actors) + column
			x := 1 + name + column*size
			d.spots = append(d.spots, spot{stop, d.Body.Len(), x, size}, spot{stop, d.Body.Len() + 1, x, size})
			up, low := markedCell(p, s, row, column, size)
			upper, lower = append(upper, up...), append(lower, low...)
		}
		d.put(p.Row(width, paint.Bare, upper...), p.Row(width, paint.Bare, lower...))
		if airy {
			d.put(p.Row(width, paint.Bare))
		}
	}
	d.columns.heads, d.columns.rows = len(d.Head), d.Body.Len()
}

// markedCell returns a cell's two lines. The chosen one stands in brackets.
func markedCell(p paint.Painter, s model.Scene, row, column, size int) (upper, lower []paint.Cell) {
	m := s.Figure.Facts.(*model.Matrix)
	directed, mutual := m.Cell(row, column)
	chosen := s.Figure.At == row*len(m.Actors)+column
	open, end := brackets(chosen)
	no := func(ties []*model.Tie) paint.Cell {
		return paint.Cell{Text: deniedSome(ties), Ink: paint.Red, Bold: chosen}
	}
	upper = append(make([]paint.Cell, 0, 6), open)
	switch {
	case row == column:
		upper = append(upper, paint.Cell{Text: "╲", Width: 1, Ink: paint.Muted})
	case len(directed)+len(mutual) == 0:
		upper = append(upper, paint.Cell{Text: "·", Width: 1, Ink: paint.Muted})
	default:
		upper = append(upper, signs(directed, len(directed), size-3-p.Columns(deniedSome(directed)), chosen)...)
	}
	upper = append(upper, no(directed), end)
	if len(mutual) > 0 {
		lower = append([]paint.Cell{{Text: " ↔", Width: 3, Bold: chosen}}, signs(mutual, len(mutual), size-4-p.Columns(deniedSome(mutual)), chosen)...)
		lower = append(lower, no(mutual))
	}
	return filled(p, upper, size), filled(p, lower, size)
}

// deniedSome counts the ties that somebody denies, behind the marks of all of them.
func deniedSome(ties []*model.Tie) string {
	if n := denied(ties); n > 0 {
		return " " + deniedTies(n)
	}
	return ""
}

// widestName is how many columns the longest name of a matrix's actors takes.
func widestName(p paint.Painter, m *model.Matrix) int {
	most := 0
	for _, a := range m.Actors {
		if name := a.DistinctName(); len(name) > most { // no name has more columns than bytes
			most = max(most, p.Columns(name))
		}
	}
	return most
}

// brackets stand around the chosen one of a matrix's cells.
func brackets(chosen bool) (open, end paint.Cell) {
	if !chosen {
		return paint.Cell{Width: 1}, paint.Cell{Width: 1}
	}
	return paint.Cell{Text: "[", Ink: paint.Accent, Bold: true}, paint.Cell{Text: "]", Ink: paint.Accent, Bold: true}
}

// filled returns the cells with what is left of so many columns blank.
func filled(p paint.Painter, cells []paint.Cell, width int) []paint.Cell {
	return append(cells, paint.Cell{Width: max(0, width-p.Total(cells))})
}

// denied counts the ties that somebody denies.
func denied(ties []*model.Tie) int {
	n := 0
	for _, t := range ties {
		if t.Contested() {
			n++
		}
	}
	return n
}

// signs are the marks of the first of so many ties, neighbours of one standing in one
// cell; those that have no room are counted.
func signs(first []*model.Tie, of, room int, bold bool) []paint.Cell {
	shown, more := first, ""
	if of > room {
		shown = first[:max(0, room-1-len(strconv.Itoa(of)))]
		more = "+" + strconv.Itoa(of-len(shown))
	}
	var cells []paint.Cell
	for _, t := range shown {
		sign, tone := Mark(t.Standing())
		if n := len(cells); n > 0 && cells[n-1].Ink == tone {
			cells[n-1].Text += sign
			cells[n-1].Width++
			continue
		}
		cells = append(cells, paint.Cell{Text: sign, Width: 1, Ink: tone, Bold: bold})
	}
	if more != "" {
		cells = append(cells, paint.Cell{Text: more, Ink: paint.Muted})
	}
	return cells
}

// lettered paints many actors, each with its number: a cell has the letter of its only
// tie's type, or the number of its ties. Columns without room stand on another page.
func lettered(p paint.Painter, d *Picture, s model.Scene, width, height int) {
	m := s.Figure.Facts.(*model.Matrix)
	n := len(m.Actors)
	number, cell := letterGrid(p, m)
	name := denseName
	named := (width - 1 - name - number - 1) / n
	if named >= namedCell {
		cell = max(cell, min(named, counterpartWide+2))
	}
	name = max(name, min(widestName(p, m)+2, width-2-number-n*cell))
	name += number
	room := max(1, (width-1-name-1)/cell)
	first := 0
	if s.Figure.At >= 0 && s.Figure.At < n*n {
		first = s.Figure.At % n / room * room
	}
	last := min(first+room, n)
	letterHead(p, d, s, letterPage{first, last, name, cell}, width, height)
	d.cells = cells{rows: n, stride: n, first: first, last: last, x: 1 + name, w: cell}
	d.putRows(n, func(row int) string {
		return letteredRow(p, s, row, letterPage{first, last, name, cell}, number, width)
	})
	d.columns.heads, d.columns.rows = len(d.Head), d.Body.Len()
	letterLegend(p, d, s, width)
}

// A letterPage is the columns of a matrix that are in sight, and how wide the names
// before them and each of them are.
type letterPage struct{ first, last, name, cell int }

// letterHead names the columns, in as many rows as their names take, with the number that
// the row of each has below.
func letterHead(p paint.Painter, d *Picture, s model.Scene, page letterPage, width, height int) {
	m := s.Figure.Facts.(*model.Matrix)
	n, actors := len(m.Actors), m.Actors[page.first:page.last]
	rows, columns := 1, page.cell-1
	if page.cell < namedCell {
		rows = min(mostRows, max(leastRows, height/4))
	}
	letters := stacked(p, columnNames(p, actors, rows*columns), columns)
	put := func(right bool, text func(c int) string) {
		cells := []paint.Cell{{Width: 1 + page.name}}
		for c := page.first; c < page.last; c++ {
			bold := s.Figure.At >= 0 && s.Figure.At < n*n && s.Figure.At%n == c
			cells = append(cells, paint.Cell{Gap: 1, Text: text(c), Width: page.cell - 1, Right: right, Bold: bold, Found: [][2]int{}})
		}
		d.Head = append(d.Head, p.Row(width, paint.Bare, cells...))
	}
	for row := range letters[0] {
		put(rows == 1, func(c int) string { return letters[c-page.first][row] })
	}
	put(true, func(c int) string { return strconv.Itoa(c + 1) })
	about := paint.Cell{Gap: 1, Text: "from ↓  to →", Elastic: true, Ink: paint.Muted}
	if page.first > 0 || page.last < n {
		about.Short = "columns " + strconv.Itoa(page.first+1) + " to " + strconv.Itoa(page.last) + " of " + strconv.Itoa(n)
		about.Text += "  " + about.Short
		if p.Keys == nil { // where none leads on
			about.Text += " (a greater --width shows more)"
		}
	}
	d.Head = append(d.Head, p.Row(width, paint.Bare, about, paint.Cell{Width: 1}))
}

// columnNames returns the actors' names in so many columns, short where they are so before
// the rows. Of those that are cut to the same, the end tells which it is.
func columnNames(p paint.Painter, actors []*model.Actor, room int) []string {
	names, times := make([]string, len(actors)), map[string]int{}
	for i, a := range actors {
		names[i] = p.Cut(brief(p, a, min(room, denseName-2)), room)
		times[names[i]]++
	}
	for i, a := range actors {
		if end := room / 2; times[names[i]] > 1 {
			whole := brief(p, a, min(room, denseName-2))
			names[i] = strings.TrimSuffix(p.Cut(whole, room-end), "…") + "…" + p.Tail(whole, end)
		}
	}
	return names
}

// stacked returns each name in rows of so many columns, one below the other; shorter ones
// begin further down.
func stacked(p paint.Painter, names []string, columns int) [][]string {
	all, most := make([][]string, len(names)), 0
	for i, name := range names {
		room := 0
		for _, letter := range p.Clusters(name) {
			size := p.Columns(letter)
			if room < size || len(all[i]) == 0 {
				all[i] = append(all[i], "")
				room = columns
			}
			if last := &all[i][len(all[i])-1]; *last != "" || letter != " " {
				*last += letter
				room -= size
			}
		}
		most = max(most, len(all[i]))
	}
	for i := range all {
		all[i] = append(make([]string, most-len(all[i])), all[i]...)
	}
	return all
}

// letterGrid returns how many columns the actors' numbers take, and a cell.
func letterGrid(p paint.Painter, m *model.Matrix) (number, cell int) {
	number = max(3, len(strconv.Itoa(len(m.Actors))))
	most, mostDenied := m.Most()
	cell = max(letterCell, len(strconv.Itoa(len(m.Actors)))+1, len(strconv.Itoa(most))+1)
	if mostDenied > 0 {
		cell = max(cell, len(strconv.Itoa(mostDenied))+2)
		for _, t := range m.Types {
			cell = max(cell, p.Columns(t.Letter)+2)
		}
	}
	return number, cell
}

// letteredRow paints what an actor gives each of those in the columns.
func letteredRow(p paint.Painter, s model.Scene, row int, page letterPage, number, width int) string {
	m := s.Figure.Facts.(*model.Matrix)
	n := len(m.Actors)
	bar, bold := paint.Cell{Width: 1}, false
	if s.Figure.At >= 0 && s.Figure.At/n == row {
		bar, bold = paint.BarOf(paint.BarChosen), true
	}
	cells := []paint.Cell{
		bar,
		{Text: strconv.Itoa(row + 1), Width: number, Right: true, Bold: bold},
		{Gap: 1, Text: cutName(p, s.View().Dossier(), brief(p, m.Actors[row], page.name-number-2), page.name-number-1), Width: page.name - number - 1, Bold: bold},
	}
	after := paint.Cell{Width: 1}
	for c := page.first; c < page.last; c++ {
		chosen := row*n+c == s.Figure.At
		before, next := brackets(chosen)
		if !chosen {
			before = after
		}
		after = next
		cells = append(cells, before, letterIn(s, row, c, page.cell-1, chosen))
	}
	return p.Row(width, paint.Bare, append(cells, after)...)
}

// letterIn returns a cell of so many columns: a letter or a number, and whether it is denied.
func letterIn(s model.Scene, row, column, width int, chosen bool) paint.Cell {
	directed, mutual := s.Figure.Facts.(*model.Matrix).Cell(row, column)
	ties := append(directed[:len(directed):len(directed)], mutual...)
	c := paint.Cell{Width: width, Bold: chosen, Ink: paint.Muted, Right: true}
	switch {
	case row == column:
		c.Text = "╲"
	case len(ties) == 0:
		c.Text = "·"
	case len(ties) == 1:
		c.Text, c.Ink = s.View().Dossier().TypeOf(ties[0]).Letter, paint.Plain
	default:
		c.Text, c.Ink = strconv.Itoa(len(ties)), paint.Plain
	}
	if denied(ties) > 0 {
		c.Ink = paint.Red
		c.Text += "✗"
	}
	return c
}

// letterLegend says what the letters and signs mean.
func letterLegend(p paint.Painter, d *Picture, s model.Scene, width int) {
	words := "A number counts ties, ✗ says that somebody denies one of them; those without direction stand in both cells."
	m := s.Figure.Facts.(*model.Matrix)
	if m.Seriated {
		now := ""
		if len(s.Filter.Values(model.AsOf)) > 0 {
			now = " now"
		}
		words += " Those who share most" + now + " stand side by side."
	}
	for _, t := range m.Types {
		words += " " + t.Letter + "\u00a0" + t.Label + "."
	}
	d.put(p.Row(width, paint.Bare))
	d.put(p.Prose(words, width, paint.Look{Ink: paint.Muted})...)
}
