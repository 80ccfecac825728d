package model

import "slices"

// A searchIndex is the text of a dossier, folded once. The things that can be found
// have numbers in the order in which hits are visited: actors as Countries has them,
// ties, claims, quotes, sources. It holds numbers and few long texts, so that millions
// of things cost the collector of garbage nothing.
type searchIndex struct {
	d *Dossier // the whole one
	texts
	textOf []uint32 // by thing: its text; claims in the same words share one

	ties, claims, quotes, sources int   // the first thing of each kind
	claimsOf                      []int // by tie: its first claim; behind the last, where claims end
	told                          []int // the sources that can be found: those that are cited
}

// tieOf returns the tie of a thing that is one, or a claim; -1 for another.
func (x *searchIndex) tieOf(thing int) int {
	switch {
	case thing < x.ties || thing >= x.quotes:
		return -1
	case thing < x.claims:
		return thing - x.ties
	}
	tie, first := slices.BinarySearch(x.claimsOf, thing)
	if first {
		return tie // which has claims, as all ties do
	}
	return tie - 1
}

// claimNumber returns the number of a thing that is a claim of that tie.
func (x *searchIndex) claimNumber(thing, tie int) int {
	return x.d.Ties[tie].at.order()[thing-x.claimsOf[tie]] + 1
}

// hit returns the thing as what a search finds.
func (x *searchIndex) hit(thing int) Hit {
	switch tie := x.tieOf(thing); {
	case thing < x.ties:
		return Hit{Actor: x.d.Actors[x.d.countries[thing]].ID}
	case thing < x.claims:
		return Hit{Tie: x.d.Ties[tie].ID}
	case thing < x.quotes:
		return Hit{Tie: x.d.Ties[tie].ID, Claim: x.claimNumber(thing, tie)}
	case thing < x.sources:
		return Hit{Quote: x.d.Quotes[thing-x.quotes].ID}
	}
	return Hit{Source: x.d.Sources[x.told[thing-x.sources]].ID}
}

// thing returns the number of what a hit is; -1 where nothing is that.
func (x *searchIndex) thing(h Hit) int {
	if n, ok := x.d.actor.find(h.Actor); ok {
		return x.d.rank[n]
	}
	if n, ok := x.d.quote.find(h.Quote); ok {
		return x.quotes + n
	}
	n, ok := x.d.tie.find(h.Tie)
	if !ok {
		return -1
	}
	if h.Claim == 0 {
		return x.ties + n
	}
	return x.claimsOf[n] + slices.Index(x.d.Ties[n].at.order(), h.Claim-1)
}

// thingIn returns the number of what a row of Relationships holds; -1 for a row that
// can't be chosen.
func (x *searchIndex) thingIn(r *Row) int {
	switch r.Kind {
	case TieRow:
		return x.ties + r.Tie.at.number()
	case QuoteRow:
		return x.thing(Hit{Quote: r.Quote.ID})
	case HeadingRow, ActorRow, GoneRow:
	}
	return -1
}

// The texts of a thing are all that is told of it in its own place. A new field that
// is told has its line here.

func (d *Dossier) actorTexts(to []string, a *Actor) []string {
	to = append(append(to, a.Name, a.Short, d.RoleInWords(a), a.Summary, a.Note), a.AliasNames()...)
	for _, r := range a.Roles {
		to = append(to, r.Role, d.PartyName(r.At))
	}
	return append(append(to, a.Identifiers.texts()...), a.Attributes.texts()...)
}

func (d *Dossier) tieTexts(to []string, t *Tie) []string {
	to = append(to, d.EndsInWords(t), d.TypeOf(t).Label, t.Label, t.Amount)
	if t.Summary != t.Label { // as it is where nothing else is told of the tie
		to = append(to, t.Summary)
	}
	return append(append(to, t.Note), t.Attributes.texts()...)
}

func (d *Dossier) claimTexts(to []string, c *Claim) []string {
	to = append(to, d.ClaimantOf(c), c.Wording, c.Word(), c.Note)
	for i := range c.AlsoIn {
		to = append(to, c.AlsoIn[i].Wording)
	}
	return to
}

func (d *Dossier) quoteTexts(to []string, q *Quote) []string {
	return append(to, q.Text, d.SpeakersInWords(q), q.Context, q.Note)
}

func (d *Dossier) sourceTexts(to []string, s *Source) []string {
	to = append(append(to, d.ShortSource(s.ID), s.Title, s.ContainerTitle, s.Access, s.Note), NamesInWords(s.Author)...)
	for i := range s.Variables {
		to = append(to, s.Variables[i].InWords())
	}
	return to
}

// between stands between two texts of a thing, so that no phrase is found across
// them; folded text doesn't have it.
const between = '\n'

// An indexer makes an index.
type indexer struct {
	*Dossier
	*searchIndex
	block []byte             // the texts that are in none yet
	ends  []uint32           // of these
	parts []string           // the texts of the thing that is being added, as they are
	other []string           // by actor: its other names, folded
	words map[wordsOf]uint32 // the texts of claims
}

