package cli

import (
	"fmt"
	"io"
	"slices"

	"entente/data"
	"entente/data/export"
	"entente/data/safe"
	"entente/model"
	"entente/ui/plain"

	"github.com/spf13/cobra"
)

const listHelp = `List what the filters leave of a dossier, in the order of the panes: actors,
ties, claims, quotes, sources or types. Without a DOSSIER it lists the built-in
one. The numbers beside actors, sources and types count what is left.

The flags keep ties, as in the explorer. With any of them, actors and types
without a tie left, and sources that nothing left names, aren’t listed. With
--with, an actor’s number is of its ties with those actors.
--claimant lists only the claims of those claimants and of those who speak for
them; --search only the quotes that it finds, and also the actors and sources.
How many claims or ties have no date, and stay under --as-of or --during, you
are told.

A table is as wide as COLUMNS says, else as the terminal, else, in a pipe, as it
needs to be. Columns that don’t fit are left out, as its last line says; a text
that is cut ends with …. The other formats cut nothing, leave nothing out, and
have more columns: ids, and dates in EDTF. In csv and tsv, several values in a
cell are joined by semicolons; what has parts is JSON: attributes, variables of
sources, and lists of which one has any, such as aliases with a language. What
a spreadsheet would run gets a ' before it, and you are told.`

const listExamples = `  entente list claims --claimant china
  entente list ties --contested
  entente list quotes --search glue --format json
  entente list actors --type arms dossier.yaml`

// A lister makes one of the lists.
type lister struct {
	name string
	of   func(matches) listing
}

func listers() []lister {
	return []lister{
		{"actors", listActors},
		{"ties", listTies},
		{"claims", listClaims},
		{"quotes", listQuotes},
		{"sources", listSources},
		{"types", listTypes},
	}
}

func listerNames() []string { return each(listers(), func(l lister) string { return l.name }) }

// matches is what the filters and the search of the flags let pass.
type matches struct {
	export.Part
	found  model.Found
	filter model.Filter
	view   *model.View
	unkept []safe.Text
}

func (r *run) listCommand() *cobra.Command {
	var filter filterFlags
	var format string
	names := listerNames()
	c := &cobra.Command{
		Use:     "list WHAT [DOSSIER]",
		Short:   "List actors, ties, claims, quotes, sources or types",
		Long:    listHelp,
		Example: listExamples,
		Args:    needs(1, "list needs to know what to list: "+plain.Either(names), takes(2, "at most WHAT and a DOSSIER")),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveDefault
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			return withCode(r.list(args[0], args[1:], &filter, format))
		},
	}
	filter.declare(c.Flags())
	filter.declareSearch(c.Flags())
	c.Flags().StringVar(&format, "format", "table", "`FORMAT`: table, csv, json, tsv")
	r.completeIDs(c, 1, map[string]choices{"format": listFormats})
	return c
}

func listFormats(*model.Dossier) []named { return wordsAlone([]string{"table", "csv", "json", "tsv"}) }

func (r *run) list(what string, dossier []string, flags *filterFlags, format string) error {
	var wrong []string
	i := slices.IndexFunc(listers(), func(l lister) bool { return l.name == plainWord(what) })
	if i < 0 {
		wrong = append(wrong, unknown("list", what, wordsAlone(listerNames())))
	}
	if len(meant(format, listFormats(nil))) == 0 {
		wrong = append(wrong, unknown("--format", format, listFormats(nil)))
	}
	if len(wrong) > 0 {
		return misuse(wrong...)
	}
	left, err := r.matching(flags, dossier)
	if err != nil {
		return err
	}
	l := listers()[i].of(left)
	if len(l.rows) == 0 {
		r.remark("nothing is left to list")
	}
	r.remarkDateless(left.filter, l.timeless(left.view), left.view.Undated())
	return r.writeListing(l, plainWord(format))
}

// matching returns what the flags let pass of the dossier that the arguments name.
func (r *run) matching(flags *filterFlags, dossier []string) (matches, error) {
	loaded, err := r.compared(flags, dossier)
	if err != nil {
		return matches{}, err
	}
	filter, err := flags.resolve(loaded.Dossier)
	if err != nil {
		return matches{}, err
	}
	view, search := loaded.Dossier.Filter(filter), safe.Clean(flags.search.value)
	return matches{export.Keep(view, search), view.Found(search), filter, view, unkept(loaded, dossier)}, nil
}

// remarkDateless says how much of what a filter by dates keeps has none.
func (r *run) remarkDateless(filter model.Filter, claims, ties int) {
	for _, part := range filter.Parts() {
		if text := plain.Dateless(filter, part.Facet, claims, ties); text != "" {
			r.remark(safe.Shown(text))
		}
	}
}

// remark prints on standard error what a reader should know, though all went well.
func (r *run) remark(text safe.Text) {
	fmt.Fprintf(r.errOut, "entente: %s\n", text) //nolint:errcheck // there is nowhere left to report it
}

// unkept says what of a dossier's files isn't in what is made of its records.
func unkept(l *data.Loaded, dossier []string) (lines []safe.Text) {
	if len(dossier) == 0 {
		return nil
	}
	cleaned, guesses := l.Unkept()
	if cleaned > 0 {
		lines = append(lines, safe.Shownf("%s of %s %s U+FFFD, where characters stood that can’t be seen or that act on a terminal; entente check tells them", plain.Count(cleaned, "text", "texts"), dossier[0], plain.Plural(cleaned, "has", "have")))
	}
	if guesses {
		lines = append(lines, safe.Shownf("what %s has “# guess” behind isn’t marked any more; entente check tells which values these are", dossier[0]))
	}
	return lines
}

// remarkDefused says that cells were changed.
func (r *run) remarkDefused(n int) {
	if n > 0 {
		r.remark(safe.Shownf("%s like a formula, and got a ' in front so that no spreadsheet runs %s", plain.Count(n, "cell begins", "cells begin"), plain.Plural(n, "it", "them")))
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
