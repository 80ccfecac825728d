package data

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"entente/data/safe"

	"go.yaml.in/yaml/v4"
)

// A Form is one record, new or changed, as a text to be filled in: YAML with what is
// known, and comments that say what may stand where.
type Form struct {
	Text string
	// Line is the first that waits for something, counted from 1.
	Line int

	editing *Editing
	kind    *kind
	path    string     // of the record, as in [model.Problem]
	old     *yaml.Node // the record as it stands; nil for a new one
}

// ErrEmpty is the error of a form in which nothing is filled in.
var ErrEmpty = errors.New("nothing is filled in")

// told begins the lines of a form that tell mistakes, which go with the next reading.
const told = "#!"

// formColumns is how wide the comments of a form are.
const formColumns = 75

// write makes the form's text, of what is known by the names of fields.
func (f *Form) write(head string, known *yaml.Node) {
	var b strings.Builder
	b.WriteString(commented(head) + "#\n" + commented("What stays empty is left out, and so are lines that begin with #. Save and close to have it checked and written; leave it as it is, or empty it, to change nothing."))
	b.WriteByte('\n')
	names := make([]string, 0, len(f.kind.fields))
	for _, field := range f.kind.fields {
		names = append(names, field.name)
		if f.old != nil && field.name == "claims" {
			continue // each is changed by itself
		}
		b.WriteString(f.field(field, known))
	}
	for i := 0; i+1 < len(known.Content); i += 2 { // such as the variables of CSL
		if name := spelled(known.Content[i].Value); !slices.Contains(names, name) {
			b.WriteString(dump(mapping(known.Content[i:i+2]...)) + "\n")
		}
	}
	f.Text = b.String()
	f.Line = 1
	for i, line := range strings.Split(f.Text, "\n") {
		if name, _, ok := strings.Cut(line, ":"); ok && !strings.HasPrefix(line, "#") {
			if f.Line == 1 {
				f.Line = i + 1 // where nothing waits, the first field
			}
			if line == name+": " {
				f.Line = i + 1
				break
			}
		}
	}
}

// field returns the lines of a field: what is known of it, or else what may stand there.
func (f *Form) field(field formField, known *yaml.Node) string {
	if at := fieldAt(known, field.name); at >= 0 {
		return dump(mapping(known.Content[at:at+2]...)) + "\n"
	}
	if field.rare || f.old != nil {
		return commented(field.name + ": " + field.hint)
	}
	lines := commented(field.hint) + field.name + ": \n"
	if field.name == "claims" {
		claim := f.editing.known(kindOf("claims"), nil)
		for i, c := range claimForm() {
			if !c.rare {
				lines += indented(f.field(c, claim), i == 0)
			}
		}
	}
	return lines
}

// indented returns the lines of a field as those of an item of a list.
func indented(lines string, first bool) string {
	out := ""
	for line := range strings.Lines(lines) {
		if first && !strings.HasPrefix(line, "#") {
			out += "  - " + line
		} else {
			out += "    " + line
		}
	}
	return out
}

// commented returns a text as lines of comments.
func commented(text string) string {
	var b strings.Builder
	columns := formColumns
	for _, word := range strings.Fields(safe.Clean(text)) {
		if columns += 1 + utf8.RuneCountInString(word); columns > formColumns {
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
			b.WriteByte('#')
			columns = 2 + utf8.RuneCountInString(word)
		}
		b.WriteString(" " + word)
	}
	return b.String() + "\n"
}

