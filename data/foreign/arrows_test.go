package foreign

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// yEd writes that all edges are directed, and which way one leads by its arrows alone.
func TestArrows(t *testing.T) {
	t.Parallel()
	const drawn = `<graphml xmlns:y="http://www.yworks.com/xml/graphml"><key for="edge" id="d1" yfiles.type="edgegraphics"/><graph edgedefault="DEFAULT">` +
		`<node id="a"/><node id="b"/><edge id="e" source="a" target="b"EDGE><data key="d1"><y:PolyLineEdge>ARROWS<y:EdgeLabel>pays</y:EdgeLabel></y:PolyLineEdge></data></edge></graph></graphml>`
	for _, c := range []struct{ name, otherwise, edge, arrows, want string }{
		{"one at its target", "directed", "", `<y:Arrows source="none" target="standard"/>`, "a → b"},
		{"one at its source", "directed", "", `<y:Arrows source="delta" target="none"/>`, "b → a"},
		{"none", "directed", "", `<y:Arrows source="none" target="none"/>`, "a ↔ b"},
		{"one at each end", "directed", "", `<y:Arrows source="standard" target="white_delta"/>`, "a ↔ b"},
		{"an edge that says itself what it is", "directed", ` directed="true"`, `<y:Arrows source="none" target="none"/>`, "a → b"},
		{"an undirected graph", "undirected", "", `<y:Arrows source="none" target="standard"/>`, "a → b"},
		{"nothing of arrows", "directed", "", "", "a → b"},
		{"half of what arrows are", "directed", "", `<y:Arrows source="none"/>`, "a → b"},
	} {
		text := strings.NewReplacer("DEFAULT", c.otherwise, "EDGE>", c.edge+">", "ARROWS", c.arrows).Replace(drawn)
		d, im := read(t, Options{}, text)
		if diff := cmp.Diff([]string{c.want + ": tie"}, ties(d)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		told := slices.ContainsFunc(im.Report.notes, func(note string) bool { return strings.Contains(note, "by its arrows: 1 edge") })
		if said := c.edge == "" && (c.want != "a → b" || c.otherwise == "undirected"); told != said {
			t.Errorf("%s: told is %q", c.name, im.Report.notes)
		}
	}
}
