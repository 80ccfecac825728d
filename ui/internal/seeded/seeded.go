// Package seeded has rapid draw the same in each run of a package's tests, so that a
// gate says the same of the same code whenever it runs. It is imported for its effect.
// What -rapid.seed says goes before, and 0 there draws anew. The package of that name in
// data is for data alone, as Go has it of what is internal.
package seeded

import (
	"errors"
	"flag"

	_ "pgregory.net/rapid" // declares the flags
)

func init() {
	// A seed is enough to see a failure again: no file about it in the source tree.
	if err := errors.Join(flag.Set("rapid.seed", "1"), flag.Set("rapid.nofailfile", "true")); err != nil {
		panic(err)
	}
}
