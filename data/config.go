package data

import (
	"fmt"
	"slices"

	"entente/data/safe"

	"go.yaml.in/yaml/v4"
)

// A Setting is one that a reader's configuration may have.
type Setting struct {
	Name  string
	Of    []string // what may be set under it, each by itself; nil where it has one value
	Words []string // one of which a value has to be; nil for any text
	// Take takes what the file sets, all values of Of at once, and returns what it has
	// against them.
	Take func([]Value) []Fault
}

// A Value is what a configuration sets.
type Value struct {
	Name  string   // of those of Of; else the Setting's
	Texts []string // one, unless a list was written
}

// A Fault is what is wrong with one of several values, and what would be right.
type Fault struct {
	At        int // the value's index
	What, Fix string
}

// mostConfig is the most bytes that a configuration may have.
const mostConfig = 1 << 20

// Configure reads a reader's configuration, and hands what it sets to the settings. Its
// error is a [Refused] with every mistake, as a dossier's is, or one that says why the
// file can't be read; errors.Is tells fs.ErrNotExist where there is none.
func Configure(name string, settings []Setting) error {
	text, err := ReadFile(name)
	switch {
	case err != nil:
		return err
	case len(text) > mostConfig:
		return fmt.Errorf("%s is larger than %d MiB; entente config prints one", safe.Clean(name), mostConfig>>20)
	}
	d := newDecoder(new(Reading), []File{{name, text}})
	d.file, d.at = safe.Clean(name), newSource(text)
	if root, _ := d.parse(d.at.text); root != nil {
		fields := make([]field, len(settings))
		for i, s := range settings {
			fields[i] = field{name: s.Name, read: func(n *yaml.Node) { d.setting(n, &s) }}
		}
		d.record(root, "the configuration", fields)
	}
	if all := append(d.mistakes.told, d.hidden.told...); len(all) > 0 {
		return d.told(all, map[string]*source{d.file: d.at})
	}
	return nil
}

// setting reads what stands for a setting. Nothing under a group sets nothing.
func (d *decoder) setting(n *yaml.Node, s *Setting) {
	var values []Value
	var nodes []*yaml.Node
	read := func(name, told string, n *yaml.Node) {
		before := d.mistakes.all
		texts := d.names(n, told)
		for _, text := range texts {
			if s.Words != nil && !slices.Contains(s.Words, text) {
				d.wrong(n, oneOf(text, s.Words), "%s can’t be %s", told, quoted(text))
			}
		}
		if d.mistakes.all == before {
			values, nodes = append(values, Value{name, texts}), append(nodes, n)
		}
	}
	switch {
	case s.Of == nil && n.Kind == yaml.SequenceNode:
		d.kind(n, "write one value", s.Name)
	case s.Of == nil:
		read(s.Name, s.Name, n)
	case !empty(n):
		fields := make([]field, len(s.Of))
		for i, name := range s.Of {
			fields[i] = field{name: name, read: func(n *yaml.Node) { read(name, s.Name+"."+name, n) }}
		}
		d.record(n, s.Name, fields)
	}
	for _, f := range s.Take(values) {
		d.wrong(nodes[f.At], f.Fix, "%s", f.What)
	}
}
