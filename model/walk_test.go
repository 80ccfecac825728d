package model_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"entente/model"

	"pgregory.net/rapid"
)

// A walker goes at random through a dossier.
type walker struct {
	d    *model.Dossier
	pool pool
}

func newWalker(t *rapid.T) *walker {
	r := dossiers().Draw(t, "records")
	return &walker{must(t, r), poolOf(&r)}
}

// A step is one way to the next Selection.
type step struct {
	name string
	take func(w *walker, t *rapid.T, s model.Scene) model.Selection
}

func count(t *rapid.T) int { return rapid.IntRange(-4, 4).Draw(t, "n") }

func pane(t *rapid.T) model.Pane {
	return model.Pane(rapid.IntRange(0, 2).Draw(t, "pane"))
}

var steps = []step{
	{"move", func(_ *walker, t *rapid.T, s model.Scene) model.Selection { return s.Move(pane(t), count(t)) }},
	{"row", func(_ *walker, t *rapid.T, s model.Scene) model.Selection {
		rows := slices.Concat(s.Countries.Rows, s.Relationships.Rows)
		return s.ChooseRow(&rows[rapid.IntRange(0, len(rows)-1).Draw(t, "row")])
	}},
	{"actor", func(w *walker, t *rapid.T, s model.Scene) model.Selection {
		return s.ChooseActor(rapid.SampledFrom(w.pool.actors).Draw(t, "actor"))
	}},
	{"tie", func(w *walker, t *rapid.T, s model.Scene) model.Selection {
		return s.ChooseTie(rapid.SampledFrom(w.pool.ties).Draw(t, "tie"))
	}},
	{"quote", func(w *walker, t *rapid.T, s model.Scene) model.Selection {
		return s.ChooseQuote(rapid.SampledFrom(w.pool.quotes).Draw(t, "quote"))
	}},
	{"item", func(_ *walker, t *rapid.T, s model.Scene) model.Selection {
		return s.ChooseItem(rapid.SampledFrom(append(s.Story.Items, model.Item{Tie: ghost})).Draw(t, "item"))
	}},
	{"focus", func(_ *walker, t *rapid.T, s model.Scene) model.Selection { return s.FocusOn(pane(t)) }},
	{"enter", func(_ *walker, _ *rapid.T, s model.Scene) model.Selection { return s.Enter() }},
	{"out", func(_ *walker, _ *rapid.T, s model.Scene) model.Selection { return s.Out() }},
	{"order", func(_ *walker, _ *rapid.T, s model.Scene) model.Selection { return s.NextOrder() }},
	{"quotes", func(_ *walker, _ *rapid.T, s model.Scene) model.Selection { return s.ListQuotes() }},
	{"filter", func(w *walker, t *rapid.T, s model.Scene) model.Selection { return s.WithFilter(w.pool.filter(t)) }},
	{"contest", func(_ *walker, _ *rapid.T, s model.Scene) model.Selection { return s.NextContest() }},
	{"search", func(_ *walker, t *rapid.T, s model.Scene) model.Selection { return s.Search(drawFind(t)) }},
	{"hit", func(_ *walker, t *rapid.T, s model.Scene) model.Selection { return s.NextHit(count(t)) }},
	{"card", func(w *walker, t *rapid.T, s model.Scene) model.Selection {
		return s.TellCard(rapid.SampledFrom(w.pool.parties).Draw(t, "card"))
	}},
	{"source", func(_ *walker, _ *rapid.T, s model.Scene) model.Selection { return s.TellCard(s.SourceHere()) }},
	{"close", func(_ *walker, _ *rapid.T, s model.Scene) model.Selection { return s.CloseCard() }},
	{"pin", func(_ *walker, _ *rapid.T, s model.Scene) model.Selection { return s.PinTold() }},
	{"exchange", func(_ *walker, _ *rapid.T, s model.Scene) model.Selection { return s.Exchange() }},
	{"scope", func(w *walker, t *rapid.T, s model.Scene) model.Selection {
		next := s.Requested()
		next.Scope = w.pool.scope(t)
		return next
	}},
	{"anywhere", func(w *walker, t *rapid.T, _ model.Scene) model.Selection { return w.pool.selection(t) }},
}

