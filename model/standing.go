package model

import (
	"cmp"
	"slices"
)

// standingOf is the strongest of the positive claims; a party's confirmation
// makes it confirmed, whatever the claim's own certainty.
func standingOf(claims []Claim) Standing {
	standing := Unsupported
	for i := range claims {
		standing = min(standing, claims[i].strength())
	}
	return standing
}

// strength is what a claim alone makes of its tie.
func (c *Claim) strength() Standing {
	switch c.Stance {
	case Confirms:
		return Confirmed
	case Asserts:
		return c.Certainty
	case Qualifies, Denies, Declines:
	}
	return Unsupported
}

// claimOrder sorts the places of claims as Sources shows them: what is held, the
// strongest first, then who qualifies, denies and declines; a source's own order
// within.
func claimOrder(claims []Claim) []int {
	order := upTo(len(claims))
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := &claims[i], &claims[j]
		return cmp.Or(
			cmp.Compare(a.strength(), b.strength()),
			cmp.Compare(a.Stance, b.Stance),
			cmp.Compare(a.Paragraph, b.Paragraph),
		)
	})
	return order
}
