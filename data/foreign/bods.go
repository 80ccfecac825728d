package foreign

import (
	"bufio"
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"entente/model"

	"github.com/go-json-experiment/json/jsontext"
)

// isBODS reports whether a text begins as statements of the Beneficial Ownership Data
// Standard: a list of them, or one a line.
func isBODS(head []byte) bool {
	o := firstMembers(head)
	return (o.text("statementID") != "" || o.text("statementId") != "") && (o.text("statementType") != "" || o.text("recordType") != "")
}

// A bods reads statements of versions 0.2 to 0.4: https://standard.openownership.org/.
type bods struct {
	*Import
	replaced map[string]model.Date // statements by id: when another took their place
	records  map[string][]string   // ids of ties, by the record whose statements they are
	firsts   map[string]object     // by a source's id: what was said first of it
}

func (im *Import) bods(stream *bufio.Reader) error {
	b := &bods{im, map[string]model.Date{}, map[string][]string{}, map[string]object{}}
	im.later(b.withdraw)
	return im.each(stream, func(v jsontext.Value) { b.statement(newObject(v)) })
}

// statement takes one in. Version 0.4 has its facts in recordDetails, under the id of
// the record; before it, they were the statement's own.
func (b *bods) statement(o object) {
	kind, id, facts := o.text("recordType"), o.text("recordId"), o.object("recordDetails")
	if kind == "" {
		kind = strings.TrimSuffix(o.text("statementType"), "Statement")
		id, facts = o.text("statementID"), o
	}
	switch kind {
	case "entity":
		b.entityOf(o, facts, id)
	case "person":
		b.personOf(o, facts, id)
	case "relationship", "ownershipOrControl":
		b.relationship(o, facts, id)
	default:
		b.tell(Entry{Kind: cmp.Or(kind, "statement"), ID: id, Fate: LeftOut, Why: "it is no statement that the standard knows"})
	}
}

func (b *bods) entityOf(o, facts object, id string) {
	a := model.Actor{Name: cmp.Or(facts.text("name"), facts.object("unspecifiedEntityDetails").text("reason"), id), Aliases: aliases(facts.texts("alternateNames")...)}
	switch kind := cmp.Or(facts.object("entityType").text("type"), facts.text("entityType")); kind {
	case "state":
		a.Type = model.State
	case "registeredEntity", "legalEntity", "stateBody", "":
	default:
		a.Type = b.kind(kind, spaced(kind))
	}
	b.common(o, facts, &a, "entity", id)
}

func (b *bods) personOf(o, facts object, id string) {
	var names []string
	for _, n := range facts.objects("names") {
		names = append(names, cmp.Or(n.text("fullName"), strings.TrimSpace(n.text("givenName")+" "+n.text("familyName"))))
	}
	names = slices.DeleteFunc(names, func(n string) bool { return n == "" })
	unspecified := cmp.Or(facts.object("unspecified").text("reason"), facts.object("unspecifiedPersonDetails").text("reason"))
	a := model.Actor{Name: cmp.Or(append(names, unspecified, id)...), Type: model.Person, Aliases: aliases(names...)}
	b.common(o, facts, &a, "person", id)
}

// What of a statement has a place of its own, or tells how others are read: what it is
// of, and its facts.
var (
	bodsKnown      = set("statementID", "statementId", "statementType", "recordType", "recordId", "recordDetails", "source")
	bodsPartyKnown = set("name", "alternateNames", "identifiers")
	bodsTieKnown   = set("subject", "interestedParty", "interests", "recordStatus", "statementDate", "replacesStatements")
)

// attributes returns what of a statement and of its facts has no place of its own.
func (b *bods) attributes(o, facts object, known map[string]bool) *gathering {
	both := maps.Clone(bodsKnown)
	maps.Copy(both, known)
	var g gathering
	g.addRest(facts, both)
	if len(o.names) > 0 && o.value("recordDetails") != nil { // in 0.4 they are apart
		g.addRest(o, both)
		g.add("statementId", o.text("statementId")) // the record's id is the tie's or the actor's
	}
	return &g
}

// common takes what entities and persons share.
func (b *bods) common(o, facts object, a *model.Actor, kind, id string) {
	var ids gathering
	for _, i := range facts.objects("identifiers") {
		scheme := cmp.Or(i.text("scheme"), i.text("schemeName"), "id")
		ids.add(scheme, i.text("id"))
		ids.add(scheme+" address", i.text("uri"))
		if name := i.text("schemeName"); name != scheme {
			ids.add(scheme+" name", name)
		}
		for _, f := range i.rest(identifierKnown) {
			ids.add(scheme+" "+f.Name, f.Text)
		}
	}
	for _, v := range itemsOf(facts.value("identifiers")) {
		ids.add("id", textOf(v)) // without parts
	}
	rest := b.attributes(o, facts, bodsPartyKnown)
	rest.add("sources", strings.Join(b.sourcesOf(o, rest), "; "))
	a.Identifiers, a.Attributes = ids.fields, rest.fields
	b.tell(b.declare(kind, id, *a))
}

