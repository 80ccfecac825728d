package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/model"

	"pgregory.net/rapid"
)

// sought has the word "shell" in an actor's summary, ties, a claim's wording,
// and quotes.
func sought(t tester) *model.Dossier {
	actors := states("a", "b", "c")
	actors[2].Aliases, actors[2].Core = []model.Alias{{Name: "Shell Coast"}}, true
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
	for _, h := range allHits(s.Hits) {
		text := h.Actor + h.Tie + h.Quote + h.Source
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
		{"shell", model.Filter{}, "c shells oil grain#2 on-grain loose", 0},
		{"SHÉLL ", model.Filter{}, "c shells oil grain#2 on-grain loose", 0},
		{"shell", filter("type", "trade"), "c oil grain#2 on-grain", 2},
		{"shell", filter("type", "arms"), "c shells", 4},
		{"shell no", model.Filter{}, "loose", 0},
		{"shell believed", model.Filter{}, "grain#2", 0},
		{"it's", model.Filter{}, "grain#2", 0},
		{"denies", model.Filter{}, "grain#1", 0},
		{"arms", model.Filter{}, "shells", 0},
		{"paper", model.Filter{}, "shells#1 oil#1 paper", 0},
		{"b → c", model.Filter{}, "oil", 0},
		{"coast", filter("type", "ghost"), "c", 1},
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
	if !slices.Equal(forth, []int{0, 1, 2, 3, 4, 5}) || !slices.Equal(back, []int{5, 4, 3, 2, 1, 0}) {
		t.Errorf("forth %v, back %v", forth, back)
	}
	if far := s.NextHit(-13); far.Hit != 5 {
		t.Errorf("13 back from the first of 6: %d", far.Hit)
	}
	none := see(d, s.Search("nowhere"))
	if next := none.NextHit(1); !next.Equal(none.Requested()) {
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

func TestFound(t *testing.T) {
	t.Parallel()
	d := sought(t)
	for _, c := range []struct {
		text               string
		f                  model.Filter
		ties, quotes, acts string
	}{
		{"shell", model.Filter{}, "grain shells oil", "on-grain loose", "c"},
		{"so-alone", model.Filter{}, "", "", ""},
		{"oil", model.Filter{}, "oil", "", ""},
		{"a shell", model.Filter{}, "grain shells oil", "on-grain", "c"},
		{`"a shell"`, model.Filter{}, "grain", "on-grain", ""},
		{"shell -coast", model.Filter{}, "grain shells", "on-grain loose", ""},
		{"no shell", model.Filter{}, "", "loose", ""},
		{"shell", filter("type", "arms"), "shells", "", "c"},
		{"", model.Filter{}, "grain shells oil", "on-grain loose", "a b c"},
		{"", filter("type", "trade"), "grain oil", "on-grain", ""},
		{" ", model.Filter{}, "", "", ""},
	} {
		found := d.Filter(c.f).Found(c.text)
		if ties, quotes, acts := leftOf(d, &found); ties != c.ties || quotes != c.quotes || acts != c.acts {
			t.Errorf("%q under %s leaves %q, %q and %q, want %q, %q and %q", c.text, parts(c.f), ties, quotes, acts, c.ties, c.quotes, c.acts)
		}
	}
}

func leftOf(d *model.Dossier, found *model.Found) (ties, quotes, actors string) {
	var lists [3][]string
	for t := range d.EachTie() {
		if found.Tie(t.ID) {
			lists[0] = append(lists[0], t.ID)
		}
	}
	for i := range d.Quotes {
		if found.Quote(d.Quotes[i].ID) {
			lists[1] = append(lists[1], d.Quotes[i].ID)
		}
	}
	for i := range d.Actors {
		if found.Actor(d.Actors[i].ID) {
			lists[2] = append(lists[2], d.Actors[i].ID)
		}
	}
	return join(lists[0]), join(lists[1]), join(lists[2])
}

// TestPropertyFoundIsWhatIsLeft holds what is left against what lists show through the
// filter, and what the search hits among it.
func TestPropertyFoundIsWhatIsLeft(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := newWalker(t)
		f, text := w.pool.filter(t), drawFind(t)
		view := w.d.Filter(f)
		d, found := view.Dossier(), view.Found(text)
		hits := map[model.Hit]bool{}
		for _, h := range allHits(view.See(model.Selection{Find: text}).Hits) {
			h.Claim = 0 // a tie is found by its claims
			hits[h] = true
		}
		left := func(tie *model.Tie, from string) bool {
			hit := text == "" || hits[model.Hit{Tie: tie.ID}]
			for _, q := range d.QuotesOf(tie) {
				hit = hit || hits[model.Hit{Quote: q.ID}]
			}
			return hit && passes(d, tie, f, from)
		}
		ties := 0
		counts := map[string]int{}
		for tie := range d.EachTie() {
			if want := left(tie, ""); found.Tie(tie.ID) != want {
				t.Fatalf("%q under %s leaves the tie %s: %v", text, parts(f), tie.ID, !want)
			} else if want {
				ties++
			}
			for _, a := range d.EndsOf(tie) {
				if left(tie, a.ID) {
					counts[a.ID]++
				}
			}
		}
		if found.Ties() != ties {
			t.Fatalf("it counts %d ties, of %d", found.Ties(), ties)
		}
		for i := range d.Quotes {
			q := &d.Quotes[i]
			on := f.IsZero() || slices.ContainsFunc(d.TiesOf(q), func(tie *model.Tie) bool { return passes(d, tie, f, "") })
			if want := on && (text == "" || hits[model.Hit{Quote: q.ID}]); found.Quote(q.ID) != want {
				t.Fatalf("%q under %s leaves the quote %s: %v", text, parts(f), q.ID, !want)
			}
		}
		for i := range d.Actors {
			id := d.Actors[i].ID
			if want := hits[model.Hit{Actor: id}] || text == "" && f.IsZero(); found.Actor(id) != want {
				t.Fatalf("%q under %s finds the actor %s: %v", text, parts(f), id, !want)
			}
			if found.CountOf(id) != counts[id] {
				t.Fatalf("%q under %s leaves %d ties of %s, want %d", text, parts(f), found.CountOf(id), id, counts[id])
			}
		}
	})
}

// TestSearchBeginsInFocus holds that the first result is one of the pane in focus,
// and one that it shows already where there is one.
func TestSearchBeginsInFocus(t *testing.T) {
	t.Parallel()
	d := sought(t)
	for _, c := range []struct {
		sel  model.Selection
		text string
		want model.Hit
	}{
		{model.Selection{Actor: "b"}, "shell", model.Hit{Actor: "c"}},
		{model.Selection{Actor: "b", Focus: model.Relationships}, "shell", model.Hit{Tie: "shells"}},
		{model.Selection{Actor: "c", Focus: model.Relationships}, "shell", model.Hit{Tie: "oil"}},
		{model.Selection{Actor: "a", Tie: "shells", Focus: model.Sources}, "paper", model.Hit{Tie: "shells", Claim: 1}},
		{model.Selection{Actor: "c", Tie: "oil", Focus: model.Sources}, "paper", model.Hit{Tie: "oil", Claim: 1}},
		{model.Selection{Actor: "c", Tie: "oil", Focus: model.Sources}, "shell", model.Hit{Tie: "grain", Claim: 2}},
		{model.Selection{Focus: model.Relationships}, "coast -oil", model.Hit{Actor: "c"}},
		{model.Selection{Focus: model.Relationships, Scope: model.Scope{Kind: model.AllQuotes}}, "shell", model.Hit{Quote: "on-grain"}},
	} {
		s := see(d, c.sel)
		s = see(d, s.Search(c.text))
		if got := s.Hits.At(s.Hit); got != c.want || !shows(&s, got) {
			t.Errorf("%q in pane %s shows first %+v", c.text, c.sel.Focus, got)
		}
	}
}

// TestSearchStaysAmongQuotes holds that a search in the list of all quotes goes
// through those in it.
func TestSearchStaysAmongQuotes(t *testing.T) {
	t.Parallel()
	d := sought(t)
	s := see(d, model.Selection{Focus: model.Relationships, Scope: model.Scope{Kind: model.AllQuotes}})
	s = see(d, s.Search("shell"))
	for _, want := range []string{"on-grain", "loose"} {
		if s.Listed.Kind != model.AllQuotes || s.Focus != model.Relationships || s.Quote != want {
			t.Errorf("shown is %q in the list of %s, want %q", s.Quote, s.Listed.Kind, want)
		}
		s = see(d, s.NextHit(1))
	}
}

// TestSearchFindsSources holds that a source is found by all that is told of it, also by
// the short name that locators have, and leads to a claim of it, under a filter too, else to a quote.
func TestSearchFindsSources(t *testing.T) {
	t.Parallel()
	d := sought(t)
	r := d.Records
	year, _ := model.ParseDate("2024")
	r.Sources = append(r.Sources, model.Source{ID: "z", Type: "book", Title: "Zollern", Author: []model.Name{{Literal: "Łucja O’Hara"}}, ContainerTitle: "Presse", Issued: year},
		model.Source{ID: "unread", Type: "book", Title: "Zollern again", ContainerTitle: "Presse", Issued: year})
	r.Quotes[1].Source = "z"
	d = must(t, r)
	for _, text := range []string{"zollern", "lucja ohara", "presse", "presse 2024a", `"2024A"`} {
		s := see(d, model.Selection{Find: text})
		if got := hits(&s); got != "z" {
			t.Errorf("%q finds %s", text, got)
		}
		if s = see(d, s.Search(text)); s.Card != "z" {
			t.Errorf("a source that a quote alone cites leads to the card of %q", s.Card)
		}
	}
	s := see(d, model.Selection{Filter: filter("type", "arms")})
	if s = see(d, s.Search(`"a paper"`)); s.Item != (model.Item{Tie: "shells", Claim: 1}) {
		t.Errorf("a source leads to %+v", s.Item)
	}
}

func TestNamesAreSortedFolded(t *testing.T) {
	t.Parallel()
	names := []string{"al-Dabbagh", "Alcott", "Ålesund", "Łódź", "Luton", "zeta", "Zoé"}
	actors := states("a", "b", "c", "d", "e", "f", "g")
	for i := range actors {
		actors[i].Name = names[(i*3+2)%len(names)]
	}
	r := records(append(actors, states("p", "q")...), directed("t", "arms", "p", "q"))
	s := see(must(t, r), model.Selection{})
	var got []string
	for i := range s.Countries.Rows {
		if a := s.Countries.Rows[i].Actor; a != nil && len(a.ID) == 1 && a.ID < "p" {
			got = append(got, a.Name)
		}
	}
	if want := []string{"Alcott", "al-Dabbagh", "Ålesund", "Łódź", "Luton", "zeta", "Zoé"}; !equal(got, want) {
		t.Errorf("sorted are %q", got)
	}
}

// TestSearchAcrossATie holds that words may stand apart in what is told of a tie, but a
// phrase only in one text, and that what holds them all alone is found instead of it.
func TestSearchAcrossATie(t *testing.T) {
	t.Parallel()
	plum, pear := asserts("a", model.Stated), carried(asserts("b", model.Stated), "said")
	plum.Wording, pear.Wording = "a plum", "ripe pear"
	x, y := directed("x", "arms", "a", "b", plum, pear), directed("y", "arms", "b", "c", asserts("a", model.Stated))
	x.Summary, y.Summary = "Shells by sea.", "Shells alone."
	r := records(states("a", "b", "c"), x, y)
	r.Quotes = []model.Quote{words("said", "Our own apple.", "b")}
	d := must(t, r)
	for _, c := range []struct {
		text, want string
		f          model.Filter
		aside      int
	}{
		{text: "shells plum", want: "x"},
		{text: "plum pear apple sea", want: "x"},
		{text: "ripe pear", want: "x#2"},
		{text: `"shells by" "a plum"`, want: "x"},
		{text: `"sea plum"`},
		{text: "shells plum -apple"},
		{text: "shells -apple", want: "y"},
		{text: "plum alone"},
		{text: "shells plum", f: filter("type", "trade"), aside: 1},
	} {
		s := see(d, model.Selection{Find: c.text, Filter: c.f})
		if got := hits(&s); got != c.want || s.Hits.Aside != c.aside {
			t.Errorf("%q finds %s and %d aside, want %s and %d", c.text, got, s.Hits.Aside, c.want, c.aside)
		}
	}
}

// held reports whether what is told of a tie has every wanted word, and no unwanted one.
func held(texts, wanted, unwanted []string) bool {
	in := func(word string) bool {
		return slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(model.Fold(text), model.Fold(word)) })
	}
	return !slices.ContainsFunc(wanted, func(word string) bool { return !in(word) }) && !slices.ContainsFunc(unwanted, in)
}

