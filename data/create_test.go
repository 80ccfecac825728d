package data

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/data/schema"

	"github.com/google/go-cmp/cmp"
)

func TestCreate(t *testing.T) {
	t.Parallel()
	within := t.TempDir()
	for _, c := range []struct{ folder, id string }{
		{"Bridge of Town", "bridge-of-town"}, {"мост", "dossier"}, {"there/is", "is"},
	} {
		folder := filepath.Join(within, c.folder)
		if c.id == "is" { // a folder with something else in it
			write(t, filepath.Join(folder, "README.md"), "x")
		}
		if err := Create(folder); err != nil {
			t.Fatal(err)
		}
		l, err := new(Reading).Load(folder)
		if err != nil {
			t.Fatal(err)
		}
		if l.Records.Head.ID != c.id || len(l.Hidden) > 0 {
			t.Errorf("%s: its id is %q, and it hides %v", c.folder, l.Records.Head.ID, l.Hidden)
		}
		text, err := os.ReadFile(filepath.Join(folder, startFile))
		if err != nil || !strings.HasPrefix(string(text), "# yaml-language-server: $schema="+schemaFile+"\n") {
			t.Errorf("%s doesn't name its schema: %v", c.folder, err)
		}
		if text, err := os.ReadFile(filepath.Join(folder, schemaFile)); err != nil || string(text) != schema.Text() {
			t.Errorf("%s has no schema: %v", c.folder, err)
		}
	}
	for _, pattern := range []string{".*", "there/is/.*"} {
		if left, err := filepath.Glob(filepath.Join(within, pattern)); err != nil || len(left) > 0 {
			t.Errorf("%v were left behind (%v)", left, err)
		}
	}
}

// Nothing is written over, nor beside what is there.
func TestCreateRefuses(t *testing.T) {
	t.Parallel()
	for _, name := range []string{startFile, schemaFile, "other.yml"} {
		folder := t.TempDir()
		write(t, filepath.Join(folder, name), "mine")
		err := Create(folder)
		if err == nil || !strings.Contains(err.Error(), name+" in it already") {
			t.Errorf("with %s: %v", name, err)
		}
		entries, err := os.ReadDir(folder)
		if err != nil || len(entries) != 1 {
			t.Errorf("with %s: it holds %v now (%v)", name, entries, err)
		}
		if text, err := os.ReadFile(filepath.Join(folder, name)); err != nil || string(text) != "mine" {
			t.Errorf("%s is %q now (%v)", name, text, err)
		}
	}
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, "x")
	for _, folder := range []string{file, filepath.Join(file, "within"), filepath.Join(t.TempDir(), "no", "thing")} {
		if err := Create(folder); err == nil || strings.Contains(err.Error(), ".entente-") {
			t.Errorf("%s: %v", folder, err)
		}
	}
	if diff := cmp.Diff("x", string(must(os.ReadFile(file)))); diff != "" {
		t.Error(diff)
	}
}

func must(text []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return text
}
