package model_test

import (
	"testing"

	"entente/model"
)

func TestDoors(t *testing.T) {
	t.Parallel()
	d := lively(t)
	quotes, said := model.Scope{Kind: model.AllQuotes}, func(id string) model.Scope { return model.Scope{Kind: model.SaidBy, ID: id} }
	onTwo := model.Scope{Kind: model.TiesOfQuote, ID: "on-two"}
	for _, c := range []struct {
		name  string
		from  model.Selection
		entry model.Entry
		focus model.Pane
		scope model.Scope
		actor string
		tie   string
	}{
		{"a country", model.Selection{Actor: "a"}, model.ToTies, model.Relationships, model.Scope{}, "a", "jets"},
		{"a tie", model.Selection{Actor: "a", Tie: "guns", Focus: model.Relationships}, model.ToSources, model.Sources, model.Scope{}, "a", "guns"},
		{"no tie", model.Selection{Actor: "silent", Focus: model.Relationships}, model.NoEntry, model.Relationships, model.Scope{}, "silent", ""},
		{"a quote among all", model.Selection{Scope: quotes, Quote: "on-two", Focus: model.Relationships}, model.ToQuote, model.Relationships, onTwo, "a", "guns"},
		{"a quote on no tie", model.Selection{Scope: quotes, Quote: "loose", Focus: model.Relationships}, model.ToSources, model.Sources, quotes, "a", ""},
		{"a quote with ties elsewhere", model.Selection{Actor: "a", Tie: "guns", Focus: model.Sources}, model.ToQuote, model.Relationships, onTwo, "a", "guns"},
		{"a quote with all its ties here", model.Selection{Actor: "b", Tie: "guns", Focus: model.Sources}, model.ToSpeaker, model.Relationships, said("expert"), "expert", "guns"},
		{"a quote, in its own ties", model.Selection{Scope: onTwo, Focus: model.Sources}, model.ToSpeaker, model.Relationships, said("expert"), "expert", "guns"},
		{"a quote, in its own ties, one hidden", model.Selection{Scope: onTwo, Focus: model.Sources, Filter: filter("type", "arms")}, model.ToSpeaker, model.Relationships, said("expert"), "expert", "guns"},
		{"a claim of a source", model.Selection{Actor: "a", Tie: "jets", Focus: model.Sources}, model.ToSpeaker, model.Relationships, said("paper"), "a", "jets"},
		{"a claim, in its party's words", model.Selection{Actor: "a", Scope: said("paper"), Tie: "jets", Focus: model.Sources}, model.NoEntry, model.Sources, said("paper"), "a", "jets"},
		{"a claim that a quote carries", model.Selection{Actor: "a", Tie: "guns", Focus: model.Sources, Item: model.Item{Tie: "guns", Claim: 2}}, model.ToSpeaker, model.Relationships, said("a"), "a", "guns"},
		{"a term", model.Selection{Scope: quotes, Quote: "word", Focus: model.Sources}, model.NoEntry, model.Sources, quotes, "a", ""},
		{"a tie of a quote", model.Selection{Scope: quotes, Quote: "on-two", Focus: model.Sources, Item: model.Item{Tie: "oil"}}, model.ToTie, model.Relationships, model.Scope{}, "b", "oil"},
		{"nothing told", model.Selection{Actor: "silent", Focus: model.Sources}, model.NoEntry, model.Sources, model.Scope{}, "silent", ""},
	} {
		s := see(d, c.from)
		if s.Entry() != c.entry {
			t.Errorf("%s: entry %d, want %d", c.name, s.Entry(), c.entry)
		}
		after := see(d, s.Enter())
		if after.Focus != c.focus || after.Listed != c.scope || after.Actor != c.actor || after.Tie != c.tie {
			t.Errorf("%s: led to focus %d, %+v, actor %s, tie %s", c.name, after.Focus, after.Listed, after.Actor, after.Tie)
		}
	}
}

// What is folded isn't of the Selection: of a folded section Enter changes nothing there.
func TestEntryOfAFoldedSection(t *testing.T) {
	t.Parallel()
	s := see(lively(t), model.Selection{Actor: "expert"}).Fold(model.Sections("").Toggle(model.People))
	if s.Entry() != model.ToUnfolded || !s.Enter().Equal(s.Requested()) {
		t.Errorf("entry %d leads to %+v", s.Entry(), s.Enter())
	}
}

func TestOut(t *testing.T) {
	t.Parallel()
	s := see(lively(t), model.Selection{Actor: "a", Tie: "guns", Focus: model.Sources})
	for _, want := range []model.Pane{model.Relationships, model.Countries, model.Countries} {
		s = s.View().See(s.Out())
		if s.Focus != want || s.Tie != "guns" || s.Actor != "a" {
			t.Errorf("out to pane %d, tie %s of %s, want pane %d", s.Focus, s.Tie, s.Actor, want)
		}
	}
}

