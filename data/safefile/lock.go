package safefile

import (
	"errors"
	"time"
)

// lockWait is how long a lock is waited for. Whoever has it writes a small file.
const lockWait = 2 * time.Second

// errLocked is the error if a lock isn't let go in time.
var errLocked = errors.New("another entente is writing there")

// Lock takes the right to write in a folder, which one at a time has of those who ask for
// it so, until unlock is called or the process ends. It waits for at most two seconds, and
// then its error says who writes there. Other errors are the system's. What killed runs
// left there unfinished is removed, since nobody else writes there.
func Lock(folder string) (unlock func(), err error) {
	for deadline := time.Now().Add(lockWait); ; time.Sleep(5 * time.Millisecond) {
		unlock, err = tryLock(folder)
		if err == nil {
			clearLeftovers(folder, 0)
		}
		if !errors.Is(err, errLocked) || time.Now().After(deadline) {
			return unlock, err
		}
	}
}
