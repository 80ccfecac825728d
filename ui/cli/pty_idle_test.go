//go:build linux

package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

var switchesOf = regexp.MustCompile(`ctxt_switches:\t(\d+)`)

// switches returns how often the program's threads have begun to run.
func (c *console) switches() (n int) {
	tasks, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/status", c.program.Process.Pid)) // the pattern is right
	for _, name := range tasks {
		status, _ := os.ReadFile(name) // a thread may have ended
		for _, found := range switchesOf.FindAllSubmatch(status, -1) {
			count, _ := strconv.Atoi(string(found[1])) // it is a number
			n += count
		}
	}
	return n
}

// TestPtyIdle holds that where nothing happens, nothing runs, and that the next key is
// answered all the same.
func TestPtyIdle(t *testing.T) {
	t.Parallel()
	t.Run("built in", func(t *testing.T) {
		t.Parallel()
		launch(t, start{}).rests()
	})
	t.Run("a file", func(t *testing.T) {
		t.Parallel()
		folder, err := filepath.EvalSymlinks(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		var of unix.Statfs_t
		if err := unix.Statfs(folder, &of); err != nil || of.Type != unix.EXT4_SUPER_MAGIC && of.Type != unix.TMPFS_MAGIC {
			t.Skip("on other file systems it may be looked at again and again")
		}
		text, err := os.ReadFile("testdata/small.yaml")
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(folder, "small.yaml")
		if err := os.WriteFile(name, text, 0o600); err != nil {
			t.Fatal(err)
		}
		c := open(t, start{args: []string{name}})
		c.shows("2 Relationships of Town")
		c.rests()
	})
}

// rests holds that the program rests, and answers a key, in turn.
func (c *console) rests() {
	c.t.Helper()
	idle := func() {
		c.until("rests", func() bool {
			before, written := c.switches(), len(c.written())
			time.Sleep(300 * time.Millisecond) // of 36 frames, or two looks at files
			return before > 0 && c.switches() == before && len(c.written()) == written
		})
	}
	for _, key := range []string{"j", "k", "?", "\x1b", "/"} {
		idle()
		c.step(func() { c.press(key) })
	}
	idle()
	c.press("\x03")
	c.ends(130)
}
