package cli

import (
	"errors"
	"strings"

	"entente/data"
	"entente/data/safe"
	"entente/ui/plain"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"
)

const checkHelp = `Report every mistake in a dossier as FILE:LINE:COLUMN, with the line and how to
fix it. Each PATH is a dossier of its own: a YAML file, a folder of them, or -
for standard input.

What breaks no rule, but is probably meant otherwise, is reported as a warning,
such as a claim without a locator, an actor that nothing names, or a value with
“# guess” behind it. With --strict it counts as a mistake.

Of mistakes of one kind the first 20 are reported, and how many more there are.

Characters that a terminal acts on, or that nobody can see, are reported too. A
dossier that has them still opens, with U+FFFD in their place.

The exit code is 0 if all is well, 3 if there are mistakes, and 1 if a file
can’t be read.`

const checkExamples = `  entente check dossier.yaml
  entente check --strict dossier/ other.yaml
  entente check --format json - <dossier.yaml`

func (r *run) checkCommand() *cobra.Command {
	format, strict := "", false
	c := &cobra.Command{
		Use:     "check PATH…",
		Short:   "Report every mistake in a dossier, with its location",
		Long:    checkHelp,
		Example: checkExamples,
		Args:    needs(1, "check needs a PATH: entente check PATH…", cobra.ArbitraryArgs),
		RunE: func(_ *cobra.Command, args []string) error {
			asJSON, err := isJSON(format)
			if err != nil {
				return err
			}
			return r.check(args, asJSON, strict)
		},
	}
	c.Flags().BoolVar(&strict, "strict", false, "take warnings for mistakes")
	r.reportFormat(c, &format, "text, or json for editors")
	return c
}

// reportFormat declares the flag of a command that tells what it finds as text or as JSON.
// What it completes to hangs on no dossier, which may be one that is refused.
func (r *run) reportFormat(c *cobra.Command, format *string, about string) {
	c.Flags().StringVar(format, "format", "text", "`FORMAT`: "+about)
	if r.completes {
		// The only error is that of a flag that isn't declared.
		_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json"}, cobra.ShellCompDirectiveNoFileComp))
	}
}

// isJSON reports whether what a command tells is asked for as JSON, not as text.
func isJSON(format string) (bool, error) {
	switch plainWord(format) {
	case "text":
		return false, nil
	case "json":
		return true, nil
	}
	return false, misuse("--format can’t be " + quoted(format) + "; write text or json")
}

// check prints the mistakes and warnings of all the dossiers on standard output. What
// can't be read goes, with the failure, to standard error.
func (r *run) check(paths []string, asJSON, strict bool) error {
	var all []data.Mistake
	var unread []safe.Text
	r.reading.HiddenEnds = true
	for _, path := range paths {
		mistakes, err := r.mistakesOf(path)
		if err != nil {
			f, ok := errors.AsType[*failure](err)
			if ok && f.code == misused {
				return f
			}
			unread = append(unread, safe.Shown(err.Error()))
		}
		all = append(all, mistakes...)
	}
	var warnings data.Refused
	for i := range all {
		if all[i].Warning = all[i].Warning && !strict; all[i].Warning {
			warnings = append(warnings, all[i])
		}
	}
	if err := r.printMistakes(all, asJSON); err != nil {
		return withCode(err)
	}
	switch {
	case len(unread) > 0:
		return &failure{code: failed, lines: unread}
	case len(all) > len(warnings):
		return &failure{code: refused}
	case !asJSON:
		r.say(checkedWords(len(paths), warnings.Count()))
	}
	return nil
}

func (r *run) printMistakes(all []data.Mistake, asJSON bool) error {
	if asJSON {
		return r.printJSON(each(all, mistakeObject))
	}
	for _, m := range all {
		r.say(mistakeLines(m)...)
	}
	return nil
}

func checkedWords(dossiers, warnings int) safe.Text {
	words := safe.Shownf("checked %s: no mistakes", plain.Count(dossiers, "dossier", "dossiers"))
	if warnings > 0 {
		words += safe.Shownf(", %s", plain.Count(warnings, "warning", "warnings"))
	}
	return words
}

// mistakesOf returns what check reports of one dossier. The error says why it can't
// be read.
func (r *run) mistakesOf(path string) ([]data.Mistake, error) {
	loaded, err := r.load([]string{path})
	if refused, ok := errors.AsType[data.Refused](err); ok {
		return refused, nil
	}
	if err != nil {
		return nil, err
	}
	return append(loaded.Hidden, loaded.Warnings()...), nil
}

// mistakeObject returns a mistake as editors read it.
func mistakeObject(m data.Mistake) object {
	return object{{"file", m.File}, {"line", given(m.Line)}, {"column", given(m.Column)}, {"message", m.What}, {"fix", given(m.Fix)}, {"warning", given(m.Warning)}, {"more", given(m.More)}}
}

// mistakeLines returns a mistake as lines: its message, the text of its line, and a
// caret beneath what is meant.
func mistakeLines(m data.Mistake) []safe.Text {
	lines := []safe.Text{safe.Shown(m.String())}
	if strings.TrimSpace(m.Text) != "" {
		before := ansi.StringWidth(m.Text[:min(m.Caret, len(m.Text))])
		lines = append(lines, safe.Shown("    "+m.Text), safe.Shown("    "+strings.Repeat(" ", before)+"^"))
	}
	return lines
}
