//go:build unix

package cli

import (
	"os/exec"
	"syscall"
)

// detach makes a program start in a session of its own: this terminal's keys don't
// signal it, it can't write here, and it survives a hangup.
func detach(c *exec.Cmd) { c.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }
