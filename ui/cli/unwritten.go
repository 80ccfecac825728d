package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"entente/data"
	"entente/data/safefile"
)

// unwrittenFolder tells why a folder couldn't be written.
func unwrittenFolder(name string, err error) error {
	if e, ok := errors.AsType[*safefile.StrangersError](err); ok {
		others := ""
		if n := len(e.Names) - 1; n > 0 {
			others = " and " + count(n, "other", "others")
		}
		return fmt.Errorf("%s holds %s%s, and csv replaces its folder as a whole; nothing in it was touched: name another folder, or move what is yours out of it", quoted(name), quoted(e.Names[0]), others)
	}
	moved, isMoved := errors.AsType[*safefile.MovedError](err)
	switch {
	case isMoved:
		return fmt.Errorf("%s can't be written (%s), and what stood there is whole, but is now %s; rename it back", quoted(name), data.Safe(reason(err).Error()), quoted(moved.Now))
	case errors.Is(err, safefile.ErrNoFolder):
		return fmt.Errorf("%s isn't a folder, and csv is one of four files; choose another name", quoted(name))
	case errors.Is(err, safefile.ErrWithin):
		return fmt.Errorf("%s is the folder that you are in, and csv replaces its folder as a whole; do it from another one", quoted(name))
	}
	return unwritten(name, err)
}

// unwritten tells why a file couldn't be written, without the names that errors of
// the system repeat, which could be those of files beside.
func unwritten(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrExist):
		return takenError(name)
	case errors.Is(err, safefile.ErrIrregular):
		return fmt.Errorf("%s is a folder, or something else that no file can replace; choose another name", quoted(name))
	}
	return fmt.Errorf("%s can't be written (%s), and what stood there is whole; check that its folder is there, that there is room, and that you may write there", quoted(name), data.Safe(reason(err).Error()))
}

// reason takes the names out of an error of the system.
func reason(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}
