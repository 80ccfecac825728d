package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"entente/data"
	"entente/data/safe"
	"entente/model"
	"entente/ui/explorer"
	"entente/ui/plain"
)

// explore opens the explorer, which reads the dossier while it waits for the
// terminal.
func (r *run) explore(args []string) error {
	set, err := r.configured()
	if err != nil {
		return err
	}
	keys, done, err := r.keys()
	if err != nil {
		return err
	}
	defer done()
	running, stop := context.WithCancel(context.Background())
	defer stop()
	if len(args) > 0 && args[0] == standardInput && !r.terminal(r.in) {
		r.stages = r.reading.Stages(data.Stdin, r.in)
		r.stages.Begun()
	}
	saved, from := r.saves(running, args)
	var kept session
	open := func() (explorer.Options, error) {
		p, err := r.prepare(args)
		for err != nil && r.rows.Load() > 0 { // what the flags name may be still to come
			p, err = r.prepare(args)
		}
		if err != nil {
			return explorer.Options{}, err
		}
		if !r.flags.set.Changed("order") {
			p.requested.Order = set.order
		}
		kept = r.sessionOf(p.loaded.Dossier)
		o := kept.options(p, &r.flags)
		o.Note = r.noteKeeper(p.loaded.Dossier)
		o.Notice = cmp.Or(r.takeUnnoted(), o.Notice)
		head := r.lineHead(args, p.loaded.Dossier)
		o.Command = func(s model.Scene, zoomed bool) safe.Text { return commandLine(set.before(head, s), s, zoomed) }
		o.Saved, o.Edit, o.Open, o.Locate = saved, r.editor, r.browse, locationsOf(p.loaded, args)
		o.Export, o.Formats, o.Folder = set.export, explorerFormats(), safe.Shown(set.folder())
		o.Add, o.Change = r.forms(args)
		o.Rows = int(r.rows.Load())
		return o, nil
	}
	ascii := r.flags.ascii || set.ascii && !r.flags.set.Changed("ascii")
	outcome, err := r.open(
		explorer.Terminal{In: keys, Out: r.out, Environ: r.environ, Theme: r.flags.screenTheme(set.theme), ASCII: ascii, Colours: set.colours, NoMouse: set.mouseless, Keys: set.keys},
		explorer.Opening{Name: from, Open: open, Bytes: r.reading.Bytes},
	)
	r.code = outcome.Code
	if n := r.rows.Load(); n > 0 {
		r.remark(safe.Shownf("standard input was left after %s, before its end", plain.Count(int(n), "row", "rows")))
	}
	if outcome.Unkept != nil {
		r.remark(safe.Shownf("%s", outcome.Unkept))
	}
	if outcome.Left != nil { // else the dossier may still be being read, and kept isn’t set yet
		kept.save(r, outcome)
	}
	return err
}

// saves returns a function that waits for the next save of the files that the
// arguments name, and the dossier's name. The function is nil where there are no
// files.
func (r *run) saves(running context.Context, args []string) (next func() (explorer.Edition, error), name safe.Text) {
	switch {
	case len(args) == 0:
		return nil, "the built-in dossier"
	case args[0] == standardInput:
		return func() (explorer.Edition, error) {
			loaded, err := r.nextStage(running)
			if err != nil {
				return explorer.Edition{}, firstOf(err)
			}
			return explorer.Edition{Dossier: r.again(loaded.Dossier), Rows: int(r.rows.Load())}, nil
		}, "standard input"
	}
	watch := data.NewWatch(args[0])
	return func() (explorer.Edition, error) { return r.nextSave(running, watch, args) }, safe.Shown(args[0])
}

// nextSave waits for a save that is finished, and returns the dossier, or an error that
// says what is wrong with it.
func (r *run) nextSave(running context.Context, watch *data.Watch, args []string) (explorer.Edition, error) {
	for {
		if err := watch.Changed(running); err != nil {
			return explorer.Edition{}, err
		}
		loaded, err := (&data.Reading{Limits: r.reading.Limits, Map: r.flags.columns}).Load(args[0])
		switch {
		case !watch.AtRest():
		case err != nil:
			return explorer.Edition{}, firstOf(err)
		default:
			r.toldLock.Lock()
			r.reports = nil // what is told in the end is of the last that was read
			r.toldLock.Unlock()
			r.imported(loaded.Imported)
			return explorer.Edition{Dossier: r.again(loaded.Dossier), Locate: locationsOf(loaded, args)}, nil
		}
	}
}

// again returns a dossier that was saved anew as it is shown: compared to what it was
// compared to before.
func (r *run) again(d *model.Dossier) *model.Dossier {
	if r.against == nil {
		return d
	}
	return r.against(d)
}

// firstOf returns the first of the mistakes, and how many more there are, as one
// line. It leaves out the folder, which the reader knows, for want of room.
func firstOf(err error) error {
	mistakes, ok := errors.AsType[data.Refused](err)
	if !ok {
		return err
	}
	first := mistakes[0]
	at := explorer.Location{File: first.File, Name: safe.Clean(first.File), Line: max(first.Line, 1)}
	first.File = filepath.Base(first.File)
	line := first.String()
	if more := mistakes.Count() - 1; more > 0 {
		line += fmt.Sprintf(" (and %d more)", more)
	}
	return explorer.Breach{At: at, Line: line}
}
