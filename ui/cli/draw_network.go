package cli

import "entente/model"

func networkDrawer() drawer {
	return drawer{
		drawing: model.NetworkDrawing, parties: []string{"ACTOR"}, bare: true, known: actors,
		choose: func(sel *model.Selection, ids []string) { sel.Actor, sel.Wide = ids[0], true },
		short:  "Draw few actors, and what ties each two of them",
		long: `Draw the protagonists, where there are two to twelve, or an ACTOR and the eleven
that share the most ties with it: a box each, and a line between each two that
are tied. On it stand the mark of the firmest tie of the two alone, else of
those of three and more ends; how many ties there are, behind + those of three
and more ends; and how many somebody denies. A head points to each end that
receives, and many ties make a heavy line. Pairs and actors that have no room
are listed below the picture.`,
		example: `  entente network
  entente network russia --width 160
  entente network iran --lens not-possible --format json`,
		facts: networkFacts,
	}
}

func networkFacts(s model.Scene) any {
	d, n := s.View().Dossier(), s.Figure.Facts.(*model.Network)
	var centre any
	if n.Centre != nil {
		centre = n.Centre.ID
	}
	return object{
		{"centre", centre},
		{"actors", each(n.Actors, actorID)},
		{"pairs", each(n.Pairs, func(p model.Pair) object {
			return object{
				{"from", p.From.ID},
				{"to", p.Actor.ID},
				{"gives", p.Gives},
				{"receives", p.Receives},
				{"undirected", p.Neither},
				{"ties", allFacts(d, p.Ties)},
			}
		})},
		{"ties_of_two", n.Ties},
		{"ties_of_three_and_more_ends", n.Several},
		{"other_ties", n.Outside},
		{"more_actors", n.More},
	}
}
