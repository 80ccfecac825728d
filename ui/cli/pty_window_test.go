//go:build unix

package cli_test

import (
	"testing"

	"github.com/creack/pty"
)

// A window can be larger than what is drawn in: the terminal may say anything of it.
func TestPtyWindowTooLarge(t *testing.T) {
	t.Parallel()
	for _, size := range []pty.Winsize{{Cols: 4097, Rows: 10}, {Cols: 80, Rows: 4097}, {Cols: 2000, Rows: 2000}, {Cols: 65535, Rows: 65535}} {
		c := open(t, start{size: &size, early: true})
		c.shows("more than the explorer draws in")
		c.exits(1)
	}
}

// One that becomes so keeps what was drawn, and is drawn in again once it fits.
func TestPtyWindowGrowsTooLarge(t *testing.T) {
	t.Parallel()
	c := launch(t, start{})
	if err := pty.Setsize(c.master, &pty.Winsize{Cols: 5000, Rows: 36}); err != nil {
		t.Fatal(err)
	}
	c.press("j")
	c.shows(" 2 of 61 ")
	c.resize(100, 30)
	c.press("j")
	c.shows(" 3 of 61 ")
	c.press("q")
	c.ends(0)
}

// A terminal that tells no size leaves it to the environment, which may say anything too.
func TestPtyWindowOfTheEnvironment(t *testing.T) {
	t.Parallel()
	for _, env := range [][]string{
		{"COLUMNS=99999999999999", "LINES=30"},
		{"COLUMNS=4000", "LINES=4000"},
		{"COLUMNS=-1", "LINES=99999999999999999999"},
	} {
		c := open(t, start{size: new(pty.Winsize), env: env})
		c.shows(" 1 of 61 ", "Sources")
		c.press("q")
		c.ends(0)
	}
}
