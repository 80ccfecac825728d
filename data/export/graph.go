package export

import (
	"fmt"
	"slices"
	"strconv"

	"entente/model"
)

// An edge is a line of a graph: a tie of two ends, or one end of a tie of several,
// which is then a node itself.
type edge struct {
	id       string // the tie's, with its number behind a slash for one of several
	from, to string // nodes
	directed bool
	role     string // of an end of several: from, to, between, or the side 1 or 2
	tie      *model.Tie
}

// An end is an actor at one end of a tie, with the role that it has there.
type end struct{ actor, role string }

func endsOf(t *model.Tie) []end {
	var list []end
	add := func(role string, actors []string) {
		for _, id := range actors {
			list = append(list, end{id, role})
		}
	}
	switch {
	case t.Directed():
		add("from", t.From)
		add("to", t.To)
	case len(t.Between) == 1:
		add("between", t.Between[0])
	default:
		add("side 1", t.Between[0])
		add("side 2", t.Between[1])
	}
	return list
}

// binary reports whether a tie has two ends, so that an edge can be all of it.
func binary(t *model.Tie) bool { return len(endsOf(t)) == 2 }

// tieNode is the node of a tie with several ends. Ids of actors and of ties may be
// the same; none has a colon.
func tieNode(t *model.Tie) string { return "tie:" + t.ID }

// nodes returns the ties that are nodes.
func (p Part) nodes() []*model.Tie { return slices.DeleteFunc(slices.Clone(p.Ties), binary) }

// edges returns all edges, in the ties' order. Those of a tie of several ends run as
// the tie does: from who gives to the tie, and from the tie to who receives.
func (p Part) edges() []edge {
	var list []edge
	for _, t := range p.Ties {
		ends := endsOf(t)
		if len(ends) == 2 {
			list = append(list, edge{id: t.ID, from: ends[0].actor, to: ends[1].actor, directed: t.Directed(), tie: t})
			continue
		}
		for i, n := range ends {
			e := edge{fmt.Sprintf("%s/%d", t.ID, i+1), n.actor, tieNode(t), t.Directed(), n.role, t}
			if n.role == "to" {
				e.from, e.to = e.to, e.from
			}
			list = append(list, e)
		}
	}
	return list
}

// A thing is a node or an edge of a graph as GraphML and GEXF have it: its facts are
// names and values in turn.
type thing struct {
	id, from, to string // ends of an edge alone
	label        string
	facts        []string
}

// A domain is what a fact is of, and the names of all facts that it has.
type domain struct {
	of    string
	names []string
}

// graphFacts returns the facts of the graph, which GEXF has no place for, of nodes and of
// edges.
func graphFacts() []domain {
	return []domain{
		{"graph", []string{"marking", "actor_types", "title", "as_of", "quotes", "sources"}},
		{"node", slices.Concat([]string{"kind", "short", "core", "role", "speaks_for", "affiliation", "aliases", "roles", "identifiers"}, tieColumns, []string{"claims"})},
		{"edge", slices.Concat([]string{"tie", "directed", "role"}, tieColumns, []string{"claims"})},
	}
}

// A factType is the type of a fact in the words of GraphML and of GEXF.
type factType struct{ graphML, gexf string }

var (
	textFact   = factType{"string", "string"}
	truthFact  = factType{"boolean", "boolean"}
	numberFact = factType{"int", "integer"}
)

// otherFacts are the facts that are no texts.
var otherFacts = map[string]factType{"core": truthFact, "directed": truthFact, "date_derived": truthFact, "denials": numberFact}

func typeOf(fact string) factType {
	if t, ok := otherFacts[fact]; ok {
		return t
	}
	return textFact
}

// graph returns the nodes, actors and ties of several ends, and the edges, with the facts of
// ties that are asked for.
func (p Part) graph(facts func(*model.Tie) []string) (nodes, edges []thing) {
	for _, a := range p.Actors {
		nodes = append(nodes, thing{id: a.ID, label: a.DistinctName(), facts: []string{
			"kind", "actor", "label", a.Name, "short", a.Short, "type", a.Type.String(), "core", strconv.FormatBool(a.Core),
			"summary", a.Summary, "role", a.Role, "speaks_for", a.SpeaksFor, "affiliation", a.Affiliation,
			"aliases", parts(a.Aliases), "roles", parts(a.Roles), "identifiers", parts(a.Identifiers), "attributes", parts(a.Attributes), "note", a.Note,
		}})
	}
	for _, t := range p.nodes() {
		nodes = append(nodes, thing{id: tieNode(t), label: p.Dossier.EndsInWords(t), facts: append([]string{"kind", "tie"}, facts(t)...)})
	}
	for _, e := range p.edges() {
		own := []string{"tie", e.tie.ID, "directed", strconv.FormatBool(e.directed), "role", e.role}
		if binary(e.tie) {
			own = append(own, facts(e.tie)...)
		}
		edges = append(edges, thing{e.id, e.from, e.to, joined(": ", p.Dossier.TypeOf(e.tie).Label, e.tie.Label), own})
	}
	return nodes, edges
}

func tieFacts(t *model.Tie) []string {
	var facts []string
	for i, cell := range tieCells(t) {
		facts = append(facts, tieColumns[i], cell)
	}
	return append(facts, "claims", compact(t.Claims))
}
