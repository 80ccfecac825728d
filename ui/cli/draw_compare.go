package cli

import "entente/model"

func compareDrawer() drawer {
	return drawer{
		drawing: model.ComparisonDrawing, parties: []string{"A", "B"}, known: actors, choose: ofPair,
		short: "Draw two actors side by side",
		long: `Draw two actors side by side: their ties with each other, those with
counterparts that both have, and those with counterparts that only one has. A
mark is a tie: → gives, ← receives, ↔ has no direction, ⇄ means some each way; ✗
counts the ties that somebody denies.`,
		example: `  entente compare iran north-korea
  entente compare china russia --type arms,troops --width 100
  entente compare iran north-korea --format json`,
		facts: compareFacts,
	}
}

func compareFacts(s model.Scene) any {
	d, c := s.View().Dossier(), s.Figure.Facts.(*model.Comparison)
	row := func(row model.Compared) object {
		var counterpart any
		if row.Counterpart != nil {
			counterpart = row.Counterpart.ID
		}
		var with any
		if len(row.With) > 0 {
			with = each(row.With, func(a *model.Actor) string { return a.ID })
		}
		return object{{"counterpart", counterpart}, {"type", row.Type.ID}, {"jointly", given(row.Jointly)}, {"with", with}, {"a", allFacts(d, row.A)}, {"b", allFacts(d, row.B)}}
	}
	return object{
		{"a", c.A.ID},
		{"b", c.B.ID},
		{"with_each_other", each(c.Together.Rows, row)},
		{"in_common", each(c.Common.Rows, row)},
		{"only_a", each(c.OnlyA.Rows, row)},
		{"only_b", each(c.OnlyB.Rows, row)},
	}
}
