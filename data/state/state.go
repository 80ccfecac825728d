// Package state keeps, between runs, where a reader left a dossier, the marks that they
// set in it, and their notes on it: two JSON files for each dossier, among what the XDG
// Base Directory Specification calls state. Nothing of a dossier is in them but ids. The
// files are as little to be trusted as a dossier: every string of them comes through
// [safe.Clean], and one that is broken is set aside, never overwritten.
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

	"entente/data/safe"
	"entente/data/safefile"
)

// maxFile is the most bytes that a file may have: that of a reader with a mark
// on every letter of the alphabet has a few thousand.
const maxFile = 1 << 20

// Kept is what stays of a dossier between runs: where the reader left, and what they
// marked. S says what a reader comes back to; it is read and written as its JSON says.
// The zero Kept is that of a dossier that was never opened.
type Kept[S any] struct {
	Left  *S         // nil where there is none
	Marks map[rune]S // by the letter that names them; nil where there are none
}

// File returns the name of the file that keeps a dossier's state. It follows
// the [XDG Base Directory Specification]: entente/<id>.json in $XDG_STATE_HOME,
// and where that isn't set, is empty or is no absolute path, in
// $HOME/.local/state; on Windows, which has neither, in %LocalAppData%. The
// environment is a list of NAME=value, as os.Environ gives it. It is an error
// if no home is known, or if the dossier's id can't name a file: one that no dossier
// has, and on Windows a device's, such as con.
//
// [XDG Base Directory Specification]: https://specifications.freedesktop.org/basedir-spec/latest/
func File(environ []string, dossierID string) (string, error) {
	return fileNamed(environ, dossierID, ".json")
}

func fileNamed(environ []string, dossierID, suffix string) (string, error) {
	name := dossierID + suffix
	if dossierID == "" || strings.ContainsFunc(dossierID, strange) || dossierID[0] == '.' || !filepath.IsLocal(name) {
		return "", fmt.Errorf("the dossier’s id %q can’t name a file to keep its marks in; give it another of letters, digits and hyphens", safe.Clean(dossierID))
	}
	home, err := stateHome(runtime.GOOS, environ)
	if err != nil {
		return "", err
	}
	return filepath.Join(home, "entente", name), nil
}

// strange reports whether ids of dossiers may not have the character.
func strange(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune("._-", r)
}

// ConfigFile returns the name of the file with what a reader has set for all runs, by
// the same specification: entente/config.yaml in $XDG_CONFIG_HOME, and where that isn't
// set, is empty or is no absolute path, in $HOME/.config; on Windows in %AppData%. It is
// an error if no home is known.
func ConfigFile(environ []string) (string, error) {
	home, err := homeOf(runtime.GOOS, environ, "XDG_CONFIG_HOME", ".config", "AppData")
	if err != nil {
		return "", err
	}
	return filepath.Join(home, "entente", "config.yaml"), nil
}

// stateHome returns the folder for what is kept between runs.
func stateHome(goos string, environ []string) (string, error) {
	return homeOf(goos, environ, "XDG_STATE_HOME", ".local/state", "LocalAppData")
}

// homeOf returns the folder that a variable names, or the one in $HOME; on Windows the
// one of a variable of its own.
func homeOf(goos string, environ []string, xdg, folder, windows string) (string, error) {
	set, same := "HOME or "+xdg, func(a, b string) bool { return a == b }
	homes := []struct{ variable, folder string }{{xdg, ""}, {"HOME", folder}}
	if goos == "windows" {
		set, same, homes = windows, strings.EqualFold, homes[:1]
		homes[0].variable = set
	}
	for _, h := range homes {
		if home := variable(environ, h.variable, same); filepath.IsAbs(home) {
			return filepath.Join(home, h.folder), nil
		}
	}
	return "", fmt.Errorf("no home folder is known; set %s to an absolute path", set)
}

// variable returns the value of the first variable that has the name, or "". On
// Windows, names don't differ by case.
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
// has more than 1 MiB, isn't JSON of this form and version, or has a number
// where a word belongs. That one is set aside under a name that was free, as
// <file>.broken-<n> beside it, and setAside is that name, to be shown to the
// reader through [safe.Clean]. It is an error if the file can't be read or set
// aside; then it stays as it is.
//
// Of what is well-formed but unknown, as another release may have written it,
// the rest is read: a word that isn't known is the zero value, a field or a
// facet that isn't known is passed over, and so is a mark whose name isn't one
// letter that can be seen. Numbers are brought within bounds.
func Load[S any](file string) (k Kept[S], setAside string, err error) {
	return load("your place and marks", file, maxFile, decode[S])
}

