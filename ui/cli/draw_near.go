package cli

import "entente/model"

func nearDrawer() drawer {
	return drawer{
		drawing: model.NearDrawing, parties: []string{"ACTOR"}, known: actors,
		short: "Draw an actor and those one tie away",
		long: `Draw an actor and those one tie away, twelve at most, the rest counted: by each the
mark of the firmest of its ties, how many there are, and how many of them somebody
denies. An arrow stands at each end that receives.`,
		example: `  entente neighbourhood iran
  entente neighbourhood china --lens not-possible --width 100
  entente neighbourhood russia --format json`,
		facts: nearFacts,
	}
}

type neighbourFacts struct {
	Actor      string     `json:"actor"`
	Gives      int        `json:"gives"`
	Receives   int        `json:"receives"`
	Undirected int        `json:"undirected"`
	Ties       []tieFacts `json:"ties"`
}

func nearFacts(s model.Scene) any {
	n := s.Figure.Near
	var facts struct {
		Actor      string           `json:"actor"`
		Neighbours []neighbourFacts `json:"neighbours"`
		More       int              `json:"more"`
	}
	facts.Actor, facts.More, facts.Neighbours = n.Actor.ID, n.More, []neighbourFacts{}
	for _, one := range n.Neighbours {
		facts.Neighbours = append(facts.Neighbours, neighbourFacts{
			one.Actor.ID, one.Gives, one.Receives, one.Neither, allFacts(s.View().Dossier(), one.Ties),
		})
	}
	return facts
}
