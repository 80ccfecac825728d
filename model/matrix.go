package model

import (
	"iter"
	"slices"
	"sort"
)

// A Matrix holds ties by their pair of actors: who gives in the rows, who receives in
// the columns. Ties without direction stand in both cells of their pair.
type Matrix struct {
	Actors []*Actor // rows and columns
	// Seriated is set where those who share ties stand together: where there are more than
	// six, whom Countries' order doesn't show. As of a day actors stand as they do now, so
	// that nobody's row moves from one day to another.
	Seriated bool
	// LeftOut are the protagonists, or all actors, without a tie in any cell.
	LeftOut []*Actor
	Apart   []*Tie // those of more than two ends, of the protagonists all of them where it is of these
	// Outside counts the ties with an end that is none of the protagonists.
	Outside int

	// Types are those of the ties in the cells, in the dossier's order.
	Types []*TieType

	d       *Dossier
	of      []int // by row: the actor of the dossier
	row     []int // by actor of the dossier; -1 where it has none
	cells   []cell
	cellAt  map[[2]int32]int32 // by giver and receiver, as the dossier counts actors: the cell, where it has ties
	opening int                // the first stop with a tie

	most, mostDenied int
}

// A cell has ties, the firmest first.
type cell struct {
	from, to         int32  // actors of the dossier
	directed, mutual []*Tie // mutual ones stand in the cell across the diagonal too
}

// Most returns the most ties of a cell, and the most of one in which some tie is denied.
func (m *Matrix) Most() (ties, denied int) { return m.most, m.mostDenied }

// mostCore is how many protagonists a matrix can be of.
const mostCore = 6

// Matrix returns the ties that pass by pairs of the protagonists, where there are two to
// six of them; else, and where it is wide, of all actors. Those without a tie of two ends
// there are left out.
func (v *View) Matrix(wide bool) *Matrix {
	d := v.d
	m := &Matrix{d: d}
	few := !wide && d.fewProtagonists(mostCore)
	outsider := func(n int) bool { return few && !d.Actors[n].Core }
	var pairs []*Tie
	for t := range v.match.ties(d) {
		switch {
		case slices.ContainsFunc(t.at.ends(), func(n int32) bool { return outsider(int(n)) }):
			m.Outside++
		case t.OfTwo():
			pairs = append(pairs, t)
		default:
			m.Apart = append(m.Apart, t)
		}
	}
	e := v.match.errand
	filled := e.beside(func() { m.fill(e, pairs) }) // which takes as long as to place the actors
	m.place(v, wide, pairs, outsider)
	filled()
	m.findTypes(e, d, pairs)
	SortFirmest(m.Apart)
	m.open(e)
	return m
}

// fill puts ties of two ends into their cells.
func (m *Matrix) fill(e *Errand, pairs []*Tie) {
	m.cells, m.cellAt = make([]cell, 0, len(pairs)), make(map[[2]int32]int32, len(pairs))
	room := make([]*Tie, 2*len(pairs)) // for the first tie of each cell: most have no other
	put := func(list *[]*Tie, t *Tie) {
		if *list == nil {
			*list, room = room[:0:1], room[1:]
		}
		*list = append(*list, t)
	}
	for _, t := range pairs {
		e.goOn()
		if from, to := t.at.pair[0], t.at.pair[1]; t.Directed() {
			put(&m.cell(from, to).directed, t)
		} else {
			put(&m.cell(from, to).mutual, t)
			put(&m.cell(to, from).mutual, t)
		}
	}
	for i := range m.cells {
		e.goOn()
		SortFirmest(m.cells[i].directed)
		SortFirmest(m.cells[i].mutual)
	}
}

// cell returns the cell of a giver and a receiver, which it makes where there is none yet.
func (m *Matrix) cell(from, to int32) *cell {
	i, ok := m.cellAt[[2]int32{from, to}]
	if !ok {
		i = int32(len(m.cells)) //nolint:gosec // memory ends before
		m.cells, m.cellAt[[2]int32{from, to}] = append(m.cells, cell{from: from, to: to}), i
	}
	return &m.cells[i]
}

