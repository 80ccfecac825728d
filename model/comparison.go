package model

import (
	"cmp"
	"slices"
)

// A Comparison holds two actors side by side.
type Comparison struct {
	picks
	A, B *Actor
	// Together are their ties with each other. Common are those with counterparts
	// that both have; OnlyA and OnlyB those with counterparts that one has.
	Together, Common, OnlyA, OnlyB []Compared
}

// Compared is a row of a comparison: the ties of one type that either actor has with
// one counterpart. Those with each other stand on both sides, and have none.
type Compared struct {
	Counterpart *Actor
	Type        *TieType
	A, B        []*Tie // the firmest first
	Place       int    // in the drawing
}

type comparedKey struct{ counterpart, typ int }

// Compare compares two actors by the ties that pass. A tie of several ends stands with
// each counterpart; where the two are each other's, only among their own.
func (v *View) Compare(a, b string) *Comparison {
	d := v.d
	c := &Comparison{A: d.ActorByID(a), B: d.ActorByID(b)}
	if c.A == nil || c.B == nil || a == b {
		return c
	}
	rows := map[comparedKey]*Compared{}
	has := map[int][2]bool{}
	v.compare(rows, has, 0, d.actor[a], d.actor[b])
	v.compare(rows, has, 1, d.actor[b], d.actor[a])
	keys := make([]comparedKey, 0, len(rows))
	for k := range rows {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(x, y comparedKey) int {
		return cmp.Or(cmp.Compare(d.rankOf(x.counterpart), d.rankOf(y.counterpart)), cmp.Compare(x.typ, y.typ))
	})
	parts := map[[2]bool]*[]Compared{{true, true}: &c.Common, {true, false}: &c.OnlyA, {false, true}: &c.OnlyB}
	for _, k := range keys {
		part := &c.Together
		if k.counterpart >= 0 {
			part = parts[has[k.counterpart]]
		}
		slices.SortFunc(rows[k].A, firmer)
		slices.SortFunc(rows[k].B, firmer)
		*part = append(*part, *rows[k])
	}
	c.place()
	return c
}

// rankOf is an actor's place in Countries; nobody's is before all.
func (d *Dossier) rankOf(actor int) int {
	if actor < 0 {
		return -1
	}
	return d.rank[actor]
}

// compare puts the ties of one of two actors into the rows.
func (v *View) compare(rows map[comparedKey]*Compared, has map[int][2]bool, which, actor, other int) {
	put := func(t *Tie, counterpart int) {
		k := comparedKey{counterpart, t.at.typ}
		if rows[k] == nil {
			rows[k] = &Compared{Type: &v.d.Types[t.at.typ]}
			if counterpart >= 0 {
				rows[k].Counterpart = &v.d.Actors[counterpart]
			}
		}
		sides := [2]*[]*Tie{&rows[k].A, &rows[k].B}
		*sides[which] = append(*sides[which], t)
	}
	for _, n := range v.d.tiesOf[actor] {
		t := &v.d.Ties[n]
		if !v.sieve.passes(t, actor) {
			continue
		}
		if t.at.ties(actor, other) {
			put(t, -1)
			continue
		}
		for c := range v.d.others(&t.at, actor) {
			put(t, c)
			both := has[c]
			both[which] = true
			has[c] = both
		}
	}
}

// place numbers the rows as they stand.
func (c *Comparison) place() {
	for _, part := range []*[]Compared{&c.Together, &c.Common, &c.OnlyA, &c.OnlyB} {
		for i := range *part {
			row := &(*part)[i]
			ties := slices.Clone(row.A)
			for _, t := range row.B {
				if !slices.Contains(ties, t) {
					ties = append(ties, t)
				}
			}
			row.Place = c.add(Pick{Ties: ties})
		}
	}
}
