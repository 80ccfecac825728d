package model_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"entente/model"

	"pgregory.net/rapid"
)

// TestPropertySeriation holds that each actor of a large matrix shares at least as much
// with those before it as any behind it does: ties, and counterparts of both.
func TestPropertySeriation(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(7, 14).Draw(t, "actors")
		ids := make([]string, n)
		for i := range ids {
			ids[i] = fmt.Sprintf("a%d", i)
		}
		var ties []model.Tie
		for i := range rapid.IntRange(1, 40).Draw(t, "ties") {
			a := rapid.IntRange(0, n-1).Draw(t, "a")
			b := (a + rapid.IntRange(1, n-1).Draw(t, "b")) % n
			ties = append(ties, between(fmt.Sprintf("t%d", i), ids[a], ids[b]))
		}
		d := must(t, records(states(ids...), ties...))
		m := d.Filter(model.Filter{}).Matrix(true)
		if len(m.Actors)+len(m.LeftOut) != n {
			t.Fatalf("of %d actors %d stand in the matrix, and %d are left out", n, len(m.Actors), len(m.LeftOut))
		}
		if len(m.Actors) <= 6 {
			return
		}
		tied := func(a, b int) int {
			_, mutual := m.Cell(a, b)
			return len(mutual)
		}
		shared := func(row, before int) (sum int) {
			for column := range before {
				n := tied(row, column)
				sum += n
				for c := range m.Actors {
					sum += truth(n > 0 && tied(row, c) > 0 && tied(c, column) > 0)
				}
			}
			return sum
		}
		for i := 1; i < len(m.Actors); i++ {
			for later := i + 1; later < len(m.Actors); later++ {
				if shared(later, i) > shared(i, i) {
					t.Fatalf("%s shares %d with those before %s, which shares %d", m.Actors[later].ID, shared(later, i), m.Actors[i].ID, shared(i, i))
				}
			}
		}
	})
}

// TestMatrixShowsBlocks holds that those who have their ties among each other stand side
// by side, in whatever order the dossier has them.
func TestMatrixShowsBlocks(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	var ids []string
	var ties []model.Tie
	for block := range 4 {
		for i := range 8 {
			id := fmt.Sprintf("b%dn%d", block, i)
			for _, other := range ids {
				if other[:2] == id[:2] {
					ties = append(ties, between(id+other, id, other))
				}
			}
			ids = append(ids, id)
		}
	}
	for block := range 3 {
		ties = append(ties, between(fmt.Sprintf("bridge%d", block), fmt.Sprintf("b%dn3", block), fmt.Sprintf("b%dn5", block+1)))
	}
	for range 20 {
		random.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
		m := must(t, records(states(ids...), ties...)).Filter(model.Filter{}).Matrix(true)
		var blocks []string
		for _, a := range m.Actors {
			blocks = append(blocks, a.ID[:2])
		}
		if runs := slices.Compact(blocks); len(runs) != 4 {
			t.Errorf("the blocks stand as %v", runs)
		}
	}
}
