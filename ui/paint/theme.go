// Package paint turns cells of text into styled rows of exactly so many columns: it
// measures, wraps and cuts as the terminal draws, and knows what colours mean. It
// knows no dossier.
package paint

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// An Ink is a colour by what it means. No meaning is told by its ink alone: a
// mark or a word always stands beside it.
type Ink uint8

// The inks, by what they are for.
const (
	Plain  Ink = iota // text
	Muted             // said besides
	Accent            // focus
	Green             // confirmed
	Amber             // alleged, believed and what lies between
	Violet            // possible, debated
	Red               // denied
	Ruled             // rules and thumbs
	inks   int = iota
)

// A Ground is what a row stands on.
type Ground uint8

// The grounds.
const (
	Bare    Ground = iota // the terminal's own
	Chosen                // the selection of a pane out of focus
	Focused               // the selection of the pane in focus
	grounds int    = iota
)

// A Look is how a run of text is drawn.
type Look struct {
	Ink    Ink
	ground Ground
	Bold   bool
	Struck bool // it counts no more; a word beside it says so too
	found  bool // a search found it: underlined, which needs no colour
}

// A style is what comes before and behind a run of text to give it its look.
type style struct{ open, close string }

// A Theme has a style for every look, made once: making one for each run anew was two
// thirds of a frame's cost.
type Theme struct {
	styles [inks][grounds][2][2][2]style
	ascii  bool        // marks are drawn with ASCII alone
	Method ansi.Method // how the terminal counts columns
}

func (t *Theme) of(l Look) style {
	return t.styles[l.Ink][l.ground][bit(l.Bold)][bit(l.Struck)][bit(l.found)]
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// A palette gives inks and grounds their colours; nil leaves the terminal's own.
type palette struct {
	inks    [inks]color.Color
	bare    color.Color // plain text on the terminal's own ground
	onFocus color.Color // the text of the focus row
	focus   color.Color
	chosen  color.Color
}

// A Shade is the background of the terminal, as far as it is known.
type Shade uint8

// The shades. What is Unknown gets no colour, since none is sure to be read on it.
const (
	Unknown Shade = iota
	Dark
	Light
)

// A Colours gives single colours by the order of [ColourNames], each as #rrggbb or as a
// number of the 256; an empty one leaves the theme's.
type Colours [codes]string

// ColourNames returns what the colours of a theme are called where they are set.
func ColourNames() []string {
	return []string{"text", "muted", "accent", "green", "amber", "violet", "red", "rules", "focus-text", "focus", "chosen"}
}

// paletteFor returns the colours for what the terminal can show, with the reader's own.
// Without theirs, a test holds the contrast: at least 4.5:1 for text over any usual ground,
// and plain text on the terminal's own ground is the terminal's own.
func paletteFor(s Shade, profile colorprofile.Profile, own Colours) palette {
	if s == Unknown || profile <= colorprofile.ASCII {
		return palette{}
	}
	names := ColoursFor(s, profile)
	for i, colour := range own {
		if colour != "" {
			names[i] = colour
		}
	}
	p := paletteOf(names)
	if own[Plain] != "" {
		p.bare = p.inks[Plain]
	}
	return p
}

// ColoursFor returns a theme's own colours. The 256 are chosen by eye: the nearest by
// number turns a grey to teal.
func ColoursFor(s Shade, profile colorprofile.Profile) Colours {
	switch {
	case profile == colorprofile.ANSI && s == Dark:
		return Colours{"", "", "14", "10", "11", "13", "9", "8", "", "", ""}
	case profile == colorprofile.ANSI:
		return Colours{"", "", "4", "", "", "5", "1", "", "", "", ""}
	case profile == colorprofile.ANSI256 && s == Dark:
		return Colours{"252", "248", "111", "114", "179", "183", "210", "241", "234", "111", "236"}
	case profile == colorprofile.ANSI256:
		return Colours{"235", "241", "25", "22", "94", "55", "124", "247", "231", "25", "254"}
	case s == Dark:
		return Colours{
			"#d7dae0", "#a3abb9", "#8fb8f6", "#93d18c", "#e3bb6d", "#cbb0f2", "#ff9d96", "#5f6878",
			"#10141b", "#8fb8f6", "#2a303b",
		}
	}
	return Colours{
		"#1f2328", "#5a6270", "#1d5bb8", "#1c6a2f", "#855600", "#6a3fa3", "#b0231c", "#8f97a4",
		"#ffffff", "#1d5bb8", "#e6ebf3",
	}
}

// codes is how many colours a palette takes: its inks, then the focus row's text
// and ground, then the ground of a chosen row.
const codes = inks + 3

// paletteOf reads colours as Lip Gloss does; an empty one is the terminal's own.
func paletteOf(names Colours) palette {
	var colours [codes]color.Color
	for i, name := range names {
		if name != "" {
			colours[i] = lipgloss.Color(name)
		}
	}
	p := palette{onFocus: colours[inks], focus: colours[inks+1], chosen: colours[inks+2]}
	copy(p.inks[:], colours[:])
	return p
}

// NewTheme returns the theme for a terminal whose background has that shade, that
// shows so many colours and counts columns by that method, with the reader's own colours
// in the place of its. With ascii all marks are
// drawn with ASCII alone, as [plain.ASCII] does.
func NewTheme(s Shade, profile colorprofile.Profile, own Colours, ascii bool, method ansi.Method) *Theme {
	p := paletteFor(s, profile, own)
	t := &Theme{ascii: ascii, Method: method}
	for i := range inks {
		for g := range grounds {
			for b := range 2 {
				for more := range 4 {
					k, f := more/2, more%2
					t.styles[i][g][b][k][f] = newStyle(p, Look{Ink(i), Ground(g), b == 1, k == 1, f == 1})
				}
			}
		}
	}
	return t
}

// Colourless returns a theme without colours.
func Colourless(ascii bool, method ansi.Method) *Theme {
	return NewTheme(Unknown, colorprofile.ASCII, Colours{}, ascii, method)
}

// InColour returns the theme for a ground of that shade, with all its colours.
func InColour(s Shade, ascii bool) *Theme {
	return NewTheme(s, colorprofile.TrueColor, Colours{}, ascii, ansi.GraphemeWidth)
}

// newStyle puts a style together itself: Lip Gloss lays a text out for each, and a
// theme has hundreds.
func newStyle(p palette, l Look) style {
	var s ansi.Style
	if l.Bold {
		s = s.Bold()
	}
	ink, ground := p.inks[l.Ink], color.Color(nil)
	switch {
	case l.ground == Focused && p.focus == nil:
		s, ink = s.Reverse(true), nil
	case l.ground == Focused:
		ink, ground = p.onFocus, p.focus
	case l.ground == Chosen:
		ground = p.chosen
	case l.Ink == Plain: // the terminal's own, on its own ground: a third of what a key writes would say so
		ink = p.bare
	}
	if ink != nil {
		s = s.ForegroundColor(ink)
	}
	if ground != nil {
		s = s.BackgroundColor(ground)
	}
	if l.found {
		s = s.Underline(true)
	}
	if l.Struck {
		s = s.Strikethrough(true)
	}
	if len(s) == 0 {
		return style{}
	}
	return style{s.String(), ansi.ResetStyle}
}
