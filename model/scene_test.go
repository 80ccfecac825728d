package model_test

import (
	"slices"
	"testing"

	"entente/model"
)

// lively has protagonists, ties of one actor in several groups, quotes on a tie,
// on two, and on none, and people who only speak.
func lively(t tester) *model.Dossier {
	actors := append(states("a", "b", "c", "d"), person("office", "a"), person("expert", ""), person("silent", ""))
	actors[0].Core, actors[1].Core = true, true
	r := records(actors,
		directed("guns", "arms", "a", "b", carried(asserts("expert", model.Assessed), "on-two"), carried(takes("a", model.Denies), "denial")),
		directed("jets", "arms", "a", "b", asserts("paper", model.Stated)),
		directed("tanks", "arms", "c", "a", asserts("office", model.SelfDescribed), takes("a", model.Declines)),
		between("grain", "a", "b d"),
		directed("oil", "trade", "b", "c", carried(asserts("expert", model.Possible), "on-two")),
	)
	r.Quotes = []model.Quote{
		words("on-two", "Both are so.", "expert"), words("denial", "We don’t.", "office"),
		words("loose", "Something else.", "expert"), words("word", "so-called"),
	}
	return must(t, r)
}

func TestRowsOfRelationships(t *testing.T) {
	t.Parallel()
	d := lively(t)
	for _, c := range []struct {
		name string
		sel  model.Selection
		want string
	}{
		{"by type", model.Selection{Actor: "a"}, "[arms] jets guns tanks [trade] grain"},
		{"by counterpart", model.Selection{Actor: "a", Order: model.OrderCounterpart}, "[B] jets guns [C] tanks [B, D] grain"},
		{"by standing", model.Selection{Actor: "a", Order: model.OrderStanding}, "[stated] jets grain [assessed] guns [self-described] tanks"},
		{"by date", model.Selection{Actor: "a", Order: model.OrderDate}, "[undated] jets guns tanks grain"},
		{"by paragraph", model.Selection{Actor: "a", Order: model.OrderParagraph}, "[¶1] jets guns tanks grain"},
		{"of a quote", model.Selection{Scope: model.Scope{Kind: model.TiesOfQuote, ID: "on-two"}}, "[arms] guns [trade] oil"},
		{"of nobody", model.Selection{Scope: model.Scope{Kind: model.AllTies}, Order: model.OrderStanding}, "[stated] jets grain [assessed] guns [self-described] tanks [possible] oil"},
		{"said by an expert", model.Selection{Scope: model.Scope{Kind: model.SaidBy, ID: "expert"}}, "[arms] guns [trade] oil [on no tie] loose"},
		{"said by a state", model.Selection{Scope: model.Scope{Kind: model.SaidBy, ID: "a"}}, "[arms] guns tanks"},
		{"said by its office", model.Selection{Scope: model.Scope{Kind: model.SaidBy, ID: "office"}}, "[arms] guns tanks"},
		{"said by a source", model.Selection{Scope: model.Scope{Kind: model.SaidBy, ID: "paper"}}, "[arms] jets [trade] grain"},
		{"said by nobody named", model.Selection{Scope: model.Scope{Kind: model.SaidBy, ID: model.Unattributed}}, ""},
		{"quotes", model.Selection{Scope: model.Scope{Kind: model.AllQuotes}}, "[EXPERT] on-two loose [OFFICE] denial [no one credited] word"},
		{"quotes by kind", model.Selection{Scope: model.Scope{Kind: model.AllQuotes}, QuoteOrder: model.QuotesByKind}, "[official] on-two denial loose [term] word"},
		{"quotes by paragraph", model.Selection{Scope: model.Scope{Kind: model.AllQuotes}, QuoteOrder: model.QuotesByParagraph}, "[¶1] on-two denial loose word"},
		{"quotes on ties that pass", model.Selection{Scope: model.Scope{Kind: model.AllQuotes}, Filter: filter("type", "trade")}, "[EXPERT] on-two"},
		{"words of who only speaks", model.Selection{Actor: "expert"}, "[arms] guns [trade] oil [on no tie] loose"},
		{"nothing of who is silent", model.Selection{Actor: "silent"}, ""},
		{"a ghost's scope", model.Selection{Actor: "a", Scope: model.Scope{Kind: model.TiesOfQuote, ID: "ghost"}}, "[arms] jets guns tanks [trade] grain"},
	} {
		s := see(d, c.sel)
		if got := join(rowIDs(&s.Relationships)); got != c.want {
			t.Errorf("%s:\n%s, want\n%s", c.name, got, c.want)
		}
	}
}

