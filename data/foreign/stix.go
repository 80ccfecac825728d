package foreign

import (
	"bufio"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"entente/data/charset"
	"entente/model"

	"github.com/go-json-experiment/json/jsontext"
)

// isSTIX reports whether a text begins as a bundle, as what a TAXII server returns, or as
// objects without a bundle.
func isSTIX(head []byte) bool {
	o := firstMembers(head)
	if o.text("type") == "bundle" || strings.HasPrefix(o.text("id"), "bundle--") || isObject(o) {
		return true
	}
	return slices.Contains(o.names, "objects") && stixHead().Match(head)
}

// isObject reports whether an object is one that a bundle has in it.
func isObject(o object) bool {
	kind := o.text("type")
	return kind != "" && kind != "bundle" && strings.HasPrefix(o.text("id"), kind+"--")
}

var stixHead = form(`"id"\s*:\s*"[a-z0-9-]+--[0-9a-f]{8}-`)

// A stix reads STIX 2.1, and 2.0 as far as it is the same:
// https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html.
type stix struct {
	*Import

	views     []stixOpinion
	marks     map[string]string // what markings are called, by their ids
	marked    map[string]string // by the id of an object: the ids of its markings
	lastMarks string
	versions  map[string]*version // of objects, by their ids
	clocked   bool                // a time of day came
	newer     bool                // the actor at hand came before, in an older version
	unmarked  nameList            // of what markings say that isn't taken in
	unviewed  nameList            // of what opinions say that isn't
}

// A version is the one of an object that is kept: the last that came of all.
type version struct {
	modified string
	tie      *pending // nil for what is no tie
}

func (im *Import) stix(stream *bufio.Reader) error {
	s := &stix{Import: im, marks: map[string]string{}, marked: map[string]string{}, versions: map[string]*version{}, unmarked: newNameList(), unviewed: newNameList()}
	first, _ := stream.Peek(HeadBytes) // an error is the next read's too
	begin, _ := charset.Text(first)
	err := s.all(stream, isObject(firstMembers(begin)))
	if s.clocked {
		im.Report.Note(im.file + " has times of day; the dates of ties and claims are kept to the day")
	}
	for i, left := range []string{s.unmarked.String(), s.unviewed.String()} {
		if left != "" {
			im.Report.Note(fmt.Sprintf("%s: of each %s is left out: %s", im.file, []string{"marking", "opinion"}[i], left))
		}
	}
	s.later(s.opinions)
	s.later(s.mark)
	return err
}

// all reads bundles one behind the other, or objects without a bundle: a list, or one behind
// the other.
func (s *stix) all(stream *bufio.Reader, bare bool) error {
	if bare {
		return s.each(stream, func(v jsontext.Value) { s.object(newObject(v)) })
	}
	d := s.decoder(stream)
	err := s.bundle(d)
	for err == nil && d.PeekKind() == '{' {
		err = s.bundle(d)
	}
	if err == nil {
		_, err = d.ReadToken()
		err = end(err)
	}
	return d.located(err)
}

func (s *stix) bundle(d *decoder) error {
	return members(d, func(name string) error {
		if name == "objects" {
			return items(d, func(v jsontext.Value) { s.object(newObject(v)) })
		}
		v, err := d.next()
		if !slices.Contains([]string{"type", "id"}, name) && err == nil {
			s.has(name, told(v))
		}
		return err
	})
}

