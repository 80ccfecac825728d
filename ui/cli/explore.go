package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"entente/data"
	"entente/model"
	"entente/ui"
)

// explore opens the explorer, which reads the dossier while it waits for the
// terminal.
func (r *run) explore(args []string) error {
	keys, done, err := r.keys()
	if err != nil {
		return err
	}
	defer done()
	running, stop := context.WithCancel(context.Background())
	defer stop()
	saved, from := r.saves(running, args)
	var shelf shelf
	open := func() (ui.Options, error) {
		p, err := r.prepare(args)
		if err != nil {
			return ui.Options{}, err
		}
		shelf = r.shelfOf(p.loaded.Dossier)
		o := shelf.options(p, r.flags.resume)
		head := r.lineHead(args)
		o.Command = func(s model.Scene) model.Text { return commandLine(head, s) }
		o.Saved, o.Edit, o.Open, o.Place = saved, r.editor, r.browse, placesOf(p.loaded, args)
		o.Export, o.Formats = handOn, offeredFormats()
		return o, nil
	}
	outcome, err := r.open(
		ui.Terminal{In: keys, Out: r.out, Environ: r.environ, Theme: r.flags.screenTheme(), ASCII: r.flags.ascii, Safe: data.Shown},
		ui.Opening{Name: from, Open: open, Bytes: r.far.Bytes},
	)
	r.code = outcome.Code
	if outcome.Place != nil { // else the dossier may be read yet, and the shelf not be ours
		shelf.keep(outcome, r.errOut)
	}
	return err
}

// saves gives what waits for the next save of the files that the arguments name,
// and the dossier's name. What is built in, or came from standard input, has no
// files.
func (r *run) saves(running context.Context, args []string) (next func() (ui.Edition, error), name model.Text) {
	switch {
	case len(args) == 0:
		return nil, "the dossier that is built in"
	case args[0] == standardInput:
		return nil, "standard input"
	}
	watch := data.NewWatch(args[0])
	return func() (ui.Edition, error) { return nextSave(running, watch, args) }, data.Shown(args[0])
}

// nextSave waits for a save that is over and whole.
func nextSave(running context.Context, watch *data.Watch, args []string) (ui.Edition, error) {
	for {
		if err := watch.Changed(running); err != nil {
			return ui.Edition{}, err
		}
		loaded, err := data.Load(args[0])
		switch {
		case !watch.AtRest():
		case err != nil:
			return ui.Edition{}, firstOf(err)
		default:
			return ui.Edition{Dossier: loaded.Dossier, Place: placesOf(loaded, args)}, nil
		}
	}
}

// firstOf tells the first of the mistakes, and how many more there are, as one
// line. The reader knows the folder, which would take the room of what is wrong.
func firstOf(err error) error {
	mistakes, ok := errors.AsType[data.Refused](err)
	if !ok {
		return err
	}
	first := mistakes[0]
	at := ui.Place{File: first.File, Name: data.Safe(first.File), Line: first.Line}
	first.File = filepath.Base(first.File)
	line := first.String()
	if more := len(mistakes) - 1; more > 0 {
		line += fmt.Sprintf(" (and %d more)", more)
	}
	return ui.Breach{At: at, Line: line}
}
