//go:build unix

package cli_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// TestPtyTextIsText has what isn't the explorer write to a terminal that answers
// nothing. It asks the terminal nothing and styles nothing: no byte is one that a
// terminal acts on, but for tabs and the ends of lines. So it has nothing to wait
// for either, and ends.
func TestPtyTextIsText(t *testing.T) {
	t.Parallel()
	broken, _ := ownFile(t)
	table := filepath.Join(t.TempDir(), "edges.csv")
	writeFile(t, table, "from,to\nAnn\x1b[2J,中文\n")
	writeFile(t, broken, "tis: []\nactors:\n  - {id: \"a\\e[c\", name: 中文, type: sate}\n")
	for _, c := range []struct {
		line string
		code int
		says string
	}{
		{"--help", 0, "Usage"},
		{"export --help", 0, "graphml"},
		{"--version", 0, "entente"},
		{"help list", 0, "Usage"},
		{"--plain", 0, "Russia"},
		{"--nonesuch", 2, "--help"},
		{"nonesuch a b", 2, "--help"},
		{"list tis", 2, "did you mean ties?"},
		{"-", 2, "which is a terminal here"},
		{"nonesuch.yaml", 1, "nonesuch.yaml"},
		{broken, 3, "refused"},
		{"check testdata/small.yaml", 0, "no mistakes"},
		{"check " + broken, 3, "own.yaml:1:1"},
		{"check --format json " + broken, 3, "own.yaml"},
		{"list actors", 0, "NAME"},
		{"list ties", 0, "russia"},
		{"list claims --format csv", 0, "stance"},
		{"list quotes --search zzz", 0, "nothing is left"},
		{"export --format json", 0, "\"ties\""},
		{"export --format markdown", 0, "# "},
		{"export --format dot -o /nonesuch/file", 1, "can’t be written"},
		{"tree iran", 0, "drones"},
		{"path iran nato --format json", 0, "\"paths\""},
		{"list ties " + table, 0, "row: 1 taken"},
		{"import " + table + " -o " + table + "-dir", 0, "row: 1 taken"},
		{"man", 0, "entente"},
		{"man export", 0, "graphml"},
		{"schema", 0, "\"$schema\""},
		{"completion bash", 0, "__start_entente"},
		{"completion zsh", 0, "#compdef"},
		{"completion fish", 0, "fish completion"},
		{"completion powershell", 0, "Register-ArgumentCompleter"},
	} {
		t.Run(c.line, func(t *testing.T) {
			t.Parallel()
			console := open(t, start{args: strings.Fields(c.line), quiet: true, early: true})
			console.exits(c.code)
			written := console.written()
			if !bytes.Contains(written, []byte(c.says)) {
				t.Errorf("it says nothing of %q: %.400q", c.says, written)
			}
			if acts := bytes.IndexFunc(written, actedOn); acts >= 0 {
				t.Errorf("it wrote %.80q", written[acts:])
			}
			if !utf8.Valid(written) {
				t.Error("it wrote bytes that are no text")
			}
		})
	}
}

// actedOn tells what a terminal may act on instead of showing it.
func actedOn(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune("\t\r\n", r) }
