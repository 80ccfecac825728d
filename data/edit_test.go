package data

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"entente/data/safe"
	"entente/model"

	"go.yaml.in/yaml/v4"
	"pgregory.net/rapid"
)

// A layouter lays records out as people and programs do: in any style that YAML has,
// with comments, in one file or several.
type layouter struct {
	*rapid.T

	comments int
}

func (l *layouter) chance(of int) bool { return rapid.IntRange(1, of).Draw(l.T, "chance") == 1 }

// style gives a node and those below it styles and comments.
func (l *layouter) style(n *yaml.Node, flow bool) {
	if n.Kind == yaml.ScalarNode {
		if n.Tag == "!!str" {
			n.Style = rapid.SampledFrom([]yaml.Style{0, 0, 0, yaml.SingleQuotedStyle, yaml.DoubleQuotedStyle, yaml.LiteralStyle, yaml.FoldedStyle}).Draw(l.T, "style")
		} else {
			n.Style = 0
		}
		if n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 && (flow || strings.TrimSpace(n.Value) != n.Value) {
			n.Style = 0
		}
	} else {
		n.Style = 0
		if flow || l.chance(4) {
			n.Style = yaml.FlowStyle
		}
	}
	flow = flow || n.Style == yaml.FlowStyle
	for i, c := range n.Content {
		l.style(c, flow)
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			c.Style = 0
			l.comment(c, n.Content[i+1], flow)
		}
	}
}

func (l *layouter) comment(key, value *yaml.Node, flow bool) {
	if flow || !l.chance(6) {
		return
	}
	l.comments++
	text := fmt.Sprintf("# comment %d.", l.comments)
	if value.Kind == yaml.ScalarNode && value.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 && l.chance(2) {
		value.LineComment = text
	} else {
		key.HeadComment = text
	}
}

var records = regexp.MustCompile(`(?m)^ *- (id|by):`)

// file returns the text of lists of a dossier.
func (l *layouter) file(lists map[string]any) []byte {
	asJSON, err := json.Marshal(lists)
	if err != nil {
		l.Fatal(err)
	}
	switch rapid.IntRange(0, 9).Draw(l.T, "format") {
	case 0:
		return asJSON
	case 1:
		var b bytes.Buffer
		if err := json.Indent(&b, asJSON, "", "  "); err != nil {
			l.Fatal(err)
		}
		return b.Bytes()
	}
	var n yaml.Node
	if err := yaml.Unmarshal(asJSON, &n); err != nil {
		l.Fatal(err)
	}
	root := n.Content[0]
	l.style(root, false)
	if !l.chance(10) {
		root.Style = 0
	}
	text, err := yaml.Dump(root, yaml.WithV4Defaults(), yaml.WithIndent(rapid.IntRange(2, 4).Draw(l.T, "indent")),
		yaml.WithCompactSeqIndent(l.chance(2)), yaml.WithLineWidth(rapid.SampledFrom([]int{-1, 40}).Draw(l.T, "width")))
	if err != nil {
		l.Fatal(err)
	}
	if l.chance(2) {
		text = records.ReplaceAllFunc(text, func(m []byte) []byte { return append([]byte("\n"), m...) })
	}
	if l.chance(5) {
		text = append([]byte("--- # head\n"), text...)
	}
	if l.chance(5) {
		text = append(text, "# foot\n"...)
	}
	if l.chance(3) {
		text = bytes.TrimRight(text, "\n")
	}
	if l.chance(4) {
		text = bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
	}
	if l.chance(5) {
		text = append([]byte("\ufeff"), text...)
	}
	return text
}

// dossier writes the records into a folder.
func (l *layouter) dossier(folder string, r model.Records) string {
	parts := []map[string]any{{"dossier": r.Head, "sources": r.Sources, "actors": r.Actors, "tie_types": r.Types, "ties": r.Ties, "quotes": r.Quotes}}
	if l.chance(2) {
		cut := rapid.IntRange(0, len(r.Ties)).Draw(l.T, "cut")
		parts = []map[string]any{
			{"actors": r.Actors}, {"dossier": r.Head, "sources": r.Sources, "tie_types": r.Types}, {"ties": r.Ties[:cut]}, {"ties": r.Ties[cut:], "quotes": r.Quotes},
		}
	}
	for i, p := range parts {
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%d.yaml", i)), l.file(p), 0o600); err != nil {
			l.Fatal(err)
		}
	}
	return folder
}