// load reads what is kept in a file of at most so many bytes, as [Load] does.
func load[K any](what, file string, most int64, decode func([]byte) (K, error)) (k K, setAside string, err error) {
	var none K
	text, err := read(file, most)
	if err == nil {
		k, err = decode(text)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return none, "", nil
	case errors.Is(err, errBroken):
		setAside, err = putAside(file)
		return none, setAside, err
	case err != nil:
		return none, "", fmt.Errorf("%s can’t be read from %s (%w); check that you may read it", what, safe.Clean(file), safefile.Reason(err))
	}
	return k, "", nil
}

// errBroken is the error of a file that reading again won't mend, unlike one that
// can't be read now.
var errBroken = errors.New("the file is broken")

func read(file string, most int64) ([]byte, error) {
	info, err := os.Lstat(file) //nolint:gosec // the file is the reader’s own, in the folder of their state
	if err != nil {
		return nil, err
	}
	// Judged before it is opened: a pipe that nobody writes to would never open.
	if !info.Mode().IsRegular() || info.Size() > most {
		return nil, errBroken
	}
	f, err := os.Open(file) //nolint:gosec // the file is the reader's own, in the folder of their state
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // nothing was written
	text, err := io.ReadAll(io.LimitReader(f, most+1))
	if int64(len(text)) > most {
		return nil, errBroken
	}
	return text, err
}

// putAside renames the file to the first name that is free, and returns that. If the
// file is gone, another run has put it aside meanwhile, and the name is empty.
func putAside(file string) (string, error) {
	for n := 1; ; n++ {
		aside := fmt.Sprintf("%s.broken-%d", file, n)
		switch err := safefile.Rename(file, aside); {
		case err == nil:
			return aside, nil
		case errors.Is(err, fs.ErrNotExist):
			return "", nil
		case !errors.Is(err, fs.ErrExist):
			return "", fmt.Errorf("%s is broken, and can’t be renamed to %s (%w); move it elsewhere, or delete it", safe.Clean(file), safe.Clean(filepath.Base(aside)), safefile.Reason(err))
		}
	}
}

// Save keeps what this run adds: what it left replaces the one that is kept, and
// its marks those of the same letters. What is kept beside stays, also where
// another run has written it since Load: a nil Left keeps that, and
// k.Marks has to hold no more than what this run set. Runs that save at once wait
// for each other. A mark that Load would pass over isn't written.
//
// The file gets mode 0600 and folders that aren't there 0700, as the XDG Base
// Directory Specification asks. It is written by package safefile, so that on any
// error, a full disk or a crash the old file stays whole; more than 1 MiB is an
// error too. A file that is broken is set aside first, as by [Load].
func Save[S any](file string, k Kept[S]) error {
	return rewrite("your place and marks", file, maxFile, "choose fewer values in filters", func() ([]byte, error) {
		there, _, err := Load[S](file)
		if err != nil {
			return nil, err
		}
		return encode(k.over(there))
	})
}

// rewrite writes a file of at most so many bytes anew, with the text that is made while no
// other run can write it. Shorten says what to do where that is longer.
func rewrite(what, file string, most int, shorten string, text func() ([]byte, error)) error {
	unlock, err := locked(file)
	if err != nil {
		return unkept(what, file, err)
	}
	defer unlock()
	now, err := text()
	switch {
	case err != nil:
		return err
	case len(now) > most:
		return fmt.Errorf("%s would take more than %d MiB in %s; %s", what, most>>20, safe.Clean(file), shorten)
	}
	if err := write(file, now); err != nil {
		return unkept(what, file, err)
	}
	return nil
}

// locked makes the folder of a file that is to be written, and keeps other runs from
// writing into it until the function is called.
func locked(file string) (unlock func(), err error) {
	folder := filepath.Dir(file)
	if err := os.MkdirAll(folder, 0o700); err != nil { //nolint:gosec // the folder is that of their state
		return nil, err
	}
	return safefile.Lock(folder)
}

func unkept(what, file string, err error) error {
	return fmt.Errorf("%s can’t be kept in %s (%w); check that there is room, and that you may write there", what, safe.Clean(file), safefile.Reason(err))
}

// over lays what one run kept over what was there.
func (k Kept[S]) over(there Kept[S]) Kept[S] {
	marks := map[rune]S{}
	maps.Copy(marks, there.Marks)
	maps.Copy(marks, k.Marks)
	return Kept[S]{Left: cmp.Or(k.Left, there.Left), Marks: marks}
}

func write(file string, text []byte) error {
	return safefile.Replace(0o600, false, safefile.File{Name: file, Text: text})
}
