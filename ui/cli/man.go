package cli

import (
	"embed"
	"strings"

	"github.com/spf13/cobra"
)

// manual holds the pages, which a test generates from the commands with cobra's own
// generator. The program does without that, as it needs a Markdown parser.
//
//go:embed man/*.1
var manual embed.FS

const manHelp = `Print the manual page of a COMMAND, or of entente, in the format of man.`

const manExamples = `  entente man | man -l -
  entente man list | mandoc | less
  entente man export >entente-export.1`

func (r *run) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "man [COMMAND]",
		Short:   "Print the manual page of a command",
		Long:    manHelp,
		Example: manExamples,
		Args:    takes(2, "a COMMAND and one of its own"),
		ValidArgsFunction: func(c *cobra.Command, args []string, _ string) (names []cobra.Completion, _ cobra.ShellCompDirective) {
			if len(args) == 0 {
				names = each(c.Root().Commands(), (*cobra.Command).Name)
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			page := strings.Join(append([]string{"entente"}, args...), "-")
			text, err := manual.ReadFile("man/" + page + ".1")
			if err != nil {
				return misuse("there is no page on a command " + quoted(strings.Join(args, " ")) + "; entente help lists the commands")
			}
			r.text.Write(text)
			return nil
		},
	}
}
