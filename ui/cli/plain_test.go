package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"entente/data"
	"entente/model"
	"entente/ui/plain"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"github.com/google/go-cmp/cmp"
)

func TestPlain(t *testing.T) {
	t.Parallel()
	for name, args := range map[string][]string{
		"small":           {small},
		"small-filtered":  {"--type", "flour", "--with", "town", "--order", "counterpart", small},
		"small-tie-quote": {"--tie", "mill-town-flour", "--quote", "never-a-sack", small},
		"small-quotes":    {"--list", "quotes", "--order", "kind", small},
		"iran-nothing":    {"--actor", "iran", "--type", "arms", "--with", "china", "--standing", "debated"},
	} {
		t.Run(name, func(t *testing.T) {
			res := entente(args...)
			res.wants(t, fine)
			golden.RequireEqual(t, res.out)
		})
	}
}

// TestPlainHeads holds how each thing that the text can be of is told, and each list
// named, with what stands in it, in this order.
func TestPlainHeads(t *testing.T) {
	t.Parallel()
	axis := openEmbedded(t)
	label := func(tie string) string { return axis.TieByID(tie).Label }
	count := func(is func(*model.Tie) bool) (n int) {
		for i := range axis.Ties {
			if is(&axis.Ties[i]) {
				n++
			}
		}
		return n
	}
	iran := func(tie *model.Tie) bool { return slices.Contains(axis.EndsOf(tie), axis.ActorByID("iran")) }
	arms := func(tie *model.Tie) bool { return iran(tie) && tie.Type == "arms" }
	austin := func(tie *model.Tie) bool {
		return slices.ContainsFunc(tie.Claims, func(c model.Claim) bool { return c.By == "austin" })
	}
	for _, c := range []struct {
		args []string
		told []string
	}{
		{[]string{"--search", "rye", small}, []string{
			"Relationships: 2 of 3 ties, by type. Search: “rye”.", "Flour deliveries: 1 tie. From The Mill to Town and River: rye.",
			"Quarrel: 1 tie. Between The Mill and Town: over rye.", "On no tie: 1 quotation. Quotation, paragraph 1 of A letter to the mayor 2024: “rye war”", "Source: The Gazette 2024: A. Writer",
		}},
		{[]string{"--search", "gazette 2024", small}, []string{"Sources found: The Gazette 2024. Relationships: none of 3 ties", "Source: The Gazette 2024: A. Writer"}},
		{[]string{"--actor", "school", small}, []string{"The School Organization. It teaches.", "Relationships of The School: no ties, by type. The dossier has nothing more to tell."}},
		{[]string{"--list", "said-by:mayor", small}, []string{
			"Said by Ann O’Hara: 1 tie, by type.", "Flour deliveries: 1 tie. From The Mill to Town and River: rye.", "Source: A letter to the mayor 2024: “A letter to the mayor”, June 2024 (worked out).",
		}},
		{[]string{"--list", "quote:never-a-sack", "--ascii", small}, []string{
			`Ties that the quotation bears on: 1 tie, by type: "Never a single sack."`, "Denied by Ann O'Hara.", `Source: A letter to the mayor 2024: "A letter to the mayor"`,
		}},
		{[]string{"--actor", "iran", "--type", "arms"}, []string{
			"Iran State.", "Also called: Tehran.", fmt.Sprintf("Relationships of Iran: %d of %d ties, by type. Filter: type arms.", count(arms), count(iran)),
			fmt.Sprintf("Arms: %d ties. From Iran to Russia: %s.", count(arms), label("iran-drones-russia")),
			"From Iran to Russia: " + label("iran-missiles-russia") + ".", "Source: Simone McCarthy",
		}},
		{[]string{"--as-of", "2024-10-23"}, []string{
			"The dossier speaks of October 2024. 15 of 96 ties, 47 actors, 7 of 20 quotations and 1 source.", "Relationships: 15 of 96 ties, by type. Filter: as of 23 October 2024.",
		}},
		{[]string{"--card", "russia", "--as-of", "2024-10-23"}, []string{"Russia State.", "Ties: 12. Claims made: 1. Quotations: 1."}},
		{[]string{"--actor", "austin"}, []string{
			"Lloyd Austin Person, US Defense Secretary.", "Speaks for, 1: United States.",
			fmt.Sprintf("No tie has Lloyd Austin as an end. Said by Lloyd Austin: %d ties, by type.", count(austin)),
			"From North Korea to Russia: " + label("north-korea-troops-russia") + ".",
		}},
		{[]string{"--tie", "north-korea-troops-russia"}, []string{
			"From North Korea to Russia: " + label("north-korea-troops-russia") + ". Type: troops.", "Standing: confirmed. Denied by North Korea.",
			fmt.Sprintf("%d claims: Lloyd Austin: confirms. Paragraph 7.", len(axis.TieByID("north-korea-troops-russia").Claims)),
			"Quotation, paragraph 30, leaves it open: “does not", "Tie id: north-korea-troops-russia",
		}},
		{[]string{"--quote", "ministry-no-information"}, []string{
			"Official quotation, paragraph 30: “does not have information on that.” Said by China’s foreign ministry. Date said: 24 October 2024 (worked out). Context: Its reply",
			"Quotation id: ministry-no-information It bears on 1 tie: From North Korea to Russia: " + label("north-korea-troops-russia") + ".",
			"The quotation: leaves it open. Tie id:",
		}},
	} {
		res := entente(c.args...)
		res.wants(t, fine)
		rest := unwrapped(res.out)
		for _, part := range c.told {
			_, after, ok := strings.Cut(rest, part)
			if !ok {
				t.Errorf("%v: %q doesn’t follow in\n%s", c.args, part, res.out)
			}
			rest = after
		}
		if slices.Contains(c.args, "--ascii") && strings.IndexFunc(res.out, func(r rune) bool { return r >= 0x80 }) >= 0 {
			t.Errorf("%v: not all is ASCII in\n%s", c.args, res.out)
		}
	}
}

