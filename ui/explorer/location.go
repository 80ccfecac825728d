package explorer

import "strconv"

// A Location is where in the reader's files something begins. The zero Location is none.
type Location struct {
	File string // as the system knows it
	Name string // the same, safe to be shown
	Line int    // counted from 1
}

// String returns the place as editors and compilers write it.
func (p Location) String() string {
	if p == (Location{}) {
		return ""
	}
	return p.Name + ":" + strconv.Itoa(p.Line)
}

// location returns where what is chosen begins, if the dossier came from files.
func (m *root) location() Location {
	if m.locate == nil {
		return Location{}
	}
	return m.locate(m.scene)
}

// toEdit returns where the editor opens the files: at the mistake that keeps them
// from being shown, else where what is chosen begins.
func (m *root) toEdit() Location {
	if m.reloading.breach.File != "" {
		return m.reloading.breach
	}
	return m.location()
}
