package model

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"sort"
	"strings"
)

// Change says what became of a record between two editions of a dossier.
type Change uint8

// The changes, in the order in which they are told.
const (
	Changed Change = iota + 1
	Came
	Went
)

var changes = []string{"", "changed", "came", "went"}

func (Change) words() []string { return changes }

// String returns the change's word.
func (c Change) String() string { return wordOf(c) }

// MarshalText returns the change's word.
func (c Change) MarshalText() ([]byte, error) { return textOf(c) }

// A Difference is one record that came, went or changed between two editions of a
// dossier.
type Difference struct {
	Kind   string      `json:"kind"` // one of those of [Dossier.Since]
	Change Change      `json:"change"`
	ID     string      `json:"id"`               // in the new edition; in the old one of what went
	Was    string      `json:"was,omitempty"`    // its id in the old edition, where it has another now
	Turned bool        `json:"turned,omitempty"` // a tie stands otherwise, or others deny it
	Words  string      `json:"words"`            // all of it in a line
	Fields []FieldDiff `json:"fields,omitempty"`
	Claims []ClaimDiff `json:"claims,omitempty"` // of a tie
	About  string      `json:"-"`                // the words without the record's name
}

// tell says what became of the record of that name.
func (d *Difference) tell(name, about string) { d.About, d.Words = about, name+": "+about }

// A FieldDiff is a field with its values in both editions, as JSON; null where it has
// none. Its name is that of the format.
type FieldDiff struct {
	Name string          `json:"name"`
	Old  json.RawMessage `json:"old"`
	New  json.RawMessage `json:"new"`
}

// A ClaimDiff is a claim of a tie that came, went or changed. The claim is the new one,
// or else the old.
type ClaimDiff struct {
	Change Change      `json:"change"`
	Claim  *Claim      `json:"claim"`
	Fields []FieldDiff `json:"fields,omitempty"`
}

// Since returns how the dossier differs from an older edition of it: ties whose
// standing or denials turned come first, then the other ties, then quotes, actors,
// sources, tie types and the head, each that changed before those that came and those
// that went. The order of records, of claims and of what a list holds is no
// difference, except that of names. A record that has another id and else is the same,
// also where others name it, was renamed; it is the only change if nothing else is.
func (d *Dossier) Since(old *Dossier) []Difference {
	c := &comparer{now: d, was: old, renamed: map[string]map[string]string{}}
	types := differences(c, "tie type", old.Types, d.Types, func(t *TieType) *string { return &t.ID }, func(t *TieType) string { return t.Label })
	sources := differences(c, "source", old.Sources, d.Sources, func(s *Source) *string { return &s.ID }, func(s *Source) string { return s.Title })
	actors := differences(c, "actor", c.oldActors(), d.Actors, func(a *Actor) *string { return &a.ID }, func(a *Actor) string { return a.Name })
	quotes := differences(c, "quote", c.oldQuotes(), d.Quotes, func(q *Quote) *string { return &q.ID }, func(q *Quote) string { return "“" + q.Text + "”" })
	all := append(c.ties(), slices.Concat(quotes, actors, sources, types)...)
	if fields := fieldDiffs(old.Head, d.Head); len(fields) > 0 {
		head := Difference{Kind: "dossier", Change: Changed, ID: d.Head.ID, Fields: fields}
		head.tell("the dossier", fieldWords(fields))
		all = append(all, head)
	}
	return all
}

// A comparer holds two editions against each other.
type comparer struct {
	now, was *Dossier
	renamed  map[string]map[string]string // by kind: new ids by old ones
}

// id returns what a record of one of the kinds is called now.
func (c *comparer) id(id string, kinds ...string) string {
	for _, kind := range kinds {
		if now, ok := c.renamed[kind][id]; ok {
			return now
		}
	}
	return id
}

func (c *comparer) ids(ids []string, kinds ...string) []string {
	list := slices.Clone(ids)
	for i := range list {
		list[i] = c.id(list[i], kinds...)
	}
	return list
}

