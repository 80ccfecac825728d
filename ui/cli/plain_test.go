package cli

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"entente/data"
	"entente/model"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"github.com/google/go-cmp/cmp"
)

func TestPlain(t *testing.T) {
	for name, args := range map[string][]string{
		"small":           {small},
		"small-filtered":  {"--type", "flour", "--with", "town", "--order", "counterpart", small},
		"small-search":    {"--search", "rye", small},
		"small-tie-quote": {"--tie", "mill-town-flour", "--quote", "never-a-sack", small},
		"small-school":    {"--actor", "school", small},
		"iran-arms":       {"--actor", "iran", "--type", "arms"},
		"iran-nothing":    {"--actor", "iran", "--type", "arms", "--with", "china", "--standing", "debated"},
		"austin":          {"--actor", "austin"},
		"tie":             {"--tie", "north-korea-troops-russia"},
		"quote":           {"--quote", "ministry-no-information"},
		"small-quotes":    {"--list", "quotes", "--order", "kind", small},
		"small-said-by":   {"--list", "said-by:mayor", small},
		"small-of-quote":  {"--list", "quote:never-a-sack", "--ascii", small},
	} {
		t.Run(name, func(t *testing.T) {
			res := entente(args...)
			res.wants(t, fine)
			golden.RequireEqual(t, res.out)
		})
	}
}

// everyView gives argument lists that tell each actor, in each order, with some
// filters, and the whole.
func everyView(d *model.Dossier) [][]string {
	views := [][]string{{}, {"--contested"}, {"--contested=false"}, {"--search", "russia"}, {"--claimant", "unattributed"}}
	for _, order := range orderWords() {
		views = append(views, []string{"--order", order})
	}
	for i := range d.Actors {
		id := d.Actors[i].ID
		views = append(views, []string{"--actor", id}, []string{"--actor", id, "--standing", "stated,confirmed"},
			[]string{"--actor", id, "--order", orderWords()[i%len(orderWords())]})
	}
	for i := range d.Quotes {
		views = append(views, []string{"--quote", d.Quotes[i].ID}, []string{"--list", "quote:" + d.Quotes[i].ID})
	}
	return views
}

func openEmbedded(t *testing.T) *model.Dossier {
	t.Helper()
	loaded, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return loaded.Dossier
}

func TestPlainTextIsPlain(t *testing.T) {
	for _, view := range everyView(openEmbedded(t)) {
		res := entente(view...)
		res.wants(t, fine)
		if !strings.HasSuffix(res.out, "\n") || strings.Contains(res.out, "\n\n\n") {
			t.Errorf("%v: the last line has no end, or two empty lines follow each other", view)
		}
		for _, r := range res.out {
			switch {
			case r != '\n' && unicode.IsControl(r), unicode.In(r, unicode.Cf):
				t.Fatalf("%v: it has the control character %U", view, r)
			case strings.ContainsRune("→←↔●•◐○†✗±¶", r), r >= 0x2500 && r <= 0x259f:
				t.Fatalf("%v: it has %q, which can’t be read aloud", view, r)
			}
		}
		for _, line := range strings.Split(res.out, "\n") {
			if ansi.StringWidth(line) > proseColumns || strings.HasSuffix(line, " ") {
				t.Errorf("%v: the line %q is too wide, or ends with a blank", view, line)
			}
		}
	}
}

// idsTold gives the ids that a text tells, in its order.
func idsTold(text, name string) []string {
	var ids []string
	for _, line := range strings.Split(text, "\n") {
		if id, ok := strings.CutPrefix(strings.TrimSpace(line), name+" id: "); ok {
			ids = append(ids, id)
		}
	}
	return ids
}

func tieIDs(rows []model.Row) []string {
	var ids []string
	for i := range rows {
		if rows[i].Kind == model.TieRow {
			ids = append(ids, rows[i].Tie.ID)
		}
	}
	return ids
}

