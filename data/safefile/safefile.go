// Package safefile writes files so that nobody ever finds half of one. Each is
// written under another name in the same folder, synced, and only then renamed: on an
// error, a full disk or a kill half-way, what was there before stays whole. What a kill
// leaves under the other name is removed by a later write to the same folder.
package safefile

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// A File is a text and the name of the file that it is written to.
type File struct {
	Name string
	Text []byte
}

// ErrIrregular is the error if a name belongs to something that no file can replace: a
// folder, a device, a pipe.
var ErrIrregular = errors.New("it isn’t a file")

// Create writes files whose names are all free. All are written before the first gets
// its name, so that a full disk leaves none. If a name is taken, also by a link that
// leads nowhere, the error is fs.ErrExist and the files that have their names already
// are removed. The mode is a new file's, which the system's mask narrows. The folders
// must exist. Errors are the system's, as [fs.PathError] or [os.LinkError].
func Create(mode fs.FileMode, files ...File) error {
	for _, f := range files {
		if _, err := os.Lstat(f.Name); err == nil {
			return &fs.PathError{Op: "create", Path: f.Name, Err: fs.ErrExist}
		}
	}
	staged, err := stageAll(mode, files)
	defer discard(staged)
	for i := 0; err == nil && i < len(files); i++ {
		if err = Rename(staged[i], files[i].Name); err != nil {
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

// Replace writes files over those that have their names, which must be regular files
// or not exist; else the error is [ErrIrregular]. It follows links, and writes nothing
// through those that lead nowhere. All are written before the first gets its name, at
// once, so that a kill in between leaves some files old and some new, and every one
// whole. If keep is set, a file that was there keeps its mode. Other errors are as
// [Create]'s.
func Replace(mode fs.FileMode, keep bool, files ...File) error {
	targets, modes := slices.Clone(files), make([]fs.FileMode, len(files))
	for i, f := range files {
		var err error
		if targets[i].Name, modes[i], err = regular(f.Name); err != nil {
			return err
		}
	}
	staged, err := stageAll(mode, targets)
	defer discard(staged)
	for i := 0; err == nil && keep && i < len(targets); i++ {
		if modes[i] != 0 {
			err = os.Chmod(staged[i], modes[i])
		}
	}
	for i := 0; err == nil && i < len(targets); i++ {
		err = os.Rename(staged[i], targets[i].Name)
	}
	if err == nil {
		syncFolders(targets)
	}
	return err
}

// regular returns the file that a name leads to, and its mode; 0 if there is none yet.
func regular(name string) (target string, mode fs.FileMode, err error) {
	if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
		return name, 0, nil
	}
	target, err = filepath.EvalSymlinks(name)
	if err != nil {
		return "", 0, err
	}
	info, err := os.Lstat(target)
	switch {
	case err != nil:
		return "", 0, err
	case !info.Mode().IsRegular():
		return "", 0, &fs.PathError{Op: "replace", Path: name, Err: ErrIrregular}
	}
	return target, info.Mode().Perm(), nil
}

// stageAll writes the files under other names in their folders and returns those
// names, also with an error, so that they can be discarded.
func stageAll(mode fs.FileMode, files []File) (staged []string, err error) {
	for i, f := range files {
		if i == 0 || filepath.Dir(f.Name) != filepath.Dir(files[i-1].Name) {
			clearLeftovers(filepath.Dir(f.Name), abandoned)
		}
		name, err := stage(mode, f)
		staged = append(staged, name)
		if err != nil {
			return staged, err
		}
	}
	return staged, nil
}

func stage(mode fs.FileMode, file File) (string, error) {
	name := leftoverIn(filepath.Dir(file.Name))
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode) //nolint:gosec // its name was made up a moment ago
	if err != nil {
		return "", err
	}
	_, err = f.Write(file.Text)
	return name, cmp.Or(err, f.Sync(), f.Close())
}

// Rename renames a file or a folder. Unlike [os.Rename] it never replaces what has the
// new name: that is an error that is fs.ErrExist. Where there can be no hard link,
// looking first has to do.
func Rename(from, to string) error {
	info, err := os.Lstat(from)
	if err != nil {
		return err
	}
	if info.Mode().IsRegular() { // some systems follow a link to what it leads to
		if err := os.Link(from, to); err == nil {
			return os.Remove(from)
		} else if errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	if _, err := os.Lstat(to); err == nil {
		return &fs.PathError{Op: "rename", Path: to, Err: fs.ErrExist}
	}
	return os.Rename(from, to)
}

// discard removes the staged files that weren't renamed.
func discard(staged []string) {
	for _, name := range staged {
		os.Remove(name) //nolint:errcheck,gosec // a file too many harms nobody
	}
}

// syncFolders makes the names last, too. The files are whole without it, and some
// systems can't sync a folder, so an error changes nothing.
func syncFolders(files []File) {
	for _, f := range files {
		if folder, err := os.Open(filepath.Dir(f.Name)); err == nil {
			folder.Sync()  //nolint:errcheck,gosec // see above
			folder.Close() //nolint:errcheck,gosec // nothing was written
		}
	}
}

// Reason returns an error of the system without the names that it repeats, which
// could hold anything, or be those of files that a user knows nothing of.
func Reason(err error) error {
	if inner, ok := errors.AsType[*fs.PathError](err); ok {
		return inner.Err
	}
	if inner, ok := errors.AsType[*os.LinkError](err); ok {
		return inner.Err
	}
	return err
}
