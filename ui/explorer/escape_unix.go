//go:build unix

package explorer

import (
	"io"
	"os"
	"time"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/sys/unix"
)

// escapePatience is how long what follows an escape character is waited for: most keys that
// are no character begin with one, and terminals write them at once. It is as long as tmux
// waits; Bubble Tea would wait five times as long, and each Esc with it.
const escapePatience = 10 * time.Millisecond

// escapeKey is the key Esc as nothing else begins, which Bubble Tea reads of any terminal.
const escapeKey = "\x1b[27u"

// escapingKeys are a terminal's keys, of which Esc is known as such as soon as nothing
// follows it.
type escapingKeys struct{ *os.File }

// escaping returns the keys of a terminal with Esc known soon.
func escaping(in io.Reader) io.Reader {
	if f, ok := in.(*os.File); ok {
		return escapingKeys{f}
	}
	return in
}

// Read reads what there is.
func (k escapingKeys) Read(p []byte) (int, error) {
	n, err := k.File.Read(p)
	if n == 1 && p[0] == ansi.ESC && len(p) >= len(escapeKey) && silent(k.Fd()) {
		n = copy(p, escapeKey)
	}
	return n, err
}

// silent reports whether nothing comes for a while; where that can't be known, it is false.
func silent(fd uintptr) bool {
	fds := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}} //nolint:gosec // it is a descriptor
	n, err := unix.Poll(fds, int(escapePatience.Milliseconds()))
	return n == 0 && err == nil
}
