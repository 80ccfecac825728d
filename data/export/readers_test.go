package export_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
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
	dot := reader(t, "dot", []string{"-V"})
	eachPart(t, func(t *testing.T, p export.Part) {
		var got struct {
			Name    string
			Objects []struct{ Name, Label, Summary, Tooltip, Standing string }
			Edges   []struct {
				ID, Label, Summary, Tooltip, Date, Amount, Standing, Dir, Role string
				Tail, Head                                                     int
			}
		}
		// The layout isn't what is tested: osage's takes no time.
		dot(t, written(t, export.DOT, p), &got, "-Kosage", "-Tjson0")
		nodes, edges := shapeOf(p)
		read, lines := map[string]int{}, map[string]int{}
		for _, o := range got.Objects {
			read[o.Name]++
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

const networkx = `
import io, json, sys, networkx
g = networkx.read_graphml(io.BytesIO(sys.stdin.buffer.read()), force_multigraph=True)
print(json.dumps({"graph": g.graph, "nodes": dict(g.nodes(data=True)),
  "edges": [{"source": u, "target": v, "id": k, **d} for u, v, k, d in g.edges(keys=True, data=True)]}))
`

func TestNetworkXReadsGraphML(t *testing.T) {
	python := reader(t, "python3", []string{"-c", "import networkx"})
	eachPart(t, func(t *testing.T, p export.Part) {
		var got struct {
			Graph map[string]any
			Nodes map[string]map[string]any
			Edges []struct {
				Source, Target, ID, Tie, Role, Summary, Date, Claims string
				Directed                                             bool
			}
		}
		python(t, written(t, export.GraphML, p), &got, "-c", networkx)
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
	ID, Type, Title, Note, URL string
	Author                     []struct{ Literal, Family string }
	Container                  string `json:"container-title"`
	Issued                     struct {
		Parts [][]int `json:"date-parts"`
	}
}

func TestCitationJSReadsCitations(t *testing.T) {
	node := reader(t, "node", []string{"-e", "require('@citation-js/core'); require('@citation-js/plugin-csl'); require('@citation-js/plugin-bibtex')"})
	for name, p := range map[string]export.Part{
		"axis": export.Keep(embedded(t).Dossier.Filter(model.Filter{}), ""), "nasty": parts(t)["nasty"],
	} {
		for format, text := range map[string][]byte{"csl": written(t, export.CSL, p), "bibtex": written(t, export.BibTeX, p)} {
			t.Run(name+" "+format, func(t *testing.T) {
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

func compareItem(t *testing.T, s *model.Source, got *item, whole bool) {
	t.Helper()
	want := []string{s.ID, s.Title, s.URL}
	read := []string{got.ID, got.Title, got.URL}
	for i, name := range s.Author {
		want = append(want, name)
		if i < len(got.Author) {
			read = append(read, got.Author[i].Literal+got.Author[i].Family)
		}
	}
	if whole || got.Type == "article-journal" || got.Type == "article" {
		want, read = append(want, s.ContainerTitle), append(read, got.Container)
	}
	if diff := cmp.Diff(want, read); diff != "" {
		t.Error(diff)
	}
	if s.IssuedDerived && !strings.Contains(got.Note, "worked out") {
		t.Errorf("the note is %q", got.Note)
	}
	if open := strings.Contains(s.Issued.EDTF(), ".."); open != (len(got.Issued.Parts) == 0) {
		t.Errorf("%s is issued %v", s.ID, got.Issued)
	}
}
