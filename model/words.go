package model

import (
	"fmt"
	"slices"
	"strings"
)

// EndsInWords says whom the tie ties: "North Korea → Russia", or "China, Iran ↔
// Russia" where it has no direction but two sides, or "China ↔ Russia ↔ Iran".
func (d *Dossier) EndsInWords(t *Tie) string { return t.ends(d.PartyName) }

// EndsInBrief says the same with the actors' short names.
func (d *Dossier) EndsInBrief(t *Tie) string { return t.ends(d.briefName) }

func (d *Dossier) briefName(id string) string {
	if a := d.ActorByID(id); a != nil && a.Short != "" {
		return a.Short
	}
	return d.PartyName(id)
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
	var parts []string
	if a.Role != "" {
		parts = append(parts, a.Role)
	}
	if a.Affiliation != "" {
		parts = append(parts, d.PartyName(a.Affiliation))
	}
	return strings.Join(parts, ", ")
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
	var names []string
	seen := map[string]bool{}
	for _, i := range t.at.order {
		if c := &t.Claims[i]; c.Stance == Denies && !seen[c.By] {
			seen[c.By] = true
			names = append(names, d.PartyName(c.By))
		}
	}
	return names
}

// Word gives what a reader is told of a claim at once: the certainty of what is
// asserted, else the stance.
func (c *Claim) Word() string {
	if c.Stance == Asserts {
		return c.Certainty.String()
	}
	return c.Stance.String()
}

// Cite says where the words stand: "Simone McCarthy, “As North Korea …”, CNN,
// 24 to 27 October 2024 (worked out), ¶21".
func (d *Dossier) Cite(source string, paragraph int) string {
	s := d.SourceByID(source)
	if s == nil {
		return ""
	}
	parts := make([]string, 0, 5)
	if len(s.Author) > 0 {
		parts = append(parts, strings.Join(s.Author, ", "))
	}
	parts = append(parts, "“"+s.Title+"”")
	if s.ContainerTitle != "" {
		parts = append(parts, s.ContainerTitle)
	}
	if issued := s.IssuedInWords(); issued != "" {
		parts = append(parts, issued)
	}
	if s.URL != "" {
		parts = append(parts, s.URL)
	}
	if paragraph > 0 {
		parts = append(parts, fmt.Sprintf("¶%d", paragraph))
	}
	return strings.Join(parts, ", ")
}

// ValueInWords names a value of a facet as a reader sees it.
func (d *Dossier) ValueInWords(facet Facet, value string) string {
	switch facet {
	case ByType:
		if t := d.TypeByID(value); t != nil {
			return t.Label
		}
	case ByClaimant, ByCounterpart:
		return d.PartyName(value)
	case ByLens:
		if i := slices.Index(lensNames[:], value); i >= 0 {
			return lensLabels[i]
		}
	case AsOf:
		if date, err := ParseDate(value); err == nil {
			return "as of " + date.String()
		}
	case ByStanding, ByContest:
	}
	return value
}
