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

// Compare compares two actors by the ties that pass. A tie of several ends stands with
// each counterpart; where the two are each other's, only among their own.
func (v *View) Compare(a, b string) *Comparison {
	d := v.d
	c := &Comparison{A: d.ActorByID(a), B: d.ActorByID(b)}
	if c.A == nil || c.B == nil || a == b {
		return c
	}
	of := comparing{d: d}
	of.add(v, 0, d.actor.number(a), d.actor.number(b))
	of.add(v, 1, d.actor.number(b), d.actor.number(a))
	of.sort(v.match.errand)
	counts := map[*ComparedPart]int{}
	of.rows(c, func(part *ComparedPart, _ []comparedTie) { counts[part]++ })
	for part, n := range counts {
		part.Rows = make([]Compared, 0, n)
	}
	ties := make([]*Tie, 0, len(of.list)) // which the rows share
	of.rows(c, func(part *ComparedPart, row []comparedTie) {
		first := len(ties)
		for i := range row {
			ties = append(ties, row[i].Tie)
		}
		part.Rows = append(part.Rows, d.compared(row, ties[first:len(ties):len(ties)]))
	})
	c.number()
	return c
}

// A comparing is the ties of two actors on their way into rows.
type comparing struct {
	d    *Dossier
	list []comparedTie
}

// A comparedTie is a tie of one of the two with a counterpart.
type comparedTie struct {
	*Tie
	which       int // of the two
	counterpart int // -1 for the other of the two
	several     *comparedEnds
}

// comparedEnds are the further ends of a tie of more than two.
type comparedEnds struct {
	with    []*Actor
	ids     string
	jointly bool
}

// add adds the ties of one of the two actors.
func (c *comparing) add(v *View, which, actor, other int) {
	put := func(t *Tie, counterpart int) {
		c.list = append(c.list, comparedTie{t, which, counterpart, c.d.comparedEnds(t, actor, other, counterpart)})
	}
	c.list = slices.Grow(c.list, len(c.d.tiesOf[actor])) // most ties have one counterpart
	for t := range v.match.among(c.d, c.d.tiesOf[actor], actor) {
		if t.at.ties(actor, other) {
			put(t, -1)
			continue
		}
		for n := range c.d.others(&t.at, actor) {
			put(t, n)
		}
	}
}

// comparedEnds returns the further ends of a tie that an actor has with a counterpart, -1
// for the other of the two compared; nil where there can't be any.
func (d *Dossier) comparedEnds(t *Tie, actor, other, counterpart int) *comparedEnds {
	if t.OfTwo() {
		return nil
	}
	ends := comparedEnds{with: d.EndsBesides(t, &d.Actors[actor], &d.Actors[other])}
	if counterpart >= 0 {
		ends.jointly = t.at.endOf(other) >= 0
		ends.with = d.EndsBesides(t, &d.Actors[actor], &d.Actors[other], &d.Actors[counterpart])
	}
	slices.SortFunc(ends.with, func(a, b *Actor) int { return cmp.Compare(d.rank[d.actor.number(a.ID)], d.rank[d.actor.number(b.ID)]) })
	for _, a := range ends.with {
		ends.ids += a.ID + " "
	}
	return &ends
}

// sort sorts the list by counterparts, then by rows, and in a row the ties of either, the
// firmest first.
func (c *comparing) sort(e *Errand) {
	sorted := sortedBy(e, len(c.list), func(i int) sortKeys {
		t := &c.list[i]
		if t.several != nil {
			return sortKeys{c.d.rankOf(t.counterpart), 1, t.at.typ()}
		}
		return sortKeys{c.d.rankOf(t.counterpart), 0, t.at.typ(), t.which*len(standings) + int(t.at.standing)}
	}, c.compare)
	list := make([]comparedTie, len(sorted))
	for n, i := range sorted {
		list[n] = c.list[i]
	}
	c.list = list
}

// rankOf returns an actor's index in Countries; nobody's is before all.
func (d *Dossier) rankOf(actor int) int {
	if actor < 0 {
		return -1
	}
	return d.rank[actor]
}

func (c *comparing) compare(i, j int) int {
	t, u := &c.list[i], &c.list[j]
	return cmp.Or(t.compareRow(u, c.d), cmp.Compare(t.which, u.which), firmer(t.Tie, u.Tie))
}

// compareRow compares the rows that two ties stand in.
func (t *comparedTie) compareRow(u *comparedTie, d *Dossier) int {
	by := cmp.Or(cmp.Compare(d.rankOf(t.counterpart), d.rankOf(u.counterpart)), cmp.Compare(truth(t.several != nil), truth(u.several != nil)), cmp.Compare(t.at.typ(), u.at.typ()))
	if by != 0 || t.several == nil {
		return by
	}
	return cmp.Or(cmp.Compare(t.several.ids, u.several.ids), cmp.Compare(truth(t.several.jointly), truth(u.several.jointly)))
}

// rows goes through the rows, with the part that each belongs to.
func (c *comparing) rows(of *Comparison, yield func(part *ComparedPart, row []comparedTie)) {
	for left := c.list; len(left) > 0; {
		n, has := 0, [2]bool{}
		for ; n < len(left) && left[n].counterpart == left[0].counterpart; n++ {
			has[left[n].which] = true
		}
		part := &of.Together
		if left[0].counterpart >= 0 {
			part = map[[2]bool]*ComparedPart{{true, true}: &of.Common, {true, false}: &of.OnlyA, {false, true}: &of.OnlyB}[has]
		}
		for with := left[:n]; len(with) > 0; {
			row := 1
			for row < len(with) && with[row].compareRow(&with[0], c.d) == 0 {
				row++
			}
			yield(part, with[:row])
			with = with[row:]
		}
		left = left[n:]
	}
}

// compared returns a row, of which these are the ties.
func (d *Dossier) compared(row []comparedTie, ties []*Tie) Compared {
	second := 0
	for second < len(row) && row[second].which == 0 {
		second++
	}
	one := Compared{Type: d.TypeOf(ties[0]), A: ties[:second:second], B: ties[second:]}
	if row[0].counterpart >= 0 {
		one.Counterpart = &d.Actors[row[0].counterpart]
	}
	if ends := row[0].several; ends != nil {
		one.With, one.Jointly = ends.with, ends.jointly
	}
	return one
}

// number numbers the rows as they stand, and counts their ties.
func (c *Comparison) number() {
	c.room(len(c.Together.Rows) + len(c.Common.Rows) + len(c.OnlyA.Rows) + len(c.OnlyB.Rows))
	for _, part := range []*ComparedPart{&c.Together, &c.Common, &c.OnlyA, &c.OnlyB} {
		told := map[*Tie]bool{} // of several ends
		for i := range part.Rows {
			row := &part.Rows[i]
			pick := Pick{Ties: row.ties()}
			for _, t := range pick.Ties {
				if t.OfTwo() {
					part.Tally.add(TallyOf(t))
				} else if !told[t] {
					part.Tally.add(TallyOf(t))
					told[t] = true
				}
			}
			row.Stop = c.add(pick)
		}
	}
}

// ties returns the ties of either, those of both once.
func (c *Compared) ties() []*Tie {
	switch {
	case len(c.B) == 0:
		return c.A
	case len(c.A) == 0:
		return c.B
	case c.Counterpart != nil && !c.Jointly: // none is of both
		return slices.Concat(c.A, c.B)
	}
	ofA := map[*Tie]bool{}
	for _, t := range c.A {
		ofA[t] = true
	}
	return slices.Concat(c.A, slices.DeleteFunc(slices.Clone(c.B), func(t *Tie) bool { return ofA[t] }))
}
