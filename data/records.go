package data

import (
	"reflect"
	"strings"

	"entente/model"

	"go.yaml.in/yaml/v4"
)

// contents reads the fields of the dossier that are in a part, or the items of a list.
func (d *decoder) contents(root *yaml.Node) {
	fields := d.lists()
	if d.part != nil && d.part.list != "" {
		for _, f := range fields {
			if f.name == d.part.list {
				f.read(root)
			}
		}
		return
	}
	d.record(root, "a dossier", fields)
	met := 0
	for _, f := range fields {
		if f.first != nil {
			d.met[f.name] = d.location(f.first)
			met++
		}
	}
	d.twice = 2*met < len(root.Content)
}

// lists returns the fields of a dossier.
func (d *decoder) lists() []field {
	fields := append(make([]field, 0, 1+len(recordLists)), field{name: "dossier", read: d.dossier})
	for i := range recordLists {
		l := &recordLists[i]
		fields = append(fields, field{name: l.name, read: func(n *yaml.Node) { d.each(l, n) }})
	}
	return fields
}

func (d *decoder) dossier(n *yaml.Node) {
	if d.head != nil {
		d.wrong(n, "keep one of them", "a dossier has one head, and the first is at %s", d.head.location())
		return
	}
	d.place("dossier", n)
	d.head = &d.locations.records["dossier"][0]
	d.record(n, "the dossier’s head", d.fieldsOf(&d.records.Head))
}

// each reads a top-level list behind what other files gave for it, and keeps
// where each record stands. A list without records may be written as an empty
// field.
func (d *decoder) each(l *recordList, n *yaml.Node) {
	if empty(n) {
		return
	}
	items := d.items(n, l.name)
	d.place(l.name, items...)
	d.append(l, items...)
	if l.name == "ties" {
		d.placeClaims(items)
	}
}

// append reads records behind those of a list. One that can't be read stays as an
// empty record, so that the locations of the others hold.
func (d *decoder) append(l *recordList, items ...*yaml.Node) {
	r := &d.records
	l.grow(r, len(items))
	for _, item := range items {
		d.record(item, l.what, d.fieldsOf(l.add(r, l.size(r))))
	}
}

// list reads records within another behind those that are there, as append does.
func list[R any](d *decoder, items []*yaml.Node, into *[]R, what string) {
	before := len(*into)
	*into = append(*into, make([]R, len(items))...)
	for i, item := range items {
		d.record(item, what, d.fieldsOf(&(*into)[before+i]))
	}
}

// fieldsOf returns the fields of a record, whose values go there. They hold until the
// next record of that type; none is within another of its type.
func (d *decoder) fieldsOf(record any) []field {
	v := reflect.ValueOf(record).Elem()
	fields, ok := d.fields[v.Type()]
	if !ok {
		fields = declared(v.Type())
		d.fields[v.Type()] = fields
	}
	for i := range fields {
		fields[i].of, fields[i].first = v, nil
	}
	return fields
}

// declared returns the fields that records of a type have. The format names them as
// the model does in JSON; where one value of the model holds many fields, the model
// lists them.
func declared(record reflect.Type) []field {
	var fields []field
	for i := range record.NumField() {
		f := record.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous:
			for _, inner := range declared(f.Type) {
				inner.index = append([]int{i}, inner.index...)
				fields = append(fields, inner)
			}
		case f.Type == reflect.TypeFor[[]model.Variable]():
			for _, v := range model.CSLVariables() {
				fields = append(fields, field{name: v.Name, index: f.Index, sort: variable})
			}
		case name == "-":
			for _, part := range model.LocatorParts() {
				fields = append(fields, field{name: part, index: f.Index, sort: locatorPart})
			}
		case f.IsExported():
			fields = append(fields, field{name: name, index: f.Index})
		}
	}
	return fields
}
