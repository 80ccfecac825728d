package foreign

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"entente/model"
)

// A role says what a column of a table holds.
type role uint8

// The roles.
const (
	fromRole role = iota
	toRole
	typeRole
	labelRole
	dateRole
	derivedRole
	startRole
	endRole
	amountRole
	summaryRole
	urlRole
	sourceRole
	quoteRole
	claimantRole
	stanceRole
	certainRole
	pageRole
	paraRole
	directedRole
	idRole
	nameRole
	kindRole
	aliasRole
	fromKindRole
	toKindRole
	fromIDRole
	toIDRole
	allRoles
)

// roleNames are the roles as --map has them.
var roleNames = [allRoles]string{
	"from", "to", "type", "label", "date", "date-derived", "start", "end", "amount", "summary", "url", "cited", "quote", "claimant", "stance",
	"certainty", "page", "paragraph", "directed", "id", "name", "kind", "aliases", "from-kind", "to-kind", "from-id", "to-id",
}

// String returns the role as --map has it.
func (r role) String() string { return roleNames[r] }

// A headed is a role with the heads people give its column, folded, the likeliest first.
type headed struct {
	role

	heads []string
}

// ends are the heads of the two ends of a tie, folded, the likeliest first. They are
// what Gephi, Cytoscape, Neo4j, Kumu and networkx write, and what the tables have of
// TrumpWorld, LittleSis, ICIJ, the Correlates of War and GDELT, and people's own.
var ends = [][2]string{
	{"from", "to"},
	{"source", "target"},
	{"entity a", "entity b"},
	{"actor a", "actor b"},
	{"country a", "country b"},
	{"person a", "person b"},
	{"organization a", "organization b"},
	{"from name", "to name"},
	{"source name", "target name"},
	{"entity1 name", "entity2 name"},
	{"entity1", "entity2"},
	{"entity 1", "entity 2"},
	{"name1", "name2"},
	{"from id", "to id"},
	{"source id", "target id"},
	{"entity1 id", "entity2 id"},
	{"start id", "end id"},
	{"node id start", "node id end"},
	{"node1", "node2"},
	{"node 1", "node 2"},
	{"state name1", "state name2"},
	{"statenme1", "statenme2"},
	{"namea", "nameb"},
	{"importer1", "importer2"},
	{"state1ab", "state2ab"},
	{"stateabb1", "stateabb2"},
	{"statea", "stateb"},
	{"ccode1", "ccode2"},
	{"side a", "side b"},
	{"actor1name", "actor2name"},
	{"actor1", "actor2"},
	{"actor 1", "actor 2"},
	{"country1", "country2"},
	{"country 1", "country 2"},
	{"sender", "receiver"},
	{"payer", "payee"},
	{"payer", "beneficiary"},
	{"donor", "recipient"},
	{"supplier", "customer"},
	{"owner", "owned"},
	{"owner", "company"},
	{"owner", "asset"},
	{"parent", "subsidiary"},
	{"parent", "child"},
	{"director", "company"},
	{"member", "organization"},
	{"person", "organization"},
	{"person", "company"},
	{"src", "dst"},
	{"subject", "object"},
	{"a", "b"},
}

// edgeRoles are those of a table of ties.
var edgeRoles = []headed{
	{fromRole, nil},
	{toRole, nil},
	{typeRole, []string{"type", "relationship", "connection", "relation", "relationship type", "rel type", "link type", "event type", "interaction", "predicate", "edge type", "category", "role", "position"}},
	{labelRole, []string{"label", "link", "title"}},
	{dateRole, []string{"date", "when", "event date", "date of event", "sqldate", "year"}},
	{derivedRole, []string{"date derived"}},
	{startRole, []string{"start", "start date", "since", "from date", "begin"}},
	{endRole, []string{"end", "end date", "until", "to date"}},
	{amountRole, []string{"amount", "value", "weight", "sum", "usd"}},
	{summaryRole, []string{"summary", "description", "notes", "note", "comment", "details", "description1"}},
	{urlRole, []string{"url", "source url", "sourceurl", "link to source", "sources", "source s", "reference", "citation", "evidence", "href", "link"}},
	{sourceRole, []string{"cited", "publication", "publisher", "source name", "source title", "source"}},
	{fromKindRole, []string{"from kind", "entity a type", "from type", "source type", "source kind", "entity1 type"}},
	{toKindRole, []string{"to kind", "entity b type", "to type", "target type", "target kind", "entity2 type"}},
	{fromIDRole, nil},
	{toIDRole, nil},
	{quoteRole, []string{"quote", "quotation"}},
	{claimantRole, []string{"claimant", "said by", "according to", "speaker", "by"}},
	{stanceRole, []string{"stance"}},
	{certainRole, []string{"certainty"}},
	{pageRole, []string{"page", "pages"}},
	{paraRole, []string{"paragraph"}},
	{directedRole, []string{"directed", "direction"}},
	{idRole, []string{"id", "edge id", "rel id", "key"}},
}

