package explorer

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
	{"tree-dark", color.Black, []string{"v", "j"}},
	{"tree-light", color.White, []string{"v", "j"}},
	{"matrix-dark", color.Black, []string{"v", "v", "g", "j", "j"}},
	{"matrix-light", color.White, []string{"v", "v", "g", "j", "j"}},
	{"timeline-dark", color.Black, []string{"v", "v", "v", "j"}},
	{"timeline-light", color.White, []string{"v", "v", "v", "j"}},
	{"neighbourhood-dark", color.Black, []string{"v", "v", "v", "v"}},
	{"neighbourhood-light", color.White, []string{"v", "v", "v", "v"}},
	{"network-dark", color.Black, []string{"v", "v", "v", "v", "v"}},
	{"network-light", color.White, []string{"v", "v", "v", "v", "v"}},
	{"path-dark", color.Black, []string{"1", "j", "j", "j", "V", "l", "l", "l", "l", "l"}},
	{"path-light", color.White, []string{"1", "j", "j", "j", "V", "l", "l", "l", "l", "l"}},
	{"compare-dark", color.Black, []string{"V", "V", "l", "l"}},
	{"compare-light", color.White, []string{"V", "V", "l", "l"}},
	{"voices-dark", color.Black, []string{"1", "j", "V", "V", "V"}},
	{"voices-light", color.White, []string{"1", "j", "V", "V", "V"}},
	{"ladder-dark", color.Black, []string{"V", "V", "V", "V", "d", "d", "d"}},
	{"ladder-light", color.White, []string{"V", "V", "V", "V", "d", "d", "d"}},
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

// styled returns the frame with its colours, after the checks of screen.
func (d *driver) styled() string {
	d.t.Helper()
	d.screen()
	return strings.Join(d.frame(), "\n") + "\n"
}
