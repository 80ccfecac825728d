package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"entente/data/safe"
	"entente/data/safefile"
	"entente/model"

	"go.yaml.in/yaml/v4"
)

// An Amendment is what changes in a dossier, before it is written.
type Amendment struct {
	Told string   // what was done once it is written, in a line
	Left []string // what of a merged actor is left out, since the other says otherwise

	editing   *Editing
	records   model.Records // as they are to be
	locations locations
	revisions []*revision // by file; nil where nothing changes
	form      string      // the name of the form that it was read from
	path      string      // of the record in that; empty if there is none
	files     []File      // as they are to be
	last      int         // the file that is written last
}

func (e *Editing) amendment() *Amendment {
	l := e.locations
	l.records = map[string][]spot{}
	for list, spots := range e.locations.records {
		l.records[list] = slices.Clone(spots)
	}
	return &Amendment{editing: e, records: e.Records, locations: l, revisions: make([]*revision, len(e.files)), last: -1}
}

func (a *Amendment) revision(file int) *revision {
	if a.revisions[file] == nil {
		a.revisions[file] = newRevision(a.editing.files[file].Bytes, a.editing.locations.roots[file])
	}
	return a.revisions[file]
}

// put has a record of a list read from a node, or taken out.
func (a *Amendment) put(list string, at int, n *yaml.Node, how edit) {
	record := listNamed(list).put(&a.records, at, how)
	if record != nil {
		d := newDecoder(new(Reading), nil)
		d.at = newSource(nil)
		d.record(n, "a record", d.fieldsOf(record))
	}
}

// An edit is what is done to a record of a list.
type edit uint8

const (
	inserted edit = iota
	replaced
	removed
)

// put returns a list with an item put in, replaced or taken out; the list stays.
func put[T any](list []T, at int, item T, how edit) []T {
	list = slices.Clone(list)
	switch how {
	case inserted:
		return slices.Insert(list, at, item)
	case removed:
		return slices.Delete(list, at, at+1)
	case replaced:
		list[at] = item
	}
	return list
}

// add has a new record stand at the end of a list in a file, and returns its index.
func (a *Amendment) add(list string, file int, record *yaml.Node) {
	e := a.editing
	at := 0 // behind those of this file and of those before it
	for _, s := range a.locations.records[list] {
		if e.fileOf(s.file) <= file {
			at++
		}
	}
	a.put(list, at, record, inserted)
	a.locations.records[list] = put(a.locations.records[list], at, spot{file: safe.Clean(e.files[file].Name), node: record}, inserted)
	a.path = fmt.Sprintf("%s[%d]", list, at)
	a.revision(file).add(e.locations.roots[file], list, record)
}

// replace has another record stand in the place of the one at a path.
func (a *Amendment) replace(path string, record *yaml.Node) error {
	list, at, old, file, err := a.find(path)
	if err != nil {
		return err
	}
	a.put(list, at, record, replaced)
	a.locations.records[list] = put(a.locations.records[list], at, spot{file: old.file, node: record}, replaced)
	return a.revision(file).replace(nil, old.node, record, -1)
}

// remove takes out the record at a path. Its file is written last, so that nothing
// names it any more by then.
func (a *Amendment) remove(path string) error {
	list, at, old, file, err := a.find(path)
	if err != nil {
		return err
	}
	items := a.editing.locations.roots[file]
	items = items.Content[fieldAt(items, list)+1]
	a.put(list, at, nil, removed)
	a.locations.records[list] = put(a.locations.records[list], at, spot{}, removed)
	a.last = file
	i := slices.Index(items.Content, old.node)
	return a.revision(file).removeItem(items, i, i == len(items.Content)-1)
}

func (a *Amendment) find(path string) (list string, at int, s spot, file int, err error) {
	steps := stepsOf(path)
	at, _ = index(steps[1])
	s = a.locations.records[steps[0]][at]
	if file = a.editing.fileOf(s.file); file < 0 {
		err = fmt.Errorf("%s can’t be told from another file by its name; rename one of them", s.file)
	}
	return steps[0], at, s, file, err
}

// check holds the records as they are to be against every rule, and what the files are
// then read as against these.
func (a *Amendment) check() error {
	if _, err := model.New(a.records); err != nil {
		return a.refused(err)
	}
	a.files = slices.Clone(a.editing.files)
	for i, r := range a.revisions {
		if r == nil {
			continue
		}
		text, err := r.apply(a.files[i].Bytes)
		if err != nil {
			return err
		}
		a.files[i].Bytes = text
	}
	after, err := (&Reading{Limits: a.editing.limits}).decode(a.files...)
	if err != nil {
		return errByHand
	}
	want, err := json.Marshal(a.records)
	if err != nil {
		return err
	}
	got, err := json.Marshal(after.Records)
	if err != nil {
		return err
	}
	if !bytes.Equal(got, want) {
		return errByHand
	}
	return nil
}

// refused returns the model's problems with their locations; those of the record that
// came from a form are in that.
func (a *Amendment) refused(err error) error {
	problems, ok := errors.AsType[model.Problems](err)
	if !ok {
		return err
	}
	var mistakes Refused
	for _, p := range problems {
		m := a.locations.mistake(p)
		if a.path != "" && (p.Path == a.path || strings.HasPrefix(p.Path, a.path+".")) {
			m.File = safe.Clean(a.form)
		}
		mistakes = append(mistakes, m)
	}
	return mistakes.few()
}

// Changes reports whether anything is to be written.
func (a *Amendment) Changes() bool {
	return slices.ContainsFunc(a.revisions, func(r *revision) bool { return r != nil && len(r.patches) > 0 })
}

// Write writes the files that change, if they still hold what was read, as
// [safefile.Update] does. Its errors say what to do.
func (a *Amendment) Write() error {
	var changes []safefile.Change
	var late []safefile.Change
	for i, f := range a.editing.files {
		if r := a.revisions[i]; r == nil || len(r.patches) == 0 {
			continue
		}
		c := safefile.Change{Name: f.Name, Old: f.Bytes, New: a.files[i].Bytes}
		if i == a.last {
			late = append(late, c)
		} else {
			changes = append(changes, c)
		}
	}
	name, err := safefile.Update(append(changes, late...)...)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, safefile.ErrChanged):
		return fmt.Errorf("%s has changed meanwhile, so nothing is written; begin again with what stands there now", safe.Clean(name))
	case errors.Is(err, safefile.ErrIrregular):
		return fmt.Errorf("%s is no file that another can replace, so nothing is written", safe.Clean(name))
	case errors.Is(err, safefile.ErrPartly):
		return fmt.Errorf("%s can’t be written (%w), and other files of the change are; see which, such as with git diff, and do the same again", safe.Clean(name), safefile.Reason(err))
	}
	return fmt.Errorf("%s can’t be written (%w), and what was there is untouched; check that there is room, and that you may write there", safe.Clean(name), safefile.Reason(err))
}
