package explorer

import (
	"runtime"
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

// TestGarbageAtRest holds that much garbage is collected once the keys rest, that little
// isn't, and that none is while they go on.
func TestGarbageAtRest(t *testing.T) { //nolint:paralleltest // the collector is the process's
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	keep := make([]byte, 64<<20) // beside which what a test leaves is little
	stat := func() (now runtime.MemStats) { runtime.ReadMemStats(&now); return now }
	for _, c := range []struct {
		name     string
		fill     int // in tenths of what may come together
		keys     int
		collects uint32
	}{{"much", 6, 1, 1}, {"little", 3, 1, 0}, {"much, keys go on", 6, 3, 1}} {
		runtime.GC()
		synctest.Test(t, func(t *testing.T) {
			var r rest
			for before := stat(); stat().HeapAlloc < before.HeapAlloc+(before.NextGC-before.HeapAlloc)/10*uint64(c.fill); {
				filling = make([]byte, 1<<20)
			}
			before := stat()
			for range c.keys {
				r.later()
				time.Sleep(restPatience / 2)
			}
			if now := stat(); now.NumForcedGC != before.NumForcedGC {
				t.Errorf("%s: collected while keys go on", c.name)
			}
			time.Sleep(restPatience)
			synctest.Wait()
			if now := stat(); now.NumForcedGC-before.NumForcedGC != c.collects {
				t.Errorf("%s: collected %d times, not %d", c.name, now.NumForcedGC-before.NumForcedGC, c.collects)
			}
		})
	}
	runtime.KeepAlive(keep)
}

var filling []byte // or what is made wouldn't reach the heap