var identifierKnown = set("scheme", "schemeName", "id", "uri")

// relationship takes a statement of ownership or control as a tie for each interest.
func (b *bods) relationship(o, facts object, id string) {
	from, ok := b.party(facts, "interestedParty", id)
	to, known := b.party(facts, "subject", id)
	if !ok || !known {
		b.tell(Entry{Kind: "relationship", ID: id, Fate: LeftOut, Why: "it names no subject, or no interested party"})
		return
	}
	when := day(o.text("statementDate"))
	for _, old := range o.texts("replacesStatements") {
		b.replaced[old] = when
	}
	if earlier := b.records[id]; len(earlier) > 0 { // the record as it was
		for _, old := range earlier {
			b.replaced[old] = when
		}
		b.records[id] = nil
		id = cmp.Or(o.text("statementId"), o.text("statementID"), id)
	}
	interests := facts.objects("interests")
	if len(interests) == 0 {
		interests = []object{{}}
	}
	for n, interest := range interests {
		p := b.interest(o, facts, interest)
		p.ID, p.from, p.to = id, []string{from}, []string{to}
		if n > 0 {
			p.ID, p.kind = id+"-"+strconv.Itoa(n+1), "further interest"
		}
		b.records[cmp.Or(o.text("recordId"), id)] = append(b.records[cmp.Or(o.text("recordId"), id)], p.ID)
		b.wait(p)
	}
}

// withdraw takes the claims back of statements in whose place others stand.
func (b *bods) withdraw() {
	for old, when := range b.replaced {
		for n := 1; ; n++ {
			id := old
			if n > 1 {
				id += "-" + strconv.Itoa(n)
			}
			at, ok := b.tieAt[id]
			if !ok {
				break
			}
			b.Import.records.Ties[at].Claims[0].Withdrawn = withdrawn(when)
		}
	}
}

// withdrawn returns when a claim was taken back: it has to be some time.
func withdrawn(when model.Date) *model.Date {
	if when.IsZero() {
		when, _ = model.ParseDate("../9999") // at some time
	}
	return &when
}

// party returns the id of a party to a statement. One that isn't specified is an actor
// too, whose name is the reason.
func (b *bods) party(facts object, name, id string) (string, bool) {
	if ref := facts.text(name); ref != "" { // 0.4
		return ref, true
	}
	p := facts.object(name)
	if ref := cmp.Or(p.text("describedByPersonStatement"), p.text("describedByEntityStatement"), p.text("describedByRecord")); ref != "" {
		return ref, true
	}
	why := p
	if u := p.object("unspecified"); len(u.names) > 0 {
		why = u
	}
	reason := cmp.Or(why.text("reason"), why.text("description"))
	if reason == "" {
		return "", false
	}
	key := id + " " + name
	a := b.actor(key, "unspecified ("+reason+")")
	a.Type, a.Summary = b.kind("unspecified", "unspecified parties"), why.text("description")
	return key, true
}

var interestKnown = set("type", "startDate", "endDate", "share", "details")

func (b *bods) interest(o, facts, interest object) *pending {
	p := &pending{sortOfTie: &sortOfTie{kind: "relationship", family: "ownership and control"}, testimony: &testimony{}}
	p.what = spaced(cmp.Or(interest.text("type"), "interest"))
	p.about = "As the Beneficial Ownership Data Standard has it: " + p.what + "."
	rest := b.attributes(o, facts, bodsTieKnown)
	p.sources = b.sourcesOf(o, rest)
	rest.addRest(interest, interestKnown)
	start, stop := interest.text("startDate"), interest.text("endDate")
	var whole bool
	if p.Date, whole = between(start, stop, open); !whole {
		rest.add("start", start)
		rest.add("end", stop)
		p.why = noDate
	}
	part := interest.object("share")
	if p.Amount = share(part); p.Amount == "" || !isShare(part) {
		rest.add("share", told(interest.value("share")))
	}
	for _, name := range []string{"subject", "interestedParty"} {
		for _, f := range facts.object(name).rest(refKnown) {
			rest.add(name+" "+f.Name, f.Text)
		}
		for _, f := range facts.object(name).object("unspecified").rest(reasonKnown) {
			rest.add(name+" "+f.Name, f.Text)
		}
	}
	if listed := facts.value("interests"); slices.ContainsFunc(itemsOf(listed), func(v jsontext.Value) bool { return v.Kind() != '{' }) || listed.Kind() == '"' {
		rest.add("interests", told(listed)) // which have no parts
	}
	when := day(o.text("statementDate"))
	if when.IsZero() {
		rest.add("statementDate", o.text("statementDate"))
	}
	closed := o.text("recordStatus") == "closed" && day(stop).IsZero() // else it says that it was so until then
	if !closed {
		rest.add("recordStatus", o.text("recordStatus"))
	}
	rest.add("replacesStatements", strings.Join(o.texts("replacesStatements"), "; "))
	p.Summary, p.Attributes = interest.text("details"), rest.fields
	p.stance, p.certainty, p.said = model.Asserts, model.Stated, when
	if closed {
		p.withdrawn = withdrawn(when)
	}
	return p
}