// Tell returns the text of a form that has mistakes, with each above what it is of, and
// the line of the first. Mistakes that were told before are left out.
func (f *Form) Tell(text []byte, mistakes Refused, name string) (marked string, line int) {
	lines := strings.Split(string(newSource(text).text), "\n")
	above := map[int][]string{}
	for _, m := range mistakes {
		at := 0
		if m.File == safe.Clean(name) {
			at = topLine(lines, m.Line-1)
			m.Location = Location{}
		}
		above[at] = append(above[at], told+" "+strings.TrimPrefix(m.String(), ": "))
	}
	out := []string{told + " It isn’t written yet: mend this, save and close; or close it as it is to change nothing."}
	for i, l := range lines {
		out = append(out, above[i]...)
		if len(above[i]) > 0 && line == 0 {
			line = len(out) + 1
		}
		if !strings.HasPrefix(l, told) {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n"), max(line, 1)
}

// topLine returns the index of the line at which the field begins that a line is in:
// a comment within a text would be part of it.
func topLine(lines []string, at int) int {
	at = min(max(at, 0), len(lines)-1)
	for at > 0 && (lines[at] == "" || isBlank(rune(lines[at][0])) || lines[at][0] == '#') {
		at--
	}
	return at
}

// read reads a form that was filled in. Its errors are [ErrEmpty] and a [Refused] with
// locations in the form, which is called by a name.
func (f *Form) read(name string, text []byte) (*yaml.Node, error) {
	d := newDecoder(new(Reading), nil)
	d.file, d.at = safe.Clean(name), newSource(text)
	root, ok := d.parse(d.at.text)
	if ok && !prune(root) {
		return nil, ErrEmpty
	}
	if ok {
		d.record(root, f.kind.what, d.fieldsOf(f.kind.record()))
	}
	mistakes := d.mistakes.told
	if f.old == nil { // what stands there already, check tells
		mistakes = append(mistakes, d.hidden.told...)
	}
	if len(mistakes) > 0 {
		return nil, d.told(mistakes, map[string]*source{d.file: d.at})
	}
	return root, nil
}

// prune takes out of a node what is empty, and the comments, and reports whether
// anything is left.
func prune(n *yaml.Node) bool {
	if n == nil || empty(n) {
		return false
	}
	n.HeadComment, n.LineComment, n.FootComment = "", "", ""
	kept := n.Content[:0]
	each := 1
	if n.Kind == yaml.MappingNode {
		each = 2
	}
	for i := 0; i+each <= len(n.Content); i += each {
		if prune(n.Content[i+each-1]) {
			kept = append(kept, n.Content[i:i+each]...)
		}
	}
	n.Content = kept
	return n.Kind == yaml.ScalarNode || len(kept) > 0
}

// Read reads what a form was filled in with, and checks it in its dossier, as it will
// stand in the files. Its errors are [ErrEmpty]; a [Refused], whose locations in the
// form have its name; and others in a sentence.
func (f *Form) Read(name string, text []byte) (*Amendment, error) {
	record, err := f.read(name, text)
	if err != nil {
		return nil, err
	}
	e := f.editing
	a := e.amendment()
	a.form, a.path = name, f.path
	switch {
	case f.kind.list == "claims":
		err = f.readClaim(a, record)
	case f.old == nil:
		file := e.fileFor(f.kind.list, record)
		a.add(f.kind.list, file, record)
		a.Told = fmt.Sprintf("added the %s %s to %s", f.kind.name, idOf(record), safe.Clean(e.files[file].Name))
	default:
		if at := fieldAt(f.old, "claims"); at >= 0 && fieldAt(record, "claims") < 0 {
			record.Content = append(record.Content, f.old.Content[at:at+2]...)
		}
		err = a.replace(f.path, record)
		a.Told = fmt.Sprintf("changed the %s %s", f.kind.name, idOf(record))
	}
	a.Told += f.gone(record)
	if err == nil {
		err = a.check()
	}
	if errors.Is(err, errByHand) && f.old != nil {
		err = fmt.Errorf("%s: %w", e.Location(f.path), err)
	}
	return a, err
}

// gone tells the fields that a changed record hasn't any more.
func (f *Form) gone(record *yaml.Node) string {
	var gone []string
	if f.old != nil {
		now := fieldNames(record)
		gone = slices.DeleteFunc(fieldNames(f.old), func(name string) bool { return slices.Contains(now, name) })
	}
	if len(gone) == 0 {
		return ""
	}
	return "; it has no more " + safe.Clean(strings.Join(gone, ", "))
}

func idOf(record *yaml.Node) string {
	if at := fieldAt(record, "id"); at >= 0 {
		return safe.Clean(record.Content[at+1].Value)
	}
	return ""
}
