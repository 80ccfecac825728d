package data

import "entente/model"

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