// samples are dossiers whose records the tests lay out.
func samples(t *testing.T) []model.Records {
	t.Helper()
	var all []model.Records
	for _, name := range []string{"../ui/cli/testdata/small.yaml", "../ui/explorer/testdata/evidence.yaml"} {
		loaded, err := new(Reading).Load(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, loaded.Records)
	}
	return all
}

// texts are values that a layout may break.
var hardTexts = []string{
	"plain", "a: b", "a # b", "- a", "no", "2024-10", "“quoted” and 'single' and \"double\"", "#x", "{a, b}", "one\ntwo\n\nthree", "ends: ", "*a", "a, b", "Ключ 鍵",
	strings.Repeat("long words ", 30), "tab\there", "back\\slash",
}

// additions are new records of each kind, as forms are filled in.
func (l *layouter) addition(kind string, r *model.Records) string {
	text := dump(textNode(rapid.SampledFrom(hardTexts).Draw(l.T, "text")))
	if strings.Contains(text, "\n") {
		text = "'x'"
	}
	actor, source := r.Actors[0].ID, r.Sources[0].ID
	return map[string]string{
		"claim":  fmt.Sprintf("by: %s\nstance: denies\nsource: %s\nparagraph: 77\nnote: %s\n", actor, source, text),
		"tie":    fmt.Sprintf("id: new-tie\nfrom: %s\nto: [%s]\ntype: %s\nlabel: entirely new\nsummary: %s\nclaims:\n  - by: %s\n    stance: asserts\n    certainty: stated\n    source: %s\n", actor, r.Actors[1].ID, r.Types[0].ID, text, source, source),
		"quote":  fmt.Sprintf("id: new-quote\nby: %s\ntext: %s\nsource: %s\nkind: official\n", actor, text, source),
		"actor":  fmt.Sprintf("id: new-actor\nname: Somebody New\ntype: person\nsummary: %s\naliases: [a, b]\n", text),
		"source": fmt.Sprintf("id: new-source\ntitle: %s\ntype: book\npublisher: x\n", text),
	}[kind]
}

// asList returns all records as JSON, by their lists and ids, in order.
func asList(t *rapid.T, r model.Records) []string {
	var all []string
	each := func(list string, n int, record func(int) any) {
		for i := range n {
			text, err := json.Marshal(record(i))
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, list+" "+string(text))
		}
	}
	each("head", 1, func(int) any { return r.Head })
	each("sources", len(r.Sources), func(i int) any { return r.Sources[i] })
	each("actors", len(r.Actors), func(i int) any { return r.Actors[i] })
	each("types", len(r.Types), func(i int) any { return r.Types[i] })
	each("ties", len(r.Ties), func(i int) any { return r.Ties[i] })
	each("quotes", len(r.Quotes), func(i int) any { return r.Quotes[i] })
	return all
}

