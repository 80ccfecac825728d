package model

import (
	"cmp"
	"slices"
)

// A bond is how much an actor shares with another one: the ties of the two, and the
// counterparts that both have.
type bond struct{ to, weight int32 }

// bonds returns the bonds of each of the actors, in whose order they are numbered.
func bonds(e *Errand, actors []int, pairs []*Tie) [][]bond {
	all, room := make([][]bond, len(actors)), make([]bond, 0, 2*len(pairs)) // which they share
	for a, others := range counterparts(e, actors, pairs) {
		e.goOn()
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
	addCommon(e, all)
	return all
}

// counterparts returns those of each of the actors, once for each tie, as they are numbered.
func counterparts(e *Errand, actors []int, pairs []*Tie) [][]int32 {
	if len(actors) == 0 {
		return nil
	}
	rank := make([]int32, slices.Max(actors)+1)
	for i, n := range actors {
		rank[n] = int32(i)
	}
	ends := func(t *Tie) (a, b int32) { return rank[t.at.pair[0]], rank[t.at.pair[1]] }
	counts := make([]int, len(actors))
	for _, t := range pairs {
		e.goOn()
		a, b := ends(t)
		counts[a]++
		counts[b]++
	}
	all, room := make([][]int32, len(actors)), make([]int32, 2*len(pairs))
	for a, n := range counts {
		all[a], room = room[:0:n], room[n:]
	}
	for _, t := range pairs {
		e.goOn()
		a, b := ends(t)
		all[a], all[b] = append(all[a], b), append(all[b], a)
	}
	return all
}

// addCommon adds the counterparts that both of a bond have: those of the one with fewer
// are held against those of the other.
func addCommon(e *Errand, all [][]bond) {
	marked := make([]int, len(all)) // by actor: one more than the last whose counterpart it was seen to be
	for a := range all {
		e.goOn()
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
func seriated(e *Errand, actors []int, pairs []*Tie) []int {
	all := bonds(e, actors, pairs)
	order := make([]int, 0, len(actors))
	next := newCandidates(len(actors))
	place := func(n int) {
		e.goOn()
		next.of[n].placed = true
		order = append(order, actors[n])
		for _, b := range all[n] {
			c := &next.of[b.to]
			if c.weight == 0 {
				c.first = int32(len(order)) //nolint:gosec // memory ends before
			}
			if c.weight += b.weight; !c.placed {
				next.rise(b.to)
			}
		}
	}
	for n := range actors {
		if !next.of[n].placed {
			place(n)
		}
		for len(next.heap) > 0 {
			if best := next.take(); !next.of[best].placed {
				place(int(best))
			}
		}
	}
	return order
}

// A candidate has bonds with some that have their place, of which the first stands at
// that place. It stands in the heap there, or nowhere yet.
type candidate struct {
	weight, first, at int32
	placed            bool
}

// candidates are a heap of those that have bonds; the best comes first.
type candidates struct {
	of   []candidate
	heap []int32
}

const nowhere = -1

func newCandidates(n int) candidates {
	return candidates{slices.Repeat([]candidate{{at: nowhere}}, n), make([]int32, 0, n)}
}

func (h *candidates) better(a, b int32) bool {
	x, y := &h.of[a], &h.of[b]
	if x.weight != y.weight {
		return x.weight > y.weight
	}
	return cmp.Or(cmp.Compare(x.first, y.first), cmp.Compare(a, b)) < 0
}

func (h *candidates) put(n, at int32) { h.heap[at], h.of[n].at = n, at }

// rise has one that has become better stand where it belongs.
func (h *candidates) rise(n int32) {
	at := h.of[n].at
	if at == nowhere {
		at = int32(len(h.heap)) //nolint:gosec // memory ends before
		h.heap = append(h.heap, n)
	}
	for ; at > 0 && h.better(n, h.heap[(at-1)/2]); at = (at - 1) / 2 {
		h.put(h.heap[(at-1)/2], at)
	}
	h.put(n, at)
}

// take takes out the best, which there must be.
func (h *candidates) take() int32 {
	last := int32(len(h.heap) - 1) //nolint:gosec // memory ends before
	best, sinks := h.heap[0], h.heap[last]
	h.heap, h.of[best].at = h.heap[:last], nowhere
	if last == 0 {
		return best
	}
	at := int32(0)
	for child := 2*at + 1; child < last; child = 2*at + 1 {
		if child+1 < last && h.better(h.heap[child+1], h.heap[child]) {
			child++
		}
		if !h.better(h.heap[child], sinks) {
			break
		}
		h.put(h.heap[child], at)
		at = child
	}
	h.put(sinks, at)
	return best
}
