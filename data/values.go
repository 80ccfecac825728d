package data

import (
	"bytes"
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"entente/data/safe"
	"entente/model"

	"go.yaml.in/yaml/v4"
)

// A field is one field that a record may have, and where its value goes: to a
// function that reads the node, or into a field of a type that fill knows.
type field struct {
	name  string
	read  func(*yaml.Node)
	of    reflect.Value // the record, where nothing reads the node
	index []int         // of its field that holds the value
	first *yaml.Node    // the key, once it was met
	sort  fieldSort
}

// into returns a pointer to where the value goes. It is asked for the few fields that
// a record has, of all that it may have.
func (f *field) into() any { return f.of.FieldByIndex(f.index).Addr().Interface() }

// fieldSort says which fields share a place in the record.
type fieldSort uint8

const (
	alone       fieldSort = iota
	variable              // one of CSL's
	locatorPart           // one of a locator's
)

// record reads a node's fields. Keys that aren't declared or stand twice are
// mistakes; the first of two is the one that counts.
func (d *decoder) record(n *yaml.Node, what string, fields []field) {
	if d.over(n) {
		return
	}
	if n.Kind != yaml.MappingNode {
		d.kind(n, "write it as fields, such as "+fields[0].name+": and a text", what)
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if d.over(key) {
			return
		}
		name := spelled(key.Value)
		at := slices.IndexFunc(fields, func(f field) bool { return f.name == name && key.Kind == yaml.ScalarNode })
		switch comma := empty(value) && d.endsAtComma(n, key); {
		case at < 0:
			d.unknown(n, i, what, fields, comma)
		case comma:
			d.flawed[n] = true
			d.wrong(key, commaFix, "%s has %s without a value", what, key.Value)
		case fields[at].first != nil:
			d.wrong(key, orComma("keep one of them", n, i), "%s has %s twice, first at %s", what, key.Value, d.location(fields[at].first))
		default:
			fields[at].first = key
			d.fill(&fields[at], value)
		}
	}
}

// spelled gives the name of a field that may be written in two ways: CSL's URL.
func spelled(name string) string {
	if name == "URL" {
		return "url"
	}
	return name
}

const commaFix = "quote a text that has a comma in it"

// endsAtComma reports whether a key between braces has no colon behind it, as what
// follows the comma of a text that isn't quoted. On a very long line it would take
// long to see.
func (d *decoder) endsAtComma(n, key *yaml.Node) bool {
	const longest = 2000
	if n.Style&yaml.FlowStyle == 0 || key.Column > longest {
		return false
	}
	start, end := d.at.seek(key.Line)
	rest := d.at.text[start+skip(d.at.text[start:end], key.Column-1):]
	var ok bool
	for _, word := range strings.FieldsFunc(key.Value, isBlank) { // over lines
		if rest, ok = bytes.CutPrefix(bytes.TrimLeft(rest, blanks), []byte(word)); !ok {
			return false
		}
	}
	rest = bytes.TrimLeft(rest, blanks)
	return len(rest) > 0 && strings.ContainsRune(",}#", rune(rest[0]))
}

// mayBeCut reports whether the key at an index may be the rest of a text that isn't
// quoted, which a comma has ended: what precedes it between braces is such a text, or
// it stands in a list without braces of its own.
func mayBeCut(n *yaml.Node, i int) bool {
	const quotes = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle
	switch {
	case n.Style&yaml.FlowStyle == 0:
		return false
	case i == 0:
		return barePair(n)
	}
	before := n.Content[i-1]
	return before.Kind == yaml.ScalarNode && before.Style&quotes == 0
}

// barePair reports whether a key and its value stand in a list as "[a, b: c]" has them.
func barePair(n *yaml.Node) bool {
	return n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle != 0 && len(n.Content) > 0 &&
		n.Line == n.Content[0].Line && n.Column == n.Content[0].Column
}

// orComma adds to a fix what would be right if the key at an index is the rest of a text.
func orComma(fix string, n *yaml.Node, i int) string {
	if mayBeCut(n, i) {
		return fix + "; or " + commaFix
	}
	return fix
}

