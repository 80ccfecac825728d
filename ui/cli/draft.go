package cli

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"

	"entente/data"
	"entente/data/safe"
	"entente/ui/plain"

	"github.com/spf13/cobra"
)

const draftHelp = `Make a dossier to be finished of the TEXTs of its sources: plain text, with a
paragraph a line or with blank lines between paragraphs; Markdown; HTML, of
which its text counts; in UTF-8, UTF-16, UTF-32 or Windows-1252. It has every
quotation, to the character, with its paragraph and the words that attribute it;
names that recur, as actors to choose from; and, as comments, the phrases that
hedge or deny, to be worked through.

Speakers, and what sort of actors names are, are guesses from English words such
as “said”. What is a guess has the comment “# guess” behind it, and entente
check warns of it until that is taken away.

With -o it is written to DIR, beside the schema, else to standard output.`

const draftExamples = `  entente draft article.txt
  entente draft article.txt interview.html -o dossier
  entente check dossier
  entente verify article.txt dossier`

func (r *run) draftCommand() *cobra.Command {
	output := ""
	c := &cobra.Command{
		Use:     "draft TEXT…",
		Short:   "Start a dossier from the text of an article",
		Long:    draftHelp,
		Example: draftExamples,
		Args:    needs(1, "draft needs a TEXT: entente draft TEXT…", cobra.ArbitraryArgs),
		RunE:    func(_ *cobra.Command, args []string) error { return withCode(r.draft(args, output)) },
	}
	c.Flags().StringVarP(&output, "output", "o", "", "write the dossier into this new folder, `DIR`")
	return c
}

func (r *run) draft(names []string, output string) error {
	var files []data.File
	for _, name := range names {
		text, err := r.readText(name)
		if err != nil {
			return err
		}
		files = append(files, data.File{Name: name, Bytes: text})
	}
	drafted, err := data.Draft(cmp.Or(output, strings.TrimSuffix(names[0], filepath.Ext(names[0]))), files...)
	if err != nil {
		return err
	}
	if output == "" {
		r.text.Write(drafted.Text)
	} else if err := data.CreateFrom(output, drafted.Text); err != nil {
		return err
	} else {
		r.say(safe.Shownf("wrote a draft to %s", output))
	}
	found, lone := plain.QuoteCount(drafted.Quotes), ""
	if drafted.Quotes > 0 {
		found += fmt.Sprintf(", %d of them with a guess at who speaks", drafted.Attributed)
	}
	if drafted.Lone > 0 {
		lone = "; " + plain.Count(drafted.Lone, "quotation mark without its pair", "quotation marks without their pairs")
	}
	r.remark(safe.Shownf("found %s; %s; %s that hedge or deny%s", found,
		plain.Count(drafted.Names, "name that recurs or speaks", "names that recur or speak"), plain.Count(drafted.Hedges, "phrase", "phrases"), lone))
	return nil
}
