package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"

	_ "entente/data/internal/seeded"
	"entente/model"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"go.yaml.in/yaml/v4"
	"pgregory.net/rapid"
)

// sameRecords compares what was written of records, and not what follows from it.
var sameRecords = cmp.Options{
	cmp.Comparer(func(a, b model.Date) bool { return a == b }),
	cmpopts.IgnoreUnexported(model.Actor{}, model.Tie{}, model.Quote{}), cmpopts.EquateEmpty(),
}

// Whatever records hold, they are the same once they were written as JSON, or as
// YAML in block style, and read again.
func TestRecordsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawRecords(t)
		text, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		checkBothWays(t, File{"r.json", text})
		for name, written := range map[string][]byte{"JSON": text, "YAML": inBlocks(t, text)} {
			l, err := Decode(File{"r.yaml", written})
			if err != nil {
				t.Fatalf("%s: %v\n%s", name, err, written)
			}
			if diff := cmp.Diff(r, l.Records, sameRecords); diff != "" {
				t.Fatalf("%s: %s\n%s", name, diff, written)
			}
		}
	})
}

// inBlocks writes JSON as people write YAML.
func inBlocks(t *rapid.T, text []byte) []byte {
	var n yaml.Node
	if err := yaml.Unmarshal(text, &n); err != nil {
		t.Fatal(err)
	}
	plainStyle(&n)
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	if err := e.Encode(&n); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func plainStyle(n *yaml.Node) {
	n.Style = 0
	for _, c := range n.Content {
		plainStyle(c)
	}
}

// texts are what YAML takes for something else, or has to quote.
func drawTold(t *rapid.T) string {
	return rapid.SampledFrom([]string{
		"plain", "1984", "true", "No", "~", "null", "1.5", "2024-10-24", "01:02:33", "a: b", "# c", "- d", "“e” & <f>", "a\\b", "'g'", "北京", "51%", "{h}", "@i", "x, y", "p; q", ";=1+1", "＝1", "[]", "a|-b",
	}).Draw(t, "text")
}

func maybe(t *rapid.T, draw func(*rapid.T) string) string {
	if rapid.Bool().Draw(t, "given") {
		return draw(t)
	}
	return ""
}

func drawDate(t *rapid.T) model.Date {
	text := rapid.SampledFrom([]string{"", "2024", "2024-10", "2024-10-24~", "2019/..", "/2021"}).Draw(t, "date")
	if text == "" {
		return model.Date{}
	}
	d, err := model.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func drawRecords(t *rapid.T) model.Records {
	r := model.Records{
		Head: model.Head{
			ID: "Q1.a_b", Title: drawTold(t), AsOf: drawDate(t), Marking: drawWord[model.Marking](t, 6),
			Kinds: []model.Kind{{ID: "vessel", Label: drawTold(t)}},
		},
		Types: []model.TieType{{ID: "y", Label: drawTold(t), Letter: "Y", Definition: drawTold(t), Family: drawTold(t)}},
	}
	for i := range 3 {
		r.Sources = append(r.Sources, drawSource(t, i))
		r.Actors = append(r.Actors, drawActor(t, i))
	}
	r.Quotes = []model.Quote{{ID: "q", Text: drawTold(t), Source: "s0", Locator: drawLocator(t), Kind: model.Term, Note: maybe(t, drawTold), Said: drawDate(t)}}
	for i := range 3 {
		r.Ties = append(r.Ties, model.Tie{
			ID: fmt.Sprint("t", i), From: []string{"a0"}, To: []string{"a1"}, Type: "y", Summary: drawTold(t), Label: maybe(t, drawTold),
			Attributes: drawFields(t), Note: maybe(t, drawTold), Date: drawDate(t), Claims: []model.Claim{drawClaim(t), drawClaim(t)},
		})
	}
	return r
}

func drawWord[E model.Enum](t *rapid.T, many int) E {
	return E(rapid.IntRange(0, many-1).Draw(t, "word"))
}

func drawFields(t *rapid.T) model.Fields {
	var f model.Fields
	for i := range rapid.IntRange(0, 3).Draw(t, "fields") {
		f = append(f, model.Field{Name: drawTold(t) + fmt.Sprint(i), Text: drawTold(t)})
	}
	return f
}

func drawNames(t *rapid.T) []model.Name {
	var names []model.Name
	for range rapid.IntRange(0, 2).Draw(t, "names") {
		name := model.Name{Literal: drawTold(t)}
		if rapid.Bool().Draw(t, "apart") {
			name = model.Name{Family: drawTold(t), Given: maybe(t, drawTold), DroppingParticle: maybe(t, drawTold), NonDroppingParticle: maybe(t, drawTold), Suffix: maybe(t, drawTold)}
		}
		names = append(names, name)
	}
	return names
}

func drawSource(t *rapid.T, i int) model.Source {
	s := model.Source{
		ID: fmt.Sprint("s", i), Type: rapid.SampledFrom(model.SourceTypes()).Draw(t, "type"), Title: drawTold(t), Author: drawNames(t),
		ContainerTitle: maybe(t, drawTold), Issued: drawDate(t), Accessed: drawDate(t), ArchiveURL: maybe(t, drawAddress), URL: maybe(t, drawAddress),
		Archived: drawDate(t), Access: maybe(t, drawTold), Reliability: drawWord[model.Reliability](t, 7),
		Corrected: drawDate(t), Retracted: drawDate(t), Note: maybe(t, drawTold),
	}
	for _, v := range rapid.Permutation(model.CSLVariables()).Draw(t, "variables")[:rapid.IntRange(0, 5).Draw(t, "many")] {
		had := model.Variable{Name: v.Name}
		switch v.Kind {
		case model.DateVariable:
			had.Date, _ = model.ParseDate("2024-10")
		case model.NameVariable:
			had.Names = append(drawNames(t), model.Name{Literal: "L"})
		case model.TextVariable, model.NumberVariable:
			had.Text = drawTold(t)
		}
		s.Variables = append(s.Variables, had)
	}
	return s
}

func drawAddress(*rapid.T) string { return "https://example.org/a?b=c&d" }

func drawActor(t *rapid.T, i int) model.Actor {
	a := model.Actor{
		ID: fmt.Sprint("a", i), Name: drawTold(t), Type: model.ActorType(rapid.SampledFrom(append(model.ActorTypes(), "vessel")).Draw(t, "type")),
		Identifiers: drawFields(t), Attributes: drawFields(t), Note: maybe(t, drawTold), Role: maybe(t, drawTold),
	}
	for range rapid.IntRange(0, 2).Draw(t, "aliases") {
		a.Aliases = append(a.Aliases, model.Alias{Name: drawTold(t), Language: maybe(t, drawTold)})
		a.Roles = append(a.Roles, model.Role{Role: drawTold(t), At: maybe(t, func(*rapid.T) string { return "a2" }), Date: drawDate(t)})
	}
	return a
}

func drawLocator(t *rapid.T) model.Locator {
	l := model.Locator{Paragraph: rapid.IntRange(0, 3).Draw(t, "paragraph")}
	for _, name := range rapid.Permutation(model.LocatorParts()).Draw(t, "parts")[:rapid.IntRange(0, 3).Draw(t, "many")] {
		text := "01:02:33"
		if name != "timestamp" {
			text = drawTold(t)
		}
		l.Parts = append(l.Parts, model.Field{Name: name, Text: text})
	}
	return l
}

func drawClaim(t *rapid.T) model.Claim {
	c := model.Claim{
		By: "a0", Stance: model.Denies, Source: rapid.SampledFrom([]string{"s0", "s1"}).Draw(t, "source"), Locator: drawLocator(t), Wording: maybe(t, drawTold),
		Said: drawDate(t), Confidence: drawWord[model.Confidence](t, 4), Note: maybe(t, drawTold),
	}
	for range rapid.IntRange(0, 2).Draw(t, "also") {
		c.AlsoIn = append(c.AlsoIn, model.Passage{Source: "s2", Locator: drawLocator(t), Wording: maybe(t, drawTold)})
	}
	if date := drawDate(t); !date.IsZero() {
		c.Withdrawn = &date
	}
	if c.Withdrawn != nil && rapid.Bool().Draw(t, "withdrawn in") {
		c.WithdrawnIn = &model.Passage{Source: "s1", Locator: drawLocator(t)}
	}
	return c
}
