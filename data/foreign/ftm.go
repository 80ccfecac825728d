package foreign

import (
	"bufio"
	"cmp"
	"hash/maphash"
	"slices"
	"strings"
	"sync"

	"entente/data/charset"
	"entente/model"

	"github.com/go-json-experiment/json/jsontext"
)

// FollowTheMoney is a line of JSON an entity, as https://followthemoney.tech has it, or
// a line a statement on one.

// isFTM reports whether a text begins with an entity, or with a statement, which may be
// a row of a table.
func isFTM(head []byte) bool {
	o := firstMembers(head)
	if o.text("id") != "" && o.text("schema") != "" && slices.Contains(o.names, "properties") || isStatement(o) {
		return true
	}
	cells, _ := headsOf(head)
	return areStatements(cells)
}

// A ftmEdge is a schema whose entities are ties: the properties that have its ends,
// and what it is called.
type ftmEdge struct {
	from, to   string
	what       string
	undirected bool
}

// ftmEdges are the schemata that FollowTheMoney draws as edges, with the ends that it
// gives them: https://followthemoney.tech/explorer/.
var ftmEdges = sync.OnceValue(func() map[string]ftmEdge {
	return map[string]ftmEdge{
		"Associate":          {"person", "associate", "associate", true},
		"Call":               {"caller", "receiver", "call", false},
		"ContractAward":      {"supplier", "contract", "contract award", false},
		"CourtCaseParty":     {"party", "case", "party to a case", false},
		"Debt":               {"debtor", "creditor", "debt", false},
		"Directorship":       {"director", "organization", "directorship", false},
		"Documentation":      {"document", "entity", "documentation", false},
		"EconomicActivity":   {"contract", "declarant", "economic activity", false},
		"Employment":         {"employee", "employer", "employment", false},
		"Family":             {"person", "relative", "family", true},
		"Membership":         {"member", "organization", "membership", false},
		"Mention":            {"document", "resolved", "mention", false},
		"Message":            {"sender", "recipients", "message", false},
		"Occupancy":          {"holder", "post", "occupancy", false},
		"Ownership":          {"owner", "asset", "ownership", false},
		"Payment":            {"payer", "beneficiary", "payment", false},
		"ProjectParticipant": {"participant", "project", "project participant", false},
		"Representation":     {"agent", "client", "representation", false},
		"Sanction":           {"authority", "entity", "sanction", false},
		"Similar":            {"candidate", "match", "similar", true},
		"Succession":         {"predecessor", "successor", "succession", false},
		"UnknownLink":        {"subject", "object", "unknown link", true},
	}
})

// ftmKinds are the schemata of actors that every dossier has.
var ftmKinds = sync.OnceValue(func() map[string]model.ActorType {
	return map[string]model.ActorType{
		"Person": model.Person, "Company": model.Organization, "Organization": model.Organization,
		"LegalEntity": model.Organization, "PublicBody": model.Organization,
	}
})

// ftmIdentifiers are the properties that somebody gives to tell an entity by.
var ftmIdentifiers = strings.Fields(`wikidataId leiCode registrationNumber idNumber taxNumber vatCode innCode ogrnCode okpoCode kppCode
	passportNumber socialSecurityNumber swiftBic isin imoNumber mmsi callSign uscCode npiCode dunsCode uniqueEntityId cikCode
	jibCode permId giiNumber voenCode coatoCode serialNumber publicKey accountNumber iban`)

// ftmRefs are the properties of actors that name others, and what such a tie is called.
var ftmRefs = [][2]string{{"addressEntity", "address"}, {"parent", "part of"}, {"holder", "held by"}}

func (im *Import) ftm(stream *bufio.Reader) error {
	head, _ := stream.Peek(1)
	if len(head) > 0 && head[0] != '{' && head[0] != '[' {
		first, _ := stream.Peek(HeadBytes)
		begin, _ := charset.Text(first)
		if cells, delimiter := headsOf(begin); areStatements(cells) {
			var later notes
			table := newSheet(im.decoded(stream, later.add), begin, delimiter)
			table.notes = &later
			return im.statementRows(table)
		}
	}
	gathered := newStatements()
	err := im.each(stream, func(v jsontext.Value) {
		if o := newObject(v); isStatement(o) {
			gathered.leave(o.names)
			gathered.add(func(name string) string { return im.pool.keep(o.text(name)) })
		} else {
			im.entities(o)
		}
	})
	gathered.each(im.entity)
	im.noteStatements(gathered)
	return err
}

// An entity is one of FollowTheMoney's.
type entity struct {
	id, schema, caption string
	datasets, referents []string
	properties          []property     // in their order
	at                  map[string]int // of properties, by their names; nil where there are few
	others              model.Fields   // what it says of itself beside its properties
}

