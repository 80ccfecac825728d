package state

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"entente/model"

	"github.com/google/go-cmp/cmp"
)

func TestStateHome(t *testing.T) {
	t.Parallel()
	home, other := t.TempDir(), t.TempDir()
	unix := filepath.Join(home, ".local", "state")
	for _, c := range []struct {
		name, goos string
		environ    []string
		want       string // empty for an error
	}{
		{"XDG_STATE_HOME", "linux", []string{"HOME=" + home, "XDG_STATE_HOME=" + other}, other},
		{"XDG_STATE_HOME without HOME", "linux", []string{"XDG_STATE_HOME=" + other}, other},
		{"unset", "linux", []string{"PATH=/bin", "HOME=" + home}, unix},
		{"empty", "linux", []string{"XDG_STATE_HOME=", "HOME=" + home}, unix},
		{"relative", "linux", []string{"XDG_STATE_HOME=state", "HOME=" + home}, unix},
		{"relative with dots", "linux", []string{"XDG_STATE_HOME=../state", "HOME=" + home}, unix},
		{"darwin", "darwin", []string{"HOME=" + home}, unix},
		{"names have a case", "linux", []string{"home=" + other, "xdg_state_home=" + other, "HOME=" + home}, unix},
		{"the first of two", "linux", []string{"HOME=" + home, "HOME=" + other}, unix},
		{"no entries at all", "linux", []string{"HOME", "=x", ""}, ""},
		{"nothing", "linux", nil, ""},
		{"a relative HOME", "linux", []string{"HOME=me"}, ""},
		{"an empty HOME", "linux", []string{"HOME="}, ""},
		{"Windows", "windows", []string{"LOCALAPPDATA=" + other, "HOME=" + home, "XDG_STATE_HOME=" + home}, other},
		{"Windows in its own spelling", "windows", []string{"LocalAppData=" + other}, other},
		{"Windows without", "windows", []string{"HOME=" + home}, ""},
		{"Windows, relative", "windows", []string{"LocalAppData=x"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := stateHome(c.goos, c.environ)
			if got != c.want || (err == nil) != (c.want != "") {
				t.Errorf("it is %q (%v), want %q", got, err, c.want)
			}
			if err != nil && !strings.Contains(err.Error(), "; set ") {
				t.Errorf("%q doesn't say what to do", err)
			}
		})
	}
}

func TestFile(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	environ := []string{"XDG_STATE_HOME=" + home, "LocalAppData=" + home}
	got, err := File(environ, "russia-axis-2")
	if want := filepath.Join(home, "entente", "russia-axis-2.json"); err != nil || got != want {
		t.Errorf("it is %q (%v), want %q", got, err, want)
	}
	if got, err := File(environ, "Q159.b_c"); err != nil || filepath.Base(got) != "Q159.b_c.json" {
		t.Errorf("it is %q (%v)", got, err)
	}
	for _, id := range []string{"", ".", "..", "../a", "a/b", `a\b`, ".a", "a b", "é", "a\x00", "a\x1b[31m", "c:a"} {
		if got, err := File(environ, id); err == nil || got != "" || strings.ContainsAny(err.Error(), "\x00\x1b") {
			t.Errorf("of the id %q: %q (%v)", id, got, err)
		}
	}
	if _, err := File(nil, "a"); err == nil {
		t.Error("a file without a home")
	}
	if _, err := File(environ, "con"); (err != nil) != (runtime.GOOS == "windows") {
		t.Errorf("the name of a device: %v", err)
	}
}

// place returns a Kept that is easily told from another.
func place(actor string, marks ...rune) Kept[seen] {
	k := Kept[seen]{Left: &seen{Selection: model.Selection{Actor: actor}}}
	for _, r := range marks {
		if k.Marks == nil {
			k.Marks = map[rune]seen{}
		}
		k.Marks[r] = seen{Selection: model.Selection{Actor: actor, Tie: string(r)}}
	}
	return k
}

