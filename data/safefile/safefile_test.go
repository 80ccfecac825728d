package safefile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// holds fails the test unless the folder holds just these files.
func holds(t *testing.T, folder string, want map[string]string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(want) {
		t.Errorf("the folder holds %v", entries)
	}
	for name, text := range want {
		if got, err := os.ReadFile(filepath.Join(folder, name)); err != nil || string(got) != text {
			t.Errorf("%s holds %q (%v), want %q", name, got, err, text)
		}
	}
}

func TestCreateTakesNoPlace(t *testing.T) {
	folder := t.TempDir()
	a, b := filepath.Join(folder, "a"), filepath.Join(folder, "b")
	if err := Create(0o666, File{b, []byte("old")}); err != nil {
		t.Fatal(err)
	}
	if err := Create(0o666, File{a, []byte("new")}, File{b, []byte("new")}); !errors.Is(err, fs.ErrExist) {
		t.Errorf("it went with %v", err)
	}
	holds(t, folder, map[string]string{"b": "old"})
	if err := Create(0o666, File{filepath.Join(folder, "none", "a"), nil}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("it went with %v", err)
	}
}

func TestReplaceKeepsTheOldUntilTheNewIsWhole(t *testing.T) {
	folder := t.TempDir()
	a := filepath.Join(folder, "a")
	if err := os.WriteFile(a, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	gone := File{filepath.Join(folder, "none", "b"), nil}
	if err := Replace(0o666, true, File{a, []byte("new")}, gone); err == nil {
		t.Error("a folder that isn't there was written to")
	}
	holds(t, folder, map[string]string{"a": "old"})
	if err := Replace(0o666, true, File{a, []byte("new")}); err != nil {
		t.Fatal(err)
	}
	holds(t, folder, map[string]string{"a": "new"})
	if info, _ := os.Stat(a); runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the mode became %v", info.Mode())
	}
}

func TestReplaceTakesThePlaceOfFilesAlone(t *testing.T) {
	folder := t.TempDir()
	if err := Replace(0o666, false, File{folder, nil}); !errors.Is(err, ErrIrregular) {
		t.Errorf("a folder: %v", err)
	}
	if runtime.GOOS == "windows" {
		return // links need rights there
	}
	if err := Replace(0o666, false, File{os.DevNull, nil}); !errors.Is(err, ErrIrregular) {
		t.Errorf("a device: %v", err)
	}
	target, link, lost := filepath.Join(folder, "target"), filepath.Join(folder, "link"), filepath.Join(folder, "lost")
	for _, err := range []error{os.WriteFile(target, nil, 0o600), os.Symlink(target, link), os.Symlink("nowhere", lost)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := Replace(0o666, false, File{link, []byte("new")}); err != nil {
		t.Fatal(err)
	}
	if info, _ := os.Lstat(link); info.Mode()&fs.ModeSymlink == 0 {
		t.Error("the link was replaced, not what it leads to")
	}
	if got, _ := os.ReadFile(target); string(got) != "new" {
		t.Errorf("the target holds %q", got)
	}
	if err := Replace(0o666, false, File{lost, nil}); err == nil {
		t.Error("it wrote through a link that leads nowhere")
	}
}
