//go:build unix

package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A table opens as any dossier, and what it lost is told once the screen is given back.
func TestPtyForeign(t *testing.T) {
	t.Parallel()
	table := filepath.Join(t.TempDir(), "edges.csv")
	writeFile(t, table, "from,to,type\nAnn,Mill,owner\nBob,Mill,owner\nBob,,owner\n")
	c := open(t, start{args: []string{table}})
	c.shows("Mill", "owner")
	c.press("E")
	c.shows("no file to edit")
	// Who saves it sees it.
	writeFile(t, table, "from,to,type\nAnn,Mill,owner\nBob,Mill,owner\nCarl,Mill,owner\n")
	c.shows("Carl")
	c.press("q")
	c.exits(0)
	written := c.written()
	given := bytes.LastIndex(written, []byte("\x1b[?1049l"))
	if told := bytes.Index(written, []byte("row: 3 taken, 0 altered, 0 left out")); given < 0 || told < given {
		t.Errorf("the screen is given back at %d, and it is told at %d", given, told)
	}
}

// On a terminal an import shows how far it is; who leaves it finds nothing half-written.
func TestPtyImportIsLeft(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	table, out := filepath.Join(folder, "edges.csv"), filepath.Join(folder, "out")
	var text strings.Builder
	text.WriteString("from,to,type,quote\n")
	for i := range 400_000 {
		text.WriteString("a" + strings.Repeat("b", i%9) + string(rune('a'+i%26)) + ",c,d,q\n")
	}
	writeFile(t, table, text.String())
	c := open(t, start{args: []string{"import", table, "-o", out}, quiet: true, early: true})
	c.until("shows how far it is", func() bool {
		return bytes.Contains(c.written(), []byte("%)")) || bytes.Contains(c.written(), []byte("wrote a dossier"))
	})
	if bytes.Contains(c.written(), []byte("wrote a dossier")) {
		t.Skip("it was too fast to be left")
	}
	if err := c.program.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	late := time.AfterFunc(patience, func() { c.program.Process.Kill() }) //nolint:errcheck // it may end just now
	c.program.Wait()                                                      //nolint:errcheck // it ends by the signal
	late.Stop()
	if c.program.ProcessState.ExitCode() == 0 {
		t.Skip("it was done when it was to be left")
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a folder is there")
	}
}
