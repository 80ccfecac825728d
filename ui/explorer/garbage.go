package explorer

import (
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