// begun lays out one of the samples and begins to edit it.
func begun(t *rapid.T, home *testing.T, all []model.Records) (*layouter, *Editing) {
	l := &layouter{T: t}
	folder, err := os.MkdirTemp(home.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	r := all[rapid.IntRange(0, len(all)-1).Draw(t, "sample")]
	e, err := Limits{}.Edit(l.dossier(folder, r))
	if err != nil {
		t.Skip("it can't be laid out so: ", err)
	}
	if want, got := asList(t, r), asList(t, e.Records); !slices.Equal(want, got) {
		t.Skip("the layout changes the records")
	}
	return l, e
}

// writeOut writes an amendment and returns the dossier that is there then, and the
// index of the one file that changed; -1 if none did.
func writeOut(t *rapid.T, e *Editing, a *Amendment) (after *Editing, file int) {
	if err := a.Write(); err != nil {
		t.Fatal(err)
	}
	after, err := Limits{}.Edit(filepath.Dir(e.files[0].Name))
	if err != nil {
		t.Fatal(err)
	}
	file = -1
	for i := range e.files {
		if !bytes.Equal(e.files[i].Bytes, after.files[i].Bytes) {
			if file >= 0 {
				t.Fatalf("both %s and %s changed", e.files[file].Name, e.files[i].Name)
			}
			file = i
		}
	}
	return after, file
}

// TestAddProperty adds records to dossiers of any layout: the bytes that were there all
// stay, and one record is there besides.
func TestAddProperty(t *testing.T) {
	all := samples(t)
	rapid.Check(t, func(rt *rapid.T) {
		l, e := begun(rt, t, all)
		kind := rapid.SampledFrom(Kinds()).Draw(rt, "kind")
		tie := e.Records.Ties[rapid.IntRange(0, len(e.Records.Ties)-1).Draw(rt, "tie")].ID
		f, err := e.Add(kind, tie, nil)
		if err != nil {
			rt.Fatal(err)
		}
		filled := l.addition(kind, &e.Records)
		a, err := f.Read("form", []byte(filled))
		if err != nil {
			rt.Fatalf("%v of %s in\n%s", err, filled, e.files)
		}
		after, file := writeOut(rt, e, a)
		if file < 0 {
			rt.Fatal("nothing changed")
		}
		before, now := e.files[file].Bytes, after.files[file].Bytes
		head := 0
		for head < len(before) && before[head] == now[head] {
			head++
		}
		tail := 0
		for tail < len(before)-head && before[len(before)-1-tail] == now[len(now)-1-tail] {
			tail++
		}
		if lost := string(before[head : len(before)-tail]); strings.Trim(lost, "[]nul ") != "" {
			rt.Fatalf("%q is lost of\n%s\nin\n%s", lost, before, now)
		}
		for line := range bytes.Lines(before) {
			if bytes.Contains(line, []byte("# comment")) && !bytes.Contains(now, bytes.TrimRight(line, "\r\n")) {
				rt.Fatalf("the comment of %q is another's:\n%s\nis now\n%s", line, before, now)
			}
		}
		if bytes.Contains(before, []byte("\r\n")) && bytes.Count(now, []byte("\n")) != bytes.Count(now, []byte("\r\n")) {
			rt.Fatalf("lines end in two ways: %q", now)
		}
		was, is := asList(rt, e.Records), asList(rt, after.Records)
		if kind == "claim" {
			at := slices.IndexFunc(e.Records.Ties, func(t model.Tie) bool { return t.ID == tie })
			claims := after.Records.Ties[at].Claims
			if c := claims[len(claims)-1]; c.By != e.Records.Actors[0].ID || c.Paragraph != 77 || c.Stance != model.Denies {
				rt.Fatalf("the last claim is %+v", c)
			}
			after.Records.Ties[at].Claims = claims[:len(claims)-1]
			if is = asList(rt, after.Records); !slices.Equal(was, is) {
				rt.Fatal("another record changed")
			}
			return
		}
		isNew := func(s string) bool { return strings.Contains(s, `"id":"new-`+kind) }
		if n := len(is); n != len(was)+1 || !slices.ContainsFunc(is, isNew) || !slices.Equal(slices.DeleteFunc(is, isNew), was) {
			rt.Fatalf("of %d records came %d", len(was), n)
		}
	})
}

// paths lists the records that can be changed.
func paths(r *model.Records) []string {
	var all []string
	for list, n := range map[string]int{"sources": len(r.Sources), "actors": len(r.Actors), "quotes": len(r.Quotes), "ties": len(r.Ties)} {
		for i := range n {
			all = append(all, fmt.Sprintf("%s[%d]", list, i))
		}
	}
	for i := range r.Ties {
		for n := range r.Ties[i].Claims {
			all = append(all, fmt.Sprintf("ties[%d].claims[%d]", i, n))
		}
	}
	slices.Sort(all)
	return all
}

// change changes fields of a record, as a reader might in a form, and reports whether
// what it does leaves all comments in place.
func (l *layouter) change(n *yaml.Node) (gentle bool) {
	gentle = true
	text := func() *yaml.Node { return textNode(rapid.SampledFrom(hardTexts).Draw(l.T, "text")) }
	for range rapid.IntRange(1, 3).Draw(l.T, "changes") {
		switch rapid.IntRange(0, 3).Draw(l.T, "change") {
		case 0: // another text
			for _, name := range []string{"summary", "title", "name", "context", "note"} {
				if at := fieldAt(n, name); at >= 0 {
					n.Content[at+1] = text()
					break
				}
			}
		case 1: // a note more
			if fieldAt(n, "note") < 0 {
				at := 2 * rapid.IntRange(0, len(n.Content)/2).Draw(l.T, "at")
				n.Content = slices.Insert(n.Content, at, textNode("note"), text())
			}
		case 2: // a field less
			for _, name := range []string{"note", "said_derived", "aliases", "wording", "context", "label", "container_title"} {
				if at := fieldAt(n, name); at >= 0 && l.chance(2) {
					n.Content = slices.Delete(n.Content, at, at+2)
					gentle = false
				}
			}
		case 3: // an item more, or less
			for _, name := range []string{"aliases", "by", "to", "also_in", "author"} {
				at := fieldAt(n, name)
				if at < 0 || n.Content[at+1].Kind != yaml.SequenceNode {
					continue
				}
				gentle = false
				if list := n.Content[at+1]; l.chance(2) && len(list.Content) > 1 {
					i := rapid.IntRange(0, len(list.Content)-1).Draw(l.T, "i")
					list.Content = slices.Delete(list.Content, i, i+1)
				} else if name == "aliases" || name == "author" {
					list.Content = append(list.Content, text())
				}
			}
		}
	}
	return gentle
}

// TestChangeProperty changes records of dossiers of any layout: what stands before and
// behind the record stays, and so do all other records.
func TestChangeProperty(t *testing.T) {
	all := samples(t)
	byHand, changed := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		l, e := begun(rt, t, all)
		path := rapid.SampledFrom(paths(&e.Records)).Draw(rt, "path")
		f, err := e.Change(path)
		if err != nil {
			rt.Fatal(err)
		}
		if a, err := f.Read("form", []byte(f.Text)); err != nil || a.Changes() {
			rt.Fatalf("a form that is left as it was changes something: %v\n%s", err, f.Text)
		}
		var doc yaml.Node
		if err := yaml.Unmarshal([]byte(f.Text), &doc); err != nil {
			rt.Fatal(err)
		}
		gentle := l.change(doc.Content[0])
		a, err := f.Read("form", []byte(dump(doc.Content[0])))
		if errors.As(err, new(Refused)) {
			rt.Skip("it breaks a rule")
		}
		if errors.Is(err, errByHand) {
			byHand++
			rt.Skip("by hand")
		}
		if err != nil {
			rt.Fatal(err)
		}
		changed++
		after, file := writeOut(rt, e, a)
		if file < 0 {
			return
		}
		steps := stepsOf(path)
		top := steps[0] + "[" + steps[1] + "]"
		start, end := e.extent(top)
		before, now := e.files[file].Bytes, after.files[file].Bytes
		if !bytes.HasPrefix(now, before[:start]) || !bytes.HasSuffix(now, before[end:]) {
			rt.Fatalf("more than %s changed:\n%s\nis now\n%s", path, before, now)
		}
		if gentle {
			for i := range l.comments {
				if c := []byte(fmt.Sprintf("# comment %d.", i+1)); bytes.Contains(before, c) && !bytes.Contains(now, c) {
					rt.Fatalf("%s is lost:\n%s\nis now\n%s", c, before, now)
				}
			}
		}
		was, is := asList(rt, e.Records), asList(rt, after.Records)
		different := 0
		for i := range was {
			if was[i] != is[i] {
				different++
			}
		}
		if len(was) != len(is) || different > 1 {
			rt.Fatalf("%d records changed", different)
		}
	})
	if byHand*20 > changed {
		t.Errorf("%d changes were left to the reader's hand, and %d made", byHand, changed)
	}
}

