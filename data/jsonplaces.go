package data

import (
	"bytes"
	"math"
	"strings"

	"entente/model"
)

// jsonPlaces tell where the values of a file stand that was read as JSON. What is kept
// are the offsets of its records: the rest is looked up in its text when it is asked
// for, which is rare.
type jsonPlaces struct {
	*source

	name   string  // of the file, as it is shown
	claims []int32 // the lines on which the claims of its ties begin
}

// find returns the value at the end of the steps from one that begins at an offset, or
// the last one on the way.
func (l *jsonPlaces) find(at int, steps []string) spot {
	p := jsonReader{text: l.load(), at: at, most: math.MaxInt}
	for _, step := range steps {
		p.at = at
		next, ok := p.child(step)
		if !ok {
			break
		}
		at = next
	}
	return spot{file: l.name, json: l, at: at}
}

// claimLines returns the lines of the claims by tie, of the ties of the file.
func (l *jsonPlaces) claimLines(ties []model.Tie) [][]int32 {
	lines, at := make([][]int32, len(ties)), 0
	for i := range ties {
		lines[i] = l.claims[at : at+len(ties[i].Claims)]
		at += len(ties[i].Claims)
	}
	return lines
}

// location returns the line and the column of an offset.
func (l *jsonPlaces) location(at int) Location {
	line, column := l.locate(at)
	return Location{l.name, line, column}
}

// child returns the offset of a field, or of an item of a list, as [locations.child]
// does. It reports whether there is one.
func (p *jsonReader) child(step string) (at int, ok bool) {
	i, counted := index(step)
	switch open := p.peek(); {
	case open == '[' && counted:
		return p.leaf(&i, false)
	case open != '{':
		return 0, false
	}
	p.at++
	for first := true; p.more('}', first); first = false {
		p.peek()
		raw, _ := p.quoted()
		name := spelled(string(p.unescaped(raw)))
		p.take(':')
		p.peek()
		if name == step && !p.failed {
			return p.at, true
		}
		p.skip()
	}
	return 0, false
}

// leaf returns the offset of an item of a list, of which those of lists in it count, as
// [locations.flat] has them. It takes those before it off the index.
func (p *jsonReader) leaf(i *int, nested bool) (at int, ok bool) {
	p.at++
	for first := true; p.more(']', first); first = false {
		if p.peek() == '[' && !nested {
			if at, ok := p.leaf(i, true); ok {
				return at, true
			}
			continue
		}
		if *i == 0 {
			return p.at, !p.failed
		}
		*i--
		p.skip()
	}
	return 0, false
}

// skip passes over a value.
func (p *jsonReader) skip() {
	for depth := 0; ; {
		switch p.peek() {
		case 0:
			return
		case '"':
			p.quoted()
		case '[', '{':
			depth++
			p.at++
		case ']', '}':
			depth--
			p.at++
		case ',', ':':
			p.at++
			continue
		default:
			for p.at < len(p.text) && strings.IndexByte("[]{},:\" \t\r\n", p.text[p.at]) < 0 {
				p.at++
			}
		}
		if depth <= 0 {
			return
		}
	}
}

// load reads the text where it isn't kept.
func (s *source) load() []byte {
	if s.text == nil && s.again != nil {
		s.text = bytes.TrimPrefix(s.again(), []byte("\ufeff"))
	}
	return s.text
}

// A lineMark says where in its line a text is that far.
type lineMark struct{ line, column int }

// locate returns the line and the column of an offset, counted from 1, of a text that
// is UTF-8. However long the lines are, the next one doesn't take long.
func (s *source) locate(at int) (line, column int) {
	const stride = 32 << 10
	at = min(at, len(s.load()))
	if len(s.marks) == 0 {
		s.marks = []lineMark{{1, 1}}
	}
	for n := len(s.marks); n*stride <= at; n++ {
		s.marks = append(s.marks, s.walk(s.marks[n-1], (n-1)*stride, n*stride))
	}
	mark := s.walk(s.marks[at/stride], at/stride*stride, at)
	return mark.line, mark.column
}

// walk goes on from one offset to another.
func (s *source) walk(m lineMark, from, to int) lineMark {
	for at := from; at < to; at++ {
		switch b := s.text[at]; {
		case b == '\n' || b == '\r' && !bytes.HasPrefix(s.text[at+1:], []byte("\n")):
			m.line, m.column = m.line+1, 1
		case b&0xc0 != 0x80: // what goes on with a character is none
			m.column++
		}
	}
	return m
}
