package model

// Found is what a view's filter and a search leave of a dossier.
type Found struct {
	d                    *Dossier
	actors, ties, quotes []bool
	sources              []bool // that a search finds by their own words
	counts               []int  // by actor: its ties that are left
}

// Found returns what the view's filter and a search leave. A search finds a tie by its
// own words, by a claim's, or by a quote's that bears on it. An empty text finds all
// that passes the filter.
func (v *View) Found(text string) Found {
	d := v.d
	f := Found{d, make([]bool, len(d.Actors)), make([]bool, d.TieCount()), make([]bool, len(d.Quotes)), make([]bool, len(d.Sources)), make([]int, len(d.Actors))}
	if text == "" {
		v.findAll(&f)
	}
	hits := v.find(text)
	for thing := range hits.found.all() {
		switch x, tie := hits.index, hits.index.tieOf(thing); {
		case thing < x.ties:
			f.actors[d.countries[thing]] = true
		case tie >= 0:
			f.ties[tie] = true
		case thing >= x.sources:
			f.sources[x.told[thing-x.sources]] = true
		default:
			q := thing - x.quotes
			f.quotes[q] = true
			for _, t := range d.Quotes[q].ties {
				f.ties[t] = f.ties[t] || !hits.left.has(int(t)) && v.match.passes(d.tieAt(int(t)), -1)
			}
		}
	}
	seen := v.match.seen()
	for i, found := range f.ties {
		for _, a := range d.tieAt(i).at.ends() {
			f.counts[a] += truth(found && seen.passes(d.tieAt(i), int(a)))
		}
	}
	return f
}

func (v *View) findAll(f *Found) {
	for i := range f.actors {
		f.actors[i] = v.filter.IsZero()
	}
	for i := range f.ties {
		f.ties[i] = v.match.passes(v.d.tieAt(i), -1)
	}
	for _, n := range v.passingQuotes(upTo(len(f.quotes))) {
		f.quotes[n] = true
	}
}

// Actor reports whether the actor is found itself, whatever is left of its ties. Where
// nothing is searched for, all are found without a filter, and none through one.
func (f *Found) Actor(id string) bool { n, ok := f.d.actor.find(id); return ok && f.actors[n] }

// Tie reports whether the tie is left.
func (f *Found) Tie(id string) bool { n, ok := f.d.tie.find(id); return ok && f.ties[n] }

// Quote reports whether the quote is left.
func (f *Found) Quote(id string) bool { n, ok := f.d.quote.find(id); return ok && f.quotes[n] }

// Source reports whether a search finds the source by its own words.
func (f *Found) Source(id string) bool { n, ok := f.d.source.find(id); return ok && f.sources[n] }

// Ties counts the ties that are left.
func (f *Found) Ties() int {
	n := 0
	for _, found := range f.ties {
		n += truth(found)
	}
	return n
}

// CountOf counts the actor's ties that are left, seen from it.
func (f *Found) CountOf(actor string) int {
	if n, ok := f.d.actor.find(actor); ok {
		return f.counts[n]
	}
	return 0
}
