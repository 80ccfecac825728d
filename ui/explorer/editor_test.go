package explorer

import (
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

// A signal of the editor's keys that is noticed only once it has ended doesn't end entente.
func TestLeaseTakesWhatComesLate(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := &lease{restore: func() {}}
		if l.takes(syscall.SIGINT) {
			t.Error("no editor had the terminal")
		}
		l.end()
		if !l.takes(syscall.SIGINT) || !l.takes(syscall.SIGQUIT) {
			t.Error("what the editor's keys sent is entente's")
		}
		if l.takes(syscall.SIGTERM) {
			t.Error("what ends entente is the editor's")
		}
		time.Sleep(echo)
		if l.takes(syscall.SIGINT) {
			t.Error("a signal of long after is the editor's")
		}
	})
}
