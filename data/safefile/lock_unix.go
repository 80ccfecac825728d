//go:build unix && !solaris && !aix

package safefile

import (
	"errors"
	"os"
	"syscall"
)

// tryLock locks the folder with flock, which the system lets go however a process ends.
func tryLock(folder string) (unlock func(), err error) {
	f, err := os.Open(folder) //nolint:gosec // its name is the caller's
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err != nil {
		_ = f.Close() // nothing was written
		if errors.Is(err, syscall.EWOULDBLOCK) || errors.Is(err, syscall.EINTR) {
			return nil, errLocked
		}
		return nil, err
	}
	return func() { _ = f.Close() }, nil // nothing was written
}
