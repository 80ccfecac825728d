package data

import (
	"bytes"
	"errors"
	"slices"

	"go.yaml.in/yaml/v4"
)

// inJSONLines reports whether a text that begins so is a dossier as JSON lines: on each
// line an object with one field, which is named as the kind of the record that it has.
// A dossier's head may stand first, and then tells only by what follows it.
func inJSONLines(head []byte) bool {
	line, rest, _ := bytes.Cut(bytes.TrimLeft(head[:min(len(head), jsonChunk)], blanks), []byte("\n"))
	name, ok := bytes.CutPrefix(line, []byte("{"))
	if !ok {
		return false
	}
	name, value, _ := bytes.Cut(bytes.TrimLeft(name, blanks), []byte(":"))
	name = bytes.TrimRight(name, blanks)
	if slices.ContainsFunc(recordLists, func(l recordList) bool { return string(name) == `"`+l.one+`"` }) {
		return bytes.HasPrefix(bytes.TrimLeft(value, blanks), []byte("{"))
	}
	return bytes.HasSuffix(bytes.TrimRight(line, blanks), []byte("}")) && bytes.HasPrefix(bytes.TrimLeft(rest, blanks), []byte("{"))
}

// lines reads JSON lines. It reports whether all of them are understood: of a file that
// is at hand as a whole, what is wrong with the others is told.
func (p *jsonReader) lines() bool {
	whole, understood, last := p.stream == nil, true, 0
	for {
		before, head, claims, broke := p.d.records, p.d.head, len(p.places.claims), p.d.broke
		start, line := p.at, p.line
		list, at, end := "", spot{}, false
		read := func() {
			p.d.records, p.d.head, p.d.broke, p.places.claims = before, head, broke, p.places.claims[:claims]
			if p.blanks(); p.at == len(p.text) && p.stream == nil {
				end = true
			} else if end = p.endsHere(); !end {
				p.values = 0
				list, at = p.lineRecord(last)
			}
		}
		switch {
		case p.whole(read):
			if end {
				return understood && p.d.ended == (Location{})
			}
			p.d.locations.records[list] = append(p.d.locations.records[list], at)
		case !whole:
			return false
		default:
			p.d.records, p.d.head, p.places.claims = before, head, p.places.claims[:claims]
			p.at, p.line, p.failed, p.d.broke = start, line, false, broke
			understood = p.oddLine() && understood
		}
		last = p.line
	}
}

// lineRecord reads a line that follows another. It returns the list that its record
// belongs to, and where that stands.
func (p *jsonReader) lineRecord(last int) (list string, at spot) {
	p.take('{')
	line := p.line
	name := string(p.key())
	p.peek()
	at = p.spot()
	l := slices.IndexFunc(recordLists, func(l recordList) bool { return l.one == name })
	switch {
	case name == "dossier":
		list = name
		p.theHead(at)
	case l >= 0:
		list = recordLists[l].name
		p.append(&recordLists[l])
	default:
		p.fail()
	}
	if p.take('}'); p.line != line || line == last {
		p.fail()
	}
	return list, at
}

// append reads a record behind those of its list.
func (p *jsonReader) append(l *recordList) {
	p.d.soundEnd(l)
	r := &p.d.records
	n := l.size(r)
	if l.room(r) == 0 {
		l.grow(r, p.expected(n, 0))
	}
	p.record(l.add(r, n))
}

// oddLine reads a line that isn't understood at once as YAML, and tells what is wrong
// with it. It reports whether it has fields.
func (p *jsonReader) oddLine() bool {
	p.blanks()
	start := bytes.LastIndexAny(p.text[:p.at], "\r\n") + 1
	line := p.text[start : start+lineLength(p.text[start:])]
	p.at = start + len(bytes.TrimRight(line, "\r\n"))
	d, ties := p.d, len(p.d.records.Ties)
	if len(line) > p.most && values(line) > p.most {
		d.tooLarge(Location{d.file, p.line, 1}, p.most)
		return false
	}
	root, err := d.lineNode(line, p.line)
	if err != nil || root == nil {
		return err == nil // it is a comment
	}
	understood := d.plain(root, 0)
	d.record(root, "a line", p.lineFields(start))
	for _, tie := range d.records.Ties[ties:] {
		p.places.claims = append(p.places.claims, slices.Repeat([]int32{int32(p.line)}, len(tie.Claims))...) //nolint:gosec // as lines
	}
	return understood && root.Kind == yaml.MappingNode
}

// errUnreadable is the error of a line with bytes that no text has.
var errUnreadable = errors.New("the line isn’t text")

// lineNode returns the node of the line with a number, or tells why there is none.
func (d *decoder) lineNode(text []byte, number int) (*yaml.Node, error) {
	if at, what, fix := illegible(text); what != "" {
		d.wrongAt(Location{d.file, number, at.Column}, fix, "%s", what)
		return nil, errUnreadable
	}
	root, err := nodeAt(text, Location{Line: number, Column: 1})
	if err != nil {
		d.syntax(err)
		return nil, err
	}
	return root, nil
}

// lineFields returns the fields that a line may have which begins at an offset.
func (p *jsonReader) lineFields(start int) []field {
	d := p.d
	fields := []field{{name: "dossier", read: func(n *yaml.Node) {
		d.dossier(n)
		if d.head.json == nil {
			*d.head = p.spotOf(n, start)
		}
	}}}
	for i := range recordLists {
		l := &recordLists[i]
		fields = append(fields, field{name: l.one, read: func(n *yaml.Node) {
			d.locations.records[l.name] = append(d.locations.records[l.name], p.spotOf(n, start))
			d.append(l, n)
		}})
	}
	return fields
}

// spotOf returns the spot of a node on the line at hand.
func (p *jsonReader) spotOf(n *yaml.Node, start int) spot {
	at := p.spot()
	at.at = start + skip(p.text[start:], n.Column-1)
	return at
}
