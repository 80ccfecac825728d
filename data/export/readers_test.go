package export_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"reflect"
	"slices"
	"strings"
	"testing"

	"entente/data/export"
	"entente/model"

	"github.com/google/go-cmp/cmp"
)

// reader gives a program's output for an input, as JSON. The test is skipped where
// trying it fails: .ci/run installs what is needed.
func reader(t *testing.T, name string, trial []string) func(t *testing.T, input []byte, into any, args ...string) {
	t.Helper()
	if out, err := exec.Command(name, trial...).CombinedOutput(); err != nil {
		t.Skipf("%s isn’t installed here: %v %.80s", strings.Join(append([]string{name}, trial...), " "), err, out)
	}
	return func(t *testing.T, input []byte, into any, args ...string) {
		t.Helper()
		c := exec.Command(name, args...)
		c.Stdin = bytes.NewReader(input)
		c.Stderr = os.Stderr
		out, err := c.Output()
		if err == nil {
			err = json.Unmarshal(out, into)
		}
		if err != nil {
			t.Fatalf("%s can’t read it: %v", name, err)
		}
	}
}

func TestGraphvizReadsDOT(t *testing.T) {
	t.Parallel()
	dot := reader(t, "dot", []string{"-V"})
	eachPart(t, func(t *testing.T, p export.Part) {
		var got struct {
			Name    string
			Objects []struct{ Name, Label, Summary, Tooltip, Standing, Peripheries string }
			Edges   []struct {
				ID, Label, Summary, Tooltip, Date, Amount, Standing, Dir, Role, Color string
				Tail, Head                                                            int
			}
		}
		// The layout isn't what is tested: osage's takes no time.
		dot(t, written(t, export.DOT, p), &got, "-Kosage", "-Tjson0")
		nodes, edges := shapeOf(p)
		for _, a := range p.Actors {
			if !slices.ContainsFunc(p.Ties, func(tie *model.Tie) bool { return slices.Contains(p.Dossier.EndsOf(tie), a) }) {
				delete(nodes, a.ID) // it only claims
			}
		}
		read, lines := map[string]int{}, map[string]int{}
		for _, o := range got.Objects {
			read[o.Name]++
			if tie := p.Dossier.TieByID(strings.TrimPrefix(o.Name, "tie:")); tie != nil && o.Standing != "" {
				tells(t, tie, o.Label, o.Peripheries == "2")
			}
		}
		for i := range got.Edges {
			e := &got.Edges[i]
			lines[e.ID]++
			id, _, _ := strings.Cut(e.ID, "/")
			tie := p.Dossier.TieByID(id)
			if (e.Dir == "none") == tie.Directed() {
				t.Errorf("%s has dir %q", e.ID, e.Dir)
			}
			ends := p.Dossier.EndsOf(tie)
			if len(ends) > 2 {
				continue
			}
			if got.Objects[e.Tail].Name != ends[0].ID || got.Objects[e.Head].Name != ends[1].ID {
				t.Errorf("%s runs from %s to %s", e.ID, got.Objects[e.Tail].Name, got.Objects[e.Head].Name)
			}
			tells(t, tie, e.Label, strings.Contains(e.Color, ":"))
			twice := func(text string) string { return strings.ReplaceAll(text, `\`, `\\`) }
			want := []string{twice(tie.Summary), tie.Date.EDTF(), twice(tie.Amount), tie.Standing().String()}
			if diff := cmp.Diff(want, []string{e.Summary, e.Date, e.Amount, e.Standing}); diff != "" {
				t.Errorf("%s: %s", e.ID, diff)
			}
			for _, q := range p.Dossier.QuotesOf(tie) {
				if !strings.Contains(e.Tooltip, twice("“"+q.Text+"”")) {
					t.Errorf("%s doesn’t have the words of %s: %s", e.ID, q.ID, e.Tooltip)
				}
			}
		}
		if diff := cmp.Diff(nodes, read); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(edges, lines); diff != "" {
			t.Error(diff)
		}
	})
}

// tells holds that an edge or a node tells its standing in words, and that a tie which
// is denied is drawn otherwise than others, also without colours.
func tells(t *testing.T, tie *model.Tie, label string, double bool) {
	t.Helper()
	if !strings.Contains(label, tie.Standing().String()) || strings.Contains(label, fmt.Sprint("✗", tie.Denials())) != tie.Contested() || double != tie.Contested() {
		t.Errorf("%s, %s with %d denials, is told as %q, with two lines: %t", tie.ID, tie.Standing(), tie.Denials(), label, double)
	}
}

// inJSON gives what a reader is handed that reads several texts at once.
func inJSON(t *testing.T, texts map[string]string) []byte {
	t.Helper()
	list, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

const networkx = `
import io, json, sys, networkx
def read(name, text):
  if name.startswith("graphml"):
    g = networkx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)
  else:
    g = networkx.read_gexf(io.BytesIO(text.encode()))
  edges = g.edges(keys=True, data=True) if g.is_multigraph() else [(u, v, d["id"], d) for u, v, d in g.edges(data=True)]
  return {"graph": g.graph, "nodes": dict(g.nodes(data=True)),
    "edges": [{"source": u, "target": v, **d, "id": k} for u, v, k, d in edges]}
print(json.dumps({name: read(name, text) for name, text in json.load(sys.stdin).items()}))
`

// A graph is what networkx makes of one.
type graph struct {
	Graph map[string]any
	Nodes map[string]map[string]any
	Edges []struct {
		Source, Target, ID, Tie, Role, Summary, Date, Claims string
		Directed                                             bool
	}
}

func TestNetworkXReadsGraphs(t *testing.T) {
	t.Parallel()
	python := reader(t, "python3", []string{"-c", "import networkx"})
	texts, graphs := map[string]string{}, map[string]graph{}
	all := parts(t)
	for name, p := range all {
		texts["graphml "+name] = string(written(t, export.GraphML, p))
		texts["gexf "+name] = string(written(t, export.GEXF, p))
	}
	python(t, inJSON(t, texts), &graphs, "-c", networkx) // all at once: to start it takes longest
	for name, got := range graphs {
		t.Run(name, func(t *testing.T) {
			format, of, _ := strings.Cut(name, " ")
			p := all[of]
			compareGraph(t, p, got)
			if mark := p.Dossier.Head.Marking.String(); format == "gexf" {
				if !strings.Contains(texts[name], "<description>"+mark) {
					t.Errorf("the graph isn’t marked %q", mark)
				}
				return
			}
			if mark, _ := got.Graph["marking"].(string); mark != p.Dossier.Head.Marking.String() {
				t.Errorf("the graph is marked %q", mark)
			}
			var quotes []struct{ ID, Text string }
			if err := json.Unmarshal([]byte(got.Graph["quotes"].(string)), &quotes); err != nil || len(quotes) != len(p.Quotes) {
				t.Fatalf("%d quotes of %d (%v)", len(quotes), len(p.Quotes), err)
			}
			for _, q := range quotes {
				if want := p.Dossier.QuoteByID(q.ID).Text; q.Text != want {
					t.Errorf("%s says %q, want %q", q.ID, q.Text, want)
				}
			}
		})
	}
}

// compareGraph holds nodes and edges against the part.
func compareGraph(t *testing.T, p export.Part, got graph) {
	t.Helper()
	nodes, edges := shapeOf(p)
	if len(nodes) != len(got.Nodes) {
		t.Errorf("%d nodes of %d", len(got.Nodes), len(nodes))
	}
	lines := map[string]int{}
	for _, e := range got.Edges {
		lines[e.ID]++
		tie := p.Dossier.TieByID(e.Tie)
		summary, claims := e.Summary, e.Claims
		if e.Role != "" {
			node := got.Nodes["tie:"+e.Tie]
			summary, claims = node["summary"].(string), node["claims"].(string)
		}
		var held []any
		if err := json.Unmarshal([]byte(claims), &held); err != nil || len(held) != len(tie.Claims) || summary != tie.Summary || e.Directed != tie.Directed() {
			t.Errorf("%s is %+v (%v)", e.ID, e, err)
		}
		if ends := p.Dossier.EndsOf(tie); e.Role == "" && (e.Source != ends[0].ID || e.Target != ends[1].ID || e.Date != tie.Date.EDTF()) {
			t.Errorf("%s runs from %s to %s", e.ID, e.Source, e.Target)
		}
	}
	if diff := cmp.Diff(edges, lines); diff != "" {
		t.Error(diff)
	}
	for _, a := range p.Actors {
		compareFacts(t, got.Nodes[a.ID], a)
	}
}

// compareFacts holds what has parts of an actor against a node's data, in JSON.
func compareFacts(t *testing.T, node map[string]any, a *model.Actor) {
	t.Helper()
	for name, want := range map[string]any{"aliases": a.Aliases, "roles": a.Roles, "identifiers": a.Identifiers, "attributes": a.Attributes} {
		list, err := json.Marshal(want)
		text, told := node[name].(string)
		if reflect.ValueOf(want).Len() == 0 {
			if told {
				t.Errorf("%s has %s: %s", a.ID, name, text)
			}
			continue
		}
		var held, had any
		if err := errors.Join(err, json.Unmarshal([]byte(text), &held), json.Unmarshal(list, &had)); err != nil {
			t.Errorf("%s: %s: %v", a.ID, name, err)
		}
		if diff := cmp.Diff(had, held); diff != "" {
			t.Errorf("%s: %s: %s", a.ID, name, diff)
		}
	}
	if note, _ := node["note"].(string); note != a.Note {
		t.Errorf("%s has the note %q", a.ID, note)
	}
}

const citation = `
const { Cite } = require('@citation-js/core')
require('@citation-js/plugin-csl')
require('@citation-js/plugin-bibtex')
const cite = new Cite(require('fs').readFileSync(0, 'utf8'))
cite.format('bibliography')
console.log(JSON.stringify(cite.data))
`

// An item is what citation-js makes of a source.
type item struct {
	ID, Type, Title, Note, URL, DOI, Page, Volume, Publisher string
	Author, Editor                                           []person
	Container                                                string `json:"container-title"`
	Place                                                    string `json:"publisher-place"`
	Issued, Accessed                                         struct {
		Parts [][]int `json:"date-parts"`
	}
}

type person struct {
	Literal, Given, Family, Suffix string
	Particle                       string `json:"non-dropping-particle"`
	Dropping                       string `json:"dropping-particle"`
}

func namesOf(people []person) []string {
	var names []string
	for _, p := range people {
		names = append(names, strings.Join(strings.Fields(strings.Join([]string{p.Literal, p.Given, p.Dropping, p.Particle, p.Family, p.Suffix}, " ")), " "))
	}
	return names
}

func TestCitationJSReadsCitations(t *testing.T) {
	t.Parallel()
	node := reader(t, "node", []string{"-e", "require('@citation-js/core'); require('@citation-js/plugin-csl'); require('@citation-js/plugin-bibtex')"})
	for name, p := range map[string]export.Part{
		"axis": export.Keep(embedded(t).Dossier.Filter(model.Filter{}), ""), "nasty": parts(t)["nasty"],
	} {
		for format, text := range map[string][]byte{"csl": written(t, export.CSL, p), "bibtex": written(t, export.BibTeX, p)} {
			t.Run(name+" "+format, func(t *testing.T) {
				if mark := p.Dossier.Head.Marking.String(); !bytes.Contains(text, []byte(mark)) {
					t.Errorf("%s stands nowhere", mark)
				}
				var got []item
				node(t, text, &got, "-e", citation)
				if len(got) != len(p.Sources) {
					t.Fatalf("%d sources of %d", len(got), len(p.Sources))
				}
				for i, s := range p.Sources {
					compareItem(t, s, &got[i], format == "csl")
				}
			})
		}
	}
}

// comparePerson holds that a name keeps its parts. BibTeX has one particle, of words with
// small letters.
func comparePerson(t *testing.T, n model.Name, got person, whole bool) {
	t.Helper()
	want := person{n.Literal, n.Given, n.Family, n.Suffix, n.NonDroppingParticle, n.DroppingParticle}
	if !whole && n.Family != "" {
		particle := strings.TrimSpace(n.DroppingParticle + " " + n.NonDroppingParticle)
		small, rest := particle, ""
		if at := strings.IndexAny(particle, "DL"); at >= 0 {
			small, rest = particle[:at], particle[at:]+" "
		}
		want = person{"", n.Given, rest + n.Family, n.Suffix, strings.TrimSpace(small), ""}
	} else if !whole {
		want = person{Family: n.String()}
	}
	if got != want {
		t.Errorf("%v is read as %+v, want %+v", n, got, want)
	}
}

func compareItem(t *testing.T, s *model.Source, got *item, whole bool) {
	t.Helper()
	for i, n := range s.Author {
		comparePerson(t, n, got.Author[i], whole)
	}
	want := []string{s.ID, s.Title, s.URL}
	read := []string{got.ID, got.Title, got.URL}
	for _, v := range []struct{ name, read string }{
		{"DOI", got.DOI}, {"page", got.Page}, {"volume", got.Volume}, {"publisher", got.Publisher}, {"publisher_place", got.Place},
	} {
		want, read = append(want, s.VariableInWords(v.name)), append(read, v.read)
	}
	want = append(want, model.NamesInWords(s.Author)...)
	read = append(read, namesOf(got.Author)...)
	if editors := s.Variable("editor"); editors != nil {
		want, read = append(want, model.NamesInWords(editors.Names)...), append(read, namesOf(got.Editor)...)
	}
	if whole || got.Type == "article-journal" || got.Type == "article" {
		want, read = append(want, s.ContainerTitle), append(read, got.Container)
	}
	if diff := cmp.Diff(want, read); diff != "" {
		t.Error(diff)
	}
	if want := s.Accessed.EDTF(); want != "" && fmt.Sprint(got.Accessed.Parts) != "[[2024 11 2]]" {
		t.Errorf("%s was accessed %v, want %s", s.ID, got.Accessed.Parts, want)
	}
	for _, part := range []string{s.Corrected.String(), s.Retracted.String(), s.Archived.String(), s.ArchiveURL, s.Access, s.Reliability.String(), s.Note} {
		if !strings.Contains(got.Note, part) {
			t.Errorf("the note is %q, without %q", got.Note, part)
		}
	}
	if s.IssuedDerived && !strings.Contains(got.Note, "worked out") {
		t.Errorf("the note is %q", got.Note)
	}
	if open := strings.Contains(s.Issued.EDTF(), ".."); open != (len(got.Issued.Parts) == 0) {
		t.Errorf("%s is issued %v", s.ID, got.Issued)
	}
}