// oldActors returns the old edition's actors as they would be written now. What an
// actor names may have been renamed too, so the names are sought until no more are
// found.
func (c *comparer) oldActors() []Actor {
	list := c.was.Actors
	for found := -1; found < len(c.renamed["actor"]); {
		found = len(c.renamed["actor"])
		list = c.renamedActors()
		pairs(c, "actor", list, c.now.Actors, func(a *Actor) *string { return &a.ID })
	}
	return list
}

func (c *comparer) renamedActors() []Actor {
	list := slices.Clone(c.was.Actors)
	for i := range list {
		a := &list[i]
		a.SpeaksFor, a.Affiliation, a.Roles = c.id(a.SpeaksFor, "actor"), c.id(a.Affiliation, "actor"), slices.Clone(a.Roles)
		for n := range a.Roles {
			a.Roles[n].At = c.id(a.Roles[n].At, "actor")
		}
	}
	return list
}

func (c *comparer) oldQuotes() []Quote {
	list := slices.Clone(c.was.Quotes)
	for i := range list {
		list[i].By, list[i].Source = c.ids(list[i].By, "actor", "source"), c.id(list[i].Source, "source")
	}
	return list
}

func (c *comparer) oldTies() []Tie {
	list := slices.Clone(c.was.Ties)
	for i := range list {
		t := &list[i]
		t.Type, t.From, t.To = c.id(t.Type, "tie type"), c.ids(t.From, "actor"), c.ids(t.To, "actor")
		t.Between, t.Claims = slices.Clone(t.Between), slices.Clone(t.Claims)
		for n := range t.Between {
			t.Between[n] = c.ids(t.Between[n], "actor")
		}
		for n := range t.Claims {
			c.oldClaim(&t.Claims[n])
		}
	}
	return list
}

func (c *comparer) oldClaim(cl *Claim) {
	cl.By, cl.Source, cl.Quote = c.id(cl.By, "actor", "source"), c.id(cl.Source, "source"), c.id(cl.Quote, "quote")
	cl.AlsoIn = slices.Clone(cl.AlsoIn)
	for n := range cl.AlsoIn {
		cl.AlsoIn[n] = c.oldPassage(cl.AlsoIn[n])
	}
	if cl.WithdrawnIn != nil {
		p := c.oldPassage(*cl.WithdrawnIn)
		cl.WithdrawnIn = &p
	}
}

func (c *comparer) oldPassage(p Passage) Passage {
	p.Source, p.Quote = c.id(p.Source, "source"), c.id(p.Quote, "quote")
	return p
}

// A pair is a record in both editions, or in one of them.
type pair[R any] struct{ old, now *R }

// pairs puts records of the same id together, then those that are alike but for their
// id and have no equal. What was renamed is noted.
func pairs[R any](c *comparer, kind string, old, now []R, id func(*R) *string) []pair[R] {
	var list []pair[R]
	for _, p := range c.match(kind, editionOf(old, id), editionOf(now, id)) {
		var both pair[R]
		if p[0] >= 0 {
			both.old = &old[p[0]]
		}
		if p[1] >= 0 {
			both.now = &now[p[1]]
		}
		list = append(list, both)
	}
	return list
}

// An edition is what records of a kind are matched by.
type edition struct {
	ids  []string
	like func(n int) string // the same for records that differ in their ids alone
}

func editionOf[R any](records []R, id func(*R) *string) edition {
	ids := make([]string, len(records))
	for i := range records {
		ids[i] = *id(&records[i])
	}
	return edition{ids, func(n int) string { return likeness(unnamed(&records[n], id)) }}
}

