package model

import (
	"fmt"
	"slices"
)

// OrderAs lists actors in the order of another dossier, which has the same: what is
// told as of a day keeps the order of the whole.
func (d *Dossier) OrderAs(e *Dossier) {
	d.rank, d.countries = e.rank, e.countries
	d.whole = newView(nil, d, Filter{})
}

// SoundBeside reports whether a check on two cores finds what one in the order of the
// records does: that they have problems, or that they have none. It panics if something
// else is found of the ties.
func SoundBeside(r Records) bool {
	d, e := &Dossier{Records: r}, &Dossier{Records: r}
	ends, sound := d.checkBeside()
	inOrder, problems := e.check()
	if sound && !slices.Equal(ends, inOrder) {
		panic(fmt.Sprintf("the ends of all ties are %v, and in their order %v", ends, inOrder))
	}
	for i := range r.Ties {
		n, ok := d.tie.find(r.Ties[i].ID)
		m, is := e.tie.find(r.Ties[i].ID)
		if n != m || ok != is {
			panic("ties are found otherwise")
		}
	}
	return sound == (len(problems) == 0)
}

// FieldDiffs returns the fields that two records have differently.
func FieldDiffs(old, now any) []FieldDiff { return fieldDiffs(old, now) }

// Days returns the earliest and the latest day that a date can mean.
func (d Date) Days() (earliest, latest int) { return d.earliest(), d.latest() }
