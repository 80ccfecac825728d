package cli

import "entente/model"

func ladderDrawer() drawer {
	return drawer{
		drawing: model.LadderDrawing,
		short:   "Draw what is left by ever stricter lenses",
		long: `Draw what is left of the ties by ever stricter lenses: all; without what is
possible, debated or held by nobody; also without what is alleged or perceived, and
what a party says of itself; also without what anybody denies; then what is confirmed
and not denied. --lens chooses whose ties are listed below.`,
		example: `  entente ladder
  entente ladder --with north-korea --lens not-denied
  entente ladder --format json`,
		facts: ladderFacts,
	}
}

type rungFacts struct {
	Lens  string     `json:"lens"`
	Label string     `json:"label"`
	Count int        `json:"count"`
	Ties  []tieFacts `json:"ties"`
}

func ladderFacts(s model.Scene) any {
	var facts struct {
		Lens  string      `json:"lens"`
		Rungs []rungFacts `json:"rungs"`
	}
	facts.Lens = s.Filter.Lens().String()
	for _, r := range s.Figure.Ladder.Rungs {
		facts.Rungs = append(facts.Rungs, rungFacts{r.Lens.String(), r.Lens.Label(), len(r.Ties), allFacts(s.View().Dossier(), r.Ties)})
	}
	return facts
}
