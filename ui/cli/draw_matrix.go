package cli

import "entente/model"

func matrixDrawer() drawer {
	return drawer{
		drawing: model.MatrixDrawing,
		short:   "Draw who gives whom, actor by actor",
		long: `Draw the ties of each pair of actors: who gives in the rows, who receives in the
columns; those without direction (↔) stand in both cells of their pair, those of more
than two ends in rows of their own. Of the protagonists a mark is a tie; of all actors
(--wide) a cell has the letter of its tie's type, or the number of its ties. ✗ says
that somebody denies one.`,
		example: `  entente matrix
  entente matrix --wide --lens not-denied
  entente matrix --type arms,troops --format json`,
		facts: matrixFacts,
	}
}

type cellFacts struct {
	From       string     `json:"from"`
	To         string     `json:"to"`
	Directed   []tieFacts `json:"directed"`
	Undirected []tieFacts `json:"undirected"`
}

func matrixFacts(s model.Scene) any {
	d, m := s.View().Dossier(), s.Figure.Matrix
	var facts struct {
		Actors  []string    `json:"actors"`
		Cells   []cellFacts `json:"cells"`
		Apart   []tieFacts  `json:"of_three_and_more_ends"`
		Outside int         `json:"with_other_actors"`
	}
	facts.Actors, facts.Cells = []string{}, []cellFacts{}
	for row, from := range m.Actors {
		facts.Actors = append(facts.Actors, from.ID)
		for column, to := range m.Actors {
			if directed, mutual := m.Cell(row, column); len(directed)+len(mutual) > 0 {
				facts.Cells = append(facts.Cells, cellFacts{from.ID, to.ID, allFacts(d, directed), allFacts(d, mutual)})
			}
		}
	}
	facts.Apart, facts.Outside = allFacts(d, m.Apart), m.Outside
	return facts
}
