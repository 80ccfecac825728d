package cli

import (
	"entente/data"
	"entente/data/safe"
	"entente/data/schema"

	"github.com/spf13/cobra"
)

const newHelp = `Write a small commented dossier to DIR, as a start, and beside it the schema by
which editors complete and check it. DIR is created if it doesn’t exist; one
that holds a dossier is left as it is.`

func (r *run) newCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "new DIR",
		Short:   "Start a dossier",
		Long:    newHelp,
		Example: "  entente new bridge\n  entente check bridge\n  entente bridge",
		Args:    needs(1, "new needs a DIR: entente new DIR", takes(1, "at most one DIR")),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := data.Create(args[0]); err != nil {
				return withCode(err)
			}
			r.say(safe.Shownf("wrote a dossier to %s", args[0]))
			return nil
		},
	}
}

const schemaHelp = `Print the JSON Schema (2020-12) of a dossier’s file, for editors. A file names
it in its first line:

  # yaml-language-server: $schema=entente.schema.json

A schema can’t express every rule; entente check knows them all.`

func (r *run) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "schema",
		Short:   "Print the format’s JSON Schema",
		Long:    schemaHelp,
		Example: "  entente schema >entente.schema.json",
		Args:    takes(0, "no argument"),
		RunE: func(*cobra.Command, []string) error {
			r.text.WriteString(schema.Text())
			return nil
		},
	}
}