// wants holds that a file has that, and nothing to complain about.
func wants(t *testing.T, file string, want Kept[seen]) {
	t.Helper()
	got, aside, err := Load[seen](file)
	if err != nil || aside != "" {
		t.Errorf("it is set aside as %q (%v)", aside, err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what is kept (-want +got):\n%s", diff)
	}
}

func save(t *testing.T, file string, k Kept[seen]) {
	t.Helper()
	if err := Save(file, k); err != nil {
		t.Fatal(err)
	}
}

func put(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func content(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// only holds that a folder has those entries and no other.
func only(t *testing.T, folder string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the folder has (-want +got):\n%s", diff)
	}
}

func TestSaveAndLoad(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "a", "b")
	file := filepath.Join(folder, "d.json")
	wants(t, file, Kept[seen]{})
	save(t, file, place("iran", 'a', 'Ж'))
	wants(t, file, place("iran", 'a', 'Ж'))
	only(t, folder, "d.json")
	save(t, file, place("china", 'b'))
	want := place("iran", 'a', 'Ж')
	want.Left.Actor, want.Marks['b'] = "china", place("china", 'b').Marks['b']
	wants(t, file, want)
	only(t, folder, "d.json")
}

func TestSaveKeepsWhatItDoesNotReplace(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name           string
		there, k, want Kept[seen]
	}{
		{"nothing", Kept[seen]{}, Kept[seen]{}, Kept[seen]{}},
		{"no place", place("iran"), Kept[seen]{}, place("iran")},
		{"no marks", place("iran", 'a'), place("china"), Kept[seen]{Left: place("china").Left, Marks: place("iran", 'a').Marks}},
		{"a mark set anew", place("iran", 'a'), place("china", 'a'), place("china", 'a')},
		{"a zero place", place("iran"), Kept[seen]{Left: &seen{}}, Kept[seen]{Left: &seen{}}},
		{"a zero mark", Kept[seen]{}, Kept[seen]{Marks: map[rune]seen{'a': {}}}, Kept[seen]{Marks: map[rune]seen{'a': {}}}},
		{"marks that are no letters", Kept[seen]{}, place("iran", '1', ' ', '\n', 0x3164, -1, 'é'), place("iran", 'é')},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "d.json")
			save(t, file, c.there)
			marks := len(c.k.Marks)
			save(t, file, c.k)
			wants(t, file, c.want)
			if len(c.k.Marks) != marks {
				t.Errorf("Save changed the marks that it was given: %v", c.k.Marks)
			}
		})
	}
}

// What another run saved between this run's Load and its Save stays.
func TestSaveMergesMarksOfAnotherRun(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "d.json")
	save(t, file, place("iran", 'a', 'b'))
	wants(t, file, place("iran", 'a', 'b'))
	save(t, file, Kept[seen]{Marks: place("syria", 'b', 'c').Marks})
	save(t, file, Kept[seen]{Left: place("china").Left, Marks: place("china", 'd').Marks})
	want := place("china", 'd')
	want.Marks['a'] = place("iran", 'a').Marks['a']
	want.Marks['b'], want.Marks['c'] = place("syria", 'b').Marks['b'], place("syria", 'c').Marks['c']
	wants(t, file, want)
}

func TestModes(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes")
	}
	top := t.TempDir()
	if err := os.Chmod(top, 0o755); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(top, "state", "entente", "d.json")
	save(t, file, place("iran"))
	if err := os.Chmod(file, 0o644); err != nil {
		t.Fatal(err)
	}
	save(t, file, place("china"))
	for name, want := range map[string]fs.FileMode{
		file: 0o600, filepath.Dir(file): 0o700, filepath.Join(top, "state"): 0o700,
		top: 0o755, // "If the destination directory exists already the permissions should not be changed."
	} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has the mode %v (%v), want %v", name, info.Mode(), err, want)
		}
	}
}

