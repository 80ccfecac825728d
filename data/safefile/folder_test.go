package safefile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// pair are the files of the folders that these tests write.
func pair(text string) []File { return []File{{"a", []byte(text)}, {"b", []byte(text)}} }

func fill(t *testing.T, folder string, files ...File) {
	t.Helper()
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(folder, f.Name), f.Text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// alone fails the test where anything stands beside a folder.
func alone(t *testing.T, folder string) {
	t.Helper()
	if entries, _ := os.ReadDir(filepath.Dir(folder)); len(entries) > 1 {
		t.Errorf("beside it stand %v", entries)
	}
}

var (
	both = map[string]string{"a": "new", "b": "new"}
	olds = map[string]string{"a": "old", "b": "old"}
)

func TestWriteFolder(t *testing.T) {
	for _, replace := range []bool{false, true} {
		folder := filepath.Join(t.TempDir(), "out")
		if err := WriteFolder(folder+"/", replace, pair("new")...); err != nil {
			t.Fatal(err)
		}
		holds(t, folder, both)
		alone(t, folder)
		empty := filepath.Join(t.TempDir(), "empty")
		fill(t, empty, File{leftover + "1", nil})
		if err := WriteFolder(empty, replace, pair("new")...); err != nil {
			t.Fatal(err)
		}
		holds(t, empty, map[string]string{"a": "new", "b": "new", leftover + "1": ""})
	}
}

// A new folder and its files have the modes of any other.
func TestWriteFolderModes(t *testing.T) {
	home := t.TempDir()
	ours, plain := filepath.Join(home, "ours"), filepath.Join(home, "plain")
	if err := WriteFolder(ours, false, pair("new")...); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Mkdir(plain, 0o777), os.WriteFile(filepath.Join(plain, "a"), nil, 0o666)); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{".", "a"} {
		if got, want := mode(t, filepath.Join(ours, name)), mode(t, filepath.Join(plain, name)); got != want {
			t.Errorf("the mode of %s is %v, want %v", name, got, want)
		}
	}
}

func mode(t *testing.T, name string) fs.FileMode {
	t.Helper()
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode()
}

func TestWriteFolderReplacesWhenTold(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "out")
	fill(t, folder, File{"b", []byte("old")})
	if err := os.Chmod(filepath.Join(folder, "b"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := WriteFolder(folder, false, pair("new")...); !errors.Is(err, fs.ErrExist) {
		t.Errorf("it went with %v", err)
	}
	holds(t, folder, map[string]string{"b": "old"})
	if err := WriteFolder(folder, true, pair("new")...); err != nil {
		t.Fatal(err)
	}
	holds(t, folder, both)
	for name, want := range map[string]fs.FileMode{".": 0o700, "b": 0o640} {
		if got := mode(t, filepath.Join(folder, name)).Perm(); runtime.GOOS != "windows" && got != want {
			t.Errorf("the mode of %s became %v", name, got)
		}
	}
	t.Chdir(folder)
	if err := WriteFolder(".", true, pair("old")...); err != nil {
		t.Fatal(err)
	}
	holds(t, folder, olds)
	alone(t, folder)
}

func TestWriteFolderLeavesStrangers(t *testing.T) {
	for name, stranger := range map[string]func(folder string) error{
		"a file":   func(f string) error { return os.WriteFile(filepath.Join(f, "notes"), nil, 0o600) },
		"a hidden": func(f string) error { return os.WriteFile(filepath.Join(f, ".notes"), nil, 0o600) },
		"a folder": func(f string) error { return os.Mkdir(filepath.Join(f, "b"), 0o700) },
		"a link":   func(f string) error { return os.Symlink("a", filepath.Join(f, "b")) },
	} {
		folder := filepath.Join(t.TempDir(), "out")
		fill(t, folder, File{"a", []byte("old")})
		if err := stranger(folder); err != nil {
			continue // links need rights on Windows
		}
		for _, replace := range []bool{false, true} {
			if err := WriteFolder(folder, replace, pair("new")...); err == nil || !errors.As(err, new(StrangersError)) {
				t.Errorf("%s: it went with %v", name, err)
			}
		}
		if entries, _ := os.ReadDir(folder); len(entries) != 2 {
			t.Errorf("%s: it left %v", name, entries)
		}
		alone(t, folder)
	}
}

func TestWriteFolderWritesToFoldersAlone(t *testing.T) {
	home := t.TempDir()
	target, link, lost, file := filepath.Join(home, "target"), filepath.Join(home, "link"), filepath.Join(home, "lost"), filepath.Join(home, "file")
	fill(t, target, pair("old")...)
	fill(t, home, File{"file", []byte("mine")})
	for _, replace := range []bool{false, true} {
		if err := WriteFolder(file, replace, pair("new")...); !errors.Is(err, ErrNoFolder) {
			t.Errorf("a file: %v", err)
		}
	}
	if err := errors.Join(os.Symlink(target, link), os.Symlink("nowhere", lost)); err != nil {
		return // links need rights on Windows
	}
	if err := WriteFolder(link, true, pair("new")...); err != nil {
		t.Fatal(err)
	}
	holds(t, target, both)
	if info, _ := os.Lstat(link); info.Mode()&fs.ModeSymlink == 0 {
		t.Error("the link was replaced, not what it leads to")
	}
	for _, replace := range []bool{false, true} {
		if err := WriteFolder(lost, replace, pair("new")...); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("a link that leads nowhere: %v", err)
		}
	}
	if entries, _ := os.ReadDir(home); len(entries) != 4 {
		t.Errorf("it left %v", entries)
	}
}

// TestWriteFolderUnwritten has a file not be written, as on a full disk.
func TestWriteFolderUnwritten(t *testing.T) {
	tooLong := append(pair("new"), File{strings.Repeat("n", 4096), nil})
	for _, replace := range []bool{false, true} {
		folder := filepath.Join(t.TempDir(), "out")
		if err := WriteFolder(folder, replace, tooLong...); err == nil {
			t.Error("it wrote a file whose name is too long")
		}
		if entries, _ := os.ReadDir(filepath.Dir(folder)); len(entries) > 0 {
			t.Errorf("it left %v", entries)
		}
		fill(t, folder, pair("old")...)
		if err := WriteFolder(folder, replace, tooLong...); err == nil {
			t.Error("it wrote a file whose name is too long")
		}
		holds(t, folder, olds)
		alone(t, folder)
	}
}
