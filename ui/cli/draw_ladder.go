package cli

import "entente/model"

func ladderDrawer() drawer {
	return drawer{
		drawing: model.LadderDrawing,
		short:   "Draw what is left through ever stricter lenses",
		long: `Draw what is left of the ties through ever stricter lenses, each of which sets
aside what the one before does, too: what is possible, debated, historical or
held by nobody; what is alleged or perceived, and what a party says of itself;
what anybody denies; and what isn’t confirmed. --lens chooses the lens whose
ties are listed below.`,
		example: `  entente ladder
  entente ladder --with north-korea --lens not-denied
  entente ladder --format json`,
		facts: ladderFacts,
	}
}

func ladderFacts(s model.Scene) any {
	d, ladder := s.View().Dossier(), s.Figure.Facts.(*model.Ladder)
	return object{
		{"lens", s.Filter.Lens().String()},
		{"rungs", each(ladder.Rungs, func(r model.Rung) object {
			return object{{"lens", r.Lens.String()}, {"label", r.Lens.Label()}, {"count", r.Count}, {"ties", allFacts(d, r.Ties())}}
		})},
	}
}
