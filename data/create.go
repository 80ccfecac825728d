package data

import (
	_ "embed" // what a new dossier begins with
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"entente/data/safefile"
	"entente/data/schema"
)

//go:embed start.yaml
var start string

// The files of a new dossier.
const (
	startFile  = "dossier.yaml"
	schemaFile = "entente.schema.json"
)

// Create writes a small dossier to a folder, which is made where there is none,
// with the schema beside it. A folder that holds YAML files or a schema already is
// refused; nothing is ever written over, and no file is ever there by half.
func Create(folder string) error {
	folder = filepath.Clean(folder)
	err := os.Mkdir(folder, 0o755) //nolint:gosec // a folder as mkdir makes it: others may read
	made := err == nil
	switch {
	case errors.Is(err, fs.ErrExist):
		if err := unoccupied(folder); err != nil {
			return err
		}
	case err != nil:
		return unwritable(folder, err)
	}
	if err := safefile.Create(0o644, startFiles(folder)...); err != nil {
		if made {
			os.Remove(folder) //nolint:errcheck,gosec // it is empty, and the first error is the one to tell
		}
		return unwritable(folder, err)
	}
	return nil
}

// unoccupied refuses a folder that a dossier or its schema is in.
func unoccupied(folder string) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return unreadable(folder, err)
	}
	for _, e := range entries {
		if ext := filepath.Ext(e.Name()); ext == ".yaml" || ext == ".yml" || e.Name() == schemaFile {
			return fmt.Errorf("%s has %s in it already; name a folder without a dossier", Safe(folder), Safe(e.Name()))
		}
	}
	return nil
}

// startFiles are the files of a new dossier, whose id comes from the folder's name.
// The dossier is the last, since it names the schema.
func startFiles(folder string) []safefile.File {
	head := "# yaml-language-server: $schema=" + schemaFile + "\n"
	return []safefile.File{
		{Name: filepath.Join(folder, schemaFile), Text: []byte(schema.Text())},
		{Name: filepath.Join(folder, startFile), Text: []byte(head + strings.Replace(start, "DOSSIER", idFrom(folder), 1))},
	}
}

// idFrom makes an id of a folder's name.
func idFrom(folder string) string {
	if whole, err := filepath.Abs(folder); err == nil {
		folder = whole
	}
	words := strings.FieldsFunc(strings.ToLower(filepath.Base(folder)), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	if len(words) == 0 {
		return "dossier"
	}
	return strings.Join(words, "-")
}

func unwritable(folder string, err error) error {
	return fmt.Errorf("no dossier can be written to %s (%w); check that its folder is there, that there is room, and that you may write there", Safe(folder), cause(err))
}
