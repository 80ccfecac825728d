package model

import (
	"cmp"
	"iter"
	"slices"
	"sync"
)

// A Dossier is a set of records in which every rule holds and every reference
// leads somewhere. It never changes; its slices and what they hold are shared,
// so nobody may write to them.
type Dossier struct {
	Records

	actor, tie, quote, source, typ numbers

	// Parties are whoever can claim: the actors, then the sources, then
	// nobody named. A party's number is its index in that row.
	tiesOf   [][]int32 // by actor: the ties it is an end of
	saidOf   [][]int32 // by party: the ties on which it, or who speaks for it, has a claim
	quotesOf [][]int   // by party: the quotes it, or who speaks for it, speaks
	voiceOf  [][]int   // by party: itself, whom it speaks for, and so on
	names    []string  // by party
	shorts   []string  // by source

	retracted map[string]bool // sources by id; nil where none is

	countries []int                // actors in the order of Countries
	byName    []int                // the same by section and name
	rank      []int                // by actor: its index in countries
	whole     *View                // nothing set aside; of the whole dossier
	day       Date                 // as of which it is; zero for the whole dossier
	then      []*Tie               // as of a day: the ties, where nothing was otherwise those of the whole dossier
	former    *Former              // the older edition to which it is compared; nil where there is none
	notes     Notes                // the reader's
	checks    map[Ref]Check        // of what is noted
	written   bool                 // some of the notes have words
	noted     map[string]noted     // by tie
	cards     *memo[string, *Card] // by id; those that were asked for
	index     func() *searchIndex
	shelves   func() *shelves
	folded    func() []string // the parties' names, as Fold makes them
	called    func() []string // all that parties are called, in order
	dates     func() []Date   // of ties, each once, in order
	byDate    func() []int32  // the ties that have a date
	moments   func() []int    // the days at which anything that had been said changed, in order
	courses   func()          // works out the ties' courses
}

// resolved is what New derives for one tie. There may be millions of them, so that its
// numbers have half the room of an int.
type resolved struct {
	*weight

	pair      [2]int32 // the ends of a tie of two, as nearly all are
	many      *[]int32 // those of a tie of more; else nil
	firstSide int32
	index     int32
	typeIndex int32
}

// side returns how many of the ends stand on the first side; 0 where each is tied with each.
func (at *resolved) side() int { return int(at.firstSide) }

// number returns the index of the tie.
func (at *resolved) number() int { return int(at.index) }

// typ returns the index of its type.
func (at *resolved) typ() int { return int(at.typeIndex) }

// ends returns the actors that the tie ties, each once, in the order written.
func (at *resolved) ends() []int32 {
	if at.many != nil {
		return *at.many
	}
	return at.pair[:]
}

// endOf returns which of the ends an actor is, or -1.
func (at *resolved) endOf(actor int) int {
	return slices.IndexFunc(at.ends(), func(a int32) bool { return int(a) == actor })
}

// First returns the claim that stands first: in the first of the dossier's sources
// that tell of the tie, at the first locator there.
func (t *Tie) First() *Claim { return &t.Claims[t.at.first] }

// comparePlaces orders locators of any sources: source by source, as the dossier has
// them.
func (d *Dossier) comparePlaces(source string, at Locator, other string, there Locator) int {
	if source != other {
		return cmp.Compare(d.source.number(source), d.source.number(other))
	}
	return at.Compare(there)
}

// New checks the records against every rule of the format and builds the
// indexes. The error is of type [Problems] and holds all that is wrong.
func New(r Records) (*Dossier, error) {
	r.Ties, r.Quotes, r.Actors = slices.Clone(r.Ties), slices.Clone(r.Quotes), slices.Clone(r.Actors)
	return Adopt(r)
}

// Adopt is [New] for records that nobody else has: they become the dossier's, and aren't
// in memory twice.
func Adopt(r Records) (*Dossier, error) {
	d := &Dossier{Records: r}
	ends, problems := d.check()
	if len(problems) > 0 {
		return nil, problems
	}
	tellApart(d.Actors)
	d.indexParties()
	d.findRetracted()
	by := scale{Dossier: d}
	for i := range d.Ties {
		ends = d.resolve(i, ends)
		d.Ties[i].at.weight = by.weigh(&d.Ties[i])
	}
	d.tiesOf = tiesBy(d, len(d.Actors), (*resolved).ends)
	d.indexTies()
	d.indexQuotes()
	d.orderCountries()
	d.whole = newView(nil, d, Filter{})
	d.cards = newMemo[string, *Card](0)
	d.index = sync.OnceValue(d.searchIndex)
	d.shelves = sync.OnceValue(d.shelve)
	d.folded = sync.OnceValue(func() []string {
		folded := make([]string, len(d.names))
		for i, name := range d.names {
			folded[i] = Fold(name)
		}
		return folded
	})
	d.called = sync.OnceValue(d.findNames)
	d.moments = sync.OnceValue(d.findMoments)
	d.courses = sync.OnceFunc(d.findCourses)
	d.dates = sync.OnceValue(d.findDates)
	d.byDate = sync.OnceValue(d.orderDates)
	return d, nil
}

// ActorByID gives the actor with that id, or nil.
func (d *Dossier) ActorByID(id string) *Actor { return lookup(d.Actors, &d.actor, id) }

// TieByID gives the tie with that id, or nil.
func (d *Dossier) TieByID(id string) *Tie {
	if n, ok := d.tie.find(id); ok {
		return d.tieAt(n)
	}
	return nil
}

// TieCount counts the dossier's ties, as of a day also those of which nothing had been said.
func (d *Dossier) TieCount() int { return len(d.Ties) + len(d.then) }

