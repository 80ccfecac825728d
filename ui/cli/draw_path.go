package cli

import "entente/model"

func pathDrawer() drawer {
	return drawer{
		drawing: model.PathDrawing, parties: []string{"FROM", "TO"}, known: actors, choose: ofPair, open: true,
		short: "Draw the shortest paths between two actors",
		long: `Draw the shortest paths between two actors through ties that the filters keep,
in whichever direction these run: for each step the firmest tie, of the two
alone if there is one, its best claim, and its quotation; with --open all ties
of each step. Where no path is left, it says which filter stands in the way.`,
		example: `  entente path iran south-korea
  entente path china ukraine --standing stated
  entente path iran nato --format json`,
		facts: pathFacts,
	}
}

func pathFacts(s model.Scene) any {
	d, p := s.View().Dossier(), s.Figure.Facts.(*model.Paths)
	hop := func(h model.Hop) object {
		return object{{"from", h.From.ID}, {"to", h.To.ID}, {"ties", allFacts(d, h.Ties)}}
	}
	facts := object{
		{"from", p.From.ID},
		{"to", p.To.ID},
		{"paths", each(p.Routes, func(r model.Route) []object { return each(r.Hops, hop) })},
		{"more", p.More},
		{"or_more", p.Over},
	}
	if len(p.Blocked) > 0 {
		facts = append(facts, member{"path_without", each(p.Blocked, model.Facet.String)})
	}
	return facts
}
