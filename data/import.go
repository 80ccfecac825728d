package data

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"entente/data/foreign"
	"entente/data/safe"
	"entente/model"
)

// MaxForeign is the most bytes that a file of another form may have. It is read as a
// stream, so it may be larger than a dossier's.
const MaxForeign = 1 << 30

// Import reads files of other forms as one dossier; see [foreign]. A folder stands for
// the tables in it that an export of ours has. Its errors say what keeps a file from
// being read, or are [Refused] where what came in makes no dossier.
func (r *Reading) Import(o foreign.Options, names ...string) (*Loaded, error) {
	im, err := r.gather(o, names)
	if err != nil {
		return nil, err
	}
	return r.imported(im, names[0])
}

// gather reads files of other forms.
func (r *Reading) gather(o foreign.Options, names []string) (*foreign.Import, error) {
	var files []string
	for _, name := range names {
		if tables := tablesIn(name); tables != nil {
			files = append(files, tables...)
		} else {
			files = append(files, name)
		}
	}
	for _, name := range files { // so that how far it is can be told
		if info, err := os.Stat(name); err == nil {
			r.all.Add(info.Size())
		}
	}
	o.Size = r.all.Load()
	im := foreign.NewImport(o)
	for _, name := range files {
		if err := r.importFile(im, name); err != nil {
			return nil, err
		}
	}
	return im, im.Unmapped()
}

// tablesIn returns the files of a folder if they are those of an export as CSV; nil
// where they aren't.
func tablesIn(folder string) []string {
	var files []string
	for _, name := range []string{"nodes.csv", "edges.csv", "claims.csv", "quotes.csv"} {
		file := filepath.Join(folder, name)
		if info, err := os.Stat(file); err != nil || !info.Mode().IsRegular() {
			return nil
		}
		files = append(files, file)
	}
	return files
}

func (r *Reading) importFile(im *foreign.Import, name string) error {
	if name == Stdin && r.Stdin != nil {
		return broken(name, im.Read(name, r.progress(r.Stdin)))
	}
	f, size, err := openFile(name)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // nothing was written
	if err := r.check(im.As(), name, f, size); err != nil {
		return err
	}
	return broken(name, im.Read(name, r.progress(awaited{f, patience})))
}

// checkedFrom is how large a file is that may be checked before it is read, since that takes
// its time.
const checkedFrom = 4 << 20

// check returns what is wrong with the form of a file of another form, where that is looked
// for before anything of it is kept.
func (r *Reading) check(as, name string, f *os.File, size int64) error {
	if size < checkedFrom {
		return nil
	}
	head := make([]byte, foreign.HeadBytes)
	if _, err := f.ReadAt(head, 0); err != nil {
		return nil //nolint:nilerr // it is read again
	}
	if !foreign.CheckFirst(as, head, io.NewSectionReader(f, 0, size)) {
		return nil
	}
	uncounted := &Reading{Limits: r.Limits} // as how far the reading is counts what comes then
	return broken(name, foreign.Check(as, name, uncounted.progress(io.NewSectionReader(f, 0, size))))
}

