package cli

import (
	"slices"

	"entente/data"
	"entente/data/safe"
	"entente/ui/plain"

	"github.com/spf13/cobra"
)

const verifyHelp = `Check every quotation and every wording of a dossier against the text of its
source, to the character. TEXT is plain text, with a paragraph a line or with
blank lines between paragraphs, Markdown or HTML; the first is paragraph 1.
Without a DOSSIER it checks the built-in one. In a dossier of several sources
TEXT is that of the source with --source, or of the one that it is called by.

Each mismatch is reported as FILE:LINE:COLUMN, one a line, and the exit code is
3. A text has no pages and no times: words that name no paragraph may stand
anywhere in it, and are reported with the paragraph that has them.`

const verifyExamples = `  entente verify article.txt
  entente verify article.txt dossier.yaml
  entente verify article.txt dossier/ --source cnn-new-axis`

func (r *run) verifyCommand() *cobra.Command {
	source := ""
	c := &cobra.Command{
		Use:     "verify TEXT [DOSSIER]",
		Short:   "Check quotations and wordings against a source’s text",
		Long:    verifyHelp,
		Example: verifyExamples,
		Args:    needs(1, "verify needs a TEXT: entente verify TEXT [DOSSIER]", takes(2, "at most a TEXT and a DOSSIER")),
		RunE: func(_ *cobra.Command, args []string) error {
			return withCode(r.verify(args[0], args[1:], source))
		},
	}
	c.Flags().StringVar(&source, "source", "", "the source with this `ID`, in a dossier of several")
	r.completeIDs(c, 1, map[string]choices{"source": sources})
	return c
}

func (r *run) verify(name string, dossier []string, source string) error {
	text, err := r.readText(name)
	if err != nil {
		return err
	}
	loaded, err := r.load(dossier)
	if err != nil {
		return err
	}
	if source == "" && len(loaded.Dossier.Sources) > 1 {
		source = sourceNamed(loaded.Dossier, name)
	}
	report, err := data.Verify(loaded, source, text)
	if err != nil {
		return misuse("--source: " + err.Error())
	}
	for _, m := range slices.Concat(report.Mismatches, report.Unplaced) {
		r.say(safe.Shown(m.String()))
	}
	checked := safe.Shownf("checked %s and %s against %s: ", plain.Count(report.Quotes, "quotation", "quotations"),
		plain.Count(report.Wordings, "wording", "wordings"), name)
	var unplaced safe.Text
	if n := report.Unplaced.Count(); n > 0 {
		unplaced = safe.Shownf("; %s no paragraph, so only the words were checked", plain.Count(n, "of them names", "of them name"))
	}
	if n := report.Mismatches.Count(); n > 0 {
		named := "named above"
		if n > len(report.Mismatches) {
			named = "the first named above"
		}
		r.say(checked + safe.Shownf("%d of them, %s, %s", n, named, plain.Plural(n, "doesn’t match", "don’t match")) + unplaced)
		return &failure{code: refused}
	}
	r.say(checked + "all match" + unplaced)
	return nil
}
