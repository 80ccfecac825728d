package cli

import (
	"bytes"
	"crypto/rand"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente/data"
	"entente/data/export"
	"entente/model"
	"entente/ui/draw"
	"entente/ui/internal/sample"

	"github.com/google/go-cmp/cmp"
)

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func readFile(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestExportToStandardOutput(t *testing.T) {
	t.Parallel()
	for format, begins := range map[string]string{
		"json": "{\n", "jsonl": "{\"dossier\":{", "sql": "-- entente\n", "dot": "digraph \"small\" {", "graphml": "<?xml", "gexf": "<?xml", "markdown": "# A small town\n", "html": "<!DOCTYPE html>\n", "csl-json": "[", "bibtex": "@article{gazette,",
	} {
		res := entente("export", "--format", format, small)
		res.wants(t, fine)
		if !strings.HasPrefix(res.out, begins) || !strings.HasSuffix(res.out, "\n") {
			t.Errorf("%s: it wrote %q", format, res.out)
		}
	}
}

// A page of thousands of ties stays one that a browser opens: for a tie with three claims,
// with its place in the lists of its actors and quotations, at most 1,500 bytes.
func TestPageIsSmall(t *testing.T) {
	t.Parallel()
	const ties, most = 2000, 1500
	d, err := model.Adopt(sample.Records(ties))
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if err := export.HTML(&page, export.Keep(d.Filter(model.Filter{}), "")); err != nil {
		t.Fatal(err)
	}
	if of := page.Len() / ties; of > most {
		t.Errorf("of a tie stand %d bytes in it, more than %d", of, most)
	}
}

// What is handed on as JSON opens again, and hands on the same.
func TestExportedDossierOpens(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "part.json")
	entente("export", "--format", "json", "--contested", "-o", file).wants(t, fine)
	loaded, err := new(data.Reading).Load(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := range loaded.Dossier.Ties {
		if !loaded.Dossier.Ties[i].Contested() {
			t.Errorf("%s isn’t contested", loaded.Dossier.Ties[i].ID)
		}
	}
	if again := entente("export", "--format", "json", file).out; again != readFile(t, file) {
		t.Error("handed on again, it is another")
	}
}

func TestExportReplacesOnlyByForce(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := filepath.Join(folder, "out")
	write(t, file, "old")
	entente("export", "--format", "json", "-o", file, small).wants(t, failed, "already exists", "--force")
	if got := readFile(t, file); got != "old" {
		t.Errorf("it holds %q", got)
	}
	entente("export", "--format", "json", "-o", file, "--force", small).wants(t, fine)
	if got := readFile(t, file); !strings.HasPrefix(got, "{") {
		t.Errorf("it holds %q", got)
	}
	entente("export", "--format", "json", "-o", folder, "--force", small).wants(t, failed, "choose another name")
	entente("export", "--format", "json", "-o", filepath.Join(folder, "none", "out"), small).wants(t, failed, "can’t be written")
	if entries, _ := os.ReadDir(folder); len(entries) != 1 {
		t.Errorf("it left %v", entries)
	}
}

// What killed runs have left beside an export is told: what is old as it goes, what is new
// by its name.
func TestExportTellsLeftovers(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"json", "out.json"}, {"csv", "out"}} {
		folder := t.TempDir()
		names := []string{".entente-" + rand.Text(), ".entente-" + rand.Text()}
		for _, name := range names {
			write(t, filepath.Join(folder, name), "half")
		}
		old := time.Now().Add(-2 * time.Hour)
		if err := os.Chtimes(filepath.Join(folder, names[0]), old, old); err != nil {
			t.Fatal(err)
		}
		export := []string{"export", "--format", args[0], "-o", filepath.Join(folder, args[1]), small, "--force"}
		res := entente(export...)
		for _, want := range []string{"removed 1 leftover of killed runs", "holds 1 leftover of a run that was killed", names[1]} {
			if res.code != fine || !strings.Contains(res.err, want) {
				t.Errorf("%v: with %d it tells %q, not %q", args, res.code, res.err, want)
			}
		}
		if err := os.Remove(filepath.Join(folder, names[1])); err != nil {
			t.Fatal(err)
		}
		if res := entente(export...); res.code != fine || res.err != "" {
			t.Errorf("%v: where nothing is left it tells %q", args, res.err)
		}
	}
}

