package cli

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Only one function makes Text of a string, and messages are printed as Text: so
// what the compiler takes for safe is safe. The format of what is no Text goes to
// standard output in one piece, made of a dossier's own strings.
func TestTextHasOneMaker(t *testing.T) {
	t.Parallel()
	top := filepath.Join("..", "..")
	var made, printed []string
	err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, decl := range file.Decls {
			where := strings.TrimPrefix(filepath.ToSlash(path), "../../") + " " + nameOf(decl)
			ast.Inspect(decl, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok {
					if isText(call.Fun, file.Name.Name) {
						made = append(made, where)
					}
					if printsMessage(call) {
						printed = append(printed, where)
					}
				}
				return true
			})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"data/safe/safe.go Shown"}; !slices.Equal(made, want) {
		t.Errorf("Text is made by %q; only %q may: call safe.Shown", made, want)
	}
	if want := []string{"ui/cli/list.go remark"}; !slices.Equal(printed, want) {
		t.Errorf("messages are printed by %q; only %q may: call say or remark", printed, want)
	}
}

func nameOf(decl ast.Decl) string {
	if f, ok := decl.(*ast.FuncDecl); ok {
		return f.Name.Name
	}
	return "a declaration"
}

// isText tells that a call converts to safe.Text.
func isText(fun ast.Expr, in string) bool {
	switch f := fun.(type) {
	case *ast.SelectorExpr:
		of, ok := f.X.(*ast.Ident)
		return ok && of.Name == "safe" && f.Sel.Name == "Text"
	case *ast.Ident:
		return in == "safe" && f.Name == "Text"
	}
	return false
}

// printsMessage tells that a call prints to a stream of the run: fmt.Fprint and
// its like to standard error, or to what becomes standard output.
func printsMessage(call *ast.CallExpr) bool {
	fun, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || !strings.HasPrefix(fun.Sel.Name, "Fprint") || len(call.Args) == 0 {
		return false
	}
	found := false
	ast.Inspect(call.Args[0], func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		found = found || ok && (id.Name == "errOut" || id.Name == "text" || id.Name == "out")
		return true
	})
	return found
}
