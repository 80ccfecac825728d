package draw

import (
	"strconv"

	"entente/model"
	"entente/ui/paint"
)

// claims paints every claim, a row each, under a heading for each claimant, stance, tie
// or source.
func claims(p paint.Painter, s model.Scene, width, height int) Picture {
	d := newPicture(s, height)
	c := s.Figure.Facts.(*model.Claims)
	locators := locatorColumns(p, s.View().Dossier(), width)
	heading := func(group int) string {
		g := c.Groups[group]
		return p.Heading(claimHeading(s, &c.List[g.First]), strconv.Itoa(g.Len), width)
	}
	if d.cut {
		d.putGroups(len(c.List), len(c.Groups), func(group int) int { return c.Groups[group].First }, heading, func(stop int) string {
			return claimRow(p, s, c.List[stop].Claim, stop, claimOf(s, stop), locators, width)
		})
		return d
	}
	for i, g := range c.Groups {
		d.putLater(func() string { return heading(i) })
		for stop := g.First; stop < g.First+g.Len; stop++ {
			claim := c.List[stop].Claim
			putClaim(p, &d, s, claim, stop, locators, width, func() string { return claimOf(s, stop) })
			if fate := s.View().Dossier().FateOf(claim); fate != "" {
				under(p, &d, stop, func() string { return fate }, width)
			}
		}
	}
	return d
}

// claimHeading names what the claims of a group share.
func claimHeading(s model.Scene, one *model.ClaimOn) string {
	d := s.View().Dossier()
	switch s.ClaimOrder {
	case model.ClaimsByStance:
		return one.Claim.Stance.InWords()
	case model.ClaimsByTie:
		return whatOfTie(d, one.Tie)
	case model.ClaimsBySource:
		return d.PartyName(one.Claim.Source)
	case model.ClaimsByClaimant:
	}
	return d.PartyName(one.Claim.By)
}

// claimOf says who claims what, as far as the heading doesn't.
func claimOf(s model.Scene, stop int) string {
	d, one := s.View().Dossier(), &s.Figure.Facts.(*model.Claims).List[stop]
	switch s.ClaimOrder {
	case model.ClaimsByClaimant:
		return whatOfTie(d, one.Tie)
	case model.ClaimsByTie:
		return d.PartyName(one.Claim.By)
	default:
		return d.PartyName(one.Claim.By) + " · " + whatOfTie(d, one.Tie)
	}
}
