//go:build unix

package cli

import (
	"os/exec"
	"syscall"
)

// detach gives a program a session of its own: no key of this terminal is a signal
// for it, it can't write here, and it isn't hung up with it.
func detach(c *exec.Cmd) { c.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }
