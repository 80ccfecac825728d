package paint

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// TestContrast holds the palette against WCAG 2.1's 4.5:1 for text, over every
// ground that it stands on: the darkest and the lightest usual background of a
// terminal, and the palette's own grounds.
func TestContrast(t *testing.T) {
	t.Parallel()
	grounds := map[Shade][]color.Color{
		Dark:  {color.RGBA{0, 0, 0, 255}, color.RGBA{0x2e, 0x34, 0x40, 255}},
		Light: {color.RGBA{255, 255, 255, 255}, color.RGBA{0xfd, 0xf6, 0xe3, 255}},
	}
	for s, under := range grounds {
		for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256} {
			p := paletteFor(s, profile, Colours{})
			for i, ink := range p.inks {
				if i == int(Ruled) { // rules are no text
					continue
				}
				for _, g := range append(under, p.chosen) {
					if c := contrast(ink, g); c < 4.5 {
						t.Errorf("shade %d, %s: ink %d on %v has a contrast of %.2f", s, profile, i, g, c)
					}
				}
			}
			if c := contrast(p.onFocus, p.focus); c < 4.5 {
				t.Errorf("shade %d, %s: the focus row has a contrast of %.2f", s, profile, c)
			}
		}
	}
}

// contrast is WCAG's (L1 + 0.05) / (L2 + 0.05).
func contrast(a, b color.Color) float64 {
	l, m := luminance(a), luminance(b)
	return (max(l, m) + 0.05) / (min(l, m) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		x := float64(v) / 0xffff
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// TestNoColour holds that without colours nothing is drawn but bold, inverse and
// underlined text.
func TestNoColour(t *testing.T) {
	t.Parallel()
	for name, theme := range map[string]*Theme{
		"NO_COLOR":       NewTheme(Dark, colorprofile.ASCII, Colours{}, false, ansi.WcWidth),
		"ground unknown": NewTheme(Unknown, colorprofile.TrueColor, Colours{"#ff0000"}, false, ansi.WcWidth),
		"colourless":     Colourless(false, ansi.WcWidth),
	} {
		for i := range inks {
			for g := range grounds {
				open := theme.of(Look{Ink: Ink(i), ground: Ground(g), Bold: true, found: true}).open
				for _, code := range strings.Split(strings.TrimSuffix(strings.TrimPrefix(open, "\x1b["), "m"), ";") {
					if !strings.Contains(" 1 4 7 4:1 ", " "+code+" ") {
						t.Errorf("%s: ink %d on ground %d is painted with %q", name, i, g, open)
					}
				}
			}
		}
	}
}
