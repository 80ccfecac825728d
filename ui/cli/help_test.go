package cli

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHelpFitsAScreen(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"-h"}, {"help"}, {"verify", "--help"}, {"help", "verify"}, {"help", "help"}, {"list", "--help"}, {"export", "--help"}, {"check", "--help"}, {"new", "--help"}, {"schema", "--help"}} {
		res := entente(args...)
		res.wants(t, fine)
		if !strings.Contains(res.out, "Usage:\n  entente") {
			t.Errorf("%v gives no usage: %q", args, res.out)
		}
		for _, line := range strings.Split(res.out, "\n") {
			if len(line) > 80 {
				t.Errorf("%v: a line has %d columns: %q", args, len(line), line)
			}
		}
	}
}

func TestHelpNamesEveryFlag(t *testing.T) {
	help := entente("--help").out
	for _, flag := range strings.Fields("actor tie quote type standing claimant with contested search order text plain help version") {
		if !strings.Contains(help, "--"+flag+" ") {
			t.Errorf("help doesn’t tell of --%s", flag)
		}
	}
}

// The examples that help gives have to work.
func TestHelpsExamplesWork(t *testing.T) {
	for _, line := range strings.Split(rootExamples, "\n") {
		command, _, _ := strings.Cut(strings.TrimSpace(line), " | ")
		args := strings.Fields(command)[1:]
		if before, quoted, ok := strings.Cut(command, `"`); ok {
			name, after, _ := strings.Cut(quoted, `"`)
			args = append(append(strings.Fields(before)[1:], name), strings.Fields(after)...)
		}
		res := entente(args...)
		res.wants(t, fine)
		if !strings.Contains(res.out, "Source:") {
			t.Errorf("%s tells of nothing: %q", command, res.out)
		}
	}
}

func TestVersion(t *testing.T) {
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
	for flag, want := range map[string]string{
		"actor": "mayor", "tie": "all-quarrel", "quote": "rye-war", "type": "flour",
		"standing": "confirmed", "claimant": "unattributed", "with": "river", "order": "paragraph",
		"list": "said-by:mayor", "pin": "all-quarrel", "focus": "sources", "theme": "light",
	} {
		res := entente("__complete", small, "--"+flag, "")
		if !strings.Contains("\n"+res.out, "\n"+want+"\n") {
			t.Errorf("--%s completes to %q, without %s", flag, res.out, want)
		}
	}
}
