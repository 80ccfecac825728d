package data

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"slices"
	"strings"

	"entente/model"

	"go.yaml.in/yaml/v4"
)

// A jsonReader reads the records of a dossier that is JSON. It takes nothing but what
// it understands at once, and makes no node. Of a record that it doesn't take it makes the
// nodes, of which is told what is wrong with it; where that is no JSON, the rest of the file
// is read as YAML.
//
// It has a part of the file at hand, in which each record is as a whole: a record that
// goes on beyond it is read again once there is more.
type jsonReader struct {
	d      *decoder
	places *jsonPlaces
	stream io.Reader // what follows; nil once all of the file is at hand

	text   []byte // what is at hand
	base   int    // the offset of its first byte in the file
	at     int    // in the text
	line   int    // of what stands there, counted from 1
	size   int    // of the file
	told   int    // how many of its bytes are told as parsed
	weight int    // what the records take in memory, without their texts
	values int    // of the record at hand, and its colons
	most   int    // of these that a record may have

	hidden []jsonHidden // what of it isn't safe

	failed bool // what stands there isn't read in this way
	short  bool // or the text ends there, and there is more
	torn   bool // or the file ends

	met     map[string]int // the offsets of the dossier's fields that were met
	from    int            // where in the text that begins which wasn't understood
	line0   int            // and on which line
	stop    jsonStop       // what it is
	refused bool           // something has what no dossier may have

	plans map[reflect.Type]*jsonPlan
	keeps jsonKeeps
}

func newJSONReader(d *decoder, places *jsonPlaces, text []byte, at, line int) *jsonReader {
	return &jsonReader{
		d: d, places: places, text: text, at: at, size: len(text), line: line, most: d.far.record(),
		plans: map[reflect.Type]*jsonPlan{}, keeps: newJSONKeeps(len(text)),
	}
}

// jsonStart returns where the object begins that a text is, if it is JSON, and on which
// line: behind blank lines, comments and the mark of a document. It returns -1 where
// something else begins.
func jsonStart(text []byte) (at, line int) {
	text = text[:min(len(text), jsonChunk)] // a line may be as long as the file
	at, line = bracketLine(text)
	if at < 0 || bytes.IndexByte(text[:at], '%') >= 0 || !isYAMLText(text[:at]) { // a directive begins with %
		return -1, 0
	}
	at += len(text[at:]) - len(bytes.TrimLeft(text[at:], " "))
	if text[at] != '{' {
		return -1, 0
	}
	return at, line
}

// offset returns where the reader is in the file.
func (p *jsonReader) offset() int { return p.base + p.at }

// fail stops the reading: nothing is at hand any more.
func (p *jsonReader) fail() { p.failed, p.at = true, len(p.text) }

// end stops it because the text ends.
func (p *jsonReader) end() {
	if !p.failed {
		p.short, p.torn = p.stream != nil, p.stream == nil
	}
	p.fail()
}

// peek returns the next byte that isn't blank; 0 where there is none.
func (p *jsonReader) peek() byte {
	if p.blanks(); p.at < len(p.text) {
		return p.text[p.at]
	}
	p.end()
	return 0
}

// blanks passes over blanks and line ends.
func (p *jsonReader) blanks() {
	for ; p.at < len(p.text); p.at++ {
		switch b := p.text[p.at]; b {
		case ' ', '\t':
		case '\n':
			p.line++
		case '\r':
			if p.at+1 == len(p.text) && p.stream != nil {
				p.end()
				return
			}
			if !bytes.HasPrefix(p.text[p.at+1:], []byte("\n")) {
				p.line++
			}
		default:
			return
		}
	}
}

// take reads a byte that must stand there.
func (p *jsonReader) take(b byte) {
	if p.peek() != b {
		p.fail()
		return
	}
	p.at++
}

// more reports whether another item stands before the bracket that closes a list or an
// object, and reads what stands before it.
func (p *jsonReader) more(closing byte, first bool) bool {
	switch b := p.peek(); {
	case b == closing:
		p.at++
		return false
	case !first:
		p.take(',')
	}
	p.measure()
	return !p.failed
}

// measure counts a value of the record at hand, which may not have too many.
func (p *jsonReader) measure() {
	if p.values++; p.values > p.most {
		p.fail()
	}
}

