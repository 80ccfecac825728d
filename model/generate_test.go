package model_test

import (
	"fmt"
	"slices"
	"strings"

	"entente/model"

	"pgregory.net/rapid"
)

// vocabulary is small, so that searches find things, often several.
var vocabulary = []string{"shells", "Kaesŏng", "“glue”", "北京", "don’t", "oil", "ﬁre"}

var someDates = []string{"2019/..", "2024-10", "2024-10~", "2024", "2024-10-23", "../2020", "2015?", "/2021", "2024-10-24/2024-10-27", "202X", "2024-XX", "2021-22", "2020-10-XX~", "2024-10-23T10:10:10Z"}

// dossiers generates valid records: ties of every shape and with many ends,
// offices that speak for actors, over others too, quotes on several ties or on
// none, spoken by whom claims them or by another, and people without ties.
func dossiers() *rapid.Generator[model.Records] {
	return rapid.Custom(func(t *rapid.T) model.Records {
		r := records(nil)
		r.Head.Kinds = []model.Kind{{ID: "people", Label: "peoples"}, {ID: "vessel", Label: "vessels"}}
		r.Sources = append(r.Sources, model.Source{ID: "wire", Type: "article", Title: "A wire", ContainerTitle: "Wire"})
		r.Types = r.Types[:rapid.IntRange(1, 2).Draw(t, "types")]
		drawActors(t, &r)
		for i := range rapid.IntRange(0, 6).Draw(t, "quotes") {
			r.Quotes = append(r.Quotes, drawQuote(t, i, r.Actors))
		}
		for i := range rapid.IntRange(0, 12).Draw(t, "ties") {
			r.Ties = append(r.Ties, drawTie(t, i, &r))
		}
		return r
	})
}

func drawText(t *rapid.T) string {
	return join(rapid.SliceOfN(rapid.SampledFrom(vocabulary), 1, 3).Draw(t, "text"))
}

func drawActors(t *rapid.T, r *model.Records) {
	for i := range rapid.IntRange(2, 9).Draw(t, "actors") {
		a := model.Actor{ID: fmt.Sprintf("a%d", i), Summary: drawText(t)}
		a.Name = strings.ToUpper(a.ID)
		a.Type = model.ActorType(rapid.SampledFrom(r.Head.ActorTypes()).Draw(t, "type"))
		a.Core = rapid.IntRange(0, 3).Draw(t, "core") == 0
		if i > 0 && a.Type == model.Person && rapid.Bool().Draw(t, "speaks") {
			a.SpeaksFor = fmt.Sprintf("a%d", rapid.IntRange(0, i-1).Draw(t, "for"))
		}
		if i > 0 && rapid.Bool().Draw(t, "has a role") {
			at := fmt.Sprintf("a%d", rapid.IntRange(0, i-1).Draw(t, "at"))
			a.Roles = []model.Role{{Role: "member", At: at}, {Role: "chair", At: at}}
		}
		r.Actors = append(r.Actors, a)
	}
}

func drawQuote(t *rapid.T, i int, actors []model.Actor) model.Quote {
	var by []string
	for range rapid.IntRange(0, 2).Draw(t, "speakers") {
		if id := rapid.SampledFrom(actors).Draw(t, "speaker").ID; !slices.Contains(by, id) {
			by = append(by, id)
		}
	}
	q := words(fmt.Sprintf("q%d", i), drawText(t), by...)
	q.Source, q.Paragraph = rapid.SampledFrom([]string{"paper", "wire"}).Draw(t, "source"), rapid.IntRange(1, 4).Draw(t, "paragraph")
	return q
}

func drawTie(t *rapid.T, i int, r *model.Records) model.Tie {
	var ids []string
	for _, a := range r.Actors {
		ids = append(ids, a.ID)
	}
	ids = rapid.Permutation(ids).Draw(t, "ends")[:rapid.IntRange(2, min(5, len(ids))).Draw(t, "many")]
	cut := rapid.IntRange(1, len(ids)-1).Draw(t, "cut")
	tie := model.Tie{ID: fmt.Sprintf("t%d", i), Type: rapid.SampledFrom(r.Types).Draw(t, "type").ID, Summary: drawText(t)}
	switch rapid.IntRange(0, 2).Draw(t, "shape") {
	case 0:
		tie.From, tie.To = ids[:cut], ids[cut:]
	case 1:
		tie.Between = [][]string{ids}
	default:
		tie.Between = [][]string{ids[:cut], ids[cut:]}
	}
	if rapid.Bool().Draw(t, "dated") {
		tie.Date, _ = model.ParseDate(rapid.SampledFrom(someDates).Draw(t, "date"))
	}
	for range rapid.IntRange(1, 4).Draw(t, "claims") {
		tie.Claims = append(tie.Claims, drawClaim(t, r))
	}
	return tie
}

