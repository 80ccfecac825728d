package cli

import (
	"errors"
	"fmt"
	"io/fs"

	"entente/data/safe"
	"entente/data/safefile"
	"entente/ui/plain"
)

// unwrittenFolder returns why a folder couldn't be written.
func unwrittenFolder(name string, err error) error {
	if strangers, ok := errors.AsType[safefile.StrangersError](err); ok {
		others := ""
		if n := len(strangers) - 1; n > 0 {
			others = " and " + plain.Count(n, "other", "others")
		}
		return fmt.Errorf("%s holds %s%s, and csv needs a folder of its own; nothing in it was touched: name another folder, or move what is yours out of it", quoted(name), quoted(strangers[0]), others)
	}
	if errors.Is(err, safefile.ErrNoFolder) {
		return fmt.Errorf("%s isn’t a folder, and csv is one of four files; choose another name", quoted(name))
	}
	return unwritten(name, err)
}

// unwritten returns why a file couldn't be written, without the names in the system's
// errors, which could be those of temporary files.
func unwritten(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrExist):
		return existsError(name)
	case errors.Is(err, safefile.ErrIrregular):
		return fmt.Errorf("%s is a folder, or something else that no file can replace; choose another name", quoted(name))
	}
	return fmt.Errorf("%s can’t be written (%s), and what was there is untouched; check that its folder exists, that there is room, and that you may write there", quoted(name), safe.Clean(safefile.Reason(err).Error()))
}
