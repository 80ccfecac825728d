//go:build unix

package cli_test

import (
	"bufio"
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
		case line := <-lines:
			if code, err := strconv.Atoi(line); err == nil {
				return code
			}
			if line == "mortal" {
				signal.Reset(syscall.SIGINT)
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
	c.press("E")
	c.shows(`["` + place + `" "testdata/small.yaml"] on a terminal true`)
	c.until("leaves the screen", func() bool { return !strings.Contains(c.screen(), "Relationships") })
	c.sameTerminal()
}

// The terminal goes to the editor as entente found it, and reading goes on where it
// was left.
func TestPtyEditor(t *testing.T) {
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
	c.shows("━ 1 Countries", "testdata/small.yaml:21")
	c.press("Q")
	c.ends(0)
}

// A signal that ends entente ends the editor first, which may have something to
// keep.
func TestPtyEditorEnded(t *testing.T) {
	c := edits(t, start{})
	c.toEditor("+32")
	if err := c.program.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	c.ends(143)
}

// What keeps an editor from being opened is told, and nothing else happens.
func TestPtyNoEditor(t *testing.T) {
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
