//go:build unix

package cli_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// The terminal's cursor follows what is chosen, from key to key, where a braille
// display reads it, and back to where text is typed.
func TestPtyCursorFollowsTheChosen(t *testing.T) {
	t.Parallel()
	c := open(t, start{})
	c.shows("2 Relationships of Russia")
	for _, step := range []struct{ key, shows, under string }{
		{"", "no filter", "█← North Korea troops in"},
		{"j", "2 of 61", "█← North Korea soldiers"},
		{"1", "1 Countries ", "█ Russia"},
		{"j", "2 Relationships of China", "█ China"},
		{"3", "3 Sources ", "█"},
		{"2t", "t Types", "█[ ]"},
		{escape + "?", "Help", ""},
		{escape + "/arms", "/arms", ""},
		{escape + "v", "Tree of China", "█"},
	} {
		c.press(step.key)
		c.shows(step.shows)
		c.until(fmt.Sprintf("has the cursor before %q after %q", step.under, step.key), func() bool {
			return strings.HasPrefix(strings.Join(strings.Fields(c.fromCursor()), " "), step.under)
		})
	}
	c.press("Q")
	c.ends(0)
}

// fromCursor gives what stands from the terminal's cursor on, which has to be shown.
func (c *console) fromCursor() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.drawing || c.emulator.CursorHidden() {
		return ""
	}
	at := c.emulator.CursorPosition()
	var b strings.Builder
	for x := at.X; x < c.emulator.Width(); x++ {
		if cell := c.emulator.CellAt(x, at.Y); cell != nil {
			b.WriteString(cell.Content)
		}
	}
	return b.String()
}

// On a terminal that draws a family of emoji as one, and doesn't say so, what stands
// behind it is in its column all the same: the cursor is sent there.
func TestPtyColumnsBehindEmoji(t *testing.T) {
	t.Parallel()
	const family = "👨‍👩‍👧"
	file, text := ownFile(t)
	writeFile(t, file, regexp.MustCompile(`(?m)(name:) .*$`).ReplaceAllStringFunc(text, func(name string) string {
		return strings.Replace(name, "name: ", "name: "+family+" ", 1)
	}))
	c := open(t, start{args: []string{file}, quiet: true})
	c.shows("2 Relationships of "+family, "3 Sources")
	c.press("jk")
	c.until("has its rules straight", func() bool {
		c.mu.Lock()
		defer c.mu.Unlock()
		var at []int
		for x := range columns {
			if cell := c.emulator.CellAt(x, 1); cell != nil && cell.Content == "┬" {
				at = append(at, x)
			}
		}
		for y := 2; y < rows-1; y++ {
			for _, x := range at {
				if cell := c.emulator.CellAt(x, y); cell == nil || !strings.Contains("│┃", cell.Content) {
					return false
				}
			}
		}
		return len(at) == 2
	})
	c.press("q")
	c.ends(0)
	if written := c.written(); !regexp.MustCompile(family + `\x1b\[\d+G`).Match(written) {
		t.Error("no family of emoji has the cursor sent to its end")
	}
}

// The first frame of a dossier that takes a while has its colours, with no key pressed,
// where the terminal told its background late but before the dossier was read.
func TestPtyColoursOfAReadingThatTakesAWhile(t *testing.T) {
	t.Parallel()
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close() //nolint:errcheck // the program has its own
	_, text := ownFile(t)
	if _, err := out.WriteString("\n"); err != nil { // before it the terminal is left alone
		t.Fatal(err)
	}
	c := open(t, start{args: []string{"-"}, in: in, quiet: true})
	c.shows("Reading standard input", "q leaves")
	c.until("asks for the background", func() bool { return bytes.Contains(c.written(), []byte("\x1b]11;?")) })
	time.Sleep(100 * time.Millisecond) // longer than a terminal is waited for
	c.press("\x1b]11;rgb:0000/0000/0000\x1b\\")
	for _, wide := range []uint16{40, columns} { // what is shown of a size that is told later, the answer is read before
		c.resize(wide, rows)
		bar := " " + strings.Repeat("─", int(min(60, wide-2)))
		c.until("shows the size", func() bool { return slices.Contains(strings.Split(c.screen(), "\n"), bar) })
	}
	if _, err := out.WriteString(text); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	c.shows("2 Relationships of", "3 Sources")
	if first := c.written(); !regexp.MustCompile(`\x1b\[[0-9;]*38;2;`).Match(first) {
		t.Error("the first frame has no colours")
	}
	c.press("q")
	c.ends(0)
}

// A configuration is used from the first frame on, and one that is broken is told in the
// shell, on a screen that nothing has touched.
func TestPtyConfig(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	file := filepath.Join(home, "entente", "config.yaml")
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	writeFile(t, file, "theme: dark\nmouse: false\norder: date\ncolours: {accent: \"#010203\"}\nkeys: {help: f2, quit: ctrl+x, filter by type: T}\n")
	env := []string{"XDG_CONFIG_HOME=" + home}
	c := open(t, start{env: env})
	c.shows("by date", "f2 help: all keys")
	if first := c.written(); !bytes.Contains(first, []byte("38;2;1;2;3")) || bytes.Contains(first, []byte("\x1b[?1002h")) {
		t.Error("the first frame has other colours, or takes the mouse")
	}
	c.press("k")
	c.shows("f2 help", "T type")
	c.press("t")
	c.press("T")
	c.shows("T Types")
	c.press(escape + "\x1bOQ") // F2
	c.shows("Help:")
	c.press(escape + "\x18")
	c.ends(0)

	writeFile(t, file, "theme: \"d\\e[2Jark\"\nkey: {}\n")
	c = open(t, start{env: env, early: true})
	c.exits(3)
	c.shows("config.yaml:1:8", "config.yaml:2:1", "did you mean \"keys\"?", "entente --no-config opens without it")

	c = open(t, start{env: env, args: []string{"--no-config"}})
	c.shows("by type", "? help")
	c.press("Q")
	c.ends(0)
}
