package cli

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/ui/explorer"

	"github.com/google/go-cmp/cmp"
)

// wrongDossier has mistakes in an order that isn't theirs, and wide letters
// before one.
const wrongDossier = "ties: []\nactors:\n  - {id: a, name: 中文, type: sate}\n  - {id: a, name: B, type: state}\ndossier: {id: x, title: X}\n"

const wrongTold = `bad.yaml:3:29: type can’t be "sate"; did you mean "state"? Or write one of state, territory, organization, alliance, group, person
      - {id: a, name: 中文, type: sate}
                                  ^
bad.yaml:4:10: the id "a" is taken, at bad.yaml:3:10; take another id
      - {id: a, name: B, type: state}
             ^
`

// inFolder writes files and goes to their folder.
func inFolder(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestCheck(t *testing.T) {
	entente("check", small, "testdata").wants(t, fine)
	inFolder(t, map[string]string{"bad.yaml": wrongDossier})
	res := entente("check", "bad.yaml")
	res.wants(t, refused)
	if diff := cmp.Diff(wrongTold, res.out); diff != "" || res.err != "" {
		t.Errorf("%s\nand on standard error: %q", diff, res.err)
	}
	entente("check", "bad.yaml", "gone.yaml").wants(t, failed, "no file gone.yaml")
}

// The explorer says the same of a broken dossier, and shows nothing of it.
func TestBrokenDossiersAreToldAlike(t *testing.T) {
	inFolder(t, map[string]string{"bad.yaml": wrongDossier})
	for name, w := range map[string]world{"on a screen": onScreen, "in a pipe": {}} {
		res := w.run("bad.yaml")
		res.wants(t, refused)
		if diff := cmp.Diff(wrongTold+"entente: the dossier is refused: 2 mistakes\n", res.err); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if res.opened != nil || res.out != "" {
			t.Errorf("%s: something of it was shown: %q", name, res.out)
		}
	}
}

func TestCheckIsContent(t *testing.T) {
	t.Chdir(t.TempDir())
	entente("new", "bridge").wants(t, fine)
	res := entente("check", "bridge")
	res.wants(t, fine)
	if want := "checked 1 dossier: no mistakes\n"; res.out != want {
		t.Errorf("it says %q, want %q", res.out, want)
	}
	res = entente("check", "--format", "json", "bridge")
	res.wants(t, fine)
	if res.out != "[]\n" {
		t.Errorf("it says %q, want an empty array", res.out)
	}
}

// Warnings are told, and no mistakes unless they are to be.
func TestCheckWarns(t *testing.T) {
	const told = `:61:5: warning: no claim names the quotation; name it in a claim that it carries
      - {id: rye-war, text: rye war, source: letter, parag…
        ^
`
	res := entente("check", small)
	res.wants(t, fine)
	if !strings.HasSuffix(res.out, small+told+"checked 1 dossier: no mistakes, 4 warnings\n") {
		t.Errorf("it says %q", res.out)
	}
	res = entente("check", "--strict", small)
	res.wants(t, refused)
	if !strings.HasSuffix(res.out, small+strings.Replace(told, "warning: ", "", 1)) {
		t.Errorf("it says %q", res.out)
	}
	res = entente("check", "--format", "json", small)
	res.wants(t, fine)
	var got []map[string]any
	if err := json.Unmarshal([]byte(res.out), &got); err != nil || len(got) != 4 || got[3]["warning"] != true {
		t.Errorf("it says %q (%v)", res.out, err)
	}
}

func TestCheckForEditors(t *testing.T) {
	inFolder(t, map[string]string{"bad.yaml": wrongDossier + "sources: [{id: s}]\n"})
	res := entente("check", "bad.yaml", "--format=json")
	res.wants(t, refused)
	var got []map[string]any
	if err := json.Unmarshal([]byte(res.out), &got); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"file": "bad.yaml", "line": 4., "column": 10., "message": `the id "a" is taken, at bad.yaml:3:10`, "fix": "take another id"}
	if len(got) != 4 {
		t.Fatalf("it tells %v", got)
	}
	if diff := cmp.Diff(want, got[1]); diff != "" {
		t.Error(diff)
	}
	entente("check", "--format", "xml", "bad.yaml").wants(t, misused, "--format can’t be “xml”", "text or json")
	entente("check").wants(t, misused, "check needs a PATH")
}