// wordsOf is what the text of a claim depends on, where it has no words of its own
// besides its wording.
type wordsOf struct {
	party     int
	wording   string
	stance    Stance
	certainty Standing
}

// mostWords bounds the texts of claims that are looked for again.
const mostWords = 1 << 14

// searchIndex folds the whole dossier. It is made when the first search asks for it,
// so that opening a large dossier doesn't pay for it.
func (d *Dossier) searchIndex() *searchIndex {
	x := indexer{Dossier: d, searchIndex: &searchIndex{d: d}, other: d.otherNames(), words: map[wordsOf]uint32{}}
	things := len(d.Actors) + len(d.Ties) + len(d.Quotes) + len(d.Sources)
	for i := range d.Ties {
		things += len(d.Ties[i].Claims)
	}
	x.textOf, x.claimsOf = make([]uint32, 0, things), make([]int, 0, len(d.Ties)+1)
	x.addActorsAndTies()
	x.addClaims()
	x.addQuotesAndSources()
	x.endBlock()
	return x.searchIndex
}

// otherNames folds what else each actor is called: who is named is found by any name.
func (d *Dossier) otherNames() []string {
	names := make([]string, len(d.Actors))
	var folded []byte
	for i := range d.Actors {
		folded = tell(folded[:0], append(d.Actors[i].AliasNames(), d.Actors[i].Short)...)
		names[i] = string(folded)
	}
	return names
}

func (x *indexer) addActorsAndTies() {
	for _, n := range x.countries {
		x.add(x.actorTexts(x.parts[:0], &x.Actors[n]))
	}
	x.ties = len(x.textOf)
	for i := range x.Ties {
		t := &x.Ties[i]
		x.add(x.tieTexts(x.parts[:0], t), t.at.ends()...)
	}
}

func (x *indexer) addClaims() {
	x.claims = len(x.textOf)
	for i := range x.Ties {
		t := &x.Ties[i]
		x.claimsOf = append(x.claimsOf, len(x.textOf))
		if i > 0 && t.at.weight == x.Ties[i-1].at.weight { // they share their claims
			x.textOf = append(x.textOf, x.textOf[x.claimsOf[i-1]:]...)
			continue
		}
		for _, n := range t.at.order() {
			x.addClaim(&t.Claims[n])
		}
	}
	x.claimsOf = append(x.claimsOf, len(x.textOf))
}

// addClaim adds a claim, with the text of one before it where it says the same.
func (x *indexer) addClaim(c *Claim) {
	key := wordsOf{x.party(c.By), c.Wording, c.Stance, c.Certainty}
	plain := c.Note == "" && len(c.AlsoIn) == 0
	if text, ok := x.words[key]; ok && plain {
		x.textOf = append(x.textOf, text)
		return
	}
	var by []int32
	if n, ok := x.actor.find(c.By); ok {
		by = []int32{int32(n)} //nolint:gosec // memory ends before
	}
	x.add(x.claimTexts(x.parts[:0], c), by...)
	if len(x.words) == mostWords {
		clear(x.words)
	}
	if plain {
		x.words[key] = x.textOf[len(x.textOf)-1]
	}
}

func (x *indexer) addQuotesAndSources() {
	x.quotes = len(x.textOf)
	for i := range x.Quotes {
		q := &x.Quotes[i]
		var by []int32
		for _, id := range q.By {
			by = append(by, int32(x.actor.number(id))) //nolint:gosec // memory ends before
		}
		x.add(x.quoteTexts(x.parts[:0], q), by...)
	}
	x.sources = len(x.textOf)
	prints := x.shelves()
	for i := range x.Sources {
		if len(prints.ties[i]) > 0 || len(prints.quotes[i]) > 0 {
			x.add(x.sourceTexts(x.parts[:0], &x.Sources[i]))
			x.told = append(x.told, i)
		}
	}
}

// tell adds texts, folded and apart.
func tell(to []byte, texts ...string) []byte {
	for _, t := range texts {
		if t != "" {
			to = append(foldTo(to, t), between)
		}
	}
	return to
}

// add adds a thing with its texts, and the other names of the actors that it names.
func (x *indexer) add(parts []string, named ...int32) {
	x.parts, x.block = parts, tell(x.block, parts...)
	for _, n := range named {
		x.block = append(x.block, x.other[n]...)
	}
	x.block = append(x.block, between)            // also where there is no text at all
	x.ends = append(x.ends, uint32(len(x.block))) //nolint:gosec // a record ends before
	x.textOf = append(x.textOf, uint32(x.count))  //nolint:gosec // memory ends before
	x.count++
	if len(x.block) >= blockSize {
		x.endBlock()
	}
}

func (x *indexer) endBlock() {
	x.blocks = append(x.blocks, block{string(x.block), x.count - len(x.ends), slices.Clone(x.ends)})
	x.block, x.ends = x.block[:0], x.ends[:0]
}
