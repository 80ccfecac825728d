package explorer

import (
	"fmt"
	"strconv"
	"testing"

	"entente/model"
	"entente/ui/internal/sample"
)

// sizes are those at which is measured; with -short not the largest, which takes longest.
func sizes() []int {
	if testing.Short() {
		return sample.Sizes[:len(sample.Sizes)-1]
	}
	return sample.Sizes
}

// atSizes measures on the dossier that is built in, and on larger ones.
func atSizes(b *testing.B, measure func(b *testing.B, d *model.Dossier)) {
	b.Helper()
	b.Run("embedded", func(b *testing.B) { measure(b, embedded(b)) })
	for _, n := range sizes() {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			d, err := model.New(sample.Records(n))
			if err != nil {
				b.Fatal(err)
			}
			measure(b, d)
		})
	}
}

// benched is a driver in colour, whose lists have been shown once.
func benched(b *testing.B, d *model.Dossier, width, height int, keys ...string) *driver {
	b.Helper()
	r := driveOn(b, Options{Dossier: d, Start: State{Selection: model.Selection{Focus: model.Relationships}}}, width, height)
	r.answer(true)
	r.repaint()
	r.press(keys...)
	r.text()
	return r
}

// eachKey takes one key after the other from the terminal's message to the painted
// frame.
func eachKey(b *testing.B, d *driver, keys ...string) {
	b.Helper()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		d.press(keys[i%len(keys)])
		d.text()
	}
}

// BenchmarkFrame paints the screen, as View does.
func BenchmarkFrame(b *testing.B) {
	atSizes(b, func(b *testing.B, dossier *model.Dossier) {
		for _, size := range [][2]int{{80, 24}, {120, 40}, {240, 80}} {
			b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
				d := benched(b, dossier, size[0], size[1])
				b.ReportAllocs()
				for b.Loop() {
					d.text()
				}
			})
		}
	})
}

// BenchmarkMove moves down through the ties of the first actor, and up again.
func BenchmarkMove(b *testing.B) {
	keys := make([]string, 100)
	for i := range keys {
		keys[i] = []string{"j", "k"}[i/50]
	}
	atSizes(b, func(b *testing.B, d *model.Dossier) { eachKey(b, benched(b, d, 120, 40), keys...) })
}

// BenchmarkFilter adds a value to a filter in its panel, and takes it out again.
// Each time another one stays, so that the list is narrowed anew.
func BenchmarkFilter(b *testing.B) {
	atSizes(b, func(b *testing.B, dossier *model.Dossier) {
		for _, a := range panels() {
			b.Run(a.facet.String(), func(b *testing.B) {
				eachKey(b, benched(b, dossier, 120, 40, a.binding.Keys()[0], "space", "j"), "space")
			})
		}
	})
}

// BenchmarkLetter types a second letter of what to search for, and takes it back.
// Both find nearly everything. The text was indexed before, as it is when a reader
// comes to search.
func BenchmarkLetter(b *testing.B) {
	atSizes(b, func(b *testing.B, dossier *model.Dossier) {
		dossier.Prepare()
		eachKey(b, benched(b, dossier, 120, 40, "/b"), "e", "backspace")
	})
}

// BenchmarkDrawing moves down and up in each drawing, from the key to the frame.
func BenchmarkDrawing(b *testing.B) {
	for _, drawing := range model.Drawings() {
		b.Run(drawing.String(), func(b *testing.B) {
			atSizes(b, func(b *testing.B, dossier *model.Dossier) {
				d := benched(b, dossier, 120, 40)
				d.jump(d.scene.Draw(drawing))
				eachKey(b, d, "j", "j", "j", "k", "k", "k")
			})
		})
	}
}

// BenchmarkSideways goes on through what each drawing is of, and back: other actors, whose
// drawings weren't drawn before, or lenses.
func BenchmarkSideways(b *testing.B) {
	keys := make([]string, 100)
	for i := range keys {
		keys[i] = []string{"l", "h"}[i/50]
	}
	for _, drawing := range model.Drawings() {
		if drawing.Onward() == "" {
			continue
		}
		b.Run(drawing.String(), func(b *testing.B) {
			atSizes(b, func(b *testing.B, dossier *model.Dossier) {
				d := benched(b, dossier, 120, 40)
				d.jump(d.scene.Draw(drawing))
				d.settle()
				eachKey(b, d, keys...)
			})
		})
	}
}

// BenchmarkAsOf steps back through the days at which anything had been said, and on again, in
// the panes and in each drawing.
func BenchmarkAsOf(b *testing.B) {
	keys := make([]string, 40)
	for i := range keys {
		keys[i] = []string{"<", ">"}[i/20]
	}
	for _, drawing := range append([]model.Drawing{model.NoDrawing}, model.Drawings()...) {
		for _, n := range sizes() {
			b.Run(fmt.Sprintf("%s/%d", drawing, n), func(b *testing.B) {
				records := sample.Records(n)
				for i := range records.Ties {
					for c := range records.Ties[i].Claims {
						records.Ties[i].Claims[c].Said = records.Ties[i].Date
					}
				}
				dossier, err := model.New(records)
				if err != nil {
					b.Fatal(err)
				}
				d := benched(b, dossier, 120, 40)
				if drawing != model.NoDrawing {
					d.jump(d.scene.Draw(drawing))
				}
				d.settle()
				eachKey(b, d, keys...)
			})
		}
	}
}

// BenchmarkNetwork moves through the lines between a hub and its nearest, which are many,
// where they have the most room.
func BenchmarkNetwork(b *testing.B) {
	atSizes(b, func(b *testing.B, dossier *model.Dossier) {
		for _, size := range [][2]int{{120, 40}, {240, 80}} {
			b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
				d := benched(b, dossier, size[0], size[1], "+")
				d.jump(d.scene.Draw(model.NetworkDrawing))
				eachKey(b, d, "z", "j", "j", "j", "k", "k", "k", "z")
			})
		}
	})
}

// BenchmarkPage scrolls a page of Sources down, and up again.
func BenchmarkPage(b *testing.B) {
	atSizes(b, func(b *testing.B, d *model.Dossier) {
		eachKey(b, benched(b, d, 120, 20, "3"), "pgdown", "pgdown", "pgup", "pgup")
	})
}