// A text that hides something opens; check tells of it.
func TestCheckTellsWhatIsHidden(t *testing.T) {
	text, err := os.ReadFile(small)
	if err != nil {
		t.Fatal(err)
	}
	inFolder(t, map[string]string{"odd.yaml": strings.Replace(string(text), "title: A small town", "title: \"A small\\u202e town\"", 1)})
	res := entente("check", "odd.yaml")
	res.wants(t, refused)
	if !strings.Contains(res.out, "title has U+202E, which turns text around") {
		t.Errorf("it says %q", res.out)
	}
	res = entente("odd.yaml")
	res.wants(t, fine)
	if !strings.HasPrefix(res.out, "A small\ufffd town\n") {
		t.Errorf("it doesn’t open: %.100q", res.out)
	}
}

func TestStandardInput(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(small)
	if err != nil {
		t.Fatal(err)
	}
	lead := func(text string, screen bool, args ...string) result {
		var out, errOut bytes.Buffer
		var res result
		r := run{in: strings.NewReader(text), out: &out, errOut: &errOut, environ: []string{"TERM=xterm"}, keyboard: openNothing}
		r.terminal = func(stream any) bool { return screen && stream == any(&out) }
		r.open = func(_ explorer.Terminal, opening explorer.Opening) (explorer.Outcome, error) {
			o, err := opening.Open()
			res.opened = &o
			return explorer.Outcome{}, err
		}
		res.code = r.main(args)
		res.out, res.err = out.String(), errOut.String()
		return res
	}
	lead(string(text), false, "check", "-").wants(t, fine)
	lead("ties: []\n", false, "check", "-").wants(t, refused)
	if res := lead(string(text), false, "-"); !strings.HasPrefix(res.out, "A small town\n") {
		t.Errorf("it tells %q, %q", res.out, res.err)
	}
	res := lead(string(text), true, "-")
	res.wants(t, fine)
	if res.opened == nil || res.opened.Dossier.Head.Title != "A small town" {
		t.Errorf("the explorer isn’t opened with it: %q", res.err)
	}
	for _, args := range [][]string{{"list", "actors", "-"}, {"export", "--format", "json", "-"}} {
		if res := lead(string(text), false, args...); res.code != fine || !strings.Contains(res.out, "mill") {
			t.Errorf("%v: it tells %q, %q", args, res.out, res.err)
		}
	}
	onScreen.run("-").wants(t, misused, "standard input", "entente - <FILE")
	onScreen.run("check", "-").wants(t, misused, "standard input")
}

func TestNewAndSchema(t *testing.T) {
	t.Chdir(t.TempDir())
	entente("new", "bridge").wants(t, fine)
	entente("check", "bridge").wants(t, fine)
	entente("bridge").wants(t, fine)
	entente("new", "bridge").wants(t, failed, "dossier.yaml in it already")
	entente("new").wants(t, misused, "new needs a DIR")
	entente("new", "a", "b").wants(t, misused, "“b” is too many")
	entente("schema", "x").wants(t, misused, "“x” is too many")
	res := entente("schema")
	res.wants(t, fine)
	beside, err := os.ReadFile(filepath.Join("bridge", "entente.schema.json"))
	if err != nil || string(beside) != res.out || !json.Valid(beside) {
		t.Errorf("the schema beside the dossier isn’t the one that is printed: %v", err)
	}
}

// openNothing is a terminal without keys.
func openNothing() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("")), nil }
