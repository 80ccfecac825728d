package data

import (
	"bytes"
	"errors"
	"slices"
	"sort"
	"strings"

	"go.yaml.in/yaml/v4"
)

// A revision gathers what is changed in the text of one file. All else stays as it
// is, to the byte: what is changed is told by nodes, old and new, and only the fields
// and items that differ are written anew.
type revision struct {
	layout

	newline string // as the file ends its lines
	json    bool   // the file is JSON, and is to stay so
	patches []patch
}

// A patch puts a text in the place of some bytes.
type patch struct {
	start, end int
	text       string
}

// errByHand is the error of a change that can't be made without touching what it is
// not about.
var errByHand = errors.New("what stands there is laid out in a way that can’t be changed by itself; change it in your editor")

func newRevision(text []byte, root *yaml.Node) *revision {
	r := &revision{layout: layout{source: newSource(text)}, newline: "\n"}
	if i := bytes.IndexAny(text, "\r\n"); i >= 0 {
		r.newline = string(text[i : i+lineLength(text[i:])])
	}
	r.json = root != nil && inFlow(root) && len(root.Content) > 0 && root.Content[0].Style&yaml.DoubleQuotedStyle != 0
	return r
}

func (r *revision) put(start, end int, text string) {
	r.patches = append(r.patches, patch{start, end, text})
}

// apply returns a file's text with the patches in it. The text may begin with a byte
// order mark.
func (r *revision) apply(text []byte) ([]byte, error) {
	mark := len(text) - len(r.text)
	sort.SliceStable(r.patches, func(i, j int) bool { return r.patches[i].start < r.patches[j].start })
	out, at := slices.Clone(text[:mark]), 0
	for _, p := range r.patches {
		if p.start < at || p.end < p.start {
			return nil, errByHand
		}
		out = append(append(out, r.text[at:p.start]...), p.text...)
		at = p.end
	}
	return append(out, r.text[at:]...), nil
}

// replace writes what differs between a node of the file and another, which stands in
// its place then. The key is what it is the value of; nil for an item of a list. The
// indent is that of the fields or items around it.
func (r *revision) replace(key, old, now *yaml.Node, indent int) error {
	switch {
	case sameNode(old, now):
		return nil
	case old.Kind == yaml.MappingNode && now.Kind == yaml.MappingNode && len(now.Content) > 0 && len(old.Content) > 0:
		return r.fields(old, now)
	case old.Kind == yaml.SequenceNode && now.Kind == yaml.SequenceNode && len(old.Content) > 0:
		if done, err := r.items(old, now); done || err != nil {
			return err
		}
	}
	if old.Kind != yaml.ScalarNode && len(comments(old)) > 0 {
		return errByHand
	}
	if key == nil {
		if !inFlow(old) && old.Kind != yaml.ScalarNode {
			return errByHand
		}
		r.put(r.start(old), r.end(old), r.inline(now))
		return nil
	}
	r.value(key, old, now, indent)
	return nil
}

// value writes another value of a field. Its first line stands behind the colon, the
// others below it; comments behind either stay. The indent is that of the key; -1
// between brackets.
func (r *revision) value(key, old, now *yaml.Node, indent int) {
	head, tail := r.inline(now), ""
	if indent >= 0 {
		head, tail = r.below(now, indent)
	}
	colon := r.colonEnd(key)
	var first, rest patch
	switch {
	case empty(old) && old.Value == "":
		first, rest = patch{start: colon, end: colon}, patch{start: r.lineEnd(colon), end: r.lineEnd(colon)}
	case isBlock(old):
		at := r.start(old)
		first, rest = patch{start: at, end: r.headEnd(at)}, patch{start: r.lineEnd(at), end: r.end(old)}
	case old.Line != key.Line && old.Kind != yaml.ScalarNode && !inFlow(old):
		first, rest = patch{start: colon, end: colon}, patch{start: r.lineEnd(colon), end: r.end(old)}
	default:
		end := r.end(old)
		first, rest = patch{start: r.start(old), end: end}, patch{start: r.lineEnd(end), end: r.lineEnd(end)}
		if head == "" {
			first.start = colon
		}
	}
	if head != "" && first.start == colon {
		head = " " + head
	}
	r.put(first.start, first.end, head)
	if tail != "" || rest.end > rest.start {
		r.put(rest.start, rest.end, tail)
	}
}

// fields writes the fields of a record that differ.
func (r *revision) fields(old, now *yaml.Node) error {
	indent := old.Content[0].Column - 1
	if inFlow(old) {
		indent = -1
	}
	names := fieldNames(now)
	var before *yaml.Node // the field behind which a new one goes
	for i := 0; i+1 < len(now.Content); i += 2 {
		key, value := now.Content[i], now.Content[i+1]
		at := fieldAt(old, key.Value)
		if at < 0 {
			r.addField(old, before, key, value)
			continue
		}
		before = old.Content[at]
		if err := r.replace(before, old.Content[at+1], value, indent); err != nil {
			return err
		}
	}
	for i := 0; i+1 < len(old.Content); i += 2 {
		if !slices.Contains(names, spelled(old.Content[i].Value)) {
			last := !slices.ContainsFunc(fieldNames(old)[i/2:], func(name string) bool { return slices.Contains(names, name) })
			if err := r.removeField(old, i, last); err != nil {
				return err
			}
		}
	}
	return nil
}

