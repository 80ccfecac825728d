package model

import (
	"cmp"
	"slices"
	"strings"
)

// A Hit is one thing that a search finds: an actor, a tie, a claim, a quote or a
// source that a claim or a quote cites.
type Hit struct {
	Actor  string
	Tie    string // of a claim too
	Claim  int    // the claim's place in its tie, counted from 1; 0 for none
	Quote  string
	Source string
}

// Hits are what a search finds under the present filter.
type Hits struct {
	Query Query
	Aside int // how many more the filter sets aside
	// More is set where the first texts alone were searched, as Glance does.
	More bool

	index *searchIndex
	found set // of things
	count int
	left  set // the ties that are left out with all that is told of them
}

// Len returns how many hits there are.
func (h Hits) Len() int { return h.count }

// At returns the hit of that rank, from 0, in the order in which hits are visited.
func (h Hits) At(rank int) Hit { return h.index.hit(h.found.at(rank)) }

// Prepare makes what the first search, name that is cut, and step through days would make, so
// that keys needn't wait for it. It may be called from any goroutine.
func (d *Dossier) Prepare() {
	d.called()
	d.moments()
	d.courses()
	d.dates()
	d.index()
}

// find searches what passes the filter. The last answer is kept.
func (v *View) find(text string) Hits {
	q := NewQuery(text)
	if q.IsZero() {
		return Hits{Query: q}
	}
	return v.found.get(text, func() Hits {
		h := Hits{Query: q, index: v.d.index(), More: v.brief}
		v.search(&h)
		return h
	})
}

// Glance returns what Search shows of the first texts alone, which is there in a
// millisecond or two whatever the size, to be shown until all is searched; ok reports
// whether anything is found there. More than one word isn't looked for: it takes all texts
// to tell what has them all.
func (s Scene) Glance(text string) (found Scene, ok bool) {
	x, q := s.view.d.index(), NewQuery(text)
	if len(q.wanted) != 1 || len(q.unwanted) > 0 || len(x.blocks) <= firstBlocks {
		return s, false
	}
	whole, brief := s.view, *s.view
	brief.brief, brief.found = true, newMemo[string, Hits](1)
	s.view = &brief
	found = brief.See(s.Search(text)).Fold(s.folded)
	found.view = whole
	return found, found.Hits.count > 0
}

// search finds what has all that is wanted, or the ties of which all that is told
// together has, without those that are left out.
func (v *View) search(h *Hits) {
	x := h.index
	wanted := make([]set, len(h.Query.wanted))
	all, none := newSet(x.count), newSet(x.count)
	for i := range all {
		all[i] = ^uint64(0)
	}
	for i, term := range h.Query.wanted {
		wanted[i] = v.having(x, term)
		all.keep(wanted[i])
	}
	across := v.across(x, wanted, all)
	for _, term := range h.Query.unwanted {
		none.join(v.having(x, term))
	}
	all.remove(none)
	if len(h.Query.unwanted) > 0 {
		h.left = v.toldOf(x, none)
	}
	h.found = newSet(len(x.textOf))
	things := x.textOf
	if v.brief {
		things = things[:x.blocks[firstBlocks].first] // a thing's text is its own, or one before
	}
	for thing, text := range things {
		if all.has(int(text)) {
			h.found.add(thing)
		}
	}
	for tie := range across.all() {
		h.found.add(x.ties + tie)
	}
	v.setAside(h)
	h.count = h.found.count()
}

// having returns the texts that have a term, of the first ones where the view is brief.
func (v *View) having(x *searchIndex, term string) set {
	texts := x.beginning
	if !v.brief {
		texts = func(term string) set { return x.having(v.match.errand, term) }
	}
	if v.d.day.IsZero() {
		return texts(term)
	}
	return v.saidThen(x, term, slices.Clone(texts(term)))
}

