package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"entente/data"
	"entente/data/export"
	"entente/data/safefile"
	"entente/model"
	"entente/ui"

	"github.com/spf13/cobra"
)

const exportHelp = `Hand on what the filters leave of a dossier, to standard output or into a FILE.
Without a DOSSIER it is the one that is built in. A tie is handed on whole, with
all who claim and deny it, and all that it names. Dates are EDTF.

  csv       a folder of nodes, edges, claims and quotes. A cell that a
            spreadsheet would run gets a ' before it, which is told. Several
            values of a cell are joined by a semicolon. Not in it: what sources
            and types are, but for their ids.
  json      a dossier again, with its field names. Nothing is lost.
  dot       for Graphviz. Claims and quotations are lines of a tie's tooltip;
            backslashes are doubled. Not in it: aliases and roles, what sources
            are, quotations on no tie.
  graphml   for Gephi, yEd, networkx. Claims, quotations and sources are JSON in
            data. All edges are declared as directed, since readers refuse a
            mixture: the data "directed" tells. Not in it: aliases, what types
            mean.
  markdown  a report, with a table for each actor and quotations as footnotes.
            Not in it: ids of ties, aliases, roles and what actors are.
  csl-json  the sources, as Zotero and citeproc read them. Not in it: anything
            else; a date with an open end is in words.
  bibtex    the sources. Not in it: anything else; a day or an interval is in a
            note.

In csv, dot and graphml a tie of several ends is a node "tie:ID", with an edge
to each end, which has a role.

A FILE is written beside its place and then renamed: should anything fail, what
stood there is whole. One that is there is only replaced with --force, and the
folder of csv as a whole, where it holds nothing else.`

const exportExamples = `  entente export --format json --contested
  entente export --format csv -o axis
  entente export --format dot --type arms | dot -Tsvg > arms.svg
  entente export --format bibtex -o sources.bib --force dossier.yaml`

// exportFlags are what the command is asked for besides filters.
type exportFlags struct {
	filterFlags
	format, output string
	force          bool
}

const csvFormat = "csv"

// A format is one in which a part of a dossier is handed on.
type format struct {
	ui.Format
	write func(io.Writer, export.Part) error // into one file; nil for CSV, which has four
}

func formats() []format {
	return []format{
		{ui.Format{Name: csvFormat, Suffix: "-csv", About: "A folder of four tables: nodes, edges, claims and quotes."}, nil},
		{ui.Format{Name: "json", Suffix: ".json", About: "A dossier again, which entente opens. Nothing is lost."}, export.JSON},
		{ui.Format{Name: "dot", Suffix: ".dot", About: "For Graphviz, which draws it."}, export.DOT},
		{ui.Format{Name: "graphml", Suffix: ".graphml", About: "For Gephi, yEd and networkx."}, export.GraphML},
		{ui.Format{Name: "markdown", Suffix: ".md", About: "A report: a table for each actor, quotations as footnotes."}, export.Markdown},
		{ui.Format{Name: "csl-json", Suffix: ".csl.json", About: "The sources alone, for Zotero and citeproc."}, export.CSL},
		{ui.Format{Name: "bibtex", Suffix: ".bib", About: "The sources alone, for LaTeX."}, export.BibTeX},
	}
}

func exportFormats(*model.Dossier) []named {
	var words []string
	for _, f := range formats() {
		words = append(words, f.Name)
	}
	return wordsAlone(words)
}

// formatNamed gives the format of that name, which there has to be.
func formatNamed(name string) format {
	all := formats()
	return all[slices.IndexFunc(all, func(f format) bool { return f.Name == name })]
}

func (r *run) exportCommand() *cobra.Command {
	var flags exportFlags
	c := &cobra.Command{
		Use:     "export --format FORMAT [DOSSIER]",
		Short:   "Hand a dossier on to other programs",
		Long:    exportHelp,
		Example: exportExamples,
		Args:    takes(1, "at most one DOSSIER"),
		RunE:    func(_ *cobra.Command, args []string) error { return sorted(r.export(args, &flags)) },
	}
	set := c.Flags()
	set.SortFlags = false
	set.StringVar(&flags.format, "format", "", "`FORMAT`: csv, json, dot, graphml, markdown,\ncsl-json, bibtex")
	set.StringVarP(&flags.output, "output", "o", "", "write into this `FILE`; with csv, a folder")
	set.BoolVar(&flags.force, "force", false, "replace the FILE, with csv the folder")
	flags.declare(set)
	flags.declareSearch(set)
	completeIDs(c, 0, filterValues())
	completeIDs(c, 0, map[string]func(*model.Dossier) []named{"format": exportFormats})
	return c
}

