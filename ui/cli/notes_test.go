package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/model"
	"entente/ui/explorer"
)

// TestNotes walks from notes on one machine to another, where there are others.
func TestNotes(t *testing.T) {
	t.Parallel()
	here, there := world{environ: []string{"XDG_STATE_HOME=" + t.TempDir()}}, world{environ: []string{"XDG_STATE_HOME=" + t.TempDir()}}
	note := func(w world, ref model.Ref, n model.Note) {
		t.Helper()
		r := run{environ: w.environ}
		loaded, err := r.load([]string{small})
		if err != nil {
			t.Fatal(err)
		}
		if n.Checked != "" {
			n.Checked = loaded.Dossier.Print(ref)
		}
		if _, err := r.noteKeeper(loaded.Dossier)(ref, model.Note{}, n); err != nil {
			t.Fatal(err)
		}
	}
	tie := model.Ref{Tie: "mill-town-flour"}
	note(here, tie, model.Note{Text: "ours", Checked: "yes"})
	note(there, tie, model.Note{Text: "theirs"})
	file := filepath.Join(t.TempDir(), "mine.json")
	here.run("export", "--notes", "-o", file, small).wants(t, fine)
	here.run("export", "--notes", "-o", file, small).wants(t, failed)
	if out := here.run("export", "--notes", small).out; out != readFile(t, file) {
		t.Errorf("to standard output goes %q", out)
	}
	for range 2 { // the second time nothing is added
		res := there.run("notes", "--import", file, small)
		res.wants(t, fine)
		if !strings.Contains(res.out, "1 of ") || !strings.Contains(res.out, "; checked; note: theirs / ours\n") {
			t.Errorf("imported: %s", res.out)
		}
	}
	res := there.run("list", "ties", "--format", "tsv", "--check", "noted", small)
	res.wants(t, fine)
	if n := strings.Count(res.out, "\n"); n != 2 {
		t.Errorf("with a note: %s", res.out)
	}
	res = there.run("--plain", "--tie", "mill-town-flour", small)
	if out := strings.Join(strings.Fields(res.out), " "); !strings.Contains(out, "Checked. Your note: theirs / ours.") {
		t.Errorf("plain text: %s", res.out)
	}
	changed := edition(t, "new.yaml", "amount: ten sacks", "amount: nine sacks")
	if res = there.run("notes", changed); !strings.Contains(res.out, "changed since it was checked") {
		t.Errorf("after a change: %s", res.out)
	}
	renamed := edition(t, "renamed.yaml", "mill-town-flour", "mill-town-bread")
	there.opens = func(explorer.Options) (explorer.Outcome, error) { return explorer.Outcome{}, nil }
	there.inTerminal, there.outTerminal, there.environ = true, true, append(there.environ, "TERM=xterm")
	if notice := there.run(renamed).opened.Notice; !strings.Contains(string(notice), "1 note of yours is on what is gone") {
		t.Errorf("after its tie went: %q", notice)
	}
	there.run("notes", "--import", small, small).wants(t, failed)
	if res := there.run("notes", "--import", file); res.code != failed || !strings.Contains(res.err, "holds notes on the dossier") {
		t.Errorf("notes on another dossier: %d %s", res.code, res.err)
	}
	long := filepath.Join(t.TempDir(), "long.json")
	for n, code := range map[int]int{3000: fine, 20_001: failed} { // no note is cut in silence
		text := `{"version": 1, "notes": [{"tie": "mill-town-flour", "note": "` + strings.Repeat("ö", n) + `"}]}`
		if err := os.WriteFile(long, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if res := there.run("notes", "--import", long, small); res.code != code || code == fine && strings.Count(res.out, "ö") != n {
			t.Errorf("a note of %d characters: %d %.200s %s", n, res.code, res.out, res.err)
		}
	}
	there.run("notes", "--import", filepath.Join(t.TempDir(), "none"), small).wants(t, failed)
}

// TestNotesNeedAHome holds that it is told of notes what they lack where nothing can be kept.
func TestNotesNeedAHome(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "mine.json")
	write(t, file, `{"version": 1, "notes": []}`)
	res := entente("notes", "--import", file, small)
	if res.wants(t, failed, "no home folder is known; set "); strings.Contains(res.err, "marks") {
		t.Errorf("it says %q", res.err)
	}
}

// TestBrokenNotes holds that broken notes are set aside and told, in text too.
func TestBrokenNotes(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	w := world{environ: []string{"XDG_STATE_HOME=" + home}}
	if err := os.MkdirAll(filepath.Join(home, "entente"), 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(home, "entente", "small.notes"), "{")
	res := w.run("list", "ties", small)
	if !strings.Contains(res.err, "your notes are broken; they are now in ") || !strings.Contains(res.err, "small.notes.broken-1") || res.code != fine {
		t.Errorf("%d: %q", res.code, res.err)
	}
	if res = w.run("list", "ties", small); res.err != "" {
		t.Errorf("the second time: %q", res.err)
	}
}

// TestBrokenNotesAreNotExported holds that notes that can't be read replace none that were
// exported before.
func TestBrokenNotesAreNotExported(t *testing.T) {
	t.Parallel()
	home, file := t.TempDir(), filepath.Join(t.TempDir(), "mine.json")
	w := world{environ: []string{"XDG_STATE_HOME=" + home}}
	if err := os.MkdirAll(filepath.Join(home, "entente"), 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(home, "entente", "small.notes"), "{")
	write(t, file, "exported before")
	w.run("export", "--notes", "--force", "-o", file, small).wants(t, failed, "your notes are broken", "small.notes.broken-1")
	if text := readFile(t, file); text != "exported before" {
		t.Errorf("in the file is %q", text)
	}
}

// TestNotesAreExportedWhole holds that no flag is taken with --notes that would leave some
// of them.
func TestNotesAreExportedWhole(t *testing.T) {
	t.Parallel()
	flags := map[string]string{"since": small, "search": "flour", "format": "json"}
	for _, row := range filterRows() {
		flags[row.name] = "true"
	}
	for name, value := range flags {
		entente("export", "--notes", "--"+name+"="+value, small).wants(t, misused, "--notes exports all of your notes, in a format of its own; leave --"+name+" out")
	}
}
