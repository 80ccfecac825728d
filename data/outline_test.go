package data

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// TestOutline holds the lines of every record against what the parsed files say.
func TestOutline(t *testing.T) {
	t.Parallel()
	l, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	o := l.Outline()
	told := 0
	same := func(path string) {
		t.Helper()
		file, line := o.Location(path)
		if want := l.Location(path); file != want.File || line != want.Line {
			t.Errorf("%s begins at %s:%d, want %s", path, file, line, want)
		}
		told++
	}
	for i := range l.Records.Actors {
		same(fmt.Sprintf("actors[%d]", i))
	}
	for i := range l.Records.Quotes {
		same(fmt.Sprintf("quotes[%d]", i))
	}
	for i := range l.Records.Ties {
		same(fmt.Sprintf("ties[%d]", i))
		for c := range l.Records.Ties[i].Claims {
			same(fmt.Sprintf("ties[%d].claims[%d]", i, c))
		}
	}
	if told < 200 {
		t.Errorf("only %d records have a place", told)
	}
	for _, nowhere := range []string{"", "ties", "ties[100000]", "ties[-1]", "sources[0]", "ties.x", "dossier.id"} {
		if file, line := o.Location(nowhere); file != "" || line != 0 {
			t.Errorf("%q begins at %s:%d", nowhere, file, line)
		}
	}
}

// A file's name is told as the system knows it, or an editor would make another.
func TestOutlineNamesFilesAsTheyAre(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("no file can have such a name there")
	}
	folder := t.TempDir()
	odd := filepath.Join(folder, "a\x1b[31m.yaml")
	if err := os.WriteFile(odd, []byte(base), 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := new(Reading).Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	if file, line := l.Outline().Location("actors[0]"); file != odd || line == 0 {
		t.Errorf("it is %q:%d", file, line)
	}
	// Two that are shown alike can't be told apart, so neither is opened.
	if err := os.WriteFile(filepath.Join(folder, "a\x1b[32m.yaml"), []byte("actors: []\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if l, err = new(Reading).Load(folder); err != nil {
		t.Fatal(err)
	}
	if file, _ := l.Outline().Location("actors[0]"); file != "" {
		t.Errorf("it is %q", file)
	}
}