func TestFolding(t *testing.T) {
	t.Parallel()
	people := model.Sections("").Toggle(model.People)
	d := lively(t)
	s := see(d, model.Selection{Actor: "office"})
	folded := s.Fold(people)
	if got := join(rowIDs(&folded.Countries)); got != "a b [other states] c d [people]" || folded.Actor != "office" {
		t.Errorf("folded: %s, chosen %s", got, folded.Actor)
	}
	if again := folded.Fold(""); join(rowIDs(&again.Countries)) != join(rowIDs(&s.Countries)) || again.Actor != "office" {
		t.Errorf("unfolded: %s, chosen %s", rowIDs(&again.Countries), again.Actor)
	}
	up := see(d, folded.Move(model.Countries, -1)).Fold(people)
	if down := see(d, up.Move(model.Countries, 1)); up.Actor != "d" || down.Actor != "expert" {
		t.Errorf("up to %s, down to %s", up.Actor, down.Actor)
	}
	to := d.Head.ToCountries(people)
	if again := d.Head.ToCountries(to); !to.Has(model.People) || !to.Has(model.Groups) || to.Has(model.OtherStates) || again != "" {
		t.Errorf("folded to countries are %q, and again %q", to, again)
	}
}

func TestNextOrderGoesRound(t *testing.T) {
	t.Parallel()
	d := lively(t)
	round := func(s model.Scene, word func(model.Selection) string) string {
		var words []string
		for range 6 {
			words = append(words, word(s.Selection))
			s = see(d, s.NextOrder())
		}
		return join(words)
	}
	ofTies := round(see(d, model.Selection{Tie: "guns", Focus: model.Relationships}), func(s model.Selection) string { return s.Order.String() })
	if ofTies != "type counterpart standing date paragraph type" {
		t.Errorf("orders of ties: %s", ofTies)
	}
	ofQuotes := round(see(d, model.Selection{Scope: model.Scope{Kind: model.AllQuotes}, Focus: model.Sources}), func(s model.Selection) string { return s.QuoteOrder.String() })
	if ofQuotes != "speaker kind paragraph speaker kind paragraph" {
		t.Errorf("orders of quotes: %s", ofQuotes)
	}
	ofActors := round(see(d, model.Selection{}), func(s model.Selection) string { return s.ActorOrder.String() })
	if ofActors != "ties name ties name ties name" {
		t.Errorf("orders of actors: %s", ofActors)
	}
}

func TestNextContestGoesRound(t *testing.T) {
	t.Parallel()
	d := lively(t)
	s := see(d, model.Selection{Filter: filter("type", "arms")})
	for _, want := range []string{"[{type [arms]} {contest [contested]}]", "[{type [arms]} {contest [uncontested]}]", "[{type [arms]}]"} {
		if s = see(d, s.NextContest()); parts(s.Filter) != want {
			t.Errorf("filtered by %s, want %s", parts(s.Filter), want)
		}
	}
}

func TestListQuotesAndBack(t *testing.T) {
	t.Parallel()
	d := lively(t)
	s := see(d, model.Selection{Actor: "a", Tie: "guns", Item: model.Item{Quote: "denial"}, Focus: model.Sources})
	all := see(d, s.ListQuotes())
	if all.Listed.Kind != model.AllQuotes || all.Quote != "denial" || all.Focus != model.Relationships {
		t.Errorf("listed %+v, chosen %s, focus %d", all.Listed, all.Quote, all.Focus)
	}
	if back := see(d, all.ListQuotes()); back.Listed != (model.Scope{}) || back.Tie != "guns" || back.Item.Quote != "denial" {
		t.Errorf("back to %+v, tie %s, %+v", back.Listed, back.Tie, back.Item)
	}
}

func TestChooseActorListsItsTies(t *testing.T) {
	t.Parallel()
	d := lively(t)
	s := see(d, model.Selection{Scope: model.Scope{Kind: model.AllQuotes}, Quote: "loose"})
	if s = see(d, s.ChooseActor("c")); s.Listed != (model.Scope{}) || s.Tie != "tanks" || s.Quote != "" {
		t.Errorf("listed %+v, chosen %q %q", s.Listed, s.Tie, s.Quote)
	}
}

// TestChooseItemHoldsItsTie holds that whoever reads on in Sources stays with the
// tie that is told, also where a filter had hidden another.
func TestChooseItemHoldsItsTie(t *testing.T) {
	t.Parallel()
	d := lively(t)
	s := see(d, model.Selection{Actor: "a", Tie: "jets", Filter: filter("standing", "assessed"), Focus: model.Sources})
	s = see(d, s.Move(model.Sources, 1))
	if s = see(d, s.WithFilter(model.Filter{})); s.Tie != "guns" || s.Item != (model.Item{Tie: "guns", Claim: 2}) {
		t.Errorf("told is %s, %+v", s.Tie, s.Item)
	}
}

