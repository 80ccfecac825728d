package safefile

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"os"
)

// A Change is what a file that is there holds, and what it is to hold.
type Change struct {
	Name     string
	Old, New []byte
}

// ErrChanged is the error if a file no longer holds what it did.
var ErrChanged = errors.New("it has changed meanwhile")

// Update writes over files that still hold what they did; else the error is
// [ErrChanged], and all stay as they are. It is as [Replace], in the order given, but
// for a file that its owner may not write to, which is refused: its folder alone
// would let it be replaced. Where one can't be renamed, those before it are put back, or
// the error is [ErrPartly] too. The name is that of the file that an error is about.
func Update(changes ...Change) (name string, err error) {
	files, modes := make([]File, len(changes)), make([]fs.FileMode, len(changes))
	for i, c := range changes {
		if files[i].Name, modes[i], err = regular(c.Name); err == nil {
			err = writable(files[i].Name, modes[i])
		}
		if err != nil {
			return c.Name, err
		}
		files[i].Text = c.New
	}
	staged, err := stageAll(0o600, files)
	defer discard(staged)
	if err != nil {
		return changes[len(staged)-1].Name, err
	}
	for i, c := range changes {
		if err := cmp.Or(os.Chmod(staged[i], modes[i]), unchanged(files[i].Name, c.Old)); err != nil {
			return c.Name, err
		}
	}
	for i, c := range changes {
		if err := os.Rename(staged[i], files[i].Name); err != nil {
			if back(changes[:i]) != nil {
				err = errors.Join(ErrPartly, err)
			}
			return c.Name, err
		}
	}
	syncFolders(files)
	return "", nil
}

// ErrPartly is the error if some files are written, others can't be, and what was there
// can't be put back either.
var ErrPartly = errors.New("some files are written, and others aren’t")

// back puts back what files held before.
func back(changes []Change) error {
	was := make([]File, len(changes))
	for i, c := range changes {
		was[i] = File{c.Name, c.Old}
	}
	return Replace(0o600, true, was...)
}

// writable returns an error if nobody, or not this user, may write to a file.
func writable(name string, mode fs.FileMode) error {
	if mode == 0 {
		return &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	if mode&0o222 == 0 { // root may write to it all the same
		return &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	f, err := os.OpenFile(name, os.O_WRONLY, 0) //nolint:gosec // a file that the user named
	if err != nil {
		return err
	}
	return f.Close()
}

func unchanged(name string, old []byte) error {
	now, err := os.ReadFile(name) //nolint:gosec // as above
	if err == nil && !bytes.Equal(now, old) {
		err = &fs.PathError{Op: "replace", Path: name, Err: ErrChanged}
	}
	return err
}
