package foreign

import (
	"cmp"
	"slices"
	"strings"

	"entente/model"
)

// A pending tie waits until all actors are known: files name ends before and behind
// what they are, and in other files. A million may wait, so that what many have alike,
// and what few have, is kept apart.
type pending struct {
	*sortOfTie
	*testimony // nil where nobody is named

	ID, Label, Amount, Summary, Note string // as those of a tie; its id is as it came, or empty

	Date       model.Date
	Attributes model.Fields
	from, to   []string // ids as they came; all in from where there are no sides
	undirected bool
	old        bool // a later version of it came
}

// A sortOfTie is what ties are alike in that came as they did.
type sortOfTie struct {
	kind   string // what it is there
	what   string // its type in words
	about  string // what that means; empty where the family has no other words for it
	family string // of types

	file string // where it stood
}

// A testimony is who says that there is a tie, and how.
type testimony struct {
	by      string     // the claimant, as an id that came; empty for the source itself
	sources []string   // ids in the dossier: where the claim stands first, and in others too
	voices  []string   // ids of sources that claim it each for itself
	made    model.Date // when by, or the file itself, said so; a source that is cited said it at another time

	// As those of a claim, which asserts where no stance is given.
	stance     model.Stance
	certainty  model.Standing
	confidence model.Confidence
	wording    string
	said       model.Date
	withdrawn  *model.Date
	why        string // it isn't as it came; empty where it is
}

// wait keeps a tie until all files are read.
func (im *Import) wait(p *pending) {
	p.file = im.file
	if last := len(im.pending) - 1; last >= 0 && *im.pending[last].sortOfTie == *p.sortOfTie {
		p.sortOfTie = im.pending[last].sortOfTie
	}
	im.pool.fields(p.Attributes)
	im.pending = append(im.pending, p)
}

// Why a tie isn't kept, or not as it was.
const (
	unknownEnds = "it refers to something that isn’t there"
	someEnds    = "some of its ends aren’t there"
	tiedTies    = "it ties another tie, which a dossier can’t"
	manyEnds    = "it has more than 256 ends"
	manyTypes   = "there are more than 500 types of ties, and its own is kept as an attribute"
)

// mostEnds is the most ends that a tie may have: each may be tied with each.
const mostEnds = 256

// settle makes ties of what waited.
func (im *Import) settle() {
	waiting := make(map[string]bool, len(im.pending))
	for _, p := range im.pending {
		waiting[p.ID] = true
	}
	im.records.Ties = slices.Grow(im.records.Ties, len(im.pending))
	for i, p := range im.pending {
		im.file = p.file
		e := im.settled(p)
		if e.Why == unknownEnds && slices.ContainsFunc(slices.Concat(p.from, p.to), func(id string) bool { return waiting[id] }) {
			e.Why = tiedTies
		}
		im.tell(e)
		im.pending[i] = nil
	}
	im.pending = nil
}

func (im *Import) settled(p *pending) Entry {
	e := Entry{Kind: p.kind, ID: cmp.Or(p.ID, strings.Join(slices.Concat(p.from, p.to), " "))}
	leave := func(why string) Entry {
		e.Fate, e.Why = LeftOut, why
		return e
	}
	switch {
	case p.old:
		return leave(oldVersion)
	case len(p.from)+len(p.to) > mostEnds:
		return leave(manyEnds)
	}
	from, reached := im.known(p.from), im.known(p.to)
	to := slices.DeleteFunc(reached, func(id string) bool { return slices.Contains(from, id) })
	switch oneSide := len(p.to) == 0 && p.undirected; {
	case len(from) == 0 || len(reached) == 0 && !oneSide:
		return leave(unknownEnds)
	case len(to) == 0 && !oneSide, len(from) < 2 && oneSide:
		return leave(sameEnds)
	case len(from)+len(to) < len(p.from)+len(p.to):
		e.alter(someEnds)
	}
	t := model.Tie{Label: p.Label, Amount: p.Amount, Summary: p.Summary, Note: p.Note, Date: p.Date, Attributes: p.Attributes}
	switch {
	case p.undirected && len(to) == 0:
		t.Between = model.Sides{from}
	case p.undirected:
		t.Between = model.Sides{from, to}
	default:
		t.From, t.To = from, to
	}
	im.settleType(p, &t, &e)
	t.ID = im.ties.claim(idOf(cmp.Or(p.ID, from[0]+"-"+t.Type+"-"+slices.Concat(to, from)[0]), "tie"))
	if p.ID != "" && p.ID != t.ID {
		e.alter(newID)
	}
	t.Summary = cmp.Or(t.Summary, p.what)
	said := cmp.Or(p.testimony, new(testimony))
	t.Claims = im.claimed(said)
	if said.why != "" {
		e.alter(said.why)
	}
	if said.by != "" && t.Claims[0].By == t.Claims[0].Source { // nothing tells who that is
		t.Attributes = with(t.Attributes, "created by", said.by)
	}
	if !said.made.IsZero() && t.Claims[0].Said.IsZero() {
		t.Attributes = with(t.Attributes, "created", said.made.EDTF())
	}
	if p.ID != "" {
		im.tieAt[p.ID] = len(im.records.Ties)
	}
	im.records.Ties = append(im.records.Ties, t)
	return e
}

func (im *Import) settleType(p *pending, t *model.Tie, e *Entry) {
	var others bool
	t.Type, others = im.tieType(cmp.Or(p.what, "tie"), cmp.Or(p.about, "As "+p.family+" has it: "+p.what+"."), p.family)
	if others {
		t.Attributes = with(t.Attributes, "type", p.what)
		e.alter(manyTypes)
	}
}

// known returns the ids in the dossier of those that came and are actors, each once.
func (im *Import) known(refs []string) []string {
	list := make([]string, 0, len(refs))
	for _, ref := range refs {
		if n, ok := im.actors.number(ref); ok {
			if id := im.records.Actors[n].ID; !slices.Contains(list, id) {
				list = append(list, id)
			}
		}
	}
	return list
}

// claimed returns the claims that a tie rests on: by who made it, in the first source
// that it cites, and in the others too; and by each source that says it for itself.
func (im *Import) claimed(p *testimony) []model.Claim {
	sources := p.sources
	switch {
	case len(sources)+len(p.voices) == 0:
		sources = []string{im.itself()}
	case len(p.voices) > 0: // what is cited stands behind the first of them
		sources = append([]string{p.voices[0]}, sources...)
	}
	c := model.Claim{
		By: sources[0], Source: sources[0], Stance: p.stance, Certainty: p.certainty, Confidence: p.confidence,
		Wording: p.wording, Said: p.said, Withdrawn: p.withdrawn,
	}
	by := im.known([]string{p.by})
	if len(by) > 0 {
		c.By = by[0]
	}
	if !p.made.IsZero() && (len(by) > 0 || len(p.sources)+len(p.voices) == 0) {
		c.Said = p.made
	}
	if c.Stance == 0 {
		c.Stance, c.Certainty = model.Asserts, model.Stated
	}
	there := map[string]bool{sources[0]: true}
	for _, also := range sources[1:] {
		if !there[also] {
			there[also] = true
			c.AlsoIn = append(c.AlsoIn, model.Passage{Source: also})
		}
	}
	claims := []model.Claim{c}
	for _, voice := range p.voices[min(1, len(p.voices)):] {
		claims = append(claims, model.Claim{By: voice, Source: voice, Stance: c.Stance, Certainty: c.Certainty})
	}
	return claims
}