var (
	refKnown    = set("describedByPersonStatement", "describedByEntityStatement", "describedByRecord", "unspecified", "reason", "description")
	reasonKnown = set("reason", "description")
)

// isShare reports whether a share is made of numbers alone, and of whether they belong to it.
func isShare(s object) bool {
	for i, name := range s.names {
		kind := s.values[i].Kind()
		truth := (kind == 't' || kind == 'f') && strings.HasPrefix(name, "exclusive")
		if !slices.Contains([]string{"exact", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}, name) || kind != '0' && !truth {
			return false
		}
	}
	return true
}

// share returns a share as it is exact, or in a range. Whether a bound belongs to the
// range was a truth value in version 0.2.
func share(s object) string {
	number := func(name string) string {
		if v := s.value(name); v.Kind() == '0' {
			return string(v)
		}
		return ""
	}
	from, to := cmp.Or(number("minimum"), number("exclusiveMinimum")), cmp.Or(number("maximum"), number("exclusiveMaximum"))
	least, most := "at least ", "at most "
	if s.truth("exclusiveMinimum") || s.value("minimum") == nil {
		least = "more than "
	}
	if s.truth("exclusiveMaximum") || s.value("maximum") == nil {
		most = "less than "
	}
	switch exact := number("exact"); {
	case exact != "":
		return exact + "%"
	case from != "" && to != "" && least == "at least " && most == "at most ":
		return from + " to " + to + "%"
	case from != "" && to != "":
		return least + from + "%, " + most + to + "%"
	case from != "":
		return least + from + "%"
	case to != "":
		return most + to + "%"
	}
	return ""
}

// spaced returns a word such as votingRights as words.
func spaced(word string) string {
	return strings.TrimSpace(strings.ToLower(plainHead(word)))
}

var bodsSourceKnown = set("url", "description", "retrievedAt", "type", "assertedBy")

// sourcesOf returns the source of a statement, if it names one, and adds to rest what it
// says of the source that another statement said otherwise, or didn't say.
func (b *bods) sourcesOf(o object, rest *gathering) []string {
	s := o.object("source")
	address := s.text("url")
	name := cmp.Or(s.text("description"), o.object("publicationDetails").object("publisher").text("name"), address, assertion(s))
	if name == "" {
		rest.add("source", told(o.value("source"))) // which tells nothing that a source has for a title
		return nil
	}
	id := b.source("bods\n"+address+"\n"+name, func() model.Source {
		made := model.Source{ID: name, Type: "dataset", Title: name, Accessed: day(s.text("retrievedAt")), Note: told(s.value("type"))}
		if isWeb(address) {
			made.URL = address
		} else {
			made.Access = address
		}
		if by := told(s.value("assertedBy")); by != "" {
			made.Note = strings.TrimSpace(made.Note + " asserted by: " + by)
		}
		if made.Accessed.IsZero() && s.text("retrievedAt") != "" {
			made.Note = strings.TrimSpace(made.Note + " " + noted("retrieved", s.text("retrievedAt")))
		}
		for _, f := range s.rest(bodsSourceKnown) {
			made.Note = strings.TrimSpace(made.Note + " " + noted(f.Name, f.Text))
		}
		return made
	})
	first, there := b.firsts[id]
	if !there {
		b.firsts[id] = newObject(o.value("source").Clone())
	}
	for _, f := range s.rest(bodsTitleKnown) {
		if there && told(first.value(f.Name)) != f.Text {
			rest.add("source "+f.Name, f.Text)
		}
	}
	return []string{id}
}

// assertion returns of what kind a source is, and by whom what it says is asserted.
func assertion(source object) string {
	var kinds, names []string
	for _, kind := range source.texts("type") {
		kinds = append(kinds, spaced(kind))
	}
	for _, by := range source.objects("assertedBy") {
		if name := by.text("name"); name != "" {
			names = append(names, name)
		}
	}
	kind, by := strings.Join(kinds, ", "), strings.Join(names, ", ")
	if kind != "" && by != "" {
		return kind + " by " + by
	}
	return kind + by
}

var bodsTitleKnown = set("url", "description")