// saidThen takes out of the texts that have a term those of claims that have it only by
// the words of what was printed after the view's day.
func (v *View) saidThen(x *searchIndex, term string, texts set) set {
	for tie := range v.d.TieCount() {
		v.match.errand.goOn()
		for place, n := range x.d.Ties[tie].at.order() {
			now, then := &x.d.Ties[tie].Claims[n], v.d.tieAt(tie).ClaimByNumber(n+1)
			text := int(x.textOf[x.claimsOf[tie]+place])
			if then != nil && len(then.AlsoIn) < len(now.AlsoIn) && texts.has(text) && !strings.Contains(v.d.foldedClaim(then), term) {
				texts.take(text)
			}
		}
	}
	return texts
}

// foldedClaim returns the text by which a claim is found.
func (d *Dossier) foldedClaim(c *Claim) string {
	texts := d.claimTexts(nil, c)
	if a := d.ActorByID(c.By); a != nil {
		texts = append(append(texts, a.AliasNames()...), a.Short)
	}
	return string(tell(nil, texts...))
}

// setAside takes out of what is found what is left out, and what doesn't pass the
// filter, which is counted.
func (v *View) setAside(h *Hits) {
	whole := v.filter.IsZero()
	if whole && h.left == nil {
		return
	}
	for thing := range h.found.all() {
		v.match.errand.goOn()
		tie := h.index.tieOf(thing)
		left := tie >= 0 && h.left.has(tie)
		aside := !left && !whole && !v.passesThing(h.index, thing, tie)
		h.Aside += truth(aside)
		if left || aside {
			h.found.take(thing)
		}
	}
}

// toldOf returns the ties of which anything that is told stands in those texts: its own
// words, a claim, or a quote that bears on it.
func (v *View) toldOf(x *searchIndex, texts set) set {
	ties := newSet(v.d.TieCount())
	past := !v.d.day.IsZero() // in which there are claims that aren't there
	for tie := range v.d.TieCount() {
		v.match.errand.goOn()
		told := texts.has(int(x.textOf[x.ties+tie]))
		for claim := x.claimsOf[tie]; claim < x.claimsOf[tie+1] && !told; claim++ {
			told = texts.has(int(x.textOf[claim])) && (!past || v.d.tieAt(tie).ClaimByNumber(x.claimNumber(claim, tie)) != nil)
		}
		if told {
			ties.add(tie)
		}
	}
	for i := range v.d.Quotes {
		if texts.has(int(x.textOf[x.quotes+i])) {
			for _, tie := range v.d.Quotes[i].ties {
				ties.add(int(tie))
			}
		}
	}
	return ties
}

// across finds the ties of which no text alone has all that is wanted, but all that is
// told of them together has.
func (v *View) across(x *searchIndex, wanted []set, all set) set {
	if len(wanted) < 2 {
		return nil
	}
	across := v.toldOf(x, wanted[0])
	for _, texts := range wanted[1:] {
		across.keep(v.toldOf(x, texts))
	}
	across.remove(v.toldOf(x, all))
	return across
}

func (v *View) passesThing(x *searchIndex, thing, tie int) bool {
	switch {
	case thing < x.ties:
		return true
	case tie >= 0:
		t := v.d.tieAt(tie)
		return v.match.passes(t, -1) && (thing < x.claims || t.ClaimByNumber(x.claimNumber(thing, tie)) != nil)
	case thing < x.sources:
		return len(v.passingQuotes([]int{thing - x.quotes})) > 0
	}
	return v.cites(x.told[thing-x.sources])
}

// cites reports whether a tie or a quote that passes the filter cites a source.
func (v *View) cites(source int) bool {
	id, all := v.d.Sources[source].ID, v.d.shelves()
	prints := func(c Claim) bool { _, ok := c.printedIn(id); return ok }
	return slices.ContainsFunc(all.ties[source], func(n int32) bool {
		t := v.d.tieAt(int(n))
		return v.match.passes(t, -1) && slices.ContainsFunc(t.Claims, prints)
	}) || len(v.passingQuotes(all.quotes[source])) > 0
}

