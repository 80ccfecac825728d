package model

// shelves hold what the sources print, each in their order: by source, the ties with a
// claim that stands in it or was withdrawn there, and the quotes. They are of the whole
// dossier; as of a day some of a tie's claims may be none yet.
type shelves struct{ ties, quotes [][]int }

// shelve finds what the sources print, once: with a look through all for each source,
// telling of all of them would take the square of their number.
func (d *Dossier) shelve() *shelves {
	s := &shelves{make([][]int, len(d.Sources)), make([][]int, len(d.Sources))}
	for i := range d.Ties {
		for n := range d.Ties[i].Claims {
			c := &d.Ties[i].Claims[n]
			d.shelveTie(s, c.Source, i)
			for k := range c.AlsoIn {
				d.shelveTie(s, c.AlsoIn[k].Source, i)
			}
			if c.WithdrawnIn != nil {
				d.shelveTie(s, c.WithdrawnIn.Source, i)
			}
		}
	}
	for i := range d.Quotes {
		of := &s.quotes[d.source.number(d.Quotes[i].Source)]
		*of = append(*of, i)
	}
	return s
}

func (d *Dossier) shelveTie(s *shelves, source string, tie int) {
	of := &s.ties[d.source.number(source)]
	if len(*of) == 0 || (*of)[len(*of)-1] != tie {
		*of = append(*of, tie)
	}
}
