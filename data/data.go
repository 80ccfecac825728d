// Package data turns bytes into the records of a dossier, and holds the dossier
// that is built in. It is strict: whatever isn't understood is refused, all of
// it at once, with file, line and column. It is also the only gate for text:
// every string that leaves it went through [safe.Clean], so that nothing further
// on has to think of what a terminal might do with it.
package data

import (
	_ "embed" // the dossier that is built in
	"slices"

	"entente/data/foreign"
	"entente/model"
)

// axis is the dossier that is built in: what the files of the folder axis hold, as JSON,
// which every start reads in a quarter of the time and less than half of the memory that
// YAML takes. The files are the dossier; a test holds that this says the same, and
// -update writes it.
//
//go:embed axis.json
var axis []byte

// A File is one file of a dossier: its name as mistakes should tell it, and
// what stands in it.
type File struct {
	Name  string
	Bytes []byte
}

// A Loaded is a dossier in which every rule holds, and the records that it was
// made of. It keeps the parsed files, so that locations can be told; who needs none
// keeps the Dossier alone.
type Loaded struct {
	Dossier *model.Dossier
	Records model.Records
	// Hidden tells each text of which [safe.Clean] took something out: the dossier
	// opens, with U+FFFD where that was, and its author should mend it.
	Hidden []Mistake
	// Imported tells what became of a file of another form; nil for a dossier.
	Imported *foreign.Report

	guesses   Refused
	locations locations
	texts     map[string]*source // by the name that is shown
}

// Warnings tells what breaks no rule and is probably meant otherwise, in the order
// of the locations.
func (l *Loaded) Warnings() []Mistake {
	warnings := slices.Clone(l.guesses)
	for _, p := range l.Dossier.Warnings() {
		m := l.locations.mistake(p)
		if l.Imported != nil {
			m = nowhere(p, l.Records).in(l.locations.start.File)
		}
		m.Warning = true
		warnings = append(warnings, m)
	}
	warnings = warnings.few()
	warnings.show(l.texts)
	return warnings
}

// Unkept tells what stands in the files of a dossier and not in its records, so that what
// is made of these hasn't it: how many texts have U+FFFD for what was taken out of them, and
// whether values are marked as guesses.
func (l *Loaded) Unkept() (cleaned int, guesses bool) {
	for _, m := range l.Hidden {
		cleaned += 1 + m.More
	}
	return cleaned, slices.ContainsFunc(l.guesses, func(m Mistake) bool { return m.kind == guess })
}

// Embedded gives the dossier that is built in.
func Embedded() (*Loaded, error) { return Decode(File{"axis.json", axis}) }
