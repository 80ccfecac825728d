package data

import (
	"context"
	"io/fs"
	"os"
	"slices"
	"time"
)

// A Watch tells when the files of a dossier are no longer what they were. It looks
// at them again and again: no file system is without what that needs, while the
// kernel's own notices don't come from network mounts, nor for a file that an
// editor puts in the place of another. A look at one file takes 1 µs.
type Watch struct {
	name string
	seen []look
}

// A look is what a file was like when it was looked at.
type look struct {
	name string
	info fs.FileInfo // nil where it can't be had
}

// How often a Watch looks, and how long files must stay as they are before a save
// is taken to be over: an editor may empty a file first, and write it then.
const (
	between = 150 * time.Millisecond
	settled = 100 * time.Millisecond
)

// NewWatch begins to watch the dossier that [Load] reads by this name. Who begins
// before they load misses no save.
func NewWatch(name string) *Watch { return &Watch{name, lookAt(name)} }

// Changed waits until the files have changed and are at rest again. The error is
// the context's, once that is done.
func (w *Watch) Changed(ctx context.Context) error {
	for {
		now := lookAt(w.name)
		for !same(now, w.seen) {
			w.seen = now
			if err := rest(ctx, settled); err != nil {
				return err
			}
			if now = lookAt(w.name); same(now, w.seen) {
				return nil
			}
		}
		if err := rest(ctx, between); err != nil {
			return err
		}
	}
}

// AtRest tells whether the files are still as they were when Changed last
// returned: what was read since then is of one moment.
func (w *Watch) AtRest() bool { return same(lookAt(w.name), w.seen) }

func rest(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

// lookAt looks at the files that Load would read. What can't be looked at, such as
// a file that is just being put in another's place, is a look too.
func lookAt(name string) []look {
	names, err := dossierFiles(name)
	if err != nil {
		return nil
	}
	looks := make([]look, len(names))
	for i, n := range names {
		looks[i].name = n
		if info, err := os.Stat(n); err == nil {
			looks[i].info = info
		}
	}
	return looks
}

func same(a, b []look) bool { return slices.EqualFunc(a, b, look.same) }

func (l look) same(o look) bool {
	if l.name != o.name || (l.info == nil) != (o.info == nil) {
		return false
	}
	return l.info == nil || os.SameFile(l.info, o.info) && l.info.Size() == o.info.Size() && l.info.ModTime().Equal(o.info.ModTime())
}
