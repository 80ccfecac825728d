package cli

import (
	"io"
	"slices"

	"entente/data/export"
	"entente/model"
	"entente/ui/explorer"
)

const csvFormat = "csv"

// A format is one in which a part of a dossier is exported.
type format struct {
	explorer.Format
	write func(io.Writer, export.Part) error // into one file; nil for CSV, which has four files
}

// formats are in the order in which they are offered: what a reader reads first.
func formats() []format {
	return []format{
		{explorer.Format{Name: "markdown", Suffix: ".md", About: "A report: a table for each type, quotations as footnotes."}, export.Markdown},
		{explorer.Format{Name: csvFormat, Suffix: "-csv", About: "A folder of four tables: nodes, edges, claims and quotes."}, nil},
		{explorer.Format{Name: "json", Suffix: ".json", About: "A dossier again, which entente opens. Nothing is lost."}, export.JSON},
		{explorer.Format{Name: "jsonl", Suffix: ".jsonl", About: "The same as JSON lines, a record a line."}, export.JSONLines},
		{explorer.Format{Name: "sql", Suffix: ".sql", About: "Tables for PostgreSQL, SQLite or DuckDB. Nothing is lost."}, export.SQL},
		{explorer.Format{Name: "dot", Suffix: ".dot", About: "For Graphviz, which draws it."}, export.DOT},
		{explorer.Format{Name: "graphml", Suffix: ".graphml", About: "For Gephi, yEd and networkx."}, export.GraphML},
		{explorer.Format{Name: "gexf", Suffix: ".gexf", About: "For Gephi and networkx: the same graph."}, export.GEXF},
		{explorer.Format{Name: "html", Suffix: ".html", About: "A page for a browser, without network or script: all of it, with links and a filter."}, export.HTML},
		{explorer.Format{Name: "csl-json", Suffix: ".csl.json", About: "The sources alone, for Zotero and citeproc."}, export.CSL},
		{explorer.Format{Name: "bibtex", Suffix: ".bib", About: "The sources alone, for LaTeX."}, export.BibTeX},
	}
}

func exportFormats(*model.Dossier) []named {
	return each(formats(), func(f format) named { return named{id: f.Name} })
}

// formatNamed returns the format with that name, which must exist.
func formatNamed(name string) format {
	all := formats()
	return all[slices.IndexFunc(all, func(f format) bool { return plainWord(f.Name) == plainWord(name) })]
}

// explorerFormats returns the formats as the explorer offers them.
func explorerFormats() []explorer.Format {
	return append(each(formats(), func(f format) explorer.Format { return f.Format }), explorer.Format{
		Name: svgFormat, Suffix: ".svg", About: "A picture of the screen as it is now, with its colours; its text can be searched.",
	})
}
