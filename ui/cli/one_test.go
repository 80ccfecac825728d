package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// oneOfEach is a dossier with one of everything that is counted.
const oneOfEach = `dossier: {id: one, title: One}
sources: [{id: paper, type: article, title: A paper}]
actors: [{id: a, name: A, type: state, core: true}, {id: b, name: B, type: state, core: true}]
tie_types: [{id: arms, label: arms, letter: A, definition: Weapons., family: military}]
ties:
  - {id: t, type: arms, from: a, to: b, summary: A tie., claims: [{by: a, stance: asserts, certainty: stated, source: paper, paragraph: 1, quote: q}]}
quotes: [{id: q, by: [a], text: Words., source: paper, paragraph: 1, kind: official}]
`

// TestOneIsNotMany holds that no text tells one of a thing in the words for many.
func TestOneIsNotMany(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "one.yaml")
	if err := os.WriteFile(file, []byte(oneOfEach), 0o600); err != nil {
		t.Fatal(err)
	}
	many := regexp.MustCompile(`(^|[^\d,.])1 (ties|claims|quotations|quotes|sources|actors|ways|others|dossiers|mistakes|warnings|cells|files|more have|are)\b`)
	commands := [][]string{
		{"--plain"},
		{"check"},
		{"tree", "a"},
		{"matrix"},
		{"matrix", "--wide"},
		{"timeline"},
		{"neighbourhood", "a"},
		{"network"},
		{"network", "a"},
		{"path", "a", "b"},
		{"compare", "a", "b"},
		{"voices", "a"},
		{"ladder"},
		{"claims"},
		{"list", "ties"},
		{"list", "claims"},
		{"list", "quotes"},
		{"list", "actors"},
		{"list", "sources"},
		{"list", "types"},
	}
	for _, format := range idsOf(exportFormats(nil)) {
		if format != csvFormat {
			commands = append(commands, []string{"export", "--format", format})
		}
	}
	for _, args := range commands {
		res := entente(append(args, file)...)
		if found := many.FindString(res.out + res.err); found != "" || res.code != 0 {
			t.Errorf("%v: code %d, %q in\n%s%s", args, res.code, found, res.out, res.err)
		}
	}
}