// unknown tells of a key that isn't declared. The record counts as flawed, since
// the key may be a misspelt one that the record needs.
func (d *decoder) unknown(n *yaml.Node, i int, what string, fields []field, comma bool) {
	key := n.Content[i]
	if d.flawed[key] {
		return // an alias or a merge key, which was told already
	}
	d.flawed[n] = true
	if key.Kind != yaml.ScalarNode {
		d.kind(key, "write a field’s name", "a key")
		return
	}
	fix := commaFix
	if !comma {
		fix = fieldFix(n, i, fields)
	}
	d.wrong(key, fix, "%s has no field %s", what, quoted(key.Value))
}

// fieldFix proposes the field that the key at an index was meant to be, or tells which
// there are.
func fieldFix(n *yaml.Node, at int, fields []field) string {
	name := n.Content[at].Value
	names := make([]string, len(fields))
	var listed []string
	tail := ""
	for i, f := range fields {
		names[i] = f.name
		if f.sort == variable {
			tail = ", and the variables of CSL, such as publisher, volume, page and DOI"
		} else {
			listed = append(listed, f.name)
		}
	}
	switch fix := near(name, names); {
	case fix != "":
		return fix
	case mayBeCut(n, at) && strings.ContainsAny(cmp.Or(name, " "), " \n"): // as no field's name does
		return commaFix
	}
	return orComma("its fields are "+strings.Join(listed, ", ")+tail, n, at)
}

// fill reads a value by the type of the place where it goes.
func (d *decoder) fill(f *field, n *yaml.Node) {
	if f.read != nil {
		f.read(n)
		return
	}
	switch into := f.into().(type) {
	case *string:
		*into, _ = d.text(n, f.name, "a text")
	case *[]string:
		*into = d.names(n, f.name)
	case *model.Sides:
		*into = d.sides(n, f.name)
	case *bool:
		*into = d.truth(n, f.name)
	case *int:
		*into = d.number(n, f.name)
	case *model.Date:
		*into = d.date(n, f.name)
	case **model.Date:
		if date := d.date(n, f.name); !date.IsZero() {
			*into = &date
		}
	case *model.ActorType: // which there are, the dossier's head says
		*into = model.ActorType(word(d, n, f.name, func(text string) (string, bool) { return safe.Clean(text), true }, model.ActorTypes))
	case *model.Confidence:
		*into = word(d, n, f.name, model.Parse[model.Confidence], model.Words[model.Confidence])
	case *model.Reliability:
		*into = word(d, n, f.name, model.Parse[model.Reliability], model.Words[model.Reliability])
	case *model.Marking:
		*into = word(d, n, f.name, model.Parse[model.Marking], model.Words[model.Marking])
	case *model.Stance:
		*into = word(d, n, f.name, model.Parse[model.Stance], model.Words[model.Stance])
	case *model.Standing:
		*into = word(d, n, f.name, model.ParseCertainty, model.Certainties)
	case *model.QuoteKind:
		*into = word(d, n, f.name, model.Parse[model.QuoteKind], model.Words[model.QuoteKind])
	case *[]model.Claim:
		list(d, d.items(n, f.name), into, "a claim")
	case *[]model.Passage:
		list(d, d.items(n, f.name), into, "a passage")
	case **model.Passage:
		*into = new(model.Passage)
		d.record(n, "a passage", d.fieldsOf(*into))
	case *[]model.Role:
		list(d, d.items(n, f.name), into, "a role")
	case *[]model.Kind:
		list(d, d.items(n, f.name), into, "an actor type")
	case *[]model.Alias:
		*into = textsOr(d, n, f.name, "an alias", func(text string) model.Alias { return model.Alias{Name: text} })
	case *[]model.Name:
		*into = d.people(n, f.name)
	case *[]model.Variable:
		*into = append(*into, d.variable(n, f.name))
	case *model.Fields:
		d.fillFields(into, n, f)
	default:
		panic(fmt.Sprintf("data: the field %s goes to a %T, which nothing reads", f.name, into))
	}
}

// text gives a scalar's text, made safe. YAML's own idea of its type doesn't
// count: a title may be 1984, and a name No. The line ends that close a block
// belong to YAML and not to the text.
func (d *decoder) text(n *yaml.Node, name, want string) (string, bool) {
	text, ok := scalar(n)
	if !ok {
		d.kind(n, "write "+want, name)
		return "", false
	}
	shown := safe.Clean(text)
	if shown != text {
		d.hide(n, name, text)
	}
	if beyond(shown, name) {
		d.wrong(n, fmt.Sprintf("write %d at most", MostCharacters(name)), "%s has %d characters, which is more than anyone reads", name, utf8.RuneCountInString(shown))
		return "", false
	}
	return d.texts.Keep(shown), true
}

