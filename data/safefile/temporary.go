package safefile

import (
	"crypto/rand"
	"os"
	"path/filepath"
)

// Temporary writes a text to a new file where the system keeps those that are soon done
// with, which nobody else may read, and returns its name: something new between a
// beginning and an end. Errors are as [Create]'s.
func Temporary(begin, end string, text []byte) (name string, err error) {
	name = filepath.Join(os.TempDir(), begin+rand.Text()[:12]+end) // 60 bits
	return name, Create(0o600, File{name, text})
}
