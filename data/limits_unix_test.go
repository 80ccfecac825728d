//go:build unix

package data

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A pipe that nobody writes to would keep a reader waiting for ever.
func TestPipesAreRefused(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	pipe := filepath.Join(folder, "pipe.yaml")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("there are no pipes here:", err)
	}
	for _, name := range []string{pipe, folder} {
		if _, err := new(Reading).Load(name); err == nil || !strings.Contains(err.Error(), "pipe.yaml is a pipe") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Some files of the system seem to be like others, and never end.
func TestWaitingEnds(t *testing.T) {
	t.Parallel()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close() //nolint:errcheck // nothing was written
	defer w.Close() //nolint:errcheck // nothing more is
	if _, err := w.WriteString("some"); err != nil {
		t.Fatal(err)
	}
	if _, err := new(Reading).readAll("f.yaml", awaited{r, time.Millisecond}, 0); err == nil || !strings.Contains(err.Error(), "f.yaml can’t be read (nothing comes from it)") {
		t.Error(err)
	}
}
