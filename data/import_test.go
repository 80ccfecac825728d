package data

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente/data/export"
	"entente/data/foreign"
	"entente/model"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// facts returns records as an export has them that lost what its help says, in the order
// of their ids.
func facts(r model.Records, bySources bool) model.Records {
	sorted := func(a, b string) int { return strings.Compare(a, b) }
	r.Actors, r.Ties, r.Quotes, r.Sources = slices.Clone(r.Actors), slices.Clone(r.Ties), slices.Clone(r.Quotes), slices.Clone(r.Sources)
	slices.SortFunc(r.Actors, func(a, b model.Actor) int { return sorted(a.ID, b.ID) })
	slices.SortFunc(r.Ties, func(a, b model.Tie) int { return sorted(a.ID, b.ID) })
	slices.SortFunc(r.Quotes, func(a, b model.Quote) int { return sorted(a.ID, b.ID) })
	slices.SortFunc(r.Sources, func(a, b model.Source) int { return sorted(a.ID, b.ID) })
	for i := range r.Ties {
		if b := r.Ties[i].Between; len(b) == 2 && len(b[0]) == 1 && len(b[1]) == 1 {
			r.Ties[i].Between = model.Sides{{b[0][0], b[1][0]}} // which says the same
		}
	}
	r.Types = nil // no export has what they mean
	if !bySources {
		used := map[string]bool{}
		for i := range r.Actors {
			used[string(r.Actors[i].Type)] = true
		}
		var kinds []model.Kind
		for _, k := range r.Head.Kinds {
			if used[k.ID] {
				kinds = append(kinds, model.Kind{ID: k.ID})
			}
		}
		r.Head = model.Head{Marking: r.Head.Marking, Kinds: kinds}
		r.Sources = nil // those that are named are there, or claims would name none
	}
	return r
}

// Whatever a dossier holds, it comes back from our own CSV, GraphML and GEXF, but for what
// their help says, and each tie stands as it stood.
func TestOwnExportsComeBack(t *testing.T) {
	t.Parallel()
	same := cmp.Options{
		cmp.Comparer(func(a, b model.Date) bool { return a == b }),
		cmp.Comparer(func(a, b model.Locator) bool { return a.InWords() == b.InWords() }), // the order of its parts is no fact
		cmpopts.IgnoreUnexported(model.Actor{}, model.Tie{}, model.Quote{}), cmpopts.EquateEmpty(),
	}
	folder, outer := t.TempDir(), t
	check := func(t interface{ Fatalf(string, ...any) }, r model.Records, bySources bool, l *Loaded, err error) {
		if err != nil {
			t.Fatalf("%v", err)
		}
		if told := fmt.Sprint(l.Imported.Lines()); strings.Contains(told, "stands otherwise") {
			t.Fatalf("%s", told)
		}
		if diff := cmp.Diff(facts(r, bySources), facts(l.Records, bySources), same); diff != "" {
			t.Fatalf("%s", diff)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		r := drawRecords(t)
		d, err := model.New(r)
		if err != nil {
			t.Fatal(err)
		}
		part := export.Keep(d.Filter(model.Filter{}), "")
		r.Sources, r.Quotes, r.Actors = kept(r.Sources, part.Sources), kept(r.Quotes, part.Quotes), kept(r.Actors, part.Actors)
		for _, table := range export.CSV(part) {
			var text bytes.Buffer
			if _, err := export.Separated(&text, ',', table.Rows); err != nil {
				t.Fatal(err)
			}
			write(outer, filepath.Join(folder, table.Name+".csv"), text.String())
		}
		l, err := new(Reading).Load(folder)
		check(t, r, false, l, err)
		l, err = new(Reading).Import(foreign.Options{}, filepath.Join(folder, "quotes.csv"), filepath.Join(folder, "claims.csv"), filepath.Join(folder, "edges.csv"), filepath.Join(folder, "nodes.csv"))
		check(t, r, false, l, err)
		var text bytes.Buffer
		if err := export.GraphML(&text, part); err != nil {
			t.Fatal(err)
		}
		l, err = new(Reading).LoadFrom("own.graphml", &text)
		check(t, r, true, l, err)
		if l.Imported == nil {
			t.Fatal("nothing is told of it")
		}
		text.Reset()
		if err := export.GEXF(&text, part); err != nil {
			t.Fatal(err)
		}
		l, err = new(Reading).LoadFrom("own.gexf", &text)
		check(t, unquoted(r), false, l, err)
	})
}

