package data

import (
	"bytes"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"entente/data/internal/once"
	"entente/data/safe"
	"entente/model"
)

// fill reads a value that is more than a text by the type of the place where it goes, as
// [decoder.fill] does.
func (p *jsonReader) fill(f *field, of reflect.Value) {
	switch into := of.Addr().Interface().(type) {
	case *[]string:
		*into = p.names(f.name)
	case *model.Sides:
		*into = p.sides(f.name)
	case *bool:
		*into = p.truth()
	case *int:
		*into = p.number()
	case *model.Date:
		*into = p.date()
	case **model.Date:
		date := p.date()
		*into = &date
	case *model.ActorType:
		*into = model.ActorType(safe.Clean(string(p.scalar())))
	case *model.Confidence:
		*into = jsonWord(p, p.keeps.confidences, model.Parse)
	case *model.Reliability:
		*into = jsonWord(p, p.keeps.reliabilities, model.Parse)
	case *model.Marking:
		*into = jsonWord(p, p.keeps.markings, model.Parse)
	case *model.Stance:
		*into = jsonWord(p, p.keeps.stances, model.Parse)
	case *model.Standing:
		*into = jsonWord(p, p.keeps.certainties, model.ParseCertainty)
	case *model.QuoteKind:
		*into = jsonWord(p, p.keeps.kinds, model.Parse)
	case *[]model.Claim:
		*into = p.claims()
	case *[]model.Passage:
		*into = jsonList[model.Passage](p)
	case **model.Passage:
		*into = new(model.Passage)
		p.peek()
		p.record(*into)
	case *[]model.Role:
		*into = jsonList[model.Role](p)
	case *[]model.Kind:
		*into = jsonList[model.Kind](p)
	case *[]model.Alias:
		*into = jsonTextsOr(p, f.name, func(text string) model.Alias { return model.Alias{Name: text} })
	case *[]model.Name:
		*into = p.people(f.name)
	case *[]model.Variable:
		*into = append(*into, p.variable(f.name))
	case *model.Fields:
		p.fillFields(into, f)
	default:
		p.fail()
	}
}

// quoted reads what stands between double marks, and reports whether it has neither an
// escape nor a character beyond ASCII.
func (p *jsonReader) quoted() (raw []byte, plain bool) {
	if p.at >= len(p.text) || p.text[p.at] != '"' {
		p.fail()
		return nil, false
	}
	start := p.at + 1
	plain = true
	for at := start; at < len(p.text); at++ {
		switch b := p.text[at]; {
		case b == '"':
			p.at = at + 1
			return p.text[start:at], plain
		case b == '\\':
			plain = false
			at++
		case b < ' ':
			p.fail()
			return nil, false
		case b >= 0x7f:
			plain = false
		}
	}
	p.end()
	return nil, false
}

// bare reads a number, true or false, which are the texts that they are written as.
func (p *jsonReader) bare() []byte {
	if b := p.peek(); b == 't' || b == 'f' {
		start := p.at
		p.literal(strconv.FormatBool(b == 't'))
		return p.text[start:p.at]
	}
	start := p.at
	for p.at < len(p.text) && strings.IndexByte("+-.0123456789Ee", p.text[p.at]) >= 0 {
		p.at++
	}
	raw := p.text[start:p.at]
	switch digits := bytes.TrimPrefix(raw, []byte("-")); {
	case p.at == len(p.text):
		p.end()
	case len(digits) == 0 || digits[0] < '0' || digits[0] > '9':
		p.fail()
	}
	return raw
}

// scalar reads a text as YAML has it, before it is made safe: without the line ends
// that close it. It holds until the next.
func (p *jsonReader) scalar() []byte {
	if p.peek() != '"' {
		return p.bare()
	}
	raw, plain := p.quoted()
	if !plain {
		raw = p.readable(raw)
	}
	return raw
}

// readable returns a text without escapes, if YAML has its characters.
func (p *jsonReader) readable(raw []byte) []byte {
	if !isYAMLText(raw) {
		p.fail()
		return nil
	}
	return bytes.TrimRight(p.unescaped(raw), "\n")
}

// isYAMLText reports whether the parser of YAML takes the characters of a text.
func isYAMLText(text []byte) bool {
	_, unreadable, _ := unreadableByte(text)
	return unreadable == "" && !bytes.Contains(text, []byte("\ufffe")) && !bytes.Contains(text, []byte("\uffff"))
}

