package safefile

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ErrNoFolder tells that a name belongs to something that no folder can take the
// place of: a file, a device, a link that leads to one.
var ErrNoFolder = errors.New("it isn't a folder")

// ErrWithin tells that a folder can't be replaced because the program runs in it:
// whoever started it there would sit in one that is gone.
var ErrWithin = errors.New("it is the folder that you are in")

// A StrangersError tells what a folder holds besides the files that were to be
// replaced. None of it was touched.
type StrangersError struct {
	Folder string
	Names  []string // in their order; one or more
}

// Error names the first of them.
func (e *StrangersError) Error() string { return e.Folder + " holds " + e.Names[0] }

// A MovedError tells that a folder is whole, but has another name: it had made room
// for the new one, which didn't come, and couldn't be brought back.
type MovedError struct {
	Now string
	Err error // why the new one didn't come
}

// Error tells the name.
func (e *MovedError) Error() string { return e.Err.Error() + "; it is now " + e.Now }

// Unwrap gives the reason.
func (e *MovedError) Unwrap() error { return e.Err }

// CreateFolder makes a folder that holds these files, each named without a folder.
// It is an error that is fs.ErrExist where the folder is there and holds one of
// them, a [StrangersError] where it holds something else, [ErrNoFolder] where it is
// none; one that is empty is filled. A folder that wasn't there is written beside
// its place and then renamed, so that it is there as a whole or not at all. The
// modes are a new file's and a new folder's, which the system's mask narrows. Other
// errors are as [Create]'s.
func CreateFolder(folder string, files ...File) error {
	place, there, err := old(folder, files)
	switch {
	case err != nil:
		return err
	case there == nil:
		return newRenames().create(place, files)
	case len(there) > 0:
		return &fs.PathError{Op: "create", Path: folder, Err: fs.ErrExist}
	}
	return Create(fileMode, within(place, files)...)
}

// ReplaceFolder writes these files, each named without a folder, as a folder that
// takes the place of the one of that name as a whole, if there is one. The new one
// is written beside, synced, and exchanged with the old one in one step where the
// system can do that: then whoever looks sees the old or the new, also after a kill.
// Where it can't, a kill between two renames may leave the old folder under the name
// ".entente-" and a number, beside. The old folder is only removed where it holds
// none but these files, or some of them, and what an earlier run was killed over; a
// file that somebody puts into it meanwhile stays, too. Modes are kept. Links are
// followed. Errors are [CreateFolder]'s without fs.ErrExist, [ErrWithin],
// [MovedError], and the system's; with each the old folder is whole.
func ReplaceFolder(folder string, files ...File) error {
	return newRenames().replace(folder, files)
}

const (
	fileMode   = 0o666
	folderMode = 0o777
)

// leftover begins the names that files and folders have until they are whole.
const leftover = ".entente-"

// renames are the two ways to give a folder its name.
type renames struct {
	exchange func(a, b string) error // in one step; not every system has it
	rename   func(from, to string) error
}

func newRenames() renames { return renames{exchange, os.Rename} }

func (r renames) replace(folder string, files []File) error {
	place, there, err := old(folder, files)
	if err != nil {
		return err
	}
	if there == nil {
		return r.create(place, files)
	}
	if err := replaceable(place); err != nil {
		return err
	}
	staged, err := stageFolder(place, files)
	if err == nil {
		err = keepModes(place, staged, files)
	}
	if err != nil {
		removeFolder(staged, files)
		return err
	}
	away, err := r.swap(staged, place)
	if err != nil {
		removeFolder(staged, files)
		return err
	}
	// Only now nobody finds the old folder by its name, to put something into it.
	if _, _, err := old(away, files); err != nil {
		back, failed := r.swap(away, place)
		if failed != nil {
			return &MovedError{away, failed}
		}
		removeFolder(back, files)
		return named(err, folder)
	}
	removeFolder(away, files)
	syncFolder(filepath.Dir(place))
	return nil
}

// create gives a new folder its name, which is free or an empty folder's.
func (r renames) create(place string, files []File) error {
	staged, err := stageFolder(place, files)
	if err == nil {
		err = r.rename(staged, place)
	}
	if err != nil {
		removeFolder(staged, files)
		return err
	}
	syncFolder(filepath.Dir(place))
	return nil
}

// swap has a staged folder take the place of another, and gives the name that this
// one has then. On an error nothing has changed, but for a [MovedError].
func (r renames) swap(staged, place string) (away string, err error) {
	if r.exchange(staged, place) == nil {
		return staged, nil
	}
	if away, err = freeName(filepath.Dir(place)); err != nil {
		return "", err
	}
	if err := r.rename(place, away); err != nil {
		return "", err
	}
	if err := r.rename(staged, place); err != nil {
		if r.rename(away, place) != nil {
			err = &MovedError{away, err}
		}
		return "", err
	}
	return away, nil
}

