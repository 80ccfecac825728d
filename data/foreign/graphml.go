package foreign

import (
	"bufio"
	"cmp"
	"encoding/xml"
	"fmt"
	"strings"
)

var graphmlHead = form(`(?s)^\s*(<\?xml.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>|\s)*<([A-Za-z]+:)?graphml\b`)

func isGraphML(head []byte) bool { return graphmlHead().Match(head) }

// graphml reads GraphML (http://graphml.graphdrawing.org/specification.html), and what
// yEd writes beside it.
func (im *Import) graphml(stream *bufio.Reader) error {
	g := im.graph("GraphML")
	graphs := 0
	err := im.walk(stream, func(w *walker, start xml.StartElement) error {
		switch name := start.Name.Local; name {
		case "graphml":
		case "graph":
			graphs++
			g.directed = attr(start.Attr, "edgedefault") != "undirected"
			return g.begin(attr(start.Attr, "id"))
		default:
			e, err := w.tree(start)
			if err != nil {
				return err
			}
			g.graphmlElement(e)
			return g.nameless()
		}
		return nil
	})
	if graphs > 1 {
		im.Report.Note(fmt.Sprintf("%s has %d graphs, which are read as one", im.file, graphs))
	}
	g.noteDrawn()
	return err
}

func (g *graph) graphmlElement(e *element) {
	switch e.name {
	case "key":
		id := cmp.Or(e.attr("for"), "all") + " " + e.attr("id")
		g.keys[id] = cmp.Or(e.attr("attr.name"), e.attr("yfiles.type"), e.attr("id"))
		for _, inner := range e.inner {
			if inner.name == "default" && inner.text != "" {
				g.defaults[id] = inner.text
				g.order = append(g.order, id)
			}
		}
	case "node", "edge", "hyperedge":
		g.take(e.name, g.part(e))
	case "data":
		switch name := g.key("graph", e.attr("key")); {
		case g.mine != nil:
			g.mine.graph[strings.TrimPrefix(e.attr("key"), "graph_")] = e.text
		case len(e.inner) > 0:
			g.drawn++
		default:
			g.Report.Note(fmt.Sprintf("%s has %s: %.200s", g.file, name, e.text))
		}
	case "desc":
		g.Report.Note(fmt.Sprintf("%s says: %.200s", g.file, e.text))
	default:
		g.drawn++
	}
}

// begin sees whether the graph is an export of ours, by its keys.
func (g *graph) begin(id string) (err error) {
	_, sources := g.keys["graph graph_sources"]
	_, claims := g.keys["edge edge_claims"]
	if !sources || !claims || g.mine != nil {
		return nil
	}
	if g.mine, err = g.Import.mine("graphml"); err == nil {
		g.mine.head["id"] = id
	}
	return err
}

// part keeps a node or an edge of an export.
func (o *own) part(kind string, p *part) Entry {
	row := line{"id": p.id, "source": p.source, "target": p.target}
	for _, f := range p.fields.fields {
		row[f.Name] = f.Text
	}
	if kind == "node" {
		row["name"], row["actor_type"] = row["label"], row["type"]
		o.tables["nodes"] = append(o.tables["nodes"], row)
	} else {
		o.tables["edges"] = append(o.tables["edges"], row)
	}
	return Entry{Kind: kind, ID: p.id}
}
