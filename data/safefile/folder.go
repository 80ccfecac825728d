package safefile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ErrNoFolder is the error if a name belongs to something that isn't a folder: a file,
// a device, a link that leads to one.
var ErrNoFolder = errors.New("it isn’t a folder")

// A StrangersError lists what a folder holds besides the files that were to be
// written: one name or more, in their order. None of it was touched.
type StrangersError []string

// Error names the first of them.
func (e StrangersError) Error() string { return "it holds " + e[0] }

// WriteFolder writes files, each named without a folder, as all that a folder holds.
// A folder that isn't there is written under another name and then renamed, so that it
// is there as a whole or not at all. In one that is there, also by a link, each file
// is replaced by itself, as [Replace] does it, and keeps its mode; unless replace is
// set, the error is fs.ErrExist if any of them is there. It is a [StrangersError] if
// the folder holds something else, but for what a killed run left there, and
// [ErrNoFolder] if it is none. Other errors, and the modes of what is new, are as
// with [Create].
func WriteFolder(folder string, replace bool, files ...File) error {
	const mode = 0o666
	folder = filepath.Clean(folder)
	if _, err := os.Lstat(folder); errors.Is(err, fs.ErrNotExist) {
		return createFolder(folder, mode, files)
	}
	taken, err := examine(folder, files)
	switch {
	case err != nil:
		return err
	case replace:
		return Replace(mode, true, within(folder, files)...)
	case taken:
		return &fs.PathError{Op: "create", Path: folder, Err: fs.ErrExist}
	}
	return Create(mode, within(folder, files)...)
}

// examine reports whether any of these files is in a folder. It is an error if
// anything else is.
func examine(folder string, files []File) (taken bool, err error) {
	info, err := os.Stat(folder)
	if err == nil && !info.IsDir() {
		err = &fs.PathError{Op: "create", Path: folder, Err: ErrNoFolder}
	}
	if err != nil {
		return false, err
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return false, err
	}
	var strangers StrangersError
	for _, e := range entries {
		switch name := e.Name(); {
		case e.Type().IsRegular() && strings.HasPrefix(name, leftover):
		case e.Type().IsRegular() && slices.ContainsFunc(files, func(f File) bool { return f.Name == name }):
			taken = true
		default:
			strangers = append(strangers, name)
		}
	}
	if len(strangers) > 0 {
		return false, strangers
	}
	return taken, nil
}

// createFolder makes a folder where nothing stands.
func createFolder(folder string, mode fs.FileMode, files []File) error {
	clearLeftovers(filepath.Dir(folder), abandoned)
	staged := leftoverIn(filepath.Dir(folder))
	if err := os.Mkdir(staged, 0o777); err != nil { //nolint:gosec // others may read it, as any new folder
		return err
	}
	err := Create(mode, within(staged, files)...)
	if err == nil {
		err = os.Rename(staged, folder)
	}
	if err != nil {
		os.RemoveAll(staged) //nolint:errcheck,gosec // a folder too many harms nobody
		return err
	}
	syncFolders([]File{{Name: folder}})
	return nil
}

// within returns the files with their names in a folder.
func within(folder string, files []File) []File {
	list := make([]File, len(files))
	for i, f := range files {
		list[i] = File{filepath.Join(folder, f.Name), f.Text}
	}
	return list
}
