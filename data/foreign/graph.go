package foreign

import (
	"cmp"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"entente/model"
)

// A graph reads the nodes and edges of GraphML or GEXF.
type graph struct {
	*Import

	name     string                // of the format
	about    string                // what the graph says of itself
	keys     map[string]*attribute // by what they are of and their id
	all      []*attribute          // as they were declared
	directed bool                  // edges are, unless they say otherwise
	missing  string                // stands for the start or the end that something doesn’t have
	drawn    int                   // elements that say how the graph is drawn
	arrowed  int                   // edges that lead otherwise than they say, by their arrows
	left     nameList              // of attributes of elements that aren't kept
	mine     *own                  // the graph is an export of ours
	heads    plainHeads            // of attributes
	ends     map[string][]string   // see alone
	named    bool                  // a node has an id
	unnamed  int                   // nodes that have none
}

// mostUnnamed is how many nodes may lack an id, if all do.
const mostUnnamed = 100_000

var errNameless = errors.New("none of the many nodes before has an id, by which edges name them")

// nameless returns an error once so many nodes came that have no id that none of them
// may be meant to have one: nothing could be made of a graph of these.
func (g *graph) nameless() error {
	if g.named || g.unnamed <= mostUnnamed {
		return nil
	}
	return errNameless
}

// A part is a node or an edge of a graph, with what it says of itself.
type part struct {
	id, label      string
	source, target string
	directed, says bool      // and says so itself
	fields         gathering // by the attributes' names
	heads          plainHeads
	spells         []string
	ends, out      []string // of a hyperedge: those that it comes from, or all, and those that it goes to
}

func (im *Import) graph(name string) *graph {
	return &graph{Import: im, name: name, keys: map[string]*attribute{}, left: newNameList(), heads: plainHeads{}, ends: map[string][]string{}, directed: true}
}

// directedWords are the directions that an edge may have, as GraphML, GEXF and Gephi write them.
var directedWords = sync.OnceValue(func() map[string]bool {
	return map[string]bool{"true": true, "directed": true, "false": false, "undirected": false, "mutual": false}
})

// arrows takes the attribute out that says whether edges are directed where they don't say
// it, and returns what it says.
func (g *graph) arrows(e *element, name string, otherwise bool) bool {
	word := e.attr(name)
	if directed, ok := directedWords()[word]; ok {
		return directed
	}
	if word != "" {
		g.has(name, word)
	}
	return otherwise
}

// part reads a node or an edge, and takes what is nested in it.
func (g *graph) part(e *element) *part {
	p := &part{directed: g.directed, heads: g.heads}
	for _, a := range e.attrs {
		value, name := text(a.Value), a.Name.Local
		directed, way := directedWords()[value]
		place := p.place(e.name, name)
		switch own := e.owns(a); {
		case own && place != nil && *place == "":
			*place = value
		case own && way && e.name != "node" && slices.Contains([]string{"directed", "type", "edgetype"}, name):
			p.directed, p.says = directed, true
		case isForParsers(a):
		default:
			p.fields.add(name, value)
		}
	}
	e.attrs = nil
	for _, inner := range e.parts() {
		g.inside(e.name, p, inner)
	}
	g.leave(e)
	class := cmp.Or(map[string]string{"node": "node"}[e.name], "edge")
	for _, a := range g.all {
		if a.otherwise != "" && (a.class == class || a.class == "all") {
			if name := g.key(class, a.id); !p.fields.has(name) {
				p.fields.add(name, a.otherwise)
			}
		}
	}
	return p
}

// place returns where an attribute goes that is known of all parts of a kind, or nil.
func (p *part) place(kind, name string) *string {
	switch {
	case name == "id":
		return &p.id
	case name == "label":
		return &p.label
	case name == "source" && kind != "node":
		return &p.source
	case name == "target" && kind != "node":
		return &p.target
	}
	return nil
}

// inside reads an element within a node or an edge.
func (g *graph) inside(class string, p *part, e *element) {
	switch e.name {
	case "data":
		g.data(class, p, e)
	case "desc":
		p.fields.add("description", e.words())
	case "port":
		p.fields.add("port", e.attr("name"))
	case "endpoint":
		if class == "node" {
			g.drawn++
			return
		}
		g.endpoint(p, e)
	case "attvalue":
		value := e.attr("value")
		if when := interval(e.attr("start"), e.attr("end"), open); when != "" {
			value += " (" + when + ")"
		}
		of := e.attr("for")
		if of == "" {
			of = e.attr("id")
		}
		p.fields.add(g.key(class, of), value)
	case "spell":
		if when := interval(e.attr("start"), e.attr("end"), open); when != "" {
			p.spells = append(p.spells, when)
		}
	case "parent":
		p.fields.add("inside", e.attr("for"))
	case "attvalues", "spells", "parents":
		for _, inner := range e.parts() {
			g.inside(class, p, inner)
		}
	case "graph", "nodes", "edges":
		g.nested(p, e)
	default:
		g.drawn++
		return
	}
	g.leave(e)
}