func TestDatedTiesInOrder(t *testing.T) {
	t.Parallel()
	at := func(id, date string) model.Tie {
		tie := directed(id, "arms", "a", "b")
		if date != "" {
			tie.Date = day(t, date)
		}
		return tie
	}
	guess := at("guess", "2024-10")
	guess.DateDerived = true
	d := must(t, records(states("a", "b"), at("none", ""), at("month", "2024-10"), at("since", "2019/.."), at("day", "2024-10-01"), at("about", "2024-10~"), at("again", "2024-10"), guess))
	s := see(d, model.Selection{Actor: "a", Order: model.OrderDate})
	want := "[since 2019] since [1 October 2024] day [October 2024] month again [October 2024 (worked out)] guess [about October 2024] about [undated] none"
	if got := join(rowIDs(&s.Relationships)); got != want {
		t.Errorf("by date:\n%s, want\n%s", got, want)
	}
}

func TestSameCounterpartsShareAHeading(t *testing.T) {
	t.Parallel()
	d := must(t, records(states("a", "b", "c"), directed("one", "arms", "a", "b c"), directed("two", "arms", "a", "c b")))
	s := see(d, model.Selection{Actor: "a", Order: model.OrderCounterpart})
	if got := join(rowIDs(&s.Relationships)); got != "[B, C] one two" {
		t.Errorf("by counterpart: %s", got)
	}
}

func TestTiesWithSeveralStandBehindThoseWithOne(t *testing.T) {
	t.Parallel()
	d := must(t, records(states("a", "b", "c", "d"),
		directed("with-b-c", "arms", "a", "b c"), directed("with-d", "arms", "a", "d"), directed("with-c", "arms", "a", "c")))
	s := see(d, model.Selection{Actor: "a"})
	if got := join(rowIDs(&s.Relationships)); got != "[arms] with-c with-d with-b-c" {
		t.Errorf("by type: %s", got)
	}
}

func TestCountriesByTiesThenQuotesThenName(t *testing.T) {
	t.Parallel()
	actors := append(states("a", "b", "c", "e"), person("x", ""), person("y", ""), person("w", ""))
	r := records(actors, directed("one", "arms", "c", "b"), directed("two", "arms", "c", "e"))
	r.Quotes = []model.Quote{words("q", "Yes.", "y")}
	s := see(must(t, r), model.Selection{})
	if got := join(rowIDs(&s.Countries)); got != "[states] c b e a [people] y w x" {
		t.Errorf("countries: %s", got)
	}
}

func TestRowsOfCountries(t *testing.T) {
	t.Parallel()
	d := lively(t)
	for _, c := range []struct {
		folded []model.Section
		actor  string
		want   string
		stop   int
	}{
		{nil, "a", "a b [other states] c d [people] expert office silent", 1},
		{[]model.Section{model.People}, "expert", "a b [other states] c d [people]", 5},
		{[]model.Section{model.OtherStates}, "d", "a b [other states] [people] expert office silent", 4},
		{[]model.Section{model.Protagonists, model.Groups}, "ghost", "a b [other states] c d [people] expert office silent", 1},
	} {
		var folded model.Sections
		for _, s := range c.folded {
			folded = folded.Toggle(s)
		}
		s := see(d, model.Selection{Actor: c.actor}).Fold(folded)
		if got := join(rowIDs(&s.Countries)); got != c.want || s.Countries.Stop != c.stop {
			t.Errorf("%s, stop %d, want\n%s, stop %d", got, s.Countries.Stop, c.want, c.stop)
		}
	}
}

