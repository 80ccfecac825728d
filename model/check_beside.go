package model

import "slices"

// manyTies is how many ties are worth being checked beside each other.
const manyTies = 1 << 14

// checkBeside holds the records against every rule as check does, on two cores, and
// reports whether there are no problems. Where there are some, who is to tell them goes
// through the records again in their order.
func (d *Dossier) checkBeside() (ends []int32, sound bool) {
	first, second, ids := newChecker(d), newChecker(d), newChecker(d)
	first.untold, second.untold, ids.untold = true, true, true
	first.indexParties()
	first.indexQuotes()
	half := len(d.Ties) / 2
	var awaited *Errand // whatever happens
	wait := awaited.beside(ids.indexTies, func() { second.ties(half, len(d.Ties)) })
	first.head()
	first.sources()
	first.actors()
	first.types()
	first.ties(0, half)
	first.quotes()
	wait()
	return slices.Concat(first.ends, second.ends), first.all+second.all+ids.all == 0
}
