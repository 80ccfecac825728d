package model_test

import (
	"fmt"
	"math"
	"testing"

	"entente/model"
)

// layered returns a dossier with so many layers of ten actors between a and b, each tied
// to all of the next one.
func layered(t tester, layers int) *model.Dossier {
	const wide = 10
	ids := []string{"a"}
	var ties []model.Tie
	before := ids
	for l := range layers {
		var layer []string
		for i := range wide {
			layer = append(layer, fmt.Sprintf("l%dn%d", l, i))
		}
		for _, from := range before {
			for _, to := range layer {
				ties = append(ties, between(from+"-"+to, from, to))
			}
		}
		ids, before = append(ids, layer...), layer
	}
	for _, from := range before {
		ties = append(ties, between(from+"-b", from, "b"))
	}
	return must(t, records(states(append(ids, "b")...), ties...))
}

// TestPathsAreCounted holds the number of shortest ways, of which no more are counted
// than can be read.
func TestPathsAreCounted(t *testing.T) {
	t.Parallel()
	for layers := 1; layers < 25; layers++ {
		p := layered(t, layers).Filter(model.Filter{}).Paths("a", "b", false)
		want := math.Pow10(layers)
		if got := float64(len(p.Routes) + p.More); p.Over != (want > 1_000_020) || !p.Over && got != want || p.Over && p.More != 1_000_000 {
			t.Errorf("%d layers: %d ways and %d more, over %t; want %g", layers, len(p.Routes), p.More, p.Over, want)
		}
	}
}
