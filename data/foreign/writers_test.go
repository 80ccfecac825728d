package foreign

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"entente/model"

	"github.com/google/go-cmp/cmp"
)

// output returns what a program writes. The test is skipped where trying it fails:
// .ci/run installs what is needed.
func output(t *testing.T, name string, trial []string, args ...string) string {
	t.Helper()
	if out, err := exec.Command(name, trial...).CombinedOutput(); err != nil {
		t.Skipf("%s isn’t installed here: %v %.80s", strings.Join(append([]string{name}, trial...), " "), err, out)
	}
	c := exec.Command(name, args...)
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// graphs makes graphs of each kind with networkx, and writes one.
const graphs = `
import sys, networkx as nx
kind, form = sys.argv[1:]
g = {"graph": nx.Graph, "digraph": nx.DiGraph, "multigraph": nx.MultiGraph, "multidigraph": nx.MultiDiGraph}[kind]()
g.add_node("a", label="Ann <&> “O’Hara”", size=1.5, core=True)
g.add_node("b", label="Mill")
g.add_node("c d", note="x\ny")
g.add_edge("a", "b", relation="owns", weight=2.5)
g.add_edge("b", "c d", relation="part", weight=1)
if g.is_multigraph():
    g.add_edge("a", "b", relation="knows", weight=3)
out = sys.stdout.buffer
nx.write_graphml(g, out) if form == "graphml" else nx.write_gexf(g, out)
`

func TestNetworkxIsRead(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"graph", "digraph", "multigraph", "multidigraph"} {
		for _, form := range []string{"graphml", "gexf"} {
			text := output(t, "python3", []string{"-c", "import networkx"}, "-c", graphs, kind, form)
			if f, _ := Recognized([]byte(text)); f.Name != form {
				t.Errorf("%s %s is taken for %q", kind, form, f.Name)
			}
			d, im := read(t, Options{}, text)
			between := " ↔ "
			if strings.HasSuffix(kind, "digraph") {
				between = " → "
			}
			ann, want := "Ann <&> “O’Hara”", []string{}
			if form == "gexf" { // networkx writes the id for a label, but for one of its own
				ann = d.ActorByID("a").Name
			}
			mill := d.ActorByID("b").Name
			want = append(want, ann+between+mill+": owns 2.5", mill+between+"c d: part ")
			if strings.HasPrefix(kind, "multi") {
				want = append(want, ann+between+mill+": knows 3")
			}
			var got []string
			for i := range d.Ties {
				tie := &d.Ties[i]
				got = append(got, strings.TrimSuffix(d.EndsInWords(tie)+": "+d.TypeOf(tie).Label+" "+tie.Amount, ".0"))
			}
			slices.Sort(got)
			slices.Sort(want)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s %s: %s\n%s", kind, form, diff, text)
			}
			if n := im.Report.Count("node", Taken) + im.Report.Count("node", Altered); n != 3 || len(d.Actors) != 3 {
				t.Errorf("%s %s: %d nodes", kind, form, n)
			}
			if a := d.ActorByID("a").Attributes; a.Text("size") != "1.5" || !strings.EqualFold(a.Text("core"), "true") {
				t.Errorf("%s %s: %v", kind, form, a)
			}
		}
	}
}

// citedItems makes CSL-JSON of BibTeX with citation-js.
const citedItems = `
const {Cite} = require('@citation-js/core'); require('@citation-js/plugin-bibtex'); require('@citation-js/plugin-csl');
const c = new Cite('@article{ohara, title={A bridge too dear}, author={O\'Hara, Ann and van der Berg, C{\\\'e}}, journal={The Gazette}, year=2025, month=mar, pages={1--2}, doi={10.1/x}, url={https://example.org/b}}\n@book{b, title={Another}, publisher={P}, year={1999}}');
console.log(c.format('data', {format: 'text'}));
`

func TestCitationJSIsRead(t *testing.T) {
	t.Parallel()
	text := output(t, "node", []string{"-e", "require('@citation-js/plugin-bibtex')"}, "-e", citedItems)
	if f, _ := Recognized([]byte(text)); f.Name != "csl-json" {
		t.Fatalf("it is taken for %q: %s", f.Name, text)
	}
	im := NewImport(Options{})
	if err := im.Read("items.json", strings.NewReader(text)); err != nil {
		t.Fatal(err)
	}
	sources := im.Records("x", "x").Sources
	if len(sources) != 2 {
		t.Fatal(sources)
	}
	s := sources[0]
	got := []string{s.ID, s.Type, s.Title, strings.Join(model.NamesInWords(s.Author), "; "), s.ContainerTitle, s.Issued.EDTF(), s.URL, s.VariableInWords("DOI"), s.VariableInWords("page")}
	want := []string{"ohara", "article-journal", "A bridge too dear", "Ann O'Hara; Cé van der Berg", "The Gazette", "2025-03", "https://example.org/b", "10.1/x", "1-2"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
