package explorer

import (
	"encoding/json"

	"entente/model"
)

// A State is all that a reader comes back to: what is chosen, and how the screen shows
// it. History, marks and what is kept between runs hold it. In JSON both are one object.
type State struct {
	model.Selection
	Look
}

// Equal reports whether two States choose the same and look the same.
func (s State) Equal(o State) bool { return s.Look == o.Look && s.Selection.Equal(o.Selection) }

// A Look is how the screen shows a Selection.
type Look struct {
	Zoomed bool           `json:"zoomed,omitempty"` // the pane in focus takes all the room
	Folded model.Sections `json:"folded,omitempty"` // the sections of Countries that are folded
	Scroll
}

// A Scroll is what the panes show first, in rows or lines from 0. The screen keeps it
// in bounds.
type Scroll struct {
	Top     Tops `json:"top,omitzero"`
	PinTop  int  `json:"pin_top,omitempty"`  // of the pinned tie
	DrawTop int  `json:"draw_top,omitempty"` // of the drawing
}

// Tops are the first rows of the panes.
type Tops [model.Panes]int

// MarshalJSON writes the rows by their pane's name, those that aren't 0.
func (t Tops) MarshalJSON() ([]byte, error) {
	rows := map[string]int{}
	for pane, row := range t {
		if row != 0 {
			rows[model.Pane(pane).String()] = row
		}
	}
	return json.Marshal(rows)
}

// UnmarshalJSON reads the rows by their pane's name. A pane that isn't known is passed over.
func (t *Tops) UnmarshalJSON(text []byte) error {
	var rows map[string]int
	err := json.Unmarshal(text, &rows)
	for pane := range t {
		t[pane] = rows[model.Pane(pane).String()]
	}
	return err
}

// state returns the State as the reader asked for it.
func (m *root) state() State { return State{m.scene.Requested(), m.look} }

// shownState returns it as it is shown, without what a filter hides.
func (m *root) shownState() State {
	if m.beside != nil {
		return m.state()
	}
	return State{m.scene.Selection, m.look}
}
