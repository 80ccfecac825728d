package model

// tieStops are the stops of each tie in a drawing, in order.
type tieStops struct {
	stops []int
	least int   // the number of the first tie that has one
	from  []int // by tie from there on: where its stops begin; behind the last, where they end
}

// stopsOfTies finds them; each goes through the stops in order, with each tie that stands
// at one.
func stopsOfTies(each func(yield func(stop int, t *Tie))) tieStops {
	type at struct{ number, stop int }
	var all []at
	each(func(stop int, t *Tie) { all = append(all, at{t.at.number(), stop}) })
	if len(all) == 0 {
		return tieStops{}
	}
	x, most := tieStops{least: all[0].number, stops: make([]int, len(all))}, 0
	for _, at := range all {
		x.least, most = min(x.least, at.number), max(most, at.number)
	}
	x.from = make([]int, most-x.least+3)
	for _, at := range all {
		x.from[at.number-x.least+2]++
	}
	for i := 1; i < len(x.from); i++ {
		x.from[i] += x.from[i-1]
	}
	for _, at := range all {
		next := &x.from[at.number-x.least+1]
		x.stops[*next] = at.stop
		*next++
	}
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
