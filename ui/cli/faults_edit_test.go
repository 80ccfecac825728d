//go:build unix

package cli_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente/data"
	"entente/data/safefile"
	"entente/model"
	"entente/ui/internal/sample"

	"github.com/google/go-cmp/cmp"
)

// An amending is a command that changes a file in a folder.
type amending struct {
	args []string
	in   string
}

// amendable makes a folder with a dossier that has more than the room of a cramped
// disk, a link to it, and the commands that would change it.
func amendable(t *testing.T) (folder, file string, commands map[string]amending) {
	t.Helper()
	folder = t.TempDir()
	file = filepath.Join(folder, "own.yaml")
	small, err := os.ReadFile("testdata/small.yaml")
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, file, strings.Repeat("# what others wrote\n", room/10)+string(small))
	return folder, file, map[string]amending{
		"add":    {[]string{"add", "actor", file}, "{id: miller, name: Miller, type: person}"},
		"change": {[]string{"change", "actor", "mill", file}, "{id: mill, name: The Old One, type: organization}"},
		"merge":  {[]string{"merge", "smith", "school", file}, ""},
	}
}

// amends runs such a command in a part, and gives its exit code and what it said.
func amends(t *testing.T, as string, a amending) (code int, said string) {
	t.Helper()
	c := played(as, a.args...)
	c.Stdin = strings.NewReader(a.in)
	return goes(t, c)
}

func TestAmendOnFullDisk(t *testing.T) {
	t.Parallel()
	folder, file, commands := amendable(t)
	before := snapshot(t, folder)
	for name, a := range commands {
		code, said := amends(t, asCramped, a)
		if code != 1 || !strings.Contains(said, file) || !strings.Contains(said, "file too large") || !strings.Contains(said, "untouched") {
			t.Errorf("%s: exit code %d, and it said %q", name, code, said)
		}
		if diff := cmp.Diff(before, snapshot(t, folder)); diff != "" {
			t.Errorf("%s changed it: %s", name, diff)
		}
	}
}

func TestAmendReadOnly(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		as           string
		folder, file os.FileMode
	}{{asNobody, 0o555, 0o666}, {asNobody, 0o777, 0o644}, {asNobody, 0o777, 0o444}, {asProgram, 0o755, 0o444}} {
		folder, file, commands := amendable(t)
		before := snapshot(t, folder)
		for name, mode := range map[string]os.FileMode{filepath.Dir(folder): 0o711, folder: c.folder, file: c.file} {
			if err := os.Chmod(name, mode); err != nil {
				t.Fatal(err)
			}
		}
		t.Cleanup(func() { os.Chmod(folder, 0o700) }) //nolint:errcheck // else it can't be removed
		if os.Getuid() != 0 && c.as == asNobody && c.folder == 0o777 && c.file == 0o644 {
			continue // the file is their own then
		}
		for name, a := range commands {
			code, said := amends(t, c.as, a)
			if code != 1 || !strings.Contains(said, file) || !strings.Contains(said, "permission denied") {
				t.Errorf("%s in %v with %v: exit code %d, and it said %q", name, c.folder, c.file, code, said)
			}
			if diff := cmp.Diff(before, snapshot(t, folder)); diff != "" {
				t.Errorf("%s changed it: %s", name, diff)
			}
		}
	}
}

// TestAmendThroughLink changes what a link leads to, with its mode, and keeps the link.
func TestAmendThroughLink(t *testing.T) {
	t.Parallel()
	_, file, commands := amendable(t)
	link := filepath.Join(t.TempDir(), "link.yaml")
	if err := os.Symlink(file, link); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(file, 0o640); err != nil {
		t.Fatal(err)
	}
	a := commands["add"]
	a.args = []string{"add", "actor", link}
	before := read(t, file)
	if code, said := amends(t, asProgram, a); code != 0 {
		t.Fatalf("exit code %d, and it said %q", code, said)
	}
	if target, err := os.Readlink(link); err != nil || target != file {
		t.Errorf("the link became %q, %v", target, err)
	}
	const last = "{id: school, name: The School, type: organization, summary: It teaches.}\n"
	if got := read(t, file); got != strings.Replace(before, last, last+"  - {id: miller, name: Miller, type: person}\n", 1) {
		t.Errorf("it became\n%s", got)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("its mode became %v, %v", info.Mode(), err)
	}
}

// TestKilledWhileMerging kills a merge that changes several files, before the first has
// its name and once one has. Each file is whole then, the old one or the new. Where the
// two are a dossier together the next run goes on to the end.
func TestKilledWhileMerging(t *testing.T) {
	t.Parallel()
	records := sample.Records(1000)
	keep, drop := strangers(t, records)
	fresh := func() (folder string, args []string) {
		folder = filepath.Join(t.TempDir(), "dossier")
		if err := data.Write(folder, records, 100, data.Limits{}); err != nil {
			t.Fatal(err)
		}
		return folder, []string{"merge", keep, drop, folder}
	}
	folder, args := fresh()
	old := contents(t, folder, "")
	if code, said := goes(t, played(asProgram, args...)); code != 0 {
		t.Fatalf("exit code %d, and it said %q", code, said)
	}
	merged := contents(t, folder, "")
	deadline := time.Now().Add(patience)
	for tries, inTime := 0, false; tries < 4 || !inTime; tries++ {
		if time.Now().After(deadline) {
			t.Fatal("it was always done before it could be killed")
		}
		folder, args = fresh()
		moment := func() bool { return writing(folder) }
		if tries%2 == 1 {
			moment = func() bool {
				for file, text := range merged {
					if now, err := os.ReadFile(folder + file); err == nil && string(now) == text && text != old[file] {
						return true
					}
				}
				return false
			}
		}
		killed(t, args, moment)
		got := contents(t, folder, "")
		oldOrNew(t, got, old, merged)
		inTime = inTime || !cmp.Equal(got, merged)
		loaded, err := new(data.Reading).Load(folder)
		if err != nil && !errors.As(err, new(data.Refused)) {
			t.Fatalf("it left what can’t be read: %v", err)
		}
		if err == nil && !cmp.Equal(got, merged) && len(safefile.Leftovers(folder)) > 0 && len(loaded.Warnings()) == 0 {
			t.Error("nothing warns of what it left")
		}
		if err != nil || cmp.Equal(got, merged) {
			continue // or what is left to do is told, place by place
		}
		if code, said := goes(t, played(asProgram, args...)); code != 0 {
			t.Errorf("the next run ends with %d and says %q", code, said)
		}
		if diff := cmp.Diff(merged, contents(t, folder, "")); diff != "" {
			t.Errorf("the next run wrote another: %.500s", diff)
		}
	}
}

// strangers returns two actors whom ties name, and no tie ties: the last that there
// are.
func strangers(t *testing.T, r model.Records) (keep, drop string) {
	t.Helper()
	d, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	met := map[[2]string]bool{}
	ties := map[string]int{}
	for i := range d.Ties {
		for _, a := range d.EndsOf(&d.Ties[i]) {
			ties[a.ID]++
			for _, b := range d.EndsOf(&d.Ties[i]) {
				met[[2]string{a.ID, b.ID}] = true
			}
		}
	}
	for i := range d.Actors {
		for n := range d.Actors[:i] {
			if a, b := d.Actors[n].ID, d.Actors[i].ID; !met[[2]string{a, b}] && ties[a] > 1 && ties[b] > 1 {
				keep, drop = a, b
			}
		}
	}
	if drop == "" {
		t.Skip("all actors have met")
	}
	return keep, drop
}
