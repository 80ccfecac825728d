package model_test

import (
	"errors"
	"flag"
	"strings"

	"entente/model"
)

// Properties draw the same in each run, so that a gate says the same of the same code
// whenever it runs. What -rapid.seed says goes before, and 0 there draws anew. A seed
// is enough to see a failure again: no file about it in the source tree.
func init() {
	if err := errors.Join(flag.Set("rapid.seed", "1"), flag.Set("rapid.nofailfile", "true")); err != nil {
		panic(err)
	}
}

// A tester is a test, a benchmark, or a check by rapid.
type tester interface {
	Helper()
	Fatalf(format string, args ...any)
}

// states gives states with those ids, none of them a protagonist.
func states(ids ...string) []model.Actor {
	actors := make([]model.Actor, len(ids))
	for i, id := range ids {
		actors[i] = model.Actor{ID: id, Name: strings.ToUpper(id), Type: model.State}
	}
	return actors
}

// person gives somebody who speaks for that party, or for nobody.
func person(id, speaksFor string) model.Actor {
	return model.Actor{ID: id, Name: strings.ToUpper(id), Type: model.Person, SpeaksFor: speaksFor}
}

// asserts gives a claim that holds its tie, found in paragraph 1.
func asserts(by string, certainty model.Standing) model.Claim {
	return model.Claim{By: by, Stance: model.Asserts, Certainty: certainty, Source: "paper", Locator: model.Locator{Paragraph: 1}}
}

// takes gives a claim with a stance that holds nothing, found in paragraph 1.
func takes(by string, stance model.Stance) model.Claim {
	return model.Claim{By: by, Stance: stance, Source: "paper", Locator: model.Locator{Paragraph: 1}}
}

// words gives a quote that the paper prints.
func words(id, text string, by ...string) model.Quote {
	q := model.Quote{ID: id, By: by, Text: text, Source: "paper", Locator: model.Locator{Paragraph: 1}, Kind: model.Official}
	if len(by) == 0 {
		q.Kind = model.Term
	}
	return q
}

// carried gives the claim with the quote that carries it.
func carried(c model.Claim, quote string) model.Claim {
	c.Quote = quote
	return c
}

// directed gives a tie from some actors to others, told by spaces. Without a
// claim of its own the paper states it.
func directed(id, typ, from, to string, claims ...model.Claim) model.Tie {
	return model.Tie{
		ID: id, Type: typ, Summary: "About " + id + ".", From: strings.Fields(from), To: strings.Fields(to),
		Claims: claimsOr(claims),
	}
}

// between gives a tie of trade without direction, its sides' actors told by spaces.
func between(id string, sides ...string) model.Tie {
	t := model.Tie{ID: id, Type: "trade", Summary: "About " + id + ".", Claims: claimsOr(nil)}
	for _, s := range sides {
		t.Between = append(t.Between, strings.Fields(s))
	}
	return t
}

func claimsOr(claims []model.Claim) []model.Claim {
	if len(claims) > 0 {
		return claims
	}
	return []model.Claim{asserts("paper", model.Stated)}
}

// records gives a dossier of those actors and ties with what every dossier
// needs: a head, one source, and the types arms and trade.
func records(actors []model.Actor, ties ...model.Tie) model.Records {
	return model.Records{
		Head:    model.Head{ID: "test", Title: "A test"},
		Sources: []model.Source{{ID: "paper", Type: "article", Title: "A paper"}},
		Types: []model.TieType{
			{ID: "arms", Label: "arms", Letter: "A", Definition: "Weapons.", Family: "military"},
			{ID: "trade", Label: "trade", Letter: "T", Definition: "Goods.", Family: "economic"},
		},
		Actors: actors,
		Ties:   ties,
	}
}

// must builds the dossier, which the test takes for a valid one.
func must(t tester, r model.Records) *model.Dossier {
	t.Helper()
	d, err := model.New(r)
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	return d
}

// see gives the Scene of a Selection, through the Selection's own filter.
func see(d *model.Dossier, sel model.Selection) model.Scene {
	return d.Filter(sel.Filter).See(sel)
}

// rowIDs gives what a list holds in order, headings between square brackets.
func rowIDs(l *model.List) []string {
	ids := make([]string, len(l.Rows))
	for i := range l.Rows {
		ids[i] = l.Rows[i].ID()
		if l.Rows[i].Kind == model.HeadingRow {
			ids[i] = "[" + l.Rows[i].Label + "]"
		}
	}
	return ids
}

// join gives a list as one text, which a failed test can show in a line.
func join(ids []string) string { return strings.Join(ids, " ") }

// actorIDs gives the actors' ids as one text.
func actorIDs(actors []*model.Actor) string {
	ids := make([]string, len(actors))
	for i, a := range actors {
		ids[i] = a.ID
	}
	return join(ids)
}

// allHits gives what a search finds, in the order in which it is visited.
func allHits(h model.Hits) []model.Hit {
	all := make([]model.Hit, h.Len())
	for i := range all {
		all[i] = h.At(i)
	}
	return all
}
