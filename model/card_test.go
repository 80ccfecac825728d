package model_test

import (
	"strings"
	"testing"

	"entente/model"

	"pgregory.net/rapid"
)

func dated(t *testing.T, text string) model.Date {
	t.Helper()
	d, err := model.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// annotated has all that only a card tells, and claims that count no more.
func annotated(t *testing.T) *model.Dossier {
	t.Helper()
	r := records(states("a", "b", "club"))
	r.Head.Kinds = []model.Kind{{ID: "vessel", Label: "vessels"}}
	r.Actors[0].Aliases = []model.Alias{{Name: "Alpha"}, {Name: "Альфа", Language: "ru"}}
	r.Actors[0].Identifiers = model.Fields{{"wikidata", "Q1"}}
	r.Actors[0].Attributes = model.Fields{{"capital", "Atown"}}
	r.Actors[0].Note = "seen twice"
	r.Actors[0].Roles = []model.Role{{Role: "member", At: "club", Date: dated(t, "2006/..")}, {Role: "chair", At: "club", Date: dated(t, "2010")}}
	office := person("office", "a")
	office.Role, office.Affiliation = "spokesman", "club"
	r.Actors = append(r.Actors, office, model.Actor{ID: "ship", Name: "Ship", Type: "vessel"})
	r.Sources = append(r.Sources,
		model.Source{ID: "wire", Type: "article", Title: "A wire", ContainerTitle: "Wire", Retracted: dated(t, "2025-01-02")},
		model.Source{ID: "log", Type: "report", Title: "A log", Corrected: dated(t, "2025-02-03"), Reliability: model.GradeB, Note: "kept by hand", Variables: []model.Variable{{Name: "language", Text: "en"}}})
	taken := takes("b", model.Denies)
	day := dated(t, "2024-12-01")
	taken.Withdrawn, taken.WithdrawnIn, taken.Paragraph = &day, &model.Passage{Source: "log", Locator: model.Locator{Paragraph: 9}}, 3
	gone := asserts("office", model.Stated)
	gone.Source = "wire"
	kept := asserts("a", model.Stated)
	kept.Source, kept.AlsoIn = "wire", []model.Passage{{Source: "paper", Locator: model.Locator{Paragraph: 1}}}
	said := words("said", "We deny", "b")
	said.Paragraph = 2
	r.Quotes = append(r.Quotes, said)
	r.Ties = append(r.Ties, directed("guns", "arms", "a", "b", taken, gone, kept))
	return must(t, r)
}

// cardText writes a card as lines.
func cardText(c *model.Card) string {
	lines := []string{c.Name + "; " + c.Kind + "; " + c.Fate}
	for _, f := range append(c.Facts, c.Counts...) {
		lines = append(lines, f.Name+": "+f.Text)
	}
	for _, l := range c.Lists {
		lines = append(lines, l.Heading)
		for _, r := range l.Rows {
			lines = append(lines, "- "+strings.Join([]string{r.At.Brief(), r.Text, r.Word, r.Beneath, r.Fate}, "; "))
			if r.Struck {
				lines[len(lines)-1] += "; struck"
			}
		}
	}
	return strings.ReplaceAll(strings.Join(lines, "\n"), "no locator; ", "")
}

func TestCards(t *testing.T) {
	t.Parallel()
	v := annotated(t).Filter(model.Filter{})
	for id, want := range map[string]string{
		"a": `A; state; 
also called: Alpha, Альфа (ru)
wikidata: Q1
capital: Atown
note: seen twice
ties: 1
claims made: 2, of which 1 withdrawn or retracted
quotations: 0
roles
- member, CLUB; since 2006; ; 
- chair, CLUB; 2010; ; 
who speaks for it
- OFFICE; ; spokesman; 
sources
- A paper; 2 claims; ; 
- Wire; 2 claims; “A wire”; retracted 2 January 2025; struck`,
		"club": `CLUB; state; 
ties: 0
claims made: 0
quotations: 0
who has a part in it
- A; ; member, since 2006; chair, 2010; 
- OFFICE; ; spokesman; `,
		"office": `OFFICE; person, spokesman, CLUB; 
ties: 0
claims made: 1, of which 1 withdrawn or retracted
quotations: 0
speaks for
- A; ; ; 
works at
- CLUB; ; ; 
sources
- Wire; 1 claim; “A wire”; retracted 2 January 2025; struck`,
		"ship": "Ship; vessel; \nties: 0\nclaims made: 0\nquotations: 0",
		"paper": `A paper; article; 
reference: “A paper”
ties: 1
claims: 2, of which 1 withdrawn or retracted
quotations: 1
claims and quotations
- ¶1; A; stated; A → B: arms; Wire retracted 2 January 2025
- ¶2; “We deny”; ; B; 
- ¶3; B; denies; A → B: arms; withdrawn 1 December 2024, A log ¶9; struck`,
		"log": `A log; report; corrected 3 February 2025
reference: “A log”
reliability: B, usually reliable
language: en
note: kept by hand
ties: 1
claims: 1, of which 1 withdrawn or retracted
quotations: 0
claims and quotations
- ¶9; B; denies; A → B: arms; withdrawn 1 December 2024, A log ¶9; struck`,
	} {
		c := v.CardOf(id)
		if c == nil {
			t.Fatalf("%s has no card", id)
		}
		if got := cardText(c); got != want {
			t.Errorf("the card of %s is\n%s\nwant\n%s", id, got, want)
		}
	}
	if c := v.CardOf(ghost); c != nil {
		t.Errorf("nobody has the card %+v", c)
	}
}

// TestPropertyCardItemsLeadToWhatTheyName holds it under any filter, and from any
// list or drawing.
func TestPropertyCardItemsLeadToWhatTheyName(t *testing.T) {
	t.Parallel()
	walk(t, func(t *rapid.T, w *walker, s model.Scene) {
		s = see(w.d, s.Draw(rapid.SampledFrom([]model.Drawing{model.NoDrawing, model.TreeDrawing, model.VoicesDrawing}).Draw(t, "drawing")))
		s = see(w.d, s.TellCard(rapid.SampledFrom(w.pool.parties[1:]).Draw(t, "card")))
		if s.Card == "" { // nobody’s
			return
		}
		for _, item := range s.Story.Items {
			chosen := see(w.d, s.ChooseItem(item))
			if chosen.Item != item || chosen.Card != s.Card {
				t.Fatalf("%+v is chosen of the card %q, and shown %+v of %q", item, s.Card, chosen.Item, chosen.Card)
			}
			after := see(w.d, chosen.Enter())
			switch {
			case item.Card != "" && after.Card != item.Card, item.Card == "" && (after.Card != "" || after.Item != item), after.Focus != model.Sources:
				t.Fatalf("%+v leads from the card %q to %q, %+v", item, s.Card, after.Card, after.Item)
			case item.Tie != "" && after.Tie != item.Tie:
				t.Fatalf("%+v leads to the tie %q", item, after.Tie)
			}
			if after.Drawing == model.NoDrawing {
				coherent(t, &after)
			}
		}
	})
}

// TestCardStays tells what becomes of a card: it is the chosen actor's, stays where
// the panes are left as they are, and goes where something else is chosen.
func TestCardStays(t *testing.T) {
	t.Parallel()
	d := annotated(t)
	actor := see(d, see(d, model.Selection{Actor: "b"}).TellCard("a"))
	source := see(d, see(d, model.Selection{Actor: "b", Item: model.Item{Tie: "guns", Claim: 1}}).TellCard("paper"))
	if actor.Actor != "a" || actor.Focus != model.Sources || source.Item != (model.Item{Tie: "guns", Claim: 1}) || source.Tie != "guns" {
		t.Errorf("told are %+v and %+v", actor.Selection, source.Selection)
	}
	for name, c := range map[string]struct {
		next model.Selection
		card string
	}{
		"another actor":                {actor.ChooseActor("b"), "b"},
		"another actor, from a source": {source.ChooseActor("a"), ""},
		"a row":                        {actor.ChooseRow(&actor.Relationships.Rows[1]), ""},
		"a tie":                        {actor.ChooseTie("guns"), ""},
		"a quote":                      {actor.ChooseQuote("said"), ""},
		"another pane":                 {actor.FocusOn(model.Relationships), "a"},
		"another order":                {actor.NextOrder(), "a"},
		"a filter":                     {actor.NextContest(), "a"},
		"a drawing":                    {actor.Draw(model.TreeDrawing), ""},
		"all quotes":                   {actor.ListQuotes(), ""},
		"nobody’s":                     {actor.TellCard(ghost), "a"},
		"closed":                       {actor.CloseCard(), ""},
	} {
		if got := see(d, c.next).Card; got != c.card {
			t.Errorf("%s: the card is %q, want %q", name, got, c.card)
		}
	}
	alone := see(d, model.Selection{Actor: "ship"})
	if alone.Entry() != model.ToCard || see(d, alone.Enter()).Card != "ship" {
		t.Errorf("Enter on an actor without ties leads to %+v", see(d, alone.Enter()).Selection)
	}
}

// TestSearchTellsCards holds that what is found of an actor or a source is in sight.
func TestSearchTellsCards(t *testing.T) {
	t.Parallel()
	d := annotated(t)
	for text, card := range map[string]string{"atown": "a", "kept hand": "log", "club": "a", "“We deny”": ""} {
		if s := see(d, see(d, model.Selection{}).Search(text)); s.Card != card {
			t.Errorf("%q leads to the card of %q, want %q", text, s.Card, card)
		}
	}
}

// TestCardsAsOf holds that a card tells what was by the day of the view: nothing that
// became of a claim or a source later, and each claim by its own number.
func TestCardsAsOf(t *testing.T) {
	t.Parallel()
	d := annotated(t)
	v := d.Filter(filter("as-of", "2024-11"))
	for _, id := range []string{"a", "office", "paper", "wire", "log"} {
		if got := cardText(v.CardOf(id)); strings.Contains(got, "retracted") && !strings.Contains(got, "or retracted") || strings.Contains(got, "struck") || strings.Contains(got, "2025") {
			t.Errorf("as of a day before, the card of %s tells\n%s", id, got)
		}
	}
	if got := cardText(d.Filter(model.Filter{}).CardOf("wire")); !strings.Contains(got, "retracted 2 January 2025") {
		t.Errorf("as of now, the card is\n%s", got)
	}
}

// TestKindInWords holds that an actor is called one of its kind, also where the kind's
// id tells a reader nothing.
func TestKindInWords(t *testing.T) {
	t.Parallel()
	for _, c := range [][3]string{
		{"vessel", "vessels", "vessel"},
		{"state-company", "state companies", "state company"},
		{"ship_owner", "Ship owners", "ship owner"},
		{"ngo", "NGOs", "ngo"},
		{"vessels", "vessels", "vessels"},
		{"Q11446", "ships", "one of the ships"},
		{"v", "vessels", "one of the vessels"},
		{"bank", "money houses", "one of the money houses"},
	} {
		r := records(states("a", "b"))
		r.Head.Kinds = []model.Kind{{ID: "other", Label: "others"}, {ID: c[0], Label: c[1]}}
		r.Actors[0].Type = model.ActorType(c[0])
		d := must(t, r)
		if got := d.KindInWords(d.ActorByID("a")); got != c[2] {
			t.Errorf("one of %q is %q, want %q", c[1], got, c[2])
		}
		if got := d.KindInWords(d.ActorByID("b")); got != "state" {
			t.Errorf("a state is %q", got)
		}
	}
}