// TestNamesStayAsTheyAreWritten holds that a name which begins a sentence gets no capital.
func TestNamesStayAsTheyAreWritten(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "n.yaml")
	text := `dossier: {id: n, title: Nodes}
sources: [{id: ed, type: report, title: A report, container_title: ed.csv}]
actors: [{id: n3, name: n3, type: organization}, {id: two, name: Two, type: organization, speaks_for: n3}]
tie_types: [{id: link, label: link, letter: L, definition: A link., family: links}]
ties:
  - {id: t, from: two, to: n3, type: link, summary: They link., claims: [{by: ed, stance: asserts, certainty: stated, source: ed}, {by: unattributed, stance: denies, source: ed}]}
`
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{file}, {"--card", "two", file}, {"--card", "ed", file}} {
		res := entente(append([]string{"--plain"}, args...)...)
		res.wants(t, fine)
		if strings.Contains(res.out, "N3") || strings.Contains(res.out, "Ed.csv") || strings.Contains(res.out, "\n      someone unnamed") {
			t.Errorf("%v:\n%s", args, res.out)
		}
	}
}

// everyView gives argument lists that tell each actor, in each order, with some
// filters, and the whole.
func everyView(d *model.Dossier) [][]string {
	views := [][]string{{}, {"--contested"}, {"--contested=false"}, {"--search", "russia"}, {"--claimant", "unattributed"}}
	for _, order := range model.Words[model.Order]() {
		views = append(views, []string{"--order", order})
	}
	for i := range d.Actors {
		id := d.Actors[i].ID
		views = append(views, []string{"--actor", id}, []string{"--actor", id, "--standing", "stated,confirmed"},
			[]string{"--actor", id, "--order", model.Words[model.Order]()[i%len(model.Words[model.Order]())]})
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
	t.Parallel()
	for _, view := range sampled(everyView(openEmbedded(t))) {
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
			if ansi.StringWidth(line) > plain.ProseColumns || strings.HasSuffix(line, " ") {
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
	t.Parallel()
	d := openEmbedded(t)
	for _, filter := range []model.Filter{
		{},
		model.Filter{}.With(model.ByStanding, "stated"),
		model.Filter{}.With(model.ByContest, model.Contested),
		model.Filter{}.With(model.ByCounterpart, "russia"),
	} {
		for order := range model.Words[model.Order]() {
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
	c := model.Selection{Actor: actor, Filter: s.Filter, Order: s.Order}
	if diff := cmp.Diff(tieIDs(s.Relationships.Rows), idsTold(plain.Text(s.View().Dossier(), c, nil), "Tie")); diff != "" {
		t.Errorf("%+v: %s", c, diff)
	}
}

// Nothing that a dossier holds about a tie gets lost on the way to the text.
func TestPlainTextTellsEveryFact(t *testing.T) {
	t.Parallel()
	d := openEmbedded(t)
	for i := range d.Ties {
		tie := &d.Ties[i]
		text := unwrapped(plain.Text(d, model.Selection{Tie: tie.ID}, nil))
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

// TestPlainTextTellsEveryActor holds that the whole dossier's text tells beneath each
// actor what its card tells of it.
func TestPlainTextTellsEveryActor(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"../explorer/testdata/evidence.yaml", ""} {
		d := openEmbedded(t)
		if file != "" {
			loaded, err := new(data.Reading).Load(file)
			if err != nil {
				t.Fatal(err)
			}
			d = loaded.Dossier
		}
		actors, _, _ := strings.Cut(plain.Text(d, model.Selection{}, nil), "\nRelationships: ")
		for i := range d.Actors {
			a := &d.Actors[i]
			_, told, ok := strings.Cut(actors, "\n    "+a.DistinctName()+": ")
			if next := regexp.MustCompile(`\n {0,4}[^ ]`).FindStringIndex(told); next != nil {
				told = told[:next[0]]
			}
			told = strings.ToLower(unwrapped(told))
			facts := []string{a.Summary, a.Short, a.Role, d.PartyName(a.SpeaksFor), d.PartyName(a.Affiliation), a.Note}
			for _, alias := range a.Aliases {
				facts = append(facts, alias.Name, alias.Language)
			}
			for _, f := range slices.Concat(a.Identifiers, a.Attributes) {
				facts = append(facts, f.Name+": "+f.Text)
			}
			for _, r := range a.Roles {
				facts = append(facts, r.Role, d.PartyName(r.At), r.Date.String())
			}
			for _, fact := range facts {
				if !ok || !strings.Contains(told, strings.ToLower(fact)) {
					t.Errorf("of %s %q isn’t told in %q", a.ID, fact, told)
				}
			}
		}
	}
}

// unwrapped gives a text with its paragraphs in a line each.
func unwrapped(text string) string { return strings.Join(strings.Fields(text), " ") }

func TestEveryQuotationIsToldInTheWhole(t *testing.T) {
	t.Parallel()
	d := openEmbedded(t)
	told := idsTold(entente().out, "Quotation")
	for i := range d.Quotes {
		if !slices.Contains(told, d.Quotes[i].ID) {
			t.Errorf("%s isn’t told", d.Quotes[i].ID)
		}
	}
}

func TestSearchListsTheTiesFound(t *testing.T) {
	t.Parallel()
	d := openEmbedded(t)
	found := d.Filter(model.Filter{}).Found("drones")
	told := idsTold(entente("--search", "drones").out, "Tie")
	if n := found.Ties(); n == 0 || len(told) != n || n == len(d.Ties) {
		t.Fatalf("%d ties are told, %d are found of %d", len(told), found.Ties(), len(d.Ties))
	}
	for _, id := range told {
		if !found.Tie(id) {
			t.Errorf("%s is told, but not found", id)
		}
	}
}

func TestNothingFoundIsTold(t *testing.T) {
	t.Parallel()
	text := unwrapped(entente("--search", "zzz", "--type", "quarrel", small).out)
	for _, want := range []string{"2 ties.", "“zzz”", "The search finds none of them.", "Without the search: 2 ties."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q isn’t told in %q", want, text)
		}
	}
}

func TestSourcesOwnWordsAreTold(t *testing.T) {
	t.Parallel()
	article := "testdata/gazette.txt" // it has two paragraphs; the tie's claims name others too
	text := entente("--plain", "--text", article, "--tie", "north-korea-joining-war-russia").out
	if !strings.Contains(unwrapped(text), "Paragraph 1: Ten sacks are thought to have gone down the river.") {
		t.Errorf("the paragraph isn’t told: %q", text)
	}
	if strings.Contains(text, "Never a single sack") {
		t.Error("a paragraph is told that nothing names")
	}
}
