package cli

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"entente/model"
	"entente/ui/explorer"

	"github.com/google/go-cmp/cmp"
)

// install puts programs that do nothing into a folder of their own, which is all
// that is searched for programs.
func install(t *testing.T, names ...string) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("a program has another form there")
	}
	folder := t.TempDir()
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("#!/bin/sh\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", folder)
	return folder
}

func TestEditorCommand(t *testing.T) {
	home := install(t, "vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "kak", "hx", "helix", "code", "codium", "cursor",
		"subl", "zed", "idea", "kate", "ed", "env", "code-insiders.cmd", "my editor")
	for _, c := range []struct {
		name   string
		env    []string
		file   string
		want   []string
		window bool
	}{
		{name: "nothing set", file: "a.yaml", want: []string{"vi", "+12", "a.yaml"}},
		{name: "EDITOR", env: []string{"EDITOR=nano"}, file: "a.yaml", want: []string{"nano", "+12", "a.yaml"}},
		{name: "VISUAL first", env: []string{"EDITOR=nano", "VISUAL=vim"}, file: "a.yaml", want: []string{"vim", "+12", "a.yaml"}},
		{name: "an empty VISUAL", env: []string{"EDITOR=nano", "VISUAL= "}, file: "a.yaml", want: []string{"nano", "+12", "a.yaml"}},
		{name: "nvim", env: []string{"EDITOR=nvim -p"}, file: "a.yaml", want: []string{"nvim", "-p", "+12", "a.yaml"}},
		{name: "emacs", env: []string{"EDITOR=emacs -nw"}, file: "a.yaml", want: []string{"emacs", "-nw", "+12", "a.yaml"}},
		{name: "emacsclient", env: []string{"EDITOR=emacsclient -t -a ''"}, file: "a.yaml", want: []string{"emacsclient", "-t", "-a", "", "+12", "a.yaml"}},
		{name: "micro", env: []string{"EDITOR=micro"}, file: "a.yaml", want: []string{"micro", "+12", "a.yaml"}},
		{name: "kak", env: []string{"EDITOR=kak"}, file: "a.yaml", want: []string{"kak", "+12", "a.yaml"}},
		{name: "helix", env: []string{"EDITOR=hx"}, file: "a.yaml", want: []string{"hx", "a.yaml:12"}},
		{name: "helix in full", env: []string{"EDITOR=helix"}, file: "a.yaml", want: []string{"helix", "a.yaml:12"}},
		{name: "code", env: []string{"EDITOR=code"}, file: "a.yaml", want: []string{"code", "--goto", "--wait", "a.yaml:12"}, window: true},
		{name: "code that waits", env: []string{"EDITOR=code --wait"}, file: "a.yaml", want: []string{"code", "--wait", "--goto", "a.yaml:12"}, window: true},
		{name: "codium", env: []string{"EDITOR=codium -w"}, file: "a.yaml", want: []string{"codium", "-w", "--goto", "a.yaml:12"}, window: true},
		{name: "cursor", env: []string{"EDITOR=cursor"}, file: "-a.yaml", want: []string{"cursor", "--goto", "--wait", "./-a.yaml:12"}, window: true},
		{name: "with an extension", env: []string{"EDITOR=code-insiders.cmd"}, file: "a.yaml", want: []string{"code-insiders.cmd", "--goto", "--wait", "a.yaml:12"}, window: true},
		{name: "subl", env: []string{"EDITOR=subl -w"}, file: "a.yaml", want: []string{"subl", "-w", "a.yaml:12"}, window: true},
		{name: "zed", env: []string{"EDITOR=zed --wait"}, file: "a.yaml", want: []string{"zed", "--wait", "a.yaml:12"}, window: true},
		{name: "idea", env: []string{"EDITOR=idea --wait"}, file: "a.yaml", want: []string{"idea", "--wait", "--line", "12", "a.yaml"}, window: true},
		{name: "kate", env: []string{"EDITOR=kate -b"}, file: "a.yaml", want: []string{"kate", "-b", "--line", "12", "a.yaml"}, window: true},
		{name: "one that nobody knows", env: []string{"EDITOR=ed"}, file: "a.yaml", want: []string{"ed", "+12", "a.yaml"}},
		{name: "another starts it", env: []string{"EDITOR=env A=b vim"}, file: "a.yaml", want: []string{"env", "A=b", "vim", "+12", "a.yaml"}},
		{name: "quoted", env: []string{`EDITOR="` + home + `/my editor" -x 'a b' c\ d`}, file: "a.yaml", want: []string{home + "/my editor", "-x", "a b", "c d", "+12", "a.yaml"}},
		{name: "blanks in its name", env: []string{"EDITOR=" + home + "/my editor"}, file: "a.yaml", want: []string{home + "/my editor", "+12", "a.yaml"}},
		{name: "a variable", env: []string{"EDITOR=$BIN/vim", "BIN=" + home}, file: "a.yaml", want: []string{home + "/vim", "+12", "a.yaml"}},
		{name: "a file like a flag", env: []string{"EDITOR=vim"}, file: "-c!touch x.yaml", want: []string{"vim", "+12", "./-c!touch x.yaml"}},
		{name: "a file like a command", env: []string{"EDITOR=vim"}, file: "+q.yaml", want: []string{"vim", "+12", "./+q.yaml"}},
		{name: "a file with blanks", env: []string{"EDITOR=zed"}, file: "a b;c.yaml", want: []string{"zed", "a b;c.yaml:12"}, window: true},
		{name: "nothing is run", env: []string{"EDITOR=vim $(touch x)"}, file: "a.yaml", want: []string{"vim", "$(touch x)", "+12", "a.yaml"}},
	} {
		r := run{environ: c.env}
		got, err := r.editor(c.file, 12)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if diff := cmp.Diff(c.want, got.Command.Args); diff != "" || got.Windowed != c.window {
			t.Errorf("%s: a window %v, and %s", c.name, got.Windowed, diff)
		}
	}
}

