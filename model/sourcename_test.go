package model_test

import (
	"slices"
	"strings"
	"testing"

	"entente/model"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestShortSource(t *testing.T) {
	t.Parallel()
	in := func(container, title, issued string) model.Source {
		s := model.Source{Type: "article", Title: title, ContainerTitle: container}
		if issued != "" {
			s.Issued = day(t, issued)
		}
		return s
	}
	with := func(s model.Source, name, text string) model.Source {
		s.Variables = append(s.Variables, model.Variable{Name: name, Text: text})
		return s
	}
	written := in("", "A title", "2020")
	written.Author = []model.Name{{Family: "Zhao", Given: "Tong"}, {Literal: "Another"}}
	for want, sources := range map[string][]model.Source{
		"CNN 2024":                                    {in("CNN", "A", "2024-10-24/2024-10-27")},
		"CNN":                                         {in("CNN", "A", "")},
		"CNN a|CNN b|CNN 2024":                        {in("CNN", "A", ""), in("CNN", "B", ""), in("CNN", "C", "2024")},
		"CNN 2024a|CNN 2023|CNN 2024b":                {in("CNN", "A", "2024"), in("CNN", "B", "2023"), in("CNN", "C", "2024-12-01")},
		"CNN 2024b|CNN 2024a|CNN 2024c":               {in("CNN", "A", "2024"), in("CNN 2024a", "B", ""), in("cnn", "C", "2024")},
		"CNN 1900–1999|CNN 45 BC|CNN 2020":            {in("CNN", "A", "19XX"), in("CNN", "B", "-0044-03"), in("CNN", "B", "../2020~")},
		"CNN 1 BC|CNN 1 AD|CNN 999 AD|CNN 1000":       {in("CNN", "A", "0000"), in("CNN", "B", "0001-01"), in("CNN", "C", "0999"), in("CNN", "D", "1000")},
		"CNN 45 BC a|CNN 45 BC b|CNN 50–41 BC":        {in("CNN", "A", "-0044-03-15"), in("CNN", "B", "-0044/-0043"), in("CNN", "C", "-004X")},
		"CNN 2010–2019|CNN 2024a|CNN 2024b|CNN 2024c": {in("CNN", "A", "201X~"), in("CNN", "B", "2024-21"), in("CNN", "C", "2024-10-24T10:15:00Z"), in("CNN", "D", "2024-XX")},
		"CNN 17000|CNN 17000 BC|CNN 1 AD|CNN 10–2 BC|CNN 1 BC–99 AD|CNN 100–199 AD": {in("CNN", "A", "Y17000"), in("CNN", "B", "Y-16999"), in("CNN", "C", "0001/0009"), in("CNN", "D", "-000X"), in("CNN", "E", "00XX"), in("CNN", "F", "01XX")},
		"Zhao 2020":                     {written},
		"Press 2020":                    {with(written, "publisher", "Press")},
		"NYT 2024":                      {with(in("The New York Times", "A", "2024"), "container_title_short", "NYT")},
		"A title that tells much…":      {in("", "A title that tells much of what it is about", "")},
		"Onewordthatisfarlongert… 2024": {in("Onewordthatisfarlongerthanitmaybe", "A", "2024")},
		"Who runs the mill? 2024|What":  {in("", "Who runs the mill?", "2024"), in("", "What", "")},
	} {
		r := records(states("a"))
		for i := range sources {
			sources[i].ID = string(rune('p' + i))
		}
		r.Sources = sources
		d := must(t, r)
		var names []string
		for _, s := range sources {
			names = append(names, d.ShortSource(s.ID))
		}
		if got := strings.Join(names, "|"); !strings.EqualFold(got, want) {
			t.Errorf("named %q, want %q", got, want)
		}
	}
}

// TestShortSourcesDiffer holds that no two sources have one short name, however many
// agree in all that they are named for.
func TestShortSourcesDiffer(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		r := records(states("a"))
		r.Sources = nil
		for i := range rapid.IntRange(1, 60).Draw(t, "sources") {
			s := model.Source{ID: "s" + string(rune('A'+i)), Type: "article"}
			s.Title = rapid.SampledFrom([]string{"CNN", "cnn 2024", "CNN 2024a", "CNN a", "!"}).Draw(t, "title")
			if rapid.Bool().Draw(t, "dated") {
				s.Issued, _ = model.ParseDate("2024")
			}
			r.Sources = append(r.Sources, s)
		}
		for i := range r.Sources {
			r.Sources[i].ID = "s" + strings.Repeat("x", i)
		}
		d := must(t, r)
		seen, parties := map[string]bool{}, map[string]bool{}
		for _, s := range d.Sources {
			if name := model.Fold(d.ShortSource(s.ID)); seen[name] {
				t.Fatalf("two are %q", name)
			} else {
				seen[name] = true
			}
			if name := d.PartyName(s.ID); parties[name] {
				t.Fatalf("two parties are %q", name)
			} else {
				parties[name] = true
			}
		}
	})
}

