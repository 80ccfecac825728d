// Package explorer is the program on the screen: three linked panes over one Selection.
//
// A key goes to the root, which asks the Scene for the next Selection and shows
// it; the panes are functions from the Scene and a rectangle to rows of text.
package explorer

import (
	"io"

	"entente/data/safe"
	"entente/model"
)

// A Terminal is where the explorer is shown.
type Terminal struct {
	In      io.Reader // its keys
	Out     io.Writer
	Environ []string
	Theme   Theme
	ASCII   bool // draw no marks but ASCII
	Colours Colours
	NoMouse bool      // leave the mouse to the terminal at first
	Keys    []Binding // in the place of those that the actions have

	lease   *lease  // to an editor
	crashes crashes // of what is worked out beside the keys; nil where nobody hears of them
}

// Options say what the explorer shows.
type Options struct {
	Terminal
	Dossier *model.Dossier
	Start   State
	// Left is where the reader left the dossier the last time, which they are
	// offered to go back to; nil where that isn't known.
	Left *State
	// Marks are the places that the reader has marked before, by their letters.
	Marks map[rune]State
	// Note keeps a note that was edited, and returns all that is then noted; nil where
	// nothing can be kept. It may take seconds, and isn't called again meanwhile; its errors
	// are told in a sentence.
	Note func(ref model.Ref, was, now model.Note) (model.Notes, error)
	// Rows are how many were read of a stream that goes on: what Saved gives is then the
	// next stage of it. They are 0 where the Dossier is whole.
	Rows int
	// Notice is told on the first screen; empty for nothing.
	Notice safe.Text
	// Command returns the command line that opens what the Scene shows, with a pane
	// zoomed or not; nil where there is none.
	Command func(s model.Scene, zoomed bool) safe.Text
	// Locate returns where what a Scene has chosen begins in the reader's files; nil
	// where the dossier came from none. It belongs to the Dossier.
	Locate func(model.Scene) Location
	// Edit prepares the reader's editor. Its errors are told in a line.
	Edit func(file string, line int) (Editor, error)
	// Add begins a new record of a kind, by what a Scene has chosen, and Change the
	// change of what it has chosen: either is a form for the reader's editor. They are
	// nil where there are no files; their errors are told in a line.
	Add    func(s model.Scene, kind string) (Form, error)
	Change func(model.Scene) (Form, error)
	// Open has a browser open an address that [model.LinkFault] has nothing against.
	// It may take seconds; its errors are told in a sentence.
	Open func(address string) error
	// Export gives what writes into a file what the filter and the search of a Scene
	// leave, or the screen's picture: that may take its time, beside the keys. It tells
	// in a line what it has done. Without force its error is fs.ErrExist where the name
	// is taken; all errors are told in a sentence.
	Export func(of Shot, format, file string, force bool) func() (string, error)
	// Folder is where a file is written whose name has none.
	Folder safe.Text
	// Formats are those of Export; none where nothing can be exported.
	Formats []Format
	// Texts are the paragraphs of the sources whose texts the reader has, by source.
	Texts map[string][]safe.Text
	// Saved waits until the dossier's files are saved and gives what is in them
	// then; nil where there are no files. Its error is a line that says what keeps
	// them from being shown, a [Breach] where that has a place. It is called again
	// once it has returned.
	Saved func() (Edition, error)
}

// A Shot is a Scene, and how the screen shows it.
type Shot struct {
	Scene model.Scene
	Rows  []string // of the screen, with their colours and all of one width
	Light bool     // the screen's ground
}

// An Edition is what a dossier's files hold at a time.
type Edition struct {
	Dossier *model.Dossier
	Locate  func(model.Scene) Location
	Rows    int // as those of Options
}

// An Opening reads what the explorer shows, which takes a while where it is large.
type Opening struct {
	Name safe.Text // of the dossier
	// Open reads it; the Terminal is not for it to say. Its error ends the explorer.
	Open func() (Options, error)
	// Bytes returns how many bytes are read and how many there are, meanwhile.
	Bytes func() (read, all int64)
}

// framesPerSecond is the most that Bubble Tea draws, so that a key is answered in
// the next frame.
const framesPerSecond = 120

// An Outcome is what a run of the explorer leaves.
type Outcome struct {
	// Code is the process's exit code: 0, or 128+n where a signal n ended it.
	Code int
	// Left is where the reader left; nil where nothing was shown, or the program
	// was stuck.
	Left *State
	// Marks are the places that the reader marked in this run.
	Marks map[rune]State
	// Unkept is why a note isn't kept that was edited right before the reader left.
	Unkept error
}