func TestEditorRefused(t *testing.T) {
	install(t)
	for editor, want := range map[string]string{
		"":               "there is no editor “vi”; set VISUAL or EDITOR",
		"nonesuch -w":    "there is no editor “nonesuch”",
		"vi; touch x":    "needs a shell",
		"vi | x":         "needs a shell",
		"vi > x":         "needs a shell",
		`vi "a`:          "isn’t closed",
		`''`:             "names no program",
		"\x1b[31mvi\x07": "there is no editor “�",
	} {
		r := run{environ: []string{"EDITOR=" + editor}}
		_, err := r.editor("a.yaml", 1)
		if err == nil || !strings.Contains(err.Error(), want) || strings.ContainsRune(err.Error(), '\x1b') {
			t.Errorf("%q: %v, want %q", editor, err, want)
		}
	}
}

// Only a dossier from files has places.
func TestPlacesOfDossiers(t *testing.T) {
	t.Parallel()
	at := func(args ...string) (explorer.Location, bool) {
		t.Helper()
		res := onScreen.run(args...)
		res.wants(t, fine)
		if res.opened.Locate == nil {
			return explorer.Location{}, false
		}
		d := res.opened.Dossier
		return res.opened.Locate(d.Filter(model.Filter{}).See(model.Selection{Focus: model.Relationships})), true
	}
	if p, ok := at(); ok {
		t.Errorf("the dossier that is built in has a place: %v", p)
	}
	p, ok := at(small)
	if !ok || p.File != small || p.Name != small || p.Line < 2 {
		t.Fatalf("the first tie stands at %+v", p)
	}
	line := strings.Split(readFile(t, small), "\n")[p.Line-1]
	if !strings.Contains(line, "id:") {
		t.Errorf("there stands %q", line)
	}
}

// An editor for a form ends no sooner than its window.
func TestEditorsThatWait(t *testing.T) {
	for editor, want := range map[string]string{
		"vi": "vi +12 f", "nano": "nano +12 f", "code": "code --goto --wait f:12", "subl": "subl --wait f:12", "subl -w": "subl -w f:12",
		"idea": "idea --wait --line 12 f", "gvim": "gvim -f +12 f", "gvim -f": "gvim -f +12 f", "kate": "kate --block --line 12 f", "gedit": "gedit --wait +12 f", "hx": "hx f:12",
	} {
		install(t, strings.Fields(editor)[0])
		r := run{environ: []string{"EDITOR=" + editor}}
		e, err := r.editorThat(true, "f", 12)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(e.Command.Args, " "); got != want {
			t.Errorf("%s becomes %s, want %s", editor, got, want)
		}
	}
}
