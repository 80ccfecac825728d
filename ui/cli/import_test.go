package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// written returns a folder with files in it, by their names.
func written(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

const twoTies = "from,to,type\nAnn,Mill,owner\nBob,Mill,owner\nBob,,owner\n"

func TestImport(t *testing.T) {
	t.Parallel()
	in := written(t, map[string]string{
		"edges.csv": twoTies, "nodes.csv": "id,name,sort\na,Argo,ship\n", "who.csv": "who,whom\na,b\nc,d\n", "notes.txt": "nothing\n", "z.json": `[{"id":"b","type":"book","title":"B"}]`,
	})
	file := func(name string) string { return filepath.Join(in, name) }
	dir, report := filepath.Join(in, "out"), filepath.Join(in, "report.jsonl")
	said := []string{"edges.csv is read as csv", "row: 2 taken, 0 altered, 1 left out", "1 left out: an end is empty"}

	res := entente("import", file("edges.csv"), "-o", dir, "--report", report, "--split", "1")
	if res.code != fine || !strings.Contains(res.out, "wrote a dossier to "+dir+": 2 ties, 3 actors, 1 source") {
		t.Error(res)
	}
	contains(t, res.err, said...)
	if told, err := os.ReadFile(report); err != nil || strings.Count(string(told), "\n") != 3 || !strings.Contains(string(told), `"line":4,"kind":"row","fate":"left out","why":"an end is empty"`) {
		t.Errorf("%s %v", told, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "ties-2.yaml")); err != nil {
		t.Error(err)
	}
	if res := entente("check", dir); res.code != fine {
		t.Error(res)
	}

	entente("import", file("edges.csv"), "-o", dir).wants(t, failed, "has actors.yaml in it already")
	entente("import", file("edges.csv"), "-o", dir+"2", "--report", report).wants(t, failed, "already exists")
	entente("import", file("who.csv"), "-o", dir+"2").wants(t, failed, "heads that aren’t known: who, whom", "--map from=HEAD,to=HEAD")
	entente("import", file("notes.txt"), "-o", dir+"2").wants(t, failed, "is in no form that entente reads", "--as FORMAT")
	entente("import", file("who.csv"), "-o", dir+"2", "--as", "csv").wants(t, failed, "its heads are who, whom")
	entente("import", file("who.csv"), "-o", dir+"2", "--map", "from=who,to=whome").wants(t, failed, `no column "whome", which is mapped to to`, "the heads are who, whom")
	entente("import", file("who.csv"), "-o", dir+"2", "--map", "form=who").wants(t, misused, "--map", "form", "from")
	entente("import", file("who.csv"), "-o", dir+"2", "--map", "from").wants(t, misused, "--map can’t be “from”; write ROLE=HEAD")
	entente("import", file("who.csv"), "-o", dir+"2", "--as", "stix", "--map", "from=who").wants(t, misused, "--map tells the columns of a table")
	entente("import", file("who.csv"), "-o", dir+"2", "--as", "stx").wants(t, misused, "--as", "stix")
	entente("import", file("who.csv")).wants(t, misused, "-o DIR", "--into DIR")
	entente("import", file("who.csv"), "-o", dir, "--into", dir).wants(t, misused, "choose one of them")
	entente("import", file("who.csv"), "-o", dir, "--split", "0").wants(t, misused, "--split")
	entente("import", file("none.csv"), "-o", dir+"2").wants(t, failed, "there is no file")
	entente("import", file("z.json"), "-o", dir+"2").wants(t, failed, "sources alone", "--into DIR")
	if _, err := os.Stat(dir + "2"); err == nil {
		t.Error("a folder is there for all that")
	}
	if res := entente("import", file("nodes.csv"), file("who.csv"), "-o", dir+"2", "--map", "from=who,to=whom,kind=sort"); res.code != fine {
		t.Error(res)
	}
	if res := entente("list", "actors", dir+"2"); !strings.Contains(res.out, "ship") {
		t.Error(res)
	}
	entente("import", file("z.json"), "--into", dir, "--as", "bibtex").wants(t, failed)
	entente("import", file("z.json"), "--into", dir, "--split", "3").wants(t, misused, "--split is how many ties a file has; leave it out with --into")
	res = entente("import", file("z.json"), "--into", dir, "--as", "CSL-JSON")
	if res.code != fine || !strings.Contains(res.out, "sources-z.yaml: 1 source") {
		t.Error(res)
	}
	if res := entente("check", dir); res.code != fine {
		t.Error(res)
	}
}

// What a file of another form lost is told wherever it opens, behind all else.
func TestOpenForeign(t *testing.T) {
	t.Parallel()
	in := written(t, map[string]string{"edges.csv": twoTies, "who.csv": "who,whom\na,b\nc,d\n"})
	file := filepath.Join(in, "edges.csv")
	said := []string{"edges.csv is read as csv", "row: 2 taken, 0 altered, 1 left out", "1 left out: an end is empty"}
	for _, args := range [][]string{{file}, {"--plain", file}, {"list", "ties", file}, {"check", file}, {"export", "--format", "json", file}, {"tree", "Mill", file}} {
		res := entente(args...)
		if res.code != fine || res.out == "" {
			t.Errorf("%q: %v", args, res)
		}
		contains(t, res.err, said...)
	}
	if res := entente("check", file); !strings.Contains(res.out, file+": warning: tie Ann-owner-Mill, claims[0]: there is no locator") {
		t.Error(res.out)
	}
	res := onScreen.run(file)
	if res.code != fine || res.opened == nil || len(res.opened.Dossier.Ties) != 2 {
		t.Error(res)
	}
	contains(t, res.err, said...)
	entente("check", filepath.Join(in, "who.csv")).wants(t, refused)
	entente(filepath.Join(in, "who.csv")).wants(t, refused, "this looks like a table with heads that aren’t known: who, whom", "entente import", "--as csv --map from=HEAD,to=HEAD")
}

func contains(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q isn’t in %q", part, text)
		}
	}
}

