package model

import "slices"

// ClaimOrder is how claims are sorted and grouped where all of them are drawn.
type ClaimOrder uint8

// The orders of claims.
const (
	ClaimsByClaimant ClaimOrder = iota
	ClaimsByStance
	ClaimsByTie
	ClaimsBySource
	claimOrders int = iota
)

var claimOrderNames = [claimOrders]string{"claimant", "stance", "tie", "source"}

func (ClaimOrder) words() []string { return claimOrderNames[:] }

// String returns the order's word.
func (o ClaimOrder) String() string { return wordOf(o) }

// MarshalText returns the order's word.
func (o ClaimOrder) MarshalText() ([]byte, error) { return textOf(o) }

// UnmarshalText reads the order's word.
func (o *ClaimOrder) UnmarshalText(text []byte) error { return readText(o, text) }

// Claims are all claims on the ties that pass: who says so.
type Claims struct {
	Order  ClaimOrder
	List   []ClaimOn // the stops
	Groups []ClaimGroup

	of tieStops
}

// A ClaimOn is a claim on a tie.
type ClaimOn struct {
	Tie    *Tie
	Claim  *Claim
	number int // of the tie's, from 1
}

// A ClaimGroup is a run of the list whose claims have one claimant, stance, tie or source.
type ClaimGroup struct{ First, Len int }

// Claims returns all claims on the ties that pass: of a claimant as its panel has them,
// by stance, of a tie the firmest tie first, or of a source by where they stand in it. In
// a group they are as the ties are, and those of a tie as Sources shows them.
func (v *View) Claims(order ClaimOrder) *Claims {
	c := &Claims{Order: order}
	ties := slices.Collect(v.match.ties(v.d))
	if order == ClaimsByTie {
		slices.SortFunc(ties, firmer)
	}
	rank := v.d.claimRank(order)
	groups := map[int][]ClaimOn{}
	for number, t := range ties {
		for _, n := range t.at.order() {
			one := ClaimOn{t, &t.Claims[n], t.ClaimNumber(n)}
			at := number
			if rank != nil {
				at = rank(one.Claim)
			}
			groups[at] = append(groups[at], one)
		}
	}
	keys := make([]int, 0, len(groups))
	for key := range groups {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		group := groups[key]
		if order == ClaimsBySource {
			slices.SortStableFunc(group, func(a, b ClaimOn) int { return a.Claim.Compare(b.Claim.Locator) })
		}
		c.Groups = append(c.Groups, ClaimGroup{len(c.List), len(group)})
		c.List = append(c.List, group...)
	}
	c.of = stopsOfTies(func(yield func(int, *Tie)) {
		for stop := range c.List {
			yield(stop, c.List[stop].Tie)
		}
	})
	return c
}

// claimRank returns what sorts claims into groups; nil where they are their ties'.
func (d *Dossier) claimRank(order ClaimOrder) func(*Claim) int {
	ranks := map[string]int{}
	switch order {
	case ClaimsByClaimant:
		for i, value := range d.claimantValues() {
			ranks[value.Value] = i
		}
		return func(c *Claim) int { return ranks[c.By] }
	case ClaimsBySource:
		for i := range d.Sources {
			ranks[d.Sources[i].ID] = i
		}
		return func(c *Claim) int { return ranks[c.Source] }
	case ClaimsByStance:
		return func(c *Claim) int { return int(c.Stance) }
	default:
		return nil
	}
}

func (c *Claims) size() int                 { return len(c.List) }
func (c *Claims) grid() (columns, rows int) { return 1, len(c.List) }

func (c *Claims) pick(stop int) Pick {
	one := &c.List[stop]
	return Pick{Ties: []*Tie{one.Tie}, items: []Item{one.item()}}
}

func (o *ClaimOn) item() Item { return Item{Tie: o.Tie.ID, Claim: o.number} }

// find prefers the chosen claim, then the one of the tie that was chosen here, then its
// strongest.
func (c *Claims) find(s *Scene, tie string) int {
	t, first, nth := s.view.d.TieByID(tie), -1, -1
	if t == nil || len(t.at.order()) == 0 {
		return -1
	}
	strongest := Item{Tie: tie, Claim: t.ClaimNumber(t.at.order()[0])}
	for n, i := range c.of.of(t) {
		switch item := c.List[i].item(); {
		case item == s.requested.Item:
			return i
		case n+1 == s.requested.Nth:
			nth = i
		case item == strongest:
			first = i
		}
	}
	if nth >= 0 {
		return nth
	}
	return first
}

func (c *Claims) nth(_ string, stop int) int {
	return slices.Index(c.of.of(c.List[stop].Tie), stop) + 1 // which is of no other tie
}