// addField writes a new field behind another, or as the first.
func (r *revision) addField(record, before, key, value *yaml.Node) {
	at := r.start(record.Content[0])
	if before != nil {
		at = r.fieldEnd(record, before)
	}
	if inFlow(record) {
		field, part := r.inlineField(key, value), r.separator(record.Content, 2)
		if before == nil {
			r.put(at, at, field+part)
		} else {
			r.put(at, at, part+field)
		}
		return
	}
	prefix := strings.Repeat(" ", record.Content[0].Column-1)
	field := r.lines(dump(&yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{key, value}}), prefix)
	if before == nil {
		r.put(at, at, field+r.newline+prefix)
	} else {
		r.put(r.lineEnd(at), r.lineEnd(at), r.newline+prefix+field)
	}
}

// fieldEnd returns the offset behind a field's value.
func (r *revision) fieldEnd(record, key *yaml.Node) int {
	value := record.Content[slices.Index(record.Content, key)+1]
	if empty(value) && value.Value == "" {
		return r.colonEnd(key)
	}
	return r.end(value)
}

// removeField takes out the field whose key has an index; the last is one behind which
// no field stays.
func (r *revision) removeField(record *yaml.Node, i int, last bool) error {
	start, end := r.start(record.Content[i]), r.fieldEnd(record, record.Content[i])
	switch {
	case inFlow(record):
		r.removeBetween(start, end, last)
	case r.leads(start):
		r.removeLines(r.lineStart(start), end)
	case i+2 < len(record.Content):
		next := r.start(record.Content[i+2])
		if r.nextLine(end) != r.lineStart(next) {
			return errByHand // a comment stands between them
		}
		r.put(start, next, "")
	default:
		return errByHand
	}
	return nil
}

// removeLines takes out lines, from where one starts to that of an end.
func (r *revision) removeLines(start, end int) {
	next := r.nextLine(end)
	if next == len(r.text) && r.lineEnd(end) == next && start > 0 { // the last line of a file without a line end
		before := start - 1
		if before > 0 && r.text[before] == '\n' && r.text[before-1] == '\r' {
			before--
		}
		r.put(before, next, "")
		return
	}
	r.put(start, next, "")
}

// removeBetween takes out what stands between brackets, with the comma behind it; of
// the last, which has none, with the one before.
func (r *revision) removeBetween(start, end int, last bool) {
	if last {
		comma := bytes.LastIndexByte(r.text[:start], ',')
		if len(bytes.Trim(r.text[comma+1:start], blanks)) == 0 {
			r.put(comma, end, "")
			return
		}
		r.put(comma, comma+1, "") // a comment stands between
		r.put(start, end, "")
		return
	}
	comma := r.skipBlanks(end)
	if r.leads(start) && r.lineEnd(end) == comma+1 { // it has a line of its own
		r.removeLines(r.lineStart(start), comma)
		return
	}
	next := comma + 1
	for next < len(r.text) && r.text[next] == ' ' {
		next++
	}
	r.put(start, end, "")
	r.put(comma, next, "")
}

// items writes the items of a list that differ. It does nothing and reports so where
// the list is better written as a whole.
func (r *revision) items(old, now *yaml.Node) (done bool, err error) {
	from := 0
	for from < min(len(old.Content), len(now.Content)) && sameNode(old.Content[from], now.Content[from]) {
		from++
	}
	behind := 0
	for behind < min(len(old.Content), len(now.Content))-from && sameNode(old.Content[len(old.Content)-1-behind], now.Content[len(now.Content)-1-behind]) {
		behind++
	}
	gone, come := old.Content[from:len(old.Content)-behind], now.Content[from:len(now.Content)-behind]
	switch {
	case len(gone) == len(come), len(gone) < len(come) && behind == 0:
		for i := range gone {
			if err := r.replace(nil, gone[i], come[i], -1); err != nil {
				return true, err
			}
		}
		for _, item := range come[len(gone):] {
			r.appendItem(old, item)
		}
		return true, nil
	case len(come) == 0 && len(gone) < len(old.Content):
		for i := range gone {
			if err := r.removeItem(old, from+i, behind == 0); err != nil {
				return true, err
			}
		}
		return true, nil
	}
	return false, nil
}

// appendItem writes a new item behind the last of a list that has some, laid out as
// that is.
func (r *revision) appendItem(list, item *yaml.Node) {
	last := list.Content[len(list.Content)-1]
	end := r.end(last)
	if inFlow(list) {
		r.put(end, end, r.separator(list.Content, 1)+r.inline(item))
		return
	}
	item = styledAs(item, last)
	gap := ""
	if n := len(list.Content); n > 1 && r.blankBefore(last, r.end(list.Content[n-2])) {
		gap = r.newline
	}
	at := r.lineEnd(end)
	r.put(at, at, r.newline+gap+r.item(item, list.Column-1))
}