// The plain text lists the ties that Relationships lists, in the same order.
func TestPlainTextListsWhatTheScreenLists(t *testing.T) {
	d := openEmbedded(t)
	for _, filter := range []model.Filter{
		{},
		model.Filter{}.With(model.ByStanding, "stated"),
		model.Filter{}.With(model.ByContest, model.Contested),
		model.Filter{}.With(model.ByCounterpart, "russia"),
	} {
		for order := range orderWords() {
			sel := model.Selection{Order: model.Order(order)}
			for i := range d.Actors {
				sel.Actor, sel.Scope = d.Actors[i].ID, model.Scope{}
				compareTies(t, d.Filter(filter).See(sel), sel.Actor)
			}
			sel.Scope.Kind = model.AllTies
			compareTies(t, d.Filter(filter).See(sel), "")
		}
	}
}

func compareTies(t *testing.T, s model.Scene, actor string) {
	t.Helper()
	c := choice{actor: actor, filter: s.Filter, order: s.Order}
	if diff := cmp.Diff(tieIDs(s.Relationships.Rows), idsTold(plain(s.View().Dossier(), c, nil), "Tie")); diff != "" {
		t.Errorf("%+v: %s", c, diff)
	}
}

// Nothing that a dossier holds about a tie gets lost on the way to the text.
func TestPlainTextTellsEveryFact(t *testing.T) {
	d := openEmbedded(t)
	for i := range d.Ties {
		tie := &d.Ties[i]
		text := unwrapped(plain(d, choice{tie: tie.ID}, nil))
		facts := []string{tie.Label, tie.Amount, tie.Summary, tie.DateInWords(), d.TypeOf(tie).Label, "Standing: " + tie.Standing().String()}
		for _, a := range d.EndsOf(tie) {
			facts = append(facts, a.Name)
		}
		for _, name := range d.DeniersOf(tie) {
			facts = append(facts, name+": denies. Paragraph")
		}
		for j := range tie.Claims {
			c := &tie.Claims[j]
			facts = append(facts, c.Wording, c.SaidInWords(), d.PartyName(c.By)+": "+c.Word())
		}
		for _, q := range d.QuotesOf(tie) {
			facts = append(facts, "“"+q.Text+"”", q.Context, q.SaidInWords())
			for _, id := range q.By {
				facts = append(facts, d.PartyName(id), d.RoleInWords(d.ActorByID(id)))
			}
		}
		for _, fact := range facts {
			if !strings.Contains(strings.ToLower(text), strings.ToLower(fact)) {
				t.Errorf("%s: %q isn’t told", tie.ID, fact)
			}
		}
	}
}

// unwrapped gives a text with its paragraphs in a line each.
func unwrapped(text string) string { return strings.Join(strings.Fields(text), " ") }

func TestEveryQuotationIsToldInTheWhole(t *testing.T) {
	d := openEmbedded(t)
	told := idsTold(entente().out, "Quotation")
	for i := range d.Quotes {
		if !slices.Contains(told, d.Quotes[i].ID) {
			t.Errorf("%s isn’t told", d.Quotes[i].ID)
		}
	}
}

func TestSearchListsTheTiesFound(t *testing.T) {
	d := openEmbedded(t)
	found := d.Filter(model.Filter{}).TiesFound("drones")
	told := idsTold(entente("--search", "drones").out, "Tie")
	if len(found) == 0 || len(told) != len(found) || len(found) == len(d.Ties) {
		t.Fatalf("%d ties are told, %d are found of %d", len(told), len(found), len(d.Ties))
	}
	for _, id := range told {
		if !found[id] {
			t.Errorf("%s is told, but not found", id)
		}
	}
}

func TestNothingFoundIsTold(t *testing.T) {
	text := unwrapped(entente("--search", "zzz", "--type", "quarrel", small).out)
	for _, want := range []string{"2 ties.", "“zzz”", "The search finds none of them.", "Without the search: 2 ties."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q isn’t told in %q", want, text)
		}
	}
}

func TestSourcesOwnWordsAreTold(t *testing.T) {
	article := "testdata/gazette.txt" // it has two paragraphs; the tie's claims name others too
	text := entente("--plain", "--text", article, "--tie", "north-korea-joining-war-russia").out
	if !strings.Contains(unwrapped(text), "Paragraph 1: Ten sacks are thought to have gone down the river.") {
		t.Errorf("the paragraph isn’t told: %q", text)
	}
	if strings.Contains(text, "Never a single sack") {
		t.Error("a paragraph is told that nothing names")
	}
}
