package model_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"testing"

	"entente/model"
)

// sizes are the numbers of ties that the speed of a key is measured at: more than
// anyone writes by hand, the goal, and ten times that.
var sizes = []int{100, 10_000, 100_000}

// large gives a dossier of so many ties, three claims each, between a twentieth
// as many actors, a thousand at most. The first few are hubs: every third tie has
// one of them. The same number gives the same dossier.
func large(b *testing.B, n int) *model.Dossier {
	b.Helper()
	d, err := model.New(largeRecords(n))
	if err != nil {
		b.Fatal(err)
	}
	return d
}

func largeRecords(n int) model.Records {
	random := rand.New(rand.NewPCG(1, uint64(n)))
	r := records(nil)
	r.Types = nil
	for i := range 13 {
		id := fmt.Sprintf("type-%d", i)
		r.Types = append(r.Types, model.TieType{ID: id, Label: id, Letter: string(rune('A' + i)), Definition: "A kind of tie.", Family: "some"})
	}
	for i := range max(5, min(1000, n/20)) {
		a := model.Actor{ID: fmt.Sprintf("actor-%d", i), Name: fmt.Sprintf("Actor %d", i), Type: model.State, Core: i < 4}
		if i%5 == 4 {
			a.Type, a.SpeaksFor = model.Person, fmt.Sprintf("actor-%d", i-1)
		}
		r.Actors = append(r.Actors, a)
	}
	for i := range n / 10 {
		r.Quotes = append(r.Quotes, words(fmt.Sprintf("quote-%d", i), "Something that somebody said, number "+fmt.Sprint(i)+".", r.Actors[random.IntN(len(r.Actors))].ID))
	}
	for i := range n {
		r.Ties = append(r.Ties, largeTie(i, random, &r))
	}
	return r
}

func largeTie(i int, random *rand.Rand, r *model.Records) model.Tie {
	at := random.Perm(len(r.Actors))[:3]
	if i%3 == 0 {
		if hub := random.IntN(4); hub != at[1] && hub != at[2] {
			at[0] = hub
		}
	}
	ends := fmt.Sprintf("actor-%d actor-%d actor-%d", at[0], at[1], at[2])
	tie := between(fmt.Sprintf("tie-%d", i), fmt.Sprintf("type-%d", random.IntN(13)), ends)
	if i%4 > 0 {
		tie.Between, tie.From, tie.To = nil, []string{r.Actors[at[0]].ID}, []string{r.Actors[at[1]].ID}
	}
	tie.Summary = fmt.Sprintf("In short, what is known of the tie that has the number %d, in a sentence or so.", i)
	tie.Date, _ = model.ParseDate(fmt.Sprintf("20%02d-%02d", random.IntN(25), 1+random.IntN(12)))
	tie.Claims = []model.Claim{
		asserts(r.Actors[random.IntN(len(r.Actors))].ID, model.Standing(2+random.IntN(9))),
		asserts("paper", model.Believed), takes(r.Actors[at[0]].ID, model.Stance(3+random.IntN(3))),
	}
	tie.Claims[0].Wording, tie.Claims[0].Paragraph = "what’s believed to be", 1+i%40
	if i%5 == 0 {
		tie.Claims[0].Quote = r.Quotes[random.IntN(len(r.Quotes))].ID
	}
	return tie
}

// atSizes measures a key at each size.
func atSizes(b *testing.B, measure func(b *testing.B, d *model.Dossier)) {
	b.Helper()
	for _, n := range sizes {
		d := large(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			measure(b, d)
		})
	}
}

// BenchmarkMove moves through the ties of a hub, down to the end and up again.
func BenchmarkMove(b *testing.B) {
	atSizes(b, func(b *testing.B, d *model.Dossier) {
		s, n := see(d, model.Selection{Focus: model.Relationships}), 1
		for b.Loop() {
			if s.Relationships.Place == s.Relationships.Shown {
				n = -1
			}
			s = s.View().See(s.Move(model.Relationships, n))
		}
	})
}

// BenchmarkListFirst lists the ties of a hub, and all ties, that weren't listed
// before.
func BenchmarkListFirst(b *testing.B) {
	for _, sel := range []model.Selection{{Actor: "actor-0"}, {Scope: model.Scope{Kind: model.AllTies}}} {
		for _, n := range sizes {
			r := largeRecords(n)
			b.Run(fmt.Sprintf("%d/%s", n, cmp.Or(sel.Actor, "all")), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					b.StopTimer()
					d := must(b, r)
					b.StartTimer()
					see(d, sel)
				}
			})
		}
	}
}

// BenchmarkFilter puts a filter on and shows what is left of a hub's ties.
func BenchmarkFilter(b *testing.B) {
	atSizes(b, func(b *testing.B, d *model.Dossier) {
		s := see(d, model.Selection{Focus: model.Relationships, Tie: "tie-9"})
		fs := []model.Filter{filter("type", "type-1", "type", "type-2"), filter("contest", "contested", "claimant", "paper")}
		for i := 0; b.Loop(); i++ {
			see(d, s.Sift(fs[i%2]))
		}
	})
}

// BenchmarkFilterAllTies does the same where Relationships lists every tie.
func BenchmarkFilterAllTies(b *testing.B) {
	atSizes(b, func(b *testing.B, d *model.Dossier) {
		s := see(d, model.Selection{Scope: model.Scope{Kind: model.AllTies}})
		fs := []model.Filter{filter("type", "type-1", "type", "type-2"), filter("contest", "contested", "claimant", "paper")}
		for i := 0; b.Loop(); i++ {
			see(d, s.Sift(fs[i%2]))
		}
	})
}

// BenchmarkPanel counts what a filter's panel of claimants shows.
func BenchmarkPanel(b *testing.B) {
	atSizes(b, func(b *testing.B, d *model.Dossier) {
		s := see(d, model.Selection{Filter: filter("contest", "contested")})
		for b.Loop() {
			s.FacetValues(model.ByClaimant)
		}
	})
}

// BenchmarkSearchLetter types one more letter, the text being indexed already.
func BenchmarkSearchLetter(b *testing.B) {
	atSizes(b, func(b *testing.B, d *model.Dossier) {
		s := see(d, model.Selection{Find: "warm"})
		texts := []string{"b", "be", "bel", "beli", "believed"}
		for i := 0; b.Loop(); i++ {
			see(d, s.Search(texts[i%len(texts)]))
		}
	})
}

// BenchmarkFirstSearchLetter types the first letter, for which the dossier's text
// is indexed.
func BenchmarkFirstSearchLetter(b *testing.B) {
	for _, n := range sizes {
		r := largeRecords(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				d := must(b, r)
				s := see(d, model.Selection{})
				b.StartTimer()
				see(d, s.Search("b"))
			}
		})
	}
}

// BenchmarkNew checks and indexes a dossier.
func BenchmarkNew(b *testing.B) {
	for _, n := range sizes {
		r := largeRecords(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				must(b, r)
			}
		})
	}
}