// loadForeign reads a file of another form as the dossier that it makes. It returns
// nil where the file is of none.
func (r *Reading) loadForeign(name string) (*Loaded, error) {
	if tables := tablesIn(name); tables != nil {
		im, err := r.gather(foreign.Options{}, tables)
		if err != nil {
			return nil, err
		}
		return r.imported(im, name)
	}
	f, size, err := openFile(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // nothing was written
	text := bufio.NewReaderSize(awaited{f, patience}, foreign.HeadBytes)
	if _, err := text.Peek(1); errors.Is(err, errWaiting) {
		return nil, unreadable(name, err)
	}
	o := r.options()
	o.Size = size
	if err := r.check(o.As, name, f, size); err != nil {
		return nil, err
	}
	return r.importFrom(foreign.NewImport(o), name, text, size)
}

// options are those by which a file of another form is read.
func (r *Reading) options() foreign.Options {
	if r.Map == nil {
		return foreign.Options{}
	}
	return foreign.Options{As: "csv", Map: r.Map}
}

// importFrom reads a stream of another form, and of that size if it is known. It returns
// nil, and has read nothing, where the stream is of none.
func (r *Reading) importFrom(im *foreign.Import, name string, text *bufio.Reader, size int64) (*Loaded, error) {
	format, ok := im.Recognized(text)
	if !ok {
		head, _ := text.Peek(foreign.HeadBytes) // an error is the next read's too
		if what, instead := foreign.Other(head); what != "" {
			return nil, Refused{{Location: Location{safe.Clean(name), 1, 1}, What: "this is " + what + ", which entente doesn’t read", Fix: instead}}
		}
		return nil, nil //nolint:nilnil // it is no error to be a dossier
	}
	if format.Alone {
		return nil, sourcesAlone(name)
	}
	r.all.Add(size)
	err := im.Read(name, r.progress(text))
	if err == nil {
		err = im.Unmapped()
	}
	if err != nil {
		return nil, broken(name, err)
	}
	return r.imported(im, name)
}

// nameOfImport returns the id and the title of the dossier that a file becomes. What is
// kept of a dossier is found by its id, and standard input is another one each time: its id
// is that of all streams that begin alike, as what a query gives does with its heads.
func nameOfImport(name string, im *foreign.Import) (id, title string) {
	title = safe.Clean(strings.Trim(filepath.Base(name), "<>"))
	id = strings.TrimSuffix(title, filepath.Ext(title))
	if name == Stdin {
		id += fmt.Sprintf("-%08x", im.Begin())
	}
	return id, title
}

// imported makes a dossier of what was read, named after its first file.
func (r *Reading) imported(im *foreign.Import, name string) (*Loaded, error) {
	id, title := nameOfImport(name, im)
	own, err := im.Own(id, title)
	if err != nil {
		return nil, broken(name, err)
	}
	if own != nil {
		defer func(ends bool) { r.HiddenEnds = ends }(r.HiddenEnds)
		r.HiddenEnds = false // the report tells what was altered
		loaded, err := r.decode(File{name, own})
		if refused, ok := errors.AsType[Refused](err); ok {
			return nil, refused.at(name)
		}
		if err == nil {
			im.Stands(loaded.Dossier)
			if n := len(loaded.Hidden); n > 0 {
				im.Report.Note(fmt.Sprintf("texts with \ufffd, where characters stood that can’t be seen or that act on a terminal: %d", n))
			}
			report := im.Report
			loaded.Imported, loaded.Hidden, loaded.locations, loaded.texts = &report, nil, nowhereIn(name), nil
		}
		return loaded, err
	}
	records := im.Records(id, title)
	switch {
	case len(records.Actors) == 0 && len(records.Sources) > 0:
		return nil, sourcesAlone(name)
	case len(records.Actors) == 0:
		return nil, fmt.Errorf("%s has nothing in it of which a dossier could be made: %s", safe.Clean(name), im.Report.Brief())
	}
	shorten(&records, im.Cut)
	report := im.Report  // alone: the rest of the import isn't kept in memory
	debug.FreeOSMemory() // what reading left behind is half as much as the dossier, whose lists don't fit between it
	dossier, err := model.Adopt(records)
	if err != nil {
		problems, ok := errors.AsType[model.Problems](err)
		if !ok {
			return nil, err
		}
		var refused Refused
		for _, p := range problems {
			refused = append(refused, nowhere(p, records).in(safe.Clean(name)))
		}
		return nil, refused.few()
	}
	// The records are those of the dossier, so that they aren't in memory twice.
	return &Loaded{Dossier: dossier, Records: dossier.Records, Imported: &report, locations: nowhereIn(name)}, nil
}

func sourcesAlone(name string) error {
	return fmt.Errorf("%s has sources alone, which make no dossier; add them to one: entente import FILE --into DIR", safe.Clean(name))
}

// nowhereIn returns the locations of a file whose records have none of their own.
func nowhereIn(name string) locations { return newLocations([]File{{Name: name}}) }

// at gives mistakes of what has no lines the file for a place.
func (r Refused) at(name string) Refused {
	for i := range r {
		r[i] = r[i].in(safe.Clean(name))
	}
	return r
}

// in gives a mistake a file for a place.
func (m Mistake) in(file string) Mistake {
	m.Location, m.Text, m.Caret = Location{File: file}, "", 0
	return m
}

// nowhere returns the mistake of records that have no lines, which it names.
func nowhere(p model.Problem, r model.Records) Mistake {
	what := named(r, p.Path) + ": " + short(p.What, 200)
	if p.Other != "" {
		what += ": " + named(r, p.Other)
	}
	return Mistake{What: what, Fix: short(p.Fix, 200), More: p.More, kind: p.Kind}
}

// named returns a path in words, with the record's id instead of its index: of
// actors[3].name, the name of that actor.
func named(r model.Records, path string) string {
	steps := stepsOf(path)
	if len(steps) < 2 {
		return path
	}
	l := listNamed(steps[0])
	if l == nil {
		return path
	}
	at, _ := index(steps[1])
	words := kindWord(l.name) + " " + short(l.id(&r, at), 128)
	if _, field, ok := strings.Cut(path, "]."); ok {
		words += ", " + field
	}
	return words
}

// broken says which file breaks its form's rules.
func broken(name string, err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, foreign.ErrUnknown) {
		return fmt.Errorf("%s is in no form that entente reads; --as FORMAT says which it is, and entente import --help lists them", safe.Clean(name))
	}
	if at, ok := errors.AsType[*foreign.PlaceError](err); ok {
		return fmt.Errorf("%s:%d:%d: it can’t be read from here on: %s", safe.Clean(name), at.Line, at.Column, safe.Clean(at.What))
	}
	return fmt.Errorf("%s can’t be read: %s", safe.Clean(name), safe.Clean(err.Error()))
}

// A progress is a stream that counts what is read of it, and ends in an error beyond
// the most that it may have.
type progress struct {
	io.Reader

	reading *Reading
	left    int64
}

func (r *Reading) progress(stream io.Reader) *progress { return &progress{stream, r, r.foreign()} }

// Read reads on.
func (p *progress) Read(into []byte) (int, error) {
	n, err := p.Reader.Read(into)
	p.reading.parsed.Add(int64(n))
	if p.left -= int64(n); p.left < 0 {
		return n, fmt.Errorf("it is larger than %d MiB; split it, or %s", p.reading.foreign()>>20, raise(p.reading.foreign()))
	}
	return n, err
}

// asTable returns, of a text that is no dossier and looks like a table, the mistake that
// says so; else nothing.
func asTable(name string, text []byte) Refused {
	heads := foreign.Heads(text)
	if len(heads) == 0 {
		return nil
	}
	return Refused{{
		Location: Location{safe.Clean(name), 1, 1}, What: "this looks like a table with heads that aren’t known: " + short(strings.Join(heads, ", "), 200),
		Fix: "say what they are: entente import FILE --as csv --map from=HEAD,to=HEAD -o DIR",
	}}
}
