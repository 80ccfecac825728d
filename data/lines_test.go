package data

import (
	"bytes"
	"strings"
	"testing"
)

// A line ends where its first line end does, however long it is.
func TestLineLength(t *testing.T) {
	t.Parallel()
	for _, end := range []string{"", "\n", "\r", "\r\n"} {
		for _, more := range []string{"", "x", "\n", "\r"} {
			for n := range 3 * 4096 / 7 {
				line := strings.Repeat("x", 7*n+n%7)
				text := []byte(line + end + more)
				want := len(text)
				if i := bytes.IndexAny(text, "\r\n"); i >= 0 {
					want = i + 1
					if bytes.HasPrefix(text[i:], []byte("\r\n")) {
						want++
					}
				}
				if got := lineLength(text); got != want {
					t.Fatalf("%d characters, %q and %q are a line of %d, want %d", len(line), end, more, got, want)
				}
			}
		}
	}
}