// unquoted returns records without quotations, which GEXF doesn't have.
func unquoted(r model.Records) model.Records {
	r.Quotes, r.Ties = nil, slices.Clone(r.Ties)
	for i := range r.Ties {
		t := &r.Ties[i]
		t.Claims = slices.Clone(t.Claims)
		for n := range t.Claims {
			c := &t.Claims[n]
			c.Quote, c.AlsoIn = "", slices.Clone(c.AlsoIn)
			for also := range c.AlsoIn {
				c.AlsoIn[also].Quote = ""
			}
			if c.WithdrawnIn != nil {
				in := *c.WithdrawnIn
				in.Quote = ""
				c.WithdrawnIn = &in
			}
		}
	}
	return r
}

// What is retracted or denied holds no more once it comes back from an export of ours, and
// where the export doesn't have why a tie stands as it says, that is told.
func TestOwnExportsStandAsTheyDid(t *testing.T) {
	t.Parallel()
	l, err := Decode(File{"d.yaml", []byte(`
dossier: {id: d, title: D}
sources: [{id: s, type: book, title: S, retracted: 2024-05-01}, {id: r, type: book, title: R}]
actors: [{id: a, name: A, type: state}, {id: b, name: B, type: state}, {id: c, name: C, type: state}]
tie_types: [{id: t, label: t, letter: T, definition: d, family: f}]
ties:
  - {id: gone, between: [a, b], type: t, summary: s, claims: [{by: s, stance: asserts, certainty: stated, source: s}]}
  - {id: denied, between: [a, b], type: t, summary: s, claims: [{by: a, stance: denies, source: r}]}
  - {id: both, from: a, to: [b, c], type: t, summary: s, claims: [{by: a, stance: asserts, certainty: stated, source: s, also_in: [{source: r}]}]}
`)})
	if err != nil {
		t.Fatal(err)
	}
	part, folder := export.Keep(l.Dossier.Filter(model.Filter{}), ""), t.TempDir()
	for _, table := range export.CSV(part) {
		var text bytes.Buffer
		if _, err := export.Separated(&text, ',', table.Rows); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(folder, table.Name+".csv"), text.String())
	}
	var gexf bytes.Buffer
	if err := export.GEXF(&gexf, part); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "d.gexf")
	write(t, file, gexf.String())
	stands := func(name, with string) {
		t.Helper()
		again, err := new(Reading).Load(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, was := range l.Dossier.Ties {
			tie := again.Dossier.TieByID(was.ID)
			if with == "" && (tie.Standing() != was.Standing() || tie.Denials() != was.Denials()) || tie.Directed() != was.Directed() {
				t.Errorf("%s: %s is %s, with %d denials, directed %t", name, tie.ID, tie.Standing(), tie.Denials(), tie.Directed())
			}
		}
		if len(again.Dossier.Head.Kinds) > 0 {
			t.Errorf("%s declares %v", name, again.Dossier.Head.Kinds)
		}
		if told := fmt.Sprint(again.Imported.Lines()); strings.Contains(told, "tie: 0 taken, 1 altered, 0 left out") != (with != "") || !strings.Contains(told, with) {
			t.Errorf("%s: told is %s", name, told)
		}
	}
	stands(folder, "")
	stands(file, "")
	for _, name := range []string{file, filepath.Join(folder, "claims.csv")} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		write(t, name, strings.ReplaceAll(string(text), "retracted", "forgotten"))
	}
	const told = "the tie gone is stated, with 0 denials, and the export says unsupported, with 0"
	stands(folder, told)
	stands(file, told)
}

func kept[R any](all []R, some []*R) []R {
	if len(all) == len(some) {
		return all
	}
	list := make([]R, len(some))
	for i := range some {
		list[i] = *some[i]
	}
	return list
}

