package cli

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/spf13/pflag"
)

func TestHelpFitsAScreen(t *testing.T) {
	t.Parallel()
	all := [][]string{{"--help"}, {"-h"}, {"help"}}
	for _, name := range commands() {
		all = append(all, []string{"help", name})
		if name != "completion" && name != "help" { // cobra's own
			all = append(all, []string{name, "--help"})
		}
	}
	for _, args := range all {
		res := entente(args...)
		res.wants(t, fine)
		if !strings.Contains(res.out, "Usage:\n  entente") {
			t.Errorf("%v gives no usage: %q", args, res.out)
		}
		for _, line := range strings.Split(res.out, "\n") {
			if ansi.StringWidth(line) > 80 {
				t.Errorf("%v: a line has %d columns: %q", args, ansi.StringWidth(line), line)
			}
		}
	}
}

func TestHelpNamesEveryFlag(t *testing.T) {
	t.Parallel()
	root := new(run).rootCommand()
	for _, c := range append(root.Commands(), root) {
		help := entente("help", c.Name()).out
		if c == root {
			help = entente("--help").out
		}
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Usage == "" || !strings.Contains(help, "--"+f.Name+" ") {
				t.Errorf("the help of %s doesn’t tell of --%s", c.CommandPath(), f.Name)
			}
		})
	}
}

// The examples that help gives have to work.
func TestHelpsExamplesWork(t *testing.T) {
	t.Parallel()
	for _, line := range strings.Split(rootExamples, "\n") {
		res := typed(line)
		res.wants(t, fine)
		if !strings.Contains(res.out, "Source:") {
			t.Errorf("%s tells of nothing: %q", line, res.out)
		}
	}
	for _, d := range drawers() {
		for _, line := range strings.Split(d.example, "\n") {
			res := typed(line)
			res.wants(t, fine)
			if marksIn(res.out) == 0 && !json.Valid([]byte(res.out)) {
				t.Errorf("%s draws nothing: %q", line, res.out)
			}
		}
	}
}

// TestEveryExampleIsUnderstood holds that the examples of all commands have flags that there
// are, and as many arguments as are taken; what they name need not be there.
func TestEveryExampleIsUnderstood(t *testing.T) {
	t.Parallel()
	for _, c := range append(new(run).rootCommand().Commands(), new(run).openCommand()) {
		if c.Example == "" && c.Name() != "help" && c.Name() != "completion" {
			t.Errorf("%s has no example", c.CommandPath())
		}
		for line := range strings.SplitSeq(c.Example, "\n") {
			_, args, found := strings.Cut("|"+strings.TrimSpace(line), "entente ")
			if args, _, _ = strings.Cut(args, "|"); !found || strings.Contains(line, "git difftool") {
				continue
			}
			args, _, _ = strings.Cut(strings.NewReplacer(">", "<", "'", "", `"`, "").Replace(args), "<")
			named, rest, err := new(run).rootCommand().Find(strings.Fields(strings.ReplaceAll(args, "North Korea", "north-korea")))
			if err == nil {
				if err = named.ParseFlags(rest); err == nil {
					err = named.ValidateArgs(named.Flags().Args())
				}
			}
			if err != nil || c.HasParent() && named.Name() == "entente" && !strings.HasPrefix(args, "bridge") {
				t.Errorf("%s: %v", line, err)
			}
		}
	}
}

// typed runs a line of an example up to a pipe, with quotation marks as a shell has them.
func typed(line string) result {
	command, _, _ := strings.Cut(strings.TrimSpace(line), " | ")
	args := strings.Fields(command)[1:]
	if before, quoted, ok := strings.Cut(command, `"`); ok {
		name, after, _ := strings.Cut(quoted, `"`)
		args = append(append(strings.Fields(before)[1:], name), strings.Fields(after)...)
	}
	return entente(args...)
}

func TestVersion(t *testing.T) {
	t.Parallel()
	for _, flag := range []string{"--version", "-v"} {
		res := entente(flag)
		res.wants(t, fine)
		if want := "entente version " + buildVersion() + "\n"; res.out != want {
			t.Errorf("%s says %q, want %q", flag, res.out, want)
		}
	}
	got := []string{versionOf(""), versionOf("(devel)"), versionOf("v1.2.3")}
	if diff := cmp.Diff([]string{"devel", "devel", "v1.2.3"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestShellsCompleteIDs(t *testing.T) {
	t.Parallel()
	for flag, want := range map[string]string{
		"actor": "mayor", "tie": "all-quarrel", "quote": "rye-war", "type": "flour",
		"standing": "confirmed", "claimant": "unattributed", "with": "river", "order": "paragraph",
		"list": "said-by:mayor", "pin": "all-quarrel", "focus": "sources", "theme": "light",
	} {
		res := entente("__complete", small, "--"+flag, "")
		if !strings.Contains("\n"+res.out, "\n"+want+"\n") && !strings.Contains("\n"+res.out, "\n"+want+"\t") {
			t.Errorf("--%s completes to %q, without %s", flag, res.out, want)
		}
	}
}

// TestCommandsAreAll holds the names that a misspelt command is compared with
// against the commands there are.
func TestCommandsAreAll(t *testing.T) {
	t.Parallel()
	root := new(run).rootCommand()
	names := map[string]bool{}
	for _, c := range root.Commands() {
		names[c.Name()] = true
	}
	names["help"] = true // which cobra adds when it runs
	for _, name := range commands() {
		if !names[name] {
			t.Errorf("there is no command %s", name)
		}
		delete(names, name)
	}
	for name := range names {
		t.Errorf("%s isn’t among the commands that can be meant", name)
	}
}

// TestBashCompletes has the shell that most people have complete a line with the
// script that it is given, where there is one. The dossier's names would run a
// command if anything took them for more than text.
func TestBashCompletes(t *testing.T) {
	t.Parallel()
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("bash isn’t installed")
	}
	folder := t.TempDir()
	text, err := os.ReadFile(small)
	if err != nil {
		t.Fatal(err)
	}
	hostile := strings.Replace(string(text), "name: Town", "name: \"$(touch ran) `touch ran`; touch ran\"", 1)
	for name, content := range map[string]string{
		"d.yaml": hostile, "c.bash": entente("completion", "bash").out,
		"try.bash": `_get_comp_words_by_ref() { words=("${COMP_WORDS[@]}"); cword=$COMP_CWORD; cur=${words[cword]}; prev=${words[cword-1]}; }
__ltrim_colon_completions() { :; }
entente() { "$PROGRAM" "$@"; }
source c.bash
COMP_WORDS=(entente list ties d.yaml --with to) COMP_CWORD=5 COMP_LINE='entente list ties d.yaml --with to' COMP_POINT=34 COMP_TYPE=9
__start_entente 2>/dev/null
printf '%s\n' "${COMPREPLY[@]}"`,
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := exec.Command(bash, "try.bash")
	c.Dir = folder
	c.Env = []string{"PROGRAM=" + os.Args[0], "ENTENTE_PART=program", "PATH=" + os.Getenv("PATH")}
	out, err := c.CombinedOutput()
	if err != nil || strings.TrimSpace(string(out)) != "town" {
		t.Errorf("it completes to %q, %v", out, err)
	}
	if _, err := os.Stat(filepath.Join(folder, "ran")); err == nil {
		t.Error("a name was run as a command")
	}
}
