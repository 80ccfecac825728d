package safefile

import (
	"crypto/rand"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// leftover begins the names that files and folders have until they are whole.
const leftover = ".entente-"

// leftoverIn returns such a name that nothing in the folder has. What [os.CreateTemp] makes has a
// mode of its own, and the system's mask narrows a mode only when a file is made.
func leftoverIn(folder string) string { return filepath.Join(folder, leftover+rand.Text()) }

// abandoned is how long ago a file or a folder last changed that nobody still writes.
const abandoned = time.Hour

// clearLeftovers removes what runs that were killed have left in a folder so long ago.
func clearLeftovers(folder string, age time.Duration) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return // to write there will tell
	}
	for _, e := range entries {
		if !isLeftover(e.Name()) || !e.Type().IsRegular() && !e.IsDir() {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) >= age {
			os.RemoveAll(filepath.Join(folder, e.Name())) //nolint:errcheck,gosec // one too many harms nobody
		}
	}
}

// isLeftover reports whether a name is one that leftoverIn makes, and nobody else would.
func isLeftover(name string) bool {
	made, ok := strings.CutPrefix(name, leftover)
	return ok && len(made) == len(rand.Text()) && strings.Trim(made, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == ""
}
