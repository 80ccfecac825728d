package export_test

import (
	"bytes"
	"fmt"
	"io"
	"testing"

	"entente/data"
	"entente/data/export"
	"entente/model"
)

// nasty is a text with every character that some format gives a meaning.
const nasty = `=1+1 "quoted" “glue” | a\b {c} $d & <e> #f %g _h_ ^i ~j [k](l) *m* ` + "`n`" + `, o; don’t 北京 @p; =2 www.x.org -- --- '' ,, << >> ` + "``?`!`"

// nastyRecords have nasty texts wherever a text can be, parallel ties, and ties of every
// shape.
func nastyRecords() model.Records {
	date := func(text string) model.Date {
		d, err := model.ParseDate(text)
		if err != nil {
			panic(err)
		}
		return d
	}
	claim := func(by, quote string) model.Claim {
		return model.Claim{By: by, Stance: model.Asserts, Certainty: model.Stated, Source: "paper", Locator: model.Locator{Paragraph: 3}, Wording: `“-so” | "it\s"`, Quote: quote, Said: date("2024-10~"), SaidDerived: true}
	}
	denial := model.Claim{By: "spoke", Stance: model.Denies, Source: "wire", Locator: model.Locator{Paragraph: 1}}
	tie := func(id string) model.Tie {
		return model.Tie{ID: id, Type: "arms", Label: "-a|b", Amount: "@" + nasty, Summary: nasty, Date: date("2019/.."), DateDerived: true, Claims: []model.Claim{claim("a", "glue"), denial}}
	}
	directed, parallel, plain, many, ring, sides := tie("a"), tie("parallel"), tie("plain"), tie("many"), tie("ring"), tie("sides")
	directed.From, directed.To = []string{"a"}, []string{"b"} // an actor has the same id
	parallel.From, parallel.To = []string{"a"}, []string{"b"}
	plain.Between = [][]string{{"a"}, {"b"}}
	many.From, many.To = []string{"a", "c"}, []string{"b"}
	rich := &plain.Claims[0]
	rich.Parts = model.Fields{{Name: "page", Text: "=112-115"}, {Name: "timestamp", Text: "01:02:33"}}
	rich.Confidence, rich.Note = 2, "=note "+nasty
	rich.AlsoIn = []model.Passage{{Source: "wire", Locator: model.Locator{Paragraph: 1}, Wording: "=also | {so}", Quote: "alone"}}
	gone := date("2024-12-01")
	many.Claims[1].Withdrawn, many.Claims[1].WithdrawnIn = &gone, &model.Passage{Source: "wire", Locator: model.Locator{Parts: model.Fields{{Name: "section", Text: nasty}}}}
	many.Attributes, many.Note = model.Fields{{Name: "share", Text: "51%"}, {Name: nasty, Text: nasty}}, nasty
	ring.Between = [][]string{{"a", "b", "c"}}
	sides.Between = [][]string{{"a"}, {"b", "c"}}
	return model.Records{
		Head: model.Head{ID: "nasty", Title: nasty, AsOf: date("2024"), Marking: model.AmberStrict, Kinds: []model.Kind{{ID: "vessel", Label: nasty}}},
		Sources: []model.Source{
			{ID: "paper", Type: "article-newspaper", Title: nasty, Author: []model.Name{{Literal: "Ann O’Hara"}, {Literal: nasty}}, ContainerTitle: `The “Paper” & {Sons}`, Issued: date("2024-10-24/2024-10-27"), IssuedDerived: true, URL: "https://example.org/a_b?c=%20&d#e~f"},
			{ID: "wire", Type: "broadcast", Title: "A wire", Issued: date("2019/.."), Retracted: date("2025-01"), Reliability: 2, Note: nasty},
			{ID: "book", Type: "book", Title: "A book", Issued: date("1984-06~")},
			{
				ID: "Q1.chapter_2-x", Type: "chapter", Title: nasty, ContainerTitle: "A whole", Issued: date("2020"),
				Author: []model.Name{
					{Family: "O’Hara and Sons, Ltd", Given: "Ann {B}"},
					{NonDroppingParticle: "van der", Family: "Berg", Given: "Cé", Suffix: "Jr."},
					{DroppingParticle: "d’", Family: "Arc", Given: "Jeanne"},
					{NonDroppingParticle: "De", Family: "Gaulle", Given: "Charles"},
					{DroppingParticle: "de", NonDroppingParticle: "La", Family: "Fontaine", Given: "Jean"},
					{Given: "Only"},
				},
				Variables: []model.Variable{
					{Name: "publisher", Text: "Some & Press"},
					{Name: "publisher_place", Text: "Oslo"},
					{Name: "page", Text: "10-12"},
					{Name: "volume", Text: "2"},
					{Name: "DOI", Text: "10.1000/a_b"},
					{Name: "editor", Names: []model.Name{{Family: "Ed", Given: "Itor"}, {Literal: nasty}}},
					{Name: "event_date", Date: date("2019-05-01")},
					{Name: "archive", Text: "An archive"},
					{Name: "abstract", Text: nasty},
				},
				Accessed: date("2024-11-02"), ArchiveURL: "https://example.org/{kept}", Archived: date("2024-11-03"), Access: "LexisNexis", Corrected: date("2024-12-01"),
			},
		},
		Actors: []model.Actor{
			{ID: "a", Name: `A "the first"`, Type: model.State, Core: true, Aliases: []model.Alias{{Name: "=A"}, {Name: "one"}}, Summary: nasty},
			{ID: "b", Name: "+B", Short: "B", Type: model.Group},
			{ID: "c", Name: "C|", Type: model.Alliance},
			{ID: "spoke", Name: "1. S", Type: model.Person, Role: "@role", SpeaksFor: "a", Affiliation: "house", Roles: []model.Role{{Role: nasty, At: "house", Date: date("2006/..")}}, Note: nasty},
			{ID: "Q159", Name: "Ship", Type: "vessel", Aliases: []model.Alias{{Name: nasty, Language: "ru"}}, Identifiers: model.Fields{{Name: "=imo", Text: "-9"}}, Attributes: model.Fields{{Name: nasty, Text: nasty}}},
			{ID: "house", Name: "House", Type: model.Organization},
		},
		Types: []model.TieType{
			{ID: "arms", Label: "arms", Letter: "A", Definition: "Weapons.", Family: "military"},
			{ID: "oil", Label: "oil", Letter: "O", Definition: "Oil.", Family: "economic"},
		},
		Ties: []model.Tie{directed, parallel, plain, many, ring, sides},
		Quotes: []model.Quote{
			{ID: "glue", By: []string{"spoke", "a"}, Text: nasty, Source: "paper", Locator: model.Locator{Paragraph: 3}, Said: date("2024-10-23"), SaidDerived: true, Kind: model.Official, Context: nasty},
			{ID: "alone", Text: "'=rye war", Source: "wire", Locator: model.Locator{Paragraph: 1}, Kind: model.Term, Note: nasty},
		},
	}
}

