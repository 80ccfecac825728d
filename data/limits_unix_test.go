//go:build unix

package data

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A pipe that nobody writes to would keep a reader waiting for ever.
func TestPipesAreRefused(t *testing.T) {
	folder := t.TempDir()
	pipe := filepath.Join(folder, "pipe.yaml")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("there are no pipes here:", err)
	}
	for _, name := range []string{pipe, folder} {
		if _, err := Load(name); err == nil || !strings.Contains(err.Error(), "pipe.yaml is a pipe") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
