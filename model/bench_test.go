package model_test

import (
	"cmp"
	"fmt"
	"testing"

	"entente/model"
	"entente/model/sample"
)

// atSizes measures a key at each size.
func atSizes(b *testing.B, measure func(b *testing.B, d *model.Dossier)) {
	b.Helper()
	for _, n := range sample.Sizes {
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
		for _, n := range sample.Sizes {
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

// BenchmarkPanel counts what a filter's panel of claimants shows, of one hub after
// the other, since the last answer is kept.
func BenchmarkPanel(b *testing.B) {
	atSizes(b, func(b *testing.B, d *model.Dossier) {
		view := d.Filter(filter("contest", "contested"))
		hubs := []model.Scene{view.See(model.Selection{Actor: "actor-0"}), view.See(model.Selection{Actor: "actor-1"})}
		for i := 0; b.Loop(); i++ {
			hubs[i%2].FacetValues(model.ByClaimant)
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
	for _, n := range sample.Sizes {
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
	for _, n := range sample.Sizes {
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
				f := filter("contest", "uncontested")
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