// A property of an entity has no values any more once they were used.
type property struct {
	name   string
	values []string
}

var ftmKnown = set("id", "schema", "caption", "datasets", "referents", "properties")

// entities takes an entity in, and those that are whole within it, as nested exports
// have them. Many have the same within: it is read once.
func (im *Import) entities(o object) {
	e, within := entityOf(o)
	im.entity(e)
	for _, v := range within {
		if hash := maphash.Bytes(im.seed, v); !im.within[hash] {
			im.within[hash] = true
			im.entities(newObject(v))
		}
	}
}

// entityOf returns an entity, and those that are whole within it.
func entityOf(o object) (e *entity, within []jsontext.Value) {
	e = &entity{
		id: o.text("id"), schema: o.text("schema"), caption: o.text("caption"), datasets: o.texts("datasets"),
		referents: o.texts("referents"), others: o.rest(ftmKnown),
	}
	p := o.object("properties")
	e.properties = make([]property, 0, len(p.names))
	for i, name := range p.names {
		v := p.values[i]
		items := itemsOf(v)
		if v.Kind() != '[' {
			items = []jsontext.Value{v}
		}
		values := make([]string, 0, len(items))
		for _, item := range items {
			words := told(item)
			if inner := newObject(item); inner.text("id") != "" && inner.text("schema") != "" {
				words, within = inner.text("id"), append(within, item)
			}
			if words != "" {
				values = append(values, words)
			}
		}
		e.add(text(name), values...)
	}
	return e, within
}

// textsOf returns what a list of values, or a single one, says.
func textsOf(v jsontext.Value) []string {
	if v.Kind() != '[' {
		if words := told(v); words != "" {
			return []string{words}
		}
		return nil
	}
	list := itemsOf(v)
	texts := make([]string, 0, len(list))
	for _, item := range list {
		if words := told(item); words != "" {
			texts = append(texts, words)
		}
	}
	return texts
}

// property returns the property of that name, or nil.
func (e *entity) property(name string) *property {
	if len(e.properties) <= fewFields {
		for i := range e.properties {
			if e.properties[i].name == name {
				return &e.properties[i]
			}
		}
		return nil
	}
	for len(e.at) < len(e.properties) { // those that came since
		if e.at == nil {
			e.at = map[string]int{}
		}
		e.at[e.properties[len(e.at)].name] = len(e.at)
	}
	if i, ok := e.at[name]; ok {
		return &e.properties[i]
	}
	return nil
}

func (e *entity) add(name string, values ...string) {
	p := e.property(name)
	if p == nil {
		e.properties = append(e.properties, property{name, values})
		return
	}
	for _, v := range values {
		if len(p.values) > fewFields || !slices.Contains(p.values, v) { // of many, some may be there twice
			p.values = append(p.values, v)
		}
	}
}

// values returns the values of a property, which stay.
func (e *entity) values(name string) []string {
	if p := e.property(name); p != nil {
		return p.values
	}
	return nil
}

// take returns the values of a property, which then has been used.
func (e *entity) take(name string) []string {
	p := e.property(name)
	if p == nil {
		return nil
	}
	values := p.values
	p.values = nil
	return values
}

// one returns the first value of the first of these properties that there is. Only that
// value has been used.
func (e *entity) one(names ...string) string {
	for _, name := range names {
		if p := e.property(name); p != nil && len(p.values) > 0 {
			first := p.values[0]
			p.values = p.values[1:]
			return first
		}
	}
	return ""
}

// rest returns what of an entity has no place of its own.
func (e *entity) rest() model.Fields {
	var g gathering
	for _, p := range e.properties {
		g.add(p.name, strings.Join(p.values, "; "))
	}
	for _, f := range e.others {
		g.add(f.Name, f.Text)
	}
	return g.fields
}

// entity takes an entity as a tie or as an actor.
func (im *Import) entity(e *entity) {
	edge, isEdge := ftmEdges()[e.schema]
	switch {
	case e.id == "" || e.schema == "":
		im.tell(Entry{Kind: "entity", ID: e.id, Fate: LeftOut, Why: "it has no id, or no schema"})
	case isEdge:
		im.ftmTie(e, edge)
	default:
		im.ftmActor(e)
	}
}

