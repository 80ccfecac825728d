package model

import "slices"

// A Matrix holds ties by their pair of actors: who gives in the rows, who receives in
// the columns. Ties without direction stand in both cells of their pair.
type Matrix struct {
	Actors []*Actor // rows and columns, as Countries has them
	Apart  []*Tie   // those of more than two ends, all of them among the actors where these are few
	// Outside counts the ties with an end that isn't among the actors.
	Outside int

	// Types are those of the ties in the cells, in the dossier's order.
	Types []*TieType

	at       map[string]int // by actor: its row
	directed map[int][]*Tie // by row times actors plus column; the firmest first
	mutual   map[int][]*Tie // the same, by both cells
	cellOf   map[string]int // by tie: its cell, the upper one where it has two
	apartOf  map[string]int
}

// mostCore is how many protagonists a matrix can be of.
const mostCore = 6

// Matrix gives the ties that pass by pairs of the protagonists, where there are two to
// six of them; else, and where it is wide, of all actors of whom a tie
// of two ends passes.
func (v *View) Matrix(wide bool) *Matrix {
	d := v.d
	m := &Matrix{at: map[string]int{}, directed: map[int][]*Tie{}, mutual: map[int][]*Tie{}, cellOf: map[string]int{}, apartOf: map[string]int{}}
	few := !wide && d.fewProtagonists()
	paired := v.paired()
	for _, n := range d.countries {
		if few && !d.Actors[n].Core || !few && !paired[n] {
			continue
		}
		m.at[d.Actors[n].ID] = len(m.Actors)
		m.Actors = append(m.Actors, &d.Actors[n])
	}
	for i := range d.Ties {
		if t := &d.Ties[i]; v.sieve.passes(t, -1) {
			m.put(d, t, !few)
		}
	}
	m.findTypes(d)
	for _, cells := range []map[int][]*Tie{m.directed, m.mutual} {
		for _, ties := range cells {
			slices.SortFunc(ties, firmer)
		}
	}
	slices.SortFunc(m.Apart, firmer)
	for i, t := range m.Apart {
		m.apartOf[t.ID] = i
	}
	return m
}

// findTypes gathers the types of the ties in the cells.
func (m *Matrix) findTypes(d *Dossier) {
	used := make([]bool, len(d.Types))
	for _, cells := range []map[int][]*Tie{m.directed, m.mutual} {
		for _, ties := range cells {
			for _, t := range ties {
				used[t.at.typ] = true
			}
		}
	}
	for i := range d.Types {
		if used[i] {
			m.Types = append(m.Types, &d.Types[i])
		}
	}
}

// fewProtagonists tells whether a matrix can be of the protagonists alone.
func (d *Dossier) fewProtagonists() bool {
	core := 0
	for i := range d.Actors {
		core += truth(d.Actors[i].Core)
	}
	return core >= 2 && core <= mostCore
}

// paired tells which actors are an end of a tie of two ends that passes.
func (v *View) paired() []bool {
	paired := make([]bool, len(v.d.Actors))
	for i := range v.d.Ties {
		if t := &v.d.Ties[i]; len(t.at.ends) == 2 && v.sieve.passes(t, -1) {
			paired[t.at.ends[0]], paired[t.at.ends[1]] = true, true
		}
	}
	return paired
}

// put finds a tie's place.
func (m *Matrix) put(d *Dossier, t *Tie, all bool) {
	if all && len(t.at.ends) != 2 {
		m.Apart = append(m.Apart, t)
		return
	}
	var rows [2]int
	for i, n := range t.at.ends {
		row, ok := m.at[d.Actors[n].ID]
		if !ok {
			m.Outside++
			return
		}
		rows[min(i, 1)] = row
	}
	if len(t.at.ends) != 2 {
		m.Apart = append(m.Apart, t)
		return
	}
	cell := rows[0]*len(m.Actors) + rows[1]
	m.cellOf[t.ID] = cell
	if t.Directed() {
		m.directed[cell] = append(m.directed[cell], t)
		return
	}
	mirror := rows[1]*len(m.Actors) + rows[0]
	m.cellOf[t.ID] = min(cell, mirror)
	m.mutual[cell] = append(m.mutual[cell], t)
	m.mutual[mirror] = append(m.mutual[mirror], t)
}

// Cell gives the ties that the row's actor gives the column's, and those of the two
// without direction; the firmest first.
func (m *Matrix) Cell(row, column int) (directed, mutual []*Tie) {
	n := row*len(m.Actors) + column
	return m.directed[n], m.mutual[n]
}

func (m *Matrix) size() int { return len(m.Actors)*len(m.Actors) + len(m.Apart) }

// nth is 0: a tie stands in the cell of its pair, which the Selection names.
func (m *Matrix) nth(string, int) int { return 0 }

func (m *Matrix) grid() (columns, rows int) { return max(1, len(m.Actors)), len(m.Actors) }

func (m *Matrix) pick(place int) Pick {
	n := len(m.Actors)
	if place >= n*n {
		return Pick{Ties: m.Apart[place-n*n : place-n*n+1]}
	}
	directed, mutual := m.Cell(place/n, place%n)
	return Pick{Actor: m.Actors[place/n].ID, Other: m.Actors[place%n].ID, Ties: slices.Concat(directed, mutual)}
}

// find prefers the chosen pair where its cell holds the chosen tie, or where none is
// chosen; else it is the tie's own cell.
func (m *Matrix) find(s *Scene) int {
	tie := s.wish.Tie
	if n, ok := m.apartOf[tie]; ok {
		return len(m.Actors)*len(m.Actors) + n
	}
	row, known := m.at[s.wish.Actor]
	column, both := m.at[s.wish.Other]
	pair := row*len(m.Actors) + column
	own, ok := m.cellOf[tie]
	switch {
	case known && both && (!ok || slices.ContainsFunc(m.pick(pair).Ties, func(t *Tie) bool { return t.ID == tie })):
		return pair
	case ok:
		return own
	}
	return -1
}
