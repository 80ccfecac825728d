// Package data turns bytes into the records of a dossier, and holds the dossier
// that is built in. It is strict: whatever isn't understood is refused, all of
// it at once, with file, line and column. It is also the only gate for text:
// every string that leaves it went through [Safe], so that nothing further on
// has to think of what a terminal might do with it.
package data

import (
	"embed"
	"fmt"
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
