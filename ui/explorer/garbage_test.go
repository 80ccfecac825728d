package explorer

import (
	"runtime/debug"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// TestGarbage holds that a small dossier's first frame comes before a collection, and what
// comes after it leaves little behind; that a large one is read as is usual, a reader's own
// word holds, and all is as before in the end.
func TestGarbage(t *testing.T) { //nolint:paralleltest // the collector is the process's
	percent := func() int {
		now := debug.SetGCPercent(100)
		debug.SetGCPercent(now)
		return now
	}
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	cases := []struct {
		first             tea.Model
		usual, soon, then int
	}{
		{&root{}, 100, startGarbage, frameGarbage},
		{&root{}, 30, startGarbage, 30},
		{&root{}, -1, startGarbage, -1},
		{&waiting{}, 100, 100, 100},
		{nil, 100, 100, 100},
	}
	for _, c := range cases {
		synctest.Test(t, func(t *testing.T) {
			debug.SetGCPercent(startGarbage)
			end := collects(c.first, c.usual)
			if got := percent(); got != c.soon {
				t.Errorf("%T, %d: %d at the start", c.first, c.usual, got)
			}
			time.Sleep(openingPatience)
			synctest.Wait()
			if got := percent(); got != c.then {
				t.Errorf("%T, %d: %d later", c.first, c.usual, got)
			}
			end()
			if got := percent(); got != c.usual {
				t.Errorf("%T, %d: %d in the end", c.first, c.usual, got)
			}
		})
	}
}
