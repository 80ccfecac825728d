// Package safefile writes files so that nobody ever finds half of one. Each is
// written beside its place, synced, and only then given its name: on an error, a
// full disk or a kill half-way, what stood there before stays whole.
package safefile

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// A File is what is to be written, and where.
type File struct {
	Name string
	Text []byte
}

// ErrIrregular tells that a name belongs to something that no file can take the
// place of: a folder, a device, a pipe.
var ErrIrregular = errors.New("it isn't a file")

// Create writes files where none of their names is taken. All are written beside
// their places before the first gets its name, so that a full disk leaves none. It
// is an error that is fs.ErrExist where a name is taken, also by a link that leads
// nowhere; the names that came before it are given back then. The mode is a new
// file's, which the system's mask narrows. The folders have to be there. Errors
// are the system's, as [fs.PathError] or [os.LinkError].
func Create(mode fs.FileMode, files ...File) error {
	for _, f := range files {
		if _, err := os.Lstat(f.Name); err == nil {
			return &fs.PathError{Op: "create", Path: f.Name, Err: fs.ErrExist}
		}
	}
	staged, err := stageAll(mode, files)
	defer discard(staged)
	for i := 0; err == nil && i < len(files); i++ {
		if err = name(staged[i], files[i].Name); err != nil {
			for _, f := range files[:i] {
				os.Remove(f.Name) //nolint:errcheck,gosec // this call made it, and the first error is the one to tell
			}
		}
	}
	if err == nil {
		syncFolders(files)
	}
	return err
}

// Replace writes files in the place of those that have their names, which are
// regular files or aren't there; else the error is [ErrIrregular]. It follows
// links, and writes nothing through those that lead nowhere. All are written
// beside their places first; each then takes its name at once, so that a kill in
// between leaves some files old and some new, and every one whole. A file that was
// there keeps its mode where keep is set. Other errors are as [Create]'s.
func Replace(mode fs.FileMode, keep bool, files ...File) error {
	places := make([]File, len(files))
	modes := make([]fs.FileMode, len(files))
	for i, f := range files {
		place, had, err := regular(f.Name)
		if err != nil {
			return err
		}
		places[i], modes[i] = File{place, f.Text}, mode
		if keep && had != 0 {
			modes[i] = had
		}
	}
	staged, err := stageAll(mode, places)
	defer discard(staged)
	for i := 0; err == nil && i < len(places); i++ {
		if modes[i] != mode {
			err = os.Chmod(staged[i], modes[i])
		}
	}
	for i := 0; err == nil && i < len(places); i++ {
		err = os.Rename(staged[i], places[i].Name)
	}
	if err == nil {
		syncFolders(places)
	}
	return err
}

// regular gives the file that a name leads to, and its mode; 0 where there is none
// yet.
func regular(name string) (place string, mode fs.FileMode, err error) {
	if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
		return name, 0, nil
	}
	place, err = filepath.EvalSymlinks(name)
	if err != nil {
		return "", 0, err
	}
	info, err := os.Lstat(place)
	switch {
	case err != nil:
		return "", 0, err
	case !info.Mode().IsRegular():
		return "", 0, &fs.PathError{Op: "replace", Path: name, Err: ErrIrregular}
	}
	return place, info.Mode().Perm(), nil
}

// stageAll writes each file beside its place, and gives the names that they have
// meanwhile; also with an error, so that they can be discarded.
func stageAll(mode fs.FileMode, files []File) (staged []string, err error) {
	for _, f := range files {
		name, err := stage(mode, f)
		if name != "" {
			staged = append(staged, name)
		}
		if err != nil {
			return staged, err
		}
	}
	return staged, nil
}

func stage(mode fs.FileMode, file File) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(file.Name), leftover+"*") // takes a free name, of mode 0600
	if err != nil {
		return "", err
	}
	name := f.Name()
	if mode != 0o600 {
		if f, err = remade(f, mode); err != nil {
			return name, err
		}
	}
	_, err = f.Write(file.Text)
	return name, cmp.Or(err, f.Sync(), f.Close())
}

// remade makes the file anew with another mode: only when a file is made does the
// system's mask narrow its mode, and nobody can ask for the mask without setting it.
func remade(f *os.File, mode fs.FileMode) (*os.File, error) {
	name := f.Name()
	if err := cmp.Or(f.Close(), os.Remove(name)); err != nil {
		return nil, err
	}
	return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode) //nolint:gosec // its name was made up a moment ago
}

// name gives a staged file its name, unless that is taken. A hard link never takes
// the place of a file; where a file system has none, looking first has to do.
func name(staged, file string) error {
	err := os.Link(staged, file)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := os.Lstat(file); err == nil {
		return &fs.PathError{Op: "create", Path: file, Err: fs.ErrExist}
	}
	return os.Rename(staged, file)
}

// discard removes what is left of the staged files. Those that were renamed are
// gone.
func discard(staged []string) {
	for _, name := range staged {
		os.Remove(name) //nolint:errcheck,gosec // a file too many harms nobody
	}
}

// syncFolders asks that the names last, too. The files are whole without it, and
// some systems can't sync a folder; so an error changes nothing.
func syncFolders(files []File) {
	for _, f := range files {
		if folder, err := os.Open(filepath.Dir(f.Name)); err == nil {
			folder.Sync()  //nolint:errcheck,gosec // see above
			folder.Close() //nolint:errcheck,gosec // nothing was written
		}
	}
}