// place gives each actor that is an end of a pair its row, and leaves out the others.
func (m *Matrix) place(v *View, wide bool, pairs []*Tie, outsider func(int) bool) {
	d, e := v.d, v.match.errand
	paired := make([]bool, len(d.Actors))
	for _, t := range pairs {
		e.goOn()
		paired[t.at.ends()[0]], paired[t.at.ends()[1]] = true, true
	}
	var order []int
	for _, n := range d.countries {
		switch {
		case paired[n]:
			order = append(order, n)
		case !outsider(n):
			m.LeftOut = append(m.LeftOut, &d.Actors[n])
		}
	}
	if m.Seriated = len(order) > mostCore; !d.day.IsZero() {
		m.Seriated = v.now().keptMatrix(wide).arrange(order)
	} else if m.Seriated {
		order = seriated(e, order, pairs)
	}
	m.of, m.row = order, slices.Repeat([]int{-1}, len(d.Actors))
	for row, n := range order {
		m.row[n] = row
		m.Actors = append(m.Actors, &d.Actors[n])
	}
}

func (v *View) keptMatrix(wide bool) *Matrix {
	return v.figures.get(figureKey{drawing: MatrixDrawing, wide: wide}, func() Facts { return v.Matrix(wide) }).(*Matrix)
}

// arrange orders actors as they stand in the matrix; those that don't come last.
func (m *Matrix) arrange(actors []int) (seriated bool) {
	sort.SliceStable(actors, func(i, j int) bool {
		a, b := m.row[actors[i]], m.row[actors[j]]
		return a >= 0 && (b < 0 || a < b)
	})
	return m.Seriated
}

// open finds the first stop with a tie, where there is none one off the diagonal, and the
// most ties of a cell.
func (m *Matrix) open(e *Errand) {
	m.opening = m.size()
	for i := range m.cells {
		e.goOn()
		c := &m.cells[i]
		m.opening = min(m.opening, m.row[c.from]*len(m.Actors)+m.row[c.to])
		ties := len(c.directed) + len(c.mutual)
		m.most = max(m.most, ties)
		if slices.ContainsFunc(c.directed, (*Tie).Contested) || slices.ContainsFunc(c.mutual, (*Tie).Contested) {
			m.mostDenied = max(m.mostDenied, ties)
		}
	}
	if m.opening == m.size() {
		m.opening = min(1, m.size()-1)
		if len(m.Apart) > 0 {
			m.opening = m.size() - len(m.Apart)
		}
	}
}

// findTypes gathers the types of the ties in the cells.
func (m *Matrix) findTypes(e *Errand, d *Dossier, pairs []*Tie) {
	used := make([]bool, len(d.Types))
	for _, t := range pairs {
		e.goOn()
		used[t.at.typ()] = true
	}
	for i := range d.Types {
		if used[i] {
			m.Types = append(m.Types, &d.Types[i])
		}
	}
}

// fewProtagonists reports whether a drawing that has room for so many actors can be of the
// protagonists alone: there are two or more, and no more than that.
func (d *Dossier) fewProtagonists(most int) bool {
	core := 0
	for i := range d.Actors {
		core += truth(d.Actors[i].Core)
	}
	return core >= 2 && core <= most
}

// widen has the matrix hold all actors where the chosen tie has an end that is none of
// the protagonists.
func (s *Scene) widen() {
	d, chosen := s.view.d, s.behind
	if s.requested.Nth > 0 {
		chosen = s.requested.Tie
	}
	if t := d.TieByID(chosen); !s.Wide && t != nil && d.fewProtagonists(mostCore) && s.view.match.passes(t, -1) {
		s.Wide = slices.ContainsFunc(t.at.ends(), func(n int32) bool { return !d.Actors[n].Core })
	}
}