// Search searches for a text as it is typed, and shows the first hit of the pane in
// focus: one that it shows already, else one that it could show, else the first of
// all. Without a hit, or a text, the place stays.
func (s Scene) Search(text string) Selection {
	next := s.requested
	next.Find, next.Hit = text, 0
	hits := s.view.find(text)
	if hits.count == 0 {
		return next
	}
	thing := s.firstHit(hits)
	next.Hit = hits.found.rank(thing)
	return s.goTo(hits.index.hit(thing), next)
}

// firstHit returns the thing that a search shows first.
func (s Scene) firstHit(hits Hits) int {
	x := hits.index
	first, pane := -1, 0 // what is shown, and what the pane begins with
	see := func(thing int) {
		if thing >= 0 && hits.found.has(thing) && (first < 0 || thing < first) {
			first = thing
		}
	}
	end := x.ties
	switch s.Focus {
	case Countries:
	case Relationships:
		pane, end = x.ties, x.claims
		for i := range s.Relationships.Rows {
			see(x.thingIn(&s.Relationships.Rows[i]))
		}
	case Sources:
		pane, end = x.claims, len(x.textOf)
		for _, i := range s.Story.Items {
			see(x.thing(Hit{Tie: i.Tie, Claim: i.Claim, Quote: i.Quote}))
		}
	}
	if first >= 0 {
		return first
	}
	for thing := range hits.found.from(pane) {
		if thing < end {
			return thing
		}
		break
	}
	return hits.found.at(0)
}

// NextHit shows the hit n further on, and begins anew at the end.
func (s Scene) NextHit(n int) Selection {
	count := s.Hits.count
	if count == 0 {
		return s.requested
	}
	next := s.requested
	next.Hit = ((s.Hit+n)%count + count) % count
	return s.goTo(s.Hits.At(next.Hit), next)
}

// HitHere gives the hit that is what the pane in focus has chosen, from 0; the
// first where none is.
func (s Scene) HitHere() int {
	here := Hit{Actor: s.Actor}
	switch {
	case s.Focus == Relationships && s.Quote != "", s.Focus == Sources && s.Item.Quote != "":
		here = Hit{Quote: cmp.Or(s.Item.Quote, s.Quote)}
	case s.Focus == Relationships:
		here = Hit{Tie: s.Tie}
	case s.Focus == Sources:
		here = Hit{Tie: s.Item.Tie, Claim: s.Item.Claim}
	}
	if s.Hits.count == 0 {
		return 0
	}
	if thing := s.Hits.index.thing(here); thing >= 0 && s.Hits.found.has(thing) {
		return s.Hits.found.rank(thing)
	}
	return 0
}

// goTo chooses what a hit names, in the pane that shows it. A source is shown by its
// card, and so is an actor of which more than its name is found; the list of all quotes
// is not left for one of them.
func (s Scene) goTo(h Hit, next Selection) Selection {
	at := s
	at.requested = next
	switch {
	case h.Actor != "":
		next = at.ChooseActor(h.Actor)
		if a := s.view.d.ActorByID(h.Actor); !s.view.find(next.Find).Query.In(a.Name + "\n" + a.Short) {
			next.Card = a.ID
		}
		next.Focus = Countries
	case h.Quote != "" && s.Listed.Kind == AllQuotes:
		next.Quote, next.Focus = h.Quote, Relationships
	case h.Quote != "":
		return at.ChooseQuote(h.Quote)
	case h.Source != "":
		return at.TellCard(h.Source)
	case h.Claim > 0:
		next = at.ChooseTie(h.Tie)
		next.Item, next.Focus = Item{Tie: h.Tie, Claim: h.Claim}, Sources
	default:
		next = at.ChooseTie(h.Tie)
	}
	return next
}