func TestOwnExportsAlone(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	d, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range export.CSV(export.Keep(d.Dossier.Filter(model.Filter{}), "")) {
		var text bytes.Buffer
		if _, err := export.Separated(&text, ',', table.Rows); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(folder, table.Name+".csv"), text.String())
	}
	write(t, filepath.Join(folder, "other.txt"), "from,to\na,b\n")
	write(t, filepath.Join(folder, "heads.csv"), "from,to\n")
	write(t, filepath.Join(folder, "bad.csv"), "from,to\na,\n")
	in := func(name string) string { return filepath.Join(folder, name) }
	for _, c := range []struct {
		names []string
		says  string
	}{
		{[]string{in("edges.csv")}, "claims.csv is missing: name the folder, or all four"},
		{[]string{folder, in("other.txt")}, "import it alone"},
		{[]string{in("other.txt"), folder}, "import it alone"},
		{[]string{folder, in("nodes.csv")}, "two tables of nodes"},
		{[]string{in("heads.csv")}, "nothing is there, or nothing of its form"},
		{[]string{in("bad.csv")}, "an end is empty"},
	} {
		if _, err := new(Reading).Import(foreign.Options{}, c.names...); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: %v, want %q", c.names, err, c.says)
		}
	}
}

// No dossier is taken for another form, whatever stands in it, and no table for a
// dossier.
func TestWhatIsADossier(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"# from, to, type\ndossier: {id: x, title: X}\nactors: [{id: a, name: A, type: state}]\n",
		"# id, name, label\ndosier: {id: x, title: X}\nactors: [{id: a, name: A, type: state}]\n",
		"# from, to\ndosier: x",
		"---\n# name;type\ndossier:\n  id: x\n",
		"dossier: {id: x, title: '@book{a, title={T}}'}\n",
		"dossier:\n  id: x\n  title: |\n    T\nsources:\n- note: |\n\n@book{a, title={T}}\n",
		"{\"dossier\": {\"id\": \"x\"}, \"objects\": [{\"id\": \"a--00000000-\"}], \"values\": [], \"type\": \"bundle\"}",
		"{\n  \"actors\": [], \"type\": \"bundle\"}",
		"actors:\n- {id: a, name: A, type: state}\n- {id: b, name: B, type: state}\n",
		"\ufeff# x\nties: []\n",
	} {
		if f, ok := foreign.Recognized([]byte(text)); ok {
			t.Errorf("%q is taken for %s", text, f.Name)
		}
	}
	for text, says := range map[string]string{
		"who,whom,what\na,b,c\nd,e,f\n": "this looks like a table with heads that aren’t known: who, whom, what",
		"who\twhom\na\tb\n":             "--as csv --map from=HEAD,to=HEAD",
	} {
		if _, err := Decode(File{"t.csv", []byte(text)}); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v", text, err)
		}
	}
	if _, err := Decode(File{"t.yaml", []byte("dossier: {id: x\nactors: 1\n")}); err == nil || strings.Contains(err.Error(), "table") {
		t.Errorf("%v", err)
	}
}

func TestInto(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "d")
	if err := Create(folder); err != nil {
		t.Fatal(err)
	}
	before := contents(t, folder)
	there, err := new(Reading).Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	taken := there.Records.Actors[0].ID
	library := filepath.Join(t.TempDir(), "Zotero Library.json")
	write(t, library, `[{"id":"`+taken+`","type":"book","title":"Another"},{"id":"b","type":"book","title":"B","DOI":"10.1/X"},{"id":"http://x/1","type":"book","title":"C"}]`)
	file, added, report, err := new(Reading).Into(folder, foreign.Options{}, library)
	if err != nil || added != 3 || filepath.Base(file) != "sources-zotero-library.yaml" {
		t.Fatal(file, added, err)
	}
	if n := report.Count("source", foreign.Altered); n != 2 {
		t.Errorf("%d are altered: %q", n, report.Lines())
	}
	for name, text := range before {
		if contents(t, folder)[name] != text {
			t.Errorf("%s changed", name)
		}
	}
	l, err := new(Reading).Load(folder)
	if err != nil || len(l.Records.Sources) != len(there.Records.Sources)+3 {
		t.Fatal(err)
	}
	// Again: nothing is there twice, and what shares a DOI is the same.
	write(t, library, `[{"id":"other","type":"book","title":"B again","DOI":"10.1/x"},{"id":"b","type":"book","title":"B"}]`)
	if file, added, _, err := new(Reading).Into(folder, foreign.Options{}, library); err != nil || file != "" || added != 0 {
		t.Error(file, added, err)
	}
	write(t, library, `[{"id":"n","type":"book","title":"N"}]`)
	if file, _, _, err := new(Reading).Into(folder, foreign.Options{}, library); err != nil || filepath.Base(file) != "sources-zotero-library-2.yaml" {
		t.Error(file, err)
	}
	after := contents(t, folder)
	write(t, library, "from,to\na,b\n")
	if _, _, _, err := new(Reading).Into(folder, foreign.Options{}, library); err == nil || !strings.Contains(err.Error(), "sources, and --into takes these alone") {
		t.Error(err)
	}
	if _, _, _, err := new(Reading).Into(library, foreign.Options{}, library); err == nil || !strings.Contains(err.Error(), "takes the folder of a dossier") {
		t.Error(err)
	}
	if diff := cmp.Diff(after, contents(t, folder)); diff != "" {
		t.Error(diff)
	}
	write(t, library, `[{"id":"n","type":"book","title":"N"}]`)
	if _, err := new(Reading).Load(library); err == nil || !strings.Contains(err.Error(), "sources alone, which make no dossier; add them to one: entente import") {
		t.Error(err)
	}
}

