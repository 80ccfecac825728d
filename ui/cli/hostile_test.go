package cli

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"entente/model"
	"entente/ui/internal/hostile"
	"entente/ui/plain"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// hostilePayloads are all, those that are no UTF-8 too.
func hostilePayloads() []hostile.Payload {
	return sampled(append(hostile.Payloads(), hostile.Raw()...))
}

// sampled gives all of a list, or some of it where the tests are to be short.
func sampled[T any](list []T) []T {
	if !testing.Short() {
		return list
	}
	var some []T
	for i := 0; i < len(list); i += 8 {
		some = append(some, list[i])
	}
	return some
}

// hostileFile writes the dossier with every payload in every field.
func hostileFile(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "hostile.yaml")
	if err := os.WriteFile(path, []byte(hostile.Dossier(sampled(hostile.Payloads()))), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// inert holds that a text has nothing in it that a terminal acts on or that nobody
// sees, but line ends and what else is allowed.
func inert(t *testing.T, what, text, allowed string) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Errorf("%s: it is no UTF-8: %+q", what, text)
	}
	for i, r := range text {
		joiner := unicode.Is(unicode.Join_Control, r) || r >= 0xe0020 && r <= 0xe007f
		if r != '\n' && !strings.ContainsRune(allowed, r) && (unicode.IsControl(r) || !unicode.IsGraphic(r) && !joiner) {
			t.Errorf("%s: it has %U: %+q", what, r, text[max(0, i-40):min(len(text), i+40)])
			return
		}
	}
}

// inertResult holds all that a run wrote against the same.
func inertResult(t *testing.T, what string, r result) {
	t.Helper()
	inert(t, what, r.out, "")
	inert(t, what, r.err, "")
}

// All that tells of a dossier as text, to a terminal, with every payload in every
// field.
func TestHostileText(t *testing.T) {
	t.Parallel()
	file := hostileFile(t)
	terminal := world{outTerminal: true, environ: []string{"TERM=xterm", "COLUMNS=100"}}
	for _, args := range [][]string{
		{"--plain"},
		{"--plain", "--list", "all-ties"},
		{"--plain", "--list", "quotes"},
		{"--plain", "--search", "i", "--list", "all-ties"},
		{"check"},
		{"check", "--format", "json"},
	} {
		inertResult(t, strings.Join(args, " "), terminal.run(append(slices.Clone(args), file)...))
	}
	for _, of := range []string{"actors", "ties", "claims", "quotes", "sources", "types"} {
		for format, allowed := range map[string]string{"": plain.LRM, "csv": "\r", "tsv": "\t\r", "json": ""} {
			args := []string{"list", of, file}
			if format != "" {
				args = append(args, "--format", format)
			}
			r := terminal.run(args...)
			inert(t, strings.Join(args, " "), r.out, allowed)
			inert(t, strings.Join(args, " "), r.err, "")
			if r.code != fine || strings.Count(r.out, "\n") < len(sampled(hostile.Payloads())) {
				t.Errorf("%q: exit code %d, and %d lines", args, r.code, strings.Count(r.out, "\n"))
			}
		}
	}
	for _, format := range idsOf(exportFormats(nil)) {
		if format != csvFormat {
			r := terminal.run("export", "--format", format, file)
			if r.code != fine || len(r.out) < 1000 {
				t.Errorf("%s: exit code %d, and %d bytes", format, r.code, len(r.out))
			}
			inert(t, format, r.out, "\t")
		}
	}
}

// A table's columns stand straight, whatever is in its cells.
func TestHostileTables(t *testing.T) {
	t.Parallel()
	terminal := world{outTerminal: true, environ: []string{"TERM=xterm", "COLUMNS=60"}}
	hostile := hostileFile(t)
	for _, file := range []string{hostile, "../explorer/testdata/scripts.yaml"} {
		for _, of := range []string{"actors", "ties", "claims", "quotes", "sources", "types"} {
			narrow := terminal.run("list", of, file).out
			if file == hostile { // its numbers are as short as their heads
				straightTable(t, of, entente("list", of, file).out)
				rows, _, _ := strings.Cut(narrow, "\n\n") // without what it tells beneath
				straightTable(t, of, rows)
			}
			for line := range strings.Lines(narrow) {
				if n := ansi.StringWidth(strings.TrimSuffix(line, "\n")); n > 60 {
					t.Errorf("%s: %+q has %d columns", of, line, n)
				}
			}
		}
	}
}

func straightTable(t *testing.T, of, text string) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	head := lines[0]
	for at := strings.LastIndex(head, betweenColumns); at > 0; at = strings.LastIndex(strings.TrimRight(head[:at], " "), betweenColumns) {
		column := ansi.StringWidth(head[:at]) + 1 // a blank on every row
		for _, line := range lines[1:] {
			if cell := cellAt(line, column); cell != " " && cell != "" {
				t.Errorf("%s: %q stands between the columns of %+q", of, cell, line)
			}
		}
	}
}

// cellAt gives what a line has in a column.
func cellAt(line string, column int) string {
	for at := 0; line != ""; {
		cluster, size := ansi.FirstGraphemeCluster(line, ansi.GraphemeWidth)
		if at += size; at > column {
			return cluster
		}
		line = line[len(cluster):]
	}
	return ""
}

