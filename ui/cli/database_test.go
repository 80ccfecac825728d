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
// database and opens what is asked of it, with those that need no server.
func TestDatabaseReadsReadme(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, program := range []string{"sqlite3", "duckdb"} {
		t.Run(program, func(t *testing.T) {
			t.Parallel()
			if out, err := exec.Command(program, "--version").CombinedOutput(); err != nil {
				t.Skipf("%s isn’t installed here: %v %.80s", program, err, out)
			}
			said := runLines(t, string(text), "entente export --format sql | "+program, program+" -csv")
			if !strings.Contains(said, "Kazan summit") || !strings.Contains(said, "is read as csv") {
				t.Errorf("it opens as %.1000s", said)
			}
		})
	}
}

// runLines runs the lines of a text that begin so, in a folder of their own, and returns
// what the last one prints.
func runLines(t *testing.T, text string, begins ...string) (said string) {
	t.Helper()
	folder := t.TempDir()
	self, err := os.Executable()
	if err == nil {
		err = os.Symlink(self, filepath.Join(folder, "entente"))
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, begins := range begins {
		_, rest, ok := strings.Cut(text, "\n"+begins)
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
	return said
}
