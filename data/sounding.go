package data

import (
	"hash/maphash"

	"entente/model"
)

// A sounding looks at a few records of each stretch of those that are read, and if one of
// them breaks a rule, at all of them. So it is known that a million are broken long before
// they are in memory.
const (
	soundedOf = 1024 // records of a list that is read as JSON
	sounded   = 24   // of these: more than may speak for each other
)

// sound counts what the records of a stretch break by themselves.
func (d *decoder) sound(r model.Records) {
	some := model.Records{Sources: few(r.Sources), Actors: few(r.Actors), Types: few(r.Types), Ties: few(r.Ties), Quotes: few(r.Quotes)}
	if len(model.Broken(some, d.mayDeclare)) > 0 {
		d.broke += len(model.Broken(r, d.mayDeclare))
	}
}

// soundIDs counts the records of a part whose ids others have in the parts before: who
// keeps a copy of a file beside it has as many as the file has records.
func (d *decoder) soundIDs(r *model.Records) {
	d.soundIDsOf("actors", len(r.Actors), func(i int) string { return r.Actors[i].ID })
	d.soundIDsOf("actors", len(r.Sources), func(i int) string { return r.Sources[i].ID }) // both can be claimants
	d.soundIDsOf("tie_types", len(r.Types), func(i int) string { return r.Types[i].ID })
	d.soundIDsOf("ties", len(r.Ties), func(i int) string { return r.Ties[i].ID })
	d.soundIDsOf("quotes", len(r.Quotes), func(i int) string { return r.Quotes[i].ID })
}

// soundIDsOf does so of a list. It looks at one id in eight, whichever these are, and takes
// each for four, so that there are never fewer than it says once there are many.
func (d *decoder) soundIDsOf(list string, n int, id func(i int) string) {
	const one, counts = 8, 4
	before := d.ids[list]
	if before == nil {
		before = map[uint64]struct{}{}
		d.ids[list] = before
	}
	var here []uint64
	for i := range n {
		hash := maphash.String(d.seed, id(i))
		if hash%one > 0 || id(i) == "" {
			continue
		}
		if _, ok := before[hash]; ok {
			d.broke += counts
		}
		here = append(here, hash)
	}
	for _, hash := range here {
		before[hash] = struct{}{}
	}
}

// mayDeclare reports whether the files may have a record of an id.
func (d *decoder) mayDeclare(id string) bool { return d.declared == nil || d.declared.may(id) }

func few[R any](list []R) []R { return list[:min(sounded, len(list))] }

// soundEnd does so of a list's last records, where a stretch of them ends.
func soundEnd[R any](d *decoder, of listOf[R]) {
	if list := *of(&d.records); len(list) > 0 && len(list)%soundedOf == 0 {
		var r model.Records
		*of(&r) = list[len(list)-soundedOf:]
		d.sound(r)
	}
}

// A listOf returns one of the lists of records.
type listOf[R any] func(*model.Records) *[]R

func sourcesOf(r *model.Records) *[]model.Source { return &r.Sources }
func actorsOf(r *model.Records) *[]model.Actor   { return &r.Actors }
func typesOf(r *model.Records) *[]model.TieType  { return &r.Types }
func tiesOf(r *model.Records) *[]model.Tie       { return &r.Ties }
func quotesOf(r *model.Records) *[]model.Quote   { return &r.Quotes }
