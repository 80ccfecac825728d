package cli

import (
	"entente/data"

	"github.com/spf13/cobra"
)

const verifyHelp = `Hold every quotation and every wording of a dossier against the text of its
source, to the character. TEXT has one paragraph a line; the first is
paragraph 1. Without a DOSSIER it is the one that is built in.

What doesn't stand there is told as FILE:LINE:COLUMN, a line each, and the exit
code is 3.`

const verifyExamples = `  entente verify article.txt
  entente verify article.txt dossier.yaml
  entente verify article.txt dossier/ --source cnn-new-axis`

func (r *run) verifyCommand() *cobra.Command {
	source := ""
	c := &cobra.Command{
		Use:     "verify TEXT [DOSSIER]",
		Short:   "Hold a dossier's quotations and wordings against a text",
		Long:    verifyHelp,
		Example: verifyExamples,
		Args:    needs("verify needs a TEXT: entente verify TEXT [DOSSIER]", takes(2, "at most a TEXT and a DOSSIER")),
		RunE: func(_ *cobra.Command, args []string) error {
			return sorted(r.verify(args[0], args[1:], source))
		},
	}
	c.Flags().StringVar(&source, "source", "", "the source with this `ID`, in a dossier of several")
	return c
}

func (r *run) verify(name string, dossier []string, source string) error {
	text, err := data.ReadFile(name)
	if err != nil {
		return err
	}
	loaded, err := r.load(dossier)
	if err != nil {
		return err
	}
	report, err := data.Verify(loaded, source, text)
	if err != nil {
		return misuse("--source: " + err.Error())
	}
	for _, m := range report.Mismatches {
		r.say(data.Shown(m.String()))
	}
	held := data.Shownf("held %s and %s against %s: ", count(report.Quotes, "quotation", "quotations"),
		count(report.Wordings, "wording", "wordings"), name)
	if n := len(report.Mismatches); n > 0 {
		r.say(held + data.Shownf("%d of them, named above, %s stand", n, plural(n, "doesn’t", "don’t")))
		return &failure{code: refused}
	}
	r.say(held + "all stand")
	return nil
}
