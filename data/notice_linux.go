package data

import (
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// What the kernel tells of a folder: that anything in it may be another, and that it is
// somewhere else itself.
const (
	inside = unix.IN_CREATE | unix.IN_MODIFY | unix.IN_ATTRIB | unix.IN_DELETE | unix.IN_MOVED_FROM | unix.IN_MOVED_TO
	itself = unix.IN_DELETE_SELF | unix.IN_MOVE_SELF
)

// known reports whether all that changes in a file system is known to the kernel: it is
// on this machine alone.
func known(folder string) bool {
	var of unix.Statfs_t
	if unix.Statfs(folder, &of) != nil {
		return false
	}
	switch uint32(of.Type) { //nolint:gosec // they have 32 bits, which where int has no more is signed
	case unix.EXT4_SUPER_MAGIC, unix.XFS_SUPER_MAGIC, unix.BTRFS_SUPER_MAGIC, unix.TMPFS_MAGIC, unix.F2FS_SUPER_MAGIC, unix.OVERLAYFS_SUPER_MAGIC:
		return true
	}
	return false
}

// noticesOf has the kernel tell that something changed in a folder, or that the folder is
// no longer what its name leads to. The channel is nil where the kernel can't be trusted to
// know, closed where it tells no more, and has one notice of several. Stop ends them.
func noticesOf(folder string) (notices <-chan struct{}, stop func()) {
	none := func() {}
	if !known(folder) {
		return nil, none
	}
	fd, err := unix.InotifyInit1(unix.IN_CLOEXEC | unix.IN_NONBLOCK)
	if err != nil {
		return nil, none
	}
	f := os.NewFile(uintptr(fd), "inotify")
	stop = func() { _ = f.Close() } // nothing was written
	for mask := uint32(inside | itself); ; mask = itself {
		if _, err := unix.InotifyAddWatch(fd, folder, mask); err != nil {
			stop()
			return nil, none
		}
		above := filepath.Dir(folder)
		if above == folder {
			break
		}
		folder = above
	}
	told := make(chan struct{}, 1)
	go func() {
		defer close(told)
		events := make([]byte, 4096)
		for {
			if _, err := f.Read(events); err != nil {
				return
			}
			select {
			case told <- struct{}{}:
			default:
			}
		}
	}()
	return told, stop
}
