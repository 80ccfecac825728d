package model

import "slices"

// A weight is what the claims of a tie come to. There may be millions of ties, so that its lists
// are kept in one, and ties that share their claims share it.
type weight struct {
	lists    []int
	until    [listsOfClaims]int32 // by list: where it ends in lists
	first    int                  // the claim that stands first, in the dossier's first source that tells of the tie
	denials  int                  // parties that deny
	standing Standing
	course   // once a day was asked for
}

// The lists of a weight.
const (
	orderOfClaims     = iota // claims as Sources shows them
	partiesOfClaims          // who makes each of these
	speakersOfClaims         // parties with a claim, and whom those speak for
	claimantsOfClaims        // those of them with a claim that counts
	quotesOfClaims           // quotes that the claims name, in that order
	numbersOfClaims          // of the claims in the whole dossier; none where these are all
	listsOfClaims
)

func (w *weight) list(n int) []int {
	start := int32(0)
	if n > 0 {
		start = w.until[n-1]
	}
	return w.lists[start:w.until[n]:w.until[n]]
}

func (w *weight) order() []int     { return w.list(orderOfClaims) }
func (w *weight) speakers() []int  { return w.list(speakersOfClaims) }
func (w *weight) claimants() []int { return w.list(claimantsOfClaims) }
func (w *weight) quotes() []int    { return w.list(quotesOfClaims) }
func (w *weight) numbers() []int   { return w.list(numbersOfClaims) }

// A scale weighs what the claims of ties say.
type scale struct {
	*Dossier
	lists  [listsOfClaims][]int // room for them while they are made
	claims []Claim              // those that were weighed last
	last   *weight
}

// kept returns the weight with the lists that were made.
func (s *scale) kept(of weight) *weight {
	of.lists = slices.Concat(s.lists[:]...)
	end := 0
	for i := range s.lists {
		end += len(s.lists[i])
		of.until[i] = int32(end) //nolint:gosec // memory ends before
		s.lists[i] = s.lists[i][:0]
	}
	return &of
}

// weigh derives what a tie's claims come to. The numbers of the claims, where they have
// any, are in the scale's list.
func (s *scale) weigh(t *Tie) *weight {
	if n := len(t.Claims); s.last != nil && n == len(s.claims) && (n == 0 || &t.Claims[0] == &s.claims[0]) {
		return s.last
	}
	s.claims = t.Claims
	var of weight
	of.standing, of.denials = t.StandingOf(s.Counts)
	lists := &s.lists
	lists[orderOfClaims] = claimOrder(lists[orderOfClaims], t.Claims, s.Counts)
	for _, i := range lists[orderOfClaims] {
		c := &t.Claims[i]
		by := s.party(c.By)
		lists[partiesOfClaims] = append(lists[partiesOfClaims], by)
		for _, p := range s.voiceOf[by] {
			lists[speakersOfClaims] = addOnce(lists[speakersOfClaims], p)
			if s.Counts(c) {
				lists[claimantsOfClaims] = addOnce(lists[claimantsOfClaims], p)
			}
		}
		if f := &t.Claims[of.first]; s.comparePlaces(c.Source, c.Locator, f.Source, f.Locator) < 0 {
			of.first = i
		}
		s.addQuotes(&lists[quotesOfClaims], c)
	}
	lists[quotesOfClaims] = together(lists[quotesOfClaims], func(q int) string { return s.Quotes[q].Source })
	s.last = s.kept(of)
	return s.last
}

// addQuotes adds the quotes that a claim names.
func (d *Dossier) addQuotes(list *[]int, c *Claim) {
	add := func(id string) {
		if id != "" {
			*list = addOnce(*list, d.quote.number(id))
		}
	}
	add(c.Quote)
	for n := range c.AlsoIn {
		add(c.AlsoIn[n].Quote)
	}
	if c.WithdrawnIn != nil {
		add(c.WithdrawnIn.Quote)
	}
}

func addOnce(list []int, n int) []int {
	if slices.Contains(list, n) {
		return list
	}
	return append(list, n)
}