func drawClaim(t *rapid.T, r *model.Records) model.Claim {
	by := []string{"paper", "wire", model.Unattributed}
	for _, a := range r.Actors {
		by = append(by, a.ID)
	}
	c := takes(rapid.SampledFrom(by).Draw(t, "by"), model.Stance(rapid.IntRange(1, 5).Draw(t, "stance")))
	if c.Stance.Positive() {
		c.Certainty = model.Standing(rapid.IntRange(int(model.Stated), int(model.Historical)).Draw(t, "certainty"))
	}
	c.Paragraph = rapid.IntRange(1, 4).Draw(t, "paragraph")
	c.Confidence = model.Confidence(rapid.IntRange(0, 3).Draw(t, "confidence"))
	c.Source = rapid.SampledFrom([]string{"paper", "wire"}).Draw(t, "claim's source")
	if rapid.Bool().Draw(t, "said") {
		c.Said, _ = model.ParseDate(rapid.SampledFrom(someDates).Draw(t, "said on"))
	}
	if len(r.Quotes) > 0 && rapid.Bool().Draw(t, "quoted") {
		q := rapid.SampledFrom(r.Quotes).Draw(t, "quote")
		c.Quote, c.Source, c.Locator = q.ID, q.Source, q.Locator
		if len(q.By) > 0 {
			c.By = rapid.SampledFrom(q.By).Draw(t, "speaker")
		}
	}
	return c
}

// ghost is an id that no dossier here has.
const ghost = "ghost"

// A pool holds the ids of a dossier to draw from, and a ghost in each list.
type pool struct{ actors, parties, ties, quotes, types []string }

func poolOf(r *model.Records) pool {
	p := pool{[]string{ghost}, []string{ghost, "paper", "wire", model.Unattributed}, []string{ghost}, []string{ghost}, []string{ghost}}
	for _, a := range r.Actors {
		p.actors, p.parties = append(p.actors, a.ID), append(p.parties, a.ID)
	}
	for _, x := range r.Ties {
		p.ties = append(p.ties, x.ID)
	}
	for _, q := range r.Quotes {
		p.quotes = append(p.quotes, q.ID)
	}
	for _, x := range r.Types {
		p.types = append(p.types, x.ID)
	}
	return p
}

// filter draws a Filter, ghosts among its values.
func (p *pool) filter(t *rapid.T) model.Filter {
	var f model.Filter
	for range rapid.IntRange(0, 4).Draw(t, "values") {
		facet := rapid.SampledFrom(model.Facets()).Draw(t, "facet")
		values := map[model.Facet][]string{
			model.ByType: p.types, model.ByStanding: append(model.Words[model.Standing](), ghost), model.ByClaimant: p.parties,
			model.ByCounterpart: p.actors, model.ByContest: {model.Contested, model.Uncontested},
			model.ByLens: lensWords(), model.AsOf: {"1990", "2019", "2024-10", "2024-10-24"},
			model.Among: append(p.actors, model.Core), model.BySource: {ghost, "paper", "wire"}, model.ByConfidence: {"low", "high"},
			model.OneSource: {model.Set}, model.During: {"2019", "2024-10/2024-11", "../2014"}, model.Dated: {model.Set}, model.ByChange: model.Words[model.TieChange](), model.ByCheck: {"unchecked", "checked", "stale", "noted", ghost},
		}[facet]
		f = f.Toggle(facet, rapid.SampledFrom(values).Draw(t, "value"))
	}
	return f
}

func lensWords() []string {
	var words []string
	for _, l := range model.Lenses()[1:] {
		words = append(words, l.String())
	}
	return words
}

func (p *pool) scope(t *rapid.T) model.Scope {
	s := model.Scope{Kind: rapid.SampledFrom([]model.ScopeKind{
		model.TiesOfActor, model.TiesOfQuote, model.SaidBy, model.AllQuotes, model.AllTies, 200, 255,
	}).Draw(t, "scope")}
	switch s.Kind {
	case model.TiesOfQuote:
		s.ID = rapid.SampledFrom(p.quotes).Draw(t, "quote")
	case model.SaidBy:
		s.ID = rapid.SampledFrom(p.parties).Draw(t, "party")
	case model.TiesOfActor, model.AllQuotes, model.AllTies:
	}
	return s
}

// selection draws any Selection, most of it stale.
func (p *pool) selection(t *rapid.T) model.Selection {
	draw := func(ids []string, what string) string { return rapid.SampledFrom(append(ids, "")).Draw(t, what) }
	return model.Selection{
		Actor: draw(p.actors, "actor"), Tie: draw(p.ties, "tie"), Quote: draw(p.quotes, "quote"), Scope: p.scope(t),
		Item: model.Item{
			Tie: draw(p.ties, "item's tie"), Claim: rapid.IntRange(-1, 5).Draw(t, "claim"), Quote: draw(p.quotes, "item's quote"),
			Card: draw(p.parties, "item's card"),
		},
		Card:       draw(p.parties, "card"),
		Pin:        draw(p.ties, "pin"),
		Focus:      model.Pane(rapid.IntRange(0, 2).Draw(t, "focus")),
		Order:      model.Order(rapid.IntRange(0, 4).Draw(t, "order")),
		ActorOrder: model.ActorOrder(rapid.IntRange(0, 1).Draw(t, "actor order")),
		QuoteOrder: model.QuoteOrder(rapid.IntRange(0, 2).Draw(t, "quote order")),
		Joined:     rapid.Bool().Draw(t, "joined"),
		Span:       model.Span(rapid.IntRange(0, 9).Draw(t, "span")),
		Find:       drawFind(t), Hit: rapid.IntRange(-2, 20).Draw(t, "hit"), Filter: p.filter(t),
	}
}

func drawFind(t *rapid.T) string {
	return rapid.SampledFrom(append([]string{"", "a", "oil shells", "nowhere", "kaesong", "f"}, vocabulary...)).Draw(t, "find")
}
