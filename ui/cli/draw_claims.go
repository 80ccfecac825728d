package cli

import "entente/model"

func claimsDrawer() drawer {
	return drawer{
		drawing: model.ClaimsDrawing, claimOrders: model.Words[model.ClaimOrder](),
		short: "Draw who says so: every claim",
		long: `Draw every claim on the ties that the filters keep: where it stands, who makes
it, on which tie, and how; withdrawn ones too. With --type and --with it answers
who gives what to whom, and who says so.`,
		example: `  entente claims --type arms --with russia
  entente claims --order tie --contested
  entente claims --order source --format json`,
		facts: claimsFacts,
	}
}

func claimsFacts(s model.Scene) any {
	d, c := s.View().Dossier(), s.Figure.Facts.(*model.Claims)
	return object{
		{"order", c.Order.String()},
		{"claims", each(c.List, func(one model.ClaimOn) object {
			return append(claimFacts(one.Claim), member{"counts", d.Counts(one.Claim)}, member{"tie", factsOf(d, one.Tie)})
		})},
	}
}
