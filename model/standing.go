package model

import (
	"cmp"
	"slices"
)

// Counts reports whether a claim holds or denies anything: it isn't withdrawn, and
// not every source that prints it is retracted.
func (d *Dossier) Counts(c *Claim) bool {
	return c.Withdrawn == nil && (!d.retracted[c.Source] ||
		slices.ContainsFunc(c.AlsoIn, func(p Passage) bool { return !d.retracted[p.Source] }))
}

// Timeless reports whether nothing says the date of a claim, neither when it was said nor
// when a source of it was issued: as of whatever day, it stays.
func (d *Dossier) Timeless(c *Claim) bool { return d.since(c).IsZero() }

// StandingOf derives how firmly a tie stands, and how many parties deny it, from
// those of its claims that count: the strongest of the positive ones. A party's
// confirmation makes it confirmed, whatever the claim's own certainty.
func (t *Tie) StandingOf(counts func(*Claim) bool) (standing Standing, denials int) {
	standing = Unsupported
	var denying map[string]bool
	for i := range t.Claims {
		c := &t.Claims[i]
		if !counts(c) {
			continue
		}
		standing = min(standing, c.strength())
		if c.Stance == Denies {
			if denying == nil {
				denying = map[string]bool{}
			}
			denying[c.By] = true
		}
	}
	return standing, len(denying)
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

// claimOrder adds the indexes of claims to none, sorted as Sources shows them: what is held, the
// strongest first, then who qualifies, denies and declines, then what doesn't count;
// a source's own order within. The source of the strongest is told first, and whole.
func claimOrder(order []int, claims []Claim, counts func(*Claim) bool) []int {
	for i := range claims {
		order = append(order, i)
	}
	if len(claims) < 2 {
		return order
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := &claims[i], &claims[j]
		return cmp.Or(
			cmp.Compare(truth(!counts(a)), truth(!counts(b))),
			cmp.Compare(a.strength(), b.strength()),
			cmp.Compare(a.Stance, b.Stance),
			a.Compare(b.Locator),
		)
	})
	return together(order, func(i int) string { return claims[i].Source })
}

// together moves those of one source to the first of them, the order kept otherwise.
func together(list []int, source func(int) string) []int {
	if !slices.ContainsFunc(list, func(n int) bool { return source(n) != source(list[0]) }) {
		return list // nearly all there are
	}
	at := map[string]int{}
	for _, n := range list {
		if _, ok := at[source(n)]; !ok {
			at[source(n)] = len(at)
		}
	}
	slices.SortStableFunc(list, func(i, j int) int { return cmp.Compare(at[source(i)], at[source(j)]) })
	return list
}

// RestsOn returns the sources that print what holds the tie, each once: those of
// its positive claims that count, but for the retracted ones.
func (d *Dossier) RestsOn(t *Tie) []*Source {
	var sources []*Source
	for i := range t.Claims {
		c := &t.Claims[i]
		if !c.Stance.Positive() || !d.Counts(c) {
			continue
		}
		for _, p := range c.Passages() {
			if s := d.SourceByID(p.Source); !d.retracted[p.Source] && !slices.Contains(sources, s) {
				sources = append(sources, s)
			}
		}
	}
	return sources
}
