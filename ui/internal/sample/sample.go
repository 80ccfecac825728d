// Package sample makes dossiers of any size for tests and benchmarks.
package sample

import (
	"fmt"
	"math/rand/v2"

	"entente/model"
)

// Sizes are the numbers of ties that speed is measured at: more than anyone writes
// by hand, the goal, and ten times that.
var Sizes = []int{100, 10_000, 100_000}

// types is how many types of ties a sample has.
const types = 13

// Records gives a dossier of so many ties, three claims each, between a twentieth
// as many actors, a thousand at most. The first few are hubs: every third tie has
// one of them. To ten ties there is a quotation. The same number gives the same
// records.
func Records(ties int) model.Records {
	m := maker{random: rand.New(rand.NewPCG(1, 1))} //nolint:gosec // nobody has to be unable to guess it
	m.Head = model.Head{ID: "sample", Title: "A sample"}
	m.Sources = []model.Source{{ID: "paper", Type: "article", Title: "A paper"}}
	for i := range types {
		id := fmt.Sprintf("type-%d", i)
		m.Types = append(m.Types, model.TieType{ID: id, Label: id, Letter: string(rune('A' + i)), Definition: "A kind of tie.", Family: "some"})
	}
	for i := range max(5, min(1000, ties/20)) {
		a := model.Actor{ID: fmt.Sprintf("actor-%d", i), Name: fmt.Sprintf("Actor %d", i), Type: model.State, Core: i < hubs}
		if i%5 == 4 {
			a.Type, a.SpeaksFor = model.Person, fmt.Sprintf("actor-%d", i-1)
		}
		m.Actors = append(m.Actors, a)
	}
	for i := range ties / 10 {
		m.Quotes = append(m.Quotes, model.Quote{
			ID: fmt.Sprintf("quote-%d", i), By: []string{m.anyone()}, Text: fmt.Sprintf("Something that somebody said, number %d.", i),
			Source: "paper", Locator: model.Locator{Paragraph: 1}, Kind: model.Official,
		})
	}
	for i := range ties {
		m.Ties = append(m.Ties, m.tie(i))
	}
	return m.Records
}

// A maker is a dossier in the making.
type maker struct {
	model.Records
	random *rand.Rand
}

// hubs is how many actors have far more ties than the others.
const hubs = 4

func (m *maker) anyone() string { return one(m, m.Actors).ID }

func one[T any](m *maker, of []T) T { return of[m.random.IntN(len(of))] }

func (m *maker) tie(i int) model.Tie {
	at := m.random.Perm(len(m.Actors))[:3]
	if i%3 == 0 {
		if hub := m.random.IntN(hubs); hub != at[1] && hub != at[2] {
			at[0] = hub
		}
	}
	ends := []string{m.Actors[at[0]].ID, m.Actors[at[1]].ID, m.Actors[at[2]].ID}
	tie := model.Tie{
		ID: fmt.Sprintf("tie-%d", i), Type: one(m, m.Types).ID, Label: fmt.Sprintf("label %d", i),
		Summary: fmt.Sprintf("In short, what is known of the tie that has the number %d, in a sentence or so.", i),
		Claims: []model.Claim{
			{By: m.anyone(), Stance: model.Asserts, Certainty: one(m, certainties), Wording: "what’s believed to be"},
			{By: "paper", Stance: model.Asserts, Certainty: model.Believed},
			{By: ends[0], Stance: one(m, []model.Stance{model.Qualifies, model.Denies, model.Declines})},
		},
	}
	if i%4 > 0 {
		tie.From, tie.To = ends[:1], ends[1:2]
	} else {
		tie.Between = [][]string{ends}
	}
	tie.Date, _ = model.ParseDate(fmt.Sprintf("20%02d-%02d", m.random.IntN(25), 1+m.random.IntN(12)))
	for c := range tie.Claims {
		tie.Claims[c].Source, tie.Claims[c].Paragraph = "paper", 1+i%40
	}
	if i%5 == 0 && len(m.Quotes) > 0 {
		quote := one(m, m.Quotes)
		claim := &tie.Claims[0]
		claim.Quote, claim.By, claim.Locator = quote.ID, quote.By[0], quote.Locator
	}
	return tie
}

var certainties = []model.Standing{
	model.Stated, model.Assessed, model.Believed, model.Alleged, model.Perceived,
	model.SelfDescribed, model.Possible, model.Debated, model.Historical,
}
