// Package quit ends the process on SIGQUIT as other signals do, without the runtime's
// trace, as early as a package can. It imports next to nothing, so that it is initialized
// before those that take milliseconds (Go specification, Program initialization).
package quit

import (
	"os"
	"os/signal"
	"syscall"
)

// signals has the first SIGQUIT, which comes before anybody listens where it comes early.
var signals = func() <-chan os.Signal {
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGQUIT)
	return c
}()

// Ends has SIGQUIT end the process with the exit code of a program that it ends, until
// the function is called. From then on it is the caller's.
func Ends() (handOver func()) {
	over := make(chan struct{})
	go func() {
		select {
		case <-signals:
			os.Exit(128 + int(syscall.SIGQUIT))
		case <-over:
		}
	}()
	return func() { close(over) }
}
