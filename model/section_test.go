package model_test

import (
	"slices"
	"testing"

	"entente/model"
)

// withKinds is a dossier whose kinds of actors are called like a section and like
// nothing else, each with an actor.
func withKinds(t *testing.T) *model.Dossier {
	t.Helper()
	r := lively(t).Records
	r.Head.Kinds = []model.Kind{{ID: "people", Label: "peoples"}, {ID: "vessel", Label: "vessels"}, {ID: "none", Label: "of no one"}}
	r.Actors = append(slices.Clone(r.Actors),
		model.Actor{ID: "ship", Name: "Ship", Type: "vessel"}, model.Actor{ID: "tribe", Name: "Tribe", Type: "people"},
		model.Actor{ID: "boat", Name: "Boat", Type: "vessel"}, model.Actor{ID: "flagship", Name: "Flagship", Type: "vessel", Core: true},
	)
	return must(t, r)
}

func TestDeclaredKindsHaveSections(t *testing.T) {
	t.Parallel()
	d := withKinds(t)
	s := see(d, model.Selection{Actor: "boat"})
	const people = "[people] expert office silent"
	if got, want := join(rowIDs(&s.Countries)), "a b flagship [other states] c d "+people+" [peoples] tribe [vessels] boat ship"; got != want {
		t.Errorf("Countries has %s, want %s", got, want)
	}
	vessels := model.SectionOf(d.ActorByID("boat"))
	folded := s.Fold(model.Sections("").Toggle(vessels))
	if got, want := join(rowIDs(&folded.Countries)), "a b flagship [other states] c d "+people+" [peoples] tribe [vessels]"; got != want || folded.Countries.At != len(folded.Countries.Rows)-1 {
		t.Errorf("folded, Countries has %s, the row %d chosen; want %s", got, folded.Countries.At, want)
	}
	only := d.Head.ToCountries(model.Sections("").Toggle(vessels))
	countries := s.Fold(only)
	if got, want := join(rowIDs(&countries.Countries)), "a b flagship [other states] c d [people] [peoples] [vessels]"; got != want {
		t.Errorf("countries only: %s, want %s", got, want)
	}
	if again := d.Head.ToCountries(only.Toggle(model.OtherStates)); again != model.Sections("").Toggle(model.OtherStates) {
		t.Errorf("countries only, twice: %q is folded", again)
	}
}
