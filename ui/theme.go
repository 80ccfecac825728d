package ui

import (
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// An ink is a colour by what it means. No meaning is told by its ink alone: a
// mark or a word always stands beside it.
type ink uint8

const (
	plain  ink = iota
	muted      // said besides
	accent     // focus
	green      // confirmed
	amber      // alleged, believed and what lies between
	violet     // possible, debated
	red        // denied
	ruled      // rules and thumbs
	inks   int = iota
)

// A ground is what a row stands on.
type ground uint8

const (
	bare    ground = iota
	chosen         // the selection of a pane out of focus
	focused        // the selection of the pane in focus
	grounds int    = iota
)

// A look is how a run of text is drawn.
type look struct {
	ink    ink
	ground ground
	bold   bool
	found  bool // a search found it: underlined, which needs no colour
}

// A paint is what comes before and behind a run of text to give it its look.
type paint struct{ open, close string }

// A theme has a paint for every look, made once: asking Lip Gloss for each run
// anew was two thirds of a frame's cost.
type theme struct {
	paints [inks][grounds][2][2]paint
	ascii  bool        // marks are drawn with ASCII alone
	method ansi.Method // how the terminal counts columns
}

func (t *theme) of(l look) paint {
	return t.paints[l.ink][l.ground][index(l.bold)][index(l.found)]
}

func index(b bool) int {
	if b {
		return 1
	}
	return 0
}

// A palette gives inks and grounds their colours; nil leaves the terminal's own.
type palette struct {
	inks    [inks]color.Color
	onFocus color.Color // the text of the focus row
	focus   color.Color
	chosen  color.Color
}

// A Theme says how the terminal's background is known.
type Theme uint8

// The themes.
const (
	AutoTheme  Theme = iota // ask the terminal
	DarkTheme               // it is dark
	LightTheme              // it is light
)

// shade gives what the theme knows of the background.
func (t Theme) shade() shade {
	return [...]shade{AutoTheme: unknown, DarkTheme: dark, LightTheme: light}[t]
}

// A shade is the background of the terminal, as far as it is known.
type shade uint8

const (
	unknown shade = iota
	dark
	light
)

// paletteFor gives the colours for what the terminal can show. The values and
// their contrast (at least 4.5:1 for text over any usual ground) are told in a
// test. Where the ground is unknown no colour is sure to be read, so none is used.
// The 256 colours are chosen by eye: the nearest by number turns a grey to teal.
func paletteFor(s shade, profile colorprofile.Profile) palette {
	switch {
	case s == unknown || profile <= colorprofile.ASCII:
		return palette{}
	case profile == colorprofile.ANSI && s == dark:
		return paletteOf([codes]string{"", "", "14", "10", "11", "13", "9", "8", "", "", ""})
	case profile == colorprofile.ANSI:
		return paletteOf([codes]string{"", "", "4", "", "", "5", "1", "", "", "", ""})
	case profile == colorprofile.ANSI256 && s == dark:
		return paletteOf([codes]string{"252", "248", "111", "114", "179", "183", "210", "241", "234", "111", "236"})
	case profile == colorprofile.ANSI256:
		return paletteOf([codes]string{"235", "241", "25", "22", "94", "55", "124", "247", "231", "25", "254"})
	case s == dark:
		return paletteOf([codes]string{
			"#d7dae0", "#a3abb9", "#8fb8f6", "#93d18c", "#e3bb6d", "#cbb0f2", "#ff9d96", "#5f6878",
			"#10141b", "#8fb8f6", "#2a303b",
		})
	}
	return paletteOf([codes]string{
		"#1f2328", "#5a6270", "#1d5bb8", "#1c6a2f", "#855600", "#6a3fa3", "#b0231c", "#8f97a4",
		"#ffffff", "#1d5bb8", "#e6ebf3",
	})
}

// codes is how many colours a palette takes: its inks, then the focus row's text
// and ground, then the ground of a chosen row.
const codes = inks + 3

// paletteOf reads colours as Lip Gloss does; an empty one is the terminal's own.
func paletteOf(names [codes]string) palette {
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

func newTheme(p palette, ascii bool, method ansi.Method) *theme {
	t := &theme{ascii: ascii, method: method}
	for i := range inks {
		for g := range grounds {
			for b := range 2 {
				for f := range 2 {
					t.paints[i][g][b][f] = newPaint(p, look{ink(i), ground(g), b == 1, f == 1})
				}
			}
		}
	}
	return t
}

func newPaint(p palette, l look) paint {
	s := lipgloss.NewStyle().Bold(l.bold).Underline(l.found)
	switch {
	case l.ground == focused && p.focus == nil:
		s = s.Reverse(true)
	case l.ground == focused:
		s = s.Foreground(p.onFocus).Background(p.focus)
	default:
		if c := p.inks[l.ink]; c != nil {
			s = s.Foreground(c)
		}
		if l.ground == chosen && p.chosen != nil {
			s = s.Background(p.chosen)
		}
	}
	open, end, _ := strings.Cut(s.Render("x"), "x")
	return paint{open, end}
}
