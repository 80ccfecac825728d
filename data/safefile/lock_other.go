//go:build !unix || solaris || aix

package safefile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// tryLock makes a file in the folder, which nobody else then can. One that is older than
// any write takes was left behind by a process that was killed.
func tryLock(folder string) (unlock func(), err error) {
	name := filepath.Join(folder, ".lock")
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	switch {
	case errors.Is(err, fs.ErrExist):
		if info, err := os.Stat(name); err == nil && time.Since(info.ModTime()) > 5*lockWait {
			os.Remove(name)
		}
		return nil, errLocked
	case err != nil:
		return nil, err
	}
	f.Close()
	return func() { os.Remove(name) }, nil
}