// extent returns where a record starts, and where what follows it does, as far as other
// records and lists tell.
func (e *Editing) extent(path string) (start, end int) {
	s := e.locations.find(path)
	file := e.fileOf(s.file)
	text := e.files[file].Bytes
	at := func(n *yaml.Node) int {
		line := bytes.TrimPrefix(text, []byte("\ufeff"))
		for range n.Line - 1 {
			line = line[lineLength(line):]
		}
		return len(text) - len(line) + len(string([]rune(string(line))[:n.Column-1]))
	}
	start, end = at(s.node), len(text)
	see := func(n *yaml.Node) {
		if other := at(n); other > start {
			end = min(end, other)
		}
	}
	for _, spots := range e.locations.records {
		for _, other := range spots {
			if other.file == s.file {
				see(other.node)
			}
		}
	}
	for i := 0; i < len(e.locations.roots[file].Content); i += 2 {
		see(e.locations.roots[file].Content[i])
	}
	return start, end
}

// folderOf returns the folder of a dossier's files.
func folderOf(e *Editing) string { return filepath.Dir(e.files[0].Name) }

// dossierOfTwo is a dossier with a tie of two actors, a and c.
const dossierOfTwo = `dossier: {id: d, title: D}
sources:
  - {id: s, type: book, title: S}
actors:
ACTORS
tie_types:
  - {id: t, label: t, letter: T, definition: d, family: f}
ties:
  - {id: ac, from: a, to: c, type: t, summary: S, claims: [{by: s, stance: asserts, certainty: stated, source: s}]}
`

