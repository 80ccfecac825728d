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

// Leftovers returns the names in a folder of what runs that were killed have left there, or
// others are still writing. What is an hour old goes with the next write to that folder.
func Leftovers(folder string) []string {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil // to write there will tell
	}
	var names []string
	for _, e := range entries {
		if isLeftover(e.Name()) && (e.Type().IsRegular() || e.IsDir()) {
			names = append(names, e.Name())
		}
	}
	return names
}

// abandoned is how long ago a file or a folder last changed that nobody still writes.
const abandoned = time.Hour

// clearLeftovers removes what runs that were killed have left in a folder so long ago.
func clearLeftovers(folder string, age time.Duration) {
	for _, name := range Leftovers(folder) {
		name = filepath.Join(folder, name)
		if info, err := os.Lstat(name); err == nil && time.Since(info.ModTime()) >= age {
			os.RemoveAll(name) //nolint:errcheck,gosec // one too many harms nobody
		}
	}
}

// isLeftover reports whether a name is one that leftoverIn makes, and nobody else would.
func isLeftover(name string) bool {
	made, ok := strings.CutPrefix(name, leftover)
	return ok && len(made) == len(rand.Text()) && strings.Trim(made, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == ""
}
