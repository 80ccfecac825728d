package cli

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestApostrophesAreTypographic goes over all texts of the program: a reader meets them side
// by side, whichever package they are from.
func TestApostrophesAreTypographic(t *testing.T) {
	t.Parallel()
	straight := regexp.MustCompile(`[A-Za-z]'[a-z]+\b|[a-z]s' [a-z]`)
	const root = "../.."
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == "internal": // for tests alone
			return filepath.SkipDir
		case !strings.HasSuffix(file, ".go"), strings.HasSuffix(file, "_test.go"):
			return nil
		}
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, file, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if text, ok := n.(*ast.BasicLit); ok && text.Kind == token.STRING {
				if found := straight.FindString(text.Value); found != "" && !strings.Contains(text.Value, "create view") {
					t.Errorf("%s: write ’ in %q", set.Position(text.Pos()), found)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
