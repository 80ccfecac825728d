package model_test

import (
	"fmt"
	"slices"
	"testing"

	"entente/model"
)

// sought has the word "shell" in an actor's summary, ties, a claim's wording,
// and quotes.
func sought(t tester) *model.Dossier {
	actors := states("a", "b", "c")
	actors[2].Aliases, actors[2].Core = []string{"Shell Coast"}, true
	hedge := asserts("a", model.Believed)
	hedge.Wording = "shells, it’s believed"
	r := records(actors,
		directed("grain", "trade", "a", "b", takes("b", model.Denies), carried(hedge, "on-grain")),
		directed("shells", "arms", "a", "b"),
		directed("oil", "trade", "b", "c"),
	)
	r.Ties[1].Label = "Shells"
	r.Quotes = []model.Quote{words("on-grain", "A shell is a “SHÈLL”.", "a"), words("loose", "No shell.", "b")}
	return must(t, r)
}

func hits(s *model.Scene) string {
	var list []string
	for _, h := range s.Hits.List {
		text := h.Actor + h.Tie + h.Quote
		if h.Claim > 0 {
			text += fmt.Sprintf("#%d", h.Claim)
		}
		list = append(list, text)
	}
	return join(list)
}

func TestSearchOrder(t *testing.T) {
	t.Parallel()
	d := sought(t)
	for _, c := range []struct {
		text  string
		f     model.Filter
		want  string
		aside int
	}{
		{"shell", model.Filter{}, "c grain#2 shells on-grain loose", 0},
		{"SHÉLL ", model.Filter{}, "c grain#2 shells on-grain loose", 0},
		{"shell", filter("type", "trade"), "c grain#2 on-grain", 2},
		{"shell", filter("type", "arms"), "c shells", 3},
		{"shell no", model.Filter{}, "loose", 0},
		{"shell believed", model.Filter{}, "grain#2", 0},
		{"it's", model.Filter{}, "grain#2", 0},
		{"denies", model.Filter{}, "grain#1", 0},
		{"arms", model.Filter{}, "shells", 0},
		{"paper", model.Filter{}, "shells#1 oil#1", 0},
		{"b → c", model.Filter{}, "oil", 0},
		{"coast", filter("type", "ghost"), "c", 0},
		{"nowhere", model.Filter{}, "", 0},
		{"", model.Filter{}, "", 0},
		{"  ", model.Filter{}, "", 0},
	} {
		s := see(d, model.Selection{Find: c.text, Filter: c.f})
		if got := hits(&s); got != c.want || s.Hits.Aside != c.aside {
			t.Errorf("%q under %s: %s and %d aside, want %s and %d", c.text, parts(c.f), got, s.Hits.Aside, c.want, c.aside)
		}
	}
}

func TestNextHitGoesRound(t *testing.T) {
	t.Parallel()
	d := sought(t)
	s := see(d, see(d, model.Selection{}).Search("shell"))
	var forth, back []int
	for range 6 {
		forth = append(forth, s.Hit)
		s = see(d, s.NextHit(1))
	}
	for range 6 {
		s = see(d, s.NextHit(-1))
		back = append(back, s.Hit)
	}
	if !slices.Equal(forth, []int{0, 1, 2, 3, 4, 0}) || !slices.Equal(back, []int{0, 4, 3, 2, 1, 0}) {
		t.Errorf("forth %v, back %v", forth, back)
	}
	if far := s.NextHit(-12); far.Hit != 3 {
		t.Errorf("12 back from the first of 5: %d", far.Hit)
	}
	none := see(d, s.Search("nowhere"))
	if next := none.NextHit(1); !next.Equal(none.Wish()) {
		t.Errorf("the next of no hits: %+v", next)
	}
}

// TestSearchStaysWithoutHits holds that the place stays where nothing is found,
// and that an empty text ends the search.
func TestSearchStaysWithoutHits(t *testing.T) {
	t.Parallel()
	d := sought(t)
	s := see(d, model.Selection{Actor: "b", Tie: "oil", Focus: model.Relationships})
	for _, text := range []string{"nowhere", ""} {
		next := s.Search(text)
		after := see(d, next)
		if after.Find != text || after.Tie != "oil" || after.Actor != "b" || after.Focus != model.Relationships {
			t.Errorf("searched for %q, chosen is %s of %s", text, after.Tie, after.Actor)
		}
	}
}

func TestSearchUnfolds(t *testing.T) {
	t.Parallel()
	d := lively(t)
	s := see(d, model.Selection{Folded: model.Sections(0).Toggle(model.People).Toggle(model.OtherStates)})
	s = see(d, s.Search("silent"))
	if s.Folded.Has(model.People) || !s.Folded.Has(model.OtherStates) || s.Countries.Rows[s.Countries.At].ID() != "silent" {
		t.Errorf("folded are %b, and at %q is shown", s.Folded, s.Countries.Rows[s.Countries.At].ID())
	}
}

func TestTiesFound(t *testing.T) {
	t.Parallel()
	d := sought(t)
	for text, want := range map[string]map[string]bool{
		"shell":    {"grain": true, "shells": true},
		"so-alone": {},
		"oil":      {"oil": true},
		"a shell":  {"grain": true, "shells": true},
		"no shell": {},
	} {
		if got := d.Filter(model.Filter{}).TiesFound(text); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%q is found in %v, want %v", text, got, want)
		}
	}
}