// endpoint reads one end of a hyperedge.
func (g *graph) endpoint(p *part, e *element) {
	way := e.attr("type")
	if way == "out" {
		p.out = append(p.out, e.attr("node"))
		return
	}
	if way != "" && way != "in" && way != "undir" {
		g.left.add("type of endpoint " + way)
	}
	p.ends = append(p.ends, e.attr("node"))
}

// data reads an attribute of GraphML. yEd writes there how a node is drawn, with its
// label.
func (g *graph) data(class string, p *part, e *element) {
	key, words, inner := e.attr("key"), e.words(), e.parts()
	if words != "" {
		p.fields.add(g.key(class, key), words)
	}
	if len(inner) == 0 {
		return
	}
	g.drawn++
	if class == "edge" {
		g.drawnArrows(p, inner)
	}
	labels := labelsIn(inner)
	if len(labels) > 0 && p.label == "" {
		p.label, labels = labels[0], labels[1:]
	}
	p.fields.addAll("label", labels...)
}

func labelsIn(elements []*element) []string {
	var list []string
	for _, inner := range elements {
		if strings.HasSuffix(inner.name, "Label") && inner.text != "" {
			list = append(list, inner.text)
		} else {
			list = append(list, labelsIn(inner.inner)...)
		}
	}
	return list
}

// nested takes the nodes and edges that stand within a node.
func (g *graph) nested(p *part, e *element) {
	outside := g.directed
	defer func() { g.directed = outside }()
	g.directed = g.arrows(e, "edgedefault", outside)
	for _, inner := range e.parts() {
		switch inner.name {
		case "node":
			q := g.part(inner)
			q.fields.add("inside", p.id)
			g.take("node", q)
		case "edge", "hyperedge":
			g.take(inner.name, g.part(inner))
		default:
			g.inside("node", p, inner)
		}
	}
}

// What stands in EDTF for the start or the end that something doesn’t have. Where a format
// doesn’t say that what has no end still holds, it may have ended at some time.
const (
	open    = ".."
	unknown = ""
)

// interval returns from when until when something is, as EDTF, with what stands for an end
// that isn’t there.
func interval(start, end, missing string) string {
	if start == "" && end == "" {
		return ""
	}
	return cmp.Or(start, missing) + "/" + cmp.Or(end, missing)
}

// What an attribute of a node or an edge is called that has a place of its own.
var (
	nameNames = []string{"label", "name", "title"}
	edgeNames = []string{"label", "edge label", "name", "title"}
	typeNames = []string{"type", "relationship", "relation", "interaction", "connection", "kind", "edge type", "category"}
	sumNames  = []string{"summary", "description"}
)

// plainHeads are heads as they are compared, of those that were met before: what one part
// has for an attribute all have.
type plainHeads map[string]string

// of returns a head as [plainHead] does.
func (h plainHeads) of(head string) string {
	const most = 1 << 10
	plain, ok := h[head]
	if !ok {
		if len(h) == most {
			clear(h)
		}
		plain = plainHead(head)
		h[head] = plain
	}
	return plain
}

// pick takes the first of the fields with one of these names out of them.
func (p *part) pick(names ...string) string {
	for _, name := range names {
		for i, f := range p.fields.fields {
			if p.heads.of(f.Name) == name {
				p.fields.fields = slices.Delete(p.fields.fields, i, i+1)
				return f.Text
			}
		}
	}
	return ""
}

// labels takes out what Neo4j says that a node is, in an attribute and in data, as :Person.
func (p *part) labels() string {
	words := p.fields.fields.Text("labels")
	if !strings.HasPrefix(words, ":") {
		return ""
	}
	if p.fields.fields.Text("labels 2") == words {
		p.pick("labels 2")
	}
	return strings.Trim(p.pick("labels"), ":")
}

func (g *graph) take(kind string, p *part) {
	switch {
	case g.mine != nil:
		g.tell(g.mine.part(kind, p))
	case kind == "node":
		g.node(p)
	default:
		g.edgeOf(kind, p)
	}
}

