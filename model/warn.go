package model

import (
	"fmt"
	"strings"
)

// Warnings are what breaks no rule and is probably meant otherwise, in the order of
// the records. It takes about as long as [New].
func (d *Dossier) Warnings() Problems {
	w := &warner{checker{Dossier: d, told: map[string]toldOf{}}}
	w.ids()
	w.unusedActors()
	w.sharedNames()
	for i := range d.Ties {
		w.tie(&d.Ties[i], func() string { return fmt.Sprintf("ties[%d]", i) })
	}
	for i := range d.Quotes {
		q, path := &d.Quotes[i], func() string { return fmt.Sprintf("quotes[%d]", i) }
		if len(q.ties) == 0 {
			w.wrong(path(), "name it in a claim that it carries", "no claim names the quotation")
		}
		w.located(path, q.Locator)
	}
	return w.problems
}

// A warner gathers warnings as a checker does mistakes. A path is worded when one is told
// of it: a million ties may have the same, of which few are.
type warner struct{ checker }

// ids warns of ids of one sort that differ in case only.
func (w *warner) ids() {
	w.caseOnly(
		idList{"actors", len(w.Actors), func(i int) string { return w.Actors[i].ID }},
		idList{"sources", len(w.Sources), func(i int) string { return w.Sources[i].ID }},
	)
	w.caseOnly(idList{"tie_types", len(w.Types), func(i int) string { return w.Types[i].ID }})
	w.caseOnly(idList{"ties", len(w.Ties), func(i int) string { return w.Ties[i].ID }})
	w.caseOnly(idList{"quotes", len(w.Quotes), func(i int) string { return w.Quotes[i].ID }})
}

// An idList has the ids of records.
type idList struct {
	name  string
	count int
	id    func(i int) string
}

// caseOnly warns of ids in these lists. Only such count as have capitals, or are the same
// without: of a million there may be none.
func (w *warner) caseOnly(lists ...idList) {
	capitals := map[string]bool{} // in lower case
	for _, l := range lists {
		for i := range l.count {
			if lower := strings.ToLower(l.id(i)); lower != l.id(i) {
				capitals[lower] = true
			}
		}
	}
	paths := map[string]string{}
	for _, l := range lists {
		for i := 0; i < l.count && len(capitals) > 0; i++ {
			lower := strings.ToLower(l.id(i))
			if !capitals[lower] {
				continue
			}
			path := idPath(l.name, i)
			if other, ok := paths[lower]; ok {
				w.conflict(path, other, "take one that nobody mistakes for the other", "the id %q differs from another in case only", l.id(i))
				continue
			}
			paths[lower] = path
		}
	}
}

// unusedActors warns of actors that nothing names.
func (w *warner) unusedActors() {
	used := make([]bool, len(w.Actors))
	use := func(id string) {
		if n, ok := w.actor.find(id); ok {
			used[n] = true
		}
	}
	for i := range w.Actors {
		use(w.Actors[i].SpeaksFor)
		use(w.Actors[i].Affiliation)
		for _, r := range w.Actors[i].Roles {
			use(r.At)
		}
		used[i] = used[i] || len(w.tiesOf[i])+len(w.saidOf[i])+len(w.quotesOf[i]) > 0
	}
	for i, u := range used {
		if !u {
			w.wrong(fmt.Sprintf("actors[%d]", i), "name it in a tie, a claim or a quotation", "nothing names the actor %q", w.Actors[i].ID)
		}
	}
}

// sharedNames warns of names that two actors have, as a search folds them.
func (w *warner) sharedNames() {
	type holder struct {
		actor int
		path  string
	}
	held := map[string]holder{}
	for i := range w.Actors {
		a, path := &w.Actors[i], fmt.Sprintf("actors[%d]", i)
		names := [][2]string{{"name", a.Name}, {"short", a.Short}}
		for n, alias := range a.AliasNames() {
			names = append(names, [2]string{fmt.Sprintf("aliases[%d]", n), alias})
		}
		for _, name := range names {
			folded := Fold(name[1])
			if strings.TrimSpace(folded) == "" {
				continue
			}
			other, taken := held[folded]
			if !taken {
				held[folded] = holder{i, path + "." + name[0]}
			} else if other.actor != i {
				fix := fmt.Sprintf("if they are one, entente merge %s %s makes one of them; else see that something tells them apart", w.Actors[other.actor].ID, a.ID)
				w.conflict(path+"."+name[0], other.path, fix, "another actor is called %q too", name[1])
			}
		}
	}
}

