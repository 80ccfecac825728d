package model

// shelves hold what the sources print, each in their order: by source, the ties with a
// claim that stands in it or was withdrawn there, and the quotes. They are of the whole
// dossier; as of a day some of a tie's claims may be none yet.
type shelves struct {
	ties   [][]int32
	quotes [][]int
}

// shelve finds what the sources print, once: with a look through all for each source,
// telling of all of them would take the square of their number.
func (d *Dossier) shelve() *shelves {
	var sources []int
	var last *weight
	s := &shelves{ties: tiesBy(d, len(d.Sources), func(at *resolved) []int {
		if at.weight != last { // else the ties share their claims
			sources, last = d.printing(sources[:0], &d.Ties[at.number()]), at.weight
		}
		return sources
	}), quotes: make([][]int, len(d.Sources))}
	for i := range d.Quotes {
		of := &s.quotes[d.source.number(d.Quotes[i].Source)]
		*of = append(*of, i)
	}
	return s
}

// printing adds the sources that print a claim of a tie, or its withdrawal, each once.
func (d *Dossier) printing(to []int, t *Tie) []int {
	add := func(source string) { to = addOnce(to, d.source.number(source)) }
	for n := range t.Claims {
		c := &t.Claims[n]
		add(c.Source)
		for k := range c.AlsoIn {
			add(c.AlsoIn[k].Source)
		}
		if c.WithdrawnIn != nil {
			add(c.WithdrawnIn.Source)
		}
	}
	return to
}
