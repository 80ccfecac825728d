// Package state keeps, between one run and the next, where a reader left a
// dossier and the marks that they set in it: one JSON file for each dossier,
// among what the XDG Base Directory Specification calls state. Nothing of a
// dossier is in it but ids. The file is as little to be trusted as a dossier:
// every string of it comes through [data.Safe], and one that is broken is set
// aside, never overwritten.
package state

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"entente/data"
	"entente/data/safefile"
	"entente/model"
)

// maxFile is the most bytes that a file may have: that of a reader with a mark
// on every letter of the alphabet has a few thousand.
const maxFile = 1 << 20

// Kept is what stays of a dossier between runs. The zero Kept is that of a
// dossier that was never opened.
type Kept struct {
	Place *model.Selection         // where the reader left; nil where there is none
	Marks map[rune]model.Selection // by the letter that names them; nil where there are none
}

// File gives where what is kept of the dossier with that id stands. It follows
// the [XDG Base Directory Specification]: entente/<id>.json in $XDG_STATE_HOME,
// and where that isn't set, is empty or is no absolute path, in
// $HOME/.local/state; on Windows, which has neither, in %LocalAppData%. The
// environment is a list of NAME=value, as os.Environ gives it. It is an error
// where no home is known, or where the id can't name a file: one that isn't made
// of lower-case letters, digits and hyphens, and on Windows a device's, such as
// con.
//
// [XDG Base Directory Specification]: https://specifications.freedesktop.org/basedir-spec/latest/
func File(environ []string, dossierID string) (string, error) {
	name := dossierID + ".json"
	if dossierID == "" || strings.ContainsFunc(dossierID, strange) || !filepath.IsLocal(name) {
		return "", fmt.Errorf("the dossier's id %q can't name a file to keep its marks in; give it another of lower-case letters, digits and hyphens", data.Safe(dossierID))
	}
	home, err := stateHome(runtime.GOOS, environ)
	if err != nil {
		return "", err
	}
	return filepath.Join(home, "entente", name), nil
}

// strange tells that a character is none that the ids of dossiers are made of.
func strange(r rune) bool {
	return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-'
}

func stateHome(goos string, environ []string) (string, error) {
	if goos == "windows" {
		if local := variable(environ, "LocalAppData", strings.EqualFold); filepath.IsAbs(local) {
			return local, nil
		}
		return "", errors.New("your place and marks have no folder to be kept in; set LocalAppData to an absolute path")
	}
	same := func(a, b string) bool { return a == b }
	if state := variable(environ, "XDG_STATE_HOME", same); filepath.IsAbs(state) {
		return state, nil
	}
	if home := variable(environ, "HOME", same); filepath.IsAbs(home) {
		return filepath.Join(home, ".local", "state"), nil
	}
	return "", errors.New("your place and marks have no folder to be kept in; set HOME or XDG_STATE_HOME to an absolute path")
}

// variable gives the value of the first variable that has the name; empty where
// there is none. On Windows, case doesn't tell names apart.
func variable(environ []string, name string, same func(a, b string) bool) string {
	for _, entry := range environ {
		if n, value, ok := strings.Cut(entry, "="); ok && same(n, name) {
			return value
		}
	}
	return ""
}

// Load reads what is kept. A file that isn't there is the zero Kept. So is one
// that is broken: what isn't a regular file (a link isn't, wherever it leads),
// has more than 1 MiB, isn't JSON of this form and version, or gives a number
// where a word belongs. That one is set aside under a name that was free, as
// <file>.broken-<n> beside it, and setAside is that name, to be told to the
// reader through [data.Safe]. It is an error where the file can't be read, or
// not be set aside; then it stays as it is.
//
// Of what is well-formed but unknown, as another release may have written it,
// the rest is read: a word that isn't known is the zero value, a field or a
// facet that isn't known is passed over, and so is a mark whose name isn't one
// letter that can be seen. Numbers are brought within bounds.
func Load(file string) (k Kept, setAside string, err error) {
	text, err := read(file)
	if err == nil {
		k, err = decode(text)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Kept{}, "", nil
	case errors.Is(err, errBroken):
		setAside, err = putAside(file)
		return Kept{}, setAside, err
	case err != nil:
		return Kept{}, "", fmt.Errorf("your place and marks can't be read from %s (%w); check that you may read it", data.Safe(file), reason(err))
	}
	return k, "", nil
}