// EachTie goes through these ties in the dossier's order.
func (d *Dossier) EachTie() iter.Seq[*Tie] {
	return func(yield func(*Tie) bool) {
		for i := range d.TieCount() {
			if !yield(d.tieAt(i)) {
				return
			}
		}
	}
}

// tieAt returns the tie with a number.
func (d *Dossier) tieAt(number int) *Tie {
	if d.then != nil {
		return d.then[number]
	}
	return &d.Ties[number]
}

// QuoteByID gives the quote with that id, or nil.
func (d *Dossier) QuoteByID(id string) *Quote { return lookup(d.Quotes, &d.quote, id) }

// SourceByID gives the source with that id, or nil.
func (d *Dossier) SourceByID(id string) *Source { return lookup(d.Sources, &d.source, id) }

// TypeByID gives the tie type with that id, or nil.
func (d *Dossier) TypeByID(id string) *TieType { return lookup(d.Types, &d.typ, id) }

func lookup[T any](items []T, index *numbers, id string) *T {
	if i, ok := index.find(id); ok {
		return &items[i]
	}
	return nil
}

// TypeOf gives the tie's type.
func (d *Dossier) TypeOf(t *Tie) *TieType { return &d.Types[t.at.typ()] }

// TiesOf gives the ties whose claims name the quote.
func (d *Dossier) TiesOf(q *Quote) []*Tie {
	ties := make([]*Tie, len(q.ties))
	for i, n := range q.ties {
		ties[i] = d.tieAt(int(n))
	}
	return ties
}

// QuotesOf gives the quotes that the tie's claims name, each once, in the order
// of the claims.
func (d *Dossier) QuotesOf(t *Tie) []*Quote {
	quotes := make([]*Quote, len(t.at.quotes()))
	for i, n := range t.at.quotes() {
		quotes[i] = &d.Quotes[n]
	}
	return quotes
}

// QuotesBy counts the quotes of a party and of those who speak for it; 0 where
// nobody has that id.
func (d *Dossier) QuotesBy(id string) int {
	if p := d.party(id); p >= 0 {
		return len(d.quotesOf[p])
	}
	return 0
}

// HasTies reports whether the actor is an end of any tie.
func (d *Dossier) HasTies(actor string) bool {
	n, ok := d.actor.find(actor)
	return ok && len(d.tiesOf[n]) > 0
}

// Standing is how firmly the tie stands, derived from its claims.
func (t *Tie) Standing() Standing { return t.at.standing }

// Denials counts the parties that deny the tie. A party that declines to say
// isn't among them.
func (t *Tie) Denials() int { return t.at.denials }

// Contested reports whether at least one party denies the tie.
func (t *Tie) Contested() bool { return t.at.denials > 0 }

// ClaimsInOrder returns the indexes of the tie's claims in Claims: the strongest
// first, then who qualifies, who denies, and who leaves it open, then what doesn't
// count. Those of one source stand together.
func (t *Tie) ClaimsInOrder() []int { return t.at.order() }

// resolve derives what a tie's own fields say of it, besides its claims. Its ends are the
// first of those; the others are returned.
func (d *Dossier) resolve(number int, ends []int32) []int32 {
	t := &d.Ties[number]
	t.at = resolved{index: int32(number), typeIndex: int32(d.typ.number(t.Type))} //nolint:gosec // memory ends before
	sides, n := t.Between, 0
	if t.Directed() {
		sides = Sides{t.From, t.To}
	}
	for _, side := range sides {
		n += len(side)
	}
	if len(sides) > 1 {
		t.at.firstSide = int32(len(sides[0])) //nolint:gosec // so it does for ends
	}
	if n == 2 {
		t.at.pair = [2]int32(ends)
	} else {
		many := slices.Clone(ends[:n])
		t.at.many = &many
	}
	return ends[n:]
}

func (d *Dossier) findRetracted() {
	for i := range d.Sources {
		if s := &d.Sources[i]; !s.Retracted.IsZero() {
			if d.retracted == nil {
				d.retracted = map[string]bool{}
			}
			d.retracted[s.ID] = true
		}
	}
}

// indexTies tells parties and quotes the ties that name them.
func (d *Dossier) indexTies() {
	d.saidOf = tiesBy(d, len(d.names), func(at *resolved) []int { return at.speakers() })
	for i, ties := range tiesBy(d, len(d.Quotes), func(at *resolved) []int { return at.quotes() }) {
		d.Quotes[i].ties = ties
	}
}

// tiesBy returns by each of so many things the ties that have it in a list.
func tiesBy[N int | int32](d *Dossier, things int, list func(*resolved) []N) [][]int32 {
	counts, all := make([]int, things), 0
	for i := range d.Ties {
		for _, thing := range list(&d.Ties[i].at) {
			counts[thing]++
			all++
		}
	}
	by, room := make([][]int32, things), make([]int32, all)
	for thing, n := range counts {
		by[thing], room = room[:0:n], room[n:]
	}
	for i := range d.Ties {
		for _, thing := range list(&d.Ties[i].at) {
			by[thing] = append(by[thing], d.Ties[i].at.index)
		}
	}
	return by
}

func (d *Dossier) indexQuotes() {
	d.quotesOf = make([][]int, len(d.names))
	for i := range d.Quotes {
		for _, by := range d.Quotes[i].By {
			for _, p := range d.voiceOf[d.party(by)] {
				if of := d.quotesOf[p]; len(of) == 0 || of[len(of)-1] != i { // two of a joint phrase's speakers may share a voice
					d.quotesOf[p] = append(of, i)
				}
			}
		}
	}
}