// old gives where a folder really is and what of these files it holds: nil where
// there is no such folder. Leftovers count as nothing.
func old(folder string, files []File) (place string, there []string, err error) {
	place = filepath.Clean(folder)
	if _, err := os.Lstat(place); errors.Is(err, fs.ErrNotExist) {
		return place, nil, nil
	}
	if place, err = filepath.EvalSymlinks(place); err != nil {
		return "", nil, err
	}
	if info, err := os.Lstat(place); err != nil {
		return "", nil, err
	} else if !info.IsDir() {
		return "", nil, &fs.PathError{Op: "replace", Path: folder, Err: ErrNoFolder}
	}
	entries, err := os.ReadDir(place)
	if err != nil {
		return "", nil, err
	}
	there = []string{}
	var strangers []string
	for _, e := range entries {
		switch name := e.Name(); {
		case e.Type().IsRegular() && strings.HasPrefix(name, leftover):
		case e.Type().IsRegular() && slices.ContainsFunc(files, func(f File) bool { return f.Name == name }):
			there = append(there, name)
		default:
			strangers = append(strangers, name)
		}
	}
	if len(strangers) > 0 {
		return "", nil, &StrangersError{folder, strangers}
	}
	return place, there, nil
}

// named has an error of a folder name it as the reader does.
func named(err error, folder string) error {
	if e, ok := errors.AsType[*StrangersError](err); ok {
		return &StrangersError{folder, e.Names}
	}
	return err
}

// replaceable refuses a folder that the program runs in, and one that is kept from
// being written to: giving it another name asks for no right to it.
func replaceable(place string) error {
	here, err := os.Stat(".")
	if err == nil {
		var info fs.FileInfo
		if info, err = os.Stat(place); err == nil && os.SameFile(here, info) {
			err = ErrWithin
		}
	}
	if err = cmp.Or(err, writable(place)); err != nil {
		return &fs.PathError{Op: "replace", Path: place, Err: err}
	}
	return nil
}

// stageFolder writes a folder beside a place, and gives the name that it has
// meanwhile; also with an error, so that it can be removed.
func stageFolder(place string, files []File) (string, error) {
	staged, err := freeName(filepath.Dir(place))
	if err == nil {
		err = os.Mkdir(staged, folderMode)
	}
	if err != nil {
		return "", err
	}
	for _, f := range within(staged, files) {
		if err := writeNew(f); err != nil {
			return staged, err
		}
	}
	syncFolder(staged)
	return staged, nil
}

func writeNew(file File) error {
	f, err := os.OpenFile(file.Name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	_, err = f.Write(file.Text)
	return cmp.Or(err, f.Sync(), f.Close())
}

// freeName gives a name in a folder that nothing has.
func freeName(folder string) (string, error) {
	name, err := os.MkdirTemp(folder, leftover+"*")
	if err != nil {
		return "", err
	}
	return name, os.Remove(name)
}

// within gives files their places in a folder.
func within(folder string, files []File) []File {
	list := make([]File, len(files))
	for i, f := range files {
		list[i] = File{filepath.Join(folder, f.Name), f.Text}
	}
	return list
}

// keepModes gives what is staged the modes of what it is to replace: a folder or a
// file that was for its owner alone stays so.
func keepModes(place, staged string, files []File) error {
	for _, name := range append([]string{"."}, names(files)...) {
		info, err := os.Lstat(filepath.Join(place, name))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil {
			err = os.Chmod(filepath.Join(staged, name), info.Mode().Perm())
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func names(files []File) []string {
	list := make([]string, len(files))
	for i, f := range files {
		list[i] = f.Name
	}
	return list
}

// removeFolder removes a folder, these files and leftovers: whatever else is in it
// keeps it there.
func removeFolder(folder string, files []File) {
	if folder == "" {
		return
	}
	all := names(files)
	entries, _ := os.ReadDir(folder) // one that can't be read can't be emptied either
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), leftover) {
			all = append(all, e.Name())
		}
	}
	for _, name := range append(all, ".") {
		os.Remove(filepath.Join(folder, name)) //nolint:errcheck,gosec // a folder too many harms nobody
	}
}

// syncFolder asks that the names in a folder last, too; see [syncFolders].
func syncFolder(folder string) { syncFolders([]File{{Name: filepath.Join(folder, leftover)}}) }
