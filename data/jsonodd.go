package data

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// odd reads a value as a node that isn't understood at once, and which is JSON all the same:
// a record with a field that there isn't, or with a word for a number. It is behind what
// reach passes. Nothing before or behind it is read again. Where it is no JSON, or YAML
// doesn't take its characters, it reports false.
func (p *jsonReader) odd(reach func(), read func(at spot, n *yaml.Node)) bool {
	p.at, p.line, p.failed, p.short, p.torn = p.from, p.line0, false, false, false
	start, at, root := 0, spot{}, (*yaml.Node)(nil)
	if !p.whole(func() {
		p.values = 0
		reach()
		p.peek()
		start, at = p.at, p.spot()
		root = p.node()
	}) || !isYAMLText(p.text[start:p.at]) {
		p.fail()
		return false
	}
	d := p.d
	d.at = p.places.source
	p.refused = !d.plain(root, recordDepth) || p.refused
	read(at, root)
	for n := range d.flawed {
		d.flaws[d.location(n)] = true
	}
	clear(d.flawed)
	return true
}

// oddRecord reads a record of a list so, which begins there.
func (p *jsonReader) oddRecord(at jsonStop, l *recordList) bool {
	return p.odd(func() { p.more(']', at.first) }, func(where spot, record *yaml.Node) {
		spots := p.d.locations.records
		spots[l.name] = append(spots[l.name], where)
		p.d.append(l, record)
		p.oddClaims(l.name, record)
	})
}

// recordDepth is how deep records stand in a dossier.
const recordDepth = 2

// node reads a value that is JSON, to the letter, since what YAML alone reads may end elsewhere
// than it seems. It returns the node that YAML's parser makes of it, in a quarter of the time;
// only of numbers it isn't said what they are.
func (p *jsonReader) node() *yaml.Node {
	if p.failed {
		return nil
	}
	at := p.places.location(p.offset())
	m := jsonNodes{p, p.at, at.Line, at.Column}
	return m.value(0)
}

// A jsonNodes makes the nodes of a value. It knows where the last of them begins.
type jsonNodes struct {
	*jsonReader

	last, lastLine, column int
}

func (m *jsonNodes) value(depth int) *yaml.Node {
	open := m.peek()
	n := m.begin()
	switch open {
	case '"':
		m.quotedText(n)
	case 'n':
		m.literal("null")
		n.Tag, n.Value = "!!null", "null"
	case '[':
		n.Kind, n.Style, n.Tag = yaml.SequenceNode, yaml.FlowStyle, "!!seq"
		m.group(n, ']', depth)
	case '{':
		n.Kind, n.Style, n.Tag = yaml.MappingNode, yaml.FlowStyle, "!!map"
		m.group(n, '}', depth)
	default:
		n.Value = m.keeps.text(m.bare())
	}
	return n
}

// begin returns a text's node that begins where the reader is.
func (m *jsonNodes) begin() *yaml.Node {
	passed := m.text[m.last:m.at]
	if m.line > m.lastLine {
		passed = passed[bytes.LastIndexAny(passed, "\r\n")+1:]
		m.column = 1
	}
	m.column += utf8.RuneCount(passed)
	m.last, m.lastLine = m.at, m.line
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Line: m.line, Column: m.column}
}

// group reads what stands in brackets.
func (m *jsonNodes) group(n *yaml.Node, closing byte, depth int) {
	if m.at++; depth >= deepestParsed {
		m.fail()
	}
	for first := true; m.more(closing, first); first = false {
		if closing == '}' {
			m.peek()
			key := m.begin()
			m.quotedText(key)
			m.colon()
			n.Content = append(n.Content, key)
		}
		n.Content = append(n.Content, m.value(depth+1))
	}
}

// quotedText reads a text, whose escapes are those of JSON.
func (m *jsonNodes) quotedText(n *yaml.Node) {
	raw, plain := m.quoted()
	if !plain {
		raw = m.unescaped(raw)
	}
	n.Style, n.Value = yaml.DoubleQuotedStyle, m.keeps.text(raw)
}

