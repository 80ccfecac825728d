package cli

import "entente/model"

func compareDrawer() drawer {
	return drawer{
		drawing: model.ComparisonDrawing, parties: []string{"A", "B"}, known: actors,
		short: "Draw two actors side by side",
		long: `Draw two actors side by side: their ties with each other, those with counterparts
that both have, and those with counterparts that only one has. A mark is a tie, →
gives, ← receives, ↔ has no direction, ⇄ some this way and some that; ✗ counts ties
that somebody denies.`,
		example: `  entente compare iran north-korea
  entente compare china russia --type arms,troops --width 100
  entente compare iran north-korea --format json`,
		facts: compareFacts,
	}
}

type comparedFacts struct {
	Counterpart string     `json:"counterpart,omitempty"`
	Type        string     `json:"type"`
	A           []tieFacts `json:"a"`
	B           []tieFacts `json:"b"`
}

func compareFacts(s model.Scene) any {
	c := s.Figure.Comparison
	rows := func(of []model.Compared) []comparedFacts {
		list := []comparedFacts{}
		for i := range of {
			row := comparedFacts{Type: of[i].Type.ID, A: allFacts(s.View().Dossier(), of[i].A), B: allFacts(s.View().Dossier(), of[i].B)}
			if of[i].Counterpart != nil {
				row.Counterpart = of[i].Counterpart.ID
			}
			list = append(list, row)
		}
		return list
	}
	return struct {
		A        string          `json:"a"`
		B        string          `json:"b"`
		Together []comparedFacts `json:"with_each_other"`
		Common   []comparedFacts `json:"in_common"`
		OnlyA    []comparedFacts `json:"only_a"`
		OnlyB    []comparedFacts `json:"only_b"`
	}{c.A.ID, c.B.ID, rows(c.Together), rows(c.Common), rows(c.OnlyA), rows(c.OnlyB)}
}
