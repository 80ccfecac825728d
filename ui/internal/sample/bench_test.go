package sample_test

import (
	"cmp"
	"fmt"
	"testing"

	"entente/model"
	"entente/ui/internal/sample"
)

// must gives the dossier of records that break no rule.
func must(b *testing.B, r model.Records) *model.Dossier {
	b.Helper()
	d, err := model.New(r)
	if err != nil {
		b.Fatal(err)
	}
	return d
}

// see shows a Selection through its filter.
func see(d *model.Dossier, sel model.Selection) model.Scene { return d.Filter(sel.Filter).See(sel) }

// Two filters, which are put on in turn.
var (
	someTypes       = model.Filter{}.With(model.ByType, "type-1", "type-2")
	contestedClaims = model.Filter{}.With(model.ByContest, "contested").With(model.ByClaimant, "paper")
)

// sizes are those at which is measured; with -short not the largest, which takes longest.
func sizes() []int {
	if testing.Short() {
		return sample.Sizes[:len(sample.Sizes)-1]
	}
	return sample.Sizes
}

// atSizes measures a key at each size.
func atSizes(b *testing.B, measure func(b *testing.B, d *model.Dossier)) {
	b.Helper()
	for _, n := range sizes() {
		d := must(b, sample.Records(n))
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
			if s.Relationships.Stop == s.Relationships.Shown {
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
		for _, n := range sizes() {
			r := sample.Records(n)
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
		fs := []model.Filter{someTypes, contestedClaims}
		for i := 0; b.Loop(); i++ {
			see(d, s.WithFilter(fs[i%2]))
		}
	})
}

// BenchmarkFilterAllTies does the same where Relationships lists every tie.
func BenchmarkFilterAllTies(b *testing.B) {
	atSizes(b, func(b *testing.B, d *model.Dossier) {
		s := see(d, model.Selection{Scope: model.Scope{Kind: model.AllTies}})
		fs := []model.Filter{someTypes, contestedClaims}
		for i := 0; b.Loop(); i++ {
			see(d, s.WithFilter(fs[i%2]))
		}
	})
}

// BenchmarkAsOf goes back a day and on again, which derives the dossier of a day from
// claims that were made in the course of ten years.
func BenchmarkAsOf(b *testing.B) {
	for _, n := range sizes() {
		r := sample.Records(n)
		for i := range r.Ties {
			for c := range r.Ties[i].Claims {
				said, err := model.ParseDate(fmt.Sprintf("%d-%02d", 2010+(i+c)%10, 1+(i*c)%12))
				if err != nil {
					b.Fatal(err)
				}
				r.Ties[i].Claims[c].Said = said
			}
		}
		d := must(b, r)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			s := see(d, see(d, model.Selection{}).AsOf(-20))
			for b.Loop() {
				s = see(d, s.AsOf(-1))
				s = see(d, s.AsOf(1))
			}
		})
	}
}

// BenchmarkPanel counts what a filter's panel of claimants shows, of one hub after
// the other, since the last answer is kept.
func BenchmarkPanel(b *testing.B) {
	atSizes(b, func(b *testing.B, d *model.Dossier) {
		view := d.Filter(model.Filter{}.With(model.ByContest, model.Contested))
		hubs := []model.Scene{view.See(model.Selection{Actor: "actor-0"}), view.See(model.Selection{Actor: "actor-1"})}
		for i := 0; b.Loop(); i++ {
			hubs[i%2].FacetValues(model.ByClaimant)
		}
	})
}

// BenchmarkCards tells of every source, of which there is one for 25 ties: what a tie costs
// is the same in each dossier.
func BenchmarkCards(b *testing.B) {
	for _, n := range sizes() {
		r := sample.Records(n)
		paper := r.Sources[0]
		for i := range r.Ties {
			id := fmt.Sprintf("paper-%d", i/25)
			if i%25 == 0 {
				paper.ID = id
				r.Sources = append(r.Sources, paper)
			}
			for c := range r.Ties[i].Claims {
				r.Ties[i].Claims[c].Source, r.Ties[i].Claims[c].Quote = id, ""
			}
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				d := must(b, r) // which keeps the cards that it has told
				view := d.Filter(model.Filter{})
				b.StartTimer()
				for i := range d.Sources {
					view.CardOf(d.Sources[i].ID)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/tie")
		})
	}
}

// typed are texts as they stand after each letter of some words behind a first one:
// more of them than a search remembers.
func typed(first string) []string {
	var texts []string
	for _, word := range []string{"believed", "what is known", "label 99", "qualifies", "actor 7", "somebody", "zebra"} {
		for i := range word {
			texts = append(texts, first+word[:i+1])
		}
	}
	return texts
}

// BenchmarkSearchLetter types one more letter, the text being indexed already.
func BenchmarkSearchLetter(b *testing.B) { atSizes(b, benchTyping(typed(""))) }

// BenchmarkSearchWords types one more letter of a second word, which may stand elsewhere
// in a tie than the first.
func BenchmarkSearchWords(b *testing.B) { atSizes(b, benchTyping(typed("a "))) }

func benchTyping(texts []string) func(b *testing.B, d *model.Dossier) {
	return func(b *testing.B, d *model.Dossier) {
		s := see(d, model.Selection{Find: "warm"})
		for i := 0; b.Loop(); i++ {
			see(d, s.Search(texts[i%len(texts)]))
		}
	}
}

// BenchmarkFirstSearchLetter types the first letter, for which the dossier's text
// is indexed.
func BenchmarkFirstSearchLetter(b *testing.B) {
	for _, n := range sizes() {
		r := sample.Records(n)
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
	for _, n := range sizes() {
		r := sample.Records(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				must(b, r)
			}
		})
	}
}

// BenchmarkDraw gives the facts of each drawing for the first time.
func BenchmarkDraw(b *testing.B) {
	for _, drawing := range model.Drawings() {
		b.Run(drawing.String(), func(b *testing.B) {
			atSizes(b, func(b *testing.B, d *model.Dossier) {
				f := model.Filter{}.With(model.ByContest, model.Uncontested)
				for b.Loop() {
					b.StopTimer()
					view := d.Filter(f) // one that has drawn nothing yet
					b.StartTimer()
					view.See(model.Selection{Actor: "actor-0", Other: "actor-1", Drawing: drawing, Wide: true, Filter: f})
				}
			})
		})
	}
}
