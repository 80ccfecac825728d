package data

import (
	"entente/model"

	"go.yaml.in/yaml/v4"
)

// textsOr reads a list, or a single item as a list of one, whose items are texts or
// records with more to tell.
func textsOr[R any](d *decoder, n *yaml.Node, name, what string, plain func(text string) R) []R {
	nodes := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		nodes = n.Content
	}
	if len(nodes) == 0 {
		return nil
	}
	list := make([]R, len(nodes)) // one that can't be read stays empty, so that the locations of the others hold
	for i, item := range nodes {
		if item.Kind == yaml.MappingNode {
			d.record(item, what, d.fieldsOf(&list[i]))
		} else if text, ok := d.text(item, name, "a text, or a list of texts"); ok {
			list[i] = plain(text)
		}
	}
	return list
}

func (d *decoder) people(n *yaml.Node, name string) []model.Name {
	return textsOr(d, n, name, "a name", func(text string) model.Name { return model.Name{Literal: text} })
}

// variable reads a variable of CSL by its kind.
func (d *decoder) variable(n *yaml.Node, name string) model.Variable {
	v := model.Variable{Name: name}
	switch model.VariableKindOf(name) {
	case model.DateVariable:
		v.Date = d.date(n, name)
	case model.NameVariable:
		v.Names = d.people(n, name)
	case model.TextVariable, model.NumberVariable:
		v.Text, _ = d.text(n, name, "a text")
	}
	return v
}

// fillFields reads a part of a locator, or texts by free names.
func (d *decoder) fillFields(into *model.Fields, n *yaml.Node, f *field) {
	if f.sort == locatorPart {
		text, _ := d.text(n, f.name, "a text")
		*into = append(*into, model.Field{Name: f.name, Text: text})
		return
	}
	if n.Kind != yaml.MappingNode {
		d.kind(n, "write names, each with a text", f.name)
		return
	}
	first := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		name, ok := d.text(key, f.name, "a text as a name")
		if !ok {
			continue
		}
		if empty(value) && d.endsAtComma(n, key) {
			d.wrong(key, commaFix, "%s has %s without a value", f.name, quoted(name))
			continue
		}
		if first[name] != nil {
			d.wrong(key, orComma("keep one of them", n, i), "%s has %s twice, first at %s", f.name, quoted(name), d.location(first[name]))
			continue
		}
		first[name] = key
		if text, ok := d.text(value, f.name+"."+short(name, 60), "a text"); ok {
			*into = append(*into, model.Field{Name: name, Text: text})
		}
	}
}