// What was added once isn't added again, whatever became of its ids, and what is another volume
// is.
func TestIntoTwice(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "d")
	if err := Create(folder); err != nil {
		t.Fatal(err)
	}
	there, err := new(Reading).Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	library := filepath.Join(t.TempDir(), "z.bib")
	text := "@book{w2020, title={First}, year=2020, author={van der Berg, Jan and {Bank}}}\n@misc{w2020, title={Second}}\n@misc{w2020, title={Third}}\n" +
		"@book{" + there.Records.Actors[0].ID + ", title={Taken}}\n@book{Smith:2020, title={Odd}}\n@book{Smith+2020, title={Odder}}\n@book{no 1, title={Vol}, year=1}\n"
	write(t, library, text)
	if _, added, report, err := new(Reading).Into(folder, foreign.Options{}, library); err != nil || added != 7 {
		t.Fatal(added, report.Lines(), err)
	}
	if file, added, report, err := new(Reading).Into(folder, foreign.Options{}, library); err != nil || file != "" || added != 0 || report.Count("source", foreign.LeftOut) != 7 {
		t.Error(file, added, report.Lines(), err)
	}
	write(t, library, "@misc{w2020, title={Second}, year=2021}\n@misc{w2020, title={Fourth}}\n")
	if _, added, _, err := new(Reading).Into(folder, foreign.Options{}, library); err != nil || added != 2 {
		t.Error(added, err)
	}
}

// What has sources alone by its form isn't read to be told so.
func TestSourcesAloneAreRefusedAtOnce(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		strings.Repeat("@book{a, title={A}}\n", 10_000),
		"[" + strings.Repeat(`{"id":"n","type":"book","title":"N"},`, 10_000) + `{"id":"n","type":"book","title":"N"}]`,
	} {
		stream := strings.NewReader(text)
		_, err := new(Reading).LoadFrom("f", stream)
		if err == nil || !strings.Contains(err.Error(), "sources alone") || stream.Len() == 0 {
			t.Errorf("%v, and %d bytes weren't read", err, stream.Len())
		}
	}
}

func contents(t *testing.T, folder string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		texts[e.Name()] = string(text)
	}
	return texts
}

// Whatever records hold, they are the same once they were written into a folder.
func TestWrittenFoldersComeBack(t *testing.T) {
	t.Parallel()
	same := cmp.Options{
		cmp.Comparer(func(a, b model.Date) bool { return a == b }),
		cmpopts.IgnoreUnexported(model.Actor{}, model.Tie{}, model.Quote{}), cmpopts.EquateEmpty(),
	}
	root, n := t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		r := drawRecords(t)
		n++
		folder := filepath.Join(root, strings.Repeat("x", n%7+1)+string(rune('a'+n%26)))
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
		if err := Write(folder, r, rapid.IntRange(1, 4).Draw(t, "ties a file"), Limits{}); err != nil {
			t.Fatal(err)
		}
		l, err := new(Reading).Load(folder)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(r, l.Records, same); diff != "" {
			t.Fatal(diff)
		}
	})
}

