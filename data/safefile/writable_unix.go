//go:build unix

package safefile

import "golang.org/x/sys/unix"

// writable tells why a folder may not be written to.
func writable(folder string) error { return unix.Access(folder, unix.W_OK) }
