package data

import (
	"slices"

	"entente/model"
)

// A recordList is one of the lists of records that a dossier has. Whatever goes through
// them is made from their rows.
type recordList struct {
	name string // of the field that holds them
	one  string // of the field that holds one, in JSON lines
	what string // one of them, in a sentence
	ids  string // what its ids are unique among: of sources and actors, since both can be claimants, it is the same
	id   func(r *model.Records, i int) string
	items
}

// recordLists are in the order in which the format has them.
var recordLists = []recordList{
	{"sources", "source", "a source", "parties", func(r *model.Records, i int) string { return r.Sources[i].ID }, listOf[model.Source](func(r *model.Records) *[]model.Source { return &r.Sources })},
	{"actors", "actor", "an actor", "parties", func(r *model.Records, i int) string { return r.Actors[i].ID }, listOf[model.Actor](func(r *model.Records) *[]model.Actor { return &r.Actors })},
	{"tie_types", "tie_type", "a tie type", "tie_types", func(r *model.Records, i int) string { return r.Types[i].ID }, listOf[model.TieType](func(r *model.Records) *[]model.TieType { return &r.Types })},
	{"ties", "tie", "a tie", "ties", func(r *model.Records, i int) string { return r.Ties[i].ID }, listOf[model.Tie](func(r *model.Records) *[]model.Tie { return &r.Ties })},
	{"quotes", "quote", "a quote", "quotes", func(r *model.Records, i int) string { return r.Quotes[i].ID }, listOf[model.Quote](func(r *model.Records) *[]model.Quote { return &r.Quotes })},
}

// listNamed returns the list with a name; nil if there is none.
func listNamed(name string) *recordList {
	for i := range recordLists {
		if recordLists[i].name == name {
			return &recordLists[i]
		}
	}
	return nil
}

// items are the records of a list, of whatever type. Where they are returned, it is by a
// pointer to one, or as a list of them.
type items interface {
	size(r *model.Records) int
	room(r *model.Records) int                    // for how many more there is memory
	grow(r *model.Records, n int)                 // has memory for n more
	add(r *model.Records, n int) any              // has an empty one behind the first n, and no more
	keep(r *model.Records, n int)                 // has only the first n
	fit(r *model.Records)                         // lets go of room that is much
	at(r *model.Records, i int) any               // one
	some(r *model.Records, from, to int) any      // those from one up to another
	put(r *model.Records, i int, how edit) any    // has an empty one there, or none, in a copy of the list
	copy(to, r *model.Records, from, end int)     // has others be these, too
	join(r *model.Records, parts []model.Records) // has those of all parts, which let go of them
}

// A listOf returns a list of records of a type.
type listOf[R any] func(*model.Records) *[]R

func (of listOf[R]) size(r *model.Records) int { return len(*of(r)) }

func (of listOf[R]) room(r *model.Records) int { return cap(*of(r)) - len(*of(r)) }

func (of listOf[R]) grow(r *model.Records, n int) { *of(r) = slices.Grow(*of(r), n) }

func (of listOf[R]) keep(r *model.Records, n int) { *of(r) = (*of(r))[:n] }

func (of listOf[R]) at(r *model.Records, i int) any { return &(*of(r))[i] }

func (of listOf[R]) some(r *model.Records, from, to int) any { return (*of(r))[from:to] }

func (of listOf[R]) copy(to, r *model.Records, from, end int) { *of(to) = (*of(r))[from:end] }

func (of listOf[R]) add(r *model.Records, n int) any {
	list := append((*of(r))[:n], *new(R))
	*of(r) = list
	return &list[n]
}

func (of listOf[R]) fit(r *model.Records) {
	if list := *of(r); cap(list) > len(list)+len(list)/4 {
		*of(r) = slices.Clone(list)
	}
}

func (of listOf[R]) put(r *model.Records, i int, how edit) any {
	*of(r) = put(*of(r), i, *new(R), how)
	if how == removed {
		return nil
	}
	return of.at(r, i)
}

func (of listOf[R]) join(r *model.Records, parts []model.Records) {
	n, only := 0, []R(nil)
	for i := range parts {
		if part := *of(&parts[i]); len(part) > 0 {
			n += len(part)
			only = part
		}
	}
	if n == len(only) {
		*of(r) = only
		return
	}
	all := make([]R, 0, n)
	for i := range parts {
		part := of(&parts[i])
		all = append(all, *part...)
		*part = nil
	}
	*of(r) = all
}
