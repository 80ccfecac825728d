//go:build !unix

package cli

import "os/exec"

// detach does nothing: without input and output, what opens addresses on Windows
// doesn't use the console.
func detach(*exec.Cmd) {}