// unescaped returns a text with its escapes replaced, in a place that the next one uses
// again.
func (p *jsonReader) unescaped(raw []byte) []byte {
	at := bytes.IndexByte(raw, '\\')
	if at < 0 {
		return raw
	}
	text := p.keeps.unescaped[:0]
	for ; at >= 0; at = bytes.IndexByte(raw, '\\') {
		text = append(text, raw[:at]...)
		before, escape := raw[at:], raw[at+1]
		raw = raw[at+2:]
		if i := strings.IndexByte(`"\/bfnrt`, escape); i >= 0 {
			text = append(text, "\"\\/\b\f\n\r\t"[i])
			continue
		}
		if escape != 'u' || len(raw) < 4 {
			p.fail()
			return nil
		}
		code, err := strconv.ParseUint(string(raw[:4]), 16, 16)
		r, length := rune(code), 4
		if err == nil && utf16.IsSurrogate(r) && pairForm().Match(before[:min(len(before), lengthOfPair)]) {
			r, length = surrogates(string(before[:lengthOfPair])), lengthOfPair-2
		}
		if err != nil || !utf8.ValidRune(r) {
			p.fail() // half of a pair
			return nil
		}
		text, raw = utf8.AppendRune(text, r), raw[length:]
	}
	p.keeps.unescaped = append(text, raw...)
	return p.keeps.unescaped
}

// value reads a text and makes it safe, as [decoder.text] does. The names are those of
// the field, and of the text in it if it has one.
func (p *jsonReader) value(names ...string) string {
	if p.peek() != '"' {
		return p.keeps.text(p.bare())
	}
	start := p.offset()
	raw, plain := p.quoted()
	if len(raw) > usualBound && beyond(string(raw), names[0]) { // or may be
		p.fail()
	}
	if plain {
		return p.keeps.text(raw)
	}
	text, kept := p.keeps.repeated.Known(raw)
	if kept || p.failed {
		return text
	}
	text = string(p.readable(raw))
	if safe.Clean(text) == text {
		p.keeps.repeated.Put(text)
		return text
	}
	name := names[0]
	if len(names) > 1 {
		name += "." + short(names[1], 60)
	}
	p.hidden = append(p.hidden, jsonHidden{start, name, text})
	return safe.Clean(text)
}

// A jsonHidden is a text that has to be made safe, of a field and where it begins.
type jsonHidden struct {
	at         int
	name, text string
}

// hide notes what safe.Clean took out of texts of what was read.
func (p *jsonReader) hide() {
	for _, h := range p.hidden {
		p.d.hideAt(func(int) Location { return p.places.location(h.at) }, h.name, h.text)
	}
	p.hidden = p.hidden[:0]
}

// names reads a list of texts, or a single text as a list of one.
func (p *jsonReader) names(name string) []string {
	list := p.keeps.names[:0]
	if p.peek() != '[' {
		list = append(list, p.value(name))
	} else {
		p.at++
		for first := true; p.more(']', first); first = false {
			list = append(list, p.value(name))
		}
	}
	p.keeps.names = list
	return p.keeps.texts.keep(list)
}

// sides reads the ends of a tie without direction, as [decoder.sides] does.
func (p *jsonReader) sides(name string) model.Sides {
	if p.peek() != '[' {
		return model.Sides{p.names(name)}
	}
	open, line := p.at, p.line
	p.at++
	if p.peek() != '[' {
		p.at, p.line = open, line
		return model.Sides{p.names(name)}
	}
	var sides model.Sides
	for first := true; p.more(']', first); first = false {
		if p.peek() != '[' || len(sides) == 2 {
			p.fail()
			return nil
		}
		sides = append(sides, p.names(name))
	}
	return sides
}

func (p *jsonReader) truth() bool {
	text := string(p.scalar())
	if text != "true" && text != "false" {
		p.fail()
	}
	return text == "true"
}

// number reads a whole number from 1.
func (p *jsonReader) number() int {
	i, err := strconv.Atoi(string(p.scalar()))
	if err != nil || i < 1 {
		p.fail()
		return 0
	}
	return i
}

func (p *jsonReader) date() model.Date {
	date := jsonWord(p, p.keeps.dates, func(text string) (model.Date, bool) {
		date, err := model.ParseDate(text)
		return date, err == nil && safe.Clean(text) == text
	})
	if len(p.keeps.dates) > mostDates {
		clear(p.keeps.dates)
	}
	return date
}

// jsonWord reads a text that stands for a value, and is parsed once.
func jsonWord[T any](p *jsonReader, known map[string]T, parse func(string) (T, bool)) T {
	text := p.scalar()
	value, ok := known[string(text)]
	if ok || p.failed {
		return value
	}
	if value, ok = parse(string(text)); !ok {
		p.fail()
		return value
	}
	known[string(text)] = value
	return value
}