func (w *warner) tie(t *Tie, path func() string) {
	if after(t.Date, w.Head.AsOf) {
		w.wrong(path()+".date", "mend the date, or the dossier’s as_of", "the tie is later than what the dossier speaks of (%s)", w.Head.AsOf.EDTF())
	}
	for n := range t.Claims {
		c, at := &t.Claims[n], func() string { return fmt.Sprintf("%s.claims[%d]", path(), n) }
		w.located(at, c.Locator)
		if s := w.lateFor(c, c.Source); s != nil {
			w.late(at()+".said", s)
		}
		for k := range c.AlsoIn {
			also := func() string { return fmt.Sprintf("%s.also_in[%d]", at(), k) }
			w.located(also, c.AlsoIn[k].Locator)
			if s := w.lateFor(c, c.AlsoIn[k].Source); s != nil {
				w.late(also()+".source", s)
			}
		}
		if in := c.WithdrawnIn; in != nil {
			w.located(func() string { return at() + ".withdrawn_in" }, in.Locator)
		}
	}
	w.contradictions(t, path)
	if len(w.Sources) > 1 {
		if on := w.RestsOn(t); len(on) == 1 {
			w.wrong(path(), "look for another that holds it", "the tie rests on one source alone, %q", on[0].ID)
		}
	}
	all := func(*Claim) bool { return true }
	if !w.void(t, path, "every claim of the tie", all) {
		w.void(t, path, "every claim that holds the tie", func(c *Claim) bool { return c.Stance.Positive() })
	}
}

// void warns of a tie whose claims of some sort have all lost what they say, if it has any.
func (w *warner) void(t *Tie, path func() string, which string, of func(*Claim) bool) bool {
	withdrawn, retracted := false, false
	for i := range t.Claims {
		switch c := &t.Claims[i]; {
		case !of(c):
		case w.Counts(c):
			return false
		case c.Withdrawn != nil:
			withdrawn = true
		default:
			retracted = true
		}
	}
	how := "is withdrawn"
	switch {
	case !withdrawn && !retracted:
		return false
	case !withdrawn:
		how = "stands in a retracted source alone"
	case retracted:
		how = "is withdrawn, or stands in a retracted source alone"
	}
	w.wrong(path(), "look for a claim that holds it and counts, or take the tie out", "%s %s", which, how)
	return true
}

// lateFor returns the source of a claim if the claim is later than that, else nil.
func (w *warner) lateFor(c *Claim, source string) *Source {
	if c.Said.IsZero() {
		return nil
	}
	if s := w.SourceByID(source); after(c.Said, s.Issued) {
		return s
	}
	return nil
}

func (w *warner) late(path string, s *Source) {
	w.wrong(path, "mend either date", "the claim is later than its source, issued %s", s.Issued.EDTF())
}

func (w *warner) located(path func() string, at Locator) {
	const what = "there is no locator"
	if at.IsZero() && !w.full(KindOf(what)) {
		w.problems.add(path(), "write paragraph, or one of "+strings.Join(LocatorParts(), ", "), what)
	}
}

// contradictions warns of claimants who both hold and deny a tie.
func (w *warner) contradictions(t *Tie, path func() string) {
	if !t.Contested() || t.Standing() == Unsupported { // nearly all there are
		return
	}
	held, denied := map[string]int{}, map[string]int{}
	for n := range t.Claims {
		c := &t.Claims[n]
		mine, other := held, denied
		switch {
		case !w.Counts(c) || c.By == Unattributed:
			continue
		case c.Stance == Denies:
			mine, other = denied, held
		case !c.Stance.Positive():
			continue
		}
		if _, ok := mine[c.By]; !ok {
			mine[c.By] = n
		}
		if first, ok := other[c.By]; ok {
			w.conflict(fmt.Sprintf("%s.claims[%d]", path(), n), fmt.Sprintf("%s.claims[%d]", path(), first),
				"withdraw one of them", "%q both holds and denies the tie", c.By)
		}
	}
}

// after reports whether a date is later than another, whatever days they mean. Of
// an end that isn't known it is false.
func after(d, than Date) bool {
	return !d.IsZero() && !than.IsZero() && d.earliest() > than.latest()
}
