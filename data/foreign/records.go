package foreign

import (
	"cmp"
	"net/url"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"
	"unicode"

	"entente/data/safe"
	"entente/model"
)

// tell counts something of the file at hand, and tells whoever asked for each.
func (im *Import) tell(e Entry) {
	e.File, e.ID = im.file, safe.Clean(e.ID)
	im.Report.add(e)
	if im.options.Each != nil {
		im.options.Each(e)
	}
}

// Cut tells of a text that was longer than a dossier's may be, by its record's kind and
// id, and its field.
func (im *Import) Cut(kind, id, field string) {
	im.tell(Entry{Kind: "long text", ID: kind + " " + id + ": " + field, Fate: Altered, Why: "it has more characters than a dossier’s may have, and was cut; an ellipsis stands where it goes on"})
}

// text makes a text safe, without blanks around it.
func text(s string) string { return strings.TrimSpace(safe.Clean(s)) }

// actor returns the actor of that id. If there is none yet it is added, with that name
// and as an organization, for want of a better word, until a file says more.
func (im *Import) actor(id, name string) *model.Actor {
	return &im.records.Actors[im.actorAt(id, name)]
}

// actorAt returns the index of that actor.
func (im *Import) actorAt(id, name string) int {
	if n, ok := im.actors.number(id); ok {
		return n
	}
	n := len(im.records.Actors)
	id, name = im.pool.keep(id), im.pool.keep(name)
	im.actors.put(id)
	im.declared, im.alone = append(im.declared, false), append(im.alone, nil)
	im.records.Actors = append(roomy(im.records.Actors, min(im.more, 1)), model.Actor{ID: im.parties.claim(idOf(id, "actor")), Name: named(name, id), Type: model.Organization})
	return n
}

// roomy returns a list with room for one more and, where it has none, for as many times
// more as is likely.
func roomy[R any](list []R, more float64) []R {
	if len(list) < cap(list) {
		return list
	}
	return append(make([]R, 0, roomFor(len(list), more)), list...)
}

// roomFor returns for how many there should be room where n came and as many times more
// are likely; for an eighth more at least, since records are large, and no one knows. Where
// many came already they are trusted to go on as they began: to copy them costs more than
// to read them.
func roomFor(n int, more float64) int {
	const many = 1 << 14
	most := 3.0
	if n >= many {
		most = 63
	}
	return n + max(16, int(float64(n)*min(max(more, 1./8), most)))
}

// fitting returns a list without the room that it has left, if that is much.
func fitting[R any](list []R) []R {
	if cap(list)-len(list) <= len(list)/2 {
		return list
	}
	return append(make([]R, 0, len(list)), list...)
}

// named returns what an actor is called that came with a name and an id, of which each may
// be missing.
func named(name, id string) string { return cmp.Or(name, text(id), "unnamed") }

// joined is why something isn't as one place alone has it.
const joined = "it stands there more than once, and what is said of it is joined"

// declare takes an actor in as it is said to be, under the id that came. What was said
// of it before stays.
func (im *Import) declare(kind, id string, said model.Actor) Entry {
	im.pool.fields(said.Identifiers)
	im.pool.fields(said.Attributes)
	im.records.Actors = roomy(im.records.Actors, im.more)
	a := im.actor(id, said.Name)
	said.ID, said.Type = a.ID, cmp.Or(said.Type, model.Organization)
	said.Aliases = slices.DeleteFunc(said.Aliases, func(b model.Alias) bool { return b.Name == said.Name })
	n, _ := im.actors.number(id)
	if !im.declared[n] {
		said.Name = named(said.Name, id)
		if im.idAtEnds[n] {
			names := append([]model.Alias{{Name: a.Name}}, a.Aliases...)
			said.Aliases = append(said.Aliases, slices.DeleteFunc(names, func(b model.Alias) bool {
				return b.Name == said.Name || b.Name == id || slices.Contains(said.Aliases, b)
			})...)
		}
		im.declared[n], im.said, *a = true, true, said
		return kept(kind, id, a.ID)
	}
	if said.Name != "" && said.Name != a.Name {
		said.Aliases = append(said.Aliases, model.Alias{Name: said.Name})
	}
	im.join(n, said)
	return Entry{Kind: kind, ID: id, Fate: Altered, Why: joined}
}

// aliases returns names as aliases, each once.
func aliases(names ...string) []model.Alias {
	var list []model.Alias
	there := map[string]bool{"": true}
	for _, name := range names {
		if !there[name] {
			there[name] = true
			list = append(list, model.Alias{Name: name})
		}
	}
	return list
}

