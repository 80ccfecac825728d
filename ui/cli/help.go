package cli

import (
	"runtime/debug"

	"github.com/spf13/cobra"
)

// On Windows, cobra refuses to run a program that was opened with a double click,
// which is a good way to open an explorer.
func init() { cobra.MousetrapHelpText = "" }

// helpCommand replaces cobra's own, which accepts a command that doesn't exist, and
// writes its name to the terminal as it is.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Explain how a command is used",
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

// requireShell makes cobra's completion command refuse an unknown shell, for which
// it would show its help as if all were well.
func requireShell(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	c, _, _ := root.Find([]string{"completion"}) // the line above adds it
	c.Short = "Write a script that completes entente’s flags in your shell"
	c.Args = cobra.ArbitraryArgs
	c.RunE = func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return misuse("completion needs a shell: bash, fish, powershell or zsh")
		}
		return misuse("completion has no script for " + quoted(args[0]) + "; name bash, fish, powershell or zsh")
	}
}

// buildVersion returns the version that was built; "devel" for a build from a working
// tree that has none.
func buildVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return versionOf(info.Main.Version)
	}
	return versionOf("")
}

func versionOf(stamped string) string {
	if stamped == "" || stamped == "(devel)" {
		return "devel"
	}
	return stamped
}
