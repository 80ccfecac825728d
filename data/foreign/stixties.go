package foreign

import (
	"cmp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"entente/model"
)

// stixTieKnown are the members of a relationship or a sighting that have a place of
// their own.
var stixTieKnown = set("type", "id", "spec_version", "description", "created_by_ref", "created", "external_references", "object_marking_refs",
	"relationship_type", "source_ref", "target_ref", "start_time", "stop_time", "confidence",
	"sighting_of_ref", "where_sighted_refs", "first_seen", "last_seen", "count")

// relationship takes a relationship as a tie.
func (s *stix) relationship(o object) {
	s.tie(o, o.text("start_time"), o.text("stop_time"), &pending{
		sortOfTie: &sortOfTie{kind: "relationship", what: cmp.Or(o.text("relationship_type"), "related-to")}, testimony: new(testimony),
		from: o.texts("source_ref"), to: o.texts("target_ref"),
	})
}

// sighting takes a sighting as a tie from who saw to what was seen.
func (s *stix) sighting(o object) {
	where := o.texts("where_sighted_refs")
	if len(where) == 0 {
		where = o.texts("created_by_ref")
	}
	p := &pending{sortOfTie: &sortOfTie{kind: "sighting", what: "sighting of"}, testimony: new(testimony), from: where, to: o.texts("sighting_of_ref")}
	if n := o.text("count"); n != "" {
		switch p.Amount = n + " times"; n {
		case "1":
			p.Amount = "1 time"
		case "0":
			p.stance, p.why = model.Denies, "it was seen no time, which denies that it was seen"
		}
	}
	s.tie(o, o.text("first_seen"), o.text("last_seen"), p)
}

// embedded takes a reference within an object as a tie.
func (s *stix) embedded(o object, from, to, what string) {
	p := &pending{sortOfTie: &sortOfTie{kind: "reference", what: what}, testimony: new(testimony), from: []string{from}, to: []string{to}}
	s.made(o, p)
	s.wait(p)
}

// tie keeps a tie with its sources and what else its object has.
func (s *stix) tie(o object, start, stop string, p *pending) {
	p.ID, p.Summary = o.text("id"), o.text("description")
	var rest gathering
	var whole bool
	if p.Date, whole = between(start, stop, unknown); !whole {
		rest.add("start", start)
		rest.add("end", stop)
		p.why = cmp.Or(p.why, noDate)
	}
	p.sources = s.citedBy(o, p.Summary, &rest)
	rest.addRest(o, stixTieKnown)
	if n := o.text("confidence"); n != "" && confidenceOf(n) == model.NoConfidence {
		rest.add("confidence", n)
	}
	if when := o.text("created"); day(when).IsZero() {
		rest.add("created", when)
	}
	p.Attributes = rest.fields
	s.made(o, p)
	s.versions[p.ID].tie = p
	s.wait(p)
}

// citedBy returns the sources of an object, those first that its description cites by
// their names, in their order, as ATT&CK does: (Citation: Name).
func (s *stix) citedBy(o object, description string, rest *gathering) []string {
	type cited struct {
		at int
		id string
	}
	var list []cited
	rest.addPlain(o, "external_references")
	for _, r := range o.objects("external_references") {
		name, number := r.text("source_name"), r.text("external_id")
		if number != "" {
			rest.add(cmp.Or(name, "id"), number)
		}
		id := s.cited(r, rest)
		if id == "" {
			continue
		}
		at := strings.Index(description, "(Citation: "+name+")")
		if at < 0 {
			at = len(description)
		}
		list = append(list, cited{at, id})
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].at < list[j].at })
	ids := make([]string, len(list))
	for i, c := range list {
		ids[i] = c.id
	}
	return ids
}

// made completes a tie with who made its object, when, and whether it still holds.
func (s *stix) made(o object, p *pending) {
	p.what, p.family = strings.ReplaceAll(p.what, "-", " "), "STIX"
	p.by = o.text("created_by_ref")
	p.made, p.confidence = day(o.text("created")), confidenceOf(o.text("confidence"))
	if o.truth("revoked") || o.truth("x_mitre_deprecated") {
		p.withdrawn = withdrawn(day(o.text("modified")))
	}
}

// confidenceOf reads a confidence from 0 to 100 as the standard's appendix A does, by
// its scale of none, low, medium and high.
func confidenceOf(number string) model.Confidence {
	n, err := strconv.Atoi(number)
	switch {
	case err != nil || n < 1 || n > 100:
		return model.NoConfidence
	case n < 30:
		return model.Low
	case n < 70:
		return model.Moderate
	}
	return model.High
}

