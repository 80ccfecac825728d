package cli

import (
	"fmt"
	"slices"

	"entente/data/safe"
	"entente/data/state"
	"entente/model"
	"entente/ui/explorer"
	"entente/ui/plain"

	"github.com/spf13/pflag"
)

// A session holds what is kept of a dossier between runs.
type session struct {
	file   string // empty where nothing can be kept
	kept   state.Kept[explorer.State]
	notice safe.Text // what went wrong, for the first frame
}

// sessionOf reads what is kept of a dossier. It never fails: without anything kept the
// explorer opens at the beginning.
func (r *run) sessionOf(d *model.Dossier) session {
	file, err := state.File(r.environ, d.Head.ID)
	if err != nil {
		return session{} // no home directory, as in a container
	}
	kept, aside, err := state.Load[explorer.State](file)
	s := session{file: file, kept: kept}
	switch {
	case err != nil:
		s.notice = safe.Shownf("what was saved of the last run can’t be read: %s", err)
	case aside != "":
		s.notice = safe.Shownf("what was saved of the last run is broken; it is now in %s", aside)
	}
	return s
}

// save writes where the reader left off, and their marks.
func (s *session) save(r *run, left explorer.Outcome) {
	if s.file == "" || left.Left == nil {
		return
	}
	if err := state.Save(s.file, state.Kept[explorer.State]{Left: left.Left, Marks: left.Marks}); err != nil {
		r.remark(safe.Shownf("where you left off isn’t saved: %s", err))
	}
}

// checkResume refuses --resume with other flags that say where to begin.
func (r *run) checkResume() error {
	if !r.flags.resume {
		return nil
	}
	var wrong []string
	r.flags.set.Visit(func(f *pflag.Flag) {
		if !slices.Contains(lookFlags, f.Name) {
			wrong = append(wrong, fmt.Sprintf("--resume goes on where you left off; leave --%s out", f.Name))
		}
	})
	if r.flags.plain {
		wrong = append(wrong, "--resume opens the explorer; leave --plain out")
	}
	if len(wrong) > 0 {
		return misuse(wrong...)
	}
	return nil
}

// lookFlags are the flags that don't say where the explorer begins.
var lookFlags = []string{"resume", "theme", "ascii", "text", "map", "plain", "no-config", "max-size", sinceFlag}

// options returns what the explorer opens with: what was asked for, and what was kept.
func (s *session) options(p request, f *flags) explorer.Options {
	o := explorer.Options{
		Dossier: p.loaded.Dossier, Texts: p.texts,
		Start: explorer.State{Selection: f.start(p.loaded.Dossier, p.requested), Look: explorer.Look{Zoomed: f.zoom}},
		Left:  s.kept.Left, Marks: s.kept.Marks, Notice: s.notice,
	}
	if n := o.Dossier.Stranded(); n > 0 && o.Notice == "" {
		o.Notice = safe.Shownf("%s on what is gone from the dossier; entente notes lists them", plain.Count(n, "note of yours is", "notes of yours are"))
	}
	switch {
	case f.resume && o.Left != nil:
		o.Start, o.Left = *o.Left, nil
	case f.resume && o.Notice == "":
		o.Notice = "nothing is saved of this dossier yet: it opens at the beginning"
	}
	return o
}
