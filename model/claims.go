package model

import (
	"cmp"
	"slices"
)

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
	c := v.claims(order)
	c.of = stopsOfTies(func(yield func(int, *Tie)) {
		for stop := range c.List {
			yield(stop, c.List[stop].Tie)
		}
	})
	return c
}

func (v *View) claims(order ClaimOrder) *Claims {
	if whole := v.whole(); !v.filter.IsZero() && v.d == whole.d { // as it stood without the filter
		all := whole.figures.get(figureKey{drawing: ClaimsDrawing, claims: order}, func() Facts { return whole.Claims(order) })
		return all.(*Claims).among(v.passing(), v.d.TieCount())
	}
	ties := v.passing()
	if order == ClaimsByTie {
		SortFirmest(ties)
	}
	claims := 0
	for _, t := range ties {
		claims += len(t.at.order())
	}
	c := &Claims{Order: order, List: make([]ClaimOn, 0, claims)}
	rank, ranks := v.d.claimRank(order)
	of := make([]int32, 0, claims) // the ranks of the list
	for _, t := range ties {
		v.match.errand.goOn()
		first := len(c.List)
		for place, n := range t.at.order() {
			c.List = append(c.List, ClaimOn{t, &t.Claims[n], t.ClaimNumber(n)})
			if rank != nil {
				of = append(of, int32(rank(t, place))) //nolint:gosec // memory ends before
			}
		}
		if order == ClaimsByTie && first < len(c.List) {
			c.Groups = append(c.Groups, ClaimGroup{first, len(c.List) - first})
		}
	}
	if rank != nil {
		c.group(of, ranks)
	}
	if order == ClaimsBySource {
		for _, g := range c.Groups {
			v.match.errand.goOn()
			sortByLocator(c.List[g.First : g.First+g.Len])
		}
	}
	return c
}

// among returns those of the claims that are on one of the ties, of so many.
func (c *Claims) among(ties []*Tie, most int) *Claims {
	passing, left := newSet(most), 0
	for _, t := range ties {
		passing.add(t.at.number())
		left += len(t.at.order())
	}
	kept := &Claims{Order: c.Order, List: make([]ClaimOn, 0, left)}
	for _, g := range c.Groups {
		first := len(kept.List)
		for _, one := range c.List[g.First : g.First+g.Len] {
			if passing.has(one.Tie.at.number()) {
				kept.List = append(kept.List, one)
			}
		}
		if n := len(kept.List) - first; n > 0 {
			kept.Groups = append(kept.Groups, ClaimGroup{first, n})
		}
	}
	return kept
}

// group groups the claims by their ranks, of so many; those of one stay as they are.
func (c *Claims) group(of []int32, ranks int) {
	next := make([]int, ranks+1)
	for _, rank := range of {
		next[rank+1]++
	}
	for i, first := range next[:ranks] {
		if n := next[i+1]; n > 0 {
			c.Groups = append(c.Groups, ClaimGroup{first, n})
		}
		next[i+1] += first
	}
	list := make([]ClaimOn, len(c.List))
	for i := range c.List {
		list[next[of[i]]] = c.List[i]
		next[of[i]]++
	}
	c.List = list
}

// sortByLocator sorts claims by where they stand; those of one place stay as they are.
func sortByLocator(claims []ClaimOn) {
	order := make([]int, len(claims))
	for i := range order {
		order[i] = i
	}
	parted := func(c *Claim) bool { return c.Paragraph == 0 || len(c.Parts) > 0 }
	slices.SortFunc(order, func(i, j int) int {
		a, b := claims[i].Claim, claims[j].Claim
		by := cmp.Compare(a.Paragraph, b.Paragraph)
		if parted(a) || parted(b) {
			by = a.Compare(b.Locator)
		}
		return cmp.Or(by, cmp.Compare(i, j))
	})
	unsorted := slices.Clone(claims)
	for i, at := range order {
		claims[i] = unsorted[at]
	}
}

// claimRank returns what sorts a tie's claims, by their places in its order, into groups, and
// how many there can be; nil where they are their ties'.
func (d *Dossier) claimRank(order ClaimOrder) (rank func(t *Tie, place int) int, ranks int) {
	claim := func(t *Tie, place int) *Claim { return &t.Claims[t.at.order()[place]] }
	switch order {
	case ClaimsByClaimant:
		at := make([]int, len(d.names))
		for i, p := range d.claimantsInOrder() {
			at[p] = i
		}
		return func(t *Tie, place int) int { return at[t.at.list(partiesOfClaims)[place]] }, len(at)
	case ClaimsBySource:
		return func(t *Tie, place int) int { return d.source.number(claim(t, place).Source) }, len(d.Sources)
	case ClaimsByStance:
		return func(t *Tie, place int) int { return int(claim(t, place).Stance) }, len(stances)
	default:
		return nil, 0
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
