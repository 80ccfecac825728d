//go:build unix

package cli_test

import (
	"os/exec"
	"strings"
	"testing"
)

// TestPtyNano edits and saves with an editor that people have, where it is
// installed: it has the terminal for itself, opens at the line, and what it saves
// shows.
func TestPtyNano(t *testing.T) {
	t.Parallel()
	nano, err := exec.LookPath("nano")
	if err != nil {
		t.Skip("nano isn’t installed")
	}
	name, text := ownFile(t)
	c := open(t, start{args: []string{name}, env: []string{"EDITOR=" + nano + " --ignorercfiles", "HOME=" + t.TempDir()}})
	c.shows("2 Relationships of Town", "own.yaml:32", "ten sacks", "A letter to the mayor", "? help")
	before := c.panes()
	c.press("E")
	c.shows("GNU nano", "own.yaml", "mill-town-flour")
	c.press("\x03") // which nano has tell where its cursor stands
	c.shows("line 32/")
	c.press("\x18")
	c.showsPanes(before)
	if got := read(t, name); got != text {
		t.Errorf("nano changed it to %q", got)
	}
	c.press("E")
	c.shows("GNU nano")
	c.press(strings.Repeat("\x1b[B", 5) + "\x1b[F and one\x0f")
	c.shows("File Name to Write")
	c.press(enter)
	c.shows("Wrote ")
	c.press("\x18")
	c.shows("reloaded", "ten sacks and one")
	c.press("Q")
	c.exits(0)
}
