package data

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// A Watch finds out when the files of a dossier are no longer what they were. It looks at
// them, since no file system is without what that needs, while the kernel's own notices
// don't come from network mounts: again and again, or, where the kernel knows of all that
// changes, when it says that something has.
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

// NewWatch begins to watch the dossier that [Reading.Load] reads by this name. Who begins
// before they load misses no save.
func NewWatch(name string) *Watch { return &Watch{name, lookAt(name)} }

// Changed waits until the files have changed and are at rest again. The error is
// the context's, once that is done.
func (w *Watch) Changed(ctx context.Context) error {
	for {
		if over, err := w.once(ctx); over || err != nil {
			return err
		}
	}
}

// once looks, and reports whether files had changed and are at rest again; else it waits
// until they may have.
func (w *Watch) once(ctx context.Context) (over bool, err error) {
	notices, stop := w.notices() // before the look, so that nothing comes in between
	defer stop()
	now := lookAt(w.name)
	for !same(now, w.seen) {
		w.seen = now
		if err := rest(ctx, settled); err != nil {
			return false, err
		}
		if now = lookAt(w.name); same(now, w.seen) {
			return true, nil
		}
	}
	if notices != nil {
		select {
		case <-ctx.Done():
			return false, ctx.Err()
		case <-notices: // of much that may change there, hence no more often than without
		}
	}
	return false, rest(ctx, between)
}

// notices has the system tell of changes in the folder of the files. The channel is nil
// where it can't, as where a link leads to one of them: it may come to lead elsewhere.
func (w *Watch) notices() (notices <-chan struct{}, stop func()) {
	whole, err := filepath.Abs(w.name)
	for _, l := range append(lookAt(whole), look{name: whole}) {
		if straight, evaluated := filepath.EvalSymlinks(l.name); err != nil || evaluated != nil || straight != l.name {
			return nil, func() {}
		}
	}
	if info, err := os.Stat(whole); err == nil && !info.IsDir() {
		whole = filepath.Dir(whole)
	}
	return noticesOf(whole)
}

// AtRest reports whether the files are still as they were when Changed last
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
		names = tablesIn(name)
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
