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
	var some model.Records
	for i := range recordLists {
		l := &recordLists[i]
		l.copy(&some, &r, 0, min(sounded, l.size(&r)))
	}
	if len(model.Broken(some, d.mayDeclare)) > 0 {
		d.broke += len(model.Broken(r, d.mayDeclare))
	}
}

// soundIDs counts the records of a part whose ids others have in the parts before: who
// keeps a copy of a file beside it has as many as the file has records.
func (d *decoder) soundIDs(r *model.Records) {
	for i := range recordLists {
		d.soundIDsOf(&recordLists[i], r)
	}
}

// soundIDsOf does so of a list. It looks at one id in eight, whichever these are, and takes
// each for four, so that there are never fewer than it says once there are many.
func (d *decoder) soundIDsOf(l *recordList, r *model.Records) {
	const one, counts = 8, 4
	before := d.ids[l.ids]
	if before == nil {
		before = map[uint64]struct{}{}
		d.ids[l.ids] = before
	}
	var here []uint64
	for i := range l.size(r) {
		id := l.id(r, i)
		hash := maphash.String(d.seed, id)
		if hash%one > 0 || id == "" {
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

// soundEnd sounds a list's last records, where a stretch of them ends.
func (d *decoder) soundEnd(l *recordList) {
	if n := l.size(&d.records); n > 0 && n%soundedOf == 0 {
		var r model.Records
		l.copy(&r, &d.records, n-soundedOf, n)
		d.sound(r)
	}
}