// kept tells that something was taken, or that its id was altered.
func kept(kind, id, as string) Entry {
	if id != as {
		return Entry{Kind: kind, ID: id, Fate: Altered, Why: newID}
	}
	return Entry{Kind: kind, ID: id}
}

// knownKinds are words that others have for the kinds of actors that every dossier has.
var knownKinds = sync.OnceValue(func() map[string]model.ActorType {
	return map[string]model.ActorType{
		"country": model.State, "nation": model.State, "nation state": model.State, "government": model.State,
		"org": model.Organization, "organisation": model.Organization, "company": model.Organization,
		"corporation": model.Organization, "individual": model.Person, "people": model.Person, "human": model.Person,
		"region": model.Territory, "organized group": model.Group,
	}
})

// The most kinds of actors and types of ties that are declared. What has more isn't
// sorted by them.
const (
	mostKinds = 200
	mostTypes = 500
)

// kind returns the kind of actors that a word stands for. One that no dossier has by
// itself is declared.
func (im *Import) kind(word, label string) model.ActorType {
	known, ok := im.kinds[word]
	if !ok {
		known = im.newKind(word, label)
		if len(im.kinds) < 10*mostKinds {
			im.kinds[word] = known
		}
	}
	return known
}

func (im *Import) newKind(word, label string) model.ActorType {
	plain := plainHead(word)
	if known, ok := knownKinds()[plain]; ok {
		return known
	}
	if slices.Contains(model.ActorTypes(), plain) {
		return model.ActorType(plain)
	}
	id := idOf(word, "other")
	if len(im.records.Head.Kinds) >= mostKinds {
		if im.overflow++; im.overflow == 1 {
			im.Report.Note("there are more than 200 kinds of actors; what is of others is of the kind other")
		}
		id, label = "other", "other"
	}
	if slices.Contains(model.ActorTypes(), id) { // of a word that is another, such as "?Person"
		id += "-2"
	}
	if !slices.ContainsFunc(im.records.Head.Kinds, func(k model.Kind) bool { return k.ID == id }) {
		im.records.Head.Kinds = append(im.records.Head.Kinds, model.Kind{ID: id, Label: cmp.Or(label, id)})
	}
	return model.ActorType(id)
}

// tieType returns the id of the type of ties with that label, declared when it is
// first met; without a definition, as the source has it. Others is what stands for types beyond [mostTypes].
func (im *Import) tieType(label, definition, family string) (id string, others bool) {
	if n, ok := im.types[label]; ok {
		return im.records.Types[n].ID, false
	}
	key := model.Fold(label)
	if n, ok := im.types[key]; ok {
		return im.records.Types[n].ID, false
	}
	if others = len(im.records.Types) >= mostTypes; others {
		label, key, definition = otherTypes, otherTypes, "Of a type that stands in the attributes."
		if n, ok := im.types[key]; ok {
			return im.records.Types[n].ID, true
		}
	}
	definition = cmp.Or(definition, "As the source has it: "+label+".")
	n := len(im.records.Types)
	im.types[key], im.types[label] = n, n
	im.records.Types = append(im.records.Types, model.TieType{
		ID: im.typeIDs.claim(idOf(label, "tie")), Label: label, Letter: im.letter(label), Definition: definition, Family: family,
	})
	return im.records.Types[n].ID, others
}

const otherTypes = "other types of ties"

// letter returns a letter that no type has yet: one of the label's, or else the next
// that Unicode has.
func (im *Import) letter(label string) string {
	for _, r := range strings.ToUpper(model.Fold(label)) {
		if r >= 'A' && r <= 'Z' && !im.letters[string(r)] {
			im.letters[string(r)] = true
			return string(r)
		}
	}
	r := 'A'
	for !unicode.IsUpper(r) || im.letters[string(r)] {
		r++
	}
	im.letters[string(r)] = true
	return string(r)
}

// source returns the id of a source that is told by a key, such as its title. It is
// made by that function when the key is first met.
func (im *Import) source(key string, made func() model.Source) string {
	id, ok := im.cited[key]
	if !ok {
		id = im.newSource(made())
		im.cited[key] = id
	}
	return id
}

// newSource adds a source under an id of its own, and returns the id that it has then.
func (im *Import) newSource(s model.Source) string {
	s.ID = im.parties.claim(idOf(s.ID, "source"))
	im.sources[s.ID] = len(im.records.Sources)
	im.records.Sources = append(roomy(im.records.Sources, min(im.more, 1)), s)
	return s.ID
}