// whole does something that reads on, again with more of the stream until all that it
// needs is at hand. It reports whether that was understood.
func (p *jsonReader) whole(do func()) bool {
	at, line, weight := p.at, p.line, p.weight
	for do(); p.failed; do() {
		if !p.short || !p.refill(at) {
			p.hidden = p.hidden[:0]
			p.from, p.line0, p.weight = at, line, weight
			return false
		}
		at, p.at, p.line, p.weight, p.failed, p.short = 0, 0, line, weight, false, false
		p.hidden = p.hidden[:0]
	}
	p.hide()
	p.d.far.parsed.Add(int64(p.offset() - p.told))
	p.told = p.offset()
	return true
}

// jsonChunk is how much of a stream is read at once.
const jsonChunk = 64 << 10

// refill reads more of the stream behind what isn't read yet.
func (p *jsonReader) refill(at int) bool {
	left := p.text[at:]
	text := p.text[:0]
	if len(left) > cap(text)/2 {
		rest := p.size - p.base - len(p.text)
		text = make([]byte, 0, min(max(jsonChunk, 4*len(left)), len(left)+max(rest, 0)+jsonChunk))
	}
	text = append(text, left...)
	p.base += at
	n, err := io.ReadFull(p.stream, text[len(text):cap(text)])
	p.text = text[:len(text)+n]
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		p.stream, err = nil, nil
	}
	return err == nil
}

// root reads the whole file, and reports whether it was understood.
func (p *jsonReader) root() bool {
	if !p.whole(func() { p.take('{') }) {
		return false
	}
	for p.met = map[string]int{}; ; {
		p.stop = jsonStop{at: p.offset(), first: len(p.met) == 0}
		name, at, more := "", 0, false
		if !p.whole(func() {
			if more = p.more('}', len(p.met) == 0); more {
				p.peek()
				at = p.offset()
				name = string(p.key())
			}
		}) {
			return false
		}
		if !more {
			return p.ends()
		}
		if _, twice := p.met[name]; twice {
			return false
		}
		p.met[name] = at
		if !p.field(name) {
			if p.stop.list == "" { // it is read as a whole
				delete(p.met, name)
				p.stop.torn = p.torn
			}
			return false
		}
	}
}

// field reads a field of the dossier.
func (p *jsonReader) field(name string) bool {
	if name == "dossier" {
		return p.head()
	}
	l := listNamed(name)
	return l != nil && p.records(l)
}

// ends reports whether nothing but blanks follows.
func (p *jsonReader) ends() bool {
	p.stop = jsonStop{at: p.offset(), behind: true}
	return p.whole(func() {
		if p.blanks(); p.at < len(p.text) {
			p.fail()
		} else if p.stream != nil {
			p.end()
		}
	})
}

// head reads the dossier's head, of which there is one.
func (p *jsonReader) head() bool {
	if p.d.head != nil {
		return false
	}
	var at spot
	if p.whole(func() {
		p.peek()
		at = p.spot()
		p.d.head = nil
		p.theHead(at)
	}) {
		p.d.locations.records["dossier"] = []spot{at}
		return true
	}
	p.d.head, p.d.records.Head = nil, model.Head{}
	return p.odd(func() { p.peek() }, func(at spot, n *yaml.Node) {
		p.d.dossier(n)
		*p.d.head = at
	})
}

func (p *jsonReader) theHead(at spot) {
	if p.d.head != nil {
		p.fail()
		return
	}
	p.d.head = &at
	p.record(&p.d.records.Head)
}

// spot returns that of what stands there.
func (p *jsonReader) spot() spot {
	return spot{file: p.places.name, json: p.places, at: p.offset(), line: int32(p.line)} //nolint:gosec // a file has fewer lines
}

// records reads a top-level list behind what other files gave for it. A list without
// records may be null.
func (p *jsonReader) records(l *recordList) bool {
	r := &p.d.records
	more := p.opens()
	if !more {
		return !p.failed
	}
	spots, start := p.d.locations.records[l.name], p.offset()
	for first := l.size(r); ; {
		n := l.size(r)
		if l.room(r) == 0 {
			l.grow(r, p.expected(n-first, start))
			spots = slices.Grow(spots, n+l.room(r)-len(spots))
		}
		p.d.soundEnd(l)
		claims, begins := len(p.places.claims), jsonStop{at: p.offset(), list: l.name, first: n == first}
		if !p.whole(func() {
			p.places.claims = p.places.claims[:claims]
			p.values = 0
			if more = p.more(']', n == first); more && !p.endsHere() {
				spots = append(spots[:n], p.spot())
				p.record(l.add(r, n))
			}
		}) {
			l.keep(r, n)
			p.places.claims, p.d.locations.records[l.name] = p.places.claims[:claims], spots[:n]
			if more = p.oddRecord(begins, l); !more {
				p.stop, p.stop.torn = begins, p.torn
				return false
			}
			spots = p.d.locations.records[l.name]
		}
		ended := p.d.ended != (Location{})
		if !more || ended {
			p.d.locations.records[l.name] = spots
			l.fit(r)
			return !ended
		}
	}
}

