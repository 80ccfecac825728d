//go:build unix

package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// asBrowser is the argument by which the test binary plays a browser.
const asBrowser = "--as-browser"

// browser notes what it was given, and whether it has anything of a terminal; with
// an address that says so it fails. It does what it can to spoil the screen.
func browser() int {
	fmt.Print("\x1b[2Jspoilt")
	fmt.Fprint(os.Stderr, "\x1b[2Jspoilt")
	tty, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	if err == nil {
		tty.WriteString("\x1b[2Jspoilt") //nolint:errcheck // it is told below that there was one
	}
	leads, _ := unix.Getsid(0)
	note := fmt.Sprintf("%q, a terminal %v, a session of its own %v", os.Args[3:], err == nil, leads == os.Getpid())
	if os.WriteFile(os.Args[2]+".part", []byte(note), 0o600) != nil || os.Rename(os.Args[2]+".part", os.Args[2]) != nil {
		return 9
	}
	if strings.HasSuffix(os.Args[3], "fail") {
		return 3
	}
	return 0
}

// linkedDossier writes a dossier whose source has that address.
func linkedDossier(t *testing.T, address string) string {
	t.Helper()
	text, err := os.ReadFile("testdata/small.yaml")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "linked.yaml")
	linked := strings.Replace(string(text), "    issued: 2024-05-02\n", "    issued: 2024-05-02\n    url: "+address+"\n", 1)
	if err := os.WriteFile(file, []byte(linked), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// An address is shown in full, and only then given to a browser, which has nothing
// of the terminal.
func TestPtyBrowser(t *testing.T) {
	t.Parallel()
	const address = "https://example.org/a?b=c&d=$(touch%20x);e"
	note := filepath.Join(t.TempDir(), "note")
	c := open(t, start{
		args: []string{linkedDossier(t, `"`+address+`"`)},
		env:  []string{"BROWSER=" + os.Args[0] + " " + asBrowser + " " + note + " %s"},
	})
	c.shows("2 Relationships of Town", "ten sacks", "? help")
	c.press("o")
	c.shows("o Open the source", "https://example.org/a?b=c&d=$(touch%20x ", " );e ", "Enter opens it", "enter open")
	if _, err := os.Stat(note); err == nil {
		t.Fatal("it was opened before anyone could read it")
	}
	c.press(enter)
	c.shows("a browser was given " + address[:40])
	if got, want := read(t, note), fmt.Sprintf("[%q], a terminal false, a session of its own true", address); got != want {
		t.Errorf("the browser was given %s, want %s", got, want)
	}
	c.press("j")
	c.shows("2 of 3", "? help")
	c.hides("spoilt")
	c.leaves()
}

// A browser that fails leaves the address in sight.
func TestPtyBrowserFails(t *testing.T) {
	t.Parallel()
	c := open(t, start{
		args: []string{linkedDossier(t, "https://example.org/fail")},
		env:  []string{"BROWSER=" + os.Args[0] + " " + asBrowser + " " + filepath.Join(t.TempDir(), "note")},
	})
	c.shows("2 Relationships of Town", "ten sacks", "? help")
	c.press("o")
	c.shows("o Open the source", "Enter opens it")
	c.press(enter)
	c.shows("It wasn’t opened:", "exit status 3", "https://example.org/fail", "y copy")
	c.press("y")
	c.shows("sent to the terminal’s clipboard")
	c.press(escape)
	c.shows("ten sacks", "? help")
	c.leaves()
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
