package safefile

import (
	"errors"
	"fmt"
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

func TestCreateFolder(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "out")
	if err := CreateFolder(folder+"/", pair("new")...); err != nil {
		t.Fatal(err)
	}
	holds(t, folder, both)
	alone(t, folder)
	if err := CreateFolder(folder, pair("newer")...); !errors.Is(err, fs.ErrExist) {
		t.Errorf("it went with %v", err)
	}
	holds(t, folder, both)
	empty := filepath.Join(t.TempDir(), "empty")
	fill(t, empty, File{leftover + "1", nil})
	if err := CreateFolder(empty, pair("new")...); err != nil {
		t.Fatal(err)
	}
	holds(t, empty, map[string]string{"a": "new", "b": "new", leftover + "1": ""})
}

func TestReplaceFolder(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "out")
	if err := ReplaceFolder(folder, pair("newest")...); err != nil {
		t.Fatal(err)
	}
	fill(t, folder, append(pair("old"), File{leftover + "1", nil})...)
	if err := os.Chmod(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(folder, "b"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := ReplaceFolder(folder, pair("new")...); err != nil {
		t.Fatal(err)
	}
	holds(t, folder, both)
	alone(t, folder)
	for name, want := range map[string]fs.FileMode{".": 0o700, "b": 0o640} {
		if info, _ := os.Stat(filepath.Join(folder, name)); runtime.GOOS != "windows" && info.Mode().Perm() != want {
			t.Errorf("the mode of %s became %v", name, info.Mode())
		}
	}
}

func TestReplaceFolderLeavesStrangers(t *testing.T) {
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
		for _, write := range []func(string, ...File) error{CreateFolder, ReplaceFolder} {
			if err := write(folder, pair("new")...); err == nil || !errors.As(err, new(*StrangersError)) {
				t.Errorf("%s: it went with %v", name, err)
			}
		}
		if entries, _ := os.ReadDir(folder); len(entries) != 2 {
			t.Errorf("%s: it left %v", name, entries)
		}
		alone(t, folder)
	}
}

func TestReplaceFolderTakesThePlaceOfFoldersAlone(t *testing.T) {
	home := t.TempDir()
	target, link, file := filepath.Join(home, "target"), filepath.Join(home, "link"), filepath.Join(home, "file")
	fill(t, target, pair("old")...)
	fill(t, home, File{"file", []byte("mine")})
	for _, write := range []func(string, ...File) error{CreateFolder, ReplaceFolder} {
		if err := write(file, pair("new")...); !errors.Is(err, ErrNoFolder) {
			t.Errorf("a file: %v", err)
		}
	}
	if err := os.Symlink(target, link); err == nil {
		if err := ReplaceFolder(link, pair("new")...); err != nil {
			t.Fatal(err)
		}
		holds(t, target, both)
		if info, _ := os.Lstat(link); info.Mode()&fs.ModeSymlink == 0 {
			t.Error("the link was replaced, not what it leads to")
		}
	}
	t.Chdir(target)
	if err := ReplaceFolder(".", pair("newer")...); !errors.Is(err, ErrWithin) {
		t.Errorf("the folder one is in: %v", err)
	}
}

// TestReplaceFolderFails has each step of it fail, on systems that exchange two
// folders and on those that can't: the old folder is whole each time, and where it
// couldn't be brought back its name is told.
func TestReplaceFolderFails(t *testing.T) {
	broken := errors.New("broken")
	fails := func(string, string) error { return broken }
	nth := func(failing ...int) func(string, string) error {
		n := 0
		return func(from, to string) error {
			n++
			for _, f := range failing {
				if n == f {
					return broken
				}
			}
			return os.Rename(from, to)
		}
	}
	for name, c := range map[string]struct {
		renames
		moved bool
		fine  bool
	}{
		"two renames":          {renames{fails, os.Rename}, false, true},
		"no rename":            {renames{fails, fails}, false, false},
		"the first rename":     {renames{fails, nth(1)}, false, false},
		"the second":           {renames{fails, nth(2)}, false, false},
		"the second, and back": {renames{fails, nth(2, 3)}, true, false},
	} {
		folder := filepath.Join(t.TempDir(), "out")
		fill(t, folder, pair("old")...)
		err := c.replace(folder, pair("new"))
		if c.fine {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			holds(t, folder, both)
			alone(t, folder)
			continue
		}
		if !errors.Is(err, broken) {
			t.Errorf("%s: it went with %v", name, err)
		}
		if moved, ok := errors.AsType[*MovedError](err); ok != c.moved {
			t.Errorf("%s: it went with %v", name, err)
		} else if ok {
			folder = moved.Now
		}
		holds(t, folder, olds)
		alone(t, folder)
	}
}

// TestReplaceFolderMeanwhile puts a file into the old folder in the last instant.
func TestReplaceFolderMeanwhile(t *testing.T) {
	for name, exchanges := range map[string]func(a, b string) error{
		"exchanged": exchange,
		"renamed":   func(string, string) error { return errors.ErrUnsupported },
	} {
		folder := filepath.Join(t.TempDir(), "out")
		fill(t, folder, pair("old")...)
		once := false
		late := func(a, b string) error {
			if !once {
				fill(t, b, File{"mine", []byte("mine")})
				once = true
			}
			return exchanges(a, b)
		}
		err := renames{late, os.Rename}.replace(folder, pair("new"))
		if e, ok := errors.AsType[*StrangersError](err); !ok || e.Folder != folder || fmt.Sprint(e.Names) != "[mine]" {
			t.Errorf("%s: it went with %v", name, err)
		}
		holds(t, folder, map[string]string{"a": "old", "b": "old", "mine": "mine"})
		alone(t, folder)
	}
}

// TestReplaceFolderUnwritten has the new folder not be written, as on a full disk.
func TestReplaceFolderUnwritten(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "out")
	fill(t, folder, pair("old")...)
	tooLong := File{strings.Repeat("n", 4096), nil}
	if err := ReplaceFolder(folder, append(pair("new"), tooLong)...); err == nil {
		t.Error("it wrote a file whose name is too long")
	}
	holds(t, folder, olds)
	alone(t, folder)
}
