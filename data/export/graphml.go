package export

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"slices"
	"strconv"
	"strings"

	"entente/model"
)

// The types of this file are the elements of GraphML
// (http://graphml.graphdrawing.org/specification.html).

type graphMLXML struct {
	XMLName xml.Name `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
	Keys    []keyXML `xml:"key"`
	Graph   graphXML `xml:"graph"`
}

type keyXML struct {
	ID   string `xml:"id,attr"`
	For  string `xml:"for,attr"`
	Name string `xml:"attr.name,attr"`
	Type string `xml:"attr.type,attr"`
}

type graphXML struct {
	ID      string    `xml:"id,attr"`
	Default string    `xml:"edgedefault,attr"`
	Data    []dataXML `xml:"data"`
	Nodes   []nodeXML `xml:"node"`
	Edges   []edgeXML `xml:"edge"`
}

type nodeXML struct {
	ID   string    `xml:"id,attr"`
	Data []dataXML `xml:"data"`
}

type edgeXML struct {
	ID     string    `xml:"id,attr"`
	Source string    `xml:"source,attr"`
	Target string    `xml:"target,attr"`
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
// claims, and the graph's quotes and sources, are JSON with the field names of
// [JSON]. What is lost is aliases, and the definitions of types. An error is the
// writer's.
func GraphML(w io.Writer, p Part) error {
	m := graphMLXML{Graph: graphXML{ID: p.Dossier.Head.ID, Default: "directed"}}
	m.declare()
	m.Graph.Data = m.data("graph",
		"title", p.Dossier.Head.Title, "as_of", p.Dossier.Head.AsOf.EDTF(),
		"quotes", compact(records(p.Dossier.Quotes, p.Quotes, quoteRecord)),
		"sources", compact(records(p.Dossier.Sources, p.Sources, sourceRecord)))
	for _, a := range p.Actors {
		m.Graph.Nodes = append(m.Graph.Nodes, nodeXML{a.ID, m.data("node",
			"kind", "actor", "label", a.Name, "short", a.Short, "type", a.Type.String(), "core", strconv.FormatBool(a.Core),
			"summary", a.Summary, "role", a.Role, "speaks_for", a.SpeaksFor, "affiliation", a.Affiliation)})
	}
	for _, t := range p.nodes() {
		m.Graph.Nodes = append(m.Graph.Nodes, nodeXML{tieNode(t), m.data("node", append([]string{"kind", "tie"}, graphMLTie(t)...)...)})
	}
	for _, e := range p.edges() {
		facts := []string{"tie", e.tie.ID, "directed", strconv.FormatBool(e.directed), "role", e.role}
		if binary(e.tie) {
			facts = append(facts, graphMLTie(e.tie)...)
		}
		m.Graph.Edges = append(m.Graph.Edges, edgeXML{e.id, e.from, e.to, m.data("edge", facts...)})
	}
	text, err := xml.MarshalIndent(m, "", "  ")
	if err == nil {
		_, err = io.WriteString(w, xml.Header+string(text)+"\n")
	}
	return err
}

func graphMLTie(t *model.Tie) []string {
	return []string{
		"type", t.Type, "label", t.Label, "amount", t.Amount, "date", t.Date.EDTF(), "date_derived", flag(t.DateDerived, !t.Date.IsZero()),
		"standing", t.Standing().String(), "denials", strconv.Itoa(t.Denials()), "summary", t.Summary, "claims", compact(claimRecords(t.Claims)),
	}
}

// compact gives a value as JSON in one line. Records of texts and numbers always
// have one.
func compact(value any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(value) // there is nothing in them that JSON can't hold
	return strings.TrimSuffix(b.String(), "\n")
}

// declare names every key. A key is for nodes, edges or the graph, so a fact that
// both have is declared for each.
func (m *graphMLXML) declare() {
	of := map[string]string{"core": "boolean", "directed": "boolean", "date_derived": "boolean", "denials": "int"}
	tie := []string{"type", "label", "amount", "date", "date_derived", "standing", "denials", "summary", "claims"}
	for _, domain := range []struct {
		name string
		keys []string
	}{
		{"graph", []string{"title", "as_of", "quotes", "sources"}},
		{"node", append([]string{"kind", "short", "core", "role", "speaks_for", "affiliation"}, tie...)},
		{"edge", append([]string{"tie", "directed", "role"}, tie...)},
	} {
		for _, name := range domain.keys {
			key := keyXML{domain.name + "_" + name, domain.name, name, of[name]}
			if key.Type == "" {
				key.Type = "string"
			}
			m.Keys = append(m.Keys, key)
		}
	}
}

// data gives facts, names and values in turn, as data; those without a value are
// left out.
func (m *graphMLXML) data(domain string, facts ...string) []dataXML {
	var list []dataXML
	for fact := range slices.Chunk(facts, 2) {
		if fact[1] != "" {
			list = append(list, dataXML{domain + "_" + fact[0], fact[1]})
		}
	}
	return list
}
