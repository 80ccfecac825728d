package model

import (
	"slices"
	"sync"
)

// A Dossier is a set of records in which every rule holds and every reference
// leads somewhere. It never changes; its slices and what they hold are shared,
// so nobody may write to them.
type Dossier struct {
	Records

	actor, tie, quote, source, typ map[string]int

	// Parties are whoever can claim: the actors, then the sources, then
	// nobody named. A party's number is its place in that row.
	tiesOf   [][]int  // by actor: the ties it is an end of
	saidOf   [][]int  // by party: the ties on which it, or who speaks for it, has a claim
	quotesOf [][]int  // by party: the quotes it, or who speaks for it, speaks
	voiceOf  [][]int  // by party: itself, whom it speaks for, and so on
	names    []string // by party

	countries []int // actors in the order of Countries
	rank      []int // by actor: its place in countries
	whole     *View // nothing set aside
	index     func() []indexed
	moments   func() []Date // at which a tie became known, in order
}

// resolved is what New derives for one tie.
type resolved struct {
	ends      []int // actors, each once, in the order written
	sides     []side
	number    int // the tie's place in the dossier
	typ       int
	standing  Standing
	denials   int   // parties that deny
	claimants []int // parties with a claim, and whom those speak for
	paragraph int   // the first that tells of the tie
	order     []int // claims as Sources shows them
	quotes    []int // quotes that its claims name, in that order
	known     Date  // since when it is known of; zero where nothing says it
}

// side says on which side of its tie an end stands.
type side uint8

const (
	among side = iota // tied with every other end
	first             // gives, or stands on the first side of a tie without direction
	second
)

// New checks the records against every rule of the format and builds the
// indexes. The error is of type [Problems] and holds all that is wrong.
func New(r Records) (*Dossier, error) {
	d := &Dossier{Records: r}
	problems := d.check()
	if len(problems) > 0 {
		return nil, problems
	}
	d.Ties = slices.Clone(r.Ties)
	d.Quotes = slices.Clone(r.Quotes)
	d.indexParties()
	for i := range d.Ties {
		d.resolve(i)
	}
	d.indexTies()
	d.orderCountries()
	d.whole = newView(d, Filter{})
	d.index = sync.OnceValue(d.searchIndex)
	d.moments = sync.OnceValue(d.findMoments)
	return d, nil
}

// ActorByID gives the actor with that id, or nil.
func (d *Dossier) ActorByID(id string) *Actor { return lookup(d.Actors, d.actor, id) }

// TieByID gives the tie with that id, or nil.
func (d *Dossier) TieByID(id string) *Tie { return lookup(d.Ties, d.tie, id) }

// QuoteByID gives the quote with that id, or nil.
func (d *Dossier) QuoteByID(id string) *Quote { return lookup(d.Quotes, d.quote, id) }

// SourceByID gives the source with that id, or nil.
func (d *Dossier) SourceByID(id string) *Source { return lookup(d.Sources, d.source, id) }

// TypeByID gives the tie type with that id, or nil.
func (d *Dossier) TypeByID(id string) *TieType { return lookup(d.Types, d.typ, id) }

func lookup[T any](items []T, index map[string]int, id string) *T {
	if i, ok := index[id]; ok {
		return &items[i]
	}
	return nil
}

// TypeOf gives the tie's type.
func (d *Dossier) TypeOf(t *Tie) *TieType { return &d.Types[t.at.typ] }

// EndsOf gives the actors that the tie ties, each once, in the order written.
func (d *Dossier) EndsOf(t *Tie) []*Actor { return d.actorsAt(t.at.ends) }

func (d *Dossier) actorsAt(numbers []int) []*Actor {
	actors := make([]*Actor, len(numbers))
	for i, n := range numbers {
		actors[i] = &d.Actors[n]
	}
	return actors
}

// TiesOf gives the ties whose claims name the quote.
func (d *Dossier) TiesOf(q *Quote) []*Tie {
	ties := make([]*Tie, len(q.ties))
	for i, n := range q.ties {
		ties[i] = &d.Ties[n]
	}
	return ties
}

