package model_test

import (
	"slices"
	"testing"

	"entente/model"
)

// endsDossier has a tie of each shape: lists from and to, one side, two sides.
func endsDossier(t tester) *model.Dossier {
	return must(t, records(states("a", "b", "c", "d"),
		directed("gift", "arms", "a b", "c d"),
		between("ring", "c a b"),
		between("sides", "a b", "d c"),
	))
}

func TestCounterparts(t *testing.T) {
	t.Parallel()
	d := endsDossier(t)
	for tie, seen := range map[string]map[string]string{
		"gift":  {"a": "c d", "b": "c d", "c": "a b", "d": "a b", "x": "", "paper": ""},
		"ring":  {"a": "c b", "b": "c a", "c": "a b", "d": ""},
		"sides": {"a": "d c", "b": "d c", "c": "a b", "d": "a b"},
	} {
		for from, want := range seen {
			if got := actorIDs(slices.Collect(d.CounterpartsOf(d.TieByID(tie), from))); got != want {
				t.Errorf("%s seen from %s: %q, want %q", tie, from, got, want)
			}
		}
	}
}

func TestWays(t *testing.T) {
	t.Parallel()
	d := endsDossier(t)
	for tie, seen := range map[string]map[string]model.Way{
		"gift":  {"a": model.Gives, "b": model.Gives, "c": model.Receives, "d": model.Receives, "x": model.NoWay},
		"ring":  {"a": model.NoWay, "d": model.NoWay},
		"sides": {"a": model.NoWay, "d": model.NoWay},
	} {
		for from, want := range seen {
			if got := d.WayOf(d.TieByID(tie), from); got != want {
				t.Errorf("%s seen from %s: %v, want %v", tie, from, got, want)
			}
		}
	}
}

func TestEnds(t *testing.T) {
	t.Parallel()
	d := endsDossier(t)
	for tie, want := range map[string][2]string{
		"gift":  {"a b c d", "A, B → C, D"},
		"ring":  {"c a b", "C ↔ A ↔ B"},
		"sides": {"a b d c", "A, B ↔ D, C"},
	} {
		tie := d.TieByID(tie)
		if got := actorIDs(d.EndsOf(tie)); got != want[0] {
			t.Errorf("ends of %s: %q, want %q", tie.ID, got, want[0])
		}
		if got := d.EndsInWords(tie); got != want[1] {
			t.Errorf("ends of %s in words: %q, want %q", tie.ID, got, want[1])
		}
		if tie.Directed() != (tie.ID == "gift") {
			t.Errorf("%s is directed: %v", tie.ID, tie.Directed())
		}
	}
}

func TestCitation(t *testing.T) {
	t.Parallel()
	r := records(states("a", "b"), directed("tie", "arms", "a", "b"))
	r.Sources = append(r.Sources, model.Source{
		ID: "full", Type: "article", Title: "Full", Author: []model.Name{{Literal: "One"}, {Literal: "Two"}}, ContainerTitle: "The Paper",
		Issued: day(t, "2024-10-24/2024-10-27"), IssuedDerived: true, URL: "https://example.org/",
	})
	d := must(t, r)
	for want, got := range map[string]string{
		"“A paper”":     d.Cite("paper", model.Locator{}),
		"“A paper”, ¶7": d.Cite("paper", model.Locator{Paragraph: 7}),
		"One, Two, “Full”, The Paper, 24 to 27 October 2024 (worked out), https://example.org/, ¶21": d.Cite("full", model.Locator{Paragraph: 21}),
		"":               d.Cite("ghost", model.Locator{Paragraph: 1}),
		"The Paper":      d.PartyName("full"),
		"A paper":        d.PartyName("paper"),
		"A":              d.PartyName("a"),
		"no one named":   d.PartyName(model.Unattributed),
		"somebody-ghost": d.PartyName("somebody-ghost"),
	} {
		if got != want {
			t.Errorf("said %q, want %q", got, want)
		}
	}
}

// TestNewAgain holds that a dossier's own records give the same dossier: nothing
// derived is taken over or piled up.
func TestNewAgain(t *testing.T) {
	t.Parallel()
	r := records(states("a", "b"), directed("tie", "arms", "a", "b", carried(takes("a", model.Denies), "quote")))
	r.Quotes = []model.Quote{words("quote", "Words.", "a")}
	d := must(t, r)
	again := must(t, d.Records)
	for _, d := range []*model.Dossier{d, again} {
		if n := len(d.TiesOf(d.QuoteByID("quote"))); n != 1 {
			t.Errorf("the quote bears on %d ties, want 1", n)
		}
	}
}
