package data

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"entente/data/safe"
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

// Create writes a small dossier to a folder, with the schema beside it. It makes the
// folder if there is none, and refuses one that holds YAML files or a schema already:
// nothing is ever overwritten, and no file is ever half written.
func Create(folder string) error {
	folder = filepath.Clean(folder)
	head := "# yaml-language-server: $schema=" + schemaFile + "\n"
	return CreateFrom(folder, []byte(head+strings.Replace(start, "DOSSIER", idFrom(folder), 1)))
}

// CreateFrom writes the text of a dossier as [Create] does.
func CreateFrom(folder string, text []byte) error {
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
	if err := safefile.Create(0o644, startFiles(folder, text)...); err != nil {
		if made {
			os.Remove(folder) //nolint:errcheck,gosec // it is empty, and the first error is the one to tell
		}
		return unwritable(folder, err)
	}
	return nil
}

// unoccupied returns an error if a dossier or its schema is in the folder.
func unoccupied(folder string) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return unreadable(folder, err)
	}
	for _, e := range entries {
		if ext := filepath.Ext(e.Name()); ext == ".yaml" || ext == ".yml" || e.Name() == schemaFile {
			return fmt.Errorf("%s has %s in it already; name a folder without a dossier", safe.Clean(folder), safe.Clean(e.Name()))
		}
	}
	return nil
}

// startFiles returns the files of a new dossier. The dossier is the last, since it names
// the schema.
func startFiles(folder string, text []byte) []safefile.File {
	return []safefile.File{
		{Name: filepath.Join(folder, schemaFile), Text: []byte(schema.Text())},
		{Name: filepath.Join(folder, startFile), Text: text},
	}
}

// idFrom returns an id made of a folder's name.
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
	return fmt.Errorf("no dossier can be written to %s (%w); check that its folder is there, that there is room, and that you may write there", safe.Clean(folder), safefile.Reason(err))
}
