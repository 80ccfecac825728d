package data

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"entente/data/foreign"
	"entente/data/safe"
	"entente/model"

	"go.yaml.in/yaml/v4"
)

// An Editing is a dossier whose records are to be changed in its files, of which each
// keeps every byte that the change isn't about.
type Editing struct {
	*Loaded

	files  []File
	limits Limits
}

// Edit reads a dossier to be changed, as [Reading.Load] does.
func (l Limits) Edit(name string) (*Editing, error) {
	files, err := l.readFiles(name)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		text := newSource(f.Bytes).text
		if at, _ := jsonStart(text); at >= 0 && inJSONLines(text[at:]) {
			if err := inPlace(f); err != nil {
				return nil, err
			}
			return nil, fmt.Errorf("%s is JSON lines, of which no record is changed in its place; change it as JSON: entente export --format json -o FILE %[1]s", safe.Clean(f.Name))
		}
	}
	loaded, err := (&Reading{Limits: l, nodes: true}).decode(files...)
	if err != nil {
		if foreign := inPlace(files[0]); foreign != nil && len(files) == 1 {
			err = foreign
		}
		return nil, err
	}
	return &Editing{loaded, files, l}, nil
}

// inPlace refuses to change what others hold; nil for what isn't that.
func inPlace(f File) error {
	format, ok := foreign.NewImport(foreign.Options{}).Recognized(bufio.NewReaderSize(bytes.NewReader(f.Bytes), foreign.HeadBytes))
	if !ok {
		return nil
	}
	instead := "make a dossier of it, and change that: entente import FILE -o DIR"
	if format.Alone {
		instead = "add them to a dossier: entente import FILE --into DIR"
	}
	return fmt.Errorf("%s is %s, of which no record is changed in its place; %s", safe.Clean(f.Name), format.Name, instead)
}

// Add begins a new record of one of the [Kinds], with what is known of its fields. A
// claim is on the tie with that id.
func (e *Editing) Add(name, tie string, known map[string]string) (*Form, error) {
	k := kindOf(name)
	f := &Form{editing: e, kind: k}
	head := "A new " + k.name + "."
	if k.name == "claim" {
		at := slices.IndexFunc(e.Records.Ties, func(t model.Tie) bool { return t.ID == tie })
		if at < 0 {
			return nil, fmt.Errorf("there is no tie %s", quoted(tie))
		}
		f.path = fmt.Sprintf("ties[%d].claims[%d]", at, len(e.Records.Ties[at].Claims))
		head = "A new claim on the tie " + tie + ": " + e.Records.Ties[at].Summary
	}
	f.write(head, e.known(k, known))
	return f, nil
}

// known returns what is known of the fields of a new record: what is given, and the
// source where there is only one.
func (e *Editing) known(k *kind, given map[string]string) *yaml.Node {
	known := mapping()
	for _, field := range k.fields {
		n := textNode(given[field.name])
		switch {
		case field.name == "source" && n.Value == "" && len(e.Records.Sources) == 1:
			n.Value = e.Records.Sources[0].ID
		case field.name == "paragraph":
			n.Tag = "!!int"
		}
		if n.Value != "" {
			known.Content = append(known.Content, textNode(field.name), n)
		}
	}
	return known
}

// Change begins to change the record at a path, as in [model.Problem]: a claim, or a
// record of a list.
func (e *Editing) Change(path string) (*Form, error) {
	steps := stepsOf(path)
	list, what := "", ""
	switch {
	case len(steps) == 4 && steps[2] == "claims":
		tie, _ := index(steps[1])
		list, what = "claims", "A claim on the tie "+e.Records.Ties[tie].ID+": "+e.Records.Ties[tie].Summary
	case len(steps) == 2:
		list = steps[0]
	}
	k := kindOf(list)
	if k == nil {
		return nil, errors.New("nothing is chosen that could be changed")
	}
	f := &Form{editing: e, kind: k, path: path, old: e.locations.find(path).node}
	if what == "" {
		what = "The " + k.name + " " + idOf(f.old) + "."
	}
	f.write(what, f.old)
	return f, nil
}

// Same reports whether the record at a path is the same as in other records.
func (e *Editing) Same(path string, other model.Records) bool {
	a, b := recordAt(&e.Records, path), recordAt(&other, path)
	return a != nil && bytes.Equal(a, b)
}

// recordAt returns a record as JSON; nil if there is none at the path.
func recordAt(r *model.Records, path string) []byte {
	steps := stepsOf(path)
	if len(steps) < 2 {
		return nil
	}
	l := listNamed(steps[0])
	at, _ := index(steps[1])
	if l == nil || at >= l.size(r) {
		return nil
	}
	text, _ := json.Marshal(l.at(r, at)) //nolint:errchkjson // records can always be written; a tie as a whole, also where one of its claims is meant
	return text
}

// fileFor returns the file where a new record goes: of a tie that in which most of its
// type stand, else the last one that has such a list, else the one with the head.
func (e *Editing) fileFor(list string, record *yaml.Node) int {
	most, file := 0, -1
	if at := fieldAt(record, "type"); at >= 0 && list == "ties" {
		counts := map[int]int{}
		for i, s := range e.locations.records[list] {
			if e.Records.Ties[i].Type == record.Content[at+1].Value {
				n := e.fileOf(s.file)
				counts[n]++
				if counts[n] >= most {
					most, file = counts[n], n
				}
			}
		}
	}
	for i, root := range e.locations.roots {
		if most == 0 && root != nil && fieldAt(root, list) >= 0 {
			file = i
		}
	}
	if head := e.locations.records["dossier"]; file < 0 && len(head) > 0 {
		file = e.fileOf(head[0].file)
	}
	return max(file, 0)
}

// readClaim puts a claim into the tie that its form is of.
func (f *Form) readClaim(a *Amendment, record *yaml.Node) error {
	tie, _, _ := strings.Cut(f.path, ".")
	at, _ := index(stepsOf(f.path)[3])
	node := *f.editing.locations.find(tie).node
	node.Content = slices.Clone(node.Content)
	field := fieldAt(&node, "claims") + 1
	claims := *node.Content[field]
	how, done := replaced, "changed"
	if f.old == nil {
		how, done = inserted, "added"
	}
	claims.Content = put(claims.Content, at, record, how)
	node.Content[field] = &claims
	a.Told = fmt.Sprintf("%s the claim on %s", done, idOf(&node))
	return a.replace(tie, &node)
}

// fileOf returns the index of a file by the name that is shown of it; -1 for one that
// can't be told from another.
func (e *Editing) fileOf(shown string) int {
	name := e.locations.names[shown]
	return slices.IndexFunc(e.files, func(f File) bool { return f.Name == name && name != "" })
}
