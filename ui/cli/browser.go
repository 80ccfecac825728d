package cli

import (
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"entente/data/safe"
	"entente/model"
	"entente/ui/plain"
)

// Two libraries open addresses, github.com/pkg/browser and its fork
// github.com/cli/browser. Neither has had a release since January 2024; both let what
// they start write to this terminal and read its keys, and ignore $BROWSER. So this is
// done here.

// settled is how long a browser may take to fail; one that runs longer has opened.
const settled = 2 * time.Second

// browse opens an address in the reader's browser, without a shell in between.
func (r *run) browse(address string) error {
	if fault := model.LinkFault(address); fault != "" {
		return errors.New(fault)
	}
	commands := r.browsers(runtime.GOOS, address)
	if len(commands) == 0 {
		return errors.New("there is no screen for a browser, since neither DISPLAY nor WAYLAND_DISPLAY is set; copy the address, or set BROWSER")
	}
	var missing []string
	for _, words := range commands {
		if _, err := exec.LookPath(words[0]); err == nil {
			return r.start(words)
		}
		missing = append(missing, safe.Clean(words[0]))
	}
	return fmt.Errorf("there is no %s here; copy the address, or set BROWSER", plain.Either(missing))
}

// browsers returns the commands that may open an address, in the order in which to try
// them. BROWSER is a list of commands separated by colons; %s stands for the address.
func (r *run) browsers(system, address string) [][]string {
	if system == "windows" {
		return [][]string{{"rundll32", "url.dll,FileProtocolHandler", address}}
	}
	var commands [][]string
	for command := range strings.SplitSeq(r.variable("BROWSER"), ":") {
		if words, err := r.words(command); err == nil {
			commands = append(commands, withAddress(words, address))
		}
	}
	switch {
	case system == "darwin":
		commands = append(commands, []string{"open", address})
	case r.variable("DISPLAY")+r.variable("WAYLAND_DISPLAY") != "":
		commands = append(commands, []string{"xdg-open", address})
	}
	return commands
}

func withAddress(words []string, address string) []string {
	if !strings.Contains(strings.Join(words, " "), "%s") {
		return append(words, address)
	}
	return each(words, func(word string) string { return strings.ReplaceAll(word, "%s", address) })
}

// start starts a program apart from this terminal, so that it outlives it: without
// input or output, and where systems have sessions, in one of its own.
func (r *run) start(words []string) error {
	c := exec.Command(words[0], words[1:]...) //nolint:gosec // the reader names their browser, and the address is checked
	c.Env = r.environ
	detach(c)
	name := safe.Clean(words[0])
	if err := c.Start(); err != nil {
		return fmt.Errorf("%s can’t be started; copy the address, or set BROWSER", name)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			return fmt.Errorf("%s failed (%s); copy the address, or set BROWSER", name, safe.Clean(err.Error()))
		}
	case <-time.After(settled):
	}
	return nil
}