// TestFocusOnSourcesChoosesWhatIsShown holds that the item shown as chosen is the
// one that is chosen from then on, and not one requested before.
func TestFocusOnSourcesChoosesWhatIsShown(t *testing.T) {
	t.Parallel()
	s := see(lively(t), model.Selection{Actor: "a", Tie: "guns", Item: model.Item{Tie: "jets", Claim: 1}})
	if next := s.FocusOn(model.Relationships); next.Item.Tie != "jets" {
		t.Errorf("focus elsewhere forgets what was requested: %+v", next.Item)
	}
	if next := s.FocusOn(model.Sources); next.Item != (model.Item{Tie: "guns", Claim: 1}) {
		t.Errorf("chosen is %+v", next.Item)
	}
}

func TestChooseTie(t *testing.T) {
	t.Parallel()
	d := lively(t)
	for _, c := range []struct{ from, tie, with, actor string }{
		{"a", "guns", "", "a"},
		{"b", "guns", "", "b"},
		{"d", "guns", "", "a"},
		{"a", "oil", "", "b"},
		{"a", "guns", "a", "b"}, // seen from a, a is no counterpart
		{"a", "guns", "b", "a"},
		{"d", "guns", "a", "b"},
		{"d", "guns", "d", "a"}, // hidden from either end
	} {
		sel := model.Selection{Actor: c.from, Scope: model.Scope{Kind: model.AllQuotes}}
		if c.with != "" {
			sel.Filter = filter("with", c.with)
		}
		next := see(d, sel).ChooseTie(c.tie)
		if next.Actor != c.actor || next.Tie != c.tie || next.Scope != (model.Scope{}) || next.Focus != model.Relationships {
			t.Errorf("%s from %s with %q: chosen %s of %s", c.tie, c.from, c.with, next.Tie, next.Actor)
		}
	}
	s := see(d, model.Selection{Actor: "b"})
	if next := s.ChooseTie("ghost"); !next.Equal(s.Requested()) {
		t.Errorf("a ghost is chosen: %+v", next)
	}
}

func TestChooseQuote(t *testing.T) {
	t.Parallel()
	d := lively(t)
	for _, c := range []struct{ from, told, quote, f, actor, tie string }{
		{"a", "guns", "on-two", "", "a", "guns"},
		{"a", "jets", "on-two", "", "a", "guns"},
		{"b", "oil", "on-two", "", "b", "oil"},
		{"c", "oil", "denial", "", "a", "guns"},
		{"d", "grain", "on-two", "trade", "b", "oil"},
		{"a", "jets", "loose", "", "a", ""},
	} {
		sel := model.Selection{Actor: c.from, Tie: c.told}
		if c.f != "" {
			sel.Filter = filter("type", c.f)
		}
		s := see(d, see(d, sel).ChooseQuote(c.quote))
		if s.Actor != c.actor || s.Tie != c.tie || s.Item != (model.Item{Quote: c.quote}) || s.Focus != model.Sources {
			t.Errorf("%s from %s of %s: told %q of %s, %+v", c.quote, c.told, c.from, s.Tie, s.Actor, s.Item)
		}
	}
	s := see(d, model.Selection{Actor: "b"})
	if next := s.ChooseQuote("ghost"); !next.Equal(s.Requested()) {
		t.Errorf("a ghost is chosen: %+v", next)
	}
}

// TestPin holds that a pinned tie stays, also where a filter hides it, until the
// pin is taken off.
func TestPin(t *testing.T) {
	t.Parallel()
	d := lively(t)
	s := see(d, model.Selection{Actor: "a", Tie: "guns", Focus: model.Sources})
	s = see(d, s.PinTold())
	s = see(d, s.WithFilter(filter("type", "trade")))
	if s.Pinned.Tie == nil || s.Pinned.Tie.ID != "guns" {
		t.Fatalf("pinned is %+v", s.Pinned)
	}
	if s = see(d, s.PinTold()); s.Pin != "" || s.Pinned.Tie != nil {
		t.Errorf("the pin stays on: %+v", s.Pinned)
	}
	if s := see(d, model.Selection{Actor: "silent"}); s.PinTold().Pin != "" {
		t.Error("what isn't told is pinned")
	}
}

func TestExchange(t *testing.T) {
	t.Parallel()
	d := lively(t)
	s := see(d, model.Selection{Actor: "a", Tie: "guns", Pin: "jets", Focus: model.Sources})
	s = see(d, s.Exchange())
	if s.Tie != "jets" || s.Pin != "guns" || s.Focus != model.Sources {
		t.Errorf("told is %s, pinned %s, the focus on %d", s.Tie, s.Pin, s.Focus)
	}
	if s = see(d, s.Exchange()); s.Tie != "guns" || s.Pin != "jets" {
		t.Errorf("back again, told is %s, pinned %s", s.Tie, s.Pin)
	}
	if s := see(d, model.Selection{Actor: "a", Tie: "guns"}); !s.Exchange().Equal(s.Requested()) {
		t.Error("without a pin something is exchanged")
	}
}