// walk takes steps at random and calls look with the Scene of each.
func walk(t *testing.T, look func(t *rapid.T, w *walker, s model.Scene)) {
	t.Helper()
	rapid.Check(t, func(t *rapid.T) {
		w := newWalker(t)
		s := see(w.d, model.Selection{})
		for range rapid.IntRange(1, 15).Draw(t, "steps") {
			look(t, w, s)
			next := rapid.SampledFrom(steps).Draw(t, "step")
			s = see(w.d, next.take(w, t, s))
		}
		look(t, w, s)
	})
}

func TestPropertySceneIsCoherent(t *testing.T) {
	t.Parallel()
	walk(t, func(t *rapid.T, _ *walker, s model.Scene) {
		coherent(t, &s)
		var sections model.Sections
		for _, section := range rapid.SliceOf(rapid.SampledFrom(s.View().Dossier().Head.Sections())).Draw(t, "folded") {
			sections = sections.Toggle(section)
		}
		folded := s.Fold(sections)
		coherent(t, &folded)
	})
}

func TestPropertySeeRepairsOnce(t *testing.T) {
	t.Parallel()
	walk(t, func(t *rapid.T, w *walker, s model.Scene) {
		again := see(w.d, s.Selection)
		if a, b := shown(&s), shown(&again); a != b {
			t.Fatalf("the Scene of a Scene's Selection is another:\n%s\n, was\n%s", b, a)
		}
	})
}

// TestPropertySeeIsPure holds that neither seeing nor any step from a Scene
// changes the dossier, the Selection, the Scene, or a View that was made before.
func TestPropertySeeIsPure(t *testing.T) {
	t.Parallel()
	walk(t, func(t *rapid.T, w *walker, s model.Scene) {
		records, scene, wish := fmt.Sprintf("%+v", w.d.Records), shown(&s), fmt.Sprintf("%+v", s.Requested())
		for _, f := range model.Facets() {
			s.FacetValues(f)
			s.Without(f)
		}
		for _, step := range steps {
			after := see(w.d, step.take(w, t, s))
			after.View().See(s.Requested())
		}
		if fmt.Sprintf("%+v", w.d.Records) != records {
			t.Fatal("the dossier changed")
		}
		again := s.View().See(s.Requested())
		if shown(&s) != scene || shown(&again) != scene || fmt.Sprintf("%+v", s.Requested()) != wish {
			t.Fatalf("the Scene changed from\n%s\nto\n%s, seen again\n%s", scene, shown(&s), shown(&again))
		}
	})
}

// TestPropertyRowsAreTheSameAnywhere holds that the order is one of the dossier
// and the filter, and not of the way that led there.
func TestPropertyRowsAreTheSameAnywhere(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		r := dossiers().Draw(t, "records")
		p := poolOf(&r)
		a, b := must(t, r), must(t, r)
		for range 5 {
			see(a, p.selection(t))
		}
		sel := p.selection(t)
		if x, y := see(a, sel), see(b, sel); shown(&x) != shown(&y) {
			t.Fatalf("two dossiers of the same records show\n%s\nand\n%s", shown(&x), shown(&y))
		}
	})
}

// TestPropertyFacetCountsComeTrue holds that to choose a value alone lists as many
// rows as the panel says, and to take a facet off as many as Without says.
func TestPropertyFacetCountsComeTrue(t *testing.T) {
	t.Parallel()
	walk(t, func(t *rapid.T, w *walker, s model.Scene) {
		for _, f := range model.Facets() {
			for _, v := range s.FacetValues(f) {
				after := see(w.d, s.WithFilter(s.Filter.With(f, v.Value)))
				if n := after.Relationships.Shown; n != v.Count {
					t.Fatalf("%s %s alone lists %d rows, the panel says %d", f, v.Value, n, v.Count)
				}
				if v.On != s.Filter.Has(f, v.Value) {
					t.Fatalf("%s %s is on: %v", f, v.Value, v.On)
				}
			}
			after := see(w.d, s.WithFilter(s.Filter.With(f)))
			if n := after.Relationships.Shown; n != s.Without(f) {
				t.Fatalf("without %s there are %d rows, Without says %d", f, n, s.Without(f))
			}
		}
		if n := s.Relationships.Shown; n != s.Without() {
			t.Fatalf("there are %d rows, Without() says %d", n, s.Without())
		}
	})
}

