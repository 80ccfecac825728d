package cli

import (
	"slices"

	"entente/model"
)

func voicesDrawer() drawer {
	return drawer{
		drawing: model.VoicesDrawing, parties: []string{"CLAIMANT"}, known: claimants,
		choose: func(sel *model.Selection, ids []string) {
			sel.Scope = model.Scope{Kind: model.SaidBy, ID: ids[0]}
		},
		short: "Draw what a claimant says, and who disagrees",
		long: `Draw all that one claimant, and whoever speaks for it, says about the ties that
the filters keep, by stance, with what others say about the same; a claim made
of several ties in the same words is one row. Below are the ties on which it
disagrees with others, with who upholds them, and who denies them (✗).`,
		example: `  entente voices china
  entente voices unattributed --type arms
  entente voices north-korea --format json`,
		facts: voicesFacts,
	}
}

// locatorParts returns the parts of a locator besides its paragraph, by their names.
func locatorParts(at model.Locator) object {
	return each(at.Parts, func(part model.Field) member { return member{part.Name, part.Text} })
}

// claimWord returns the word that a dossier has for what a claim says.
func claimWord(c *model.Claim) string {
	if c.Stance == model.Asserts {
		return c.Certainty.String()
	}
	return c.Stance.String()
}

// claimFacts returns what JSON has of a claim in a drawing.
func claimFacts(c *model.Claim) object {
	return object{
		{"stance", c.Stance.String()},
		{"by", c.By},
		{"certainty", given(c.Certainty.String())},
		{"source", c.Source},
		{"paragraph", orNull(c.Paragraph)},
		{"locator", locatorParts(c.Locator)},
	}
}

func voicesFacts(s model.Scene) any {
	d, v := s.View().Dossier(), s.Figure.Facts.(*model.Voices)
	word := func(c *model.Claim) object { return object{{"by", c.By}, {"word", claimWord(c)}} }
	return object{
		{"claimant", v.Party},
		{"says", each(v.Said, func(one model.Saying) object {
			return append(claimFacts(one.Claim), member{"ties", allFacts(d, one.Ties)}, member{"others", each(slices.Collect(v.Others(&one)), word)})
		})},
		{"disputed", each(v.Disputed, func(one model.Dispute) object {
			return object{{"tie", factsOf(d, one.Tie)}, {"holds", each(one.Holds, word)}, {"denies", each(one.Denies, word)}}
		})},
		{"other_disputes", v.Elsewhere},
	}
}