// stand returns the stop of a tie, the upper one where it has two; ok reports whether it
// stands in a cell.
func (m *Matrix) stand(t *Tie) (stop int, ok bool) {
	if t == nil || !t.OfTwo() || len(m.Actors) == 0 {
		return 0, false
	}
	from, to := m.row[t.at.pair[0]], m.row[t.at.pair[1]]
	if from < 0 || to < 0 {
		return 0, false
	}
	if !t.Directed() && to < from {
		from, to = to, from
	}
	return from*len(m.Actors) + to, m.holds(from, to, t.ID)
}

// Cell returns the ties that the row's actor gives the column's, and those of the two
// without direction; the firmest first.
func (m *Matrix) Cell(row, column int) (directed, mutual []*Tie) {
	pair := [2]int32{int32(m.of[row]), int32(m.of[column])} //nolint:gosec // memory ends before
	if i, ok := m.cellAt[pair]; ok {
		return m.cells[i].directed, m.cells[i].mutual
	}
	return nil, nil
}

// Filled yields the row and the column of each cell that has ties, row by row. Of many actors
// nearly all cells are empty.
func (m *Matrix) Filled() iter.Seq2[int, int] {
	n := len(m.Actors)
	stops := make([]int, len(m.cells))
	for i, c := range m.cells {
		stops[i] = m.row[c.from]*n + m.row[c.to]
	}
	slices.Sort(stops)
	return func(yield func(row, column int) bool) {
		for _, stop := range stops {
			if !yield(stop/n, stop%n) {
				return
			}
		}
	}
}

func (m *Matrix) size() int { return len(m.Actors)*len(m.Actors) + len(m.Apart) }

// nth is 1: a tie stands in the cell of its pair, which the Selection names.
func (m *Matrix) nth(string, int) int { return 1 }

func (m *Matrix) grid() (columns, rows int) { return max(1, len(m.Actors)), len(m.Actors) }

func (m *Matrix) pick(stop int) Pick {
	n := len(m.Actors)
	if stop >= n*n {
		return Pick{Ties: m.Apart[stop-n*n : stop-n*n+1]}
	}
	directed, mutual := m.Cell(stop/n, stop%n)
	return Pick{Actor: m.Actors[stop/n].ID, Other: m.Actors[stop%n].ID, Ties: slices.Concat(directed, mutual)}
}

// find prefers the chosen pair where its cell holds the tie, or where an empty one was
// chosen; then the tie's cell, in the actor's row where that has it, then the first cell
// of that row with any.
func (m *Matrix) find(s *Scene, tie string) int {
	n := len(m.Actors)
	row, known := m.rowOf(s.Actor)
	column, both := m.rowOf(s.Other)
	empty := s.requested.Nth > 0 && s.requested.Tie == ""
	if known && both && (empty || tie != "" && m.holds(row, column, tie)) {
		return row*n + column
	}
	t := s.view.d.TieByID(tie)
	if t != nil {
		if apart, ok := slices.BinarySearchFunc(m.Apart, t, firmer); ok {
			return n*n + apart
		}
	}
	own, stands := m.stand(t)
	for column := range m.Actors {
		if known && stands && m.holds(row, column, tie) {
			return row*n + column
		}
	}
	if stands {
		return own
	}
	for column := range m.Actors {
		if known && m.holds(row, column, "") {
			return row*n + column
		}
	}
	return m.opening
}

// rowOf returns the row of an actor, where it has one.
func (m *Matrix) rowOf(actor string) (row int, ok bool) {
	n, known := m.d.actor.find(actor)
	if !known || m.row[n] < 0 {
		return 0, false
	}
	return m.row[n], true
}

// rowOr0 returns the row of an actor, the first where it has none.
func (m *Matrix) rowOr0(actor string) int {
	row, _ := m.rowOf(actor)
	return row
}

// holds reports whether a cell has the tie; of no tie, whether it has any.
func (m *Matrix) holds(row, column int, tie string) bool {
	directed, mutual := m.Cell(row, column)
	is := func(t *Tie) bool { return tie == "" || t.ID == tie }
	return slices.ContainsFunc(directed, is) || slices.ContainsFunc(mutual, is)
}
