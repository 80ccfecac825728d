package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"entente/model"
	"entente/ui/explorer"
)

// set is a world in which the reader has a configuration.
func set(t *testing.T, text string) (w world, file string) {
	t.Helper()
	home := t.TempDir()
	file = filepath.Join(home, "entente", "config.yaml")
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	w = onScreen
	w.environ = []string{"TERM=xterm", "HOME=" + home, "XDG_CONFIG_HOME=" + home, "AppData=" + home}
	return w, file
}

// The file that entente config prints has every setting with its comment, and takes
// each of them as it stands once the # is off.
func TestConfigPrintsWhatItReads(t *testing.T) {
	t.Parallel()
	printed := onScreen.run("config")
	if printed.code != fine {
		t.Fatal(printed)
	}
	text := regexp.MustCompile(`(?m)^#(\S|  \S)`).ReplaceAllString(printed.out, "$1")
	w, file := set(t, text)
	res := w.run(small)
	if res.code != fine || res.opened == nil {
		t.Fatalf("it is refused:\n%s\n%s", res.err, text)
	}
	if got := res.opened; len(got.Keys) != len(explorer.Actions()) || got.Colours != explorer.UsualColours(explorer.ThemeNamed("dark")) || got.NoMouse || got.ASCII {
		t.Errorf("of %s it takes %+v", file, got.Terminal)
	}
	for _, s := range new(config).settings("") {
		if s.about == "" || !strings.Contains(text, "\n"+s.Name+":") || len(s.usual) != max(1, len(s.Of)) {
			t.Errorf("%s isn't printed, or without a comment", s.Name)
		}
	}
}

// A setting holds where no flag says otherwise.
func TestConfigYieldsToFlags(t *testing.T) {
	t.Parallel()
	w, _ := set(t, "theme: light\nascii: true\nmouse: false\norder: date\ncolours: {accent: 33}\nkeys: {help: f2}\n")
	got := w.run(small).opened
	if got.Theme != explorer.ThemeNamed("light") || !got.ASCII || !got.NoMouse || got.Start.Order != model.OrderDate || got.Colours[2] != "33" || len(got.Keys) != 1 {
		t.Errorf("it opens as %+v, by %v", got.Terminal, got.Start.Order)
	}
	got = w.run(small, "--theme", "dark", "--ascii=false", "--order", "type").opened
	if got.Theme != explorer.ThemeNamed("dark") || got.ASCII || got.Start.Order != model.OrderType || !got.NoMouse {
		t.Errorf("with flags it opens as %+v, by %v", got.Terminal, got.Start.Order)
	}
	view := got.Dossier.Filter(model.Filter{})
	if line := got.Command(view.See(got.Start.Selection), false); !strings.Contains(string(line), "--order type") || !strings.Contains(string(line), "--ascii=false") {
		t.Errorf("the command line %q would open another order", line)
	}
	got = w.run(small, "--no-config").opened
	if got.Theme != explorer.ThemeNamed("auto") || got.ASCII || got.NoMouse || len(got.Keys) > 0 {
		t.Errorf("without it, it opens as %+v", got.Terminal)
	}
}

// What is wrong in a configuration keeps the explorer shut, is told with its places, and
// can be passed by; what needs no explorer doesn't read it.
func TestConfigIsRefused(t *testing.T) {
	t.Parallel()
	w, file := set(t, "them: dark\nexports: here\ncolours: {accent: \"#12345\", muted: []}\nkeys:\n  next row: [t, Z]\n  hop: x\n")
	res := w.run(small)
	if res.code != refused || res.opened != nil {
		t.Fatalf("it ends with %d", res.code)
	}
	for _, want := range []string{
		`:1:1: the configuration has no field "them"; did you mean "theme"?`,
		":2:10: exports is no absolute path; begin it with / or ~/",
		":3:19: accent can’t be “#12345”",
		":3:36: muted can’t be",
		`:5:13: the key "t" of "next row" is the key of "filter by type" already; give that another key`,
		`:6:3: keys has no field "hop"`,
	} {
		if !strings.Contains(res.err, file+want) {
			t.Errorf("it doesn’t tell %s:\n%s", want, res.err)
		}
	}
	if !strings.Contains(res.err, "entente: the configuration is refused: 6 mistakes; entente --no-config opens without it") {
		t.Errorf("it doesn’t say what to do:\n%s", res.err)
	}
	if res := w.run(small, "--no-config"); res.opened == nil {
		t.Errorf("there is no way past it:\n%s", res.err)
	}
	for _, args := range [][]string{{"--plain", small}, {"config"}, {"list", "ties", small}, {"check", small}} {
		if res := w.run(args...); res.code != fine {
			t.Errorf("%v ends with %d:\n%s", args, res.code, res.err)
		}
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if res := w.run(small); res.opened == nil || res.err != "" {
		t.Errorf("without a file: %s", res.err)
	}
	if err := os.Mkdir(file, 0o700); err != nil {
		t.Fatal(err)
	}
	if res := w.run(small); res.code != failed || !strings.Contains(res.err, "--no-config") {
		t.Errorf("a folder in its place: %d, %s", res.code, res.err)
	}
	w.environ[2] = "XDG_CONFIG_HOME=relative"
	if res := w.run(small); res.opened == nil {
		t.Errorf("a relative folder isn’t passed over: %s", res.err)
	}
}

// Exports go into the folder that is set, unless the name has one.
func TestConfigExports(t *testing.T) {
	t.Parallel()
	w, _ := set(t, "exports: ~/out\n")
	home := strings.TrimPrefix(w.environ[1], "HOME=")
	if err := os.Mkdir(filepath.Join(home, "out"), 0o700); err != nil {
		t.Fatal(err)
	}
	got := w.run(small).opened
	s := got.Dossier.Filter(model.Filter{}).See(got.Start.Selection)
	for name, want := range map[string]string{"a.json": "out/a.json", filepath.Join(home, "b.json"): "b.json"} {
		if _, err := got.Export(explorer.Shot{Scene: s}, "json", name, false)(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(filepath.Join(home, want)); err != nil {
			t.Error(err)
		}
	}
}
