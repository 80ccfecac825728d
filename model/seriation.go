package model

import (
	"cmp"
	"slices"
)

// A bond is how much an actor shares with another one: the ties of the two, and the
// counterparts that both have.
type bond struct{ to, weight int32 }

// bonds returns the bonds of each of the actors, in whose order they are numbered.
func bonds(actors []int, pairs []*Tie) [][]bond {
	all, room := make([][]bond, len(actors)), make([]bond, 0, 2*len(pairs)) // which they share
	for a, others := range counterparts(actors, pairs) {
		slices.Sort(others)
		first := len(room)
		for i, b := range others {
			if i == 0 || others[i-1] != b {
				room = append(room, bond{to: b})
			}
			room[len(room)-1].weight++
		}
		all[a] = room[first:len(room):len(room)]
	}
	addCommon(all)
	return all
}

// counterparts returns those of each of the actors, once for each tie, as they are numbered.
func counterparts(actors []int, pairs []*Tie) [][]int32 {
	if len(actors) == 0 {
		return nil
	}
	rank := make([]int32, slices.Max(actors)+1)
	for i, n := range actors {
		rank[n] = int32(i) //nolint:gosec // memory ends before
	}
	ends := func(t *Tie) (a, b int32) { return rank[t.at.pair[0]], rank[t.at.pair[1]] }
	counts := make([]int, len(actors))
	for _, t := range pairs {
		a, b := ends(t)
		counts[a]++
		counts[b]++
	}
	all, room := make([][]int32, len(actors)), make([]int32, 2*len(pairs))
	for a, n := range counts {
		all[a], room = room[:0:n], room[n:]
	}
	for _, t := range pairs {
		a, b := ends(t)
		all[a], all[b] = append(all[a], b), append(all[b], a)
	}
	return all
}

// addCommon adds the counterparts that both of a bond have: those of the one with fewer
// are held against those of the other.
func addCommon(all [][]bond) {
	marked := make([]int, len(all)) // by actor: one more than the last whose counterpart it was seen to be
	for a := range all {
		for _, b := range all[a] {
			marked[b.to] = a + 1
		}
		for i, b := range all[a] {
			if few, many := len(all[b.to]), len(all[a]); few > many || few == many && int(b.to) > a {
				continue // counted from the other one
			}
			common := int32(0)
			for _, c := range all[b.to] {
				common += int32(truth(marked[c.to] == a+1)) //nolint:gosec // it is 0 or 1
			}
			all[a][i].weight += common
			back, _ := slices.BinarySearchFunc(all[b.to], a, func(c bond, n int) int { return cmp.Compare(int(c.to), n) })
			all[b.to][back].weight += common
		}
	}
}

// seriated orders the actors of some pairs so that those who share most stand together,
// and blocks show: each next one has the strongest bonds with those before it (a maximum
// adjacency ordering); of several, first the one whose first counterpart stands first,
// then as they were. What has no bond with any before begins anew.
func seriated(actors []int, pairs []*Tie) []int {
	all := bonds(actors, pairs)
	order := make([]int, 0, len(actors))
	now, placed := make([]candidate, len(actors)), make([]bool, len(actors))
	var next candidates
	place := func(n int) {
		placed[n] = true
		order = append(order, actors[n])
		for _, b := range all[n] {
			c := &now[b.to]
			if c.weight == 0 {
				c.first, c.rank = int32(len(order)), b.to //nolint:gosec // memory ends before
			}
			if c.weight += b.weight; !placed[b.to] {
				next.add(*c)
			}
		}
	}
	for n := range actors {
		if !placed[n] {
			place(n)
		}
		for len(next) > 0 {
			if c := next.take(); !placed[c.rank] {
				place(int(c.rank))
			}
		}
	}
	return order
}

// A candidate has bonds with some that have their place, of which the first stands at
// that place.
type candidate struct{ weight, first, rank int32 }

// candidates are a heap; the best comes first. One that came up again stands in it as it
// was before, too.
type candidates []candidate

func (h candidates) better(i, j int) bool {
	a, b := &h[i], &h[j]
	if a.weight != b.weight {
		return a.weight > b.weight
	}
	return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.rank, b.rank)) < 0
}

func (h *candidates) add(c candidate) {
	*h = append(*h, c)
	all := *h
	for i := len(all) - 1; i > 0 && all.better(i, (i-1)/2); i = (i - 1) / 2 {
		all[i], all[(i-1)/2] = all[(i-1)/2], all[i]
	}
}

// take takes out the best, which there must be.
func (h *candidates) take() candidate {
	all := *h
	best, last := all[0], len(all)-1
	all[0] = all[last]
	all = all[:last]
	for i, next := 0, 0; ; i = next {
		for child := 2*i + 1; child <= 2*i+2 && child < last; child++ {
			if all.better(child, next) {
				next = child
			}
		}
		if next == i {
			*h = all
			return best
		}
		all[i], all[next] = all[next], all[i]
	}
}