// oddClaims keeps the lines of the claims of a tie that was read as YAML.
func (p *jsonReader) oddClaims(list string, record *yaml.Node) {
	if list != "ties" {
		return
	}
	if claims := p.d.locations.child(record, "claims"); claims != nil && claims.Kind == yaml.SequenceNode {
		for _, c := range claims.Content {
			p.places.claims = append(p.places.claims, line(c))
		}
	}
}

// nodeAt returns the node of a text in brackets, or of another that is JSON, which stands
// somewhere in a file, or the error of the parser, which stands there too.
func nodeAt(text []byte, at Location) (*yaml.Node, error) {
	plain, stands := parsable(text)
	p := part{start: 1, line: at.Line, column: at.Column, before: documentStart}
	root, err := document(io.MultiReader(strings.NewReader(documentStart), bytes.NewReader(plain)))
	p.moveError(err)
	if root != nil {
		p.move(root)
		stands.putBack(root)
	}
	return root, err
}

// A jsonStop is where a file is no JSON that is understood: from there on it is read as
// YAML.
type jsonStop struct {
	at     int    // the offset behind what was read before
	list   string // whose item was to follow; empty where a field was
	first  bool   // nothing of the list, or no field, was read
	behind bool   // nothing was to follow any more
	torn   bool   // what follows is JSON up to the end of the file, which is in the middle of it
}

// cutBehind returns the parts of a file of which something was read as JSON: that, and those
// of the rest. It returns nil where the rest can't be read without what is before it.
func cutBehind(of *fileText, d *decoder, p *jsonReader) []part {
	rest := bytes.TrimLeft(of.text[p.stop.at:], blanks+",")
	if len(p.met) == 0 || len(rest) > 0 && (rest[0] == '#' || rest[0] == ':') {
		return nil // or it may say something of what is before
	}
	before := part{of: of, done: d}
	d.part, d.parsed = &before, !p.refused
	for name, at := range p.met {
		d.met[name] = p.places.location(at)
	}
	d.locations.claims = p.places.claimLines(d.records.Ties)
	c := newCutter(of)
	c.rest(p.stop)
	c.close()
	return append([]part{before}, c.parts...)
}

// rest begins the part of a file behind what was read of it as JSON, so that it stands
// in what YAML reads as it does in the file: as an item that follows others, or as a field.
func (c *cutter) rest(from jsonStop) {
	c.pass(from.at)
	if from.torn && len(c.text)-from.at > 4*c.of.each {
		c.torn(from)
		return
	}
	switch {
	case from.behind:
		c.begin("", "--- {}")
		return
	case from.list != "" && from.first:
		c.begin(from.list, "--- [")
	case from.list != "":
		c.begin(from.list, "--- [{}")
		c.now.led = 1
	case from.first:
		c.begin("", "--- {")
	default:
		c.begin("", `--- {"": []`)
		c.now.led = 2
	}
	if from.list != "" {
		c.flowItems(from.list, "]", 1)
		c.flowListEnds()
	}
	c.flowFields()
}

// An opened is a bracket that is open. Whatever is whole in it stands in the text as an empty
// list.
type opened struct {
	text string
	rest cutterMark // behind what is whole
}

// torn makes a part of the end of a file that is torn within a large value: nothing of that
// can be read, and the parser would keep all of it to the end.
func (c *cutter) torn(from jsonStop) {
	open := []opened{{"{", c.mark()}}
	if from.list != "" {
		open[0].text = "["
	}
	for b := c.next(); b != 0; b = c.next() {
		switch b {
		case '[', '{':
			open = append(open, opened{string(b), c.mark()})
			continue
		case ']', '}':
			open = open[:len(open)-1]
		}
		top := &open[len(open)-1]
		top.rest = c.mark()
		switch whole := map[byte]string{'[': `[]`, '{': `"": []`}[top.text[0]]; b {
		case ',':
			top.text = top.text[:1] + whole + ", "
		default:
			top.text += whole
		}
	}
	before := documentStart
	for i, o := range open {
		before += o.text
		if o.text[0] == '{' && i+1 < len(open) {
			before += `"": `
		}
	}
	last := open[len(open)-1].rest
	c.now = part{of: c.of, start: last.at, line: last.line, column: last.column, lineStart: last.lineStart, before: before, torn: true}
	c.began = c.now
}