func (g *graph) node(p *part) {
	if p.id == "" {
		g.unnamed++
		g.tell(Entry{Kind: "node", Fate: LeftOut, Why: "it has no id"})
		return
	}
	g.named = true
	p.fields.addAll("spell", p.spells...)
	a := model.Actor{Name: p.label}
	if a.Name == "" {
		a.Name = cmp.Or(p.pick(nameNames...), p.id)
	}
	if kind := cmp.Or(p.pick(typeNames...), p.labels()); kind != "" {
		a.Type = g.kind(kind, kind)
	}
	a.Summary = p.pick(sumNames...)
	a.Attributes = p.fields.fields
	g.tell(g.declare("node", p.id, a))
}

func (g *graph) edgeOf(kind string, p *part) {
	t := &pending{sortOfTie: &sortOfTie{kind: kind, family: g.name}, from: g.alone(p.source), to: g.alone(p.target), undirected: !p.directed}
	if len(p.ends)+len(p.out) > 0 {
		t.from, t.to, t.undirected = p.ends, p.out, len(p.out) == 0
		p.fields.add("source", p.source)
		p.fields.add("target", p.target)
	}
	t.ID, t.what = p.id, p.pick(typeNames...)
	label := p.label
	switch {
	case label == "":
		label = p.pick(edgeNames...)
	case t.what == "" && g.name == "GraphML" && p.fields.fields.Text("label") == label: // Neo4j's
		t.what, label = p.pick("label"), ""
	}
	t.what = cmp.Or(t.what, "tie")
	t.Summary = p.pick(sumNames...)
	if model.Columns(label) <= model.LabelColumns {
		t.Label, t.Summary = label, cmp.Or(t.Summary, label)
	} else {
		t.Summary = strings.TrimSpace(label + " " + t.Summary)
	}
	if t.Amount = p.pick("amount", "weight", "value"); t.Amount == "1" || t.Amount == "1.0" {
		p.fields.add("weight", t.Amount) // as every edge has that says nothing
		t.Amount = ""
	}
	var why string
	if t.Date, why = p.date(g.missing); why != "" {
		t.testimony = &testimony{why: why}
	}
	if !p.held(t) {
		g.tell(Entry{Kind: kind, ID: cmp.Or(p.id, p.source+" "+p.target), Fate: LeftOut, Why: t.why})
		return
	}
	t.Attributes = p.fields.fields
	g.wait(t)
}

// held takes in what is held of an edge, if its attributes tell it, and reports whether they
// are understood. A certainty alone that isn't, and any that is a number, stays an attribute.
func (p *part) held(t *pending) bool {
	stance, certainty := p.pick("stance"), p.pick("certainty")
	if stance+certainty == "" {
		return true
	}
	is := positionOf(stance, certainty)
	switch {
	case is.odd != "" && stance == "":
		p.fields.add("certainty", certainty) // what a graph has under that name may be anything
		is = position{stance: model.Asserts, certainty: model.Stated, why: isOther}
	case is.note != "":
		p.fields.add("certainty", certainty)
	}
	said := cmp.Or(t.testimony, new(testimony))
	said.stance, said.certainty, said.why = is.stance, is.certainty, cmp.Or(is.why, said.why)
	t.testimony = said
	return is.odd == ""
}

// alone returns an id alone in a list, which edges have at them that come soon after each
// other.
func (g *graph) alone(id string) []string {
	const most = 1 << 14
	list, ok := g.ends[id]
	if !ok {
		if len(g.ends) == most {
			clear(g.ends)
		}
		list = []string{id}
		g.ends[id] = list
	}
	return list
}

// date returns when a part is: its interval, its only spell, or its date; and why that isn't
// as it came, empty where it is. What isn't kept so goes to the fields.
func (p *part) date(missing string) (d model.Date, why string) {
	start, end := p.pick("start"), p.pick("end")
	when, spells := interval(start, end, missing), p.spells
	if when == "" && len(spells) == 1 {
		when, spells = spells[0], nil
	}
	if when == "" {
		when = p.pick("date", "year")
	}
	var asIs bool
	if !fractional(start) && !fractional(end) {
		d, asIs = date(when)
	}
	switch {
	case !d.IsZero() || when == "":
	case start == "" && end == "":
		p.fields.add("date", when)
	default: // as they came, and not as an interval of them
		p.fields.add("start", start)
		p.fields.add("end", end)
	}
	p.fields.addAll("spell", spells...)
	switch {
	case asIs || when == "":
		return d, ""
	case d.IsZero():
		return d, noDate
	}
	return d, newDate
}

// fractional reports whether a time is a number that isn't whole, as Gephi's may be. Other
// programs don't write dates so.
func fractional(time string) bool {
	n, err := strconv.ParseFloat(time, 64)
	return err == nil && n != math.Trunc(n)
}