// The dossiers that entente exports open again, from the folder, the files and the
// stream.
func TestExportsOpen(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "axis")
	if res := entente("export", "--format", "csv", "-o", folder); res.code != fine {
		t.Fatal(res)
	}
	graph := filepath.Join(t.TempDir(), "axis.graphml")
	if res := entente("export", "--format", "graphml", "-o", graph); res.code != fine {
		t.Fatal(res)
	}
	want := entente("list", "claims", "--format", "csv").out
	for _, name := range []string{folder, graph} {
		got := entente("list", "claims", "--format", "csv", name)
		if got.code != fine || strings.Count(got.out, "\n") != strings.Count(want, "\n") {
			t.Errorf("%s: %.300s", name, got.err)
		}
	}
}

// TestImportOfStandardInput imports what a pipe brings as it would from a file.
func TestImportOfStandardInput(t *testing.T) {
	t.Parallel()
	in := written(t, map[string]string{"nodes.csv": "id,name\nAnn,Ann Lee\n"})
	dir := filepath.Join(in, "out")
	res := entering(twoTies, "import", "-", filepath.Join(in, "nodes.csv"), "-o", dir)
	if res.code != fine || !strings.Contains(res.out, ": 2 ties, 3 actors, ") {
		t.Error(res)
	}
	contains(t, res.err, "<stdin> is read as csv", "row: 3 taken")
	if res := entente("check", dir); res.code != fine {
		t.Error(res)
	}
	res = entering(`[{"id":"b","type":"book","title":"B"}]`, "import", "-", "--into", dir)
	if res.code != fine || !strings.Contains(res.out, "stdin.yaml: 1 source") {
		t.Error(res)
	}
	entering(twoTies, "import", "-", "-", "-o", dir+"2").wants(t, misused, "read but once")
	onScreen.run("import", "-", "-o", dir+"2").wants(t, misused, "which is a terminal here")
	entering("", "import", "-", "-o", dir+"2").wants(t, failed, "<stdin>")
}
