package cli

import (
	"embed"
	"strings"

	"github.com/spf13/cobra"
)

// manual holds the pages, which a test makes of the commands with cobra's own
// generator. That stays out of the program: it would bring a reader of Markdown
// with it.
//
//go:embed man/*.1
var manual embed.FS

const manHelp = `Print the manual's page on a COMMAND, or on entente, in the format of man.`

const manExamples = `  entente man | man -l -
  entente man list | mandoc | less
  entente man export >entente-export.1`

func (r *run) manCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "man [COMMAND]",
		Short:   "Print the manual's page on a command",
		Long:    manHelp,
		Example: manExamples,
		Args:    takes(2, "a COMMAND and one of its own"),
		ValidArgsFunction: func(c *cobra.Command, args []string, _ string) (names []cobra.Completion, _ cobra.ShellCompDirective) {
			if len(args) == 0 {
				for _, sub := range c.Root().Commands() {
					names = append(names, sub.Name())
				}
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