func (r *run) export(args []string, flags *exportFlags) error {
	if wrong := flags.wrong(); len(wrong) > 0 {
		return misuse(wrong...)
	}
	left, err := r.siftedBy(&flags.filterFlags, args)
	if err != nil {
		return err
	}
	if len(left.Ties)+len(left.Quotes) == 0 {
		r.remark("no tie and no quotation is left to be handed on")
	}
	f := formatNamed(plainWord(flags.format))
	if flags.output == "" {
		var text bytes.Buffer
		err := f.write(&text, left.Part)
		if err == nil {
			_, err = text.WriteTo(&r.text)
		}
		return err
	}
	defused, err := f.into(flags.output, flags.force, left.Part)
	if taken, ok := errors.AsType[takenError](err); ok {
		return fmt.Errorf("%w; --force replaces it", taken)
	}
	r.remarkDefused(defused)
	return err
}

// wrong tells what can't be understood of the flags, before a dossier is read.
func (f *exportFlags) wrong() []string {
	var wrong []string
	given := f.set.Changed("output")
	switch {
	case !f.set.Changed("format"):
		wrong = append(wrong, "export needs a --format: "+either(idsOf(exportFormats(nil))))
	case len(meant(f.format, exportFormats(nil))) == 0:
		wrong = append(wrong, unknown("--format", f.format, exportFormats(nil)))
	case plainWord(f.format) == csvFormat && !given:
		wrong = append(wrong, "csv is a folder of four files; name one with --output")
	}
	if given && f.output == "" {
		wrong = append(wrong, "--output needs a name")
	}
	if f.force && !given {
		wrong = append(wrong, "--force replaces a file; name it with --output")
	}
	return wrong
}

// into writes a part into a file, with CSV into a folder, and counts the cells that
// were changed so that no spreadsheet runs them.
func (f format) into(output string, force bool, p export.Part) (defused int, err error) {
	if f.write == nil {
		return intoFolder(output, force, p)
	}
	var text bytes.Buffer
	if err := f.write(&text, p); err != nil {
		return 0, err
	}
	return 0, put(safefile.File{Name: output, Text: text.Bytes()}, force)
}

// intoFolder writes CSV as a folder.
func intoFolder(folder string, force bool, p export.Part) (defused int, err error) {
	var files []safefile.File
	for _, t := range export.CSV(p) {
		var text bytes.Buffer
		n, err := export.Separated(&text, ',', t.Rows)
		if err != nil {
			return 0, err
		}
		defused += n
		files = append(files, safefile.File{Name: t.Name + ".csv", Text: text.Bytes()})
	}
	if force {
		err = safefile.ReplaceFolder(folder, files...)
	} else {
		err = safefile.CreateFolder(folder, files...)
	}
	if err != nil {
		return 0, unwrittenFolder(folder, err)
	}
	return defused, nil
}

// put writes a file, over another only where that is asked for.
func put(file safefile.File, force bool) error {
	const mode = 0o666 // as any new file, which the system's mask narrows
	var err error
	if force {
		err = safefile.Replace(mode, true, file)
	} else {
		err = safefile.Create(mode, file)
	}
	if err != nil {
		return unwritten(file.Name, err)
	}
	return nil
}

// A takenError tells that a name belongs to a file, which only a second word of the
// reader may have replaced.
type takenError string

// Error names the file.
func (e takenError) Error() string { return quoted(string(e)) + " is there already" }

// Is tells that it is an error of that kind.
func (takenError) Is(kind error) bool { return kind == fs.ErrExist }

// handOn gathers what the filter and the search of a Scene leave, as the command
// line does with the same flags, and gives what writes it.
func handOn(s model.Scene, name, file string, force bool) func() (string, error) {
	part, f := export.Keep(s.View(), data.Safe(s.Find)), formatNamed(name)
	return func() (string, error) {
		defused, err := f.into(file, force, part)
		if err != nil {
			return "", err
		}
		told := "wrote " + quoted(file) + ": " + tieCount(len(part.Ties)) + ", " + quoteCount(len(part.Quotes)) + ", " + count(len(part.Sources), "source", "sources")
		if defused > 0 {
			told += "; " + count(defused, "cell", "cells") + " got a ' so that no spreadsheet runs them"
		}
		return told, nil
	}
}

// offeredFormats are the formats for the explorer.
func offeredFormats() []ui.Format {
	var list []ui.Format
	for _, f := range formats() {
		list = append(list, f.Format)
	}
	return list
}
