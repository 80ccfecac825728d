package model

import "slices"

// party gives a claimant's number, or -1.
func (d *Dossier) party(id string) int {
	if n, ok := d.actor.find(id); ok {
		return n
	}
	if n, ok := d.source.find(id); ok {
		return len(d.Actors) + n
	}
	if id == Unattributed {
		return len(d.Actors) + len(d.Sources)
	}
	return -1
}

func (d *Dossier) partyID(n int) string {
	switch {
	case n < len(d.Actors):
		return d.Actors[n].ID
	case n < len(d.Actors)+len(d.Sources):
		return d.Sources[n-len(d.Actors)].ID
	}
	return Unattributed
}

func (d *Dossier) indexParties() {
	n := len(d.Actors) + len(d.Sources) + 1
	d.voiceOf = make([][]int, n)
	d.names = make([]string, n)
	d.nameSources()
	printed := map[string]int{} // how many sources a publication has
	for i := range d.Sources {
		printed[d.Sources[i].publication()]++
	}
	for p := range n {
		d.voiceOf[p] = []int{p}
		switch {
		case p < len(d.Actors):
			d.names[p] = d.Actors[p].DistinctName()
		case p < n-1:
			d.names[p] = d.Sources[p-len(d.Actors)].publication()
			if printed[d.names[p]] > 1 {
				d.names[p] = d.shorts[p-len(d.Actors)]
			}
		default:
			d.names[p] = "no one named"
		}
	}
	for p := range d.Actors {
		for next := d.Actors[p].SpeaksFor; next != ""; {
			n := d.actor.number(next)
			d.voiceOf[p] = append(d.voiceOf[p], n)
			next = d.Actors[n].SpeaksFor
		}
	}
}

// speaksFor reports whether the claimant's word is the party's.
func (d *Dossier) speaksFor(claimant string, party int) bool {
	return slices.Contains(d.voiceOf[d.party(claimant)], party)
}

// SpeaksAs reports whether a claimant's word is a party's: it is that party, or speaks
// for it, also over others. Of ids that nobody has it is false.
func (d *Dossier) SpeaksAs(claimant, party string) bool {
	c, p := d.party(claimant), d.party(party)
	return c >= 0 && p >= 0 && slices.Contains(d.voiceOf[c], p)
}

// SpeaksFor gives the ids of a claimant and of those it speaks for, also over others, in
// that order; none for an id that nobody has.
func (d *Dossier) SpeaksFor(claimant string) []string {
	var ids []string
	if c := d.party(claimant); c >= 0 {
		for _, p := range d.voiceOf[c] {
			ids = append(ids, d.partyID(p))
		}
	}
	return ids
}

// PartyName names a claimant as a reader sees it: the actor's name, with what tells
// it from others of that name, what published a source, or its short name where that
// published several, or "no one named". An unknown id is given back.
func (d *Dossier) PartyName(id string) string {
	if p := d.party(id); p >= 0 {
		return d.names[p]
	}
	return id
}

// PartySaying names a claimant as the subject of what it says or denies: "no one named
// denies it" would say the opposite.
func (d *Dossier) PartySaying(id string) string {
	if id == Unattributed {
		return "someone unnamed"
	}
	return d.PartyName(id)
}

// ClaimantOf names who makes a claim, for its word to stand behind: "no one named" where
// that is how firmly it is asserted, else "someone unnamed", as [Dossier.PartySaying] does.
func (d *Dossier) ClaimantOf(c *Claim) string {
	if c.Stance == Asserts {
		return d.PartyName(c.By)
	}
	return d.PartySaying(c.By)
}
