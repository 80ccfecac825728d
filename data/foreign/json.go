package foreign

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"entente/model"

	"github.com/go-json-experiment/json/jsontext"
)

// An object is one of JSON, with its members as they were written.
type object struct {
	names  []string
	values []jsontext.Value
}

// newObject takes a value apart that was read as a whole, and shares its bytes. It is
// no object if it has no members.
func newObject(v jsontext.Value) object {
	if v.Kind() != '{' {
		return object{}
	}
	const most = 32 // as a rule; these grow where they cost no memory
	names, values := make([]string, 0, most), make([]jsontext.Value, 0, most)
	for at := 1; ; {
		start := valueAt(v, at)
		end := valueEnd(v, start)
		if end == start { // it was the brace
			return object{slices.Clone(names), slices.Clone(values)}
		}
		name, value := v[start:end], valueAt(v, end)
		at = valueEnd(v, value)
		names = append(names, unquoted(name))
		values = append(values, v[value:at])
	}
}

// itemsOf takes a list apart that was read as a whole, and shares its bytes.
func itemsOf(v jsontext.Value) []jsontext.Value {
	if v.Kind() != '[' {
		return nil
	}
	var items []jsontext.Value
	for at := 1; ; {
		start := valueAt(v, at)
		if at = valueEnd(v, start); at == start {
			return items
		}
		items = append(items, v[start:at])
	}
}

// valueAt returns where the next value begins, or what closes what it would stand in.
func valueAt(v []byte, at int) int {
	for at < len(v) && strings.IndexByte(" \t\r\n:,", v[at]) >= 0 {
		at++
	}
	return at
}

// valueEnd returns where a value ends. It is where it begins for what is none.
func valueEnd(v []byte, at int) int {
	depth := 0
	for at < len(v) {
		switch v[at] {
		case '"':
			at = textEnd(v, at)
		case '{', '[':
			depth++
			at++
		case '}', ']':
			if depth == 0 {
				return at
			}
			depth--
			at++
		case ',', ':', ' ', '\t', '\r', '\n':
			at++
			continue // it ends no value
		default: // a number, true, false or null
			for at < len(v) && strings.IndexByte(",:]} \t\r\n", v[at]) < 0 {
				at++
			}
		}
		if depth == 0 {
			return at
		}
	}
	return at
}