// match returns the records of pairs by their indices in the old edition and in that of
// now; -1 where one has none.
func (c *comparer) match(kind string, old, now edition) [][2]int {
	if c.renamed[kind] == nil {
		c.renamed[kind] = map[string]string{}
	}
	left := map[string]int{}
	for i, id := range old.ids {
		left[id] = i
	}
	var list [][2]int
	var fresh []int
	for n, id := range now.ids {
		if i, ok := left[id]; ok {
			list = append(list, [2]int{i, n})
			delete(left, id)
		} else {
			fresh = append(fresh, n)
		}
	}
	alike := map[string][]int{}
	for i, id := range old.ids {
		if _, ok := left[id]; ok {
			like := old.like(i)
			alike[like] = append(alike[like], i)
		}
	}
	for _, n := range fresh {
		like, was := now.like(n), -1
		if same := alike[like]; len(same) > 0 {
			was, alike[like] = same[0], same[1:]
			c.renamed[kind][old.ids[was]] = now.ids[n]
			delete(left, old.ids[was])
		}
		list = append(list, [2]int{was, n})
	}
	for i, id := range old.ids {
		if _, ok := left[id]; ok {
			list = append(list, [2]int{i, -1})
		}
	}
	return list
}

// unnamed returns a record without its id.
func unnamed[R any](r *R, id func(*R) *string) R {
	alike := *r
	*id(&alike) = ""
	return alike
}

// likeness is the same for records that differ in nothing.
func likeness(record any) string {
	fields := fieldsOf(record)
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		b.WriteString(name + "\n")
		b.Write(jsonOf(fields[name]))
	}
	return b.String()
}

// differences returns how records of a kind differ, in the order in which they are
// told.
func differences[R any](c *comparer, kind string, old, now []R, id func(*R) *string, name func(*R) string) []Difference {
	var list []Difference
	for _, p := range pairs(c, kind, old, now, id) {
		diff := Difference{Kind: kind}
		switch {
		case p.now == nil:
			diff.Change, diff.ID = Went, *id(p.old)
			diff.tell(kind+" "+name(p.old), "gone")
		case p.old == nil:
			diff.Change, diff.ID = Came, *id(p.now)
			diff.tell(kind+" "+name(p.now), "new")
		default:
			fields := fieldDiffs(*p.old, *p.now)
			if len(fields) == 0 {
				continue
			}
			diff.Change, diff.ID, diff.Fields = Changed, *id(p.now), fields
			if diff.ID != *id(p.old) {
				diff.Was = *id(p.old)
			}
			diff.tell(kind+" "+name(p.now), fieldWords(fields))
		}
		list = append(list, diff)
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].Change < list[j].Change })
	return list
}

// fieldDiffs returns the fields that two records have differently, by name.
func fieldDiffs(old, now any) []FieldDiff {
	if bytes.Equal(jsonOf(old), jsonOf(now)) {
		return nil // as mostly, and soon seen
	}
	was, is := fieldsOf(old), fieldsOf(now)
	names := slices.AppendSeq(slices.Collect(maps.Keys(was)), maps.Keys(is))
	slices.Sort(names)
	var list []FieldDiff
	for _, name := range slices.Compact(names) {
		if !reflect.DeepEqual(was[name], is[name]) {
			list = append(list, FieldDiff{name, jsonOf(was[name]), jsonOf(is[name])})
		}
	}
	return list
}

// fieldsOf returns a record's fields by the names that they have in a dossier. Lists
// are in one order, except those of names, whose order is printed.
func fieldsOf(record any) map[string]any {
	text, err := json.Marshal(record)
	fields := map[string]any{}
	if err == nil {
		err = json.Unmarshal(text, &fields)
	}
	if err != nil {
		panic(err) // a record that can't be written as JSON
	}
	for name, value := range fields {
		if name != "author" && VariableKindOf(name) != NameVariable {
			fields[name] = ordered(value)
		}
	}
	return fields
}

func ordered(value any) any {
	list, ok := value.([]any)
	if !ok {
		return value
	}
	for i := range list {
		list[i] = ordered(list[i])
	}
	sort.Slice(list, func(i, j int) bool { return bytes.Compare(jsonOf(list[i]), jsonOf(list[j])) < 0 })
	return list
}

func jsonOf(value any) json.RawMessage {
	text, _ := plainJSON(value)
	return text
}