// errBroken tells a file that reading again won't mend from one that can't be
// read now.
var errBroken = errors.New("the file is broken")

func read(file string) ([]byte, error) {
	info, err := os.Lstat(file)
	if err != nil {
		return nil, err
	}
	// Judged before it is opened: a pipe that nobody writes to would never open.
	if !info.Mode().IsRegular() || info.Size() > maxFile {
		return nil, errBroken
	}
	f, err := os.Open(file) //nolint:gosec // the file is the reader's own, in the folder of their state
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // nothing was written
	text, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if len(text) > maxFile {
		return nil, errBroken
	}
	return text, err
}

// putAside gives the file another name. Where it is gone, another run has put it
// aside meanwhile, and there is no name to tell.
func putAside(file string) (string, error) {
	aside, err := rename(file)
	switch {
	case err == nil:
		return aside, nil
	case errors.Is(err, fs.ErrNotExist):
		return "", nil
	}
	return "", fmt.Errorf("%s is broken, and can't be renamed to %s (%w); move it elsewhere, or delete it", data.Safe(file), data.Safe(filepath.Base(aside)), reason(err))
}

// rename gives the file the first name that is free. A rename replaces a file of
// the new name; so an empty one takes the name first, lest another run does in
// between. For a folder it is enough to look: it replaces no file, and no folder
// that holds something.
func rename(file string) (aside string, err error) {
	info, err := os.Lstat(file)
	if err != nil {
		return "", err
	}
	take := create
	if info.IsDir() {
		take = absent
	}
	for n := 1; ; n++ {
		aside = fmt.Sprintf("%s.broken-%d", file, n)
		if err := take(aside); err == nil {
			break
		} else if !errors.Is(err, fs.ErrExist) {
			return aside, err
		}
	}
	err = os.Rename(file, aside)
	if err != nil && !info.IsDir() {
		os.Remove(aside) //nolint:errcheck,gosec // it is empty, and the first error is the one to tell
	}
	return aside, err
}

func absent(file string) error {
	_, err := os.Lstat(file)
	switch {
	case err == nil:
		return fs.ErrExist
	case errors.Is(err, fs.ErrNotExist):
		return nil
	}
	return err
}

func create(file string) error {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600) //nolint:gosec // beside the reader's own file
	if err != nil {
		return err
	}
	return f.Close()
}

// Save keeps what this run adds: its place replaces the one that is kept, and
// its marks those of the same letters. What is kept beside stays, also where
// another run has written it since Load: a nil Place keeps the place, and
// k.Marks has to hold no more than what this run set. Two runs that save within
// the same instant may still lose one's. A mark that Load would pass over isn't
// written.
//
// The file gets mode 0600 and folders that aren't there 0700, as the XDG Base
// Directory Specification asks. It is written beside and renamed, so that on any
// error, a full disk or a crash the old file stays whole; more than 1 MiB is an
// error too. A file that is broken is set aside first, as by [Load].
func Save(file string, k Kept) error {
	there, _, err := Load(file)
	if err != nil {
		return err
	}
	text, err := encode(k.over(there))
	if err == nil && len(text) > maxFile {
		return fmt.Errorf("your place and marks would take more than %d MiB in %s; choose fewer values in filters", maxFile>>20, data.Safe(file))
	}
	if err == nil {
		err = write(file, text)
	}
	if err != nil {
		return fmt.Errorf("your place and marks can't be kept in %s (%w); check that there is room, and that you may write there", data.Safe(file), reason(err))
	}
	return nil
}

// over lays what one run kept over what was there.
func (k Kept) over(there Kept) Kept {
	marks := map[rune]model.Selection{}
	maps.Copy(marks, there.Marks)
	maps.Copy(marks, k.Marks)
	return Kept{Place: cmp.Or(k.Place, there.Place), Marks: marks}
}

func write(file string, text []byte) error {
	folder := filepath.Dir(file)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	return safefile.Replace(0o600, false, safefile.File{Name: file, Text: text})
}

// reason takes the names out of an error of the system: they could hold anything,
// and the message has told the one that matters.
func reason(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}
