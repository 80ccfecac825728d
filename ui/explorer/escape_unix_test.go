//go:build unix

package explorer

import (
	"os"
	"testing"
)

// TestEscapeIsPrompt holds that an escape character that nothing follows is the key Esc,
// and that what begins with one, or is another key, stays as it is.
func TestEscapeIsPrompt(t *testing.T) {
	t.Parallel()
	out, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close() //nolint:errcheck // nothing is written to it
	keys, room := escaping(out), make([]byte, 64)
	read := func() string {
		n, err := keys.Read(room)
		if err != nil {
			t.Fatal(err)
		}
		return string(room[:n])
	}
	for sent, want := range map[string]string{"\x1b": escapeKey, "\x1b[A": "\x1b[A", "\x1bj": "\x1bj", "j": "j", "\x1b\x1b": "\x1b\x1b"} {
		if _, err := in.WriteString(sent); err != nil {
			t.Fatal(err)
		}
		if got := read(); got != want {
			t.Errorf("%q is read as %q", sent, got)
		}
	}
	if _, err := in.WriteString("\x1b"); err != nil {
		t.Fatal(err)
	}
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	if got := read(); got != "\x1b" {
		t.Errorf("what is the last that comes is read as %q", got)
	}
}