// object takes one object in, unless a later version of it is there.
func (s *stix) object(o object) {
	kind, id := o.text("type"), o.text("id")
	switch {
	case kind == "":
		s.tell(Entry{Kind: "object", ID: id, Fate: LeftOut, Why: "it has no type"})
		return
	case id == "":
		s.tell(Entry{Kind: kind, Fate: LeftOut, Why: "it has no id"})
		return
	}
	modified := o.text("modified")
	if v, ok := s.versions[id]; ok {
		if modified <= v.modified {
			s.tell(Entry{Kind: kind, ID: id, Fate: LeftOut, Why: oldVersion})
			return
		}
		s.supersede(id, v)
	}
	s.versions[id] = &version{modified: modified}
	s.clocked = s.clocked || len(modified) > len("2006-01-02")
	if refs := strings.Join(o.texts("object_marking_refs"), " "); refs != "" {
		if len(s.lastMarks) == 0 || s.lastMarks != refs {
			s.lastMarks = refs // as a rule, all have the same
		}
		s.marked[id] = s.lastMarks
	}
	s.take(o, kind, id)
}

const oldVersion = "it is an older version of an object"

// supersede sets the older version of an object aside.
func (s *stix) supersede(id string, v *version) {
	if v.tie != nil {
		v.tie.old = true
	}
	if n, ok := s.actors.number(id); ok {
		s.declared[n], s.newer = false, true
	}
}

func (s *stix) take(o object, kind, id string) {
	switch kind {
	case "relationship":
		s.relationship(o)
	case "sighting":
		s.sighting(o)
	case "opinion":
		s.view(o, id)
	case "marking-definition":
		s.marking(o)
	case "extension-definition", "language-content":
		s.tell(Entry{Kind: kind, ID: id, Fate: LeftOut, Why: "it says how to read others, and ties nothing"})
	default:
		s.actorOf(o, kind, id)
	}
}

// stixActors are the kinds of STIX that every dossier has, with other words.
var stixActors = sync.OnceValue(func() map[string]model.ActorType {
	return map[string]model.ActorType{"threat-actor": model.Group, "intrusion-set": model.Group, "location": model.Territory}
})

// stixKnown are the members of an object that have a place of their own; all others
// are attributes.
var stixKnown = set("type", "id", "spec_version", "name", "description", "aliases", "x_mitre_aliases", "created_by_ref",
	"external_references", "object_marking_refs")

// actorOf takes any other object as an actor.
func (s *stix) actorOf(o object, kind, id string) {
	name := cmp.Or(o.text("name"), o.text("value"), o.text("abstract"), firstWords(o.text("content")), o.text("path"), id)
	a := model.Actor{
		Name: name, Type: s.typeOf(o, kind), Summary: o.text("description"),
		Aliases: aliases(append(o.texts("aliases"), o.texts("x_mitre_aliases")...)...),
	}
	var rest gathering
	s.references(o, &a, &rest)
	for i, name := range o.names {
		switch refs := embeddedRefs(name, o.values[i]); {
		case stixKnown[name]:
		case len(refs) > 0:
			what := "refers to"
			if name != "object_refs" {
				what = strings.ReplaceAll(strings.TrimSuffix(strings.TrimSuffix(name, "s"), "_ref"), "_", " ")
			}
			for _, ref := range refs {
				s.embedded(o, id, ref, what)
			}
		case kind == "observed-data" && name == "objects":
			s.observed(o, id, newObject(o.values[i]))
		default:
			rest.add(name, told(o.values[i]))
		}
	}
	a.Attributes = rest.fields
	e := s.declare(kind, id, a)
	if s.newer {
		e.Fate, e.Why, s.newer = Altered, "it is the later version of one that came before it", false
	}
	s.tell(e)
	if by := o.text("created_by_ref"); by != "" {
		s.embedded(o, id, by, "created by")
	}
}

// embeddedRefs returns the ids of objects that a member names. MITRE's own note of who
// changed an object last is no tie.
func embeddedRefs(name string, v jsontext.Value) []string {
	if !strings.HasSuffix(name, "_ref") && !strings.HasSuffix(name, "_refs") || name == "x_mitre_modified_by_ref" {
		return nil
	}
	refs := object{[]string{name}, []jsontext.Value{v}}.texts(name)
	if slices.ContainsFunc(refs, func(ref string) bool { return !strings.Contains(ref, "--") }) {
		return nil
	}
	return refs
}

