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

// TestPropertyPlacesStay holds that nobody's place in a drawing changes with the day, nor
// that of a protagonist in the network with what is left.
func TestPropertyPlacesStay(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(7, 12).Draw(t, "actors")
		var all []string
		for i := range n {
			all = append(all, fmt.Sprintf("a%d", i))
		}
		r := records(states(all...))
		for i := range r.Actors {
			r.Actors[i].Core = true
		}
		for i := range rapid.IntRange(6, 30).Draw(t, "ties") {
			a := rapid.IntRange(0, n-1).Draw(t, "a")
			b := (a + rapid.IntRange(1, n-1).Draw(t, "b")) % n
			tie := between(fmt.Sprintf("t%d", i), r.Actors[a].ID, r.Actors[b].ID)
			tie.Type = rapid.SampledFrom([]string{"arms", "trade"}).Draw(t, "type")
			tie.Claims[0].Said, _ = model.ParseDate(fmt.Sprintf("200%d", rapid.IntRange(1, 4).Draw(t, "year")))
			r.Ties = append(r.Ties, tie)
		}
		d := must(t, r)
		network := d.Filter(model.Filter{}).Network("", false).Actors
		for _, f := range []model.Filter{{}, model.Filter{}.With(model.ByType, "trade")} {
			places := d.Filter(f).Matrix(true).Actors
			before := func(a, b *model.Actor) int { return slices.Index(places, a) - slices.Index(places, b) }
			for _, day := range []string{"2002", "2003-05"} {
				then := d.Filter(f.With(model.AsOf, day))
				if got := then.Network("", false).Actors; !slices.Equal(got, network) {
					t.Fatalf("as of %s the network has %v, want %v", day, ids(got), ids(network))
				}
				if got := then.Matrix(true).Actors; !slices.IsSortedFunc(got, before) {
					t.Fatalf("as of %s the matrix has %v, want them as in %v", day, ids(got), ids(places))
				}
			}
		}
	})
}

func ids(actors []*model.Actor) []string {
	var list []string
	for _, a := range actors {
		list = append(list, a.ID)
	}
	return list
}