// TestPropertyChosenValuesAreOnThePanel holds that what is on can be taken off.
func TestPropertyChosenValuesAreOnThePanel(t *testing.T) {
	t.Parallel()
	walk(t, func(t *rapid.T, _ *walker, s model.Scene) {
		for _, p := range s.Filter.Parts() {
			var on []string
			for _, v := range s.FacetValues(p.Facet) {
				if v.On {
					on = append(on, v.Value)
				}
			}
			for _, v := range p.Values {
				if v != ghost && len(s.View().Dossier().Values(p.Facet)) > 0 && !slices.Contains(on, v) {
					t.Fatalf("%s %s is on, and on the panel are %v", p.Facet, v, on)
				}
			}
		}
	})
}

// TestPropertyFilterGivesBack holds that filters come and go, and the tie or
// quote that was chosen before them is chosen again.
func TestPropertyFilterGivesBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := newWalker(t)
		sel := w.pool.selection(t)
		sel.Filter = model.Filter{}
		before := see(w.d, sel)
		before = see(w.d, before.Selection)
		s := before
		for range rapid.IntRange(1, 5).Draw(t, "filters") {
			s = see(w.d, s.WithFilter(w.pool.filter(t)))
		}
		s = see(w.d, s.WithFilter(model.Filter{}))
		if shown(&before) != shown(&s) {
			t.Fatalf("filters came and went, and what was\n%s\nis\n%s", shown(&before), shown(&s))
		}
	})
}

// TestPropertyHitsAreShown holds that each hit of a search is what the Scene
// shows that it leads to.
func TestPropertyHitsAreShown(t *testing.T) {
	t.Parallel()
	walk(t, func(t *rapid.T, w *walker, s model.Scene) {
		s = see(w.d, s.Search(drawFind(t)))
		for i, h := range allHits(s.Hits) {
			after := see(w.d, s.NextHit(i-s.Hit))
			if !shows(&after, h) || after.Hit != i {
				t.Fatalf("hit %d is %+v, and shown is\n%s", i, h, shown(&after))
			}
		}
		if s.Hits.Len() > 0 && !shows(&s, s.Hits.At(s.Hit)) {
			t.Fatalf("the search itself doesn't show its hit %+v", s.Hits.At(s.Hit))
		}
	})
}

func shows(s *model.Scene, h model.Hit) bool {
	switch {
	case h.Actor != "":
		r := &s.Countries.Rows[s.Countries.At]
		return s.Focus == model.Countries && r.Kind == model.ActorRow && r.Actor.ID == h.Actor
	case h.Quote != "" && s.Focus == model.Relationships:
		return s.Listed.Kind == model.AllQuotes && s.Quote == h.Quote
	case h.Source != "":
		return s.Focus == model.Sources && s.Card == h.Source
	case h.Quote != "":
		return s.Focus == model.Sources && s.Item == model.Item{Quote: h.Quote}
	case h.Claim > 0:
		return s.Focus == model.Sources && s.Item == model.Item{Tie: h.Tie, Claim: h.Claim}
	}
	return s.Focus == model.Relationships && s.Tie == h.Tie
}

// TestPropertyMoveGoesSoFar holds that a move chooses the row so many further
// on, and stops at the ends.
func TestPropertyMoveGoesSoFar(t *testing.T) {
	t.Parallel()
	walk(t, func(t *rapid.T, w *walker, s model.Scene) {
		for _, n := range []int{math.MinInt, -2, -1, 0, 1, 2, math.MaxInt} {
			in := func(p model.Pane, place, shown int) {
				after := see(w.d, s.Move(p, n))
				got := map[model.Pane]int{model.Countries: after.Countries.At, model.Relationships: after.Relationships.At, model.Sources: after.Story.At}[p]
				if want := max(0, min(shown-1, place+max(-99, min(99, n)))); shown > 0 && got != want {
					t.Fatalf("moved by %d in pane %d from %d of %d to %d", n, p, place, shown, got)
				}
			}
			in(model.Sources, s.Story.At, len(s.Story.Items))
			l := &s.Relationships
			after := see(w.d, s.Move(model.Relationships, n))
			if want := max(1, min(l.Shown, l.Stop+max(-99, min(99, n)))); l.Shown > 0 && after.Relationships.Stop != want {
				t.Fatalf("moved by %d from %d of %d to %d", n, l.Stop, l.Shown, after.Relationships.Stop)
			}
		}
	})
}

