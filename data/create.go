package data

import (
	_ "embed" // what a new dossier begins with
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

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
// refused; nothing is ever written over, and no file is ever there by half: each
// is written under another name first.
func Create(folder string) error {
	folder = filepath.Clean(folder)
	switch _, err := os.Stat(folder); {
	case errors.Is(err, fs.ErrNotExist):
		return createFolder(folder)
	case err != nil:
		return unreadable(folder, err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return unreadable(folder, err)
	}
	for _, e := range entries {
		if ext := filepath.Ext(e.Name()); ext == ".yaml" || ext == ".yml" || e.Name() == schemaFile {
			return fmt.Errorf("%s has %s in it already; name a folder without a dossier", Safe(folder), Safe(e.Name()))
		}
	}
	beside, err := os.MkdirTemp(folder, ".entente-*")
	if err != nil {
		return unwritable(folder, err)
	}
	defer os.RemoveAll(beside) //nolint:errcheck // an empty folder that stays harms nobody
	if err := writeStart(beside, folder); err != nil {
		return err
	}
	for _, name := range []string{schemaFile, startFile} { // the dossier last, since it names the schema
		if err := os.Rename(filepath.Join(beside, name), filepath.Join(folder, name)); err != nil {
			return unwritable(folder, err)
		}
	}
	return nil
}

// createFolder makes the folder with all that is in it at once.
func createFolder(folder string) error {
	beside, err := os.MkdirTemp(filepath.Dir(folder), ".entente-*")
	if err != nil {
		return unwritable(folder, err)
	}
	defer os.RemoveAll(beside) //nolint:errcheck // it is gone where all went well
	if err := writeStart(beside, folder); err != nil {
		return err
	}
	if err := os.Chmod(beside, 0o755); err != nil { //nolint:gosec // a folder as mkdir makes it: others may read
		return unwritable(folder, err)
	}
	if err := os.Rename(beside, folder); err != nil {
		return unwritable(folder, err)
	}
	return nil
}

// writeStart writes the files of a new dossier, whose id comes from the name of
// the folder that it is for.
func writeStart(into, folder string) error {
	head := "# yaml-language-server: $schema=" + schemaFile + "\n"
	for name, text := range map[string]string{
		startFile: head + strings.Replace(start, "DOSSIER", idFrom(folder), 1), schemaFile: schema.Text(),
	} {
		if err := os.WriteFile(filepath.Join(into, name), []byte(text), 0o644); err != nil { //nolint:gosec // a file as editors make it: others may read
			return unwritable(folder, err)
		}
	}
	return nil
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
	return fmt.Errorf("no dossier can be written to %s (%w); check that its folder is there and that you may write to it", Safe(folder), cause(err))
}
