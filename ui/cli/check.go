package cli

import (
	"encoding/json"
	"errors"
	"strings"

	"entente/data"
	"entente/model"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"
)

const checkHelp = `Tell every rule of the format that a dossier breaks, as FILE:LINE:COLUMN with
the line and what would be right. Each PATH is a dossier of its own: a YAML
file, a folder of them, or - for standard input.

Characters that a terminal acts on or that nobody can see are told too. A
dossier that has them opens all the same, with U+FFFD in their place.

The exit code is 0 where all is well, 3 where something is told, and 1 where a
file can't be read.`

const checkExamples = `  entente check dossier.yaml
  entente check dossier/ other.yaml
  entente check --format json - <dossier.yaml`

func (r *run) checkCommand() *cobra.Command {
	format := ""
	c := &cobra.Command{
		Use:     "check PATH…",
		Short:   "Tell every mistake of a dossier, with its place",
		Long:    checkHelp,
		Example: checkExamples,
		Args:    needs("check needs a PATH: entente check PATH…", cobra.ArbitraryArgs),
		RunE: func(c *cobra.Command, args []string) error {
			if c.Flags().Changed("format") && format != "text" && format != "json" {
				return misuse("--format can't be " + quoted(format) + "; write text or json")
			}
			return r.check(args, format == "json")
		},
	}
	c.Flags().StringVar(&format, "format", "", "`FORMAT`: text, or json for editors")
	return c
}

// check tells the mistakes of all the dossiers on standard output, and what can't
// be read, with the failure, on standard error.
func (r *run) check(paths []string, asJSON bool) error {
	var all []data.Mistake
	var unread []model.Text
	for _, path := range paths {
		mistakes, err := r.mistakesOf(path)
		if err != nil {
			f, ok := errors.AsType[*failure](err)
			if ok && f.code == misused {
				return f
			}
			unread = append(unread, data.Shown(err.Error()))
		}
		all = append(all, mistakes...)
	}
	if asJSON {
		if err := r.tellJSON(all); err != nil {
			return sorted(err)
		}
	} else {
		for _, m := range all {
			r.say(toldMistake(m)...)
		}
		if len(all) == 0 && len(unread) == 0 {
			r.say(data.Shownf("checked %s: no mistakes", count(len(paths), "dossier", "dossiers")))
		}
	}
	switch {
	case len(unread) > 0:
		return &failure{code: failed, lines: unread}
	case len(all) > 0:
		return &failure{code: refused}
	}
	return nil
}

// mistakesOf gives what check tells of one dossier. The error says why it can't
// be read.
func (r *run) mistakesOf(path string) ([]data.Mistake, error) {
	loaded, err := r.load([]string{path})
	if refused, ok := errors.AsType[data.Refused](err); ok {
		return refused, nil
	}
	if err != nil {
		return nil, err
	}
	return loaded.Hidden, nil
}

// tellJSON writes the mistakes as editors read them.
func (r *run) tellJSON(mistakes []data.Mistake) error {
	type told struct {
		File    string `json:"file"`
		Line    int    `json:"line"`
		Column  int    `json:"column"`
		Message string `json:"message"`
		Fix     string `json:"fix,omitempty"`
	}
	list := make([]told, len(mistakes)) // an array where it is empty too
	for i, m := range mistakes {
		list[i] = told{m.File, m.Line, m.Column, m.What, m.Fix}
	}
	e := json.NewEncoder(&r.text)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(list)
}

// toldMistake gives a mistake in lines: itself, the text of its line, and a caret
// beneath what is meant.
func toldMistake(m data.Mistake) []model.Text {
	lines := []model.Text{data.Shown(m.String())}
	if strings.TrimSpace(m.Text) != "" {
		before := ansi.StringWidth(m.Text[:min(m.Caret, len(m.Text))])
		lines = append(lines, data.Shown("    "+m.Text), data.Shown("    "+strings.Repeat(" ", before)+"^"))
	}
	return lines
}
