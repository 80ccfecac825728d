package cli

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// beyondHelp is what the manual's first page says besides the help.
const beyondHelp = `
# ENVIRONMENT
**TERM**
: the kind of terminal. Where it is dumb or unset, plain text is printed.

**NO_COLOR**
: no colours, if it is set and not empty.

**COLORTERM**
: truecolor says that the terminal has all colours.

**COLUMNS**
: how wide tables, and drawings outside the explorer, are.

**VISUAL**, **EDITOR**
: the editor that E, a and A open, and **entente add** and **entente change**.

**BROWSER**
: the browser in which o opens a source’s address.

**DISPLAY**, **WAYLAND_DISPLAY**
: where one is set, the system’s own browser is tried too.

**XDG_CONFIG_HOME**
: where your configuration is; else ~/.config.

**XDG_STATE_HOME**
: where it keeps your marks, your notes and where you left off; else
~/.local/state.

# FILES
**$XDG_CONFIG_HOME/entente/config.yaml**
: your configuration; **entente config** prints one to begin with.

**$XDG_STATE_HOME/entente/**
: for each dossier a file with where you left it and your marks, and one with
your notes.
`

// pages makes the manual of the commands.
func pages(t *testing.T) map[string]string {
	t.Helper()
	folder := t.TempDir()
	root := new(run).rootCommand()
	root.InitDefaultHelpCmd()
	root.DisableAutoGenTag = true
	asMarkdown(root)
	month := time.Date(2026, time.November, 1, 0, 0, 0, 0, time.UTC) // else the page would change each month
	header := &doc.GenManHeader{Section: "1", Date: &month, Source: "entente", Manual: "Entente"}
	if err := doc.GenManTree(root, header, folder); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.1"))
	if err != nil {
		t.Fatal(err)
	}
	made := map[string]string{}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		made[filepath.Base(f)] = strings.ReplaceAll(string(text), "\\fP=[]\n", "\\fP\n") // the default of a flag that may be repeated
	}
	return made
}

// asMarkdown has tables and examples in the help stand as they are, which the
// generator takes for prose.
func asMarkdown(c *cobra.Command) {
	blocks := strings.Split(c.Long, "\n\n")
	for i, block := range blocks {
		if strings.Contains("\n"+block, "\n  ") {
			blocks[i] = "    " + strings.ReplaceAll(block, "\n", "\n    ")
		}
	}
	c.Long = strings.Join(blocks, "\n\n")
	if !c.HasParent() {
		c.Long += "\n" + beyondHelp
	}
	for _, sub := range c.Commands() {
		asMarkdown(sub)
	}
}

func TestManualIsOfTheseCommands(t *testing.T) {
	t.Parallel()
	made := pages(t)
	if f := flag.Lookup("update"); f != nil && f.Value.String() == "true" {
		if err := os.RemoveAll("man"); err != nil {
			t.Fatal(err)
		}
		for name, text := range made {
			if err := os.MkdirAll("man", 0o750); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join("man", name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		return
	}
	kept, err := manual.ReadDir("man")
	if err != nil || len(kept) != len(made) {
		t.Errorf("there are %d pages, of %d commands: %v; go test ./ui/cli -update makes them", len(kept), len(made), err)
	}
	for name, want := range made {
		args := []string{"man"}
		if command, ok := strings.CutPrefix(strings.TrimSuffix(name, ".1"), "entente-"); ok {
			args = append(args, command)
		}
		res := entente(args...)
		res.wants(t, fine)
		if diff := cmp.Diff(want, res.out); diff != "" {
			t.Errorf("%s isn’t of today’s commands; go test ./ui/cli -update makes it (-made +kept):\n%s", name, diff)
		}
	}
}

func TestManualSaysWhatHelpSays(t *testing.T) {
	t.Parallel()
	page := entente("man").out
	for _, part := range []string{"ENVIRONMENT", "Exit codes", "XDG_STATE_HOME", "entente\\-list(1)", "\\-\\-claimant", "entente \\-\\-actor china \\-\\-with russia"} {
		if !strings.Contains(page, part) && !strings.Contains(page, strings.ReplaceAll(part, "\\-", "-")) {
			t.Errorf("the page doesn’t tell of %s", part)
		}
	}
	entente("man", "lost").wants(t, misused, "no page on a command “lost”")
	entente("man", "completion", "bash").wants(t, fine)
	entente("man", "a", "b", "c").wants(t, misused, "too many")
}

// TestManualTellsTheEnvironment holds that the manual names every variable that is asked for.
func TestManualTellsTheEnvironment(t *testing.T) {
	t.Parallel()
	asked, told := regexp.MustCompile(`(?:variable\(|environ, )"([A-Z_]+)"`), entente("man").out
	names := map[string]bool{}
	for _, folder := range []string{".", "../../data/state"} {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			for _, match := range asked.FindAllStringSubmatch(readFile(t, file), -1) {
				names[match[1]] = true
			}
		}
	}
	delete(names, "HOME") // a shell's ~
	if len(names) < 8 {
		t.Errorf("only %v are asked for", names)
	}
	for name := range names {
		if !strings.Contains(told, "\\fB"+name+"\\fP") {
			t.Errorf("the manual doesn’t tell of %s", name)
		}
	}
}

// TestManualIsRead has a reader of manual pages look for mistakes in them, where
// there is one.
func TestManualIsRead(t *testing.T) {
	t.Parallel()
	mandoc, err := exec.LookPath("mandoc")
	if err != nil {
		t.Skip("mandoc isn’t installed")
	}
	for name, page := range pages(t) {
		c := exec.Command(mandoc, "-Tlint", "-Werror") // the generator’s habits are warned of
		c.Stdin = strings.NewReader(page)
		var told bytes.Buffer
		c.Stdout, c.Stderr = &told, &told
		if err := c.Run(); err != nil {
			t.Errorf("%s: %v: %s", name, err, told.String())
		}
	}
}
