//go:build unix

package explorer

import (
	"os"

	"golang.org/x/sys/unix"
)

// jobControl reports whether a shell can continue the program once it has stopped.
// One that leads its session, as under xterm -e or in a container, has no shell
// above it and would wait for ever.
func jobControl() bool {
	session, err := unix.Getsid(0)
	return err == nil && session != os.Getpid()
}
