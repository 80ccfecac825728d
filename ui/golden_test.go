package ui

import (
	"fmt"
	"testing"

	"entente/model"

	"github.com/charmbracelet/x/exp/golden"
)

// sizes are those at which the frames are held to the letter.
var sizes = [][2]int{{160, 45}, {120, 36}, {80, 24}, {60, 20}, {30, 10}}

// views are what a reader comes by, told by the keys that lead there.
var views = []struct {
	name string
	keys []string
}{
	{"start", nil},
	{"countries", []string{"1", "G"}},
	{"sources", []string{"3", "j"}},
	{"quotation", []string{"/", "glue", "enter", "3", "G"}},
	{"types", []string{"t", "space", "j", "space"}},
	{"filtered", []string{"t", "space", "j", "space", "enter", "s", "space", "enter", "!"}},
	{"nothing", []string{"1", "j", "j", "j", "t", "space", "enter", "!", "2"}},
	{"claimants", []string{"c"}},
	{"search", []string{"/", "korean arms"}},
	{"quotations", []string{"\"", "j", "j"}},
	{"told", []string{"3", "enter"}},
	{"folded", []string{"1", "C", "G"}},
	{"counterparts", []string{"S"}},
	{"help", []string{"?"}},
	{"legend", []string{"L"}},
	{"zoomed", []string{"3", "+"}},
	{"palette", []string{":"}},
	{"palette typed", []string{":", "fil"}},
	{"pinned", []string{"P", "j", "j"}},
	{"pinned zoomed", []string{"P", "j", "j", "3", "+"}},
	{"places", []string{"ma", "t", "space", "enter", "j", "mb", "'"}},
	{"counted", []string{"6"}},
	{"tree", []string{"v", "j", "j"}},
	{"tree by counterpart", []string{"v", "S"}},
	{"matrix", []string{"v", "v", "l", "j", "j"}},
	{"matrix wide", []string{"v", "v", "z", "+", "j", "l"}},
	{"matrix apart", []string{"v", "v", "G"}},
	{"timeline", []string{"v", "v", "v", "j"}},
	{"neighbourhood", []string{"v", "v", "v", "v", "j"}},
	{"path", []string{"V", "G"}},
	{"compared", []string{"V", "V", "l", "j"}},
	{"voices", []string{"V", "V", "V", "j"}},
	{"ladder", []string{"V", "V", "V", "V", "d", "d"}},
	{"as of", []string{"<", "<", "<", "<", "v"}},
	{"nothing drawn", []string{"1", "j", "j", "j", "t", "space", "enter", "!", "v"}},
}

func TestGolden(t *testing.T) {
	t.Parallel()
	for _, v := range views {
		for _, size := range sizes {
			t.Run(fmt.Sprintf("%s/%dx%d", v.name, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				golden.RequireEqual(t, []byte(drive(t, size[0], size[1], v.keys...).screen()))
			})
		}
	}
}

// TestEverySize sweeps the sizes that a terminal can have: the frame is exactly
// as large, and nothing panics, whatever is open.
func TestEverySize(t *testing.T) {
	t.Parallel()
	overlays := []struct {
		name string
		keys []string
	}{
		{"article", []string{"3", "p"}},
		{"by hand", []string{"y", "y"}},
	}
	for _, v := range append(views, overlays...) {
		t.Run(v.name, func(t *testing.T) {
			t.Parallel()
			o := Options{Dossier: embedded(t), Article: []model.Text{"one", "two"}} // its views are for one goroutine
			d := driveOn(t, o, 120, 36, v.keys...)
			d.everySize(240, 80)
		})
	}
}

// TestSizeOnTheWay holds that resizing loses nothing that was chosen.
func TestSizeOnTheWay(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36, "2", "j", "j", "j", "3")
	before := d.scene.Selection
	for _, size := range [][2]int{{60, 20}, {1, 1}, {0, 0}, {240, 80}, {30, 10}, {120, 36}} {
		d.resizeTo(size[0], size[1])
	}
	after := d.scene.Selection
	after.Top = before.Top
	if !after.Equal(before) {
		t.Errorf("chosen is %+v and was %+v", after, before)
	}
}
