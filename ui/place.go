package ui

import "strconv"

// A Place is where in the reader's files something begins. The zero Place is none.
type Place struct {
	File string // as the system knows it
	Name string // the same, safe to be shown
	Line int    // counted from 1
}

// String gives the place as editors and compilers write it.
func (p Place) String() string {
	if p == (Place{}) {
		return ""
	}
	return p.Name + ":" + strconv.Itoa(p.Line)
}

// placed gives where what is chosen begins, if the dossier came from files.
func (m *root) placed() Place {
	if m.place == nil {
		return Place{}
	}
	return m.place(m.scene)
}

// toEdit gives where the editor opens the files: at the mistake that keeps them
// from being shown, else where what is chosen begins.
func (m *root) toEdit() Place {
	if m.breach.File != "" {
		return m.breach
	}
	return m.placed()
}

// leastPlace is the fewest columns in which a place still tells something.
const leastPlace = 12

// placeBeside cuts a place to what a row has room for beside a title, which leaves
// it two fifths where both are long. It loses its beginning: the file's own name
// and the line stand at the end. Where that is too little room it is empty.
func (t *theme) placeBeside(place, title string, room int) string {
	room = max(room-t.columns(title), room*2/5)
	if place == "" || room < leastPlace {
		return ""
	}
	if t.columns(place) <= room {
		return place
	}
	return "…" + t.tail(place, room-1)
}
