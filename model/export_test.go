package model

// OrderAs lists actors in the order of another dossier, which has the same: what is
// told as of a day keeps the order of the whole.
func (d *Dossier) OrderAs(e *Dossier) {
	d.rank, d.countries = e.rank, e.countries
	d.whole = newView(nil, d, Filter{})
}

// FieldDiffs returns the fields that two records have differently.
func FieldDiffs(old, now any) []FieldDiff { return fieldDiffs(old, now) }
