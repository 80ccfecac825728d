package ui

import (
	"image/color"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"
)

// pictures are the frames that the README shows; .ci/pictures makes them from
// these goldens.
var pictures = []struct {
	name   string
	ground color.Color
	keys   []string
}{
	{"start-dark", color.Black, nil},
	{"start-light", color.White, nil},
	{"filter-dark", color.Black, []string{"s", "space", "j", "space"}},
	{"filter-light", color.White, []string{"s", "space", "j", "space"}},
	{"pinned-dark", color.Black, []string{"P", "j", "j"}},
	{"pinned-light", color.White, []string{"P", "j", "j"}},
}

func TestPictures(t *testing.T) {
	t.Parallel()
	for _, p := range pictures {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			d := drive(t, 120, 36)
			d.ready = false // the ground is to be known before the first frame
			d.Update(tea.BackgroundColorMsg{Color: p.ground})
			d.press(p.keys...)
			golden.RequireEqual(t, []byte(d.styled()))
		})
	}
}

// styled gives the frame with its colours, after the checks of screen.
func (d *driver) styled() string {
	d.t.Helper()
	d.screen()
	return strings.Join(d.frame(), "\n") + "\n"
}
