//go:build unix

package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestDatabaseReadsReadme runs the lines by which the README keeps a dossier in a
// database and opens what is asked of it, with the one that needs no server.
func TestDatabaseReadsReadme(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("sqlite3"); err != nil {
		t.Skip("sqlite3 isn’t installed here")
	}
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	self, err := os.Executable()
	if err == nil {
		err = os.Symlink(self, filepath.Join(folder, "entente"))
	}
	if err != nil {
		t.Fatal(err)
	}
	said := ""
	for _, begins := range []string{"entente export --format sql | sqlite3", "sqlite3 -csv"} {
		_, rest, ok := strings.Cut(string(text), "\n"+begins)
		line, _, _ := strings.Cut(begins+rest, "\n")
		if !ok {
			t.Fatalf("the README has no line %s", begins)
		}
		c := exec.Command("sh", "-ec", line)
		c.Dir = folder
		c.Env = append(os.Environ(), "PATH="+folder+string(filepath.ListSeparator)+os.Getenv("PATH"), part+"="+asProgram)
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", line, err, out)
		}
		said = string(out)
	}
	if !strings.Contains(said, "Kazan summit") || !strings.Contains(said, "is read as csv") {
		t.Errorf("it opens as %.1000s", said)
	}
}