// itself returns the id of the source that the file at hand is.
func (im *Import) itself() string {
	if im.self.source == "" || im.self.file != im.file {
		im.self = self{im.file, im.fileSource()}
	}
	return im.self.source
}

// A self is a file, and the id of the source that it is.
type self struct{ file, source string }

func (im *Import) fileSource() string {
	return im.source("file\n"+im.file, func() model.Source {
		name := cmp.Or(text(path.Base(strings.ReplaceAll(im.file, `\`, "/"))), "file")
		return model.Source{ID: idOf(strings.TrimSuffix(name, path.Ext(name)), "file"), Type: "dataset", Title: name}
	})
}

// address returns the id of the source at a web address, or "" if it is none.
func (im *Import) address(addr string) string {
	if id, ok := im.pages[addr]; ok {
		return id
	}
	if !isWeb(addr) {
		return ""
	}
	u, _ := url.Parse(addr)
	addr = im.pool.keep(addr)
	im.pages[addr] = im.newSource(model.Source{ID: idOf(u.Hostname()+"-"+path.Base(u.Path), "page"), Type: "webpage", Title: addr, ContainerTitle: u.Hostname(), URL: addr})
	return im.pages[addr]
}

// isWeb reports whether a text is an address that a source may have.
func isWeb(addr string) bool {
	u, err := url.Parse(addr)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil
}

// dated is what a text is as a date.
type dated struct {
	date model.Date
	asIs bool
}

// date reads a date as the function does, and keeps the last ones: most come again.
func (im *Import) date(text string) (model.Date, bool) {
	const most = 1 << 16
	d, ok := im.dates[text]
	if !ok {
		d.date, d.asIs = date(text)
		if len(im.dates) == most {
			clear(im.dates)
		}
		im.dates[im.pool.keep(text)] = d
	}
	return d.date, d.asIs
}

// date reads a date, as EDTF or in the form that it most likely means. It reports
// whether it was there as it is kept.
func date(text string) (d model.Date, asIs bool) {
	if text == "" {
		return d, false
	}
	d, err := model.ParseDate(text)
	if err == nil {
		return d, true
	}
	if hint := model.DateHint(text); hint != "" {
		d, _ = model.ParseDate(hint)
	}
	return d, false
}

// marked returns how many texts of records have U+FFFD in them.
func marked(r *model.Records) int {
	others := *r
	others.Ties = nil
	n := markedIn(&others)
	var claims []model.Claim // that were looked through last, which the next tie may share
	inClaims := 0
	for i := range r.Ties {
		t := &r.Ties[i]
		if len(t.Claims) != len(claims) || len(claims) > 0 && &t.Claims[0] != &claims[0] {
			claims, inClaims = t.Claims, markedIn(&t.Claims)
		}
		n += markedTie(t) + inClaims
	}
	return n
}

// markedTie returns the same of a tie without its claims. There may be a million, for
// which reflection takes too long.
func markedTie(t *model.Tie) int {
	n := 0
	count := func(text string) {
		if strings.Contains(text, "\ufffd") {
			n++
		}
	}
	count(t.Label)
	count(t.Amount)
	count(t.Summary)
	count(t.Note)
	for i := range t.Attributes {
		count(t.Attributes[i].Name)
		count(t.Attributes[i].Text)
	}
	return n
}

// markedIn returns the same of any record and what it holds.
func markedIn(record any) int {
	holders := map[reflect.Type][]int{}
	n := 0
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() { //nolint:exhaustive // the others hold no texts
		case reflect.String:
			if strings.Contains(v.String(), "\ufffd") {
				n++
			}
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			fields, ok := holders[v.Type()]
			if !ok {
				fields = holding(v.Type())
				holders[v.Type()] = fields
			}
			for _, i := range fields {
				walk(v.Field(i))
			}
		}
	}
	walk(reflect.ValueOf(record))
	return n
}

// idFields have ids alone, in which no such character can be.
var idFields = set("ID", "From", "To", "Between", "Type", "By", "Source", "Quote")

// holding returns which exported fields of a struct may hold texts that came.
func holding(t reflect.Type) []int {
	var fields []int
	for i := range t.NumField() {
		switch f := t.Field(i); f.Type.Kind() { //nolint:exhaustive // the others hold no texts
		case reflect.String, reflect.Pointer, reflect.Slice, reflect.Struct:
			if f.IsExported() && !idFields[f.Name] && f.Type != reflect.TypeFor[model.Date]() {
				fields = append(fields, i)
			}
		}
	}
	return fields
}