// day returns the day of a timestamp.
func day(timestamp string) model.Date {
	const whole = len("2006-01-02")
	if rest := timestamp[min(len(timestamp), whole):]; rest != "" && (len(rest) < 2 || strings.IndexByte("Tt ", rest[0]) < 0 || rest[1] < '0' || rest[1] > '9' || strings.Trim(rest, "Tt 0123456789:.,Zz+-") != "") {
		return model.Date{} // it goes on otherwise, and would be cut
	}
	d, err := model.ParseDate(timestamp[:min(len(timestamp), whole)])
	if err != nil {
		return model.Date{}
	}
	return d
}

// between returns the interval of two timestamps, with what stands for one that isn't there;
// one that can't be read isn't known. It reports whether both are in it: there is none that
// ends before it begins.
func between(start, stop, missing string) (d model.Date, whole bool) {
	from, to := day(start), day(stop)
	whole = from.IsZero() == (start == "") && to.IsZero() == (stop == "")
	switch {
	case from.IsZero() && to.IsZero():
		return d, whole
	case from.EDTF() == to.EDTF():
		return from, whole
	}
	d, err := model.ParseDate(endOr(from, start, missing) + "/" + endOr(to, stop, missing))
	return d, whole && err == nil
}

// endOr returns an end of an interval as EDTF: nothing where there is one that can't be
// read, and what is to stand there where there is none.
func endOr(end model.Date, words, missing string) string {
	if end.IsZero() && words == "" {
		return missing
	}
	return end.EDTF()
}

// A stixOpinion is what someone thinks of objects.
type stixOpinion struct {
	id, by, stance, note string
	authors, of          []string
	said                 model.Date
}

// agreement has the stances that stand for the standard's scale.
var agreement = sync.OnceValue(func() map[string]model.Stance {
	return map[string]model.Stance{
		"strongly-agree": model.Confirms, "agree": model.Asserts, "neutral": model.Declines,
		"disagree": model.Denies, "strongly-disagree": model.Denies,
	}
})

var viewKnown = set("type", "spec_version", "id", "created_by_ref", "created", "opinion", "object_refs", "explanation", "authors", "object_marking_refs")

// view keeps what someone thinks of objects until these are there.
func (s *stix) view(o object, id string) {
	v := stixOpinion{
		id: id, by: o.text("created_by_ref"), stance: o.text("opinion"), of: o.texts("object_refs"), said: day(o.text("created")),
		note: o.text("explanation"), authors: o.texts("authors"),
	}
	if when := o.text("created"); when != "" && v.said.IsZero() {
		v.note = strings.TrimSpace(v.note + " " + noted("created", when))
	}
	s.unviewed.addRest(o, viewKnown)
	s.views = append(s.views, v)
}

// opinions adds what someone thinks of ties as claims on them.
func (s *stix) opinions() {
	for i := range s.views {
		s.tell(s.opinion(&s.views[i]))
	}
}

func (s *stix) opinion(v *stixOpinion) Entry {
	e := Entry{Kind: "opinion", ID: v.id, Fate: LeftOut, Why: "it is of no tie in the file"}
	stance, ok := agreement()[v.stance]
	if !ok {
		e.Why = "it has no opinion that the standard knows"
		return e
	}
	kept := 0
	for _, ref := range v.of {
		n, known := s.tieAt[ref]
		if !known {
			continue
		}
		kept++
		c := model.Claim{Stance: stance, Source: s.itself(), Said: v.said, Wording: v.stance}
		if stance.Positive() {
			c.Certainty = model.Assessed
		}
		var by []string
		for by, c.Note = s.holders(v); len(by) > 0; by = by[1:] {
			c.By = by[0]
			s.records.Ties[n].Claims = append(s.records.Ties[n].Claims, c)
		}
	}
	switch kept {
	case 0:
	case len(v.of):
		e.Fate, e.Why = Taken, ""
	default:
		e.Fate, e.Why = Altered, "it is of other things than ties, too"
	}
	return e
}

// holders returns the ids of whose opinion it is: who made its object, else its authors, who
// are names alone, else the file; and what is to be noted of it, with those that aren't.
func (s *stix) holders(v *stixOpinion) (ids []string, note string) {
	authors := strings.Join(v.authors, ", ")
	if by := s.known([]string{v.by}); len(by) > 0 {
		return by, strings.TrimSpace(v.note + " " + authors)
	}
	if note = v.note; v.by != "" {
		note = strings.TrimSpace(note + " " + noted("created by", v.by))
	}
	for _, name := range v.authors {
		a := s.actor("author "+name, name)
		if a.Type = model.Person; !slices.Contains(ids, a.ID) {
			ids = append(ids, a.ID)
		}
	}
	if len(ids) == 0 {
		ids = []string{s.itself()}
	}
	return ids, note
}
