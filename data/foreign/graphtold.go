package foreign

import (
	"encoding/xml"
	"fmt"
	"strings"
	"sync"
)

// An attribute is one that parts of a graph have.
type attribute struct {
	class, id, name string
	otherwise       string // what it is where nothing says it
	met             bool   // something has it
}

// declared takes the declaration of an attribute that parts of a class have.
func (g *graph) declared(class, id, name string, e *element) {
	a := &attribute{class: class, id: id, name: name}
	for _, inner := range e.parts() {
		if inner.name != "default" {
			g.drawn++
			continue
		}
		if a.otherwise == "" {
			a.otherwise = inner.words()
		}
		g.leave(inner)
	}
	g.leave(e)
	g.keys[class+" "+id], g.all = a, append(g.all, a)
}

// isForm reports whether an attribute says in which form others are, which are kept as they
// are, whatever their form.
func isForm(a xml.Attr) bool { return forms()[a.Name.Local+" "+a.Value] }

var forms = sync.OnceValue(func() map[string]bool {
	m := set("mode static", "mode dynamic", "version 1.1", "version 1.2", "version 1.3")
	for t := range strings.FieldsSeq("string boolean integer int short byte char long float double bigdecimal biginteger anyURI date dateTime liststring") {
		m["type "+t], m["attr.type "+t] = true, true
	}
	return m
})

// key returns what an attribute is called that parts of a class have.
func (g *graph) key(class, id string) string {
	for _, of := range []string{class, "all"} {
		if a := g.keys[of+" "+id]; a != nil && a.name != "" {
			a.met = true
			return a.name
		}
	}
	return id
}

// whole tells what an element says of the graph as a whole, and wasn't taken.
func (g *graph) whole(e *element) {
	for _, a := range e.attrs {
		if !isForParsers(a) && !isForm(a) {
			g.has(a.Name.Local, text(a.Value))
		}
	}
	e.attrs = nil
}

// leave notes what wasn't taken of an element.
func (g *graph) leave(e *element) {
	for _, a := range e.attrs {
		if a.Value != "" && !isForParsers(a) && !isForm(a) {
			g.left.add(a.Name.Local + " of " + e.name)
		}
	}
	if e.text != "" {
		g.stray(e.text)
	}
	g.drawn += len(e.inner)
}

// noteLeft tells what isn't kept of the graph.
func (g *graph) noteLeft() {
	if g.arrowed > 0 {
		g.Report.Note(fmt.Sprintf("%s: taken by its arrows: %s; the graph says otherwise", g.file, counted(g.arrowed, "edge", "edges")))
	}
	if g.drawn > 0 {
		g.Report.Note(fmt.Sprintf("%s: of how the graph is drawn, and of what nests further, nothing is kept: %s", g.file, counted(g.drawn, "element", "elements")))
	}
	if left := g.left.String(); left != "" {
		g.Report.Note(fmt.Sprintf("%s: of its elements is left out: %s", g.file, left))
	}
	if g.mine != nil {
		return
	}
	unmet := newNameList()
	for _, a := range g.all {
		if !a.met {
			unmet.add(a.name + " (" + a.class + ")")
		}
	}
	if list := unmet.String(); list != "" {
		g.Report.Note(fmt.Sprintf("%s declares what nothing has as text: %s", g.file, list))
	}
}