// claims reads the claims of a tie, and keeps their lines.
func (p *jsonReader) claims() []model.Claim {
	p.take('[')
	list := p.keeps.claims[:0]
	for first := true; p.more(']', first); first = false {
		p.peek()
		p.places.claims = append(p.places.claims, int32(p.line)) //nolint:gosec // a file has fewer lines
		list = append(list, model.Claim{})
		p.record(&list[len(list)-1])
	}
	p.keeps.claims = list
	return p.keeps.claimed.keep(list)
}

// jsonList reads a list of records.
func jsonList[R any](p *jsonReader) []R {
	p.take('[')
	var list []R
	for first := true; p.more(']', first); first = false {
		list = append(list, *new(R))
		p.record(&list[len(list)-1])
	}
	return list
}

// jsonTextsOr reads a list, or a single item as a list of one, whose items are texts or
// records with more to tell.
func jsonTextsOr[R any](p *jsonReader, name string, plain func(text string) R) []R {
	var list []R
	item := func() {
		p.weigh(int(reflect.TypeFor[R]().Size()))
		if p.peek() != '{' {
			list = append(list, plain(p.value(name)))
			return
		}
		list = append(list, *new(R))
		p.record(&list[len(list)-1])
	}
	if p.peek() != '[' {
		item()
		return list
	}
	p.at++
	for first := true; p.more(']', first); first = false {
		item()
	}
	return list
}

func (p *jsonReader) people(name string) []model.Name {
	return jsonTextsOr(p, name, func(text string) model.Name { return model.Name{Literal: text} })
}

// variable reads a variable of CSL by its kind.
func (p *jsonReader) variable(name string) model.Variable {
	v := model.Variable{Name: name}
	switch model.VariableKindOf(name) {
	case model.DateVariable:
		v.Date = p.date()
	case model.NameVariable:
		v.Names = p.people(name)
	case model.TextVariable, model.NumberVariable:
		v.Text = p.value(name)
	}
	return v
}

// fillFields reads a part of a locator, or texts by free names, of which each stands
// once.
func (p *jsonReader) fillFields(into *model.Fields, f *field) {
	if f.sort == locatorPart {
		*into = append(*into, model.Field{Name: f.name, Text: p.value(f.name)})
		return
	}
	p.take('{')
	for first := true; p.more('}', first); first = false {
		p.peek()
		if p.at < len(p.text) && p.text[p.at] != '"' {
			p.fail()
		}
		name := p.value(f.name)
		p.colon()
		if name == "<<" || p.failed {
			p.fail()
			return
		}
		*into = append(*into, model.Field{Name: name, Text: p.value(f.name, name)})
	}
	if !distinct(*into) {
		p.fail()
	}
}

// distinct reports whether each name stands once.
func distinct(fields model.Fields) bool {
	names := make(map[string]bool, len(fields))
	for _, f := range fields {
		names[f.Name] = true
	}
	return len(names) == len(fields)
}

// jsonKeeps is what a reader uses again: texts that repeat, words that were parsed, and
// lists until their length is known.
type jsonKeeps struct {
	repeated  once.Texts
	unescaped []byte

	names   []string
	texts   pool[string]
	claims  []model.Claim
	claimed pool[model.Claim]

	dates         map[string]model.Date
	confidences   map[string]model.Confidence
	reliabilities map[string]model.Reliability
	markings      map[string]model.Marking
	stances       map[string]model.Stance
	certainties   map[string]model.Standing
	kinds         map[string]model.QuoteKind
}

// mostDates is how many dates are kept at a time.
const mostDates = 1 << 13

// newJSONKeeps returns what a reader of that many bytes uses again.
func newJSONKeeps(size int) jsonKeeps {
	return jsonKeeps{
		repeated: once.For(size), dates: map[string]model.Date{},
		confidences: map[string]model.Confidence{}, reliabilities: map[string]model.Reliability{}, markings: map[string]model.Marking{},
		stances: map[string]model.Stance{}, certainties: map[string]model.Standing{}, kinds: map[string]model.QuoteKind{},
	}
}

// text returns a text, the same one where it was met shortly before.
func (k *jsonKeeps) text(raw []byte) string {
	text, ok := k.repeated.Known(raw)
	if !ok {
		text = string(raw)
		k.repeated.Put(text)
	}
	return text
}

// A pool gives lists room that they share, of which none has more than it needs.
type pool[T any] struct {
	free []T
	many int // it had at first when it was last made
}

// keep returns a copy of a list.
func (o *pool[T]) keep(list []T) []T {
	n := len(list)
	if n == 0 {
		return nil
	}
	if n > len(o.free) {
		o.many = max(n, min(1024, 2*o.many), 64) // at once much, where there is much
		o.free = make([]T, o.many)
	}
	kept := o.free[:n:n]
	o.free = o.free[n:]
	copy(kept, list)
	return kept
}
