//go:build unix

package cli_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/data"
)

// asScribe is the argument by which the test binary plays an editor that does what a
// test has written down, in a folder that follows.
const asScribe = "--as-scribe"

// An order is what a scribe does with a file when it is called once.
type order struct {
	Replace [][2]string       // texts in it
	Append  map[string]string // to other files
	Code    int               // its exit code
}

// scribe does the first order that isn't done yet, and keeps what it was given.
func scribe() int {
	folder, file := os.Args[2], os.Args[len(os.Args)-1]
	for n := 1; ; n++ {
		name := filepath.Join(folder, fmt.Sprint(n))
		todo, err := os.ReadFile(name)
		if err != nil {
			return 99
		}
		if _, err := os.Stat(name + ".given"); err == nil {
			continue
		}
		text, err := os.ReadFile(file)
		var o order
		if err != nil || json.Unmarshal(todo, &o) != nil || os.WriteFile(name+".given", text, 0o600) != nil {
			return 98
		}
		now := string(text)
		for _, r := range o.Replace {
			now = strings.Replace(now, r[0], r[1], 1)
		}
		for other, more := range o.Append {
			was, _ := os.ReadFile(other)
			if os.WriteFile(other, append(was, more...), 0o600) != nil {
				return 97
			}
		}
		if now != string(text) && os.WriteFile(file, []byte(now), 0o600) != nil {
			return 96
		}
		return o.Code
	}
}

// ordered has a scribe do these one after the other, and returns its folder and the
// environment.
func ordered(t *testing.T, orders ...order) (folder string, env []string) {
	t.Helper()
	folder = t.TempDir()
	for i, o := range orders {
		text, err := json.Marshal(o)
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(folder, fmt.Sprint(i+1)), string(text))
	}
	return folder, []string{"EDITOR=" + os.Args[0] + " " + asScribe + " " + folder, "TMPDIR=" + folder}
}

