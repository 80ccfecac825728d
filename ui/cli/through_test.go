package cli

import (
	"os"

	"entente/ui"
)

// MainThrough is Main with the explorer opened by another function, which may break
// what the explorer is given.
func MainThrough(open func(ui.Terminal, ui.Opening) (ui.Outcome, error)) int {
	r := run{in: os.Stdin, out: os.Stdout, errOut: os.Stderr, environ: os.Environ(), open: open, terminal: isTerminal, keyboard: openKeyboard}
	return r.main(os.Args[1:])
}
