package cli

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"sort"
	"unicode/utf8"

	"entente/data"
	"entente/data/safe"
	"entente/data/state"
	"entente/model"
	"entente/ui/plain"

	"github.com/spf13/cobra"
)

const notesHelp = `List what you noted and ticked on a dossier in the explorer (N, and the space
bar), and what has changed since you ticked it. Without a DOSSIER: the built-in
one.

With --import FILE, what entente export --notes wrote on another machine, or
what somebody else noted, is added first. No note is lost: where both have one
on the same, they stand one behind the other.`

const notesExamples = `  entente notes dossier.yaml
  entente export --notes -o mine.json dossier.yaml
  entente notes --import mine.json dossier.yaml`

func (r *run) notesCommand() *cobra.Command {
	var from once
	c := &cobra.Command{
		Use:     "notes [DOSSIER]",
		Short:   "List your notes on a dossier, or import some",
		Long:    notesHelp,
		Example: notesExamples,
		Args:    takes(1, "at most one DOSSIER"),
		RunE:    func(_ *cobra.Command, args []string) error { return withCode(r.notes(args, from)) },
	}
	c.Flags().Var(&from, "import", "add the notes in this `FILE`")
	return c
}

func (r *run) notes(args []string, from once) error {
	loaded, err := r.load(args)
	if err != nil {
		return err
	}
	d := r.noted(loaded.Dossier)
	if from.given {
		if d, err = r.importNotes(d, from.value); err != nil {
			return err
		}
	}
	r.sayNotes(d)
	return nil
}

// mostNote is how many characters a note may have that is imported: those of several hands
// may have become one, and nobody reads more than this.
const mostNote = 20_000

// importNotes adds the notes in a file to those that are kept of the dossier.
func (r *run) importNotes(d *model.Dossier, from string) (*model.Dossier, error) {
	text, err := data.ReadFile(from)
	if err != nil {
		return nil, err
	}
	more, of, err := state.DecodeNotes(text)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s holds no notes; entente export --notes writes such a file", quoted(from))
	case of != "" && of != d.Head.ID:
		return nil, fmt.Errorf("%s holds notes on the dossier %s, and this is %s; where they are meant for it, name it there, and import them again", quoted(from), quoted(of), quoted(d.Head.ID))
	}
	for ref, note := range more {
		if n := utf8.RuneCountInString(note.Text); n > mostNote {
			return nil, fmt.Errorf("in %s the note on %s has %d characters; shorten it to %d, and import it again", quoted(from), d.RefInWords(ref), n, mostNote)
		}
	}
	file, err := state.NotesFile(r.environ, d.Head.ID)
	if err != nil {
		return nil, err
	}
	current := func(ref model.Ref, stamp string) bool { return d.Print(ref) == stamp }
	notes, err := state.EditNotes(file, d.Head.ID, func(there model.Notes) model.Notes { return there.Merge(more, current) })
	if err != nil {
		return nil, err
	}
	return d.WithNotes(notes), nil
}

// sayNotes lists notes, a line each, and how much is checked.
func (r *run) sayNotes(d *model.Dossier) {
	refs := slices.Collect(maps.Keys(d.Notes()))
	words := map[model.Ref]string{}
	for _, ref := range refs {
		words[ref] = d.RefInWords(ref)
	}
	sort.Slice(refs, func(i, j int) bool {
		return words[refs[i]]+fmt.Sprint(refs[i]) < words[refs[j]]+fmt.Sprint(refs[j])
	})
	r.say(safe.Shownf("checked %d of %s", d.Checked(), plain.TieCount(d.TieCount())))
	for _, ref := range refs {
		note, check := d.NoteOn(ref)
		line := words[ref]
		if check != model.Unchecked {
			line += "; " + plain.CheckInWords(check)
		}
		if note.Text != "" {
			line += "; note: " + note.Text
		}
		r.say(safe.Shownf("%s", line))
	}
}

// noted returns a dossier with the notes that are kept of it. Where there are any that
// can't be read, that is told later.
func (r *run) noted(d *model.Dossier) *model.Dossier {
	file, err := state.NotesFile(r.environ, d.Head.ID)
	if err != nil {
		return d // no home directory, as in a container
	}
	notes, aside, err := state.LoadNotes(file)
	r.toldLock.Lock()
	defer r.toldLock.Unlock()
	switch {
	case err != nil:
		r.unnoted = safe.Shownf("%s", err)
	case aside != "":
		r.unnoted = safe.Shownf("your notes are broken; they are now in %s", aside)
	}
	return d.WithNotes(notes)
}

// takeUnnoted returns, once, why notes were not read; empty where they were.
func (r *run) takeUnnoted() safe.Text {
	r.toldLock.Lock()
	defer r.toldLock.Unlock()
	why := r.unnoted
	r.unnoted = ""
	return why
}

// noteKeeper returns a function that keeps a note that was edited; nil where nothing can
// be kept.
func (r *run) noteKeeper(d *model.Dossier) func(model.Ref, model.Note, model.Note) (model.Notes, error) {
	file, err := state.NotesFile(r.environ, d.Head.ID)
	if err != nil {
		return nil
	}
	return func(ref model.Ref, was, now model.Note) (model.Notes, error) {
		return state.EditNotes(file, d.Head.ID, func(there model.Notes) model.Notes { return there.Edit(ref, was, now) })
	}
}

// exportNotes writes the notes on a dossier. Where they can't be read it writes none: a file
// that has them may be there.
func (r *run) exportNotes(args []string, flags *exportFlags) error {
	loaded, err := r.load(args)
	if err != nil {
		return err
	}
	d := r.noted(loaded.Dossier)
	if why := r.takeUnnoted(); why != "" {
		return errors.New(string(why))
	}
	text, err := state.EncodeNotes(d.Head.ID, d.Notes())
	if err != nil {
		return err
	}
	if flags.output == "" {
		r.text.Write(text)
		return nil
	}
	const mode = 0o600 // as where they are kept
	return orForced(putFile(flags.output, text, mode, flags.force))
}
