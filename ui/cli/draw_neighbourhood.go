package cli

import "entente/model"

func neighbourhoodDrawer() drawer {
	return drawer{
		drawing: model.NeighbourhoodDrawing, parties: []string{"ACTOR"}, known: actors, choose: ofActor,
		short:  "Draw an actor and those one tie away",
		orders: []model.Order{model.OrderType, model.OrderCounterpart, model.OrderStanding, model.OrderDate, model.OrderParagraph},
		long: `Draw an actor and those one tie away. Beside each stand the mark of the firmest
tie of the two alone, else of those of more ends; how many ties there are,
behind + those of more ends; and how many of them somebody denies. An arrow
points to each end that receives. By type those with the most ties stand first;
by standing, the firmest marks; in the other orders, those whose first tie does.
JSON also tells how many ties each has with the others.`,
		example: `  entente neighbourhood iran
  entente neighbourhood china --lens not-possible --width 100
  entente neighbourhood russia --format json`,
		facts: neighbourhoodFacts,
	}
}

func neighbourhoodFacts(s model.Scene) any {
	d, n := s.View().Dossier(), s.Figure.Facts.(*model.Neighbourhood)
	return object{
		{"actor", n.Actor.ID},
		{"neighbours", each(n.Neighbours, func(one model.Neighbour) object {
			return object{
				{"actor", one.Actor.ID},
				{"gives", one.Gives},
				{"receives", one.Receives},
				{"undirected", one.Neither},
				{"ties", allFacts(d, one.Ties)},
				{"tied_with", each(one.Links, func(l model.Link) object {
					return object{{"actor", n.Neighbours[l.Stop].Actor.ID}, {"ties", l.Ties}}
				})},
			}
		})},
		{"ties_among_them", n.Among},
	}
}