// broken are files that can't be read, now or later.
var broken = map[string]string{
	"nothing":               "",
	"no JSON":               "actor: iran\n",
	"half a file":           `{"version": 1, "place": {"actor": "ir`,
	"something behind it":   `{"version": 1} {}`,
	"no object":             `[1]`,
	"null":                  `null`,
	"no version":            `{"place": {"actor": "iran"}}`,
	"another version":       `{"version": 2, "place": {"actor": "iran"}}`,
	"a version in words":    `{"version": "1"}`,
	"a place that is none":  `{"version": 1, "place": "iran"}`,
	"marks that are a list": `{"version": 1, "marks": [{}]}`,
	"a number for a word":   `{"version": 1, "place": {"focus": 2}}`,
	"a word for a number":   `{"version": 1, "place": {"hit": "two"}}`,
	"a fraction":            `{"version": 1, "place": {"hit": 1.5}}`,
	"a number without end":  `{"version": 1, "place": {"hit": 99999999999999999999}}`,
	"values that are words": `{"version": 1, "place": {"filter": [{"facet": "type", "values": "arms"}]}}`,
	"bytes":                 "\x00\xff\x1b]0;x\a",
	"deep":                  strings.Repeat("[", maxFile/2),
	"too much":              `{"version": 1}` + strings.Repeat(" ", maxFile),
}

func TestLoadSetsBrokenFilesAside(t *testing.T) {
	t.Parallel()
	for name, text := range broken {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			file := filepath.Join(folder, "d.json")
			for n, text := range []string{text, text + " "} {
				put(t, file, text)
				k, aside, err := Load[seen](file)
				if want := fmt.Sprintf("%s.broken-%d", file, n+1); err != nil || aside != want {
					t.Fatalf("it is set aside as %q (%v), want %q", aside, err, want)
				}
				if diff := cmp.Diff(Kept[seen]{}, k); diff != "" {
					t.Errorf("it gives (-want +got):\n%s", diff)
				}
				if content(t, aside) != text {
					t.Error("what was set aside isn't what was there")
				}
			}
			only(t, folder, "d.json.broken-1", "d.json.broken-2")
			if content(t, file+".broken-1") != text {
				t.Error("the second one overwrote the first")
			}
		})
	}
}

func TestLoadTakesTheFirstFreeName(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := filepath.Join(folder, "d.json")
	put(t, file+".broken-1", "the reader's")
	put(t, file+".broken-3", "the reader's too")
	if err := os.Mkdir(file+".broken-2", 0o700); err != nil {
		t.Fatal(err)
	}
	put(t, file, "{")
	if _, aside, err := Load[seen](file); err != nil || aside != file+".broken-4" {
		t.Errorf("it is set aside as %q (%v)", aside, err)
	}
	for name, want := range map[string]string{"1": "the reader's", "3": "the reader's too", "4": "{"} {
		if got := content(t, file+".broken-"+name); got != want {
			t.Errorf("broken-%s has %q, want %q", name, got, want)
		}
	}
}

func TestLoadWhatIsNoFile(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		make func(t *testing.T, file string) error
	}{
		{"a folder", func(_ *testing.T, file string) error { return os.MkdirAll(filepath.Join(file, "within"), 0o700) }},
		{"an empty folder", func(_ *testing.T, file string) error { return os.Mkdir(file, 0o700) }},
		{"a link", func(t *testing.T, file string) error {
			put(t, filepath.Join(filepath.Dir(file), "target"), `{"version": 1}`)
			return os.Symlink("target", file)
		}},
		{"a link that leads nowhere", func(_ *testing.T, file string) error { return os.Symlink("nowhere", file) }},
		{"a link to itself", func(_ *testing.T, file string) error { return os.Symlink("d.json", file) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "d.json")
			for n := range 2 {
				if err := c.make(t, file); err != nil {
					t.Skipf("it can't be made here: %v", err)
				}
				before, err := os.Lstat(file)
				if err != nil {
					t.Fatal(err)
				}
				k, aside, err := Load[seen](file)
				if want := fmt.Sprintf("%s.broken-%d", file, n+1); err != nil || aside != want || k.Left != nil {
					t.Fatalf("it is set aside as %q (%v), want %q", aside, err, want)
				}
				if after, err := os.Lstat(aside); err != nil || !os.SameFile(before, after) {
					t.Errorf("what was set aside isn't what was there (%v)", err)
				}
			}
			save(t, file, place("iran"))
			wants(t, file, place("iran"))
		})
	}
}

