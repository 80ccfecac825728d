package data

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync/atomic"

	"entente/data/foreign"
	"entente/data/safe"
	"entente/data/safefile"

	"go.yaml.in/yaml/v4"
)

// A Reading reads one dossier and reports its progress to whoever waits for it
// meanwhile. The zero Reading has not begun.
type Reading struct {
	Limits

	// Map says, of a table, which column is what: its head, by the words of
	// [foreign.Roles]. Where it is set, what is read is a table.
	Map map[string]string
	// HiddenEnds says that what is hidden in too many texts ends the reading, as mistakes
	// do: a dossier that has as much can't be right, and whoever checks it is told soon.
	HiddenEnds bool
	// Stdin is what the name [Stdin] stands for among the files of an import.
	Stdin io.Reader

	parsed, all atomic.Int64
	nodes       bool // keeps all nodes, without which no file can be changed
	part        int  // bytes of a part, if not as many as usual
}

// Stdin is what standard input is called.
const Stdin = "<stdin>"

// Load reads a dossier from a YAML file, or from a folder's *.yaml and *.yml in
// the order of their names. Folders within it, and files whose names begin with
// a full stop, are passed over. A file may have [MaxFile] bytes, all of them
// together [MaxDossier], unless the [Limits] say otherwise. A file of another form
// that [foreign] knows is read as the dossier that it makes, up to [MaxForeign]
// bytes. The error is a [Refused] where a rule is broken, and otherwise says what
// keeps the files from being read.
func (r *Reading) Load(name string) (*Loaded, error) {
	names, err := dossierFiles(name)
	if err != nil && tablesIn(name) == nil {
		return nil, err
	}
	if r.Map != nil {
		return r.Import(r.options(), name)
	}
	if err != nil || len(names) == 1 && names[0] == name {
		if loaded, err := r.loadForeign(name); loaded != nil || err != nil {
			return loaded, err
		}
		if loaded, err := r.loadJSON(name); loaded != nil || err != nil {
			return loaded, err
		}
	}
	files, err := r.readFiles(name)
	if err != nil {
		return nil, err
	}
	loaded, err := r.decode(files...)
	if err == nil && len(files) > 1 {
		loaded.guesses = append(loaded.guesses, cutShort(name)...)
	}
	return loaded, err
}

// cutShort warns of what a change that was killed has left in a dossier's folder. Of its
// files some may be written and some not, though each is whole.
func cutShort(folder string) Refused {
	left := safefile.Leftovers(folder)
	if len(left) == 0 {
		return nil
	}
	return Refused{{
		Location: Location{File: safe.Clean(folder)}, Warning: true,
		What: "it holds " + left[0] + ", as a change leaves that was killed or still writes, so that some files may be changed and others not",
		Fix:  "see which, such as with git diff, make the change again if need be, and delete it",
	}}
}

// readFiles reads the files of a dossier.
func (l Limits) readFiles(name string) ([]File, error) {
	names, err := dossierFiles(name)
	if err != nil {
		return nil, err
	}
	files, size := make([]File, len(names)), int64(0)
	for i, n := range names {
		bytes, err := l.readFile(n)
		if err != nil {
			return nil, err
		}
		if size += int64(len(bytes)); size > l.dossier() {
			return nil, fmt.Errorf("the files of %s have more than %d MiB together; make several dossiers of them, or %s", safe.Clean(name), l.dossier()>>20, raise(l.dossier()))
		}
		files[i] = File{n, bytes}
	}
	return files, nil
}

// LoadFrom reads a dossier of one file, or a file of another form, from a stream, such
// as standard input, up to [MaxFile] bytes of a dossier and [MaxForeign] of another form.
// The name stands in the locations of mistakes. Its errors are those of [Reading.Load].
func (r *Reading) LoadFrom(name string, stream io.Reader) (*Loaded, error) {
	return r.loadFrom(foreign.NewImport(r.options()), name, bufio.NewReaderSize(stream, foreign.HeadBytes))
}

func (r *Reading) loadFrom(im *foreign.Import, name string, text *bufio.Reader) (*Loaded, error) {
	if loaded, err := r.importFrom(im, name, text, 0); loaded != nil || err != nil {
		return loaded, err
	}
	all, err := r.readAll(name, text, 0)
	switch {
	case err != nil:
		return nil, err
	case len(all) == 0 && name == Stdin:
		return nil, errNothing
	}
	return r.decode(File{name, all})
}

var errNothing = errors.New("nothing came from standard input; look at what the program before it told, or name a dossier")

// Bytes returns how many bytes have been parsed, and how many there are, to any
// goroutine. Both are 0 until the files are in memory, which takes a hundredth of
// the time. Once they are the same, what is left are the last record and the rules
// between records: a tenth of it.
func (r *Reading) Bytes() (parsed, all int64) { return r.parsed.Load(), r.all.Load() }

// document returns the root of a file's only document, or nil where there is none. It
// hands the text over as a stream, since that is where the parser lets anyone see how
// far it is.
func (r *Reading) document(text []byte) (*yaml.Node, error) {
	text = understood(text)
	stream := counted{bytes.NewReader(text), &r.parsed}
	at, line := bracketLine(text)
	if at < 0 {
		return document(stream)
	}
	text = withoutMark(text, at)
	stream.text = bytes.NewReader(text)
	before := io.LimitReader(stream, int64(at))
	root, err := document(io.MultiReader(before, strings.NewReader(documentStart), stream))
	if root != nil {
		moveBack(root, line)
	}
	markBack(err, line)
	return root, err
}

// document returns the root of a stream's only document. A second one ends the reading.
func document(stream io.Reader) (*yaml.Node, error) {
	loader, err := yaml.NewLoader(stream, yaml.WithPlugin(oneDocument{}))
	if err != nil {
		return nil, err
	}
	var n, second yaml.Node
	if err := loader.Load(&n); err != nil {
		if errors.Is(err, io.EOF) {
			err = nil
		}
		return nil, err
	}
	if err := loader.Load(&second); !errors.Is(err, io.EOF) {
		return nil, err
	}
	return n.Content[0], nil
}

// understood returns a text that the parser understands: it refuses the version of
// YAML that it reads if a file says which that is.
func understood(text []byte) []byte {
	const version, as = "%YAML 1.2", "%YAML 1.1"
	at := bytes.Index(text[:min(len(text), 1<<10)], []byte(version))
	if at < 0 || at > 0 && text[at-1] != '\n' && text[at-1] != '\r' {
		return text
	}
	return slices.Concat(text[:at], []byte(as), text[at+len(version):])
}

// A counted is a text that counts the bytes that are read of it.
type counted struct {
	text *bytes.Reader
	read *atomic.Int64
}

// Read reads on.
func (c counted) Read(into []byte) (int, error) {
	n, err := c.text.Read(into)
	c.read.Add(int64(n))
	return n, err
}
