package foreign

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/data/charset"
)

// What can't be read is told by what it is, and what can isn't taken for it.
func TestOthers(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"\x1f\x8b\x08\x00":                                              "compressed",
		"PK\x03\x04\x14\x00":                                            "a ZIP file, as spreadsheets and documents are",
		"SQLite format 3\x00\x10":                                       "an SQLite database",
		"PAR1\x15\x04":                                                  "a Parquet file",
		"-- of a dossier\nBEGIN;\nCREATE TABLE a":                       "SQL",
		"select * from edges":                                           "SQL",
		"PRAGMA foreign_keys=OFF;":                                      "SQL",
		"digraph \"a b\" {\n a -> b\n}":                                 "a drawing of Graphviz’s",
		"/* made by hand */ strict graph g{a--b}":                       "a drawing of Graphviz’s",
		"<!DOCTYPE html>\n<html>":                                       "a web page",
		"<?xml version=\"1.0\"?><rss>":                                  "XML, and neither GraphML nor GEXF",
		"Creator \"igraph\"\nVersion 1\ngraph\n[\n":                     "a graph in GML",
		"graph [\n  directed 1\n":                                       "a graph in GML",
		"*Vertices 3\r\n1 \"Anna\"\r\n":                                 "a network of Pajek’s",
		"*vertices 3\n1 \"Anna\"\n":                                     "a network of Pajek’s",
		"nodedef>name VARCHAR,label VARCHAR\n":                          "a graph in GDF",
		"@prefix : <http://x.example/> .\n":                             "RDF",
		"<http://a.example> <http://k.example> <http://b.example> .\n":  "RDF",
		`{"nodes":[{"id":"A"}],"links":[]}`:                             "a graph in JSON",
		"{\n \"directed\": false, \"multigraph\": true, \"nodes\": []}": "a graph in JSON",
		`[{"CXVersion":"2.0"},{"nodes":[]}]`:                            "a graph in JSON",
		`{"data":{"name":"x"},"elements":{"nodes":[]}}`:                 "a graph in JSON",
		`{"head":{"vars":["p"]},"results":{}}`:                          "what a query in SPARQL gives, in JSON",
		`[{"from":"A","to":"B"}]`:                                       "a list in JSON of what isn’t known here",
		"{\"actors\": [{\"nodes\": []}]}":                               "",
		"{\"actor\": []}":                                               "",
		"[]":                                                            "",
		"graphs [\n":                                                    "",
		"graph: {a: b}\n":                                               "",
		"select: a\n":                                                   "",
		"begin, create table\n":                                         "",
	} {
		if what, _ := Other([]byte(text)); what != want {
			t.Errorf("%q is taken for %q, not %q", text, what, want)
		}
		err := NewImport(Options{}).Read("a file", strings.NewReader(text))
		if err == nil || want != "" && !strings.Contains(err.Error(), "it is "+want+", which") {
			t.Errorf("%q: %v", text, err)
		}
	}
	dossiers, err := filepath.Glob("../axis/*.yaml")
	if err != nil || len(dossiers) == 0 {
		t.Fatal(err)
	}
	for _, name := range dossiers {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if what, _ := Other(text[:min(len(text), charset.HeadBytes)]); what != "" {
			t.Errorf("%s is taken for %s", name, what)
		}
	}
}