// observed takes what data observed in STIX 2.0, where it stands within.
func (s *stix) observed(o object, id string, seen object) {
	for i, name := range seen.names {
		inner := newObject(seen.values[i])
		ref := id + "." + name
		if kind := inner.text("type"); kind != "" {
			s.actorOf(inner, kind, ref)
			s.embedded(o, id, ref, "refers to")
		} else {
			s.tell(Entry{Kind: "object", ID: ref, Fate: LeftOut, Why: "it has no type"})
		}
	}
}

func firstWords(s string) string {
	words := strings.Fields(s)
	return strings.Join(words[:min(len(words), 8)], " ")
}

// typeOf returns the kind of actor that an object is.
func (s *stix) typeOf(o object, kind string) model.ActorType {
	switch class := o.text("identity_class"); {
	case kind == "identity" && class == "individual":
		return model.Person
	case kind == "identity" && class == "group":
		return model.Group
	case kind == "identity":
		return model.Organization
	}
	if known, ok := stixActors()[kind]; ok {
		return known
	}
	return s.kind(kind, plural(strings.TrimPrefix(kind, "x-mitre-")))
}

// plurals are the ends of words that don't take an s alone, and what they become. The
// first that fits counts.
var plurals = []struct{ end, becomes string }{
	{"ware", "ware"},
	{"data", "data"},
	{"series", "series"},
	{"matrix", "matrices"},
	{"gy", "gies"},
	{"ty", "ties"},
	{"ry", "ries"},
	{"sis", "ses"},
	{"s", "ses"},
	{"x", "xes"},
	{"ch", "ches"},
	{"sh", "shes"},
}

// plural returns what several of a kind are called.
func plural(kind string) string {
	words, of := strings.ReplaceAll(kind, "-", " "), ""
	if i := strings.Index(words, " of "); i >= 0 {
		words, of = words[:i], words[i:]
	}
	for _, p := range plurals {
		if stem, ok := strings.CutSuffix(words, p.end); ok {
			return stem + p.becomes + of
		}
	}
	return words + "s" + of
}

// references takes an object's external references: those with an id as identifiers,
// and each that has an address or a description as a source.
func (s *stix) references(o object, a *model.Actor, rest *gathering) {
	var ids gathering
	var sources []string
	rest.addPlain(o, "external_references")
	for _, r := range o.objects("external_references") {
		name, id := r.text("source_name"), r.text("external_id")
		ids.add(cmp.Or(name, "id"), id)
		if source := s.cited(r, rest); source != "" {
			sources = append(sources, source)
		}
	}
	a.Identifiers = ids.fields
	rest.add("sources", strings.Join(sources, "; "))
}

// stixReferenceKnown are the members of an external reference that are taken in.
var stixReferenceKnown = set("source_name", "external_id", "description", "url", "hashes")

// cited returns the id of the source that an external reference names, or "", and adds to
// rest what else the reference says.
func (s *stix) cited(r object, rest *gathering) string {
	source, hashes := s.reference(r), told(r.value("hashes"))
	if source == "" && r.text("external_id") == "" {
		rest.add("reference", r.text("source_name"))
	}
	if source == "" || s.records.Sources[s.sources[source]].Note != hashes {
		rest.add("hashes", hashes) // another reference to the source has others
	}
	rest.addRest(r, stixReferenceKnown)
	return source
}

// reference returns the id of the source that an external reference names, or "".
func (s *stix) reference(r object) string {
	name, about, address := r.text("source_name"), r.text("description"), r.text("url")
	if address == "" && about == "" {
		return ""
	}
	return s.source(name+"\n"+about+"\n"+address, func() model.Source {
		source := model.Source{ID: name, Type: "webpage", Title: cmp.Or(about, name, address), ContainerTitle: name, Note: told(r.value("hashes"))}
		if isWeb(address) {
			source.URL = address
		} else {
			source.Access = address
		}
		return source
	})
}
