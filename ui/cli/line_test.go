package cli

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente/data"
	"entente/model"
	_ "entente/ui/internal/seeded"

	"pgregory.net/rapid"
)

// at is what a command line has to bring back of a view.
type at struct {
	actor, tie, quote, pin, find string
	hit                          int
	item                         model.Item
	focus                        model.Pane
	scope                        model.Scope
	order                        model.Order
	quoteOrder                   model.QuoteOrder
	actorOrder                   model.ActorOrder
	drawing                      model.Drawing
	other                        string
	wide, open, joined           bool
	span                         model.Span
	claimOrder                   model.ClaimOrder
}

func atOf(s model.Scene) at {
	a := at{s.Actor, s.Tie, s.Quote, s.Pin, s.Find, s.Hit, s.Item, s.Focus, s.Listed, s.Order, s.QuoteOrder, s.ActorOrder, s.Drawing, s.Other, s.Wide, s.Open, s.Joined, s.Span, s.ClaimOrder}
	if s.Card != "" {
		a.item = model.Item{} // no flag tells which item of a card is chosen
	}
	switch { // of the orders one alone is seen
	case s.Drawing == model.ClaimsDrawing:
		a.order, a.quoteOrder = 0, 0
	case s.Listed.Kind == model.AllQuotes:
		a.order, a.claimOrder = 0, 0
	default:
		a.quoteOrder, a.claimOrder = 0, 0
	}
	return a
}

// TestCommandLineOpensTheView walks at random, and holds that the command line of
// each view opens just that view.
func TestCommandLineOpensTheView(t *testing.T) {
	t.Parallel()
	loaded, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	d := loaded.Dossier
	steps := []func(s model.Scene, n int) model.Selection{
		func(s model.Scene, n int) model.Selection { return s.Move(s.Focus, n) },
		func(s model.Scene, n int) model.Selection { return s.FocusOn(model.Pane(n % 3)) },
		func(s model.Scene, _ int) model.Selection { return s.Enter() },
		func(s model.Scene, _ int) model.Selection { return s.NextOrder() },
		func(s model.Scene, _ int) model.Selection { return s.ListQuotes() },
		func(s model.Scene, _ int) model.Selection { return s.PinTold() },
		func(s model.Scene, n int) model.Selection {
			return s.Draw(model.Drawing(n % (len(model.Drawings()) + 1)))
		},
		func(s model.Scene, _ int) model.Selection { return s.ToggleSize() },
		func(s model.Scene, n int) model.Selection {
			for _, aim := range s.Drawing.Aims() {
				if targets := s.Targets(aim); len(targets) > 0 {
					return s.AimAt(aim, targets[n%len(targets)])
				}
			}
			return s.Requested()
		},
		func(s model.Scene, n int) model.Selection { return s.MoveSideways(n - 15) },
		func(s model.Scene, _ int) model.Selection { return s.DownTheLadder() },
		func(s model.Scene, n int) model.Selection { return s.Closer(n - 10) },
		func(s model.Scene, _ int) model.Selection { return s.JoinLanes() },
		func(s model.Scene, n int) model.Selection { return s.AsOf(n - 20) },
		func(s model.Scene, _ int) model.Selection { return s.NextContest() },
		func(s model.Scene, n int) model.Selection {
			facet := []model.Facet{model.ByType, model.ByStanding, model.ByClaimant, model.ByCounterpart}[n%4]
			values := d.Values(facet)
			return s.WithFilter(s.Filter.Toggle(facet, values[n%len(values)]))
		},
		func(s model.Scene, n int) model.Selection {
			return s.Search([]string{"", "glue", "it's “war”", "-x $(y)", "arms"}[n%5])
		},
		func(s model.Scene, n int) model.Selection { return s.NextHit(n) },
	}
	rapid.Check(t, func(t *rapid.T) {
		s := d.Filter(model.Filter{}).See(model.Selection{Focus: model.Relationships})
		for range rapid.IntRange(0, 12).Draw(t, "steps") {
			next := rapid.SampledFrom(steps).Draw(t, "step")(s, rapid.IntRange(0, 30).Draw(t, "n"))
			s = d.Filter(next.Filter).See(next)
		}
		zoomed := rapid.Bool().Draw(t, "zoomed")
		args := viewFlags(s, zoomed)
		res := onScreen.run(args...)
		if res.opened == nil {
			t.Fatalf("%q doesn’t open the explorer: %s", args, res.err)
		}
		start := res.opened.Start
		again := d.Filter(start.Filter).See(start.Selection)
		if want, got := atOf(s), atOf(again); want != got || start.Zoomed != zoomed {
			t.Fatalf("%q opens\n%+v\nof the view\n%+v", args, got, want)
		}
		if !again.Filter.Equal(s.Filter) {
			t.Fatalf("%q filters %v, the view %v", args, again.Filter.Parts(), s.Filter.Parts())
		}
	})
}

