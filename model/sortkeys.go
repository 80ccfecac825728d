package model

import (
	"math"
	"math/bits"
	"slices"
)

// sortKeys are numbers by which things are sorted, the first of them first.
type sortKeys [4]int

// sortedBy returns the numbers of n things, sorted by their keys and then, as all of them
// may be compared, by that. As many keys as there is room for are put into one number, with
// that of the thing behind them, so that few are compared otherwise.
func sortedBy(e *Errand, n int, keys func(i int) sortKeys, compare func(a, b int) int) []int {
	p := packingOf(e, n, keys)
	sorted := make([]int, n)
	for i := range sorted {
		e.goOn()
		sorted[i] = p.pack(keys(i))<<p.index | i
	}
	slices.Sort(sorted)
	same := 0 // the first of those with the same keys
	for i := range sorted {
		if i == n-1 || sorted[i]>>p.index != sorted[i+1]>>p.index {
			for k := same; k <= i; k++ {
				sorted[k] &= 1<<p.index - 1
			}
			slices.SortFunc(sorted[same:i+1], func(a, b int) int {
				e.goOn()
				return compare(a, b)
			})
			same = i + 1
		}
	}
	return sorted
}

// A packing says how keys are put into one number: the first ones, as far as they have
// room with the number of the thing.
type packing struct {
	index int      // bits of that
	least sortKeys // of all things, besides [math.MinInt]
	width [len(sortKeys{})]int
}

func packingOf(e *Errand, n int, keys func(i int) sortKeys) packing {
	p := packing{index: bits.Len(uint(n))}
	var most sortKeys
	for k := range most {
		p.least[k], most[k] = math.MaxInt, math.MinInt
	}
	for i := range n {
		e.goOn()
		for k, key := range keys(i) {
			if key != math.MinInt && key != math.MaxInt {
				p.least[k], most[k] = min(p.least[k], key), max(most[k], key)
			}
		}
	}
	room := bits.UintSize - 1 - p.index
	for k := range most {
		if p.least[k] > most[k] {
			p.least[k], most[k] = 0, 0 // none but the least and the greatest number
		}
		p.width[k] = bits.Len(uint(most[k]-p.least[k]) + 2)
		if room -= p.width[k]; room < 0 {
			p.width[k] = 0
			break
		}
	}
	return p
}

// pack returns the keys as one number.
func (p *packing) pack(keys sortKeys) int {
	packed := 0
	for k, width := range p.width {
		if width == 0 {
			break
		}
		key := 0 // as math.MinInt has it
		switch keys[k] {
		case math.MinInt:
		case math.MaxInt:
			key = 1<<width - 1
		default:
			key = keys[k] - p.least[k] + 1
		}
		packed = packed<<width | key
	}
	return packed
}