// forms returns the forms that are left in a folder.
func formsIn(t *testing.T, folder string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, "entente-*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestPtyAdd adds and changes claims under the explorer, with a mistake on the way.
func TestPtyAdd(t *testing.T) {
	t.Parallel()
	name, text := ownFile(t)
	folder, env := ordered(t,
		order{Replace: [][2]string{{"\nby: \n", "\nby: rivr\n"}, {"\nstance: \n", "\nstance: denies\n"}, {"\nparagraph: \n", "\nparagraph: 9\n"}}},
		order{Replace: [][2]string{{"by: rivr", "by: river"}}},
		order{},
		order{Replace: [][2]string{{"summary: Ten sacks", "summary: Twelve sacks"}}},
	)
	c := open(t, start{args: []string{name}, env: env})
	c.shows("2 Relationships of Town", "ten sacks")
	c.press("a")
	c.shows("a Add to the dossier", "A quotation.")
	c.press("c")
	c.shows("added the claim on mill-town-flour")
	want := strings.Replace(text, "{by: smith, stance: declines, source: letter, paragraph: 1}\n", "{by: smith, stance: declines, source: letter, paragraph: 1}\n      - {by: river, stance: denies, source: gazette, paragraph: 9}\n", 1)
	if got := read(t, name); got != want {
		t.Errorf("it became\n%s", got)
	}
	if given := read(t, filepath.Join(folder, "2.given")); !strings.Contains(given, "#! there is no actor or source \"rivr\"; did you mean \"river\"?\nby: rivr") {
		t.Errorf("the mistake is told so:\n%s", given)
	}
	c.shows("✗2")
	c.press("a")
	c.shows("a Add to the dossier")
	c.press("t")
	c.shows("nothing is changed: the form was left as it was")
	c.press("A")
	c.shows("changed the tie mill-town-flour", "Twelve sacks")
	if got := read(t, name); got != strings.Replace(want, "Ten sacks went", "Twelve sacks went", 1) {
		t.Errorf("it became\n%s", got)
	}
	if left := formsIn(t, folder); len(left) > 0 {
		t.Errorf("it left %v", left)
	}
	c.press("q")
	c.ends(0)
}

// TestPtyAddKeeps keeps what was written, where it can't be written into the dossier.
func TestPtyAddKeeps(t *testing.T) {
	t.Parallel()
	name, text := ownFile(t)
	filled := [][2]string{{"\nid: \n", "\nid: miller\n"}, {"\nname: \n", "\nname: Miller\n"}, {"\ntype: \n", "\ntype: person\n"}}
	folder, env := ordered(t,
		order{Replace: filled, Append: map[string]string{name: "# changed\n"}},
		order{Replace: filled, Code: 3},
		order{Replace: filled[:2]}, order{},
		order{Replace: filled},
	)
	for n, said := range []string{"has changed meanwhile", "failed", "still has mistakes"} {
		c := open(t, start{args: []string{"add", "actor", name}, env: env, early: true})
		c.exits(1)
		if got := string(c.written()); !strings.Contains(got, said) || !strings.Contains(got, "what you wrote is kept in "+folder) {
			t.Errorf("it says %q", got)
		}
		if got := string(c.written()); strings.HasPrefix(got, "\r\n") {
			t.Errorf("it begins with an empty line: %q", got)
		}
		left := formsIn(t, folder)
		if len(left) != n+1 {
			t.Fatalf("it left %v", left)
		}
		if !strings.Contains(read(t, left[n])+read(t, left[0]), "id: miller") {
			t.Error("what was written isn’t kept")
		}
		if got := read(t, name); got != text+"# changed\n" {
			t.Errorf("it became\n%s", got)
		}
	}
	c := open(t, start{args: []string{"add", "actor", name}, env: env, early: true})
	c.exits(0)
	if got := read(t, name); !strings.Contains(got, "\n  - {id: miller, name: Miller, type: person}\n\ntie_types:") {
		t.Errorf("it became\n%s", got)
	}
}

// TestPtyAddOnFullDisk keeps what was written where its mistakes have no room.
func TestPtyAddOnFullDisk(t *testing.T) {
	t.Parallel()
	name, _ := ownFile(t)
	e, err := new(data.Reading).Edit(name)
	if err != nil {
		t.Fatal(err)
	}
	form, err := e.Add("actor", "", nil)
	if err != nil {
		t.Fatal(err)
	}
	written := strings.Replace(form.Text, "\nid: \n", "\nid: miller\n# "+strings.Repeat("x", room-20-len(form.Text))+"\n", 1)
	folder, env := ordered(t, order{Replace: [][2]string{{form.Text, written}}})
	env[0] = strings.Replace(env[0], "EDITOR=", "EDITOR=/usr/bin/env "+part+"="+asProgram+" ", 1)
	c := open(t, start{args: []string{"add", "actor", name}, env: append(env, part+"="+asCramped), early: true})
	c.exits(1)
	left := formsIn(t, folder)
	if len(left) != 1 || read(t, left[0]) != written {
		t.Errorf("it left %v; it says %q", left, c.written())
	}
	if got := string(c.written()); !strings.Contains(got, "file too large") || !strings.Contains(got, "what you wrote is kept in "+folder) {
		t.Errorf("it says %q", got)
	}
}

// What can't be read any more is kept and told, unless it is gone.
func TestPtyAddKeepsWhatCannotBeRead(t *testing.T) {
	t.Parallel()
	name, _ := ownFile(t)
	for editor, kept := range map[string]int{"/bin/rm": 0, `/bin/sh -c 'dd if=/dev/null of="$1" bs=1 seek=99999999'`: 1} {
		folder := t.TempDir()
		c := open(t, start{args: []string{"add", "actor", name}, env: []string{"EDITOR=" + editor, "TMPDIR=" + folder}, early: true})
		c.exits(1)
		if got := string(c.written()); len(formsIn(t, folder)) != kept || strings.Contains(got, "what you wrote is kept in "+folder) != (kept > 0) {
			t.Errorf("%s: it left %v, and says %q", editor, formsIn(t, folder), got)
		}
	}
}
