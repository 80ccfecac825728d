// Entente is a terminal explorer of sourced relationships.
package main

import (
	"os"

	"entente/ui/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Environ()))
}
