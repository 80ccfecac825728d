package data

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLoad(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, text := range map[string]string{
		"b.yml":       "actors: [{id: west, name: West, type: state}]\n",
		"a.yaml":      base,
		".#a.yaml":    "not: read\n",
		"notes.txt":   "not: read\n",
		"sub/c.yaml":  "not: read\n",
		"d.yaml/x.md": "not: read\n",
	} {
		write(t, filepath.Join(folder, name), text)
	}
	l, err := new(Reading).Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	if got := l.Records.Actors; len(got) != 4 || got[3].ID != "west" {
		t.Errorf("the actors are %v", got)
	}
	if got, want := l.Location("actors[3].name").String(), filepath.Join(folder, "b.yml")+":1:27"; got != want {
		t.Errorf("the place is %s, want %s", got, want)
	}
	if _, err := new(Reading).Load(filepath.Join(folder, "a.yaml")); err != nil {
		t.Errorf("a file alone: %v", err)
	}
}

func TestLoadFails(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	_, err := new(Reading).Load(filepath.Join(folder, "no\x1b[31mthing"))
	if !errors.Is(err, fs.ErrNotExist) || strings.Contains(err.Error(), "\x1b") || !strings.Contains(err.Error(), "check the name") {
		t.Errorf("what isn't there: %v", err)
	}
	if _, err := new(Reading).Load(folder); err == nil || !strings.Contains(err.Error(), "holds no dossier") {
		t.Errorf("an empty folder: %v", err)
	}
	write(t, filepath.Join(folder, "bad\u202e.yaml"), "a: b\n")
	if _, err := new(Reading).Load(folder); err == nil || strings.Contains(err.Error(), "\u202e") {
		t.Errorf("a file with a name that turns text round: %q", err)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
