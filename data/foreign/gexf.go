package foreign

import (
	"bufio"
	"cmp"
	"encoding/xml"
	"fmt"
)

var gexfHead = form(`(?s)^\s*(<\?xml.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>|\s)*<([A-Za-z]+:)?gexf\b`)

func isGEXF(head []byte) bool { return gexfHead().Match(head) }

// gexf reads GEXF 1.2 and 1.3 (https://gexf.net/schema.html).
func (im *Import) gexf(stream *bufio.Reader) error {
	g := im.graph("GEXF")
	err := im.walk(stream, func(w *walker, start xml.StartElement) error {
		switch start.Name.Local {
		case "gexf", "nodes", "edges":
		case "graph":
			g.directed = attr(start.Attr, "defaultedgetype") == "directed" // undirected is its default
		default:
			e, err := w.tree(start)
			if err != nil {
				return err
			}
			g.gexfElement(e)
			return g.nameless()
		}
		return nil
	})
	g.noteDrawn()
	return err
}

func (g *graph) gexfElement(e *element) {
	switch e.name {
	case "attributes":
		for _, a := range e.inner {
			id := cmp.Or(e.attr("class"), "all") + " " + a.attr("id")
			g.keys[id] = cmp.Or(a.attr("title"), a.attr("id"))
			for _, inner := range a.inner {
				if inner.name == "default" && inner.text != "" {
					g.defaults[id] = inner.text
					g.order = append(g.order, id)
				}
			}
		}
	case "node", "edge":
		g.take(e.name, g.part(e))
	case "meta":
		for _, inner := range e.inner {
			if inner.text != "" {
				g.Report.Note(fmt.Sprintf("%s has %s: %.200s", g.file, text(inner.name), inner.text))
			}
		}
	default:
		g.drawn++
	}
}
