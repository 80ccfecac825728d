package model

import (
	"cmp"
	"slices"
	"strings"
)

// A Hit is one thing that a search finds: an actor, a tie, a claim or a quote.
type Hit struct {
	Actor string
	Tie   string // of a claim too
	Claim int    // the claim's place in its tie, counted from 1; 0 for none
	Quote string
}

// Hits are what a search finds under the present filter.
type Hits struct {
	Query Query
	List  []Hit
	Aside int // how many more the filter sets aside

	text string
}

// indexed is the text of one thing that can be found, folded once.
type indexed struct {
	hit  Hit
	tie  int // the tie's place for ties and claims; -1 for the others
	text string
}

// searchIndex folds the whole dossier, in the order in which hits are visited:
// actors, ties each with their claims, quotes. It is made when the first search
// asks for it, so that opening a large dossier doesn't pay for it.
func (d *Dossier) searchIndex() []indexed {
	list := make([]indexed, 0, d.findable())
	// All text is folded into one string, of which each entry has its part: a
	// string apiece would take twice the time.
	var all strings.Builder
	all.Grow(64 * cap(list))
	ends := make([]int, 0, cap(list))
	add := func(hit Hit, tie int, text ...string) {
		for _, t := range text {
			foldTo(&all, t)
			all.WriteByte(' ')
		}
		list, ends = append(list, indexed{hit: hit, tie: tie}), append(ends, all.Len())
	}
	for _, n := range d.countries {
		a := &d.Actors[n]
		add(Hit{Actor: a.ID}, -1, a.Name, a.Short, a.Role, strings.Join(a.Aliases, " "))
	}
	for i := range d.Ties {
		t := &d.Ties[i]
		add(Hit{Tie: t.ID}, i, d.EndsInWords(t), d.TypeOf(t).Label, t.Label, t.Amount, t.Summary)
		for _, n := range t.at.order {
			c := &t.Claims[n]
			add(Hit{Tie: t.ID, Claim: n + 1}, i, d.PartyName(c.By), c.Wording, c.Word())
		}
	}
	for i := range d.Quotes {
		q := &d.Quotes[i]
		add(Hit{Quote: q.ID}, -1, q.Text, d.SpeakersInWords(q), q.Context)
	}
	start := 0
	for i, end := range ends {
		list[i].text, start = all.String()[start:end], end
	}
	return list
}

// findable counts the things that can be found.
func (d *Dossier) findable() int {
	n := len(d.Actors) + len(d.Ties) + len(d.Quotes)
	for i := range d.Ties {
		n += len(d.Ties[i].Claims)
	}
	return n
}

// PrepareSearch makes what the first search would make, so that its letters needn't
// wait for it. It may be called from any goroutine.
func (d *Dossier) PrepareSearch() { d.index() }

// find searches what passes the filter. The last answer is kept.
func (v *View) find(text string) Hits {
	if v.found.text == text {
		return v.found
	}
	v.found = Hits{Query: NewQuery(text), text: text}
	if v.found.Query.IsZero() {
		return v.found
	}
	index := v.d.index()
	// A first letter finds nearly all, of which numbers are copied sooner than hits;
	// a list with room for all of them was a third of the time.
	found := make([]int, 0, len(index))
	whole := v.filter.IsZero()
	for i := range index {
		switch x := &index[i]; {
		case !v.found.Query.in(x.text):
		case whole || v.passesHit(x):
			found = append(found, i)
		default:
			v.found.Aside++
		}
	}
	v.found.List = make([]Hit, len(found))
	for i, n := range found {
		v.found.List[i] = index[n].hit
	}
	return v.found
}

func (v *View) passesHit(x *indexed) bool {
	switch {
	case x.tie >= 0:
		return v.sieve.passes(&v.d.Ties[x.tie], -1)
	case x.hit.Quote != "":
		return len(v.passingQuotes([]int{v.d.quote[x.hit.Quote]})) > 0
	}
	return true
}

// TiesFound gives the ties that a search finds: by their own words, by a claim's,
// or by a quote's that bears on them.
func (v *View) TiesFound(text string) map[string]bool {
	found := map[string]bool{}
	for _, h := range v.find(text).List {
		if h.Tie != "" {
			found[h.Tie] = true
		}
		if q := v.d.QuoteByID(h.Quote); q != nil {
			for _, t := range v.d.TiesOf(q) {
				found[t.ID] = true
			}
		}
	}
	return found
}

// Search searches for a text as it is typed, and shows the first hit. Without
// a hit, or a text, the place stays.
func (s Scene) Search(text string) Selection {
	next := s.wish
	next.Find, next.Hit = text, 0
	if hits := s.view.find(text); len(hits.List) > 0 {
		return s.goTo(hits.List[0], next)
	}
	return next
}

// NextHit shows the hit n further on, and begins anew at the end.
func (s Scene) NextHit(n int) Selection {
	if len(s.Hits.List) == 0 {
		return s.wish
	}
	next := s.wish
	count := len(s.Hits.List)
	next.Hit = ((s.Hit+n)%count + count) % count
	return s.goTo(s.Hits.List[next.Hit], next)
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
	return max(0, slices.Index(s.Hits.List, here))
}

// goTo chooses what a hit names, in the pane that shows it.
func (s Scene) goTo(h Hit, next Selection) Selection {
	at := s
	at.wish = next
	switch {
	case h.Actor != "":
		next = at.ChooseActor(h.Actor)
		next.Focus = Countries
		if section := SectionOf(s.view.d.ActorByID(h.Actor)); next.Folded.Has(section) {
			next.Folded = next.Folded.Toggle(section)
		}
	case h.Quote != "":
		return at.ChooseQuote(h.Quote)
	case h.Claim > 0:
		next = at.ChooseTie(h.Tie)
		next.Item, next.Focus = Item{Tie: h.Tie, Claim: h.Claim}, Sources
	default:
		next = at.ChooseTie(h.Tie)
	}
	return next
}
