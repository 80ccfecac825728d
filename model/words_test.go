package model_test

import (
	"testing"

	"entente/model"
)

func TestActorsInWords(t *testing.T) {
	t.Parallel()
	actors := append(states("a", "b"), person("expert", ""), person("idle", ""))
	actors[0].Short = "Short A"
	actors[2].Role, actors[2].Affiliation = "director", "b"
	actors[3].Affiliation = "a"
	d := must(t, records(actors, directed("tie", "arms", "a", "b")))
	for want, got := range map[string]string{
		"director, B": d.RoleInWords(d.ActorByID("expert")),
		"A":           d.RoleInWords(d.ActorByID("idle")),
		"":            d.RoleInWords(d.ActorByID("a")),
		"A → B":       d.EndsInWords(d.TieByID("tie")),
		"Short A → B": d.EndsInBrief(d.TieByID("tie")),
	} {
		if got != want {
			t.Errorf("said %q, want %q", got, want)
		}
	}
	if !d.HasTies("a") || d.HasTies("expert") || d.HasTies("ghost") {
		t.Error("HasTies tells of others")
	}
	if d.QuotesBy("ghost") != 0 || d.Filter(model.Filter{}).CountOf("ghost") != 0 {
		t.Error("a ghost has ties or words")
	}
}

func TestSpeakersInWords(t *testing.T) {
	t.Parallel()
	joint, term := words("joint", "Yes.", "a", "b"), words("term", "so")
	r := records(states("a", "b"))
	r.Quotes = []model.Quote{joint, term}
	d := must(t, r)
	if got := d.SpeakersInWords(&joint) + "|" + d.SpeakersInWords(&term); got != "A and B|" {
		t.Errorf("speakers: %q", got)
	}
}

// TestDerivedDatesSaySo holds that a reader can tell what is printed from what
// was worked out.
func TestDerivedDatesSaySo(t *testing.T) {
	t.Parallel()
	date := day(t, "2024-10")
	for want, got := range map[string]string{
		"October 2024":              (&model.Tie{Date: date}).DateInWords(),
		"October 2024 (worked out)": (&model.Tie{Date: date, DateDerived: true}).DateInWords(),
		"":                          (&model.Claim{SaidDerived: true}).SaidInWords(),
		"(worked out)":              (&model.Quote{Said: date, SaidDerived: true}).SaidInWords()[len("October 2024 "):],
	} {
		if got != want {
			t.Errorf("said %q, want %q", got, want)
		}
	}
}
