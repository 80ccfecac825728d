package cli

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"entente/model"

	"github.com/google/go-cmp/cmp"
)

// opened gives where the explorer opens with these arguments.
func opened(t *testing.T, args ...string) model.Selection {
	t.Helper()
	res := onScreen.run(append(args, small)...)
	res.wants(t, fine)
	if res.opened == nil {
		t.Fatalf("%q doesn’t open the explorer", args)
	}
	return res.opened.Start.Selection
}

func TestFlagsFilter(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		args  []string
		facet model.Facet
		want  []string
	}{
		{[]string{"--type", "flour"}, model.ByType, []string{"flour"}},
		{[]string{"--type", "quarrel,Flour Deliveries"}, model.ByType, []string{"quarrel", "flour"}},
		{[]string{"--type", "flour", "--type", "quarrel"}, model.ByType, []string{"flour", "quarrel"}},
		{[]string{"--type", "flour,flour"}, model.ByType, []string{"flour"}},
		{[]string{"--standing", "confirmed,Stated"}, model.ByStanding, []string{"confirmed", "stated"}},
		{[]string{"--claimant", "gazette"}, model.ByClaimant, []string{"gazette"}},
		{[]string{"--with", "The Works"}, model.ByCounterpart, []string{"mill"}},
		{[]string{"--contested"}, model.ByContest, []string{model.Contested}},
		{[]string{"--contested=true"}, model.ByContest, []string{model.Contested}},
		{[]string{"--contested=false"}, model.ByContest, []string{model.Uncontested}},
	} {
		start := opened(t, c.args...)
		if diff := cmp.Diff(c.want, start.Filter.Values(c.facet)); diff != "" {
			t.Errorf("%v: %s", c.args, diff)
		}
		if n := len(start.Filter.Parts()); n != 1 {
			t.Errorf("%v puts %d filters on", c.args, n)
		}
	}
	both := opened(t, "--type", "flour", "--contested").Filter
	if len(both.Parts()) != 2 {
		t.Errorf("two flags make %d filters", len(both.Parts()))
	}
	if !opened(t).Filter.IsZero() {
		t.Error("without flags something is filtered")
	}
}

// TestEveryFacetHasAFlag holds that no facet of the model is forgotten here, and that a
// command line can bring each back.
func TestEveryFacetHasAFlag(t *testing.T) {
	for _, facet := range model.Facets() {
		i := slices.IndexFunc(filterRows(), func(f filterFlag) bool { return f.facet == facet })
		if i < 0 {
			t.Errorf("no flag filters by %s", facet)
			continue
		}
		if f := filterRows()[i]; f.help == "" || f.declare == nil {
			t.Errorf("--%s lacks help or what reads it", f.name)
		}
		value := map[model.Facet]string{
			model.ByType: "flour", model.ByStanding: "stated", model.ByClaimant: "gazette", model.ByCounterpart: "mill",
			model.ByContest: model.Uncontested, model.ByLens: "confirmed", model.AsOf: "1990",
			model.Among: "core", model.BySource: "gazette", model.ByConfidence: "high", model.OneSource: model.Set,
			model.During: "2022/..", model.Dated: model.Set, model.ByChange: "new", model.ByCheck: "checked",
		}[facet]
		want := model.Filter{}.With(facet, value)
		line := partFlags(want.Parts()[0])
		if facet == model.ByChange {
			line = append(line, "--since", small)
		}
		if got := opened(t, line...).Filter; !got.Equal(want) {
			t.Errorf("%v filters %v, want %v", partFlags(want.Parts()[0]), got.Parts(), want.Parts())
		}
	}
}

func TestFlagsChoose(t *testing.T) {
	t.Parallel()
	if s := opened(t, "--actor", "ann o'hara"); s.Actor != "mayor" {
		t.Errorf("--actor chose %+v", s)
	}
	if s := opened(t, "--tie", "all-quarrel"); s.Tie != "all-quarrel" || s.Actor != "town" || s.Focus != model.Relationships {
		t.Errorf("--tie chose %+v", s)
	}
	if s := opened(t, "--actor", "river", "--tie", "all-quarrel"); s.Tie != "all-quarrel" || s.Actor != "river" {
		t.Errorf("--actor and --tie chose %+v", s)
	}
	if s := opened(t, "--quote", "never-a-sack"); s.Tie != "mill-town-flour" || s.Item.Quote != "never-a-sack" || s.Focus != model.Sources {
		t.Errorf("--quote chose %+v", s)
	}
	if s := opened(t, "--quote", "rye-war"); s.Quote != "rye-war" || s.Scope.Kind != model.AllQuotes {
		t.Errorf("--quote of a quotation on no tie chose %+v", s)
	}
	for i, word := range model.Words[model.Order]() {
		if s := opened(t, "--order", word); int(s.Order) != i {
			t.Errorf("--order %s gives %s", word, s.Order)
		}
	}
}

func TestFlagsList(t *testing.T) {
	for list, want := range map[string]model.Scope{
		"ties":             {},
		"All-Ties":         {Kind: model.AllTies},
		"quotes":           {Kind: model.AllQuotes},
		"said-by:The Mill": {Kind: model.SaidBy, ID: "mill"},
		"quote:rye-war":    {Kind: model.TiesOfQuote, ID: "rye-war"},
	} {
		if s := opened(t, "--list", list); s.Scope != want {
			t.Errorf("--list %s gives %+v", list, s.Scope)
		}
	}
	for list, want := range map[string]string{
		"quote":             "--list quote needs an id: quote:ID",
		"said-by:":          "--list said-by needs an id: said-by:ID",
		"quote:rye":         "--list: there is no “rye”",
		"ties:mill":         "--list: there is no “ties:mill”",
		"quote:all-quarrel": "--list: there is no “all-quarrel”",
		"zzzzzzzzzz":        "there are ties, all-ties, quotes, said-by:ID and quote:ID",
	} {
		entente("--list", list, small).wants(t, misused, want)
	}
}

func TestSearchOpensAtItsFirstHit(t *testing.T) {
	t.Parallel()
	if s := opened(t, "--search", "rye sacks"); s.Find != "rye sacks" || s.Tie != "mill-town-flour" {
		t.Errorf("--search opened at %+v", s)
	}
	if s := opened(t, "--search", "rye", "--tie", "all-quarrel"); s.Find != "rye" || s.Tie != "all-quarrel" {
		t.Errorf("--search left the tie that was named: %+v", s)
	}
	if s := opened(t, "--search", "\x1b[31mrye"); s.Find == "\x1b[31mrye" {
		t.Error("an escape sequence reached the explorer’s search")
	}
}

// TestFlagsThatChooseOneThing holds that what would silently be dropped is told.
func TestFlagsThatChooseOneThing(t *testing.T) {
	t.Parallel()
	entente("--actor", "river", "--actor", "town", small).wants(t, misused, "--actor is given twice")
	entente("--actor", "mayor", "--tie", "all-quarrel", small).wants(t, misused, "isn’t one of “mayor”’s")
	empty := filepath.Join(t.TempDir(), "empty.txt")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	entente("--text", empty).wants(t, failed, "is empty")
}
