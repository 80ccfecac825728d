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
		"\x1f\x8b\x08\x00":   "compressed",
		"PK\x03\x04\x14\x00": "a ZIP file, as spreadsheets and documents are",
		"PK\x03\x04\x14\x00[Content_Types].xmlPK\x03\x04xl/workbook.xml":             "a spreadsheet",
		"PK\x03\x04\x14\x00[Content_Types].xmlPK\x03\x04word/document.xml":           "a document of a word processor’s",
		"PK\x03\x04\x14\x00mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK": "a spreadsheet",
		"PK\x03\x04\x14\x00mimetypeapplication/vnd.oasis.opendocument.textPK":        "a document of a word processor’s",
		"PK\x03\x04\x14\x00mimetypeapplication/epub+zipPK":                           "a document of a word processor’s",
		"{\\rtf1\\ansi Hello}":                                          "a document in RTF",
		"TY  - JOUR\nTI  - A bridge\nER  - \n":                          "a list of references in a form of its own",
		"Gifts of 2021,,\n,,\nFrom,To,Sum\nA,B,1\n":                     "a table with something above its heads",
		"\ufeffGifts;;\r\nFrom;To;Sum\r\nA;B;1\r\n":                     "a table with something above its heads",
		" ,\"\",\nFrom,To,Sum\nA,B,1\n":                                 "a table with something above its heads",
		",name\n0,Ann\n1,Bo\n":                                          "",
		",,\n":                                                          "",
		"PMID- 1\n":                                                     "a list of references in a form of its own",
		"*Node data\nID value\n1 10.0\n":                                "a network in VNA",
		"*tie data\nfrom to strength\n":                                 "a network in VNA",
		"dl n=3 format=edgelist1\ndata:\n1 2 1\n":                       "a network of UCINET’s",
		"DL N = 3\nDATA:\n0 1 1\n":                                      "a network of UCINET’s",
		"(tlp \"2.0\"\n(nodes 0 1)\n":                                   "a graph of Tulip’s",
		"# of a town\n@prefix : <http://x.example/> .\n":                "RDF",
		"PREFIX a: <http://x.example/>\n":                               "RDF",
		"_:a <http://k.example> _:b .\n":                                "RDF",
		"<urn:a> <urn:k> <urn:b> .\n":                                   "RDF",
		"<rdf:RDF xmlns:rdf=\"x\">":                                     "RDF",
		"<?xml version=\"1.0\"?>\n<rdf:RDF>":                            "RDF",
		`{"@context":"http://x.example","@id":"a"}`:                     "RDF",
		`[{"@id":"a"}]`:                                                 "RDF",
		`{"type":"FeatureCollection","features":[]}`:                    "a map in GeoJSON",
		"0 1\n0 2\n":                                                    "a list of ties without heads",
		"# FromNodeId\tToNodeId\n0\t1\n0\t2\n":                          "a list of ties without heads",
		"1 2 0.5\r\n1 3 1\r\n":                                          "a list of ties without heads",
		"YKR026C pp YGL122C\nYGR218W pp YGL097W\n":                      "a list of ties without heads",
		"prefix: a\n":                                                   "",
		"_:a\n":                                                         "",
		"12 men\n14 women\n":                                            "",
		"SQLite format 3\x00\x10":                                       "an SQLite database",
		"PAR1\x15\x04":                                                  "a Parquet file",
		"-- of a dossier\nBEGIN;\nCREATE TABLE a":                       "SQL",
		"select * from edges":                                           "SQL",
		"PRAGMA foreign_keys=OFF;":                                      "SQL",
		"digraph \"a b\" {\n a -> b\n}":                                 "a drawing of Graphviz’s",
		"/* made by hand */ strict graph g{a--b}":                       "a drawing of Graphviz’s",
		"<!DOCTYPE html>\n<html>":                                       "a web page",
		"<?xml version=\"1.0\"?>\n<rss>":                                "XML, and neither GraphML nor GEXF",
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
