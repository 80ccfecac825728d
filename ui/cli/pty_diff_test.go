//go:build unix

package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestDiffInGit runs the lines by which the README has git tell differences.
func TestDiffInGit(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git isn’t installed")
	}
	folder := t.TempDir()
	bin := t.TempDir()
	self, err := os.Executable()
	if err == nil {
		err = os.Symlink(self, filepath.Join(bin, "entente"))
	}
	if err != nil {
		t.Fatal(err)
	}
	git := func(args ...string) string {
		c := exec.Command("git", args...)
		c.Dir = folder
		c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null", "PATH="+bin+string(filepath.ListSeparator)+os.Getenv("PATH"), part+"="+asProgram)
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("git %q: %v\n%s", args, err, out)
		}
		return string(out)
	}
	text, err := os.ReadFile("testdata/small.yaml")
	if err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("dossier.yaml", string(text))
	git("init", "-q")
	git("add", ".")
	git("-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "first")
	write("dossier.yaml", strings.ReplaceAll(string(text), "stance: denies", "stance: declines"))
	write(".gitattributes", "dossier.yaml diff=entente\n")
	git("config", "diff.entente.textconv", "entente --plain")
	if out := git("diff"); !strings.Contains(out, "leaves it open") {
		t.Errorf("git diff: %s", out)
	}
	if out := git("difftool", "-y", "-x", "entente diff", "--", "dossier.yaml"); !strings.Contains(out, "no longer denied by") {
		t.Errorf("git difftool: %s", out)
	}
}
