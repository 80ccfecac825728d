//go:build unix

package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// ownFile copies the small dossier to where a test may write.
func ownFile(t *testing.T) (name, text string) {
	t.Helper()
	small, err := os.ReadFile("testdata/small.yaml")
	if err != nil {
		t.Fatal(err)
	}
	name = filepath.Join(t.TempDir(), "own.yaml")
	writeFile(t, name, string(small))
	return name, string(small)
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestPtySaves saves the dossier under the explorer as editors do.
func TestPtySaves(t *testing.T) {
	t.Parallel()
	name, text := ownFile(t)
	c := open(t, start{args: []string{name}})
	c.shows("A small town")
	writeFile(t, name, strings.Replace(text, "A small town", "A big town", 1))
	c.shows("A big town", "reloaded")
	writeFile(t, name, text+"tis: []\n")
	c.shows("not shown: own.yaml:", `no field "tis"; did you mean "ties"?`, "✗ own.yaml:")
	writeFile(t, name+"~", strings.Replace(text, "A small town", "A new town", 1))
	if err := os.Rename(name+"~", name); err != nil {
		t.Fatal(err)
	}
	c.shows("A new town", "reloaded")
	c.press("q")
	c.ends(0)
}

// led starts entente with a dossier that a pipe leads in, which is being read until
// the test closes it. Before something comes, the terminal is that of whoever writes it,
// who may ask for a password there.
func led(t *testing.T) (c *console, dossier *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() }) //nolint:errcheck // it may be closed already
	c = open(t, start{args: []string{"-"}, in: r, early: true})
	r.Close() //nolint:errcheck // the program has its own
	c.press("no key yet")
	c.until("leaves the terminal alone", func() bool { return bytes.Contains(c.written(), []byte("no key yet")) }) // which echoes
	c.press("\x15")                                                                                                // takes it back
	if _, err := w.WriteString("\n"); err != nil {
		t.Fatal(err)
	}
	c.until("asks how keys are told", c.told.Load)
	c.shows("Reading standard input", "q leaves")
	return c, w
}

func TestPtyReading(t *testing.T) {
	t.Parallel()
	_, text := ownFile(t)
	t.Run("opens", func(t *testing.T) {
		t.Parallel()
		c, dossier := led(t)
		c.press("?") // waits for what it is pressed for
		if _, err := dossier.WriteString(text); err != nil {
			t.Fatal(err)
		}
		if err := dossier.Close(); err != nil {
			t.Fatal(err)
		}
		c.shows("━ Help: ")
		c.press("\x1b")
		c.shows("A small town")
		c.press("q")
		c.ends(0)
	})
	t.Run("is refused", func(t *testing.T) {
		t.Parallel()
		c, dossier := led(t)
		if _, err := dossier.WriteString("tis: []\n"); err != nil {
			t.Fatal(err)
		}
		if err := dossier.Close(); err != nil {
			t.Fatal(err)
		}
		c.exits(3)
		if s := string(c.written()); !strings.Contains(s, "<stdin>:2:1: a dossier has no field") {
			t.Errorf("it tells %q", s)
		}
	})
	t.Run("is left", func(t *testing.T) {
		t.Parallel()
		c, _ := led(t)
		c.press("q")
		c.ends(0)
	})
	t.Run("is interrupted", func(t *testing.T) {
		t.Parallel()
		c, _ := led(t)
		c.press("\x03")
		c.ends(130)
	})
	for s, code := range map[syscall.Signal]int{syscall.SIGTERM: 143, syscall.SIGHUP: 129, syscall.SIGQUIT: 131, syscall.SIGINT: 130} {
		t.Run(s.String(), func(t *testing.T) {
			t.Parallel()
			c, _ := led(t)
			if err := c.program.Process.Signal(s); err != nil {
				t.Fatal(err)
			}
			c.ends(code)
		})
	}
}

// A table from a pipe opens as it comes, and grows where the reader is: what they chose
// stays chosen. It can be left at any time, and then what was read is told.
func TestPtyReadingGrows(t *testing.T) {
	t.Parallel()
	grows := func(t *testing.T) (c *console, table *os.File) {
		t.Helper()
		c, table = led(t)
		write := func(rows string) {
			t.Helper()
			if _, err := table.WriteString(rows); err != nil {
				t.Fatal(err)
			}
		}
		write("from,to,type\nAnn,Mill,owner\nAnn,Bob,friend\nAnn,Ca")
		c.shows("reading: 2 rows so far", "of Ann", "→ Mill", "→ Bob")
		c.press("jG") // to the last tie
		c.until("the tie is chosen", func() bool { return strings.Contains(c.screen(), "█→ Bob") })
		write("rl,friend\nAnn,Mayor,boss\nAnn,Zoë,owner\n")
		c.shows("reading: 5 rows so far", "█→ Bob", "→ Carl", "→ Mayor", "→ Zoë")
		c.press("?") // over which it grows too
		c.shows("━ Help: ")
		write(strings.Repeat("Ann,Old,owner\n", 1200))
		c.press("\x1b")
		c.shows("reading: 1,205 rows so far", "█→ Bob", "→ Old")
		return c, table
	}
	t.Run("to the end", func(t *testing.T) {
		t.Parallel()
		c, table := grows(t)
		table.Close() //nolint:errcheck // nothing is to come
		c.shows("standard input is read to its end", "6 ties")
		c.until("nothing is read any more", func() bool { return !strings.Contains(c.screen(), "so far") })
		c.press("q")
		c.exits(0)
		if s := string(c.written()); !strings.Contains(s, "row: 6 taken, 0 altered, 1199 left out") {
			t.Errorf("it tells %.300q", s[max(0, len(s)-300):])
		}
	})
	t.Run("is left", func(t *testing.T) {
		t.Parallel()
		c, _ := grows(t)
		c.press("q")
		c.exits(0)
		if s := string(c.written()); !strings.Contains(s, "standard input was left after 1205 rows, before its end") {
			t.Errorf("it tells %.300q", s[max(0, len(s)-300):])
		}
	})
}

// What a flag names may come later than the rest.
func TestPtyReadingGrowsTo(t *testing.T) {
	t.Parallel()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close() //nolint:errcheck // it was written
	c := open(t, start{args: []string{"-", "--map", "from=Who,to=Whom", "--actor", "Zoë"}, in: r, early: true})
	r.Close() //nolint:errcheck // the program has its own
	for _, rows := range []string{"Who,Whom\nAnn,Mill\n", "Bob,Mill\n", "Zoë,Mill\n"} {
		if _, err := w.WriteString(rows); err != nil {
			t.Fatal(err)
		}
		c.shows("Reading standard input")
	}
	c.shows("of Zoë", "reading: 3 rows so far")
	c.press("q")
	c.exits(0)
}
