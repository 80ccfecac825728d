package explorer

import (
	"runtime"
	"runtime/debug"
	"time"

	tea "charm.land/bubbletea/v2"
)

// How much garbage may come together before it is collected, in percent of what is kept:
// see [debug.SetGCPercent].
const (
	// startGarbage is for the start. The first collection would come just before the first
	// frame, and take a seventh of all that the processor does for it.
	startGarbage = 200
	// frameGarbage is for a small dossier, of which frames leave behind more than is kept:
	// after 60 keys the usual 100 takes a mebibyte more, and 75 half of one; 35 gives back a
	// quarter.
	frameGarbage = 50
)

// collects has garbage collected as the explorer goes on, from its start with a model:
// as is usual where a dossier is still read, which is large. The function ends that.
func collects(first tea.Model, usual int) (end func()) {
	if _, small := first.(*root); !small {
		debug.SetGCPercent(usual)
		return func() {}
	}
	begun := time.AfterFunc(openingPatience, func() {
		debug.SetGCPercent(min(usual, frameGarbage))
		debug.FreeOSMemory() // what the start left behind, 0.4 MiB
	})
	return func() {
		begun.Stop()
		debug.SetGCPercent(usual)
	}
}

// restPatience is after how long without another errand the keys are taken to rest.
const restPatience = 150 * time.Millisecond

// A rest collects a large dossier's garbage while the keys rest: a key that comes while
// 20,000 ties are gone through for it waits for 42 ms instead of 12.
type rest struct{ timer *time.Timer }

// later has what there is then collected once the keys rest, unless it is little.
func (r *rest) later() {
	if r.timer == nil {
		r.timer = time.AfterFunc(restPatience, collectMuch)
		return
	}
	r.timer.Reset(restPatience)
}

// collectMuch collects garbage where half of what may come together is there.
func collectMuch() {
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	if now.HeapAlloc > now.NextGC/4*3 {
		runtime.GC()
	}
}
