package foreign

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"entente/model"
)

// marking takes a marking's definition: TLP, which a dossier knows, or a statement.
func (s *stix) marking(o object) {
	e := Entry{Kind: "marking-definition", ID: o.text("id")}
	definition := o.object("definition")
	tlp, name, statement := definition.text("tlp"), o.text("name"), definition.text("statement")
	word := cmp.Or(tlpOf(tlp), tlpOf(name), statement, name)
	if s.marks[e.ID] = word; word == "" {
		e.Fate, e.Why = LeftOut, "it is no marking of TLP, and no statement"
	}
	for i, said := range []string{tlp, name, statement} {
		if said != "" && said != word && tlpOf(said) != word {
			s.unmarked.add([]string{"tlp", "name", "statement"}[i])
		}
	}
	if kind := o.text("definition_type"); kind != "" && kind != "tlp" && kind != "statement" {
		s.unmarked.add("definition_type")
	}
	s.unmarked.addRest(o, markKnown)
	s.unmarked.addRest(definition, markKnown)
	s.tell(e)
}

// markKnown are the members of a marking's definition that are taken in.
var markKnown = set("type", "spec_version", "id", "name", "definition_type", "definition", "tlp", "statement", "object_marking_refs")

// tlpOf returns the marking of TLP that a word stands for, or "".
func tlpOf(word string) string {
	if word = "TLP:" + strings.TrimPrefix(strings.ToUpper(word), "TLP:"); word == "TLP:WHITE" {
		return "TLP:CLEAR"
	}
	if _, ok := model.Parse[model.Marking](word); ok {
		return word
	}
	return ""
}

// tlpIDs are the ids that the standard gives the markings of TLP 1.0, and FIRST those
// of TLP 2.0.
var tlpIDs = sync.OnceValue(func() map[string]string {
	return map[string]string{
		"marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9": "TLP:CLEAR",
		"marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da": "TLP:GREEN",
		"marking-definition--f88d31f6-486f-44da-b317-01333bde0b82": "TLP:AMBER",
		"marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed": "TLP:RED",
		"marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487": "TLP:CLEAR",
		"marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb": "TLP:GREEN",
		"marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421": "TLP:AMBER",
		"marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003": "TLP:AMBER+STRICT",
		"marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1": "TLP:RED",
	}
})

// mark gives the dossier the strictest marking of what it holds, and each thing its own
// where not all have the same.
func (s *stix) mark() {
	counts := map[string]int{}
	for _, refs := range s.marked {
		for ref := range strings.FieldsSeq(refs) {
			counts[ref]++
		}
	}
	for _, ref := range slices.Sorted(maps.Keys(counts)) {
		word := cmp.Or(tlpIDs()[ref], s.marks[ref], ref)
		if m, ok := model.Parse[model.Marking](word); ok {
			s.records.Head.Marking = max(s.records.Head.Marking, m)
		}
		s.Report.Note(fmt.Sprintf("marked %s: %s", word, counted(counts[ref], "object", "objects")))
	}
	if len(counts) < 2 {
		return
	}
	for id, refs := range s.marked {
		var words []string
		for ref := range strings.FieldsSeq(refs) {
			words = append(words, cmp.Or(tlpIDs()[ref], s.marks[ref], ref))
		}
		own := strings.Join(words, "; ")
		if n, ok := s.tieAt[id]; ok {
			s.records.Ties[n].Attributes = with(s.records.Ties[n].Attributes, "marking", own)
		} else if n, ok := s.actors.number(id); ok {
			s.records.Actors[n].Attributes = with(s.records.Actors[n].Attributes, "marking", own)
		}
	}
}
