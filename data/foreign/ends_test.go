package foreign

import (
	"fmt"
	"strings"
	"testing"
)

// Of what nothing can be made, reading ends soon, however much of it there is.
func TestHopelessFilesEndTheReading(t *testing.T) {
	t.Parallel()
	const lines = 3 * mostUnnamed
	wide := strings.Repeat(",x", mostCells)
	for name, c := range map[string]struct{ text, want string }{
		"GraphML without ids": {
			`<graphml><graph>` + strings.Repeat("<node><data key=\"d\">A</data></node>\n", lines) + `</graph></graphml>`,
			"none of the many nodes before has an id",
		},
		"GEXF without ids": {
			`<gexf version="1.3"><graph><nodes>` + strings.Repeat("<node label=\"A\"/>\n", lines) + `</nodes></graph></gexf>`,
			"none of the many nodes before has an id",
		},
		"a wide row":          {"from,to,type\na,b,c\na,b" + wide + "\n" + strings.Repeat("a,b,c\n", lines), fmt.Sprintf("line 3, column 1: a row has more than %d cells", mostCells)},
		"a wide row in marks": {"from,to,type\na,b,c\n\"a\",b" + wide + "\n" + strings.Repeat("a,b,c\n", lines), fmt.Sprintf("line 3, column 1: a row has more than %d cells", mostCells)},
		"wide heads":          {"from,to" + wide + "\n" + strings.Repeat("a,b,c\n", lines), fmt.Sprintf("line 1, column 1: a row has more than %d cells", mostCells)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			left := strings.NewReader(c.text)
			err := NewImport(Options{}).Read("f", left)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("it ends with %v", err)
			}
			if left.Len() < len(c.text)/2 {
				t.Errorf("of %d bytes %d weren’t read", len(c.text), left.Len())
			}
		})
	}
}

// What has as many cells as a row may have is read, and so is a graph of which a few
// nodes have ids.
func TestOddFilesAreReadToTheEnd(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"a row":   "from,to,type\na,b" + strings.Repeat(",x", mostCells-2) + "\na,c,d\n",
		"a graph": `<graphml><graph><node id="a"/><node id="b"/>` + strings.Repeat("<node/>", mostUnnamed+1) + `<edge source="a" target="b"/></graph></graphml>`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			im := NewImport(Options{})
			if err := im.Read("f", strings.NewReader(text)); err != nil {
				t.Fatal(err)
			}
			if len(im.Records("f", "f").Ties) == 0 {
				t.Error("it has no tie")
			}
		})
	}
}
