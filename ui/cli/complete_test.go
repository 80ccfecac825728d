package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestCompletesSeveralValues holds that behind a comma another value is completed,
// none twice, and that only flags with several values take a comma so.
func TestCompletesSeveralValues(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]struct{ has, hasNot string }{
		"--type arms,te":                      {"arms,technology", "arms,arms"},
		"--type=arms,":                        {"arms,technology", "technology"}, // the shell puts the flag before it
		"list ties --with iran,nor":           {"iran,north-korea", "iran,iran"},
		"export --standing stated,alleged,co": {"stated,alleged,confirmed", "stated,alleged,stated"},
		"list claims --claimant china,unattr": {"china,unattributed", "unattributed"},
		"--type ,arm":                         {",arms", "arms"},
		"--type arms":                         {"arms", "arms,arms"},
		"--actor iran,ch":                     {"china", "iran,china"},
	} {
		res := entente(append([]string{"__complete"}, strings.Fields(line)...)...)
		var got []string
		for line := range strings.Lines(res.out) {
			id, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
			got = append(got, id)
		}
		if res.code != fine || !slices.Contains(got, want.has) || slices.Contains(got, want.hasNot) {
			t.Errorf("%s completes to %q", line, res.out)
		}
	}
}

// TestEveryFormatIsCompleted goes over all commands that have the flag, and holds that each
// takes the word in upper case too.
func TestEveryFormatIsCompleted(t *testing.T) {
	t.Parallel()
	for _, c := range new(run).rootCommand().Commands() {
		if c.Flags().Lookup("format") == nil {
			continue
		}
		if res := entente("__complete", c.Name(), "--format", "js"); !strings.Contains("\n"+res.out, "\njson\n") {
			t.Errorf("of %s --format js completes to %q", c.Name(), res.out)
		}
		if res := entente(c.Name(), "--format", "JSON"); strings.Contains(res.err, "JSON") {
			t.Errorf("%s --format JSON: %s", c.Name(), res.err)
		}
	}
	if res := entente("__complete", "verify", "article.txt", small, "--source", ""); !strings.Contains(res.out, "gazette") {
		t.Errorf("of verify --source completes to %q", res.out)
	}
}

// A shell asks a script for what completes a line.
type completingShell struct {
	name string
	bare string                   // the flag by which it reads nothing of its user's
	try  func(line string) string // prints the candidates, one a line, with a tab before what they are called
}

// completingShells are those whose scripts can be asked without a terminal. PROGRAM
// is entente.
func completingShells() []completingShell {
	return []completingShell{
		{"fish", "--no-config", func(line string) string {
			return "function entente; $PROGRAM $argv; end\nsource c.fish\ncomplete -C '" + line + "'\n"
		}},
		// What zsh's own functions do with the candidates takes a terminal.
		{"zsh", "-f", func(line string) string {
			return `compdef() { :; }
_describe() { print -rl -- ${(M)${completions%%:*}:#${words[-1]#*=}*}; }
entente() { $PROGRAM "$@" }
source c.zsh
words=(` + line + `) CURRENT=${#words}
_entente`
		}},
	}
}

// TestShellsComplete has other shells than bash complete lines with the scripts that
// they are given, where there are such shells.
func TestShellsComplete(t *testing.T) {
	t.Parallel()
	for _, shell := range completingShells() {
		t.Run(shell.name, func(t *testing.T) {
			program, err := exec.LookPath(shell.name)
			if err != nil {
				t.Skip(shell.name + " isn’t installed")
			}
			folder := t.TempDir()
			write(t, filepath.Join(folder, "c."+shell.name), entente("completion", shell.name).out)
			for line, want := range map[string][]string{
				"entente --actor ira":         {"iran", "iran-proxies", "iraq"},
				"entente --actor=chin":        {"china", "china-foreign-ministry"},
				"entente list ties --with no": {"north-korea"},
				"entente --type arms,te":      {"arms,technology"},
				"entente export --format gra": {"graphml"},
				"entente verif":               {"verify"},
			} {
				c := exec.Command(program, shell.bare, "-c", shell.try(line))
				c.Dir = folder
				c.Env = []string{"PROGRAM=" + os.Args[0], "ENTENTE_PART=program", "PATH=" + os.Getenv("PATH"), "HOME=" + folder}
				out, err := c.CombinedOutput()
				var got []string
				for line := range strings.Lines(string(out)) {
					id, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
					got = append(got, strings.TrimPrefix(id, "--actor="))
				}
				slices.Sort(got)
				if err != nil || !slices.Equal(got, want) {
					t.Errorf("%s completes to %q (%v), want %q", line, out, err, want)
				}
			}
		})
	}
}

// TestCompletionsAreNotKept holds that cobra, which lets go of none, is told what completes a
// flag only where a shell asks.
func TestCompletionsAreNotKept(t *testing.T) {
	t.Parallel()
	for _, completes := range []bool{false, true} {
		r := run{completes: completes}
		if _, kept := r.openCommand().GetFlagCompletionFunc("tie"); kept != completes {
			t.Errorf("where a shell asks: %v, it is told: %v", completes, kept)
		}
	}
}