// editingOf begins to edit a dossier of one file.
func editingOf(t *testing.T, text string) *Editing {
	t.Helper()
	name := filepath.Join(t.TempDir(), "a.yaml")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	e, err := Limits{}.Edit(name)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// TestFormsTellEveryField holds the forms against the fields that records have.
func TestFormsTellEveryField(t *testing.T) {
	e := editingOf(t, strings.Replace(dossierOfTwo, "ACTORS", "  - {id: a, name: A, type: state}\n  - {id: c, name: C, type: state}", 1))
	for _, k := range kinds() {
		f, err := e.Add(k.name, "ac", nil)
		if err != nil {
			t.Fatal(err)
		}
		known := map[string]bool{}
		for _, field := range declared(reflect.TypeOf(k.record()).Elem()) {
			known[field.name] = true
			if field.sort != variable && !strings.Contains(f.Text, field.name) {
				t.Errorf("the form of a %s doesn't tell of %s:\n%s", k.name, field.name, f.Text)
			}
		}
		for _, field := range k.fields {
			if !known[field.name] {
				t.Errorf("a %s has no field %s", k.name, field.name)
			}
		}
		for _, line := range strings.Split(f.Text, "\n") {
			if utf8.RuneCountInString(line) > 80 {
				t.Errorf("a line is too long: %s", line)
			}
		}
		if lines := strings.Split(f.Text, "\n"); !strings.HasSuffix(lines[f.Line-1], ": ") {
			t.Errorf("the form of a %s begins at %q", k.name, lines[f.Line-1])
		}
	}
}

// What is told in a form goes with its next reading, and is not taken for what it says.
func TestFormTellsMistakes(t *testing.T) {
	e := editingOf(t, strings.Replace(dossierOfTwo, "ACTORS", "  - {id: a, name: A, type: state}\n  - {id: c, name: C, type: state}", 1))
	f, err := e.Add("claim", "ac", nil)
	if err != nil {
		t.Fatal(err)
	}
	text := "by: b\nstance: denies\nsource: s\nnote: |-\n  one\n  \u202etwo\nzap: 1\n"
	for range 2 {
		_, err := f.Read("form", []byte(text))
		var mistakes Refused
		if !errors.As(err, &mistakes) {
			t.Fatalf("%v", err)
		}
		text, _ = f.Tell([]byte(text), mistakes, "form")
	}
	if n := strings.Count(text, told); n != 3 || !strings.Contains(text, "\nzap: 1") || !strings.Contains(text, "\nnote: |-\n  one\n") || strings.Index(text, "no field") > strings.Index(text, "zap: 1") {
		t.Errorf("%d mistakes are told:\n%s", n, text)
	}
	for _, text := range []string{"", "# nothing\n", "by:\nnote: \n", "claims:\n  - by:\n"} {
		if _, err := f.Read("form", []byte(text)); !errors.Is(err, ErrEmpty) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// layouts are files that records are added to, changed in and taken out of, each with
// what becomes of it.
var layouts = []struct{ name, before, after string }{
	{"no list yet", "actors:\n- {id: a, name: A, type: state}\n", "actors:\n- {id: a, name: A, type: state}\nquotes:\n  - id: q\n    text: T\n    source: s\n    kind: term\n"},
	{"no line end", "actors:\n- {id: a, name: A, type: state}", "actors:\n- {id: a, name: A, type: state}\nquotes:\n  - id: q\n    text: T\n    source: s\n    kind: term"},
	{"CRLF", "quotes: # none\r\nactors:\r\n- {id: a, name: A, type: state}", "quotes: # none\r\n  - id: q\r\n    text: T\r\n    source: s\r\n    kind: term\r\nactors:\r\n- {id: a, name: A, type: state}"},
	{"an empty list", "quotes: [] # none\nactors: [{id: a, name: A, type: state}]\n", "quotes: # none\n  - id: q\n    text: T\n    source: s\n    kind: term\nactors: [{id: a, name: A, type: state}]\n"},
	{"null", "quotes: ~\nactors: [{id: a, name: A, type: state}]\n", "quotes:\n  - id: q\n    text: T\n    source: s\n    kind: term\nactors: [{id: a, name: A, type: state}]\n"},
	{"an end", "actors: [{id: a, name: A, type: state}]\n...\n# more\n", "actors: [{id: a, name: A, type: state}]\nquotes:\n  - id: q\n    text: T\n    source: s\n    kind: term\n...\n# more\n"},
	{"comments at the end", "actors: [{id: a, name: A, type: state}]\n# - {id: b}\n", "actors: [{id: a, name: A, type: state}]\n# - {id: b}\nquotes:\n  - id: q\n    text: T\n    source: s\n    kind: term\n"},
	{"brackets", "{actors: [{id: a, name: A, type: state}]}\n", "{actors: [{id: a, name: A, type: state}], quotes: [{id: q, text: T, source: s, kind: term}]}\n"},
	{"JSON", `{"actors":[{"id":"a","name":"A","type":"state"}]}`, `{"actors":[{"id":"a","name":"A","type":"state"}], "quotes": [{"id": "q", "text": "T", "source": "s", "kind": "term"}]}`},
	{"a byte order mark", "\ufeffactors: [{id: a, name: A, type: state}]\n", "\ufeffactors: [{id: a, name: A, type: state}]\nquotes:\n  - id: q\n    text: T\n    source: s\n    kind: term\n"},
}

func TestLayouts(t *testing.T) {
	for _, c := range layouts {
		folder := t.TempDir()
		head := filepath.Join(folder, "a.yaml")
		base := strings.Replace(dossierOfTwo, "actors:\nACTORS\n", "", 1)
		for name, text := range map[string]string{head: strings.Replace(base, "from: a, to: c", "from: a, to: [d]", 1), filepath.Join(folder, "b.yaml"): c.before, filepath.Join(folder, "d.yaml"): "actors: [{id: d, name: D, type: state}]\n"} {
			if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		e, err := Limits{}.Edit(folder)
		if err != nil {
			t.Fatal(err)
		}
		a := e.amendment()
		f := &Form{editing: e, kind: kindOf("quotes")}
		record, err := f.read("form", []byte("{id: q, text: T, source: s, kind: term}"))
		if err != nil {
			t.Fatal(err)
		}
		record.Style = 0
		a.add("quotes", 1, record)
		if err := errors.Join(a.check(), a.Write()); err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if got, err := os.ReadFile(filepath.Join(folder, "b.yaml")); err != nil || string(got) != c.after {
			t.Errorf("%s became\n%q, want\n%q", c.name, got, c.after)
		}
	}
}

// A form shows hostile texts escaped, and leaves them as they are where nobody mends
// them.
func TestFormsOfHostileTexts(t *testing.T) {
	const actor = `  - {id: a, name: "A\u202eb", type: state, note: "\e]52;c;aGk=\a", summary: "one\nt\u200bwo"}`
	before := strings.Replace(dossierOfTwo, "ACTORS", actor+"\n  - {id: c, name: C, type: state}", 1)
	e := editingOf(t, before)
	f, err := e.Change("actors[0]")
	if err != nil {
		t.Fatal(err)
	}
	if _, places := safe.Unsafe(f.Text); places > 0 {
		t.Errorf("the form has them: %q", f.Text)
	}
	a, err := f.Read("form", []byte(strings.Replace(f.Text, "type: state", "type: group", 1)))
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Write(); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(e.files[0].Name); err != nil || string(got) != strings.Replace(before, "type: state", "type: group", 1) {
		t.Errorf("it became\n%s", got)
	}
}
