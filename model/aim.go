package model

// An Aim is what of a drawing a reader can choose by its name.
type Aim struct {
	Word  string // what it is: "actor", "other actor"
	among func(s *Scene) []string
	set   func(s *Scene, next *Selection, id string)
	// cell returns the stop of a matrix's cell in the row, or the column, of that index, as
	// near to the chosen one as can be; nil elsewhere.
	cell func(m *Matrix, chosen Pick, index int) int
}

var (
	toActor = Aim{Word: "actor", among: everyActor, set: func(s *Scene, next *Selection, id string) {
		next.Actor, next.Other, next.Scope = id, s.Other, Scope{}
		if id == s.Other {
			next.Other = s.Actor
		}
	}}
	// toNearest leaves the network of the protagonists, which is the same whoever is chosen.
	toNearest = Aim{Word: toActor.Word, among: everyActor, set: func(s *Scene, next *Selection, id string) {
		toActor.set(s, next, id)
		next.Wide = true
	}}
	toOther = Aim{Word: "other actor", among: everyActor, set: func(s *Scene, next *Selection, id string) {
		next.Actor, next.Other = s.Actor, id
		if id == s.Actor {
			next.Actor = s.Other
		}
	}}
	toClaimant = Aim{
		Word: "claimant", among: func(s *Scene) []string { return s.view.claimants() },
		set: func(_ *Scene, next *Selection, id string) { next.Scope = Scope{Kind: SaidBy, ID: id} },
	}
	toRow    = Aim{Word: "row", cell: func(m *Matrix, chosen Pick, row int) int { return row*len(m.Actors) + m.rowOr0(chosen.Other) }}
	toColumn = Aim{Word: "column", cell: func(m *Matrix, chosen Pick, column int) int { return m.rowOr0(chosen.Actor)*len(m.Actors) + column }}
)

// Aims returns what of the drawing can be chosen by its name; of two the other end first.
func (d Drawing) Aims() []Aim { return d.row().aims }

// Targets returns the ids of all that can be aimed at.
func (s Scene) Targets(a Aim) []string {
	if a.cell == nil {
		return a.among(&s)
	}
	m := s.view.facts(figureKey{drawing: MatrixDrawing, wide: true}).(*Matrix)
	ids := make([]string, len(m.Actors))
	for i, actor := range m.Actors {
		ids[i] = actor.ID
	}
	return ids
}

// AimAt draws of another party. One of two that is aimed at the other one changes places
// with it; in a matrix the cell is chosen, in that of all actors where only this has it.
func (s Scene) AimAt(a Aim, id string) Selection {
	next := s.CloseCard()
	next.Focus, next.Nth = Relationships, 0
	if a.cell == nil {
		a.set(&s, &next, id)
		return next
	}
	m := s.Figure.Facts.(*Matrix)
	index, ok := m.rowOf(id)
	if !ok {
		next.Wide = true
		wide := s.view.See(next)
		m = wide.Figure.Facts.(*Matrix)
		index, s.Wide, s.Figure.Facts = m.rowOr0(id), true, m
	}
	return s.ChoosePick(a.cell(m, s.Figure.Pick, index))
}

// everyActor returns all actors, as Countries has them.
func everyActor(s *Scene) []string {
	ids := make([]string, len(s.view.d.countries))
	for i, n := range s.view.d.countries {
		ids[i] = s.view.d.Actors[n].ID
	}
	return ids
}
