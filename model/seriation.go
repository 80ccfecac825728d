package model

import (
	"cmp"
	"container/heap"
	"slices"
)

// A bond is how much an actor shares with another one: the ties of the two, and the
// counterparts that both have.
type bond struct{ to, weight int }

// bonds returns the bonds of each of the actors, in whose order they are numbered.
func bonds(actors []int, pairs []*Tie) [][]bond {
	rank := make(map[int]int, len(actors))
	for i, n := range actors {
		rank[n] = i
	}
	ends := make([][]int, len(actors))
	for _, t := range pairs {
		a, b := rank[int(t.at.pair[0])], rank[int(t.at.pair[1])]
		ends[a], ends[b] = append(ends[a], b), append(ends[b], a)
	}
	all := make([][]bond, len(actors))
	for a, others := range ends {
		slices.Sort(others)
		for i, b := range others {
			if i == 0 || others[i-1] != b {
				all[a] = append(all[a], bond{to: b})
			}
			all[a][len(all[a])-1].weight++
		}
	}
	addCommon(all)
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
			if few, many := len(all[b.to]), len(all[a]); few > many || few == many && b.to > a {
				continue // counted from the other one
			}
			common := 0
			for _, c := range all[b.to] {
				common += truth(marked[c.to] == a+1)
			}
			all[a][i].weight += common
			back, _ := slices.BinarySearchFunc(all[b.to], a, func(c bond, n int) int { return cmp.Compare(c.to, n) })
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
				c.first, c.rank = len(order), b.to
			}
			if c.weight += b.weight; !placed[b.to] {
				heap.Push(&next, *c)
			}
		}
	}
	for n := range actors {
		if !placed[n] {
			place(n)
		}
		for len(next) > 0 {
			if c := heap.Pop(&next).(candidate); !placed[c.rank] {
				place(c.rank)
			}
		}
	}
	return order
}

// A candidate has bonds with some that have their place, of which the first stands at
// that place.
type candidate struct{ weight, first, rank int }

// candidates are a heap; the best comes first. One that came up again stands in it as it
// was before, too.
type candidates []candidate

func (h candidates) Len() int { return len(h) }
func (h candidates) Less(i, j int) bool {
	a, b := h[i], h[j]
	if a.weight != b.weight {
		return a.weight > b.weight
	}
	return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.rank, b.rank)) < 0
}
func (h candidates) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *candidates) Push(c any)   { *h = append(*h, c.(candidate)) }
func (h *candidates) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}
