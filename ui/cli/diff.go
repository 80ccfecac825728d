package cli

import (
	"fmt"

	"entente/data"
	"entente/data/safe"
	"entente/model"

	"github.com/spf13/cobra"
)

const diffHelp = `Tell how the dossier NEW differs from OLD: ties that stand otherwise than they
did, or that others deny, come first, then what else changed, came or went. The
order and layout of the YAML are no difference. A record that has another id and
else is the same is told as changed, with the id that it had.

The exit code is 0 if there is no difference, and 1 if there is one.`

const diffExamples = `  entente diff old.yaml dossier.yaml
  entente diff --format json old/ dossier/
  git difftool -y -x 'entente diff' HEAD~1 -- dossier.yaml`

func (r *run) diffCommand() *cobra.Command {
	format := ""
	c := &cobra.Command{
		Use:     "diff OLD NEW",
		Short:   "Tell how a dossier differs from another edition of it",
		Long:    diffHelp,
		Example: diffExamples,
		Args:    needs(2, "diff needs two dossiers: entente diff OLD NEW", takes(2, "two dossiers, OLD and NEW")),
		RunE: func(_ *cobra.Command, args []string) error {
			asJSON, err := isJSON(format)
			if err != nil {
				return err
			}
			return withCode(r.diff(args[0], args[1], asJSON))
		},
	}
	r.reportFormat(c, &format, "text, or json")
	return c
}

func (r *run) diff(old, now string, asJSON bool) error {
	was, err := r.edition(old)
	if err != nil {
		return err
	}
	is, err := r.edition(now)
	if err != nil {
		return err
	}
	differences := is.Dossier.Since(was.Dossier)
	if asJSON {
		if differences == nil {
			differences = []model.Difference{}
		}
		if err := r.printJSON(differences); err != nil {
			return err
		}
	} else {
		r.sayDifferences(differences)
	}
	if len(differences) > 0 {
		r.code = failed
	}
	return nil
}

// edition returns one of the dossiers.
func (r *run) edition(name string) (*data.Loaded, error) {
	loaded, err := r.load([]string{name})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", safe.Clean(name), err)
	}
	return loaded, nil
}

var changeSigns = map[model.Change]string{model.Changed: "~", model.Came: "+", model.Went: "-"}

// sayDifferences tells each difference in a line: ! before a tie that turned, ~ before
// what else changed, + before what came, and - before what went.
func (r *run) sayDifferences(differences []model.Difference) {
	if len(differences) == 0 {
		r.say("no difference")
		return
	}
	for _, d := range differences {
		sign := changeSigns[d.Change]
		if d.Turned {
			sign = "!"
		}
		r.say(safe.Shownf("%s %s", sign, d.Words))
	}
}