// nodeRoles are those of a table of actors.
var nodeRoles = []headed{
	{idRole, []string{"id", "node id", "key", "entity id", "actor id"}},
	{nameRole, []string{"name", "label", "title", "node", "entity", "actor"}},
	{kindRole, []string{"type", "kind", "category", "entity type", "class", "schema", "labels"}},
	{aliasRole, []string{"aliases", "alias", "aka", "also known as", "other names"}},
	{summaryRole, []string{"summary", "description", "notes", "note", "comment"}},
	{urlRole, []string{"url", "source url", "sources", "reference"}},
}

// Roles returns what the columns of a table may be, as [Options.Map] has it.
func Roles() []string {
	var names []string
	for _, r := range slices.Concat(edgeRoles, nodeRoles) {
		if !slices.Contains(names, r.String()) {
			names = append(names, r.String())
		}
	}
	return names
}

// matched returns, by role, the column that has it, from 0. Each column has one role
// and each role one column: the one that is mapped, else the likeliest head.
func matched(heads []string, roles []headed, mapped map[string]string) map[role]int {
	plain := make(map[string]int, len(heads)) // the first column of each head
	for i := len(heads) - 1; i >= 0; i-- {
		plain[plainHead(heads[i])] = i
	}
	columns, used := map[role]int{}, map[int]bool{}
	take := func(as role, head string) {
		at, there := plain[head]
		if _, ok := columns[as]; !ok && there && !used[at] {
			columns[as], used[at] = at, true
		}
	}
	for _, r := range roles {
		if head, ok := mapped[r.String()]; ok {
			take(r.role, plainHead(head))
		}
	}
	if roles[0].role == fromRole {
		takeEnds(columns, plain, take)
	}
	for _, r := range roles {
		for _, name := range r.heads {
			take(r.role, name)
		}
	}
	return columns
}

// takeEnds takes the first pair of ends that are there; where one end is mapped, the
// first other one.
func takeEnds(columns map[role]int, plain map[string]int, take func(as role, head string)) {
	_, from := columns[fromRole]
	_, to := columns[toRole]
	for _, pair := range ends {
		_, a := plain[pair[0]]
		_, b := plain[pair[1]]
		if (a || from) && (b || to) {
			take(fromRole, pair[0])
			take(toRole, pair[1])
		}
	}
	takeIDs(columns, plain, take)
}

// takeIDs takes the columns that have the ids of the ends in others, such as entity1_id beside
// entity1_name: those of both ends, since one alone may be the id of something else.
func takeIDs(columns map[role]int, plain map[string]int, take func(as role, head string)) {
	var ids [2]string
	for head, at := range plain {
		for _, end := range []role{fromRole, toRole} {
			if of, ok := columns[end]; ok && of == at {
				ids[end] = strings.TrimSuffix(head, " name") + " id"
			}
		}
	}
	_, from := plain[ids[fromRole]]
	_, to := plain[ids[toRole]]
	if from && to {
		take(fromIDRole, ids[fromRole])
		take(toIDRole, ids[toRole])
	}
}

// plainHead returns a head as heads are compared: folded, with blanks for what stands
// between words, as in entity_a, "Entity A" and entityA. What Neo4j writes behind a
// colon says what the column is, or of which type its values are.
func plainHead(head string) string {
	if role, known := neoHeads()[head]; known && head[0] == '_' { // of its export of all: in other tables a start is a date
		return role
	}
	if name, of, ok := strings.Cut(head, ":"); ok {
		of, _, _ = strings.Cut(of, "(")
		if role, known := neoHeads()[of]; known {
			return role
		}
		if neoTypes[strings.TrimSuffix(of, "[]")] {
			head = name
		}
	}
	var b strings.Builder
	lower := false
	for _, r := range head {
		if lower && r >= 'A' && r <= 'Z' {
			b.WriteByte(' ')
		}
		lower = r >= 'a' && r <= 'z'
		b.WriteRune(r)
	}
	words := strings.FieldsFunc(b.String(), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("_-:./()[]#*\"", r) })
	for i := range words { // each by itself, since folding joins what a hyphen parts
		words[i] = model.Fold(words[i])
	}
	return strings.Join(words, " ")
}

// Of the heads that neo4j-admin takes, what stands behind a colon, and the ends of the
// export of all.
var (
	neoHeads = sync.OnceValue(func() map[string]string {
		return map[string]string{"ID": "id", "START_ID": "start id", "END_ID": "end id", "TYPE": "type", "LABEL": "labels", "_start": "start id", "_end": "end id"}
	})
	neoTypes = set("string", "int", "long", "float", "double", "boolean", "byte", "short", "char", "date", "datetime")
)