func TestNearestRowLeft(t *testing.T) {
	t.Parallel()
	d := lively(t) // a's rows: jets guns tanks grain
	for _, c := range []struct {
		wished string
		f      model.Filter
		want   string
	}{
		{"guns", filter("standing", "stated"), "grain"},
		{"guns", filter("standing", "stated", "standing", "self-described"), "tanks"},
		{"grain", filter("type", "arms"), "tanks"},
		{"jets", filter("type", "trade"), "grain"},
		{"guns", filter("type", "ghost"), ""},
		{"ghost", filter("type", "trade"), "grain"},
		{"oil", filter("standing", "assessed"), "guns"},
	} {
		s := see(d, model.Selection{Actor: "a", Tie: c.wished})
		s = see(d, s.WithFilter(c.f))
		if s.Tie != c.want {
			t.Errorf("%s hidden by %s: %q is chosen, want %q", c.wished, parts(c.f), s.Tie, c.want)
		}
		back := see(d, s.WithFilter(model.Filter{}))
		if was := see(d, model.Selection{Actor: "a", Tie: c.wished}); back.Tie != was.Tie {
			t.Errorf("%s hidden by %s: %q comes back", c.wished, parts(c.f), back.Tie)
		}
	}
}

func TestNearestQuoteLeft(t *testing.T) {
	t.Parallel()
	d := lively(t) // on-two loose denial word
	s := see(d, model.Selection{Scope: model.Scope{Kind: model.AllQuotes}, Quote: "loose", Filter: filter("type", "arms")})
	if s.Quote != "denial" {
		t.Errorf("loose is hidden and %q is chosen, want the one behind, denial", s.Quote)
	}
	if s = see(d, s.WithFilter(model.Filter{})); s.Quote != "loose" {
		t.Errorf("%q comes back", s.Quote)
	}
}

// TestMoveUnderFilterForgetsTheWish holds that whoever has moved on isn't taken
// back when the filter goes.
func TestMoveUnderFilterForgetsTheWish(t *testing.T) {
	t.Parallel()
	d := lively(t)
	s := see(d, model.Selection{Actor: "a", Tie: "tanks", Filter: filter("standing", "stated")})
	s = see(d, s.Move(model.Relationships, -1))
	s = see(d, s.WithFilter(model.Filter{}))
	if s.Tie != "jets" {
		t.Errorf("moved to jets, and %q is chosen", s.Tie)
	}
}

func TestWishedTieWaitsForItsCountry(t *testing.T) {
	t.Parallel()
	d := lively(t)
	s := see(d, model.Selection{Actor: "a", Tie: "grain"})
	if s = see(d, s.ChooseActor("c")); s.Tie != "tanks" {
		t.Errorf("of c, %q is chosen, want its first", s.Tie)
	}
	if s = see(d, s.ChooseActor("d")); s.Tie != "grain" {
		t.Errorf("of d, %q is chosen, want grain", s.Tie)
	}
}