func TestLocate(t *testing.T) {
	t.Parallel()
	r := records(states("a"))
	one := must(t, r)
	r.Sources = append(r.Sources, model.Source{ID: "cnn", Type: "article", Title: "A", ContainerTitle: "CNN", Issued: day(t, "2024")})
	two := must(t, r)
	for _, c := range []struct {
		d            *model.Dossier
		at           model.Locator
		source       string
		brief, aloud string
	}{
		{one, at(2), "paper", "¶2", "paragraph 2"},
		{one, at(0), "paper", "no locator", "no locator"},
		{two, at(2), "cnn", "CNN 2024 ¶2", "paragraph 2 of CNN 2024"},
		{two, at(0, "page", "3"), "paper", "A paper p. 3", "page 3 of A paper"},
		{two, at(0), "cnn", "CNN 2024, no locator", "no locator in CNN 2024"},
		{two, at(2), ghost, "ghost ¶2", "paragraph 2 of ghost"},
	} {
		if brief, aloud := c.d.Locate(c.source, c.at), c.d.LocateInWords(c.source, c.at); brief != c.brief || aloud != c.aloud {
			t.Errorf("%q, %q; want %q, %q", brief, aloud, c.brief, c.aloud)
		}
	}
}

// TestSourcesTogether holds that a tie's claims and quotations stand source by source,
// the strongest claim first and chosen, and that no heading by paragraph is of two
// sources, or stands twice.
func TestSourcesTogether(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		r := dossiers().Draw(t, "records")
		for i := range r.Ties {
			for n := range r.Ties[i].Claims {
				if c := &r.Ties[i].Claims[n]; c.Quote == "" {
					c.Source = rapid.SampledFrom([]string{"paper", "wire"}).Draw(t, "source")
				}
			}
		}
		d := must(t, r)
		for tie := range d.EachTie() {
			s := see(d, model.Selection{Scope: model.Scope{Kind: model.AllTies}, Tie: tie.ID})
			var claims, quotes []string
			for _, n := range tie.ClaimsInOrder() {
				claims = append(claims, tie.Claims[n].Source)
			}
			for _, q := range d.QuotesOf(tie) {
				quotes = append(quotes, q.Source)
			}
			if !apart(claims) || !apart(quotes) {
				t.Fatalf("%s is told by %q, %q", tie.ID, claims, quotes)
			}
			chosen := s.ChosenClaim()
			if chosen == nil || tie.Standing() != model.Unsupported && strengthOf(chosen) != tie.Standing() {
				t.Fatalf("%s is %v, and chosen is %+v", tie.ID, tie.Standing(), chosen)
			}
		}
		for _, sel := range []model.Selection{
			{Scope: model.Scope{Kind: model.AllTies}, Order: model.OrderParagraph},
			{Scope: model.Scope{Kind: model.AllQuotes}, QuoteOrder: model.QuotesByParagraph},
		} {
			var headings []string
			heading := ""
			for _, row := range see(d, sel).Relationships.Rows {
				want := ""
				switch {
				case row.Tie != nil:
					want = d.Locate(row.Tie.First().Source, row.Tie.First().Locator)
				case row.Quote != nil:
					want = d.Locate(row.Quote.Source, row.Quote.Locator)
				default:
					heading = row.Label
					headings = append(headings, heading)
					continue
				}
				if heading != want {
					t.Fatalf("what is at %q stands under %q", want, heading)
				}
			}
			if !apart(headings) {
				t.Fatalf("headings %q", headings)
			}
		}
	})
}

// apart reports whether equal texts stand side by side.
func apart(list []string) bool {
	list = slices.Compact(slices.Clone(list))
	slices.Sort(list)
	return len(slices.Compact(slices.Clone(list))) == len(list)
}

func strengthOf(c *model.Claim) model.Standing {
	if c.Stance == model.Confirms {
		return model.Confirmed
	}
	return c.Certainty
}

// TestElsewhereInWords holds where else a claim is told to stand.
func TestElsewhereInWords(t *testing.T) {
	t.Parallel()
	c, date := asserts("a", model.Stated), day(t, "2024-12-01")
	c.AlsoIn = []model.Passage{{Source: "wire", Locator: at(3), Wording: "it is"}, {Source: "paper", Locator: at(0, "page", "4")}}
	c.Withdrawn, c.WithdrawnIn = &date, &model.Passage{Source: "wire"}
	r := records(states("a", "b"), directed("tie", "arms", "a", "b", c))
	r.Sources = append(r.Sources, model.Source{ID: "wire", Type: "article", Title: "A wire"})
	d := must(t, r)
	want := []string{"also A wire ¶3, “it is”", "also A paper p. 4"}
	if diff := cmp.Diff(want, d.ElsewhereInWords(&c)); diff != "" {
		t.Error(diff)
	}
	if fate := d.FateOf(&c); fate != "withdrawn 1 December 2024, A wire, no locator" {
		t.Errorf("its fate is %q", fate)
	}
	if diff := cmp.Diff([]string{"paper", "wire"}, d.Ties[0].Sources()); diff != "" {
		t.Error(diff)
	}
	if rest := d.ElsewhereInWords(&model.Claim{}); len(rest) > 0 {
		t.Errorf("elsewhere nothing stands %q", rest)
	}
}