func TestSaveSetsABrokenFileAside(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := filepath.Join(folder, "d.json")
	put(t, file, "{")
	save(t, file, place("iran", 'a'))
	wants(t, file, place("iran", 'a'))
	only(t, folder, "d.json", "d.json.broken-1")
}

// A name so long that nothing can be added to it: not even a user who may do
// everything can set it aside.
func TestLoadFailsToSetAside(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := filepath.Join(folder, strings.Repeat("a", 250)+".json")
	if err := os.WriteFile(file, []byte("{"), 0o600); err != nil {
		t.Skipf("such names can't be had here: %v", err)
	}
	_, aside, err := Load[seen](file)
	if err == nil || aside != "" || !strings.Contains(err.Error(), "is broken") {
		t.Errorf("it is set aside as %q (%v)", aside, err)
	}
	if err := Save(file, place("iran")); err == nil {
		t.Error("Save wrote over it")
	}
	if got := content(t, file); got != "{" {
		t.Errorf("the file has %q", got)
	}
	only(t, folder, filepath.Base(file))
	put(t, file, `{"version": 1}`)
	save(t, file, place("iran"))
	wants(t, file, place("iran"))
}

func TestFailures(t *testing.T) {
	t.Parallel()
	parent := filepath.Join(t.TempDir(), "par\x1b[31ment")
	if err := os.WriteFile(parent, []byte("a file"), 0o600); err != nil {
		t.Skipf("such names can't be had here: %v", err)
	}
	file := filepath.Join(parent, "d.json")
	if _, aside, err := Load[seen](file); runtime.GOOS != "windows" && (err == nil || aside != "" || strings.Contains(err.Error(), "\x1b")) {
		t.Errorf("a file below a file is set aside as %q (%v)", aside, err)
	}
	if err := Save(file, place("iran")); err == nil || strings.Contains(err.Error(), "\x1b") || !strings.Contains(err.Error(), "; check ") {
		t.Errorf("a file below a file is written: %v", err)
	}
	if got := content(t, parent); got != "a file" {
		t.Errorf("the file above has %q", got)
	}
}

func TestUnwritableFolder(t *testing.T) {
	t.Parallel()
	if os.Getuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("modes stop nobody here")
	}
	folder := t.TempDir()
	file := filepath.Join(folder, "d.json")
	save(t, file, place("iran"))
	if err := os.Chmod(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(folder, 0o700) }) //nolint:errcheck // TempDir tells it
	if err := Save(file, place("china")); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("Save says %v", err)
	}
	wants(t, file, place("iran"))
	only(t, folder, "d.json")
}

func TestUnreadableFile(t *testing.T) {
	t.Parallel()
	if os.Getuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("modes stop nobody here")
	}
	folder := t.TempDir()
	file := filepath.Join(folder, "d.json")
	save(t, file, place("iran"))
	if err := os.Chmod(file, 0); err != nil {
		t.Fatal(err)
	}
	if _, aside, err := Load[seen](file); !errors.Is(err, fs.ErrPermission) || aside != "" {
		t.Errorf("it is set aside as %q (%v)", aside, err)
	}
	if err := Save(file, place("china")); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("Save says %v", err)
	}
	if err := os.Chmod(file, 0o600); err != nil {
		t.Fatal(err)
	}
	wants(t, file, place("iran"))
	only(t, folder, "d.json")
}

// Where the last step fails, nothing is left of the ones before.
func TestWriteFailsAtTheRename(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := filepath.Join(folder, "d.json")
	if err := os.MkdirAll(filepath.Join(file, "within"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := write(file, []byte("new")); err == nil {
		t.Error("a folder was replaced")
	}
	only(t, folder, "d.json")
	only(t, file, "within")
}

func TestSaveRefusesTooMuch(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := filepath.Join(folder, "d.json")
	save(t, file, place("iran", 'a'))
	err := Save(file, Kept[seen]{Left: &seen{Selection: model.Selection{Find: strings.Repeat("x", maxFile)}}})
	if err == nil || !strings.Contains(err.Error(), "more than 1 MiB") {
		t.Errorf("Save says %v", err)
	}
	wants(t, file, place("iran", 'a'))
	only(t, folder, "d.json")
}