// TestPropertyTiesAreFoundAsAWhole holds which ties a search finds against the texts of
// each, its claims and its quotations, as of any day.
func TestPropertyTiesAreFoundAsAWhole(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		r := over().Draw(t, "records")
		for i := range r.Ties {
			for n := range r.Ties[i].Claims {
				r.Ties[i].Claims[n].Wording, r.Ties[i].Claims[n].AlsoIn = drawText(t), nil
			}
		}
		d := must(t, r)
		phrases := rapid.SampledFrom(append([]string{"oil shells"}, vocabulary...))
		wanted, unwanted := rapid.SliceOfN(phrases, 0, 3).Draw(t, "wanted"), rapid.SliceOfN(phrases, 0, 1).Draw(t, "unwanted")
		text := ""
		for i, phrase := range slices.Concat(wanted, unwanted) {
			text += []string{"", "-"}[truth(i >= len(wanted))] + `"` + strings.Trim(phrase, "“”") + `" `
		}
		if text == "" {
			return
		}
		f := filter("type", rapid.SampledFrom([]string{"arms", "trade"}).Draw(t, "type"))
		if day := rapid.SampledFrom([]string{"", "1990", "2019", "2024-10", "2024-10-24"}).Draw(t, "day"); day != "" {
			f = f.With(model.AsOf, day)
		}
		view := d.Filter(f)
		d = view.Dossier()
		found := view.Found(text)
		s := view.See(model.Selection{Find: text})
		for tie := range d.EachTie() {
			parts := []string{tie.Summary}
			for n := range tie.Claims {
				parts = append(parts, tie.Claims[n].Wording)
			}
			for _, q := range d.QuotesOf(tie) {
				parts = append(parts, q.Text)
			}
			want := passes(d, tie, f, "") && held(parts, wanted, unwanted)
			if found.Tie(tie.ID) != want {
				t.Fatalf("%q finds %s of %q: %v", text, tie.ID, parts, !want)
			}
			apart := !slices.ContainsFunc(parts[1:], func(part string) bool { return held([]string{part}, wanted, nil) })
			want = want && (held(parts[:1], wanted, nil) || apart)
			if slices.Contains(allHits(s.Hits), model.Hit{Tie: tie.ID}) != want {
				t.Fatalf("%q hits %s of %q itself: %v", text, tie.ID, parts, !want)
			}
		}
	})
}

// TestSearchLeavesOutTies holds that what is left out is left out with all of its tie:
// its own words and those of its claims.
func TestSearchLeavesOutTies(t *testing.T) {
	t.Parallel()
	apple, plum := asserts("a", model.Stated), model.Claim{By: "b", Stance: model.Denies, Source: "paper", Locator: at(2)}
	apple.Wording, plum.Wording = "apple pear", "plum"
	x, y := directed("x", "arms", "a", "b", apple, plum), directed("y", "arms", "a", "b", asserts("a", model.Stated))
	x.Summary, y.Summary = "Shells by sea.", "Grain."
	d := must(t, records(states("a", "b"), x, y))
	for text, want := range map[string][2]bool{
		"-shells": {false, true}, "-apple": {false, true}, "plum -shells": {}, "plum -apple": {}, "plum": {true, false}, "grain -shells": {false, true},
	} {
		found := d.Filter(model.Filter{}).Found(text)
		if got := [2]bool{found.Tie("x"), found.Tie("y")}; got != want {
			t.Errorf("%q leaves %v, want %v", text, got, want)
		}
	}
}