// manyRecords have so many ties between thirty actors, every fourth without direction.
func manyRecords(ties int) model.Records {
	r := nastyRecords()
	r.Actors = nil
	for i := range 30 {
		r.Actors = append(r.Actors, model.Actor{ID: fmt.Sprint("actor-", i), Name: fmt.Sprint("Actor ", i), Type: model.State})
	}
	r.Ties, r.Quotes = nil, nil
	for i := range ties {
		from, to := r.Actors[i%30].ID, r.Actors[(i*7+1+i/30)%30].ID
		t := model.Tie{ID: fmt.Sprint("tie-", i), Type: r.Types[i%2].ID, Summary: fmt.Sprint("The tie ", i, "."), Claims: []model.Claim{
			{By: from, Stance: model.Asserts, Certainty: model.Believed, Source: "paper", Locator: model.Locator{Paragraph: 1 + i%40}},
		}}
		switch {
		case from == to:
			continue
		case i%4 == 0:
			t.Between = [][]string{{from, to}}
		default:
			t.From, t.To = []string{from}, []string{to}
		}
		r.Ties = append(r.Ties, t)
	}
	return r
}

func dossier(t *testing.T, r model.Records) *model.Dossier {
	t.Helper()
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func embedded(t *testing.T) *data.Loaded {
	t.Helper()
	loaded, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return loaded
}

// parts are what the tests hand on: whole dossiers, and what filters leave.
func parts(t *testing.T) map[string]export.Part {
	t.Helper()
	axis, hard := embedded(t).Dossier, dossier(t, nastyRecords())
	whole := model.Filter{}
	list := map[string]export.Part{
		"axis":           export.Keep(axis.Filter(whole), ""),
		"axis, denied":   export.Keep(axis.Filter(whole.With(model.ByContest, model.Contested)), ""),
		"axis, searched": export.Keep(axis.Filter(whole.With(model.ByCounterpart, "iran")), "drones"),
		"axis, nothing":  export.Keep(axis.Filter(whole), "zzz"),
		"nasty":          export.Keep(hard.Filter(whole), ""),
		"nasty, as of":   export.Keep(hard.Filter(whole.With(model.AsOf, "2024-11")), ""),
		"many":           export.Keep(dossier(t, manyRecords(300)).Filter(whole), ""),
	}
	for _, f := range model.Words[model.Standing]() {
		list["axis, "+f] = export.Keep(axis.Filter(whole.With(model.ByStanding, f)), "")
	}
	return list
}

// eachPart runs a test for each of the parts.
func eachPart(t *testing.T, test func(t *testing.T, p export.Part)) {
	t.Helper()
	for name, p := range parts(t) {
		t.Run(name, func(t *testing.T) { test(t, p) })
	}
}

// written gives what a writer writes.
func written(t *testing.T, write func(io.Writer, export.Part) error, p export.Part) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tally counts words.
func tally(words ...string) map[string]int {
	n := map[string]int{}
	for _, w := range words {
		n[w]++
	}
	return n
}

// shapeOf counts what a graph of the part has to hold, worked out from the ends as
// they are written: nodes, edges, and the ids of edges.
func shapeOf(p export.Part) (nodes, edges map[string]int) {
	nodes, edges = map[string]int{}, map[string]int{}
	for _, a := range p.Actors {
		nodes[a.ID]++
	}
	for _, tie := range p.Ties {
		ends := p.Dossier.EndsOf(tie)
		if len(ends) == 2 {
			edges[tie.ID]++
			continue
		}
		nodes["tie:"+tie.ID]++
		for i := range ends {
			edges[fmt.Sprintf("%s/%d", tie.ID, i+1)]++
		}
	}
	return nodes, edges
}
