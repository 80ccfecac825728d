package state

import (
	"cmp"
	"maps"
	"slices"
	"sort"
	"strings"

	"entente/model"
)

// maxNotes is the most bytes that a file of notes may have: tens of thousands of ticks.
const maxNotes = 16 << 20

// notesForm is what stands in a file of notes.
type notesForm struct {
	Version int        `json:"version"`
	Dossier string     `json:"dossier"` // its id
	Notes   []noteForm `json:"notes"`
}

type noteForm struct {
	model.Ref
	model.Note
}

// NotesFile returns the name of the file that keeps the notes on a dossier, beside that
// of its place and marks: entente/<id>.notes. Its errors are as [File]'s.
func NotesFile(environ []string, dossierID string) (string, error) {
	return fileNamed(environ, dossierID, ".notes")
}

// LoadNotes reads the notes that are kept in a file, as [Load] does; a file may have
// 16 MiB.
func LoadNotes(file string) (notes model.Notes, setAside string, err error) {
	return load("your notes", file, maxNotes, func(text []byte) (model.Notes, error) {
		notes, _, err := DecodeNotes(text)
		return notes, err
	})
}

// EditNotes changes what is kept in a file of a dossier's notes, and returns what is kept
// then. Runs that do so at once wait for each other, so that edit gets what the last
// one left. The file is written as by [Save].
func EditNotes(file, dossierID string, edit func(model.Notes) model.Notes) (notes model.Notes, err error) {
	err = rewrite("your notes", file, maxNotes, "shorten some", func() ([]byte, error) {
		there, _, err := LoadNotes(file)
		if err != nil {
			return nil, err
		}
		notes = edit(there)
		return EncodeNotes(dossierID, notes)
	})
	if err != nil {
		return nil, err
	}
	return notes, nil
}

// EncodeNotes writes notes on a dossier in one order.
func EncodeNotes(dossierID string, notes model.Notes) ([]byte, error) {
	f := notesForm{Version: version, Dossier: dossierID, Notes: []noteForm{}}
	refs := slices.Collect(maps.Keys(notes))
	sort.Slice(refs, func(i, j int) bool { return compareRefs(refs[i], refs[j]) < 0 })
	for _, ref := range refs {
		if n := notes[ref]; n != (model.Note{}) {
			f.Notes = append(f.Notes, noteForm{ref, n})
		}
	}
	return marshal(f)
}

func compareRefs(a, b model.Ref) int {
	return cmp.Or(strings.Compare(a.Tie, b.Tie), strings.Compare(a.Quote, b.Quote), strings.Compare(a.By, b.By), strings.Compare(a.Source, b.Source), cmp.Compare(a.Nth, b.Nth))
}

// DecodeNotes reads notes as EncodeNotes writes them. Texts are made safe for a
// terminal. Notes on nothing are passed over. Several on one record become one, which may be
// longer than [model.MostNote]. They are on the dossier of that id; empty where none is
// named. It is an error if the text is something else.
func DecodeNotes(text []byte) (notes model.Notes, dossierID string, err error) {
	var f notesForm
	if err := unmarshal(text, &f); err != nil || f.Version != version {
		return nil, "", errBroken
	}
	notes = model.Notes{}
	for _, n := range f.Notes {
		if n.Ref == (model.Ref{}) || n.Note == (model.Note{}) {
			continue
		}
		// Only what is on this record: to merge all of them for each would take the square.
		there := model.Notes{n.Ref: notes[n.Ref]}
		notes[n.Ref] = there.Merge(model.Notes{n.Ref: n.Note}, func(model.Ref, string) bool { return true })[n.Ref]
	}
	return notes, f.Dossier, nil
}
