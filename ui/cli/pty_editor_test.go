//go:build unix

package cli_test

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/charmbracelet/x/term"
)

// asEditor is the argument by which the test binary plays an editor: what a reader
// sets EDITOR to may have arguments.
const asEditor = "--as-editor"

// editor is the least editor: it says what it was started with, and whether the
// terminal is one that echoes, and ends with the code that is typed. Signals of
// the terminal are for it alone.
func editor() int {
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM)
	defer fmt.Print("\x1b[2J\x1b[H") // it leaves nothing behind
	fmt.Printf("%q on a terminal %v\n", os.Args[2:], term.IsTerminal(os.Stdin.Fd()) && term.IsTerminal(os.Stdout.Fd()))
	lines := make(chan string)
	go func() {
		for in := bufio.NewScanner(os.Stdin); in.Scan(); {
			lines <- in.Text()
		}
		close(lines)
	}()
	for {
		select {
		case line := <-lines: // without one where the terminal is gone
			if code, err := strconv.Atoi(line); err == nil {
				return code
			}
			switch line {
			case "mortal":
				signal.Reset(syscall.SIGINT)
			case "killed":
				syscall.Kill(os.Getpid(), syscall.SIGKILL) //nolint:errcheck // which is no more
			case "deaf":
				signal.Ignore(syscall.SIGTERM)
			case "raw":
				if _, err := term.MakeRaw(os.Stdin.Fd()); err != nil {
					return 3
				}
			case "":
				return 0
			}
			fmt.Printf("typed %q\n", line)
		case s := <-signals:
			if s == syscall.SIGTERM {
				return 1
			}
			fmt.Println("interrupted")
		}
	}
}

// edits starts entente on a dossier with the test's editor.
func edits(t *testing.T, s start) *console {
	t.Helper()
	s.args = []string{"testdata/small.yaml"}
	s.env = append(s.env, "EDITOR="+os.Args[0]+" "+asEditor)
	c := open(t, s)
	c.shows("2 Relationships of Town", "testdata/small.yaml:32", "ten sacks", "A letter to the mayor", "? help")
	return c
}

func (c *console) toEditor(place string) {
	c.t.Helper()
	began := []byte(`["` + place + `" "testdata/small.yaml"] on a terminal true`)
	before := bytes.Count(c.written(), began) // the last editor's words may stand there still
	c.press("E")
	c.until("has an editor", func() bool { return bytes.Count(c.written(), began) > before })
	c.until("leaves the screen", func() bool { return !strings.Contains(c.screen(), "Relationships") })
	c.sameTerminal()
}

// The terminal goes to the editor as entente found it, and reading goes on where it
// was left.
func TestPtyEditor(t *testing.T) {
	t.Parallel()
	c := edits(t, start{})
	before := c.panes()
	c.toEditor("+32")
	c.press("hello\r")
	c.shows(`typed "hello"`)
	c.press("\x03") // the terminal sends it to both
	c.shows("interrupted")
	c.press("0\r")
	c.showsPanes(before)

	c.press("3g")
	c.shows("testdata/small.yaml:42")
	c.toEditor("+42")
	c.press("mortal\r")
	c.shows(`typed "mortal"`)
	c.press("\x03")
	c.shows("was ended by a signal", "testdata/small.yaml:42")

	c.toEditor("+42")
	c.press("7\r")
	c.shows("ended with exit code 7", "testdata/small.yaml:42")
	c.press("1")
	c.shows("━ 1 Actors", "testdata/small.yaml:21")
	c.press("Q")
	c.ends(0)
}

// An editor may leave the terminal otherwise than it found it, by itself or since a signal
// ended it. What it left is neither the explorer's nor, later, the shell's.
func TestPtyEditorLeavesSettings(t *testing.T) {
	t.Parallel()
	raw := func(t *testing.T) *console {
		c := edits(t, start{})
		c.toEditor("+32")
		c.press("raw\r")
		c.shows(`typed "raw"`)
		return c
	}
	goesOn := func(c *console) {
		c.shows("2 Relationships of Town")
		c.toEditor("+32") // which gets the settings of the beginning
		c.press("0\r")
		c.shows("2 Relationships of Town")
		c.press("Q")
		c.ends(0)
	}
	t.Run("by itself", func(t *testing.T) {
		t.Parallel()
		c := raw(t)
		c.press("0\n")
		goesOn(c)
	})
	t.Run("killed", func(t *testing.T) {
		t.Parallel()
		c := raw(t)
		c.press("killed\n")
		c.shows("was ended by a signal")
		goesOn(c)
	})
	for _, last := range []string{"ended", "deaf"} { // the first leaves when it is told, the other doesn't
		t.Run(last, func(t *testing.T) {
			t.Parallel()
			c := raw(t)
			c.press(last + "\n")
			c.shows(`typed "` + last + `"`)
			if err := c.program.Process.Signal(syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
			c.exits(143)
		})
	}
}

// A signal that ends entente ends the editor first, which may have something to
// keep.
func TestPtyEditorEnded(t *testing.T) {
	t.Parallel()
	c := edits(t, start{})
	c.toEditor("+32")
	if err := c.program.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	c.ends(143)
}

// What keeps an editor from being opened is told, and nothing else happens.
func TestPtyNoEditor(t *testing.T) {
	t.Parallel()
	c := launch(t, start{})
	c.press("E")
	c.shows("no file to edit; entente new DIR")
	c.leaves()
	c = open(t, start{args: []string{"testdata/small.yaml"}, env: []string{"VISUAL=/nonesuch/ed -x"}})
	c.shows("2 Relationships of Town")
	c.press("E")
	c.shows("there is no editor “/nonesuch/ed”; set VISUAL or EDITOR", "ten sacks")
	c.leaves()
}
