package cli

import "entente/model"

func pathDrawer() drawer {
	return drawer{
		drawing: model.PathDrawing, parties: []string{"FROM", "TO"}, known: actors,
		short: "Draw the shortest ways between two actors",
		long: `Draw the shortest ways between two actors through ties that the filters keep,
whichever way these run: of each step the firmest tie, its best claim, and its
quotation. Where no way is left, it says which filter stands in the way.`,
		example: `  entente path iran south-korea
  entente path china ukraine --standing stated
  entente path iran nato --format json`,
		facts: pathFacts,
	}
}

type hopFacts struct {
	From string     `json:"from"`
	To   string     `json:"to"`
	Ties []tieFacts `json:"ties"`
}

func pathFacts(s model.Scene) any {
	p := s.Figure.Paths
	var facts struct {
		From    string       `json:"from"`
		To      string       `json:"to"`
		Paths   [][]hopFacts `json:"paths"`
		More    int          `json:"more"`
		Without []string     `json:"path_without,omitempty"`
	}
	facts.From, facts.To, facts.More, facts.Paths = p.From.ID, p.To.ID, p.More, [][]hopFacts{}
	for _, r := range p.Routes {
		var hops []hopFacts
		for _, h := range r.Hops {
			hops = append(hops, hopFacts{h.From.ID, h.To.ID, allFacts(s.View().Dossier(), h.Ties)})
		}
		facts.Paths = append(facts.Paths, hops)
	}
	for _, f := range p.Open {
		facts.Without = append(facts.Without, f.String())
	}
	return facts
}
