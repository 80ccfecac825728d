package export_test

import (
	"bytes"
	"fmt"
	"io"
	"testing"

	"entente/data"
	"entente/data/export"
	"entente/model"
	"entente/model/sample"
)

// nasty is a text with every character that some format gives a meaning.
const nasty = `=1+1 "quoted" “glue” | a\b {c} $d & <e> #f %g _h_ ^i ~j [k](l) *m* ` + "`n`" + `, o; don’t 北京 @p`

// nastyRecords have nasty texts, parallel ties, and ties of every shape.
func nastyRecords() model.Records {
	date := func(text string) model.Date {
		d, err := model.ParseDate(text)
		if err != nil {
			panic(err)
		}
		return d
	}
	claim := func(by, quote string) model.Claim {
		return model.Claim{By: by, Stance: model.Asserts, Certainty: model.Stated, Source: "paper", Paragraph: 3, Wording: `“-so” | "it\s"`, Quote: quote, Said: date("2024-10~"), SaidDerived: true}
	}
	denial := model.Claim{By: "spoke", Stance: model.Denies, Source: "wire", Paragraph: 1}
	tie := func(id string) model.Tie {
		return model.Tie{ID: id, Type: "arms", Label: "-a|b", Amount: "@" + nasty, Summary: nasty, Date: date("2019/.."), DateDerived: true, Claims: []model.Claim{claim("paper", "glue"), denial}}
	}
	directed, parallel, plain, many, ring, sides := tie("a"), tie("parallel"), tie("plain"), tie("many"), tie("ring"), tie("sides")
	directed.From, directed.To = []string{"a"}, []string{"b"} // an actor has the same id
	parallel.From, parallel.To = []string{"a"}, []string{"b"}
	plain.Between = [][]string{{"a"}, {"b"}}
	many.From, many.To = []string{"a", "c"}, []string{"b"}
	ring.Between = [][]string{{"a", "b", "c"}}
	sides.Between = [][]string{{"a"}, {"b", "c"}}
	return model.Records{
		Head: model.Head{ID: "nasty", Title: nasty, AsOf: date("2024")},
		Sources: []model.Source{
			{ID: "paper", Type: "article-newspaper", Title: nasty, Author: []string{"Ann O’Hara", nasty}, ContainerTitle: `The “Paper” & {Sons}`, Issued: date("2024-10-24/2024-10-27"), IssuedDerived: true, URL: "https://example.org/a_b?c=%20&d#e~f"},
			{ID: "wire", Type: "dispatch", Title: "A wire", Issued: date("2019/..")},
			{ID: "book", Type: "book", Title: "A book", Issued: date("1984-06~")},
		},
		Actors: []model.Actor{
			{ID: "a", Name: `A "the first"`, Type: model.State, Core: true, Aliases: []string{"=A", "one"}, Summary: nasty},
			{ID: "b", Name: "+B", Short: "B", Type: model.Group},
			{ID: "c", Name: "C|", Type: model.Alliance},
			{ID: "spoke", Name: "1. S", Type: model.Person, Role: "@role", SpeaksFor: "a", Affiliation: "house"},
			{ID: "house", Name: "House", Type: model.Organization},
		},
		Types: []model.TieType{
			{ID: "arms", Label: "arms", Letter: "A", Definition: "Weapons.", Family: "military"},
			{ID: "oil", Label: "oil", Letter: "O", Definition: "Oil.", Family: "economic"},
		},
		Ties: []model.Tie{directed, parallel, plain, many, ring, sides},
		Quotes: []model.Quote{
			{ID: "glue", By: []string{"spoke", "a"}, Text: nasty, Source: "paper", Paragraph: 3, Said: date("2024-10-23"), Kind: model.Official, Context: nasty},
			{ID: "alone", Text: "'=rye war", Source: "wire", Paragraph: 1, Kind: model.Term},
		},
	}
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
		"sample":         export.Keep(dossier(t, sample.Records(300)).Filter(whole), ""),
	}
	for _, f := range model.Standings() {
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
