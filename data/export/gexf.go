package export

import (
	"encoding/xml"
	"io"
	"slices"

	"entente/model"
)

// The types of this file are the elements of GEXF (https://gexf.net/1.2/schema.html).

type gexfXML struct {
	XMLName     xml.Name `xml:"http://www.gexf.net/1.2draft gexf"`
	Version     string   `xml:"version,attr"`
	Creator     string   `xml:"meta>creator"`
	Description string   `xml:"meta>description"`
	Graph       struct {
		Default    string      `xml:"defaultedgetype,attr"`
		Attributes []namesGEXF `xml:"attributes"`
		Nodes      []thingGEXF `xml:"nodes>node"`
		Edges      []thingGEXF `xml:"edges>edge"`
	} `xml:"graph"`
}

type namesGEXF struct {
	Class string     `xml:"class,attr"`
	Names []nameGEXF `xml:"attribute"`
}

type nameGEXF struct {
	ID    string `xml:"id,attr"`
	Title string `xml:"title,attr"`
	Type  string `xml:"type,attr"`
}

type thingGEXF struct {
	ID     string      `xml:"id,attr"`
	Source string      `xml:"source,attr,omitempty"`
	Target string      `xml:"target,attr,omitempty"`
	Label  string      `xml:"label,attr"`
	Values []valueGEXF `xml:"attvalues>attvalue"`
}

type valueGEXF struct {
	For   string `xml:"for,attr"`
	Value string `xml:"value,attr"`
}

// GEXF writes the part as the same graph as [GraphML], in release 1.2 of its format,
// the latest that networkx reads. A label is an actor's distinct name, a
// tie's type and label, or on a node of a tie its ends. The marking stands before the
// title, in the description. What is lost is what GraphML has for the graph as a whole,
// quotations, and what sources, kinds and types are but for their ids and for when sources
// were retracted. An error is the writer's.
func GEXF(w io.Writer, p Part) error {
	head := &p.Dossier.Head
	g := gexfXML{Version: "1.2", Creator: "entente", Description: joined(" ", head.Marking.String(), head.Title)}
	g.Graph.Default = "directed"
	for _, domain := range graphFacts()[1:] {
		g.Graph.Attributes = append(g.Graph.Attributes, namesGEXF{domain.of, gexfNames(append(domain.names, "retracted"))})
	}
	nodes, edges := p.graph(func(t *model.Tie) []string { return append(tieFacts(t), "retracted", p.retracted(t.Claims...)) })
	g.Graph.Nodes, g.Graph.Edges = gexfThings(nodes), gexfThings(edges)
	return writeXML(w, g)
}

func gexfNames(facts []string) []nameGEXF {
	names := make([]nameGEXF, len(facts))
	for i, name := range facts {
		names[i] = nameGEXF{name, name, typeOf(name).gexf}
		if name == "label" { // which is no attribute in GEXF
			names[i].Title = "what"
		}
	}
	return names
}

func gexfThings(things []thing) []thingGEXF {
	list := make([]thingGEXF, len(things))
	for i, t := range things {
		list[i] = thingGEXF{ID: t.id, Source: t.from, Target: t.to, Label: t.label}
		for fact := range slices.Chunk(t.facts, 2) {
			if fact[1] != "" {
				list[i].Values = append(list[i].Values, valueGEXF{fact[0], fact[1]})
			}
		}
	}
	return list
}
