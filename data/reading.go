package data

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync/atomic"

	"go.yaml.in/yaml/v4"
)

// A Reading reads one dossier and tells how far it is, to whoever waits for it
// meanwhile. The zero Reading has not begun.
type Reading struct{ parsed, all atomic.Int64 }

// Load reads a dossier as a [Reading] that nobody asks.
func Load(name string) (*Loaded, error) { return new(Reading).Load(name) }

// Load reads a dossier from a YAML file, or from a folder's *.yaml and *.yml in
// the order of their names. Folders within it, and files whose names begin with
// a full stop, are passed over. A file may have [MaxFile] bytes, all of them
// together [MaxDossier]. The error is a [Refused] where a rule is broken, and
// otherwise says what keeps the files from being read.
func (r *Reading) Load(name string) (*Loaded, error) {
	names, err := dossierFiles(name)
	if err != nil {
		return nil, err
	}
	files, size := make([]File, len(names)), 0
	for i, n := range names {
		bytes, err := ReadFile(n)
		if err != nil {
			return nil, err
		}
		if size += len(bytes); size > MaxDossier {
			return nil, fmt.Errorf("the files of %s have more than %d MiB together; make several dossiers of them", Safe(name), MaxDossier>>20)
		}
		files[i] = File{n, bytes}
	}
	return r.decode(files...)
}

// LoadFrom reads a dossier of one file from a stream, such as standard input, up
// to [MaxFile] bytes of it. The name is what mistakes are told of. Its errors are
// those of [Reading.Load].
func (r *Reading) LoadFrom(name string, stream io.Reader) (*Loaded, error) {
	bytes, err := readAll(name, stream, 0)
	if err != nil {
		return nil, err
	}
	return r.decode(File{name, bytes})
}

// Bytes gives how many bytes have been parsed, and how many there are, to any
// goroutine. Both are 0 until the files are in memory, which takes a hundredth of
// the time. Once they are the same, what is left are the last record and the rules
// between records: a tenth of it.
func (r *Reading) Bytes() (parsed, all int64) { return r.parsed.Load(), r.all.Load() }

// documents parses a file's YAML. It hands the text over as a stream, since that
// is where the parser lets anyone see how far it is.
func (r *Reading) documents(text []byte) ([]yaml.Node, error) {
	stream := counted{bytes.NewReader(text), &r.parsed}
	if !inBrackets(text) {
		return documents(stream)
	}
	all, err := documents(io.MultiReader(strings.NewReader(documentStart), stream))
	for i := range all {
		for _, root := range all[i].Content {
			moveBack(root)
		}
	}
	markBack(err)
	return all, err
}

func documents(stream io.Reader) (all []yaml.Node, err error) {
	loader, err := yaml.NewLoader(stream)
	if err != nil {
		return nil, err
	}
	for {
		var n yaml.Node
		switch err := loader.Load(&n); {
		case errors.Is(err, io.EOF):
			return all, nil
		case err != nil:
			return nil, err
		}
		all = append(all, n)
	}
}

// A counted is a text that counts what is read of it.
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
