package cli

import "entente/model"

func treeDrawer() drawer {
	return drawer{
		drawing: model.TreeDrawing, parties: []string{"ACTOR"}, known: actors,
		short: "Draw an actor’s ties as a tree",
		long: `Draw the ties of an actor by what they are: their family, their type, then a row a
tie with its direction, who is at its other end, how it stands, who denies it (✗),
and how many claims (▪) and quotations (“) carry it. Above, a mark stands for a tie.`,
		example: `  entente tree iran
  entente tree "North Korea" --order counterpart --width 100
  entente tree russia --type arms --format json`,
		facts: treeFacts,
	}
}

type branchFacts struct {
	Label string      `json:"label"`
	Types []twigFacts `json:"types"`
}

type twigFacts struct {
	Type string     `json:"type"`
	Ties []tieFacts `json:"ties"`
}

func treeFacts(s model.Scene) any {
	d, tree := s.View().Dossier(), s.Figure.Tree
	var facts struct {
		Actor    string        `json:"actor"`
		Branches []branchFacts `json:"branches"`
	}
	facts.Actor, facts.Branches = tree.Actor.ID, []branchFacts{}
	for i := range tree.Branches {
		b := branchFacts{Label: tree.Branches[i].Label}
		for _, twig := range tree.Branches[i].Twigs {
			b.Types = append(b.Types, twigFacts{twig.Type.ID, allFacts(d, twig.Ties)})
		}
		facts.Branches = append(facts.Branches, b)
	}
	return facts
}
