package safefile

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// leave puts into a folder what a killed run has left so long ago, and what only looks
// like that. It returns the names of what was left, and of the rest.
func leave(t *testing.T, folder string, ago time.Duration) (left, others []string) {
	t.Helper()
	file, dir := filepath.Base(leftoverIn(folder)), filepath.Base(leftoverIn(folder))
	left, others = []string{file, dir}, []string{leftover + "notes", leftover, file[1:], file + ".txt", ".entente"}
	fill(t, folder, File{file, []byte("half")})
	fill(t, filepath.Join(folder, dir), File{"ties.csv", []byte("half")}, File{filepath.Base(leftoverIn(folder)), nil})
	for _, name := range others {
		fill(t, folder, File{name, nil})
	}
	link := filepath.Base(leftoverIn(folder))
	if os.Symlink(folder, filepath.Join(folder, link)) == nil { // links need rights on Windows
		others = append(others, link)
	}
	for _, name := range append(left, others...) {
		if name != link {
			when := time.Now().Add(-ago)
			if err := os.Chtimes(filepath.Join(folder, name), when, when); err != nil {
				t.Fatal(err)
			}
		}
	}
	return left, others
}

// Whoever writes to a folder clears what was left in it, once it is old, and nothing else.
func TestLeftoversAreCleared(t *testing.T) {
	for name, write := range map[string]func(folder string) error{
		"Create":      func(folder string) error { return Create(0o600, File{filepath.Join(folder, "new"), nil}) },
		"Replace":     func(folder string) error { return Replace(0o600, true, File{filepath.Join(folder, "new"), nil}) },
		"WriteFolder": func(folder string) error { return WriteFolder(filepath.Join(folder, "new"), false, pair("new")...) },
		"Update": func(folder string) error {
			name := filepath.Join(folder, "new")
			if err := os.WriteFile(name, []byte("old"), 0o600); err != nil {
				return err
			}
			_, err := Update(Change{name, []byte("old"), []byte("new")})
			return err
		},
	} {
		for _, ago := range []time.Duration{abandoned / 2, abandoned + time.Minute} {
			folder := t.TempDir()
			left, others := leave(t, folder, ago)
			if err := write(folder); err != nil {
				t.Fatal(err)
			}
			want := append(others, "new")
			if ago < abandoned {
				want = append(want, left...)
			}
			stands(t, name, folder, want)
		}
	}
}

// Whoever has the lock of a folder writes there alone: what stands unfinished is nobody's.
func TestLockClearsLeftovers(t *testing.T) {
	folder := t.TempDir()
	_, others := leave(t, folder, 0)
	unlock, err := Lock(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	if _, err := os.Lstat(filepath.Join(folder, ".lock")); !errors.Is(err, os.ErrNotExist) {
		others = append(others, ".lock") // where there are no locks but files
	}
	stands(t, "Lock", folder, others)
}

// stands fails the test where a folder has other names in it.
func stands(t *testing.T, what, folder string, want []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s: there stand %v, want %v", what, got, want)
	}
}
