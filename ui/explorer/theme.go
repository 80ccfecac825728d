package explorer

import (
	"slices"

	"entente/ui/paint"

	"github.com/charmbracelet/colorprofile"
)

// A Theme says what the terminal's background is; the zero Theme asks the terminal.
type Theme = paint.Shade

// Colours are a reader's own, by the order of [ColourNames].
type Colours = paint.Colours

// ColourNames returns what the colours are called where they are set.
func ColourNames() []string { return paint.ColourNames() }

// UsualColours returns those of a theme, as a terminal shows them that has all.
func UsualColours(t Theme) Colours { return paint.ColoursFor(t, colorprofile.TrueColor) }

var themes = []string{paint.Unknown: "auto", paint.Dark: "dark", paint.Light: "light"}

// Themes returns the words of all themes.
func Themes() []string { return slices.Clone(themes) }

// ThemeNamed returns the theme of a word; the zero Theme for a word that none has.
func ThemeNamed(word string) Theme {
	return Theme(max(0, slices.Index(themes, word))) //nolint:gosec // there are three
}
