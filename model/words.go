package model

import (
	"slices"
	"strings"
)

// EndsInWords says whom the tie ties: "North Korea → Russia", or "China, Iran ↔
// Russia" where it has no direction but two sides, or "China ↔ Russia ↔ Iran".
func (d *Dossier) EndsInWords(t *Tie) string {
	if n := t.at.number(); n >= d.TieCount() || t != d.tieAt(n) || !t.OfTwo() {
		return t.ends(d.PartyName)
	}
	way := " ↔ "
	if t.Directed() {
		way = " → "
	}
	return d.names[t.at.pair[0]] + way + d.names[t.at.pair[1]]
}

// EndsInBrief is [Dossier.EndsInWords] with the actors' short names.
func (d *Dossier) EndsInBrief(t *Tie) string { return t.ends(d.BriefName) }

// BriefName returns a party's short name, or its name where it has none.
func (d *Dossier) BriefName(id string) string {
	if a := d.ActorByID(id); a != nil && a.Short != "" {
		return a.Short
	}
	return d.PartyName(id)
}

// SharedStart returns with how many of a name's first bytes another name or short name of a
// party begins, too: cut behind no more than these, it can't be told from that.
func (d *Dossier) SharedStart(name string) int {
	called := d.called()
	at, found := slices.BinarySearch(called, name)
	after := at
	if found {
		after++
	}
	most := 0
	for _, n := range [2]int{at - 1, after} {
		if n >= 0 && n < len(called) {
			most = max(most, sharedStart(name, called[n]))
		}
	}
	return most
}

func sharedStart(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// findNames returns the names and short names of all parties, each once, in order.
func (d *Dossier) findNames() []string {
	called := make([]string, 0, len(d.names)+len(d.Actors))
	called = append(called, d.names...)
	for i := range d.Actors {
		if short := d.Actors[i].Short; short != "" {
			called = append(called, short)
		}
	}
	slices.Sort(called)
	return slices.Compact(called)
}

func (t *Tie) ends(name func(string) string) string {
	switch {
	case t.Directed():
		return joined(t.From, ", ", name) + " → " + joined(t.To, ", ", name)
	case len(t.Between) == 2:
		return joined(t.Between[0], ", ", name) + " ↔ " + joined(t.Between[1], ", ", name)
	}
	return joined(t.Between[0], " ↔ ", name)
}

func joined(ids []string, sep string, name func(string) string) string {
	if len(ids) == 1 {
		return name(ids[0])
	}
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = name(id)
	}
	return strings.Join(names, sep)
}

// SpeakersInWords names a quote's speakers; empty for a term.
func (d *Dossier) SpeakersInWords(q *Quote) string { return joined(q.By, " and ", d.PartyName) }

// RoleInWords gives a person's role and where they work: "director, Carnegie
// Russia Eurasia Center". Empty where neither is known.
func (d *Dossier) RoleInWords(a *Actor) string {
	work := ""
	if a.Affiliation != "" {
		work = d.PartyName(a.Affiliation)
	}
	return joinTold([]string{a.Role, work}, ", ")
}

// DateInWords says when the tie was, and that it was worked out where it was.
func (t *Tie) DateInWords() string { return derived(t.Date, t.DateDerived) }

// SaidInWords says when a claim was made, and that it was worked out.
func (c *Claim) SaidInWords() string { return derived(c.Said, c.SaidDerived) }

// SaidInWords says when the words were spoken, and that it was worked out.
func (q *Quote) SaidInWords() string { return derived(q.Said, q.SaidDerived) }

// IssuedInWords says when the source was published, and that it was worked out.
func (s *Source) IssuedInWords() string { return derived(s.Issued, s.IssuedDerived) }

func derived(d Date, worked bool) string {
	if d.IsZero() || !worked {
		return d.String()
	}
	return d.String() + " (worked out)"
}

// DeniersOf names the parties that deny the tie, each once.
func (d *Dossier) DeniersOf(t *Tie) []string {
	ids := d.DenierIDsOf(t)
	for i, id := range ids {
		ids[i] = d.PartySaying(id)
	}
	return ids
}

