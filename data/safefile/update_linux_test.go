package safefile

import (
	"path/filepath"
	"syscall"
	"testing"
)

// Where a file can't be renamed that comes later, as one that a container was given by
// itself, those before it hold what they did.
func TestUpdateIsPutBack(t *testing.T) {
	folder := t.TempDir()
	fill(t, folder, pair("old")...)
	mounted := filepath.Join(folder, "b")
	if err := syscall.Mount(mounted, mounted, "", syscall.MS_BIND, ""); err != nil {
		t.Skipf("nothing can be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(mounted, 0); err != nil {
			t.Error(err)
		}
	})
	name, err := Update(Change{filepath.Join(folder, "a"), []byte("old"), []byte("new")}, Change{mounted, []byte("old"), []byte("new")})
	if err == nil || name != mounted {
		t.Errorf("%s: %v", name, err)
	}
	holds(t, folder, olds)
}