// blankBefore reports whether a line without text stands before a node, behind an
// offset.
func (r *revision) blankBefore(n *yaml.Node, behind int) bool {
	for at := r.nextLine(behind); at < r.start(n); at = r.nextLine(at) {
		if len(bytes.Trim(r.text[at:r.lineEnd(at)], " ")) == 0 {
			return true
		}
	}
	return false
}

// item returns the lines of an item of a list, the first without its line end.
func (r *revision) item(item *yaml.Node, indent int) string {
	prefix := strings.Repeat(" ", indent)
	return prefix + "- " + r.lines(dump(item), prefix+"  ")
}

// lines gives the lines of a text behind the first a prefix, and ends them as the file
// does.
func (r *revision) lines(text, prefix string) string {
	lines := strings.Split(text, "\n")
	for i := 1; i < len(lines); i++ {
		if lines[i] != "" {
			lines[i] = prefix + lines[i]
		}
	}
	return strings.Join(lines, r.newline)
}

// removeItem takes an item out of a list; the last is one behind which none stays.
func (r *revision) removeItem(list *yaml.Node, i int, last bool) error {
	item := list.Content[i]
	start, end := r.start(item), r.end(item)
	if inFlow(list) {
		if len(list.Content) == 1 {
			r.put(start, end, "")
		} else {
			r.removeBetween(start, end, last)
		}
		return nil
	}
	for line := item.Line; line >= list.Line; line-- {
		from, to := r.seek(line)
		dash := from + list.Column - 1
		if dash < to && r.text[dash] == '-' {
			if !r.leads(dash) {
				return errByHand
			}
			r.removeLines(from, end)
			return nil
		}
	}
	return errByHand
}

// separator returns what parts items between brackets: a comma, and a new line where
// they stand on lines of their own. A field is two of them.
func (r *revision) separator(items []*yaml.Node, each int) string {
	last := items[len(items)-each]
	if start := r.start(last); r.leads(start) && (len(items) <= each || items[len(items)-2*each].Line != last.Line) {
		return "," + r.newline + string(r.text[r.lineStart(start):start])
	}
	return ", "
}

// add writes a new record into a list of the file, which may not be there yet, or be
// empty.
func (r *revision) add(root *yaml.Node, list string, record *yaml.Node) {
	whole := &yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{record}}
	at := -1
	if root != nil && len(root.Content) == 0 {
		root = nil
	} else if root != nil {
		at = fieldAt(root, list)
	}
	switch {
	case at >= 0 && len(root.Content[at+1].Content) > 0:
		r.appendItem(root.Content[at+1], record)
	case at >= 0 && inFlow(root):
		r.value(root.Content[at], root.Content[at+1], whole, -1)
	case at >= 0:
		r.value(root.Content[at], root.Content[at+1], whole, root.Content[at].Column-1)
	case root != nil && inFlow(root):
		r.addField(root, root.Content[len(root.Content)-2], textNode(list), whole)
	default:
		r.newList(root, list, whole)
	}
}

// newList writes a list at the end of the file, behind the comments there; or in front
// of what ends the document.
func (r *revision) newList(root *yaml.Node, list string, records *yaml.Node) {
	end, indent := 0, ""
	if root != nil {
		end, indent = r.end(root), strings.Repeat(" ", root.Content[0].Column-1)
	}
	text := r.lines(indent+dump(mapping(textNode(list), records)), indent)
	if rest := r.skipBlanks(r.lineEnd(end)); rest < len(r.text) && root != nil {
		r.put(r.lineEnd(end), r.lineEnd(end), r.newline+text)
		return
	}
	switch end = len(r.text); {
	case end == 0 || r.text[end-1] == '\n' || r.text[end-1] == '\r':
		r.put(end, end, text+r.newline)
	default:
		r.put(end, end, r.newline+text)
	}
}

// below returns a field's value as it stands below the key: what follows the colon, and
// the lines under it.
func (r *revision) below(value *yaml.Node, indent int) (head, tail string) {
	text := strings.TrimPrefix(dump(mapping(textNode("k"), value)), "k:")
	head, tail, more := strings.Cut(text, "\n")
	if more {
		prefix := strings.Repeat(" ", indent)
		tail = r.lines("\n"+tail, prefix)
	}
	return strings.TrimPrefix(head, " "), tail
}

// inline returns a node as it stands between brackets.
func (r *revision) inline(n *yaml.Node) string {
	if r.json {
		return jsonText(n)
	}
	list := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle, Content: []*yaml.Node{n}}
	text := dump(list)
	return text[1 : len(text)-1]
}

func (r *revision) inlineField(key, value *yaml.Node) string {
	if r.json {
		return jsonText(key) + ": " + jsonText(value)
	}
	text := r.inline(mapping(key, value))
	return text[1 : len(text)-1]
}