func (im *Import) ftmActor(e *entity) {
	name := e.caption
	if name == "" {
		name = cmp.Or(e.one("name", "title", "full", "fileName", "number"), e.id)
	}
	a := model.Actor{Name: name, Type: ftmKinds()[e.schema]}
	if a.Type == "" {
		a.Type = im.kind(e.schema, e.schema)
	}
	var others []string
	for _, property := range []string{"name", "alias", "weakAlias", "previousName", "abbreviation"} {
		others = append(others, e.take(property)...)
	}
	a.Aliases = aliases(others...)
	var ids gathering
	for _, property := range ftmIdentifiers {
		ids.add(property, strings.Join(e.take(property), "; "))
	}
	ids.add("referents", strings.Join(e.referents, "; "))
	a.Identifiers = ids.fields
	a.Summary = e.one("summary", "description")
	a.Note = strings.Join(e.take("notes"), " ")
	for _, r := range ftmRefs {
		for _, ref := range e.values(r[0]) {
			im.wait(&pending{
				sortOfTie: &sortOfTie{kind: "reference", what: r[1], family: ftmFamily}, testimony: &testimony{voices: im.datasets(e)},
				from: []string{e.id}, to: []string{ref},
			})
		}
	}
	sources := im.ftmSources(e)
	a.Attributes = with(e.rest(), "sources", strings.Join(append(sources, im.datasets(e)...), "; "))
	im.tell(im.declare(e.schema, e.id, a))
}

const ftmFamily = "FollowTheMoney"

// ftmTie takes an entity as a tie. The authority of a sanction is no entity, but a name.
func (im *Import) ftmTie(e *entity, edge ftmEdge) {
	p := &pending{
		sortOfTie: &sortOfTie{kind: e.schema, what: edge.what, family: ftmFamily},
		from:      e.take(edge.from), to: e.take(edge.to), undirected: edge.undirected,
	}
	p.ID = e.id
	if e.schema == "Sanction" {
		for _, name := range p.from {
			im.actor(name, name)
		}
	}
	missing := unknown
	if slices.Contains(e.values("status"), "current") { // as an occupancy is, or else ended or unknown
		missing = open
	}
	if role := e.one("role", "relationship", "status"); model.Columns(role) <= model.LabelColumns {
		p.Label = role
	} else {
		p.Summary = role
	}
	var undated string
	p.Date, undated = ftmDate(e, missing)
	p.Amount = ftmAmount(e)
	if p.Summary == "" {
		p.Summary = cmp.Or(e.one("summary", "description"), p.Label)
	}
	p.Note = strings.Join(e.take("notes"), " ")
	p.testimony = &testimony{sources: im.ftmSources(e), voices: im.datasets(e), why: undated}
	p.Attributes = e.rest()
	im.wait(p)
}

// ftmDate returns when a tie is, with what stands for a start or an end that isn't there, and
// why that isn't as it came; empty where it is. Dates that aren't in it stay among the
// properties.
func ftmDate(e *entity, missing string) (d model.Date, why string) {
	start, end := e.one("startDate"), e.one("endDate")
	words := interval(start, end, missing)
	if words == "" {
		words = e.one("date")
	}
	d, asIs := date(words)
	if why = newDate; d.IsZero() {
		why = noDate
	}
	if d.IsZero() && start+end != "" {
		d, asIs = between(start, end, missing)
	}
	switch {
	case asIs || words == "":
		return d, ""
	case start+end == "":
		e.add("date", words)
	default:
		e.add("start", start)
		e.add("end", end)
	}
	return d, why
}

// ftmAmount returns how much of something a tie is: money, or a share.
func ftmAmount(e *entity) string {
	if share := e.one("percentage"); share != "" {
		return strings.TrimSuffix(share, "%") + "%"
	}
	if amount := e.one("amount"); amount != "" {
		return strings.TrimSpace(amount + " " + e.one("currency"))
	}
	for _, unit := range [][2]string{{"amountUsd", "USD"}, {"amountEur", "EUR"}, {"sharesCount", "shares"}, {"sharesValue", "in shares"}} {
		if amount := e.one(unit[0]); amount != "" {
			return amount + " " + unit[1]
		}
	}
	return ""
}

// ftmSources returns the sources at an entity's addresses.
func (im *Import) ftmSources(e *entity) []string {
	var list []string
	for _, address := range e.take("sourceUrl") {
		id := im.address(address)
		if id == "" {
			e.add("source address", address)
			continue
		}
		s := &im.records.Sources[im.sources[id]]
		if publishers := e.values("publisher"); len(publishers) > 0 {
			s.ContainerTitle = publishers[0]
		}
		if retrieved := e.values("retrievedAt"); len(retrieved) > 0 && s.Accessed.IsZero() {
			s.Accessed = day(retrieved[0])
		}
		list = append(list, id)
	}
	return list
}

// datasets returns the ids of the sources that an entity's datasets are.
func (im *Import) datasets(e *entity) []string {
	var list []string
	for _, set := range e.datasets {
		list = append(list, im.source("dataset\n"+set, func() model.Source {
			return model.Source{ID: set, Type: "dataset", Title: set}
		}))
	}
	return list
}