// QuotesOf gives the quotes that the tie's claims name, each once, in the order
// of the claims.
func (d *Dossier) QuotesOf(t *Tie) []*Quote {
	quotes := make([]*Quote, len(t.at.quotes))
	for i, n := range t.at.quotes {
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

// HasTies tells whether the actor is an end of any tie.
func (d *Dossier) HasTies(actor string) bool {
	n, ok := d.actor[actor]
	return ok && len(d.tiesOf[n]) > 0
}

// Standing is how firmly the tie stands, derived from its claims.
func (t *Tie) Standing() Standing { return t.at.standing }

// Denials counts the parties that deny the tie. A party that declines to say
// isn't among them.
func (t *Tie) Denials() int { return t.at.denials }

// Contested tells whether at least one party denies the tie.
func (t *Tie) Contested() bool { return t.at.denials > 0 }

// Directed tells whether the tie has a direction.
func (t *Tie) Directed() bool { return len(t.Between) == 0 }

// ClaimsInOrder gives the places of the tie's claims in Claims: the strongest
// first, then who qualifies, who denies, and who declines to say.
func (t *Tie) ClaimsInOrder() []int { return t.at.order }

// party gives a claimant's number, or -1.
func (d *Dossier) party(id string) int {
	if n, ok := d.actor[id]; ok {
		return n
	}
	if n, ok := d.source[id]; ok {
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
	d.saidOf = make([][]int, n)
	d.quotesOf = make([][]int, n)
	for p := range n {
		d.voiceOf[p] = []int{p}
		switch {
		case p < len(d.Actors):
			d.names[p] = d.Actors[p].Name
		case p < n-1:
			s := d.Sources[p-len(d.Actors)]
			d.names[p] = s.ContainerTitle
			if s.ContainerTitle == "" {
				d.names[p] = s.Title
			}
		default:
			d.names[p] = "no one named"
		}
	}
	for p := range d.Actors {
		for next := d.Actors[p].SpeaksFor; next != ""; {
			n := d.actor[next]
			d.voiceOf[p] = append(d.voiceOf[p], n)
			next = d.Actors[n].SpeaksFor
		}
	}
}

// speaksFor tells whether the claimant's word is the party's.
func (d *Dossier) speaksFor(claimant string, party int) bool {
	return slices.Contains(d.voiceOf[d.party(claimant)], party)
}

// SpeaksAs tells whether a claimant's word is a party's: it is that party, or speaks
// for it, also over others. Of ids that nobody has it is false.
func (d *Dossier) SpeaksAs(claimant, party string) bool {
	c, p := d.party(claimant), d.party(party)
	return c >= 0 && p >= 0 && slices.Contains(d.voiceOf[c], p)
}

// PartyName names a claimant as a reader sees it: the actor's name, what
// published a source, or "no one named". An unknown id is given back.
func (d *Dossier) PartyName(id string) string {
	if p := d.party(id); p >= 0 {
		return d.names[p]
	}
	return id
}

// resolve derives what a tie's own fields and claims say of it.
func (d *Dossier) resolve(number int) {
	t := &d.Ties[number]
	at := resolved{number: number, typ: d.typ[t.Type], standing: standingOf(t.Claims), order: claimOrder(t.Claims), known: t.known()}
	addEnds := func(ids []string, s side) {
		for _, id := range ids {
			at.ends = append(at.ends, d.actor[id])
			at.sides = append(at.sides, s)
		}
	}
	switch {
	case t.Directed():
		addEnds(t.From, first)
		addEnds(t.To, second)
	case len(t.Between) == 1:
		addEnds(t.Between[0], among)
	default:
		addEnds(t.Between[0], first)
		addEnds(t.Between[1], second)
	}
	denying := map[string]bool{}
	for _, i := range at.order {
		c := &t.Claims[i]
		denying[c.By] = denying[c.By] || c.Stance == Denies
		for _, p := range d.voiceOf[d.party(c.By)] {
			at.claimants = addOnce(at.claimants, p)
		}
		if at.paragraph == 0 || c.Paragraph < at.paragraph {
			at.paragraph = c.Paragraph
		}
		if c.Quote != "" {
			at.quotes = addOnce(at.quotes, d.quote[c.Quote])
		}
	}
	for _, denies := range denying {
		at.denials += truth(denies)
	}
	t.at = at
}

func addOnce(list []int, n int) []int {
	if slices.Contains(list, n) {
		return list
	}
	return append(list, n)
}

func (d *Dossier) indexTies() {
	d.tiesOf = make([][]int, len(d.Actors))
	for i := range d.Quotes {
		d.Quotes[i].ties = nil // the records may be another dossier's
	}
	for i := range d.Ties {
		at := &d.Ties[i].at
		for _, a := range at.ends {
			d.tiesOf[a] = append(d.tiesOf[a], i)
		}
		for _, p := range at.claimants {
			d.saidOf[p] = append(d.saidOf[p], i)
		}
		for _, q := range at.quotes {
			d.Quotes[q].ties = append(d.Quotes[q].ties, i)
		}
	}
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

// counterpart tells whether the end at j is one that the end at i is tied with.
func (at *resolved) counterpart(i, j int) bool {
	return i != j && (at.sides[i] == among || at.sides[i] != at.sides[j])
}

// counterparts calls yield with each actor that actor a is tied with.
func (at *resolved) counterparts(a int, yield func(int) bool) {
	i := slices.Index(at.ends, a)
	if i < 0 {
		return
	}
	for j, other := range at.ends {
		if at.counterpart(i, j) && !yield(other) {
			return
		}
	}
}

// CounterpartsOf gives the actors that the actor is tied with by the tie; none
// where it is no end of it.
func (d *Dossier) CounterpartsOf(t *Tie, actor string) []*Actor {
	n, ok := d.actor[actor]
	if !ok {
		return nil
	}
	return d.actorsAt(slices.Collect(func(yield func(int) bool) { t.at.counterparts(n, yield) }))
}

// A Way is how a tie runs, seen from one of its ends.
type Way uint8

// The ways.
const (
	NoWay    Way = iota // without direction
	Gives               // from the actor
	Receives            // to the actor
)

// WayOf tells how the tie runs, seen from the actor.
func (d *Dossier) WayOf(t *Tie, actor string) Way {
	switch {
	case t.Directed() && slices.Contains(t.From, actor):
		return Gives
	case t.Directed() && slices.Contains(t.To, actor):
		return Receives
	}
	return NoWay
}
