package export

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"slices"
	"strings"
)

// The types of this file are the elements of GraphML
// (http://graphml.graphdrawing.org/specification.html).

type graphMLXML struct {
	XMLName xml.Name `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
	Keys    []keyXML `xml:"key"`
	Graph   struct {
		ID      string    `xml:"id,attr"`
		Default string    `xml:"edgedefault,attr"`
		Data    []dataXML `xml:"data"`
		Nodes   []partXML `xml:"node"`
		Edges   []partXML `xml:"edge"`
	} `xml:"graph"`
}

type keyXML struct {
	ID   string `xml:"id,attr"`
	For  string `xml:"for,attr"`
	Name string `xml:"attr.name,attr"`
	Type string `xml:"attr.type,attr"`
}

// A partXML is a node, or an edge, which alone has a source and a target.
type partXML struct {
	ID     string    `xml:"id,attr"`
	Source string    `xml:"source,attr,omitempty"`
	Target string    `xml:"target,attr,omitempty"`
	Data   []dataXML `xml:"data"`
}

type dataXML struct {
	Key  string `xml:"key,attr"`
	Text string `xml:",chardata"`
}

// GraphML writes the part as one graph: actors are nodes of kind actor, ties edges,
// and a tie of several ends is a node of kind tie with an edge to each, which has a
// role. Every edge is declared as directed, since readers such as networkx refuse
// a graph that mixes; the data directed tells which edges have a direction. A tie's
// claims, and the graph's quotes and sources, and all that has parts are JSON with the
// field names of [JSON]. What is lost is what types are but for their ids. An error is
// the writer's.
func GraphML(w io.Writer, p Part) error {
	m := graphMLXML{Keys: keysXML()}
	m.Graph.ID, m.Graph.Default = p.Dossier.Head.ID, "directed"
	m.Graph.Data = dataOf("graph",
		"marking", p.Dossier.Head.Marking.String(), "actor_types", parts(p.Dossier.Head.Kinds), "title", p.Dossier.Head.Title, "as_of", p.Dossier.Head.AsOf.EDTF(),
		"quotes", compact(inOrder(p.Dossier.Quotes, p.Quotes)),
		"sources", compact(inOrder(p.Dossier.Sources, p.Sources)))
	nodes, edges := p.graph(tieFacts)
	for _, n := range nodes {
		m.Graph.Nodes = append(m.Graph.Nodes, partXML{ID: n.id, Data: dataOf("node", n.facts...)})
	}
	for _, e := range edges {
		m.Graph.Edges = append(m.Graph.Edges, partXML{e.id, e.from, e.to, dataOf("edge", e.facts...)})
	}
	return writeXML(w, m)
}

// writeXML writes a value as a document of XML. An error is the writer's.
func writeXML(w io.Writer, value any) error {
	text, err := xml.MarshalIndent(value, "", "  ")
	if err == nil {
		_, err = io.WriteString(w, xml.Header+string(text)+"\n")
	}
	return err
}

// compact returns a value as JSON in one line. Records of texts and numbers always
// have one.
func compact(value any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(value) // there is nothing in them that JSON can't hold
	return strings.TrimSuffix(b.String(), "\n")
}

// keysXML declares every key. A key is for nodes, edges or the graph, so a fact that
// both have is declared for each.
func keysXML() []keyXML {
	var list []keyXML
	for _, domain := range graphFacts() {
		for _, name := range domain.names {
			list = append(list, keyXML{domain.of + "_" + name, domain.of, name, typeOf(name).graphML})
		}
	}
	return list
}

// dataOf returns facts, names and values in turn, as data; those without a value are
// left out.
func dataOf(domain string, facts ...string) []dataXML {
	var list []dataXML
	for fact := range slices.Chunk(facts, 2) {
		if fact[1] != "" {
			list = append(list, dataXML{domain + "_" + fact[0], fact[1]})
		}
	}
	return list
}
