package foreign

import (
	"bytes"
	"slices"

	"entente/data/charset"
)

// An other is a form in which nothing can be read here, and which people try.
type other struct {
	what, instead string
	begins        func(head []byte) bool
}

const anotherForm = "GraphML, GEXF and tables of ties open; have what made it write one of these"

const draftOf = "save it as plain text or HTML, and draft a dossier of that: entente draft FILE"

// others are what such files are, and what to do instead.
var others = []other{
	{"compressed", "unpack it: gzip -dc FILE | entente - (or bzip2, xz, zstd)", magic("\x1f\x8b", "BZh", "\xfd7zXZ\x00", "\x28\xb5\x2f\xfd")},
	{"a document of a word processor’s", draftOf, holds("PK\x03\x04", "word/", "opendocument.text", "epub+zip")},
	{"a spreadsheet", "save the sheet as CSV, and open that", holds("PK\x03\x04", "xl/w", "xl/theme", "xl/_rels", "xl/s", "opendocument.spreadsheet")},
	{"a ZIP file, as spreadsheets and documents are", "unpack it, or save the sheet as CSV, and open that", magic("PK\x03\x04", "PK\x05\x06")},
	{"an old spreadsheet or document of Microsoft’s", "save the sheet as CSV, and open that", magic("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")},
	{"an SQLite database", `ask for ties: sqlite3 -csv -header FILE "select …" | entente -`, magic("SQLite format 3\x00")},
	{"a Parquet file", `ask for ties: duckdb -csv -c "select … from 'FILE'" | entente -`, magic("PAR1")},
	{"a DuckDB database", `ask for ties: duckdb -csv FILE -c "select …" | entente -`, func(head []byte) bool { return len(head) > 12 && string(head[8:12]) == "DUCK" }},
	{"a PDF", "draft a dossier of its text: pdftotext FILE text.txt, then entente draft text.txt", magic("%PDF-")},
	{"a document in RTF", draftOf, magic("{\\rtf")},
	{"a list of references in a form of its own", "have them written as BibTeX or CSL-JSON, and import that", like(`^\s*(?:TY  - |PMID- |%0 )`)},
	{"SQL", `load it into a database, and ask that for ties, such as sqlite3 -csv -header DATABASE "select …" | entente -`, like(`(?is)^(?:\s|--[^\n]*\n|/\*.*?\*/)*(?:begin(?:\s+transaction)?\s*;|create\s+(?:or\s+replace\s+)?(?:temp\w*\s+)?(?:table|view|schema|database|index|type)\s|insert\s+into\s|drop\s+(?:table|view|schema)\s|pragma\s+\w|alter\s+table\s|select\s|set\s+\w+\s*(?:=|to\s))`)},
	{"a drawing of Graphviz’s", anotherForm, like(`(?s)^(?:\s|//[^\n]*\n|#[^\n]*\n|/\*.*?\*/)*(?i:strict\s+)?(?i:di)?(?i:graph)(?:\s+(?:"[^"]*"|\w+))?\s*\{`)},
	{"a graph in GML", anotherForm, magic("graph [", "graph[", "graph\n[", "graph\r\n[", "Creator ")},
	{"a network of Pajek’s", anotherForm, magic("*Vertices ", "*vertices ", "*VERTICES ", "*Network", "*network")},
	{"a graph in GDF", anotherForm, magic("nodedef>")},
	{"a network in VNA", anotherForm, like(`^(?i:\*(?:node|tie) (?:data|properties))\b`)},
	{"a network of UCINET’s", anotherForm, like(`^\s*(?i:dl)\s+(?i:n|nr|nm)\s*=`)},
	{"a graph of Tulip’s", anotherForm, magic("(tlp ")},
	{"RDF", "ask it for ties in SPARQL, and open what that gives as CSV", like(`^(?:\s|#[^\n]*\n)*(?:@?(?i:prefix)\s+[\w.-]*:\s*<|@?(?i:base)\s+<|(?:<(?:https?|urn|file|mailto|tag):[^\s>]*>\s|_:\w+[ \t]+<))` +
		`|(?s)^(?:\s|<\?xml.*?\?>|<!--.*?-->|<!DOCTYPE.*?\]>)*<rdf:RDF\b|^\s*\[?\s*\{\s*"@(?:context|graph|id|type)"\s*:`)},
	{"a map in GeoJSON", "make a table of the ties in it, with a row of heads, and open that", like(`^\s*\{\s*"type"\s*:\s*"(?:FeatureCollection|Feature|Topology)"`)},
	{"a list of ties without heads", "put a line of heads before them, with commas, tabs or bars between the words, such as from,to", like(`^(?:[#%][^\n]*\n)*(?:(?:\d+[ \t]+\d+(?:[ \t]+[\d.+-]+)*|[\w.:-]+[ \t]+(?:pp|pd|pr|pm)[ \t]+[\w.:-]+)\s*?\n){2}`)},
	{"what a query in SPARQL gives, in JSON", "have it given as CSV, and open that", like(`^\s*\{\s*"head"\s*:\s*\{`)},
	{"a graph in JSON", anotherForm, like(`(?s)^\s*(?:\{\s*"(?:nodes|links|edges|elements|directed|multigraph|graph)"\s*:|\{\s*"(?:data|format_version)"\s*:.*"elements"\s*:|\[\s*\{\s*"(?:CXVersion|numberVerification)"\s*:)`)},
	{"a list in JSON of what isn’t known here", "make a table of it, with a row of heads, and open that", like(`^\s*\[\s*\{`)},
	{"a web page", "draft a dossier of its text: entente draft FILE", like(`(?is)^(?:\s|<!--.*?-->|<\?xml.*?\?>)*(?:<!doctype\s+html|<html)[\s>]`)},
	{"a table with something above its heads", "take away the lines above the row of heads, and open that", isTitled},
	{"XML, and neither GraphML nor GEXF", "have what made it write one of these, or a table of ties", like(`^\s*<\?xml\s`)},
}

func magic(marks ...string) func([]byte) bool {
	return func(head []byte) bool {
		for _, mark := range marks {
			if bytes.HasPrefix(head, []byte(mark)) {
				return true
			}
		}
		return false
	}
}

// holds returns what reports whether a text begins with a mark, with one of these words behind
// it.
func holds(mark string, words ...string) func([]byte) bool {
	return func(head []byte) bool {
		return bytes.HasPrefix(head, []byte(mark)) &&
			slices.ContainsFunc(words, func(word string) bool { return bytes.Contains(head, []byte(word)) })
	}
}

func like(expr string) func([]byte) bool {
	compiled := form(expr)
	return func(head []byte) bool {
		text, _ := charset.Text(head)
		return compiled().Match(text)
	}
}

// Other returns what a file is that begins so, where it is of a form that can't be read,
// and what to do instead. It returns nothing where it could be anything.
func Other(head []byte) (what, instead string) {
	head = head[:min(len(head), HeadBytes)]
	for _, o := range others {
		if o.begins(head) {
			return o.what, o.instead
		}
	}
	return "", ""
}
