package safefile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestUpdate(t *testing.T) {
	folder := t.TempDir()
	a, b := filepath.Join(folder, "a"), filepath.Join(folder, "b")
	fill(t, folder, pair("old")...)
	if err := os.Chmod(a, 0o640); err != nil {
		t.Fatal(err)
	}
	change := func(name, old string) Change { return Change{name, []byte(old), []byte("new")} }
	if name, err := Update(change(a, "old"), change(b, "older")); !errors.Is(err, ErrChanged) || name != b {
		t.Errorf("%s: %v", name, err)
	}
	holds(t, folder, olds)
	if name, err := Update(change(a, "old"), change(filepath.Join(folder, "c"), "")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%s: %v", name, err)
	}
	holds(t, folder, olds)
	if _, err := Update(change(a, "old"), change(b, "old")); err != nil {
		t.Fatal(err)
	}
	holds(t, folder, both)
	if got := mode(t, a).Perm(); runtime.GOOS != "windows" && got != 0o640 {
		t.Errorf("the mode became %v", got)
	}
}

func TestUpdateOfWhatIsNoFileToWrite(t *testing.T) {
	folder := t.TempDir()
	a, link, lost := filepath.Join(folder, "a"), filepath.Join(folder, "link"), filepath.Join(folder, "lost")
	fill(t, folder, File{"a", []byte("old")})
	if name, err := Update(Change{folder, nil, nil}); !errors.Is(err, ErrIrregular) || name != folder {
		t.Errorf("%s: %v", name, err)
	}
	if err := os.Chmod(a, 0o444); err != nil {
		t.Fatal(err)
	}
	if _, err := Update(Change{a, []byte("old"), nil}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("a file that is only to be read: %v", err)
	}
	if err := errors.Join(os.Chmod(a, 0o600), os.Symlink("a", link), os.Symlink("nowhere", lost)); err != nil {
		return // links need rights on Windows
	}
	if _, err := Update(Change{link, []byte("old"), []byte("new")}); err != nil {
		t.Fatal(err)
	}
	if info, _ := os.Lstat(link); info.Mode()&fs.ModeSymlink == 0 {
		t.Error("the link was replaced, not what it leads to")
	}
	if text, _ := os.ReadFile(a); string(text) != "new" {
		t.Errorf("it holds %q", text)
	}
	if _, err := Update(Change{lost, nil, nil}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a link that leads nowhere: %v", err)
	}
}