func TestFirstItemOfSources(t *testing.T) {
	t.Parallel()
	d := lively(t)
	for _, c := range []struct {
		name string
		sel  model.Selection
		want model.Item
	}{
		{"the strongest claim", model.Selection{Actor: "a", Tie: "guns"}, model.Item{Tie: "guns", Claim: 1}},
		{"the first claim", model.Selection{Actor: "a", Tie: "jets"}, model.Item{Tie: "jets", Claim: 1}},
		{"the quotation listed for", model.Selection{Scope: model.Scope{Kind: model.TiesOfQuote, ID: "denial"}}, model.Item{Quote: "denial"}},
		{"the party's claim", model.Selection{Scope: model.Scope{Kind: model.SaidBy, ID: "a"}, Tie: "guns"}, model.Item{Tie: "guns", Claim: 2}},
		{"its office's claim", model.Selection{Scope: model.Scope{Kind: model.SaidBy, ID: "a"}, Tie: "tanks"}, model.Item{Tie: "tanks", Claim: 1}},
		{"the office's words", model.Selection{Scope: model.Scope{Kind: model.SaidBy, ID: "office"}, Tie: "guns"}, model.Item{Quote: "denial"}},
		{"the quote itself", model.Selection{Scope: model.Scope{Kind: model.AllQuotes}, Quote: "word"}, model.Item{Quote: "word"}},
		{"what was chosen", model.Selection{Actor: "a", Tie: "guns", Item: model.Item{Tie: "guns", Claim: 1}}, model.Item{Tie: "guns", Claim: 1}},
		{"not another tie's", model.Selection{Actor: "a", Tie: "guns", Item: model.Item{Tie: "jets", Claim: 1}}, model.Item{Tie: "guns", Claim: 1}},
		{"nothing of nothing", model.Selection{Actor: "silent"}, model.Item{}},
	} {
		if s := see(d, c.sel); s.Item != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, s.Item, c.want)
		}
	}
}

func TestLight(t *testing.T) {
	t.Parallel()
	d := lively(t)
	lit := func(m map[string]bool) string {
		var ids []string
		for id := range m {
			ids = append(ids, id)
		}
		slices.Sort(ids)
		return join(ids)
	}
	for _, c := range []struct {
		name      string
		sel       model.Selection
		ties      string
		actors    string
		elsewhere int
	}{
		{"in focus", model.Selection{Actor: "a", Tie: "guns", Focus: model.Sources}, "guns oil", "a b c", 1},
		{"of b both are listed", model.Selection{Actor: "b", Tie: "guns", Focus: model.Sources}, "guns oil", "a b c", 0},
		{"a claim lights its quote's", model.Selection{Actor: "a", Tie: "guns", Focus: model.Sources, Item: model.Item{Tie: "guns", Claim: 2}}, "guns", "a b", 0},
		{"a bare claim lights nothing", model.Selection{Actor: "a", Tie: "jets", Focus: model.Sources}, "", "", 0},
		{"not in focus", model.Selection{Actor: "a", Tie: "guns", Focus: model.Relationships}, "", "", 0},
		{"of a quote's ties, in focus or not", model.Selection{Scope: model.Scope{Kind: model.TiesOfQuote, ID: "on-two"}}, "guns oil", "a b c", 0},
		{"a filter hides one", model.Selection{Actor: "b", Tie: "guns", Focus: model.Sources, Filter: filter("type", "arms")}, "guns oil", "a b c", 1},
		{"a loose quote", model.Selection{Scope: model.Scope{Kind: model.AllQuotes}, Quote: "loose"}, "", "", 0},
	} {
		s := see(d, c.sel)
		if lit(s.Light.Ties) != c.ties || lit(s.Light.Actors) != c.actors || s.Light.Elsewhere != c.elsewhere {
			t.Errorf("%s: lit are %q, %q, elsewhere %d", c.name, lit(s.Light.Ties), lit(s.Light.Actors), s.Light.Elsewhere)
		}
	}
}

// TestSeeRepairsWhatIsOutOfRange holds that no number in a Selection, however it
// came there, leads a pane to a name that it doesn't have.
func TestSeeRepairsWhatIsOutOfRange(t *testing.T) {
	t.Parallel()
	d := lively(t)
	s := d.Filter(model.Filter{}).See(model.Selection{Focus: 99, Order: 99, QuoteOrder: 99, Scope: model.Scope{Kind: 99}})
	if s.Focus != model.Sources || s.Order.String() != "paragraph" || s.QuoteOrder.String() != "paragraph" || s.Listed.Kind != model.TiesOfActor {
		t.Errorf("the Scene has %+v", s.Selection)
	}
}
