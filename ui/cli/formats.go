package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"entente/data/export"
	"entente/model"
	"entente/ui/explorer"
)

const csvFormat = "csv"

// A format is one in which a part of a dossier is exported.
type format struct {
	explorer.Format
	write func(io.Writer, export.Part) error // into one file; nil for CSV, which has four files
	holds string                             // what it is, and what isn’t in it: lines of the help
}

// formats are in the order in which they are offered and explained: what a reader reads first.
var formats = []format{
	{explorer.Format{Name: "markdown", Suffix: ".md", About: "A report: a table for each type, quotations as footnotes."}, export.Markdown, `a report, with a table for each type, each tie once, and quotations
as footnotes; claims that are withdrawn or retracted are struck.
Not in it: ids of ties, attributes, notes except those of sources,
what actors are, variables of CSL that a reference doesn’t tell.`},
	{explorer.Format{Name: csvFormat, Suffix: "-csv", About: "A folder of four tables: nodes, edges, claims and quotes."}, nil, `a folder of nodes, edges, claims and quotes. What a spreadsheet
would run gets a ' before it, in a cell behind a ; too, and you are
told. Several values in a cell are joined by semicolons; those that
have one are JSON, as are attributes, identifiers, roles, also_in
and retracted, and aliases where one has a language.
Not in it: the head but for its marking; what sources, types and
kinds are, except for their ids and for when sources were retracted.`},
	{explorer.Format{Name: "json", Suffix: ".json", About: "A dossier again, which entente opens. Nothing is lost."}, export.JSON, `a dossier again, with the same field names. Nothing is lost. A
name that was written as one text is a text, in the JSON of other
formats too; one with parts is an object.`},
	{explorer.Format{Name: "jsonl", Suffix: ".jsonl", About: "The same as JSON lines, a record a line."}, export.JSONLines, `the same as JSON lines, for programs that read a line at a time:
on each an object with one field, which is named dossier, source,
actor, tie_type, tie or quote, and has that record.`},
	{explorer.Format{Name: "sql", Suffix: ".sql", About: "Tables for PostgreSQL, SQLite or DuckDB. Nothing is lost."}, export.SQL, `tables with keys, for an empty database of PostgreSQL, SQLite or
DuckDB, in one transaction. Nothing is lost. The view edges is an
edge list, which entente - opens; what is withdrawn isn’t in it.`},
	{explorer.Format{Name: "dot", Suffix: ".dot", About: "For Graphviz, which draws it."}, export.DOT, `for Graphviz. A label tells type, standing and, with ✗, how many
deny it; dashed and dotted is what is less than stated, double what
is denied. Claims and quotations are lines in a tie’s tooltip;
backslashes are doubled. Not in it: actors without a tie, aliases,
roles, identifiers, attributes and notes, what sources are,
quotations on no tie.`},
	{explorer.Format{Name: "graphml", Suffix: ".graphml", About: "For Gephi, yEd and networkx."}, export.GraphML, `for Gephi, yEd, networkx. Claims, quotations, sources and all that
has parts are JSON in data. All edges are declared as directed,
since readers refuse a mixture: the key "directed" tells which are.
Not in it: what types are, except for their ids.`},
	{explorer.Format{Name: "gexf", Suffix: ".gexf", About: "For Gephi and networkx: the same graph."}, export.GEXF, `the same graph for Gephi and networkx, in release 1.2. A tie’s own
label is the attribute "what". Not in it: quotations, and what
sources, types and kinds are, except for their ids and for when
sources were retracted.`},
	{explorer.Format{Name: "html", Suffix: ".html", About: "A page for a browser, without network or script: all of it, with links and a filter."}, export.HTML, `a page for a browser, without network or script: network, matrix,
ties with claims and quotations, actors, sources; it says what the
filters let pass. Every record has an anchor, such as #tie:ID and
#claim:TIE/1; checkboxes leave ties of a type or standing. Not in
it: variables of CSL that a reference doesn’t tell.`},
	{explorer.Format{Name: "csl-json", Suffix: ".csl.json", About: "The sources alone, for Zotero and citeproc."}, export.CSL, `the sources, with all variables of CSL. Names have the parts that
the dossier gives; one that it has as one text is literal.
Reliability, corrections, archive and marking are in the note. Not
in it: anything else; a date with an open end is given in words.`},
	{explorer.Format{Name: "bibtex", Suffix: ".bib", About: "The sources alone, for LaTeX."}, export.BibTeX, `the sources. Names have their parts and particles. Lost are the
variables of CSL that BibTeX has no field for: it has editor,
translator, publisher and its place, collection title, edition,
volume, issue, number, chapter, page, genre, DOI, ISBN, ISSN,
language, keyword and abstract. A day or an interval, reliability,
corrections, archive and marking are given in a note. Not in it:
anything else.`},
}

// help returns the format's lines in the help of the command.
func (f format) help() string {
	return fmt.Sprintf("  %-9s %s", f.Name, strings.ReplaceAll(f.holds, "\n", "\n"+strings.Repeat(" ", 12)))
}

func exportFormats(*model.Dossier) []named {
	return each(formats, func(f format) named { return named{id: f.Name} })
}

// formatNamed returns the format with that name, which must exist.
func formatNamed(name string) format {
	return formats[slices.IndexFunc(formats, func(f format) bool { return plainWord(f.Name) == plainWord(name) })]
}

// explorerFormats returns the formats as the explorer offers them.
func explorerFormats() []explorer.Format {
	return append(each(formats, func(f format) explorer.Format { return f.Format }), explorer.Format{
		Name: svgFormat, Suffix: ".svg", About: "A picture of the screen as it is now, with its colours; its text can be searched.",
	})
}
