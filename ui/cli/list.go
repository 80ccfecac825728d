package cli

import (
	"fmt"
	"io"

	"entente/data"
	"entente/data/export"
	"entente/model"

	"github.com/spf13/cobra"
)

const listHelp = `List what the filters leave of a dossier, in the order of the panes: actors,
ties, claims, quotes, sources or types. Without a DOSSIER it is the one that is
built in. The numbers beside actors, sources and types are of what is left.

The flags keep ties, as in the explorer. With any, actors and types without a
tie left, and sources that nothing left names, aren't listed. --claimant lists
only the claims of those claimants and of who speaks for them; --search only the
quotes that it finds, and also the actors.

A table is as wide as COLUMNS says, else as the terminal, else, in a pipe, as it
needs. Columns that don't fit are left out, which its last line tells; a text
that is cut ends with …. The other formats cut nothing, leave nothing out, and
have more columns: ids, and dates in EDTF. In csv and tsv, several values of a
cell are joined by a semicolon; a cell that a spreadsheet would run gets a '
before it, which is told.`

const listExamples = `  entente list claims --claimant china
  entente list ties --contested
  entente list quotes --search glue --format json
  entente list actors --type arms dossier.yaml`

// lister makes one of the lists.
type lister struct {
	name string
	of   func(sifted) listing
}

func listers() []lister {
	return []lister{
		{"actors", listActors},
		{"ties", listTiesLeft},
		{"claims", listClaims},
		{"quotes", listQuotesLeft},
		{"sources", listSources},
		{"types", listTypes},
	}
}

// sifted is what the flags leave, and by which flags.
type sifted struct {
	export.Part
	view   *model.View
	search string
	filter model.Filter
}

func (r *run) listCommand() *cobra.Command {
	var filter filterFlags
	var format string
	var names []string
	for _, l := range listers() {
		names = append(names, l.name)
	}
	c := &cobra.Command{
		Use:     "list WHAT [DOSSIER]",
		Short:   "List actors, ties, claims, quotes, sources or types",
		Long:    listHelp,
		Example: listExamples,
		Args:    needs("list needs to know what: "+either(names), takes(2, "at most WHAT and a DOSSIER")),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveDefault
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			return sorted(r.list(args[0], args[1:], &filter, format))
		},
	}
	filter.declare(c.Flags())
	filter.declareSearch(c.Flags())
	c.Flags().StringVar(&format, "format", "table", "`FORMAT`: table, csv, json, tsv")
	completeIDs(c, 1, filterValues())
	completeIDs(c, 1, map[string]func(*model.Dossier) []named{"format": listFormats})
	return c
}

func listFormats(*model.Dossier) []named { return wordsAlone([]string{"table", "csv", "json", "tsv"}) }

func (r *run) list(what string, dossier []string, flags *filterFlags, format string) error {
	var known []named
	var of func(sifted) listing
	for _, l := range listers() {
		known = append(known, named{id: l.name})
		if l.name == what {
			of = l.of
		}
	}
	var wrong []string
	if of == nil {
		wrong = append(wrong, unknown("list", what, known))
	}
	if len(meant(format, listFormats(nil))) == 0 {
		wrong = append(wrong, unknown("--format", format, listFormats(nil)))
	}
	if len(wrong) > 0 {
		return misuse(wrong...)
	}
	left, err := r.siftedBy(flags, dossier)
	if err != nil {
		return err
	}
	l := of(left)
	if len(l.rows) == 0 {
		r.remark("nothing is left to be listed")
	}
	return r.writeListing(l, plainWord(format))
}

// siftedBy gives what the flags leave of the dossier that the arguments name.
func (r *run) siftedBy(flags *filterFlags, dossier []string) (sifted, error) {
	loaded, err := r.load(dossier)
	if err != nil {
		return sifted{}, err
	}
	view, search, err := flags.sift(loaded.Dossier)
	if err != nil {
		return sifted{}, err
	}
	return sifted{export.Keep(view, search), view, search, view.See(model.Selection{}).Filter}, nil
}

// remark tells on standard error what a reader should know, though all went well.
func (r *run) remark(text model.Text) { remark(r.errOut, text) }

func remark(errOut io.Writer, text model.Text) {
	fmt.Fprintf(errOut, "entente: %s\n", text) //nolint:errcheck // there is nowhere left to tell it
}

// remarkDefused tells that cells were changed.
func (r *run) remarkDefused(n int) {
	if n > 0 {
		r.remark(data.Shownf("%s as a formula would, and got a ' before it so that no spreadsheet runs it", count(n, "cell begins", "cells begin")))
	}
}

func (r *run) writeListing(l listing, format string) error {
	switch format {
	case "csv", "tsv":
		between := map[string]rune{"csv": ',', "tsv": '\t'}[format]
		defused, err := export.Separated(&r.text, between, l.cells(inData))
		r.remarkDefused(defused)
		return err
	case "json":
		return l.json(&r.text)
	}
	_, err := io.WriteString(&r.text, table(l.cells(inTable), l.shapes(), r.columns()))
	return err
}
