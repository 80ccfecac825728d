package data

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// saves are the ways in which editors save.
var saves = map[string]func(t *testing.T, folder string){
	"written over": func(t *testing.T, folder string) { write(t, filepath.Join(folder, "a.yaml"), "anew") },
	"written over with as much": func(t *testing.T, folder string) {
		write(t, filepath.Join(folder, "a.yaml"), "two")
		later(t, folder, "a.yaml")
	},
	"appended to": func(t *testing.T, folder string) {
		f, err := os.OpenFile(filepath.Join(folder, "a.yaml"), os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteString(" more"); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	},
	"another put in its place": func(t *testing.T, folder string) {
		info, err := os.Stat(filepath.Join(folder, "a.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(folder, "a.yaml~"), "two")
		if err := os.Chtimes(filepath.Join(folder, "a.yaml~"), info.ModTime(), info.ModTime()); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(filepath.Join(folder, "a.yaml~"), filepath.Join(folder, "a.yaml")); err != nil {
			t.Fatal(err)
		}
	},
	"moved away and written anew": func(t *testing.T, folder string) {
		if err := os.Rename(filepath.Join(folder, "a.yaml"), filepath.Join(folder, "a.bak")); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(folder, "a.yaml"), "anew")
	},
	"a file more": func(t *testing.T, folder string) { write(t, filepath.Join(folder, "c.yml"), "three") },
	"a file less": func(t *testing.T, folder string) { remove(t, folder, "b.yaml") },
	"the folder put elsewhere, and another in its place": func(t *testing.T, folder string) {
		if err := os.Rename(folder, folder+"~"); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(folder, "a.yaml"), "another")
	},
	"all gone": func(t *testing.T, folder string) { remove(t, folder, "a.yaml"); remove(t, folder, "b.yaml") },
	"several ones": func(t *testing.T, folder string) {
		write(t, filepath.Join(folder, "a.yaml"), "1")
		write(t, filepath.Join(folder, "b.yaml"), "2")
	},
}

// later makes a file younger than it is, since some file systems only tell
// seconds.
func later(t *testing.T, folder, name string) {
	t.Helper()
	soon := time.Now().Add(2 * time.Second)
	if err := os.Chtimes(filepath.Join(folder, name), soon, soon); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, folder, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(folder, name)); err != nil {
		t.Fatal(err)
	}
}

func TestWatchSeesEverySave(t *testing.T) {
	t.Parallel()
	for name, save := range saves {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			write(t, filepath.Join(folder, "a.yaml"), "one")
			write(t, filepath.Join(folder, "b.yaml"), "two")
			w := NewWatch(folder)
			if !w.AtRest() {
				t.Error("it isn't at rest before anything happens")
			}
			before := NewWatch(folder)
			waited := make(chan error)
			go func() { waited <- w.Changed(t.Context()) }()
			save(t, folder) // before the wait begins, or while it lasts
			if before.AtRest() {
				t.Error("it is at rest, though it was saved")
			}
			if err := <-waited; err != nil {
				t.Error(err)
			}
			if !w.AtRest() {
				t.Error("it isn't at rest once the save is over")
			}
		})
	}
}

// TestWatchPassesOver saves what is no file of the dossier: the wait then only
// ends with its context.
func TestWatchPassesOver(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	write(t, filepath.Join(folder, "a.yaml"), "one")
	w := NewWatch(folder)
	write(t, filepath.Join(folder, ".a.yaml.swp"), "x")
	write(t, filepath.Join(folder, "notes.txt"), "x")
	if !w.AtRest() {
		t.Error("what Load passes over counts as a save")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := w.Changed(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("the wait ends with %v", err)
	}
}

func BenchmarkLook(b *testing.B) {
	name := filepath.Join(b.TempDir(), "a.yaml")
	if err := os.WriteFile(name, []byte("one"), 0o600); err != nil {
		b.Fatal(err)
	}
	w := NewWatch(name)
	for b.Loop() {
		w.AtRest()
	}
}

// TestNotices holds that, where the kernel knows of all that changes, it tells of each way
// to save, and of nothing else.
func TestNotices(t *testing.T) {
	t.Parallel()
	for name, save := range saves {
		folder, err := filepath.EvalSymlinks(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		folder = filepath.Join(folder, "dossier")
		write(t, filepath.Join(folder, "a.yaml"), "one")
		write(t, filepath.Join(folder, "b.yaml"), "two")
		for _, watched := range []string{folder, filepath.Join(folder, "a.yaml")} {
			notices, stop := (&Watch{name: watched}).notices()
			defer stop()
			if notices == nil {
				t.Skip("here files are looked at again and again")
			}
			select {
			case <-notices:
				t.Errorf("%s: a notice of nothing", name)
			default:
			}
			defer func() { <-notices }() // behind the save
		}
		save(t, folder)
	}
}

// TestNoNoticesBehindLinks holds that what a link leads to is looked at: it may come to
// lead elsewhere.
func TestNoNoticesBehindLinks(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	write(t, filepath.Join(folder, "real", "a.yaml"), "one")
	if os.Symlink("real", filepath.Join(folder, "link")) != nil || os.Symlink("real/a.yaml", filepath.Join(folder, "a.yaml")) != nil {
		t.Skip("no links are to be had")
	}
	for _, name := range []string{"link", "link/a.yaml", "a.yaml", "nowhere"} {
		if notices, stop := (&Watch{name: filepath.Join(folder, name)}).notices(); notices != nil {
			t.Errorf("%s: there are notices", name)
			stop()
		}
	}
}
