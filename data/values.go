package data

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente/model"

	"go.yaml.in/yaml/v4"
)

// A field is one field that a record may have, and where its value goes: a
// pointer of a type that fill knows, or a function that reads the node.
type field struct {
	name  string
	into  any
	first *yaml.Node // the key, once it was met
}

// record reads a node's fields. Keys that aren't declared or stand twice are
// mistakes; the first of two is the one that counts.
func (d *decoder) record(n *yaml.Node, what string, fields []field) {
	if n.Kind != yaml.MappingNode {
		d.kind(n, "write it as fields, such as "+fields[0].name+": and a text", what)
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		at := slices.IndexFunc(fields, func(f field) bool { return f.name == key.Value && key.Kind == yaml.ScalarNode })
		switch {
		case at < 0:
			d.unknown(n, key, what, fields)
		case fields[at].first != nil:
			d.wrong(key, "keep one of them", "%s has %s twice, first at %s", what, key.Value, d.place(fields[at].first))
		default:
			fields[at].first = key
			d.fill(&fields[at], value)
		}
	}
}

// unknown tells of a key that isn't declared. The record counts as flawed, since
// the key may be a misspelt one that the record needs.
func (d *decoder) unknown(n, key *yaml.Node, what string, fields []field) {
	if d.flawed[key] {
		return // an alias or a merge key, which was told already
	}
	d.flawed[n] = true
	if key.Kind != yaml.ScalarNode {
		d.kind(key, "write a field's name", "a key")
		return
	}
	if d.full(d.place(key)) { // there may be a million, and a guess takes its time
		return
	}
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.name
	}
	fix := near(key.Value, names)
	if fix == "" {
		fix = "its fields are " + strings.Join(names, ", ")
	}
	d.wrong(key, fix, "%s has no field %s", what, quoted(key.Value))
}

// fill reads a value by the type of the place where it goes.
func (d *decoder) fill(f *field, n *yaml.Node) {
	switch into := f.into.(type) {
	case func(*yaml.Node):
		into(n)
	case *string:
		*into, _ = d.text(n, f.name, "a text")
	case *[]string:
		*into = d.names(n, f.name)
	case *[][]string:
		*into = d.sides(n, f.name)
	case *bool:
		*into = d.truth(n, f.name)
	case *int:
		*into = d.number(n, f.name)
	case *model.Date:
		*into = d.date(n, f.name)
	case *model.ActorType:
		*into = word(d, n, f.name, model.ParseActorType, model.ActorTypes)
	case *model.Stance:
		*into = word(d, n, f.name, model.ParseStance, model.Stances)
	case *model.Standing:
		*into = word(d, n, f.name, model.ParseCertainty, model.Certainties)
	case *model.QuoteKind:
		*into = word(d, n, f.name, model.ParseQuoteKind, model.QuoteKinds)
	case *[]model.Claim:
		list(d.items(n, f.name), into, d.claim)
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
	shown := Safe(text)
	if shown != text {
		d.hide(n, name, text)
	}
	return shown, true
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
		d.wrong(n, "write true or false", "%s can't be %s", name, quoted(text))
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
		d.wrong(n, "write "+fix, "%s can't be %s", name, quoted(text))
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
	switch {
	case err == nil:
	case strings.Contains(text, "/"): // the error tells more than that it isn't EDTF
		d.wrong(n, "write "+fix, "%s: %s", name, Safe(err.Error()))
	default:
		d.wrong(n, "write "+fix, "%s can't be %s", name, quoted(text))
	}
	return date
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
		d.wrong(n, oneOf(text, words()), "%s can't be %s", name, quoted(text))
		return *new(T)
	}
	return value
}
