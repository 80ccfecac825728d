package model

import (
	"cmp"
	"slices"
)

// known gives the moment from which a tie is known of: when the earliest of its
// claims was made, else when the tie itself began. Of an interval it is the beginning,
// or the end where only that is known. Ties with neither have none.
func (t *Tie) known() Date {
	var first Date
	for i := range t.Claims {
		if said := t.Claims[i].Said; !said.IsZero() && (first.IsZero() || said.Compare(first) < 0) {
			first = said
		}
	}
	if first.IsZero() {
		first = t.Date
	}
	p := first.start
	if p.year == 0 {
		p = first.end
	}
	p.uncertain, p.approximate = false, false
	return Date{start: p, end: p}
}

// knownBy tells whether the tie was known of by the end of that date. A tie
// without a moment stays: nothing says that it wasn't.
func (t *Tie) knownBy(date Date) bool {
	known := t.at.known
	return known.IsZero() || comparePoints(known.start.first(), date.end.last()) <= 0
}

// AsOf steps to the n-th moment on at which anything became known, seen from the one
// that the filter has, or from now. Beyond the last moment it is now again, and
// nothing is set aside.
func (s Scene) AsOf(n int) Selection {
	moments := s.view.d.moments()
	at := len(moments)
	if values := s.Filter.Values(AsOf); len(values) > 0 {
		var found bool
		if at, found = slices.BinarySearchFunc(moments, latest(values), byEnd); !found && n > 0 {
			n-- // the next moment is already one on
		}
	}
	if at = further(at, n, len(moments)+1); at == len(moments) {
		return s.Sift(s.Filter.With(AsOf))
	}
	return s.Sift(s.Filter.With(AsOf, moments[at].EDTF()))
}

// Timeless counts the ties that pass of which nothing says since when they are known
// of: they stay, as of whatever date.
func (v *View) Timeless() int { return v.timeless }

// byEnd sorts dates by the last day that they can mean: what is known of by then.
func byEnd(a, b Date) int { return comparePoints(a.end.last(), b.end.last()) }

// findMoments gives the distinct moments of the dossier's ties, in order. Of those that
// end with the same day the coarsest stands for all.
func (d *Dossier) findMoments() []Date {
	var list []Date
	for i := range d.Ties {
		if m := d.Ties[i].at.known; !m.IsZero() {
			list = append(list, m)
		}
	}
	slices.SortFunc(list, func(a, b Date) int { return cmp.Or(byEnd(a, b), a.Compare(b)) })
	return slices.CompactFunc(list, func(a, b Date) bool { return byEnd(a, b) == 0 })
}

// latest gives the latest of the dates that can be read, or none.
func latest(values []string) Date {
	var last Date
	for _, v := range values {
		if date, err := ParseDate(v); err == nil && (last.IsZero() || byEnd(date, last) > 0) {
			last = date
		}
	}
	return last
}
