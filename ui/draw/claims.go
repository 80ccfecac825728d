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
	locators := locatorColumns(p, s.View().Dossier(), len(c.List), func(i int) *model.Claim { return c.List[i].Claim }, width)
	heading := func(group int) string {
		g := c.Groups[group]
		count := strconv.Itoa(g.Len)
		return p.Heading(claimHeading(p, s, &c.List[g.First], width-headingLeast-len(count)), count, width)
	}
	if d.cut {
		d.putGroups(len(c.List), len(c.Groups), func(group int) int { return c.Groups[group].First }, heading, func(stop int) string {
			return claimRow(p, s, c.List[stop].Claim, stop, func(columns int) string { return claimOf(p, s, stop, columns) }, locators, width, true)
		})
		return d
	}
	for i, g := range c.Groups {
		d.putLater(func() string { return heading(i) })
		for stop := g.First; stop < g.First+g.Len; stop++ {
			claim := c.List[stop].Claim
			putClaim(p, &d, s, claim, stop, locators, width, func() string { return claimOf(p, s, stop, endless) })
			if fate := s.View().Dossier().FateOf(claim); fate != "" {
				under(p, &d, stop, func() string { return fate }, width)
			}
		}
	}
	return d
}

// claimHeading names what the claims of a group share.
func claimHeading(p paint.Painter, s model.Scene, one *model.ClaimOn, columns int) string {
	d := s.View().Dossier()
	switch s.ClaimOrder {
	case model.ClaimsByStance:
		return one.Claim.Stance.InWords()
	case model.ClaimsByTie:
		return whatOfTie(p, d, one.Tie, columns)
	case model.ClaimsBySource:
		return cutName(p, d, d.PartyName(one.Claim.Source), columns)
	case model.ClaimsByClaimant:
	}
	return cutName(p, d, d.PartyName(one.Claim.By), columns)
}

// headingLeast are the blanks of a heading: around its label and its count.
const headingLeast = 4

// headingRest is what a heading needs beside its label: its count, blanks and some rule.
const headingRest = 10

// claimOf says who claims what, as far as the heading doesn't, in so many columns.
func claimOf(p paint.Painter, s model.Scene, stop, columns int) string {
	d, one := s.View().Dossier(), &s.Figure.Facts.(*model.Claims).List[stop]
	switch s.ClaimOrder {
	case model.ClaimsByClaimant:
		return whatOfTie(p, d, one.Tie, columns)
	case model.ClaimsByTie:
		return d.ClaimantOf(one.Claim)
	default:
		const between = " · "
		who, room := d.ClaimantOf(one.Claim), columns-len(between)+1
		if what := whatOfTie(p, d, one.Tie, endless); p.Columns(who)+p.Columns(what) > room {
			if a := d.ActorByID(one.Claim.By); a != nil && a.Short != "" {
				who = a.Short
			}
			who = cutName(p, d, who, share(room, p.Columns(who), p.Columns(what)))
		}
		return who + between + whatOfTie(p, d, one.Tie, room-p.Columns(who))
	}
}
