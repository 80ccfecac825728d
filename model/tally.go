package model

// A Tally counts ties that are drawn together, so that a drawing need not go through them
// for each frame.
type Tally struct {
	All    int
	OfTwo  int // that have two ends
	Denied int // that somebody denies
}

// TallyOf counts ties.
func TallyOf(ties ...*Tie) Tally {
	var c Tally
	for _, t := range ties {
		c.All++
		c.OfTwo += truth(t.OfTwo())
		c.Denied += truth(t.Contested())
	}
	return c
}

func (c *Tally) add(o Tally) {
	c.All += o.All
	c.OfTwo += o.OfTwo
	c.Denied += o.Denied
}
