package cli

import "entente/model"

func matrixDrawer() drawer {
	return drawer{
		drawing: model.MatrixDrawing, wide: true,
		short: "Draw who gives whom, actor by actor",
		long: `Draw the ties of each pair of actors: who gives in the rows, who receives in the
columns; those without direction (↔) stand in both cells of their pair, those
with more than two ends in rows of their own. Among the protagonists a mark is a
tie; among all actors (--wide) a cell has the letter of its tie’s type, or the
number of its ties, and those who share most stand side by side. ✗ means that
somebody denies one. Actors without a tie of two ends are left out.`,
		example: `  entente matrix
  entente matrix --wide --lens not-denied
  entente matrix --type arms,troops --format json`,
		facts: matrixFacts,
	}
}

func matrixFacts(s model.Scene) any {
	d, m := s.View().Dossier(), s.Figure.Facts.(*model.Matrix)
	cells := []object{}
	for row, column := range m.Filled() {
		directed, mutual := m.Cell(row, column)
		cells = append(cells, object{
			{"from", m.Actors[row].ID}, {"to", m.Actors[column].ID}, {"directed", allFacts(d, directed)}, {"undirected", allFacts(d, mutual)},
		})
	}
	return object{
		{"actors", each(m.Actors, actorID)},
		{"cells", cells},
		{"of_three_and_more_ends", allFacts(d, m.Apart)},
		{"left_out", each(m.LeftOut, actorID)},
		{"with_other_actors", m.Outside},
	}
}
