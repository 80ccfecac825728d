package cli

import (
	"fmt"
	"strings"

	"entente/data"
	"entente/data/safe"
	"entente/ui/plain"

	"github.com/spf13/cobra"
)

const mergeHelp = `Make one actor of two: wherever the dossier names DROP, it names KEEP then,
which has the names of DROP as aliases, and its fields where it has none. What
they say otherwise of themselves stays as KEEP has it, and is told. Nothing else
changes by a byte. Where several files change, a kill half-way leaves each of
them whole, and some old; check tells what is left to do. entente check also
proposes which actors may be one.`

func (r *run) mergeCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "merge KEEP DROP DOSSIER",
		Short:   "Make one actor of two",
		Long:    mergeHelp,
		Example: "  entente merge mill works bridge",
		Args:    needs(2, "merge needs two actors and a DOSSIER: entente merge KEEP DROP DOSSIER", takes(3, "two actors and a DOSSIER")),
		RunE: func(_ *cobra.Command, args []string) error {
			return withCode(r.merge(args[0], args[1], args[2:]))
		},
	}
}

func (r *run) merge(keep, drop string, dossier []string) error {
	e, err := r.editing(dossier)
	if err != nil {
		return err
	}
	res := resolver{dossier: e.Dossier}
	known := actors(e.Dossier)
	keep, drop = res.find("merge", keep, known), res.find("merge", drop, known)
	if len(res.wrong) > 0 {
		return misuse(res.wrong...)
	}
	a, err := e.Merge(keep, drop)
	if err != nil {
		return err
	}
	if err := a.Write(); err != nil {
		return err
	}
	r.say(safe.Shown(a.Told))
	for _, left := range a.Left {
		r.say(safe.Shownf("left out of what %s was: %s", drop, strings.Join(strings.Fields(left), " ")))
	}
	return nil
}

const joinHelp = `Make one dossier of two, in a new folder DIR. What is the same in both is there
once. Records with the same id are one: an actor, source or type as A has it,
with what only B says of it; a tie with the claims of both. Where they are at
odds, A’s word stays, and each conflict is told. A tie or a quotation of B that
is quite another than A’s of that id gets an id of its own. Comments stay in the
files of A and B.`

func (r *run) joinCommand() *cobra.Command {
	folder := ""
	c := &cobra.Command{
		Use:     "join A B -o DIR",
		Short:   "Make one dossier of two",
		Long:    joinHelp,
		Example: "  entente join mine theirs -o ours",
		Args:    needs(2, "join needs two dossiers: entente join A B -o DIR", takes(2, "two dossiers")),
		RunE: func(_ *cobra.Command, args []string) error {
			if folder == "" {
				return misuse("join needs a new folder for what it writes: -o DIR")
			}
			return withCode(r.join(args, folder))
		},
	}
	c.Flags().StringVarP(&folder, "output", "o", "", "write the dossier into this new folder `DIR`")
	return c
}

func (r *run) join(names []string, folder string) error {
	var loaded [2]*data.Loaded
	for i, name := range names {
		if name == standardInput {
			return misuse("join reads files and folders, and not standard input")
		}
		var err error
		if loaded[i], err = r.load(names[i : i+1]); err != nil {
			return err
		}
	}
	joined, conflicts, err := r.reading.Join(loaded[0].Records, loaded[1].Records)
	if err != nil {
		return err
	}
	if err := data.Write(folder, joined, data.TiesAFile, r.reading.Limits); err != nil {
		return err
	}
	for i, l := range loaded {
		for _, text := range unkept(l, names[i:]) {
			r.remark(text)
		}
	}
	for _, c := range conflicts {
		r.say(safe.Shown(c))
	}
	told := plain.Count(len(conflicts), "conflict", "conflicts")
	if len(conflicts) > 0 {
		told += ", told above"
	}
	r.say(safe.Shown(fmt.Sprintf("wrote %s with %s, %s and %s; %s", folder, plain.Count(len(joined.Actors), "actor", "actors"),
		plain.Count(len(joined.Ties), "tie", "ties"), plain.Count(len(joined.Sources), "source", "sources"), told)))
	return nil
}