// opens reads what opens a list, or null, and reports whether there is a list.
func (p *jsonReader) opens() (list bool) {
	return p.whole(func() {
		if list = p.peek() == '['; list {
			p.at++
		} else {
			p.literal("null")
		}
	}) && list
}

// expected returns how many more records a list may have, of which n were read since
// its start: no more than the rest of the file has room for, and three times as many,
// since other lists may follow.
func (p *jsonReader) expected(n, start int) int {
	const few = 32
	if n < few {
		return few
	}
	each := (p.offset() - start) / n
	return min((p.size-p.offset())/max(each, 1)*33/32+few, 3*n)
}

// A jsonPlan says where the fields of a type of record go.
type jsonPlan struct {
	fields []jsonField
	next   int // the field that came first the last time
	size   int
	round  int // which record of the type it is
}

// A jsonField is a field of a plan.
type jsonField struct {
	field

	text bool
	met  int // the record of the type that had it last
	next int // the field that followed it then
}

// find returns the field with a name; nil if there is none. Mostly it follows the same
// one as in the record before: next says which that is.
func (l *jsonPlan) find(name []byte, next *int) *jsonField {
	if f := &l.fields[*next]; f.name == string(name) {
		return f
	}
	for i := range l.fields {
		if f := &l.fields[i]; f.name == string(name) {
			*next = i
			return f
		}
	}
	return nil
}

func (p *jsonReader) planOf(t reflect.Type) *jsonPlan {
	plan, ok := p.plans[t]
	if !ok {
		plan = &jsonPlan{size: int(t.Size())}
		for _, f := range declared(t) {
			plan.fields = append(plan.fields, jsonField{field: f, text: t.FieldByIndex(f.index).Type == reflect.TypeFor[string]()})
		}
		p.plans[t] = plan
	}
	return plan
}

// heaviest is how many times its own size a file's records may take, beyond what is
// little: a dossier's take five times it at most, of which each says something.
const heaviest = 8

func (p *jsonReader) weigh(size int) {
	if p.weight += size; p.weight > heaviest*p.offset()+8<<20 {
		p.fail()
	}
}

// record reads the fields of a record.
func (p *jsonReader) record(into any) {
	v := reflect.ValueOf(into).Elem()
	plan := p.planOf(v.Type())
	p.weigh(plan.size)
	p.take('{')
	plan.round++
	round, next := plan.round, &plan.next
	for first := true; p.more('}', first); first = false {
		f := plan.find(p.key(), next)
		if f == nil || f.met == round {
			p.fail()
			return
		}
		f.met, next = round, &f.next
		if f.text {
			v.FieldByIndex(f.index).SetString(p.value(f.name))
		} else {
			p.fill(&f.field, v.FieldByIndex(f.index))
		}
	}
}

// endsHere ends the reading, if too many records before are broken.
func (p *jsonReader) endsHere() bool {
	p.peek()
	if p.failed || !p.d.full() {
		return false
	}
	p.d.ended = p.places.location(p.offset())
	return true
}

// key reads the name of a field, and the colon behind it on its line.
func (p *jsonReader) key() []byte {
	p.peek()
	raw, plain := p.quoted()
	if p.colon(); !plain || p.failed {
		p.fail()
		return nil
	}
	if string(raw) == "URL" {
		return []byte("url")
	}
	return raw
}

func (p *jsonReader) colon() {
	line := p.line
	if p.take(':'); p.line != line {
		p.fail()
	}
	p.measure()
}

// literal reads a word of JSON's.
func (p *jsonReader) literal(word string) {
	switch rest := p.text[p.at:]; {
	case bytes.HasPrefix(rest, []byte(word)):
		p.at += len(word)
	case strings.HasPrefix(word, string(rest)):
		p.end()
	default:
		p.fail()
	}
}
