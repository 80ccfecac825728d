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
		switch start.Name.Local {
		case "graphml":
			g.whole(elementOf(start))
		case "graph":
			graphs++
			return g.begin(elementOf(start))
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
	g.noteLeft()
	return err
}

func (g *graph) graphmlElement(e *element) {
	switch e.name {
	case "key":
		id := e.attr("id")
		g.declared(cmp.Or(e.attr("for"), "all"), id, cmp.Or(e.attr("attr.name"), e.attr("yfiles.type"), id), e)
	case "node", "edge", "hyperedge":
		g.take(e.name, g.part(e))
	case "data":
		if key, words := e.attr("key"), e.words(); g.mine != nil {
			name := strings.TrimPrefix(key, "graph_")
			g.mine.graph[name] = words
			g.mine.leave(name)
		} else if words != "" {
			g.has(g.key("graph", key), words)
		}
		g.leave(e)
	case "desc":
		g.Report.Note(fmt.Sprintf("%s says: %s", g.file, brief(e.words())))
		g.leave(e)
	default:
		g.drawn++
	}
}

// begin takes in what a graph says of itself, and sees whether it is an export of ours, by
// its keys.
func (g *graph) begin(e *element) error {
	g.directed = g.arrows(e, "edgedefault", true)
	defer g.whole(e)
	return g.beginOwn(e)
}

func (g *graph) beginOwn(e *element) (err error) {
	_, sources := g.keys["graph graph_sources"]
	_, claims := g.keys["edge edge_claims"]
	if !sources || !claims || g.mine != nil {
		return nil
	}
	if g.mine, err = g.Import.mine("graphml"); err == nil {
		g.mine.head["id"] = e.attr("id")
	}
	return err
}

// part keeps a node or an edge of an export. In GEXF its label is what is shown, and what
// ours has for one is an attribute.
func (o *own) part(kind string, p *part) Entry {
	row := line{"id": p.id, "source": p.source, "target": p.target}
	for _, f := range p.fields.fields {
		name := f.Name
		if o.as == "gexf" && name == "what" {
			name = "label"
		}
		row[name] = f.Text
		o.leave(name)
	}
	if o.as != "gexf" {
		row["label"] = cmp.Or(row["label"], p.label)
	}
	if len(p.spells) > 0 {
		o.leave("spell")
	}
	if len(p.ends)+len(p.out) > 0 {
		o.leave("endpoint")
	}
	if kind == "node" {
		if row["kind"] != "tie" {
			row["name"], row["actor_type"] = row["label"], row["type"]
		}
		o.tables["nodes"] = append(o.tables["nodes"], row)
	} else {
		o.tables["edges"] = append(o.tables["edges"], row)
	}
	return Entry{Kind: kind, ID: p.id}
}
