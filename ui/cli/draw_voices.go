package cli

import "entente/model"

func voicesDrawer() drawer {
	return drawer{
		drawing: model.VoicesDrawing, parties: []string{"CLAIMANT"}, known: claimants,
		short: "Draw what a claimant says, and who disagrees",
		long: `Draw all that one claimant, and whoever speaks for it, says of the ties that the
filters keep, by stance, with what others say of the same; one claim made of several
ties in the same words is one row. Below stand the ties where claimants disagree,
with who holds them, and who denies them (✗).`,
		example: `  entente voices china
  entente voices unattributed --type arms
  entente voices north-korea --format json`,
		facts: voicesFacts,
	}
}

type wordFacts struct {
	By   string `json:"by"`
	Word string `json:"word"`
}

type sayingFacts struct {
	Stance    string      `json:"stance"`
	By        string      `json:"by"`
	Certainty string      `json:"certainty,omitempty"`
	Paragraph int         `json:"paragraph"`
	Ties      []tieFacts  `json:"ties"`
	Others    []wordFacts `json:"others"`
}

type disputeFacts struct {
	Tie    tieFacts    `json:"tie"`
	Holds  []wordFacts `json:"holds"`
	Denies []wordFacts `json:"denies"`
}

func wordsOf(claims []*model.Claim) []wordFacts {
	words := make([]wordFacts, len(claims))
	for i, c := range claims {
		words[i] = wordFacts{c.By, c.Word()}
	}
	return words
}

func voicesFacts(s model.Scene) any {
	d, v := s.View().Dossier(), s.Figure.Voices
	var facts struct {
		Claimant string         `json:"claimant"`
		Says     []sayingFacts  `json:"says"`
		Disputed []disputeFacts `json:"disputed"`
	}
	facts.Claimant, facts.Says, facts.Disputed = v.Party, []sayingFacts{}, []disputeFacts{}
	for _, one := range v.Said {
		facts.Says = append(facts.Says, sayingFacts{
			one.Claim.Stance.String(), one.Claim.By, one.Claim.Certainty.String(), one.Claim.Paragraph, allFacts(d, one.Ties), wordsOf(one.Others),
		})
	}
	for _, one := range v.Disputed {
		facts.Disputed = append(facts.Disputed, disputeFacts{factsOf(d, one.Tie), wordsOf(one.Holds), wordsOf(one.Denies)})
	}
	return facts
}
