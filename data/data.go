// Package data turns bytes into the records of a dossier, and holds the dossier
// that is built in. It is strict: whatever isn't understood is refused, all of
// it at once, with file, line and column. It is also the only gate for text:
// every string that leaves it went through [Safe], so that nothing further on
// has to think of what a terminal might do with it.
package data

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"entente/model"
)

//go:embed axis/*.yaml
var axis embed.FS

// MaxFile is the most bytes that a file of a dossier, or a source's text, may
// have. It is far beyond what people write by hand; it keeps a device or a
// wrong file from filling the memory.
const MaxFile = 256 << 20

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
// a full stop, are passed over. The error is a [Refused] where a rule is
// broken, and otherwise says what keeps the files from being read.
func Load(name string) (*Loaded, error) {
	names, err := dossierFiles(name)
	if err != nil {
		return nil, err
	}
	files := make([]File, len(names))
	for i, n := range names {
		bytes, err := ReadFile(n)
		if err != nil {
			return nil, err
		}
		files[i] = File{n, bytes}
	}
	return Decode(files...)
}

// ReadFile gives a file's bytes, up to [MaxFile] of them. Its errors tell a
// person what to do; they are made for the files that a user names.
func ReadFile(name string) ([]byte, error) {
	f, err := os.Open(name) //nolint:gosec // the user names the file, and reads it with their own rights
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer f.Close() //nolint:errcheck // nothing was written
	bytes, err := io.ReadAll(io.LimitReader(f, MaxFile+1))
	switch {
	case err != nil:
		return nil, unreadable(name, err)
	case len(bytes) > MaxFile:
		return nil, fmt.Errorf("%s is larger than %d MiB; name a file that people wrote", Safe(name), MaxFile>>20)
	}
	return bytes, nil
}

func dossierFiles(name string) ([]string, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	if !info.IsDir() {
		return []string{name}, nil
	}
	entries, err := os.ReadDir(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	var names []string
	for _, e := range entries {
		ext := path.Ext(e.Name())
		if !e.IsDir() && !strings.HasPrefix(e.Name(), ".") && (ext == ".yaml" || ext == ".yml") {
			names = append(names, filepath.Join(name, e.Name()))
		}
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("the folder %s holds no dossier; name one that has .yaml or .yml files in it", Safe(name))
	}
	slices.Sort(names)
	return names, nil
}

// unreadable tells an error of the system without the name that it repeats,
// which could hold anything.
func unreadable(name string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no file %s (%w); check the name", Safe(name), fs.ErrNotExist)
	}
	if inner, ok := errors.AsType[*fs.PathError](err); ok {
		err = inner.Err
	}
	return fmt.Errorf("%s can't be read (%w); check that it is a file or a folder that you may read", Safe(name), err)
}