func scalar(n *yaml.Node) (string, bool) {
	if n.Kind != yaml.ScalarNode || empty(n) {
		return "", false
	}
	return strings.TrimRight(n.Value, "\n"), true
}

// kind tells that a node isn't of the kind that its field needs.
func (d *decoder) kind(n *yaml.Node, fix, name string) {
	switch {
	case d.flawed[n]: // an alias, which was told already
	case empty(n):
		d.wrong(n, fix+", or leave it out", "%s is empty", name)
	case n.Kind == yaml.SequenceNode:
		d.wrong(n, fix, "%s is a list", name)
	case barePair(n):
		d.wrong(n, fix+"; or quote a text that has a colon in it", "%s is a group of fields", name)
	case n.Kind == yaml.MappingNode:
		d.wrong(n, fix, "%s is a group of fields", name)
	default:
		d.wrong(n, fix, "%s is a text", name)
	}
}

func empty(n *yaml.Node) bool { return n.Tag == "!!null" }

// items gives the nodes of a list.
func (d *decoder) items(n *yaml.Node, name string) []*yaml.Node {
	if n.Kind != yaml.SequenceNode {
		d.kind(n, "write a list, each item behind a hyphen", name)
		return nil
	}
	return n.Content
}

// names reads a list of texts, or a single text as a list of one.
func (d *decoder) names(n *yaml.Node, name string) []string {
	nodes := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		nodes = n.Content
	}
	var list []string
	for _, item := range nodes {
		if text, ok := d.text(item, name, "a text, or a list of texts"); ok {
			list = append(list, text)
		}
	}
	return list
}

// sides reads the ends of a tie without direction: a list of names is one side,
// a list of two such lists are two.
func (d *decoder) sides(n *yaml.Node, name string) [][]string {
	nested := func(n *yaml.Node) bool { return n.Kind == yaml.SequenceNode }
	if !nested(n) || !slices.ContainsFunc(n.Content, nested) {
		return [][]string{d.names(n, name)}
	}
	if len(n.Content) > 2 {
		d.wrong(n, "write one list of actors, or two", "%s has %d sides", name, len(n.Content))
	}
	sides := make([][]string, 0, len(n.Content))
	for _, side := range n.Content {
		if !nested(side) {
			d.wrong(side, "write both sides as lists, or all actors as one list", "%s has a side that is no list", name)
		}
		sides = append(sides, d.names(side, name))
	}
	return sides
}

func (d *decoder) truth(n *yaml.Node, name string) bool {
	text, ok := d.text(n, name, "true or false")
	if ok && text != "true" && text != "false" {
		d.wrong(n, "write true or false", "%s can’t be %s", name, quoted(text))
	}
	return text == "true"
}

// number reads a whole number from 1.
func (d *decoder) number(n *yaml.Node, name string) int {
	const fix = "a whole number, counted from 1"
	text, ok := d.text(n, name, fix)
	if !ok {
		return 0
	}
	i, err := strconv.Atoi(text)
	if err != nil || i < 1 {
		d.wrong(n, "write "+fix, "%s can’t be %s", name, quoted(text))
		return 0
	}
	return i
}

// date reads EDTF from the text as it stands, since YAML makes a number of 2024
// and a timestamp of a day.
func (d *decoder) date(n *yaml.Node, name string) model.Date {
	const fix = "a date such as 2024, 2024-10, 2024-10-24, 2015~, 2019/.. or 2022/2024"
	text, ok := d.text(n, name, fix)
	if !ok {
		return model.Date{}
	}
	date, err := model.ParseDate(text)
	if err == nil {
		return date
	}
	write := "write " + fix
	if meant := model.DateHint(text); meant != "" {
		write = "did you mean " + meant + "? Or write " + fix
	}
	d.wrong(n, write, "%s: %s", name, short(err.Error(), 200))
	return model.Date{}
}

// word reads one word of a scale.
func word[T any](d *decoder, n *yaml.Node, name string, parse func(string) (T, bool), words func() []string) T {
	text, ok := scalar(n)
	if !ok {
		d.kind(n, oneOf("", words()), name)
		return *new(T)
	}
	value, ok := parse(text)
	if !ok {
		d.wrong(n, oneOf(text, words()), "%s can’t be %s", name, quoted(text))
		return *new(T)
	}
	return value
}
