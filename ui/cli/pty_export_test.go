//go:build unix

package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The view is exported as the command line would, over no file unasked.
func TestPtyExport(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "arms.json")
	c := launch(t, start{})
	c.press("t")
	c.shows("[ ] arms")
	c.press("j " + enter)
	c.shows("type arms")
	c.press("e")
	c.shows("e Export", "filter leaves them.", "It will be axis.md in")
	c.press("jj" + enter) // json
	c.shows("file: axis.json")
	c.press(strings.Repeat("\x7f", len("axis.json")) + file + enter)
	c.shows("wrote “" + file[:20])
	if text := read(t, file); !strings.HasPrefix(text, "{") || !strings.HasSuffix(text, "}\n") {
		t.Errorf("it wrote %.80q", text)
	}
	if err := os.WriteFile(file, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	c.press("e")
	c.shows("It will be axis.json")
	c.press(enter)
	c.shows("file: axis.json")
	c.press(strings.Repeat("\x7f", len("axis.json")) + file + enter)
	c.shows("already exists", "y replace it")
	c.press(enter)
	c.shows("file: ", "enter write")
	if text := read(t, file); text != "mine" {
		t.Errorf("it replaced the file by %.80q", text)
	}
	c.press(enter)
	c.shows("y replace it")
	c.press("y")
	c.shows("wrote “" + file[:20])
	if text := read(t, file); !strings.HasPrefix(text, "{") {
		t.Errorf("y left %.80q", text)
	}
	c.leaves()
}