// TestCommandLineOpensTheMatch goes to each match of a search, of any kind, and from there
// on, and holds that the command line opens the same match.
func TestCommandLineOpensTheMatch(t *testing.T) {
	t.Parallel()
	loaded, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	d := loaded.Dossier
	see := func(sel model.Selection) model.Scene { return d.Filter(sel.Filter).See(sel) }
	first := see(see(model.Selection{Focus: model.Relationships}).Search("korea"))
	for n := 0; n < first.Hits.Len(); n += 1 + n/4 {
		s := see(first.NextHit(n))
		// The count may stay at the first match while another is what is chosen.
		first := s
		first.Hit = 0
		for _, s := range []model.Scene{s, first, see(s.Move(s.Focus, 1)), see(s.FocusOn(model.Countries))} {
			args := viewFlags(s, false)
			res := onScreen.run(args...)
			if res.opened == nil || see(res.opened.Start.Selection).Hit != s.Hit {
				t.Fatalf("%q doesn’t open match %d: %s", args, s.Hit+1, res.err)
			}
		}
	}
}

func TestShellWord(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]string{
		"north-korea":      "north-korea",
		"said-by:iran":     "said-by:iran",
		"--contested=true": "--contested=true",
		"":                 "''",
		"two words":        "'two words'",
		"it's":             `'it'\''s'`,
		"$(rm -rf x)`y`":   "'$(rm -rf x)`y`'",
		"習近平":              "'習近平'",
		"~/x":              "'~/x'",
		"a;b":              "'a;b'",
	} {
		if got := shellWord(word); got != want {
			t.Errorf("shellWord(%q) = %s, want %s", word, got, want)
		}
	}
}

// TestCommandLineKeepsWhatTheSceneDoesNotKnow holds that the dossier and the looks
// stand in the line too, in paths that work from anywhere.
func TestCommandLineKeepsWhatTheSceneDoesNotKnow(t *testing.T) {
	t.Parallel()
	for want, args := range map[string][]string{
		"testdata/small.yaml --theme light --ascii --actor mill": {small, "--theme", "light", "--ascii", "--actor", "mill"},
		"testdata/gazette.txt --actor iran":                      {"--text", "testdata/gazette.txt", "--actor", "iran"},
	} {
		res := onScreen.run(args...)
		res.wants(t, fine)
		o := res.opened
		line := filepath.ToSlash(string(o.Command(o.Dossier.Filter(o.Start.Filter).See(o.Start.Selection), o.Start.Zoomed)))
		if !strings.Contains(line, want) {
			t.Errorf("no %q in %s", want, line)
		}
		for _, word := range strings.Fields(line) {
			if path := strings.Trim(word, "'"); strings.HasPrefix(path, "testdata") {
				t.Errorf("a path works from here only: %s", line)
			}
		}
	}
}

// TestCommandLineKeepsStandardInput holds that what was piped isn't taken for a file.
func TestCommandLineKeepsStandardInput(t *testing.T) {
	t.Parallel()
	w := onScreen
	w.inTerminal, w.typed = false, readFile(t, small)
	for want, args := range map[string][]string{
		"entente - --actor ": {"-"},
		" --since - ":        {small, "--since", "-"},
	} {
		res := w.run(args...)
		res.wants(t, fine)
		o := res.opened
		if line := string(o.Command(o.Dossier.Filter(o.Start.Filter).See(o.Start.Selection), false)); !strings.Contains(line, want) {
			t.Errorf("no %q in %s", want, line)
		}
	}
}

// The line that is copied opens what was opened, however large that is.
func TestLineRaisesTheLimit(t *testing.T) {
	t.Parallel()
	var r run
	root := r.rootCommand()
	if err := root.PersistentFlags().Set("max-size", "256"); err != nil {
		t.Fatal(err)
	}
	if line := r.lineHead([]string{"/d"}, &model.Dossier{}); !slices.Equal(line, []string{"/d", "--max-size", "256"}) {
		t.Errorf("it is %q", line)
	}
}
