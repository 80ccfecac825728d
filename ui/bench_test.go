package ui

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// BenchmarkFrame paints the screen, as View does.
func BenchmarkFrame(b *testing.B) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {240, 80}} {
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			d := drive(b, size[0], size[1])
			d.Update(tea.BackgroundColorMsg{})
			b.ReportAllocs()
			for b.Loop() {
				d.frame()
			}
		})
	}
}

// BenchmarkKey takes a key from the terminal's message to the painted frame.
func BenchmarkKey(b *testing.B) {
	d := drive(b, 120, 40)
	keys := []tea.KeyPressMsg{{Code: 'j', Text: "j"}, {Code: 'k', Text: "k"}}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		d.Update(keys[i%2])
		d.frame()
	}
}
