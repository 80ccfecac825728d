package cli

import (
	"runtime/debug"

	"github.com/spf13/cobra"
)

// Cobra refuses to run on Windows when a program was opened with a double click.
// That is a good way to open an explorer.
func init() { cobra.MousetrapHelpText = "" }

// helpCommand stands in for cobra's own, which is content with a command that
// doesn't exist, and writes its name to the terminal as it is.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Tell how a command is used",
		RunE: func(c *cobra.Command, args []string) error {
			target, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return misuse("there is no command " + quoted(args[len(args)-1]))
			}
			target.InitDefaultHelpFlag()
			return target.Help()
		},
	}
}

// requireShell makes cobra's completion command refuse a shell that it doesn't
// know, where it would show its help as if all were well.
func requireShell(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() != "completion" {
			continue
		}
		c.Short = "Write a script that completes entente's flags in your shell"
		c.Args = cobra.ArbitraryArgs
		c.RunE = func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return misuse("completion needs a shell: bash, fish, powershell or zsh")
			}
			return misuse("completion has no script for " + quoted(args[0]) + "; name bash, fish, powershell or zsh")
		}
	}
}

// buildVersion says which version was built. A build from a working tree that
// has no version of its own is "devel".
func buildVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return versionOf("")
	}
	return versionOf(info.Main.Version)
}

func versionOf(stamped string) string {
	if stamped == "" || stamped == "(devel)" {
		return "devel"
	}
	return stamped
}