func TestExportCSV(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "out")
	entente("export", "--format", "csv", "-o", folder, small).wants(t, fine)
	for name, rows := range map[string]int{"nodes": 9, "edges": 8, "claims": 6, "quotes": 3} {
		list, err := csv.NewReader(strings.NewReader(readFile(t, filepath.Join(folder, name+".csv")))).ReadAll()
		if err != nil || len(list) != rows {
			t.Errorf("%s has %d rows (%v), want %d", name, len(list), err, rows)
		}
	}
	whole := files(t, folder)
	write(t, filepath.Join(folder, "nodes.csv"), "old")
	entente("export", "--format", "csv", "-o", folder, small).wants(t, failed, folder+"” already exists; --force replaces it")
	entente("export", "--format", "csv", "-o", folder, "--force", small).wants(t, fine)
	if diff := cmp.Diff(whole, files(t, folder)); diff != "" {
		t.Errorf("replaced, the folder is another: %s", diff)
	}
}

// A folder that holds something of the reader's own is nobody's to replace, by
// force or without.
func TestExportCSVLeavesTheReadersOwn(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"nodes.csv", "notes.txt", "~more"} {
		write(t, filepath.Join(folder, name), "mine")
	}
	before := files(t, folder)
	file := filepath.Join(folder, "notes.txt")
	for _, force := range []string{"--force=false", "--force"} {
		entente("export", "--format", "csv", force, "-o", folder, small).wants(t, failed, "holds “notes.txt” and 1 other", "name another folder")
		entente("export", "--format", "csv", force, "-o", file, small).wants(t, failed, "isn’t a folder", "choose another name")
		entente("export", "--format", "csv", force, "-o", filepath.Join(folder, "none", "a"), small).wants(t, failed, "can’t be written")
	}
	if diff := cmp.Diff(before, files(t, folder)); diff != "" {
		t.Errorf("it is another: %s", diff)
	}
	t.Chdir(t.TempDir())
	entente("export", "--format", "csv", "-o", ".").wants(t, fine)
	entente("export", "--format", "csv", "-o", ".", "--force").wants(t, fine)
}

func TestExportOfNothing(t *testing.T) {
	t.Parallel()
	res := entente("export", "--format", "dot", "--search", "zzz", small)
	if res.code != fine || !strings.Contains(res.err, "are left to export") {
		t.Errorf("%d: it said %q", res.code, res.err)
	}
}

// TestFootnotesTellSpeakersFromAuthors holds that who wrote a source isn't taken for who is
// quoted in it.
func TestFootnotesTellSpeakersFromAuthors(t *testing.T) {
	t.Parallel()
	report := entente("export", "--format", "markdown", filepath.Join("..", "explorer", "testdata", "evidence.yaml")).out
	for _, want := range []string{"“We buy no shells from anyone.”, Sudmark. Lena Weiss, “The", "“I saw the crates.”, a term. harbourwatch, “What", "Pal Lund, 18 December 2024. Lena Weiss, "} {
		if !strings.Contains(report, want) {
			t.Errorf("there is no %q in it:\n%s", want, report[strings.Index(report, "[^sudmark-no]:"):])
		}
	}
}

// TestPageHasTheMarksOfTheScreen holds that a standing has one mark, wherever it is told.
func TestPageHasTheMarksOfTheScreen(t *testing.T) {
	t.Parallel()
	page := entente("export", "--format", "html").out
	loaded, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for i := range loaded.Dossier.Ties {
		s := loaded.Dossier.Ties[i].Standing()
		mark, _ := draw.Mark(s)
		if want := `<span class="mark">` + mark + "</span> " + s.String() + "</dt>"; !strings.Contains(page, want) {
			t.Errorf("the page doesn’t tell what %s means: %s", s, want)
		}
	}
}