// TestPropertyMoveReachesEveryCountry holds that steps of one lead down through
// all that can be chosen in Countries, and up again.
func TestPropertyMoveReachesEveryCountry(t *testing.T) {
	t.Parallel()
	walk(t, func(t *rapid.T, w *walker, s model.Scene) {
		s = see(w.d, s.Move(model.Countries, -99))
		for _, n := range []int{1, -1} {
			stops := 0
			for last := -1; s.Countries.At != last; stops++ {
				last = s.Countries.At
				s = see(w.d, s.Move(model.Countries, n))
			}
			want := 0
			for i := range s.Countries.Rows {
				want += truth(s.Countries.Rows[i].Kind == model.ActorRow || s.Countries.Rows[i].Folded)
			}
			if stops != want {
				t.Fatalf("steps of %d stop at %d rows, want %d", n, stops, want)
			}
		}
	})
}

// TestPropertyChoosingShows holds that whatever is chosen is shown, where no
// filter hides it.
func TestPropertyChoosingShows(t *testing.T) {
	t.Parallel()
	walk(t, func(t *rapid.T, w *walker, s model.Scene) {
		s = see(w.d, s.WithFilter(model.Filter{}))
		for tie := range w.d.EachTie() {
			if after := see(w.d, s.ChooseTie(tie.ID)); !shows(&after, model.Hit{Tie: tie.ID}) {
				t.Fatalf("%s is chosen, and shown is\n%s", tie.ID, shown(&after))
			}
		}
		for i := range w.d.Quotes {
			if after := see(w.d, s.ChooseQuote(w.d.Quotes[i].ID)); !shows(&after, model.Hit{Quote: w.d.Quotes[i].ID}) {
				t.Fatalf("%s is chosen, and shown is\n%s", w.d.Quotes[i].ID, shown(&after))
			}
		}
		for i := range s.Relationships.Rows {
			r := &s.Relationships.Rows[i]
			after := see(w.d, s.ChooseRow(r))
			if r.Kind != model.HeadingRow && after.Relationships.At != i {
				t.Fatalf("row %d is chosen, and at %d is shown", i, after.Relationships.At)
			}
		}
		for i, item := range s.Story.Items {
			if after := see(w.d, s.ChooseItem(item)); after.Story.At != i || after.Tie != s.Tie || after.Quote != s.Quote {
				t.Fatalf("item %d is chosen, and %d is", i, after.Story.At)
			}
		}
	})
}

// TestPropertyEntriesLeadSomewhere holds that the footer promises no entry behind
// which all is as before, and that there is none where it promises nothing.
func TestPropertyEntriesLeadSomewhere(t *testing.T) {
	t.Parallel()
	walk(t, func(t *rapid.T, w *walker, s model.Scene) {
		after := see(w.d, s.Enter())
		same := after.Focus == s.Focus && after.Listed == s.Listed && after.Actor == s.Actor && after.Card == s.Card
		if (s.Entry() == model.NoEntry) != same {
			t.Fatalf("the entry %d leads from\n%s\nto\n%s", s.Entry(), shown(&s), shown(&after))
		}
		coherent(t, &after)
	})
}

// TestPropertyWordsAreListedWithTheirSpeaker holds that whoever is quoted has all
// their quotes in reach of what they say.
func TestPropertyWordsAreListedWithTheirSpeaker(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := newWalker(t)
		for i := range w.d.Actors {
			id := w.d.Actors[i].ID
			s := see(w.d, model.Selection{Actor: id, Scope: model.Scope{Kind: model.SaidBy, ID: id}})
			reached := map[string]bool{}
			for i := range s.Relationships.Rows {
				if q := s.Relationships.Rows[i].Quote; q != nil {
					reached[q.ID] = true
				}
				if t := s.Relationships.Rows[i].Tie; t != nil {
					for _, q := range w.d.QuotesOf(t) {
						reached[q.ID] = reached[q.ID] || speaks(w.d, q, id)
					}
				}
			}
			n := 0
			for _, spoken := range reached {
				n += truth(spoken)
			}
			if n != w.d.QuotesBy(id) {
				t.Fatalf("%s speaks %d quotes, and of them are listed %v", id, w.d.QuotesBy(id), reached)
			}
		}
	})
}