// What others hold opens from a file and from standard input, and as a folder that it
// was written to holds the same.
func TestFixturesOpen(t *testing.T) {
	t.Parallel()
	same := cmp.Options{
		cmp.Comparer(func(a, b model.Date) bool { return a == b }),
		cmpopts.IgnoreUnexported(model.Actor{}, model.Tie{}, model.Quote{}), cmpopts.EquateEmpty(),
	}
	files, err := filepath.Glob("foreign/testdata/*.*")
	if err != nil || len(files) < 10 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		l, err := new(Reading).Load(file)
		if err != nil && strings.Contains(err.Error(), "sources alone") {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		piped, err := new(Reading).LoadFrom(file, bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		folder := filepath.Join(t.TempDir(), "d")
		if err := Write(folder, l.Records, TiesAFile, Limits{}); err != nil {
			t.Fatal(err)
		}
		again, err := new(Reading).Load(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, other := range []*Loaded{piped, again} {
			if diff := cmp.Diff(l.Records, other.Records, same); diff != "" {
				t.Errorf("%s: %s", file, diff)
			}
		}
	}
}

// However large what is written, no file of it is larger than may be read again.
func TestWrittenFilesAreRead(t *testing.T) {
	t.Parallel()
	d, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	r := d.Records
	r.Actors = slices.Clone(r.Actors)
	for i := range r.Actors {
		for n := range 10 {
			r.Actors[i].Attributes = append(r.Actors[i].Attributes, model.Field{Name: fmt.Sprint(n), Text: strings.Repeat("a long text ", 1<<14/10)})
		}
	}
	folder := filepath.Join(t.TempDir(), "d")
	if err := Write(folder, r, 50, Limits{}); err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"actors-1.yaml", "actors-2.yaml", "dossier.yaml", "quotes.yaml", "sources.yaml", "ties-1.yaml", "ties-2.yaml"}
	for i := range names {
		names[i] = filepath.Base(names[i])
	}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Error(diff)
	}
	if l, err := new(Reading).Load(folder); err != nil || len(l.Records.Actors) != len(r.Actors) {
		t.Error(err)
	}
}

// A source may speak in its own voice in another, and be named nowhere else.
func TestOwnTablesNameSources(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	l, err := Decode(File{"d.yaml", []byte(`
dossier: {id: d, title: D}
sources: [{id: s, type: book, title: S}, {id: voice, type: book, title: V}]
actors: [{id: a, name: A, type: state}, {id: b, name: B, type: state}]
tie_types: [{id: t, label: t, letter: T, definition: d, family: f}]
ties: [{id: x, from: a, to: b, type: t, summary: s, claims: [{by: voice, stance: asserts, certainty: stated, source: s, page: "1"}]}]
`)})
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range export.CSV(export.Keep(l.Dossier.Filter(model.Filter{}), "")) {
		var text bytes.Buffer
		if _, err := export.Separated(&text, ',', table.Rows); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(folder, table.Name+".csv"), text.String())
	}
	again, err := new(Reading).Load(folder)
	if err != nil || again.Records.Ties[0].Claims[0].By != "voice" {
		t.Error(err)
	}
}

// TeX reads much as something else. What we write of it is read as what it was.
func TestOwnBibTeXComesBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		r := drawRecords(t)
		r.Sources = r.Sources[:1]
		r.Ties, r.Quotes = nil, nil
		s := &r.Sources[0]
		s.Title = "a" + rapid.StringOfN(rapid.RuneFrom([]rune("-`'?!,<>|\"{}\\$&#%_^~@=ab“北")), 1, 12, -1).Draw(t, "title") + "b"
		s.Author = []model.Name{{Literal: s.Title}, {Family: s.Title, Given: s.Title}}
		d, err := model.New(r)
		if err != nil {
			t.Fatal(err)
		}
		var text bytes.Buffer
		if err := export.BibTeX(&text, export.Keep(d.Filter(model.Filter{}), "")); err != nil {
			t.Fatal(err)
		}
		im := foreign.NewImport(foreign.Options{As: "bibtex"})
		written := text.String()
		if err := im.Read("own.bib", &text); err != nil {
			t.Fatal(err)
		}
		if got := im.Records("", "").Sources; len(got) != 1 || got[0].Title != s.Title || len(got[0].Author) != 2 || got[0].Author[1].Family != s.Title || got[0].Author[1].Given != s.Title {
			t.Errorf("%q comes back as %+v, from %s", s.Title, got, written)
		}
	})
}