// HoldersOf names the parties that say that the tie is so, each once.
func (d *Dossier) HoldersOf(t *Tie) []string { return d.partyNames(d.HolderIDsOf(t)) }

// HolderIDsOf returns the ids of the parties that say that the tie is so, each once.
func (d *Dossier) HolderIDsOf(t *Tie) []string { return d.claimantsOf(t, Stance.Positive) }

// DenierIDsOf returns the ids of the parties that deny the tie, each once.
func (d *Dossier) DenierIDsOf(t *Tie) []string {
	return d.claimantsOf(t, func(s Stance) bool { return s == Denies })
}

// claimantsOf returns who makes a claim with such a stance that counts, each once, the
// strongest first.
func (d *Dossier) claimantsOf(t *Tie, wanted func(Stance) bool) []string {
	var ids []string
	for _, i := range t.at.order() {
		if c := &t.Claims[i]; wanted(c.Stance) && d.Counts(c) && !slices.Contains(ids, c.By) {
			ids = append(ids, c.By)
		}
	}
	return ids
}

func (d *Dossier) partyNames(ids []string) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = d.PartyName(id)
	}
	return names
}

// FactsOf returns what stands at once beneath a tie's ends: its type, its date, and
// how that was derived, and its amount, as far as they are known.
func (d *Dossier) FactsOf(t *Tie) []string {
	facts := []string{d.TypeOf(t).Label, t.DateInWords(), t.Amount}
	return slices.DeleteFunc(facts, func(fact string) bool { return fact == "" })
}

// LabelledFactsOf is [Dossier.FactsOf] with the tie's label behind its type, for where no
// row beside them has it.
func (d *Dossier) LabelledFactsOf(t *Tie) []string {
	facts := d.FactsOf(t)
	if t.Label != "" {
		facts = slices.Insert(facts, 1, t.Label)
	}
	return facts
}

// Sources returns the ids of the sources that print a tie's claims, or where they were
// withdrawn, each once, in the order of the claims.
func (t *Tie) Sources() []string {
	var ids []string
	for i := range t.Claims {
		ids = t.Claims[i].Sources(ids)
	}
	return ids
}

// WordingInWords returns what stands beneath a claim: its words as printed, when they
// were said, and the dossier's confidence. It is empty where none is known.
func (c *Claim) WordingInWords() string {
	var parts []string
	if c.Wording != "" {
		parts = append(parts, "“"+c.Wording+"”")
	}
	if said := c.SaidInWords(); said != "" {
		parts = append(parts, "said "+said)
	}
	if c.Confidence != NoConfidence {
		parts = append(parts, c.Confidence.String()+" confidence")
	}
	return strings.Join(parts, " · ")
}

// ElsewhereInWords returns what is told below that, part by part: where else the claim
// is printed. Locators are as [Dossier.Locate] has them.
func (d *Dossier) ElsewhereInWords(c *Claim) []string {
	var parts []string
	for i := range c.AlsoIn {
		parts = append(parts, "also "+c.AlsoIn[i].InWords(d.Locate))
	}
	return parts
}

// InWords says where a claim is printed, and in which words.
func (p *Passage) InWords(locate func(string, Locator) string) string {
	if p.Wording == "" {
		return locate(p.Source, p.Locator)
	}
	return locate(p.Source, p.Locator) + ", “" + p.Wording + "”"
}

// withdrawnInWords says since when a claim is withdrawn, and where that is printed;
// empty where it isn't.
func (c *Claim) withdrawnInWords(locate func(string, Locator) string) string {
	if c.Withdrawn == nil {
		return ""
	}
	said := joinTold([]string{"withdrawn", c.Withdrawn.String()}, " ")
	if c.WithdrawnIn != nil {
		said += ", " + c.WithdrawnIn.InWords(locate)
	}
	return said
}

// Word gives what a reader is told of a claim at once: the certainty of what is
// asserted, else the stance.
func (c *Claim) Word() string {
	if c.Stance == Asserts {
		return c.Certainty.String()
	}
	return c.Stance.InWords()
}
