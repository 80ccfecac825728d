package cli

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestModulesAreTold holds that CONTRIBUTING.md names all that go.mod asks for itself, and
// those in its table in the same release.
func TestModulesAreTold(t *testing.T) {
	t.Parallel()
	text := readFile(t, filepath.Join("..", "..", "CONTRIBUTING.md"))
	_, table, found := strings.Cut(text, "\n## What it builds on\n")
	if !found {
		t.Fatal("there is no such section")
	}
	asked := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^\t(\S+) (v\S+)$`).FindAllStringSubmatch(readFile(t, filepath.Join("..", "..", "go.mod")), -1) {
		asked[m[1]] = m[2]
		short := strings.TrimPrefix(m[1], "github.com/")
		if i := strings.LastIndex(short, "/v"); i > 0 && !strings.HasPrefix(short, "charm") {
			short = short[:i]
		}
		if brief := strings.TrimPrefix(short, "charmbracelet/"); !strings.Contains(table, short) && !strings.Contains(table, "`"+brief+"`") {
			t.Errorf("%s isn’t named", m[1])
		}
	}
	rows := regexp.MustCompile("(?m)^\\| `(\\S+)` \\| (v\\S+) \\|").FindAllStringSubmatch(table, -1)
	for _, m := range rows {
		module := strings.TrimSuffix(m[1], "/html") // a package of golang.org/x/net
		if asked[module] != m[2] {
			t.Errorf("%s is told in %s, and go.mod asks for %q", m[1], m[2], asked[module])
		}
	}
	if len(rows) < 10 {
		t.Errorf("the table has %d rows", len(rows))
	}
}