// What another form holds has no lines that are known: a warning names its record, and
// no line where it would be looked for in vain.
func TestImportsAreWarnedByName(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "ties.csv")
	write(t, name, "id,from,to,type\none,A,B,trade\ntwo,a,C,trade\n")
	l, err := new(Reading).Load(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range l.Warnings() {
		if m.Line != 0 || !strings.HasPrefix(m.String(), name+": warning: ") || strings.Contains(m.What, "[0]: another") {
			t.Errorf("told as %s", m)
		}
	}
	if told := Refused(l.Warnings()).Error(); !strings.Contains(told, "tie one, claims[0]: there is no locator") {
		t.Error(told)
	}
}

// What --max-size lets in can take sources in.
func TestIntoWhatIsLarge(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	text := strings.Replace(dossierOfTwo, "ACTORS", "  - {id: a, name: A, type: state}\n  - {id: c, name: C, type: state}", 1)
	many := strings.Replace(text, "summary: S,", `summary: "`+strings.Repeat(",", 1000)+`",`, 1)
	for i := range 25 {
		many = strings.Replace(many, "certainty: stated, source: s}", "certainty: stated, source: s}, {by: s, stance: denies, source: s, note: \""+strings.Repeat(",", 19_000)+fmt.Sprint(i)+"\"}", 1)
	}
	file := filepath.Join(folder, "d.yaml")
	write(t, file, many)
	large := Limits{Size: 2 * MaxDossier}
	if _, err := new(Reading).Load(file); err == nil {
		t.Fatal("it is within the usual limits")
	}
	library := filepath.Join(t.TempDir(), "l.bib")
	write(t, library, "@book{b, title = {B}}")
	if _, added, _, err := (&Reading{Limits: large}).Into(folder, foreign.Options{}, library); err != nil || added != 1 {
		t.Error("it takes no sources: ", err)
	}
}

// Of a large file with a mistake in its form nothing is made, wherever that is.
func TestLargeFilesAreCheckedFirst(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString(`{"type":"bundle","objects":[{"type":"identity","id":"identity--0","name":"A"}`)
	for n := 1; b.Len() < checkedFrom; n++ {
		fmt.Fprintf(&b, `,{"type":"identity","id":"identity--%d","name":"A%d","contact_information":%q}`, n, n, strings.Repeat("x", 2000))
	}
	for end, wrong := range map[string]string{
		`]}`: "", `],"id":"bundle--1"}`: "",
		`,{"type":`: "the file ends in the middle of something", `,{"type":,}]}`: "invalid character ','",
	} {
		name := filepath.Join(t.TempDir(), "f.json")
		if err := os.WriteFile(name, []byte(b.String()+end), 0o600); err != nil {
			t.Fatal(err)
		}
		met, r := 0, new(Reading)
		loaded, err := r.Import(foreign.Options{Each: func(foreign.Entry) { met++ }}, name)
		switch parsed, all := r.Bytes(); {
		case wrong != "" && (err == nil || met > 0 || !strings.Contains(err.Error(), wrong)):
			t.Errorf("behind %s: %v, of which %d things were read", end, err, met)
		case wrong == "" && (err != nil || len(loaded.Records.Actors) != met || parsed != all):
			t.Errorf("behind %s: %v, of which %d things were read, in %d bytes of %d", end, err, met, parsed, all)
		}
		if _, err := new(Reading).Load(name); (err != nil) != (wrong != "") {
			t.Errorf("behind %s it opens with %v", end, err)
		}
	}
}

// So it is of a graph whose signs break the rules of XML.
func TestLargeGraphsAreCheckedFirst(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "f.graphml")
	nodes := strings.Repeat(`<node id="a"><data key="k">`+strings.Repeat("x", 2000)+"</data></node>\n", checkedFrom/2000)
	write(t, name, "<graphml><graph>"+nodes+`<node id="b & c"/></graph></graphml>`)
	met := 0
	_, err := new(Reading).Import(foreign.Options{Each: func(foreign.Entry) { met++ }}, name)
	if err == nil || met > 0 || !strings.Contains(err.Error(), "invalid character entity") {
		t.Errorf("%v, of which %d things were read", err, met)
	}
}