// textEnd returns where a text ends that begins there.
func textEnd(v []byte, at int) int {
	for at++; at < len(v); at++ {
		next := bytes.IndexAny(v[at:], `"\`)
		if next < 0 {
			break
		}
		if at += next; v[at] == '"' {
			return at + 1
		}
		at++ // what is escaped
	}
	return len(v)
}

// lenient takes bytes that are no UTF-8, which are made safe later on.
var lenient = jsontext.AllowInvalidUTF8(true)

// value returns a member, or nil.
func (o object) value(name string) jsontext.Value {
	if i := slices.Index(o.names, name); i >= 0 {
		return o.values[i]
	}
	return nil
}

// text returns a member that is a text, a number or a truth value, as text made safe;
// empty where it is none of these.
func (o object) text(name string) string { return textOf(o.value(name)) }

func textOf(v jsontext.Value) string {
	switch v.Kind() { //nolint:exhaustive // the others are no text
	case '"':
		return text(unquoted(v))
	case '0', 't', 'f':
		return string(v)
	}
	return ""
}

func unquoted(v jsontext.Value) string {
	if inner := v[1 : len(v)-1]; bytes.IndexByte(inner, '\\') < 0 {
		return string(inner)
	}
	s, _ := jsontext.AppendUnquote(nil, v) // bytes that are no UTF-8 are made safe later on
	return string(s)
}

// texts returns a member that is a list of texts, or a single one.
func (o object) texts(name string) []string {
	v := o.value(name)
	if v.Kind() != '[' {
		if one := textOf(v); one != "" {
			return []string{one}
		}
		return nil
	}
	var list []string
	for _, item := range itemsOf(v) {
		if one := textOf(item); one != "" {
			list = append(list, one)
		}
	}
	return list
}

// truth reports whether a member is true.
func (o object) truth(name string) bool { return o.value(name).Kind() == 't' }

// objects returns a member that is a list of objects, or a single one.
func (o object) objects(name string) []object {
	v := o.value(name)
	if v.Kind() == '{' {
		return []object{newObject(v)}
	}
	var list []object
	for _, item := range itemsOf(v) {
		list = append(list, newObject(item))
	}
	return list
}

// object returns a member that is an object.
func (o object) object(name string) object { return newObject(o.value(name)) }

// rest returns the members besides those that are known, as attributes.
func (o object) rest(known map[string]bool) model.Fields {
	var g gathering
	g.addRest(o, known)
	return g.fields
}

func (g *gathering) addRest(o object, known map[string]bool) {
	for i, name := range o.names {
		if !known[name] {
			g.add(name, told(o.values[i]))
		}
	}
}

// addPlain adds what has no parts of a member that is to be a list of objects.
func (g *gathering) addPlain(o object, name string) {
	v := o.value(name)
	items := itemsOf(v)
	if v != nil && v.Kind() != '[' {
		items = []jsontext.Value{v}
	}
	for _, item := range items {
		if item.Kind() != '{' {
			g.add(name, told(item))
		}
	}
}

// told returns a value in few words: a text, or texts with semicolons between them.
// What has parts of its own is JSON, and so are lists within lists.
func told(v jsontext.Value) string {
	switch v.Kind() { //nolint:exhaustive // null tells nothing
	case '{':
		return toldJSON(v)
	case '[':
		var list []string
		for _, item := range itemsOf(v) {
			if item.Kind() == '[' {
				return toldJSON(v)
			}
			if words := told(item); words != "" {
				list = append(list, words)
			}
		}
		return strings.Join(list, "; ")
	}
	return textOf(v)
}

// toldJSON returns JSON without blanks, or nothing where it has no parts.
func toldJSON(v jsontext.Value) string {
	v = v.Clone()
	if err := v.Compact(lenient); err != nil || len(v) == len("{}") {
		return ""
	}
	return text(string(v))
}

// members walks over an object as it is read, and hands each member to that function,
// which must read its value.
func members(d *decoder, member func(name string) error) error {
	if token, err := d.ReadToken(); err != nil || token.Kind() != '{' {
		return errors.Join(err, errNoObject)
	}
	for d.PeekKind() != '}' {
		name, err := d.ReadToken()
		if err != nil {
			return err
		}
		if err := member(name.String()); err != nil {
			return err
		}
	}
	_, err := d.ReadToken()
	return err
}

var errNoObject = errors.New("it isn’t an object")

// items walks over a list as it is read. A value is the caller's until the next.
func items(d *decoder, item func(jsontext.Value)) error {
	if token, err := d.ReadToken(); err != nil || token.Kind() != '[' {
		return errors.Join(err, errors.New("it isn’t a list"))
	}
	for d.PeekKind() != ']' {
		v, err := d.next()
		if err != nil {
			return err
		}
		if !d.im.dry {
			item(v)
		}
	}
	_, err := d.ReadToken()
	return err
}

// each walks over a list of values, or over values one behind the other.
func (im *Import) each(stream *bufio.Reader, item func(jsontext.Value)) error {
	d := im.decoder(stream)
	if d.PeekKind() == '[' {
		if err := items(d, item); err != nil {
			return d.located(err)
		}
	}
	for {
		v, err := d.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return d.located(err)
		}
		if !im.dry {
			item(v)
		}
	}
}

// A decoder reads a stream of JSON, of which no value is endless.
type decoder struct {
	*jsontext.Decoder

	gulp *gulp
	im   *Import
}

func (d *decoder) next() (jsontext.Value, error) {
	d.gulp.left = mostGulp
	d.im.more = d.im.moreThan(d.InputOffset())
	return d.ReadValue()
}

// decoder returns what reads a stream of JSON, in whatever it is encoded.
func (im *Import) decoder(stream *bufio.Reader) *decoder {
	g := &gulp{Reader: im.decoded(stream, im.Report.Note), left: mostGulp}
	return &decoder{jsontext.NewDecoder(g, lenient), g, im}
}

// mostGulp is the most bytes that one value of a file may take: they are in memory as
// a whole.
const mostGulp = 64 << 20

// A gulp is a stream that ends in an error if more is read of it at once than memory
// is meant to hold. It knows in which line and column that is which was read last.
type gulp struct {
	io.Reader

	left int

	last  []byte // what was read last
	start int64  // where that began
	lines int    // that ended before it
	begun int64  // where the line began in which it began
}

// Read reads on.
func (g *gulp) Read(into []byte) (int, error) {
	n, err := g.Reader.Read(into)
	if n > 0 {
		g.lines += bytes.Count(g.last, []byte("\n"))
		if i := bytes.LastIndexByte(g.last, '\n'); i >= 0 {
			g.begun = g.start + int64(i) + 1
		}
		g.start += int64(len(g.last))
		g.last = append(g.last[:0], into[:n]...)
	}
	if g.left -= n; g.left < 0 {
		return n, fmt.Errorf("one thing in it is larger than %d MiB", mostGulp>>20)
	}
	return n, err
}

// place returns the line and the column, in bytes, of an offset, both counted from 1. What
// was read before the last is taken for its begin.
func (g *gulp) place(at int64) (line, column int) {
	before := g.last[:min(max(0, at-g.start), int64(len(g.last)))]
	begun := g.begun
	if i := bytes.LastIndexByte(before, '\n'); i >= 0 {
		begun = g.start + int64(i) + 1
	}
	return g.lines + bytes.Count(before, []byte("\n")) + 1, int(g.start-begun) + len(before) + 1
}

// end passes over the error that a stream ends with. Anything else is one too much.
func end(err error) error {
	switch {
	case errors.Is(err, io.EOF):
		return nil
	case err == nil:
		return errors.New("something stands behind its end")
	}
	return err
}

// located says where JSON breaks its rules.
func (d *decoder) located(err error) error {
	at, what := d.InputOffset(), err
	if broken, ok := errors.AsType[*jsontext.SyntacticError](err); ok {
		at, what = broken.ByteOffset, broken.Err
	} else if err == nil || !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	line, column := d.gulp.place(at)
	return &PlaceError{line, column, inWords(what)}
}

// A PlaceError says where in a file something breaks the rules of its format.
type PlaceError struct {
	Line, Column int // counted from 1, the column in bytes
	What         string
}

// Error returns the place, and what is wrong there.
func (e *PlaceError) Error() string {
	return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, e.What)
}

// inWords returns what is wrong in the words of who reads it.
func inWords(err error) string {
	if strings.HasSuffix(err.Error(), "unexpected EOF") {
		return "the file ends in the middle of something; look whether the rest of it was lost"
	}
	return err.Error()
}

// firstMembers returns the members of the object that a text begins with, or of the
// first in a list, as far as they go: one that goes on beyond the head has no value.
func firstMembers(head []byte) object {
	d := jsontext.NewDecoder(bytes.NewReader(head), lenient)
	if d.PeekKind() == '[' {
		d.ReadToken() //nolint:errcheck,gosec // it was peeked
	}
	var o object
	if token, err := d.ReadToken(); err != nil || token.Kind() != '{' {
		return o
	}
	for d.PeekKind() == '"' {
		name, err := d.ReadToken()
		if err != nil {
			break
		}
		o.names = append(o.names, name.String())
		value, err := d.ReadValue()
		if err != nil {
			o.values = append(o.values, nil)
			break
		}
		o.values = append(o.values, bytes.Clone(value))
	}
	return o
}
