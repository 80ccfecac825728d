package explorer

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"
)

// The sizes at which frames are held to the letter: with three panes beside each
// other, with two, and with one. What holds at every size is swept.
var (
	wide, middle, narrow = [2]int{120, 36}, [2]int{80, 24}, [2]int{60, 20}

	shapes   = [][2]int{wide, middle, narrow}
	both     = [][2]int{wide, narrow}
	usual    = [][2]int{wide}   // of a variant of a view before it
	pictured = [][2]int{narrow} // one of the README's pictures is its wide frame
)

// views are what a reader comes by, told by the keys that lead there.
var views = []struct {
	name string
	keys []string
	held [][2]int
}{
	{"start", nil, shapes},
	{"countries", []string{"1", "G"}, both},
	{"sources", []string{"3", "j"}, both},
	{"quotation", []string{"/", "glue", "enter", "3", "G"}, both},
	{"types", []string{"t", "space", "j", "space"}, both},
	{"filtered", []string{"t", "space", "j", "space", "enter", "s", "space", "enter", "!"}, both},
	{"nothing", []string{"1", "j", "j", "j", "t", "space", "enter", "!", "2"}, both},
	{"claimants", []string{"c"}, both},
	{"search", []string{"/", "korean arms"}, both},
	{"quotations", []string{"\"", "j", "j"}, both},
	{"told", []string{"3", "enter"}, both},
	{"folded", []string{"1", "C", "G"}, usual},
	{"counterparts", []string{"S"}, usual},
	{"help", []string{"?"}, both},
	{"legend", []string{"L"}, both},
	{"zoomed", []string{"3", "+"}, both},
	{"palette", []string{":"}, both},
	{"palette typed", []string{":", "fil"}, usual},
	{"pinned", []string{"P", "j", "j"}, pictured},
	{"pinned zoomed", []string{"P", "j", "j", "3", "+"}, usual},
	{"places", []string{"ma", "t", "space", "enter", "j", "mb", "'"}, both},
	{"counted", []string{"6"}, usual},
	{"tree", []string{"v", "j", "j"}, [][2]int{middle, narrow}},
	{"tree by counterpart", []string{"v", "S"}, usual},
	{"matrix", []string{"v", "v", "l", "j", "j"}, pictured},
	{"matrix wide", []string{"v", "v", "z", "+", "j", "l"}, usual},
	{"matrix apart", []string{"v", "v", "G"}, usual},
	{"timeline", []string{"v", "v", "v", "j"}, pictured},
	{"timeline closer", []string{"v", "v", "v", "g", "j", ")", ")", "&"}, usual},
	{"neighbourhood", []string{"v", "v", "v", "v", "j"}, pictured},
	{"network", []string{"v", "v", "v", "v", "v", "j"}, shapes},
	{"network of one", []string{"v", "v", "v", "v", "v", "z", "j"}, both},
	{"path", []string{"V", "G"}, pictured},
	{"compared", []string{"V", "V", "l", "j"}, pictured},
	{"voices", []string{"V", "V", "V", "j"}, pictured},
	{"ladder", []string{"V", "V", "V", "V", "d", "d"}, pictured},
	{"claims", []string{"t", "j", "space", "enter", "V", "V", "V", "V", "V", "j"}, both},
	{"claims by tie", []string{"V", "V", "V", "V", "V", "S", "S"}, usual},
	{"paths open", []string{"V", "z", "j"}, usual},
	{"aim", []string{"V", "b", "ir"}, usual},
	{"actors by name", []string{"1", "S"}, nil},
	{"ties zoomed", []string{"2", "+"}, nil},
	{"narrowed", []string{"w", "/", "chin"}, nil},
	{"narrowed help", []string{"?", "/", "mark", "enter"}, nil},
	{"legend of a drawing", []string{"v", "v", "L"}, nil},
	{"palette of names", []string{":", "go to"}, nil},
	{"as of", []string{"<", "<", "<", "<", "v"}, usual},
	{"nothing drawn", []string{"1", "j", "j", "j", "t", "space", "enter", "!", "v"}, usual},
}

func TestGolden(t *testing.T) {
	t.Parallel()
	for _, v := range views {
		for _, size := range v.held {
			t.Run(fmt.Sprintf("%s/%dx%d", v.name, size[0], size[1]), func(t *testing.T) {
				t.Parallel()
				golden.RequireEqual(t, []byte(drive(t, size[0], size[1], v.keys...).screen()))
			})
		}
	}
}

// TestEverySize sweeps the sizes that a terminal can have: nothing panics, and each
// frame is as everySize wants it, whatever is open.
func TestEverySize(t *testing.T) {
	t.Parallel()
	for _, v := range views {
		t.Run(v.name, func(t *testing.T) {
			t.Parallel()
			o := Options{Dossier: embedded(t), Texts: texts("one", "two")}
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
	if after := d.scene.Selection; !after.Equal(before) {
		t.Errorf("chosen is %+v and was %+v", after, before)
	}
}

// TestCutIsTold holds that no word loses its end or its beginning without a mark of it:
// each word of a frame is one of the dossier's or of what is shown on a large screen, or
// has an ellipsis beside it. Only above a matrix's columns names go on from row to row.
func TestCutIsTold(t *testing.T) {
	t.Parallel()
	word := regexp.MustCompile(`…?[\pL\pM\d][\pL\pM\d’'-]*…?`)
	offers := regexp.MustCompile(`\d+ of \d+ ━┓`)                                                           // of the palette, which offers what the size lets be done
	known := map[string]bool{"needs": true, "columns": true, "Ties": true, "Compared": true, "lists": true} // said where a drawing, a title or a list has too little room
	files, err := filepath.Glob("../../data/axis/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range word.FindAllString(string(text), -1) {
			known[w] = true
		}
	}
	for _, v := range views {
		for _, w := range word.FindAllString(drive(t, 240, 80, v.keys...).screen(), -1) {
			known[w] = true
		}
	}
	const columns = 3 // of a stacked name
	for _, a := range embedded(t).Actors {
		for _, name := range []string{a.Name, a.Short} {
			for piece := []rune(name); len(piece) > 0; piece = []rune(strings.TrimLeft(string(piece[min(columns, len(piece)):]), " ")) {
				for _, w := range word.FindAllString(string(piece[:min(columns, len(piece))]), -1) {
					known[w] = true
				}
			}
		}
	}
	for _, v := range views {
		d := drive(t, 120, 36, v.keys...)
		for _, size := range [][2]int{{160, 45}, {120, 36}, {100, 30}, {80, 24}, {60, 20}, {40, 16}} {
			d.resizeTo(size[0], size[1])
			for _, w := range word.FindAllString(offers.ReplaceAllString(d.screen(), ""), -1) {
				if !known[w] && !strings.Contains(w, "…") {
					t.Errorf("%s at %dx%d: %q", v.name, size[0], size[1], w)
				}
			}
		}
	}
}
