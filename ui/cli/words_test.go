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

// inspect goes over the syntax of the program, without what is for tests alone.
func inspect(t *testing.T, visit func(set *token.FileSet, n ast.Node)) {
	t.Helper()
	err := filepath.WalkDir("../..", func(file string, d fs.DirEntry, err error) error {
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
			visit(set, n)
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestApostrophesAreTypographic goes over all texts of the program: a reader meets them side
// by side, whichever package they are from.
func TestApostrophesAreTypographic(t *testing.T) {
	t.Parallel()
	straight := regexp.MustCompile(`[A-Za-z]'[a-z]+\b|[a-z]s' [a-z]`)
	inspect(t, func(set *token.FileSet, n ast.Node) {
		if text, ok := n.(*ast.BasicLit); ok && text.Kind == token.STRING {
			if found := straight.FindString(text.Value); found != "" && !strings.Contains(text.Value, "create view") {
				t.Errorf("%s: write ’ in %q", set.Position(text.Pos()), found)
			}
		}
	})
}

// TestNumbersAreInWords holds what is told of none and of one where a sentence goes on behind
// the number.
func TestNumbersAreInWords(t *testing.T) {
	t.Parallel()
	res := entente("join", small, small, "-o", filepath.Join(t.TempDir(), "o"))
	if want := "sources; no conflicts\n"; !strings.HasSuffix(res.out, want) {
		t.Errorf("it doesn’t end with %q: %s", want, res.out)
	}
	text := filepath.Join(t.TempDir(), "text.txt")
	write(t, text, "Nobody is quoted here.\n")
	if res := entente("draft", text); !strings.HasPrefix(res.err, "entente: found no quotations; ") {
		t.Errorf("it told %q", res.err)
	}
	formula := edition(t, "formula.yaml", "ten sacks", "=ten sacks")
	if res := entente("list", "ties", "--format", "csv", formula); !strings.Contains(res.err, "entente: 1 cell begins like a formula, and got a ' in front so that no spreadsheet runs it\n") {
		t.Errorf("it told %q", res.err)
	}
	formulas := edition(t, "formulas.yaml", "ten sacks", "=ten sacks", "label: ", "label: =")
	if res := entente("list", "ties", "--format", "csv", formulas); !strings.Contains(res.err, " cells begin like a formula, and got a ' in front so that no spreadsheet runs them\n") {
		t.Errorf("it told %q", res.err)
	}
}