// What isn't a dossier, with every payload in every field that takes no text, in
// the file's name, and as it is in the file.
func TestHostileMistakes(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for _, p := range hostilePayloads() {
		var files []string
		write := func(name, text string) {
			path := filepath.Join(folder, name)
			if err := os.WriteFile(path, []byte(text), 0o600); err == nil { // no system takes all names
				files = append(files, path)
			}
		}
		write("n"+strings.ReplaceAll(p.Text, "/", "")+".yaml", "a: [}\n")
		write("raw.yaml", "dossier: {id: x, title: a"+p.Text+"b}\nactors: [{"+p.Text+": x, y: z"+p.Text+"}]\n")
		for what, text := range hostile.Broken(p) {
			write(what+".yaml", text)
		}
		files = append(files, filepath.Join(folder, "none"+p.Text))
		inertResult(t, p.Name+" in a dossier", entente(append([]string{"check"}, files...)...))
		inertResult(t, p.Name+" as JSON", entente(append([]string{"check", "--format", "json"}, files...)...))
		inertResult(t, p.Name+" in a name", entente(files[0]))
	}
}

// Every flag of every command, every argument and every word that stands for a
// command, with every payload. Where a command takes a dossier it is a small one, which
// takes no time to read.
func TestHostileCommandLines(t *testing.T) {
	// named gives what stands for the words in a command's usage.
	named := func(use string) []string {
		stand := map[string]string{
			"WHAT": "ties", "TEXT": "text", "PATH…": "x.yaml", "[DOSSIER]": "x.yaml", "ACTOR": "a", "CLAIMANT": "a", "FROM": "a", "TO": "b", "A": "a", "B": "b",
		}
		var args []string
		for _, word := range strings.Fields(use) {
			if stand[word] != "" {
				args = append(args, stand[word])
			}
		}
		return args
	}
	var lines [][]string
	var visit func(c *cobra.Command, path []string)
	visit = func(c *cobra.Command, path []string) {
		lines = append(lines, append(slices.Clone(path), "PAYLOAD"), append(slices.Clone(path), "--PAYLOAD"), append(slices.Clone(path), "-PAYLOAD"))
		c.Flags().VisitAll(func(f *pflag.Flag) {
			lines = append(lines, slices.Concat(path, []string{"--" + f.Name + "=PAYLOAD"}, named(c.Use)))
		})
		for _, below := range c.Commands() {
			if below.Name() != "new" { // it would make folders
				visit(below, append(slices.Clone(path), below.Name()))
			}
		}
	}
	visit((&run{}).rootCommand(), nil)
	if len(lines) < 60 {
		t.Fatalf("there are %d command lines only", len(lines))
	}
	t.Chdir(t.TempDir())
	write(t, "x.yaml", "dossier: {id: x, title: X}\nactors: [{id: a, name: A, type: state}, {id: b, name: B, type: state}]\n")
	write(t, "text", "One.\n")
	for i, p := range hostilePayloads() {
		for j, line := range lines {
			if j%7 != i%7 { // each line has every seventh payload, and each payload every seventh line
				continue
			}
			args := slices.Clone(line)
			for n := range args {
				args[n] = strings.Replace(args[n], "PAYLOAD", "a"+p.Text+"b", 1)
			}
			inertResult(t, strings.Join(line, " ")+" with "+p.Name, entente(args...))
		}
		inertResult(t, p.Name+" sought", entente("--plain", "x.yaml", "--search", "a"+p.Text+"b"))
	}
}

// What the explorer is handed besides the dossier: a title, an article, what was
// kept, the command line that opens the view.
func TestHostileOptions(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for _, p := range hostilePayloads() {
		name := filepath.Join(folder, "n"+strings.NewReplacer("/", "", "\x00", "").Replace(p.Text)+".yaml")
		text := "dossier: {id: x, title: X}\nactors: [{id: a, name: A, type: state}]\nsources: [{id: s, type: book, title: S}]\n"
		if os.WriteFile(name, []byte(text), 0o600) != nil || os.WriteFile(filepath.Join(folder, "text"), []byte("a"+p.Text+"b\n"), 0o600) != nil {
			continue
		}
		r := onScreen.run("--text", filepath.Join(folder, "text"), "--search", "a"+p.Text+"b", name)
		if r.opened == nil {
			t.Fatalf("%s: it doesn’t open: %s", p.Name, r.err)
		}
		o := r.opened
		view := o.Dossier.Filter(model.Filter{})
		inert(t, p.Name, string(o.Command(view.See(o.Start.Selection), true)), "")
		inert(t, p.Name, o.Start.Find+string(o.Notice), "")
		for _, line := range slices.Concat(slices.Collect(maps.Values(o.Texts))...) {
			inert(t, p.Name, string(line), "")
		}
	}
}

// A cell that is cut has the width it is cut to, and no cluster is taken apart.
func TestCut(t *testing.T) {
	t.Parallel()
	const text = "a1️⃣2️⃣👩🏽‍🍳क्षे한"
	for n := 1; n <= ansi.StringWidth(text); n++ {
		got := cut(text, n)
		if w := ansi.StringWidth(got); w > n || w < n-1 {
			t.Errorf("cut to %d columns it has %d: %q", n, w, got)
		}
	}
}
