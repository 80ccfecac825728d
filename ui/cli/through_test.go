package cli

import (
	"os"

	"entente/ui/explorer"
)

// MainThrough is Main with the explorer opened by another function, which may break
// what the explorer is given.
func MainThrough(open func(explorer.Terminal, explorer.Opening) (explorer.Outcome, error)) int {
	r := run{in: os.Stdin, out: os.Stdout, errOut: os.Stderr, environ: os.Environ(), open: open, terminal: isTerminal, keyboard: openKeyboard}
	return r.main(os.Args[1:])
}
