package foreign

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Neo4j writes what nodes and edges are as labels, in an attribute and in data; Gephi what
// an edge is called as its Edge Label.
func TestLabelsOfGraphML(t *testing.T) {
	t.Parallel()
	const neo = `<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="name" for="node" attr.name="name"/><key id="labels" for="node" attr.name="labels"/><key id="label" for="edge" attr.name="label"/><graph edgedefault="directed">` +
		`<node id="n0" labels=":Person"><data key="labels">:Person</data><data key="name">Ann</data></node><node id="n1" labels=":Vessel"><data key="labels">:Vessel</data><data key="name">Argo</data></node>` +
		`<edge id="e0" source="n0" target="n1" label="OWNS"><data key="label">OWNS</data></edge></graph></graphml>`
	d, _ := read(t, Options{}, neo)
	var actors []string
	for i := range d.Actors {
		a := &d.Actors[i]
		actors = append(actors, a.Name+" "+string(a.Type))
		if len(a.Attributes) > 0 {
			t.Errorf("%s has %v", a.Name, a.Attributes)
		}
	}
	slices.Sort(actors)
	if diff := cmp.Diff([]string{"Ann person", "Argo Vessel"}, actors) + cmp.Diff([]string{"Ann → Argo: OWNS"}, ties(d)); diff != "" {
		t.Error(diff)
	}
	if tie := &d.Ties[0]; tie.Label != "" || len(tie.Attributes) > 0 {
		t.Errorf("it is called %q, with %v", tie.Label, tie.Attributes)
	}

	const gephi = `<graphml><key attr.name="Edge Label" for="edge" id="edgelabel"/><key attr.name="Edge Id" for="edge" id="edgeid"/><graph><node id="1"/><node id="2"/>` +
		`<edge id="7" source="1" target="2"><data key="edgeid">7</data><data key="edgelabel">pays</data></edge></graph></graphml>`
	d, _ = read(t, Options{}, gephi)
	if tie := &d.Ties[0]; tie.Label != "pays" {
		t.Errorf("it is called %q, with %v", tie.Label, tie.Attributes)
	}
}
