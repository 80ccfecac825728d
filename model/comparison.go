package model

import (
	"cmp"
	"maps"
	"slices"
	"sort"
)

// A Comparison holds two actors side by side.
type Comparison struct {
	picks
	A, B *Actor
	// Together are their ties with each other. Common are those with counterparts
	// that both have; OnlyA and OnlyB those with counterparts that one has.
	Together, Common, OnlyA, OnlyB ComparedPart
}

// A ComparedPart is one part of a comparison's rows. Its Tally counts each tie once, though
// one of several ends may stand in several rows.
type ComparedPart struct {
	Rows  []Compared
	Tally Tally
}

// Compared is a row of a comparison: the ties of one type that either actor has with
// one counterpart, or with it and the same others. Those with each other stand on both
// sides, and have no counterpart.
type Compared struct {
	Counterpart *Actor
	Type        *TieType
	Jointly     bool     // both of the compared are ends of each of the ties, beside each other
	With        []*Actor // the ties' other ends
	A, B        []*Tie   // the firmest first
	Stop        int      // in the drawing
}

// A comparedKey tells rows apart, and sorts them.
type comparedKey struct {
	counterpart, typ int
	several          bool
	with             string // the other ends, by their ids
	jointly          bool
}

func (k comparedKey) compare(o comparedKey, d *Dossier) int {
	return cmp.Or(cmp.Compare(d.rankOf(k.counterpart), d.rankOf(o.counterpart)), cmp.Compare(truth(k.several), truth(o.several)),
		cmp.Compare(k.typ, o.typ), cmp.Compare(k.with, o.with), cmp.Compare(truth(k.jointly), truth(o.jointly)))
}

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
	v.compare(rows, has, 0, d.actor.number(a), d.actor.number(b))
	v.compare(rows, has, 1, d.actor.number(b), d.actor.number(a))
	keys := slices.Collect(maps.Keys(rows))
	sort.Slice(keys, func(i, j int) bool { return keys[i].compare(keys[j], d) < 0 })
	parts := map[[2]bool]*ComparedPart{{true, true}: &c.Common, {true, false}: &c.OnlyA, {false, true}: &c.OnlyB}
	for _, k := range keys {
		part := &c.Together
		if k.counterpart >= 0 {
			part = parts[has[k.counterpart]]
		}
		sortFirmest(rows[k].A)
		sortFirmest(rows[k].B)
		part.Rows = append(part.Rows, *rows[k])
	}
	c.number()
	return c
}

// rankOf returns an actor's index in Countries; nobody's is before all.
func (d *Dossier) rankOf(actor int) int {
	if actor < 0 {
		return -1
	}
	return d.rank[actor]
}

// compare puts the ties of one of two actors into the rows.
func (v *View) compare(rows map[comparedKey]*Compared, has map[int][2]bool, which, actor, other int) {
	put := func(t *Tie, counterpart int) {
		row := v.d.comparedBy(t, actor, other, counterpart)
		k := comparedKey{counterpart, t.at.typ(), !t.OfTwo(), joinedIDs(row.With), row.Jointly}
		if rows[k] == nil {
			rows[k] = &row
		}
		sides := [2]*[]*Tie{&rows[k].A, &rows[k].B}
		*sides[which] = append(*sides[which], t)
	}
	for t := range v.match.among(v.d, v.d.tiesOf[actor], actor) {
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

// comparedBy returns the row, still without ties, of a tie that an actor has with a
// counterpart; -1 for the other of the two compared.
func (d *Dossier) comparedBy(t *Tie, actor, other, counterpart int) Compared {
	row := Compared{Type: &d.Types[t.at.typ()], With: d.EndsBesides(t, &d.Actors[actor], &d.Actors[other])}
	if counterpart >= 0 {
		row.Counterpart, row.Jointly = &d.Actors[counterpart], t.at.endOf(other) >= 0
		row.With = d.EndsBesides(t, &d.Actors[actor], &d.Actors[other], row.Counterpart)
	}
	slices.SortFunc(row.With, func(a, b *Actor) int { return cmp.Compare(d.rank[d.actor.number(a.ID)], d.rank[d.actor.number(b.ID)]) })
	return row
}

func joinedIDs(actors []*Actor) string {
	ids := ""
	for _, a := range actors {
		ids += a.ID + " "
	}
	return ids
}

// number numbers the rows as they stand, and counts their ties.
func (c *Comparison) number() {
	for _, part := range []*ComparedPart{&c.Together, &c.Common, &c.OnlyA, &c.OnlyB} {
		told := map[*Tie]bool{} // of several ends
		for i := range part.Rows {
			row := &part.Rows[i]
			ofA := map[*Tie]bool{}
			for _, t := range row.A {
				ofA[t] = true
			}
			onlyB := slices.DeleteFunc(slices.Clone(row.B), func(t *Tie) bool { return ofA[t] })
			pick := Pick{Ties: slices.Concat(row.A, onlyB)}
			for _, t := range pick.Ties {
				if !told[t] {
					part.Tally.add(TallyOf(t))
				}
				if !t.OfTwo() {
					told[t] = true
				}
			}
			row.Stop = c.add(pick)
		}
	}
}
