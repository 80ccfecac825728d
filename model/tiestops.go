package model

import "math"

// tieStops are the stops of each tie in a drawing, in order.
type tieStops struct {
	stops []int
	least int     // the number of the first tie that has one
	from  []int32 // by tie from there on: where its stops begin; behind the last, where they end
}

// stopsOfTies finds them; each goes through the stops in order, with each tie that stands
// at one.
func stopsOfTies(each func(yield func(stop int, t *Tie))) tieStops {
	x, most, all := tieStops{least: math.MaxInt}, 0, 0
	each(func(_ int, t *Tie) {
		x.least, most = min(x.least, t.at.number()), max(most, t.at.number())
		all++
	})
	if all == 0 {
		return tieStops{}
	}
	x.from, x.stops = make([]int32, most-x.least+3), make([]int, all)
	each(func(_ int, t *Tie) { x.from[t.at.number()-x.least+2]++ })
	for i := 1; i < len(x.from); i++ {
		x.from[i] += x.from[i-1]
	}
	each(func(stop int, t *Tie) {
		next := &x.from[t.at.number()-x.least+1]
		x.stops[*next] = stop
		*next++
	})
	return x
}

// of returns the stops of a tie; none for nil.
func (x *tieStops) of(t *Tie) []int {
	if t == nil || t.at.number() < x.least || t.at.number()-x.least+2 >= len(x.from) {
		return nil
	}
	i := t.at.number() - x.least
	return x.stops[x.from[i]:x.from[i+1]:x.from[i+1]]
}
