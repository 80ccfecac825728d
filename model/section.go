package model

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
)

// A Section is a group of actors in Countries: one of those that every dossier has,
// or "kind:" and the id of a [Kind], which no other can be, since ids have no colon.
type Section string

// The sections that every dossier has, as they stand before those of its kinds. The
// words stay when the headings change.
const (
	Protagonists Section = "protagonists"
	OtherStates  Section = "states"
	Groups       Section = "groups" // groups, alliances and other bodies
	People       Section = "people"
)

var fixedSections = []Section{Protagonists, OtherStates, Groups, People}

var sectionHeadings = map[Section]string{
	Protagonists: "protagonists", OtherStates: "other states", Groups: "groups, bodies", People: "people",
}

const ofKind = "kind:"

// SectionOf returns the section of Countries in which an actor stands.
func SectionOf(a *Actor) Section {
	switch {
	case a.Core:
		return Protagonists
	case a.Type == Person:
		return People
	case a.Type == State || a.Type == Territory:
		return OtherStates
	case a.Type == Organization || a.Type == Alliance || a.Type == Group:
		return Groups
	}
	return Section(ofKind + a.Type)
}

// Sections returns the sections that Countries may have, in their order.
func (h *Head) Sections() []Section {
	all := slices.Clone(fixedSections)
	for _, k := range h.Kinds {
		all = append(all, Section(ofKind+k.ID))
	}
	return all
}

// SectionInWords returns a section's heading.
func (h *Head) SectionInWords(s Section) string {
	for _, k := range h.Kinds {
		if s == Section(ofKind+k.ID) {
			return k.Label
		}
	}
	return sectionHeadings[s]
}

// SectionInWords returns a section's heading in the dossier. Where nobody is a protagonist,
// no states are others.
func (d *Dossier) SectionInWords(s Section) string {
	if s == OtherStates && !d.Actors[d.countries[0]].Core {
		return "states"
	}
	return d.Head.SectionInWords(s)
}

// Sections is a set of sections: their words in one order, with blanks between them, so
// that sets can be compared. The empty text is the empty set.
type Sections string

// Has reports whether the section is in the set.
func (s Sections) Has(section Section) bool { return slices.Contains(s.list(), string(section)) }

// Toggle puts the section into the set, or takes it out.
func (s Sections) Toggle(section Section) Sections {
	list := s.list()
	if i := slices.Index(list, string(section)); i >= 0 {
		return sectionsOf(slices.Delete(list, i, i+1))
	}
	return sectionsOf(append(list, string(section)))
}

func (s Sections) list() []string { return strings.Fields(string(s)) }

func sectionsOf(words []string) Sections {
	slices.SortFunc(words, func(a, b string) int {
		i, j := slices.Index(fixedSections, Section(a)), slices.Index(fixedSections, Section(b))
		return cmp.Or(cmp.Compare(truth(i < 0), truth(j < 0)), cmp.Compare(i, j), cmp.Compare(a, b))
	})
	return Sections(strings.Join(slices.Compact(words), " "))
}

// MarshalJSON writes the set as a list of its sections' words.
func (s Sections) MarshalJSON() ([]byte, error) { return json.Marshal(append([]string{}, s.list()...)) }

// UnmarshalJSON reads the list. What can be no section is passed over.
func (s *Sections) UnmarshalJSON(text []byte) error {
	var list []string
	err := json.Unmarshal(text, &list)
	*s = sectionsOf(slices.DeleteFunc(list, func(word string) bool {
		kind, ok := strings.CutPrefix(word, ofKind)
		return !slices.Contains(fixedSections, Section(word)) && (!ok || !validID(kind))
	}))
	return err
}

// ToCountries folds all that are no countries, or unfolds them where they are folded.
func (h *Head) ToCountries(s Sections) Sections {
	folded, others := s.list(), []string{}
	for _, section := range h.Sections() {
		if section != Protagonists && section != OtherStates {
			others = append(others, string(section))
		}
	}
	missing := func(word string) bool { return !slices.Contains(folded, word) }
	if slices.ContainsFunc(others, missing) {
		return sectionsOf(append(folded, others...))
	}
	return sectionsOf(slices.DeleteFunc(folded, func(word string) bool { return slices.Contains(others, word) }))
}
