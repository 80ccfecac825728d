package explorer

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entente/ui/paint"
)

// ofOverlays begin the sentences that name keys of an overlay's own, which nobody gives
// others, and of those that tell the terminal's.
var ofOverlays = []string{
	"Nobody is called so. Esc", " × the next move; Esc", "Select with the mouse, ", "; ctrl-c ends", ". y replaces it", "Quit at once; so does ctrl-c",
	"Go back; so do q", "Back; so do q", "Back to the lists; so do q", "Leave, and open nothing; so do q", "Enter opens it", "Tab goes to", "a letter marks a place; Esc",
	"Narrow the list to what", "Nothing that can be done now is called so. Esc", "q leaves", "These keys; / narrows", "write a character, or a name such as", "Before a date: about then",
}

// namesKeys finds the keys that a sentence names: not A and I, which begin one, and the blanks
// around a sign.
var namesKeys = regexp.MustCompile(`(?:^|[ “(])(?:[b-zB-HJ-Z!?/@&.<>_'"\[\]]|Esc|[Ee]nter|Tab|PgDn|PgUp|ctrl-[a-z])(?:[ ,;:.)”]+[\pL“]|[.)]?$)`)

var braced = regexp.MustCompile(`\{([^}]*)\}`)

// A sentence names an action in braces, whose key is told then: what one whose keys were
// moved reads is true.
func TestSentencesNameActions(t *testing.T) {
	t.Parallel()
	rows := actions()
	for file, text := range literals(t, "*.go", "../draw/*.go") {
		for _, name := range braced.FindAllStringSubmatch(text, -1) {
			if actionNamed(rows, name[1]) == nil {
				t.Errorf("%s: %q names no action: %q", file, name[1], text)
			}
		}
		of := slices.ContainsFunc(ofOverlays, func(own string) bool { return strings.HasPrefix(text, own) })
		if !of && len(strings.Fields(text)) > 2 && namesKeys.MatchString(text) {
			t.Errorf("%s: %q names a key", file, text)
		}
	}
}

// literals returns the texts in the code, by where they stand.
func literals(t *testing.T, patterns ...string) map[string]string {
	t.Helper()
	all, set := map[string]string{}, token.NewFileSet()
	for _, pattern := range patterns {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			tree, err := parser.ParseFile(set, file, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(tree, func(n ast.Node) bool {
				if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
					all[set.Position(l.Pos()).String()], err = strconv.Unquote(l.Value)
				}
				return err == nil
			})
		}
	}
	return all
}

// moved gives every action one key that no action has.
func moved() []Binding {
	own := Actions()
	for i := range own {
		own[i].Keys = []string{string(rune('а' + i))} // Cyrillic, then what is behind it
	}
	return own
}

// Whatever keys the actions have, the footer, the help and the titles tell those and no
// others.
func TestMovedKeysAreTold(t *testing.T) {
	t.Parallel()
	own, usual := moved(), actions()
	if faults := KeyFaults(own); len(faults) > 0 {
		t.Fatal(faults)
	}
	key := func(name string) string {
		return own[slices.IndexFunc(own, func(b Binding) bool { return b.Action == name })].Keys[0]
	}
	for _, b := range own {
		d := driveOn(t, Options{Terminal: Terminal{Keys: own}, Dossier: embedded(t)}, 200, 40, key("next row"))
		d.press(b.Keys[0])
		screen := d.screen()
		for _, a := range usual {
			if a.do == nil || !a.offered(d.root) || d.overlay != nil && slices.ContainsFunc(d.overlay.keys(), func(own action) bool { return own.word(d.root) == a.word(d.root) }) {
				continue
			}
			if told := a.shownFirst() + " " + a.word(d.root); strings.Contains(screen, " "+told+" ") {
				t.Errorf("after %q a key is told that was moved: %q\n%s", b.Action, told, screen)
			}
		}
		for _, line := range strings.Split(screen, "\n") {
			if _, title, framed := strings.Cut(line, "┏━ "); framed && namesKeys.MatchString(title[:1]+" Title") {
				t.Errorf("after %q a title tells a key that was moved: %q", b.Action, title)
			}
		}
	}
	rows := actionsWith(own)
	for i := range rows {
		if text := rows[i].help; namesKeys.MatchString(text) && !slices.ContainsFunc(ofOverlays, func(own string) bool { return strings.HasPrefix(text, own) }) {
			t.Errorf("the help of %q tells a key that was moved: %q", rows[i].setName(), text)
		}
	}
}

// A sentence tells an action's first key, of one without keys how the palette does it, and
// is left out where no keys are pressed.
func TestTaught(t *testing.T) {
	t.Parallel()
	keys := func(name string) string { return map[string]string{"what to do": ":", "search": "/"}[name] }
	const sentence = "{search} searches, {copy} copies"
	for want, p := range map[string]paint.Painter{"/ searches, : “copy” copies": {Keys: keys}, "": {}} {
		if got := p.Taught(sentence); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
