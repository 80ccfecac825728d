package safefile

import "golang.org/x/sys/unix"

// exchange has two folders of one file system exchange their names in one step.
func exchange(a, b string) error {
	return unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
}
