package cli

import "entente/model"

func treeDrawer() drawer {
	return drawer{
		drawing: model.TreeDrawing, parties: []string{"ACTOR"}, known: actors, choose: ofActor,
		orders: []model.Order{model.OrderType, model.OrderCounterpart},
		short:  "Draw an actor’s ties as a tree",
		long: `Draw an actor’s ties by family and type, a row for each tie: its direction, who
is at its other end, its standing, who denies it (✗), and how many claims (▪)
and quotations (“) support it. Above, a mark stands for a tie.`,
		example: `  entente tree iran
  entente tree "North Korea" --order counterpart --width 100
  entente tree russia --type arms --format json`,
		facts: treeFacts,
	}
}

func treeFacts(s model.Scene) any {
	d, tree := s.View().Dossier(), s.Figure.Facts.(*model.Tree)
	twig := func(t model.Twig) object { return object{{"type", t.Type.ID}, {"ties", allFacts(d, t.Ties)}} }
	return object{
		{"actor", tree.Actor.ID},
		{"branches", each(tree.Branches, func(b model.Branch) object {
			return object{{"label", b.Label}, {"types", each(b.Twigs, twig)}}
		})},
	}
}
