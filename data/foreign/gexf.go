package foreign

import (
	"bufio"
	"cmp"
	"encoding/xml"
)

var gexfHead = form(`(?s)^\s*(<\?xml.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>|\s)*<([A-Za-z]+:)?gexf\b`)

func isGEXF(head []byte) bool { return gexfHead().Match(head) }

// gexf reads GEXF 1.2 and 1.3 (https://gexf.net/schema.html).
func (im *Import) gexf(stream *bufio.Reader) error {
	g := im.graph("GEXF")
	g.missing = open // as its schema has it
	err := im.walk(stream, func(w *walker, start xml.StartElement) error {
		switch start.Name.Local {
		case "gexf":
			g.whole(elementOf(start))
		case "nodes", "edges":
			g.leave(elementOf(start))
		case "graph":
			e := elementOf(start)
			g.directed = g.arrows(e, "defaultedgetype", false)
			g.whole(e)
		default:
			e, err := w.tree(start)
			if err != nil {
				return err
			}
			return cmp.Or(g.gexfElement(e), g.nameless())
		}
		return nil
	})
	g.noteLeft()
	return err
}

// ownGEXF sees whether the graph is an export of ours, by its attributes, before the first of
// its parts.
func (g *graph) ownGEXF() (err error) {
	_, standing := g.keys["edge standing"]
	_, claims := g.keys["edge claims"]
	_, denials := g.keys["node denials"]
	if !standing || !claims || !denials || g.mine != nil {
		return nil
	}
	if g.mine, err = g.Import.mine("gexf"); err == nil {
		g.mine.graph["description"] = g.about
	}
	return err
}

func (g *graph) gexfElement(e *element) error {
	switch e.name {
	case "attributes":
		class := cmp.Or(e.attr("class"), "all")
		for _, a := range e.parts() {
			id := a.attr("id")
			g.declared(class, id, cmp.Or(a.attr("title"), id), a)
		}
		g.leave(e)
	case "node", "edge":
		if err := g.ownGEXF(); err != nil {
			return err
		}
		g.take(e.name, g.part(e))
	case "meta":
		g.whole(e)
		for _, inner := range e.parts() {
			words := inner.words()
			if inner.name == "description" {
				g.about = words
			}
			if words != "" {
				g.has(inner.name, words)
			}
			g.leave(inner)
		}
		g.leave(e)
	default:
		g.drawn++
	}
	return nil
}
