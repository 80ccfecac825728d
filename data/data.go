// Package data turns bytes into the records of a dossier, and holds the dossier
// that is built in. It is strict: whatever isn't understood is refused, all of
// it at once, with file, line and column. It is also the only gate for text:
// every string that leaves it went through [Safe], so that nothing further on
// has to think of what a terminal might do with it.
package data

import (
	"embed"
	"fmt"
	"io"
	"io/fs"

	"entente/model"
)

//go:embed axis/*.yaml
var axis embed.FS

// A File is one file of a dossier: its name as mistakes should tell it, and
// what stands in it.
type File struct {
	Name  string
	Bytes []byte
}

// A Loaded is a dossier in which every rule holds, and the records that it was
// made of. It keeps the parsed files, so that places can be told; who needs no
// places keeps the Dossier alone.
type Loaded struct {
	Dossier *model.Dossier
	Records model.Records
	// Hidden tells each text of which [Safe] took something out: the dossier
	// opens, with U+FFFD where that was, and its author should mend it.
	Hidden []Mistake

	places places
}

// Embedded gives the dossier that is built in.
func Embedded() (*Loaded, error) {
	names, err := fs.Glob(axis, "axis/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("the dossier that is built in can't be listed: %w", err)
	}
	files := make([]File, len(names))
	for i, name := range names {
		bytes, err := axis.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("the dossier that is built in can't be read: %w", err)
		}
		files[i] = File{name, bytes}
	}
	return Decode(files...)
}

// Load reads a dossier from a YAML file, or from a folder's *.yaml and *.yml in
// the order of their names. Folders within it, and files whose names begin with
// a full stop, are passed over. A file may have [MaxFile] bytes, all of them
// together [MaxDossier]. The error is a [Refused] where a rule is broken, and
// otherwise says what keeps the files from being read.
func Load(name string) (*Loaded, error) {
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
	return Decode(files...)
}

// LoadFrom reads a dossier of one file from a stream, such as standard input, up
// to [MaxFile] bytes of it. The name is what mistakes are told of. Its errors are
// those of [Load].
func LoadFrom(name string, stream io.Reader) (*Loaded, error) {
	bytes, err := readAll(name, stream)
	if err != nil {
		return nil, err
	}
	return Decode(File{name, bytes})
}
