package cli

import (
	"go/ast"
	"go/token"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// ofSeveral are the texts that count what is never one alone, or say at most how many.
var ofSeveral = []string{
	"bears on %d ties", "has %d graphs", "has %d sides", "has %d days", "%d more places", "than %d MiB", "%d has ", " bytes", " claims", "%d claims", "%d times", "%d columns", "columns; here are ", "%d to %d columns", "than %d others", "of %d characters", "at %d characters",
	"columns and %d rows", "%d of %d cells", "%d values", "%d bytes", "%d paragraphs", "all %d filters", "%d characters", "%d hits", "%d kinds", "%d digits", "%d levels", "more than %d",
}

// A count has a word for one, too: nothing tells of “1 ties”.
func TestCountsHaveAWordForOne(t *testing.T) {
	t.Parallel()
	plural, behind := regexp.MustCompile(`%d (?:more )?[a-z]+s\b`), regexp.MustCompile(`^ (?:more )?[a-z]+s\b`)
	inspect(t, func(set *token.FileSet, n ast.Node) {
		var text string
		switch n := n.(type) {
		case *ast.BasicLit:
			if s, err := strconv.Unquote(n.Value); n.Kind == token.STRING && err == nil && plural.MatchString(s) {
				text = s
			}
		case *ast.BinaryExpr: // strconv.Itoa(n) + " ties"
			if l, ok := n.Y.(*ast.BasicLit); ok && l.Kind == token.STRING && isItoa(n.X) {
				if s, err := strconv.Unquote(l.Value); err == nil && behind.MatchString(s) {
					text = s
				}
			}
		}
		if text != "" && !containsAny(text, ofSeveral) {
			t.Errorf("%s: %q has no word for one", set.Position(n.Pos()), text)
		}
	})
}

// isItoa reports whether an expression ends with a number turned into text.
func isItoa(e ast.Expr) bool {
	if sum, ok := e.(*ast.BinaryExpr); ok {
		e = sum.Y
	}
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return false
	}
	of, ok := call.Fun.(*ast.SelectorExpr)
	return ok && of.Sel.Name == "Itoa"
}

func containsAny(text string, parts []string) bool {
	for _, part := range parts {
		if strings.Contains(text, part) {
			return true
		}
	}
	return false
}
