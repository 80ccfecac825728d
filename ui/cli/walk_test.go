package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// edits are what a reader of the draft of harbour.txt puts right by hand.
var edits = strings.NewReplacer(
	"title: harbour\n", "title: The cranes of Port Ansley\n",
	"type: document # guess", "type: article-newspaper\n    issued: 2024-11",
	"name: Port Ansley\n    type: organization # guess", "name: Port Ansley\n    type: territory",
	"name: Ida Moreau\n    type: person # guess", "name: Ida Moreau\n    type: person\n    role: spokeswoman\n    speaks_for: halden-bank",
	"name: Peter Lund\n    type: person # guess", "name: Peter Lund\n    type: person\n    role: mayor",
	" # guess\n", "\n", // which is right of all the rest
)

// From an article to a dossier with nothing against it, by the commands that the README
// names, in their order.
func TestWalkFromAnArticle(t *testing.T) {
	text, err := os.ReadFile("testdata/walk/harbour.txt")
	if err != nil {
		t.Fatal(err)
	}
	ties, err := os.ReadFile("testdata/walk/harbour-ties.yaml")
	if err != nil {
		t.Fatal(err)
	}
	steps := walk(t)
	inFolder(t, map[string]string{"harbour.txt": string(text)})
	for i, step := range steps {
		res := entente(strings.Fields(step)...)
		switch i {
		case 0:
			if res.code != fine || !strings.Contains(res.err, "8 quotations, 8 of them with a guess") {
				t.Errorf("%s: exit code %d, %s", step, res.code, res.err)
			}
		case 1: // what is left to do
			res.wants(t, refused)
			if n := strings.Count(res.out, "is a guess"); n < 20 {
				t.Errorf("%s warns of %d guesses:\n%s", step, n, res.out)
			}
			edit(t, filepath.Join("harbour", "dossier.yaml"), string(ties))
		default:
			res.wants(t, fine)
			if strings.HasPrefix(step, "list") && strings.Count(res.out, "\n") < 3 {
				t.Errorf("%s: %s", step, res.out)
			}
		}
	}
}

func edit(t *testing.T, name, more string) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(edits.Replace(string(text))+more), 0o600); err != nil {
		t.Fatal(err)
	}
}

// walk returns the commands of the README's section on articles, which is short.
func walk(t *testing.T) (steps []string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "\n## From an article to a dossier\n")
	section, _, _ := strings.Cut(rest, "\n## ")
	if n := strings.Count(section, "\n"); n > 25 {
		t.Errorf("the README tells the walk in %d lines", n)
	}
	for line := range strings.Lines(section) {
		if step, ok := strings.CutPrefix(line, "entente "); ok {
			step, _, _ = strings.Cut(step, "#")
			steps = append(steps, strings.TrimSpace(step))
		}
	}
	if len(steps) < 5 {
		t.Fatalf("the README has the steps %q", steps)
	}
	return steps
}
