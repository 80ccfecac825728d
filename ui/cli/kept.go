package cli

import (
	"fmt"
	"io"

	"entente/data"
	"entente/data/state"
	"entente/model"
	"entente/ui"
)

// A shelf holds what is kept of a dossier between runs.
type shelf struct {
	file   string // empty where nothing can be kept
	kept   state.Kept
	notice model.Text // what went wrong, for the first screen
}

// shelfOf reads what is kept of a dossier. Nothing about it is ever fatal: without
// it the explorer opens at its beginning.
func (r *run) shelfOf(d *model.Dossier) shelf {
	file, err := state.File(r.environ, d.Head.ID)
	if err != nil {
		return shelf{} // no home, so there is no place for it, as in a container
	}
	kept, aside, err := state.Load(file)
	s := shelf{file: file, kept: kept}
	switch {
	case err != nil:
		s.notice = data.Shownf("what was kept of the last run can't be read: %s", err)
	case aside != "":
		s.notice = data.Shownf("what was kept of the last run is broken; it now stands in %s", aside)
	}
	return s
}

// keep puts back where the reader left and what they named.
func (s *shelf) keep(left ui.Outcome, errOut io.Writer) {
	if s.file == "" || left.Place == nil {
		return
	}
	if err := state.Save(s.file, state.Kept{Place: left.Place, Marks: left.Marks}); err != nil {
		remark(errOut, data.Shownf("where you left isn't kept: %s", err))
	}
}

// resumed refuses what --resume can't go with: it says where to begin by itself.
func (r *run) resumed() error {
	if !r.flags.resume {
		return nil
	}
	var wrong []string
	for _, name := range beginnings {
		if r.flags.set.Changed(name) {
			wrong = append(wrong, fmt.Sprintf("--resume goes on where you left; leave --%s out", name))
		}
	}
	if r.flags.plain {
		wrong = append(wrong, "--resume opens the explorer; leave --plain out")
	}
	if len(wrong) > 0 {
		return misuse(wrong...)
	}
	return nil
}

// beginnings are the flags that say where the explorer begins.
var beginnings = []string{
	"actor", "tie", "quote", "type", "standing", "claimant", "with", "contested",
	"search", "list", "order", "claim", "pin", "focus", "zoom",
	"drawing", "other", "wide", "lens", "as-of",
}

// options gives what the explorer shows of what was asked for, and of the last run.
func (s *shelf) options(p prepared, resume bool) ui.Options {
	start, left := s.begin(p.wanted, p.loaded.Dossier, resume)
	return ui.Options{
		Dossier: p.loaded.Dossier, Start: start, Article: p.article,
		Left: left, Marks: s.kept.Marks, Notice: s.notice,
	}
}

// begin gives where the explorer opens, and what it offers to go back to.
func (s *shelf) begin(wanted choice, d *model.Dossier, resume bool) (start model.Selection, left *model.Selection) {
	switch {
	case !resume:
		return wanted.selection(d), s.kept.Place
	case s.kept.Place == nil:
		if s.notice == "" {
			s.notice = "nothing is kept of this dossier yet: it opens at its beginning"
		}
		return wanted.selection(d), nil
	}
	return *s.kept.Place, nil
}
