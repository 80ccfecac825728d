package data

import (
	"bytes"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"
)

// odd reads a value as YAML that isn't understood at once, and which is JSON all the same:
// a record with a field that there isn't, or with a word for a number. It is behind what
// reach passes. Only its own nodes are made, and nothing before or behind it is read again.
// Where it is no JSON, or YAML doesn't take it, it reports false.
func (p *jsonReader) odd(reach func(), read func(at spot, n *yaml.Node)) bool {
	p.at, p.line, p.failed, p.short, p.torn = p.from, p.line0, false, false, false
	start, at := 0, spot{}
	if !p.whole(func() {
		p.values = 0
		reach()
		p.peek()
		start, at = p.at, p.spot()
		p.pass(0)
	}) || p.at-start > longestOdd {
		p.fail()
		return false
	}
	d, text := p.d, p.text[start:p.at]
	place := p.places.location(at.at)
	d.at = p.places.source
	root, err := nodeAt(text, place)
	if err != nil || root == nil || !isYAMLText(text) {
		p.fail()
		return false
	}
	p.refused = !d.plain(root, recordDepth) || p.refused
	read(at, root)
	for n := range d.flawed {
		d.flaws[d.location(n)] = true
	}
	clear(d.flawed)
	return true
}

// oddRecord reads a record of a list so, which begins there.
func oddRecord[R any](p *jsonReader, at jsonStop, what string, into *[]R) bool {
	return p.odd(func() { p.more(']', at.first) }, func(where spot, record *yaml.Node) {
		spots := p.d.locations.records
		spots[at.list] = append(spots[at.list], where)
		list(p.d, []*yaml.Node{record}, into, what)
		p.oddClaims(at.list, record)
	})
}

// longestOdd is how many bytes a value may have that is read so. The parser takes least where
// one stands alone: of a list it keeps whatever an item has, until that ends.
const longestOdd = MaxFile

// recordDepth is how deep records stand in a dossier.
const recordDepth = 2

// pass passes over a value that is JSON, to the letter: what YAML alone reads may end
// elsewhere than it seems.
func (p *jsonReader) pass(depth int) {
	open := p.peek()
	switch open {
	case '"':
		p.passText()
	case 'n':
		p.literal("null")
	case '[', '{':
		if p.at++; depth > deepestParsed {
			p.fail()
		}
		closing := open + 2 // as ASCII has them
		for first := true; p.more(closing, first); first = false {
			if open == '{' {
				p.peek()
				p.passText()
				p.colon()
			}
			p.pass(depth + 1)
		}
	default:
		p.bare()
	}
}

// passText passes over a text, whose escapes are those of JSON.
func (p *jsonReader) passText() {
	if raw, plain := p.quoted(); !plain {
		p.unescaped(raw)
	}
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
